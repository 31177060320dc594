"""A proposal as a page, for whoever takes its rows: what each is, and the timeline as it stands and as it would be."""

from collections.abc import Callable, Iterator
from pathlib import Path

from rollout.commands.cli import apart, contents, deliver
from rollout.commands.misuse import Misuse
from rollout.editing.examined import examined
from rollout.editing.further import NOTHING
from rollout.editing.patched import patched
from rollout.editing.proposal import THERE, Plan, Proposal, Proposed
from rollout.editing.steps import Done, Next, Whole, added, changed, removed
from rollout.evidence.event import Dataset
from rollout.evidence.reader import Limits, read
from rollout.outputs.changes.proposed import HEADING, Row, page
from rollout.words.said import told
from rollout.words.say import later, say

DRAWN = 50  # rows that have pictures: for each the timeline is drawn twice
Planned = Callable[[Proposed], Plan]
Telling = Callable[[int, Proposed, Plan], Iterator[str]]


def free(out: Path, *inputs: Path) -> None:
    """Raise what to tell a person where the page would take the place of something else."""
    apart(out, *inputs)
    if out.exists() and HEADING.encode() not in contents(out, 100_000):
        words = later("{file} is no page of a proposal; it is not overwritten. Give the page another name.")
        raise Misuse(say(words, file=str(out)))


def show(out: Path, whole: Whole, proposal: Proposal, plan: Planned, told: Telling, most: Limits) -> None:
    """Write the page of a proposal as the file stands."""
    rows = []
    for number, one in enumerate(proposal.rows, 1):
        found = plan(one)
        lines, then = [*told(number, one, found)], None
        if number > DRAWN:
            lines.append("    " + say("no picture: the first {n} rows have one", n=DRAWN))
        elif found.state != THERE:
            then = _then(whole, one, found, most)
        if then and isinstance(then, str):
            lines.append("    " + say("cannot be taken: {reason}", reason=then))
        rows.append(Row(one.event, tuple(lines), whole.dataset, then if isinstance(then, Dataset) else None))
    deliver(out, page(whole.dataset.name, proposal.by, rows))


def _then(whole: Whole, one: Proposed, found: Plan, most: Limits) -> Dataset | str:
    """Return the events with one row taken, as taking it would find them; or why it cannot be."""
    step = _step(whole, one, found)
    if isinstance(step, Done):
        return told(step.wrong) or " ".join(each.sentence(whole.dataset.name) for each in step.problems)
    brings = examined(whole, step, most)
    if brings.problems:
        return brings.problems[0].sentence(whole.dataset.name)
    after = patched(whole, step, brings, most)
    return after.dataset if after else read(step.data, whole.dataset.name, most, beside=step.near(whole))


def _step(whole: Whole, one: Proposed, found: Plan) -> Next | Done:
    place = whole.row(one.event)
    if place is None:
        return added(whole, found.fields, found.wanted or NOTHING)
    mark, was = whole.sheet.rows[place].mark, whole.sheet.fields(place)
    if one.after is None:
        return removed(whole, one.event, mark, was, whole.sources_mark(one.event))
    return changed(whole, one.event, mark, was, found.fields, found.wanted)
