"""Any list of dated things to events: nothing guessed in silence, nothing thrown away."""
