"""Write the script that gives the page the forms of claim statuses: `python -m tools.icons`, after a change of them."""

from rollout.page.files import ASSETS
from rollout.page.icons import script

SCRIPT = ASSETS / "1-forms.js"

if __name__ == "__main__":
    SCRIPT.write_text(script(), encoding="utf-8", newline="\n")
