"""How long each table of the shipped events takes, without reading the file: `python -m bench.tables_speed`."""

from statistics import median
from time import perf_counter

from rollout.outputs.formats import FORMATS
from rollout.timeline.edition import Options
from tests.support.real import everything

ROUNDS = 15


def main() -> None:
    for suffix, form in FORMATS.items():
        if not form.module.startswith("tables."):
            continue
        make, times = form.maker(), []
        size = len(make(everything(), Options()))
        for _ in range(ROUNDS):
            start = perf_counter()
            make(everything(), Options())
            times.append(perf_counter() - start)
        print(f"{suffix:<9} {median(times) * 1000:6.1f} ms {size:>9,} bytes")


if __name__ == "__main__":
    main()
