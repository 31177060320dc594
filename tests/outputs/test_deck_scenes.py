"""A deck of a talk: a slide a scene in its order, with what the scene says and the notes of who gives it."""

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from rollout.evidence.reader import read
from rollout.layout.palette import LIGHT
from rollout.outputs.deck import make_pptx
from rollout.outputs.deck.picture import picture, window_of
from rollout.outputs.deck.scenes import scene_pages
from rollout.timeline.edition import Edition, ExportError, Options, edition
from rollout.timeline.talk import Scene, Talk
from rollout.timeline.talk import read as read_talk
from rollout.timeline.talks import chosen
from rollout.timeline.view import View
from rollout.timeline.window import Window, known_days
from rollout.timeline.window import whole as whole_span
from rollout.words.say import speaking
from tests.csv_rows import csv_of
from tests.outputs.test_deck_slides import keys, slide_of, text
from tests.outputs.test_tongues import tags
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


def test_each_part_of_a_scene_is_in_its_own_language() -> None:
    data = b"title,title@de,focus,kind,words,words@de\nHow it began,Wie es begann,row-2,,,\n"
    data += b"To begin,Zum Anfang,,text,Two of us,Zwei von uns\nWho says so,,row-3,,,\n"
    with speaking("de"):
        found = tags(make_pptx(whole(data), Options(talk=data)))
    german = {found[words] for words in ("Wie es begann", "Zum Anfang", "Zwei von uns")}
    assert (german, found["Who says so"], found["Cards begin"]) == ({"de-DE"}, "en-GB", "en-GB")


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
    slide.shapes.title.text_frame.text = "Our own words"
    saved = BytesIO()
    made.save(saved)
    renewed = Presentation(BytesIO(make_pptx(full, Options(talk=talk, notes=True, update=saved.getvalue()))))
    assert "Our own words" in text(slide_of(renewed, scenes(renewed)[2]))
    assert scenes(renewed) == scenes(made)


def lit_on(slide: Any) -> set[str]:
    return {one.name.rpartition("/")[2].removesuffix(" lit") for one in slide.shapes if one.name.endswith(" lit")}


def test_a_scene_has_the_picture_of_what_it_lights_and_pale_ticks_of_the_rest_of_its_lanes() -> None:
    found = deck()
    assert lit_on(slide_of(found, "scene:Who says so")) == {"row-2", "row-3"}
    assert lit_on(slide_of(found, "scene:How it began")) == {"row-2"}
    assert lit_on(slide_of(found, "scene:How it began (2)")) == set()

    wide = deck(b"title,focus,from,to\nOne,row-2,2018,2020\n")
    lane = next(one for one in slide_of(wide, "scene:One").shapes if one.name == "scene:One/lane 1")
    assert len([one for one in lane.shapes if one.name == "line"]) == 2

    rows = [{"date": f"2018-0{n}-04", "title": f"Event {n}"} for n in range(1, 5)]
    dataset, talk = read(csv_of(*rows)), b"title,focus,from,to\nOne,row-2,2018,2020\n"
    full = chosen(edition(dataset, View()), read_talk(talk, "talk", dataset))
    many = Presentation(BytesIO(make_pptx(full, Options(talk=talk))))
    lane = next(one for one in slide_of(many, "scene:One").shapes if one.name == "scene:One/lane 1")
    assert len([one for one in lane.shapes if one.name == "line"]) == 3 + 1


def test_a_scene_shows_as_ticks_only_the_statuses_that_it_shows() -> None:
    found = deck(b"title,focus,from,to,status\nOne,row-2,2018,2020,planned\n")
    lane = next(one for one in slide_of(found, "scene:One").shapes if one.name == "scene:One/lane 1")
    assert len([one for one in lane.shapes if one.name == "line"]) == 1


def test_the_words_of_a_scene_without_room_beside_its_picture_stand_on_a_second_slide() -> None:
    rows = [
        {
            "date": f"201{n}",
            "title": f"Event {n} " + "word " * 12,
            "dispute": "No. " * 20,
            "disputed_by": "https://n.example/",
        }
        for n in range(4)
    ]
    dataset = read(csv_of(*rows))
    talk = b"title,focus,notes\nAll at once,row-2 row-3 row-4 row-5,Slowly\n"
    full = chosen(edition(dataset, View()), read_talk(talk, "talk", dataset))
    found = Presentation(BytesIO(make_pptx(full, Options(talk=talk, notes=True))))
    assert [key for key in keys(found) if key.endswith("All at once")] == ["scene:All at once", "words:All at once"]
    assert len(lit_on(slide_of(found, "scene:All at once"))) == 4
    assert "Disputed" in text(slide_of(found, "words:All at once"))
    assert not slide_of(found, "words:All at once").has_notes_slide


def test_words_of_a_scene_without_room_on_one_slide_stand_on_as_many_as_they_need_and_no_event_is_torn() -> None:
    rows = [{"date": f"201{n}", "title": f"Event {n} " + "long " * 17, "dispute": "No. " * 70} for n in range(6)]
    dataset = read(csv_of(*({**one, "disputed_by": "https://n.example/"} for one in rows)))
    talk = b"title,focus\nAll at once,row-2 row-3 row-4 row-5 row-6 row-7\n"
    full = chosen(edition(dataset, View()), read_talk(talk, "talk", dataset))
    found = Presentation(BytesIO(make_pptx(full, Options(talk=talk))))
    told = [key for key in keys(found) if key.startswith("words:")]
    assert told[:2] == ["words:All at once", "words:2:All at once"]
    said = [text(slide_of(found, key)) for key in told]
    for n in range(6):
        (whole,) = [one for one in said if f"Event {n} " in one]
        assert whole.count("No. No.") >= whole.count("Event ")


def test_a_scene_of_which_one_event_alone_has_no_room_is_refused_by_its_title() -> None:
    dataset = read(csv_of({"dispute": "No. " * 900, "disputed_by": "https://n.example/"}))
    talk = b"title,focus\nToo much,row-2\n"
    full = chosen(edition(dataset, View()), read_talk(talk, "talk", dataset))
    with pytest.raises(ExportError, match="“Too much” have no room on a slide"):
        make_pptx(full, Options(talk=talk))


def test_sources_give_way_to_a_picture_and_stand_at_the_end() -> None:
    rows = [
        {
            "date": f"201{n}",
            "title": f"Event {n} " + "word " * 8,
            "source_title": f"Paper {n}",
            "source_url": f"https://n{n}.example/",
        }
        for n in range(4)
    ]
    dataset = read(csv_of(*rows))
    talk = b"title,focus\nAll at once,row-2 row-3 row-4 row-5\n"
    full = chosen(edition(dataset, View()), read_talk(talk, "talk", dataset))
    found = Presentation(BytesIO(make_pptx(full, Options(talk=talk))))
    assert "words:All at once" not in keys(found)
    assert "Paper 1" not in text(slide_of(found, "scene:All at once"))
    assert "Paper 1" in text(slide_of(found, "sources:1"))


def test_a_scene_that_lights_more_than_a_picture_holds_has_its_words() -> None:
    dataset = read(csv_of(*({"date": "2018-05-04", "title": f"A{n} " + "word " * 8} for n in range(9))))
    scene = Scene(None, "All", tuple(event.id for event in dataset.events))
    assert len(scene.focus) == 9
    assert picture("scene:All", edition(dataset, View()), scene, 60.0, 150.0, LIGHT) is None


def test_a_window_of_a_scene_grows_to_all_that_it_lights() -> None:
    dataset = read(EVENTS)
    span = whole_span(dataset.events)
    early, late = dataset.events
    first, _ = known_days(early.date)
    _, last = known_days(late.date)
    narrow = Scene(None, "One", window=Window(first, first + 10))
    assert window_of(narrow, [early], span) == Window(first, first + 10)
    grown = window_of(narrow, [early, late], span)
    assert grown.start <= first
    assert grown.end >= last
    assert window_of(Scene(None, "None"), [], span) == span
    back = window_of(Scene(None, "Two", window=Window(last - 10, last)), [early, late], span)
    assert back.start <= first
    assert back.end >= last


def test_a_scene_whose_title_or_picture_has_no_room_has_its_words_alone() -> None:
    dataset = read(csv_of(*({"date": "2018-05-04", "title": f"A{n} " + "word " * 8} for n in range(5))))
    full = edition(dataset, View())
    long = Scene(None, "word " * 90, ("row-2",))
    (only,) = scene_pages(full, Talk("t", (long,)), False, False, LIGHT)
    assert not [piece for piece in only.pieces if piece.name.endswith(" lit")]


def test_a_picture_that_not_even_a_whole_slide_holds_is_left_out_and_the_words_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rollout.outputs.deck.scenes.picture", lambda *_: None)
    assert scenes(deck()) == ["scene:How it began", "scene:Who says so", "scene:How it began (2)"]
    assert lit_on(slide_of(deck(), "scene:Who says so")) == set()
    assert "Not so." in text(slide_of(deck(), "scene:Who says so"))
