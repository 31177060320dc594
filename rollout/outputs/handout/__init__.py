"""What a briefing hands out: the timeline as a picture, and with its headlines and sources as a tagged PDF."""

from rollout.outputs.handout.makers import make_pdf, make_png, make_svg

__all__ = ["make_pdf", "make_png", "make_svg"]
