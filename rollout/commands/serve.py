"""The command `python app.py`: serve a file of events and open the browser; and the same for a hosting server."""

import socket
import webbrowser
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any
from wsgiref.types import WSGIApplication

import click

from rollout.commands.asked import read_in
from rollout.commands.audience import EVERY, Phones, open_to_phones
from rollout.commands.cli import MAX_ROWS, contents, limits
from rollout.commands.driver import Placed
from rollout.commands.edited import edited
from rollout.commands.opened import opened
from rollout.commands.packed import answers
from rollout.commands.several import several
from rollout.commands.shipped import NAME, standard, within
from rollout.commands.telling import Telling
from rollout.database.address import Address
from rollout.editing.given import MOST_GIVEN
from rollout.evidence.gc import gc_frozen
from rollout.evidence.problems import DataError
from rollout.evidence.reasons import reason
from rollout.evidence.signing import Signed
from rollout.evidence.store import Evidence
from rollout.evidence.table import headed, table
from rollout.server.audience import Audience
from rollout.server.guard import BODY_LIMIT
from rollout.server.hosts import Hosts, known_as, of_machine
from rollout.server.lists import Lists
from rollout.server.server import build
from rollout.server.waitress_server import BOUNDS, MAX_BODY, WaitressServer
from rollout.words.said import told
from rollout.words.say import later, say, speaking
from rollout.words.tongues import ENGLISH, tongue_for

if TYPE_CHECKING:
    from rollout.server.editor import Editor

PORT = 8050
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


def _listen(
    application: WSGIApplication, host: str, port: int, lists: Lists | None, editor: "Editor | None"
) -> WaitressServer:
    """Return a server that holds its port; it takes in more where lists, or pictures and copies, are sent to it."""
    max_body = max(
        MAX_BODY, (lists.most_bytes if lists else 0) + BODY_LIMIT, (MOST_GIVEN if editor else 0) + BODY_LIMIT
    )
    try:
        return WaitressServer(application, host, port, BOUNDS, max_body)
    except OSError as error:
        words = later(
            "Port {port} of {host} cannot be used: {reason}. Try {option} for any that is free, without --host."
        )
        wrong = say(words, port=str(port), host=host, reason=told(reason(error)), option="--port 0")
        raise click.ClickException(wrong) from error
    except ValueError as error:
        words = later("{host} is not an address of this machine. Try {option}.")
        raise click.ClickException(say(words, host=host, option="--host 127.0.0.1")) from error


def _hosts(host: str, names: Sequence[str]) -> Hosts:
    """Return what a server that listens on a host answers to."""
    if host in THIS_MACHINE:
        return known_as(names)
    return known_as((host, *of_machine(socket.gethostname()), *names), addresses=True)


def _address(host: str, port: int) -> str:
    """Return where a browser of this machine finds the page."""
    every = not host.strip("0.:*")  # 0.0.0.0 or ::
    if host in THIS_MACHINE or every:
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@click.command(cls=Telling, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("events", type=Placed(), nargs=-1, metavar="[EVENTS.csv]...")
@click.option(
    "--host",
    default="",
    show_default=THIS_MACHINE[0],
    help="Address to listen on; others can reach any but the default.",
)
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name others reach it by; may be given again.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.option("--keep", is_flag=True, help="Let readers' browsers keep scripts and letters, never the evidence.")
@click.option("--max-rows", default=MAX_ROWS, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
@click.option("--edit", is_flag=True, help="Let events be added and changed in the page; history/ keeps each change.")
@click.option("--audience", is_flag=True, help="Let phones follow the talk, at --host (else all); the page stays here.")
@click.option("--signed", default=0, type=click.IntRange(0), metavar="N", help="Show only what N people agreed on.")
@click.option("--language", default="", metavar="TAG", help="Open the page in a language of the file, such as zh.")
def serve(
    events: tuple[Path | Address, ...], host: str, names: tuple[str, ...], port: int, max_rows: int, **options: Any
) -> None:
    """Serve the timeline of EVENTS.csv on this machine and open it in the browser.

    Without a file: events.csv of this folder, or the evidence that came with the program. A folder: the events.csv in
    it. postgresql://USER@HOST/NAME: that database, and the last good data while it is away. Several: side by side,
    each in lanes of its own. A list of another kind, such as a workbook or a calendar, is shown as it would be
    imported, with its questions, and nothing is written before you say so.
    """
    places = tuple(within(one) if isinstance(one, Path) else one for one in events or (standard(),))
    phones = Phones(host or EVERY, names) if options["audience"] else None
    host, names = (THIS_MACHINE[0], ()) if phones else (host or THIS_MACHINE[0], names)
    private = host in THIS_MACHINE and not names
    lists = Lists(limits(max_rows)) if private else None
    with gc_frozen():
        whole = bool(options["edit"] or options["signed"])
        if len(places) > 1:
            store: Evidence = several(places, max_rows, options["edit"])
        else:
            store = _foreign(places[0], max_rows, lists) or opened(places[0], max_rows, whole)
        editor = edited(places[0], store, max_rows, names, private) if options["edit"] else None
        shown = Signed(store, options["signed"])
        told_of = editor.sketches.of if editor else answers(store)
        audience = Audience(shown, told_of) if phones else None
        known = _hosts(host, names)
        with speaking(ENGLISH):  # each page has a language of its own
            page = build(shown, known, private, lists, editor, options["keep"], audience, told_of)
        server = _listen(page, host, port, lists, editor)
    if editor:
        editor.soon()
    if phones and audience:
        open_to_phones(server, audience, phones)
    said = read_in(options["language"], store.now().dataset) or tongue_for(options["language"])
    first = "import" if lists and lists.own else f"?language={said}" if said != ENGLISH else ""
    _told(places[0], host)
    name = store.now().dataset.title if len(places) > 1 else places[0].name
    _run(server, name, _address(host, server.port) + first, options["no_browser"])


def _foreign(events: Path | Address, max_rows: int, lists: Lists | None) -> Evidence | None:
    """Return what a list of another kind becomes; None where the file is one of ours, or is no list at all."""
    most = limits(max_rows)
    if (
        isinstance(events, Address)
        or events.name == NAME
        or not events.is_file()
        or events.stat().st_size > most.max_bytes
    ):
        return None
    data = contents(events, most.max_bytes)
    try:
        headed(table(data, most), most.max_columns)
    except DataError:
        found: Evidence | None = import_module("rollout.commands.foreign").opened(events, data, most, lists)
        return found
    return None


def _told(events: Path | Address, host: str) -> None:
    """Say who else can see the page, and whose evidence it is where nobody named any."""
    if host not in THIS_MACHINE:
        words = later("Everyone who can reach {host} on this network can now see this page.")
        click.echo(say(words, host=host), err=True)
    if events == standard() and standard().is_absolute():
        words = later("No events.csv is in this folder, so this is the evidence that came with Rollout: {place}")
        click.echo(say(words, place=str(events)))


def _run(server: WaitressServer, name: str, address: str, no_browser: bool) -> None:
    """Say where the page is, open it, and serve it until the program is asked to end."""
    click.echo(say("Rollout shows {file} at {address}  (Ctrl+C stops it)", file=name, address=address))
    if not no_browser:
        Timer(0.3, webbrowser.open, [address]).start()
    with speaking(ENGLISH):  # each page has a language of its own
        server.run()
