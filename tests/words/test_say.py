"""Sentences in the language of whoever reads."""

from threading import Thread

import pytest

from rollout.words.amounts import amount, decimal, shortest
from rollout.words.catalogue import SPACES, block, for_scripts, forms, letters
from rollout.words.say import headed, language, later, later_many, number, say, say_many, speak, speaking
from rollout.words.tongues import PLURALS, TONGUES, tongue_for, tongue_in


def test_a_sentence_is_said_in_the_language_that_is_spoken() -> None:
    assert say("{n} refused", n=1200) == "1,200 refused"
    with speaking("de"):
        assert say("{n} refused", n=1200) == "1.200 abgewiesen"
        assert say("Show everything") == "Alles zeigen"
    assert language() == "en"


def test_what_a_language_has_no_words_for_is_said_in_english() -> None:
    with speaking("de"):
        assert say("nobody says this {n} times", n=1000) == "nobody says this 1.000 times"
        assert say_many("{n} thing nobody has", "{n} things nobody has", 0) == "0 things nobody has"


def test_each_language_has_its_own_plurals() -> None:
    def said(tongue: str, *counts: int) -> list[str]:
        with speaking(tongue):
            return [say_many("{n} event", "{n} events", n) for n in counts]

    assert said("en", 0, 1, 2) == ["0 events", "1 event", "2 events"]
    assert said("de", 0, 1, 2) == ["0 Ereignisse", "1 Ereignis", "2 Ereignisse"]
    assert said("fr", 0, 1, 2) == ["0 événement", "1 événement", "2 événements"]
    assert said("zh", 0, 1, 2) == ["0 个事件", "1 个事件", "2 个事件"]
    assert said("bo", 1000) == ["དོན་རྐྱེན་ 1,000"]


def test_no_line_breaks_before_a_sign_that_french_sets_apart() -> None:
    with speaking("fr"):
        assert headed("2021", "1") == "2021\u00a0: 1"
        assert say("{name}: did you mean {ours}?", name="a b :", ours="« c »") == (
            "a b :\u00a0: vouliez-vous dire « c »\u00a0?"
        ), "what stands in a place is not ours to set"
    said = [form for own in forms("fr").values() for form in own]
    assert not [form for form in said if SPACES.search(form)]
    assert "« " not in for_scripts("fr")
    with speaking("de"):
        assert headed("2021", "1") == "2021: 1"


def test_what_stands_in_a_place_is_never_a_pattern() -> None:
    assert say("{name}: no problems", name="{n}.csv") == "{n}.csv: no problems"


def test_numbers_are_written_as_a_language_writes_them() -> None:
    written = {}
    for tongue in TONGUES:
        with speaking(tongue):
            written[tongue] = number(1234567)
    assert written == {
        "en": "1,234,567",
        "zh": "1,234,567",
        "bo": "1,234,567",
        "de": "1.234.567",
        "fr": "1\u202f234\u202f567",
    }


def test_a_language_is_spoken_by_one_thread_alone() -> None:
    heard = []

    def other() -> None:
        heard.append(language())
        speak("fr")
        heard.append(language())

    with speaking("de"):
        thread = Thread(target=other)
        thread.start()
        thread.join()
        assert language() == "de"
    assert heard == ["en", "fr"]


def test_a_constant_holds_its_sentence_in_english() -> None:
    assert later("Show everything") == "Show everything"


@pytest.mark.parametrize(
    ("address", "tongue"),
    [
        ("?language=de", "de"),
        ("language=zh-Hant&q=x", "zh"),
        ("?language=ug", "en"),
        ("?from=2017", "en"),
        ("", "en"),
        ("?" + "&".join(["a=1"] * 500) + "&language=de", "en"),
    ],
)
def test_the_interface_follows_the_language_of_the_address_where_it_has_it(address: str, tongue: str) -> None:
    assert tongue_in(address) == tongue
    assert tongue_for("FR-ca") == "fr"


def test_the_page_is_handed_the_sentences_of_its_scripts_alone() -> None:
    assert for_scripts("en") == block("en") == letters("en") == ""
    known = for_scripts("de")
    assert '"Alles zeigen"' in known
    assert "Mitnehmen" not in known  # said by Python
    assert "<" not in known
    some = for_scripts("de", frozenset({"talk/presenter.js"}))
    assert "Der Vortrag ist zu Ende." in some
    assert "Alles zeigen" not in some
    assert "Regierung" in some  # of closed lists, which any script may say
    assert block("de") == f'<script type="application/json" id="catalogue">{known}</script>'
    assert "འཚོལ་བཤེར" in letters("bo")
    assert "ཟླ་བ་" in letters("bo")


def test_the_rules_of_plurals_are_those_of_the_languages() -> None:
    assert {one.plural for one in TONGUES.values()} == set(PLURALS)
    assert forms("en") == {}


def test_large_numbers_are_said_as_each_language_says_them() -> None:
    numbers = (1_000_000, 1_250_000_000, 100_000_000, 877_000, 2_000_000_000, 1_034_000_000, 91_369)
    said = {}
    for tongue in TONGUES:
        with speaking(tongue):
            said[tongue] = " ".join(map(amount, numbers))
    assert said == {
        "en": "1 million 1.25 billion 100 million 877,000 2 billion 1.034 billion 91,369",
        "de": "1 Million 1,25 Milliarden 100 Millionen 877.000 2 Milliarden 1,034 Milliarden 91.369",
        "fr": "1 million 1,25 milliard 100 millions 877\u202f000 2 milliards 1,034 milliard 91\u202f369",
        "zh": "100万 12.5亿 1亿 87.7万 20亿 10.34亿 91,369",
        "bo": "1,000,000 1,250,000,000 100,000,000 877,000 2,000,000,000 1,034,000,000 91,369",
    }


def test_a_constant_holds_both_sentences_for_a_number_of_things() -> None:
    assert say_many(*later_many("{n} event", "{n} events"), 2) == "2 events"


def test_lengths_and_sizes_have_the_signs_of_a_language() -> None:
    said = {}
    for tongue in ("en", "de", "fr"):
        with speaking(tongue):
            said[tongue] = [shortest(5000.0), shortest(0.5), decimal(1234.56)]
    assert said == {
        "en": ["5,000", "0.5", "1,234.6"],
        "de": ["5.000", "0,5", "1.234,6"],
        "fr": ["5\u202f000", "0,5", "1\u202f234,6"],
    }
