"""An invented file whose every column holds words of other scripts than ours."""

import csv
from io import StringIO

WORDS = {
    "bo": ("བོད་ལྗོངས་སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ།", "བསྒྲུབས་ཟིན་པའི་སྐྱིད་གྲོང་ལས་གཞི།", "དྲ་རྒྱ་དོ་དམ།"),
    "zh": ("西藏自治区发放社会保障卡", "社会信用体系建设规划纲要（2014—2020年）", "网格化管理"),
    "ug": ("شىنجاڭدا ئىجتىمائىي كاپالەت كارتىسى", "ئۇيغۇر ئاپتونوم رايونى", "كارتا تارقىتىش"),
    "hi": ("तिब्बत में सामाजिक सुरक्षा कार्ड", "ग्रिड प्रबंधन की शुरुआत हुई।", "कार्ड"),
}


def table(count: int = 24, scripts: tuple[str, ...] = tuple(WORDS)) -> bytes:
    """Return the file as CSV; each event, its lane, its source and who disputes it in one script."""
    held = StringIO()
    names = "id,lane,date,label,title,summary,status,place,asserted_by,source_title,source_publisher,source_url"
    rows = csv.writer(held, lineterminator="\n")
    rows.writerow([*names.split(","), "disputed_by", "dispute", "priority"])
    for number in range(count):
        first, second, lane = WORDS[scripts[number % len(scripts)]]
        date = f"{2011 + number * 12 // count}-{1 + number * 5 % 12:02d}"
        label, status = (first, second)[number // len(scripts) % 2], ("documented", "claimed")[number % 2]
        said = [second, first, second, f"https://example.org/{number}"]
        against = ["https://example.org/no", f"{first} {second}"] if number % 3 == 0 else ["", ""]
        rows.writerow(
            [
                f"e-{number}",
                lane,
                date,
                label[:30],
                f"{label} {second}",
                f"{first} {second} {lane}",
                status,
                lane,
                *said,
                *against,
                1 + number % 2,
            ]
        )
    return held.getvalue().encode()


PARTS = ("བོད་ལྗོངས།", "西藏自治区", "كارتىسى", "तिब्बत")
"""A word of each script, which stand together in each cell of the file below."""
EVERY = {
    "unit": "བྱང་བུ། 张卡",
    "scope": "ལྷ་ས། 拉萨",
    "place": "གཞིས་ཀ་རྩེ། 日喀则",
    "tags": "འགན་སྲུང་།; 社保; كارتا; कार्ड",
    "asserted_by": " ".join(PARTS),
    "source_title": " ".join(PARTS[::-1]),
    "source_publisher": " ".join(PARTS),
    "source_note": " ".join(PARTS),
    "dispute": " ".join(PARTS),
    "label": "བོད། 西藏 شىنجاڭ हिन्दी",
    "title": " ".join((*PARTS, "2018", *PARTS)),
    "summary": " ".join(PARTS * 3),
    "lane": "དྲ་རྒྱ། 网格 كارتا ग्रिड",
}
"""What stands in each column that holds words."""


def mixed(count: int = 8) -> bytes:
    """Return a file every cell of which that holds words has words of all scripts."""
    held = StringIO()
    given = {"quantity": "1200", "measure": "cumulative", "status": "documented", "source_url": "https://example.org/a"}
    columns = {**EVERY, **given, "disputed_by": "https://example.org/no", "priority": "1"}
    rows = csv.DictWriter(held, ["id", "date", *columns], lineterminator="\n")
    rows.writeheader()
    rows.writerows({**columns, "id": f"m-{at}", "date": f"{2012 + at}-0{1 + at % 9}"} for at in range(count))
    return held.getvalue().encode()
