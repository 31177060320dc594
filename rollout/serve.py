"""The command `python app.py`: serve a file of events and open the browser."""

import webbrowser
from pathlib import Path
from threading import Timer

import click
from waitress import create_server

from rollout.cli import MAX_ROWS, limits, say, unreadable
from rollout.errors import DataError
from rollout.server import LOCAL, build
from rollout.store import Store

PORT = 8050


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
    try:
        store = Store(events, limits(max_rows))
    except DataError as error:
        say(error.problems, events.name)
        raise click.ClickException(f"{events.name} cannot be read; there is nothing to show.") from error
    except OSError as error:
        raise unreadable(events, error) from error
    say(store.now().problems, events.name)
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
