"""A briefing dossier to a book: each chapter by the rule that it states under its title."""

from collections.abc import Mapping
from types import ModuleType

from parley.briefing.chapters import (
    afterwards,
    agenda,
    calendar,
    conflicts,
    cover,
    front,
    instruments,
    ledger,
    meeting,
    method,
    outcome,
    people,
    relation,
    sheets,
    sources,
    wording,
)
from parley.briefing.content import Book, Chapter, Run
from parley.briefing.writing import Writer
from parley.dossiers import BriefingDossier

# Each has a TITLE, a RULE and a write(writer) that yields its blocks.
_IN_ORDER: tuple[ModuleType, ...] = (
    front,
    relation,
    meeting,
    people,
    agenda,
    sheets,
    ledger,
    wording,
    instruments,
    calendar,
    conflicts,
    outcome,
    afterwards,
    sources,
    method,
)
CHAPTERS: Mapping[str, ModuleType] = {each.__name__.rpartition(".")[2]: each for each in _IN_ORDER}
"""The chapters by one word for each, in their order."""


def write_book(dossier: BriefingDossier) -> Book:
    """Write the cover, every chapter, and the notes that their lines give."""
    writer = Writer(dossier)
    title, subtitle = write_title(dossier)
    blocks = tuple(cover.write(writer))
    chapters = tuple(write_chapter(writer, word) for word in CHAPTERS)
    return Book(
        title=title,
        subtitle=subtitle,
        cut_off=dossier.about.as_of,
        cover=blocks,
        chapters=chapters,
        notes=writer.every_note(),
    )


def write_title(dossier: BriefingDossier) -> tuple[Run, Run]:
    """What the book is called, and the round that it is for."""
    return Run(cover.title(dossier)), Run(cover.subtitle(dossier))


def write_chapter(writer: Writer, word: str) -> Chapter:
    """One chapter by its word; the writer numbers its notes after those it has given."""
    chapter, number = CHAPTERS[word], number_of(word)
    return Chapter(
        number=number,
        title=Run(chapter.TITLE),
        anchor=f"chapter-{number}",
        rule=Run(chapter.RULE),
        blocks=tuple(chapter.write(writer)),
    )


def number_of(word: str) -> int:
    """Which chapter of the book has this word."""
    return list(CHAPTERS).index(word) + 1
