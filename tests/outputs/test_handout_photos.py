"""The pictures of a handout's entries: drawn where there is one that can be, and said in words in any case."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from rollout.outputs.handout import make_pdf
from rollout.outputs.handout.photos import Photos
from rollout.outputs.photos import MOST, size_of
from rollout.timeline.edition import Edition, Options, edition
from rollout.timeline.view import View
from tests.support.events import dataset
from tests.support.kinds import png

STALL = {"media": "stall.png", "media_alt": "A stall with cards", "media_credit": "J. Doe"}


def whole() -> Edition:
    return edition(dataset(STALL, {}), View())


def drawn(media: tuple[tuple[str, bytes], ...], pages: int = 0) -> tuple[int, str]:
    """Return how many pictures a handout has, and its words."""
    found = PdfReader(BytesIO(make_pdf(whole(), Options(media=media, pages=pages)))).pages
    return sum(len(page.images) for page in found), " ".join(page.extract_text() for page in found)


@pytest.mark.parametrize("pages", [0, 2])
def test_an_entry_shows_its_picture_and_says_what_it_is_and_whose(pages: int) -> None:
    count, words = drawn((("other.png", png(9, 9)), ("stall.png", png(320, 200))), pages)
    assert count == 1
    assert "A stall with cards (J. Doe)" in " ".join(words.split())


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\nno more", b"RIFF0000WEBPVP8 "])
def test_a_picture_that_cannot_be_drawn_is_said_in_words(data: bytes) -> None:
    count, words = drawn((("stall.png", data),))
    assert count == 0
    assert "A stall with cards" in words


def test_a_picture_of_very_many_dots_is_not_opened() -> None:
    wide = png(1, 1).replace((1).to_bytes(4) * 2, (MOST).to_bytes(4) + (2).to_bytes(4), 1)
    assert size_of(png(30, 20)) == (30, 20)
    assert size_of(wide) is None


def test_a_large_picture_is_no_wider_than_its_column_and_no_higher_than_part_of_it() -> None:
    event = whole().shown[0]
    shown = [Photos({"stall.png": data}, 300.0).of(event) for data in (png(40, 4000), png(4000, 40), png(20, 10))]
    sizes = [(one["width"], one["height"]) for one in shown if one]
    assert [(round(wide, 2), round(high, 2)) for wide, high in sizes] == [(1.8, 180), (300, 3), (15, 7.5)]
