"""What `check` says of a file: everything that is wrong, or what there is; as lines or as JSON."""

import json
import sys
from collections import Counter

import click

from rollout.evidence.event import Dataset
from rollout.evidence.hints import hints
from rollout.evidence.problems import Problem
from rollout.evidence.vocabulary import STATUSES
from rollout.timeline.second import second
from rollout.words.said import told
from rollout.words.say import later, number, say, say_many


def say_json(text: str) -> None:
    r"""Print JSON, where the console lacks letters by their numbers as JSON has them."""
    whole = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(text if whole else json.dumps(json.loads(text), indent=1))


def _summary(dataset: Dataset) -> str:
    lanes = Counter(event.lane for event in dataset.events)
    statuses = Counter(event.status for event in dataset.events)
    by_lane = ", ".join(f"{name} {number(lanes[name])}" for name in dataset.lanes)
    by_status = ", ".join(f"{say(name)} {number(statuses[name])}" for name in STATUSES if statuses[name])
    disputed = say("{n} disputed", n=sum(event.disputed for event in dataset.events))
    kinds = "; ".join(filter(None, (by_lane, by_status, disputed)))
    return say_many(
        "{file}: 0 problems, {n} event ({kinds}), data {digest}.",
        "{file}: 0 problems, {n} events ({kinds}), data {digest}.",
        len(dataset.events),
        file=dataset.name,
        kinds=kinds,
        digest=dataset.digest[:7],
    )


def _finding(one: Problem, file: str) -> dict[str, str | int | None]:
    return {
        "file": one.file or file,
        "row": one.row,
        "column": one.column,
        "found": one.found,
        "wrong": told(one.wrong),
        "example": told(one.example),
        "sentence": one.sentence(file),
    }


def _as_json(name: str, dataset: Dataset | None, problems: tuple[Problem, ...]) -> str:
    return json.dumps(
        {
            "file": name,
            "digest": dataset.digest if dataset else None,
            "rows": dataset.rows if dataset else None,
            "events": len(dataset.events) if dataset else 0,
            "refused": dataset.refused if dataset else None,
            "notices": [told(one) for one in dataset.notices] if dataset else [],
            "new": second(dataset) if dataset else "",
            "problems": [_finding(one, name) for one in problems],
            "hints": [_finding(one, name) for one in hints(dataset)] if dataset else [],
        },
        ensure_ascii=False,
        indent=2,
    )


def _verdict(name: str, dataset: Dataset | None, count: int) -> str:
    """Return how many problems there are, and what they cost."""
    problems = say_many("{n} problem in {file}", "{n} problems in {file}", count, file=name)
    if dataset is None:
        return say("{problems}; the file cannot be used.", problems=problems)
    words = later("{problems}; {refused} of {rows} rows refused.")
    return say(words, problems=problems, refused=dataset.refused, rows=dataset.rows)


def report(name: str, dataset: Dataset | None, problems: tuple[Problem, ...], as_json: bool) -> None:
    """Print everything that is wrong, or what there is; exit with 1 when anything is wrong."""
    if as_json:
        say_json(_as_json(name, dataset, problems))
    elif dataset and not problems:
        for notice in dataset.notices:
            click.echo(told(notice), err=True)
        for hint in hints(dataset):
            click.echo(say("Hint: {words}", words=hint.sentence(name)), err=True)
        if words := second(dataset):
            click.echo(words, err=True)
        click.echo(_summary(dataset))
    else:
        for problem in problems:
            click.echo(problem.sentence(name))
        click.echo(_verdict(name, dataset, len(problems)))
    if problems:
        sys.exit(1)
