"""A proposal as a page, for whoever takes its rows: what each is, and the timeline as it stands and as it would be."""

from collections.abc import Callable, Iterator
from pathlib import Path

from rollout.commands.cli import Misuse, apart, contents, deliver
from rollout.editing.further import NOTHING
from rollout.editing.opening import taken_apart
from rollout.editing.proposal import THERE, Plan, Proposal, Proposed
from rollout.editing.steps import Done, Next, Whole, added, changed, removed
from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits
from rollout.outputs.changes.proposed import HEADING, Row, page

DRAWN = 50  # rows that have pictures: for each the whole file is read as it would be
Planned = Callable[[Proposed], Plan]
Telling = Callable[[int, Proposed, Plan], Iterator[str]]


def free(out: Path, *inputs: Path) -> None:
    """Raise what to tell a person where the page would take the place of something else."""
    apart(out, *inputs)
    if out.exists() and HEADING.encode() not in contents(out, 100_000):
        raise Misuse(f"{out} is no page of a proposal; it is not overwritten. Give the page another name.")


def show(out: Path, whole: Whole, proposal: Proposal, plan: Planned, told: Telling, most: Limits) -> None:
    """Write the page of a proposal as the file stands."""
    rows = []
    for number, one in enumerate(proposal.rows, 1):
        found = plan(one)
        lines, then = [*told(number, one, found)], None
        if number > DRAWN:
            lines.append(f"    no picture: the first {DRAWN} rows have one")
        elif found.state != THERE:
            then = _then(whole, one, found, most)
        if then and len(then.problems) > len(whole.dataset.problems):
            wrong = next(each for each in then.problems if each not in whole.dataset.problems)
            lines.append(f"    cannot be taken: {wrong.sentence(whole.dataset.name)}")
            then = None
        rows.append(Row(one.event, tuple(lines), whole.dataset, then))
    deliver(out, page(whole.dataset.name, proposal.by, rows))


def _then(whole: Whole, one: Proposed, found: Plan, most: Limits) -> Dataset | None:
    """Return the events with one row taken; None where it cannot be."""
    step = _step(whole, one, found)
    if isinstance(step, Done):
        return None
    try:
        return taken_apart(step.sheet.data, step.near(whole), whole.dataset.name, most).dataset
    except DataError:
        return None


def _step(whole: Whole, one: Proposed, found: Plan) -> Next | Done:
    place = whole.row(one.event)
    if place is None:
        return added(whole, found.fields, found.wanted or NOTHING)
    mark, was = whole.sheet.rows[place].mark, whole.sheet.fields(place)
    if one.after is None:
        return removed(whole, one.event, mark, was, whole.sources_mark(one.event))
    return changed(whole, one.event, mark, was, found.fields, found.wanted)
