import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from parley import __version__
from parley.errors import StoreError
from parley.pipeline import record_of
from parley.store import View, open_database, schema
from tests.factory import a_file, take


def made(where: Path) -> Path:
    """The file of an empty record."""
    open_database(str(where)).close()
    return where


def set_schema(where: Path, version: int | str, written_by: str = "0.0.1") -> None:
    with sqlite3.connect(where) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(version),))
        connection.execute("UPDATE meta SET value = ? WHERE key = 'written_by'", (written_by,))
    connection.close()


@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1)])
def test_record_is_opened_with(tmp_path: Path, pragma: str, value: str | int) -> None:
    opened = open_database(str(tmp_path / "parley.db"))
    with opened.reading() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value
    opened.close()


def test_record_refuses_a_claim_of_no_report(tmp_path: Path) -> None:
    opened = open_database(str(tmp_path / "parley.db"))
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), opened.writing() as connection:
        connection.execute(schema.claims.insert().values(id="c", report="r", part="p", item="{}"))
    opened.close()


def test_record_says_which_version_made_it(tmp_path: Path) -> None:
    connection = sqlite3.connect(made(tmp_path / "parley.db"))
    kept = dict(connection.execute("SELECT key, value FROM meta"))
    connection.close()
    assert kept == {"schema": str(schema.VERSION), "written_by": __version__}


def test_record_of_a_later_version_is_refused_and_not_touched(tmp_path: Path) -> None:
    where = made(tmp_path / "parley.db")
    set_schema(where, schema.VERSION + 1, "9.9")
    before = where.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_database(str(where))
    assert str(caught.value) == (
        f"{where} was written by Parley 9.9 and this is {__version__}. Upgrade Parley; the record"
        " was not touched."
    )
    assert where.read_bytes() == before


def test_older_record_is_brought_forward_with_all_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = tmp_path / "parley.db"
    opened = open_database(str(where))
    take(opened, a_file(tmp_path))
    before = record_of(opened)
    opened.close()

    def add_a_column(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE sources ADD COLUMN fetched TEXT"))

    later = schema.VERSION + 1
    monkeypatch.setitem(schema.MIGRATIONS, schema.VERSION, add_a_column)
    monkeypatch.setattr(schema, "VERSION", later)
    opened = open_database(str(where))
    with opened.reading() as connection:
        version = connection.execute(text("SELECT value FROM meta WHERE key='schema'")).scalar()
        assert version == str(later)
        assert connection.execute(text("SELECT fetched FROM sources")).all() == [(None,)]
    assert record_of(opened) == before
    opened.close()


def test_migration_that_fails_leaves_the_older_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = made(tmp_path / "parley.db")

    def break_off(connection: Connection) -> None:
        connection.execute(text("DROP TABLE readings"))
        connection.execute(text("SELECT * FROM no_such_table"))

    with monkeypatch.context() as later:
        later.setitem(schema.MIGRATIONS, schema.VERSION, break_off)
        later.setattr(schema, "VERSION", schema.VERSION + 1)
        with pytest.raises(StoreError):
            open_database(str(where))
    opened = open_database(str(where))
    assert View(opened).claims() == []
    opened.close()


def test_missing_record_is_not_made_by_looking(tmp_path: Path) -> None:
    where = tmp_path / "parley.db"
    with pytest.raises(StoreError, match=r"there is no record here\. Add a report first"):
        open_database(str(where), create=False)
    assert not where.exists()


def test_record_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"its folder does not exist\. Make it first"):
        open_database(str(tmp_path / "none" / "parley.db"))


@pytest.mark.parametrize(
    "content", [b"This is a report, no record.\n" * 40, b"\x00" * 5000], ids=["text", "zeros"]
)
def test_file_that_is_no_record_is_refused_and_not_touched(tmp_path: Path, content: bytes) -> None:
    where = a_file(tmp_path, content, "notes.txt")
    with pytest.raises(StoreError, match=r"no record of Parley's"):
        open_database(str(where))
    assert where.read_bytes() == content


@pytest.mark.parametrize("table", ["notes (a)", "meta (a)", "meta (key, value)"])
def test_database_of_another_program_is_refused_and_not_touched(tmp_path: Path, table: str) -> None:
    where = tmp_path / "other.db"
    connection = sqlite3.connect(where)
    connection.execute(f"CREATE TABLE {table}")
    connection.close()
    before = where.read_bytes()
    with pytest.raises(StoreError, match=r"--record"):
        open_database(str(where))
    assert where.read_bytes() == before


def test_damaged_record_is_named(tmp_path: Path) -> None:
    where = tmp_path / "parley.db"
    opened = open_database(str(where))
    take(opened, a_file(tmp_path))
    opened.close()
    content = bytearray(where.read_bytes())
    content[8192:] = bytes(len(content) - 8192)
    where.write_bytes(content)
    with pytest.raises(StoreError) as caught:  # noqa: PT012 - it may show at once or in a table
        damaged = open_database(str(where))
        try:
            View(damaged).claims()
            View(damaged).sources()
        finally:
            damaged.close()
    assert str(caught.value).startswith(f"{where}: ")


def test_record_may_have_any_name(tmp_path: Path) -> None:
    where = tmp_path / "what? 100% & more#1.db"
    made(where)
    assert [path.name for path in tmp_path.iterdir()] == [where.name]


def test_reader_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    where = str(tmp_path / "parley.db")
    one, other = open_database(where), open_database(where)
    with one.reading() as connection:
        count = text("SELECT count(*) FROM sources")
        assert connection.execute(count).scalar() == 0
        take(other, a_file(tmp_path))
        assert connection.execute(count).scalar() == 0
    assert len(View(one).sources()) == 1
    one.close()
    other.close()


@pytest.fixture
def unwritable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file of a record of one report, in a folder where nothing can be written."""
    folder = tmp_path_factory.mktemp("archive")
    with tempfile.TemporaryDirectory() as there:
        where = Path(there) / "100% of #1?.db"
        opened = open_database(str(where))
        take(opened, a_file(folder))
        opened.close()
        is_root = os.geteuid() == 0
        for path, mode in ((where, 0o444), (where.parent, 0o555)):
            path.chmod(mode)
        if is_root:
            os.seteuid(NOBODY)  # for whom alone the modes count
        yield where
        if is_root:
            os.seteuid(0)
        where.parent.chmod(0o755)


NOBODY = 65534


def test_record_that_cannot_be_written_is_read_all_the_same(unwritable: Path) -> None:
    opened = open_database(str(unwritable), create=False)
    assert [each.name for each in View(opened).sources()] != []
    assert record_of(opened).rounds[0].ordinal == 9
    with pytest.raises(StoreError, match="can be read, but not changed"), opened.writing():
        pass
    opened.close()


def test_record_that_cannot_be_brought_forward_is_told_as_such(
    unwritable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.raises(StoreError, match="of an earlier Parley"):
        open_database(str(unwritable))


@pytest.mark.parametrize("version", [0, 3])
def test_looking_at_a_file_without_a_record_leaves_it_as_it_is(
    tmp_path: Path, version: int
) -> None:
    where = tmp_path / "notes.txt"
    with closing(sqlite3.connect(where)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")  # none: the file is empty
    where.touch()
    before = where.read_bytes()
    with pytest.raises(StoreError, match="there is no record here"):
        open_database(str(where), create=False)
    assert where.read_bytes() == before


def test_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="this is a folder"):
        open_database(str(tmp_path))
