"""Catalogues as gettext keeps them: read as its own tools read them."""

import gettext
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest

from rollout.words.catalogue import path_of
from rollout.words.po import Entry, entries, written
from rollout.words.tongues import ENGLISH, TONGUES

HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n'
OTHERS = [tongue for tongue in TONGUES if tongue != ENGLISH]


def test_a_catalogue_is_read_with_its_plurals_remarks_and_places() -> None:
    text = (
        f"{HEAD}\n# checked by Tenzin, 2026\n# A remark.\n#, fuzzy\n#: one.py two.js\n#: three.js\n"
        'msgid "{n} event"\nmsgid_plural "{n} events"\nmsgstr[0] "{n} Ereignis"\nmsgstr[1] "{n} Ereig"\n"nisse"\n'
        '\n\nmsgid "A \\"quoted\\"\\n\\tline \\\\"\nmsgstr ""\n'
    )
    head, many, empty = entries(text)
    assert head.forms == ("Language: de\n",)
    assert many == Entry(
        "{n} event",
        "{n} events",
        ("{n} Ereignis", "{n} Ereignisse"),
        ("checked by Tenzin, 2026", "A remark."),
        ("one.py", "two.js", "three.js"),
    )
    assert many.done
    assert many.checked
    assert empty.english == 'A "quoted"\n\tline \\'
    assert not empty.done
    assert not empty.checked


@pytest.mark.parametrize("line", ['msgctxt "menu"', "msgid one", '"alone"'])
def test_what_is_no_catalogue_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="No line of a catalogue"):
        list(entries(f"{HEAD}\n{line}\n"))


@pytest.mark.parametrize("tongue", OTHERS)
def test_a_catalogue_comes_back_as_it_was_written(tongue: str) -> None:
    text = path_of(tongue).read_text("utf-8")
    assert written(list(entries(text))) == text


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not on this machine")
@pytest.mark.parametrize("tongue", OTHERS)
def test_gettexts_own_reader_finds_the_same_in_our_catalogues(tongue: str, tmp_path: Path) -> None:
    made = tmp_path / "made.mo"
    program = shutil.which("msgfmt") or ""
    subprocess.run([program, "--check-format", "-o", made, path_of(tongue)], check=True, capture_output=True)
    known = gettext.GNUTranslations(BytesIO(made.read_bytes()))
    _, *own = entries(path_of(tongue).read_text("utf-8"))
    for one in (entry for entry in own if entry.done):
        if one.plural:
            rule = range(len(one.forms))
            found = {known.ngettext(one.english, one.plural, n) for n in (0, 1, 2, 5)}
            assert found == {one.forms[number] for number in rule}
        else:
            assert known.gettext(one.english) == one.forms[0]
