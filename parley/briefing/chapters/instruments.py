"""Instruments: the documents that the sources name, under all their names."""

from collections.abc import Iterator

from parley.briefing.content import Block, Cell, Line, Look, Run
from parley.briefing.writing import Writer, cell, table
from parley.dossiers import words
from parley.dossiers.book import InstrumentCard

TITLE = "Instruments"
RULE = "Documents that the sources name, merged under all their names, by status and year."


def write(writer: Writer) -> Iterator[Block]:
    """One table of all documents."""
    cards = sorted(
        writer.dossier.instruments,
        key=lambda each: (each.line.status or "~", each.line.when or "9999", each.line.id),
    )
    yield table(
        ("Document", "Kind", "Year", "Status"),
        (
            (
                _names(writer, each),
                cell(words.label(each.line.kind)),
                cell(each.line.when or "not told"),
                cell(words.label(each.line.status or "not told")),
            )
            for each in cards
        ),
        widths=(6, 3, 2, 3),
        none="No source names a document.",
    )


def _names(writer: Writer, card: InstrumentCard) -> Cell:
    lines: list[Line] = [(Run(card.line.what, notes=writer.notes(card.line.citations)),)]
    others = [each for each in card.names if each != card.line.what]
    if others:
        lines.append((Run(f"also: {'; '.join(others)}", Look.FAINT),))
    return tuple(lines)
