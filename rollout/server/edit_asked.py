"""What an edit asks of the server, taken apart: nothing longer than a cell may be, and nothing but whole letters."""

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, jsonify, request

from rollout.evidence.text import clean

MOST = 200_000  # bytes of a request
LONGEST = 10_000  # characters of a field …
NAME = 60  # … and of the name a person gives


def wrong(status: int, words: str) -> Response:
    """Return an answer that says what is wrong."""
    answer = jsonify(wrong=words)
    answer.status_code = status
    return answer


def given() -> dict[str, Any]:
    """Return what a request holds, as far as anything of ours sends it."""
    request.max_content_length = MOST
    thing = request.get_json(force=True)
    if not isinstance(thing, dict):
        abort(400)
    return thing


def text(thing: Mapping[str, Any], name: str) -> str:
    """Return a text of a request: no longer than a cell may be, of whole letters."""
    value = thing.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST:
        abort(400)
    try:
        value.encode()
    except UnicodeEncodeError:
        abort(400)
    return value


def person(name: str) -> str:
    """Return the name that a person gave, in one line."""
    return " ".join(clean(name).split())[:NAME]


def number(thing: Mapping[str, Any], name: str) -> int:
    """Return a whole number of a request; 0 for anything else."""
    value = thing.get(name, 0)
    return round(value) if isinstance(value, int | float) and abs(value) < 1e9 else 0
