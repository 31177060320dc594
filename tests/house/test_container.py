"""The Containerfile: no root, nothing unchecked, nothing written; `checks.container` does what it says."""

import re

from checks import container
from tests.support.server import TOP

LINES = container.lines()
TOLD = dict(LINES)


def test_it_runs_as_a_user_with_a_number_who_is_not_root() -> None:
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", TOLD["USER"])
    names = [name for name, _ in LINES]
    assert names.index("USER") > max(place for place, name in enumerate(names) if name == "RUN")


def test_every_package_is_checked_against_its_hash_and_none_is_built() -> None:
    (install,) = [rest for name, rest in LINES if "pip install" in rest]
    for option in ("--no-deps", "--require-hashes", "--only-binary :all:", "--requirement requirements.lock"):
        assert option in install


def test_nothing_else_is_fetched() -> None:
    names = {name for name, _ in LINES}
    assert "ADD" not in names
    assert not [rest for name, rest in LINES if name == "RUN" and re.search(r"\b(curl|wget|apt|git|npm)\b", rest)]


def test_all_that_it_copies_is_there_and_is_let_in() -> None:
    sources = [rest.split()[0] for name, rest in LINES if name == "COPY" and not rest.startswith("--from")]
    assert sources == ["requirements.lock", "app.py", "rollout"]
    let_in = (TOP / ".dockerignore").read_text("utf-8").splitlines()
    assert let_in[1] == "*"
    for source in sources:
        assert (TOP / source).exists()
        assert f"!{source}" in let_in


def test_it_says_whether_it_is_well_and_ends_politely() -> None:
    assert "http://127.0.0.1:8050/health" in TOLD["HEALTHCHECK"]
    assert TOLD["STOPSIGNAL"] == "SIGTERM"


def test_it_serves_the_mounted_file_where_the_container_can_be_reached() -> None:
    assert '"app.py", "/data/events.csv", "--host", "0.0.0.0", "--no-browser"' in TOLD["ENTRYPOINT"]


def test_the_page_on_hosting_leads_to_it_and_the_readme_to_the_page() -> None:
    assert "(../Containerfile)" in (TOP / "docs" / "hosting.md").read_text("utf-8")
    assert "(docs/hosting.md)" in (TOP / "README.md").read_text("utf-8")
