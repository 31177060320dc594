"""A deck for PowerPoint: native shapes that others may edit, and that a second export brings up to date."""

from rollout.outputs.deck.maker import make_pptx

__all__ = ["make_pptx"]
