"""The bytes of a `timeline.toml` to settings, and every problem in them by key."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from rollout.evidence import edtf
from rollout.evidence.encoding import decode
from rollout.evidence.fields import date, one_line
from rollout.evidence.problems import DataError, Problem, quoted, shown
from rollout.evidence.settings import FILE, SPOKEN, Elsewhere, Era, LaneName, Searched, Settings, Word
from rollout.evidence.text import clean, hidden, unsafe
from rollout.evidence.vocabulary import LANGUAGE
from rollout.evidence.wrong import WrongError, like
from rollout.words.said import said

LARGEST = 100_000  # bytes
LONGEST = 1000  # characters of one text


@lru_cache(maxsize=4)  # the same file beside the events, at each key that is pressed in the form
def read_settings(data: bytes) -> Settings:
    """Return what the bytes of a `timeline.toml` say, with every problem in them; a wrong value is left out."""
    try:
        found = _parsed(data)
    except WrongError as error:
        return Settings(problems=(Problem(None, None, "", error.wrong, error.closest(), FILE),))
    reading = _Reading()
    values = reading.table("", found, KEYS)
    settings = Settings(**{SETTING.get(key, key): value for key, value in values.items() if key != "public"})
    public = values.get("public", {})
    said = {"public": public.get("columns"), "reviewers": public.get("reviewers", False)}
    return replace(settings, **said, problems=tuple(reading.problems))


def _parsed(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST:
        wrong = said("The file is larger than {n} kB; no more is read.", n=LARGEST // 1000)
        example = said("Keep what the timeline is called and its lanes; events belong into events.csv.")
        raise WrongError(wrong, example)
    try:
        return tomllib.loads(decode(data).removeprefix("\ufeff").replace("\r\n", "\n"))
    except DataError as error:
        raise WrongError(error.problems[0].wrong, error.problems[0].example) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        deep = isinstance(error, RecursionError)
        reason = said("it is nested too deep") if deep else shown(str(error), 80)
        wrong = said("The file is not TOML: {reason}.", reason=reason)
        raise WrongError(wrong, said('Write a line like title = "Cards in Lhasa".')) from None


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        wrong = said("{value} is not a text.", value=shown(repr(value)))
        raise WrongError(wrong, said('Write it in quotation marks, as in "Cards in Lhasa".'))
    if name := unsafe(value) or ", ".join(hidden(value)):
        wrong = said("{cell} holds {letters}.", cell=quoted(value), letters=name)
        raise WrongError(wrong, said("Delete it, or type the text again."))
    if len(value) > LONGEST:
        wrong = said("The text has {n} characters; at most {most} are read.", n=len(value), most=LONGEST)
        raise WrongError(wrong, said("Shorten it."))
    return one_line(clean(value).strip())


def _list(check: Callable[[Any], Any], example: str) -> Callable[[Any], tuple[Any, ...]]:
    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise WrongError(said("{value} is not a list.", value=shown(repr(value))), like(example))
        return tuple(map(check, value))

    return read


def _yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    wrong = said("{value} is neither true nor false.", value=shown(repr(value)))
    raise WrongError(wrong, said("Write true or false, without quotation marks."))


def _public(**found: Any) -> dict[str, Any]:
    if not found:
        example = said('Add a line like columns = ["case_number"], or reviewers = true.')
        raise WrongError(said("It says nothing."), example)
    return found


def _language(value: Any) -> str:
    if LANGUAGE.fullmatch(text := _text(value).casefold()):
        return text
    wrong = said("{cell} is not the tag of a language.", cell=quoted(text))
    raise WrongError(wrong, said('Write it like "en", "bo" or "zh-hant".'))


def _date(value: Any) -> edtf.EdtfDate:
    return date(
        value.isoformat() if hasattr(value, "isoformat") else str(value) if type(value) is int else _text(value)
    )


def _ended(value: Any) -> edtf.EdtfDate:
    when = _date(value)
    if when.earliest is None or when.latest is None:
        wrong = said("{cell} has an open or unknown end.", cell=quoted(when.text))
        raise WrongError(wrong, said('Write a year, month or day, as in "2018-04".'))
    return when


def _window(value: Any) -> tuple[edtf.EdtfDate, edtf.EdtfDate]:
    ends = _list(_ended, '["2010-11", "2026-04"]')(value)
    if len(ends) != 2 or ends[0].order > ends[1].order:
        wrong = said("A window has two ends, the earlier one first.")
        raise WrongError(wrong, like('["2010-11", "2026-04"]'))
    return ends[0], ends[1]


def _era(start: edtf.EdtfDate, end: edtf.EdtfDate, name: str, elsewhere: Elsewhere = ()) -> Era:
    if start.order > end.order:
        wrong = said("The era {name} ends before it begins.", name=quoted(name))
        raise WrongError(wrong, said("Put from and to the other way round."))
    return Era(start, end, name, elsewhere)


def _word(name: str, elsewhere: Elsewhere = ()) -> Word:
    if not elsewhere:
        wrong = said("It says in no other language what {name} is.", name=quoted(name))
        raise WrongError(wrong, said('Add a line like "name@de" = "Karten".'))
    return Word(name, elsewhere)


Check = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Tables:
    """A table of a TOML file, or a list of them: its keys, those it needs, and what is made of it."""

    keys: Mapping[str, Check]
    needed: tuple[str, ...] = ()
    make: Callable[..., Any] = dict
    listed: bool = True


KEYS: Mapping[str, Check | _Tables] = {
    "title": _text,
    "subtitle": _text,
    "author": _text,
    "licence": _text,
    "languages": _list(_language, '["en", "zh"]'),
    "unchecked": _list(_language, '["bo"]'),
    "window": _window,
    "lane": _Tables(
        {"name": _text, "full": _text, "term": _text, "term_of": _text, "group": _text}, ("name",), LaneName
    ),
    "era": _Tables(
        {"from": _ended, "to": _ended, "name": _text},
        ("from", "to", "name"),
        lambda **found: _era(found.pop("from"), found.pop("to"), **found),
    ),
    "searched": _Tables(
        {"lane": _text, "to": _ended}, ("lane", "to"), lambda **found: Searched(found["lane"], found["to"])
    ),
    "word": _Tables({"name": _text}, ("name",), _word),
    "public": _Tables({"columns": _list(_text, '["case_number"]'), "reviewers": _yes}, (), _public, listed=False),
}
SETTING = {"lane": "lanes", "era": "eras", "word": "words"}


@dataclass(slots=True)
class _Reading:
    """Reads table by table, and gathers what is wrong, by key."""

    problems: list[Problem] = field(default_factory=list)

    def table(self, path: str, found: Mapping[str, Any], keys: Mapping[str, Check | _Tables]) -> dict[str, Any]:
        """Return the values of a table that are right."""
        values: dict[str, Any] = {}
        for key, value in found.items():
            where = f"{path}{shown(key)}"
            name, _, language = key.partition("@")
            try:
                if language and name in SPOKEN and name in keys:
                    values["elsewhere"] = (*values.get("elsewhere", ()), (name, _language(language), _text(value)))
                    continue
                if key not in keys:
                    known = said("Known are {names}.", names=", ".join(keys))
                    raise WrongError(said("There is no such key."), known)
                check = keys[key]
                values[key] = self._tables(where, value, check) if isinstance(check, _Tables) else check(value)
            except WrongError as error:
                self._wrong(where, error)
        return values

    def _tables(self, where: str, value: Any, kind: _Tables) -> Any:
        tables = value if kind.listed else [value]
        if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            name = where.rpartition(".")[2]
            written = f"[[{name}]]" if kind.listed else f"[{name}]"
            raise WrongError(said("This is not a table."), said("Begin it with a line {line}.", line=written))
        made = list(self._made(where, tables, kind))
        return tuple(made) if kind.listed else (made or [{}])[0]

    def _made(self, where: str, tables: list[dict[str, Any]], kind: _Tables) -> Iterator[Any]:
        for number, table in enumerate(tables, 1):
            path = f"{where} {number}, " if kind.listed else f"{where}."
            values = self.table(path, table, kind.keys)
            for key in kind.needed:
                if key not in table:
                    example = said("Add a line that begins with {key} =.", key=key)
                    self._wrong(path + key, WrongError(said("The key is missing."), example))
            if all(key in values for key in kind.needed) and (values or not table):
                try:
                    yield kind.make(**values)
                except WrongError as error:
                    self._wrong(path.rstrip("., "), error)

    def _wrong(self, where: str, error: WrongError) -> None:
        self.problems.append(Problem(None, where, "", error.wrong, error.closest(), FILE))
