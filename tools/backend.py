"""Build archive and wheel as flit does, and put the shipped evidence into the wheel.

`events.csv`, the files beside it and `talks/` stand at the top of the project, where a person looks for them; an
installed program needs them inside the package, as `rollout/shipped/`. pyproject.toml names this module, so every
builder does the same.
"""

from flit_core import wheel
from flit_core.buildapi import (
    build_editable,
    build_sdist,
    build_wheel,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]


EVIDENCE = ("events.csv", "sources.csv", "timeline.toml")


class WithEvidence(wheel.WheelBuilder):  # type: ignore[misc]  # flit has no types
    """A wheel whose package also holds the evidence."""

    def copy_module(self) -> None:
        """Add the files of the package, then those of the evidence, in an order that is always the same."""
        super().copy_module()
        for path in (*(self.directory / name for name in EVIDENCE), *sorted((self.directory / "talks").glob("*.csv"))):
            self._add_file(path, f"rollout/shipped/{path.relative_to(self.directory).as_posix()}")


wheel.WheelBuilder = WithEvidence
