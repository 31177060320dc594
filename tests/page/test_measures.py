"""The measures that scripts and Python share: written once, in Python."""

import re

from rollout.page.measures import MEASURES, script
from tests.support.server import TOP

SCRIPTS = TOP / "rollout" / "page" / "scripts"


def test_the_script_of_measures_holds_what_python_says_now() -> None:
    assert (SCRIPTS / "measures.js").read_text("utf-8") == script(), "Write it again: python -m tools.icons"


def test_no_other_script_sets_a_shared_measure_again_and_each_is_used() -> None:
    others = [path.read_text("utf-8") for path in SCRIPTS.rglob("*.js") if path.name != "measures.js"]
    users = [text for text in others if "measures.js'" in text]
    for name in MEASURES:
        assert any(re.search(rf"\b{name}\b", text) for text in users), name
        for text in users:
            taken = re.search(rf"\b{name}\b(?=[^}}]*}} from '[./]*measures.js')", text)
            assert not (taken and re.search(rf"^const {name}\b", text, re.MULTILINE)), name
