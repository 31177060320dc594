"""The addresses by which the page that gives a talk tells where it stands, and learns where phones find theirs."""

from hmac import compare_digest
from typing import Any

from flask import Flask, Response, abort, jsonify, request

from rollout.outputs.qr import code
from rollout.server.audience import STATES, Audience, Turn

MOST_SCENES = 10_000


def _turn(said: dict[str, Any]) -> Turn | None:
    """Return what a page says of its talk; None where it is nothing that ours would say."""
    talk, at, state, draft = (said.get(key) for key in ("talk", "at", "state", "draft"))
    right = isinstance(talk, str) and type(at) is int and 0 <= at < MOST_SCENES and state in STATES
    if not right or not isinstance(draft, str | None):
        return None
    try:
        return Turn(str(talk), at or 0, str(state), draft.encode() if draft is not None else None)
    except UnicodeEncodeError:  # half a character
        return None


def add_audience(server: Flask, audience: Audience) -> None:
    """Give the presenter's server the addresses of the talk that is followed: only this machine can ask for them."""

    @server.get("/audience")
    def reached() -> Response:
        addresses = audience.addresses()
        drawn = code(addresses[0]) if addresses else None
        return jsonify(token=audience.token, addresses=list(addresses), code=drawn)

    @server.post("/audience")
    def turned() -> Response:
        given = request.get_json(silent=True)
        said = given if isinstance(given, dict) else {}
        shown = said.get("token")
        if not isinstance(shown, str) or not compare_digest(shown.encode(errors="replace"), audience.token.encode()):
            abort(403)
        turn = _turn(said)
        if turn is None:
            abort(400)
        audience.turn(turn)
        return Response("", 204)
