"""Which modules of the program have examples in their docstrings: the others are not looked through for any."""

from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out a module of rollout/ without an example: pytest would ask each of its functions, in every worker."""
    if collection_path.suffix != ".py" or TOP / "rollout" not in collection_path.parents:
        return None
    return ">>> " not in collection_path.read_text("utf-8") or None
