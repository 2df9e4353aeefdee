"""A briefing dossier to a file for people: HTML, Word or Markdown, with the same lines in each."""

from collections.abc import Callable

from parley.briefing import docx, html, markdown
from parley.briefing.chapters import write_book
from parley.briefing.content import Book
from parley.dossiers import BriefingDossier

FORMS: dict[str, Callable[[Book], bytes]] = {
    "html": html.render,
    "docx": docx.render,
    "md": markdown.render,
}
"""The forms by the ending of a file's name."""

__all__ = ["FORMS", "render"]


def render(dossier: BriefingDossier, form: str) -> bytes:
    """The briefing book in one of the forms."""
    return FORMS[form](write_book(dossier))
