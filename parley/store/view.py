"""The face of the store that only reads."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, exists, func, select, true

from parley.model.claim import Claim
from parley.model.judgement import Judgement
from parley.model.report import Block, Label
from parley.model.source import Source, Stated
from parley.model.span import Span
from parley.store import schema
from parley.store.database import Readable

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A source as it is kept, without its bytes."""

    sha256: str
    name: str
    media_type: str
    size: int
    stated: dict[str, str]
    report: str | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What decides whether a source has to be read again."""

    name: str
    stated: dict[str, str]
    reader: str | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as it is kept."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    unread: list[dict[str, Any]] = field(compare=False)
    refused: list[dict[str, Any]] = field(compare=False)
    reader: str = ""


def _unpacked(content: bytes) -> bytes:
    """The bytes as received; what cannot be unpacked any more is returned as it is kept."""
    try:
        return zlib.decompress(content)
    except zlib.error:
        return content


def _batches(names: Iterable[str]) -> Iterator[list[str]]:
    """As many names at a time as one question may have."""
    left = iter(names)
    while some := list(islice(left, _AT_ONCE)):
        yield some


class View:
    """Reads what is kept; nothing here changes the record."""

    def __init__(self, database: Readable) -> None:
        self._database = database

    def sources(self, of: Iterable[str] | None = None) -> list[KeptSource]:
        """All sources, or those of some reports, by name."""
        table = schema.sources
        query = select(*(each for each in table.c if each.name != "content"))
        some = [query] if of is None else [query.where(table.c.report.in_(b)) for b in _batches(of)]
        with self._database.reading() as connection:
            rows = [row for each in some for row in connection.execute(each)]
        rows.sort(key=lambda row: (row.name, row.sha256))
        return [
            KeptSource(
                row.sha256,
                row.name,
                row.media_type,
                row.size,
                json.loads(row.stated),
                row.report,
                row.problem,
            )
            for row in rows
        ]

    def source(self, sha256: str) -> Source | None:
        """One source with its bytes as received."""
        table = schema.sources
        with self._database.reading() as connection:
            row = connection.execute(select(table).where(table.c.sha256 == sha256)).first()
        if row is None:
            return None
        return Source(
            content=_unpacked(row.content),
            name=row.name,
            media_type=row.media_type,
            stated=Stated.of(json.loads(row.stated)),
        )

    def known(self) -> dict[str, Known]:
        """What is known of each source, by its hash."""
        sources, reports = schema.sources, schema.reports
        joined = sources.outerjoin(reports, sources.c.report == reports.c.id)
        query = select(
            sources.c.sha256,
            sources.c.name,
            sources.c.stated,
            reports.c.reader,
            sources.c.problem,
        ).select_from(joined)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return {
            row.sha256: Known(row.name, json.loads(row.stated), row.reader, row.problem)
            for row in rows
        }

    def report(self, report: str) -> KeptReport | None:
        """One report by its id."""
        table = schema.reports
        with self._database.reading() as connection:
            row = connection.execute(select(table).where(table.c.id == report)).first()
        if row is None:
            return None
        blocks = tuple(
            Block(Span(start, end), Label(label), where)
            for start, end, label, where in json.loads(row.blocks)
        )
        return KeptReport(
            row.id, row.text, blocks, json.loads(row.unread), json.loads(row.refused), row.reader
        )

    def refused(self) -> list[tuple[str, dict[str, Any]]]:
        """What the readings of all sources hold but their evidence does not carry, by source."""
        sources, reports = schema.sources, schema.reports
        query = (
            select(sources.c.name, reports.c.refused)
            .join(reports, sources.c.report == reports.c.id)
            .order_by(sources.c.name, sources.c.sha256)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [(row.name, refused) for row in rows for refused in json.loads(row.refused)]

    def left(self) -> list[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]]:
        """What the reading of each report left: its unread sentences and its refused items."""
        sources, reports = schema.sources, schema.reports
        query = (
            select(reports.c.id, reports.c.unread, reports.c.refused)
            .where(reports.c.id.in_(select(sources.c.report)))
            .order_by(reports.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [(row.id, json.loads(row.unread), json.loads(row.refused)) for row in rows]

    def claims(self) -> list[Claim]:
        """The claims that the present readings of all sources make, by id."""
        return self._claims(true())

    def claims_of(self, report: str) -> list[Claim]:
        """The claims that the present reading of one report makes."""
        return self.claims_of_all([report])

    def claims_of_all(self, reports: Iterable[str]) -> list[Claim]:
        """The claims that the present readings of some reports make."""
        table = schema.readings
        return [
            claim for some in _batches(reports) for claim in self._claims(table.c.report.in_(some))
        ]

    def judgements(self) -> list[Judgement]:
        """Every judgement, those withdrawn too, in the order of time."""
        table = schema.judgements
        with self._database.reading() as connection:
            rows = connection.execute(select(table).order_by(table.c.at, table.c.id)).all()
        return [
            Judgement.of(
                {
                    **json.loads(row.decided),
                    "withdrawn": json.loads(row.withdrawn) if row.withdrawn else None,
                },
            )
            for row in rows
        ]

    # -- for working out the record ------------------------------------------------------------

    def stamps(self) -> dict[str, str]:
        """For each report that a source has, the stamp of the claims of its reading."""
        reports, sources = schema.reports, schema.sources
        query = select(reports.c.id, reports.c.stamp).where(
            reports.c.stamp.is_not(None), exists().where(sources.c.report == reports.c.id)
        )
        with self._database.reading() as connection:
            return {row.id: row.stamp for row in connection.execute(query)}

    def claims_by_id(self, ids: Iterable[str]) -> Iterator[Claim]:
        """The claims of some ids, as far as present readings make them."""
        for some in _batches(ids):
            yield from self._claims(schema.claims.c.id.in_(some))

    def claims_quoting(self, quotes: Iterable[str]) -> Iterator[Claim]:
        """The claims of present readings that have one of some sentences in their evidence."""
        for quote in sorted(set(quotes)):
            written = json.dumps(quote, ensure_ascii=False)
            yield from self._claims(func.instr(schema.claims.c.item, written) > 0)

    def outlines(self) -> list[tuple[tuple[str, str], str, bytes]]:
        """Every piece that was worked out before: its name, what it was made of, its outline."""
        table = schema.pieces
        with self._database.reading() as connection:
            rows = connection.execute(select(table)).all()
        return [((row.kind, row.name), row.made_of, row.outline) for row in rows]

    def contents(self, kind: str, key: str, names: Iterable[str]) -> dict[str, bytes]:
        """One of the contents of some pieces of a kind, by their names."""
        table = schema.piece_contents
        query = select(table.c.name, table.c.content).where(
            table.c.kind == kind, table.c.key == key
        )
        found: dict[str, bytes] = {}
        with self._database.reading() as connection:
            for some in _batches(names):
                rows = connection.execute(query.where(table.c.name.in_(some)))
                found.update({row.name: row.content for row in rows})
        return found

    def _claims(self, which: ColumnElement[bool]) -> list[Claim]:
        claims, readings, sources = schema.claims, schema.readings, schema.sources
        query = (
            select(claims.c.id, claims.c.report, claims.c.part, claims.c.item)
            .join(
                readings, (readings.c.report == claims.c.report) & (readings.c.claim == claims.c.id)
            )
            .where(which, exists().where(sources.c.report == claims.c.report))
            .order_by(claims.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        # a record has ten times as many claims as reports, and the pages want them all at once
        decode = msgspec.json.decode
        return [Claim(row.id, row.report, row.part, decode(row.item)) for row in rows]


class KeptClaims:
    """Claims by their ids, fetched when they are asked for, and all at once for one who asks on.

    A claim under an id never changes, so it does not matter what was written in between.
    """

    _PATIENCE = 2000  # questions; so many take about as long as 50,000 claims at once

    def __init__(self, view: View | None = None, known: Iterable[Claim] = ()) -> None:
        self._view = view
        self._known: dict[str, Claim | None] = {claim.id: claim for claim in known}
        self._asked = 0
        self._has_all = view is None

    def some(self, ids: Iterable[str]) -> list[Claim]:
        """Those of some claims that present readings make."""
        ids = list(ids)
        missing = [each for each in ids if each not in self._known]
        if missing and not self._has_all:
            self._fetch(missing)
        return [claim for each in ids if (claim := self._known.get(each)) is not None]

    def get(self, claim: str) -> Claim | None:
        """One claim; none where no present reading makes it."""
        return next(iter(self.some([claim])), None)

    def of(self, report: str) -> list[Claim]:
        """The claims of one report."""
        if self._view is not None:
            return self._view.claims_of(report)
        return [claim for claim in self._known.values() if claim and claim.report == report]

    def ids(self) -> list[str]:
        """The ids of all claims that present readings make."""
        self.fetch_all()
        return [each for each, claim in self._known.items() if claim is not None]

    def fetch_all(self) -> None:
        """Have all of them at hand."""
        if self._view is not None and not self._has_all:
            self._known = {claim.id: claim for claim in self._view.claims()}
            self._has_all = True

    def _fetch(self, missing: list[str]) -> None:
        self._asked += 1
        if self._view is None or self._asked > self._PATIENCE:
            self.fetch_all()
            return
        self._known.update(dict.fromkeys(missing))
        self._known.update({claim.id: claim for claim in self._view.claims_by_id(missing)})
