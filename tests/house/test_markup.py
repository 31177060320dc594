"""Pages are written by f-strings, and what stands in one is escaped, or is markup of our own that is listed here."""

import ast
from collections.abc import Iterator

import pytest

from tests.support.server import TOP

# What makes text harmless, and what returns markup or a path of ours that was made harmless where it was made.
ESCAPES = {"plain", "isolated", "escape", "in_tongue", "own_words", "of_fact"}
MAKES = {
    *("markup", "_rows", "_figure", "_link", "_source", "_says", "standing", "page_of", "place.to", "join"),
    *("_header", "mark_of", "in_markup", "headed_markup", "_short", "_heads", "_timeline"),
    *("timeline_name", "own_tag", "_attribute"),
}
# The only other things in each module: markup that was put together a few lines above, and what no file can change.
OURS = {
    "outputs/changes/page.py": {
        "inside": "articles",
        "head": "the head of a table",
        "rows": "of a table, escaped above",
        "was": "escaped a line above",
        "now": "escaped a line above",
        "words": "of a source, escaped a line above",
        "new.digest": "a digest",
    },
    "outputs/changes/proposed.py": {
        "x": "a number",
        "y": "a number",
        "data": "a drawing, in letters and figures alone",
        "shown": "escaped a line above",
        "faces": "rules of ours with the faces themselves",
    },
    "outputs/offline/maker.py": {"role": "a name of ours", "text": "markup of the layout"},
    "outputs/site/embed.py": {
        "before": "a sentence of ours",
        "live": "escaped above",
        "still": "escaped above",
        "picture": "escaped above",
    },
    "outputs/site/maker.py": {"urls": "addresses, escaped a line above"},
    "outputs/site/pages.py": {
        "host": "of an address that may be followed",
        "part": "of a source, escaped above",
        "name": "of a row, escaped above",
        "value": "of a row, escaped above",
        "rel": "prev or next",
        "words": "Before or After, or a sentence of ours, escaped above",
        "there": "a sentence of ours, escaped above",
        "called": "a sentence of ours, escaped above",
        "fact['lane']": "a number",
        "maker": "escaped a line above",
        "fact['lane'] % COLOURS": "a number",
        "lanes(edition)[fact['lane']]": "as tongues.py escapes it",
        "named[fact['lane']]": "as tongues.py escapes it",
        "strip": "a drawing of drawn.py",
        "figures": "pictures, as pictured.py writes them",
    },
    "outputs/site/pictured.py": {"place.to(path_of(media[name]))": "a path by a digest"},
    "outputs/site/tongues.py": {"name": "of a lane, escaped a line above"},
    "outputs/interpreters.py": {
        "cells": "escaped a line above",
        "heads": "names of languages, escaped a line above",
        "before": "paragraphs, escaped a line above",
        "table": "of rows, escaped above",
        "sections": "escaped above",
        "data": "a sentence of ours, its places escaped",
    },
    "outputs/translation.py": {
        "state": "a class of ours",
        "note": "a paragraph of ours",
        "names": "of languages, escaped a line above",
        "rows": "escaped above",
        "tables": "of rows, escaped above",
        "data": "a sentence of ours, its places escaped",
        "columns": "escaped a line above",
    },
    "outputs/site/paper.py": {
        "own": "links, escaped above",
        "head": "markup of pages.py",
        "body": "markup of pages.py",
        "style": "of our own, with the digest of which the policy names it",
    },
    "outputs/tables/timelinejs.py": {
        "name": "of a source, escaped above",
        "says": "who says so, escaped above",
        "paragraph": "a summary, escaped above",
    },
    "page/document.py": {
        "TONGUES[language()].tag": "a tag of ours",
        "rules": "directives of ours",
        "head": "markup of who writes the page",
        "body": "markup of who writes the page",
        "whole": "a style of ours, with the faces of its letters",
    },
    "page/html.py": {"own": "a query of ours", "tag": "of a component", "start": "a tag"},
    "server/dash_app.py": {"TONGUES[language()].tag": "a tag of ours"},
}


def harmless(value: ast.expr, ours: set[str]) -> bool:
    """Return whether what an f-string holds is escaped, a constant, or markup of ours."""
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).split(".join")[0] in ESCAPES | MAKES or ast.unparse(value.func).endswith(".join")
    if isinstance(value, ast.IfExp):
        return harmless(value.body, ours) and harmless(value.orelse, ours)
    if isinstance(value, ast.BoolOp):
        return all(harmless(one, ours) for one in value.values)
    if isinstance(value, ast.JoinedStr):
        return not [*strange(value, ours)]
    return isinstance(value, ast.Constant) or ast.unparse(value).isupper() or ast.unparse(value) in ours


def strange(text: ast.JoinedStr, ours: set[str]) -> Iterator[str]:
    """Yield what stands in an f-string and is not known to be harmless."""
    for part in text.values:
        if isinstance(part, ast.FormattedValue) and not harmless(part.value, ours):
            yield ast.unparse(part.value)


def markup_of(source: str) -> Iterator[ast.JoinedStr]:
    """Yield every f-string of a module that writes a tag."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            words = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            if "<" in words:
                yield node


@pytest.mark.parametrize("name", OURS)
def test_nothing_is_put_into_a_page_but_what_is_escaped_or_our_own(name: str) -> None:
    source = (TOP / "rollout" / name).read_text("utf-8")
    found = [one for text in markup_of(source) for one in strange(text, set(OURS[name]))]
    assert found == [], "Pass it through plain or isolated, a link through safe_link first."


def test_a_cell_that_is_put_into_a_page_as_it_is_would_be_found() -> None:
    for raw in ("fact['title']", "event.summary", "words.upper()", "'' if quiet else event.title", "a + plain(b)"):
        (text,) = markup_of(f'f"<p>{{{raw}}}</p>"')
        assert [*strange(text, set())], raw
    (good,) = markup_of('f"<p>{plain(event.title)} {isolated(event.lane) if event else plain(name)}</p>"')
    assert [*strange(good, set())] == []


def test_every_module_that_writes_a_page_is_held() -> None:
    pages = {
        str(path.relative_to(TOP / "rollout"))
        for folder in ("page", "server", "outputs")
        for path in (TOP / "rollout" / folder).rglob("*.py")
        if any(tag in path.read_text("utf-8") for tag in ("<p>", "<h1>", "<html", "<li", "<div", "<loc>", "</{tag}>"))
        and [*markup_of(path.read_text("utf-8"))]
    }
    assert {path.replace("\\", "/") for path in pages} <= set(OURS) | {
        "outputs/deck/shapes.py",
        "outputs/deck/template.py",
    }
