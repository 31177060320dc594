"""EDTF dates: exactly what a text says, in bounds and in words, or a refusal that helps."""

import doctest
import re
from datetime import date, timedelta
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rollout.evidence.edtf.bounds
import rollout.evidence.edtf.value
import rollout.evidence.edtf.words
from rollout.evidence.edtf import EdtfDate, EdtfError, before, in_words, parse, plain, short_words
from rollout.evidence.edtf.far import FIRST, LAST, FarDay, day_of, from_ordinal, month_length
from tests.edtf_cases import FURTHER_ACCEPTED, LOC_ACCEPTED, REFUSED, WORDED
from tests.support.cases import for_each

SIGNS = ("", "?", "~", "%")
SUGGESTED = re.compile(r"\[[0-9X.,~?%/-]+\]|(?<!\S)[0-9X./\[][0-9X./~?%-]*")
# The grammar written a second time, as one expression, so that nothing outside it can slip in.
YEAR = r"(?!-0000)-?\d{4}"
POINT = (
    rf"(({YEAR}|-?\d\d\dX|-?\d\dXX|-?\dXXX|{YEAR}-(0[1-9]|1[0-2]|2[1-4]|3[3-6]|XX)"
    rf"|{YEAR}-(0[1-9]|1[0-2])-([0-2]\d|3[01]|XX)|{YEAR}-XX-XX)[?~%]?"
    rf"|{YEAR}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-](0\d|1[0-4])(:[0-5]\d)?)?)"
)
MEMBER = rf"{POINT}(\.\.{POINT})?"
GRAMMAR = re.compile(
    rf"{POINT}|{POINT}/({POINT}|\.\.)?|(\.\.)?/{POINT}"
    rf"|\[(\.\.{POINT}|{MEMBER})(,{MEMBER})*(,{POINT}\.\.)?\]|\[{POINT}\.\.\]",
    re.ASCII,
)
DAY_NUMBER = re.compile(r"(?<![\w–])\d{1,2}(?!\d)")
MONTHS = [f"{date(2000, month, 1):%B}" for month in range(1, 13)]


def _listed(d: EdtfDate) -> tuple[str, ...]:
    days = tuple("" if day is None else day.isoformat() for day in (d.earliest, d.latest))
    return (d.text, *days, d.precision, d.certainty, d.start, d.end, d.kind)


def _tried(text: str) -> EdtfDate | EdtfError:
    try:
        return parse(text)
    except EdtfError as refusal:
        return refusal


@st.composite
def points(draw: st.DrawFn, year: int | None = None, signs: tuple[str, ...] = SIGNS) -> str:
    """One date of any supported form, in the given year or in any from 1000 to 9998."""
    day = draw(st.dates(date(1000, 1, 1), date(9998, 12, 31)))
    if year is not None:
        day = day.replace(year=year, day=min(day.day, 28))
    group = draw(st.sampled_from(("21", "22", "23", "24", "33", "34", "35", "36", "XX", "XX-XX")))
    forms = [f"{day.year}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}", f"{day:%Y-%m}-XX", f"{day.year}-{group}"]
    if year is None:
        forms += [str(day.year)[:known] + "X" * (4 - known) for known in (1, 2, 3)]
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(signs))


@st.composite
def ranges(draw: st.DrawFn, between: str) -> str:
    """Two dates in order, in different years, or two days of any order put right."""
    if draw(st.booleans()):
        days = sorted(draw(st.tuples(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))))
        return between.join(day.isoformat() for day in days)
    first = draw(st.integers(1000, 9900))
    last = first + draw(st.integers(1, 98))
    return draw(points(year=first)) + between + draw(points(year=last))


@st.composite
def choices(draw: st.DrawFn) -> str:
    """A one-of set of at most five members."""
    members = draw(st.lists(st.one_of(points(), ranges("..")), min_size=1, max_size=3))
    if draw(st.booleans()):
        members.insert(0, ".." + draw(points()))
    if draw(st.booleans()):
        members.append(draw(points()) + "..")
    return f"[{','.join(members)}]"


def _ajar() -> st.SearchStrategy[str]:
    ends = st.sampled_from(("../{}", "{}/..", "/{}", "{}/"))
    return st.tuples(ends, points()).map(lambda pair: pair[0].format(pair[1]))


VALID = st.one_of(points(), ranges("/"), _ajar(), choices().filter(lambda text: len(text) <= 64))


@st.composite
def near_misses(draw: st.DrawFn) -> str:
    """A supported text with one to three characters changed, put in or taken out."""
    text = draw(VALID)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 1))
        text = text[:at] + draw(st.sampled_from([*"0123456789-/.,?~%X[]{} uxyYTE:é０", ""])) + text[at + cut :]
    return text[:64]


ANY = st.one_of(VALID, near_misses(), st.text(max_size=64), st.text("0123456789-/., XAprilMayQ:'", max_size=24))


@for_each("row", LOC_ACCEPTED, ids=lambda row: row[0])
def test_every_example_of_the_specification_for_the_levels_claimed_is_read(row: tuple[str, ...]) -> None:
    assert _listed(parse(row[0])) == row


@for_each("row", FURTHER_ACCEPTED, ids=lambda row: row[0])
def test_a_date_has_the_bounds_precision_and_certainty_of_its_text(row: tuple[str, ...]) -> None:
    assert _listed(parse(row[0])) == row


@for_each(("text", "position", "said"), REFUSED)
def test_a_text_that_is_not_supported_is_refused_with_its_place_and_its_remedy(
    text: str, position: int, said: str
) -> None:
    with pytest.raises(EdtfError) as refusal:
        parse(text)
    assert said in str(refusal.value)
    assert (refusal.value.text, refusal.value.position) == (text, position)


@for_each(("text", "full", "short"), WORDED)
def test_a_date_is_said_in_english_at_its_own_precision(text: str, full: str, short: str) -> None:
    assert in_words(parse(text)) == full
    assert short_words(parse(text)) == short


def test_a_month_is_a_month_wide_not_its_first_day() -> None:
    month = parse("2018-04")
    assert (month.earliest, month.latest) == (date(2018, 4, 1), date(2018, 4, 30))


def test_winter_ends_in_the_february_of_the_next_year_and_keeps_its_name() -> None:
    winter = parse("2019-24")
    assert (winter.earliest, winter.latest) == (date(2019, 12, 1), date(2020, 2, 29))
    assert in_words(winter) == "winter 2019"


def test_a_serial_number_names_its_day_as_a_spreadsheet_counts() -> None:
    with pytest.raises(EdtfError, match="number for 29 February 2020"):
        parse(str((date(2020, 2, 29) - date(1899, 12, 30)).days))


def test_a_refusal_shows_a_long_text_cut_short() -> None:
    assert rollout.evidence.edtf.value.shown("x" * 70) == "'" + "x" * 63 + "…'"


@pytest.mark.parametrize(
    "module", [rollout.evidence.edtf.bounds, rollout.evidence.edtf.value, rollout.evidence.edtf.words]
)
def test_the_examples_in_the_documentation_hold(module: ModuleType) -> None:
    tried = doctest.testmod(module)
    assert tried.failed == 0
    assert tried.attempted > 0


@given(VALID)
@settings(deadline=None)
def test_every_supported_text_is_read_and_kept_as_written(text: str) -> None:
    assert parse(text).text == text


@given(VALID)
@settings(deadline=None)
def test_earliest_is_never_after_latest(text: str) -> None:
    d = parse(text)
    assert (d.earliest is not None) == (d.start == "known")
    assert (d.latest is not None) == (d.end == "known")
    assert d.earliest is None or d.latest is None or d.earliest <= d.latest


@given(points(signs=("",)), st.sampled_from("?~%"))
@settings(deadline=None)
def test_a_sign_changes_the_certainty_and_never_the_bounds(text: str, sign: str) -> None:
    plain, signed = parse(text), parse(text + sign)
    assert (signed.earliest, signed.latest, signed.precision) == (
        plain.earliest,
        plain.latest,
        plain.precision,
    )
    assert (plain.certainty, signed.certainty) == (
        "certain",
        {"?": "uncertain", "~": "approximate", "%": "both"}[sign],
    )


@given(ANY)
@settings(deadline=None, max_examples=500)
def test_any_text_is_either_read_or_refused_in_whole_sentences(text: str) -> None:
    d = _tried(text)
    if isinstance(d, EdtfDate):
        assert "" not in (in_words(d), short_words(d))
    else:
        assert 0 <= d.position <= len(text)
        assert d.wrong.isprintable()
        assert (d.wrong[-1], d.example[-1]) == (".", ".")


@given(ANY)
@settings(deadline=None, max_examples=500)
def test_nothing_outside_the_grammar_is_read(text: str) -> None:
    assert isinstance(_tried(text), EdtfError) or GRAMMAR.fullmatch(text)


@given(st.one_of(near_misses(), st.sampled_from([row[0] for row in REFUSED])))
@settings(deadline=None, max_examples=300)
def test_whatever_a_refusal_says_to_write_would_be_read(text: str) -> None:
    refusal = _tried(text)
    for suggestion in SUGGESTED.findall(refusal.example) if isinstance(refusal, EdtfError) else []:
        written = suggestion.removesuffix(",") if suggestion.endswith("..") else suggestion.rstrip(".,")
        assert parse(written).text == written


@given(VALID)
@settings(deadline=None)
def test_words_hold_no_day_and_no_month_that_the_text_does_not_hold(text: str) -> None:
    days = {int(day) for day in re.findall(r"\d{4}-\d\d-(\d\d)", text)}
    months = {MONTHS[int(month) - 1] for month in re.findall(r"\d{4}-(0[1-9]|1[0-2])", text)}
    for words in (in_words(parse(text)), short_words(parse(text))):
        assert {int(number) for number in DAY_NUMBER.findall(words)} <= days
        assert {name for name in MONTHS if re.search(rf"\b({name}|{name[:3]})\b", words)} <= months


@given(VALID)
@settings(deadline=None)
def test_every_year_written_out_is_said(text: str) -> None:
    for year in re.findall(r"(\d{4})(?![\dX])", text):
        assert year in in_words(parse(text))


@given(VALID, VALID)
@settings(deadline=None)
def test_one_date_is_before_another_exactly_when_the_other_is_not_before_it(one: str, other: str) -> None:
    there, back = before(parse(one), parse(other)), before(parse(other), parse(one))
    assert back is (None if there is None else not there)


@given(VALID, VALID)
@settings(deadline=None)
def test_before_says_no_more_than_the_bounds_do(one: str, other: str) -> None:
    a, b = parse(one), parse(other)
    far = timedelta(days=400 * 10_000).days
    a_first, a_last = (
        (a.earliest.toordinal() if a.earliest else -far),
        (a.latest.toordinal() if a.latest else far),
    )
    b_first, b_last = (
        (b.earliest.toordinal() if b.earliest else -far),
        (b.latest.toordinal() if b.latest else far),
    )
    assert (before(a, b) is True) == (a_last < b_first)
    assert (before(a, b) is False) == (b_last < a_first)


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("2019-12-31", "2020-01", True),
        ("2020-01", "2019-12-31", False),
        ("2019-12-31", "2019-12-31", None),
        ("2019", "2019-06", None),
        ("2017/2018", "2018", None),
        ("2017-06/..", "2019", None),
        ("2017-06/..", "2016", False),
        ("../2017", "2018", True),
        ("/2017", "2016", None),
        ("2018", "2019/", True),
        ("[..2017,2019..]", "2018", None),
        ("2019-05-24T14:30", "2019-05-24T14:31", True),
        ("2019-05-24T14:30", "2019-05-24T14:30:05", None),
        ("2019-05-24", "2019-05-24T14:30", None),
        ("2019-05-24T23:30Z", "2019-05-24T10:00+08:00", None),
        ("2019-05-24T23:30Z", "2019-05-25T10:00+08:00", True),
        ("-0332", "-0331-01-01", True),
        ("0001", "0000", False),
        ("-0332/0014", "0000", None),
    ],
)
def test_before_is_true_false_or_not_said(one: str, other: str, order: bool | None) -> None:
    assert before(parse(one), parse(other)) is order


@given(st.integers(FIRST, LAST))
def test_every_day_within_reach_has_one_number(number: int) -> None:
    day = from_ordinal(number)
    assert day.toordinal() == number
    assert parse(day.isoformat()).earliest == day
    assert day_of(day.year, day.month, day.day) == day


@given(st.integers(-800_000, 800_000), st.integers(-800_000, 800_000))
def test_days_of_any_years_compare_as_their_numbers_do(one: int, other: int) -> None:
    a, b = from_ordinal(one), from_ordinal(other)
    assert (a < b, a <= b, a > b, a >= b) == (one < other, one <= other, one > other, one >= other)


def test_beyond_what_is_within_reach_stands_its_first_and_last_day() -> None:
    assert from_ordinal(FIRST - 9).isoformat() == "-9999-01-01"
    assert from_ordinal(LAST + 9).isoformat() == "9999-12-31"


def test_the_year_after_1_bce_is_the_year_1_and_1_bce_has_a_leap_day() -> None:
    assert month_length(0, 2) == 29
    assert from_ordinal(0) == FarDay(0, 12, 31)
    assert from_ordinal(1) == date(1, 1, 1)


def test_dates_come_in_order_of_their_beginning_then_of_their_end_and_open_sides_lie_beyond() -> None:
    texts = ["../2018", "-0332", "0000", "2018", "2018-01-01", "2018-01-01T00:30", "2018-01-01T14:30:05", "2018/.."]
    order = ["../2018", "-0332", "0000", "2018-01-01", "2018", "2018/..", "2018-01-01T00:30", "2018-01-01T14:30:05"]
    assert sorted(texts, key=lambda text: parse(text).order) == order
    assert [text for text in texts if parse(text).timed] == ["2018-01-01T00:30", "2018-01-01T14:30:05"]
    assert parse("2018-01-01T08:00/2018-01-02").timed


@given(st.dates(), st.dates(), st.sampled_from(["{}", "{}/{}", "{}/", "{}T10:00", "{}?", " {}", "{}/{}/{}"]))
def test_plain_days_and_ranges_are_read_as_the_grammar_reads_them(one: date, other: date, form: str) -> None:
    text = form.format(one, other, one)
    found = plain(text)
    assert found is None or found == parse(text)
    assert (found is not None) == (form == "{}" or (form == "{}/{}" and one <= other))


@pytest.mark.parametrize("text", ["2017-02-30", "2017-08", "0000-01-01", "20170801", "2017-W05-1", "२०१७-08-01", ""])
def test_what_is_no_plain_day_is_left_to_the_grammar(text: str) -> None:
    assert plain(text) is None
