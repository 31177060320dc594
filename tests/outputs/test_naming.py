"""Names of files to take away: fit for every disk and header, and each view its own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.file_names import takeable
from rollout.outputs.naming import LONGEST, file_name
from rollout.timeline.edition import edition
from rollout.timeline.view import View
from rollout.timeline.window import EVER
from tests.support.events import dataset

DATA = dataset({}, {"lane": "Iron Grid", "date": "2018"})


def called(name: str = "events.csv", view: View | None = None, *further: str) -> str:
    found = edition(DATA, view or View())
    return file_name(replace(found, dataset=replace(found.dataset, name=name, digest="0123456789")), ".pdf", *further)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("events.csv", "events-0123456.pdf"),
        ('a"b; c.csv', "a-b-c-0123456.pdf"),
        ("../../etc/passwd.csv", "etc-passwd-0123456.pdf"),
        ("....csv", "events-0123456.pdf"),
        ("བོད.csv", "བོད-0123456.pdf"),
        ("事件.csv", "事件-0123456.pdf"),
        ("aux.2021.csv", "_aux.2021-0123456.pdf"),
        ("Con.csv", "_Con-0123456.pdf"),
    ],
)
def test_a_file_name_holds_nothing_that_a_header_or_a_disk_stumbles_over(name: str, expected: str) -> None:
    assert called(name) == expected


def test_a_name_says_what_is_shown_and_how_large() -> None:
    view = View(lanes=("Iron Grid",), disputed=True, search='"DNA" kits', window=EVER)
    assert called("events.csv", view, "", "a4") == "events-iron-grid-disputed-dna-kits-0123456-a4.pdf"


@given(st.text(max_size=400), st.lists(st.text(max_size=90), max_size=9))
def test_no_name_is_longer_than_a_disk_takes_or_holds_a_path(name: str, lanes: list[str]) -> None:
    found = called(f"{name}.csv", View(lanes=tuple(lanes)))
    assert len(found.encode("utf-8", "replace")) <= LONGEST + len("-012345-0123456.pdf")
    assert not {*found} & {*"/\\:*?\"<>|\r\n\0;'"}
    assert takeable(found) == found


def test_views_whose_names_are_cut_still_have_names_of_their_own() -> None:
    long = "search " * 40
    one, other = (called("events.csv", View(search=long + last)) for last in ("a", "b"))
    assert one != other
