"""The head that all pages of ours share which stand by themselves."""

import re

import pytest

from rollout.outputs import translation
from rollout.outputs.changes import page as changes
from rollout.outputs.site import paper
from rollout.page.document import content_hash, document, policy, standalone, style_policy
from rollout.words.say import speaking
from tests.support.server import TOP

WRITERS = ("outputs/changes/page.py", "outputs/translation.py", "outputs/site/paper.py", "outputs/offline/maker.py")


def test_a_page_of_ours_loads_nothing_sends_no_referrer_and_fits_a_phone() -> None:
    page = document("A < B", policy(), "<style></style>\n", "<p>Words</p>\n")
    head, body = page.split("</head>\n")
    assert re.findall(r'<meta [^=]*="?([^"=]+)"?', head) == ["utf-8", "Content-Security-Policy", "referrer", "viewport"]
    assert "default-src 'none'; base-uri 'none'; form-action 'none'" in head
    assert head.index("Content-Security-Policy") < head.index("<title>") < head.index("<style>")
    assert "<title>A &lt; B</title>" in head
    assert body == "<body>\n<p>Words</p>\n</body>\n</html>\n"


@pytest.mark.parametrize(("tongue", "tag"), [("en", "en"), ("zh", "zh-Hans")])
def test_a_page_of_ours_says_which_language_it_is_in(tongue: str, tag: str) -> None:
    with speaking(tongue):
        assert document("", policy(), "", "").startswith(f'<!doctype html>\n<html lang="{tag}">\n')


def test_a_page_without_scripts_is_allowed_its_own_style_and_what_is_named_and_no_more() -> None:
    told = style_policy("p { margin: 0 }", "img-src 'self'").split("; ")
    assert told == [
        "default-src 'none'",
        "img-src 'self'",
        f"style-src '{content_hash('p { margin: 0 }')}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


@pytest.mark.parametrize("style", [changes.STYLE, translation.STYLE, paper.LOOK])
def test_no_heading_of_such_a_page_stands_alone_at_the_foot_of_a_sheet_of_paper(style: str) -> None:
    (kept,) = re.findall(r"([^{}]+) \{ break-after: avoid; \}", style.partition("@media print")[2])
    assert set(re.findall(r"\b(?:h\d|dt|caption)(?= \{)", style)) <= set(kept.strip().split(", "))


def test_no_other_module_writes_the_head_of_such_a_page_again() -> None:
    files = [path for path in (TOP / "rollout").rglob("*.py") if "http-equiv" in path.read_text("utf-8")]
    assert [path.name for path in files] == ["document.py"]
    assert all(re.search(r"(document|standalone)\(", (TOP / "rollout" / name).read_text("utf-8")) for name in WRITERS)


def test_a_page_that_stands_alone_brings_the_faces_of_its_letters_and_allows_no_other() -> None:
    plain = standalone("Cards", "p { margin: 0 }", "<p>Lhasa</p>").decode()
    assert "font-face" not in plain
    assert "font-src" not in plain
    told = standalone("Cards", "p { margin: 0 }", "<p>ལྷ་ས། 拉萨</p>", "img-src data:").decode()
    assert told.count("@font-face { font-family: 'Noto Sans'") == 4
    assert "; img-src data:; font-src data:; style-src 'sha256-" in told
    style = told.partition("<style>")[2].partition("</style>")[0]
    assert content_hash(style) in told
