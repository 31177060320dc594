"""The evidence itself as one zip, for somebody else to check: every file as it is, and a list of their digests."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from rollout.evidence.zipped import zipped
from rollout.timeline.edition import Stamp
from rollout.timeline.naming import one_line

LIST, README = "SHA256SUMS", "README.txt"


def pack(files: Mapping[str, bytes], mark: Stamp, left_out: Mapping[str, Sequence[str]]) -> bytes:
    """Return a zip of files by their paths in it, with what it is, how to check it, and which columns it lacks."""
    whole = {**files, README: _told(files, mark, left_out).encode()}
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in whole.items())
    return zipped({**whole, LIST: sums.encode()}, "evidence")


def _told(files: Mapping[str, bytes], mark: Stamp, left_out: Mapping[str, Sequence[str]]) -> str:
    copies = sum(name.startswith("kept/") for name in files)
    lacking = [
        f"{name} lacks its columns {', '.join(map(one_line, columns))}, which are not for everybody.\n"
        for name, columns in left_out.items()
        if columns
    ]
    if lacking:  # whoever checks what is here compares with the digest above, and would find another
        lacking.append("The digest above is that of the whole; `rollout check` tells that of what lies here.\n")
    same = "".join(lacking) + f"Every {'other ' * bool(lacking)}file is as it was"
    return f"""\
The evidence of {mark.file}, to check.

{mark.counts}.
{mark.newest[:1].upper()}{mark.newest[1:]}. {copies} kept {"copy" if copies == 1 else "copies"} of sources.
Digest of the data: {mark.digest}
{mark.caution}

{same}: `sha256sum -c {LIST}` in this folder compares each with its digest.
With Rollout installed `rollout check {mark.file}` says what is wrong in it,
and `rollout verify {mark.file}` whether each kept copy is what was relied on.
Copies may be under the rights of others: they are here to be checked, not to be published.
"""
