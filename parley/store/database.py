"""Opens a record: one SQLite file by default, made if there is none, brought forward if older."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from parley import __version__
from parley.errors import StoreError
from parley.store import schema

IN_MEMORY = ":memory:"


@dataclass(frozen=True, slots=True)
class Database:
    """An open record."""

    engine: Engine
    name: str
    is_read_only: bool = False
    """Whether it lies where nothing can be written."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One look at the record as it is now, whatever is written meanwhile."""
        with _faults_named(self.name), self.engine.connect() as connection:
            yield connection.execution_options(parley_reads=True)

    @contextmanager
    def unchanging(self) -> Iterator["Snapshot"]:
        """Several looks at the record, all of them as it is now."""
        with self.reading() as connection:
            yield Snapshot(connection, self.name)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One change of the record: whole, or not at all."""
        if self.is_read_only:
            raise StoreError(
                f"{self.name}: this record can be read, but not changed: its file or folder cannot"
                " be written to. Name a copy of it with --record.",
            )
        with _faults_named(self.name), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A record as it was at one moment, whatever was written since."""

    connection: Connection
    name: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One look at it."""
        with _faults_named(self.name):
            yield self.connection


class Readable(Protocol):
    """What a View looks at: a record as it is at each look, or as it was at one moment."""

    def reading(self) -> AbstractContextManager[Connection]:
        """One look at it."""


@contextmanager
def _faults_named(where: str) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise  # a fault of ours, not of the file
    except DatabaseError as error:
        raise _fault(where, error) from error


def _fault(where: str, error: DatabaseError) -> StoreError:
    if _code(error) == sqlite3.SQLITE_NOTADB:
        return _no_record(where)
    return StoreError(
        f"{where}: the record cannot be read or written ({error.orig}). See that the disk has"
        " room and that no other program holds the file; if it is damaged, take a copy of it"
        " from before.",
    )


def _no_record(where: str) -> StoreError:
    return StoreError(f"{where}: this is no record of Parley's. Name another file with --record.")


def _code(error: DatabaseError) -> int:
    """What the database says went wrong; the finer codes of it are all one here."""
    return getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def open_database(where: str, *, create: bool = True) -> Database:
    """Open the record in a file, or in memory for `:memory:`; make it where there is none.

    Where nothing can be written a record that is there can still be read. Raises StoreError where
    the file is no record of Parley's, was written by a later version, or is missing or empty and
    `create` is false.
    """
    if where != IN_MEMORY:
        _check_path(Path(where), where, create=create)
    engine = _engine(where)
    try:
        with engine.begin() as connection:
            _prepare(connection, where, create=create)
        if where != IN_MEMORY:
            # Only now, when the file is known to be ours: this is written into it for good.
            _write_ahead(engine)
    except DatabaseError as error:
        engine.dispose()
        if _code(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            return _open_to_read(where)
        raise _fault(where, error) from error
    except StoreError:
        engine.dispose()
        raise
    return Database(engine, where)


def _check_path(path: Path, where: str, *, create: bool) -> None:
    if not create and not path.exists():
        raise _nothing_in(where)
    if path.is_dir():
        raise StoreError(f"{where}: this is a folder. Name a file with --record.")
    if not path.parent.is_dir():
        raise StoreError(f"{where}: its folder does not exist. Make it first.")


def _nothing_in(where: str) -> StoreError:
    return StoreError(
        f"{where}: there is no record here. Add a report first (parley add FILE), or name"
        " another record with --record.",
    )


def _open_to_read(where: str) -> Database:
    """Open a record that cannot be written; as a file that never changes where it must be.

    SQLite writes beside a record even to read it. Told that the file never changes it does not,
    but then it would not see what another program wrote and did not move into the file yet.
    """
    waiting = Path(f"{where}-wal")
    ways = ["mode=ro"]
    if not (waiting.exists() and waiting.stat().st_size):
        ways.append("immutable=1")
    for way in ways:
        engine = _engine(where, way)
        try:
            with engine.connect().execution_options(parley_reads=True) as connection:
                _check_version(connection, where)
        except DatabaseError as error:
            engine.dispose()
            fault = _fault(where, error)
        except StoreError:
            engine.dispose()
            raise
        else:
            return Database(engine, where, is_read_only=True)
    raise fault


def _check_version(connection: Connection, where: str) -> None:
    if not inspect(connection).has_table("meta"):
        raise _no_record(where)
    if _version(connection, where) < schema.VERSION:
        raise StoreError(
            f"{where}: this record is of an earlier Parley and has to be brought forward, but its"
            " file or folder cannot be written to. Name a copy of it with --record.",
        )


def _engine(where: str, way: str | None = None) -> Engine:
    """An engine over a file, opened in a way of SQLite's own where it is told."""
    if way is not None:
        key, _, value = way.partition("=")
        name = f"file:{quote(str(Path(where).absolute()))}"
        engine = create_engine(
            URL.create("sqlite", database=name, query={key: value, "uri": "true"})
        )
    elif where == IN_MEMORY:
        engine = create_engine(
            "sqlite://",
            poolclass=StaticPool,
            connect_args={"check_same_thread": False},
        )
    else:
        engine = create_engine(URL.create("sqlite", database=where))
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _write_ahead(engine: Engine) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


def _on_connect(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # Begin transactions ourselves, so that a read and its write see one state.
    connection.isolation_level = None
    for pragma in (
        "foreign_keys=ON",
        "busy_timeout=10000",
        "synchronous=NORMAL",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")


def _writes(connection: Connection) -> bool:
    return not connection.get_execution_options().get("parley_reads", False)


def _prepare(connection: Connection, where: str, *, create: bool) -> None:
    if not inspect(connection).has_table("meta"):
        if inspect(connection).get_table_names():
            raise StoreError(
                f"{where}: this is a database of another program's. Name another file with"
                " --record.",
            )
        if not create:
            raise _nothing_in(where)
        schema.metadata.create_all(connection)
        values = {"schema": str(schema.VERSION), "written_by": __version__}
        connection.execute(insert(schema.meta), [{"key": k, "value": v} for k, v in values.items()])
        return
    version = _version(connection, where)
    while version < schema.VERSION:
        schema.MIGRATIONS[version](connection)
        version += 1
        connection.execute(
            update(schema.meta).where(schema.meta.c.key == "schema").values(value=str(version)),
        )


def _version(connection: Connection, where: str) -> int:
    """The version of the tables. Raises StoreError where they are a later Parley's, or no one's."""
    columns = {each["name"] for each in inspect(connection).get_columns("meta")}
    is_ours = columns == set(schema.meta.columns.keys())
    rows = connection.execute(select(schema.meta)) if is_ours else ()
    kept = {row.key: row.value for row in rows}
    if not kept.get("schema", "").isdigit():
        raise _no_record(where)
    version = int(kept["schema"])
    if version > schema.VERSION:
        raise StoreError(
            f"{where} was written by Parley {kept['written_by']} and this is {__version__}."
            " Upgrade Parley; the record was not touched.",
        )
    return version
