"""A deck that others have edited, brought up to date: theirs stays theirs, ours is renewed, and both are said."""

import copy
import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from rollout.outputs.deck import ledger, make_pptx
from rollout.outputs.deck.chart import values
from rollout.outputs.deck.package import _zipped
from rollout.outputs.deck.renew import both, quoted
from rollout.outputs.deck.shapes import SPACES
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import from_address
from tests.support.events import dataset, figure

Change = dict[str, str]
A: Change = {"id": "a", "date": "2015-03-04", "label": "First of all", "title": "The first of all events", "lane": "L"}
B: Change = {"id": "b", "date": "2016-03-04", "label": "Second", "title": "The second event", "lane": "L"}
C: Change = {"id": "c", "date": "2018-03-04", "label": "Third", "title": "The third event", "lane": "M"}
ROWS = (A, B, C)
RED = RGBColor(255, 0, 0)


def made(*rows: Change, **options: Any) -> bytes:
    return make_pptx(edition(dataset(*rows), from_address("")), Options(**options))


@cache
def ours() -> bytes:
    """Return the deck that nobody has edited yet, made once: each test edits a copy."""
    return made(*ROWS)


def saved(deck: Any) -> bytes:
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def person(data: bytes, edit: Callable[[Any], None]) -> bytes:
    """Return a deck as a person left it."""
    deck = Presentation(BytesIO(data))
    edit(deck)
    return saved(deck)


def update(data: bytes, *rows: Change, **options: Any) -> tuple[Any, list[str]]:
    """Return the deck brought up to date, opened, and what was said, without the slides of which it was said."""
    said: list[str] = []
    new = made(*rows, update=data, say=lambda line: said.append(bare(line)), **options)
    return Presentation(BytesIO(new)), said


def bare(line: str) -> str:
    """Return what was said without the number and the title of its slide."""
    return re.sub(r"^Slide \d+, “.*?”(, as it was)?: ", "", line)


def slide_of(deck: Any, key: str) -> Any:
    found = [one for one in deck.slides if any(each.name.startswith(f"{key}/") for each in one.shapes)]
    return found[0] if found else None


def shape(deck: Any, key: str, name: str) -> Any:
    return next((one for one in slide_of(deck, key).shapes if one.name == name), None)


def event(deck: Any, name: str) -> Any:
    return shape(deck, "timeline:1", f"event:{name}")


def part(group: Any, name: str = "words") -> Any:
    return next(one for one in group.shapes if one.name == name)


def run(of: Any) -> Any:
    return of.text_frame.paragraphs[0].runs[-1]


def changed(row: Change, **change: str) -> Change:
    return {**row, **change}


def test_a_deck_that_is_up_to_date_stays_as_it_is_byte_for_byte() -> None:
    data = ours()
    said: list[str] = []
    assert made(*ROWS, update=data, say=said.append) == data
    assert said == [
        "0 shapes moved, 0 drawn anew, 0 with your words.",
        "0 shapes that you deleted stay away; 0 slides are yours and untouched.",
    ]


def test_new_words_take_the_place_of_old_ones() -> None:
    deck, said = update(ours(), changed(A, label="The very first"), B, C)
    assert run(part(event(deck, "a"))).text == "The very first"
    assert "Changed event:a: from “First of all” to “The very first”." in said


def test_words_that_a_person_changed_stay_theirs_and_are_said() -> None:
    def edit(deck: Any) -> None:
        run(part(event(deck, "a"))).text = "MINE"
        run(shape(deck, "headline:a", "headline:a/summary")).text = "My summary"

    deck, said = update(person(ours(), edit), changed(A, label="New", summary="A new summary."), B, C)
    assert run(part(event(deck, "a"))).text == "MINE"
    assert shape(deck, "headline:a", "headline:a/summary").text_frame.text == "My summary"
    assert "Left event:a: you changed it to “MINE”; ours would now be “New”." in said
    summary = "Left headline:a/summary: you changed it to “My summary”; ours would now be “A new summary.”."
    assert summary in said


def test_an_edit_is_said_once_and_still_kept_the_next_time() -> None:
    def edit(deck: Any) -> None:
        run(part(event(deck, "a"))).text = "MINE"

    deck, _ = update(person(ours(), edit), changed(A, label="New"), B, C)
    again, said = update(saved(deck), changed(A, label="New"), B, C)
    assert run(part(event(again, "a"))).text == "MINE"
    assert not [line for line in said if "event:a" in line]
    assert "0 shapes moved, 0 drawn anew, 1 with your words." in said


def test_a_persons_words_that_are_now_ours_too_are_no_edit() -> None:
    def edit(deck: Any) -> None:
        run(shape(deck, "headline:a", "headline:a/summary")).text = "A new summary."

    _, said = update(person(ours(), edit), changed(A, summary="A new summary."), B, C)
    assert not [line for line in said if "summary" in line]


def test_a_persons_style_is_kept_under_new_words() -> None:
    def edit(deck: Any) -> None:
        for one in (part(event(deck, "a")), shape(deck, "headline:a", "headline:a/summary")):
            run(one).font.color.rgb = RED
        run(shape(deck, "headline:a", "headline:a/summary")).font.size = Pt(33)

    deck, _ = update(person(ours(), edit), changed(A, label="New", summary="A new summary."), B, C)
    assert run(part(event(deck, "a"))).font.color.rgb == RED
    summary = run(shape(deck, "headline:a", "headline:a/summary"))
    assert (summary.text, summary.font.color.rgb, summary.font.size) == ("A new summary.", RED, Pt(33))


def test_a_size_that_nobody_chose_follows_ours() -> None:
    data = ours()
    old = run(shape(Presentation(BytesIO(data)), "headline:a", "headline:a/summary")).font.size
    disputed = {"disputed_by": "https://example.org/no", "dispute": "It is not so, they say. " * 9}
    deck, _ = update(data, changed(A, summary="Long. " * 60, title="A longer title " * 5, **disputed), B, C)
    assert run(shape(deck, "headline:a", "headline:a/summary")).font.size < old


def test_words_of_more_runs_and_paragraphs_than_before_take_the_last_look() -> None:
    def edit(deck: Any) -> None:
        frame = shape(deck, "headline:a", "headline:a/source").text_frame
        for one in frame.paragraphs[0].runs[1:]:
            one.font.color.rgb = RED

    first = changed(A, source_url="", source_note="In print")
    deck, _ = update(person(made(first, B, C), edit), changed(A, source_url="https://example.org/x"), B, C)
    runs = shape(deck, "headline:a", "headline:a/source").text_frame.paragraphs[0].runs
    assert [one.font.color.rgb for one in runs[1:]] == [RED, RED]


def test_a_text_that_a_person_emptied_is_theirs() -> None:
    def edit(deck: Any) -> None:
        shape(deck, "headline:a", "headline:a/summary").text_frame.clear()

    deck, said = update(person(ours(), edit), changed(A, summary="A new summary."), B, C)
    assert shape(deck, "headline:a", "headline:a/summary").text_frame.text == ""
    assert [line for line in said if line.startswith("Left headline:a/summary")]


def test_runs_without_a_look_of_their_own_take_ours() -> None:
    def edit(deck: Any) -> None:
        frame = shape(deck, "headline:a", "headline:a/summary").text_frame
        words = frame.text
        frame.clear()
        one = frame.paragraphs[0].add_run()
        one.text = words
        one._r.remove(one._r.get_or_add_rPr())

    deck, _ = update(person(ours(), edit), changed(A, summary="A new summary."), B, C)
    assert run(shape(deck, "headline:a", "headline:a/summary")).font.size


def test_a_text_cleared_to_what_we_would_write_again_is_filled() -> None:
    def edit(deck: Any) -> None:
        body = shape(deck, "headline:a", "headline:a/summary").text_frame._txBody
        for paragraph in body.findall("{*}p"):
            body.remove(paragraph)

    data = person(ours(), edit)
    deck, said = update(data, *ROWS)
    assert "0 shapes moved, 0 drawn anew, 1 with your words." in said
    assert deck


def test_an_event_that_is_new_is_added_above_what_stands_before_it_with_a_slide_in_its_place() -> None:
    new = {"id": "n", "date": "2017-03-04", "label": "Newcomer", "title": "A newcomer", "lane": "L"}
    deck, said = update(ours(), A, B, new, C)
    assert run(part(event(deck, "n"))).text == "Newcomer"
    order = [one.name.partition("/")[0] for slide in deck.slides for one in list(slide.shapes)[:1]]
    assert order[2:6] == ["headline:a", "headline:b", "headline:n", "headline:c"]
    assert "Added event:n on timeline:1." in said
    assert "Added the slide headline:n." in said


def test_an_event_that_is_withdrawn_is_retired_with_its_slide() -> None:
    deck, said = update(ours(), A, C)
    assert event(deck, "b") is None
    assert slide_of(deck, "headline:b") is None
    assert "Removed event:b from timeline:1: no longer in the data." in said
    assert "Removed the slide headline:b: no longer in the data." in said


def test_an_event_outside_the_view_is_retired_with_that_reason() -> None:
    said: list[str] = []
    whole = edition(dataset(*ROWS), from_address("q=first"))
    make_pptx(whole, Options(update=ours(), say=lambda line: said.append(bare(line))))
    assert "Removed the slide headline:b: not in this view." in said


def test_words_of_a_retired_event_that_a_person_had_changed_are_quoted() -> None:
    def edit(deck: Any) -> None:
        run(part(event(deck, "b"))).text = "MINE"

    _, said = update(person(ours(), edit), A, C)
    assert "Removed event:b from timeline:1: no longer in the data; you had changed its words to “MINE”." in said


def test_a_retired_slide_with_work_of_a_person_is_hidden_and_not_removed() -> None:
    def words(deck: Any) -> None:
        run(shape(deck, "headline:b", "headline:b/summary")).text = "My summary"

    def box(deck: Any) -> None:
        slide_of(deck, "headline:b").shapes.add_textbox(0, 0, 9999, 9999).text_frame.text = "mine"

    def notes(deck: Any) -> None:
        slide_of(deck, "headline:b").notes_slide.notes_text_frame.text = "mine"

    def link(deck: Any) -> None:
        own = deck.slides.add_slide(deck.slide_layouts[6])
        one = own.shapes.add_shape(1, 0, 0, 9999, 9999)
        one.click_action.target_slide = slide_of(deck, "headline:b")

    for edit in (words, box, notes, link):
        deck, said = update(person(ours(), edit), A, C)
        assert slide_of(deck, "headline:b")._element.get("show") == "0", edit
        assert "Hid the slide headline:b: no longer in the data, but it holds work of yours." in said


def test_a_part_of_a_slide_that_is_no_more_goes_unless_a_person_changed_it() -> None:
    disputed = changed(A, disputed_by="https://example.org/no", dispute="It is not so.")
    deck, said = update(made(disputed, B, C), *ROWS)
    assert shape(deck, "headline:a", "headline:a/dispute") is None
    assert "Removed headline:a/dispute from headline:a: no longer needed." not in said
    assert [line for line in said if line.startswith("Removed headline:a/dispute")]

    def edit(deck: Any) -> None:
        run(shape(deck, "headline:a", "headline:a/dispute")).text = "MINE"

    deck, said = update(person(made(disputed, B, C), edit), *ROWS)
    assert shape(deck, "headline:a", "headline:a/dispute")
    assert [line for line in said if line.startswith("Left headline:a/dispute on headline:a: ")]


def test_what_a_person_deleted_stays_away() -> None:
    def edit(deck: Any) -> None:
        for one in (event(deck, "a"), shape(deck, "headline:b", "headline:b/summary")):
            one._element.getparent().remove(one._element)
        deck.slides._sldIdLst.remove(deck.slides._sldIdLst[4])  # headline:c

    deck, said = update(person(ours(), edit), changed(A, label="New"), changed(B, summary="New."), C)
    assert event(deck, "a") is None
    assert shape(deck, "headline:b", "headline:b/summary") is None
    assert slide_of(deck, "headline:c") is None
    assert "Left out the slide headline:c: you deleted it." in said
    assert "2 shapes that you deleted stay away; 0 slides are yours and untouched." in said


def test_a_deleted_shape_that_is_no_longer_wanted_is_not_missed() -> None:
    def edit(deck: Any) -> None:
        one = event(deck, "b")
        one._element.getparent().remove(one._element)

    _, said = update(person(ours(), edit), A, C)
    assert not [line for line in said if "event:b " in line]


def test_slides_shapes_and_notes_of_a_person_are_left_alone() -> None:
    def edit(deck: Any) -> None:
        own = deck.slides.add_slide(deck.slide_layouts[1])
        own.shapes.title.text = "My slide"
        deck.slides._sldIdLst.insert(1, deck.slides._sldIdLst[-1])
        box = slide_of(deck, "headline:a").shapes.add_textbox(Pt(5), Pt(6), Pt(70), Pt(8))
        box.text_frame.text, box.name = "My box", "box of mine"
        slide_of(deck, "headline:a").notes_slide.notes_text_frame.text = "My notes"

    deck, said = update(person(ours(), edit), changed(A, summary="New."), B, notes=True)
    assert deck.slides[1].shapes.title.text == "My slide"
    box = shape(deck, "headline:a", "box of mine")
    assert (box.text_frame.text, box.left) == ("My box", Pt(5))
    assert slide_of(deck, "headline:a").notes_slide.notes_text_frame.text == "My notes"
    assert [line for line in said if line.endswith("1 slide is yours and untouched.")]


def test_a_text_that_a_person_moved_stays_where_they_put_it() -> None:
    def edit(deck: Any) -> None:
        shape(deck, "headline:a", "headline:a/who").top += Pt(60)

    data = person(ours(), edit)
    there = shape(Presentation(BytesIO(data)), "headline:a", "headline:a/who").top
    deck, said = update(data, changed(A, summary="A long summary of many words. " * 6), B, C)
    assert shape(deck, "headline:a", "headline:a/who").top == there
    assert "Left headline:a/who where you moved it." in said


def test_a_mark_that_a_person_moved_is_left_until_its_date_or_scale_changes() -> None:
    def edit(deck: Any) -> None:
        event(deck, "b").left += Pt(50)

    data = person(ours(), edit)
    there = event(Presentation(BytesIO(data)), "b").left
    same, said = update(data, *ROWS)
    assert event(same, "b").left == there
    deck, said = update(data, A, B, changed(C, date="2020-05-05"))
    assert (
        abs(event(deck, "b").left - event(Presentation(BytesIO(made(A, B, changed(C, date="2020-05-05")))), "b").left)
        < 999
    )
    assert [line for line in said if line.startswith("Put event:b back")]


def test_a_moved_mark_that_only_shifts_is_put_back() -> None:
    def edit(deck: Any) -> None:
        event(deck, "b").left += Pt(50)

    rows = (A, B, changed(C, date="2018-05-04"))
    deck, said = update(person(ours(), edit), *rows)
    assert abs(event(deck, "b").left - event(Presentation(BytesIO(made(*rows))), "b").left) < 999
    assert [line for line in said if line.startswith("Put event:b back")]
    assert not [line for line in said if line.startswith("0 shapes moved")]


def test_a_title_that_a_person_reset_to_its_layout_is_left_there() -> None:
    def edit(deck: Any) -> None:
        title = slide_of(deck, "headline:a").shapes.title
        title._element.spPr.remove(title._element.spPr.find("{*}xfrm"))

    deck, said = update(person(ours(), edit), changed(A, title="A long title of many words " * 3), B, C)
    assert slide_of(deck, "headline:a").shapes.title._element.spPr.find("{*}xfrm") is None
    assert "Left headline:a/title where you moved it." in said


def test_a_text_that_a_person_replaced_by_something_without_words_is_left() -> None:
    def edit(deck: Any) -> None:
        old = shape(deck, "headline:a", "headline:a/summary")
        new = slide_of(deck, "headline:a").shapes.add_connector(1, old.left, old.top, 9999, 9999)
        old._element.getparent().remove(old._element)
        new.name = "headline:a/summary"

    _, said = update(person(ours(), edit), changed(A, summary="New."), B, C)
    assert "Left headline:a/summary: you changed it to “”; ours would now be “New.”." in said


def test_a_run_that_another_program_cut_in_two_has_one_look() -> None:
    def edit(deck: Any) -> None:
        frame = shape(deck, "headline:a", "headline:a/who").text_frame
        label, words = frame.paragraphs[0].runs
        words.font.color.rgb = RED
        tail = copy.deepcopy(label._r)
        label._r.addnext(tail)
        label.text = "Who says so"
        tail.find("{*}t").text = "\t"

    deck, _ = update(person(ours(), edit), changed(A, asserted_by="Somebody else"), B, C)
    label, words = shape(deck, "headline:a", "headline:a/who").text_frame.paragraphs[0].runs
    assert label.text == "Who says so\t"
    assert (words.font.color.rgb, words.font.bold) == (RED, False)


def test_an_empty_paragraph_of_a_person_does_not_stop_new_words() -> None:
    def edit(deck: Any) -> None:
        body = shape(deck, "headline:a", "headline:a/summary").text_frame._txBody
        body.find("{*}p").addprevious(copy.deepcopy(body.makeelement(body.find("{*}p").tag, {})))

    deck, _ = update(person(ours(), edit), changed(A, summary="New."), B, C)
    assert shape(deck, "headline:a", "headline:a/summary").text_frame.text == "New."


def test_a_show_of_a_persons_choice_loses_a_retired_slide_only() -> None:
    def edit(deck: Any) -> None:
        ids = [node.get(qn("r:id")) for node in deck.slides._sldIdLst]
        slides = "".join(f'<p:sld r:id="{name}"/>' for name in ids)
        deck.part._element.append(
            parse_xml(
                f'<p:custShowLst {SPACES}><p:custShow name="Short" id="0"><p:sldLst>{slides}</p:sldLst></p:custShow>'
                "</p:custShowLst>"
            )
        )

    data = person(ours(), edit)
    deck, _ = update(data, A, C)
    shown = [node.get(qn("r:id")) for node in deck.part._element.iter("{*}sld")]
    assert len(shown) == len(Presentation(BytesIO(data)).slides) - 1
    assert set(shown) <= {node.get(qn("r:id")) for node in deck.slides._sldIdLst}


def test_a_mark_that_a_person_moved_is_drawn_anew_at_its_date() -> None:
    def edit(deck: Any) -> None:
        event(deck, "b").left += Pt(50)

    rows = (A, changed(B, date="2016-09-09", status="planned", due="2017"), C)
    deck, said = update(person(ours(), edit), *rows)
    assert abs(event(deck, "b").left - event(Presentation(BytesIO(made(*rows))), "b").left) < 999
    assert [line for line in said if line.startswith("Put event:b back")]


def test_a_new_status_is_a_new_form_and_what_a_person_put_into_the_group_stays() -> None:
    def edit(deck: Any) -> None:
        star = event(deck, "a").shapes.add_shape(12, 0, 0, Pt(9), Pt(9))
        star.name = "my star"

    rows = (changed(A, status="planned", due="2016"), B, C)
    deck, _ = update(person(ours(), edit), *rows)
    forms = {node.get("prst") for node in event(deck, "a")._element.iter("{*}prstGeom")}
    assert "diamond" in forms
    assert part(event(deck, "a"), "my star")


def test_a_connector_without_a_place_in_a_group_does_not_stop_an_update() -> None:
    def edit(deck: Any) -> None:
        star = event(deck, "a").shapes.add_shape(12, 0, 0, Pt(9), Pt(9))
        star.name = "my star"
        star._element.spPr.remove(star._element.spPr.find("{*}xfrm"))

    deck, _ = update(person(ours(), edit), changed(A, status="planned", due="2016"), B, C)
    assert part(event(deck, "a"), "my star")


def test_a_group_whose_words_a_person_deleted_gets_them_back_when_it_is_drawn_anew() -> None:
    def edit(deck: Any) -> None:
        words = part(event(deck, "a"))
        words._element.getparent().remove(words._element)

    deck, _ = update(person(ours(), edit), changed(A, status="planned", due="2016"), B, C)
    assert run(part(event(deck, "a"))).text == "First of all"


def test_a_persons_words_stay_in_a_group_that_is_drawn_anew() -> None:
    def edit(deck: Any) -> None:
        run(part(event(deck, "a"))).text = "MINE"

    deck, said = update(person(ours(), edit), changed(A, status="planned", due="2016"), B, C)
    assert run(part(event(deck, "a"))).text == "MINE"
    assert not [line for line in said if line.startswith("Left event:a")]


def test_a_shape_of_a_person_that_has_a_name_of_ours_is_left() -> None:
    def edit(deck: Any) -> None:
        box = slide_of(deck, "headline:a").shapes.add_textbox(0, 0, 99, 99)
        box.name = "headline:a/dispute"

    rows = (changed(A, disputed_by="https://example.org/no", dispute="It is not so."), B, C)
    deck, said = update(person(ours(), edit), *rows)
    assert shape(deck, "headline:a", "headline:a/dispute").text_frame.text == ""
    assert "Left headline:a/dispute on headline:a: a shape of yours has that name." in said


def duplicate(deck: Any, key: str) -> None:
    """Copy a slide as a person does."""
    new = deck.slides.add_slide(deck.slide_layouts[6])
    for one in slide_of(deck, key).shapes:
        new.shapes._spTree.append(copy.deepcopy(one._element))


def test_a_copy_of_a_slide_is_a_persons_own() -> None:
    data = person(ours(), lambda deck: duplicate(deck, "headline:b"))
    deck, said = update(data, A, changed(B, summary="New."), C)
    texts = [one.text_frame.text for slide in deck.slides for one in slide.shapes if one.name == "headline:b/summary"]
    assert texts[0] == "New."
    assert texts[1] != "New."
    assert "Left 1 more with shapes of the slide headline:b: copies are yours." in said
    deck, said = update(data, A, C)
    assert slide_of(deck, "headline:b")._element.get("show") is None
    assert "Left 1 more with shapes of the slide headline:b: copies are yours." in said


def test_a_title_that_another_program_renamed_is_known_as_the_title() -> None:
    def edit(deck: Any) -> None:
        for slide in deck.slides:
            slide.shapes.title.name = "PlaceHolder 1"
            slide._element.cSld.attrib.pop("name", None)

    deck, said = update(person(ours(), edit), changed(A, title="A new title"), B, C)
    assert slide_of(deck, "headline:a").shapes.title.text == "A new title"
    assert [line for line in said if line.startswith("Changed headline:a/title")]


def test_new_sections_hold_new_slides_and_lose_retired_ones() -> None:
    def edit(deck: Any) -> None:
        ids = "".join(f'<p14:sldId id="{node.get("id")}"/>' for node in deck.slides._sldIdLst)
        deck.part._element.append(
            parse_xml(
                '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
                '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
                'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="All">'
                f"<p14:sldIdLst>{ids}</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"
            )
        )

    new = {"id": "n", "date": "2017-03-04", "label": "Newcomer", "title": "A newcomer", "lane": "L"}
    deck, _ = update(person(ours(), edit), A, new, C)
    listed = [node.get("id") for node in deck.part._element.iter("{*}sldId")]
    slides = [node.get("id") for node in deck.slides._sldIdLst]
    assert sorted(listed) == sorted(slides * 2)


def test_a_first_slide_that_is_new_goes_to_the_end_where_none_of_ours_stands_before_it() -> None:
    def edit(deck: Any) -> None:
        known = {pair: entry for pair, entry in ledger.read(deck).items() if pair[0] != "title"}
        ledger.write(deck, known)
        deck.part.drop_rel(deck.slides._sldIdLst[0].rId)
        deck.slides._sldIdLst.remove(deck.slides._sldIdLst[0])

    deck, said = update(person(ours(), edit), *ROWS)
    assert "Added the slide title." in said
    assert next(one.name for one in list(deck.slides)[-1].shapes).startswith("title/")


def test_notes_are_renewed_only_when_asked_for_and_not_a_persons() -> None:
    with_notes = tuple(changed(row, notes=f"Mind {row['id']}") for row in ROWS)
    data = made(*with_notes, notes=True)

    def edit(deck: Any) -> None:
        slide_of(deck, "headline:a").notes_slide.notes_text_frame.text = "My notes"

    newer = tuple(changed(row, notes=f"Beware of {row['id']}") for row in ROWS)
    deck, said = update(person(data, edit), *newer, notes=True)
    assert slide_of(deck, "headline:a").notes_slide.notes_text_frame.text == "My notes"
    assert slide_of(deck, "headline:b").notes_slide.notes_text_frame.text == "Beware of b"
    assert "Left the notes of headline:a: they are yours; ours would be “Beware of a”." in said
    assert "Changed the notes of headline:b." in said
    again, said = update(saved(deck), *newer, notes=True)
    assert not [line for line in said if "notes" in line]
    quiet, said = update(saved(again), *ROWS)
    assert slide_of(quiet, "headline:b").notes_slide.notes_text_frame.text == "Beware of b"
    later, said = update(saved(quiet), *with_notes, notes=True)
    assert slide_of(later, "headline:b").notes_slide.notes_text_frame.text == "Mind b"


def test_notes_come_to_a_deck_that_had_none() -> None:
    deck, said = update(ours(), changed(A, notes="Mind this"), B, C, notes=True)
    assert slide_of(deck, "headline:a").notes_slide.notes_text_frame.text == "Mind this"
    assert "Changed the notes of headline:a." in said


def test_a_retired_slide_whose_notes_are_ours_is_removed() -> None:
    with_notes = tuple(changed(row, notes=f"Mind {row['id']}") for row in ROWS)
    deck, _ = update(made(*with_notes, notes=True), with_notes[0], with_notes[2], notes=True)
    assert slide_of(deck, "headline:b") is None


def test_a_page_of_notes_without_a_place_for_words_is_passed_over() -> None:
    def edit(deck: Any) -> None:
        notes = slide_of(deck, "headline:a").notes_slide
        for one in list(notes.placeholders):
            one._element.getparent().remove(one._element)

    deck, _ = update(person(ours(), edit), changed(A, notes="Mind this"), B, C, notes=True)
    assert slide_of(deck, "headline:a").notes_slide.notes_text_frame is None


FIGURES = (figure("2018-01-01", 10, id="f"), figure("2019-01-01", 20, id="g"))


def chart(deck: Any) -> Any:
    return next(one for one in slide_of(deck, "chart:1").shapes if one.has_chart).chart


def test_a_chart_gets_new_figures() -> None:
    rows = (*FIGURES, figure("2020-01-01", 40, id="h"))
    deck, said = update(made(*FIGURES), *rows)
    assert values(chart(deck)) == values(chart(Presentation(BytesIO(made(*rows)))))
    assert "Changed chart:1/chart: new figures." in said


def test_a_chart_whose_figures_a_person_changed_is_left() -> None:
    def edit(deck: Any) -> None:
        next(chart(deck)._chartSpace.iter("{*}yVal")).findall(".//{*}v")[0].text = "15"

    deck, said = update(person(made(*FIGURES), edit), *FIGURES, figure("2020-01-01", 40, id="h"))
    assert "15.000" in values(chart(deck))
    assert "Left chart:1/chart: you changed its figures." in said


def test_a_chart_that_a_person_made_a_picture_or_moved_is_left() -> None:
    def edit(deck: Any) -> None:
        one = next(one for one in slide_of(deck, "chart:1").shapes if one.has_chart)
        one._element.getparent().remove(one._element)
        box = slide_of(deck, "chart:1").shapes.add_textbox(0, 0, 99, 99)
        box.name = "chart:1/chart"

    deck, said = update(person(made(*FIGURES), edit), *FIGURES, figure("2020-01-01", 40, id="h"))
    assert shape(deck, "chart:1", "chart:1/chart").text_frame.text == ""
    assert not [line for line in said if "chart:1/chart" in line and "Changed" in line]


def test_a_chart_whose_alt_text_alone_changed_is_not_drawn_again() -> None:
    rows = (changed(FIGURES[0], date="2018-01"), FIGURES[1])
    deck, _ = update(made(*FIGURES), *rows)
    assert values(chart(deck)) == values(chart(Presentation(BytesIO(made(*rows)))))


def test_a_link_does_not_stay_under_words_that_lead_elsewhere() -> None:
    linked = made(changed(A, source_url="https://example.org/old"), B, C, links=True)
    deck, said = update(linked, changed(A, source_url="https://example.org/new"), B, C)
    targets = [rel.target_ref for rel in slide_of(deck, "headline:a").part.rels.values() if rel.is_external]
    assert targets == []
    deck, said = update(linked, changed(A, source_url="https://example.org/new"), B, C, links=True)
    targets = [rel.target_ref for rel in slide_of(deck, "headline:a").part.rels.values() if rel.is_external]
    assert targets == ["https://example.org/new"]
    assert [line for line in said if line.startswith("The deck holds ")]


def test_a_deck_saved_by_another_program_keeps_its_record_on_the_package() -> None:
    data = ours()
    deck = Presentation(BytesIO(data))
    for name, rel in list(deck.part.rels.items()):
        if rel.reltype.endswith("/customXml"):
            deck.part.rels.pop(name)
            deck.part.package.relate_to(rel.target_part, rel.reltype)
    found, _said = update(saved(deck), changed(A, label="New"), B, C)
    assert run(part(event(found, "a"))).text == "New"


def test_an_updated_deck_names_no_author_and_the_same_edit_gives_the_same_bytes() -> None:
    def edit(deck: Any) -> None:
        deck.core_properties.author = "Someone"

    data = person(ours(), edit)
    one, other = (made(changed(A, label="New"), B, C, update=data) for _ in range(2))
    assert one == other
    assert Presentation(BytesIO(one)).core_properties.author == ""


def test_parts_are_packed_in_one_order() -> None:
    assert _zipped([("b", b"1"), ("[Content_Types].xml", b"2"), ("a", b"3")]) == _zipped(
        [("a", b"3"), ("b", b"1"), ("[Content_Types].xml", b"2")]
    )


@pytest.mark.parametrize(
    ("old", "new", "first", "second"),
    [
        ("a b", "a c", "“a b”", "“a c”"),
        ("x " * 50 + "old", "x " * 50 + "new", "“…old”", "“…new”"),
        ("y" * 90, "z" * 90, f"“{'y' * 60}…”", f"“{'z' * 60}…”"),
    ],
)
def test_words_are_quoted_from_where_they_begin_to_differ(old: str, new: str, first: str, second: str) -> None:
    assert both(old, new) == (first, second)


def test_short_words_are_quoted_whole() -> None:
    assert quoted("short") == "“short”"
