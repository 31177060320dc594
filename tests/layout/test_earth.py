"""Maps in numbers: what is on them stands where the scale says, and land and borders are what a topology holds."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from math import cos, dist, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.event import Event
from rollout.layout.earth.frame import LEAST, Frame, framed, near
from rollout.layout.earth.ground import borders, land, paths, read
from rollout.layout.earth.scene import APART, KILOMETRES, MOST, MapScene, frame_of, map_scene
from rollout.layout.earth.spread import SPIRAL, spread
from rollout.timeline.where import Point
from tests.support.events import event
from tests.support.measured import spent

INKS = ("#000000", "#333333", "#cccccc")
PLAIN = event()
CHINA: list[Point] = [(91.13, 29.65), (80.1, 32.5), (121.47, 31.23), (116.4, 39.9)]
POINTS = st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=1, max_size=12)
SIZES = st.tuples(st.integers(200, 900), st.integers(200, 700))


def at(points: Sequence[Point], place: str = "Lhasa, Tibet") -> list[Event]:
    return [replace(PLAIN, id=f"at-{n}", lon=east, lat=north, place=place) for n, (east, north) in enumerate(points)]


def mapped(points: Sequence[Point], width: float = 440, height: float = 330, everything: bool = False) -> MapScene:
    events = at(points)
    return map_scene(events, frame_of(events, width, height, everything), INKS)


@given(POINTS, SIZES)
def test_every_point_lies_in_its_frame_where_the_scale_says(points: list[Point], size: tuple[int, int]) -> None:
    frame = framed(points, *size)
    for east, north in points:
        x, y = frame.x(east), frame.y(north)
        assert -0.01 <= x <= frame.width + 0.01
        assert -0.01 <= y <= frame.height + 0.01
        turn = (east - (frame.middle + frame.west + x / frame.across) + 180) % 360 - 180
        assert turn == pytest.approx(0, abs=1e-6)
        assert frame.north - y / frame.down == pytest.approx(north)


@given(POINTS, SIZES)
def test_distances_are_true_on_the_middle_parallel(points: list[Point], size: tuple[int, int]) -> None:
    frame = framed(points, *size)
    middle = frame.north - frame.height / frame.down / 2
    assert frame.across == pytest.approx(frame.down * max(cos(radians(middle)), 0.1))


@given(POINTS)
def test_the_map_of_the_near_ones_leaves_out_a_fifth_of_the_events_at_most(points: list[Point]) -> None:
    kept = near(points)
    assert set(kept) <= set(points)
    assert len(points) - len(kept) <= 0.2 * len(points) + 1


def test_two_far_away_do_not_make_all_others_small() -> None:
    far = [(-77.04, 38.91), (-75.7, 45.42)]
    assert near([*CHINA * 3, *far]) == CHINA * 3
    scene = mapped([*CHINA * 3, *far])
    assert sorted(site.point for site in scene.beyond) == sorted(far)
    assert not mapped([*CHINA * 3, *far], everything=True).beyond
    assert near([]) == []


def test_a_single_town_is_shown_with_what_lies_around_it() -> None:
    frame = framed([(91.13, 29.65)], 440, 330)
    assert frame.height / frame.down == pytest.approx(LEAST)
    assert [frame.x(91.13), frame.y(29.65)] == pytest.approx([220, 165])


def test_a_map_is_not_cut_where_the_degrees_begin_again() -> None:
    frame = framed([(178.0, -18.0), (-172.0, -13.8)], 440, 330)
    assert frame.width / frame.across < 20
    assert frame.x(178.0) < frame.x(-172.0)


def test_without_any_point_the_whole_earth_is_shown() -> None:
    frame = framed([], 440, 330)
    assert frame.width / frame.across > 200
    assert mapped([]).marks == ()


# ---- marks


@given(st.lists(st.tuples(st.floats(0, 60), st.floats(0, 60)), max_size=30))
def test_no_two_marks_lie_over_each_other(points: list[tuple[float, float]]) -> None:
    found = spread(points, APART)
    assert all(dist(one, other) >= APART * 0.99 for one, other in combinations(found, 2))


def test_of_more_marks_than_have_room_the_rest_lie_at_their_point() -> None:
    found = spread([(50.0, 50.0)] * (len(SPIRAL) + 2), APART)
    assert found.count((50.0, 50.0)) == 3
    assert len(set(found)) == len(SPIRAL)


def test_every_event_with_a_point_in_the_frame_has_a_mark_that_leads_to_it() -> None:
    scene = mapped([*CHINA, *CHINA[:1] * 5], everything=True)
    assert sorted(one.id for mark in scene.marks for one in mark.events) == [f"at-{n}" for n in range(9)]
    for mark in scene.marks:
        (one,) = mark.events
        assert one.lon is not None
        assert one.lat is not None
        assert (mark.at_x, mark.at_y) == (scene.frame.x(one.lon), scene.frame.y(one.lat))
        assert dist((mark.x, mark.y), (mark.at_x, mark.at_y)) <= APART * 3


def test_very_many_events_near_each_other_have_one_mark_together() -> None:
    points = [CHINA[n % 4] for n in range(MOST)]
    scene = mapped([*points, (91.2, 29.65)])
    assert sorted(len(mark.events) for mark in scene.marks) == [MOST // 4] * 3 + [MOST // 4 + 1]


@pytest.mark.parametrize("apart", [0.0, 0.1])
def test_the_map_of_very_many_events_costs_little(apart: float) -> None:
    points = [((n * 97 % 3490 - 1745) * apart, (n % 1600 - 800) * apart) for n in range(8_000)]
    many = [replace(one, place=f"Place {n}") for n, one in enumerate(at(points))]
    assert spent(lambda: map_scene(many, frame_of(many, 4000, 4000, True), INKS)) < 3  # at rest half a second


def test_names_lie_over_no_mark_and_over_no_other_words() -> None:
    scene = mapped([*CHINA * 4, (91.4, 29.7), (91.8, 29.2), (90.8, 29.4)])
    half = 5.5
    marks = [(one.x - half, one.y - half, one.x + half, one.y + half) for one in scene.marks]
    words = [one.bounds for one in (*scene.names, *scene.degrees, scene.length)]
    full = [*marks, *words]
    for own in words:
        for other in full:
            over = own[0] < other[2] and other[0] < own[2] and own[1] < other[3] and other[1] < own[3]
            assert own == other or not over
    assert {one.text for one in scene.names} == {"Lhasa"}


@pytest.mark.parametrize("points", [CHINA, CHINA[:1], [(10.0, 80.0), (-170.0, -60.0)], [(0.0, -5.0), (1.0, 5.0)]])
def test_the_scale_is_a_round_length_as_long_as_it_says(points: list[Point]) -> None:
    scene = mapped(points)
    kilometres = float(scene.length.text.removesuffix(" km").replace(",", ""))
    assert f"{kilometres:e}"[0] in "125"
    assert scene.scale.x2 - scene.scale.x1 == pytest.approx(kilometres / KILOMETRES * scene.frame.down)
    assert scene.scale.x2 - scene.scale.x1 <= scene.frame.width * 0.27


def test_degrees_are_named_where_their_lines_stand() -> None:
    scene = mapped(CHINA)
    texts = [one.text for one in scene.degrees]
    assert "90° E" in texts
    (line,) = [one for one in scene.grid if one.x1 == pytest.approx(scene.frame.x(90.0))]
    assert line.x1 == line.x2
    atlantic = mapped([(-77.0, -32.0), (-70.0, -13.0), (2.0, 34.0)], everything=True)
    texts = [one.text for one in atlantic.degrees]
    assert {"60° W", "0°"} <= set(texts)
    assert any(text.endswith("S") for text in texts)


# ---- land and borders

SQUARES = {
    "transform": {"scale": [1, 1], "translate": [80, 20]},
    # the west of one, the border between two, the east of the other; an island where the degrees begin again
    "arcs": [
        [[10, 0], [-10, 0], [0, 20], [10, 0]],
        [[10, 20], [0, -10], [0, -10]],
        [[10, 20], [10, 0], [0, -20], [-10, 0]],
        [[98, -40], [4, 0], [0, 4], [-4, 0], [0, -4]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "arcs": [[[2, -2]], [[3]]]},
                {"type": None},
            ]
        },
        "land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[0, 2]], [[3]]]}]},
    },
}
FRAME = Frame(440, 330, 90.0, -15.0, 45.0, 14.0, 14.0)


def corners(path: str) -> set[tuple[float, float]]:
    numbers = [float(one) for one in path.replace("M", " ").replace("Z", " ").split()]
    return set(zip(numbers[::2], numbers[1::2], strict=True))


def test_a_border_is_what_two_states_share_and_nothing_else_is() -> None:
    found = read(SQUARES)
    assert [line.points for line in found.borders] == [((90, 40), (90, 30), (90, 20))]
    assert corners(borders(found, FRAME)) == {(210, 70), (210, 210), (210, 350)}


def test_land_stands_where_its_degrees_say_and_is_cut_beyond_the_frame() -> None:
    found = read(SQUARES)
    assert corners(land(found, FRAME)) >= {(70, 70), (210, 70), (350, 70)}
    assert max(y for _, y in corners(land(found, FRAME))) <= FRAME.height + 12
    assert paths(found, FRAME) == (land(found, FRAME), borders(found, FRAME))


def test_an_island_where_the_degrees_begin_again_is_whole() -> None:
    found = read(SQUARES)
    frame = framed([(179.0, -17.0), (-179.0, -17.0)], 440, 330)
    drawn = corners(land(found, frame))
    assert len(drawn) == 4
    assert all(-12 <= x <= 452 for x, _ in drawn)


def test_what_lies_outside_the_frame_is_not_drawn() -> None:
    frame = framed([(-40.0, 0.0)], 440, 330)
    assert paths(read(SQUARES), frame) == ("", "")


def test_a_line_that_leaves_the_frame_and_comes_back_is_drawn_where_it_is_seen() -> None:
    line = {
        **SQUARES,
        "arcs": [[[0, 0], [5, 5], [0, 60], [20, 0], [0, -60], [0, 0], [5, 5]]],
        "objects": {
            "countries": {"geometries": [{"type": "Polygon", "arcs": [[0]]}] * 2},
            "land": {"geometries": []},
        },
    }
    assert borders(read(line), FRAME).count("M") == 2


@pytest.mark.parametrize("north", [70, -70])
def test_land_about_a_pole_reaches_to_the_pole(north: int) -> None:
    ring = {
        **SQUARES,
        "transform": {"scale": [1, 1], "translate": [-180, north]},
        "arcs": [[[0, 0], [90, 0], [90, 0], [90, 0], [89, 0]]],
        "objects": {"countries": {"geometries": []}, "land": {"geometries": [{"type": "Polygon", "arcs": [[0]]}]}},
    }
    (outline,) = read(ring).land
    assert {abs(y) for _, y in outline.points} == {70, 90}


def test_a_speck_of_land_is_no_land() -> None:
    speck = {
        **SQUARES,
        "transform": {"scale": [0.001, 0.001], "translate": [90, 30]},
        "arcs": [[[0, 0], [1, 0], [0, 1], [-1, -1]]],
        "objects": {"countries": {"geometries": []}, "land": {"geometries": [{"type": "Polygon", "arcs": [[0]]}]}},
    }
    assert land(read(speck), FRAME) == ""
