"""Keeps sources, reports, claims and judgements; a Writer, and a View that only reads."""

from parley.store.database import Database, open_database
from parley.store.view import KeptReport, KeptSource, Known, View
from parley.store.writer import Writer

__all__ = ["Database", "KeptReport", "KeptSource", "Known", "View", "Writer", "open_database"]
