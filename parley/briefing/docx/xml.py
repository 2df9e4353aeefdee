"""Elements of WordprocessingML that python-docx has no words for."""

from collections.abc import Iterator

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement


def element(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """An element such as `w:fldChar`, with attributes of the same namespace."""
    made: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def run(text: str = "", style: str | None = None, *children: BaseOxmlElement) -> BaseOxmlElement:
    """A run of text in a character style, then other children."""
    made = element("w:r")
    if style is not None:
        made.append(element("w:rPr", element("w:rStyle", val=style)))
    if text:
        made.append(_worded("w:t", text))
    made.extend(children)
    return made


def field(instruction: str, result: str, style: str | None = None) -> Iterator[BaseOxmlElement]:
    """The runs of a field that shows a result until it is worked out anew."""
    yield from field_start(instruction, style)
    yield run(result, style)
    yield field_end(style)


def field_start(instruction: str, style: str | None = None) -> Iterator[BaseOxmlElement]:
    """The runs in front of a field's result."""
    yield run("", style, element("w:fldChar", fldCharType="begin"))
    yield run("", style, _worded("w:instrText", f" {instruction} "))
    yield run("", style, element("w:fldChar", fldCharType="separate"))


def field_end(style: str | None = None) -> BaseOxmlElement:
    """The run behind a field's result."""
    return run("", style, element("w:fldChar", fldCharType="end"))


def _worded(tag: str, text: str) -> BaseOxmlElement:
    """An element with a text whose spaces count."""
    made = element(tag)
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def bookmarked(name: str, number: int, *children: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Elements between the two ends of a bookmark."""
    yield element("w:bookmarkStart", id=str(number), name=name)
    yield from children
    yield element("w:bookmarkEnd", id=str(number))
