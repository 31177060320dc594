"""The page's scripts joined: in order, each once, and nothing that the joining would misread."""

from pathlib import Path

import pytest

from rollout.page import bundle
from rollout.page.bundle import (
    EDITED,
    FIRST,
    FOLLOW,
    IMPORTING,
    OFFLINE,
    PRESENTER,
    REST,
    SERVED,
    SITE,
    joined,
    joined_after,
    order,
)
from rollout.page.files import SCRIPTS

ENTRIES = (FIRST, SERVED, REST, EDITED, PRESENTER, OFFLINE, SITE, IMPORTING, FOLLOW)


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of modules that is taken for the page's."""
    monkeypatch.setattr(bundle, "SCRIPTS", tmp_path)
    (tmp_path / "inner").mkdir()
    joined.cache_clear()
    return tmp_path


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name.replace('_', '/')}.js").write_text(text, "utf-8")


def test_every_script_belongs_to_an_entry() -> None:
    known = {name for entry in ENTRIES for name in order(entry)}
    assert known == {path.relative_to(SCRIPTS).as_posix() for path in SCRIPTS.rglob("*.js")}


@pytest.mark.parametrize("entry", ENTRIES)
def test_nothing_of_the_modules_own_syntax_is_left_in_what_a_browser_reads(entry: str) -> None:
    lines = joined(entry).splitlines()
    assert [line for line in lines if line.startswith(("import ", "import{", "export "))] == []


def test_a_page_from_disk_has_nothing_that_speaks_to_a_server() -> None:
    assert not {"served.js", "talk/prepare.js"} & {*order(OFFLINE), *order(SITE)}
    assert set(order(SITE)) - set(order(OFFLINE)) == {"site.js", "page/download.js"}


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_text_in_backquotes_goes_over_several_lines(entry: str) -> None:
    assert [line for line in joined(entry).splitlines() if line.count("`") % 2] == []


def test_a_reader_loads_nothing_of_the_form() -> None:
    assert not [name for name in order(REST) if name.startswith("edit/")]
    assert set(order(SERVED)) < set(order(REST)) < set(order(EDITED))


def test_what_the_first_picture_does_not_need_comes_after_it_and_nothing_twice() -> None:
    late = (
        "talk/talk.js",
        "talk/prepare.js",
        "where/map.js",
        "page/download.js",
        "picture/paper.js",
        "import/arrive.js",
    )
    assert not {*late} & {*order(SERVED)}
    first, after = joined(SERVED), joined_after(REST, SERVED)
    for name in order(REST):
        assert (f"mods['{name[:-3]}'] = " in first) is (f"mods['{name[:-3]}'] = " not in after), name
    assert len(first) < 0.6 * len(joined(REST))


def test_modules_stand_after_what_they_need_and_each_once(modules: Path) -> None:
    write(
        modules,
        entry="import {a} from './inner/a.js';\nimport * as b from './b.js';\n",
        inner_a="import {c as see} from './c.js';\nexport const a = see;\n",
        inner_c="export const c = 1;\n",
        b="import {c} from './inner/c.js';\nexport const b = c;\n",
    )
    assert list(order("entry.js")) == ["inner/c.js", "inner/a.js", "b.js", "entry.js"]


def test_a_module_that_is_needed_for_what_it_does_alone_stands_before_and_is_named_by_nobody(modules: Path) -> None:
    write(modules, entry="import './a.js';\nthen();\n", a="first();\n")
    assert joined("entry.js").splitlines()[3:] == [
        *("mods['a'] = (() => {", "first();", "return {};", "})();"),
        *("mods['entry'] = (() => {", "then();", "return {};", "})();"),
        "})();",
    ]


def test_a_module_becomes_a_function_that_returns_what_it_exports(modules: Path) -> None:
    write(
        modules,
        entry="import * as all from './a.js';\nimport {$, b as two} from './a.js';\nall.c($, two);\n",
        a="export const $ = 1;\nexport function b() {}\nexport async function c() {}\nconst own = 2;\n",
    )
    assert joined("entry.js").splitlines() == [
        "(() => {",
        "'use strict';",
        "const mods = {};",
        "mods['a'] = (() => {",
        *("const $ = 1;", "function b() {}", "async function c() {}", "const own = 2;"),
        "return {$, b, c};",
        "})();",
        "mods['entry'] = (() => {",
        *("const all = mods['a'];", "const {$, b: two} = mods['a'];", "all.c($, two);"),
        "return {};",
        "})();",
        "})();",
    ]
    joined.cache_clear()


def test_comments_stay_behind_but_what_only_looks_like_one_does_not(modules: Path) -> None:
    write(
        modules,
        entry="// Why.\n/** @param {string} a */\nconst b = a => {\n  // Why.\n  /** @type {string} */\n  "
        "return /** @type {string} */ (a); // ms\n};\n\nb('https://x//y');\nb(`a // ${1}`);\nb('c // d');\n",
    )
    assert joined("entry.js").splitlines()[4:-3] == [
        *("const b = a => {", "return (a);", "};", "b('https://x//y');", "b(`a // ${1}`);", "b('c // d');"),
    ]
    joined.cache_clear()


def test_a_circle_is_refused_with_its_names(modules: Path) -> None:
    write(modules, a="import {b} from './b.js';\n", b="import {a} from './a.js';\n")
    with pytest.raises(ValueError, match=r"a\.js → b\.js → a\.js"):
        order("a.js")


@pytest.mark.parametrize(
    "line",
    ["export default 1;", "export {a};", "export let a = 1;", "import a from './a.js';"],
)
def test_other_ways_to_import_and_export_are_refused(modules: Path, line: str) -> None:
    write(modules, entry=f"{line}\n")
    with pytest.raises(ValueError, match=r"entry\.js: cannot join"):
        joined("entry.js")


def test_no_text_of_the_scripts_runs_over_lines() -> None:
    """Lines are joined without what stands before them, which would change such a text."""
    for path in SCRIPTS.rglob("*.js"):
        assert not [line for line in path.read_text("utf-8").splitlines() if line.count("`") % 2], path
