"""Columns beside the date: times that go with it, clocks, and what only looks like one."""

from collections.abc import Sequence
from dataclasses import replace

from rollout.importing.headers import fold, names, role_of
from rollout.importing.plans import Column

_DATED = {"date", "dates", "datum", "fecha", "data", "when", "дата", "日期", "日付", "التاريخ", "تاریخ", fold("วันที่")}

_CLOCKED = {"ts", "epoch", "unix", "unixtime"}


def clocks(columns: Sequence[Column]) -> dict[str, Column]:
    """Return the dates and times in UTC and in local time, where there are both."""
    found = {}
    for each in columns:
        words = set(names(each.name)[0].split())
        for kind in ("date", "time"):
            for clock in ("utc", "local"):
                if {kind, clock} <= words and each.role in ("date", "time", "keep"):
                    found[f"{kind} {clock}"] = each
    return found if {"date utc", "date local"} <= found.keys() else {}


def unread(columns: Sequence[Column]) -> list[Column]:
    """Return the columns that are called the date by every name and hold none that can be read."""
    return [
        each for each in columns if each.role == "date" and each.values and not each.dated and is_called_date(each.name)
    ]


def is_called_date(name: str) -> bool:
    """Return whether a column is called a date, of whatever.

    >>> is_called_date("Hearing Date"), is_called_date("Hearing")
    (True, False)
    """
    return bool(_DATED & set(fold(name).split()))


def is_called_clock(name: str) -> bool:
    """Return whether a column is called as machines call when something happened.

    >>> is_called_clock("event_ts"), is_called_clock("Epoch"), is_called_clock("created_at")
    (True, True, False)
    """
    return bool(_CLOCKED & set(fold(name).split()))


def timed(columns: list[Column]) -> list[Column]:
    """Return the columns with the time that goes by its name with the date: Hearing Date, Hearing Time."""
    if any(each.role == "time" for each in columns):
        return columns
    starts = {_start(each.name) for each in columns if each.role == "date"} - {""}
    chosen = next(
        (each for each in columns if each.role == "keep" and _start(each.name) in starts and _is_time(each.name)), None
    )
    return [replace(each, role="time", rank=0) if each is chosen else each for each in columns]


def _start(name: str) -> str:
    return fold(name).rpartition(" ")[0]


def _is_time(name: str) -> bool:
    return role_of(fold(name).rpartition(" ")[2])[0] == "time"
