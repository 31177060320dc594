"""Where our reading differs from that of two other parsers: by reason, the text and what they make of it."""

from tests.edtf_cases import FURTHER_ACCEPTED, LOC_ACCEPTED

ACCEPTED = [row[0] for row in (*LOC_ACCEPTED, *FURTHER_ACCEPTED)]

_EDTF_5_0_2 = {
    "A winter is three months; theirs is December alone.": {
        "2001-24": "2001-12-01..2001-12-31",
        "2003-24": "2003-12-01..2003-12-31",
        "9999-24": "9999-12-01..9999-12-31",
    },
    "An end that is not known has no day; they invent one ten years off.": {
        "1985-04-12/": "1985-04-12..1995-04-12",
        "1985-04/": "1985-04-01..1995-04-01",
        "1985/": "1985-01-01..1995-01-01",
        "/1985-04-12": "1975-04-12..1985-04-12",
        "/1985-04": "1975-04-30..1985-04-30",
        "/1985": "1975-12-31..1985-12-31",
    },
    "Plain in meaning and not forbidden: quarters as ends, a sign or a single date in a set.": {
        "2019-33/2019-34": "refused",
        "[2019,2018-05..2018-07?]": "refused",
        "[2019]": "refused",
    },
    "These years have no 29 February.": {
        "2023-02-29": "2023-02-29..2023-02-29",
        "1900-02-29": "1900-02-29..1900-02-29",
    },
    "An interval or a range that ends before it starts is a mistake.": {
        "2018-04/2017": "2018-04-01..2017-12-31",
        "2019-05-04/2019-05-03": "2019-05-04..2019-05-03",
        "[2019..2018]": "2019-01-01..2018-12-31",
    },
    "An interval without any date says nothing that could be drawn.": {
        "../..": "..",
        "../": "breaks: TypeError",
    },
    "Level 2, and not among the features we claim.": {
        "{1667,1668,1670..1672}": "1667-01-01..1672-12-31",
        "1950S2": "1950-01-01..1950-12-31",
        "2001-25": "2001-03-01..2001-05-31",
        "2001-41": "2001-07-01..2001-12-31",
        "2004-06~-11": "2004-06-11..2004-06-11",
        "?2004-06-~11": "2004-06-11..2004-06-11",
        "2004-06-~01/2004-06-~20": "2004-06-01..2004-06-20",
        "?2014": "2014-01-01..2014-12-31",
        "XXXX": "0000-01-01..9999-12-31",
        "2X19": "2019-01-01..2919-12-31",
        "201X-05": "2010-05-01..2019-05-31",
        "20XX-XX": "2000-01-01..2099-12-31",
        "2004-XX-15": "2004-01-15..2004-12-15",
        "1984-1X": "breaks: AttributeError",
    },
    "Level 2, and not among the features we claim; they read it and then fail on the bounds.": {
        "1985-02-3X": "breaks: ValueError",
        "2004-05-X5": "breaks: ValueError",
    },
    "Spaces are no part of EDTF; a cell's outer ones are trimmed before it is read.": {
        " 2018-04": "2018-04-01..2018-04-30",
        "2018-04 / 2018-05": "2018-04-01..2018-05-31",
    },
}

_UNDATE_0_8_0 = {
    "A time of day is of level 0; they read none.": {
        "1985-04-12T23:20:30": "refused",
        "1985-04-12T23:20:30Z": "refused",
        "1985-04-12T23:20:30-04": "refused",
        "1985-04-12T23:20:30+04:30": "refused",
    },
    "The year 0 has no sign, and a year four figures.": {
        "-0000": "0000-01-01..0000-12-31",
        "-000": "0000-01-01..0000-12-31",
    },
    "They do not read seasons.": dict.fromkeys(
        ("2001-21", "2001-22", "2001-23", "2001-24", "2003-24", "2019-22/201X"), "refused"
    ),
    "They do not read quarters.": dict.fromkeys(
        ("2001-33", "2001-34", "2001-35", "2001-36", "2019-33/2019-34"), "refused"
    ),
    "They do not read times of day.": dict.fromkeys(
        ("1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30"),
        "refused",
    ),
    "The year 0 has no sign, and a year has four figures.": dict.fromkeys(("-0000", "-000"), "0000-01-01..0000-12-31"),
    "They do not read one-of sets.": {text: "refused" for text in ACCEPTED if text[0] == "["},
    "Ends of different precision may overlap: the end is not wholly before the start.": dict.fromkeys(
        ("2004-06-15/2004-06", "2004/2004-06", "2018-04/2018-04"), "refused"
    ),
    "Level 2, and not among the features we claim.": {
        "XXXX": "-24999999999999999-01-01..25000000000000000-12-31",
        "201X-05": "2010-05-01..2019-05-31",
        "20XX-XX": "2000-01-01..2099-12-31",
        "1984-1X": "1984-10-01..1984-12-31",
        "2004-XX-15": "2004-01-15..2004-12-15",
    },
    "A year has four figures: more is a date run together or a spreadsheet's number, fewer a damaged date.": {
        "20230401": "20230401-01-01..20230401-12-31",
        "201804": "201804-01-01..201804-12-31",
        "01042018": "1042018-01-01..1042018-12-31",
        "43191": "43191-01-01..43191-12-31",
        "43192": "43192-01-01..43192-12-31",
        "43200": "43200-01-01..43200-12-31",
        "1234567": "1234567-01-01..1234567-12-31",
        "0" * 65: "0000-01-01..0000-12-31",
        "123": "0123-01-01..0123-12-31",
        "23-04-01": "0023-04-01..0023-04-01",
        "04/2018": "0004-01-01..2018-12-31",
        "1/4": "0001-01-01..0004-12-31",
    },
    "Figures are ASCII.": {
        "２０１８-04": "2018-04-01..2018-04-30",
        "２０１８": "2018-01-01..2018-12-31",
    },
    "Spaces are no part of EDTF; a cell's outer ones are trimmed before it is read.": {
        " 2018-04": "2018-04-01..2018-04-30",
        "2018-04 / 2018-05": "2018-04-01..2018-05-31",
    },
}


def _by_text(listed: dict[str, dict[str, str]]) -> dict[str, tuple[str, str]]:
    return {text: (answer, why) for why, answers in listed.items() for text, answer in answers.items()}


EDTF = _by_text(_EDTF_5_0_2)
UNDATE = _by_text(_UNDATE_0_8_0)
