"""Dates as spreadsheets and people write them: their shape, and every EDTF date they could stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rollout.evidence.edtf.parts import shape_of
from rollout.evidence.edtf.point import GENERAL, OTHER_GROUPS
from rollout.evidence.edtf.scan import read
from rollout.evidence.edtf.spoken import spoken, yearless
from rollout.evidence.edtf.value import EdtfError, shown
from rollout.words.said import Said, listed, said
from rollout.words.say import later

# Each shape with the EDTF dates it could be: y four figures, n one or two, m month, s season, d as in 1990s.
_READINGS = {
    "y": ("{0}",),
    "yn": ("{0}-{1}", "{0}/{0:.2}{1}"),
    "ny": ("{1}-{0}",),
    "ym": ("{0}-{1}",),
    "my": ("{1}-{0}",),
    "yd": ("{0:.3}X",),
    "ys": ("{0}-{1}",),
    "sy": ("{1}-{0}",),
    "ynn": ("{0}-{1}-{2}",),
    "nny": ("{2}-{1}-{0}", "{2}-{0}-{1}"),
    "nmy": ("{2}-{1}-{0}",),
    "mny": ("{2}-{0}-{1}",),
    "ymn": ("{0}-{1}-{2}",),
    "yy": ("{0}/{1}", "[{0},{1}]"),
    "mmy": ("{2}-{0}/{2}-{1}", "[{2}-{0},{2}-{1}]"),
    "nnmy": ("{3}-{2}-{0}/{3}-{2}-{1}", "[{3}-{2}-{0},{3}-{2}-{1}]"),
    "mnny": ("{3}-{0}-{1}/{3}-{0}-{2}", "[{3}-{0}-{1},{3}-{0}-{2}]"),
    "ynnn": ("{0}-{1}-{2}/{0}-{1}-{3}",),
    "mymy": ("{1}-{0}/{3}-{2}", "[{1}-{0},{3}-{2}]"),
    "ynyn": ("{0}-{1}/{2}-{3}", "[{0}-{1},{2}-{3}]"),
    "nyny": ("{1}-{0}/{3}-{2}", "[{1}-{0},{3}-{2}]"),
    "nmnmy": ("{4}-{1}-{0}/{4}-{3}-{2}", "[{4}-{1}-{0},{4}-{3}-{2}]"),
    "nmynmy": ("{2}-{1}-{0}/{5}-{4}-{3}", "[{2}-{1}-{0},{5}-{4}-{3}]"),
    "ynnynn": ("{0}-{1}-{2}/{3}-{4}-{5}", "[{0}-{1}-{2},{3}-{4}-{5}]"),
    "nnynny": ("{2}-{1}-{0}/{5}-{4}-{3}", "{2}-{0}-{1}/{5}-{3}-{4}"),
}

_AROUND = {"": "{}", "c": "{}~", "f": "{}/..", "p": "{}/..", "fp": "{}/..", "u": "../{}"}


@dataclass(frozen=True, slots=True)
class Advice:
    """What is wrong and what to write, as sentences; `instead` when there is one reading only."""

    wrong: str
    example: str
    instead: str = ""


def recognise(text: str) -> Advice | None:
    """Name what a text looks like and every date it could be; None when its shape is not known."""
    if ".." in text or text[:1] == "/" or text[-1:] == "/":
        return None
    if all(_valid(end) for end in text.split("/")):
        return None  # each end is well written: the fault lies between them
    shape, values = shape_of(text)
    if shape[:1] == "D" and len(values[0]) == 5 and text[5:6] in ("", ".", ","):
        return _serial(text, int(values[0]))
    if shape in ("mn", "nm"):
        return _month_and_number(text, *(values if shape == "mn" else values[::-1]))
    if shape in ("nnn", "nmn"):
        wrong = said("{text} gives the year in two figures, so it can be read in several ways.", text=shown(text))
        return Advice(wrong, said("Write the year first and in four figures, as in 2018-04-01."))
    if shape in ("m", "nn"):
        return Advice(said("{text} has no year.", text=shown(text)), GENERAL)
    if text[4:5] == "-" and text[5:] in OTHER_GROUPS:
        return None  # legal EDTF, only not supported: the scanner says so
    readings = [form for form in _forms(text, shape, values) if form != text and _valid(form)]
    return _choose(text, readings) or _no_day(text, [form.format(*values) for form in _READINGS.get(shape, ())])


def offer(*texts: str) -> Said:
    """Word the instruction: write this, or that."""
    if len(texts) == 1:
        return said("Write {text}, if that is what the source says.", text=texts[0])
    *some, last = texts
    return said("Write {some} or {last}, whichever the source says.", some=", ".join(some), last=last)


def _forms(text: str, shape: str, values: list[str]) -> list[str]:
    """List what a shape could be, each once: the scanner says which of them are dates."""
    core = shape.strip("cfup")
    kept = values[len(shape) - len(shape.lstrip("cfup")) :][: len(core)]
    forms = _run(kept[0]) if core == "D" else [form.format(*kept) for form in _READINGS.get(core, ())]
    forms += _further(text, core, kept)
    around = _AROUND.get(shape.replace(core, "", 1), "") if core else ""
    # "From 2014 to 2015" has its end already.
    return [*dict.fromkeys(form if "/" in form and "/" in around else around.format(form) for form in forms)]


def _further(text: str, shape: str, values: list[str]) -> list[str]:
    """Add the readings that depend on more than the shape."""
    if shape == "ynn" and "/" in text and "-" in text:  # 2018-04/05: its last part may be a month or a day
        return [f"{values[0]}-{values[1]}/{values[0]}-{values[2]}"]
    if shape == "ynn" and values[1] > "12":
        return [f"{values[0]}-{values[2]}-{values[1]}"]
    if shape == "yd" and values[0][2:] == "00":  # the 1900s: ten years, or a hundred
        return [f"{values[0][:2]}XX"]
    if shape == "y" and text[-1] in "-–—":
        return [f"{values[0]}/.."]
    return []


def _run(figures: str) -> list[str]:
    """Cut figures without separators: year first, or year last with day and month either way round."""
    year, end = figures[:4], figures[4:]
    if len(figures) == 6:
        return [f"{year}-{end}", f"{figures[2:]}-{figures[:2]}"]
    return [f"{year}-{end[:2]}-{end[2:]}", f"{end}-{year[2:]}-{year[:2]}", f"{end}-{year[:2]}-{year[2:]}"]


def _valid(form: str) -> bool:
    return _refusal(form) is None


def _refusal(form: str) -> EdtfError | None:
    try:
        read(form)
    except EdtfError as error:
        return error
    return None


def _no_day(text: str, forms: list[str]) -> Advice | None:
    """Recognise a day that its month has not."""
    refused = (_refusal(form) for form in forms if form != text and len(form) == 10 and form[5:7] <= "12")
    found = next((error for error in refused if error and error.position == len("2018-02-")), None)
    return None if found is None else Advice(said("{text} is not a calendar day.", text=shown(text)), found.example)


def _choose(text: str, readings: list[str]) -> Advice | None:
    if not readings:
        return None
    if len(readings) == 1:
        meaning = spoken(read(readings[0]))
        wrong = said("{text} is not an EDTF date; it seems to mean: {date}.", text=shown(text), date=meaning)
        return Advice(wrong, offer(*readings), readings[0])
    *some, last = [spoken(read(reading)) for reading in readings]
    # A meaning may hold an "or" of its own ("9 or 12 June 2017"): set off, so that nobody takes it for two.
    pattern = later("{text} can be read as {some} or {last}.")
    if any(" or " in meaning for meaning in (*some, last)):
        pattern = later("{text} can be read as {some}, or as {last}.")
    return Advice(said(pattern, text=shown(text), some=listed(some), last=last), offer(*readings))


def _serial(text: str, number: int) -> Advice:
    """Five figures: a spreadsheet counts days from 30 December 1899."""
    day = date(1899, 12, 30) + timedelta(days=number)
    iso = day.isoformat()
    wrong = said("{text} looks like a spreadsheet's number for {date}.", text=shown(text), date=spoken(read(iso)))
    if day.day > 1:
        return Advice(wrong, said("Check the source; write {day} if it gives that day.", day=iso))
    words, month = later("Check the source; write {month} if it says only {date}, or {day}."), iso[:7]
    return Advice(wrong, said(words, month=month, date=spoken(read(month)), day=iso))


def _month_and_number(text: str, month: str, number: str) -> Advice:
    """Apr-18: so a spreadsheet shows April 2018, and 18 April; to it a year under 30 is of this century."""
    year = int(number) + (2000 if int(number) < 30 else 1900)
    name, cell = spoken(read(f"{year}-{month}")), shown(text)
    first, day = f"{year}-{month}", f"{year}-{month}-{number}"
    if not _valid(day):
        wrong = said("{text} looks like a spreadsheet's form of {date}.", text=cell, date=name)
        return Advice(wrong, said("Write {month} if the source says that month.", month=first))
    words = later("{text} looks like a spreadsheet's form of {date} or of {bare} without its year.")
    to_do = later("Write {month} if the source says that month, or the day with its year, as in {day}.")
    wrong = said(words, text=cell, date=name, bare=yearless(read(day)))
    return Advice(wrong, said(to_do, month=first, day=day))
