"""What an update does not do unasked, and what it says of slides: by number and title, and what they repeat."""

import copy
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from rollout.outputs.deck import ledger, make_pptx
from rollout.outputs.deck.consent import called
from rollout.timeline.edition import ExportError, Options, edition
from rollout.timeline.view import from_address
from tests.outputs.test_deck_update import (
    ROWS,
    A,
    B,
    C,
    Change,
    changed,
    made,
    ours,
    person,
    run,
    shape,
    slide_of,
    update,
)
from tests.support.events import dataset, figure

OLD = Path(__file__).parent / "decks"
TALK = b"title,focus\r\nHow it began,a b\r\nAnd then,c\r\n"
SHORTER = b"title,focus\r\nHow it began,a b\r\n"
FIGURES = (figure("2018-01-01", 10, id="f"), figure("2019-01-01", 20, id="g"))


def said_by(data: bytes, *rows: Change, **options: Any) -> list[str]:
    lines: list[str] = []
    made(*rows, update=data, say=lines.append, **options)
    return lines


def yes(asked: list[tuple[str, str]]) -> Callable[[str, str], bool]:
    def agree(option: str, question: str) -> bool:
        asked.append((option, question))
        return True

    return agree


def test_slides_of_scenes_go_only_when_the_person_who_asked_agrees() -> None:
    talk = made(*ROWS, talk=TALK)
    with pytest.raises(
        ExportError, match=r"Slide \d+, “And then”\. Give their talk with --talk; --take-scenes lets it"
    ):
        made(*ROWS, update=talk, talk=SHORTER)
    with pytest.raises(ExportError, match="Slide 3, “How it began”; Slide 4, “And then”"):
        made(*ROWS, update=talk)
    asked: list[tuple[str, str]] = []
    new = Presentation(BytesIO(made(*ROWS, update=talk, talk=SHORTER, agree=yes(asked))))
    assert slide_of(new, "scene:And then") is None
    assert slide_of(new, "scene:How it began") is not None
    ((option, question),) = asked
    assert option == "take-scenes"
    assert question.endswith("Take them off?")


def test_of_many_scenes_the_first_are_named_and_the_rest_counted() -> None:
    many = b"title,focus\r\n" + b"".join(b"Scene %d,a\r\n" % at for at in range(9))
    with pytest.raises(ExportError, match=r"“Scene 4” and 4 more\."):
        made(*ROWS, update=made(*ROWS, talk=many))


def test_an_update_of_the_same_talk_asks_nothing() -> None:
    talk = made(*ROWS, talk=TALK)
    assert made(*ROWS, update=talk, talk=TALK) == talk


def test_a_deck_made_of_other_data_is_updated_only_when_the_person_who_asked_agrees() -> None:
    other = tuple(changed(row, id=f"other-{row['id']}") for row in ROWS)
    with pytest.raises(ExportError, match=r"0 of the 3 events on it stand in .*; --other-data lets it"):
        made(*other, update=ours())
    asked: list[tuple[str, str]] = []
    assert made(*other, update=ours(), agree=yes(asked))
    assert [option for option, _ in asked] == ["other-data"]


def test_half_of_the_events_make_it_the_same_data_and_fewer_do_not() -> None:
    rows = [changed(A, id=f"e{at}", date=f"20{at + 10}") for at in range(4)]
    assert made(*rows[:2], update=made(*rows))
    with pytest.raises(ExportError, match="1 of the 4 events"):
        made(rows[0], update=made(*rows))


def test_ids_that_say_no_more_than_a_row_are_known_by_their_words() -> None:
    rows = [{key: value for key, value in row.items() if key != "id"} for row in ROWS]
    assert made(*rows[1:], update=made(*rows))
    with pytest.raises(ExportError, match="0 of the 3 events"):
        made(*(changed(row, title=f"Another {n}", label="") for n, row in enumerate(rows)), update=made(*rows))


def test_a_line_names_the_slide_by_its_number_and_title() -> None:
    new = {"id": "n", "date": "2014-03-04", "label": "Newcomer", "title": "A newcomer", "lane": "L"}
    lines = said_by(ours(), changed(A, summary="New."), new, C)
    assert any(line.startswith("Slide 4, “The first of all events”: Changed headline:a/summary") for line in lines)
    assert "Slide 3, “A newcomer”: Added the slide headline:n." in lines
    gone = "Slide 4, “The second event”, as it was: Removed the slide headline:b: no longer in the data."
    assert gone in lines


def test_a_slide_is_called_by_its_number_alone_where_it_has_no_title_and_a_long_one_is_cut() -> None:
    deck = Presentation(BytesIO(ours()))
    bare = deck.slides.add_slide(deck.slide_layouts[0])
    assert called(deck, bare) == f"Slide {len(deck.slides)}"
    bare.shapes.title.text = "word " * 40
    assert called(deck, bare).endswith("word …”")
    bare.shapes.title._element.getparent().remove(bare.shapes.title._element)
    assert called(deck, bare) == f"Slide {len(deck.slides)}"


def own_slide(deck: Any, words: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[-1])
    slide.shapes.title.text = "Mine"
    slide.shapes.add_textbox(0, 0, Pt(99), Pt(99)).text_frame.text = words


def edit_summary(deck: Any) -> None:
    run(shape(deck, "headline:b", "headline:b/summary")).text = "My summary"


def copied(deck: Any) -> None:
    new = deck.slides.add_slide(deck.slide_layouts[-1])
    for one in slide_of(deck, "headline:b").shapes:
        new.shapes._spTree.append(copy.deepcopy(one._element))


def notes(deck: Any) -> None:
    slide_of(deck, "headline:a").notes_slide.notes_text_frame.text = "Remember: the  second EVENT, they said"


def box(deck: Any) -> None:
    own = slide_of(deck, "headline:a").shapes.add_textbox(0, 0, Pt(99), Pt(99))
    own.text_frame.text = "After the second event came more"


def table(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[-1])
    slide.shapes.add_table(1, 1, 0, 0, Pt(99), Pt(99)).table.cell(0, 0).text = "The second event"


REPEATS: list[Callable[[Any], None]] = [
    lambda deck: own_slide(deck, "We say: the second event, and more"),
    edit_summary,
    copied,
    notes,
    box,
    table,
]


@pytest.mark.parametrize("edit", REPEATS)
@pytest.mark.parametrize("retracted", [False, True])
def test_a_slide_that_repeats_a_withdrawn_claim_in_a_persons_words_is_named(
    edit: Callable[[Any], None], retracted: bool
) -> None:
    rows = (A, changed(B, status="retracted"), C) if retracted else (A, C)
    lines = said_by(person(ours(), edit), *rows)
    told = [line for line in lines if "This slide repeats a claim that is withdrawn" in line]
    assert len(told) == 1
    assert told[0].startswith("Slide ")
    assert ("(b: retracted)" if retracted else "(b: no longer in the data)") in told[0]


def test_what_stands_or_is_ours_repeats_nothing() -> None:
    def edit(deck: Any) -> None:
        own_slide(deck, "The first of all events, and the third event")
        own_slide(deck, "Second")  # so few letters stand anywhere by chance

    for rows in (ROWS, (A, C), (A, changed(B, status="retracted"), C)):
        assert not [line for line in said_by(person(ours(), edit), *rows) if "repeats" in line]


def rename(deck: Any) -> None:
    """Do what LibreOffice does: give every placeholder a name of its own, and no number."""
    for slide in deck.slides:
        held = [one for one in slide.shapes if one.is_placeholder]
        for number, one in enumerate(held, 1):
            one.name = f"PlaceHolder {number}"
            node = next(one._element.iter("{*}ph"))
            if node.get("type") == "body":
                node.attrib.clear()


@pytest.mark.parametrize("talk", [None, TALK])
def test_placeholders_that_another_program_renamed_are_known_by_where_they_stand(talk: bytes | None) -> None:
    data = person(made(*ROWS, talk=talk), rename)
    new = (changed(A, title="An altogether new title", asserted_by="Somebody else"), B, C)
    lines: list[str] = []
    deck = Presentation(BytesIO(made(*new, update=data, talk=talk, say=lines.append)))
    assert not [line for line in lines if "Added" in line or "Left" in line or "Hid" in line]
    assert [line for line in lines if "Changed" in line and "Somebody else" in line]
    assert "0 shapes that you deleted stay away; 0 slides are yours and untouched." in lines
    words = "\n".join(node.text or "" for slide in deck.slides for node in slide._element.iter("{*}t"))
    assert "The first of all events" not in words
    lines = []
    made(*new[:2], update=person(made(*ROWS), rename), say=lines.append)
    assert [line for line in lines if "Removed the slide headline:c" in line]


@pytest.mark.parametrize(("file", "talk"), [("first-events.pptx", None), ("first-talk.pptx", TALK)])
def test_a_deck_of_the_first_release_is_brought_up_to_date(file: str, talk: bytes | None) -> None:
    data = (OLD / file).read_bytes()
    lines: list[str] = []
    rows = (changed(A, title="An altogether new title"), B, C, *FIGURES)
    found = edition(dataset(*rows), from_address(""))
    new = Presentation(BytesIO(make_pptx(found, Options(update=data, talk=talk, say=lines.append))))
    words = "\n".join(node.text or "" for slide in new.slides for node in slide._element.iter("{*}t"))
    assert "An altogether new title" in words
    assert "The first of all events" not in words
    assert not [line for line in lines if "Hid" in line or "you deleted it" in line or "Left " in line]
    assert all(len({node.get("id") for node in slide._element.iter("{*}cNvPr")}) > 1 for slide in new.slides)
    assert ledger.read(new)


def test_a_scene_whose_title_holds_a_slash_is_found_again() -> None:
    talk = b"title,focus\r\nCards and/or grids,a b\r\n"
    data = made(*ROWS, talk=talk)
    assert made(*ROWS, update=data, talk=talk) == data


def test_a_body_gets_a_number_that_no_other_on_its_slide_has() -> None:
    def edit(deck: Any) -> None:
        node = next(shape(deck, "headline:a", "headline:a/source")._element.iter("{*}ph"))
        node.set("idx", "26")  # that of a dispute

    disputed = changed(A, disputed_by="https://example.org/no", dispute="It is not so.")
    deck, _ = update(person(ours(), edit), disputed, B, C)
    taken = [node.get("idx") for node in slide_of(deck, "headline:a")._element.iter("{*}ph")]
    assert len(set(taken)) == len(taken)
