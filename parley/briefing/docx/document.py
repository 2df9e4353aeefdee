"""A book to the body of a Word document and its bytes, the same for the same book."""

import gc
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement

from parley.briefing.content import (
    Blank,
    Block,
    Book,
    Cell,
    Chapter,
    Heading,
    Items,
    Line,
    Paragraph,
    Table,
)
from parley.briefing.docx.footnotes import References, add_footnotes
from parley.briefing.docx.styles import (
    BLANK,
    CELL,
    CONTENTS,
    CONTENTS_TITLE,
    HEAD_PAPER,
    LINE,
    LOOKS,
    OPEN,
    OPEN_PAPER,
    RULE,
    WIDTH,
    dress,
)
from parley.briefing.docx.xml import bookmarked, element, field, run
from parley.model.when import When

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can hold; no part has a time of its own
_NOT_IN_NAMES = re.compile(r"[^0-9A-Za-z]")
_ROOM = "680"  # twentieths of a point left open below what is asked


def render(book: Book) -> bytes:
    """The document's bytes."""
    made = _document_of(book)
    # The parts of a document hold each other, megabytes behind few objects of Python's: a server
    # would keep dozens of them until it next looks for cycles.
    gc.collect(1)
    return made


def _document_of(book: Book) -> bytes:
    document = docx.Document()
    dress(document, f"{book.title.text} · {book.subtitle.text}")
    _describe(document, book)
    body = document.element.body
    for each in _Body(book).elements():
        body.insert_element_before(each, "w:sectPr")
    add_footnotes(document, book.notes)
    _ask_for_pages(document)
    return _packed(document)


def _describe(document: Document, book: Book) -> None:
    """The properties of the document: its day is that on which the sources end."""
    told = document.core_properties
    told.title, told.subject = book.title.text[:255], book.subtitle.text[:255]
    told.author, told.last_modified_by, told.comments = "Parley", "Parley", ""
    told.keywords, told.revision = "", 1
    day = When(book.cut_off).earliest if book.cut_off else None
    told.created = told.modified = (
        datetime(day.year, day.month, day.day) if day else datetime(*_FIRST_DAY)  # noqa: DTZ001
    )


def _ask_for_pages(document: Document) -> None:
    """Have the page numbers of the contents worked out when the document is opened."""
    document.settings.element.insert_element_before(
        element("w:updateFields", val="true"),
        "w:hdrShapeDefaults",
        "w:footnotePr",
        "w:endnotePr",
        "w:compat",
        "w:rsids",
        "m:mathPr",
    )


def _packed(document: Document) -> bytes:
    """The package with every part at one fixed time."""
    relations = document.part.package.rels
    for name in [k for k, v in relations.items() if v.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]  # a picture of the empty template
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w") as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, _FIRST_DAY)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, old.read(part))
    return packed.getvalue()


class _Body:
    """Makes the paragraphs and tables of one book, in order."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._references = References()
        self._marked = len(book.notes)  # bookmarks of headings are numbered after those of notes

    def elements(self) -> Iterator[BaseOxmlElement]:
        """Everything between the head of the document and its section properties."""
        book = self._book
        yield _paragraph("Title", [run(book.title.text)])
        yield _paragraph("Subtitle", [run(book.subtitle.text)])
        yield from self._blocks(book.cover)
        yield from _contents(book.chapters)
        for chapter in book.chapters:
            text = run(f"{chapter.number} {chapter.title.text}")
            yield _paragraph("Heading1", self._bookmark(chapter.anchor, text))
            yield _paragraph(RULE, [run(chapter.rule.text)])
            yield from self._blocks(chapter.blocks)

    def _bookmark(self, anchor: str, *children: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
        self._marked += 1
        yield from bookmarked(_bookmark(anchor), self._marked, *children)

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[BaseOxmlElement]:
        for block in blocks:
            match block:
                case Heading(title, anchor, level):
                    marked = self._bookmark(anchor, run(title.text))
                    yield _paragraph(f"Heading{level}", marked)
                case Paragraph(line):
                    yield _paragraph(None, self._line(line))
                case Items(lines):
                    for line in lines:
                        yield _paragraph("ListBullet", self._line(line))
                case Table():
                    yield self._table(block)
                    yield _gap()
                case Blank(asks):
                    yield _blank(asks.text)
                    yield _gap()

    def _line(self, line: Line) -> Iterator[BaseOxmlElement]:
        for each in line:
            if each.text:
                yield run(each.text, LOOKS.get(each.look))
            yield from self._references.to(each.notes)

    def _table(self, table: Table) -> BaseOxmlElement:
        total = sum(table.widths)
        widths = [WIDTH.twips * share // total for share in table.widths]
        made = _table(widths)
        if any(name.text for name in table.columns):
            cells = [
                _cell(width, [_paragraph(CELL, [run(name.text, "Strong")])], HEAD_PAPER)
                for name, width in zip(table.columns, widths, strict=True)
            ]
            made.append(element("w:tr", element("w:trPr", _no_split(), _header()), *cells))
        for row in table.rows:
            cells = [
                _cell(width, list(self._cell(cell)))
                for cell, width in zip(row, widths, strict=True)
            ]
            made.append(element("w:tr", element("w:trPr", _no_split()), *cells))
        return made

    def _cell(self, cell: Cell) -> Iterator[BaseOxmlElement]:
        for line in cell or ((),):
            yield _paragraph(CELL, self._line(line))


def _bookmark(anchor: str) -> str:
    """An anchor as the name of a bookmark, which has letters, digits and low lines only."""
    return f"_{_NOT_IN_NAMES.sub('_', anchor)}"[:40]


def _contents(chapters: tuple[Chapter, ...]) -> Iterator[BaseOxmlElement]:
    """The table of contents: an entry for each chapter that leads to it, with its page.

    On which page a chapter begins only a word processor knows: each entry ends with a field for
    it that has no result yet. A field around all entries, as Word makes one, would keep
    LibreOffice from working them out.
    """
    yield _paragraph(CONTENTS_TITLE, [run("Contents")])
    for chapter in chapters:
        name = _bookmark(chapter.anchor)
        link = element(
            "w:hyperlink",
            run(f"{chapter.number} {chapter.title.text}"),
            run("", None, element("w:tab")),
            *field(f"PAGEREF {name} \\h", ""),
            anchor=name,
            history="1",
        )
        yield _paragraph(CONTENTS, [link])


def _paragraph(style: str | None, children: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    made = element("w:p")
    if style is not None:
        made.append(element("w:pPr", element("w:pStyle", val=style)))
    made.extend(children)
    return made


def _gap() -> BaseOxmlElement:
    """A small space, without which two tables that follow each other would be one."""
    spacing = element("w:spacing", before="0", after="0", line="120", lineRule="exact")
    return element("w:p", element("w:pPr", spacing))


def _table(widths: list[int], line: str = "single", color: str = LINE) -> BaseOxmlElement:
    sides = ("top", "bottom", "insideH") if line == "single" else ("top", "left", "bottom", "right")
    borders = [element(f"w:{side}", val=line, sz="4", space="0", color=color) for side in sides]
    margins = [
        element(f"w:{side}", w=width, type="dxa")
        for side, width in (("top", "40"), ("left", "80"), ("bottom", "40"), ("right", "80"))
    ]
    properties = element(
        "w:tblPr",
        element("w:tblW", w=str(sum(widths)), type="dxa"),
        element("w:tblBorders", *borders),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
        element("w:tblLook", val="0020", firstRow="1"),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=str(width)) for width in widths))
    return element("w:tbl", properties, grid)


def _cell(
    width: int, paragraphs: list[BaseOxmlElement], paper: str | None = None
) -> BaseOxmlElement:
    properties = element("w:tcPr", element("w:tcW", w=str(width), type="dxa"))
    if paper is not None:
        properties.append(element("w:shd", val="clear", color="auto", fill=paper))
    return element("w:tc", properties, *paragraphs)


def _no_split() -> BaseOxmlElement:
    return element("w:cantSplit")


def _header() -> BaseOxmlElement:
    return element("w:tblHeader")


def _blank(asks: str) -> BaseOxmlElement:
    """A box of its own look with room to write in."""
    made = _table([WIDTH.twips], "dashed", str(OPEN))
    room = element("w:trHeight", val=_ROOM, hRule="atLeast")
    cell = _cell(WIDTH.twips, [_paragraph(BLANK, [run(asks)])], OPEN_PAPER)
    made.append(element("w:tr", element("w:trPr", _no_split(), room), cell))
    return made
