"""The view and its address: a link is a view, and no address breaks the page."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.event import Event
from rollout.evidence.folding import folded
from rollout.evidence.vocabulary import ASSERTER_KINDS, COLUMNS, STATUSES
from rollout.layout.palette import PALETTES
from rollout.timeline.area import Area, area
from rollout.timeline.view import LONGEST, View, from_address, haystack, select, settled, to_address
from rollout.timeline.window import Window, from_days
from tests.support.events import COUNTED, dataset, event, events

WORDS = st.text(st.characters(codec="utf-8"), max_size=LONGEST)
FILLED = WORDS.filter(bool)


def some(listed: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw a filter on a closed list: in its order, and never all of it, which is no filter."""
    chosen = st.sets(st.sampled_from(listed), max_size=len(listed) - 1)
    return chosen.map(lambda asked: tuple(one for one in listed if one in asked))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first, last = sorted((draw(st.dates()), draw(st.dates())))
    return from_days(first, last)


def _degrees(most: int) -> st.SearchStrategy[float]:
    return st.integers(-most * 100, most * 100).map(lambda hundredths: hundredths / 100)


AREAS = st.builds(Area, _degrees(180), st.just(-12.5), _degrees(180), _degrees(90).map(abs))
VIEWS = st.builds(
    View,
    window=st.none() | windows(),
    lanes=st.lists(FILLED, unique=True, max_size=5).map(tuple),
    statuses=some(STATUSES),
    kinds=some(ASSERTER_KINDS),
    disputed=st.booleans(),
    search=WORDS.map(str.strip),
    series=WORDS,
    event=WORDS,
    theme=st.sampled_from(["", *PALETTES]),
    hall=st.booleans(),
    scene=st.booleans(),
    places=st.lists(FILLED, unique=True, max_size=3).map(tuple),
    area=st.none() | AREAS,
)
EVENTS = events(
    {"id": "cards", "lane": "Card rollout", "title": "Lhasa: 450,000 cards", **COUNTED},
    {"id": "grid", "lane": "Iron Grid", "summary": "Café society in Ü-Tsang.", "status": "claimed"},
    {
        "id": "credit",
        "lane": "Social credit",
        "asserted_by_kind": "ngo",
        "disputed_by": "https://www.example.org/no",
        "dispute": "Specialists say otherwise.",
    },
    {"id": "plan", "lane": "Iron Grid", "status": "planned", "due": "2020", "asserted_by_kind": "government"},
)


def found(address: str, among: tuple[Event, ...] = EVENTS) -> list[str]:
    return [one.id for one in select(among, from_address(address))]


@settings(max_examples=60)
@given(VIEWS)
def test_any_view_comes_back_from_its_address(view: View) -> None:
    assert from_address(to_address(view)) == view


def test_the_opening_view_has_no_query() -> None:
    assert to_address(View()) == ""
    assert from_address("") == from_address("?") == View()


def test_an_address_names_days_a_person_can_read() -> None:
    window = from_days(date(2017, 1, 1), date(2019, 12, 31))
    assert to_address(View(window=window, search="card")) == "?from=2017-01-01&to=2019-12-31&q=card"


@given(st.text(max_size=300))
def test_no_address_whatever_it_holds_breaks_the_page(query: str) -> None:
    view = from_address(query)
    assert from_address(to_address(view)) == view


NAMES = ("from", "to", "lane", "status", "who", "disputed", "q", "series", "event", "theme", "hall", "other")


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=40)), max_size=12))
def test_no_value_of_a_known_name_breaks_the_page(pairs: list[tuple[str, str]]) -> None:
    view = from_address("?" + "&".join(f"{name}={value}" for name, value in pairs))
    assert set(view.statuses) < set(STATUSES)
    assert set(view.kinds) < set(ASSERTER_KINDS)
    assert view.theme in ("", *PALETTES)
    assert view.window is None or view.window.days >= 1
    select(EVENTS, view)


@pytest.mark.parametrize(
    "query",
    ["from=2019-01-01", "from=2020-01-01&to=2019-01-01", "from=2019-02-30&to=2019-03-01", "from=soon&to=2019-03-01"],
)
def test_a_window_that_is_none_is_left_out(query: str) -> None:
    assert from_address(query).window is None


def test_what_is_asked_twice_counts_once_and_all_of_a_list_is_no_filter() -> None:
    assert from_address("?lane=A&lane=A&lane=B").lanes == ("A", "B")
    assert from_address("?" + "&".join(f"status={one}" for one in STATUSES)).statuses == ()


def test_names_of_other_alphabets_fit_into_an_address() -> None:
    lanes = tuple("བོད་ལྗོངས" * 10 + str(number) for number in range(6))
    assert from_address(to_address(View(lanes=lanes))).lanes == lanes


def test_half_a_character_in_an_address_is_not_carried_on() -> None:
    assert from_address("?q=\ud800card").search == "?card"


def test_a_lane_that_the_evidence_does_not_have_is_dropped() -> None:
    lanes = ("Card rollout", "Iron Grid")
    assert settled(View(lanes=("Moon", "Iron Grid")), lanes).lanes == ("Iron Grid",)
    assert settled(View(lanes=("Moon",)), lanes) == View()


@pytest.mark.parametrize(
    ("query", "filtered"),
    [
        ("lane=A", True),
        ("status=claimed", True),
        ("who=ngo", True),
        ("disputed=1", True),
        ("q=card", True),
        ("from=2017-01-01&to=2019-12-31", False),
        ("series=none&event=x&theme=dark&hall=1", False),
    ],
)
def test_a_filter_is_what_may_hide_events(query: str, filtered: bool) -> None:
    assert from_address(query).filtered is filtered


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["cards", "grid", "credit", "plan"]),
        ("?lane=Iron+Grid", ["grid", "plan"]),
        ("?status=claimed", ["grid"]),
        ("?who=ngo", ["credit"]),
        ("?disputed=1", ["credit"]),
        ("?lane=Iron+Grid&who=government", ["plan"]),
        ("?lane=Iron+Grid&disputed=1", []),
        ("?lane=Iron+Grid&q=society", ["grid"]),
    ],
)
def test_an_event_is_shown_when_every_filter_lets_it_through(query: str, ids: list[str]) -> None:
    assert found(query) == ids


@pytest.mark.parametrize("words", ["CAFÉ", "cafe", "café", "u-tsang", "Ü-TSANG", "society cafe", "  cafe   soc "])
def test_a_search_minds_neither_case_nor_accents_nor_the_order_of_words(words: str) -> None:
    assert [one.id for one in select(EVENTS, View(search=words))] == ["grid"]


def test_a_search_wants_every_word() -> None:
    assert found("?q=society+lhasa") == ["grid"]
    assert found("?q=society+specialists") == []


@pytest.mark.parametrize("number", ["450000", "450,000", "450 000"])
def test_a_number_is_found_with_and_without_separators(number: str) -> None:
    one = event(title="Cards", **{**COUNTED, "quantity": "450000"})
    assert select((one,), View(search=number)) == (one,)


def test_the_vowels_of_tibetan_are_letters_not_accents() -> None:
    one = event(place="བོད")
    assert select((one,), View(search="བོད")) == (one,)
    assert select((one,), View(search="བད")) == ()


def test_a_search_reads_the_campaigners_own_columns_but_never_the_presenters_notes() -> None:
    columns = (*COLUMNS, "Region", "notes@bo")
    (one,) = dataset({"notes": "whisper", "notes@bo": "murmur", "Region": "Ngari"}, columns=columns).events
    assert select((one,), View(search="ngari")) == (one,)
    assert select((one,), View(search="whisper")) == select((one,), View(search="murmur")) == ()
    assert "whisper" not in haystack(one)


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_words_are_found_by_themselves(words: str) -> None:
    text = folded(f"before {words} after")
    assert all(word in text for word in folded(words).split())


@settings(max_examples=40)
@given(VIEWS, VIEWS)
def test_a_further_filter_never_shows_more(one: View, other: View) -> None:
    both = replace(one, disputed=one.disputed or other.disputed, search=f"{one.search} {other.search}")
    shown = select(EVENTS, both)
    assert set(shown) <= set(select(EVENTS, one))
    assert [one for one in EVENTS if one in shown] == list(shown)


def test_a_talk_is_shown_as_in_a_hall_and_names_whom_to_tell_first() -> None:
    view = from_address("?talk=mine&stage=talk&tell=a-1&tell=b-2&tell=a-1")
    assert (view.hall, view.scene, view.tell) == (True, True, ("a-1", "b-2"))
    assert not from_address("?talk=mine").scene
    assert from_address(to_address(view)) == view
    many = "?" + "&".join(f"tell=e-{number}" for number in range(1000))
    assert len(from_address(many).tell) < 1000


def test_an_address_holds_the_names_of_events_and_lanes_however_long() -> None:
    view = View(lanes=("L" * 3000,), event="a" * 9000, tell=("b" * 900,))
    assert from_address(to_address(view)) == view


PLACED = events(
    {"id": "lhasa", "place": "Lhasa, Tibet Autonomous Region", "lat": "29.65", "lon": "91.13"},
    {"id": "apia", "place": "Apia", "lat": "-13.8", "lon": "-171.8"},
    {"id": "region", "place": "Tibet Autonomous Region"},
    {"id": "none"},
)


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("?place=Tibet+Autonomous+Region", ["region"]),
        ("?place=Apia&place=Lhasa%2C+Tibet+Autonomous+Region", ["lhasa", "apia"]),
        ("?place=Lhasa", []),
        ("?area=91,29,92,30", ["lhasa"]),
        ("?area=170,-20,-170,0", ["apia"]),
        ("?area=-180,-90,180,90", ["lhasa", "apia"]),
        ("?area=91,29,92,30&place=Apia", []),
        ("?area=92,29,91", ["lhasa", "apia", "region", "none"]),
    ],
)
def test_a_view_is_narrowed_to_places_by_their_name_and_to_points_in_an_area(address: str, ids: list[str]) -> None:
    assert found(address, PLACED) == ids


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "a,b,c,d", "nan,0,1,1", "inf,0,1,1", "0,10,1,5", "0,0,181,1", "0,-91,1,1"]
)
def test_what_is_no_area_of_the_earth_is_none(text: str) -> None:
    assert area(text) is None


def test_a_view_says_in_words_which_places_it_is_narrowed_to() -> None:
    assert View().whereabouts == ""
    assert View(places=("Apia", "Lhasa")).whereabouts == "at Apia; Lhasa"
    both = View(places=("Apia",), area=Area(91.0, 29.0, 92.5, 30.0))
    assert both.whereabouts == "at Apia · points within 91,29,92.5,30°"
    assert both.filtered
