"""`python -m rollout propose` and `take`: a second person's edits go as a file, and are taken row by row."""

import json
import random
import re
import shutil
from base64 import b64decode
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rollout.commands.whole import main
from rollout.editing.desk import Desk
from rollout.editing.further import NOTHING, Item, Wanted, opened
from rollout.evidence.reader import Limits
from rollout.layout.typeface import width
from rollout.outputs.changes.proposed import WIDE, picture
from tests.csv_rows import csv_of
from tests.support.events import dataset
from tests.support.hostile import TEXTS

NAMES = ["id", "date", "title", "summary", "source_url", "notes", "x_who"]
EVENTS = csv_of(
    {"id": "a", "notes": "Secret.", "x_who": "Tenzin"}, {"id": "b"}, {"id": "c"}, {"id": "d"}, columns=NAMES
)
SOURCES = b"event,role,title,url,x_from\na,supports,First,https://example.org/1,Anna\na,context,Second,https://example.org/2,\n"
MORE = {"role": "disputes", "title": "Third", "url": "https://example.org/3"}


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


class Copies:
    """The file of a team, and the copy of one who edits it."""

    def __init__(self, folder: Path) -> None:
        self.team, self.mine, self.out = folder / "team", folder / "mine", folder / "p.json"
        for place in (self.team, self.mine):
            place.mkdir()
            (place / "events.csv").write_bytes(EVENTS)
            (place / "sources.csv").write_bytes(SOURCES)

    def desk(self, place: Path) -> Desk:
        return Desk(place / "events.csv", Limits())

    def save(self, place: Path, event: str, wanted: Wanted | None = None, **fields: str) -> None:
        desk = self.desk(place)
        whole = desk.now()
        row = whole.row(event)
        if row is None:
            assert desk.save("", "", {}, {"id": event, "date": "2020", **fields}, "Anna", wanted).change
            return
        mark, was = whole.sheet.rows[row].mark, whole.sheet.fields(row)
        assert desk.save(event, mark, was, fields, "Anna", wanted).change

    def of(self, place: Path, event: str) -> Wanted:
        return opened(self.desk(place).now().sources, event)

    def edit(self) -> None:
        """Change, add and take out as a second person does."""
        has = self.of(self.mine, "a")
        first = Item(has.items[0].mark, {"title": "First, and better"})
        self.save(self.mine, "a", Wanted(has.mark, (first, Item("", MORE))), title="A is better", notes="Mine.")
        self.save(self.mine, "new", Wanted("", (Item("", MORE),)), title="New")
        desk = self.desk(self.mine)
        whole = desk.now()
        assert desk.remove("c", whole.sheet.rows[3].mark, whole.sheet.fields(3), "Anna").change
        self.save(self.mine, "d", summary="Of d.")

    def propose(self, *more: object) -> Result:
        return run("propose", self.mine / "events.csv", self.out, "--by", "Anna", *more)

    def take(self, *more: object) -> Result:
        return run("take", self.team / "events.csv", self.out, *more)

    def text(self) -> str:
        return (self.team / "events.csv").read_text("utf-8")


@pytest.fixture
def copies(tmp_path: Path) -> Copies:
    """Return two copies of a file."""
    return Copies(tmp_path)


def test_what_was_changed_goes_as_a_file_and_every_row_is_taken_with_its_sources(copies: Copies) -> None:
    copies.edit()
    made = copies.propose()
    assert made.exit_code == 0, made.output
    assert "4 events proposed by Anna" in made.output
    text = copies.out.read_text("utf-8")
    assert "Secret" not in text
    assert "Tenzin" not in text
    assert "x_from" not in text
    before = copies.text()
    listed = copies.take()
    assert listed.exit_code == 0
    for words in (
        "1  changed  a: A is better — fits",
        "now       Lhasa has handed out",
        "proposed  A is better",
        "source + disputes · Third · https://example.org/3",
        "source - context · Second",
        "added  new: New — fits",
        "taken out  c: Lhasa has handed out 450,000 cards — fits",
    ):
        assert words in listed.output
    assert copies.text() == before
    taken = copies.take("--all", "--by", "Dolma")
    assert taken.exit_code == 0, taken.output
    assert taken.output.count("    taken") == 4
    mine, team = (copies.desk(place).now() for place in (copies.mine, copies.team))
    assert [e.title for e in team.dataset.events] == [e.title for e in mine.dataset.events]
    assert [[c.title for c in e.citations] for e in team.dataset.events] == [
        [c.title for c in e.citations] for e in mine.dataset.events
    ]
    assert "Secret." in copies.text()
    assert b"First, and better" in (copies.team / "sources.csv").read_bytes()
    assert b",Anna" in (copies.team / "sources.csv").read_bytes()
    assert copies.desk(copies.team).changes()[0].who == "Anna, taken by Dolma"
    again = copies.take("--all")
    assert again.output.count("is there already") == 4
    assert again.output.count("taken\n") == 0


def pictures(page: str) -> list[str]:
    """Return the drawings of a page."""
    return [b64decode(found).decode() for found in re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', page)]


def test_a_page_shows_each_row_in_words_and_the_timeline_as_it_stands_and_as_it_would_be(
    copies: Copies, tmp_path: Path
) -> None:
    copies.edit()
    copies.propose()
    before, out = copies.text(), tmp_path / "page.html"
    assert copies.take("--html", out).exit_code == 0
    assert copies.text() == before
    page = out.read_text("utf-8")
    assert "now       Lhasa has handed out" in page
    drawn = pictures(page)
    assert len(drawn) == 8
    # Two are changed, one is added, one taken out: a ring where the event is
    assert [2 * at for at in range(4) if 'r="11"' in drawn[2 * at] and 'r="11"' in drawn[2 * at + 1]] == [0, 2]
    assert sum('r="11"' in one for one in drawn) == 6
    assert "A is better" in drawn[1]
    assert "A is better" not in drawn[0]
    # What is there already, or cannot be taken, has none; the page of before is written over, and nothing else
    assert copies.take("--row", "2", "--html", out).exit_code == 0
    assert len(pictures(out.read_text("utf-8"))) == 8
    assert copies.take("--html", out).exit_code == 0
    assert len(pictures(out.read_text("utf-8"))) == 6
    (copies.team / "sources.csv").write_bytes(b"\xff\xfe\0")
    copies.take("--html", out)
    assert len(pictures(out.read_text("utf-8"))) == 2
    assert copies.take("--html", copies.team / "events.csv").exit_code == 2
    assert copies.take("--html", copies.team / "sources.csv").exit_code == 2


def test_a_page_says_of_hostile_rows_what_they_are_as_text(copies: Copies, tmp_path: Path) -> None:
    attack = "<script>alert(1)</script>"
    copies.save(copies.mine, "a", title=attack)
    copies.save(copies.mine, "new", title="More than there may be")
    copies.propose()
    assert copies.take("--html", tmp_path / "page.html", "--max-rows", "4").exit_code == 0
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.count("<script") == 0
    assert [attack in one for one in pictures(page)] == [False, False]


def test_the_page_says_what_cannot_be_taken_and_draws_no_more_rows_than_are_looked_at(
    copies: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies.edit()
    copies.propose()
    proposal = copies.out.read_text("utf-8")
    out = tmp_path / "page.html"
    copies.out.write_text(proposal.replace('"2020"', '"soon"'), "utf-8")
    assert copies.take("--html", out).exit_code == 0
    assert "cannot be taken: " in out.read_text("utf-8")
    copies.out.write_text(proposal, "utf-8")
    before = out.read_text("utf-8").count("<figure>")
    monkeypatch.setattr("rollout.commands.proposed.DRAWN", 1)
    assert copies.take("--html", out).exit_code == 0
    page = out.read_text("utf-8")
    assert page.count("no picture: the first 1 rows have one") == page.count("<section>") - 1
    assert page.count("<figure>") <= max(before, 2)


def test_rows_are_taken_one_by_one_and_notes_where_they_are_asked_for(copies: Copies) -> None:
    copies.edit()
    assert copies.propose("--notes").exit_code == 0
    # Whoever proposes chooses the columns: what the file holds in its notes is told by none of these words.
    page = copies.team / "page.html"
    assert "(not shown)" in copies.take("--html", page).output + page.read_text("utf-8")
    assert "Secret." not in copies.take("--html", page).output + page.read_text("utf-8")
    page.unlink()
    assert copies.take("--row", "2", "--row", "1").output.count("    taken\n") == 2
    assert "Mine." in copies.text()
    assert "\nc," in copies.text()
    assert copies.desk(copies.team).changes()[0].who == "Anna"
    assert copies.take("--row", "9").exit_code == 2
    assert copies.take("--row", "1", "--all").exit_code == 2
    assert copies.take("--over").exit_code == 2


def test_what_does_not_meet_is_merged_and_what_meets_is_taken_only_over_it(copies: Copies) -> None:
    copies.edit()
    copies.propose()
    copies.save(copies.team, "a", title="The team's words", summary="The team's summary.")
    copies.save(copies.team, "c", title="Kept by the team")
    refused = copies.take("--row", "1")
    assert refused.exit_code == 1
    assert "meets another change (title)" in refused.output
    assert "--over takes it" in refused.output
    assert "The team's words" in copies.text()
    over = copies.take("--row", "1", "--over")
    assert over.exit_code == 0, over.output
    assert "A is better" in copies.text()
    assert "The team's summary." in copies.text()
    assert copies.take("--all").output.count("meets another change") == 1
    assert "Kept by the team" in copies.text()


def test_what_others_added_to_an_event_is_not_taken_out_with_it(copies: Copies) -> None:
    desk = copies.desk(copies.mine)
    for event in "dcb":
        whole = desk.now()
        place = whole.names.places[event]
        assert desk.remove(event, whole.sheet.rows[place].mark, whole.sheet.fields(place), "Anna").change
    assert copies.propose().exit_code == 0
    copies.save(copies.team, "b", tags="written meanwhile")
    copies.save(copies.team, "c", Wanted("", (Item("", MORE),)))
    copies.save(copies.team, "d", notes="Of no copy that was sent.")
    taken = copies.take("--all")
    assert taken.exit_code == 0
    assert "taken out  b" in taken.output
    assert "meets another change (tags)" in taken.output
    assert "meets another change (further sources)" in taken.output
    assert "written meanwhile" in copies.text()
    assert len(copies.of(copies.team, "c").items) == 1
    assert "Of no copy" not in copies.text()


def test_sources_that_others_added_stay_and_one_that_is_gone_is_said(copies: Copies) -> None:
    copies.edit()
    copies.propose()
    has = copies.of(copies.team, "a")
    other = Item("", {"role": "context", "title": "Team's", "url": "https://example.org/9"})
    copies.save(copies.team, "a", Wanted(has.mark, (*has.items, other)))
    assert copies.take("--row", "1").exit_code == 0
    titles = [item.fields["title"] for item in copies.of(copies.team, "a").items]
    assert titles == ["First, and better", "Team's", "Third"]
    copies.save(copies.team, "a", Wanted(copies.of(copies.team, "a").mark, ()))
    assert "further sources" in copies.take().output


def test_an_event_that_is_gone_or_that_the_file_cannot_hold_is_not_taken(copies: Copies) -> None:
    copies.save(copies.mine, "b", source_url="https://example.org/b")
    copies.propose()
    desk = copies.desk(copies.team)
    whole = desk.now()
    assert desk.remove("b", whole.sheet.rows[2].mark, whole.sheet.fields(2), "").change
    gone = copies.take("--row", "1", "--over")
    assert "the event is not in the file" in gone.output
    thing = json.loads(copies.out.read_text("utf-8"))
    thing["rows"] = [
        {
            "event": "e",
            "before": None,
            "after": {"date": "soon", "title": "E", "evil": "x"},
            "sources_before": [],
            "sources_after": [],
        },
        {"event": "a", "before": {}, "after": None, "sources_before": [], "sources_after": []},
    ]
    copies.out.write_text(json.dumps(thing), "utf-8")
    bad = copies.take("--all")
    assert bad.exit_code == 1
    assert "no such column: evil" in bad.output
    assert "not taken: " in bad.output
    assert "evil" not in copies.text()


def test_what_was_before_is_known_from_the_history_or_named(copies: Copies) -> None:
    assert "does not tell" in copies.propose().output
    copies.edit()
    assert "3 events" in copies.propose("--since", "2").output
    assert "4 events" in copies.propose("--from", copies.team / "events.csv").output
    shutil.rmtree(copies.mine / "history")
    assert "--from OLD.csv" in copies.propose().output
    assert (
        "nothing to propose"
        in run(
            "propose", copies.team / "events.csv", copies.out, "--by", "A", "--from", copies.team / "events.csv"
        ).output
    )
    copies.save(copies.mine, "b", title="Other")
    for each in (copies.mine / "history").glob("*.csv"):
        each.write_bytes(b"bent")
    assert "does not tell" in copies.propose().output


def test_the_first_sources_of_a_copy_are_proposed_whole(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    for place in (copies.mine, copies.team):
        (place / "sources.csv").unlink()
    copies.save(copies.mine, "b", Wanted(NOTHING.mark, (Item("", MORE),)))
    assert copies.propose().exit_code == 0
    assert copies.take("--all").exit_code == 0
    assert b"b,disputes,Third" in (copies.team / "sources.csv").read_bytes()
    for each in (copies.mine / "history").glob("*.csv"):
        each.unlink()
    copies.save(copies.mine, "b", Wanted(copies.of(copies.mine, "b").mark, ()), title="Else")
    copies.save(copies.mine, "b", Wanted(copies.of(copies.mine, "b").mark, (Item("", MORE),)))
    for each in (copies.mine / "history").glob("*.csv"):
        if b"role" in each.read_bytes()[:40]:
            each.unlink()
    assert "does not tell" in copies.propose("--since", "2").output


def test_no_other_file_is_written_over_and_what_cannot_be_read_is_said(
    copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Desk) -> None:
        raise PermissionError(13, "Permission denied")

    copies.edit()
    copies.out.write_text("Mine.")
    assert "is not overwritten" in copies.propose().output
    assert copies.out.read_text() == "Mine."
    assert run("propose", copies.mine, copies.out, "--by", "A").exit_code == 2
    assert run("propose", copies.mine / "events.csv", copies.mine / "events.csv", "--by", "A").exit_code == 2
    copies.out.unlink()
    assert copies.propose().exit_code == 0
    assert copies.propose().exit_code == 0
    shutil.move(copies.mine / "history", copies.mine / "moved")
    (copies.mine / "history").symlink_to(copies.mine / "moved")
    assert "does not tell" in copies.propose().output
    with monkeypatch.context() as patch:
        patch.setattr(Desk, "now", refuse)
        assert "cannot be opened" in copies.take().output
    (copies.team / "events.csv").write_bytes(b"%PDF-1.7")
    assert "cannot be read" in copies.take().output
    (copies.team / "events.csv").write_bytes(EVENTS)
    (copies.team / "history").mkdir()
    (copies.team / "history" / "lock").mkdir()
    assert "cannot be opened" in copies.take("--all").output


BAD = (
    b"",
    b"[]",
    b"\xff",
    b"[" * 200_000,
    b'{"format": "rollout-proposal", "version": 2, "by": "", "rows": []}',
    b'{"format": "rollout-proposal", "version": 1, "by": 7, "rows": []}',
    b'{"format": "rollout-proposal", "version": 1, "by": "", "rows": [7]}',
    b'{"format": "rollout-proposal", "version": 1, "by": "\\ud800", "rows": []}',
)


@pytest.mark.parametrize("row", [{}, {"before": 7}, {"after": {"title": 7}}, {"event": 7}, {"sources_after": 7}])
def test_a_proposal_that_is_none_is_refused_in_one_line(copies: Copies, row: dict[str, object]) -> None:
    whole = {"event": "a", "before": {}, "after": {}, "sources_before": [], "sources_after": [], **row}
    rows = [whole if row else {"event": "a"}]
    bodies = [*BAD, json.dumps({"format": "rollout-proposal", "version": 1, "by": "", "rows": rows}).encode()]
    for body in bodies:
        copies.out.write_bytes(body)
        refused = copies.take("--all")
        assert refused.exit_code == 1
        assert "no proposal that can be read" in refused.output
    assert (copies.team / "events.csv").read_bytes() == EVENTS


def test_a_hostile_proposal_is_text_in_cells_or_refused(copies: Copies) -> None:
    chance = random.Random(4)
    rows = []
    for text in TEXTS:
        name = chance.choice(["title", "summary", "id", "source_url", text])
        after = {"date": "2019", "title": "T", name: text}
        sources = [{"role": "context", "note": text, name: text}]
        rows.append({"event": text, "before": None, "after": after, "sources_before": [], "sources_after": sources})
        rows.append({"event": "b", "before": {}, "after": after, "sources_before": sources, "sources_after": []})
    thing = {"format": "rollout-proposal", "version": 1, "by": TEXTS[0], "rows": rows[::9]}
    copies.out.write_text(json.dumps(thing), "utf-8")
    taken = copies.take("--all")
    assert taken.exit_code in (0, 1)
    assert not isinstance(taken.exception, Exception) or isinstance(taken.exception, SystemExit)
    assert "\x1b" not in taken.output
    assert {one.name for one in copies.team.iterdir()} == {"events.csv", "sources.csv", "history"}
    assert not copies.desk(copies.team).now().dataset.problems


def test_what_is_no_file_is_said(copies: Copies) -> None:
    said = run("take", copies.team / "other.csv", copies.out)
    assert (said.exit_code, "is not a file" in said.output) == (2, True)


def test_the_ring_stands_at_the_end_of_what_has_no_beginning() -> None:
    ends = dataset({"id": "until", "date": "../2016", "title": "A"}, {"id": "day", "date": "2016-12-31", "title": "B"})
    rings = [float(re.findall(r'<circle cx="([\d.]+)"', picture(ends, one.id, ends.events))[-1]) for one in ends.events]
    assert rings[0] == pytest.approx(rings[1], abs=2)


def test_words_in_a_picture_have_room_in_a_face_wider_than_ours_and_faces_that_a_reader_may_lack_are_in_it() -> None:
    titles = [f"{'The gates are closed' * (at % 3)} {at} བོད་ལྗོངས།" for at in range(36)]
    rows = dataset(
        *(
            {"id": str(at), "date": f"{2019 + at // 12}-{at % 12 + 1:02}", "title": one, "lane": f"Lane {at % 5}"}
            for at, one in enumerate(titles)
        )
    )
    drawn = picture(rows, "20", rows.events[20:21])
    found = re.findall(r'<text transform="translate\(([\d.]+)\)"[^>]*text-anchor="(start|end)"([^>]*)>([^<]+)<', drawn)
    assert len(found) > 9
    for at, end, more, words in found:
        long = 1.15 * width(words, 15, "semibold" if "600" in more else "regular")
        first = float(at) - long * (end == "end")
        assert -1 <= first <= first + long <= WIDE + 1, words
    assert drawn.index("@font-face") < drawn.index("<text")
