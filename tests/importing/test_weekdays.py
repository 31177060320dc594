"""Days of the week beside dates: they decide what they can, and are pointed at where they disagree."""

import pytest

from rollout.importing.dates import understand
from rollout.importing.deciding import Decided, Reading, settle
from rollout.importing.importer import Imported, run


def imported(text: str, **answers: object) -> Imported:
    return run(text.encode(), "list.csv", answers)


def dates(found: Imported) -> list[str]:
    return [each.date for each in found.drafts]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Mon 06/05/2019", "2019-05-06"),
        ("Wed 06/05/2019", "2019-06-05"),
        ("lun. 06/05/2019", "2019-05-06"),
        ("(Thursday) 02/05/2019", "2019-05-02"),
        ("Mon 06/05/2019 – Wed 08/05/2019", "2019-05-06/2019-05-08"),
        ("Friday 3 May – Sunday 5 May 2019", "2019-05-03/2019-05-05"),
    ],
)
def test_a_day_of_the_week_tells_day_from_month_where_only_one_order_falls_on_it(text: str, date: str) -> None:
    assert settle(understand(text), Decided()) == Reading(date)


def test_a_day_of_the_week_that_neither_order_falls_on_decides_nothing() -> None:
    assert settle(understand("Sun 06/05/2019"), Decided()).asks == "day-first"
    assert settle(understand("Fri 31/02/2019"), Decided()).wrong
    assert settle(understand("Fri 06/06/2014"), Decided()) == Reading("2014-06-06")


def test_where_a_year_has_two_figures_its_hundred_years_are_asked_for_and_then_the_day_of_the_week_decides() -> None:
    cell = understand("Mon 06/05/19")
    assert settle(cell, Decided()).asks == "century"
    assert settle(cell, Decided(century=2000)) == Reading("2019-05-06")
    assert settle(cell, Decided(century=1900)).asks == "day-first"


def test_one_day_of_the_week_decides_for_its_column_and_no_column_is_decided_by_two_that_disagree() -> None:
    found = imported("date,title\nMon 06/05/2019,A\n07/05/2019,B\n")
    assert dates(found) == ["2019-05-06", "2019-05-07"]
    found = imported("date,title\nMon 06/05/2019,A\nWed 06/05/2019,B\n07/05/2019,C\n")
    assert dates(found) == ["2019-05-06", "2019-06-05"]
    assert [each.question for each in found.held] == ["day-first"]


def test_dates_that_fall_on_another_day_of_the_week_than_they_say_are_pointed_at() -> None:
    found = imported("date,title\nFri 3 May 2019,A\nFriday 4 May 2019,B\nMay 2019,C\n")
    assert dates(found) == ["2019-05-03", "2019-05-04", "2019-05"]
    assert "1 date falls" in dict(found.warnings)["weekday"]
    assert "Friday 4 May 2019" in dict(found.warnings)["weekday"]
    assert not imported("date,title\nFri 3 May 2019,A\nMonday c. May 2019,B\n").warnings


def test_days_of_the_week_of_older_calendars_decide_nothing_and_are_not_called_wrong() -> None:
    assert settle(understand("Monday 06/05/1415"), Decided()).asks == "day-first"
    assert not imported("date,title\nMonday 6 May 1415,A\n").warnings
