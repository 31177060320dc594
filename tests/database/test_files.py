"""Files in a database: the same bytes come back, what SQL can hold is held, nothing of a file becomes a statement."""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from rollout.database import files, questions
from rollout.database.address import Address, addressed, is_address
from rollout.database.asking import Asking
from rollout.database.changing import Changing
from rollout.database.indexing import make_index
from rollout.database.link import UnusableError, connected, reading, worded
from rollout.database.questions import DatabaseIndex
from rollout.evidence.beside import ALONE, SIBLINGS, Beside
from rollout.evidence.citation import ROLE_WORDS, SOURCE_COLUMNS
from rollout.evidence.reader import Limits, read
from rollout.evidence.vocabulary import COLUMNS, MEASURES, STATUSES
from rollout.timeline.text_keys import Shape
from rollout.timeline.view import View
from tests.csv_rows import COUNTED, RIGHT, csv_of, line
from tests.support.cases import for_each
from tests.support.hostile import TEXTS
from tests.support.postgres import Postgres
from tests.support.server import TOP

SOURCES = b"event,role,title,url\nrow-2,supports,A second source,https://www.example.org/second\n"
INJECTED = (
    "'); DROP TABLE rollout.events; --",
    "$1",
    "%s",
    "%(x)s",
    "\\.",
    "\\N",
    "E'\\''",
    "$$;",
    '"',
    "{}",
    "a,b",
    "a\nb",
)


@pytest.fixture
def link(postgres: Postgres) -> Any:
    with connected(Address(postgres.database())) as link:
        files.create(link)
        yield link


def loaded(link: Any, data: bytes, beside: Beside = ALONE, name: str = "events.csv", replace: bool = False) -> None:
    """Put files into a database, of which the reader says that they are right."""
    assert not read(data, name, Limits(), beside=beside).problems
    files.load(link, name, data, beside, Limits(), replace)


# ---- the address


SECRETS = (
    *("u:secret@h/db", "me:@h/db", "a:1,me:secret@b:2/db", "u:secret@h1,h2/db", "u@h1,v:secret@h2/db", ":secret@h/db"),
    *("u:secret@[::1]:5432/db", "u:secret@/db", "u:se:cret@h/db", "u:se@cret@h/db", "u:secret@", "u:secret@h:1,h:2/db"),
    # What Python's reader of addresses and PostgreSQL's take for different parts, or for none at all.
    *("u:pa#secret@h/db", "u:pa?secret@h/db", "u:pa/secret@h/db", "u:pa/secret@h/db?a=b", "u:#secret@h/db"),
    *("u:s\u2100ecret@h/db", "u\uff1asecret@h/db", "u:secret\uff20h/db", "u%3Asecret@h/db", "u:secret%40h/db"),
    *("u%3asecret%40h/db", "u:se\tcret@h/db", "u:secret\n@h/db", "u:secret @h/db", "u:se[cret@h/db", "u:[secret]@h"),
    *("h/db?password=secret", "h/db?user=me&PASSWORD=secret", "h/db?pass%77ord=secret", "h/db?sslpassword=secret"),
    *(
        "h/db?pass=secret",
        "h/db?pwd=secret",
        "h/db?%70assword%3Dsecret",
        "h/db?a=b;password=secret",
        "?password=secret",
    ),
    *("h/db?password =secret", "h/db?passwd=secret", "h/db#password=secret", "h/db?oauth_client_secret=secret"),
    *("h/db?scram_client_key=secret", "h/db?options=-c password=secret", "h/db?\uff50assword=secret"),
)
STRANGE = (
    *(
        "postgresql://h/db#secret",
        "postgresql://u:secret/db",
        "postgresql://u:12secret/db",
        "postgresql://u%3Asecret/db",
    ),
    *(
        "postgresql://u/secret@h/db",
        "postgresql://u@h/db?x=secret@h",
        "postgresql://u@h/db?secret",
        "postgresql://h/se cret",
    ),
    *(
        "postgresql://[::1]secret/db",
        "postgresql://h/se\tcret",
        "\tpostgresql://h/secret",
        "postgresql://h/db?se\ncret=1",
    ),
    *("POSTGRESQL://u@h/secret", "postgres:secret@h/db", "postgresql:/u:secret@h/db", "postgresql+psycopg://u:secret"),
    *("jdbc:postgresql://h/secret", "host=h user=secret", "user = secret", "HOST=secret", "port=1 dbname=secret"),
)


@for_each("text", [f"{scheme}://{one}" for one in SECRETS for scheme in ("postgresql", "POSTGRES")])
def test_an_address_with_a_password_is_refused_without_repeating_it(text: str) -> None:
    assert is_address(text)
    with pytest.raises(ValueError, match=r"A password stands in the address\. Leave it out") as wrong:
        addressed(text)
    assert "secret" not in str(wrong.value)


@for_each("text", [*STRANGE, "host=h password=secret", " postgresql://u:secret@h/db", "password=secret"])
def test_what_may_be_an_address_and_is_read_in_two_ways_is_refused_without_repeating_it(text: str) -> None:
    assert is_address(text)
    with pytest.raises(ValueError, match=r"^(That is no address of a database\.|A password stands in)") as wrong:
        addressed(text)
    assert "secret" not in str(wrong.value)


@pytest.mark.parametrize(
    ("text", "shown", "name"),
    [
        ("postgresql://me@host:5433/evidence?sslmode=verify-full&sslkey=own.key", "host:5433/evidence", "evidence"),
        ("postgres://host", "host", "postgresql"),
        ("postgresql://me@[::1]:5433,[fe80::1%25eth0]/db", "[::1]:5433,[fe80::1%25eth0]/db", "db"),
        ("postgresql://me@h1:1,h2:2/db?target_session_attrs=any", "h1:1,h2:2/db", "db"),
        ("postgresql://%2Frun%2Fx/db?passfile=own&require_auth=md5&", "%2Frun%2Fx/db", "db"),
        ("postgresql:///db?host=/run/x", "/db", "db"),
        ("postgresql://?service=team&sslmode=require", "?service=team", "team"),
        ("postgresql://me@team@host/db", "host/db", "db"),
        ("postgresql://", "", "postgresql"),
    ],
)
def test_an_address_is_shown_without_who_asks_and_how(text: str, shown: str, name: str) -> None:
    address = addressed(text)
    assert (address.shown, address.name) == (f"postgresql://{shown}", name)


def test_a_name_of_a_file_is_no_address() -> None:
    for name in ("events.csv", "C:\\events.csv", "my postgresql.csv", "postgresql/events.csv", "hosts = 3.csv"):
        assert not is_address(name)


def test_an_address_that_means_nothing_is_said() -> None:
    with pytest.raises(UnusableError, match="The address cannot be read: "):
        connected(addressed("postgresql://host/db?colour=red"))


@pytest.mark.parametrize(
    "text", ["postgresql://u:secret@h/db", "postgresql://h/db?sslpassword=secret", "password=secret"]
)
def test_an_address_that_was_not_typed_is_opened_with_no_password_either(text: str) -> None:
    with pytest.raises(UnusableError, match="A password stands in the address") as wrong:
        connected(Address(text))
    assert "secret" not in worded(wrong.value)


# ---- there and back


def test_our_own_evidence_comes_back_byte_for_byte(link: Any) -> None:
    data = (TOP / "events.csv").read_bytes()
    beside = Beside(*((TOP / name).read_bytes() if (TOP / name).exists() else None for name in SIBLINGS))
    assert (beside.sources is not None, beside.settings is not None) == (True, True)
    loaded(link, data, beside, "ours.csv")
    held = files.dump(link)
    assert (held.name, held.data, held.beside) == ("ours.csv", data, beside)


@pytest.mark.parametrize(
    "data",
    [
        csv_of({}, columns=("title", "date", "id")),
        csv_of({"Colour ’n’ noise": "red", "x_phone": "+1"}, columns=("x_phone", *COLUMNS, "Colour ’n’ noise")),
        b"\xef\xbb\xbfTitle;DATE;Source URL\r\nA;2017;https://www.example.org/\r\nB;2018;",
        b"date\ttitle\n2017\tA\n",
        csv_of({"summary": 'Two lines,\n"and" quotes', "id": ""}, {"title": "  with spaces  "}),
        b"date,title\n",
    ],
)
def test_columns_order_separators_line_ends_and_unknown_columns_come_back(link: Any, data: bytes) -> None:
    loaded(link, data)
    assert files.dump(link).data == data


def test_empty_rows_and_ragged_ends_are_all_that_is_not_kept(link: Any) -> None:
    loaded(link, b"date,title,place\n\n2017,A\n,,\n2018,B,Lhasa,,\n")
    assert files.dump(link).data == b"date,title,place\n2017,A,\n2018,B,Lhasa\n"


def test_a_column_that_was_filled_by_sql_stands_behind_those_of_the_file(link: Any) -> None:
    loaded(link, b"date,note of ours,title\n2017,x,A\n")
    link.execute("UPDATE rollout.events SET place = 'Lhasa', tags = 'cards'")
    assert files.dump(link).data == b"date,note of ours,title,place,tags\n2017,x,A,Lhasa,cards\n"


def test_a_new_database_is_an_empty_file_with_every_column_of_ours(link: Any) -> None:
    held = files.dump(link)
    assert (held.name, held.data, held.beside) == ("events.csv", line(COLUMNS).encode(), Beside())


# ---- all or nothing


def test_a_file_takes_the_place_of_another_only_where_that_is_asked(link: Any) -> None:
    loaded(link, csv_of({}), Beside(sources=SOURCES))
    with pytest.raises(UnusableError, match="1 event is there already: --replace puts the file in its place"):
        loaded(link, csv_of({}, {}))
    loaded(link, csv_of({}, {}), replace=True)
    assert files.dump(link)[2:] == (csv_of({}, {}), Beside())


def test_what_the_database_refuses_leaves_all_as_it_was(link: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(link, csv_of({}), Beside(sources=SOURCES))
    monkeypatch.setattr(files, "AT_ONCE", 1)
    before = files.dump(link)
    with pytest.raises(psycopg.errors.CheckViolation, match="date_is_filled"):
        files.load(link, "worse.csv", csv_of({}, {"date": ""}), Beside(), Limits(), True)
    assert files.dump(link) == before


@pytest.mark.parametrize("more", ["{NULL}", "{x,NULL}", "{{a,b},{c,d}}"])
def test_cells_of_other_columns_are_texts_and_older_tables_that_hold_none_are_read(link: Any, more: str) -> None:
    loaded(link, b"date,title,own\n2017,A,x\n")
    with pytest.raises(psycopg.Error):
        link.execute("UPDATE rollout.events SET more = %s", (more,))
    link.execute("ALTER TABLE rollout.events DROP CONSTRAINT more_is_a_list_of_texts")
    link.execute("UPDATE rollout.events SET more = %s", (more,))
    assert files.dump(link).data.startswith(b"date,title,own\n2017,A,")


def test_a_connection_is_free_again_after_rows_that_were_not_read_to_their_end(
    link: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*given: Any) -> Iterator[str]:
        for more, *_ in given[-1]:
            yield str(1 // len(more))

    loaded(link, csv_of(*({} for _ in range(3))))
    monkeypatch.setattr(files, "written", fails)
    with pytest.raises(ZeroDivisionError):
        files.dump(link)
    assert link.execute("SELECT 1").fetchall() == [(1,)]


OURS = '"columns": ["title", "date"], "separator": ",", "bom": false, "line_end": "\\n", "closed": true'
FORMS = (
    *("{}", "[]", "null", "5", '"x"', f'{{{OURS}, "more": 1}}', f'{{{OURS}, "columns": [5]}}'),
    *(f'{{{OURS}, "{name}": 5}}' for name in ("columns", "separator", "bom", "line_end", "closed")),
    *(f'{{{OURS}, "{name}": "x"}}' for name in ("columns", "separator", "line_end")),
)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_the_files_that_is_not_ours_is_said(link: Any, form: str) -> None:
    link.execute("UPDATE rollout.timeline SET events = %s", (form,))
    with pytest.raises(UnusableError, match="nobody can read it: load them again"):
        files.dump(link)


def test_what_is_read_is_of_one_moment_and_nothing_is_written_meanwhile(link: Any) -> None:
    with reading(link), pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        link.execute("DELETE FROM rollout.events")


def test_a_database_without_tables_with_others_or_in_another_encoding_is_said(postgres: Postgres, link: Any) -> None:
    with pytest.raises(UnusableError, match="has these tables already"):
        files.create(link)
    link.execute("UPDATE rollout.timeline SET form = 99")
    with pytest.raises(UnusableError, match="form 99, and this program knows form 5"):
        files.dump(link)
    with connected(Address(postgres.database())) as empty, pytest.raises(UnusableError, match="no timeline yet"):
        files.dump(empty)
    link.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with (
        connected(Address(postgres.address("latin"))) as latin,
        pytest.raises(UnusableError, match="in the encoding LATIN1: make one in UTF8"),
    ):
        files.create(latin)


# ---- what the tables hold by themselves


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"id": "Not An Id"}, "id_is_small_letters"),
        ({"id": "row-2"}, "id_is_of_one_event"),
        ({"date": " "}, "date_is_filled"),
        ({"title": "\u200b"}, "title_is_filled"),
        ({"status": "certain"}, "status_is_one_of_ours"),
        ({**COUNTED, "measure": "about"}, "measure_is_one_of_ours"),
        ({"lat": "29.6"}, "lat_and_lon"),
        ({"quantity": "3"}, "a_quantity_has"),
        ({"disputed_by": "https://www.example.org/"}, "disputed_by_and_dispute"),
        ({"media": "a.png"}, "media_has_credit"),
        ({"notes": "x" * 10_001}, "a_cell_has_at_most"),
    ],
)
def test_what_sql_can_hold_of_the_checks_it_holds(link: Any, change: dict[str, str], constraint: str) -> None:
    assert read(csv_of({}, change)).problems
    with pytest.raises(psycopg.IntegrityError, match=constraint):
        files.load(link, "events.csv", csv_of({}, change), Beside(), Limits())


def test_the_tables_have_our_columns_and_our_closed_lists(link: Any) -> None:
    asked = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'rollout' AND table_name = %s"
    columns = {name: {one for (one,) in link.execute(asked, (name,))} for name in ("events", "sources")}
    assert columns["events"] == {"number", "version", "more", *COLUMNS}
    assert columns["sources"] == {"number", "version", "more", *(name.replace("@", "_") for name in SOURCE_COLUMNS)}
    ask = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s"
    for name, known in (
        ("status_is_one_of_ours", STATUSES),
        ("measure_is_one_of_ours", MEASURES),
        ("role_is_one_of_ours", ROLE_WORDS),
    ):
        ((text,),) = link.execute(ask, (name,)).fetchall()
        assert {one for one in re.findall(r"'([a-z]*)'::text", text) if one} == {*known}


def test_each_change_has_a_revision_and_what_was_there_stays_in_the_history(link: Any) -> None:
    loaded(link, csv_of({}, {}), Beside(sources=SOURCES, settings=b'title = "Ours"\n'))
    before = files.kept(link).revision
    link.execute("UPDATE rollout.events SET title = 'Another' WHERE number = 2000")
    link.execute("DELETE FROM rollout.events WHERE number = 1000")
    link.execute("UPDATE rollout.timeline SET settings = NULL")
    link.execute("UPDATE rollout.events SET title = 'Nobody' WHERE number = 7000")
    asked = (
        "SELECT revision, what, number, before ->> 'title', by FROM rollout.history WHERE revision > %s ORDER BY entry"
    )
    assert link.execute(asked, (before,)).fetchall() == [
        (before + 1, "events update", 2000, RIGHT["title"], "owner"),
        (before + 2, "events delete", 1000, RIGHT["title"], "owner"),
        (before + 3, "timeline update", None, None, "owner"),
    ]
    assert files.kept(link).revision == before + 3
    assert link.execute("SELECT version FROM rollout.events").fetchall() == [(2,)]
    link.execute("TRUNCATE rollout.events")
    assert files.kept(link).revision == before + 4


def test_a_reader_can_only_read_and_a_writer_cannot_rewrite_the_past(link: Any) -> None:
    loaded(link, csv_of({}))
    link.execute("SET ROLE rollout_reader")
    assert files.dump(link).data == csv_of({})
    for statement in (
        "UPDATE rollout.events SET title = 'x'",
        "INSERT INTO rollout.events (number, date, title) VALUES (9, '2017', 'x')",
        "DELETE FROM rollout.sources",
        "UPDATE rollout.timeline SET name = 'x'",
        "TRUNCATE rollout.history",
        "CREATE TABLE rollout.mine ()",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(statement)
    link.execute("SET ROLE rollout_writer")
    link.execute("UPDATE rollout.events SET title = 'By a writer'")
    assert b"By a writer" in files.dump(link).data
    for statement in (
        "DELETE FROM rollout.history",
        "INSERT INTO rollout.history (revision, what) VALUES (1, 'x')",
        "UPDATE rollout.timeline SET revision = 0",
        "ALTER TABLE rollout.events DISABLE TRIGGER ALL",
        "SELECT rollout.note()",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(statement)


# ---- F39


SENT = re.compile(r"^[^\t\n]*LOG:  (?:statement|execute [^:]*): (.*(?:\n\t.*)*)", re.M)


def statements(log: Path, since: int) -> set[str]:
    """Return the statements that a server was sent."""
    return {one.strip() for one in SENT.findall(log.read_bytes()[since:].decode())}


def ask(address: Address, texts: Iterable[str]) -> None:
    """Ask an index for texts in every place where a request may have one."""
    asking = Asking(address)
    index = DatabaseIndex(asking)
    for text in texts:
        for view in (View(search=text), View(search=f'"{text}"'), View(tags=(text,)), View(kinds=(text,))):
            found = index.selection(view)
            assert len(found.events[:3]) == min(3, len(found.events))
            assert [*found.events[::-1]] == [*found.events][::-1]
            assert found.events[5:2] == ()
            assert [one.first(index.span) for one in found.lines]
        index.named([text])
    asking.close()


def rewritten(address: Address, data: bytes, beside: Beside, line: str) -> None:
    """Write other files row by row, as an editor does."""
    changing = Changing(address, Limits())
    changing.write(changing.files(), data, beside, lambda _: line)
    assert (changing.files().data, changing.lines()) == (data, [(1, line)])
    changing.close()


def test_nothing_of_a_file_or_a_request_becomes_part_of_a_statement(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c log_statement=all -c log_parameter_max_length=0")
    monkeypatch.setattr(questions, "MANY", -1)
    monkeypatch.setattr(questions, "DENSE", 1)
    log, sent = postgres.folder / "log.txt", []
    mark = ("title", "summary", "lane", "asserted_by", "source_title", "source_note", "notes", "place", "tags")
    for texts in ((*TEXTS, *INJECTED), ("harmless words", "བོད") * ((len(TEXTS) + len(INJECTED)) // 2)):
        own = [f"{text} {place}" for place, text in enumerate(texts) if text.isascii() and "\n" not in text]
        data = csv_of(*(dict.fromkeys(mark, text) for text in texts), columns=(*COLUMNS, *own))
        settings = "\n".join(f"# {text!r}" for text in texts).encode()
        address = Address(postgres.database())
        since = log.stat().st_size
        with connected(address) as link:
            files.create(link)
            files.load(link, "'; --.csv", data, Beside(settings=settings), Limits())
            assert files.dump(link).data == data
            make_index(link, read(data), 0, shape=Shape(some=1_000))  # whose texts are looked at
        changed = csv_of(*(dict.fromkeys(mark, f"{text}!") for text in texts), {}, columns=(*COLUMNS, *own[::-1]))
        rewritten(address, changed, Beside(SOURCES, settings.upper(), settings), texts[0])
        for most in (1_000, -1):  # each that is found by its number, then looked for among all
            monkeypatch.setattr(questions, "LOOKED_UP", most)
            ask(address, texts[-14:])
        sent.append(statements(log, since))
    assert sent[0] == sent[1]
    assert any(one.startswith('COPY "rollout"."events" (number, "id",') for one in sent[0])
    assert any("strpos(folded, $1)" in one for one in sent[0])


# ---- the server of the tests


def test_a_server_of_the_tests_and_its_folder_go_with_their_process_even_where_it_is_killed(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "server"
    folder.mkdir()
    begins = "minded(pathlib.Path(sys.argv[1]), *sys.argv[2:]); print('begun', flush=True); sys.stdin.read()"
    words = (sys.executable, "-c", f"import pathlib, sys; from tests.support.postgres import minded; {begins}")
    last = ("sh", "-c", f"touch {tmp_path / 'ended'}")
    with subprocess.Popen(
        [*words, str(folder), *last], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=TOP
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        assert folder.exists()
        process.kill()
        process.stdout.read()  # to its end: whoever minds the folder holds it open too
    assert ((tmp_path / "ended").exists(), folder.exists()) == (True, False)
