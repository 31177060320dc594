"""Empty stretches on a sheet: dots in the strip, words beside the lane's name, an entry in the legend."""

from dataclasses import replace

from rollout.evidence.edtf import parse
from rollout.evidence.event import Dataset
from rollout.evidence.settings import Era, Searched, Settings
from rollout.sheet import Sheet, sheet
from rollout.timeline.edition import edition
from rollout.timeline.view import View
from tests.support.events import dataset

ROWS = ({"date": "2016-05-12"}, {"date": "2016-06-20"}, {"date": "2017-02-03"}, {"date": "2024-08-03"})
SAID = Settings(
    searched=(Searched("Card rollout", parse("2025")),), eras=(Era(parse("2018"), parse("2020"), "An era"),)
)


def drawn(evidence: Dataset, size: str = "1080p") -> Sheet:
    return sheet(edition(evidence, View()), size)


def words_of(found: Sheet) -> list[str]:
    return [one.text for band in found.bands for one in band.head]


def test_a_long_empty_stretch_has_dots_between_its_ticks_and_words_that_meet_no_other() -> None:
    found = drawn(replace(dataset(*ROWS), settings=SAID))
    (band,) = found.bands
    (dots,) = [one for one in band.ticks if one.dash == "dotted"]
    ticks = sorted({one.x1 for one in band.ticks if one.x1 == one.x2})
    assert ticks[2] - 1 < dots.x1 < dots.x2 < ticks[3] + 1  # ticks stand on half px
    assert "none found March 2017 to July 2024" in words_of(found)
    said = next(one for one in band.head if one.text.startswith("none found"))
    assert dots.x1 <= said.x < said.x + said.width <= dots.x2
    assert not any(one.x < said.x + said.width and said.x < one.x + one.width for one in band.head if one is not said)


def test_without_room_the_dots_stand_alone_and_the_legend_says_what_they_are() -> None:
    found = drawn(
        dataset({"date": "2016-05-12"}, {"date": "2018-09-20"}, *({"date": f"{year}"} for year in range(2019, 2027)))
    )
    assert [one.dash for band in found.bands for one in band.ticks].count("dotted") == 1
    assert not [words for words in words_of(found) if words.startswith("nothing here")]
    assert "no event there" in [sign.words.text for sign in found.legend]


def test_what_is_too_short_to_matter_is_no_stretch() -> None:
    found = drawn(dataset(*({"date": f"{year}"} for year in range(2010, 2027))))
    assert not [one for band in found.bands for one in band.ticks if one.dash == "dotted"]
    assert "no event there" not in [sign.words.text for sign in found.legend]


def test_the_legend_says_what_a_bar_under_the_dates_is_where_there_is_one() -> None:
    entries = [
        [sign.words.text for sign in drawn(replace(dataset(*ROWS), settings=one)).legend] for one in (SAID, Settings())
    ]
    assert ["a stretch with a name" in each for each in entries] == [True, False]
