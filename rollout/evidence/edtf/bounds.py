"""From a text to its EdtfDate."""

from __future__ import annotations

from rollout.evidence.edtf.advice import advise
from rollout.evidence.edtf.point import PRECISIONS, SIGNS
from rollout.evidence.edtf.scan import read
from rollout.evidence.edtf.value import EdtfDate, EdtfError

_CERTAINTIES = ("certain", "uncertain", "approximate", "both")


def parse(text: str) -> EdtfDate:
    """Read one EDTF date; the text is taken as it stands, so a cell's outer spaces are the caller's to trim.

    Raises EdtfError and nothing else: it says what the text looks like when that is an older draft, a
    spreadsheet's doing or plain English, else where reading stopped. Never guesses a value.

    >>> parse("2018-04").latest
    datetime.date(2018, 4, 30)
    >>> parse("2023-02-30")
    Traceback (most recent call last):
        ...
    rollout.evidence.edtf.value.EdtfError: '2023-02-30' is not a calendar day. Write 2023-02, or 2023-02-28.
    """
    try:
        reading = read(text)
    except EdtfError as error:
        raise (advise(text) or error) from None
    spans = reading.spans
    # Only the first date of a set can be open to the past, and only the last to the future.
    start, end = spans[0].start, spans[-1].end
    firsts, lasts = [span.points[0] for span in spans], [span.points[-1] for span in spans]
    signs, coarsest = 0, 0
    for point in (*firsts, *lasts):
        signs |= SIGNS.get(point.sign, 0)
        coarsest = max(coarsest, PRECISIONS.index(point.precision))
    first = min(firsts, key=lambda point: point.span[0])
    last = max(lasts, key=lambda point: point.span[1])
    return EdtfDate(
        text,
        first.earliest if start == "known" else None,
        last.latest if end == "known" else None,
        PRECISIONS[coarsest],
        _CERTAINTIES[signs],
        start,
        end,
        reading.kind,
        first.begins if start == "known" else 0,
        last.ends if end == "known" else 1,
        first.zone,
    )
