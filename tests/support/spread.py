"""An index whose events are spread over three by their time, as docs/spread.sql has it: databases stand for servers."""

from rollout.database.address import Address
from rollout.database.files import create
from rollout.database.link import Link, connected
from tests.support.postgres import Postgres
from tests.support.server import TOP

SERVERS = ("one", "two", "three")
SERVER = (
    "SELECT format('CREATE SERVER %%I FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host %%L, dbname %%L,"
    " fetch_size ''10000'', batch_size ''1000'', async_capable ''true'')', %s::text, %s::text, %s::text)"
)
KNOWN = "SELECT FROM pg_available_extensions WHERE name = 'postgres_fdw'"


def missing(postgres: Postgres) -> str:
    """Return why nothing can be spread; nothing where it can."""
    with connected(Address(postgres.address("postgres"))) as link:
        there = link.execute(KNOWN).fetchall()
    return "" if there else "This PostgreSQL has no postgres_fdw: nothing is spread over several servers."


def spread_over(postgres: Postgres, link: Link) -> None:
    """Have three databases of the server, as three servers would, hold the events of an index by their time."""
    link.execute("CREATE EXTENSION postgres_fdw")
    for server in SERVERS:
        part = Address(postgres.database())
        with connected(part) as other:
            create(other)
        ((made,),) = link.execute(SERVER, (server, str(postgres.folder), part.name)).fetchall()
        link.execute(made)
        link.execute(f"CREATE USER MAPPING FOR CURRENT_USER SERVER {server} OPTIONS (user 'owner')".encode())
    link.execute((TOP / "docs" / "spread.sql").read_bytes())
