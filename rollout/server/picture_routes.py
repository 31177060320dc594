"""The address by which a picture is given to an event: drawn anew, held, and written when its event is saved."""

from base64 import b64encode
from collections.abc import Callable

from flask import Response, jsonify, request

from rollout.editing.album import MOST_GIVEN, Album
from rollout.editing.desk import Desk
from rollout.editing.steps import Done
from rollout.server.edit_asked import wrong
from rollout.timeline.media import type_of


class Picturing:
    """Takes pictures, and saves events with them."""

    def __init__(self, desk: Desk) -> None:
        """Take what edits the file."""
        self._album = Album(desk.path)

    def give(self) -> Response:
        """Hold a picture; return its name and itself as it will be kept, or say why it is not taken."""
        request.max_content_length = MOST_GIVEN + 1
        given = self._album.give(request.get_data(cache=False))
        if given.wrong:
            return wrong(422, given.wrong)
        shown = f"data:{type_of(given.data)};base64,{b64encode(given.data).decode()}"
        return jsonify(name=given.name, picture=shown)

    def saved(self, named: str, save: Callable[[], Done]) -> Done:
        """Save an event that names these pictures, with those of them that were given; where it is not saved, none."""
        places = self._album.place(named)
        done = Done()
        try:
            done = save()
        finally:
            if not done.change:
                self._album.take_back(places)
        return done
