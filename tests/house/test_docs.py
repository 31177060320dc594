"""The pages: found from one list, leading somewhere, and every command on them works as printed, in this folder."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from rollout.commands.whole import main
from tests.house.test_house import project
from tests.support.real import some_of_it
from tests.support.server import TOP, start

SHELL = str(shutil.which("sh"))
NO_PAGES = (".github", ".pytest_cache", "node_modules", ".venv")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
OURS = re.compile(r"(bin/rollout|python -m rollout|python3? app\.py|make)( |$)")
# Lines of other programs: each with why they are not run here. What they name of ours must still be there.
ELSEWHERE = {
    "py ": "Windows; the same files are tried by test_install.py and test_environment.py",
    r".venv\Scripts\python": "Windows",
    "Get-FileHash": "Windows",
    "sha256sum": "a file of a release, which is not here",
    "pipx run": "`checks.install` does the like with uv",
    "uv tool run": "`checks.install` does it",
    "podman": "not to be had here; `checks.container` does what it would do",
    "python -m venv": "a server's own environment; test_dist.py has one (--long)",
    "python -m uv": "asks the index",
    "python -m checks": "minutes; `make soak`",
    "python -m pytest": "itself",
    "/srv/": "a server's own folder",
    "try/bin/": "test_dist.py does it (--long)",
    "cd / && try/bin/": "test_dist.py does it (--long)",
    "echo gunicorn": "a server's own file",
    "ROLLOUT_EVENTS=": "`checks.workers` does it",
}


@cache
def pages() -> dict[Path, str]:
    """Return the text of every page."""
    found = (path for path in sorted(TOP.rglob("*.md")) if not set(path.relative_to(TOP).parts) & set(NO_PAGES))
    return {path: path.read_text("utf-8") for path in found}


def blocks(text: str) -> Iterator[str]:
    """Yield the lines that are set as code, those that go on in the next as one, without the words beside them."""
    lines, before = re.sub(r"\\\n\s*", "", text).splitlines(), ""
    inside = fenced = False
    for line in lines:
        fenced ^= line.strip().startswith("```")
        inside = fenced or (line.startswith("    ") and (inside or not before.strip()))
        before = line
        if inside and line.strip():
            yield re.split(r" {2,}", line.strip())[0]


@cache
def commands() -> list[tuple[str, str]]:
    """Return each command on the pages with the name of its page, those in running text too."""
    found = []
    for path, text in pages().items():
        printed = [*blocks(text), *re.findall(r"`([^`\n]+)`", text)]
        found += [(path.relative_to(TOP).as_posix(), line) for line in printed if OURS.match(line)]
    return found


@cache
def ready_to_run() -> list[str]:
    """Return the commands of the program itself that stand there whole, without a word to be filled in."""
    whole = {line for _, line in commands() if not line.startswith("make") and re.search("[.]csv|--help", line)}
    return sorted(line for line in whole if not re.search(r"\b[A-Z]{3,}\b(?!\.csv=)|…", line))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Return a copy of the project's folder, and an environment whose Python knows none of our packages."""
    place = tmp_path_factory.mktemp("as printed") / "ü new"
    shutil.copytree(TOP / "talks", place / "talks")
    shutil.copy(TOP / "Makefile", place)
    (place / "events.csv").write_bytes(some_of_it())
    for name in ("bin", "app.py", "rollout", ".venv"):
        (place / name).symlink_to(TOP / name)
    (place / "path").mkdir()
    for name in ("python", "python3"):
        (place / "path" / name).symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    shutil.copy(place / "events.csv", place / "other.csv")
    alone = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    return place, {**alone, "PATH": f"{place / 'path'}{os.pathsep}{alone['PATH']}"}


def test_every_page_is_found_from_the_list_of_the_readme() -> None:
    listed = {(TOP / link.partition("#")[0]).resolve() for link in LINK.findall(pages()[TOP / "README.md"])}
    inner = TOP / "docs" / "decisions"
    listed |= {(inner / link).resolve() for link in LINK.findall(pages()[inner / "README.md"])}
    assert not [str(path) for path in pages() if path not in listed | {TOP / "README.md"}]


def test_every_link_between_pages_leads_to_a_file_and_a_heading_that_are_there() -> None:
    wrong = []
    for path, text in pages().items():
        for link in LINK.findall(text):
            name, _, place = link.partition("#")
            if "://" in link or link.startswith("mailto:"):
                continue
            target = (path.parent / name).resolve() if name else path
            headings = re.findall(r"^#+ (.+)$", pages().get(target, ""), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}
            if not target.exists() or (place and place not in slugs):
                wrong.append(f"{path.name}: {link}")
    assert not wrong


def test_a_newcomer_reads_the_readme_in_minutes() -> None:
    assert len(pages()[TOP / "README.md"]) < 10_000


def test_every_line_of_the_readme_that_is_set_as_code_is_a_command_that_is_tried_or_has_its_reason() -> None:
    lines = list(blocks(pages()[TOP / "README.md"]))
    assert len(lines) > 8
    assert not [line for line in lines if not OURS.match(line) and not line.startswith(tuple(ELSEWHERE))]
    inline = re.findall(r"`((?:pipx|uv) [^`]+)`", pages()[TOP / "README.md"])
    assert inline
    assert all(f"rollout-{project()['version']}-py3-none-any.whl" in each for each in inline)


def test_every_file_of_ours_that_a_command_names_is_there() -> None:
    named = {
        name.replace("\\", "/")
        for text in pages().values()
        for line in blocks(text)
        for name in re.findall(r"(?:tools|checks|talks|docs)[/\\]\w[\w./\\-]*\.(?:py|csv|md)", line)
    }
    assert named
    assert not [name for name in named if not (TOP / name).exists()]


def test_every_make_command_that_is_printed_is_one(folder: tuple[Path, dict[str, str]]) -> None:
    printed = sorted({line for _, line in commands() if line.startswith("make ") and not line.endswith("\\")})
    assert len(printed) > 10
    for line in printed:
        dry = re.sub(r"\bmake ", "make --dry-run PYTHON=python3 ", line)  # which it would look for some dozen times
        done = subprocess.run([SHELL, "-c", dry], cwd=TOP, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}: {done.stderr}"


@cache
def by_shell() -> list[str]:
    """Return the commands that a shell begins as printed: those that serve or help, and two of each way to begin it."""
    ways: dict[str, list[str]] = {}
    for line in ready_to_run():
        ways.setdefault(line.partition(" ")[0] if line.startswith("bin") else line[:17], []).append(line)
    return sorted(
        {line for lines in ways.values() for line in lines[:2]}
        | {line for line in ready_to_run() if "serve" in line or "app.py" in line}
    )


@pytest.mark.parametrize("line", by_shell())
def test_every_way_to_begin_the_program_works_as_printed(line: str, folder: tuple[Path, dict[str, str]]) -> None:
    place, alone = folder
    if "serve" in line or ("app.py" in line and "--help" not in line):
        words = shlex.split(line)
        server = start(
            Path("other.csv"), place / "log.txt", program=["env", f"PATH={alone['PATH']}", *words[:-1]], folder=place
        )
        server.stop()
        return
    done = subprocess.run([SHELL, "-c", line], cwd=place, env=alone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    whole(place, line)


@pytest.mark.parametrize("line", [line for line in ready_to_run() if line not in by_shell()])
def test_every_command_of_the_program_works_as_printed(
    line: str, folder: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _ = folder
    monkeypatch.chdir(place)
    if "--update" in line and not (place / "edited.pptx").exists():
        begun("bin/rollout export events.csv edited.pptx")
    begun(line)
    whole(place, line)


def begun(line: str) -> None:
    """Run a command in this process; a shell would make the same words of it, and begins the same program."""
    way = next(way for way in ("bin/rollout ", "python -m rollout ") if line.startswith(way))
    words = line.removeprefix(way)
    assert not re.search(r"[\\$`*?;&|<>~!#(){}']", words), "Only a shell knows what this is."
    done = CliRunner().invoke(main, shlex.split(words))
    assert done.exit_code == 0, done.output


def whole(place: Path, line: str) -> None:
    """Fail when a command that exports has left nothing behind."""
    words = shlex.split(line)
    assert "export" not in words or (place / words[words.index("events.csv") + 1]).exists()
