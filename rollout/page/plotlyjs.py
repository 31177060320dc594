"""The plotly.js that pages draw with: the slim bundle where npm has brought it, else the one that plotly brings."""

from importlib.resources import files
from pathlib import Path

SLIM = Path(__file__).parents[2] / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"


def _version(bundle: Path) -> str:
    """Return the version that a plotly.js bundle names in its first lines."""
    with bundle.open(encoding="utf-8") as lines:
        head = lines.read(200)
    return next((word.lstrip("v") for word in head.split() if word[:1] == "v" and word[1:2].isdigit()), "")


def bundle(slim: Path, full: Path) -> Path:
    """Return the plotly.js to serve: the slim one where npm has brought it in the same version, else the full one."""
    return slim if slim.is_file() and _version(slim) == _version(full) else full


def full_bundle() -> Path:
    """Return the plotly.js that plotly for Python brings."""
    folder = files("plotly")
    return Path(str(folder / "package_data" / "plotly.min.js"))
