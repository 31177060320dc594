"""Installing: the locks are the whole truth, whatever the environment says; what was left half made mends itself."""

import ast
import contextlib
import hashlib
import io
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.support.server import TOP
from tools import install

Run = list[list[str]]


# ---- with a stand-in for every program


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty project with two locks that the installer takes for its own."""
    for name in ("requirements.lock", "requirements-dev.lock", "package-lock.json"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(install, "TOP", tmp_path)
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


@pytest.fixture
def ran(place: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Run, set[str]]:
    """Return the commands that were run, and the words that make a command fail."""
    commands: Run = []
    failing: set[str] = set()

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        if "venv" in command:
            shutil.rmtree(install.VENV, ignore_errors=True)
            install.venv_python().parent.mkdir(parents=True)
            install.venv_python().touch()
        return subprocess.CompletedProcess(command, int(bool(failing & set(command))), "", "E404\nmore")

    monkeypatch.setattr(subprocess, "run", run)
    return commands, failing


def installs(commands: Run) -> Run:
    """Return those commands by which pip installs."""
    return [command for command in commands if "pip" in command and "install" in command]


def test_an_older_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    said = install.main([])
    assert said is not None
    assert said.startswith("Rollout needs Python 3.11 or newer; this is 3.10.4")


def test_the_installer_loads_under_python_3_7() -> None:
    ast.parse(Path(install.__file__).read_text("utf-8"), feature_version=(3, 7))


def test_packages_are_installed_by_hash_from_wheels_only_and_nothing_is_resolved(
    ran: tuple[Run, set[str]], place: Path
) -> None:
    assert install.main([]) is None
    (pip,) = installs(ran[0])
    assert {"--require-hashes", "--no-deps", "-I"} <= set(pip)
    assert pip[pip.index("--only-binary") + 1] == ":all:"
    assert [word for word in pip if word.endswith(".lock")] == [str(place / "requirements.lock")]


def test_the_second_start_installs_nothing(ran: tuple[Run, set[str]]) -> None:
    install.main([])
    ran[0].clear()
    assert install.main([]) is None
    assert ran[0] == []


def test_a_start_after_the_tests_installs_nothing(ran: tuple[Run, set[str]]) -> None:
    install.main(["dev"])
    ran[0].clear()
    assert install.main([]) is None
    assert ran[0] == []


def test_a_changed_lock_is_installed_into_the_same_folder(ran: tuple[Run, set[str]], place: Path) -> None:
    install.main([])
    ran[0].clear()
    (place / "requirements.lock").write_text("changed")
    install.main([])
    assert installs(ran[0])
    assert not any("venv" in command for command in ran[0])


@pytest.mark.parametrize(
    ("word", "sentence"),
    [("venv", "could not make the folder .venv"), ("install", "pip could not"), ("check", "do not fit each other")],
)
def test_a_failed_step_is_said_in_a_sentence_and_tried_again(
    word: str, sentence: str, ran: tuple[Run, set[str]]
) -> None:
    commands, failing = ran
    failing.add(word)
    said = install.main([])
    assert said is not None
    assert sentence in said
    failing.clear()
    commands.clear()
    assert install.main([]) is None
    assert installs(commands)


@pytest.mark.parametrize("begun", ["venv", "pip"])
def test_an_installation_that_was_interrupted_is_made_anew_from_the_beginning(
    begun: str, ran: tuple[Run, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder and its Python are there, and whatever was on its way; no stamp says that it ended well."""
    install.venv_python().parent.mkdir(parents=True)
    install.venv_python().touch()
    half = install.VENV / "lib" / "python3" / "site-packages" / begun
    half.mkdir(parents=True)
    assert install.main([]) is None
    assert not half.exists()
    assert installs(ran[0])


def test_interrupted_while_a_changed_lock_is_installed_it_begins_anew(
    ran: tuple[Run, set[str]], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: list[str]) -> str | None:
        raise KeyboardInterrupt

    assert install.main([]) is None
    (place / "requirements.lock").write_text("changed")
    with monkeypatch.context() as only_now:
        only_now.setattr(install, "install_locked", stop)
        with pytest.raises(KeyboardInterrupt):
            install.main([])
    ran[0].clear()
    assert install.main([]) is None
    assert any("venv" in command for command in ran[0])


@pytest.mark.parametrize("changed", [False, True])
def test_what_was_installed_serves_on_when_more_could_not_be_had_unless_it_was_touched(
    changed: bool, ran: tuple[Run, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert install.main([]) is None
    packages = install.VENV / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)

    def fail(_: list[str]) -> str | None:
        if changed:
            (packages / "half").touch()
        return "no network"

    with monkeypatch.context() as only_now:
        only_now.setattr(install, "install_locked", fail)
        assert install.main(["dev"]) == "no network"
    ran[0].clear()
    assert install.main([]) is None
    assert bool(installs(ran[0])) == changed


def test_everything_works_without_npm(
    ran: tuple[Run, set[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert install.main([]) is None
    assert capsys.readouterr().out.splitlines()[-1] == "npm is not on this machine. " + install.WITHOUT_NPM


def test_a_failing_npm_is_said_in_one_line_and_not_waited_for_again(
    ran: tuple[Run, set[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    commands, failing = ran
    failing.add("npm")
    assert install.main([]) is None
    assert capsys.readouterr().out.splitlines()[-1] == "npm could not install (E404). " + install.WITHOUT_NPM
    commands.clear()
    assert install.main([]) is None
    assert commands == []


def test_what_tests_need_of_npm_is_tried_again_and_demanded_in_ci(
    ran: tuple[Run, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    commands, failing = ran
    failing.add("npm")
    assert install.main(["dev"]) is None
    monkeypatch.setenv("CI", "true")
    for _ in range(2):
        assert str(install.main(["dev"])).startswith("npm could not install (E404).")
    failing.clear()
    assert install.main(["dev"]) is None
    commands.clear()
    assert install.main(["dev"]) is None
    assert commands == []


@pytest.mark.parametrize(("dev", "root", "asked"), [(True, 0, True), (True, 1000, False), (False, 0, False)])
def test_npm_is_installed_only_for_tests_and_by_root(
    dev: bool, root: int, asked: bool, ran: tuple[Run, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(os, "geteuid", lambda: root, raising=False)
    assert install.main(["dev"] if dev else []) is None
    assert any(command[0] == "apt-get" and "npm" in command for command in ran[0]) == asked


def test_an_npm_that_hangs_is_given_up(ran: tuple[Run, set[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(command: list[str], **_: object) -> None:
        raise subprocess.TimeoutExpired(command, 120)

    install.main([])
    monkeypatch.setattr(subprocess, "run", hang)
    said = install.install_npm(dev=True)
    assert said == "npm did not end (TimeoutExpired). " + install.WITHOUT_NPM


# ---- with the pip of a real environment, and packages of this machine alone


def wheel(folder: Path, version: str = "1.0", needs: str = "", name: str = "tiny") -> str:
    """Put a package of one line into a folder and return the hash of its file."""
    file = folder / f"{name}-{version}-py3-none-any.whl"
    record = f"{name}-{version}.dist-info/"
    needed = f"Requires-Dist: {needs}\n" if needs else ""
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(f"{name}.py", f"VERSION = {version!r}\n")
        made.writestr(record + "METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needed}")
        made.writestr(record + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        made.writestr(record + "RECORD", "")
    return hashlib.sha256(file.read_bytes()).hexdigest()


def archive(folder: Path) -> str:
    """Put a package that would run its own code to be built into a folder and return the hash of its file."""
    name = folder / "tiny-1.0.tar.gz"
    with tarfile.open(name, "w:gz") as made:
        for path, text in (
            ("setup.py", "raise SystemExit"),
            ("PKG-INFO", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n"),
        ):
            entry = tarfile.TarInfo(f"tiny-1.0/{path}")
            entry.size = len(text)
            made.addfile(entry, io.BytesIO(text.encode()))
    return hashlib.sha256(name.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new environment that holds pip and nothing else, to be copied."""
    folder = tmp_path_factory.mktemp("fresh") / ".venv"
    command = [sys.executable, "-I", "-m", "venv", "--without-pip", str(folder)]
    subprocess.run(command, env=install.environment(), check=True)
    (packages,) = folder.glob("[Ll]ib/**/site-packages")
    ours = Path(sysconfig.get_path("purelib"))
    for each in (ours / "pip", *ours.glob("pip-*.dist-info")):
        shutil.copytree(each, packages / each.name)  # pip installs itself in ten times the time
    return folder


@pytest.fixture
def real(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project whose installer is ours, in a folder with a space and a letter beyond ASCII."""
    top = tmp_path / "ü new" / "rollout"
    shutil.copytree(fresh, top / ".venv", symlinks=True)
    monkeypatch.setattr(install, "TOP", top)
    monkeypatch.setattr(install, "VENV", top / ".venv")
    install.stamp_of(install.LOCKS[0]).write_text("an earlier lock")
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    for name, value in {"NO_INDEX": "1", "FIND_LINKS": (top / "files").as_uri(), "CONFIG_FILE": os.devnull}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    (top / "files").mkdir()
    return top


def locked(top: Path, *pins: str) -> str | None:
    """Install what a lock of such lines holds; return what went wrong."""
    (top / "requirements.lock").write_text("".join(f"{pin}\n" for pin in pins))
    return install.install_python(["requirements.lock"])


def pin(top: Path, version: str = "1.0", needs: str = "", name: str = "tiny") -> str:
    """Put a package into the index and return its line in a lock."""
    return f"{name}=={version} --hash=sha256:{wheel(top / 'files', version, needs, name)}"


def installed(top: Path, name: str = "tiny") -> list[str]:
    """Return the versions of a package that lie in the environment."""
    found = (each.name for each in top.glob(f".venv/[Ll]ib/**/{name}-*.dist-info"))
    return sorted(each.split("-")[1].removesuffix(".dist") for each in found)


def test_the_versions_of_the_lock_are_installed_though_the_index_has_newer_ones(real: Path) -> None:
    """Old pips resolved what a package asks of another apart from the pin, and took the newest there was."""
    lines = [pin(real), pin(real, needs="tiny[more]>=0.5", name="parent")]
    wheel(real / "files", "2.0")
    assert locked(real, *lines) is None
    assert installed(real) == installed(real, "parent") == ["1.0"]


def test_a_lock_that_does_not_hold_together_is_refused_with_what_is_missing(real: Path) -> None:
    said = locked(real, pin(real, needs="tiny>=0.5", name="parent"))
    assert said is not None
    assert "tiny, which is not installed" in said


MISLEADING = {
    "PIP_TARGET": "elsewhere",
    "PIP_PREFIX": "elsewhere",
    "PIP_ROOT": "elsewhere",
    "PIP_USER": "1",
    "PIP_DRY_RUN": "1",
    "PIP_REQUIRE_VIRTUALENV": "1",
    "PIP_CONSTRAINT": "none.txt",
    "PIP_NO_BINARY": ":all:",
    "PIP_PYTHON": "none",
    "PIP_LOG": "elsewhere",
    "PYTHONPATH": "elsewhere",
    "PYTHONHOME": "elsewhere",
    "PYTHONUSERBASE": "elsewhere",
    "PYTHONWARNINGS": "error",
}


def test_nothing_in_the_environment_changes_what_is_installed_or_where(
    real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = pin(real)
    elsewhere = real / "elsewhere"
    for name, value in MISLEADING.items():
        monkeypatch.setenv(name, str(elsewhere) if value == "elsewhere" else value)
    for broken in ("pip.py", "sitecustomize.py"):
        elsewhere.mkdir(exist_ok=True)
        (elsewhere / broken).write_text("raise SystemExit('misled')")
    assert locked(real, line) is None
    assert installed(real) == ["1.0"]
    assert sorted(each.name for each in elsewhere.iterdir()) == ["pip.py", "sitecustomize.py"]


def test_nothing_in_the_files_of_pip_does_either_but_how_packages_are_reached_counts(
    real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = pin(real)
    (real / "pip.conf").write_text(
        f"[global]\nno-index = true\nquiet = 3\nfind-links = {(real / 'none').as_uri()}\ncert = it's \\mine.pem\n"
        f"[install]\nfind-links = {(real / 'files').as_uri()}\n"
        f"target = {real / 'elsewhere'}\nuser = true\ndry-run = true\n",
        "utf-8",
    )
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(real / "pip.conf"))
    monkeypatch.setenv("PIP_PROXY", "http://localhost:1")
    monkeypatch.setenv("HTTPS_PROXY", "http://localhost:2")
    assert locked(real, line) is None
    assert installed(real) == ["1.0"]
    assert not (real / "elsewhere").exists()
    assert install.reaching() == {
        "PIP_NO_INDEX": "true",
        "PIP_FIND_LINKS": (real / "files").as_uri(),
        "PIP_CERT": "it's \\mine.pem",
        "PIP_PROXY": "http://localhost:1",
    }
    assert install.environment()["HTTPS_PROXY"] == "http://localhost:2"


def test_a_package_whose_file_is_another_than_the_locks_is_refused(
    real: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = pin(real)
    said = locked(real, line[:-1] + ("0" if line[-1] != "0" else "1"))
    assert said is not None
    assert said.startswith("pip could not install the locked packages")
    assert "not the very file" in said
    assert "network, or the settings" not in said
    assert "DO NOT MATCH THE HASHES" in capsys.readouterr().err
    assert not installed(real)


def test_a_package_without_a_hash_is_refused(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wheel(real / "files")
    assert locked(real, "tiny==1.0")
    assert not installed(real)
    assert "hash" in capsys.readouterr().err


def test_a_package_that_would_be_built_on_this_machine_is_refused(
    real: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = locked(real, f"tiny==1.0 --hash=sha256:{archive(real / 'files')}")
    assert not installed(real)
    assert "No matching distribution" in capsys.readouterr().err
    assert "needs a network" in str(said)


def test_two_installers_at_once_wait_for_each_other() -> None:
    held = "from tools import install\nwith install.one_at_a_time(): print('mine', flush=True)"
    with install.one_at_a_time():
        other = subprocess.Popen([sys.executable, "-c", held], cwd=TOP, stdout=subprocess.PIPE, text=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            pytest.fail(f"It did not wait: {other.communicate(timeout=1)}")
    assert other.communicate(timeout=60)[0] == "mine\n"
