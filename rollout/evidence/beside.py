"""The files that may stand beside the events: further sources, what the timeline says of itself, and reviews."""

import hashlib
from dataclasses import dataclass

from rollout.evidence import reviews, settings, sources

SIBLINGS = (sources.FILE, settings.FILE, reviews.FILE)
EVIDENCE = 2  # of them that are evidence


@dataclass(frozen=True, slots=True)
class Beside:
    """The bytes of the files beside a file of events; None where there is none."""

    sources: bytes | None = None
    settings: bytes | None = None
    reviews: bytes | None = None

    @property
    def files(self) -> tuple[tuple[str, bytes | None], ...]:
        """The files by their names."""
        return tuple(zip(SIBLINGS, (self.sources, self.settings, self.reviews), strict=True))

    def digest(self, own: str, name: str) -> str:
        """Return the digest of the whole evidence: the file's own where it stands alone.

        Else that of what `sha256sum` prints of the files, in order, so that anybody can repeat it. Reviews do not
        count: they say something of the evidence, and change nothing in it.
        """
        files = self.files[:EVIDENCE]
        lines = [f"{hashlib.sha256(data).hexdigest()}  {file}\n" for file, data in files if data is not None]
        return hashlib.sha256("".join([f"{own}  {name}\n", *lines]).encode()).hexdigest() if lines else own


ALONE = Beside()
