"""The look of the Word document: its styles, margins, running title and page numbers."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from parley.briefing.content import Look
from parley.briefing.docx.xml import element, field

NOTE, NOTE_MARK = "FootnoteText", "FootnoteReference"
CONTENTS_TITLE, CONTENTS = "TOCHeading", "TOC1"
RULE, CELL, BLANK = "Rule", "Cell", "Blank"
SIZE = (Mm(210), Mm(297))
SIDE, TOP, WIDTH = Mm(18), Mm(20), Mm(174)
INK, FAINT, OPEN = RGBColor(0x1C, 0x1C, 0x1A), RGBColor(0x5B, 0x5B, 0x56), RGBColor(0x8A, 0x5A, 0)
OPEN_PAPER, HEAD_PAPER, LINE = "FFF6DF", "F2F0EA", "BFBCB3"
FONT = "Calibri"

LOOKS = {
    Look.STRONG: "Strong",
    Look.FAINT: "Faint",
    Look.CAME: "Came",
    Look.WENT: "Went",
    Look.BLANK: "Open",
}
"""The character style of each look; plain words have none."""


def dress(document: Document, running: str) -> None:
    """Give a new document its styles, its page, its running title and its page numbers."""
    _paragraph_styles(document)
    _character_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = SIZE
    section.left_margin = section.right_margin = SIDE
    section.top_margin = section.bottom_margin = TOP
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.add_run(running)
    for name in ("Header", "Footer"):
        _font(document.styles[name], 8, FAINT)
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot._p.extend(field("PAGE", "1"))  # noqa: SLF001 - python-docx has no words for fields
    foot.add_run(" / ")
    foot._p.extend(field("NUMPAGES", "1"))  # noqa: SLF001


def _paragraph_styles(document: Document) -> None:
    styles = document.styles
    normal = styles["Normal"]
    _font(normal, 10, INK)
    normal.paragraph_format.space_after = Pt(3)
    normal.paragraph_format.line_spacing = 1.0
    _font(styles["Title"], 22, INK)
    styles["Title"].element.get_or_add_pPr().remove_all("w:pBdr")
    _font(styles["Subtitle"], 13, FAINT, is_italic=False)
    for level, size in ((1, 17), (2, 12.5), (3, 10.5)):
        heading = styles[f"Heading {level}"]
        _font(heading, size, INK)
        heading.font.bold = True
        heading.paragraph_format.space_before = Pt(0 if level == 1 else 12 if level == 2 else 6)
        heading.paragraph_format.space_after = Pt(3)
        heading.paragraph_format.keep_with_next = True
    styles["Heading 1"].paragraph_format.page_break_before = True
    for name, size, color in ((RULE, 8.5, FAINT), (CELL, 8.5, INK), (BLANK, 9.5, OPEN)):
        made = _added(document, name)
        _font(made, size, color, is_italic=name == BLANK)
        made.paragraph_format.space_after = Pt(6 if name == RULE else 1)
        made.paragraph_format.keep_with_next = name == RULE
    note = _added(document, NOTE, "footnote text")
    _font(note, 7.5, INK)
    note.paragraph_format.space_after = Pt(0)
    title = styles["TOC Heading"]
    _font(title, 12.5, INK)
    title.paragraph_format.space_before, title.paragraph_format.page_break_before = Pt(6), False
    contents = _added(document, CONTENTS, "toc 1")
    _font(contents, 9.5, INK)
    contents.paragraph_format.space_after = Pt(0)
    contents.paragraph_format.tab_stops.add_tab_stop(
        WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )


def _added(document: Document, identity: str, name: str | None = None) -> ParagraphStyle:
    made: ParagraphStyle = document.styles.add_style(
        name or identity, WD_STYLE_TYPE.PARAGRAPH, builtin=name is not None
    )
    made.element.set(qn("w:styleId"), identity)
    made.base_style = document.styles["Normal"]
    return made


def _font(
    style: ParagraphStyle, size: float, color: RGBColor, *, is_italic: bool | None = None
) -> None:
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().rFonts
    for name in [each for each in fonts.attrib if "Theme" in each]:
        del fonts.attrib[name]
    for name in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    style.font.size = Pt(size)
    style.font.color.rgb = color
    style.font.italic = is_italic
    style.element.get_or_add_rPr().remove_all("w:spacing")


def _character_styles(document: Document) -> None:
    for name in ("Faint", "Came", "Went", "Open"):
        made = _character(document, name)
        if name == "Faint":
            made.font.color.rgb = FAINT
        elif name == "Came":
            made.font.underline = True
            made.font.color.rgb = RGBColor(0x17, 0x60, 0x3A)
        elif name == "Went":
            made.font.strike = True
            made.font.color.rgb = RGBColor(0x9A, 0x2A, 0x20)
        else:
            made.font.italic = True
            made.font.color.rgb = OPEN
            made.element.get_or_add_rPr().append(
                element("w:shd", val="clear", color="auto", fill=OPEN_PAPER)
            )
    mark = _character(document, "footnote reference", NOTE_MARK)
    mark.font.superscript = True


def _character(document: Document, name: str, identity: str | None = None) -> CharacterStyle:
    made: CharacterStyle = document.styles.add_style(
        name, WD_STYLE_TYPE.CHARACTER, builtin=identity is not None
    )
    made.element.set(qn("w:styleId"), identity or name)
    return made
