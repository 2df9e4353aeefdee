"""The book of the five real pages, where they lie beside the checkout; none of them is Parley's."""

from pathlib import Path

import pytest

from parley.briefing import FORMS, render
from parley.briefing.chapters import write_book
from parley.briefing.content import lines_of
from parley.dossiers import BriefingDossier, briefing, open_dossiers
from parley.model.source import Stated
from parley.model.when import When
from parley.pipeline import record_of
from parley.store import IN_MEMORY, open_database
from tests.factory import take

FOLDER = Path(__file__).parents[2] / "../shared/reports"
PAGES = sorted(FOLDER.glob("00[0-4]_*.txt"))

pytestmark = pytest.mark.skipif(
    len(PAGES) != 5, reason="the five real pages are not beside this checkout"
)


@pytest.fixture(scope="module")
def real() -> BriefingDossier:
    database = open_database(IN_MEMORY)
    try:
        take(database, PAGES[0], stated=Stated(published=When("2019-03-26")))
        take(database, *PAGES[1:])
        return briefing(open_dossiers(database, record_of(database)))
    finally:
        database.close()


def test_series_is_told_as_far_as_the_pages_go(real: BriefingDossier) -> None:
    assert [(each.name, each.state, each.start, each.city) for each in real.series] == [
        ("7", "covered", "2015-01-22", "Hanoi"),
        ("8", "announced", "2016", "Washington"),
        ("9", "covered", "2018-01-30", "Hanoi"),
        ("10", "covered", "2019-03-25", "Washington"),
        ("11", "no source", None, None),
        ("12", "no source", None, None),
        ("13", "covered", "2024-08-26", "Hanoi"),
    ]
    assert real.about.next.ordinal == 14


def test_code_of_conduct_is_told_as_gone(real: BriefingDossier) -> None:
    assert [each.formula for each in real.front.went] == ["COC", "DOC"]


def test_sea_has_three_names(real: BriefingDossier) -> None:
    told = {each.printed for each in real.about.names if each.place == "South China Sea"}
    assert told >= {"South China Sea", "East Sea", "East Vietnam Sea"}


def test_book_is_written_in_every_form(real: BriefingDossier) -> None:
    assert all(render(real, form) for form in FORMS)
    book = write_book(real)
    assert all(list(lines_of(each.blocks)) for each in book.chapters)
