"""From a text to its EdtfDate."""

from __future__ import annotations

from functools import reduce

from rollout.edtf.advice import advise
from rollout.edtf.scan import PRECISIONS, SIGNS, read
from rollout.edtf.value import EdtfDate, EdtfError

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
    rollout.edtf.value.EdtfError: '2023-02-30' is not a calendar day. Write 2023-02, or 2023-02-28.
    """
    try:
        reading = read(text)
    except EdtfError as error:
        raise (advise(text) or error) from None
    spans = reading.spans
    points = [point for span in spans for point in span.points]
    start = next((span.start for span in spans if span.start != "known"), "known")
    end = next((span.end for span in spans if span.end != "known"), "known")
    signs = reduce(int.__or__, (SIGNS.get(point.sign, 0) for point in points))
    return EdtfDate(
        text=text,
        earliest=min(span.points[0].earliest for span in spans) if start == "known" else None,
        latest=max(span.points[-1].latest for span in spans) if end == "known" else None,
        precision=max((point.precision for point in points), key=PRECISIONS.index),
        certainty=_CERTAINTIES[signs],
        start=start,
        end=end,
        kind=reading.kind,
    )
