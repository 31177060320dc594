"""What a picture was when a person last looked at it, as JSON that a person can read: one part a line."""

import json
from pathlib import Path
from typing import Any

SHORT = 220  # letters of what stands on one line
SAME = "Look at the difference; if it is meant, put the changed file in the place of the other."


def as_text(value: Any, indent: str = "") -> str:
    """Return a JSON value as lines: what is short stands on one, anything else a member a line."""
    text, inner = json.dumps(value, ensure_ascii=False), f"{indent} "
    if len(text) <= SHORT or not isinstance(value, dict | list):
        return text
    if isinstance(value, dict):
        rows = [f"{json.dumps(key, ensure_ascii=False)}: {as_text(one, inner)}" for key, one in value.items()]
        return "{\n" + ",\n".join(inner + row for row in rows) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + as_text(one, inner) for one in value) + f"\n{indent}]"


def assert_held(folder: Path, name: str, value: Any) -> None:
    """Fail where a value is not what the folder holds under a name, and write it beside as NAME-changed.json."""
    held, changed = (folder / f"{name.replace(' ', '-')}{end}.json" for end in ("", "-changed"))
    text = as_text(value) + "\n"
    before = held.read_text(encoding="utf-8") if held.exists() else ""
    if text == before:
        changed.unlink(missing_ok=True)
        return
    changed.write_text(text, encoding="utf-8", newline="\n")
    old, new = before.splitlines(), text.splitlines()
    first = next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )
    here = "\n".join(
        [*(f"- {line}" for line in old[first : first + 2]), *(f"+ {line}" for line in new[first : first + 2])]
    )
    raise AssertionError(f"{changed.name} differs from {held.name} from line {first + 1} on. {SAME}\n{here}")
