"""The three forms have the same lines, notes and headings, whatever the reports say."""

import gc
import io
import re
import zipfile
from collections.abc import Iterator

import docx
import pytest
from docx.opc.package import OpcPackage
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import html
from markdown_it import MarkdownIt

from parley.briefing import FORMS, render
from parley.briefing.chapters import write_book
from parley.briefing.content import Book
from parley.dossiers import BriefingDossier, Dossiers, SourceLine, briefing
from parley.record import resolve
from parley.store import KeptClaims
from tests.record.telling import Report

# What a hostile report may put into any of its words.
HOSTILE = (
    "<script>alert(1)</script> </style> [x](http://a.example) ![y](//b.example) `c` | d\n\n# e"
    " \\ *f* _g_ ~~h~~ [^1] &lt; &#60; <br> \u202egnorw \x07 \ufffe $i$ www.j.example {{ k }}"
)
STARTS = ("- a dash", "1. a number", "+ a plus", "=== a rule", "> a quotation", "# a heading")


def spaced(text: str) -> str:
    return " ".join(text.split())


def style(paragraph: Paragraph) -> str | None:
    return paragraph._p.style  # noqa: SLF001 - the id, not the name in the user's language


def lines_of_html(content: bytes) -> Iterator[str]:
    for each in html.fromstring(content).xpath("//*[contains(@class, 'line')]"):
        for mark in each.xpath(".//sup"):
            mark.drop_tree()
        yield spaced(each.text_content())


def lines_of_docx(content: bytes) -> Iterator[str]:
    body = docx.Document(io.BytesIO(content)).element.body
    for each in body.iter(qn("w:p")):
        if each.style not in ("TOCHeading", "TOC1"):
            runs = [run for run in each.iter(qn("w:r")) if run.style != "FootnoteReference"]
            yield spaced("".join(text.text or "" for run in runs for text in run.iter(qn("w:t"))))


def lines_of_markdown(content: bytes) -> Iterator[str]:
    """The lines without the notes: those are brackets that are not escaped."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    for token in reader.parse(content.decode()):
        told = [""]
        for child in token.children or ():
            if child.content == "<br>" and child.type == "html_inline":
                told.append("")
            elif child.type == "text_special":
                told[-1] += child.content.replace("[", "\ue000")
            elif child.type == "text":
                told[-1] += child.content
        for each in told if token.type == "inline" and not told[0].startswith("[^") else ():
            yield spaced(re.sub(r"\[\^\d+\]", "", each).replace("\ue000", "["))


def as_others(lines: Iterator[str]) -> list[str]:
    """The lines of Markdown as the other forms have them: without the room to write in."""
    return [each for each in lines if each.strip("_ ")]


@pytest.fixture(scope="module")
def hostile() -> BriefingDossier:
    """A book of a record whose every word is hostile."""
    one, two = Report("a", "2015-05-02", outlet=HOSTILE), Report("b", "2016-05-02", title=HOSTILE)
    for number, report in ((1, one), (2, two)):
        at = report.round(number, f"201{4 + number}-05-01", mechanism=HOSTILE, city=HOSTILE)
        report.chair(at, HOSTILE, "JP", HOSTILE)
        for start in STARTS:
            report.promise(at, "JP", "pledge", f"{start} {HOSTILE}", "cyber-security")
        report.view(at, "JP+VN", "supports", f"{number} {HOSTILE}", "south-china-sea")
    sources = [
        SourceLine(
            each.name, each.name, HOSTILE, HOSTILE, None, None, "news", each.name, 1, {}, None
        )
        for each in (one, two)
    ]
    claims = [*one.claims, *two.claims]
    return briefing(Dossiers(resolve(claims), KeptClaims(known=claims), lambda: sources))


@pytest.fixture(scope="module", params=["samples", "hostile"])
def any_dossier(
    request: pytest.FixtureRequest, dossier: BriefingDossier, hostile: BriefingDossier
) -> BriefingDossier:
    return dossier if request.param == "samples" else hostile


@pytest.fixture(scope="module")
def any_book(any_dossier: BriefingDossier) -> Book:
    return write_book(any_dossier)


def test_three_forms_have_the_same_lines(any_dossier: BriefingDossier) -> None:
    page = [each for each in lines_of_html(render(any_dossier, "html")) if each]
    word = [each for each in lines_of_docx(render(any_dossier, "docx")) if each]
    text = as_others(lines_of_markdown(render(any_dossier, "md")))
    chapters = [f"{n.number} {n.title.text}" for n in write_book(any_dossier).chapters]
    contents = [title.partition(" ")[2] for title in chapters]
    start = next(i for i in range(len(text)) if text[i : i + len(contents)] == contents)
    assert word == page
    assert [*text[:start], *text[start + len(contents) :]] == page


def test_three_forms_have_the_same_notes(any_dossier: BriefingDossier, any_book: Book) -> None:
    told = [spaced(f"{each.source.text} {each.sentence.text}") for each in any_book.notes]
    page = html.fromstring(render(any_dossier, "html")).xpath("//section[@class='notes']//li")
    assert [spaced(each.text_content().replace("↑", "")) for each in page] == told
    with zipfile.ZipFile(io.BytesIO(render(any_dossier, "docx"))) as package:
        part = html.fromstring(package.read("word/footnotes.xml"))
    notes = [each for each in part if not each.get("w:type")]
    assert [spaced(each.text_content()) for each in notes] == told
    text = render(any_dossier, "md").decode()
    assert re.findall(r"^\[\^(\d+)\]: ", text, re.M) == [str(n + 1) for n in range(len(told))]


@pytest.mark.parametrize("form", FORMS)
def test_book_is_the_same_to_the_byte(dossiers: Dossiers, form: str) -> None:
    one, other = render(briefing(dossiers), form), render(briefing(dossiers), form)
    assert one == other


def test_hostile_words_are_text_in_the_page(hostile: BriefingDossier) -> None:
    tree = html.fromstring(render(hostile, "html"))
    assert tree.xpath("//script | //img | //@onerror") == []
    assert "<script>alert(1)</script>" in tree.xpath("string(//h1)")
    (style,) = tree.xpath("//style/text()")
    assert "script" not in style.partition("\n")[0]


def test_hostile_words_are_text_in_markdown(hostile: BriefingDossier) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = reader.parse(render(hostile, "md").decode())
    inner = [child for token in tokens for child in token.children or ()]
    assert {each.type for each in inner} <= {
        *("text", "text_special", "strong_open", "strong_close", "s_open", "s_close"),
        *("link_open", "link_close", "html_inline", "softbreak"),
    }
    links = [str(each.attrs["href"]) for each in inner if each.type == "link_open"]
    assert all(re.fullmatch(r"#chapter-\d+", each) for each in links)
    raw = {each.content for each in inner if each.type == "html_inline"}
    assert all(re.fullmatch(r'<br>|</?ins>|<a id="chapter-\d+">|</a>', each) for each in raw)
    assert not any(token.type in ("html_block", "code_block", "fence") for token in tokens)


def test_word_document_has_headings_contents_and_header_rows(
    dossier: BriefingDossier, book: Book
) -> None:
    document = docx.Document(io.BytesIO(render(dossier, "docx")))
    told = [each.text for each in document.paragraphs if style(each) == "Heading1"]
    assert told == [f"{each.number} {each.title.text}" for each in book.chapters]
    contents = [each.text.strip() for each in document.paragraphs if style(each) == "TOC1"]
    assert contents == told
    heads = list(document.element.body.iter(qn("w:tblHeader")))
    assert len(heads) > 50


def test_contents_of_the_word_document_ask_for_the_page_of_each_chapter(
    dossier: BriefingDossier, book: Book
) -> None:
    document = docx.Document(io.BytesIO(render(dossier, "docx")))
    marks = {each.get(qn("w:name")) for each in document.element.body.iter(qn("w:bookmarkStart"))}
    fields = [each.text.split() for each in document.element.body.iter(qn("w:instrText"))]
    pages = [each[1] for each in fields if each[0] == "PAGEREF"]
    assert len(pages) == len(book.chapters)
    assert set(pages) <= marks
    settings = [each.tag for each in document.settings.element]
    assert settings.index(qn("w:updateFields")) < settings.index(qn("w:footnotePr"))


def test_word_document_refers_to_each_footnote_once(dossier: BriefingDossier, book: Book) -> None:
    document = docx.Document(io.BytesIO(render(dossier, "docx")))
    body = document.element.body
    references = [each.get(qn("w:id")) for each in body.iter(qn("w:footnoteReference"))]
    assert references == [str(each.number) for each in book.notes]
    marks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    fields = [each.text.split() for each in body.iter(qn("w:instrText"))]
    assert {each[1] for each in fields if each[0] == "NOTEREF"} <= marks


def test_word_document_tells_no_time_of_the_clock(dossier: BriefingDossier) -> None:
    content = render(dossier, "docx")
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert f"{properties.created:%Y-%m-%d}" == f"{properties.modified:%Y-%m-%d}" == "2024-08-27"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_a_written_document_is_kept(dossier: BriefingDossier) -> None:
    gc.collect()
    gc.disable()  # so that only what the writer itself does can free what holds itself
    try:
        render(dossier, "docx")
        kept = [each for each in gc.get_objects() if isinstance(each, OpcPackage)]
    finally:
        gc.enable()

    assert kept == []
