"""Of the evidence we ship a changed row is read alone as it is with all."""

from rollout.evidence.beside import Beside
from rollout.evidence.reader import Limits, read
from rollout.evidence.renewing import renewed
from tests.support.server import TOP

LIMITS = Limits()


def test_of_our_own_evidence_each_row_is_read_alone_or_with_all() -> None:
    beside = Beside((TOP / "sources.csv").read_bytes(), (TOP / "timeline.toml").read_bytes())
    whole = read((TOP / "events.csv").read_bytes(), "events.csv", LIMITS, beside=beside)
    lines = (TOP / "events.csv").read_bytes().split(b"\n")
    alone = 0
    for at in range(1, len(lines) - 1, 9):
        data = b"\n".join([*lines[:at], lines[at].replace(b" the ", b" this ", 1), *lines[at + 1 :]])
        if found := renewed(whole, data, LIMITS, beside):
            assert found == read(data, "events.csv", LIMITS, beside=beside)
            alone += data != b"\n".join(lines)
    assert alone > 2
