"""Where the page's own scripts, styles and pictures stand."""

from pathlib import Path

ASSETS = Path(__file__).parent / "assets"
