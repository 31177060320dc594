"""A picture that is given is drawn anew and held until its event is saved; what is no picture is refused in words."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from rollout.editing import pictures
from rollout.editing.album import MOST, Album
from rollout.editing.pictures import LONGEST, drawn_anew
from rollout.evidence.fields import file_name
from rollout.timeline.media import type_of

CLEAR = (0, 128, 128, 128)
SECRET = b"29.6578 N Canon of Dolma"


def bytes_of(image: Image.Image, form: str, **more: Any) -> bytes:
    into = BytesIO()
    image.save(into, form, **more)
    return into.getvalue()


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **more: Any) -> bytes:
    return bytes_of(Image.new(mode, size, CLEAR if mode == "RGBA" else "teal"), form, **more)


def exif() -> Image.Exif:
    """Return data of a camera that lay on its side, and where it was."""
    found = Image.Exif()
    found[0x0112] = 6
    found[0x010F] = SECRET.decode()
    found[0x8825] = {1: "N", 2: (29.0, 39.0, 28.0)}
    return found


def png_with(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG with chunks right behind its header."""
    data = picture("PNG")
    made = b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return data[:33] + made + data[33:]


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_photograph_is_kept_upright_without_place_camera_or_name() -> None:
    given = drawn_anew(picture("JPEG", exif=exif(), comment=SECRET, icc_profile=SECRET))
    assert given.name.endswith(".jpg")
    assert file_name(given.name) == given.name
    image = opened(given.data)
    assert image.size == (40, 60)
    assert not image.getexif()
    assert SECRET not in given.data
    assert b"Exif" not in given.data
    assert b"GPS" not in given.data


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_drawing_is_kept_as_png_without_what_was_said_in_it(form: str) -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", SECRET.decode())
    given = drawn_anew(picture(form, mode="RGBA", exif=exif(), pnginfo=said, icc_profile=SECRET))
    assert given.name.endswith(".png")
    assert SECRET not in given.data
    assert opened(given.data).mode == "RGBA"
    assert set(opened(given.data).info) <= {"transparency"}


def test_a_large_picture_is_made_as_small_as_a_screen_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    given = drawn_anew(picture("JPEG", (4_000, 1_000)))
    assert opened(given.data).size == (LONGEST, 500)
    monkeypatch.setattr(pictures, "MOST_KEPT", 10)
    for mode in ("RGB", "RGBA", "P", "L"):
        small = drawn_anew(picture("PNG", mode=mode))
        assert small.name.endswith(".jpg")
    clear = drawn_anew(bytes_of(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG"))
    assert opened(clear.data).getpixel((4, 4)) == (255, 255, 255)


def test_the_same_picture_has_the_same_name() -> None:
    assert drawn_anew(picture()) == drawn_anew(picture())
    assert drawn_anew(picture()).name != drawn_anew(picture("PNG")).name


def test_what_hangs_on_a_picture_is_not_kept_with_it() -> None:
    hidden = b"<script>alert(1)</script>PK\x03\x04"
    for whole in (
        picture() + hidden,
        picture("PNG") + hidden,
        png_with((b"tEXt", b"a\0" + hidden), (b"iTXt", hidden)),
        picture("WEBP") + hidden,
    ):
        given = drawn_anew(whole)
        assert given.name
        assert hidden not in given.data
        assert b"script" not in given.data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no picture"),
        (b"<?xml version='1.0'?><svg onload='alert(1)'/>", "an SVG"),
        (b"GIF89a...", "a GIF"),
        (b"II*\0", "a TIFF"),
        (b"PK\x03\x04", "a packed file"),
        (b"\0\0\0\x18ftypheic", "a HEIC"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"\xff\xd8\xff<svg onload='alert(1)'>", "damaged"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "damaged"),
        (picture()[:-200], "damaged"),
        (picture("PNG", (300, 300))[:-40], "damaged"),
        (picture("WEBP", (300, 300))[:-20], "damaged"),
        (b"\xff\xd8\xff" + b"\0" * 25_000_001, "more than 25 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_picture_or_a_damaged_one_is_refused_in_words(data: bytes, words: str) -> None:
    given = drawn_anew(data)
    assert words in given.wrong
    assert not given.data


def test_a_bomb_of_words_is_refused_as_damaged() -> None:
    given = drawn_anew(png_with((b"zTXt", b"a\0\0" + zlib.compress(b"x" * 200_000_000))))
    assert "damaged" in given.wrong
    assert not given.data


def test_a_bomb_of_dots_is_refused_before_it_is_opened() -> None:
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 6, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    wrong = drawn_anew(b"\x89PNG\r\n\x1a\n" + chunk + picture("PNG")[33:]).wrong
    assert "40000 × 40000 dots" in wrong or "damaged" in wrong
    assert "dots" in drawn_anew(bytes_of(Image.new("1", (8_000, 7_000)), "PNG")).wrong


def test_what_is_given_is_written_with_its_event_and_taken_back_without_it(tmp_path: Path) -> None:
    album = Album(tmp_path / "events.csv")
    given = album.give(picture())
    assert not [*tmp_path.iterdir()]
    assert album.place("") == ()
    assert album.place("map.png") == ()
    places = album.place(f"map.png; {given.name}")
    assert [place.read_bytes() for place in places] == [given.data]
    assert type_of(given.data)
    assert album.place(given.name) == ()
    album.take_back(places)
    assert not [*tmp_path.iterdir()]
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "map.png").write_bytes(b"x")
    album.take_back(album.place(given.name))
    assert [one.name for one in (tmp_path / "media").iterdir()] == ["map.png"]
    album.take_back(())


def test_what_a_kill_left_of_a_picture_is_gone_with_the_next_one_and_nothing_else(tmp_path: Path) -> None:
    album, folder = Album(tmp_path / "events.csv"), tmp_path / "media"
    folder.mkdir()
    left, other = folder / f".picture-{'0' * 16}.png.x7r2k1q0.tmp", folder / ".theirs.tmp"
    for each in (left, other):
        each.write_bytes(b"half")
    album.place(album.give(picture()).name)
    assert (left.exists(), other.exists()) == (False, True)


def test_a_picture_that_is_held_no_more_or_a_folder_that_leads_elsewhere_is_said(tmp_path: Path) -> None:
    album = Album(tmp_path / "events.csv")
    first = album.give(picture())
    for size in range(MOST):
        album.give(picture(size=(10 + size, 10)))
    with pytest.raises(OSError, match="once more"):
        album.place(first.name)
    again = album.give(picture())
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "media").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="no folder of its own"):
        album.place(again.name)
    assert not [*(tmp_path / "elsewhere").iterdir()]
    assert not album.give(b"").name
