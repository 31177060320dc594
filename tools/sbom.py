"""Write the list of the parts that a release is made of (SBOM, CycloneDX 1.6) from the locks: `python -m tools.sbom`.

Written here and not by a library: the locks already hold all of it, and a list made from them alone is the same bytes
on every machine. `make sbom` holds it to the published schema.
"""

import base64
import json
import os
import re
import subprocess
import sys
import tomllib
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
PIN = re.compile(r"([a-z0-9-]+)==(\S+?)(?: ; (.*?))?(?: \\)?$")
HASH = re.compile(r"\s+--hash=sha256:([0-9a-f]{64})")
VIA = re.compile(r"\s+#(?: via)?\s*(\S.*)?$")
OURS = "rollout (pyproject.toml"  # who needs a package that we name ourselves
SPACE = uuid.UUID("5d5ad1d5-8f0c-5c5e-9c1b-3f0e6a3b7f10")  # of our serial numbers, drawn once


def epoch(top: Path = TOP) -> int:
    """Return the seconds of the commit, or those that SOURCE_DATE_EPOCH says."""
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(said)
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=top, capture_output=True, text=True, check=True)
    return int(told.stdout)


def python_parts(lock: str) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
    """Return the packages of a lock, and for each the names that need it; "" stands for Rollout itself."""
    parts: list[dict[str, Any]] = []
    needed: dict[str, list[str]] = {}
    for line in lock.splitlines():
        if pin := PIN.match(line):
            name, version, marker = pin.groups()
            purl = f"pkg:pypi/{name}@{version}"
            part: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
            parts.append(part | {"hashes": []})
            if marker:
                parts[-1]["properties"] = [{"name": "rollout:only-where", "value": marker}]
            needed[purl] = []
        elif found := HASH.match(line):
            parts[-1]["hashes"].append({"alg": "SHA-256", "content": found[1]})
        elif parts and (found := VIA.match(line)) and found[1]:
            needed[parts[-1]["bom-ref"]].append("" if found[1].startswith(OURS) else found[1])
    return parts, needed


def browser_parts(lock: str) -> Iterator[dict[str, Any]]:
    """Yield the parts that npm brings to those who run Rollout."""
    for path, each in json.loads(lock)["packages"].items():
        if path and not each.get("dev"):
            name, version = path.removeprefix("node_modules/"), each["version"]
            purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
            content = base64.b64decode(each["integrity"].removeprefix("sha512-")).hex()
            part = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
            yield part | {"scope": "optional", "hashes": [{"alg": "SHA-512", "content": content}]}


def bom(top: Path, seconds: int) -> bytes:
    """Return the list of parts as JSON, the same bytes from the same locks and time."""
    project = tomllib.loads((top / "pyproject.toml").read_text("utf-8"))["project"]
    parts, needed = python_parts((top / "requirements.lock").read_text("utf-8"))
    optional = list(browser_parts((top / "package-lock.json").read_text("utf-8")))
    ours = f"pkg:pypi/{project['name']}@{project['version']}"
    refs = {part["name"]: part["bom-ref"] for part in parts} | {"": ours}
    depends: dict[str, list[str]] = {ref: [] for ref in (ours, *needed)}
    for ref, by in needed.items():
        for name in by:
            depends[refs[name]].append(ref)
    depends[ours] += [part["bom-ref"] for part in optional]
    whole: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "tools": {"components": [{"type": "application", "name": "rollout tools/sbom.py"}]},
            "component": {
                "type": "application",
                "bom-ref": ours,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"license": {"id": project["license"]}}],
                "purl": ours,
            },
        },
        "components": [*parts, *optional],
        "dependencies": [{"ref": ref, "dependsOn": sorted(each)} for ref, each in sorted(depends.items())],
    }
    serial = uuid.uuid5(SPACE, json.dumps(whole, sort_keys=True))
    return (json.dumps({**whole, "serialNumber": f"urn:uuid:{serial}"}, indent=1, ensure_ascii=False) + "\n").encode()


def faults(made: bytes) -> list[str]:
    """Return what the published schema of CycloneDX finds wrong; needs the packages of requirements-release.lock."""
    from cyclonedx.schema import _res  # noqa: PLC0415
    from jsonschema import Draft7Validator  # noqa: PLC0415
    from referencing import Registry, Resource  # noqa: PLC0415

    folder = Path(str(_res.__file__)).parent
    schemas = {
        name: json.loads((folder / f"{name}.SNAPSHOT.schema.json").read_text("utf-8"))
        for name in ("bom-1.6", "spdx", "jsf-0.82")
    }
    base = schemas["bom-1.6"]["$id"].rpartition("/")[0]
    named = ((f"{base}/{name}.SNAPSHOT.schema.json", Resource.from_contents(each)) for name, each in schemas.items())
    known = Registry().with_resources(named)
    check = Draft7Validator(schemas["bom-1.6"], registry=known)
    return [f"{fault.json_path}: {fault.message}" for fault in check.iter_errors(json.loads(made))]


def main(arguments: list[str]) -> int:
    """Write the list into dist/, and with --check hold it to the schema."""
    made = bom(TOP, epoch())
    target = TOP / "dist" / "sbom.cdx.json"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(made)
    found = faults(made) if "--check" in arguments else []
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    count = len(json.loads(made)["components"])
    checked = ", checked against the schema" if "--check" in arguments else ""
    sys.stdout.write(f"{target.relative_to(TOP)}: {count} parts{checked}, {len(found)} faults\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
