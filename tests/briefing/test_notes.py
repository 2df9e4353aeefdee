"""Every line of the book leads to sentences that stand in their reports and carry it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from parley.briefing.chapters import write_book
from parley.briefing.content import Book, Line, lines_of
from parley.dossiers import (
    BriefingDossier,
    Citation,
    Dossiers,
    FrameLine,
    PersonLine,
    StatementLine,
    WordingLine,
    briefing,
    open_dossiers,
    parts_of,
)
from parley.model.source import Stated
from parley.model.when import When
from parley.pipeline import record_of
from parley.store import Database, View, open_database
from tests.factory import a_file, take


def every(part: object, kind: type) -> Iterator[Any]:
    """All lines of one kind in a dossier, however deep."""
    if isinstance(part, kind):
        yield part
    if is_dataclass(part):
        inner = [getattr(part, each.name) for each in fields(part)]
    else:
        inner = list(part) if isinstance(part, tuple) else [*parts_of(part).values()]
    for each in inner:
        yield from every(each, kind)


def lines(book: Book) -> Iterator[Line]:
    for blocks in (book.cover, *(each.blocks for each in book.chapters)):
        yield from lines_of(blocks)


def test_cited_sentence_stands_at_its_place_in_its_report(
    dossier: BriefingDossier, dossiers: Dossiers, sample_record: Path
) -> None:
    database = open_database(str(sample_record), create=False)
    texts = {line.report: View(database).report(line.report or "") for line in dossiers.sources()}
    database.close()
    cited = set(every(dossier, Citation))
    assert len(cited) > 200
    for citation in cited:
        claim, kept = dossiers.claim(citation.claim), texts[citation.report]
        assert claim is not None
        assert kept is not None
        places = [(each["start"], each["end"]) for each in claim.quotes]
        # a topic is cited in a thread by those of its sentences that name the thread's object
        assert citation.quotes
        assert set(citation.quotes) <= {kept.text[start:end] for start, end in places}


@pytest.mark.parametrize(
    ("kind", "shown", "keys"),
    [
        (StatementLine, "what", ("what",)),
        (WordingLine, "text", ("what",)),
        (PersonLine, "name", ("name",)),
        (FrameLine, "what", ("what", "name", "visitor")),
    ],
    ids=lambda each: each.__name__ if isinstance(each, type) else None,
)
def test_words_of_a_line_are_those_of_its_claims(
    dossier: BriefingDossier, dossiers: Dossiers, kind: type, shown: str, keys: tuple[str, ...]
) -> None:
    found = list(every(dossier, kind))
    assert found
    for line in found:
        items = [dossiers.claim(each.claim) for each in line.citations]
        said = [str(claim.item.get(key, "")) for claim in items if claim for key in keys]
        for part in str(getattr(line, shown)).split("; "):
            assert any(each and (each in part or part in each) for each in said), (line, said)


def test_note_is_a_sentence_that_some_line_cites(dossier: BriefingDossier, book: Book) -> None:
    quotes = {
        f"“{' '.join(quote.split())}”" for each in every(dossier, Citation) for quote in each.quotes
    }
    given = {number for line in lines(book) for run in line for number in run.notes}
    assert given == {note.number for note in book.notes} == set(range(1, len(book.notes) + 1))
    assert {note.sentence.text for note in book.notes} <= quotes


def test_notes_are_numbered_in_the_order_of_the_book(book: Book) -> None:
    given = [number for line in lines(book) for run in line for number in run.notes]
    first = list(dict.fromkeys(given))
    assert first == sorted(first)


def test_every_row_of_the_ledger_carries_notes(book: Book) -> None:
    (ledger,) = [each for each in book.chapters if each.title.text == "Ledger"]
    rows = [row for block in ledger.blocks for row in getattr(block, "rows", ())]
    assert rows
    for row in rows:
        assert any(run.notes for cell in row for line in cell for run in line)


HELD = """TOKYO, 3 June 2023 - The fifth Japan-Fiji Maritime Dialogue was held in Tokyo on 2 June
2023. The two sides agreed to exchange lists of wrecks.
"""
TRAVELS = """SUVA, 12 July 2023 - The second Japan-Fiji Fisheries Talks were held in Suva on 11 July
2023. Japanese Foreign Minister Aiko Mori visited Suva on 11 July 2023.
"""


def test_source_that_is_only_quoted_stands_in_the_register_and_counts(
    database: Database, tmp_path: Path
) -> None:
    take(database, a_file(tmp_path, HELD, "held.txt"))
    later = Stated(published=When("2023-07-12"))
    take(database, a_file(tmp_path, TRAVELS, "travels.txt"), stated=later)
    dossiers = open_dossiers(database, record_of(database))
    dossier = briefing(dossiers, "maritime")
    (visit,) = dossier.about.visits
    assert visit.what.startswith("Aiko Mori")
    assert dossier.about.as_of == "2023-07-12"
    book = write_book(dossier)
    register = [cells for block in book.chapters[13].blocks for cells in getattr(block, "rows", ())]
    assert len(register) == 2
    assert {note.source.text[:3] for note in book.notes} == {"S1,", "S2,"}
