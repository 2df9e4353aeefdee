"""The face of the store that only reads."""

import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from parley.model.claim import Claim
from parley.model.judgement import Judgement
from parley.model.report import Block, Label
from parley.model.source import Source, Stated
from parley.model.span import Span
from parley.store import schema
from parley.store.database import Database


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


class View:
    """Reads what is kept; nothing here changes the record."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sources(self) -> list[KeptSource]:
        """All sources, by name."""
        table = schema.sources
        columns = [each for each in table.c if each.name != "content"]
        with self._database.reading() as connection:
            rows = connection.execute(select(*columns).order_by(table.c.name, table.c.sha256)).all()
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
        claims, readings, sources = schema.claims, schema.readings, schema.sources
        query = (
            select(claims.c.id, claims.c.report, claims.c.part, claims.c.item)
            .join(readings, readings.c.claim == claims.c.id)
            .where(readings.c.report.in_(select(sources.c.report)))
            .order_by(claims.c.id)
            .distinct()
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [Claim(row.id, row.report, row.part, json.loads(row.item)) for row in rows]

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

    def claims_of(self, report: str) -> list[Claim]:
        """The claims that the present reading of one report makes."""
        claims, readings = schema.claims, schema.readings
        query = (
            select(claims.c.id, claims.c.report, claims.c.part, claims.c.item)
            .join(readings, readings.c.claim == claims.c.id)
            .where(readings.c.report == report)
            .order_by(claims.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [Claim(row.id, row.report, row.part, json.loads(row.item)) for row in rows]
