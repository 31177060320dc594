"""What a listener's phone is told of a scene: words, who says so, status, dispute; never what is the presenter's."""

import json
from typing import Any

from rollout.evidence.event import Dataset
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.followed import followed
from rollout.timeline.spoken import spoken
from rollout.timeline.talk import read
from tests.csv_rows import RIGHT, dataset_of

MARKER = "MARKER-of-the-presenter"
TALK = (
    "title,focus,kind,words,who,notes,seconds,mine\n"
    f"First,row-2 gone,,,,{MARKER},60,{MARKER}\n"
    f"A word,,text,Some words,,{MARKER},,\n"
    f"Said,row-3,quotation,We deny it,Somebody,{MARKER},,\n"
).encode()
DISPUTE = {"disputed_by": "https://www.example.org/no", "dispute": "Others counted half."}


def dataset() -> Dataset:
    columns = (*RIGHT, "quantity", "unit", "measure", "scope", *DISPUTE, "notes", "title@zh")
    return dataset_of(
        {**DISPUTE, "notes": MARKER, "title@zh": "拉萨发卡四十五万"},
        {"title": "Second", "notes": MARKER},
        columns=columns,
    )


def scenes(known: Dataset) -> list[dict[str, Any]]:
    return followed(read(TALK, "mine.csv", known), known, DatasetIndex(known).home)


def test_of_each_scene_its_words_stand_there_with_who_says_so_status_and_dispute() -> None:
    first, word, said = scenes(dataset())
    (event,) = first["events"]
    assert (first["title"], first["gone"], event["date"]) == ("First", 1, "August 2017")
    assert (event["title"], event["says"], event["status"]) == (
        RIGHT["title"],
        "Tibet Daily (state media)",
        "reported",
    )
    assert (event["disputed"], event["dispute"]) == (True, "Others counted half.")
    assert event["link"]["host"] == "www.example.org"
    assert (word["kind"], word["words"], word["events"]) == ("text", "Some words", [])
    assert said["quote"]["words"] == "We deny it"
    assert said["events"][0]["dispute"] == ""


def test_no_note_of_the_presenter_and_no_column_of_a_talk_that_we_do_not_know_is_in_it() -> None:
    assert MARKER not in json.dumps(scenes(dataset()))


def test_words_are_in_the_language_asked_for_and_it_is_said_which_are() -> None:
    first, *_, said = scenes(spoken(dataset(), "zh"))
    (event,) = first["events"]
    assert (event["title"], event["title_in"], event["summary_in"]) == ("拉萨发卡四十五万", "zh", "en")
    assert said["events"][0]["title_in"] == "en"
