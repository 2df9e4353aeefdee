"""Lines of the record and sentences of the reports to an index that finds them by their words.

The index is derived: it stands in a file of its own and may be thrown away at any time. What is
in it stands on shelves, each with a hash of what it was made of, so that the next look renews those
alone that have changed.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import DatabaseError, OperationalError, connect
from typing import Any

from sqlalchemy import URL, Connection, Engine, Row, create_engine, event, text
from sqlalchemy.pool import ConnectionPoolEntry

from parley.errors import StoreError

_BATCH = 5000
_HIT, _END = "\x02", "\x03"  # put around hits by the database; cut out of what is indexed
_SNIPPET = 28  # words
_ASKED = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_WORD = re.compile(r"\w+")
# `marks` holds what one can filter by, as words of its own, so that the index does the work.
_LINES = (
    "CREATE VIRTUAL TABLE lines USING fts5(title, body, marks, kind UNINDEXED,"
    " about UNINDEXED, source UNINDEXED, quote UNINDEXED, year UNINDEXED,"
    " tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')"
)
_SHELVES = (
    "CREATE TABLE shelves"
    " (shelf TEXT PRIMARY KEY, made_of TEXT, first INTEGER UNIQUE, last INTEGER)"
)
_FORMAT = 2  # of the two tables; an index of another form is made anew
_ROOM = 1 << 20  # numbers that a shelf has for its entries
_PATIENCE = 10  # seconds, where another process fills the index


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be found."""

    kind: str
    about: str
    """The id of the line, or of the report that the sentence stands in."""
    title: str
    body: str
    source: str = ""
    """The hash of a source that says so."""
    quote: str = ""
    """The sentence that a hit leads to."""
    parties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What hits are narrowed down to; an empty value narrows nothing."""

    kind: str = ""
    party: str = ""
    topic: str = ""
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a snippet, and whether it is what was asked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found, with the words around the hit."""

    kind: str
    about: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    source: str
    quote: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, and how many there are in all."""

    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Stock:
    """What stands on a shelf, written down only when the hash of what it is made of has changed."""

    made_of: str
    entries: Callable[[], Iterable[Entry]]


def on_shelves(entries: Iterable[Entry], shelves: int = 256) -> dict[str, Stock]:
    """Lines of the record by what they are about; a line that changes renews its shelf alone."""
    found: dict[str, list[Entry]] = {}
    for each in entries:
        found.setdefault(f"lines {_number(each.about) % shelves}", []).append(each)
    return {shelf: Stock(_hash_of(own), own.copy) for shelf, own in found.items()}


def _hash_of(entries: Iterable[Entry]) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for each in entries:
        digest.update(repr(each).encode("utf-8", "replace"))
    return digest.hexdigest()


def _number(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest()) >> 1


class SearchIndex:
    """An index in a file; one may fill it while others search."""

    def __init__(self, path: Path) -> None:
        """Open the index in a file; one that is damaged or of another form is made anew.

        Raises StoreError where the file cannot be written.
        """
        try:
            try:
                self._engine = _opened(path)
            except OperationalError:
                raise  # another holds it, or the disk is full: there is nothing wrong with it
            except DatabaseError:
                _remove(path)
                self._engine = _opened(path)
        except DatabaseError as error:
            raise StoreError(f"{path}: the index cannot be kept here ({error}).") from error

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def renew(self, wanted: Mapping[str, Stock]) -> int:
        """Bring the index up to date, whole or not at all; says how many shelves had changed."""
        with self._engine.begin() as connection:
            rows = connection.exec_driver_sql("SELECT shelf, made_of, first, last FROM shelves")
            there = {row.shelf: row for row in rows}
            stale = [
                row
                for shelf, row in there.items()
                if shelf not in wanted or wanted[shelf].made_of != row.made_of
            ]
            for row in sorted(stale, key=lambda row: row.first):
                _take_out(connection, row)
                del there[row.shelf]
            taken = {row.first for row in there.values()}
            missing = [(_place(shelf, taken), shelf) for shelf in wanted if shelf not in there]
            # in the order of their numbers, which is the quickest way to fill it
            for first, shelf in sorted(missing):
                _put_in(connection, shelf, wanted[shelf], first)
        return len({*(row.shelf for row in stale), *(shelf for _, shelf in missing)})

    def find(self, asked: str, narrowed: Filter, *, start: int = 0, limit: int = 20) -> Found:
        """The hits for some words, the best first; none where nothing can be looked for."""
        match = _match(asked, narrowed)
        if match is None:
            return Found(0, ())
        values = {
            "match": match,
            "since": narrowed.since or 0,
            "until": narrowed.until or 9999,
            "start": start,
            "limit": limit,
            "hit": _HIT,
            "end": _END,
            "words": _SNIPPET,
        }
        within = "" if narrowed.since is None and narrowed.until is None else _WITHIN
        with self._engine.execution_options(parley_reads=True).begin() as connection:
            total = connection.execute(text(_COUNT + within), values).scalar_one()
            rows = connection.execute(text(_FIND + within + _IN_ORDER), values).all()
        return Found(total, tuple(_hit(row) for row in rows))


_WITHIN = " AND CAST(year AS INTEGER) BETWEEN :since AND :until"
_COUNT = "SELECT count(*) FROM lines WHERE lines MATCH :match"
_FIND = (
    "SELECT kind, about, source, quote, year, highlight(lines, 0, :hit, :end) AS title,"
    " snippet(lines, 1, :hit, :end, '…', :words) AS snippet FROM lines WHERE lines MATCH :match"
)
_IN_ORDER = " AND rank MATCH 'bm25(4.0, 1.0, 0.0)' ORDER BY rank, rowid LIMIT :limit OFFSET :start"


def _opened(path: Path) -> Engine:
    """An engine over an index that is known to be whole and of this form."""
    with closing(connect(path, timeout=_PATIENCE)) as connection:
        (told,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if told != "ok":
            raise DatabaseError(told)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone() != (_FORMAT,):
            for table in ("lines", "shelves"):
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            connection.execute(_LINES)
            connection.execute(_SHELVES)
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
        connection.commit()
    engine = create_engine(URL.create("sqlite", database=str(path)))
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
    # Begin transactions ourselves, so that what is found and what is renewed is one state.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE * 1000}")
    connection.execute("PRAGMA synchronous=NORMAL")


def _on_begin(connection: Connection) -> None:
    only_reads = connection.get_execution_options().get("parley_reads", False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _match(asked: str, narrowed: Filter) -> str | None:
    """Write the question for FTS5: every word quoted, so that none is taken for its language."""
    wanted: list[str] = []
    unwanted: list[str] = []
    words = list(_ASKED.finditer(asked))
    for number, found in enumerate(words, start=1):
        phrase = found[2] if found[2] is not None else found[3]
        if not phrase or not _WORD.search(phrase):
            continue
        # The last word may still be being typed.
        is_open = number == len(words) and found[3] is not None and not asked[-1:].isspace()
        quoted = ('"' + each.replace('"', '""') + '"' for each in _ways_to_write(phrase))
        written = " OR ".join(each + ("*" if is_open else "") for each in quoted)
        (unwanted if found[1] else wanted).append(f"({written})")
    marks = [
        f'"{_mark(name, value)}"'
        for name, value in (
            ("kind", narrowed.kind),
            ("party", narrowed.party),
            ("topic", narrowed.topic),
        )
        if value
    ]
    if not wanted:
        return None
    match = f"{{title body}} : ({' AND '.join(wanted)})"
    if unwanted:
        match = f"({match}) NOT ({{title body}} : ({' OR '.join(unwanted)}))"
    if marks:
        match = f"({match}) AND marks : ({' AND '.join(marks)})"
    return match


def _ways_to_write(phrase: str) -> list[str]:
    """A phrase, also with Đ for D and the other way round, and with its hyphens closed up.

    Other accents need no second way: the index has letters without them.
    """
    ways = [phrase, phrase.replace("Đ", "D").replace("đ", "d"), _INITIAL_D.sub("đ", phrase)]
    ways += [_HYPHEN.sub("", each) for each in ways]
    return list(dict.fromkeys(ways))


_INITIAL_D = re.compile(r"\b[dD]")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")


def _mark(name: str, value: str) -> str:
    return name + "".join(_WORD.findall(value)).replace("_", "").lower()


def _marks(entry: Entry) -> str:
    marks = [_mark("kind", entry.kind)]
    marks += [_mark("party", each) for each in entry.parties]
    marks += [_mark("topic", each) for each in entry.topics]
    return " ".join(marks)


def _place(shelf: str, taken: set[int]) -> int:
    """Where the numbers of a shelf begin; they follow from its name, as does the order of hits."""
    first = _number(shelf) // _ROOM * _ROOM
    while first in taken:
        first += _ROOM
    taken.add(first)
    return first


def _take_out(connection: Connection, row: Row[Any]) -> None:
    values = {"first": row.first, "last": row.last, "shelf": row.shelf}
    connection.execute(text("DELETE FROM lines WHERE rowid BETWEEN :first AND :last"), values)
    connection.execute(text("DELETE FROM shelves WHERE shelf = :shelf"), values)


def _put_in(connection: Connection, shelf: str, stock: Stock, first: int) -> None:
    """Put entries in under consecutive numbers, by which they are found again to take out."""
    rows = _rows(islice(stock.entries(), _ROOM), first)
    last = first - 1
    while batch := list(islice(rows, _BATCH)):
        connection.execute(text(_INSERT), batch)
        last = batch[-1]["rowid"]
    values = {"shelf": shelf, "made_of": stock.made_of, "first": first, "last": last}
    connection.execute(text("INSERT INTO shelves VALUES (:shelf, :made_of, :first, :last)"), values)


_INSERT = (
    "INSERT INTO lines (rowid, title, body, marks, kind, about, source, quote, year)"
    " VALUES (:rowid, :title, :body, :marks, :kind, :about, :source, :quote, :year)"
)


def _rows(entries: Iterable[Entry], first: int) -> Iterator[dict[str, Any]]:
    for rowid, entry in enumerate(entries, start=first):
        yield {
            "rowid": rowid,
            "title": _plain(entry.title),
            "body": _plain(entry.body),
            "marks": _marks(entry),
            "kind": entry.kind,
            "about": entry.about,
            "source": entry.source,
            "quote": _plain(entry.quote),
            "year": entry.year,
        }


def _plain(written: str) -> str:
    clean = written.replace(_HIT, " ").replace(_END, " ").replace("\x00", " ")
    return clean.encode("utf-8", "replace").decode()


def _hit(row: Row[Any]) -> Hit:
    return Hit(
        kind=row.kind,
        about=row.about,
        title=tuple(_pieces(row.title)),
        snippet=tuple(_pieces(row.snippet)),
        source=row.source,
        quote=row.quote,
        year=row.year,
    )


def _pieces(marked: str) -> Iterator[Piece]:
    for number, run in enumerate(marked.split(_HIT)):
        if number == 0:
            yield from [Piece(run, is_hit=False)] if run else []
            continue
        hit, _, rest = run.partition(_END)
        yield Piece(hit, is_hit=True)
        if rest:
            yield Piece(rest, is_hit=False)
