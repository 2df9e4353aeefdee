"""Notes to the footnotes part of a Word document, and to the places that refer to them.

A sentence that several lines cite is one footnote: the first place is its reference, the others
are fields that lead there and print its number.
"""

from collections.abc import Iterator

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.xmlchemy import BaseOxmlElement

from parley.briefing.content import Note
from parley.briefing.docx.styles import NOTE, NOTE_MARK
from parley.briefing.docx.xml import bookmarked, element, field, run

_LINES = ((-1, "separator"), (0, "continuationSeparator"))


class References:
    """Makes the references of a document, in its order."""

    def __init__(self) -> None:
        self._given: set[int] = set()

    def to(self, numbers: tuple[int, ...]) -> Iterator[BaseOxmlElement]:
        """The runs that refer to some notes."""
        for place, number in enumerate(numbers):
            if place:
                yield run(", ", NOTE_MARK)
            yield from self._reference(number)

    def _reference(self, number: int) -> Iterator[BaseOxmlElement]:
        name = f"note{number}"
        if number in self._given:
            yield from field(f"NOTEREF {name} \\f \\h", str(number), NOTE_MARK)
            return
        self._given.add(number)
        mark = run("", NOTE_MARK, element("w:footnoteReference", id=str(number)))
        yield from bookmarked(name, number, mark)


def add_footnotes(document: Document, notes: tuple[Note, ...]) -> None:
    """Give a document the part that holds its footnotes."""
    root = element("w:footnotes")
    for number, kind in _LINES:
        line = element("w:p", run("", None, element(f"w:{kind}")))
        root.append(element("w:footnote", line, type=kind, id=str(number)))
    for note in notes:
        root.append(element("w:footnote", _paragraph(note), id=str(note.number)))
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        serialize_part_xml(root),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = document.settings.element
    lines = [element("w:footnote", id=str(number)) for number, _ in _LINES]
    settings.insert_element_before(
        element("w:footnotePr", *lines), "w:endnotePr", "w:compat", "w:rsids", "m:mathPr"
    )


def _paragraph(note: Note) -> BaseOxmlElement:
    return element(
        "w:p",
        element("w:pPr", element("w:pStyle", val=NOTE)),
        run("", NOTE_MARK, element("w:footnoteRef")),
        run(f" {note.source.text} {note.sentence.text}"),
    )
