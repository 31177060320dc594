"""The faces of other scripts: where packages or the machine have them, and how wide their shaper sets words."""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from struct import pack, unpack_from
from zlib import decompress

import uharfbuzz

from rollout.layout.scripts import KEYS, SCRIPTS, Script, holders

WEIGHTS = {"regular": 400, "semibold": 600}
MODULES = Path(__file__).parents[2] / "node_modules"
# Where a face stands: in a package of Python, in one of npm, in a folder of the system. The first that is there counts.
WHEELS = {"chinese": ("textflowkit_fonts", "fonts/NotoSansSC.ttf")}
BROUGHT = "manimgx_fonts"
NPM = {
    "tibetan": "@fontsource/noto-serif-tibetan/files/noto-serif-tibetan-tibetan-{weight}-normal.woff",
    "lines": "@fontsource/fira-code/files/fira-code-symbols2-{weight}-normal.woff",
    "signs": "@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff",
    "mathematics": "@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff",
}
"""Signs have one weight, but for those that words are framed with."""
SYSTEM = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
    "~/AppData/Local/Microsoft/Windows/Fonts",
)
STYLES = {"regular": ("Regular",), "semibold": ("SemiBold", "Bold", "Regular")}
COMMANDS = {
    "tibetan": "npm install @fontsource/noto-serif-tibetan@5.3.0",
    "lines": "npm install @fontsource/fira-code@5.3.0",
    "signs": "npm install @fontsource/noto-sans-symbols-2@5.3.0",
    "mathematics": "npm install @fontsource/noto-sans-math@5.3.0",
    "chinese": "python -m pip install textflowkit-fonts==0.1.6",
}
OTHERWISE = "python -m pip install manimgx-fonts"


def _of_package(module: str, name: str) -> list[Path]:
    spec = find_spec(module)
    return [Path(place) / name for place in (spec.submodule_search_locations or ())] if spec else []


@cache
def _of_system(family: str) -> dict[str, Path]:
    """Return the files of a family among the fonts of the system, by name; of two of one name the first."""
    folders = (Path(folder).expanduser() for folder in SYSTEM)
    found = (path for folder in folders if folder.is_dir() for path in sorted(folder.rglob(f"{family}-*.[ot]tf")))
    known: dict[str, Path] = {}
    for path in found:
        known.setdefault(path.stem, path)
    return known


@cache
def face_of(key: str, face: str) -> Path | None:
    """Return the file of a script's face; None where neither a package nor the system has one."""
    script, asked = KEYS[key], []
    if key in WHEELS or script.brought:
        asked += _of_package(*WHEELS.get(key, (BROUGHT, script.brought)))
    if key in NPM:
        asked.append(MODULES / NPM[key].format(weight=WEIGHTS[face]))
    family = script.family.replace(" ", "")
    system = _of_system(family)
    asked += [system[name] for style in STYLES[face] if (name := f"{family}-{style}") in system]
    return next((path for path in asked if path.is_file()), None)


def _unwrapped(packed: bytes) -> bytes:
    """Return the font that a WOFF holds: its tables one after another, each of which may be compressed."""
    (count,) = unpack_from(">H", packed, 12)
    place, heads, tables = 12 + 16 * count, b"", b""
    for at in range(44, 44 + 20 * count, 20):
        tag, begin, held, whole, check = unpack_from(">4s4I", packed, at)
        table = packed[begin : begin + held]
        heads += pack(">4s3I", tag, check, place + len(tables), whole)
        tables += (decompress(table) if held < whole else table) + bytes(-whole % 4)
    power = count.bit_length() - 1
    return packed[4:8] + pack(">4H", count, 16 << power, power, 16 * count - (16 << power)) + heads + tables


@cache
def sfnt(path: Path) -> bytes:
    """Return a font unpacked: by ourselves, for a program that does it takes a third of a second to begin."""
    return _unwrapped(path.read_bytes()) if path.suffix == ".woff" else path.read_bytes()


def unpacked(key: str, face: str) -> tuple[str, bytes]:
    """Return the name and the bytes of the face of a script as a font that every program reads.

    Raises KeyError for a script whose face is not here.
    """
    path = face_of(key, face)
    if not path:
        raise KeyError(key)
    return path.with_suffix(".ttf").name, sfnt(path)


@cache
def _shaper(key: str, face: str) -> tuple[uharfbuzz.Font, frozenset[int]] | None:
    """Return what shapes a script in a face, and the letters that it has."""
    path = face_of(key, face)
    if not path:
        return None
    held = uharfbuzz.Face(sfnt(path))
    font = uharfbuzz.Font(held)
    font.set_variations({"wght": WEIGHTS[face]})
    return font, frozenset(held.unicodes)


@lru_cache(maxsize=20_000)
def drawn_by(letter: str, face: str = "regular") -> Script | None:
    """Return the script whose face draws a letter; None where none that is here does."""
    if unicodedata.category(letter) == "Cf":  # what only directs is not drawn
        return None
    return next((one for one in holders(letter) if (made := _shaper(one.key, face)) and ord(letter) in made[1]), None)


@lru_cache(maxsize=20_000)
def share(words: str, key: str, face: str) -> float:
    """Return the width of words of one script as they are drawn, in shares of the type size."""
    made = _shaper(key, face)
    if not made:
        raise KeyError(key)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    uharfbuzz.shape(made[0], buffer)
    advances = (position.x_advance for position in buffer.glyph_positions)
    return float(sum(advances) / made[0].face.upem)


def advances(font: bytes) -> dict[int, float]:
    """Return the advance width of every character of a font, in shares of the type size."""
    held = uharfbuzz.Face(font)
    drawn = uharfbuzz.Font(held)
    glyphs = ((code, drawn.get_nominal_glyph(code)) for code in held.unicodes)
    return {code: drawn.get_glyph_h_advance(glyph) / held.upem for code, glyph in glyphs if glyph is not None}


def sample(key: str) -> str:
    """Return a letter that a script's face, which is here, has."""
    made = _shaper(key, "regular")
    letters = map(chr, sorted(made[1] if made else ()))
    return next(one for one in letters if unicodedata.category(one)[0] in "LS" and drawn_by(one) is KEYS[key])


def here(letters: Iterable[str]) -> tuple[Script, ...]:
    """Return the scripts of letters whose faces are here, in the order of the table."""
    found = {one for letter in set(letters) if (one := drawn_by(letter))}
    return tuple(one for one in SCRIPTS if one in found)


def missing(letters: Iterable[str]) -> dict[str, str]:
    """Return the names of the scripts of letters whose faces are not here, each with the command that brings it."""
    scripts = [one for one in SCRIPTS if any(map(one.holds, set(letters))) and not face_of(one.key, "regular")]
    return {one.name: COMMANDS.get(one.key, OTHERWISE) for one in scripts}
