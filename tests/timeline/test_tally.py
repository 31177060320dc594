"""What very many events come to, gathered one after another: the same as when all are at hand."""

from pathlib import Path

import pytest

from rollout.evidence.event import Dataset
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.packing import PARTS, pack, said_of
from rollout.timeline.stored import stored
from rollout.timeline.tables import Tables
from tests.support import crowd
from tests.support.events import COUNTED, dataset

SEEN = {"media": "a.png", "media_credit": "A", "media_alt": "A card."}
PLAN = {"id": "plan", "date": "2016", "status": "planned", "due": "2019", "tags": "cards; grid", "lane": "Grid"}
FILES = {
    "none": dataset(),
    "one": dataset({"date": "2019-03-02T10:30", "title": "拉萨", "priority": "2", **SEEN}),
    "even": dataset({"id": "a", "date": "2019-03"}, {"id": "b", "date": "1990/..", "source_date": "2020-01"}),
    "figures": dataset(
        {"id": "a", **COUNTED}, {"id": "b", "date": "2020", **COUNTED, "answers": "plan"}, PLAN, {"id": "late"}
    ),
    "headlines": dataset(
        *({"id": f"e{year}", "date": str(year), "priority": "1" if year % 9 else "3"} for year in range(1950, 2020)),
        {"id": "older", "source_date": "2022"},
        {"id": "same", "source_date": "2022"},
        {"id": "disputed", "disputed_by": "https://example.org/x", "dispute": "No.", "source_date": "2021-05-04"},
    ),
    "very many": crowd.evidence(1_500),
}


@pytest.mark.parametrize("name", FILES)
def test_what_an_index_says_of_the_whole_file_is_what_is_said_of_it_in_memory(name: str, tmp_path: Path) -> None:
    file: Dataset = FILES[name]
    pack(file, tmp_path / "file.index")
    told = dict(Tables(tmp_path / "file.index").rows("SELECT name, value FROM said"))
    del told[PARTS]  # of the index alone
    assert told == {name: stored(value) for name, value in said_of(DatasetIndex(file), ())}
