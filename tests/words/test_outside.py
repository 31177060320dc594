"""No sentence of the interface stands outside the catalogue, but where the list says that it still does."""

import re
from pathlib import Path

from rollout.page.files import SCRIPTS

WAITING = ("import/", "import.js")
"""Scripts that still speak English alone. A script that has been moved leaves this list, and none comes back."""
NAMES = {
    *(
        "Escape",
        "Enter",
        "Home",
        "End",
        "Tab",
        "Space",
        "Shift",
        "Delete",
        "Backspace",
        "Content-Disposition",
        "Content-Type",
    ),
    *("PDF, A4", "Letter", "PowerPoint", "PNG, 1080p", "Excel", "TimelineJS", "BibTeX", "Alt", "Control", "Meta"),
    *("Slash", "Period", "Comma", "Home End", "Esc", "Noto Sans"),
}
"""Keys, headers, names of formats and of faces, which are the same in every language."""
SAMPLES = ("say.js", "picture/letters.js")
"""English itself, and what letters are measured by."""
COMMENT = re.compile(r"^\s*(?://|/?\*).*$|/\*.*?\*/|(?<=[\s;,{(])// .*$", re.MULTILINE)
STRING = r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`"
SAID = re.compile(rf"\b(?:say|inParts)\(\s*(?:{STRING})|\bsayMany\(\s*(?:{STRING}),\s*(?:{STRING})")
PLACE = re.compile(r"\$\{[^}]*\}")
CODE = re.compile(
    r"\?$|^(?:[\w-]+ ){7,}[\w-]+$|[#<>=;\[\]{}_|\\]|^\.|^[a-z-]+$|: ?[a-z0-9.]+px|^\w+[A-Z]\w*$|^(?:[a-z]+-[a-z-]+ ?)+$"
)
WORDS = re.compile(r"^[A-Z][a-z]+(?: |$|[.,:…-])|[a-z]{2,} [a-z]{2,} [a-z]{2,}|[a-z]{2,}[.?!…]$")


def outside(text: str) -> list[str]:
    """Return the texts of a script that seem to be words for a person and are not said by the catalogue."""
    rest = SAID.sub("", COMMENT.sub("", text))
    found = [PLACE.sub("", one[1:-1]).strip() for one in re.findall(STRING, rest)]
    return [one for one in found if one not in NAMES and WORDS.search(one) and not CODE.search(one)]


def scripts() -> dict[str, list[str]]:
    return {
        path.relative_to(SCRIPTS).as_posix(): outside(path.read_text("utf-8"))
        for path in sorted(Path(SCRIPTS).rglob("*.js"))
    }


def test_a_text_for_a_person_is_told_from_one_for_the_machine() -> None:
    assert outside("el('p', {class: 'note'}, 'The map did not come.');") == ["The map did not come."]
    assert outside("el('p', {}, `${n} events are shown`);") == ["events are shown"]
    assert not outside("el('p', {class: 'note wide'}, say('The map did not come.')); // That is all.")
    assert not outside("$('a').querySelector('#events [aria-current]'); event.key === 'Escape';")


def test_a_script_that_has_been_moved_says_nothing_outside_the_catalogue() -> None:
    wrong = {name: found for name, found in scripts().items() if found and not name.startswith(WAITING + SAMPLES)}
    assert not wrong, f"Say these with `say`: {wrong}"
