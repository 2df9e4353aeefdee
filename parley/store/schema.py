"""The tables, and the steps that bring an older record forward."""

from collections.abc import Callable

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    select,
    text,
    update,
)

from parley.model.claim import stamp

VERSION = 3

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False, comment="the path or address it came under"),
    Column("media_type", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False, comment="the bytes, compressed with zlib"),
    Column("stated", Text, nullable=False, comment="JSON: what the user stated"),
    Column(
        "report",
        String,
        ForeignKey("reports.id"),
        index=True,
        comment="none where it could not be read",
    ),
    Column("problem", Text, comment="why no report could be made of it"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column(
        "blocks", Text, nullable=False, comment="JSON: [start, end, label, where] of each block"
    ),
    Column("origins", Text, nullable=False, comment="JSON: [at, length, where, start, end]"),
    Column(
        "unread", Text, nullable=False, comment="JSON: sentences with a cue that came to nothing"
    ),
    Column(
        "refused", Text, nullable=False, comment="JSON: items that their evidence does not carry"
    ),
    Column("reader", String, nullable=False, comment="the version of the rules that read it"),
    Column("stamp", String, comment="a hash of the ids of the claims that its reading makes"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("part", String, nullable=False),
    Column("item", Text, nullable=False, comment="JSON in the form of the contract"),
)

# Claims are never deleted; this says which of them the present reading of a report makes.
readings = Table(
    "readings",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("claim", String, ForeignKey("claims.id"), primary_key=True),
)

# What people decided; withdrawn, never deleted.
judgements = Table(
    "judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", String, nullable=False, index=True),
    Column("decided", Text, nullable=False, comment="JSON: verb, targets, value, who, why, at"),
    Column("withdrawn", Text, comment="JSON: who, why, at; none while it stands"),
)

# What was worked out from all of this, so that the next look need not. Both may be emptied at any
# time; what is damaged or does not follow any more is made again.
pieces = Table(
    "pieces",
    metadata,
    Column("kind", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("made_of", String, nullable=False, comment="a hash of all that it follows from"),
    Column("outline", LargeBinary, nullable=False),
)
piece_contents = Table(
    "piece_contents",
    metadata,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("content", LargeBinary, nullable=False, comment="a check sum, and JSON by zlib"),
)


def _add_judgements(connection: Connection) -> None:
    judgements.create(connection, checkfirst=True)


def _add_pieces(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE reports ADD COLUMN stamp VARCHAR"))
    pieces.create(connection, checkfirst=True)
    piece_contents.create(connection, checkfirst=True)
    for index in sources.indexes:
        index.create(connection, checkfirst=True)
    made: dict[str, list[str]] = {}
    for row in connection.execute(select(readings.c.report, readings.c.claim)):
        made.setdefault(row.report, []).append(row.claim)
    for report, claims in made.items():
        connection.execute(
            update(reports).where(reports.c.id == report).values(stamp=stamp(claims))
        )


MIGRATIONS: dict[int, Callable[[Connection], None]] = {1: _add_judgements, 2: _add_pieces}
"""From a version to the next: what has to be done to its tables."""
