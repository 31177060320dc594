"""What became of the reviews of an event."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judged:
    """By how many people each verdict on an event stands, and how many have lapsed."""

    agrees: int = 0
    disagrees: int = 0
    unsure: int = 0
    lapsed: int = 0
    """People whose last verdict was on other letters than those that stand there now."""

    def signed_by(self, least: int) -> bool:
        """Return whether so many people agree, and nobody disagrees."""
        return self.agrees >= least and not self.disagrees
