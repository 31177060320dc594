"""The page's scripts answer as Python does, without a browser: `node --test` over cases that Python writes."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.server import TOP
from tests.support.vectors import vectors

NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None and not os.environ.get("CI"), reason="node is not on this machine, and CI has it")
def test_the_scripts_answer_as_python_does_in_thousands_of_cases(tmp_path: Path) -> None:
    assert NODE, "CI leaves nothing out: install node."
    cases = tmp_path / "cases.json"
    cases.write_text(json.dumps(vectors()), "utf-8")
    ran = subprocess.run(
        [NODE, "--test", *map(str, sorted((TOP / "tests" / "js").glob("*.test.js")))],
        cwd=TOP,
        env={**os.environ, "ROLLOUT_CASES": str(cases)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
