"""The addresses of a review: which event is to be looked at next, and the verdict on it."""

from flask import Response, jsonify, request

from rollout.editing.desk import Desk
from rollout.editing.verdicts import Verdict, judged_by
from rollout.evidence.judged import Judged
from rollout.server.answers import wrong
from rollout.server.edit_asked import given, person, text
from rollout.timeline.facts import by_date

NOBODY = Judged()


class Reviewing:
    """Steps a person through what she has not judged, in order of date."""

    def __init__(self, desk: Desk) -> None:
        """Take what edits the file."""
        self._desk = desk

    def open(self) -> Response:
        """Return the first event after another that a person has not judged, what others found, and how many are left.

        Asked with `event` it is that one, judged or not.
        """
        whole, who = self._desk.now(), person(request.args.get("who", ""))
        digests = self._desk.digests(whole)
        done = judged_by(whole.beside, who, digests, self._desk.limits)
        order = [event.id for event in by_date(whole.dataset.events) if event.id in digests]
        left = [event for event in order if event not in done]
        asked, after = request.args.get("event", ""), request.args.get("after", "")
        behind = order[order.index(after) + 1 :] if after in order else order
        found = asked if asked in digests else next((event for event in behind if event not in done), "")
        others = dict(whole.dataset.reviews).get(found, NOBODY)
        return jsonify(
            event=found,
            digest=digests.get(found, ""),
            mine=done.get(found, ""),
            others={name: getattr(others, name) for name in Judged.__slots__},
            left=len(left),
            all=len(order),
        )

    def judge(self) -> Response:
        """Write a verdict; say why not where it cannot stand."""
        thing = given()
        event, digest, verdict, remark = (text(thing, name) for name in ("event", "digest", "verdict", "remark"))
        said = Verdict(event, digest, person(text(thing, "who")), self._desk.today, verdict, " ".join(remark.split()))
        problem = self._desk.judge(said)
        return wrong(422, problem) if problem else jsonify(event=event)
