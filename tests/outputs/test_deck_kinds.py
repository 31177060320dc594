"""A deck of a talk with a scene of every kind: a slide each, with its chart, its quotation, its picture, its words."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from rollout.evidence.event import Dataset
from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.outputs.deck import make_pptx
from rollout.timeline.edition import Options, edition
from rollout.timeline.talk import read
from rollout.timeline.talks import chosen
from rollout.timeline.view import View
from tests.outputs.test_deck_slides import keys, slide_of, text
from tests.support import kinds

PICTURES = {"stall.png": kinds.png(320, 200), "tall.png": kinds.png(150, 260)}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Store(kinds.lay(tmp_path_factory.mktemp("kinds")), Limits()).now().dataset


def made(
    dataset: Dataset, media: Mapping[str, bytes] = PICTURES, update: bytes | None = None, talk: str = kinds.TALK
) -> bytes:
    full = chosen(edition(dataset, View()), read(talk.encode(), "talk", dataset))
    lines: list[str] = []
    options = Options(talk=talk.encode(), media=tuple(media.items()), update=update, say=lines.append)
    return make_pptx(full, options)


def opened(data: bytes) -> Any:
    return Presentation(BytesIO(data))


@pytest.fixture(scope="module")
def deck(dataset: Dataset) -> Any:
    return opened(made(dataset))


def images(found: Any, key: str) -> list[bytes]:
    slide = slide_of(found, key)
    return [rel.target_part.blob for rel in slide.part.rels.values() if rel.reltype.endswith("/image")]


def test_every_scene_is_a_slide_whatever_its_kind(deck: Any) -> None:
    assert len([key for key in keys(deck) if key.startswith("scene:")]) == len(kinds.KINDS)


def test_a_number_stands_large_beside_a_chart_of_its_series_with_what_became_of_its_target(deck: Any) -> None:
    key = "scene:Three million cards: late by at least six months"
    slide = slide_of(deck, key)
    assert [shape.name for shape in slide.shapes if shape.has_chart] == [f"{key}/chart"]
    for said in (
        "3 million",
        "cards (running total), the valley",
        "1 July 2019",
        "reached by 1 Jul 2019",
        "documented",
    ):
        assert said in text(slide)
    assert "Target 3 million by 2018: reached by 1 Jul 2019" in text(slide_of(deck, "scene:What was promised"))


def test_a_figure_without_a_series_is_said_in_words(dataset: Dataset) -> None:
    lone = dataset.events[1]
    alone = Dataset("e.csv", (lone,), (), 1, "0" * 64, (), (), ",", False)
    found = opened(made(alone, talk="title,kind,focus\nOne,number,first\n"))
    slide = slide_of(found, "scene:One")
    assert "50,000" in text(slide)
    assert not any(shape.has_chart for shape in slide.shapes)


def test_a_quotation_says_its_words_who_said_them_when_and_where_it_is_read(deck: Any) -> None:
    words = text(slide_of(deck, "scene:“The house in which all of us live”"))
    for said in (
        "“Das Netz ist kein Käfig",
        "“The grid is no cage.",
        "Chief of the valley, 11 March 2016",
        "Valley Daily",
    ):
        assert said in words
    assert "A survey of four villages found no such thing." in words
    assert "His deputy, April 2016" in text(slide_of(deck, "scene:A word of his own"))


def test_a_quotation_of_nobody_knows_when_says_no_date(dataset: Dataset) -> None:
    found = opened(made(dataset, talk="title,kind,focus,words\nOne,quotation,said,So it is\n"))
    assert "Chief of the valley (government), 10 March 2016" in text(slide_of(found, "scene:One"))


def test_a_picture_is_on_its_slide_with_what_it_shows_and_whose_it_is(deck: Any) -> None:
    key = "scene:A stall in the old town"
    assert images(deck, key) == [PICTURES["stall.png"]]
    assert images(deck, "scene:The same stall from above") == [PICTURES["tall.png"]]
    assert kinds.ALT in text(slide_of(deck, key))
    assert "Photograph: invented for a test" in text(slide_of(deck, key))
    (group,) = (shape for shape in slide_of(deck, key).shapes if shape.name == f"{key}/picture")
    (inner,) = group.shapes
    assert abs(inner.width / inner.height - 320 / 200) < 0.01


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n broken", b"RIFF\x00\x00\x00\x00WEBPVP8 "])
def test_a_picture_that_a_deck_cannot_hold_is_said_in_words(dataset: Dataset, data: bytes) -> None:
    found = opened(made(dataset, {"stall.png": data} if data else {}))
    key = "scene:A stall in the old town"
    assert images(found, key) == []
    assert kinds.ALT in text(slide_of(found, key))


def headlines(dataset: Dataset, media: Mapping[str, bytes], summary: str = "", update: bytes | None = None) -> Any:
    told = [replace(event, priority=1, summary=summary or event.summary) for event in dataset.events]
    whole = edition(replace(dataset, events=tuple(told)), View())
    return opened(make_pptx(whole, Options(media=tuple(media.items()), update=update)))


def test_the_picture_of_a_headline_stands_beside_its_words_and_meets_none_of_them(dataset: Dataset) -> None:
    key = "headline:seen"
    found = headlines(dataset, PICTURES)
    assert images(found, key) == [PICTURES["stall.png"]]
    shapes = {shape.name.rpartition("/")[2]: shape for shape in slide_of(found, key).shapes if "/" in shape.name}
    left = shapes["picture"].left
    assert shapes["credit"].text_frame.text == "Photograph: invented for a test, public domain"
    assert shapes["credit"].left >= left
    assert all(
        one.left + one.width < left
        for name, one in shapes.items()
        if name not in ("picture", "credit", "footer", "number")
    )
    assert images(headlines(dataset, {}), key) == []
    assert images(headlines(dataset, {"stall.png": b"\x89PNG\r\n\x1a\n", "tall.png": PICTURES["tall.png"]}), key) == [
        PICTURES["tall.png"]
    ]


def test_a_picture_gives_way_to_words_that_need_its_room(dataset: Dataset) -> None:
    found = headlines(dataset, PICTURES, summary="Seventeen words of a summary. " * 24)
    assert images(found, "headline:seen") == []
    assert "Seventeen words" in text(slide_of(found, "headline:seen"))


def test_words_alone_are_a_title_and_its_words(deck: Any) -> None:
    assert "One sentence that is disputed." in text(slide_of(deck, "scene:What is known of the cards of the valley"))
    assert slide_of(deck, "scene:Who owns the house?").shapes.title.text_frame.text == "Who owns the house?"


def test_an_update_takes_a_new_picture_and_forgets_the_old_one(dataset: Dataset) -> None:
    fresh = {**PICTURES, "stall.png": kinds.png(240, 200)}
    renewed = opened(made(dataset, fresh, made(dataset)))
    key = "scene:A stall in the old town"
    assert images(renewed, key) == [fresh["stall.png"]]
    (group,) = (shape for shape in slide_of(renewed, key).shapes if shape.name == f"{key}/picture")
    assert len(group.shapes) == 1
    same = opened(made(dataset, PICTURES, made(dataset)))
    assert images(same, key) == [PICTURES["stall.png"]]


def test_a_scene_whose_words_have_no_room_below_its_chart_says_them_on_a_second_slide(dataset: Dataset) -> None:
    talk = f"title,kind,focus\n{'Word ' * 17}x,number,fourth said third second first seen\n"
    found = opened(made(dataset, talk=talk))
    first, second = (key for key in keys(found) if key.startswith(("scene:", "words:")))
    assert any(shape.has_chart for shape in slide_of(found, first).shapes)
    assert "A survey of four villages" in text(slide_of(found, second))
    assert "A survey of four villages" not in text(slide_of(found, first))
