"""What Python hands over is what the scripts take it for: values, TypedDicts and interfaces say the same."""

import json
import re
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from rollout.evidence.reader import read
from rollout.figure.view_figure import picture
from rollout.outputs.qr import codes
from rollout.page import audience_contract, contract, figure_contract, map_contract
from rollout.page.files import SCRIPTS
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.facts import facts
from rollout.timeline.followed import followed
from rollout.timeline.talks import Talks, told
from tests.conftest import EVENTS
from tests.support import crowd
from tests.support.cases import for_each

FOUND = {**vars(contract), **vars(audience_contract), **vars(figure_contract), **vars(map_contract)}
KINDS = {name: kind for name, kind in FOUND.items() if is_typeddict(kind)}
TEXT = re.sub(r"//.*", "", (SCRIPTS / "contract.d.ts").read_text("utf-8"))
NAMES = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null"}


def interface(name: str) -> dict[str, str]:
    """Return the keys of an interface, with `?` where one may be missing, and their types."""
    found = re.search(rf"^interface {name}(?: extends (\w+))? {{\n(.*?)^}}", TEXT, re.MULTILINE | re.DOTALL)
    assert found, name
    own = dict(line.strip().rstrip(";").split(": ", 1) for line in found[2].splitlines())
    return (interface(found[1]) if found[1] else {}) | own


def typescript(kind: Any, inner: bool = False) -> str:
    """Return a type as TypeScript writes it."""
    if kind in NAMES:
        return NAMES[kind]
    if kind == contract.Span:
        return "Span"
    if is_typeddict(kind):
        return str(kind.__name__)
    parts, origin = get_args(kind), get_origin(kind)
    if origin in (Union, UnionType):
        text = " | ".join(typescript(part) for part in parts)
        return f"({text})" if inner else text
    if origin is list:
        return f"{typescript(parts[0], inner=True)}[]"
    if origin is dict:
        return f"Record<string, {typescript(parts[1])}>"
    return f"[{', '.join(typescript(part) for part in parts)}]"


def wrong(value: Any, kind: Any, where: str) -> list[str]:
    """Return where a JSON value is not of a type."""
    parts, origin = get_args(kind), get_origin(kind)
    if origin in (Union, UnionType):
        tried = [wrong(value, part, where) for part in parts]
        return [] if [] in tried else tried[0]
    if is_typeddict(kind):
        if not isinstance(value, dict) or not kind.__required_keys__ <= set(value) <= set(get_type_hints(kind)):
            keys = set(value) ^ set(get_type_hints(kind)) if isinstance(value, dict) else value
            return [f"{where}: {keys}"]
        hints = get_type_hints(kind)
        return [each for key, one in value.items() for each in wrong(one, hints[key], f"{where}.{key}")]
    if origin is dict:
        return [each for key, one in value.items() for each in wrong(one, parts[1], f"{where}.{key}")]
    if origin in (list, tuple):
        kinds = parts if origin is tuple else parts * len(value)
        if not isinstance(value, list) or len(kinds) != len(value):
            return [f"{where}: {value!r}"]
        return [each for one, part in zip(value, kinds, strict=True) for each in wrong(one, part, f"{where}[]")]
    numbers = (int, float) if kind is float else kind
    fits = isinstance(value, numbers) and (kind is bool or not isinstance(value, bool))
    return [] if fits else [f"{where}: {value!r} is no {kind}"]


@for_each("name", KINDS)
def test_an_interface_has_the_keys_and_types_of_the_dictionary_of_its_name(name: str) -> None:
    kind, hints = KINDS[name], get_type_hints(KINDS[name])
    ours = {key if key in kind.__required_keys__ else f"{key}?": typescript(hint) for key, hint in hints.items()}
    assert interface(name) == ours


@pytest.fixture(scope="module")
def index() -> DatasetIndex:
    return DatasetIndex(read(EVENTS.read_bytes()))


def json_of(value: Any) -> Any:
    return json.loads(json.dumps(value))


def test_what_is_told_of_each_event_is_of_its_type(index: DatasetIndex) -> None:
    told_of = json_of(facts(index.dataset.events, index.lanes))
    assert wrong(told_of, list[contract.Fact], "facts") == []


@pytest.mark.parametrize("address", ["", "?series=none", "?hall=1&lane=none"])
def test_what_a_figure_says_of_itself_is_of_its_type(index: DatasetIndex, address: str) -> None:
    meta = json_of(picture(index, address, 1200, 800)["layout"]["meta"])
    assert wrong(meta, figure_contract.Meta, "meta") == []


def test_so_it_is_of_very_many_events() -> None:
    meta = json_of(picture(DatasetIndex(crowd.evidence(2000)), "", 1200, 800)["layout"]["meta"])
    assert wrong(meta, figure_contract.Meta, "meta") == []
    assert "crowd" in meta


@pytest.mark.parametrize("notes", [False, True])
def test_a_talk_and_its_codes_are_of_their_types(index: DatasetIndex, notes: bool) -> None:
    talks = Talks(EVENTS)
    found = talks.find(talks.names()[0], index.dataset)
    assert found
    whole = json_of(told(found, index.dataset, index.home, notes, True))
    assert wrong(whole, contract.Talk, "talk") == []
    scenes = json_of(followed(found, index.dataset, index.home))
    assert wrong(scenes, list[audience_contract.FollowedScene], "followed") == []
    drawn = json_of(list(codes(index.dataset.events[:5]).values()))
    assert wrong(drawn, list[contract.Code], "codes") == []
