"""Names of files, which may hold what is no text, as they can be shown and written anywhere."""

from rollout.evidence.text import REFUSED


def file_called(name: str) -> str:
    r"""Return the name of a file as it can be written anywhere; what is no letter in it shows as �.

    >>> file_called("caf\udce9\n.csv")
    'caf��.csv'
    """
    return REFUSED.sub("\ufffd", name.replace("\n", "\ufffd").replace("\t", " "))
