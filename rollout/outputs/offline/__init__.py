"""One HTML file that is the whole page: it opens from disk, without a network, and asks nobody for anything."""

from rollout.outputs.offline.maker import make_html, page

__all__ = ["make_html", "page"]
