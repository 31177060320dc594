"""A release: the same bytes from the same commit, whole, running where nothing else is, with a list of its parts."""

import base64
import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rollout.__main__ import main
from tests.house.test_house import pinned
from tests.support.quiet_walk import OUTPUTS
from tests.support.server import TOP, start
from tools import audit, dist, sbom

NEW_DATE = 1_700_000_000


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Return the folder of a release of the last commit, and what differs between two builds of it."""
    return dist.twice(tmp_path_factory.mktemp("release"), NEW_DATE)


@pytest.fixture(scope="module")
def installed(released: tuple[Path, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder in which the wheel, and nothing else of ours, is installed."""
    folder = tmp_path_factory.mktemp("installed")
    (wheel,) = released[0].glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            archive.extract(name, folder)
    return folder


def run_installed(folder: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run what is installed as its own command does, where no file of the project is near."""
    code = "from rollout.__main__ import main; main()"
    lonely = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-P", "-c", code, *words]
    return subprocess.run(command, cwd=cwd, env=lonely, capture_output=True, text=True, check=False, timeout=300)


def of_the_commit(*folders: str) -> set[str]:
    """Return the names of the files that the last commit holds."""
    told = dist.git("ls-tree", "-r", "-z", "--name-only", "HEAD", *folders).decode()
    return {name for name in told.split("\0") if name}


def test_two_builds_in_two_folders_on_two_days_are_the_same_bytes(released: tuple[Path, list[str]]) -> None:
    out, different = released
    assert different == []
    kinds = sorted("".join(each.suffixes[-2:]) if each.suffix == ".gz" else each.suffix for each in out.iterdir())
    assert kinds == ["", ".json", ".tar.gz", ".whl", ".zip"]


def test_a_difference_between_two_builds_is_noticed(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    assert not dist.same_bytes("file", [tmp_path / "a", tmp_path / "b"])


def test_the_sums_describe_every_file_and_a_changed_or_added_one_is_named(
    released: tuple[Path, list[str]], tmp_path: Path
) -> None:
    for each in released[0].iterdir():
        (tmp_path / each.name).write_bytes(each.read_bytes())
    assert dist.wrong_sums(tmp_path) == []
    (wheel,) = tmp_path.glob("*.whl")
    wheel.write_bytes(wheel.read_bytes()[:-1] + b"x")
    (tmp_path / "extra.exe").write_bytes(b"x")
    (tmp_path / "sbom.cdx.json").unlink()
    assert dist.wrong_sums(tmp_path) == sorted(["extra.exe", "sbom.cdx.json", wheel.name])


def test_the_archives_hold_every_committed_file_and_no_other(released: tuple[Path, list[str]]) -> None:
    (packed,), (zipped,) = released[0].glob("*.tar.gz"), released[0].glob("*.zip")
    with tarfile.open(packed) as archive:
        files = {each.name.partition("/")[2]: archive.extractfile(each) for each in archive}
        held = {name: each.read() for name, each in files.items() if each}
    with zipfile.ZipFile(zipped) as other:
        assert {name.partition("/")[2]: other.read(name) for name in other.namelist()} == held
    assert set(held) - {"PKG-INFO"} == of_the_commit()


def test_the_archives_name_nobody_and_no_day_but_the_commits(released: tuple[Path, list[str]]) -> None:
    (packed,) = released[0].glob("*.tar.gz")
    with tarfile.open(packed) as archive:
        for each in archive:
            assert (each.uid, each.gid, each.uname, each.gname) == (0, 0, "", ""), each.name
            assert each.mtime == (0 if each.name.endswith("/PKG-INFO") else NEW_DATE), each.name
    for made in (*released[0].glob("*.whl"), *released[0].glob("*.zip")):
        with zipfile.ZipFile(made) as files:
            assert {entry.date_time[:3] for entry in files.infolist()} == {(2023, 11, 14)}


def test_the_wheel_holds_every_file_of_the_program(installed: Path) -> None:
    inside = {str(path.relative_to(installed)) for path in (installed / "rollout").rglob("*") if path.is_file()}
    evidence = {
        f"rollout/shipped/{name}" for name in of_the_commit("events.csv", "sources.csv", "timeline.toml", "talks")
    }
    assert inside == of_the_commit("rollout") | evidence
    for name in evidence:
        assert (installed / name).read_bytes() == dist.git("show", "HEAD:" + name.removeprefix("rollout/shipped/"))


def test_every_file_of_the_wheel_stands_in_its_record_with_its_digest(released: tuple[Path, list[str]]) -> None:
    (wheel,) = released[0].glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (record,) = (name for name in archive.namelist() if name.endswith("/RECORD"))
        said = {name: told for name, told, _ in csv.reader(archive.read(record).decode().splitlines())}
        assert set(said) == set(archive.namelist())
        for name in set(said) - {record}:
            found = base64.urlsafe_b64encode(hashlib.sha256(archive.read(name)).digest()).decode().rstrip("=")
            assert said[name] == f"sha256={found}", name


def test_the_installed_program_shows_the_evidence_and_the_talks_that_came_with_it(
    installed: Path, tmp_path: Path
) -> None:
    ask = """
from rollout.commands.shipped import standard
from rollout.timeline.talks import Talks
print(standard(), *Talks(standard()).names(), sep="|")
"""
    lonely = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-P", "-c", ask]
    done = subprocess.run(command, cwd=tmp_path, env=lonely, capture_output=True, text=True, check=True, timeout=300)
    shipped = installed / "rollout" / "shipped" / "events.csv"
    assert done.stdout.strip().split("|") == [str(shipped), "tibet-cards", "tibet-cards-briefing", "headlines"]


def test_the_installed_program_checks_and_makes_every_kind_of_output(installed: Path, tmp_path: Path) -> None:
    events = str(TOP / "events.csv")
    where = run_installed(installed, "--help", cwd=tmp_path)
    assert {"check", "export", "changes", "serve"} <= set(where.stdout.split())
    assert run_installed(installed, "check", events, cwd=tmp_path).returncode == 0
    for suffix in ("svg", "ics"):
        made = run_installed(installed, "export", events, f"out.{suffix}", "--search", "DNA", cwd=tmp_path)
        assert made.returncode == 0, made.stderr
        assert (tmp_path / f"out.{suffix}").stat().st_size > 1000


def test_the_installed_program_serves_the_page_with_its_parts(installed: Path, tmp_path: Path) -> None:
    ask = """
import sys
from pathlib import Path
from typing import Any
from rollout.evidence.reader import Limits
from rollout.server.server import build
from rollout.evidence.store import Store
import rollout
client = build(Store(Path(sys.argv[1]), Limits())).test_client()
index = client.get("/").text
paths = [part.split('"')[0] for mark in ('src="', 'href="') for part in index.split(mark)[1:]]
bad = [path for path in paths if path.startswith("/") and client.get(path, buffered=True).status_code != 200]
print(rollout.__file__, len([path for path in paths if path.startswith("/")]), bad)
"""
    lonely = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-P", "-W", "ignore", "-c", ask, str(TOP / "events.csv")]
    done = subprocess.run(command, cwd=tmp_path, env=lonely, capture_output=True, text=True, check=True, timeout=300)
    file, count, bad = done.stdout.split()
    assert file == str(installed / "rollout" / "__init__.py")
    assert int(count) > 10
    assert bad == "[]"


def test_the_command_that_serves_is_one_of_the_commands() -> None:
    said = CliRunner().invoke(main, ["serve", "--help"])
    assert (said.exit_code, "Serve the timeline" in said.output) == (0, True)
    assert CliRunner().invoke(main, ["check", str(TOP / "events.csv")]).exit_code == 0
    assert CliRunner().invoke(main, ["none"]).exit_code == 2


@pytest.mark.long
def test_the_wheel_runs_in_an_environment_that_holds_the_lock_and_nothing_else(
    released: tuple[Path, list[str]], tmp_path: Path
) -> None:
    (wheel,) = released[0].glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "try")], check=True)
    scripts = tmp_path / "try" / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(scripts / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    lock = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(TOP / "requirements.lock")]
    subprocess.run([*pip, *lock], cwd=tmp_path, check=True)
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], cwd=tmp_path, check=True)
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    events = str(shutil.copy(TOP / "events.csv", tmp_path))
    for suffix in OUTPUTS:
        command = [str(scripts / "rollout"), "export", events, f"out.{suffix}", "--search", "DNA"]
        done = subprocess.run(command, cwd=tmp_path, env=alone, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    server = start(Path(events), tmp_path / "log.txt", program=[str(scripts / "rollout"), "serve"], folder=tmp_path)
    page = HTTPConnection("127.0.0.1", server.port, timeout=60)
    page.request("GET", "/")
    assert b"Card rollout" in page.getresponse().read()
    page.close()
    server.stop()


# ---- the list of parts


@cache
def parts() -> dict[str, Any]:
    made = sbom.bom(TOP, NEW_DATE)
    assert made == sbom.bom(TOP, NEW_DATE)
    whole: dict[str, Any] = json.loads(made)
    return whole


FACES = {f"@fontsource/{name}" for name in ("noto-serif-tibetan", "noto-sans-symbols-2", "noto-sans-math", "fira-code")}
NPM_PARTS = {"plotly.js-basic-dist-min", "world-atlas", *FACES}


def test_the_list_of_parts_has_every_locked_package_with_its_hashes() -> None:
    listed = {each["name"]: each for each in parts()["components"]}
    for name, (version, hashes) in pinned("requirements.lock").items():
        assert (listed[name]["version"], len(listed[name]["hashes"])) == (version, hashes)
        assert listed[name]["purl"] == f"pkg:pypi/{name}@{version}"
    assert set(listed) - set(pinned("requirements.lock")) == NPM_PARTS
    assert all(re.fullmatch("[0-9a-f]{128}", listed[name]["hashes"][0]["content"]) for name in NPM_PARTS)


def test_the_list_of_parts_says_which_part_needs_which() -> None:
    needs = {each["ref"]: each["dependsOn"] for each in parts()["dependencies"]}
    direct = {ref.partition("/")[2].partition("@")[0] for ref in needs["pkg:pypi/rollout@0.1.0"]}
    assert {"dash", "plotly", "waitress", "click"} <= direct
    assert {ref for each in needs.values() for ref in each} | {"pkg:pypi/rollout@0.1.0"} >= set(needs)
    (flask,) = (ref for ref in needs if ref.startswith("pkg:pypi/flask@"))
    assert any(ref.startswith("pkg:pypi/werkzeug@") for ref in needs[flask])


# ---- the lock


def test_a_new_version_is_taken_no_sooner_than_seven_days_after_it_appeared() -> None:
    make = shutil.which("make")
    assert make
    told = subprocess.run([make, "--dry-run", "lock"], cwd=TOP, capture_output=True, text=True, check=True).stdout
    compiled = [line for line in told.splitlines() if "pip compile" in line]
    assert len(compiled) == 3
    assert all('--exclude-newer "7 days"' in line and "--generate-hashes" in line for line in compiled)
    assert [line for line in told.splitlines() if line.startswith("npm") and "--min-release-age=7" in line]


# ---- known weaknesses


def advisory(folder: Path, **affected: object) -> Path:
    package = {"ecosystem": "PyPI", "name": "Tiny"}
    folder.mkdir(exist_ok=True)
    (folder / "one.json").write_text(json.dumps({"id": "X-1", "affected": [{"package": package, **affected}]}))
    return folder


@pytest.mark.parametrize(
    ("affected", "version", "hit"),
    [
        ({"versions": ["1.0", "1.1"]}, "1.1", True),
        ({"versions": ["1.0"]}, "1.1", False),
        ({"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.2"}]}]}, "1.1", True),
        ({"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.2"}]}]}, "1.2", False),
        ({"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1"}, {"last_affected": "1.1"}]}]}, "1.1", True),
        ({"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1"}, {"last_affected": "1.1"}]}]}, "1.2", False),
        ({"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "2"}]}]}, "1.0", False),
        ({"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}, "99", True),
        ({"ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}]}, "1.0", False),
        ({"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "what"}]}]}, "1.0", True),
    ],
)
def test_an_advisory_is_about_the_versions_that_it_lists_or_spans(
    affected: dict[str, object], version: str, hit: bool, tmp_path: Path
) -> None:
    assert audit.known(advisory(tmp_path, **affected), {"tiny": version}) == ([f"tiny {version}: X-1"] if hit else [])


def test_what_nobody_could_look_up_does_not_pass_for_safe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(["--database", str(tmp_path)]) == 2
    assert "NOT looked up" in capsys.readouterr().out
    assert audit.main(["--database", str(advisory(tmp_path, versions=["1"]))]) == 0
    package = {"ecosystem": "PyPI", "name": "Flask"}
    every = {"id": "X-2", "affected": [{"package": package, "versions": [pinned("requirements.lock")["flask"][0]]}]}
    (tmp_path / "two.json").write_text(json.dumps(every))
    assert audit.main(["--database", str(tmp_path)]) == 1
    assert "flask" in capsys.readouterr().out
