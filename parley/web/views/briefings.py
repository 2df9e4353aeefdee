"""A dialogue to the briefing book for its next round: its pages, and the files."""

from collections.abc import Iterable
from dataclasses import dataclass

from parley.briefing import FORMS, render
from parley.briefing.chapters import (
    CHAPTERS,
    cover,
    number_of,
    write_chapter,
    write_title,
)
from parley.briefing.content import Block, Chapter, Run, notes_of
from parley.briefing.writing import Writer
from parley.dossiers import BriefingDossier, briefing
from parley.errors import RecordError
from parley.web import addresses
from parley.web.desk import Shelf
from parley.web.views.dialogues import find_dialogue
from parley.web.views.leaves import Part, leaf_of, leaves, parts_on
from parley.web.views.paging import Paged

__all__ = [
    "MEDIA",
    "WORDS",
    "BriefingPage",
    "ChapterPage",
    "chapter_page",
    "dossier_of",
    "front_page",
    "render",
]

MEDIA = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}
FRONT, *WORDS = CHAPTERS  # the first chapter stands below the cover, the others on their own


@dataclass(frozen=True, slots=True)
class ChapterLink:
    """A chapter in the contents."""

    number: int
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A sentence that lines of a page give by its number, and where it stands."""

    number: int
    source: Run
    sentence: Run
    href: str


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """The cover of the briefing book as it would be written now, and its first chapter."""

    dialogue: str
    round: str
    title: Run
    subtitle: Run
    forms: tuple[str, ...]
    """The endings of the files that the whole book can be had as."""
    contents: tuple[ChapterLink, ...]
    cover: tuple[Block, ...]
    chapter: Chapter
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class ChapterPage:
    """A chapter, or one page of a long one."""

    dialogue: str
    round: str
    title: Run
    subtitle: Run
    number: int
    name: Run
    rule: Run
    parts: tuple[Part, ...]
    """The headings of the whole chapter, each with the page on which it stands."""
    blocks: Paged[Block]
    """The total counts lines: rows of tables, entries of lists, paragraphs."""
    notes: tuple[NoteLine, ...]
    """Numbered in this chapter from one on."""
    contents: tuple[ChapterLink, ...]
    before: ChapterLink
    after: ChapterLink | None


def dossier_of(shelf: Shelf, slug: str) -> BriefingDossier:
    """What the book is made of. Raises RecordError where there is no such dialogue."""
    home = find_dialogue(shelf, slug)
    return briefing(shelf.dossiers, home.id, None)


def front_page(shelf: Shelf, slug: str) -> BriefingPage:
    """The first page of the book for the next round."""
    dossier = dossier_of(shelf, slug)
    writer = Writer(dossier)
    title, subtitle = write_title(dossier)
    blocks = tuple(cover.write(writer))
    chapter = write_chapter(writer, FRONT)
    return BriefingPage(
        dialogue=f"dialogue:{slug}",
        round=dossier.round,
        title=title,
        subtitle=subtitle,
        forms=tuple(FORMS),
        contents=_contents(slug),
        cover=blocks,
        chapter=chapter,
        notes=_notes(shelf, writer, (*blocks, *chapter.blocks)),
    )


def chapter_page(shelf: Shelf, slug: str, word: str, page: int) -> ChapterPage:
    """One page of a chapter. Raises RecordError where the book has none of that name."""
    dossier = dossier_of(shelf, slug)
    if word not in WORDS:
        known = ", ".join(WORDS)
        raise RecordError(f"The briefing book has no chapter {word!r}. Take one of: {known}.")
    writer = Writer(dossier)
    title, subtitle = write_title(dossier)
    chapter = write_chapter(writer, word)
    every = leaves(chapter.blocks)
    here = leaf_of(every, page)
    contents = _contents(slug)
    return ChapterPage(
        dialogue=f"dialogue:{slug}",
        round=dossier.round,
        title=title,
        subtitle=subtitle,
        number=chapter.number,
        name=chapter.title,
        rule=chapter.rule,
        parts=tuple(parts_on(every)),
        blocks=here,
        notes=_notes(shelf, writer, here.lines),
        contents=contents,
        before=contents[chapter.number - 2],
        after=contents[chapter.number] if chapter.number < len(contents) else None,
    )


def _contents(slug: str) -> tuple[ChapterLink, ...]:
    home = f"dialogue:{slug}"
    front = ChapterLink(1, CHAPTERS[FRONT].TITLE, addresses.briefing(home))
    return (
        front,
        *(
            ChapterLink(number_of(word), CHAPTERS[word].TITLE, addresses.briefing(home, word))
            for word in WORDS
        ),
    )


def _notes(shelf: Shelf, writer: Writer, blocks: Iterable[Block]) -> tuple[NoteLine, ...]:
    """The notes that some blocks give, each with the address of its sentence."""
    given = frozenset(notes_of(blocks))
    return tuple(
        NoteLine(
            note.number,
            note.source,
            note.sentence,
            addresses.report(shelf.by_report[note.report].sha256, note.quote),
        )
        for note in writer.every_note(given)
    )
