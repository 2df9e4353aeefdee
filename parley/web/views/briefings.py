"""A dialogue to the briefing book for its next round: the preview, and the files."""

from dataclasses import dataclass

from parley.briefing import FORMS, render
from parley.briefing.chapters import write_book
from parley.briefing.content import Book
from parley.dossiers import BriefingDossier, briefing
from parley.web.desk import Shelf
from parley.web.views.dialogues import find_dialogue

__all__ = ["MEDIA", "BriefingPage", "briefing_page", "dossier_of", "render"]

MEDIA = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """The briefing book as it would be written now."""

    dialogue: str
    round: str
    book: Book
    forms: tuple[str, ...]
    """The endings of the files it can be had as."""


def dossier_of(shelf: Shelf, slug: str) -> BriefingDossier:
    """What the book is made of. Raises RecordError where there is no such dialogue."""
    home = find_dialogue(shelf, slug)
    return briefing(shelf.dossiers, home.id, None)


def briefing_page(shelf: Shelf, slug: str) -> BriefingPage:
    """The preview of the book for the next round."""
    dossier = dossier_of(shelf, slug)
    return BriefingPage(f"dialogue:{slug}", dossier.round, write_book(dossier), tuple(FORMS))
