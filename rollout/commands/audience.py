"""What `--audience` opens beside the page: a port for phones, from which nothing but the talk can be read."""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import click

from rollout.server.audience import Audience
from rollout.server.audience_app import audience_app
from rollout.server.hosts import known_as, of_machine, written
from rollout.server.reach import own_addresses
from rollout.server.waitress_server import WaitressServer
from rollout.words.said import listed, said, told
from rollout.words.say import later, say

EVERY, EVERY_6 = "0.0.0.0", "::"  # noqa: S104 # what --audience is asked for


@dataclass(frozen=True, slots=True)
class Phones:
    """Where phones are listened to: an address of this machine, and names by which they reach it."""

    host: str
    names: Sequence[str]


def _addresses(phones: Phones, port: int) -> tuple[str, ...]:
    """Return the addresses at which phones find their page now, those by a given name first."""
    machine = of_machine(socket.gethostname())
    known = own_addresses() if phones.host == EVERY else machine if phones.host == EVERY_6 else (phones.host,)
    return tuple(f"http://{written(one)}:{port}/" for one in dict.fromkeys((*phones.names, *known)))


def open_to_phones(server: WaitressServer, audience: Audience, phones: Phones) -> None:
    """Answer phones at a port beside that of the page, the next if it is free, and say where.

    Raises ClickException where the address cannot be listened on.
    """
    names = (phones.host, *of_machine(socket.gethostname()), *phones.names)
    application = audience_app(audience, known_as(names, addresses=True))
    try:
        port = _listen(server, application, phones.host)
    except (OSError, ValueError) as error:
        words = later("Phones cannot reach {host}: it is not an address of this machine. Leave --host out for all.")
        raise click.ClickException(say(words, host=phones.host)) from error
    audience.addresses = partial(_addresses, phones, port)
    found = audience.addresses()
    where = told(listed(found, said(" or ")))
    if not found:
        where = say("port {port}, once this machine is in a network", port=str(port))
    click.echo(say("Phones follow the talk here: {where}. The page itself stays on this machine.", where=where))


def _listen(server: WaitressServer, application: object, host: str) -> int:
    try:
        return server.also(application, host, server.port + 1)
    except OSError:
        return server.also(application, host, 0)
