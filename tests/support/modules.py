"""The modules of rollout/ read as syntax: what they import, how long they are, how they branch."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support.server import TOP

Function = ast.FunctionDef | ast.AsyncFunctionDef
BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the program: its dotted name within rollout (or app), its lines and its syntax."""

    name: str
    lines: int
    tree: ast.Module

    @property
    def room(self) -> str:
        """Return the room it stands in: its own name, or that of its folder."""
        return self.name.partition(".")[0]


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of rollout/, in order of name, and app.py."""
    package = TOP / "rollout"
    files = [path for path in sorted(package.rglob("*.py")) if path != package / "__init__.py"]
    app = [path for path in [TOP / "app.py"] if path.is_file()]
    return tuple(read(path, path.relative_to(package)) for path in files) + tuple(
        read(path, path.relative_to(TOP)) for path in app
    )


def read(path: Path, place: Path) -> Module:
    """Return the module of one file; `place` is its path below the folder that its name starts from."""
    text = path.read_text(encoding="utf-8")
    parts = place.with_suffix("").parts
    return Module(".".join(parts[:-1] if parts[-1] == "__init__" else parts), len(text.splitlines()), ast.parse(text))


def imports(module: Module) -> Iterator[str]:
    """Yield the dotted name of all a module imports; `from rollout import text` yields rollout.text."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            whole = node.module or ""
            assert node.level == 0, f"rollout/{module.name}: write whole names, not 'from .{whole} import'."
            yield from (f"rollout.{alias.name}" for alias in node.names) if whole == "rollout" else (whole,)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Yield every function of a tree, those within classes and within other functions too."""
    yield from (node for node in ast.walk(tree) if isinstance(node, Function))


def branches(function: Function) -> int:
    """Return how often a function branches, the functions within it not counted."""
    count, todo = 0, list(ast.iter_child_nodes(function))
    while todo:
        node = todo.pop()
        if isinstance(node, Function):
            continue
        count += isinstance(node, BRANCHES)
        todo.extend(ast.iter_child_nodes(node))
    return count


def callable_by_others(module: Module) -> Iterator[Function]:
    """Yield each public function and method of a module; what a decorator takes is called by that, not by us."""
    classes = (node for node in module.tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_"))
    for node in (*module.tree.body, *(one for each in classes for one in each.body)):
        if isinstance(node, Function) and not node.name.startswith("_") and not node.decorator_list:
            yield node


def raises(function: Function) -> bool:
    """Return whether a function raises anything by itself, the functions within it not counted."""
    todo = list(ast.iter_child_nodes(function))
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Raise) and node.exc:
            return True
        todo.extend([] if isinstance(node, Function) else ast.iter_child_nodes(node))
    return False


def public(module: Module) -> Iterator[tuple[str, str | None]]:
    """Yield name and docstring of the module and of each public class, function and method in it."""
    yield module.name, ast.get_docstring(module.tree)
    todo: list[tuple[str, ast.Module | ast.ClassDef]] = [(module.name, module.tree)]
    while todo:
        name, holder = todo.pop()
        for node in holder.body:
            if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
                yield f"{name}.{node.name}", ast.get_docstring(node)
                if isinstance(node, ast.ClassDef):
                    todo.append((f"{name}.{node.name}", node))


def called(module: Module) -> Iterator[str]:
    """Yield all that a module calls, as written, at most its last two names: open, path.open, date.today."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            yield ".".join(ast.unparse(node.func).split(".")[-2:])
