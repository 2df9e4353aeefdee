"""A briefing dossier to a book: each chapter by the rule that it states under its title."""

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
CHAPTERS: tuple[ModuleType, ...] = (
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


def write_book(dossier: BriefingDossier) -> Book:
    """Write the cover, every chapter, and the notes that their lines give."""
    writer = Writer(dossier)
    blocks = tuple(cover.write(writer))
    chapters = tuple(
        Chapter(
            number=number,
            title=Run(chapter.TITLE),
            anchor=f"chapter-{number}",
            rule=Run(chapter.RULE),
            blocks=tuple(chapter.write(writer)),
        )
        for number, chapter in enumerate(CHAPTERS, start=1)
    )
    return Book(
        title=Run(cover.title(dossier)),
        subtitle=Run(cover.subtitle(dossier)),
        cut_off=dossier.about.as_of,
        cover=blocks,
        chapters=chapters,
        notes=writer.every_note(),
    )
