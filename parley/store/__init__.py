"""Keeps sources, reports, claims and judgements; a Writer, and a View that only reads."""

from parley.store.database import IN_MEMORY, Database, Readable, open_database
from parley.store.view import KeptClaims, KeptReport, KeptSource, Known, View
from parley.store.writer import KeptPiece, Writer

__all__ = [
    "IN_MEMORY",
    "Database",
    "KeptClaims",
    "KeptPiece",
    "KeptReport",
    "KeptSource",
    "Known",
    "Readable",
    "View",
    "Writer",
    "open_database",
]
