"""Where events happened: a point only where the row gives one, and every event counted once."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.event import Event
from rollout.timeline.where import where
from tests.support.events import event

PLACES = ("", "China", "Lhasa, Tibet Autonomous Region", "Tibet Autonomous Region")
PLAIN = event()


def placed(place: str, lat: float | None, lon: float | None) -> Event:
    return replace(PLAIN, place=place, lat=lat, lon=lon)


DEGREES = st.tuples(st.sampled_from((-13.8, 29.65)), st.sampled_from((-171.8, 91.13)))
EVENTS = st.lists(
    st.builds(lambda place, point: placed(place, *point), st.sampled_from(PLACES), st.just((None, None)) | DEGREES)
)


@given(EVENTS)
def test_every_event_is_at_a_point_in_a_region_or_nowhere_and_once(events: list[Event]) -> None:
    found = where(events)
    assert found.placed + sum(len(region.events) for region in found.regions) + len(found.nowhere) == len(events)
    assert sum(len(site.events) for site in found.sites) == sum(one.lat is not None for one in events)


@given(EVENTS)
def test_nothing_without_degrees_of_its_own_gets_a_point(events: list[Event]) -> None:
    for site in where(events).sites:
        assert {(one.lon, one.lat) for one in site.events} == {site.point}
    for region in where(events).regions:
        assert {(one.place, one.lat) for one in region.events} == {(region.name, None)}


def test_a_point_is_called_what_most_of_its_events_call_it_or_by_its_degrees() -> None:
    events = [placed(name, 29.65, 91.13) for name in ("Barkhor", "Lhasa", "Lhasa", "")]
    (site,) = where(events).sites
    assert site.name == "Lhasa"
    (bare,) = where([placed("", -13.8, -171.8)]).sites
    assert bare.name == "13.8° S, 171.8° W"


def test_places_with_most_events_come_first() -> None:
    found = where([placed("China", None, None), *[placed("Apia", None, None)] * 2, placed("", None, None)])
    assert [(one.name, len(one.events)) for one in found.regions] == [("Apia", 2), ("China", 1)]
    assert len(found.nowhere) == 1
