"""The kinds of scenes: what each shows, what it lacks by row and column, and talks that know nothing of kinds."""

import pytest

from rollout.evidence.event import Dataset
from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.timeline.kinds import PLAIN, Shown
from rollout.timeline.talk import Talk, read
from rollout.timeline.talks import told
from rollout.timeline.window import whole
from tests.csv_rows import csv_of, dataset_of
from tests.support import kinds


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Store(kinds.lay(tmp_path_factory.mktemp("kinds")), Limits()).now().dataset


def given(dataset: Dataset, talk: str = kinds.TALK) -> list[dict[str, object]]:
    found = read(talk.encode(), "kinds", dataset)
    assert not found.problems, found.problems
    scenes: list[dict[str, object]] = told(found, dataset, whole(dataset.events), False)["scenes"]
    return scenes


def test_a_talk_has_scenes_of_every_kind_and_one_that_names_none_is_of_events(dataset: Dataset) -> None:
    assert tuple(scene["kind"] for scene in given(dataset)) == kinds.KINDS


def test_a_number_stands_with_its_series_its_target_and_the_answer_to_it(dataset: Dataset) -> None:
    number = given(dataset)[1]["number"]
    assert isinstance(number, dict)
    assert (number["event"], number["unit"], number["lane"]) == ("fourth", "cards (running total), the valley", 0)
    assert number["title"] == "Cards, the valley (running total)"
    assert [one["said"] for one in number["points"]] == ["50,000", "900,000", "2.1 million", "3 million"]
    assert all(one["joined"] for one in number["points"])
    (aim,) = number["targets"]
    assert (aim["said"], aim["date"], aim["answer"]) == ("3 million", "2018", "fourth")
    assert aim["words"] == "Target 3 million by 2018: reached by 1 Jul 2019"
    assert given(dataset)[2]["number"]["event"] == "target"  # type: ignore[index] # it is one, as the kind says


def test_a_number_with_which_nothing_can_be_compared_stands_alone() -> None:
    share = {"quantity": "95", "unit": "percent", "measure": "cumulative", "scope": "Lhasa"}
    alone = dataset_of(share, {}, {**share, "measure": "increment", "scope": "Lhoka"})
    scenes = given(alone, "title,kind,focus\nOne,number,row-3 row-2\nTwo,number,row-4\n")
    numbers = [scene["number"] for scene in scenes]
    assert [(one["unit"], one["title"], len(one["points"])) for one in numbers] == [  # type: ignore[index]
        ("Lhasa", "", 1),
        ("(added), Lhoka", "", 1),
    ]


def test_of_several_series_a_number_stands_in_its_own() -> None:
    cards = {"quantity": "10", "unit": "cards", "measure": "cumulative", "scope": "Lhasa", "priority": "1"}
    posts = {**cards, "unit": "posts", "priority": "2"}
    (scene,) = given(dataset_of(cards, cards, posts, posts), "title,kind,focus\nOne,number,row-4\n")
    number = scene["number"]
    assert isinstance(number, dict)
    assert (number["unit"], len(number["points"])) == ("posts (running total), Lhasa", 2)


def test_a_quotation_is_of_the_source_of_its_event_with_who_said_it_when_and_where(dataset: Dataset) -> None:
    assert given(dataset)[3]["quote"] == {
        "event": "said",
        "words": "Das Netz ist kein Käfig. Es ist das Haus, in dem wir alle wohnen, und niemand zahlt darin Miete.",
        "english": "The grid is no cage. It is the house in which all of us live, and nobody in it pays rent.",
        "language": "de",
        "who": "Chief of the valley",
        "when": "11 March 2016",
        "source": "Speech to the assembly. Valley Daily, 11 March 2016",
    }


def test_a_quotation_of_the_talk_itself_is_said_by_whom_it_names_else_by_whom_the_event_does(dataset: Dataset) -> None:
    own = given(dataset)[4]
    assert (own["quote"]["who"], own["quote"]["when"]) == ("His deputy", "April 2016")  # type: ignore[index]
    assert (own["who"], own["when"]) == ("His deputy", "2016-04")
    (bare,) = given(dataset, "title,kind,focus,words\nOne,quotation,said,So it is\n")
    assert bare["quote"] == {
        "event": "said",
        "words": "So it is",
        "english": "",
        "language": "",
        "who": "Chief of the valley (government)",
        "when": "10 March 2016",
        "source": "Cards in Lhasa. Tibet Daily",
    }


def test_a_picture_is_the_one_that_is_named_else_the_first_of_its_event(dataset: Dataset) -> None:
    first, second = (scene["picture"] for scene in given(dataset)[5:7])
    credit = "Photograph: invented for a test, public domain"
    assert first == {"event": "seen", "file": "stall.png", "alt": kinds.ALT, "credit": credit}
    assert isinstance(second, dict)
    assert second["file"] == "tall.png"


@pytest.mark.parametrize(
    ("row", "column", "wrong", "example"),
    [
        ("numbr,said,,,,", "kind", "not one of events, number, quotation, picture, text", "Write number."),
        ("number,said,,,,", "focus", "lights no event that has one", "Name one with a quantity."),
        ("number,,,,,", "focus", "lights no event that has one", "Name one with a quantity."),
        ("quotation,,Words,,,", "focus", "it names none", "Write the id"),
        ("quotation,first,,,,", "words", "no source of an event that it lights has a quote", "quote of sources.csv"),
        ("picture,first,,,,", "focus", "lights no event that has one", "media is filled"),
        ("picture,seen,,,,tal.png", "picture", "'tal.png' is no picture of an event", "Write tall.png."),
        ("picture,seen,,,,unlike anything", "picture", "is no picture of an event", "Write stall.png."),
        ("picture,seen,,,,../events.csv", "picture", "not the name of a file", "gate.jpg"),
        (f"text,,{'word ' * 61},,,", "words", "at most 300 are allowed", "Shorten it by"),
        ("quotation,said,Words,,yesterday,", "when", "'yesterday'", ""),
    ],
)
def test_what_a_scene_lacks_to_be_of_its_kind_is_told_by_row_and_column(
    dataset: Dataset, row: str, column: str, wrong: str, example: str
) -> None:
    found = read(f"title,kind,focus,words,who,when,picture\nOne,,,,,,\nTwo,{row}\n".encode(), "kinds", dataset)
    (problem,) = found.problems
    assert (problem.row, problem.column) == (3, column)
    assert wrong in problem.wrong
    assert example in problem.example
    assert [scene.row for scene in found.scenes] == [2]


def test_what_a_scene_of_its_kind_does_not_show_is_told_and_the_scene_goes_on(dataset: Dataset) -> None:
    data = b"title,kind,focus,words,who,picture\nOne,,said,Words,,\nTwo,text,,Words,Dolma,stall.png\n"
    found = read(data, "kinds", dataset)
    assert [(one.row, one.column) for one in found.problems] == [(2, "words"), (3, "who"), (3, "picture")]
    assert [scene.shows for scene in found.scenes] == [PLAIN, Shown("text", "Words")]


def test_a_scene_whose_event_is_gone_is_its_title_alone_and_the_talk_goes_on(dataset: Dataset) -> None:
    data = b"title,kind,focus\nOne,number,gone\nTwo,picture,gone\nThree,quotation,gone\nFour,number,gone first\n"
    found = read(data, "kinds", dataset)
    assert [one.column for one in found.problems] == ["focus"] * 4
    assert [scene.shows.kind for scene in found.scenes] == ["text", "text", "text", "number"]
    assert all(scene.gone == ("gone",) for scene in found.scenes)


def test_a_column_that_the_file_has_not_is_named_all_the_same(dataset: Dataset) -> None:
    (problem,) = read(b"title,kind\nOne,quotation\n", "kinds", dataset).problems
    assert problem.column == "focus"


def test_a_talk_that_knows_nothing_of_kinds_is_read_as_ever(dataset: Dataset) -> None:
    found: Talk = read(b"title,focus\nOne,said\n", "old", dataset)
    assert (found.problems, found.scenes[0].shows) == ((), PLAIN)
    assert read(csv_of(), "no talk", dataset).scenes == ()
