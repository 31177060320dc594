"""What the files beside the events hold, and what is wrong in them."""

from collections.abc import Iterator
from dataclasses import replace

from rollout.evidence import reviews as reviews_csv
from rollout.evidence import sources as sources_csv
from rollout.evidence.beside import Beside
from rollout.evidence.beside_table import strangers
from rollout.evidence.problems import Problem
from rollout.evidence.rows import Rows
from rollout.evidence.settings import PLAIN, Settings
from rollout.evidence.table import Limits
from rollout.evidence.timeline_toml import read_settings

Near = tuple[Settings, sources_csv.Sources, reviews_csv.Reviews]


def read_beside(beside: Beside, limits: Limits) -> Near:
    """Return what the files beside the events hold; nothing of those that there are not."""
    settings = PLAIN if beside.settings is None else read_settings(beside.settings)
    sources = sources_csv.NONE if beside.sources is None else sources_csv.read_sources(beside.sources, limits)
    reviews = reviews_csv.NONE if beside.reviews is None else reviews_csv.read_reviews(beside.reviews, limits)
    return settings, sources, reviews


def said_beside(beside: Beside, limits: Limits) -> tuple[str, ...]:
    """Return what is said of the tables beside the events."""
    _, sources, reviews = read_beside(replace(beside, settings=None), limits)
    return (*sources.notices, *reviews.notices)


def wrong_beside(sources: sources_csv.Sources, reviews: reviews_csv.Reviews, rows: Rows) -> Iterator[Problem]:
    """Yield what is wrong in the tables beside the events, those last that name no event of theirs."""
    yield from (*sources.problems, *reviews.problems)
    yield from strangers(sources.named, rows.register.rows, sources_csv.FILE)
    yield from strangers(reviews.named, rows.register.rows, reviews_csv.FILE)
