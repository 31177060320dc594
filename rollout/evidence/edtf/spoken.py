"""Dates as parts of sentences that are told later, in the language of whoever reads."""

from __future__ import annotations

from functools import partial

from rollout.evidence.edtf.abroad import Abroad
from rollout.evidence.edtf.point import Point
from rollout.evidence.edtf.scan import Reading
from rollout.evidence.edtf.value import EdtfDate
from rollout.evidence.edtf.words import FULL, in_words, phrase, point_words
from rollout.words.dates import DATE_WORDS
from rollout.words.said import Said
from rollout.words.say import language, speaking
from rollout.words.tongues import ENGLISH


def spoken(reading: Reading) -> Said:
    """Say in full what was read."""
    return Said(phrase(reading, FULL), partial(_told, reading), {})


def on_its_own(d: EdtfDate) -> Said:
    """Say a date that is no part of a sentence."""
    with speaking(ENGLISH):
        english = in_words(d)
    return Said(english, partial(_alone, d), {})


def _alone(d: EdtfDate, _: object) -> str:
    return in_words(d)


def yearless(reading: Reading) -> Said:
    """Say a plain day without its year."""
    point = reading.spans[0].points[0]
    return Said(point_words(point, FULL, 1), partial(_told_yearless, point), {})


def _told(reading: Reading, _: object) -> str:
    said = DATE_WORDS.get(language())
    return Abroad(said, short=False).phrase(reading) if said else phrase(reading, FULL)


def _told_yearless(point: Point, _: object) -> str:
    said = DATE_WORDS.get(language())
    return Abroad(said, short=False).yearless(point) if said else point_words(point, FULL, 1)
