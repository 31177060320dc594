"""What the interface says, in every language it has words for."""
