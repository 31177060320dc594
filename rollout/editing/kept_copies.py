"""A copy of a source that somebody keeps: any file, byte for byte as it was given, under a name of ours."""

import re
from hashlib import sha256

from rollout.editing.given import MOST_GIVEN, Given
from rollout.words.said import said

OURS = re.compile(r"copy-[0-9a-f]{16}\.[a-z0-9]{1,8}")
_ENDING = re.compile(r"[a-z0-9]{1,8}")
RUN = frozenset(
    "app appimage appx bat cmd com command cpl desktop dll exe fileloc hta inetloc jar jnlp js jse lnk msc msi msix msp"  # noqa: SIM905 - in few lines
    " pif pkg pl ps1 py pyw pyz rb reg scf scr sh terminal tool url vb vbe vbs webloc ws wsc wsf wsh xll".split()
)
"""Endings of files that run where somebody opens them: kept under another."""


def as_given(data: bytes, named: str) -> Given:
    """Return a file as it will be kept; named: as whoever gave it calls it, of which the ending alone is taken."""
    if not data:
        return Given(wrong=said("The file is empty: there is nothing to keep."))
    if len(data) > MOST_GIVEN:
        return Given(
            wrong=said("The file has more than {n} MB. Put it into the folder kept by hand.", n=MOST_GIVEN // 1_000_000)
        )
    ending = named.rpartition(".")[2].lower()
    if not _ENDING.fullmatch(ending) or ending in RUN or "." not in named:
        ending = "bin"
    mark = sha256(data).hexdigest()
    return Given(f"copy-{mark[:16]}.{ending}", data, mark=mark)
