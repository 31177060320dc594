"""A picture that somebody gives to an event, drawn anew: its dots alone, without place, camera, name or any other."""

from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from threading import Lock

from PIL import Image, ImageOps
from PIL.Image import open as image_of

from rollout.editing.first_page import first_page
from rollout.editing.given import MOST_GIVEN, Given
from rollout.timeline.media import JPEG, PNG, type_of
from rollout.words.said import said
from rollout.words.say import later

MOST_DOTS = 50_000_000  # of a picture that is given: one of more takes gigabytes to open
LONGEST = 2_000  # dots of its longer side as it is kept …
MOST_KEPT = 4_000_000  # … and bytes
QUALITY = 85  # of a JPEG
FORMATS = ("PNG", "JPEG", "WEBP")
OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", later("a GIF")),
    (b"II*\0", later("a TIFF")),
    (b"MM\0*", later("a TIFF")),
    (b"BM", later("a BMP")),
    (b"PK\x03\x04", later("a packed file")),
)
PDF = b"%PDF-"
_ONE_AT_A_TIME = Lock()  # each takes hundreds of megabytes for a moment


def drawn_anew(data: bytes) -> Given:
    """Return a picture as it will be kept: upright, no larger than a screen needs, and nothing in it but its dots."""
    if len(data) > MOST_GIVEN:
        return Given(wrong=said("The picture has more than {n} MB. Save it smaller.", n=MOST_GIVEN // 1_000_000))
    if data.startswith(PDF):
        data, wrong = first_page(data)
        if wrong:
            return Given(wrong=wrong)
    kind = type_of(data)
    if not kind:
        return Given(wrong=said("This is {what}. Give a PNG, a JPEG or a WebP.", what=_called(data)))
    with _ONE_AT_A_TIME, suppress(Exception):  # whatever is wrong with it, it is said in one way
        image = image_of(BytesIO(data), formats=FORMATS)
        wide, high = image.size
        if wide * high > MOST_DOTS:
            words = later("The picture has {wide} × {high} dots, more than {most}. Save it smaller.")
            return Given(wrong=said(words, wide=str(wide), high=str(high), most=MOST_DOTS))
        kept = _kept(_upright(image), photo=kind == JPEG)
        ending = "png" if type_of(kept) == PNG else "jpg"
        return Given(f"picture-{sha256(kept).hexdigest()[:16]}.{ending}", kept)
    return Given(wrong=said("The picture is cut off or damaged: it cannot be opened. Save it again, or give another."))


def _called(data: bytes) -> str:
    """Return what a file is that is no picture of ours, as far as its first bytes say."""
    if data[4:8] == b"ftyp":
        return said("a HEIC, an AVIF or a film")
    if b"<svg" in data[:2000].lower():
        return said("an SVG, which can hold a program")
    other = next((name for start, name in OTHERS if data.startswith(start)), "")
    return said(other) if other else said("no picture that every browser draws")


def _upright(image: Image.Image) -> Image.Image:
    """Return the dots of a picture as they are meant to be seen, in a picture that holds nothing else."""
    image.draft("RGB", (2 * LONGEST, 2 * LONGEST))  # a JPEG need not be opened in full
    upright = ImageOps.exif_transpose(image)
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    dots = upright.convert(mode)
    dots.thumbnail((LONGEST, LONGEST))
    bare = Image.new(mode, dots.size)
    bare.paste(dots)
    return bare


def _kept(image: Image.Image, photo: bool) -> bytes:
    """Return a picture as bytes: a photograph as JPEG; a drawing as PNG where that is not too large."""
    if not photo:
        drawing = _saved(image, "PNG")
        if len(drawing) <= MOST_KEPT:
            return drawing
    if image.mode == "RGBA":
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    return _saved(image, "JPEG")


def _saved(image: Image.Image, form: str) -> bytes:
    into = BytesIO()
    image.save(into, form, quality=QUALITY, optimize=True)
    return into.getvalue()
