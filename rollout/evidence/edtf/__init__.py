"""Dates as the Library of Congress writes them (EDTF, 4 February 2019), with no day the text does not hold.

Level 0 is supported, and a time of day without seconds or at the ends of an interval, as ISO 8601 has them. Level 1
is supported for years -9999 to 9999 (no letter-prefixed year). In addition the following features of level 2 are
supported: sub-year groupings quarters 33 to 36; one-of sets; qualification of an interval's ends; three unspecified
figures in a year (1XXX).

What the specification leaves open, and what is decided here:

- EDTF gives seasons no months, and hemispheres differ. Bounds must be days, so they are those of the northern
  meteorological seasons, because what this timeline tells happened there: spring March to May, summer June to
  August, autumn September to November, winter December to February of the *next* year (2001-24 ends on
  28 February 2002). The precision stays season and the words stay "winter 2001": no month is ever shown.
- A time is where its own clock stands: no zone is turned into another, and two zones are told apart by the day alone.
- `?`, `~` and `%` change the certainty and the words, never the bounds.
- Precision is what the text knows: 2004-XX is a year, 1985-04-XX a month, 201X a decade.
- A set's certainty is the sum of its members'; an interval's that of its two ends.
- An interval is reversed when its end is wholly before its start; 2004-06-15/2004-06 is not.
"""

from rollout.evidence.edtf.bounds import parse
from rollout.evidence.edtf.far import Day, from_ordinal
from rollout.evidence.edtf.plain import plain
from rollout.evidence.edtf.value import EdtfDate, EdtfError, before
from rollout.evidence.edtf.words import in_words, short_words

__all__ = ["Day", "EdtfDate", "EdtfError", "before", "from_ordinal", "in_words", "parse", "plain", "short_words"]
