"""A site: what stands in its folder, that nothing in it runs or leads astray, and that no foreign folder is touched."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from rollout.commands.whole import main
from rollout.evidence.file_names import is_device
from rollout.evidence.settings import Settings
from rollout.evidence.writer import hold
from rollout.outputs.formats import FORMATS, ending_of
from rollout.outputs.site.cards import cards
from rollout.outputs.site.folder import MARK, OURS, ForeignError, earlier, mend, settle
from rollout.outputs.site.forecast import BOUNDS, counted, forecast
from rollout.outputs.site.maker import make_site
from rollout.outputs.site.pages import page_of
from rollout.timeline.edition import CAUTION, Edition, ExportError, Options, edition
from rollout.timeline.view import View
from rollout.timeline.window import EVER
from tests.csv_rows import csv_of
from tests.support import hostile, kinds
from tests.support.events import dataset

ROWS = (
    {"id": "first-card", "date": "2016-05", "title": "The first card", "priority": "1"},
    {
        "id": "grid-begins",
        "date": "2018-04-22",
        "lane": "Iron Grid",
        "title": "Grid begins",
        "disputed_by": "https://example.org/no",
        "dispute": "It began earlier.",
        "place": "Lhasa",
    },
    {"id": "a-third", "date": "2019", "title": "A third", "notes": "say this slowly"},
)
ADDRESS = "https://example.org/grid/"


@pytest.fixture(scope="module")
def whole() -> Edition:
    return edition(dataset(*ROWS), View())


@pytest.fixture(scope="module")
def site(whole: Edition) -> dict[str, bytes]:
    return make_site(whole, Options(), ADDRESS)


@pytest.fixture
def few_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have pictures and handouts made in one size each: what is looked at is the pages."""
    monkeypatch.setattr("rollout.outputs.site.maker.SIZES", {})


def text(site: dict[str, bytes], path: str) -> str:
    return site[path].decode()


def told(deck: bytes) -> Iterator[Any]:
    return (shape for page in Presentation(BytesIO(deck)).slides for shape in page.shapes if shape.has_text_frame)


def linked(page: str) -> set[str]:
    markup = re.sub(r"<(script|pre|style).*?</\1>", "", page, flags=re.DOTALL)
    return set(re.findall(r'<a href="([^"#]+)"', markup))


def test_it_holds_the_page_every_format_and_a_page_and_a_picture_for_each_event(site: dict[str, bytes]) -> None:
    assert {"index.html", "embed.html", "robots.txt", "sitemap.xml", "card.png", MARK} <= set(site)
    assert {f"event/{row['id']}.{ending}" for row in ROWS for ending in ("html", "png")} <= set(site)
    assert {ending_of(path) for path in site if path.startswith("data/")} == set(FORMATS) - {".html"}
    assert sorted(json.loads(site[MARK])["files"]) == sorted(set(site) - {MARK})


def test_the_same_evidence_makes_the_same_bytes(whole: Edition, site: dict[str, bytes]) -> None:
    assert make_site(whole, Options(), ADDRESS) == site


def test_every_file_of_a_site_is_known_as_ours_by_the_next_run(site: dict[str, bytes]) -> None:
    assert [path for path in site if not OURS.fullmatch(path)] == []


def test_however_many_headlines_share_a_day_the_site_holds_them_and_each_is_reached() -> None:
    rows = [{"id": f"one-{n:03}", "date": "2019-04-03", "title": f"A headline, number {n:03}"} for n in range(120)]
    made = make_site(edition(dataset(*rows), View()), Options())
    drawn = [path for path in made if Path(path).suffix in (".png", ".svg", ".pdf") and path.startswith("data/")]
    assert len(drawn) == 8
    for row in rows:
        assert f"event/{row['id']}.html" in made
        assert f'href="event/{row["id"]}.html"' in text(made, "index.html")
    pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(made["data/events-a4.pdf"])).pages[1:])
    slides = str([shape.text_frame.text for shape in told(made["data/events.pptx"])])
    for row in rows:
        assert row["title"] in " ".join(pages.split())
        assert row["title"] in slides


def test_every_link_within_the_site_leads_to_a_page_of_it(site: dict[str, bytes]) -> None:
    for path in [path for path in site if path.endswith(".html")]:
        for target in linked(text(site, path)):
            if not urlsplit(target).scheme:
                parts = [*Path(path).parent.parts]
                for step in target.split("?")[0].split("/"):
                    parts = parts[:-1] if step == ".." else [*parts, step]
                assert "/".join(parts) in site, f"{path} leads to {target}"


def test_every_file_that_the_page_offers_is_there(site: dict[str, bytes]) -> None:
    (data,) = re.findall(r'id="data">(.*?)</script>', text(site, "index.html"))
    offered = json.loads(data)["files"]
    assert set(offered.values()) == {path for path in site if path.startswith("data/")}
    assert {"pdf a4", "png 1080p", "csv", "pptx"} <= set(offered)


def test_nothing_names_a_path_from_the_root_of_a_host(site: dict[str, bytes]) -> None:
    for path in [path for path in site if path.endswith(".html")]:
        assert (
            re.findall(r'(?:href|src)="/', re.sub(r"<script.*?</script>", "", text(site, path), flags=re.DOTALL)) == []
        )


def test_the_page_of_an_event_says_all_that_is_told_of_it(site: dict[str, bytes]) -> None:
    page = text(site, "event/grid-begins.html")
    for words in ("22 April 2018", "Grid begins", "It began earlier.", "Lhasa", "Iron Grid", "Close in time"):
        assert words in page
    assert "first-card.html" in page
    assert "a-third.html" in page
    assert "../index.html?event=grid-begins" in page


def test_the_presenters_notes_stay_at_home(site: dict[str, bytes]) -> None:
    assert [path for path, data in site.items() if b"say this slowly" in data] == []


def test_plain_pages_run_nothing_and_load_nothing(site: dict[str, bytes]) -> None:
    for path in ("event/first-card.html", "embed.html"):
        page = text(site, path)
        assert "<script" not in page
        assert "default-src 'none'; font-src 'self'; img-src 'self'; style-src 'sha256-" in page
        assert re.findall(r'<(?:img|link rel="stylesheet")', page) == []


def test_the_page_of_an_event_shows_its_pictures_with_what_they_show_and_whose_they_are(tmp_path: Path) -> None:
    events = kinds.lay(tmp_path)
    result = CliRunner().invoke(main, ["export", str(events), f"{tmp_path / 'site'}/"])
    assert result.exit_code == 0, result.output
    page = (tmp_path / "site" / "event" / "seen.html").read_text("utf-8")
    found = re.findall(r'<figure><img src="\.\./(media/[0-9a-f]{16}\.png)" alt="([^"]*)"', page)
    assert [alt for _, alt in found] == [kinds.ALT] * 2
    assert page.count("<figcaption") == 2
    held = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site" / "media").iterdir()}
    assert held == {path for path, _ in found}
    assert all(OURS.fullmatch(path) for path in held)
    ahead = re.search(r"become ([\d,]+) files", result.output)
    assert ahead
    assert f"{ahead[1]} files and the faces of their letters, " in result.output.split("\n", 1)[1]
    assert "data:image/png" not in (tmp_path / "site" / "index.html").read_text("utf-8").split('"media":', 1)[1][:200]


@pytest.mark.usefixtures("few_sizes")
def test_the_page_of_an_event_has_name_maker_mark_lane_and_picture_in_the_face_of_the_index() -> None:
    against = {"disputed_by": "https://example.org/no", "dispute": "No."}
    rows = ({"id": "one", "lane": "Cards", **against}, {"lane": "Grid"}, {"lane": "Cards", "date": "2020"})
    settings = Settings(title="What is known", author="A. Writer", licence="CC BY 4.0")
    made = make_site(edition(replace(dataset(*rows), settings=settings), View()), Options())
    page = text(made, "event/one.html")
    assert re.search(r'<header><a href="../index.html">.*?What is known.*?By A. Writer, CC BY 4.0.*?</header>', page)
    assert re.search(r'<p class="lane lane-0"><svg .*?<line .*?</svg>\n<span>.*?Cards', page)
    strip = page.split("</h1>")[1].split("<dl>")[0]
    assert strip.count("<line") >= 2
    assert "<text" in strip
    for face in ("regular", "semibold"):
        assert f"url('../face/{face}.woff')" in page
        assert f"url('face/{face}.woff')" in text(made, "embed.html")
        assert made[f"face/{face}.woff"].startswith(b"wOFF")


def test_a_link_to_the_event_before_or_after_is_called_by_its_title_for_who_cannot_see(site: dict[str, bytes]) -> None:
    links = re.findall(
        r'<a href="[^"]*" rel="(prev|next)" aria-label="([^"]*)">(.*?)</a>', text(site, "event/grid-begins.html")
    )
    assert links
    for rel, name, words in links:
        shown = re.sub("<[^>]*>", "", words)
        assert shown.startswith({"prev": "Before: ", "next": "After: "}[rel])
        assert name.startswith(f"{shown}: ")
        assert len(name) > len(shown) + 5


def test_what_other_sites_show_of_a_link_has_whole_addresses(site: dict[str, bytes]) -> None:
    page = text(site, "event/grid-begins.html")
    assert f'<meta property="og:image" content="{ADDRESS}event/grid-begins.png">' in page
    assert f'<link rel="canonical" href="{ADDRESS}event/grid-begins.html">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert f'content="{ADDRESS}card.png"' in text(site, "index.html")
    assert f"{ADDRESS}frozen/" in text(site, "embed.html")


def test_the_map_names_every_page_and_nothing_else(site: dict[str, bytes]) -> None:
    found = re.findall("<loc>(.*?)</loc>", text(site, "sitemap.xml"))
    assert found == [ADDRESS, *(f"{ADDRESS}event/{row['id']}.html" for row in ROWS)]
    assert f"Sitemap: {ADDRESS}sitemap.xml" in text(site, "robots.txt")


def test_without_an_address_links_are_relative_and_there_is_no_map(whole: Edition) -> None:
    site = make_site(whole, Options())
    assert "sitemap.xml" not in site
    assert 'og:image" content="../event/grid-begins.png"' in text(site, "event/grid-begins.html")
    assert "Write the address of this site" in text(site, "embed.html")


def test_the_list_of_events_can_be_read_without_javascript(site: dict[str, bytes]) -> None:
    page = text(site, "index.html").split('<script type="application/json"')[0]
    for row in ROWS:
        assert f'<a href="event/{row["id"]}.html">' in page


def test_every_card_has_the_size_that_others_show(whole: Edition) -> None:
    for made in cards(whole, whole.shown):
        assert made.startswith(b"\x89PNG")
        assert tuple(int.from_bytes(made[at : at + 4]) for at in (16, 20)) == (1200, 630)


def test_no_word_of_a_card_is_cut_however_long_all_of_it_is(tmp_path: Path) -> None:
    long = {
        "title": "Wherever the longest of titles stands it is told whole to its last letter " + "x" * 15,
        "asserted_by": "An office with a name that " * 6 + "ends",
        "disputed_by": "https://example.org/no",
        "dispute": "A dispute that is told whole too " * 10 + "ends",
    }
    (_, made) = cards(edition(dataset(long), View()), edition(dataset(long), View()).shown)
    path = tmp_path / "card.png"
    path.write_bytes(made)
    with Image.open(path) as card:
        paper = card.getpixel((1199, 0))
        edge = [card.getpixel((x, y)) for x in (1160, 1198) for y in range(0, 630)]
        gap = [card.getpixel((x, y)) for y in (545, 550) for x in range(72, 1190)]
    assert {*edge, *gap} == {paper}


def tags(words: str) -> dict[str, list[str]]:
    """Return the tags of every page of a site of events that hold words in every field."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rollout.outputs.site.maker.SIZES", {})  # of pictures and handouts one each
        made = make_site(hostile.shown(words), Options())
    found = re.compile(r"<[!/a-zA-Z][^\s>]*")
    return {
        path: found.findall(made[path].decode()) for path in made if path.endswith(".html") and "frozen" not in path
    }


@pytest.fixture(scope="module")
def harmless() -> dict[str, list[str]]:
    return tags("harmless")


@pytest.mark.parametrize("words", hostile.MARKUP)
def test_hostile_text_adds_no_element_to_any_page(harmless: dict[str, list[str]], words: str) -> None:
    assert tags(words) == harmless


def test_no_translation_adds_an_element_to_any_page(
    harmless: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hostile(dict[str, tuple[str, ...]]):
        def get(self, sentence: str, _: object = None) -> Any:
            return (f"{sentence}<i>&'",) * 2

    monkeypatch.setattr("rollout.words.say.forms", lambda _: Hostile())
    assert tags("harmless") == harmless


@pytest.mark.usefixtures("few_sizes")
def test_a_link_that_is_not_one_leads_nowhere() -> None:
    site = make_site(hostile.with_link("javascript:alert(1)"), Options())
    assert [path for path in site if path.endswith("html") and 'href="javascript' in text(site, path)] == []


# ---- the folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def marked(*files: str) -> dict[str, bytes]:
    return {name: f"{name} {CAUTION}".encode() for name in files} | {
        MARK: json.dumps({"files": sorted(files)}).encode()
    }


def test_a_site_takes_the_place_of_an_earlier_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "site"
    settle(target, marked("index.html", "event/one.html"))
    settle(target, marked("index.html", "event/two.html"))
    assert names(target) == {"index.html", "event/two.html", MARK}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_frozen_stays(tmp_path: Path) -> None:
    target = tmp_path / "site"
    settle(target, marked("index.html", "frozen/aaa.html"))
    settle(target, marked("index.html", "frozen/bbb.html", "frozen/aaa.html"))
    assert names(target) == {"index.html", "frozen/aaa.html", "frozen/bbb.html", MARK}


def test_the_page_of_an_event_that_is_gone_says_so(whole: Edition, site: dict[str, bytes]) -> None:
    before = frozenset({*site, "event/long-gone.html"})
    later = make_site(whole, Options(), ADDRESS, before)
    assert "long-gone was told on this page" in text(later, "event/long-gone.html")
    assert "long-gone" not in text(later, "sitemap.xml")
    assert "event/long-gone.html" in json.loads(later[MARK])["files"]


def test_how_many_files_a_site_will_be_is_known_before_it_is_made(whole: Edition, site: dict[str, bytes]) -> None:
    assert forecast(whole, ADDRESS, frozenset()).files == counted(site) < len(site)
    before = frozenset({*site, "event/long-gone.html"})
    later = make_site(whole, Options(), "", before)
    found = forecast(whole, "", before)
    assert (found.files, found.events) == (counted(later), 3)
    assert found.words.startswith(f"3 events become {counted(later)} files and the faces of their letters, about ")
    assert replace(found, seconds=1.0).words.endswith("in about 10 seconds.")
    assert replace(found, seconds=200.0).words.endswith("in about 3 minutes.")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"thesis.txt": b"mine"}, "not a site of Rollout's"),
        ({MARK: b"{}", "thesis.txt": b"mine"}, "not a site of Rollout's"),
        ({MARK: b"[", "thesis.txt": b"mine"}, "not a site of Rollout's"),
        (marked("index.html") | {"thesis.txt": b"mine"}, "thesis.txt, which is not of the site"),
        (marked("index.html") | {"event/thesis.txt": b"mine"}, "event/thesis.txt, which is not of the site"),
    ],
)
def test_a_folder_with_anything_foreign_in_it_is_refused_and_left_alone(
    tmp_path: Path, files: dict[str, bytes], words: str
) -> None:
    target = tmp_path / "site"
    for name, data in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    with pytest.raises(ForeignError, match=words):
        settle(target, marked("index.html"))
    assert {name: (target / name).read_bytes() for name in names(target)} == files
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["thesis.txt", "data/thesis.docx", "frozen/a/b.html", "event/../thesis.txt", "a.html"])
def test_a_received_mark_makes_no_foreign_file_ours(tmp_path: Path, name: str) -> None:
    target = tmp_path / "site"
    path = target / name
    (target / "event").mkdir(parents=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"mine")
    (target / MARK).write_bytes(marked("index.html", name)[MARK])
    with pytest.raises(ForeignError, match="not of the site"):
        settle(target, marked("index.html"))
    assert path.read_bytes() == b"mine"


def test_a_page_of_somebody_elses_under_a_name_of_ours_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_bytes(b"<h1>My own site</h1>")
    (target / MARK).write_bytes(marked("index.html")[MARK])
    with pytest.raises(ForeignError, match=r"index\.html, which is not of the site"):
        settle(target, marked("index.html"))


@pytest.mark.parametrize("kind", ["file", "folder", "mark", "pipe"])
def test_nothing_is_followed_out_of_the_folder(tmp_path: Path, kind: str) -> None:
    target, secret = tmp_path / "site", tmp_path / "secret"
    secret.mkdir()
    (secret / "a.html").write_bytes(f"private {CAUTION}".encode())
    settle(target, marked("index.html", "frozen/a.html"))
    (target / "frozen/a.html").unlink()
    if kind == "file":
        (target / "frozen/a.html").symlink_to(secret / "a.html")
    elif kind == "folder":
        (target / "frozen").rmdir()
        (target / "frozen").symlink_to(secret)
    elif kind == "mark":
        (target / MARK).rename(secret / MARK)
        (target / MARK).symlink_to(secret / MARK)
    else:
        os.mkfifo(target / "frozen/a.html")
    with pytest.raises(ForeignError, match=r"not (a|of the) site"):
        settle(target, marked("index.html"))
    assert (secret / "a.html").exists()


def test_a_run_that_was_killed_anywhere_is_mended_by_the_next(tmp_path: Path) -> None:
    target = tmp_path / "site"
    settle(target, marked("index.html", "frozen/a.html"))
    target.rename(tmp_path / ".site.abcd1234.old")
    (tmp_path / ".site.abcd1234.tmp" / "event").mkdir(parents=True)
    (tmp_path / ".site.abcd1234.tmp" / MARK).write_bytes(marked("index.html")[MARK])
    (tmp_path / ".site.abcd1235.tmp").mkdir()
    mend(target)
    assert names(target) == {"index.html", "frozen/a.html", MARK}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_only_looks_like_a_remnant_or_is_being_written_stays(tmp_path: Path) -> None:
    target, other, held = (tmp_path / name for name in ("site", ".site.mine5678.old", ".site.held5678.tmp"))
    other.mkdir()
    (other / "thesis.txt").write_bytes(b"mine")
    (tmp_path / ".site.file5678.tmp").write_bytes(b"mine")
    (tmp_path / ".site.link5678.tmp").symlink_to(other)
    held.mkdir()
    (held / MARK).write_bytes(marked("index.html")[MARK])
    with (held / MARK).open("rb") as mark:
        assert hold(mark.fileno())
        before = sorted(path.name for path in tmp_path.iterdir())
        settle(target, marked("index.html"))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "site"])


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(ForeignError, match="is a file"):
        settle(tmp_path / "site", marked("index.html"))


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    settle(tmp_path / "site", marked("index.html"))
    assert earlier(tmp_path / "site") == {"index.html", MARK}


def test_a_folder_that_cannot_be_put_in_its_place_leaves_the_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    settle(target, marked("index.html", "event/old.html"))
    rename = Path.rename

    def fails(path: Path, other: Path) -> Path:
        if path.suffix == ".tmp":
            raise OSError(5, "No")
        return rename(path, other)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="No"):
        settle(target, marked("index.html"))
    assert names(target) == {"index.html", "event/old.html", MARK}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


# ---- the command


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of(*ROWS))
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, words)])


def test_a_name_that_ends_in_a_slash_is_a_site(events: Path, tmp_path: Path, site: dict[str, bytes]) -> None:
    result = run(events, f"{tmp_path}/site/", "--address", ADDRESS.rstrip("/"))
    assert result.exit_code == 0, result.output
    assert {name: (tmp_path / "site" / name).read_bytes() for name in names(tmp_path / "site")} == site
    first, last = re.findall(r"site: .*?([\d,]+) files", result.stderr)
    assert first == last == str(counted(site))
    again = run(events, tmp_path / "site")
    assert again.exit_code == 0, again.output


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--address", "example"), 2, "is not the address"),
        (("--address", "https://example.org/?a"), 2, "is not the address"),
        (("--size", "a4"), 2, "--size means nothing for a site"),
        (("--search", "nowhere"), 1, "Nothing to export"),
    ],
)
def test_what_cannot_be_meant_for_a_site_is_said(
    events: Path, tmp_path: Path, options: tuple[str, ...], code: int, words: str
) -> None:
    result = run(events, f"{tmp_path}/site/", *options)
    assert (result.exit_code, words in result.stderr) == (code, True), result.output
    assert not (tmp_path / "site").exists()


def test_an_address_means_nothing_for_a_file(events: Path, tmp_path: Path) -> None:
    result = run(events, tmp_path / "out.csv", "--address", ADDRESS)
    assert result.exit_code == 2
    assert "--address is for a site" in result.stderr


def test_a_foreign_folder_and_one_that_cannot_be_written_are_said(
    events: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run(events, tmp_path)
    assert result.exit_code == 1
    assert "not a site of Rollout's" in result.stderr
    assert events.is_file()
    result = run(events, f"{tmp_path}/none/site/")
    assert result.exit_code == 1
    assert "cannot be written: No such file or directory" in result.stderr


def test_a_site_that_cannot_be_made_names_the_event(
    events: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> dict[str, bytes]:
        raise ExportError("“Grid begins” (grid-begins) has no room.")

    monkeypatch.setattr("rollout.outputs.site.maker.make_site", refuse)
    result = run(events, f"{tmp_path}/site/")
    assert (result.exit_code, "grid-begins" in result.stderr) == (1, True)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("part", ["offline page", "slides"])
def test_more_events_than_a_part_of_it_takes_are_said_before_anything_is_made(
    part: str, events: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if part == "slides":
        monkeypatch.setitem(BOUNDS, ".pptx", (0, part))
    else:
        monkeypatch.setattr("rollout.outputs.offline.maker.HELD", 2)
    monkeypatch.setattr("rollout.outputs.site.maker.make_site", None)
    result = run(events, f"{tmp_path}/site/")
    assert (result.exit_code, part in result.stderr, "Choose" in result.stderr) == (1, True, True)


@pytest.mark.usefixtures("few_sizes")
@pytest.mark.parametrize("key", ["a" * 260, "con", "lpt1"])
def test_an_event_has_a_page_whatever_its_id_is(key: str, tmp_path: Path) -> None:
    found = edition(dataset({"id": key}, {"id": "other"}), View(window=EVER))
    folder = tmp_path / "site"
    for _ in range(2):  # the second time its page is one of an earlier edition
        made = make_site(found, Options(), "", earlier(folder))
        settle(folder, made)
        assert page_of(key) in made
        assert b"No longer here" not in made[page_of(key)]
    assert not is_device(Path(page_of(key)).name)
    assert page_of(key).encode() in made["index.html"]


def test_a_folder_that_leads_to_itself_is_said(events: Path, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    result = CliRunner().invoke(main, ["export", str(events), f"{tmp_path / 'loop'}/"])
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def test_an_event_of_however_many_letters_does_not_refuse_the_site() -> None:
    made = make_site(edition(dataset({"title": "word " * 700}), View()), Options())
    assert {"card.png", "data/events-square.png"} <= set(made)
