"""Every name of a file or folder that we make is one that every system takes; Windows refuses the most."""

from dataclasses import replace
from itertools import product

import pytest

from rollout.evidence.file_names import is_device, takeable
from rollout.outputs.formats import FORMATS
from rollout.outputs.naming import file_name
from rollout.outputs.site.maker import make_site
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from rollout.timeline.window import EVER
from tests.support.cases import for_each
from tests.support.events import dataset

BASES = ("con", "PRN", "Aux", "nul", "CONIN$", "conout$", "com0", "COM1", "com²", "lpt9")
DEVICES = [f"{base}{ending}" for base, ending in product(BASES, ("", ".txt", ".tar.gz", " .csv", "."))]
OTHERS = ("console", "auxiliary.csv", "nuls", "com", "com10", "lpt", "my.con", "con-2021.csv", "_aux.csv", ".nul")


def test_what_windows_takes_for_a_device_is_told_from_all_others() -> None:
    assert [name for name in DEVICES if not is_device(name)] == []
    assert [name for name in OTHERS if is_device(name) or takeable(name) != name] == []


@for_each("name", [*DEVICES, "what?", 'a<b>"c"', "a/b\\c", "ends. .", "tab\tname", "pipe|*:"])
def test_a_name_that_a_system_refuses_is_made_one_that_all_take(name: str) -> None:
    made = takeable(name)
    assert made
    assert made != name
    assert takeable(made) == made
    assert not made.endswith((".", " "))
    assert not {*made} & {*'<>:"/\\|?*\t'}


def test_whatever_a_file_and_its_lanes_ids_and_words_are_called_each_download_has_such_a_name() -> None:
    for name, lane in product(DEVICES, ("con", "aux.html", "nul. ", "Iron Grid")):
        found = edition(
            replace(dataset({"lane": lane}), name=f"{name}.csv"), View(lanes=(lane,), search=name, window=EVER)
        )
        for each in (file_name(found, ending) for ending in FORMATS):
            assert takeable(each) == each, (name, lane)


def test_so_has_each_file_of_a_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rollout.outputs.site.maker.SIZES", {})  # whose names are ours alone
    rows = [{"id": name, "lane": f"{name}.html"} for name in ("con", "nul", "com1", "lpt9", "aux")]
    made = make_site(edition(replace(dataset(*rows), name="aux.2021.csv"), View()), Options())
    parts = [part for path in made for part in path.split("/")]
    assert [part for part in parts if takeable(part) != part] == []
