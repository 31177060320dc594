"""The addresses by which a picture is given to an event, and a copy to a source: held, and written with the event."""

from base64 import b64encode
from collections.abc import Callable
from contextlib import ExitStack

from flask import Response, jsonify, request

from rollout.editing.album import Album, kept_copies_of
from rollout.editing.desk import Desk
from rollout.editing.further import Wanted
from rollout.editing.given import MOST_GIVEN, Given
from rollout.editing.steps import Done
from rollout.server.answers import wrong
from rollout.timeline.media import type_of
from rollout.words.said import said

NOWHERE = said("Pictures and kept copies are files, and a database holds none.")
LONGEST_NAME = 300  # characters of which the ending of a file is taken


class Picturing:
    """Takes pictures and kept copies, and saves events with them."""

    def __init__(self, desk: Desk) -> None:
        """Take what edits the file."""
        self._album, self._kept = Album(desk.path), kept_copies_of(desk.path)
        self._nowhere = not desk.holds_files

    def give(self) -> Response:
        """Hold a picture; return its name and itself as it will be kept, or say why it is not taken."""
        if self._nowhere:
            return wrong(422, NOWHERE)
        given = _given(self._album)
        if given.wrong:
            return wrong(422, given.wrong)
        shown = f"data:{type_of(given.data)};base64,{b64encode(given.data).decode()}"
        return jsonify(name=given.name, picture=shown)

    def keep(self) -> Response:
        """Hold a copy of a source; return its name and SHA-256, or say why it is not taken."""
        if self._nowhere:
            return wrong(422, NOWHERE)
        given = _given(self._kept)
        return wrong(422, given.wrong) if given.wrong else jsonify(name=given.name, sha256=given.mark)

    def saved(self, media: str, sources: Wanted | None, save: Callable[[], Done]) -> Done:
        """Save an event with those of its pictures and copies that were given; where it is not saved, none of them."""
        kept = "; ".join(item.fields.get("kept", "") for item in sources.items) if sources else ""
        with ExitStack() as otherwise:
            for album, names in ((self._album, media), (self._kept, kept)):
                otherwise.callback(album.take_back, album.place(names))
            done = save()
            if done.change:
                otherwise.pop_all()
        return done


def _given(album: Album) -> Given:
    request.max_content_length = MOST_GIVEN + 1
    return album.give(request.get_data(cache=False), request.args.get("name", "")[-LONGEST_NAME:])
