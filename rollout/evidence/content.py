"""What a file holds, in parts that need not be put together to be written, told from others by its digest."""

from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file: two are equal whose digests are."""

    parts: tuple[bytes, ...] = field(compare=False)
    digest: str
    """SHA-256 of them all."""

    @classmethod
    def of(cls, data: bytes) -> "Content":
        """Return bytes as they stand."""
        return cls((data,), sha256(data).hexdigest())

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return sum(map(len, self.parts))

    def held_by(self, data: bytes) -> bool:
        """Return whether these are the bytes; nothing is put together or hashed for it."""
        at = 0
        for part in self.parts:
            if not data.startswith(part, at):
                return False
            at += len(part)
        return at == len(data)
