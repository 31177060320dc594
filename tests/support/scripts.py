"""An invented file whose every column holds words of other scripts than ours."""

import csv
from io import StringIO

WORDS = {
    "bo": ("བོད་ལྗོངས་སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ།", "བསྒྲུབས་ཟིན་པའི་སྐྱིད་གྲོང་ལས་གཞི།", "དྲ་རྒྱ་དོ་དམ།"),
    "zh": ("西藏自治区发放社会保障卡", "社会信用体系建设规划纲要（2014—2020年）", "网格化管理"),
    "ug": ("شىنجاڭدا ئىجتىمائىي كاپالەت كارتىسى", "ئۇيغۇر ئاپتونوم رايونى", "كارتا تارقىتىش"),
    "hi": ("तिब्बत में सामाजिक सुरक्षा कार्ड", "ग्रिड प्रबंधन की शुरुआत", "कार्ड"),
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
