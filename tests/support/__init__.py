"""What several tests stand on: the refusal of every outside address, and a real server."""
