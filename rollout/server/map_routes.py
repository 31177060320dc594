"""The address of the map: it is asked for when somebody opens it, and nothing of it is loaded before."""

from flask import Flask, Response, jsonify, request

from rollout.figure.cache import Pictures
from rollout.layout.earth.frame import Frame
from rollout.layout.earth.ground import Paths, paths
from rollout.layout.earth.scene import frame_of
from rollout.page.atlas import ground
from rollout.page.map_answer import answer, size
from rollout.timeline.latest import Latest
from rollout.words.say import say

FRAMES = 8  # of which land and borders are kept as they were drawn


def add_map(server: Flask, pictures: Pictures) -> None:
    """Give a server the map of what a view shows; its frame is that of all events, whatever is filtered."""
    kept: Latest[Frame, Paths] = Latest(FRAMES)

    def below(frame: Frame) -> Paths | None:
        """Return land and borders in a frame, drawn when they are asked for first."""
        found, earth = kept.get(frame), ground()
        if found is None and earth is not None:
            found = paths(earth, frame)
            kept.put(frame, found)
        return found

    @server.get("/map")
    def earth() -> Response:
        index = pictures.index()
        if not index.held:
            return Response(say("There is no map of so many events yet.") + "\n", 422, mimetype="text/plain")
        view, index = index.asked(request.args.get("search", ""))
        width, height = (size(request.args.get(name, 0, type=int)) for name in ("width", "height"))
        frame = frame_of(index.dataset.events, width, height, request.args.get("all") == "1")
        events = index.selection(view).events
        lit = [event for event in events if event.id in view.tell] if view.tell else events
        others = [event for event in events if event.id not in view.tell] if view.tell else ()
        return jsonify(answer(lit, frame, below(frame), index.lanes, index.span, others))
