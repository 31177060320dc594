"""What a column of a list can be, as a menu has it, in every language of the interface."""

from collections.abc import Iterator

from rollout.words.catalogue import forms
from rollout.words.say import later
from rollout.words.tongues import TONGUES

ROLES = {
    "date": later("Date"),
    "end": later("End date"),
    "title": later("What happened"),
    "summary": later("Details"),
    "lane": later("Lane"),
    "by": later("Who says so"),
    "place": later("Place"),
    "url": later("Source: its address"),
    "source": later("Source: who published it"),
    "source title": later("Source: its title"),
    "source date": later("Source: its date"),
    "disputed by": later("Who disputes it"),
    "dispute": later("What disputes it"),
    "tags": later("Tags"),
    "time": later("Time of day"),
    "zone": later("Time zone"),
    "year": later("Year"),
    "month": later("Month"),
    "day": later("Day"),
    "quarter": later("Quarter"),
    "week": later("Week"),
    "end year": later("End year"),
    "end month": later("End month"),
    "end day": later("End day"),
    "end time": later("End time"),
    "lat": later("Latitude"),
    "lon": later("Longitude"),
    "coordinates": later("Latitude and longitude"),
    "id": later("Id"),
    "notes": later("Presenter's notes"),
    "status": later("Status of its own"),
    "keep": later("Keep under its own name"),
    "private": later("Private: shown nowhere"),
    "leave out": later("Leave out"),
}
"""What a column can be, as a menu has it."""
ONE = (
    "date",
    "end",
    "year",
    "month",
    "day",
    "end year",
    "end month",
    "end day",
    "quarter",
    "week",
    "time",
    "end time",
    "all day",
    "zone",
    "title",
    "summary",
    "place",
    "lat",
    "lon",
    "coordinates",
    "by",
    "id",
    "tags",
    "notes",
    "status",
    "source",
    "source title",
    "source date",
    "publisher",
)
"""Roles that one column plays."""
NONE_OF_OURS = ("keep", "private", "leave out")


def called() -> Iterator[tuple[str, str]]:
    """Yield what each of our columns is called, in each language: many head their list as our menu does."""
    for tongue in TONGUES:
        for role, words in ROLES.items():
            if role not in NONE_OF_OURS:
                yield forms(tongue).get(words, (words,))[0], role
