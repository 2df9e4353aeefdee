"""A book to a Word document with real headings, contents, footnotes and header rows."""

from parley.briefing.docx.document import render

__all__ = ["render"]
