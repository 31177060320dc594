"""F38b: hostile and malformed writes by every way in of the form: `python -m checks.spoiled [10000] [SEED]`.

Each address takes its share: bodies that are cut, mixed up, of hostile text or of no sense at all, pictures that are
bent or none, proposals that are none or hostile. No answer may be of 5xx, nothing but the rows of the two files may
change, and what may not be written must not be.
"""

import json
import random
import sys
from pathlib import Path
from typing import Any

from checks.hostile import folder
from rollout.editing.desk import Desk
from rollout.editing.proposal import plan, read_proposal
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits, read
from rollout.evidence.store import Store
from rollout.evidence.vocabulary import COLUMNS
from rollout.server.editor import Editor
from rollout.server.hosts import known_as
from rollout.server.server import build
from tests.csv_rows import csv_of
from tests.support.payloads import TEXTS

EVENTS = csv_of({"id": "a"}, {"id": "b"})
SOURCES = b"event,role,title,url\na,supports,First,https://www.example.org/1\n"
POSTS = ("check", "save", "remove", "undo", "judge", "cite", "here", "picture", "keep")
HARMLESS = ("check", "cite", "here", "picture", "keep")
"""They write nothing, and may answer that all is well."""
HERE = "127.0.0.1"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000020000000208060000007"
    "2b60d24000000124944415478da63fccfc0f09f81818181010009ff02fe4b6a5b3d0000000049454e44ae426082"
)


def thing(chance: random.Random) -> Any:
    """Return anything that JSON can hold."""
    words = chance.choice(TEXTS)
    return chance.choice([words, 7, -1e300, None, True, [words], {words: words}, [[]], {}, words * 99])


def fields(chance: random.Random) -> dict[str, Any]:
    """Return fields of an event or a source, some of hostile text, some of none."""
    names = chance.sample([*COLUMNS, "role", "url", "kept", "sha256", "quote", chance.choice(TEXTS)], 3)
    return {name: chance.choice([chance.choice(TEXTS), thing(chance)]) for name in names}


def asked(chance: random.Random) -> bytes:
    """Return a body of the right shape whose every part may be wrong."""
    rows = [{"mark": chance.choice(TEXTS), "fields": fields(chance), "exact": thing(chance)} for _ in range(2)]
    whole = {
        "event": chance.choice(["a", "b", "", chance.choice(TEXTS)]),
        "mark": "0" * 24,
        "was": chance.choice([{}, fields(chance)]),
        "fields": chance.choice([fields(chance), {"title": chance.choice(TEXTS)}]),
        "sources": chance.choice([None, {"mark": "", "rows": rows}, {"mark": thing(chance), "rows": thing(chance)}]),
        "who": chance.choice(TEXTS),
        "page": chance.choice(TEXTS),
        "text": chance.choice(TEXTS),
        "number": 99,
        "digest": "0" * 64,
        "verdict": "agrees",
    }
    whole[chance.choice([*whole])] = thing(chance)
    try:
        return json.dumps(whole, ensure_ascii=chance.random() < 0.5).encode()
    except UnicodeEncodeError:
        return json.dumps(whole).encode()


def bent(chance: random.Random, good: bytes) -> bytes:
    """Return bytes that are cut or mixed up."""
    data = bytearray(good)
    for _ in range(chance.randrange(1, 9)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data[: chance.randrange(1, len(data) + 1)])


def body(chance: random.Random, name: str) -> bytes:
    """Return what is sent to an address."""
    good = PNG if name in ("picture", "keep") and chance.random() < 0.7 else asked(chance)
    return bent(chance, good) if chance.random() < 0.5 else good


def writes(count: int, chance: random.Random) -> dict[int, int]:
    """Send that many bodies, and return how many answers there were of each status."""
    place = folder()
    file = place / "events.csv"
    file.write_bytes(EVENTS)
    (place / "sources.csv").write_bytes(SOURCES)
    store = Store(file, Limits())
    editor = Editor(Desk(file, Limits(), expect=store.expect), known_as(()), True)
    client = build(store, known_as(()), True, None, editor).test_client()
    headers = {"Host": HERE, "Origin": f"http://{HERE}", "X-Rollout-Token": editor.token}
    found: dict[int, int] = {}
    for number in range(count):
        name = POSTS[number % len(POSTS)]
        sent, query = body(chance, name), {"name": chance.choice(TEXTS).encode(errors="replace")}
        status = client.post(f"/edit/{name}", query_string=query, data=sent, headers=headers).status_code
        found[status] = found.get(status, 0) + 1
        if status >= 500:
            raise SystemExit(f"{name}: {status} for {sent[:400]!r}")
        if status == 200 and name not in HARMLESS:
            added(place, name, sent)
    return found


def added(place: Path, name: str, sent: bytes) -> None:
    """Fail where what was taken is anything but a new event that is right; then begin anew."""
    file = place / "events.csv"
    rows = file.read_bytes().splitlines(keepends=True)
    event = json.loads(sent).get("event")
    kept = rows[:3] == EVENTS.splitlines(keepends=True) or rows[0] != EVENTS.splitlines(keepends=True)[0]
    if name != "save" or event or not kept or read(file.read_bytes()).problems:
        raise SystemExit(f"{name} was taken: {sent[:400]!r}")
    if strange := {one.name for one in place.iterdir()} - {"events.csv", "sources.csv", "history"}:
        raise SystemExit(f"{name} made {strange}.")
    file.write_bytes(EVENTS)
    (place / "sources.csv").write_bytes(SOURCES)


def proposals(count: int, chance: random.Random) -> int:
    """Read that many proposals, and return how many were none; each that is one must fit or be refused by a save."""
    place = folder()
    (place / "events.csv").write_bytes(EVENTS)
    whole = Desk(place / "events.csv", Limits()).now()
    refused = 0
    for _ in range(count):
        texts = {name: chance.choice(TEXTS) for name in ("title", "date", chance.choice(TEXTS))}
        row: dict[str, Any] = {"event": chance.choice(["a", chance.choice(TEXTS)]), "before": {}, "after": texts}
        row |= {"sources_before": [], "sources_after": [{"role": "context", "note": chance.choice(TEXTS)}]}
        if chance.random() < 0.6:
            row[chance.choice([*row])] = chance.choice([thing(chance), fields(chance)])
        thing_ = {"format": "rollout-proposal", "version": 1, "by": chance.choice(TEXTS), "rows": [row]}
        data = json.dumps(thing_).encode()
        try:
            for one in read_proposal(bent(chance, data) if chance.random() < 0.3 else data).rows:
                plan(whole, one, lambda _: False)
        except DataError:
            refused += 1
    return refused


def main(count: int = 10_000, seed: int = 38) -> None:
    """Do both, and say what was found."""
    chance = random.Random(seed)
    found = writes(count, chance)
    said = ", ".join(f"{many} of {status}" for status, many in sorted(found.items()))
    print(f"{count:,} writes: {said}; 0 of 5xx, nothing changed but events that were right and new.")
    print(f"{count // 10:,} proposals: {proposals(count // 10, chance):,} refused, 0 tracebacks.")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
