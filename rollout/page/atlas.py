"""Land and borders for maps, where npm has brought them: Natural Earth's, which are in the public domain."""

import json
from functools import cache
from pathlib import Path

from rollout.layout.earth.ground import Ground, read
from rollout.words.say import later

COUNTRIES = Path(__file__).parents[2] / "node_modules" / "world-atlas" / "countries-50m.json"
MISSING = later("Coast and borders are missing here: npm install brings them (world-atlas, of Natural Earth).")
CLAIM = later("Borders as Natural Earth draws them, all dashed: none is a claim of ours.")


@cache
def ground(file: Path = COUNTRIES) -> Ground | None:
    """Return land and borders, None where they are not here; read once, when the first map is asked for."""
    return read(json.loads(file.read_bytes())) if file.is_file() else None
