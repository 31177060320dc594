"""Why the system could not do something is said in the language of whoever reads."""

import errno
import os

import pytest

from rollout.evidence.reasons import REASONS, reason
from rollout.words.said import said, told
from rollout.words.say import speaking


@pytest.mark.skipif(os.name != "posix", reason="the words are those of Linux")
def test_in_english_a_reason_is_worded_as_the_system_does() -> None:
    assert {number: str(words) for number, words in REASONS.items()} == {one: os.strerror(one) for one in REASONS}


@pytest.mark.parametrize("language", ["de", "fr", "zh"])
def test_every_reason_that_people_meet_is_told_in_every_language(language: str) -> None:
    with speaking(language):
        assert [words for words in REASONS.values() if told(words) == str(words)] == []


def test_why_we_refused_is_said_in_our_own_words_and_not_in_those_of_the_number_they_go_by() -> None:
    own = said("The file is read-only")
    assert reason(OSError(errno.EACCES, own)) is own
    with speaking("de"):
        assert told(reason(PermissionError(errno.EACCES, own))) == "Die Datei ist schreibgeschützt"


def test_what_is_not_known_stays_as_the_system_says_it_or_is_said_to_be_unknown() -> None:
    assert reason(OSError(errno.EIO, "Input/output error")) == "Input/output error"
    assert reason(OSError(), "it stands still") == "it stands still"
    assert reason(OSError()) == "unknown reason"
