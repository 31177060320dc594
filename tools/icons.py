"""Write the scripts that Python hands the page: `python -m tools.icons`, after a change of a form or of a measure."""

from rollout.page import icons, measures
from rollout.page.files import SCRIPTS

WRITTEN = {
    SCRIPTS / "picture" / "forms.js": icons.script,
    SCRIPTS / "measures.js": measures.script,
}
"""What writes each."""

if __name__ == "__main__":
    for file, script in WRITTEN.items():
        file.write_text(script(), encoding="utf-8", newline="\n")
