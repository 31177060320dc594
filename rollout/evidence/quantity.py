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

    @property
    def count(self) -> int:
        """How many are meant: 3 of the unit "million cards" are 3,000,000."""
        return self.value * unit_of(self.unit).times

    @property
    def kind(self) -> tuple[str, str]:
        """Its unit and scope as they compare with others, however they are written."""
        return unit_of(self.unit).key, scope_of(self.scope)
