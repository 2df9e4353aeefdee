"""Lines of the record and sentences of the reports to an index that finds them by their words.

The index is derived: it stands in a file of its own and may be thrown away at any time.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import Connection, Row, create_engine, event, text
from sqlalchemy.pool import ConnectionPoolEntry

_BATCH = 5000
_HIT, _END = "\x02", "\x03"  # put around hits by the database; cut out of what is indexed
_SNIPPET = 28  # words
_ASKED = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_WORD = re.compile(r"\w+")
# `marks` holds what one can filter by, as words of its own, so that the index does the work.
_LINES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS lines USING fts5(title, body, marks, kind UNINDEXED,"
    " about UNINDEXED, source UNINDEXED, quote UNINDEXED, year UNINDEXED,"
    " tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')"
)
_SHELVES = (
    "CREATE TABLE IF NOT EXISTS shelves (shelf TEXT PRIMARY KEY, first INTEGER, last INTEGER)"
)
RECORD_LINES = "record"


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


class SearchIndex:
    """An index in a file; one may fill it while others search."""

    def __init__(self, path: str) -> None:
        self._engine = create_engine(f"sqlite:///{path}")
        event.listen(self._engine, "connect", _on_connect)
        with self._engine.begin() as connection:
            connection.exec_driver_sql(_LINES)
            connection.exec_driver_sql(_SHELVES)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def renew(
        self,
        reports: Iterable[str],
        sentences_of: Callable[[str], Iterable[Entry]],
        lines: Iterable[Entry],
    ) -> None:
        """Bring the index up to date: new reports in, vanished ones out, all lines anew."""
        wanted = set(reports)
        with self._engine.begin() as connection:
            rows = connection.exec_driver_sql("SELECT shelf FROM shelves").all()
            there = {row.shelf for row in rows}
            for shelf in sorted(there - wanted):
                _take_out(connection, shelf)
            for shelf in sorted(wanted - there):
                _put_in(connection, shelf, sentences_of(shelf))
            _put_in(connection, RECORD_LINES, lines)

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
        with self._engine.begin() as connection:
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


def _on_connect(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=OFF", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")


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
        written = '"' + phrase.replace('"', '""') + '"' + ("*" if is_open else "")
        (unwanted if found[1] else wanted).append(written)
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


def _mark(name: str, value: str) -> str:
    return name + "".join(_WORD.findall(value)).replace("_", "").lower()


def _marks(entry: Entry) -> str:
    marks = [_mark("kind", entry.kind)]
    marks += [_mark("party", each) for each in entry.parties]
    marks += [_mark("topic", each) for each in entry.topics]
    return " ".join(marks)


def _take_out(connection: Connection, shelf: str) -> None:
    row = connection.execute(
        text("SELECT first, last FROM shelves WHERE shelf = :shelf"), {"shelf": shelf}
    ).first()
    if row is not None:
        values = {"first": row.first, "last": row.last, "shelf": shelf}
        connection.execute(text("DELETE FROM lines WHERE rowid BETWEEN :first AND :last"), values)
        connection.execute(text("DELETE FROM shelves WHERE shelf = :shelf"), values)


def _put_in(connection: Connection, shelf: str, entries: Iterable[Entry]) -> None:
    """Put entries in under consecutive numbers, by which they are found again to take out."""
    _take_out(connection, shelf)
    last = connection.execute(text("SELECT max(last) FROM shelves")).scalar() or 0
    first = last + 1
    rows = _rows(entries, first)
    while batch := list(islice(rows, _BATCH)):
        connection.execute(text(_INSERT), batch)
        last = batch[-1]["rowid"]
    values = {"shelf": shelf, "first": first, "last": last}
    connection.execute(text("INSERT INTO shelves VALUES (:shelf, :first, :last)"), values)


_INSERT = (
    "INSERT INTO lines (rowid, title, body, marks, kind, about, source, quote, year)"
    " VALUES (:rowid, :title, :body, :marks, :kind, :about, :source, :quote, :year)"
)


def _rows(entries: Iterable[Entry], first: int) -> Iterator[dict[str, str | int | None]]:
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
