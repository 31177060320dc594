"""The forms of claim statuses as the page's scripts get them."""

import json

from rollout.evidence.vocabulary import STATUSES
from rollout.layout.forms import FORMS, MarkForm
from rollout.page.icons import icon, script
from tests.support.server import TOP


def test_the_script_holds_what_the_table_says_now() -> None:
    written = (TOP / "rollout" / "page" / "scripts" / "picture" / "forms.js").read_text("utf-8")
    assert written == script(), "Write it again: python -m tools.icons"


def test_the_script_gives_the_page_a_drawing_of_every_status_in_order() -> None:
    body = script().partition("export const forms = ")[2].rstrip(";\n").replace(",\n}", "\n}")
    assert [*json.loads(body)] == list(STATUSES)


def test_an_icon_is_drawn_in_the_numbers_of_the_table() -> None:
    assert icon(MarkForm("circle", filled=True)) == [("circle", {"cx": 10, "cy": 10, "r": 5.5, "fill": "currentColor"})]
    assert icon(MarkForm("diamond", dotted=True)) == [
        ("path", {"d": "M10 2.56 L17.44 10 L10 17.44 L2.56 10 Z", "stroke-dasharray": "2.4 2.2"})
    ]
    dot = ("circle", {"cx": 10, "cy": 10, "r": 2.2, "fill": "currentColor", "stroke": "none"})
    assert icon(FORMS["reported"])[1:] == [dot]
    assert icon(FORMS["retracted"])[1:] == [("path", {"d": "M6.15 6.15 L13.85 13.85 M13.85 6.15 L6.15 13.85"})]


def test_an_icon_stays_within_its_square_with_its_outline() -> None:
    for form in FORMS.values():
        (_, shape), *_ = icon(form)
        numbers = [float(one) for one in shape.get("d", "").replace("M", "").replace("L", "").replace("Z", "").split()]
        assert all(1 <= each <= 19 for each in numbers)
