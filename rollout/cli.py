"""The command line: serve a file, or check it."""

import json
import sys
import webbrowser
from collections import Counter
from pathlib import Path
from threading import Timer

import click

from rollout.errors import DataError, Problem
from rollout.event import Dataset
from rollout.reader import Limits, read
from rollout.vocabulary import STATUSES

PORT = 8050
MAX_ROWS = 20_000


def _limits(max_rows: int) -> Limits:
    """Return the limits for a number of rows; the bytes grow with them."""
    known = Limits()
    return Limits(
        max_bytes=max(known.max_bytes, max_rows * 400),
        max_rows=max_rows,
        max_cell=known.max_cell,
        max_columns=known.max_columns,
    )


def _say(problems: tuple[Problem, ...], name: str) -> None:
    for problem in problems:
        click.echo(problem.sentence(name), err=True)


def _unreadable(path: Path, error: OSError) -> click.ClickException:
    return click.ClickException(f"{path} cannot be opened: {error.strerror or 'unknown reason'}.")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("events", type=click.Path(path_type=Path), default=Path("events.csv"), metavar="[EVENTS.csv]")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; others can reach any but the default.",
)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.option("--max-rows", default=MAX_ROWS, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
def serve(events: Path, host: str, port: int, no_browser: bool, max_rows: int) -> None:
    """Serve the timeline of EVENTS.csv on this machine and open it in the browser."""
    from waitress import create_server  # Dash takes most of a second to import: `check` does without it.

    from rollout.server import LOCAL, build
    from rollout.store import Store

    try:
        store = Store(events, _limits(max_rows))
    except DataError as error:
        _say(error.problems, events.name)
        raise click.ClickException(f"{events.name} cannot be read; there is nothing to show.") from error
    except OSError as error:
        raise _unreadable(events, error) from error
    _say(store.now().problems, events.name)
    local = host in ("127.0.0.1", "localhost", "::1")
    if not local:
        click.echo(f"Everyone who can reach {host} on this network can now see this page.", err=True)
    application = build(store, LOCAL if local else None)
    try:
        server = create_server(application, host=host, port=port, threads=8, ident=None)
    except OSError as error:
        raise click.ClickException(f"Port {port} cannot be used: {error.strerror}. Try --port {port + 1}.") from error
    address = f"http://{'localhost' if local else host}:{server.effective_port}/"
    click.echo(f"Rollout shows {events.name} at {address}  (Ctrl+C stops it)")
    if not no_browser:
        Timer(0.3, webbrowser.open, [address]).start()
    server.run()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check a file of events, or make handouts from it."""


def _summary(dataset: Dataset) -> str:
    lanes = Counter(event.lane for event in dataset.events)
    statuses = Counter(event.status for event in dataset.events)
    by_lane = ", ".join(f"{name} {lanes[name]}" for name in dataset.lanes)
    by_status = ", ".join(f"{name} {statuses[name]}" for name in STATUSES if statuses[name])
    disputed = sum(event.disputed for event in dataset.events)
    count = len(dataset.events)
    return (
        f"{dataset.name}: 0 problems, {count} event{'s' * (count != 1)} ({by_lane}; {by_status}; "
        f"{disputed} disputed), data {dataset.digest[:7]}."
    )


def _report(path: Path, max_rows: int) -> tuple[Dataset | None, tuple[Problem, ...]]:
    try:
        dataset = read(path.read_bytes(), path.name, _limits(max_rows))
    except DataError as error:
        return None, error.problems
    except OSError as error:
        raise _unreadable(path, error) from error
    return dataset, dataset.problems


def _as_json(path: Path, dataset: Dataset | None, problems: tuple[Problem, ...]) -> str:
    return json.dumps(
        {
            "file": path.name,
            "digest": dataset.digest if dataset else None,
            "rows": dataset.rows if dataset else None,
            "events": len(dataset.events) if dataset else 0,
            "refused": dataset.refused if dataset else None,
            "notices": list(dataset.notices) if dataset else [],
            "problems": [
                {
                    "row": one.row,
                    "column": one.column,
                    "found": one.found,
                    "wrong": one.wrong,
                    "example": one.example,
                    "sentence": one.sentence(path.name),
                }
                for one in problems
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


@main.command()
@click.argument("events", type=click.Path(path_type=Path), metavar="EVENTS.csv")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@click.option("--max-rows", default=MAX_ROWS, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
def check(events: Path, as_json: bool, max_rows: int) -> None:
    """Say everything that is wrong in EVENTS.csv; exit with 1 when there is anything."""
    dataset, problems = _report(events, max_rows)
    if as_json:
        click.echo(_as_json(events, dataset, problems))
    elif dataset and not problems:
        for notice in dataset.notices:
            click.echo(notice, err=True)
        click.echo(_summary(dataset))
    else:
        for problem in problems:
            click.echo(problem.sentence(events.name))
        count = len(problems)
        rows = f"; {dataset.refused} of {dataset.rows} rows refused" if dataset else "; the file cannot be used"
        click.echo(f"{count} problem{'s' * (count != 1)} in {events.name}{rows}.")
    if problems:
        sys.exit(1)
