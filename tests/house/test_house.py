"""The house kept in order: what is committed, what is locked, what the papers promise."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import plotly.offline
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.server import TOP

LOCKS = {"requirements.lock": "", "requirements-dev.lock": "dev", "requirements-release.lock": "release"}
TARGETS = ("help", "run", "test", "check", "format", "bench", "lock", "clean", "hostile", "dist", "sbom", "audit")
# Written in halves, so that this file does not name them itself.
REGISTRIES = tuple(
    f"{first}.{last}"
    for first, last in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry.npmjs", "org"),
        ("yarnpkg", "com"),
        ("deb.debian", "org"),
        ("security.debian", "org"),
        ("archive.ubuntu", "com"),
        ("crates", "io"),
        ("proxy.golang", "org"),
    )
)
MACHINE_PATH = re.compile(r"(?<![\w.%~-])/(work|farm|tmp|root|home/\w+|Users/\w+)/|\b[A-Z]:\\Users\\\w")
LEFT_OPEN = re.compile(r"(#|//|/\*).*\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
LARGEST = 400_000  # bytes; of a catalogue letters, as a Tibetan one takes three. Bundles and fonts come from packages
# security.md, figure 25, says 33; a deck of native shapes takes four more: python-pptx, and with it lxml, Pillow and
# XlsxWriter (a chart's own spreadsheet); and one draws QR codes.
# Two shape and bring the letters of other scripts than ours; brotli makes small what readers at a distance are sent.
RUNTIME_PACKAGES = 41


def committed() -> list[Path]:
    """Return every file that git holds or would take, as far as it is there."""
    git = shutil.which("git")
    assert git, "git is needed to tell what is committed."
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=TOP, capture_output=True, check=True).stdout.decode().split("\0")
    return [TOP / name for name in sorted(set(names)) if name and (TOP / name).is_file()]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Return each committed line that holds the pattern, as 'file:line: text'."""
    return [
        f"{path.relative_to(TOP)}:{number}: {line.strip()[:120]}"
        for path in committed()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]


def wanted(group: str) -> dict[str, Requirement]:
    """Return what pyproject.toml asks for in a dependency group, or to run, by name."""
    said = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    asked = map(Requirement, said["dependency-groups"][group] if group else said["project"]["dependencies"])
    return {canonicalize_name(each.name): each for each in asked}


def pinned(name: str) -> dict[str, tuple[str, int]]:
    """Return what a lock holds: by name, the version and how many hashes stand with it."""
    pins: dict[str, tuple[str, int]] = {}
    current = ""
    for line in (TOP / name).read_text("utf-8").splitlines():
        if begin := re.match(r"([a-z0-9-]+)==(\S+)", line):
            current = begin[1]
            pins[current] = (begin[2], 0)
        elif re.match(r"\s+--hash=sha256:[0-9a-f]{64}( \\)?$", line):
            version, hashes = pins[current]
            pins[current] = (version, hashes + 1)
        else:
            assert line.strip() in ("", "\\") or line.lstrip().startswith("#"), f"{name} holds '{line}'."
    return pins


def project() -> dict[str, object]:
    """Return the project table of pyproject.toml."""
    table: dict[str, object] = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    return table


def test_no_committed_file_names_the_host_of_a_registry() -> None:
    found = lines_with(re.compile("|".join(map(re.escape, REGISTRIES))))
    assert not found, f"A package registry is named; take it out: {found}"


def test_no_committed_file_names_a_path_of_a_machine() -> None:
    found = lines_with(MACHINE_PATH)
    assert not found, f"A path of one machine is named; take it out: {found}"


def test_the_search_for_machine_paths_finds_them_and_leaves_addresses_alone() -> None:
    home = "/home" + "/anna/x"
    assert MACHINE_PATH.search(f"see {home}")
    assert MACHINE_PATH.search(f"file://{home}")
    assert not MACHINE_PATH.search("see https://example.org" + home)
    assert not MACHINE_PATH.search("/usr/bin/chromium")


def sized(path: Path) -> int:
    """Return how large a file is: in bytes, but what translators write in letters."""
    return len(path.read_text("utf-8")) if path.suffix == ".po" else path.stat().st_size


def test_no_committed_file_is_large() -> None:
    large = {str(path.relative_to(TOP)): size for path in committed() if (size := sized(path)) > LARGEST}
    assert not large, f"Larger than {LARGEST}: {large}. Bundles and fonts come from packages."


def test_nothing_is_left_open_in_the_code() -> None:
    found = [line for line in lines_with(LEFT_OPEN) if re.match(r"\S+\.(py|js|css):", line)]
    assert not found, f"Do it, or file it as an issue: {found}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_has_a_hash(lock: str) -> None:
    pins = pinned(lock)
    assert pins
    assert not [name for name, (_, hashes) in pins.items() if hashes == 0]


@pytest.mark.parametrize(("lock", "group"), LOCKS.items())
def test_a_lock_holds_all_that_is_asked_for_in_a_version_that_is_asked_for(lock: str, group: str) -> None:
    pins = pinned(lock)
    stale = [
        str(each)
        for name, each in wanted(group).items()
        if name not in pins or not each.specifier.contains(pins[name][0], prereleases=True)
    ]
    assert not stale, f"{lock} is older than pyproject.toml: {stale}. Run `make lock`."


def test_all_locks_hold_the_same_version_of_what_is_in_several() -> None:
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, (version, _) in pinned(lock).items():
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    assert "://" not in (TOP / lock).read_text("utf-8")


def npm_lock() -> dict[str, dict[str, Any]]:
    """Return what npm's lock says of each package by its folder; the project itself has none."""
    packages: dict[str, dict[str, Any]] = json.loads((TOP / "package-lock.json").read_text("utf-8"))["packages"]
    return packages


def test_the_npm_lock_names_no_address_to_fetch_from() -> None:
    known = [{key: value for key, value in each.items() if key != "funding"} for each in npm_lock().values()]
    assert "://" not in json.dumps(known)
    assert all("resolved" not in each for each in known)


def test_no_more_packages_run_than_are_promised() -> None:
    assert len(pinned("requirements.lock")) <= RUNTIME_PACKAGES


@pytest.mark.parametrize("name", wanted(""))
def test_the_page_on_packages_names_each_of_them_with_its_reason(name: str) -> None:
    whole_name = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
    lines = [line for line in (TOP / "docs" / "packages.md").read_text("utf-8").splitlines() if whole_name.search(line)]
    reasons = [line for line in lines if len(re.findall(r"[^\W\d_]{2,}", whole_name.sub("", line))) >= 3]
    assert reasons, f"docs/packages.md gives no reason for {name}: a line with its name and what it is for."


def test_the_bundle_for_the_browser_is_the_version_that_plotly_speaks_to() -> None:
    package = json.loads((TOP / "package.json").read_text("utf-8"))
    assert package["dependencies"]["plotly.js-basic-dist-min"] == plotly.offline.get_plotlyjs_version()


def test_the_npm_lock_holds_what_is_asked_for_with_a_strong_hash_each() -> None:
    package = json.loads((TOP / "package.json").read_text("utf-8"))
    locked = npm_lock()
    own = locked.pop("")
    for kind in ("dependencies", "devDependencies"):
        assert own[kind] == package[kind]
        assert {name: locked[f"node_modules/{name}"]["version"] for name in package[kind]} == package[kind]
    assert all(each["integrity"].startswith("sha512-") for each in locked.values())


def test_users_get_six_packages_from_npm_and_all_others_are_for_developers() -> None:
    package = json.loads((TOP / "package.json").read_text("utf-8"))
    assert set(package["dependencies"]) == {
        "@fontsource/fira-code",
        "@fontsource/noto-sans-math",
        "@fontsource/noto-sans-symbols-2",
        "@fontsource/noto-serif-tibetan",
        "plotly.js-basic-dist-min",
        "world-atlas",
    }
    plain = {name for name, each in npm_lock().items() if name and not each.get("dev")}
    assert plain == {f"node_modules/{name}" for name in package["dependencies"]}


@pytest.mark.parametrize("target", TARGETS)
def test_make_has_the_target_and_its_help_names_it(target: str) -> None:
    text = (TOP / "Makefile").read_text("utf-8")
    assert re.search(rf"^{target}:", text, re.MULTILINE)
    assert target == "help" or f'@echo "make {target} ' in text


def test_the_changelog_has_the_version_of_the_project() -> None:
    heading = rf"^## \[{re.escape(str(project()['version']))}\]"
    assert re.search(heading, (TOP / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


def test_the_licence_is_mit_and_names_us() -> None:
    text = (TOP / "LICENSE").read_text("utf-8")
    assert text.startswith("MIT License\n")
    assert "Rollout contributors" in text
