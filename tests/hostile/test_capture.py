"""A capture of every packet while the server starts, the page is walked through, files are made, and all is at rest.

In a network of its own (Linux, root, tshark): loopback, and a way out on which nothing may be sent. Long: by
`make hostile`. ROLLOUT_QUIET: the seconds at rest with each of two files, 30 unless said.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.quiet_walk import OUTPUTS, OUTSIDE
from tests.support.server import TOP

pytestmark = pytest.mark.long

NEEDED = ("unshare", "ip", "tshark", "sysctl", "sh")
FIELDS = ("frame.time_epoch", "frame.interface_name", "ip.src", "ip.dst", "dns.qry.name", "tcp.port", "udp.port")


def packets(capture: Path) -> list[dict[str, str]]:
    """Return what tshark says of each packet."""
    tshark = shutil.which("tshark") or ""
    command = [tshark, "-r", str(capture), "-T", "fields", *(word for name in FIELDS for word in ("-e", name))]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [dict(zip(FIELDS, line.split("\t"), strict=True)) for line in told.splitlines()]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="a network of one's own needs Linux and root")
def test_nothing_leaves_the_machine_from_start_to_rest(tmp_path: Path) -> None:
    missing = [name for name in NEEDED if not shutil.which(name)]
    assert not missing, f"Install {missing}: nothing was captured."
    tmp_path.chmod(0o777)
    for parent in tmp_path.parents[:3]:
        parent.chmod(parent.stat().st_mode | 0o055)  # tshark writes without its rights
    unshare, sh, script = shutil.which("unshare"), shutil.which("sh"), TOP / "tests" / "support" / "quiet_net.sh"
    rest = os.environ.get("ROLLOUT_QUIET", "30")
    subprocess.run(
        [str(unshare), "--net", str(sh), str(script), sys.executable, str(tmp_path), rest], cwd=TOP, check=True
    )
    said = (tmp_path / "walk.log").read_text("utf-8")
    began, walked = (float(re.findall(rf"{word} ([\d.]+)", said)[0]) for word in ("began", "walked"))
    ports = set(re.findall(r"port (\d+)", said))
    seen = packets(tmp_path / "all.pcapng")
    out = [each for each in seen if each["frame.interface_name"] == "out0"]
    own = {each["dns.qry.name"] for each in out if float(each["frame.time_epoch"]) < began}
    during = [each for each in out if began <= float(each["frame.time_epoch"]) <= walked]
    after = [each for each in out if float(each["frame.time_epoch"]) > walked]
    assert [each for each in after if "leak.example" in each["dns.qry.name"]], "The capture does not see look-ups."
    assert [each for each in after if each["ip.dst"] == OUTSIDE], "The capture does not see what is sent."
    assert [each for each in during if each["dns.qry.name"] not in own or not each["dns.qry.name"]] == []
    local = {port for each in seen if each["frame.interface_name"] == "lo" for port in each["tcp.port"].split(",")[:2]}
    assert ports <= local, "The capture does not see the page."
    for name in ("ours", "hostile"):
        made = {path.suffix[1:] for path in (tmp_path / name).iterdir()}
        assert made >= {"csv", "json", "ics", "bib", "csljson", "ris"}, (name, made)
    assert {path.suffix[1:] for path in (tmp_path / "ours").iterdir()} >= set(OUTPUTS) - {"html"}
