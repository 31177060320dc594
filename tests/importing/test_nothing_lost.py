"""What a cell of a list says stands somewhere in the file that is made of it, whatever its column is called."""

import json

import pytest

from rollout.importing.events import Draft
from rollout.importing.footnotes import footnoted
from rollout.importing.importer import run
from rollout.importing.names import NAMES
from rollout.importing.whereabouts import spot_in, spot_of
from tests.support.cases import for_each

STRANGE = ("Zzqx & Co 77", "12:99", "31 Foo 2019", "29°39′N", "x" * 80)


def drafts(text: str, name: str = "list.csv") -> tuple[Draft, ...]:
    return run(text.encode(), name, {}).drafts


def said(draft: Draft) -> str:
    """Return all that an event says, the row it was read from apart."""
    parts = draft.date, draft.title, draft.cells, draft.sources, draft.against, draft.kept, draft.private, draft.key
    return repr(parts)


@pytest.mark.parametrize("role", sorted(NAMES.keys() - {"date", "title"}))
@pytest.mark.parametrize("cell", STRANGE)
def test_a_cell_that_a_column_of_ours_cannot_hold_is_kept_under_its_own_name(role: str, cell: str) -> None:
    name = NAMES[role].split("|")[0]
    rows = f"date,title,{name}\n2019-05-01,One,{cell}\n2019-05-02,Two,\n2019-05-03,Three,\n"
    found = run(rows.encode(), "list.csv", {})
    taken = [said(draft) for draft in found.drafts if draft.title == "One"]
    refused = [held.wrong or held.question for held in found.held]  # the row says why, and nothing is made of it
    assert len(taken) + len(refused) == 1
    assert all(cell in told for told in taken)


@pytest.mark.parametrize("head", ["year,quarter", "year,week", "year,month,quarter"])
def test_a_part_of_a_date_that_is_none_is_kept_and_one_that_is_stands_in_the_date(head: str) -> None:
    found = drafts(f"{head},title\n2019,{'05,' if 'month' in head else ''}Zzqx,One\n")[0]
    assert "Zzqx" in said(found)
    assert found.date.startswith("2019")
    whole = drafts("year,quarter,title\n2019,2,One\n")[0]
    assert (whole.date, dict(whole.kept)) == ("2019-34", {})


@for_each(
    ("cells", "spot"),
    {
        ("29,65", "91.1"): ("29.65", "91.1"),
        ("29°39′N", "91°6′36″ E"): ("29.65", "91.11"),
        ("S 12.5", "77.03 W"): ("-12.5", "-77.03"),
        ("+29.65", "91 E"): ("29.65", "91"),
        ("-12.05", "77.03 O"): None,
        ("-12°30'", "-77"): ("-12.5", "-77"),
        ("91.1", "29.65"): None,
        ("29.65 E", "91.1"): None,
        ("N 29.65 N", "91.1"): None,
        ("-29 S", "91"): None,
        ("29°61′N", "91"): None,
        ("somewhere", "91"): None,
        ("29.65", ""): None,
    }.items(),
)
def test_latitude_and_longitude_are_read_however_they_are_written(
    cells: tuple[str, str], spot: tuple[str, str] | None
) -> None:
    assert spot_of(*cells) == spot


@for_each(
    ("cell", "spot"),
    {
        "29.65, 91.1": ("29.65", "91.1"),
        "29.65,91.1": ("29.65", "91.1"),
        "(29.65; 91.1)": ("29.65", "91.1"),
        "29,65; 91,1": ("29.65", "91.1"),
        "29.65 91.1": ("29.65", "91.1"),
        "-0.18|-78.46": ("-0.18", "-78.46"),
        "POINT (91.1 29.65)": ("29.65", "91.1"),
        "29°39′N 91°6′E": ("29.65", "91.1"),
        "29.65N 91.1E": ("29.65", "91.1"),
        "29, 91": ("29", "91"),
        "29,65": None,
        "Lhasa, Tibet": None,
        "29.65": None,
        "91.1, 29.65": None,
        "1, 2, 3": None,
    }.items(),
)
def test_both_in_one_cell_are_read_latitude_first_and_what_is_no_place_is_none(
    cell: str, spot: tuple[str, str] | None
) -> None:
    assert spot_in(cell) == spot


def test_a_cell_with_both_gives_the_place_and_is_kept_only_where_it_says_another_one() -> None:
    found = drafts('date,title,Geolocation\n2019,One,"29.65, 91.1"\n2020,Two,near the lake\n')
    assert [(each.cells.get("lat"), each.cells.get("lon"), dict(each.kept)) for each in found] == [
        ("29.65", "91.1", {}),
        (None, None, {"Geolocation": "near the lake"}),
    ]
    three = 'date,title,lat,lon,coordinates\n2019,One,1,2,"1, 2"\n2020,Two,1,2,"3, 4"\n2021,Three,1,,"3, 4"\n'
    assert [(each.cells["lat"], dict(each.kept)) for each in drafts(three)] == [
        ("1", {}),
        ("1", {"coordinates": "3, 4"}),
        ("3", {"lat": "1"}),
    ]


def test_footnotes_of_a_text_are_the_sources_of_the_lines_that_point_to_them() -> None:
    text = (
        "# Cards\n- 3 May 2019: First card, as [the Daily][d] wrote.\n- June 2020: Two million[^1] cards[^2]\n"
        "- 2021: Nobody knows [3]\n\n[d]: https://example.org/daily\n[^1]: Gazette, p. 4\n"
        "[^2]: See https://example.org/two,\n    and https://example.org/three\n[3] https://example.org/4\n"
        "[^9]: Never pointed to\n"
    )
    found = run(text.encode(), "list.md", {})
    assert [(each.date, each.title, [one.url for one in each.sources]) for each in found.drafts] == [
        ("2019-05-03", "First card, as the Daily wrote", ["https://example.org/daily"]),
        ("2020-06", "Two million cards [Gazette, p. 4]", ["https://example.org/two", "https://example.org/three"]),
        ("2021", "Nobody knows", ["https://example.org/4"]),
    ]
    assert "[^9]: Never pointed to" in json.dumps(found.warnings)


def test_notes_without_a_mark_and_marks_without_a_note_stay_as_they_are() -> None:
    for lines in (["2019 – One [1]", "[^2]: Gazette"], ["[1] Gazette", "2019 – One [1]"], ["2019 – [^a] One"]):
        assert footnoted(lines) == lines


def test_a_note_that_would_be_written_out_a_million_times_is_left_where_it_stands() -> None:
    lines = [*(f"2019 – {number}[^a][^b]" for number in range(3_000)), f"[^a]: {'x' * 2_000}", "[^b]: y"]
    assert footnoted(lines) == lines
