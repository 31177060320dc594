"""A check before each release: LibreOffice opens our CSV of hostile text and finds no formula in it.

`python -m tools.formulas`. Exits with 1 when a cell is evaluated, with 2 when LibreOffice is not there.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rollout.evidence.reader import read
from rollout.outputs.tables.spreadsheet import make
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.support import hostile
from tests.support.attack import attack_csv

SEPARATORS = {"comma": 44, "semicolon": 59, "tab": 9}  # by their codes, as LibreOffice names them
TOO_LONG = 240  # seconds


def formulas(program: str, data: bytes, separator: int) -> list[str]:
    """Return the formulas that LibreOffice reads in a CSV."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "events.csv")
        source.write_bytes(data)
        filters = f"CSV:{separator},34,76,1,,0,false,true"  # UTF-8; a quoted cell is not taken for text for that alone
        home = Path(folder, "home").as_uri()
        command = [program, f"-env:UserInstallation={home}", "--headless", f"--infilter={filters}"]
        subprocess.run(
            [*command, "--convert-to", "fods", "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
            timeout=TOO_LONG,
        )
        return re.findall('table:formula="([^"]*)"', source.with_suffix(".fods").read_text("utf-8"))


def main() -> int:
    """Open every hostile text with every separator, in the safe form and in the exact one, which must be caught."""
    program = shutil.which("soffice")
    if not program:
        sys.stderr.write("LibreOffice is not installed: not checked.\n")
        return 2
    editions = [hostile.shown(text) for text in hostile.TEXTS]
    editions.append(edition(read(attack_csv()), View()))
    first = make(editions[0], Options(notes=True))
    safe = first + b"".join(make(one, Options(notes=True)).partition(b"\r\n")[2] for one in editions[1:])
    exact = b"".join(make(one, Options(exact=True)) for one in editions)
    caught = len(formulas(program, exact, SEPARATORS["comma"]))
    found = {name: formulas(program, safe, code) for name, code in SEPARATORS.items()}
    for name, evaluated in found.items():
        sys.stdout.write(f"safe form, opened with {name}: {len(evaluated)} formulas {evaluated[:5]}\n")
    sys.stdout.write(f"exact form, to show that the check sees them: {caught} formulas\n")
    return 1 if any(found.values()) or not caught else 0


if __name__ == "__main__":
    sys.exit(main())
