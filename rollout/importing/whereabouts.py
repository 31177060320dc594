"""Where on the earth cells say that something is, as latitude and longitude in degrees with decimals."""

import re

_NUMBER = r"[-+−]?\d{1,3}(?:[.,]\d{1,15})?"
_FINE = r"\d{1,2}(?:[.,]\d{1,10})?"
# O is no side: east in German, west in French and Spanish.
_DEGREES = re.compile(
    rf"([NSEW]?)\s*({_NUMBER})\s*[°º]?\s*(?:({_FINE})\s*['′’]\s*)?(?:({_FINE})\s*(?:[\"″”]|''|′′)\s*)?([NSEW]?)", re.I
)
_POINT = re.compile(rf"POINT\s?\(\s*({_NUMBER})\s+({_NUMBER})\s*\)", re.IGNORECASE)
_BETWEEN = tuple(map(re.compile, (r"\s*[;|/]\s*", r",\s+", r"\s*,\s*", r"\s+(?=[-+−]?\d+[.,°º])", r"(?<=[NSns])\s*")))
"""What stands between two, the surest first."""
_EITHER = re.compile(r"[-+−]?\d+,\d+")
"""One number with decimals, or two without."""
_NORTH, _EAST = "NS", "EW"
_TO_THE_OTHER_SIDE = "SW"
_KEPT = 7  # decimals of a degree that is made of minutes: about a centimetre


def spot_of(lat: str, lon: str) -> tuple[str, str] | None:
    """Return latitude and longitude as a file of ours has them; none where either cannot be read.

    >>> spot_of("29,65", "91.1"), spot_of("29°39′N", "91°6′36″ E"), spot_of("95", "10")
    (('29.65', '91.1'), ('29.65', '91.11'), None)
    """
    found = _degrees(lat, _NORTH, 90), _degrees(lon, _EAST, 180)
    return (found[0], found[1]) if found[0] and found[1] else None


def spot_in(cell: str) -> tuple[str, str] | None:
    """Return latitude and longitude of a cell that holds both, in this order unless it says otherwise.

    >>> spot_in("29.65, 91.1"), spot_in("-0.18|-78.46"), spot_in("POINT(91.1 29.65)"), spot_in("29°39′N 91°6′E")
    (('29.65', '91.1'), ('-0.18', '-78.46'), ('29.65', '91.1'), ('29.65', '91.1'))
    """
    bare = cell.strip().strip("()[] ") if not cell.strip().upper().startswith("POINT") else cell.strip()
    if point := _POINT.fullmatch(bare):
        return spot_of(point[2], point[1])
    if _EITHER.fullmatch(bare):
        return None
    cut = ([part for part in between.split(bare) if part] for between in _BETWEEN)
    return next((spot for parts in cut if len(parts) == 2 and (spot := spot_of(*parts))), None)


def _degrees(cell: str, sides: str, most: int) -> str:
    """Return a cell as degrees with decimals; empty where it says none, or of the other direction."""
    found = _DEGREES.fullmatch(cell.strip())
    if not found or (found[1] and found[5]):
        return ""
    side = (found[1] or found[5]).upper()
    if side and side not in sides:
        return ""
    whole, minutes, seconds = (part.replace(",", ".").replace("−", "-") if part else "" for part in found.groups()[1:4])
    if max(float(minutes or 0), float(seconds or 0)) >= 60 or (side and whole[0] in "+-"):
        return ""
    if not (minutes or seconds):
        value = whole.lstrip("+")
    else:
        size = abs(float(whole)) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
        value = f"{'-' if whole.startswith('-') else ''}{size:.{_KEPT}f}".rstrip("0").rstrip(".")
    if side and side in _TO_THE_OTHER_SIDE:
        value = f"-{value}"
    return value if abs(float(value)) <= most else ""
