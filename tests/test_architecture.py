"""The rooms of the program, held by syntax: who imports whom, who touches the disk, how large things are."""

import ast
import sys

import pytest

from tests.support import modules as code
from tests.support.modules import Module

# A module imports from the lines above its own and from those left of it on its line. A folder is one room.
ROOMS = (
    ("errors", "faults", "memory"),
    ("text", "vocabulary", "edtf"),
    ("event",),
    ("header", "fields", "encoding", "table", "rules", "rows", "reader", "writer"),
    ("window", "stretch", "index"),
    ("store",),
    ("palette",),
    ("view",),
    ("series", "facts", "survey", "edition"),
    ("talk", "talks", "codes"),
    ("labels", "metrics"),
    ("typeface", "theme", "ticks"),
    ("lanes", "panel"),
    ("traces", "lane_traces", "panel_traces", "figure", "picture"),
    ("sheet",),
    ("deck", "handout", "tables", "changes"),
    ("plotted", "still", "pictures", "plotlyjs"),
    ("page", "skeleton", "offline", "formats", "site"),
    ("callbacks", "routes", "talk_routes", "downloads", "hosts", "guard", "quiet", "server", "wire"),
    ("cli", "site_command", "export", "changes_command", "serve"),
    ("app", "__main__"),
)
ORDER = tuple(room for line in ROOMS for room in line)

# Packages that are not Python's own, and the only rooms that may know them.
PACKAGES = {
    "dash": {"skeleton", "page", "callbacks", "guard", "quiet"},
    "flask": {"routes", "talk_routes", "downloads", "callbacks", "guard", "server"},
    "werkzeug": {"guard"},
    "waitress": {"wire"},
    "plotly": {"figure"},
    "click": {"cli", "site_command", "export", "changes_command", "serve", "__main__"},
    "fontTools": {"typeface", "offline"},
    "font_source_sans_pro": {"typeface", "server", "offline"},
    "pptx": {"deck"},
    "typst": {"handout"},
    "segno": {"codes"},
}

# The rooms at the edge, each with its reason.
DISK = {
    "store": "reads and watches the file of events",
    "writer": "saves it",
    "talks": "reads the scenes that stand beside it",
    "typeface": "reads the font it measures with",
    "deck": "exports",
    "handout": "exports",
    "offline": "exports, of the page's own files",
    "plotlyjs": "finds plotly.js",
    "faults": "tells the name of a file of ours from its path",
    "routes": "serves the font and plotly.js",
    "talk_routes": "serves the page of the presenter",
    "server": "serves assets, the font and plotly.js",
    "site": "puts a folder in its place",
    "cli": "reads the file it is given",
    "site_command": "is given a folder",
    "changes_command": "looks for the file that bears a digest",
    "export": "reads the file it is given, has the writer save what it asks for",
    "serve": "reads the file it is given",
}
CLOCK = {"store", "callbacks", "server", "wire", "cli", "serve"}
DISK_MODULES = {"os", "shutil", "tempfile", "glob", "pathlib", "fileinput"}
DISK_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "stat"}
CLOCK_CALLS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}

# Dataclasses that change while one function works, each with its reason; all others are values.
WORKING = {
    "labels.row.Row": "fills while a lane is laid out",
    "rows.Rows": "fills while rows are read",
    "rules.Register": "learns the identifiers while rows are read",
}

EVERY = pytest.mark.parametrize("module", code.modules(), ids=lambda module: module.name)


@EVERY
def test_a_module_has_a_room(module: Module) -> None:
    assert module.room in ORDER, (
        f"rollout/{module.room} has no room yet: add it to ROOMS in tests/test_architecture.py, "
        "on a line below everything it imports, and to the rooms in the architecture notes."
    )


@EVERY
def test_a_module_imports_only_from_rooms_above_its_own(module: Module) -> None:
    above = ORDER[: ORDER.index(module.room) + 1] if module.room in ORDER else ORDER
    ours = {name.split(".")[1] for name in code.imports(module) if name.startswith("rollout.")}
    below = sorted(ours - set(above))
    assert not below, (
        f"rollout/{module.name} imports {below}, which stand below it: values flow one way. "
        "Move what both need to a room above, or hand it in as an argument."
    )


def test_modules_of_one_folder_do_not_import_each_other_in_a_circle() -> None:
    names = {module.name for module in code.modules()}
    inner = {
        module.name: {name.removeprefix("rollout.") for name in code.imports(module)} & names - {module.name}
        for module in code.modules()
        if "." in module.name
    }
    while free := [name for name, wanted in inner.items() if not wanted & inner.keys()]:
        for name in free:
            del inner[name]
    assert not inner, f"These import each other in a circle: {sorted(inner)}."


@EVERY
def test_a_package_that_is_not_pythons_own_is_known_only_in_its_room(module: Module) -> None:
    tops = {name.partition(".")[0] for name in code.imports(module)}
    foreign = tops - set(sys.stdlib_module_names) - {"rollout", "__future__"}
    wrong = sorted(name for name in foreign if module.room not in PACKAGES.get(name, ()))
    assert not wrong, (
        f"rollout/{module.name} imports {wrong}. Only these rooms may: "
        f"{ {name: sorted(PACKAGES.get(name, ())) for name in wrong} }; see PACKAGES in this test."
    )


@EVERY
def test_only_the_edges_touch_the_disk(module: Module) -> None:
    used = {name.partition(".")[0] for name in code.imports(module)} & DISK_MODULES
    used |= {call.rpartition(".")[2] for call in code.called(module)} & DISK_CALLS
    assert not used or module.room in DISK, (
        f"rollout/{module.name} uses {sorted(used)}, but is no edge: take bytes or values as arguments. "
        f"The edges: {DISK}."
    )


@EVERY
def test_only_the_edges_look_at_the_clock(module: Module) -> None:
    used = set(code.called(module)) & CLOCK_CALLS | set(code.imports(module)) & {"time"}
    assert not used or module.room in CLOCK, (
        f"rollout/{module.name} uses {sorted(used)}, but is no edge: the same file must give the same "
        "picture tomorrow. Take the time as an argument."
    )


@EVERY
def test_a_module_has_at_most_220_lines(module: Module) -> None:
    assert module.lines <= 220, f"rollout/{module.name} has {module.lines} lines: split it by what it is about."


@EVERY
def test_a_function_has_at_most_40_lines(module: Module) -> None:
    long = {
        each.name: length
        for each in code.functions(module.tree)
        if (length := (each.end_lineno or each.lineno) - each.lineno + 1) > 40
    }
    assert not long, f"Functions of rollout/{module.name} longer than 40 lines: {long}. Name their steps."


@EVERY
def test_a_function_has_at_most_ten_branches(module: Module) -> None:
    branchy = {each.name: n for each in code.functions(module.tree) if (n := code.branches(each)) > 10}
    assert not branchy, f"Functions of rollout/{module.name} with more than ten branches: {branchy}."


@EVERY
def test_what_is_public_says_what_it_is_in_one_sentence(module: Module) -> None:
    silent = [name for name, text in code.public(module) if not (text and text.splitlines()[0].rstrip().endswith("."))]
    assert not silent, f"These need a docstring whose first line is one sentence and ends in a period: {silent}."


@EVERY
def test_a_record_that_others_may_see_is_frozen_and_slotted(module: Module) -> None:
    records = {
        f"{module.name}.{node.name}": ast.unparse(mark)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        for mark in node.decorator_list
        if ast.unparse(mark).startswith("dataclass")
    }
    loose = [
        name
        for name, mark in records.items()
        if "slots=True" not in mark or ("frozen=True" not in mark and name not in WORKING)
    ]
    assert not loose, (
        f"Not frozen and slotted: {loose}. Values are frozen; give what changes while one function works "
        "a leading underscore, or a reason in WORKING in this test."
    )


def test_the_rooms_are_named_once_each() -> None:
    assert len(set(ORDER)) == len(ORDER)


def test_the_edges_and_the_keepers_of_packages_are_rooms() -> None:
    named = set(DISK) | CLOCK | {room for rooms in PACKAGES.values() for room in rooms}
    assert named <= set(ORDER), f"No such rooms: {sorted(named - set(ORDER))}."
