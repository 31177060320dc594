"""A figure as a value: only like with like may be joined."""

from dataclasses import dataclass

from rollout.evidence.units import scope_of, unit_of


@dataclass(frozen=True, slots=True)
class Quantity:
    """A whole number of `unit`, measured over the population `scope`; only like with like may be joined."""

    value: int
    unit: str
    measure: str
    scope: str
    unit_said: str = ""
    """What it counts in the language that is asked for; empty: as the file has it; so of the next."""
    scope_said: str = ""

    @property
    def unit_words(self) -> str:
        """What it counts, without a multiple, as whoever reads calls it."""
        return self.unit_said or unit_of(self.unit).words

    @property
    def scope_words(self) -> str:
        """Over whom it counts, as whoever reads calls them."""
        return self.scope_said or self.scope

    @property
    def searched(self) -> str:
        """All that a search finds of it."""
        return f"{self.value} {self.value:,} {self.unit}\0{self.unit_said}\0{self.scope_said}"

    @property
    def count(self) -> int:
        """How many are meant: 3 of the unit "million cards" are 3,000,000."""
        return self.value * unit_of(self.unit).times

    @property
    def kind(self) -> tuple[str, str]:
        """Its unit and scope as they compare with others, however they are written."""
        return unit_of(self.unit).key, scope_of(self.scope)
