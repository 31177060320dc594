"""What became known later than the day of a view: pale ticks without words, and a rule at the day."""

import re
from json import dumps, loads

from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.page import figure_contract
from rollout.timeline.dataset_index import MANY, DatasetIndex
from tests.page.test_contract import wrong
from tests.support.events import dataset

ROWS = (
    {"date": "2012", "known": "2013"},
    {"date": "2014", "known": "2018"},
    {"date": "2014/2016", "known": "2019", "lane": "Iron Grid"},
    {"date": "2015", "source_url": "", "source_note": "Seen on paper."},
)
COLUMNS = ("id", "lane", "date", "title", "status", "asserted_by", "known", "source_url", "source_note")
DAY = "?as_known=2015-06-30&from=2010-01-01&to=2020-12-31"


def index(*rows: dict[str, str]) -> DatasetIndex:
    return DatasetIndex(dataset(*rows, columns=COLUMNS))


def test_what_became_known_later_is_a_pale_tick_at_its_date_and_is_still_counted_as_hidden() -> None:
    meta = picture(index(*ROWS), DAY, 1280, 720)["layout"]["meta"]
    assert wrong(loads(dumps(meta)), figure_contract.Meta, "meta") == []
    assert meta["known"] == {"day": 16617, "later": [[0, 16253.5], [1, 16071.0]]}
    assert (meta["counts"]["shown"], meta["counts"]["hidden"]) == (1, 3)


def test_without_a_day_nothing_is_said_of_it() -> None:
    found = picture(index(*ROWS), "", 1280, 720)
    assert "known" not in found["layout"]["meta"]
    assert "stroke-opacity" not in svg(found)


def test_other_filters_hide_their_pale_ticks_too() -> None:
    meta = picture(index(*ROWS), f"{DAY}&lane=Iron+Grid", 1280, 720)["layout"]["meta"]
    assert meta["known"]["later"] == [[0, 16071.0]]


def test_the_first_view_draws_them_and_the_rule_at_their_days() -> None:
    figure = picture(index(*ROWS), DAY, 1280, 720)
    start, end = figure["layout"]["xaxis"]["range"]
    found = svg(figure)
    pale = re.findall(r'<path d="M([\d.]+) [\d.]+v[\d.]+" [^>]*stroke-opacity="0.3"/>', found)
    rule = re.findall(
        r'd="M([\d.]+) 0V[\d.]+" fill="none" stroke="[^"]+" stroke-width="2" stroke-dasharray="2 4"/>', found
    )
    days = [start + float(at) / 1280 * (end - start) for at in (*pale, *rule)]
    assert all(abs(day - wanted) < 3 for day, wanted in zip(days, (16253.5, 16071, 16617), strict=True))


def test_of_very_many_events_only_the_rule_is_drawn() -> None:
    rows = [{"date": f"{2000 + row % 20}", "known": f"{2010 + row % 9}"} for row in range(2 * MANY)]
    meta = picture(index(*rows), DAY, 1280, 720)["layout"]["meta"]
    assert meta["known"] == {"day": 16617, "later": []}
