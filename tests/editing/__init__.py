"""Events written in the page: bytes of one row, history, together."""
