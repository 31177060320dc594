"""The deck: what its slides say, that nothing on them is cut, and that they are native shapes."""

import re
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from pptx import Presentation
from pptx.util import Pt

from rollout.evidence.beside import Beside
from rollout.evidence.edtf import in_words
from rollout.evidence.reader import read
from rollout.importing.importer import run
from rollout.importing.packing import pack
from rollout.layout.palette import DARK, LIGHT
from rollout.layout.scene import Words
from rollout.layout.typeface import FAMILY, width
from rollout.outputs.deck import figures as pages
from rollout.outputs.deck import make_pptx
from rollout.outputs.deck.chart import values
from rollout.outputs.deck.headlines import headline_pages
from rollout.outputs.deck.pages import title_page
from rollout.outputs.deck.parts import HIGH, READ_ALOUD, WIDE
from rollout.outputs.deck.rows import Row, columns, lines, stacked
from rollout.outputs.deck.shapes import Run
from rollout.outputs.deck.timeline import _part, sheets
from rollout.sheet.lines import broken
from rollout.timeline.edition import CAUTION, Edition, ExportError, Options, edition, headlines, stamp
from rollout.timeline.naming import one_line
from rollout.timeline.series import all_series
from rollout.timeline.view import View, from_address
from rollout.timeline.window import EPOCH
from tests.support.events import dataset, figure
from tests.support.real import everything

REAL = everything().dataset
NO = {"disputed_by": "https://example.org/no", "dispute": "It is not so."}
EMU = 12700


def of(*changes: dict[str, str], query: str = "") -> Edition:
    return edition(dataset(*changes), from_address(query))


@cache
def real(query: str = "") -> Edition:
    return edition(REAL, from_address(query))


@cache
def made(query: str = "", **options: Any) -> bytes:
    return make_pptx(real(query), Options(**options))


def opened(data: bytes) -> Any:
    return Presentation(BytesIO(data))


def deck(*changes: dict[str, str], query: str = "", **options: Any) -> Any:
    return opened(make_pptx(of(*changes, query=query), Options(**options)))


def slide_of(found: Any, key: str) -> Any:
    return next(slide for slide in found.slides if slide._element.cSld.get("name") == key)


def keys(found: Any) -> list[str]:
    return [slide._element.cSld.get("name") for slide in found.slides]


def shape(slide: Any, name: str) -> Any:
    return next(one for one in slide.shapes if one.name == name)


def text(slide: Any) -> str:
    """Return all words of a slide, those in groups too."""
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter("{*}t")) for paragraph in slide._element.iter("{*}p")
    )


def test_a_deck_begins_with_a_title_and_ends_with_the_legend() -> None:
    found = keys(opened(made()))
    assert found[:3] == ["title", "timeline:1", "chart:1"]
    assert found[-2:] == [f"sources:{found[-2][-1]}", "legend"]


def test_there_is_one_slide_for_each_headline_in_order_of_date() -> None:
    asked = [key.removeprefix("headline:") for key in keys(opened(made())) if key.startswith("headline:")]
    assert asked == [event.id for event in headlines(real())]


def test_every_slide_has_a_title_of_its_own() -> None:
    found = opened(made())
    titles = [slide.shapes.title.text_frame.text for slide in found.slides]
    assert all(titles)
    assert titles[0] == "Card rollout, Control and “Iron Grid” and Social credit"


def test_slides_are_wide() -> None:
    found = opened(made())
    assert (found.slide_width, found.slide_height) == (Pt(WIDE), Pt(HIGH))


def test_an_event_of_the_timeline_is_one_group_named_by_its_id_with_words_and_alt_text() -> None:
    group = shape(slide_of(opened(made()), "timeline:1"), "event:ecard-100m-jan-2020")
    assert group._element.tag.endswith("}grpSp")
    alt = group._element.nvGrpSpPr.cNvPr.get("descr")
    assert alt.startswith("January 2020: ")
    assert "(reported)" in alt
    assert [one.text_frame.text for one in group.shapes if one.has_text_frame and one.text_frame.text] == [
        "100 million e-cards"
    ]


def test_every_event_that_the_sheet_tells_is_a_group_and_no_other() -> None:
    (drawn,) = sheets(real(), LIGHT)
    names = [one.name for one in slide_of(opened(made()), "timeline:1").shapes if one.name.startswith("event:")]
    assert sorted(names) == sorted(f"event:{told.event.id}" for told in drawn.told)
    assert len(names) > 60


def test_every_form_that_carries_a_meaning_is_a_shape_of_its_own() -> None:
    slide = slide_of(opened(made()), "timeline:1")
    forms = {node.get("prst") for node in slide._element.iter("{*}prstGeom")}
    assert {"ellipse", "diamond", "rect", "line"} <= forms
    disputed = shape(slide, "event:ecard-first-fuzhou-2018-04-22")
    assert "disputed" in [one.name for one in disputed.shapes]


def test_open_ends_and_retracted_claims_are_drawn() -> None:
    found = deck(
        {"date": "2015/..", "title": "It goes on"},
        {"date": "../2016", "title": "It was ever so"},
        {"date": "2017-05", "status": "retracted", "title": "Taken back"},
        {"date": "2018-02-03~", "title": "About then"},
    )
    names = [node.get("name") for node in slide_of(found, "timeline:1")._element.iter("{*}cNvPr")]
    assert names.count("mark cross") >= 2
    assert names.count("point") >= 2
    turned = [node.get("rot") for node in slide_of(found, "timeline:1")._element.iter("{*}xfrm") if node.get("rot")]
    assert {"5400000", "16200000"} == set(turned)


def test_words_of_the_timeline_are_at_least_ten_points_and_stand_in_boxes_that_hold_them() -> None:
    slide = slide_of(opened(made()), "timeline:1")
    sizes = [int(node.get("sz")) for node in slide._element.iter("{*}rPr")]
    assert min(sizes) >= 1000
    for group in slide.shapes:
        if group.name.startswith("event:"):
            words = next(one for one in group.shapes if one.name == "words")
            run = words.text_frame.paragraphs[0].runs[0]
            assert width(run.text, run.font.size.pt) <= words.width / EMU + 1.1


def test_a_face_wider_than_ours_by_14_in_a_hundred_fits_and_grows_away_from_its_mark() -> None:
    for group in slide_of(opened(made()), "timeline:1").shapes:
        if group.name.startswith("event:"):
            words, mark = (next(one for one in group.shapes if one.name == name) for name in ("words", "mark"))
            paragraph = words.text_frame.paragraphs[0]
            assert width(paragraph.text, paragraph.runs[0].font.size.pt) * 1.14 <= words.width / EMU + 1.1
            flush = paragraph._p.pPr.get("algn")
            assert flush == ("r" if words.left + words.width <= mark.left + mark.width / 2 else "l")


def test_words_that_are_read_out_are_at_least_fourteen_points() -> None:
    found = opened(made())
    for slide in found.slides:
        if slide._element.cSld.get("name").startswith(("title", "headline:", "chart:")):
            read = [one for one in slide.shapes if not one.name.endswith(("/footer", "/number"))]
            sizes = [int(node.get("sz")) for one in read for node in one._element.iter("{*}rPr")]
            assert min(sizes) >= READ_ALOUD * 100


def boxes(slide: Any) -> list[tuple[str, float, float, float, float]]:
    return [
        (one.name, one.left / EMU, one.top / EMU, (one.left + one.width) / EMU, (one.top + one.height) / EMU)
        for one in slide.shapes
        if one.has_text_frame and one.text_frame.text
    ]


def test_texts_of_a_slide_stand_on_it_and_not_on_one_another() -> None:
    for slide in opened(made()).slides:
        if slide._element.cSld.get("name").startswith("timeline"):
            continue
        found = boxes(slide)
        for name, left, top, right, bottom in found:
            assert left >= 0, name
            assert top >= 0, name
            assert right <= WIDE, name
            assert bottom <= HIGH, name
        for at, (name, left, top, right, bottom) in enumerate(found):
            for other, left2, top2, right2, bottom2 in found[at + 1 :]:
                apart = right <= left2 + 0.2 or right2 <= left + 0.2 or bottom <= top2 + 0.2 or bottom2 <= top + 0.2
                assert apart, (name, other)


def test_every_run_names_our_typeface() -> None:
    for slide in opened(made()).slides:
        faces = {node.get("typeface") for node in slide._element.iter("{*}latin")}
        assert faces <= {FAMILY}


def test_a_headline_says_date_title_summary_who_status_dispute_and_source() -> None:
    found = opened(made())
    for event in headlines(real()):
        words = text(slide_of(found, f"headline:{event.id}"))
        date = in_words(event.date)
        for part in (date[1:], event.title, event.summary, event.asserted_by, event.dispute, event.source.title):
            assert one_line(part) in words
        assert event.status in words.lower()


def test_a_target_says_when_it_was_due_and_what_came_of_it() -> None:
    slide = slide_of(opened(made()), "headline:ecard-100m-target-2019")
    assert "31 December 2019; reached by Jan 2020" in shape(slide, "headline:ecard-100m-target-2019/due").text


def test_a_counter_source_and_a_source_stand_as_text() -> None:
    slide = deck({**NO, "source_url": "https://example.org/said"}).slides[2]
    assert "It is not so. https://example.org/no" in text(slide)
    assert "https://example.org/said" in text(slide)


def test_an_address_is_no_title_and_stands_once() -> None:
    shown = deck({"source_title": "", "source_publisher": "", "source_url": "https://example.org/said"})
    assert "Page whose title is not given. https://example.org/said" in text(shown.slides[2])
    for slide in shown.slides:
        assert text(slide).count("https://example.org/said") <= 1


def test_a_source_without_an_address_says_why() -> None:
    found = text(deck({"source_url": "", "source_note": "Seen in print only"}).slides[2])
    assert "Seen in print only" in found


def test_the_mark_beside_the_status_has_its_form() -> None:
    slide = deck({"status": "claimed", **NO}).slides[2]
    mark = next(one for one in slide.shapes if one.name.endswith("/status mark"))
    assert [one.name for one in mark.shapes] == ["mark", "disputed"]
    assert mark._element.nvGrpSpPr.cNvPr.get("descr") == "claimed, disputed"


def test_notes_are_spoken_only_when_asked_for() -> None:
    assert not any(slide.has_notes_slide for slide in opened(made()).slides)
    found = opened(made(notes=True))
    event = next(event for event in headlines(real()) if event.notes)
    assert slide_of(found, f"headline:{event.id}").notes_slide.notes_text_frame.text == event.notes


def test_the_first_and_the_last_slide_carry_the_stamp() -> None:
    found, mark = opened(made()), stamp(real())
    for slide in (found.slides[0], found.slides[-1]):
        for part in (mark.short, mark.newest, mark.counts, mark.view, CAUTION):
            assert part in text(slide)
    assert mark.digest in text(found.slides[-1])


def test_the_legend_explains_what_the_view_shows() -> None:
    words = text(opened(made()).slides[-1])
    assert "documented" in words
    assert "A named counter-source contradicts it" in words
    few = text(deck({"status": "claimed"}).slides[-1])
    assert "An official or primary document" not in few


def test_the_sources_of_all_that_is_told_are_listed_once_each() -> None:
    found = opened(made())
    words = "\n".join(text(slide) for slide in found.slides if slide._element.cSld.get("name").startswith("sources"))
    for event in headlines(real()):
        assert one_line(event.source.title) in words
    addresses = re.findall(r"https?://\S+", words)
    assert len(addresses) == len(set(addresses))


def test_every_counter_source_without_an_address_is_listed_by_who_speaks() -> None:
    files = pack(run(b"date,title,disputed by\n2019,A,The ministry\n2020,B,The embassy\n", "list.csv", {})).files
    data = read(files["events.csv"], beside=Beside(sources=files["sources.csv"]))
    found = opened(make_pptx(edition(data, View()), Options()))
    words = "\n".join(text(slide) for slide in found.slides if slide._element.cSld.get("name").startswith("sources"))
    assert "The ministry, against “A”." in words
    assert "The embassy, against “B”." in words


def test_the_series_is_a_native_chart_with_exact_values() -> None:
    slide = slide_of(opened(made()), "chart:1")
    chart = next(one for one in slide.shapes if one.has_chart).chart
    series = all_series(REAL.events)[0]
    numbers = {float(number) for number in values(chart).split()}
    for event in series.points:
        assert event.quantity
        assert float(event.quantity.value) in numbers
    names = [one.name for one in chart.plots[0].series]
    assert names == [
        "Figures",
        "Figures, part 2",
        "No figure found between",
        "Figures on their own",
        "Targets and forecasts",
    ]


def test_every_figure_of_the_chart_stands_beside_it_in_words() -> None:
    found = opened(made())
    slide = slide_of(found, "chart:1")
    words = "".join(text(slide_of(found, key)) for key in keys(found) if key.startswith(("chart:", "figures:")))
    assert "Jan 2020: 100 million (reported; source: People’s Daily" in words
    assert "Target 100 million by 31 Dec 2019: reached by Jan 2020 (planned)" in words
    chart = shape(slide, pages.CHART)
    assert "300 million" in chart._element.nvGraphicFramePr.cNvPr.get("descr")


def test_how_the_chart_is_read_names_no_hollow_mark_for_libreoffice_draws_it_solid() -> None:
    words = text(slide_of(opened(made()), "chart:1"))
    assert "Diamond: target or forecast, at the date it was due." in words
    assert "ollow" not in words


def test_additions_and_disputed_figures_are_joined_by_no_line() -> None:
    rows = [figure("2018-01-01", 10, measure="increment"), figure("2019-01-01", 20, measure="increment", **NO)]
    slide = slide_of(deck(*rows), "chart:1")
    chart = next(one for one in slide.shapes if one.has_chart).chart
    assert [one.name for one in chart.plots[0].series] == ["Figures on their own"]
    assert chart.plots[0].series[0].format.line.fill.type == 5  # no fill
    assert "20 (reported, disputed; source: Tibet Daily)" in text(slide)


def test_a_running_total_over_a_range_stands_at_the_end_of_the_range() -> None:
    rows = [figure("2018-04-01", 11), figure("2013-10/2018-12-31", 17)]
    slide = slide_of(deck(*rows), "chart:1")
    chart = next(one for one in slide.shapes if one.has_chart).chart
    assert values(chart).split() == ["2018.248", "2018.999", "11.000", "17.000"]


def test_a_percentage_says_so() -> None:
    rows = [figure("2018-01-01", 10, unit="percent of the people"), figure("2019", 20, unit="percent of the people")]
    slide = slide_of(deck(*rows), "chart:1")
    assert "2019: 20% (reported; source: Tibet Daily)" in text(slide)
    axis = next(one for one in slide.shapes if one.has_chart).chart.value_axis
    assert axis.tick_labels.number_format == '#,##0"%"'


def test_many_figures_run_on_over_further_slides() -> None:
    rows = [figure(f"{year}-05-06", year) for year in range(1980, 2020)]
    found = deck(*rows)
    assert "figures:1" in keys(found)
    words = "".join(text(slide) for slide in found.slides if slide._element.cSld.get("name").startswith("figures"))
    assert all(f"6 May {year}: {year:,}" in words for year in range(1980, 2020))


def test_a_view_without_a_series_has_no_chart() -> None:
    assert "chart:1" not in keys(deck({"date": "2018-05-04"}))
    rows = (figure("2018-01-01", 1), figure("2019-01-01", 2))
    assert "chart:1" in keys(deck(*rows))
    assert "chart:1" not in keys(deck(*rows, query="series=none"))


def test_centuries_have_words_on_the_axis_of_the_chart_too() -> None:
    found = slide_of(deck(figure("0900", 1), figure("2019", 2)), "chart:1")
    chart = next(one for one in found.shapes if one.has_chart).chart
    assert chart.category_axis.major_unit == 100
    assert chart.category_axis.minimum_scale == 900


@pytest.mark.parametrize(
    ("day", "year"), [("2020-01-01", 2020.0), ("2019-07-02", 2019.4986), ("2020-12-31", 2020.9973)]
)
def test_a_day_is_a_year_with_decimals(day: str, year: float) -> None:
    assert pages.year_of(date.fromisoformat(day).toordinal() - EPOCH) == year


def test_a_timeline_that_one_slide_cannot_tell_is_spread_over_the_fewest_that_can() -> None:
    rows = [
        {"date": f"{1990 + n % 20}-{n % 12 + 1:02}", "priority": "1", "title": f"A headline with long words {n:03}"}
        for n in range(110)
    ]
    drawn = sheets(of(*rows), LIGHT)
    assert 1 < len(drawn) <= 8
    assert {told.event.title for each in drawn for told in each.told} == {row["title"] for row in rows}


def test_headlines_without_room_on_any_slide_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rollout.outputs.deck.timeline.LEAST", 1000)  # no share is small enough
    rows = [{"date": "2018-05-05", "priority": "1", "title": f"Headline {n}"} for n in range(120)]
    with pytest.raises(ExportError, match="Headline"):
        make_pptx(of(*rows), Options())


@pytest.mark.parametrize("column", ["title", "summary", "asserted_by", "place", "dispute"])
@pytest.mark.parametrize("words", ["So many words. " * 600, "Donaudampfschiff" * 25])
def test_words_too_long_for_a_slide_are_cut_there_and_end_no_deck(column: str, words: str) -> None:
    event = {"title": "Way too much", "label": "One", **NO, column: words[:9000].strip()}
    made = headline_pages(of(event), notes=False, links=False, palette=LIGHT)
    said = " ".join(text for piece in made[0].pieces for _, text in piece.texts)
    assert "…" in said or words.strip() in said
    assert words[:60].strip() in said


def test_words_without_room_at_a_size_that_can_be_read_are_named_by_their_event(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rollout.outputs.deck.headlines.CUT", ())
    with pytest.raises(ExportError, match="“Way too much”"):
        make_pptx(of({"title": "Way too much", "label": "", **NO, "dispute": "So many words. " * 300}), Options())


def test_a_source_that_no_column_holds_is_refused_and_not_cut() -> None:
    rows = [Row("source", (Run("word " * 900, "#000000"),), 14.0)]
    with pytest.raises(ExportError, match="no room on a slide"):
        columns("sources", rows, 90.0, 500.0, 3)


def test_a_title_without_room_is_refused() -> None:
    rows = [figure("2018", 1, scope="wide " * 200), figure("2019", 2, scope="wide " * 200)]
    with pytest.raises(ExportError, match="as the title of a slide"):
        make_pptx(of(*rows), Options())


def test_a_view_whose_words_no_title_slide_holds_is_refused() -> None:
    long = "A lane with a long name " * 300
    with pytest.raises(ExportError, match="title slide"):
        title_page(of({"lane": long}, {"lane": "B"}, query=f"?lane={quote(long.strip())}"), LIGHT)


def test_rows_are_set_smaller_until_they_fit_and_no_smaller_than_can_be_read() -> None:
    def rows(count: int) -> list[Row]:
        return [Row(f"r{n}", (Run("words " * 30, "#000000"),), 24.0) for n in range(count)]

    few, many = stacked("k", rows(2), 40.0, 500.0, LIGHT), stacked("k", rows(7), 40.0, 500.0, LIGHT)
    assert few
    assert many
    assert few[0].place.height > many[0].place.height
    assert stacked("k", rows(40), 40.0, 500.0, LIGHT) is None


@pytest.mark.parametrize(
    ("words", "count"), [("", 1), ("word", 1), ("word " * 30, 8), ("w" * 100, 8), ("a " + "w" * 99, 9)]
)
def test_lines_are_counted_with_room_to_spare(words: str, count: int) -> None:
    assert 1 <= lines(words, 100.0, 14.0) <= 2 * count
    assert lines(words, 100.0, 14.0) >= len(broken(words, 100.0, 14.0))


def test_a_theme_colours_the_deck() -> None:
    found = deck({"date": "2018-05-04"}, theme="dark")
    theme = next(rel.target_part for rel in found.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    assert DARK.paper[1:].upper().encode() in theme.blob
    with pytest.raises(ExportError, match="no theme 'pink'"):
        deck({"date": "2018-05-04"}, theme="pink")


def test_shapes_made_later_throw_no_shadow() -> None:
    found = opened(made())
    theme = next(rel.target_part for rel in found.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    assert b"outerShdw" not in theme.blob
    assert not any(True for slide in found.slides for _ in slide._element.iter("{*}style"))


def test_layouts_are_as_wide_as_the_slides() -> None:
    found = opened(made())
    edges = [one.left + one.width for layout in found.slide_layouts for one in layout.placeholders]
    assert max(edges) > Pt(800)
    assert max(edges) <= Pt(WIDE)


def test_a_view_that_shows_few_events_has_larger_type() -> None:
    (drawn,) = sheets(real("q=DNA"), LIGHT)
    assert drawn.type_size > 10
    assert all(isinstance(one, Words) for one in drawn.words())


def test_an_edition_without_events_is_refused() -> None:
    with pytest.raises(ExportError, match="shows no event"):
        sheets(edition(dataset({"date": "2018"}), View(search="nothing like it")), LIGHT)


def test_headlines_of_one_day_that_no_slide_holds_are_shared_out_over_several() -> None:
    day = [{"date": "2018-04-22", "title": f"Number {n} of one day", "priority": "1"} for n in range(30)]
    drawn = sheets(of(*day), LIGHT)
    assert len(drawn) > 1
    assert sorted(one.event.row for each in drawn for one in each.told) == sorted(one.row for one in of(*day).shown)


def test_in_a_face_wider_than_ours_by_14_in_a_hundred_no_line_of_the_sources_leaves_the_slide() -> None:
    stamp = shape(slide_of(opened(made()), "timeline:1"), "timeline:1/stamp")
    assert "documented link." in stamp.text_frame.text.replace("\n", " ")
    for paragraph in stamp.text_frame.paragraphs:
        assert stamp.left / EMU + width(paragraph.text, paragraph.runs[0].font.size.pt) * 1.14 <= WIDE


def test_a_stretch_of_a_timeline_that_is_told_in_two_holds_what_touches_it_alone() -> None:
    whole = edition(dataset({"date": "2010"}, {"date": "2014/2016"}, {"date": "2020"}), View())
    first, second = (_part(whole, number, 2) for number in (0, 1))
    assert [event.date.text for event in first.shown] == ["2010", "2014/2016"]
    assert [event.date.text for event in second.shown] == ["2014/2016", "2020"]
    assert first.window.end == second.window.start
