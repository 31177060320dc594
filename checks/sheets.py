"""A sheet of LibreOffice, saved as XLSX, ODS and CSV, becomes one timeline three times: `python -m checks.sheets`.

It needs `soffice` on the path. The sheet is typed in as people do: dates that the program takes for dates and shows in
several forms, a month, a year, a time of day, letters of four scripts, a line break in a cell, and a formula.
"""

import csv
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HEADER = "Date,Event,Details,Source"
ROWS = (
    '2019-04-03,Office opens in the old harbour,"It opens, as said",https://example.org/1',
    '2019-05-17,མཚོ་སྔོན་ and 青海: a second office,"Two lines\nin one cell",https://example.org/2',
    "March 2020,Bürger melden sich,,",
    "2021,Only the year is known,=1+1,https://example.org/3",
    "2019-04-03 14:30,A call at half past two,,",
)
FILTERS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "ods": "ods:calc8",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1",
}
IN = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"


def run(folder: Path, *words: str) -> None:
    """Run a program, and stop where it fails."""
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=180, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(words)}: {done.stderr or done.stdout}")


def events(folder: Path, path: Path) -> list[tuple[str, ...]]:
    """Return the events that a list becomes, without what names the list itself."""
    out = folder / f"{path.suffix[1:]}-timeline" / "events.csv"
    root = Path(__file__).resolve().parent.parent
    # As text the office writes a day as 03/01/20: an import rightly asks what comes first, and which century.
    answers = ("--answer", "day-first=no", "--answer", "century=2000") if path.suffix == ".csv" else ()
    run(root, sys.executable, "-m", "rollout", "import", str(path), str(out), *answers)
    with out.open(encoding="utf-8", newline="") as file:
        return [
            (
                row["date"].removesuffix(":00"),  # seconds are written in text alone
                *(row.get(name) or "" for name in ("title", "summary", "source_url", "status")),
            )
            for row in csv.DictReader(file)
        ]


def main() -> None:
    """Make the sheet, save it three times, import each, and compare."""
    office = shutil.which("soffice")
    if not office:
        sys.exit("soffice is not on the path; install LibreOffice Calc.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "typed.csv").write_text("\n".join((HEADER, *ROWS)) + "\n", "utf-8")
        home = f"-env:UserInstallation=file://{folder}/profile"
        bare = (office, home, "--headless", "--convert-to")
        run(folder, *bare, FILTERS["ods"], f"--infilter={IN}", "--outdir", "made", "typed.csv")
        if not (folder / "made" / "typed.ods").exists():
            sys.exit("soffice opened no sheet: LibreOffice Calc is not installed beside it.")
        for kind, form in FILTERS.items():
            run(folder, *bare, form, "--outdir", f"as-{kind}", "made/typed.ods")
        found = {kind: events(folder, folder / f"as-{kind}" / f"typed.{kind}") for kind in FILTERS}
    for kind, rows in found.items():
        print(f"{kind}: {len(rows)} events")
        for row in rows:
            print("   ", *row[:2])
    different = [kind for kind, rows in found.items() if rows != found["ods"]]
    if different or len(found["ods"]) != len(ROWS):
        sys.exit(f"Not the same timeline: {', '.join(different) or 'rows are missing'}.")
    print("The same timeline three times.")


if __name__ == "__main__":
    main()
