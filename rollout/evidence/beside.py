"""The files that may stand beside the events: further sources, and what the timeline says of itself."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from rollout.evidence import settings, sources

SIBLINGS = (sources.FILE, settings.FILE)


@dataclass(frozen=True, slots=True)
class Beside:
    """The bytes of the files beside a file of events; None where there is none."""

    sources: bytes | None = None
    settings: bytes | None = None

    def digest(self, own: str, name: str) -> str:
        """Return the digest of the whole evidence: the file's own where it stands alone.

        Else that of what `sha256sum` prints of the files, in order, so that anybody can repeat it.
        """
        files = zip(SIBLINGS, (self.sources, self.settings), strict=True)
        lines = [f"{hashlib.sha256(data).hexdigest()}  {file}\n" for file, data in files if data is not None]
        return hashlib.sha256("".join([f"{own}  {name}\n", *lines]).encode()).hexdigest() if lines else own


ALONE = Beside()


def siblings(path: Path) -> tuple[Path, ...]:
    """Return where the files beside a file of events would lie."""
    return tuple(path.parent / name for name in SIBLINGS if name != path.name)


def beside(path: Path, most: int) -> Beside:
    """Return the files beside a file of events, of each at most one byte more than asked for; raise OSError."""
    found = {each.name: _contents(each, most) for each in siblings(path) if each.is_file()}
    return Beside(found.get(sources.FILE), found.get(settings.FILE))


def _contents(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most + 1)
