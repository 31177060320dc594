"""A verdict on an event, written into the `reviews.csv` beside it; what stands there stays as it is, byte for byte."""

from collections.abc import Mapping
from dataclasses import dataclass

from rollout.editing.sheet import Sheet, sheet
from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.problems import quoted
from rollout.evidence.reader import Limits
from rollout.evidence.reviews import AGREES, NONE, REVIEW_COLUMNS, VERDICTS, read_reviews, row_digests
from rollout.words.said import said

_HEADER = ",".join(REVIEW_COLUMNS) + "\n"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person found: about which event, as it stood in which letters (its digest), on which day."""

    event: str
    digest: str
    reviewer: str
    on: str
    verdict: str
    remark: str = ""

    @property
    def wrong(self) -> str:
        """Why it cannot be written; empty where it can."""
        if not self.reviewer:
            return said("Say by which name: a name or initials.")
        if self.verdict not in VERDICTS:
            return said("A verdict is one of {listed}.", listed=", ".join(VERDICTS))
        if self.verdict != AGREES and not self.remark:
            return said("Say in the remark what is wrong or unsure.")
        return ""

    def moved(self, digests: Mapping[str, str]) -> str:
        """Return why it is not on what stands there now, by the digests of the events; empty where it is."""
        now = digests.get(self.event)
        if now is None:
            return said("{cell} is the id of no event of the file.", cell=quoted(self.event))
        return "" if now == self.digest else said("The event has changed since you looked at it: look again.")

    @property
    def cells(self) -> Mapping[str, str]:
        """The cells of its row."""
        return {name: getattr(self, name) for name in REVIEW_COLUMNS}


def with_verdict(data: bytes | None, verdict: Verdict, limits: Limits) -> bytes:
    """Return a `reviews.csv` with a further row; a new one where there was none. Raises DataError as reading does."""
    rows: Sheet = sheet(data or _HEADER.encode(), limits, tuple(REVIEW_COLUMNS))
    return rows.added(verdict.cells).data


def now_digests(data: bytes, dataset: Dataset, beside: Beside, limits: Limits) -> dict[str, str]:
    """Return what a verdict on each event of a file is bound to."""
    return row_digests(data, beside.sources, dataset.events, limits)


def judged_by(beside: Beside, who: str, digests: Mapping[str, str], limits: Limits) -> dict[str, str]:
    """Return the verdicts of a person that stand: those on the letters that are there now, by event."""
    reviews = NONE if beside.reviews is None else read_reviews(beside.reviews, limits)
    return {
        one.event: one.verdict
        for one in reviews.all
        if one.reviewer.casefold() == who.casefold() and digests.get(one.event) == one.digest
    }
