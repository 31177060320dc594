"""Ask which known weaknesses the locked packages have: `python -m tools.audit`, after `tools/install.py release`.

pip-audit asks its service. Where that cannot be reached, give it a copy of an advisory database in the OSV form
(folders of .yaml or .json): `python -m tools.audit --database FOLDER`. Exits with 1 for a weakness, with 2 when a
package could not be looked up at all: nothing unchecked passes for safe.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

TOP = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-release.lock")
PIN = re.compile(r"([a-z0-9-]+)==(\S+)")


def pinned(lock: str) -> dict[str, str]:
    """Return the version of each package of a lock, by name."""
    return {hit[1]: hit[2] for line in lock.splitlines() if (hit := PIN.match(line))}


def asked(lock: Path) -> tuple[list[str], list[str]]:
    """Return what pip-audit's service says of a lock: weaknesses, and packages it could not look up."""
    options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    command = [sys.executable, "-m", "pip_audit", "-r", str(lock), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return [], sorted(pinned(lock.read_text("utf-8")))
    wrong = [f"{each['name']} {each['version']}: {one['id']}" for each in found for one in each.get("vulns", ())]
    return wrong, [each["name"] for each in found if "skip_reason" in each]


def entries(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the advisories of a database that are not withdrawn."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".json":
            found = json.loads(path.read_text("utf-8"))
        elif path.suffix == ".yaml":
            import yaml  # noqa: PLC0415

            found = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        else:
            continue
        if isinstance(found, dict) and "affected" in found and not found.get("withdrawn"):
            yield found


def affects(affected: dict[str, Any], version: str) -> bool:
    """Return whether one part of an advisory is about a version: listed, or within a range."""
    if version in affected.get("versions", ()):
        return True
    ranges = (each["events"] for each in affected.get("ranges", ()) if each.get("type") == "ECOSYSTEM")
    return any(_within(events, Version(version)) for events in ranges)


def _within(events: list[dict[str, str]], version: Version) -> bool:
    steps: list[tuple[Version, str]] = []
    for event in events:
        for kind, text in event.items():
            try:
                steps.append((Version(text), kind))
            except InvalidVersion:
                return True  # better asked once too often
    inside = False
    for at, kind in sorted(steps, key=lambda step: step[0]):
        if kind == "introduced" and version >= at:
            inside = True
        if (kind == "fixed" and version >= at) or (kind == "last_affected" and version > at):
            inside = False
    return inside


def known(folder: Path, packages: dict[str, str]) -> list[str]:
    """Return the weaknesses of packages that a database knows."""
    return [
        f"{name} {packages[name]}: {entry['id']}"
        for entry in entries(folder)
        for affected in entry["affected"]
        if affected.get("package", {}).get("ecosystem") == "PyPI"
        and (name := canonicalize_name(affected["package"]["name"])) in packages
        and affects(affected, packages[name])
    ]


def main(arguments: list[str]) -> int:
    """Look every locked package up and say what was found."""
    packages = {name: at for lock in LOCKS for name, at in pinned((TOP / lock).read_text("utf-8")).items()}
    if arguments[:1] == ["--database"] and len(arguments) == 2:
        folder = Path(arguments[1])
        wrong, unknown, count = known(folder, packages), [], sum(1 for _ in entries(folder))
        sys.stdout.write(f"{count} advisories of {folder.name} were compared with {len(packages)} packages.\n")
        unknown = [] if count else sorted(packages)
    else:
        answers = [asked(TOP / lock) for lock in LOCKS]
        wrong = [each for found, _ in answers for each in found]
        unknown = sorted({name for _, left in answers for name in left})
    sys.stdout.write("".join(f"{each}\n" for each in sorted(set(wrong))))
    sys.stdout.write(f"{len(set(wrong))} known weaknesses in {len(packages) - len(unknown)} packages looked up.\n")
    if unknown:
        sys.stdout.write(f"NOT looked up, for no service knew them: {len(unknown)} packages, {', '.join(unknown)}.\n")
    return 1 if wrong else 2 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
