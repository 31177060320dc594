"""Invented evidence for pages of fixed size: every kind of date, status and figure, few of each."""

from functools import cache

from rollout.evidence.vocabulary import AHEAD
from rollout.layout.palette import DARK, LIGHT, PRINT, Palette
from rollout.sheet import Sheet, sheet
from rollout.timeline.edition import Edition, edition
from rollout.timeline.view import from_address
from tests.support.events import COUNTED, dataset, figure

Rows = tuple[dict[str, str], ...]
AGAINST = {"disputed_by": "https://example.org/no", "dispute": "Others count less."}
# Not those of the vocabulary: a status more is a line in its table, and no other sheet.
STATUSES = ("documented", "reported", "claimed", "planned", "forecast", "retracted")
DATES = (
    *("2012", "2012-05", "2013-03-04", "2013-21", "2014-02~", "2014-08-09?", "2015-05-09%", "201X"),
    *("2016/2017-04", "2016-03-04/2017-03-05", "../2013", "2019/..", "/2015-02", "2020-07/", "2018/2018-06"),
    *("[2018-01-01,2018-01-09]", "2021-11-30", "2022-02-03/2022-02-04"),
)
KINDS: Rows = tuple(
    {
        "date": date,
        "lane": ("Cards", "Grid")[at % 2],
        "status": (status := STATUSES[at % len(STATUSES)]),
        "due": "2030" if status in AHEAD else "",
        "label": f"{status} in words {at}",
        "priority": "2",
        **(AGAINST if at % 4 == 3 else {}),
    }
    for at, date in enumerate(DATES)
)
AIM = {**COUNTED, "measure": "target", "status": "planned", "date": "2013-02-02"}
FIGURES: Rows = (
    figure("2012-01-01", 10_000_000, label="The first count"),
    figure("2013-06", 22_000_000, status="documented", label="A count of a month"),
    figure("2014-01-01/2014-11-30", 30_000_000, label="A count over a year"),
    figure("2015-02-02", 65_000_000, **AGAINST, label="A disputed count"),
    figure("2018-01-01", 60_000_000, answers="half", label="After a silence"),
    figure("2019-04-05", 90_000_000, label="The newest count"),
    {**AIM, "id": "half", "quantity": "50000000", "due": "2016", "label": "Half by 2016"},
    {**AIM, "id": "all", "status": "forecast", "measure": "forecast", "quantity": "120000000", "due": "2020-12-31"},
    {"date": "2021-08", "label": "No figure", "lane": "Grid"},
)
CROWD: Rows = tuple(
    {
        "date": f"{2019 + at % 2}-{at % 12 + 1:02}-{at % 27 + 1:02}",
        "title": f"One of very many events of two years, number {at}",
        "lane": ("Cards", "Grid", "A third lane whose name is too long for one line of a narrow page")[at % 3],
        "priority": "3",
    }
    for at in range(110)
)
LONG: Rows = (
    {"date": "2019", "lane": "Ꮳ and a lane with a name that goes on and on " * 3, "label": "事件 of a year"},
    {"date": "2020-02-03", "lane": "Grid", "title": "A title of some length, which stands whole as there is room"},
)
SCOPE = "the whole of a region and all of its prefectures, counties, towns and villages, as far as anyone counted them"
EDGES: Rows = (
    {"date": "/2015-02", "label": "Begun, nobody says when"},
    figure("2015-02-12", 10_000_000, label="A count", scope=SCOPE),
    figure("2015-02-25", 20_000_000, label="Another", scope=SCOPE),
)
POSTERS: dict[str, tuple[Rows, str, str, Palette]] = {
    "kinds": (KINDS, "", "1080p", LIGHT),
    "kinds in a window": (KINDS, "from=2013-03-01&to=2016-08-31", "a4", DARK),
    "figures": (FIGURES, "", "1080p", LIGHT),
    "figures in a window": (FIGURES, "from=2013-01-01&to=2016-12-31", "letter", PRINT),
    "crowd": (CROWD, "", "square", LIGHT),
    "long": (LONG, "", "a3", LIGHT),
    "edges": (EDGES, "from=2015-02-10&to=2015-03-05", "square", LIGHT),
}
"""By name: rows, the view's address, size and palette."""


@cache
def view_of(name: str) -> Edition:
    """Return the edition of a poster."""
    rows, query, *_ = POSTERS[name]
    return edition(dataset(*rows), from_address(query))


@cache
def poster(name: str) -> Sheet:
    """Return a poster laid out, once: nothing can change it."""
    _, _, size, palette = POSTERS[name]
    return sheet(view_of(name), size, palette=palette)
