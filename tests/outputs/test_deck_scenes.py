"""A deck of a talk: a slide a scene in its order, with what the scene says and the notes of who gives it."""

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from rollout.evidence.reader import read
from rollout.outputs.deck import make_pptx
from rollout.timeline.edition import Edition, ExportError, Options, edition
from rollout.timeline.talk import read as read_talk
from rollout.timeline.talks import chosen
from rollout.timeline.view import View
from tests.csv_rows import csv_of
from tests.outputs.test_deck_slides import keys, slide_of, text
from tests.support.server import TOP

EVENTS = csv_of(
    {"date": "2018-04-22", "title": "Cards begin", "source_url": "https://one.example/"},
    {"date": "2019", "title": "Cards spread", "dispute": "Not so.", "disputed_by": "https://two.example/"},
)
TALK = b"title,focus,notes\nHow it began,row-2,Slowly\nWho says so,row-3 row-2 row-9,\nHow it began,,\n"


def whole(talk: bytes = TALK) -> Edition:
    dataset = read(EVENTS)
    return chosen(edition(dataset, View()), read_talk(talk, "talk", dataset))


def deck(talk: bytes = TALK, **options: Any) -> Any:
    return Presentation(BytesIO(make_pptx(whole(talk), Options(talk=talk, **options))))


def scenes(found: Any) -> list[str]:
    return [key for key in keys(found) if key.startswith("scene:")]


def test_every_scene_is_a_slide_in_the_order_of_the_talk_and_no_headline_is() -> None:
    found = deck()
    assert scenes(found) == ["scene:How it began", "scene:Who says so", "scene:How it began (2)"]
    assert not any(key.startswith("headline:") for key in keys(found))


def test_a_slide_says_title_date_who_says_so_status_dispute_and_source_of_what_is_lit() -> None:
    words = text(slide_of(deck(), "scene:Who says so"))
    for said in ("Who says so", "2019  Cards spread", "22 April 2018  Cards begin", "Tibet Daily (state media)"):
        assert said in words
    assert "reported, disputed" in words
    assert "Not so." in words
    assert "https://one.example/" in words
    assert "No longer in the evidence: row-9" in words


def test_the_notes_of_a_scene_are_speaker_notes_where_that_was_asked_for() -> None:
    assert not any(slide.has_notes_slide for slide in deck().slides)
    found = deck(notes=True)
    assert slide_of(found, "scene:How it began").notes_slide.notes_text_frame.text == "Slowly"
    assert not slide_of(found, "scene:Who says so").has_notes_slide


@pytest.mark.parametrize("links", [False, True])
def test_links_can_be_followed_only_where_that_was_asked_for(links: bool) -> None:
    slide = slide_of(deck(links=links), "scene:How it began")
    assert any(one.is_external for one in slide.part.rels.values()) is links


def test_a_scene_with_more_than_a_slide_can_hold_is_named() -> None:
    events = csv_of(*({"date": f"20{n}", "title": f"Event {n} " + "word " * 12} for n in range(10, 30)))
    dataset = read(events)
    talk = b"title,focus\nAll at once," + b" ".join(b"row-%d" % n for n in range(2, 22)) + b"\n"
    full = chosen(edition(dataset, View()), read_talk(talk, "talk", dataset))
    with pytest.raises(ExportError, match="The words of the scene “All at once” have no room"):
        make_pptx(full, Options(talk=talk))


def test_our_talk_is_a_deck_and_an_edit_of_a_slide_survives_its_update() -> None:
    dataset = read((TOP / "events.csv").read_bytes())
    talk = (TOP / "talks" / "tibet-cards.csv").read_bytes()
    full = chosen(edition(dataset, View()), read_talk(talk, "talk", dataset))
    made = Presentation(BytesIO(make_pptx(full, Options(talk=talk, notes=True))))
    assert len(scenes(made)) == 16
    assert all(slide_of(made, key).has_notes_slide for key in scenes(made))
    slide = slide_of(made, scenes(made)[2])
    slide.shapes[0].text_frame.text = "Our own words"
    saved = BytesIO()
    made.save(saved)
    renewed = Presentation(BytesIO(make_pptx(full, Options(talk=talk, notes=True, update=saved.getvalue()))))
    assert "Our own words" in text(slide_of(renewed, scenes(renewed)[2]))
    assert scenes(renewed) == scenes(made)
