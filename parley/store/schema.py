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
)

VERSION = 2

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
    Column("report", String, ForeignKey("reports.id"), comment="none where it could not be read"),
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


def _add_judgements(connection: Connection) -> None:
    judgements.create(connection, checkfirst=True)


MIGRATIONS: dict[int, Callable[[Connection], None]] = {1: _add_judgements}
"""From a version to the next: what has to be done to its tables."""
