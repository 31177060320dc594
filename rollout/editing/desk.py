"""Where a file is edited: a row opened, saved, removed, and any change taken back; never torn, nothing lost."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rollout.editing import log
from rollout.editing.examined import examined
from rollout.editing.further import NOTHING, Wanted
from rollout.editing.log import Change
from rollout.editing.opening import Known
from rollout.editing.patched import patched
from rollout.editing.reading import Reading
from rollout.editing.shelf import Shelf
from rollout.editing.steps import Done, Next, Whole, added, changed, removed
from rollout.editing.together import MovedError, Settling, both, write
from rollout.editing.together import beside as beside_it
from rollout.editing.undoing import undone
from rollout.editing.verdicts import Verdict, now_digests, with_verdict
from rollout.evidence import reviews
from rollout.evidence.event import Dataset
from rollout.evidence.on_disk import beside
from rollout.evidence.reader import Limits
from rollout.evidence.stamps import Stamp
from rollout.evidence.writer import save
from rollout.words.said import said

TRIES = 100  # to save while another program writes the same file again and again


def utc_now() -> str:
    """Return the time of day as a log has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Desk:
    """Edits one file; each change is decided on the file as it stands at that moment."""

    holds_files = True
    """Whether pictures and copies have a place beside it."""

    def __init__(
        self,
        path: Path,
        limits: Limits,
        clock: Callable[[], str] = utc_now,
        expect: Callable[[str, Callable[[], Dataset], str, str], None] = lambda digest, read, own, gone: None,
        read_already: Known = lambda digest, near: None,
        noted: Callable[[str, Stamp], None] = lambda mark, at: None,
    ) -> None:
        """Take the file, its limits, what says the time, and who is told what is about to be written.

        expect: told its digest, what gives it as it is read here already, the digest of the events' own bytes, and the
        event that is taken out.
        read_already: gives what somebody else has read, so that it is not read here once more.
        noted: told the digest of the events' own bytes with what is noted of their file, for the same reason.
        """
        self.path, self.limits, self._clock, self._expect = path, limits, clock, expect
        self._shelf = Shelf(path)
        self._held: Callable[[], AbstractContextManager[Any]] = self._shelf.held
        self._version = self._shelf.version
        self._settling = Settling(path, limits, self._shelf.version)
        self._reading = Reading(path, limits, read_already, noted)

    @property
    def name(self) -> str:
        """Return what this timeline is called among others, "" where that cannot be kept; nobody can guess it."""
        with suppress(OSError):
            return self._shelf.name()
        return ""

    @property
    def today(self) -> str:
        """Return the day, as a review has it."""
        return self._clock()[:10]

    def now(self) -> Whole:
        """Return the file as it stands; raises DataError where it cannot be read, OSError where not opened."""
        return self._reading.now()

    def changes(self) -> list[Change]:
        """Return what changed, the oldest first."""
        return self._shelf.changes()

    def save(
        self,
        event: str,
        mark: str,
        was: Mapping[str, str],
        fields: Mapping[str, str],
        who: str,
        wanted: Wanted | None = None,
    ) -> Done:
        """Write the fields of an event and the further sources it is to have; an event without a name is a new one.

        mark, was: the row as it was opened. Where it has changed since, nothing is written and both are given back.
        wanted: None leaves its further sources as they are.
        """
        if not event:
            return self._act(lambda whole: added(whole, fields, wanted or NOTHING), who)
        return self._act(lambda whole: changed(whole, event, mark, was, fields, wanted, self._taken_out), who)

    def _taken_out(self, event: str) -> bool:
        """Return whether the last change of an event took it out."""
        return next((one.what for one in reversed(self.changes()) if one.event == event), "") == log.REMOVED

    def remove(self, event: str, mark: str, was: Mapping[str, str], who: str, sources: str = "") -> Done:
        """Take an event and its further sources out of the files, unless they have changed since it was opened.

        sources: what its further sources were marked with then.
        """
        return self._act(lambda whole: removed(whole, event, mark, was, sources), who)

    def judge(self, verdict: Verdict) -> str:
        """Add a verdict to the `reviews.csv` beside the file; return why it was not written, "" where it was.

        Raises OSError where it cannot be written, or is a link that leads elsewhere.
        """
        with self._held():
            for _ in range(TRIES):
                whole = self.now()
                if wrong := verdict.wrong or verdict.moved(self.digests(whole)):
                    return wrong
                try:
                    self._judged(whole, with_verdict(whole.beside.reviews, verdict, self.limits))
                except MovedError:
                    continue
                return ""
        return said("Another program writes the file of reviews all the time. Nothing was saved; try again.")

    def digests(self, whole: Whole) -> dict[str, str]:
        """Return what a verdict on each event is bound to, as the file stands."""
        return now_digests(whole.data, whole.dataset, whole.beside, self.limits)

    def undo(self, number: int, who: str) -> Done:
        """Take a change back; where the row has changed since, nothing is written, and that is said."""

        def decide(whole: Whole) -> Next | Done:
            change = log.open_to_undo(self.changes(), number)
            if change is None:
                return Done(wrong=said("There is no such change, or it was taken back already."))
            return undone(whole, change, self._version, self.limits)

        return self._act(decide, who)

    def _act(self, decide: Callable[[Whole], Next | Done], who: str) -> Done:
        """Decide on the file as it stands, and write it; once more where another program was quicker."""
        with self._held():
            self._settle()
            for _ in range(TRIES):
                whole = self.now()
                step = decide(whole)
                if isinstance(step, Done):
                    return step
                found = examined(whole, step, self.limits)
                if found.problems:
                    return Done(problems=found.problems)
                try:
                    return Done(change=self._write(whole, step, who, patched(whole, step, found, self.limits)))
                except MovedError:
                    continue
        return Done(wrong=said("Another program writes the file all the time. Nothing was saved; try again."))

    def _write(self, whole: Whole, step: Next, who: str, after: Whole | None) -> Change:
        """Keep the versions before, say what will change, and write it; what was not written is taken back.

        after: the file as it will be, where that is known without reading it.
        """
        change = step.change(whole, self._shelf.next_number(), self._clock(), who)
        stamp = self._shelf.linked(whole.digest, whole.stamp) if whole.digest != step.digest else None
        self._reading.noted(whole.digest, stamp)
        files = both(self.path, whole, step, stamp)
        moved = [one for one in files if one.before != one.after]
        order = moved[::-1] if change.after is None else moved
        needed = [one.before for one in files] + [one.after for one in order[1:]]
        self._shelf.announce(change, filter(None, needed))
        try:
            self._reading.foresee(after)
            mark = change.became
            gone = change.event if change.after is None else ""
            self._expect(step.near(whole).digest(mark, whole.dataset.name), lambda: self.now().dataset, mark, gone)
            self._reading.noted(step.digest, write(order, self.limits.max_bytes).get(self.path))
        except BaseException as error:
            outcome = self._settling.settle(change, at_once=True)
            self._shelf.loosed()
            if outcome == log.VOID:
                self._shelf.say(change.number, outcome)
                raise
            if not isinstance(error, OSError | MovedError):
                raise
        with suppress(OSError):  # it is written, and who edits next says so
            self._shelf.say(change.number, log.DONE)
            self._shelf.prune(one.before.digest for one in files if one.before)
        return change

    def _judged(self, whole: Whole, data: bytes) -> None:
        """Write another file of reviews; raises MovedError where another program was quicker."""

        def still() -> None:
            if beside(self.path, self.limits.max_bytes).reviews != whole.beside.reviews:
                raise MovedError

        save(beside_it(self.path, reviews.FILE), data, still)

    def settle(self) -> None:
        """Finish the last change, or take it back, where the program ended between announcing it and saying more."""
        if self._shelf.unsure() or self._shelf.doubled():
            with self._shelf.held():
                self._settle()
            whole = self.now()
            self._expect(whole.dataset.digest, lambda: whole.dataset, whole.digest, "")

    def _settle(self) -> None:
        last = self._shelf.unsure()
        outcome = self._settling.settle(last) if last else ""
        self._shelf.loosed()
        if last:
            self._shelf.say(last.number, outcome)
