"""What a briefing book is made of in every form: chapters of blocks, lines and runs, and notes.

Everything printed is a `Run`, and a run is harmless from the moment it is made: one line, no
control characters, nothing that turns the direction of its neighbours.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from parley.dossiers import words

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SPACE = re.compile(r"\s+")


class Look(StrEnum):
    """How a run differs from the text around it."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    CAME = "came"
    WENT = "went"
    BLANK = "blank"
    """Left open for a person."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one look, with the numbers of the notes that carry them."""

    text: str
    look: Look = Look.PLAIN
    notes: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        text = self.text
        if text.isascii() and text.isprintable() and "  " not in text:
            return  # as most are: harmless already
        told = _UNPRINTABLE.sub("\ufffd", words.harmless(_SPACE.sub(" ", text)))
        object.__setattr__(self, "text", told)


Line = tuple[Run, ...]
Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part of a chapter, or of a part of that."""

    title: Run
    anchor: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of prose."""

    line: Line


@dataclass(frozen=True, slots=True)
class Items:
    """Lines that stand below each other."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns."""

    columns: tuple[Run, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    """The shares of the columns in the width of the page."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Room for what only a person can write."""

    asks: Run


Block = Heading | Paragraph | Items | Table | Blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter with the rule by which it is made."""

    number: int
    title: Run
    anchor: str
    rule: Run
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of a source, under the number that lines give."""

    number: int
    source: Run
    sentence: Run
    report: str
    quote: str
    """The sentence as the report has it, to lead there; what is printed is the run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A whole briefing book."""

    title: Run
    subtitle: Run
    cut_off: str | None
    """The last day that the sources tell of: the book's own date."""
    cover: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    notes: tuple[Note, ...]


def notes_of(blocks: Iterable[Block]) -> Iterator[int]:
    """The number of every note that lines of some blocks give, in order."""
    for line in lines_of(blocks):
        for run in line:
            yield from run.notes


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every line that stands in some blocks, in order; an empty cell is no line."""
    for block in blocks:
        match block:
            case Heading(title):
                yield (title,)
            case Paragraph(line):
                yield line
            case Items(lines):
                yield from lines
            case Table(columns, rows):
                yield from ((name,) for name in columns if name.text)
                for row in rows:
                    for cell in row:
                        yield from cell
            case Blank(asks):
                yield (asks,)
