"""Where the page's own scripts, styles and pictures stand."""

from pathlib import Path

SCRIPTS = Path(__file__).parent / "scripts"
STYLES = Path(__file__).parent / "styles"
