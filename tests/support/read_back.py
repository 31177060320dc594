"""What a person reads in a file that was made: the words of a PDF, a deck, a picture or a page."""

from html import unescape
from io import BytesIO
from re import findall
from zipfile import ZipFile

from pypdf import PdfReader


def text(ending: str, data: bytes) -> str:
    """Return all words of a file of a kind."""
    if ending == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    if ending == ".pptx":
        with ZipFile(BytesIO(data)) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/slide")]
        return "\n".join(unescape(one) for part in parts for one in findall(r"<a:t>([^<]*)</a:t>", part))
    return "\n".join(map(unescape, findall(r">([^<>]+)<", data.decode())))
