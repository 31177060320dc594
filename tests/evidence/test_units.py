"""Units and scopes: the same however they are written, and never the same where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.units import MULTIPLES, is_share, scope_of, unit_of

WORDS = st.lists(st.sampled_from(["plane", "ticket", "card", "e-card", "refused", "village"]), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("card", "cards"),
        ("Cards", "cards"),
        ("people", "persons"),
        ("people examined", "person examined"),
        ("cities issuing e-cards", "city issuing  e-card"),
        ("plane tickets, refused", "plane tickets refused"),
        ("percent of the population", "per cent of the population"),
        ("% of population", "Percent of the population"),
        ("pct of people", "percent of persons"),
        ("women", "Woman"),
    ],
)
def test_a_unit_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert unit_of(one).key == unit_of(other).key
    assert unit_of(one).times == unit_of(other).times == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cards", "cardholders"),
        ("cards", "e-cards"),
        ("people", "households"),
        ("percent of people", "people"),
        ("class", "clas"),
        ("bus", "bu"),
    ],
)
def test_units_that_are_not_the_same_stay_apart(one: str, other: str) -> None:
    assert unit_of(one).key != unit_of(other).key


@pytest.mark.parametrize(
    ("written", "times", "words"),
    [
        ("million cards", 1_000_000, "cards"),
        ("Millions of cards", 1_000_000, "cards"),
        ("cards (millions)", 1_000_000, "cards"),
        ("cards, in thousands", 1_000, "cards"),
        ("billion yuan", 1_000_000_000, "yuan"),
        ("hundred households", 100, "households"),
        ("cards", 1, "cards"),
        ("million", 1, "million"),
        ("cities of a million people", 1, "cities of a million people"),
    ],
)
def test_a_multiple_before_or_after_a_unit_counts(written: str, times: int, words: str) -> None:
    found = unit_of(written)
    assert (found.times, found.words) == (times, words)


@given(WORDS, st.sampled_from(sorted(MULTIPLES)), st.booleans())
def test_a_multiple_changes_the_number_and_never_what_is_counted(words: list[str], name: str, capitals: bool) -> None:
    unit = " ".join(words)
    written = f"{name} {unit}s"
    found = unit_of(written.upper() if capitals else written)
    assert (found.key, found.times) == (unit_of(unit).key, MULTIPLES[name])


def test_a_scope_is_the_same_with_other_capitals_commas_and_articles() -> None:
    assert scope_of("China, court list of defaulters") == scope_of("china:  the Court list of  defaulters")
    assert scope_of("China, court list") != scope_of("China, all penalties")


def test_a_share_is_one_however_it_is_written() -> None:
    assert all(map(is_share, ("percent of people", "per cent", "% of people", "Percent")))
    assert not any(map(is_share, ("people", "cards")))
