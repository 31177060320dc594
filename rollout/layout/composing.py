"""Faces whose letters are one glyph each, with all that stands on and below them, so that a PDF gives its text back.

Fonts of Tibetan, Arabic or Indic scripts draw one letter with several glyphs, and a font of Arabic draws ب, ت and ث
with one glyph and dots. A PDF says of a glyph which letters it is, so what is copied out of it would be other text, or
have spaces within words. So each group of glyphs that words need becomes one glyph of its own.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from typing import Any

import uharfbuzz

UNASKED = {"kern": False, "liga": False, "clig": False}
"""What the compiler of pages is told not to do."""
FEATURE = "rlig"
"""The feature that joins them: it is on in every script, after those that choose the shapes of letters."""

Placed = tuple[tuple[int, int, int], ...]
"""Glyphs of one letter, each with where it stands to the right and above."""


def _shaped(font: uharfbuzz.Font, word: str) -> Iterator[tuple[tuple[int, ...], Placed, int]]:
    """Yield of each letter of a word its glyphs in the order of the text, where they stand, and how wide it is."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, UNASKED)
    found = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    for _, glyphs in groupby(found, lambda one: one[0].cluster):  # those of one letter stand together either way
        across, placed = 0, []
        for info, at in glyphs:
            placed.append((info.codepoint, across + at.x_offset, at.y_offset))
            across += at.x_advance
        order = placed[::-1] if buffer.direction == "rtl" else placed
        yield tuple(glyph for glyph, _, _ in order), tuple(placed), across


def _groups(font: uharfbuzz.Font, words: Iterable[str]) -> dict[tuple[int, ...], tuple[Placed, int]]:
    """Return each group of glyphs that always stands in one way, with how it stands and how wide it is."""
    found: dict[tuple[int, ...], tuple[Placed, int]] = {}
    varied = set()
    for word in words:
        for glyphs, placed, wide in _shaped(font, word):
            if len(glyphs) > 1 and found.setdefault(glyphs, (placed, wide)) != (placed, wide):
                varied.add(glyphs)
    return {glyphs: known for glyphs, known in found.items() if glyphs not in varied}


def _composite(font: Any, placed: Placed, wide: int, name: str) -> None:
    """Put a glyph into a font that is others at their places."""
    from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent  # noqa: PLC0415 - only where a face is composed

    made = Glyph()
    made.numberOfContours, made.components = -1, []
    for glyph, x, y in placed:
        part = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = font.getGlyphName(glyph), x, y, 0x4
        made.components.append(part)
    font["glyf"][name] = made
    made.recalcBounds(font["glyf"])
    font["hmtx"][name] = (max(wide, 0), getattr(made, "xMin", 0))


def _join(font: Any, groups: dict[tuple[str, ...], str]) -> None:
    """Have the last step of shaping put the glyph of each group in its place, in every script of a font."""
    from fontTools.otlLib.builder import buildLigatureSubstSubtable  # noqa: PLC0415 - only where a face is composed
    from fontTools.ttLib.tables import otTables  # noqa: PLC0415 - the same

    table = font["GSUB"].table
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag = 4, 0
    lookup.SubTable = [buildLigatureSubstSubtable(groups)]
    lookup.SubTableCount = 1
    table.LookupList.Lookup.append(lookup)
    number = table.LookupList.LookupCount = len(table.LookupList.Lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = FEATURE, otTables.Feature()
    record.Feature.FeatureParams, record.Feature.LookupListIndex = None, []
    features = table.FeatureList.FeatureRecord
    features.append(record)
    for script in table.ScriptList.ScriptRecord:
        tongues = [script.Script.DefaultLangSys, *(one.LangSys for one in script.Script.LangSysRecord)]
        for tongue in filter(None, tongues):
            if not any(features[at].FeatureTag == FEATURE for at in tongue.FeatureIndex):
                tongue.FeatureIndex.append(len(features) - 1)
    for one in features:
        if one.FeatureTag == FEATURE:
            one.Feature.LookupListIndex.append(number - 1)


def _beside(font: Any, groups: dict[tuple[str, ...], str]) -> None:
    """Have a group stand as near to its neighbours as its first glyph, which is the letter that bears the rest."""
    lookups = font["GPOS"].table.LookupList.Lookup if "GPOS" in font else ()
    tables = [getattr(held, "ExtSubTable", held) for lookup in lookups for held in lookup.SubTable]
    for table in (one for one in tables if type(one).__name__ == "PairPos" and one.Format == 2):
        table.Coverage.glyphs += [name for glyphs, name in groups.items() if glyphs[0] in table.Coverage.glyphs]
        for known in (table.ClassDef1.classDefs, table.ClassDef2.classDefs):
            known.update({name: known[glyphs[0]] for glyphs, name in groups.items() if glyphs[0] in known})


def _made(data: bytes, groups: dict[tuple[int, ...], tuple[Placed, int]]) -> bytes:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only where a face is composed

    held = BytesIO()
    with TTFont(BytesIO(data), recalcTimestamp=False) as font:
        for table in ("glyf", "hmtx", "GSUB", "GPOS", "GDEF"):
            _ = table in font and font[table]  # read by the order of glyphs that was
        order = font.getGlyphOrder()
        named = {tuple(order[glyph] for glyph in glyphs): f"whole{at}" for at, glyphs in enumerate(groups)}
        font.setGlyphOrder([*order, *named.values()])
        font["glyf"].setGlyphOrder(font.getGlyphOrder())
        for name, (placed, wide) in zip(named.values(), groups.values(), strict=True):
            _composite(font, placed, wide, name)
        _join(font, named)
        _beside(font, named)
        font.save(held)
    return held.getvalue()


def _widths(data: bytes, words: Iterable[str]) -> list[int]:
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    return [sum(wide for *_, wide in _shaped(font, word)) for word in words]


def composed(data: bytes, words: Iterable[str]) -> bytes:
    """Return a face of fixed weight in which each letter of these words is one glyph, and no word wider or narrower.

    A word that came out of another width is set as before, and so is each other that shares a letter with it.
    """
    known, face = tuple(words), uharfbuzz.Face(data)
    font = uharfbuzz.Font(face)
    groups = _groups(font, known)
    if not groups or not {"glyf", "GSUB"} <= set(face.table_tags):
        return data
    made = _made(data, groups)
    pairs = zip(known, _widths(data, known), _widths(made, known), strict=True)
    torn = {glyphs for word, before, after in pairs if before != after for glyphs, *_ in _shaped(font, word)}
    return _made(data, {glyphs: known for glyphs, known in groups.items() if glyphs not in torn}) if torn else made
