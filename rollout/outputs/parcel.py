"""The evidence itself as one zip, for somebody else to check: every file as it is, and a list of their digests."""

import io
from collections.abc import Mapping, Sequence
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rollout.timeline.edition import Stamp
from rollout.timeline.naming import one_line

LIST, README = "SHA256SUMS", "README.txt"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a zip: the same files give the same bytes


def pack(files: Mapping[str, bytes], mark: Stamp, left_out: Sequence[str] = ()) -> bytes:
    """Return a zip of files, by their paths in it, with what it is, how to check it, and which columns it lacks."""
    whole = {**files, README: _told(files, mark, left_out).encode()}
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in whole.items())
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in {**whole, LIST: sums.encode()}.items():
            entry = ZipInfo(f"evidence/{name}", _EARLIEST)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, ZIP_DEFLATED)
    return packed.getvalue()


def _told(files: Mapping[str, bytes], mark: Stamp, left_out: Sequence[str]) -> str:
    copies = sum(name.startswith("kept/") for name in files)
    names = ", ".join(map(one_line, left_out))
    same = (
        f"{mark.file} lacks its columns {names}, which are not for everybody, and is not the file of that digest.\n"
        "Every other file is as it was"
        if left_out
        else "Every file is as it was"
    )
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
