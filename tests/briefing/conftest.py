"""The briefing book of the sample reports' dialogue."""

from pathlib import Path

import pytest

from parley.briefing.chapters import write_book
from parley.briefing.content import Book
from parley.dossiers import BriefingDossier, Dossiers, briefing, open_dossiers
from parley.pipeline import record_of
from parley.store import open_database


@pytest.fixture(scope="session")
def dossiers(sample_record: Path) -> Dossiers:
    opened = open_database(str(sample_record), create=False)
    try:
        return open_dossiers(opened, record_of(opened))
    finally:
        opened.close()


@pytest.fixture(scope="session")
def dossier(dossiers: Dossiers) -> BriefingDossier:
    return briefing(dossiers)


@pytest.fixture(scope="session")
def book(dossier: BriefingDossier) -> Book:
    return write_book(dossier)
