"""Keeps sources, reports, claims and judgements; a Writer, and a View that only reads."""

from parley.store.database import IN_MEMORY, Database, open_database
from parley.store.view import KeptReport, KeptSource, Known, View
from parley.store.writer import Writer

__all__ = [
    "IN_MEMORY",
    "Database",
    "KeptReport",
    "KeptSource",
    "Known",
    "View",
    "Writer",
    "open_database",
]
