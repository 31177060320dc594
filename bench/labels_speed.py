"""Speed and quality of the label layout: python -m bench.labels_speed.

Invented events of a fixed seed. Speed: the best of several runs in processor time, against the bars of 50 ms for
1,000 events and 1 s for 20,000 in 8 rows. Quality: how many of 60 clustered events are told over 22 years, as the
mean and least of ten sets.
"""

import random
import time
from statistics import mean

from rollout.layout.labels import Item, Spacing, place, told

SPACING = Spacing(mark=5, gap=9, apart=8)
BARS = {1_000: 0.05, 20_000: 1.0}
SCREENS = ((14, 1240), (16, 1880), (18, 1880))  # px of type, px of plot
ROWS = (5, 6, 7, 8, 10, 12)


def event(chance: random.Random, number: int, day: int, size: float = 14) -> Item:
    """Return an event at a day: three in ten are ranges; words of 20 to 70 letters."""
    on_bar = chance.random() < 0.3
    days = int(chance.lognormvariate(4.3, 0.9)) + 7 if on_bar else 1
    width = round(chance.triangular(20, 70, 42) * 0.44 * size)
    return Item(f"e{number:06}", day, day + days, width, 2, on_bar)


def many(count: int) -> list[Item]:
    """Return events over 27 years, denser towards the end."""
    chance = random.Random(count)
    return [event(chance, number, int(chance.random() ** 0.7 * 10_000)) for number in range(count)]


def briefing(seed: int, size: float) -> list[list[Item]]:
    """Return 60 events in three lanes, half of them mid-2017 to 2020; day 0 is 1 January 2004."""
    chance = random.Random(seed)
    days = [chance.randrange(4900, 6210) for _ in range(30)] + [chance.randrange(30, 6900) for _ in range(30)]
    lanes: list[list[Item]] = [[], [], []]
    for number, day in enumerate(days):
        chance.choice(lanes).append(event(chance, number, day, size))
    return lanes


def seconds(items: list[Item], repeats: int) -> float:
    """Return the least processor time of one placement in 8 rows."""
    best = float("inf")
    for _ in range(repeats):
        begun = time.process_time()
        place(items, 8, (-200, 11_000), SPACING, 1240 / 11_200)
        best = min(best, time.process_time() - begun)
    return best


def told_of_sixty(seed: int, size: float, plot: float, rows: int) -> int:
    """Return how many of 60 events are told when the window is the whole of 22 years."""
    span = (0.0, 8036.0)
    scale = plot / (span[1] - span[0])
    return sum(
        told(item, placed, scale, span, SPACING)
        for lane in briefing(seed, size)
        for item, placed in zip(lane, place(lane, rows, span, SPACING, scale), strict=True)
    )


def main() -> None:
    for count, bar in BARS.items():
        best = seconds(many(count), 10 if count < 5_000 else 3)
        print(
            f"{count:6} events in 8 rows: {best * 1000:6.0f} ms (bar {bar * 1000:.0f}) {'ok' if best < bar else 'SLOW'}"
        )
    for size, plot in SCREENS:
        for rows in ROWS:
            counts = [told_of_sixty(seed, size, plot, rows) for seed in range(10)]
            print(
                f"{plot} px, {size} px type, {rows:2} rows a lane: {mean(counts):.1f} of 60 told, least {min(counts)}"
            )


if __name__ == "__main__":
    main()
