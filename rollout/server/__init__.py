"""The page as a server on this machine: addresses, guards, and the server on the wire."""
