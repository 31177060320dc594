"""The folders of the program, held by syntax: who imports whom, who touches the disk, how large things are."""

import ast
import re
import sys
from collections.abc import Callable, Iterable

from tests.support import modules as code
from tests.support.modules import Module

# A folder imports only from those above it.
FOLDERS = (
    "words",
    "evidence",
    "timeline",
    "database",
    "importing",
    "layout",
    "figure",
    "sheet",
    "page",
    "outputs",
    "editing",
    "server",
    "commands",
    "app",
    "__main__",
)

# Packages that are not Python's own, and the only modules, or folders, that may know them.
PACKAGES = {
    "dash": {"page.html", "page.layout", "page.title", "server.callbacks", "server.guard", "server.dash_app"},
    "flask": {
        "server.routes",
        "server.edit_routes",
        "server.answers",
        "server.edit_asked",
        "server.review_routes",
        "server.picture_routes",
        "server.editor",
        "server.talk_routes",
        "server.audience_app",
        "server.audience_routes",
        "server.downloads",
        "server.list_routes",
        "server.map_routes",
        "server.face_routes",
        "server.callbacks",
        "server.guard",
        "server.wire",
        "server.server",
    },
    "werkzeug": {"server.guard", "server.routes"},
    "brotli": {"server.wire"},
    "waitress": {"server.waitress_server", "server.channels"},
    "plotly": {"figure.figure"},
    "psycopg": {"database"},
    "click": {"commands", "__main__"},
    "fontTools": {"layout.cutting", "layout.composing", "outputs.offline"},
    "uharfbuzz": {"layout.faces", "layout.cutting", "layout.composing"},
    "font_source_sans_pro": {"layout.typeface", "server.server", "outputs.offline"},
    "pptx": {"outputs.deck", "outputs.photos"},
    "typst": {"outputs.handout"},
    "PIL": {"editing.pictures"},
    "segno": {"outputs.qr"},
    "xlsxwriter": {"outputs.tables"},
}

# The modules at the edge, each with its reason.
DISK = {
    "words.catalogue": "reads what the interface says in each language",
    "evidence.stamps": "looks at what is noted of a file",
    "evidence.on_disk": "reads the file of events and those beside it",
    "evidence.store": "watches them",
    "evidence.writer": "saves it",
    "evidence.copies": "compares the kept copies of sources with their digests",
    "evidence.side_by_side": "is told of a folder that is none",
    "evidence.signing": "passes on where the file lies",
    "timeline.aside": "puts into a file what is too much for memory",
    "timeline.begun": "keeps the folder in which an index is made",
    "timeline.making_keys": "writes keys into that index",
    "timeline.media": "reads the pictures that stand beside it",
    "timeline.packed_index": "is given the path of that index",
    "timeline.packed_store": "watches that index and the file it is of",
    "timeline.packing": "writes the index of very many events",
    "timeline.spots": "puts aside where very many events stand",
    "timeline.tables": "reads the index of very many events",
    "timeline.tally": "puts aside what is known of each of very many events",
    "timeline.talks": "reads the scenes that stand beside it",
    "database.files": "reads the statement that makes the tables",
    "database.store": "names a folder that is none",
    "layout.typeface": "reads the font it measures with",
    "layout.faces": "finds and reads the faces of other scripts",
    "layout.cutting": "writes a face of fewer letters",
    "page.bundle": "joins the page's own scripts",
    "page.atlas": "finds land and borders",
    "page.files": "names the folders of the page's own files",
    "page.plotlyjs": "finds plotly.js",
    "page.presenter": "reads the rooms of the presenter's window",
    "outputs.deck": "exports",
    "outputs.handout": "exports",
    "outputs.offline": "exports, of the page's own files",
    "outputs.site": "puts a folder in its place",
    "editing.desk": "reads and saves the file that is edited",
    "editing.album": "writes the pictures and copies that are given to events",
    "editing.first_page": "looks for a program that draws a PDF",
    "editing.reading": "reads the file that is edited",
    "editing.past": "reads what is kept of a file's history",
    "editing.together": "writes the files that one change touches",
    "editing.shelf": "keeps the versions before, and what changed",
    "editing.shared_desk": "is told of a folder that is none",
    "server.log": "tells the name of a file of ours from its path",
    "server.routes": "serves the font and plotly.js",
    "server.list_routes": "serves the page of lists",
    "server.audience_app": "serves the page of those who follow a talk",
    "server.server": "serves assets, the font and plotly.js",
    "commands.cli": "reads the file it is given",
    "commands.fetched": "puts what a database holds where a command reads it, and takes it away",
    "commands.environment": "looks for .venv",
    "commands.several": "is given the files that it tells apart",
    "commands.shipped": "looks for the evidence that came with the program",
    "commands.shown": "is given where the evidence lies",
    "commands.site": "is given a folder",
    "commands.changes": "looks for the file that bears a digest",
    "commands.import_": "reads the lists it is given and writes beside them",
    "commands.foreign": "writes a timeline beside the list that the program was started with",
    "commands.new": "makes the folder it is asked for",
    "commands.history": "is given the file whose history it lists",
    "commands.proposed": "looks whether its page would take the place of something else",
    "commands.proposals": "is given the file that is proposed for, and the proposal",
    "commands.review": "is given the file that is reviewed",
    "commands.verify": "is given the file whose copies it compares",
    "commands.translate": "is given the file whose languages it counts",
    "commands.parcel": "reads the files that it packs",
    "commands.export": "reads the file it is given, has the writer save what it asks for",
    "commands.edited": "tells the file that came with the program from others",
    "commands.serve": "reads the file it is given",
    "commands.database": "is given the file to load, and the folder to write",
    "commands.pack": "writes the index of the file it is given",
    "commands.parquet": "writes the table of a Parquet file beside it",
    "commands.driver": "tells a file from the address of a database",
    "commands.opened": "reads the file it is given",
    "commands.telling": "reads the language of the environment",
    "commands.hosted": "reads the environment and the file that it names",
    "commands.packed": "looks whether a file has an index",
}
CLOCK = {
    "evidence.stamps",
    "evidence.store",
    "editing.desk",
    "editing.presence",
    "server.callbacks",
    "server.pace",
    "server.server",
    "server.waitress_server",
    "server.channels",
    "commands.cli",
    "commands.serve",
}
DISK_MODULES = {"os", "shutil", "tempfile", "glob", "pathlib", "fileinput", "sqlite3"}
DISK_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "stat"}
CLOCK_CALLS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}

# Dataclasses that change while one function works, each with its reason; all others are values.
WORKING = {
    "layout.labels.row.LabelRow": "fills while a lane is laid out",
    "evidence.rows.Rows": "fills while rows are read",
    "evidence.made.Ids": "counts the identifiers it makes while rows are read",
    "evidence.register.Register": "learns the identifiers while rows are read",
}


def offenders(found: Callable[[Module], Iterable[object]]) -> dict[str, list[str]]:
    """Return what is found in each module of the program, of those where anything is."""
    assert code.modules()
    return {f"rollout/{each.name}": wrong for each in code.modules() if (wrong := sorted(map(str, found(each))))}


def within(module: Module, places: Iterable[str]) -> bool:
    """Return whether a module is one of those named, or stands in a folder that is."""
    return any(module.name == place or module.name.startswith(f"{place}.") for place in places)


def test_every_module_stands_in_a_folder_of_the_plan() -> None:
    strangers = [each.name for each in code.modules() if each.room not in FOLDERS]
    assert not strangers, f"{strangers}: give the folder its place in FOLDERS, below all that it imports."


def test_a_folder_imports_only_from_those_above_it() -> None:
    def below(module: Module) -> Iterable[str]:
        ours = {name.split(".")[1] for name in code.imports(module) if name.startswith("rollout.")}
        return ours - set(FOLDERS[: FOLDERS.index(module.room) + 1])

    wrong = offenders(below)
    assert not wrong, f"Values flow one way; move what both need up, or hand it in as an argument: {wrong}"


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    names = {module.name for module in code.modules()}
    folders = {name.rpartition(".")[0] for name in names}  # what a folder's own name gives is made of its modules
    inner = {
        module.name: {name.removeprefix("rollout.") for name in code.imports(module)} & names - {module.name}
        for module in code.modules()
        if module.name not in folders
    }
    while free := [name for name, wanted in inner.items() if not wanted & inner.keys()]:
        for name in free:
            del inner[name]
    assert not inner, f"These import each other in a circle: {sorted(inner)}."


def test_a_package_that_is_not_pythons_own_is_known_only_where_it_is_named() -> None:
    def foreign(module: Module) -> Iterable[str]:
        tops = {name.partition(".")[0] for name in code.imports(module)}
        tops -= set(sys.stdlib_module_names) | {"rollout", "__future__"}
        return {name for name in tops if not within(module, PACKAGES.get(name, ()))}

    wrong = offenders(foreign)
    assert not wrong, f"Packages where they may not be, see PACKAGES in this test: {wrong}"


def test_only_the_edges_touch_the_disk() -> None:
    def used(module: Module) -> Iterable[str]:
        if within(module, DISK):
            return ()
        modules = {name.partition(".")[0] for name in code.imports(module)} & DISK_MODULES
        return modules | {call.rpartition(".")[2] for call in code.called(module)} & DISK_CALLS

    wrong = offenders(used)
    assert not wrong, f"No edge, so take bytes or values as arguments: {wrong}. The edges: {DISK}."


def test_only_the_edges_look_at_the_clock() -> None:
    def used(module: Module) -> Iterable[str]:
        if within(module, CLOCK):
            return ()
        return set(code.called(module)) & CLOCK_CALLS | set(code.imports(module)) & {"time"}

    wrong = offenders(used)
    assert not wrong, f"The same file must give the same picture tomorrow; take the time as an argument: {wrong}"


def test_a_module_has_at_most_220_lines() -> None:
    wrong = offenders(lambda module: [module.lines] if module.lines > 220 else ())
    assert not wrong, f"Split these by what they are about: {wrong}"


def test_a_function_has_at_most_40_lines() -> None:
    def long(module: Module) -> Iterable[str]:
        lengths = {
            each.name: (each.end_lineno or each.lineno) - each.lineno + 1 for each in code.functions(module.tree)
        }
        return {f"{name} {length}" for name, length in lengths.items() if length > 40}

    wrong = offenders(long)
    assert not wrong, f"Functions of more than 40 lines; name their steps: {wrong}"


def test_a_function_has_at_most_ten_branches() -> None:
    def branchy(module: Module) -> Iterable[str]:
        return {f"{each.name} {n}" for each in code.functions(module.tree) if (n := code.branches(each)) > 10}

    wrong = offenders(branchy)
    assert not wrong, f"Functions with more than ten branches: {wrong}"


def test_what_is_public_says_what_it_is_in_one_sentence() -> None:
    def silent(module: Module) -> Iterable[str]:
        return (n for n, text in code.public(module) if not (text and text.splitlines()[0].rstrip().endswith(".")))

    wrong = offenders(silent)
    assert not wrong, f"These need a docstring whose first line is one sentence and ends in a period: {wrong}"


def test_what_a_public_function_raises_is_said() -> None:
    def silent(module: Module) -> Iterable[str]:
        whole = ast.get_docstring(module.tree) or ""
        for function in code.callable_by_others(module):
            said = whole + (ast.get_docstring(function) or "")
            if code.raises(function) and not re.search(r"\b[Rr]aises?\b", said):
                yield function.name

    wrong = offenders(silent)
    assert not wrong, f"Say in the docstring (or once in that of the module) what these raise, and when: {wrong}"


def test_a_record_that_others_may_see_is_frozen_and_slotted() -> None:
    def loose(module: Module) -> Iterable[str]:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
                continue
            name = f"{module.name}.{node.name}"
            for mark in map(ast.unparse, node.decorator_list):
                frozen = "frozen=True" in mark or name in WORKING
                if mark.startswith("dataclass") and not ("slots=True" in mark and frozen):
                    yield node.name

    wrong = offenders(loose)
    assert not wrong, (
        f"Not frozen and slotted: {wrong}. Values are frozen; give what changes while one function works "
        "a leading underscore, or a reason in WORKING in this test."
    )


def test_what_the_tables_name_exists() -> None:
    named = {*DISK, *CLOCK, *WORKING, *(place for places in PACKAGES.values() for place in places)}
    names = {each.name for each in code.modules()}
    gone = [
        name
        for name in named
        if not any(f"{one}.".startswith(f"{name}.") or name.startswith(f"{one}.") for one in names)
    ]
    assert not gone, f"No such modules: {gone}."
