"""Several files on the command line: shown side by side, and what cannot be meant is said."""

import json
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner, Result

from rollout.commands.misuse import Misuse
from rollout.commands.serve import serve
from rollout.commands.several import several
from rollout.database.address import Address
from rollout.server.server import build
from tests.csv_rows import csv_of

HOST = {"Host": "localhost"}


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Return two files of different organisations."""
    for name, title in (("lhasa", "A"), ("camp", "B")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "events.csv").write_bytes(csv_of({"title": title}))
    return [tmp_path / "lhasa", tmp_path / "camp"]


def run(*words: object) -> Result:
    return CliRunner().invoke(serve, [*map(str, words), "--no-browser", "--port", "0"])


def test_files_are_shown_side_by_side_each_called_as_its_folder(two: list[Path], tmp_path: Path) -> None:
    (tmp_path / "later.csv").write_bytes(csv_of({"title": "C"}))
    files = [*(folder / "events.csv" for folder in two), tmp_path / "later.csv"]
    client = build(several(files, 20_000, edit=False)).test_client()
    facts = json.loads(client.get("/facts", headers=HOST).data)
    assert facts["lanes"] == ["lhasa: Card rollout", "camp: Card rollout", "later: Card rollout"]
    assert [one["id"] for one in facts["facts"]] == ["1-row-2", "2-row-2", "3-row-2"]
    assert json.loads(client.get("/state", headers=HOST).data)["name"] == "lhasa · camp · later.csv"
    (two[1] / "events.csv").unlink()
    lost = json.loads(client.get("/state", headers=HOST).data)["lost"]
    assert lost.startswith("camp: The file cannot be opened")
    assert "1-row-2" in client.get("/download/a.csv", headers=HOST).text


def test_what_cannot_be_meant_is_said_in_a_sentence(two: list[Path], tmp_path: Path) -> None:
    one, other = two
    edited = run(one, other, "--edit")
    assert (edited.exit_code, "--edit is for one file or database" in edited.output) == (2, True)
    twice = run(one, one / "events.csv")
    assert (twice.exit_code, "events.csv is named twice." in twice.output) == (2, True)
    assert "holds no events.csv" in run(one, tmp_path).output
    copy = tmp_path / "copy.csv"
    copy.write_bytes((one / "events.csv").read_bytes())
    same = run(one, copy)
    assert (same.exit_code, same.output.strip()) == (
        1,
        "Error: lhasa and copy hold the same evidence, to the byte: name one of them.",
    )
    copy.write_bytes(b"nothing")
    assert "copy.csv cannot be read; there is nothing to show." in run(one, copy).output


def test_an_address_that_is_named_twice_or_with_too_many_is_refused_before_anybody_is_asked() -> None:
    address = Address("postgresql://me@nowhere.invalid/db")
    with pytest.raises(Misuse, match=r"^postgresql://nowhere\.invalid/db is named twice\.$"):
        several([address, Path("events.csv"), address], 20_000, edit=False)
    with pytest.raises(ClickException, match="At most 12 can be shown side by side"):
        several([Path(f"{number}.csv") for number in range(13)], 20_000, edit=False)
