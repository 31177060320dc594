"""The stretches of time that pictures of very many events hold: each window has one, and small moves stay in it."""

from hypothesis import given
from hypothesis import strategies as st

from rollout.timeline.time_tile import LONGER, Stretch, stretch
from rollout.timeline.window import Window

# In whole days and quarters of them, so that no sum is rounded.
spans = st.tuples(st.integers(-100_000, 100_000), st.integers(20, 300_000)).map(
    lambda pair: Window(pair[0], pair[0] + pair[1])
)
shares = st.floats(0, 1)


def part(span: Window, size: float, place: float) -> Window:
    days = max(1, round(size**3 * span.days * 4)) / 4
    start = span.start + round((span.days - days) * place * 4) / 4
    return Window(start, start + days)


windows = st.tuples(spans, shares, shares).map(lambda found: (found[0], part(*found)))


def belongs(window: Window, found: Stretch) -> bool:
    """Return whether a window is one of a stretch's, by what the stretch says of itself."""
    begins = found.begins.start <= window.start < found.begins.end
    return begins and found.shortest < window.days <= found.longest


@given(windows)
def test_a_stretch_holds_its_window_whole_and_lies_in_the_span(given: tuple[Window, Window]) -> None:
    span, window = given
    found = stretch(window, span)
    assert span.start <= found.held.start <= window.start
    assert window.end <= found.held.end <= span.end
    assert found.held.days <= LONGER * found.longest


@given(windows, shares, shares)
def test_two_windows_have_one_stretch_just_when_each_belongs_to_that_of_the_other(
    given: tuple[Window, Window], size: float, place: float
) -> None:
    span, window = given
    other = part(span, size, place)
    if stretch(window, span) == stretch(other, span):
        assert belongs(window, stretch(other, span))
        assert belongs(other, stretch(window, span))
    else:
        assert not belongs(other, stretch(window, span))


@given(spans)
def test_the_whole_span_and_more_than_half_of_it_share_the_stretch_that_is_all_of_it(span: Window) -> None:
    whole = stretch(span, span)
    assert whole.held == span
    assert stretch(Window(span.start + span.days * 0.4, span.end), span) == whole


def test_each_level_is_half_as_long_and_begins_at_halves_of_its_longest_window() -> None:
    span = Window(0, 1024)
    assert stretch(Window(0, 512), span) == Stretch(Window(0, 768), Window(0, 256), 256, 512)
    assert stretch(Window(300, 600), span) == Stretch(Window(256, 1024), Window(256, 512), 256, 512)
    assert stretch(Window(1000, 1020), span) == Stretch(Window(992, 1024), Window(992, 1008), 16, 32)
