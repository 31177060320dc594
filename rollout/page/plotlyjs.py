"""The plotly.js that pages draw with: the slim bundle where npm has brought it, else the one that plotly brings."""

import re
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

SLIM = Path(__file__).parents[2] / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"
WRAPPED = re.compile(r"(?<=var )([\w$]+)=\((?:[\w$]+,?)+\)=>\(\)=>\{")
"""What makes a module of the slim bundle: a function that runs once, when another first calls the name that it has."""
CALLED = re.compile(r"([\w$]+)\(\)")
BROUGHT = re.compile(r"(?<=\.register\(\[)[\w$]+\(\)(?:,[\w$]+\(\))*(?=\]\))")
"""What its last module adds to the core: a list of modules."""
UNUSED = ('name:"pie"', 'name:"calendars"')
"""What those say of themselves that no picture of ours needs."""


def _version(bundle: Path) -> str:
    """Return the version that a plotly.js bundle names in its first lines."""
    with bundle.open(encoding="utf-8") as lines:
        head = lines.read(200)
    return next((word.lstrip("v") for word in head.split() if word[:1] == "v" and word[1:2].isdigit()), "")


def bundle(slim: Path, full: Path) -> Path:
    """Return the plotly.js to serve: the slim one where npm has brought it in the same version, else the full one."""
    return slim if slim.is_file() and _version(slim) == _version(full) else full


def full_bundle() -> Path:
    """Return the plotly.js that plotly for Python brings."""
    folder = files("plotly")
    return Path(str(folder / "package_data" / "plotly.min.js"))


def lean(text: str) -> str:
    """Return a bundle without modules that nothing calls once pies and other calendars are not brought: a twelfth less.

    It is as if it had been built without them, which plotly.js provides for; any other bundle is given back as it is.
    """
    made = "|".join(re.escape(name) for name in WRAPPED.findall(text)) or "(?!)"
    starts = [found.start() for found in re.finditer(rf"(?:(?<=;)|(?<=\}}))var [\w$]+=(?:{made})\(", text)]
    parts = [text[begin:end] for begin, end in pairwise(starts)]
    by_name = {part[4 : part.index("=")]: part for part in parts}
    calls = {name: {one for one in CALLED.findall(part) if one in by_name} for name, part in by_name.items()}

    def reached(name: str, known: set[str]) -> set[str]:
        waiting = [name]
        while waiting:
            if (one := waiting.pop()) not in known:
                known.add(one)
                waiting += calls[one]
        return known

    last = text[starts[-1] :] if starts else ""
    if not (brought := BROUGHT.search(last)):
        return text
    ways = {name: reached(name, set()) for name in CALLED.findall(brought[0]) if name in by_name}
    wanted = [name for name, own in ways.items() if not any(said in by_name[one] for one in own for said in UNUSED)]
    last = BROUGHT.sub(",".join(f"{name}()" for name in wanted), last)
    kept = set[str]()
    for name in CALLED.findall(last):
        if name in by_name:
            reached(name, kept)
    return "".join((text[: starts[0]], *(part for name, part in by_name.items() if name in kept), last))


@lru_cache(maxsize=2)
def leaned(bundle: Path) -> str:
    """Return a bundle without what no picture of ours needs; found once, however many pages a program makes."""
    return lean(bundle.read_text(encoding="utf-8"))
