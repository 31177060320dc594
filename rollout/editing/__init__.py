"""Events written in the page: one row's bytes changed and no other, every version kept, nothing lost."""
