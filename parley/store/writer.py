"""The face of the store that writes: each source with all that comes of it, or not at all."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from parley.errors import RecordError
from parley.model.claim import Claim, stamp
from parley.model.judgement import Judgement, Withdrawal
from parley.model.report import Report
from parley.model.source import Source
from parley.store import schema
from parley.store.database import Database


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a source: its report with the claims it makes."""

    report: Report
    claims: list[Claim]
    unread: list[dict[str, object]]
    refused: list[dict[str, object]]
    reader: str


@dataclass(frozen=True, slots=True)
class KeptPiece:
    """Something that was worked out, as bytes, with what it was made of."""

    kind: str
    name: str
    made_of: str
    outline: bytes
    contents: Mapping[str, bytes]


class Writer:
    """Keeps what was read; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, source: Source, outcome: Read | str) -> bool:
        """Keep a source with its reading, or with the reason why it could not be read.

        A source that is there already is kept once; a new reading takes the place of the old, whose
        claims stay. Returns whether it is new.
        """
        with self._database.writing() as connection:
            report = None
            if isinstance(outcome, Read):
                report = outcome.report.id
                _keep_report(connection, outcome)
            problem = outcome if isinstance(outcome, str) else None
            return _keep_source(connection, source, report, problem)

    def keep_pieces(self, fresh: Iterable[KeptPiece], gone: Iterable[tuple[str, str]]) -> None:
        """Keep what was worked out, and let go of what nothing is said of any more."""
        fresh = list(fresh)
        tables = (schema.pieces, schema.piece_contents)
        with self._database.writing() as connection:
            for kind, name in (*gone, *((each.kind, each.name) for each in fresh)):
                for table in tables:
                    here = (table.c.kind == kind) & (table.c.name == name)
                    connection.execute(delete(table).where(here))
            heads = [
                {"kind": e.kind, "name": e.name, "made_of": e.made_of, "outline": e.outline}
                for e in fresh
            ]
            bodies = [
                {"kind": e.kind, "name": e.name, "key": key, "content": content}
                for e in fresh
                for key, content in e.contents.items()
            ]
            for table, rows in zip(tables, (heads, bodies), strict=True):
                if rows:
                    connection.execute(insert(table), rows)

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; the same one twice is once."""
        table = schema.judgements
        decided = judgement.data()
        del decided["withdrawn"]
        with self._database.writing() as connection:
            known = connection.execute(select(table.c.id).where(table.c.id == judgement.id)).first()
            if known is None:
                connection.execute(
                    insert(table).values(
                        id=judgement.id,
                        at=judgement.at,
                        decided=json.dumps(decided, ensure_ascii=False),
                    ),
                )

    def withdraw(self, judgement: str, withdrawal: Withdrawal) -> None:
        """Take a judgement back. RecordError where there is none of that id that stands."""
        table = schema.judgements
        with self._database.writing() as connection:
            done = connection.execute(
                update(table)
                .where(table.c.id == judgement, table.c.withdrawn.is_(None))
                .values(withdrawn=json.dumps(withdrawal.data(), ensure_ascii=False)),
            )
            if done.rowcount != 1:
                raise RecordError(
                    f"No judgement {judgement!r} stands. See them with: parley history",
                )


def _keep_source(
    connection: Connection, source: Source, report: str | None, problem: str | None
) -> bool:
    values = {
        "stated": json.dumps(source.stated.data(), sort_keys=True),
        "report": report,
        "problem": problem,
    }
    table = schema.sources
    sha256 = source.sha256
    known = connection.execute(select(table.c.name).where(table.c.sha256 == sha256)).first()
    if known is None:
        connection.execute(
            insert(table).values(
                sha256=sha256,
                name=source.name,
                media_type=source.media_type,
                size=len(source.content),
                content=zlib.compress(source.content),
                **values,
            ),
        )
    else:
        # The same bytes under two names: one name is kept, whichever came first.
        name = min(known.name, source.name)
        connection.execute(
            update(table).where(table.c.sha256 == sha256).values(name=name, **values)
        )
    return known is None


def _keep_report(connection: Connection, read: Read) -> None:
    report = read.report
    table = schema.reports
    values = {
        "unread": json.dumps(read.unread, ensure_ascii=False),
        "refused": json.dumps(read.refused, ensure_ascii=False),
        "reader": read.reader,
        "stamp": stamp(each.id for each in read.claims),
    }
    known = connection.execute(select(table.c.id).where(table.c.id == report.id)).first()
    if known is None:
        connection.execute(
            insert(table).values(
                id=report.id,
                text=report.text,
                blocks=json.dumps(
                    [[b.span.start, b.span.end, b.label, b.where] for b in report.blocks],
                ),
                origins=json.dumps(
                    [[o.at, o.length, o.where, o.start, o.end] for o in report.origins],
                ),
                **values,
            ),
        )
    else:
        connection.execute(update(table).where(table.c.id == report.id).values(**values))
    _keep_claims(connection, report.id, read.claims)


def _keep_claims(connection: Connection, report: str, claims: list[Claim]) -> None:
    table = schema.claims
    known = {
        row.id for row in connection.execute(select(table.c.id).where(table.c.report == report))
    }
    new = [
        {
            "id": claim.id,
            "report": report,
            "part": claim.part,
            "item": json.dumps(claim.item, ensure_ascii=False),
        }
        for claim in claims
        if claim.id not in known
    ]
    if new:
        connection.execute(insert(table), new)
    connection.execute(delete(schema.readings).where(schema.readings.c.report == report))
    rows = [{"report": report, "claim": claim.id} for claim in claims]
    if rows:
        connection.execute(insert(schema.readings), rows)
