"""Write the script that gives the page the forms of claim statuses: `python -m tools.icons`, after a change of them."""

from rollout.page.files import SCRIPTS
from rollout.page.icons import script

SCRIPT = SCRIPTS / "picture" / "forms.js"

if __name__ == "__main__":
    SCRIPT.write_text(script(), encoding="utf-8", newline="\n")
