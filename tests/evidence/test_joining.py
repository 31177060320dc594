"""Several organisations as one: nothing is merged or lost, each row keeps whose it is, and the whole is counted."""

import io
import zipfile
from dataclasses import replace

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.joining import joined, names_of
from rollout.evidence.judged import Judged
from rollout.evidence.reader import Limits, read
from rollout.evidence.signing import signed
from rollout.evidence.writer import to_csv
from rollout.outputs.formats import FORMATS
from rollout.timeline.edition import Options, edition, stamp
from rollout.timeline.series import all_series
from rollout.timeline.spoken import spoken
from rollout.timeline.view import View
from tests.csv_rows import COUNTED, csv_of

SETTINGS = """title = "Ours"
"title@de" = "Unsere"
subtitle = "In short words"
author = "Dolma"
licence = "CC0"
languages = ["en", "de"]
[[lane]]
name = "Card rollout"
full = "Cards of all kinds"
term = "digital Tibet"
group = "Papers"
"name@de" = "Karten"
"group@de" = "Papiere"
[[era]]
from = 2017
to = 2018
name = "First years"
[[searched]]
lane = "Card rollout"
to = 2018
[[word]]
name = "Lhasa"
"name@de" = "Lhasa-Stadt"
"""
SOURCES = "event,role,title,url\nrow-2,supports,A second source,https://www.example.org/second\n"


def data(*rows: dict[str, str], settings: str = "", sources: str = "", reviews: str = "") -> Dataset:
    texts = (text.encode() or None for text in (sources, settings, reviews))
    return read(csv_of(*rows), "events.csv", Limits(), beside=Beside(*texts))


def test_lanes_and_ids_of_each_are_kept_apart_under_its_name() -> None:
    one = data({}, {"lane": "Permits"}, settings=SETTINGS)
    other = data({"lane": "Card rollout"}, {"lane": "", "answers": ""})
    both = joined([("c", one), ("theirs", other)])
    assert [(event.id, event.lane) for event in both.events] == [
        ("1-row-2", "Ours: Card rollout"),
        ("1-row-3", "Ours: Permits"),
        ("2-row-2", "theirs: Card rollout"),
        ("2-row-3", "theirs: Events"),
    ]
    assert both.lanes == tuple(dict.fromkeys(event.lane for event in both.events))
    assert {lane.group for lane in both.settings.lanes} == {"Ours", "theirs"}
    assert both.title == "Ours · theirs"


def test_the_lane_of_rows_without_one_is_called_as_the_organisation_is() -> None:
    both = joined([("c", data({"lane": ""}, settings=SETTINGS)), ("b", data({}))])
    assert both.lanes == ("Ours", "b: Card rollout")


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (("C", "B"), ["C", "B"]),
        (("A", "A"), ["A (1)", "A (2)"]),
        (("A", "A: B"), ["A (1)", "A: B (2)"]),  # a lane "B: x" of one would be a lane "x" of the other
        (("A: B", "A"), ["A: B (1)", "A (2)"]),
        (("", "B"), ["file", "B"]),
        (("The Campaign", "campaign"), ["The Campaign (1)", "campaign (2)"]),  # figures are told apart without these
        (("A team", "A"), ["A team (1)", "A (2)"]),
        (("中文", "中文: "), ["中文 (1)", "中文: (2)"]),
        (("•", "B"), ["• (1)", "B (2)"]),
    ],
)
def test_two_that_could_be_taken_for_each_other_are_numbered(titles: tuple[str, str], names: list[str]) -> None:
    some = [data({}, settings=f'title = "{title}"' if title else "") for title in titles]
    assert names_of([("file", one) for one in some]) == names


def test_figures_of_two_are_never_in_one_line() -> None:
    for titles in (("Tibet Watch", "Tibet watch"), ("The Campaign", "Campaign"), ("A-Team", "A Team: China")):
        some = [
            data(*({**COUNTED, "date": f"201{year}"} for year in "57"), settings=f'title = "{one}"') for one in titles
        ]
        both = joined([("c", some[0]), ("b", some[1])])
        assert sorted(len(one.points) for one in all_series(both.events)) == [2, 2]


def test_where_each_is_written_in_another_language_none_is_that_of_both() -> None:
    one = data({"title": "甲", "title@en": "One"}, settings='languages = ["zh", "en"]')
    two = data({"title": "Two", "title@zh": "乙"}, settings='languages = ["en", "zh"]')
    assert joined([("c", one), ("b", two)]).settings.languages == ()
    assert joined([("c", one), ("b", data({}))]).settings.languages == ("zh", "en")


def test_all_rows_are_shown_hidden_or_refused_and_the_digest_is_of_both() -> None:
    one, other = data({}, {"date": "2019-02-30"}, settings=SETTINGS), data({}, {}, {"title": ""})
    both = joined([("c", one), ("b", other)])
    assert (both.rows, both.refused, len(both.events)) == (5, 2, 3)
    counts = stamp(edition(both, View(lanes=("b: Card rollout",)))).counts
    assert counts.startswith("2 shown + 1 hidden + 2 refused = 5 rows in Ours · b.csv")
    others = [joined([("c", one), ("b", data({}))]), joined([("b", other), ("c", one)]), joined([("c", one)])]
    assert len({both.digest, *(each.digest for each in others)}) == 4
    assert joined([("c", one), ("b", other)]).digest == both.digest


def test_what_is_wrong_says_whose_it_is() -> None:
    one = data({"date": "2019-02-30"}, settings='title = "Ours"\ncolour = "red"\n')
    both = joined([("c", one), ("b", data({"title": ""}))])
    assert [problem.sentence(both.name).partition(":")[0] for problem in both.problems] == [
        "Ours, events.csv row 2, column date",
        "Ours, timeline.toml, key colour",
        "b, events.csv row 2, column title",
    ]
    notices = joined([("c", read(b"date;title\n2017;A\n")), ("b", data({}))]).notices
    assert notices
    assert all(one.startswith("c: ") for one in notices)


def test_written_as_a_file_and_read_again_it_holds_the_same_rows() -> None:
    one = read(b"Title;date;x_phone\n\nA;2017;1\n;2018;\nB;2019-02-30;2\n", "a.csv")
    other = data({**COUNTED, "measure": "target", "due": "2018"}, {**COUNTED, "answers": "row-2", "id": "done"})
    both = joined([("c", one), ("b", other)])
    again = read(to_csv(both), both.name)
    assert again.events == both.events
    assert (again.rows, again.refused, again.problems[0].row) == (both.rows, both.refused, 4)
    assert [event.row for event in again.events] == [3, 6, 7]
    assert (both.events[2].answers, both.events[2].quantity and both.events[2].quantity.scope) == (
        "2-row-2",
        "b: Lhasa",
    )


def test_figures_of_two_are_never_joined_to_one_line() -> None:
    one, other = (data(*({**COUNTED, "date": f"201{year}"} for year in years)) for years in ("57", "68"))
    both = joined([("c", one), ("b", other)])
    assert sorted(one.scope for one in all_series(both.events)) == ["b: Lhasa", "c: Lhasa"]


def test_further_sources_and_reviews_stay_with_their_events() -> None:
    one = data({}, {}, sources=SOURCES)
    judged = replace(one, reviews=(("row-3", Judged(agrees=1)),))
    both = joined([("c", data({})), ("b", judged)])
    assert [[cited.event for cited in event.citations] for event in both.events] == [[], ["2-row-2"], []]
    assert [event.id for event in signed(both, 1).events] == ["2-row-3"]


def test_what_two_say_of_themselves_is_one_sentence() -> None:
    settings = [f'title = "{name}"\nsubtitle = "{name} words."' for name in ("One", "Two")]
    both = joined([(name, data({}, settings=one)) for name, one in zip("ab", settings, strict=True)])
    assert both.settings.subtitle == "One: One words; Two: Two words."


def test_what_each_says_of_itself_is_said_with_its_name() -> None:
    both = joined([("c", data({"place": "Lhasa", **COUNTED}, settings=SETTINGS)), ("b", data({}))])
    said = both.settings
    assert (said.subtitle, said.author, said.licence) == ("Ours: In short words", "Ours: Dolma", "Ours: CC0")
    assert said.languages == ("en", "de")
    assert ([era.name for era in said.eras], said.searched[0].lane) == (["Ours: First years"], "Ours: Card rollout")
    german = spoken(both, "de")
    assert german.settings.shown("Ours: Card rollout") == "Unsere: Karten"
    quantity = german.events[0].quantity
    assert quantity
    assert quantity.scope_words == "Ours: Lhasa-Stadt"
    assert said.lanes[0].words == "Ours: Cards of all kinds (“digital Tibet”)"
    alike = [data({}, settings=f'title = "{name}"\nlicence = "CC0"') for name in "AB"]
    assert joined([("c", alike[0]), ("b", alike[1])]).settings.licence == "CC0"


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".json", ".html"])
def test_a_column_that_one_keeps_private_is_in_no_download_of_several(ending: str, first: int) -> None:
    told = read(b"date,title,Case,Room\n2017,A,of-the-first,blue\n")
    kept = read(b"date,title,case\n2018,B,of-the-second\n", beside=Beside(settings=b"[public]\ncolumns = []\n"))
    parts = [("a", told), ("b", kept)]
    made = FORMATS[ending].maker()(edition(joined([parts[first], parts[1 - first]]), View()), Options())
    if ending == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            made = b"".join(packed.read(name) for name in packed.namelist())
    assert b"blue" in made
    assert b"of-the-first" not in made
    assert b"of-the-second" not in made


def test_columns_that_one_keeps_private_are_private_of_all_and_rows_that_are_not_kept_are_of_none() -> None:
    one = read(b"date,title,X Phone\n2017,A,1\n")
    other = read(b"title,date,X_PHONE\nB,2018,2\n", beside=Beside(settings=b'[public]\ncolumns = ["X_PHONE"]\n'))
    both = joined([("c", other), ("b", one)])
    assert both.columns == ("title", "date", "X_PHONE", "id", "lane")
    assert both.private == {"X_PHONE"}
    assert [event.extra for event in both.events] == [(), ()]
    long = replace(one, cells=())
    both = joined([("c", long), ("b", other)])
    assert (both.cells, [event.row for event in both.events]) == ((), [2, 4])
