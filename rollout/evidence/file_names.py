"""Names of files: those given to us, as they can be shown anywhere; those that we make, as every system takes them."""

import re

from rollout.evidence.text import REFUSED

# What Windows takes for a device, in whatever letters and with whatever ending, and the signs that it has in no name.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\..*)?", re.IGNORECASE)
_SIGNS = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


def file_called(name: str) -> str:
    r"""Return the name of a file as it can be written anywhere; what is no letter in it shows as �.

    >>> file_called("caf\udce9\n.csv")
    'caf��.csv'
    """
    return REFUSED.sub("\ufffd", name.replace("\n", "\ufffd").replace("\t", " "))


def is_device(name: str) -> bool:
    """Return whether Windows takes a name for that of a device.

    >>> is_device("AUX.2021.csv"), is_device("auxiliary.csv")
    (True, False)
    """
    return bool(_DEVICE.fullmatch(name))


def takeable(name: str) -> str:
    """Return a name for a file or folder as every system takes it.

    >>> takeable("nul.tar.gz"), takeable("What? . ")
    ('_nul.tar.gz', 'What_')
    """
    kept = _SIGNS.sub("_", name).rstrip(" .")
    return f"_{kept}" if is_device(kept) else kept
