"""How long each format of a file of events takes, by processor time: `python -m bench.export_speed [EVENTS.csv]`.

The first making of a format brings its libraries; the second is what a running server or a further export costs.
"""

import sys
import time
from pathlib import Path

from rollout.evidence.reader import read
from rollout.outputs.formats import FORMATS, edition_for
from rollout.outputs.site.maker import make_site
from rollout.timeline.edition import Options
from rollout.timeline.view import View


def main(path: Path) -> None:
    """Make every format twice and print what each making took."""
    dataset = read(path.read_bytes(), path.name)
    print(f"{len(dataset.events)} events; seconds of processor time, first and second, and bytes")
    for ending, form in FORMATS.items():
        took = []
        for _ in range(2):
            begun = time.process_time()
            made = form.maker()(edition_for(ending, dataset, View()), Options())
            took.append(time.process_time() - begun)
        print(f"{ending:9} {took[0]:6.2f} {took[1]:6.2f} {len(made):>10,}")
    begun = time.process_time()
    site = make_site(edition_for("", dataset, View()), Options())
    took_all, size = time.process_time() - begun, sum(map(len, site.values()))
    print(f"{'a site':9} {took_all:6.2f}        {size:>10,} in {len(site)} files")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "events.csv"))
