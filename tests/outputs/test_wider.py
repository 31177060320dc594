"""Where another face stands in for ours, up to 15 in a hundred wider, no text of an export meets another one."""

import re
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.beside import Beside
from rollout.evidence.reader import read
from rollout.evidence.vocabulary import STATUSES
from rollout.layout.metrics import overlaps
from rollout.layout.palette import LIGHT
from rollout.outputs.deck.maker import plan
from rollout.outputs.deck.parts import HIGH, WIDE
from rollout.outputs.deck.rows import SURE
from rollout.outputs.formats import edition_for
from rollout.timeline.edition import Edition, ExportError, Options, edition
from rollout.timeline.spoken import spoken
from rollout.timeline.talk import read as read_talk
from rollout.timeline.talks import chosen
from rollout.timeline.view import View
from rollout.timeline.window import EVER
from rollout.words.say import speaking
from tests.support.events import COUNTED, dataset
from tests.support.posters import POSTERS, view_of
from tests.support.server import TOP
from tests.support.wider import texts_of, texts_on

WIDER = 1.15
SLACK = 0.5  # points
WORDS = ("a", "of", "cards", "Nagchu", "prefecture-level", "rollout", "WWW", "illicit", "2,450,000", "Zhonghua", "and")
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
short = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
TOLD = ("zh", "bo")
"""The languages that the shipped evidence is told in beside its own."""
NO = {"disputed_by": "https://example.org/against", "status": "claimed"}


@st.composite
def row(draw: st.DrawFn) -> dict[str, str]:
    """Return a row whose words are long or short in every field that a slide shows."""
    status = draw(st.sampled_from(STATUSES))
    found = {
        "date": draw(
            st.sampled_from(("2017", "2018-02", "2018-02-03", "2018-03-04/2019-03-05", "2019-07~", "2020-01-01"))
        ),
        "priority": draw(st.sampled_from("123")),
        "lane": draw(st.sampled_from(("Cards", "Grid", "A lane with a name of many words, for it is long"))),
        "title": draw(short).capitalize(),
        "summary": draw(text),
        "place": draw(short),
        "asserted_by": draw(short),
        "source_title": draw(text),
        "source_publisher": draw(short),
        "status": status,
        "due": "2024" if status in ("planned", "forecast") else "",
    }
    if draw(st.booleans()) and not found["due"]:
        found |= {"disputed_by": "https://example.org/against", "dispute": draw(text)}
    if draw(st.booleans()) and not found["due"]:
        found |= {**COUNTED, "status": status, "quantity": str(draw(st.integers(1, 10**9)))}
    return found


def met(slide: Any) -> list[str]:
    """Return which texts of a slide meet in a wider face, or leave it."""
    found = texts_on(slide, WIDER)
    wrong = [f"{one} over {other}" for (one, a), (other, b) in combinations(found, 2) if overlaps([a, b], SLACK)]
    wrong += [f"{name} leaves the slide" for name, box in found if box[2] > WIDE + SLACK or box[3] > HIGH + SLACK]
    return wrong


def shipped(name: str | None, language: str = "") -> tuple[Edition, Options]:
    """Return the shipped evidence as a deck has it in a language, or one of its talks."""
    beside = Beside(settings=(TOP / "timeline.toml").read_bytes(), sources=(TOP / "sources.csv").read_bytes())
    found = spoken(read((TOP / "events.csv").read_bytes(), "events.csv", beside=beside), language)
    if name is None:
        return edition_for(".pptx", found, View()), Options()
    talk = (TOP / "talks" / f"{name}.csv").read_bytes()
    every = edition(found, View(window=EVER))
    return chosen(every, read_talk(talk, name, found)), Options(talk=talk)


def judged(slides: Any) -> dict[str, list[str]]:
    return {slide.key: wrong for slide in slides if (wrong := met(slide))}


@st.composite
def told(draw: st.DrawFn) -> bytes | None:
    """Return a talk of scenes that light up to five of the first rows, or none."""
    scene = st.tuples(short, st.lists(st.integers(2, 8), max_size=5, unique=True))
    scenes = draw(st.lists(scene, max_size=3))
    lines = [f"{title.capitalize()},{' '.join(f'row-{at}' for at in lit)}" for title, lit in scenes]
    return "\r\n".join(["title,focus", *lines, ""]).encode() if lines else None


@settings(max_examples=40)
@given(st.lists(row(), min_size=1, max_size=12), told())
def test_no_text_of_a_deck_meets_another_in_a_wider_face(rows: list[dict[str, str]], talk: bytes | None) -> None:
    known = edition(dataset(*rows), View())
    try:
        slides = plan(known, Options(talk=talk), LIGHT)
    except ExportError:
        return  # refused by name, and nothing is cut
    assert not (wrong := judged(slides)), wrong


@pytest.mark.parametrize("name", POSTERS)
def test_no_text_of_a_deck_of_every_kind_of_evidence_meets_another_in_a_wider_face(name: str) -> None:
    assert not (wrong := judged(plan(view_of(name), Options(notes=True), LIGHT))), wrong


def test_what_stands_beside_the_name_of_a_lane_is_clear_of_it_in_the_widest_bold_face() -> None:
    known, options = shipped(None)
    heads = [
        piece
        for slide in plan(known, options, LIGHT)
        for piece in slide.pieces
        if re.fullmatch(r"timeline:\d+/lane \d+", piece.name)
    ]
    assert len(heads) >= 3
    for piece in heads:
        (_, name), (_, counts), *_ = texts_of(piece, 1.0)
        assert name[0] + (name[2] - name[0]) / SURE["semibold"] < counts[0]


@pytest.mark.parametrize("name", [None, "tibet-cards", "tibet-cards-briefing"])
def test_no_text_of_a_deck_of_the_shipped_evidence_meets_another_in_a_wider_face(name: str | None) -> None:
    assert not (wrong := judged(plan(*shipped(name), LIGHT))), wrong


@pytest.mark.parametrize("language", ["zh", "bo", "de", "fr"])
@pytest.mark.parametrize("name", [None, "tibet-cards", "tibet-cards-briefing"])
def test_no_text_of_a_deck_in_another_language_meets_another_in_a_wider_face(name: str | None, language: str) -> None:
    """Tibetan lines are higher: what a scene says has room on as many slides as it needs, and no deck is refused."""
    with speaking(language):
        known, options = shipped(name, language if language in TOLD else "")
        slides = plan(known, options, LIGHT)
    assert not (wrong := judged(slides)), wrong


@pytest.mark.parametrize("name", ["tibet-cards", "tibet-cards-briefing"])
def test_every_scene_of_a_shipped_talk_has_a_picture_that_tells_all_that_it_lights(name: str) -> None:
    whole, options = shipped(name)
    slides = {slide.key: slide for slide in plan(whole, options, LIGHT)}
    for scene in read_talk(options.talk or b"", name, whole.dataset).scenes:
        lit = {piece.name.rpartition("/")[2] for piece in slides[f"scene:{scene.title}"].pieces}
        assert {f"{one} lit" for one in scene.focus} <= lit
        assert scene.focus
