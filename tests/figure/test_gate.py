"""A picture says how many events are in review, and how many are hidden for want of people who agree."""

from rollout.evidence.beside import Beside
from rollout.evidence.reader import read
from rollout.evidence.signing import signed
from rollout.figure.view_figure import picture
from rollout.timeline.dataset_index import DatasetIndex
from tests.csv_rows import csv_of
from tests.evidence.test_reviews import FILE, agreed, reviews


def test_a_picture_counts_what_waits_for_people_who_agree() -> None:
    data = read(FILE, beside=Beside(reviews=reviews(*agreed("Anna"))))
    whole = picture(DatasetIndex(data), "", 1200, 500, "")["layout"]["meta"]["counts"]
    assert (whole["shown"], whole["hidden"], whole["in_review"]) == (3, 0, "1 in review (1 agreed on)")
    assert "by_clock" not in whole
    gated = picture(DatasetIndex(signed(data, 1)), "", 1200, 500, "")["layout"]["meta"]["counts"]
    assert (gated["shown"], gated["hidden"], gated["refused"], gated["rows"]) == (1, 2, 0, 3)
    assert (gated["by_clock"], gated["clock_words"]) == (2, ["2 not signed by 1 person"])


def test_without_reviews_nothing_is_said_of_them() -> None:
    counts = picture(DatasetIndex(read(csv_of({}))), "", 1200, 500, "")["layout"]["meta"]["counts"]
    assert "in_review" not in counts
