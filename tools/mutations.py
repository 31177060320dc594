"""Mistakes that a test must notice: what stands in a file, what a mistake would put there, and which tests look.

`tools/mutants.py` makes each of them in a copy. One that lives shows a promise that no test holds: write the test.
"""

from collections.abc import Iterator
from typing import NamedTuple

DECK = (
    "tests/outputs/test_deck_held.py tests/outputs/test_deck_chart.py tests/outputs/test_deck_slides.py "
    "tests/outputs/test_deck_update.py tests/outputs/test_deck_asks.py"
)
THEME = "tests/outputs/test_deck_theme.py"
ASKS = "tests/outputs/test_deck_asks.py"
SCENES = "tests/outputs/test_deck_scenes.py"
SHEET = "tests/sheet/test_snapshots.py tests/sheet/test_laws.py tests/sheet/test_sheet.py"
DATES = "tests/importing/test_dates.py tests/importing/test_nothing_added.py tests/importing/test_importer.py"
LISTS = f"tests/importing/test_kinds.py tests/importing/test_readers.py {DATES}"
SCRIPTS = "tests/page/test_scripts.py"
LABELS = "tests/layout/test_labels.py tests/layout/test_lanes.py"


class Mutant(NamedTuple):
    """One mistake: the file under rollout/, what stands there once, what stands there instead, the tests to run."""

    file: str
    old: str
    new: str
    tests: str


# The first of each list were found alive by a review, or are of their kind; the others are ours.
MISTAKES: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("sheet/bands.py", SHEET): (
        ("round(2 * ruler.x(one.item.anchor)) / 2", "round(4 * ruler.x(one.item.anchor)) / 2"),
        ("first = line(one.words, begin + taken, y,", "first = line(one.words, begin + taken, y + 3,"),
        ("half = (STRIP - 5) / 2", "half = (STRIP - 5) / 3"),
        ("TICK = 2.0", "TICK = 3.0"),
        ("PAD = 6.0", "PAD = 9.0"),
        ("FOOT = 3.0", "FOOT = 9.0"),
        ("whisker(ruler.x(doubt.day), y", "whisker(ruler.x(at), y"),
        (" and ruler.shows(doubt.day)", ""),
        ("if ruler.shows(at):", "if at:"),
        ("size * 1.1, ink", "size, ink"),
        ("named=told_here, ticks=counted", "named=counted, ticks=told_here"),
        ("pitch * rows + FOOT + STRIP", "pitch * rows + STRIP"),
        ("first = begin + pitch / 2", "first = begin + pitch"),
        ("first + one.placed.row * pitch", "first + one.placed.row * pitch * 1.01"),
        ("for one in placed if not one.told)", "for one in placed if one.told)"),
        ("_ticks(placed, bottom - STRIP / 2,", "_ticks(placed, bottom - STRIP,"),
        ("bottom - STRIP, ruler.width, float(STRIP)", "bottom, ruler.width, float(STRIP)"),
    ),
    ("sheet/chart.py", SHEET): (
        ("ruler.x(b.at), top + b.y, weight", "ruler.x(a.at), top + a.y, weight"),
        ('"dotted" if silent else "solid"', '"solid" if silent else "dotted"'),
        ("joined(a, b, JOIN, ink", "joined(a, b, TIE, ink"),
        ('joined(a, b, TIE, tie, "dashed")', 'joined(a, b, TIE, tie, "solid")'),
        ("(point, stage.mark + FIGURE)", "(point, stage.mark - FIGURE)"),
        ("(where, stage.mark + AIM)", "(where, stage.mark - AIM)"),
        ("ruler.x(one.at), top + one.y, size", "ruler.x(one.extent.start), top + one.y, size"),
        ("top + one.y, THIN, fill", "top + one.y + 2, THIN, fill"),
        ("top + note.y,", "top + note.y + 2,"),
        ("top + y - size * 0.55", "top + y - size * 0.75"),
        ("ruler.left + ruler.width, top + y, 1.0", "ruler.left + ruler.width, top + y + 1, 1.0"),
        ("if all(not overlaps(", "if any(not overlaps("),
        ("return ruler.shows(middle(when, ruler.window))", "return bool(when)"),
        ("panel=round(stage.panel - (lower - top))", "panel=stage.panel"),
        ("if seen(one.due)", "if seen(one.event.date)"),
        ("mixed(ink, palette.paper, 0.5)", "mixed(ink, palette.paper, 0.9)"),
    ),
    ("sheet/axis.py", SHEET): (
        ("Line(x, top, x, bottom", "Line(x, top, end, bottom"),
        ("left + wide <= right", "left <= right"),
        ("line(tick.words, left, middle", "line(tick.words, x, middle"),
    ),
    ("sheet/frame.py", SHEET): (
        ("TITLE = 1.6", "TITLE = 1.4"),
        ("GAP = 8.0", "GAP = 12.0"),
        ("round(PX * ROW_HIGH *", "round(PX * 1.6 *"),
        ("height * 0.17", "height * 0.3"),
        ("publishers)", "publishers + 1)"),
        ("edition.dataset.lanes.index(name)", "edition.lanes.index(name)"),
        ("if room < len(lanes) * stage.row", "if room < 0"),
        (
            "for words in stamp_words(frame, 0.0, told)) * LINE",
            "for words in stamp_words(frame, 0.0, told)) * 0",
        ),
    ),
    ("sheet/layout.py", SHEET): (
        ("GROWN = (2.0, 1.75, 1.5, 1.25, 1.12)", "GROWN = (1.12,)"),
        ("STRETCH = 3.0", "STRETCH = 1.0"),
        ("top = bottom + BETWEEN", "top = bottom"),
        ("bottom + stage.axis / 2", "bottom + stage.axis"),
        ("page.foot + GAP / 2", "page.foot - GAP / 2"),
        ("stage.even or one.event.priority == 1 if required", "one.event.priority == 2 if required"),
        ("any(each.counted for each in bands)", "any(each.told for each in bands)"),
        ("above = page.foot - stage.panel", "above = page.foot - stage.panel / 2"),
    ),
    ("sheet/legend.py", SHEET): (
        ("APART = 15.0", "APART = 5.0"),
        ('form("claimed", True', 'form("claimed", False'),
        ("x + wide + 5, y, size", "x + wide + 5, y + 2, size"),
        ('if "uncertain" in unsure or unknown', 'if "uncertain" in unsure'),
        ("if counted:", "if not counted:"),
        ("whisker(middle, y, True", "whisker(middle, y, False"),
        ('_open(later("no end given"), False', '_open(later("no end given"), True'),
        ("x, y = left, y + pitch", "x, y = left, y"),
    ),
    ("sheet/lines.py", SHEET): (
        ("middle - size * LINE / 2", "middle - size * LINE / 3"),
        ("step * (number + 0.5)", "step * number"),
        ('STOOD_IN.sub(STAND_IN, "".join(drawn))', '"".join(drawn)'),
        ("width(longer, size, face) <= room", "width(longer, size, face) <= room * 2"),
    ),
    ("sheet/rows.py", SHEET): (
        ("if is_headline(one.event, stage) else 1", "if not is_headline(one.event, stage) else 1"),
        ("(begins[row], row)", "(-begins[row], row)"),
        ("one.placed.row + 1 for one", "one.placed.row for one"),
        ("if not spare:", "if spare:"),
        ("not ruler.shows(mark_of(", "ruler.shows(mark_of("),
        ("return any(is_headline(one.event, stage) for one", "return all(is_headline(one.event, stage) for one"),
        ("return event.priority == 1 and not stage.even", "return event.priority == 1"),
    ),
    ("sheet/signs.py", SHEET): (
        ("fill=ink if known.filled else ground", "fill=ground"),
        ("dotted=known.dotted", "dotted=False"),
        ("stroke=stroke if disputed else", "stroke=stroke if not disputed else"),
        ("within = min(max(day, self.window.start), self.window.end)", "within = day"),
        ("Box(first, y - thick / 2", "Box(first, y - thick"),
        ("mark / 2 + 1.5, mark + 2.5", "mark / 2, mark"),
        ("turn = -1 if leftwards else 1", "turn = 1 if leftwards else -1"),
        ('("left", x - size / 2)', '("left", x + size / 2)'),
        ("ruler.x(bar.start), ruler.x(bar.end)", "ruler.x(where.start), ruler.x(where.end)"),
    ),
    ("sheet/room.py", SHEET): (
        ("FEW = 20", "FEW = 0"),
        ("min(window.end + more, free.end)", "window.end + more"),
    ),
    ("layout/forms.py", f"tests/layout/test_forms.py {SHEET}"): (
        ('MarkForm("circle", inside="dot")', 'MarkForm("circle")'),
        ("THROUGH = 0.82", "THROUGH = 0.5"),
        ('{"diamond": 1, "square": -1}', '{"diamond": 3, "square": -1}'),
        ('"planned": MarkForm("diamond")', '"planned": MarkForm("diamond", filled=True)'),
        ("(0.62, 0.0), (0.0, 0.62)", "(0.62, 0.0), (0.0, 0.32)"),
    ),
    ("layout/strokes.py", f"tests/layout/test_strokes.py {SHEET}"): (
        ("STROKE = 2.0", "STROKE = 1.0"),
        ("THIN = 3.5", "THIN = 5.0"),
        ("LOWER = 5", "LOWER = 9"),
        ('"vague": 0.45', '"vague": 0.9'),
        ('"wide": 0.5', '"wide": 0.9'),
        ("return where.end - where.start > 1", "return where.end - where.start > 40"),
        ('side != "left")]', 'side == "left")]'),
        ("(when.end, where.end, False)", "(when.end, where.end, True)"),
        ('if known != "known"]', "if known]"),
        ('"approximate": "dotted", "uncertain": "dashed"', '"approximate": "dashed", "uncertain": "dotted"'),
    ),
    ("layout/scene.py", SHEET): (
        ("return self.size * (ASCENT + DESCENT)", "return self.size"),
        ("round(value * unit, 2)", "round(value * unit)"),
        ("self.x + x * self.size, self.y + y * self.size", "self.x + x * self.size, self.y - y * self.size"),
    ),
    ("layout/ticks.py", f"tests/layout/test_ticks.py {SHEET}"): (
        ("LENGTHS = (1.0, 28.0, 365.0", "LENGTHS = (1.0, 34.0, 365.0"),
        ("return (left + right - wide) / 2 if", "return left if"),
        ("range(first - first % step", "range(first"),
        ("BESIDE = 4.0", "BESIDE = 0.0"),
        ("make(count + step)[0], words, step == 1", "make(count + step)[0], words, step != 1"),
    ),
    ("layout/panel.py", f"tests/layout/test_panel.py {SHEET}"): (
        ("most * 1.08", "most * 1.5"),
        ("b.at - a.at > SILENCE", "b.at - a.at > 2 * SILENCE"),
        ("value, head + room * (1 - value / top))", "value, head + room * (1 - 0.9 * value / top))"),
        ("APART = 0.9 ", "APART = 0.3 "),
        ("NEAR = 0.58", "NEAR = 0.1"),
        ("point(one.event, one.due, one.due", "point(one.event, one.due, one.event.date"),
        ("if joined and not values:", "if not joined and not values:"),
    ),
    ("layout/theme.py", f"tests/layout/test_theme.py tests/layout/test_lanes.py {SHEET}"): (
        ("self.type_size * 0.72", "self.type_size * 0.9"),
        ("STRIP = 14", "STRIP = 12"),
        ("gap=self.mark / 2 + 5.5", "gap=self.mark / 2 + 2.5"),
        ("counts[lane] ** 0.5", "counts[lane] ** 2"),
    ),
    ("layout/lanes.py", LABELS): (
        ("top += height + BETWEEN", "top += height"),
        ("height, count, top + height - STRIP / 2", "height, count, top + height - STRIP"),
        ("count * stage.row + STRIP", "count * stage.row"),
    ),
    ("layout/labels/geometry.py", f"{LABELS} {SHEET}"): (
        ("- (spacing.gap + item.width) / scale", "- item.width / scale"),
        ("< item.end + half)) and end <= item.end", "< item.end + half))"),
        ("if self.until:", "if not self.until:"),
        ("max(item.start, window[0]) + spacing.gap", "item.start + spacing.gap"),
        ("placed.told_from <= scale and", "placed.told_from < inf and"),
        ("(right + later.left) / (later.start - self.end)", "later.left / (later.start - self.end)"),
        ("return self.start if self.on_bar else", "return self.end if self.on_bar else"),
    ),
    ("layout/labels/row.py", LABELS): (
        ("self.ends[at - 1] >= ink.start", "self.ends[at - 1] > ink.start + 9"),
        ("scale, most = ink.wall, self.sinces", "scale, most = 0.0, self.sinces"),
        ("if reach <= scale * days:  # nobody", "if reach <= 99 * scale * days:  # nobody"),
    ),
    ("timeline/outcome.py", "tests/timeline/test_series.py tests/timeline/test_outcome.py"): (
        ("if whole < 6:", "if whole < 7:"),
        ("event.status in TRUSTED and not", "event.status != 'retracted' and not"),
        (" - (last.day < first.day)", ""),
        ("if whole >= 2:", "if whole >= 3:"),
        ("opens.toordinal() - last.toordinal()", "opens.toordinal() - last.toordinal() + 1"),
        ("n=str(whole + 1), sign", "n=str(whole), sign"),
        ("if figure.measure not in AIMS", "if figure.measure in AIMS"),
        ('event.status != "retracted"', 'event.status != "claimed"'),
        ("pair[1].count >= goal.count", "pair[1].count > goal.count"),
        ("if figure.count >= goal.count:", "if figure.count > goal.count:"),
        ("if last <= goal.latest", "if last < goal.latest"),
        ('say("possibly ") if signs & {"uncertain", "both"}', 'say("possibly ") if signs & {"uncertain"}'),
        ("_last_point(event.date) if total else", "_last_point(event.date) if not total else"),
        ("not about(due, when) and", ""),
        ("<= _last_point(due).order[1]", "< _last_point(due).order[1]"),
        ("if figure.kind[1] != goal.kind[1]:", "if figure.kind[1] == goal.kind[1]:"),
        ("telling = end >= due or", "telling = end > due or"),
        ("end > target.date.order[1] and", "end >= target.date.order[1] and"),
    ),
    ("words/amounts.py", "tests/timeline/test_outcome.py tests/words"): (
        ("rest % (size // 1000) == 0", "rest % (size // 10000) == 0"),
    ),
    ("timeline/series.py", "tests/timeline/test_series.py tests/timeline/test_outcome.py"): (
        ("targets.get(kind, ())) > 1", "targets.get(kind, ())) > 2"),
        ("sorted((event for event, _ in points), key=by_end)", "event for event, _ in points"),
        ("-sum(event.priority == 1", "sum(event.priority == 1"),
        ("pattern = AIMED if self.aimed", "pattern = AIMED if not self.aimed"),
        ("if event.due is not None:", "if event.due is None:"),
    ),
    ("outputs/deck/found.py", DECK): (
        ("NEAR = 2.0", "NEAR = 20.0"),
        ("abs(a - b) > 0.11", "abs(a - b) > 5"),
        ("key=lambda pair: -pair[0]", "key=lambda pair: pair[0]"),
        ("short_digest(text) != entry.texts[name]", "short_digest(text) == entry.texts[name]"),
    ),
    ("outputs/deck/figures.py", DECK): (
        ("> SILENCE / 365.25", "> 2 * SILENCE / 365.25"),
        ("366 if isleap(year) else 365", "365"),
        ("if event not in series.joined", "if event"),
        ("_year(target.due, span)", "_year(target.event.date, span)"),
    ),
    ("outputs/deck/chart.py", DECK): (
        ("value_axis.minimum_scale = 0", "value_axis.minimum_scale = 1"),
        ('if line.kind == "silent" else MSO_LINE.SOLID', 'if line.kind != "silent" else MSO_LINE.SOLID'),
        ("form.filled and not mark.event.disputed", "form.filled"),
        ("int(max(years) + 1)", "int(max(years))"),
    ),
    ("outputs/deck/shapes.py", DECK): (
        ("(one.y2 - one.y1) < 0 else", "(one.y2 - one.y1) > 0 else"),
        ("""{"left": ' rot="16200000"', "right": ' rot="5400000"'}""", "{}"),
        ("ROUGH = EMU / 2", "ROUGH = EMU * 20"),
        ("SHARE = 10 / 11.5", "SHARE = 1"),
        ("_words(called, part, -where.x, -where.y, flush, tag)", "_words(called, part, -where.x, where.y, flush, tag)"),
        ("_about(one, one.dot)", "_about(one, one.size)"),
    ),
    ("outputs/deck/rows.py", DECK): (
        ('"regular": 0.81', '"regular": 1.3'),
        ("max(READ_ALOUD, row.size * share)", "row.size * share"),
        ("y += height + row.below", "y += height"),
        ("y = top\n        filled[-1]", "filled[-1]"),
        ("left + row.indent - size * 1.3", "left + row.indent + size * 1.3"),
    ),
    ("outputs/deck/timeline.py", DECK): (
        ("told.words.x + told.words.width <= told.forms[-1].x", "told.words.x > told.forms[-1].x"),
        ("where.start < window.end and where.end > window.start", "where.start < window.end"),
        ("MOST = 8", "MOST = 2"),
    ),
    ("outputs/deck/renew.py", DECK): (
        ("if not piece.dated:", "if piece.dated:"),
        ("SHOWN = 60", "SHOWN = 30"),
        ("if theirs or body is None:", "if body is None:"),
    ),
    ("outputs/deck/restyle.py", DECK): (
        ("if not own_size and", "if own_size and"),
        ("== RT.IMAGE) and name not in used", "== RT.IMAGE)"),
    ),
    ("outputs/deck/update.py", DECK): (
        ('set("show", "0")', 'set("show", "1")'),
        ("if len(slides) > 1:", "if len(slides) > 2:"),
    ),
    ("outputs/deck/headlines.py", DECK): (
        ('links and safe.startswith("https://")', "links"),
        ('clean(event.notes) if notes else ""', "clean(event.notes)"),
    ),
    ("importing/firsts.py", DATES): (
        ("FEW, SHARE = 2, 3", "FEW, SHARE = 2, 30"),
        ("FEW, SHARE = 2, 3", "FEW, SHARE = 3, 3"),
        ('found[1] == "01"', 'found[1] != "01"'),
        ('if answer == "months" or', "if"),
        ("not _FIRST.fullmatch(date)", "False"),
    ),
    ("importing/yearless.py", DATES): (
        ("if len(years) > 1:", "if len(years) > 2:"),
        ("{int(found[3])} ", "{int(found[3]) + 1} "),
        ("MONTHS[int(found[2]) - 1]", "MONTHS[int(found[2]) % 12]"),
        ("said.append(found[1])", "said.append('2000')"),
    ),
    ("importing/usual.py", DATES): (
        ('pair=(int(found["a"]), int(found["b"]))', 'pair=(int(found["b"]), int(found["a"]))'),
        ('dotted=found["s"] == "."', "dotted=False"),
        ("(?!00)", ""),
    ),
    ("importing/rough.py", DATES): (("[初底末]|", ""), ("mitte ", "")),
    ("importing/deciding.py", DATES): (
        ("(a > 12) != (b > 12) and a <= 31", "(a > 12) != (b > 12)"),
        ("if first == second or first > 12:", "if first > 12:"),
        ("return False if second > 12 else usual", "return usual"),
        ("return year + 100 if year < decided.century else year", "return year"),
        ("year += decided.historical", "year += 0"),
        ("decided.century // 100 * 100", "decided.century"),
        ('asks="year-missing")', 'asks="century")'),
        ("for day in (1, 7)", "for day in (1, 6)"),
        ("reading = Reading(whole(reading.date, decided.whole))", "pass"),
        ("True if one.dotted else decided.day_first", "decided.day_first"),
    ),
    ("importing/moments.py", LISTS): (
        ('start in (end, f"{end} {_time(start)}")', "False"),
        ("end[1:].zfill(5) > _time(start).zfill(5)", "end[1:] > _time(start)"),
        ("return time if TIME.match(time) and", "return time if"),
        ("all(MIDNIGHT.search(each) for each in timed)", "any(MIDNIGHT.search(each) for each in timed)"),
        ("proved.pop() if len(proved) == 1 else told", "proved.pop() if proved else told"),
    ),
    ("importing/whereabouts.py", "tests/importing/test_nothing_lost.py"): (
        ("_degrees(lat, _NORTH, 90)", "_degrees(lat, _NORTH, 180)"),
        ("return spot_of(point[2], point[1])", "return spot_of(point[1], point[2])"),
        ("side not in sides", "False"),
    ),
    ("importing/footnotes.py", "tests/importing/test_nothing_lost.py"): (
        ("used = notes.keys() & counted", "used = notes.keys()"),
        ("> _MOST", "> 0 * _MOST"),
    ),
    ("importing/events.py", LISTS): (
        ('("~" in reading.date and is_rough(text))', '"~" in reading.date'),
        ('return Held(row, wrong=said("nothing says what happened"))', 'return Held(row, "date")'),
        ("return not TIME.match(cell)", "return False"),
        ('if each.role == "private":', 'if each.role == "nobody":'),
    ),
    ("importing/lines.py", LISTS): (("self.left |= set() if named else {number}", "self.left |= set()"),),
    ("importing/prose.py", LISTS): (("number in left[:NAMED]", "number in left[:1]"),),
    ("importing/layout.py", f"{LISTS} tests/importing/test_exports.py"): (
        ("for row in grid.rows[:at])", "for row in grid.rows[:0])"),
        ("DEEP = 30", "DEEP = 2"),
        ("(dates + years) * 3 > len(cells)", "(dates + years) * 30 > len(cells)"),
    ),
    ("importing/plans.py", LISTS): (
        ("FEW, MANY = 2, 12", "FEW, MANY = 2, 120"),
        ("each.count * 2 <= max(len(rows), 4)", "each.count <= max(len(rows), 4)"),
        ("if len(few) == 1 and not crowded", "if few and not crowded"),
    ),
    ("importing/warnings.py", LISTS): (
        ("if twice := sum(count - 1 for", "if twice := sum(count for"),
        ("above[bool(title) :]", "above[1:]"),
    ),
    ("importing/odd_dates.py", LISTS): (("len(years[day]) < 3 or count * 5 < len(days)", "len(years[day]) < 30"),),
    ("importing/headings.py", LISTS): (('f"{row.cells[place]} {year}"', "row.cells[place]"),),
    ("outputs/deck/ledger.py", DECK): (("{value:.1f}", "{value:.0f}"),),
    ("outputs/deck/colours.py", THEME): (
        ("wanted - share * light", "wanted"),
        ('("satMod", fuller / full)', '("satMod", full / fuller)'),
        ('f"accent{at + 1}", shades(ink, tint)', 'f"accent{at + 1}", shades(ink, ink)'),
        ("face.getparent().remove(face)", "face.getparent()"),
    ),
    ("outputs/deck/consent.py", ASKS): (
        ("sum(known) * 2 < len(known)", "sum(known) * 2 <= len(known)"),
        ("if key.startswith(TALK) and key not in now", "if key not in now"),
        ("bool(digests & words) if MADE", "True if MADE"),
    ),
    ("outputs/deck/withdrawn.py", ASKS): (
        ("event.status == RETRACTED", "event.status != RETRACTED"),
        ("SHORT = 12", "SHORT = 2"),
        ("if key else elements(slide)", "if key else ()"),
    ),
    ("outputs/deck/picture.py", SCENES): (
        ("min(asked.start, air.start)", "asked.start"),
        ("event.id not in scene.focus", "event.id in scene.focus"),
    ),
    ("page/scripts/picture/labels.js", SCRIPTS): (
        ("label.told_from > scale) return", "label.told_from > 1.5 * scale) return"),
        ("- (spacing.gap + label.width) / scale", "- spacing.gap / scale"),
        ("Math.max(label.start, window[0]) + spacing.gap", "label.start + spacing.gap"),
    ),
    ("page/scripts/picture/axis.js", SCRIPTS): (
        ("[28, [1, 3, 6]]", "[34, [1, 3, 6]]"),
        ("year > 0 ? year : year - 1", "year"),
    ),
    ("page/scripts/picture/room.js", SCRIPTS): (
        ("(right + b.left) / (b.start - a.end)", "(right + b.left) / (b.end - a.end)"),
        ("fits(reach, start - first), fits(mark, last - anchor)", "fits(reach, start - first), 0"),
    ),
    ("page/scripts/offline/filters.js", SCRIPTS): (
        ("second.days[0] < day + 1", "second.days[0] < day"),
        ("kinds[i].some(kind", "kinds[i].every(kind"),
        ("(!disputed || fact.dispute)", "true"),
    ),
    ("page/scripts/days.js", SCRIPTS): (("to - from < 3 &&", "to - from < 30 &&"),),
    ("page/scripts/picture/scenery.js", SCRIPTS): (
        ("const SIZES = [1.5, 1.35, 1.2, 1.1, 1,", "const SIZES = ["),
        ("if (best.placed.length < all.length) search", "if (false) search"),
    ),
}


def mutants() -> Iterator[Mutant]:
    """Yield every mistake."""
    for (file, tests), pairs in MISTAKES.items():
        for old, new in pairs:
            yield Mutant(f"rollout/{file}", old, new, tests)
