"""The catalogues hold each sentence that the interface says, and no other, with the same places in it."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from rollout.words.catalogue import catalogue, path_of
from rollout.words.po import Entry, entries
from rollout.words.tongues import ENGLISH, TONGUES
from tools.catalogue import brought_up, sentences, status

OTHERS = [tongue for tongue in TONGUES if tongue != ENGLISH]
WHOLE = ("de", "fr", "zh")
"""Languages in which no sentence may wait; in Tibetan, which says them all, a new one may, for who knows it."""
PLACE = re.compile(r"\{(\w*)(?:!r)?\}")
CODE = re.compile(r"[{}<>]")


said_now = cache(sentences)


@pytest.mark.parametrize("tongue", OTHERS)
def test_a_catalogue_has_each_sentence_that_is_said_and_no_other(tongue: str) -> None:
    text = path_of(tongue).read_text("utf-8")
    assert brought_up(tongue, text, {**said_now()}) == text, "Run `python -m tools.catalogue`."


@pytest.mark.parametrize("tongue", WHOLE)
def test_a_language_says_every_sentence(tongue: str) -> None:
    assert not [entry.english for entry in catalogue(tongue) if not entry.done]


def pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield each form with the English one that it stands for."""
    for number, form in enumerate(entry.forms):
        yield (entry.plural if entry.plural and (number or len(entry.forms) == 1) else entry.english), form


@pytest.mark.parametrize("tongue", OTHERS)
def test_every_sentence_keeps_its_places(tongue: str) -> None:
    wrong = [
        (english, form)
        for entry in catalogue(tongue)
        if entry.done
        for english, form in pairs(entry)
        if sorted(PLACE.findall(form)) != sorted(PLACE.findall(english)) or CODE.search(PLACE.sub("", form))
    ]
    assert not wrong


@pytest.mark.parametrize("tongue", OTHERS)
def test_every_sentence_has_as_many_forms_as_its_language(tongue: str) -> None:
    head = next(entries(path_of(tongue).read_text("utf-8"))).forms[0]
    rule = TONGUES[tongue].plural
    count = 1 if rule == "0" else 2
    assert f"nplurals={count}; plural={rule if rule == '0' else f'({rule})'};" in head
    assert not [one.english for one in catalogue(tongue) if len(one.forms) != (count if one.plural else 1)]


@pytest.mark.parametrize("tongue", OTHERS)
def test_a_sentence_begins_and_ends_with_the_same_spaces(tongue: str) -> None:
    def ends(text: str) -> tuple[bool, bool]:
        return text[:1] == " ", text[-1:] == " "

    spaced = [
        one for one in catalogue(tongue) if one.done and tongue != "zh" and ends(one.english) != ends(one.forms[0])
    ]
    assert not spaced


def test_a_sentence_that_is_new_waits_without_words_and_one_that_nobody_says_goes() -> None:
    head, old, kept = (
        'msgid ""\nmsgstr ""\n"Language: de\\n"',
        '# checked by A\nmsgid "old"\nmsgstr "alt"',
        'msgid "kept"\nmsgstr "da"\n',
    )
    text = "\n\n".join((head, old, kept))
    made = brought_up("de", text, {("kept", ""): ["b.py"], ("{n} new", "{n} news"): ["a.js"]})
    _, new, stayed = entries(made)
    assert new == Entry("{n} new", "{n} news", ("", ""), (), ("a.js",))
    assert stayed == Entry("kept", "", ("da",), (), ("b.py",))
    assert status("de", made) == "de: 1 of 2 sentences, 0 checked by a native reader"
