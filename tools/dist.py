"""Build a release into dist/: `python -m tools.dist`.

From the last commit and nothing else, twice, in two folders under different conditions; both must be the same bytes.
Makes the archive of the whole project (as .tar.gz, and as .zip for Windows), the wheel, the list of parts, and
SHA256SUMS over them.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from tools.sbom import bom, epoch

TOP = Path(__file__).resolve().parent.parent
SUMS = "SHA256SUMS"
BUILD = (
    "import sys; sys.path.insert(0, 'tools'); import backend as b; "
    "b.build_sdist(sys.argv[1]); b.build_wheel(sys.argv[1])"
)
# What must not show in the bytes: the two builds differ in all of it.
CONDITIONS: tuple[dict[str, str], ...] = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
)


def git(*words: str, top: Path = TOP) -> bytes:
    """Return what git answers."""
    return subprocess.run(["git", *words], cwd=top, capture_output=True, check=True).stdout


def take(folder: Path, top: Path = TOP) -> None:
    """Put the files of the last commit into a folder."""
    with tarfile.open(fileobj=io.BytesIO(git("archive", "--format=tar", "HEAD", top=top))) as archive:
        archive.extractall(folder, filter="data")


def build(source: Path, out: Path, seconds: int, conditions: dict[str, str]) -> None:
    """Build archive and wheel of a folder."""
    out.mkdir(parents=True)
    conditions = {**os.environ, **conditions, "SOURCE_DATE_EPOCH": str(seconds)}
    subprocess.run([sys.executable, "-c", BUILD, str(out)], cwd=source, env=conditions, check=True)
    archive = next(out.glob("*.tar.gz"))
    rezip(archive, out / archive.name.replace(".tar.gz", ".zip"), seconds)
    (out / "sbom.cdx.json").write_bytes(bom(source, seconds))
    sums = "".join(f"{digest(each)}  {each.name}\n" for each in sorted(out.iterdir()))
    (out / SUMS).write_bytes(sums.encode())


def rezip(archive: Path, target: Path, seconds: int) -> None:
    """Write the files of a .tar.gz as .zip, in its order, all with one date."""
    when = datetime.fromtimestamp(seconds, UTC).timetuple()[:6]
    with tarfile.open(archive) as files, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for each in files:
            if found := files.extractfile(each):
                entry = zipfile.ZipInfo(each.name, when)
                entry.external_attr, entry.create_system = (0o100000 | each.mode) << 16, 3
                entry.compress_type = zipfile.ZIP_DEFLATED
                made.writestr(entry, found.read())


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def wrong_sums(folder: Path) -> list[str]:
    """Return the files that SHA256SUMS describes otherwise than they are, or not at all, or that are not there."""
    lines = (line.split("  ", 1) for line in (folder / SUMS).read_text("utf-8").splitlines())
    said = {name: told for told, name in lines}
    here = {each.name: digest(each) for each in folder.iterdir() if each.name != SUMS}
    return sorted(name for name in said.keys() | here.keys() if said.get(name) != here.get(name))


def twice(work: Path, seconds: int, top: Path = TOP) -> tuple[Path, list[str]]:
    """Build two times; return the folder of the first and the names of what differs."""
    outs = []
    for number, conditions in enumerate(CONDITIONS):
        source, out = work / f"source {number}", work / f"out-{number}"
        before = os.umask((0o022, 0o077)[number])
        try:
            take(source, top)
            for path in source.rglob("*"):
                os.utime(path, (number * 86_400, number * 86_400))
            build(source, out, seconds, conditions)
        finally:
            os.umask(before)
        outs.append(out)
    names = {each.name for out in outs for each in out.iterdir()}
    same = {name for name in names if all((out / name).is_file() for out in outs) and same_bytes(name, outs)}
    return outs[0], sorted(names - same)


def same_bytes(name: str, folders: list[Path]) -> bool:
    """Return whether a file is the same in each folder."""
    return len({(folder / name).read_bytes() for folder in folders}) == 1


def main() -> int:
    """Build, compare, and put the release into dist/."""
    with tempfile.TemporaryDirectory() as work:
        out, different = twice(Path(work), epoch())
        if different:
            sys.stdout.write(f"Two builds differ in {', '.join(different)}: nothing is released.\n")
            return 1
        shutil.rmtree(TOP / "dist", ignore_errors=True)
        shutil.copytree(out, TOP / "dist")
    if git("status", "--porcelain"):
        sys.stdout.write("There are changes that are not committed: they are not in this build.\n")
    sys.stdout.write((TOP / "dist" / SUMS).read_text("utf-8"))
    sys.stdout.write("Built twice from the last commit, in two folders, and the same bytes each time: see dist/.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
