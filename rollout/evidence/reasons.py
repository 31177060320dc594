"""Why the system could not do what was asked of it, in the language of whoever reads; its own words are English."""

import errno
from collections.abc import Mapping
from types import MappingProxyType

from rollout.words.said import Said, said

REASONS: Mapping[int, Said] = MappingProxyType(
    {
        errno.ENOENT: said("No such file or directory"),
        errno.EACCES: said("Permission denied"),
        errno.EPERM: said("Operation not permitted"),
        errno.EISDIR: said("Is a directory"),
        errno.ENOTDIR: said("Not a directory"),
        errno.ENOSPC: said("No space left on device"),
        errno.EROFS: said("Read-only file system"),
        errno.ELOOP: said("Too many levels of symbolic links"),
        errno.EADDRINUSE: said("Address already in use"),
        errno.EADDRNOTAVAIL: said("Cannot assign requested address"),
    }
)
"""Those that people meet, as Linux words them."""


def reason(error: OSError, otherwise: str = "") -> str:
    """Return why, told later where it is one of REASONS; otherwise: what to say where nobody says why.

    What says more than the number that it goes by, as our own words do, stays.
    """
    known = REASONS.get(error.errno or 0)
    if known == error.strerror:
        return known or otherwise or said("unknown reason")
    return error.strerror or otherwise or said("unknown reason")
