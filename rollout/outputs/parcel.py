"""The evidence itself as one zip, for somebody else to check: every file as it is, and a list of their digests."""

import io
from collections.abc import Mapping
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rollout.timeline.edition import Stamp

LIST, README = "SHA256SUMS", "README.txt"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a zip: the same files give the same bytes


def pack(files: Mapping[str, bytes], mark: Stamp) -> bytes:
    """Return a zip of files, by their paths in it, with what it is and how to check it."""
    whole = {**files, README: _told(files, mark).encode()}
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in whole.items())
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in {**whole, LIST: sums.encode()}.items():
            entry = ZipInfo(f"evidence/{name}", _EARLIEST)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, ZIP_DEFLATED)
    return packed.getvalue()


def _told(files: Mapping[str, bytes], mark: Stamp) -> str:
    copies = sum(name.startswith("kept/") for name in files)
    return f"""\
The evidence of {mark.file}, to check.

{mark.counts}.
{mark.newest[:1].upper()}{mark.newest[1:]}. {copies} kept {"copy" if copies == 1 else "copies"} of sources.
Digest of the data: {mark.digest}
{mark.caution}

Every file is as it was: `sha256sum -c {LIST}` in this folder compares each with its digest.
With Rollout installed `rollout check {mark.file}` says what is wrong in it,
and `rollout verify {mark.file}` whether each kept copy is what was relied on.
Copies may be under the rights of others: they are here to be checked, not to be published.
"""
