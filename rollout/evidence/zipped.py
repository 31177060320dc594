"""Files as one zip, the same bytes each time."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip knows


def zipped(found: Mapping[str, bytes], folder: str) -> bytes:
    """Return files as one zip, in a folder, the same bytes each time."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in found.items():
            entry = ZipInfo(f"{folder}/{name}", _EARLIEST)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, ZIP_DEFLATED)
    return packed.getvalue()
