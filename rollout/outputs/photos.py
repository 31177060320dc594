"""The pictures of the folder media: how large one is that paper and slides can hold."""

from contextlib import suppress
from io import BytesIO

from pptx.parts.image import Image

MOST = 50_000_000  # dots: a picture of more takes gigabytes to open


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return the width and height of a picture, PNG or JPEG; None for any other, and for one of very many dots."""
    with suppress(Exception):  # whatever is wrong with it, what it shows is said in words
        image = Image.from_file(BytesIO(data))
        wide, high = image.size
        return (wide, high) if image.ext in ("png", "jpg") and wide * high <= MOST else None
    return None
