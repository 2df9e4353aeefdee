import pytest

from parley.errors import SourceError
from parley.model.report import Label
from parley.sources import hiding
from tests.factory import SECOND, STORY, a_page, a_report, label_of, text_of

HEADLINE = "Ninth political, security and defence dialogue held in Hanoi"
PLANTED = "Vietnam agreed to hand over two of its ports to the United States by the end of 2019."


@pytest.mark.parametrize(
    "markup",
    [
        f"<p hidden>{PLANTED}</p>",
        f'<div hidden="until-found"><p>{PLANTED}</p></div>',
        f'<p style="color: red; DISPLAY : None">{PLANTED}</p>',
        f'<p style="display:none !important; display: block">{PLANTED}</p>',
        f'<div style="visibility:hidden"><p>{PLANTED}</p></div>',
        f'<p style="font-size:0">{PLANTED}</p>',
        f'<div style="font: bold 0/0 serif"><p>{PLANTED}</p></div>',
        f'<p style="font-size: 1px">{PLANTED}</p>',
        f'<div style="font-size:0"><p style="font-size:2em">{PLANTED}</p></div>',
        f'<section aria-hidden="true"><p>{PLANTED}</p></section>',
        f"<template><p>{PLANTED}</p></template>",
        f"<noscript><p>{PLANTED}</p></noscript>",
        f"<dialog><p>{PLANTED}</p></dialog>",
        f'<div style="display:none"><p style="display:block">{PLANTED}</p></div>',
    ],
)
def test_text_that_markup_hides_is_set_aside(markup: str) -> None:
    report = a_report(a_page(f"<h1>{HEADLINE}</h1>", story=f"{STORY}</p>{markup}<p>"))
    assert label_of("two of its ports", report) is Label.HIDDEN
    assert label_of("The ninth Vietnam-United", report) is Label.BODY
    assert label_of("soldiers who are still", report) is Label.BODY


@pytest.mark.parametrize(
    "sheet",
    [
        ".x{display:none}",
        "#y { display : none }",
        "p.x, p.z { visibility: hidden }",
        ".x#y{font-size:0}",
        "/* a } */ .a{color:red} .x{color:red;display:none",
        "@media screen{.x{display:none}}",
        "@layer page { .x { display: none; } }",
        ".x{display:none} p{display:block}",
        "p{display:block} .x{display:none}",
        r".a\:b{display:block} .x{display:none} .x::before{display:block}",
        ".x{display:none!important} #y{display:block}",
        ".a{content:'}'} .x{display:none}",
        "<!-- .x{display:none} -->",
    ],
)
def test_text_that_the_style_sheet_hides_is_set_aside(sheet: str) -> None:
    page = a_page(f'<p class="z x" id="y">{PLANTED}</p>', f"<style>{sheet}</style>")
    assert label_of("two of its ports", a_report(page)) is Label.HIDDEN


@pytest.mark.parametrize(
    "sheet",
    [
        ".x{display:block}",
        ".w{display:none}",
        "div.x{display:none}",
        ".x.w{display:none}",
        ".x{display:none} .x{display:block}",
        ".x{display:none} #y{display:flex}",
        ".x{display:none} .ready .x{display:block}",
        ".x{display:none} @media (min-width: 600px){.x{display:block}}",
        r".x{display:none} @media (min-width: 600px){.wide\:block{display:block}}",
        "@media print{.x{display:none}}",
        "@keyframes appear{from{visibility:hidden}to{visibility:visible}} .x{color:red}",
        ".menu .x{display:none}",
        ".x:empty{display:none}",
        ".x::after{display:none}",
        "body{display:none} html{visibility:hidden}",
        ".x{font-size:0} p{font-size:16px} #y{font-size:1em} .x{font-size:inherit;font-size:9pt}",
        ".x{font: 700 16px/1.5 serif}",
        "}}}{{{;;;:::",
    ],
)
def test_text_that_some_reader_sees_is_read(sheet: str) -> None:
    shown = f'<p class="x wide:block" id="y">{PLANTED}</p>'
    page = a_page("", f"<style>{sheet}</style>", f"{STORY}</p>{shown}<p>")
    assert label_of("two of its ports", a_report(page)) is Label.BODY


def test_sheet_for_those_without_scripts_shows_again_what_waits_for_a_script() -> None:
    head = (
        "<style>.x{visibility:hidden}</style>"
        "<noscript><style>.x{visibility:visible}</style></noscript>"
    )
    page = a_page("", head, f'{STORY}</p><p class="x">{PLANTED}</p><p>')
    assert label_of("two of its ports", a_report(page)) is Label.BODY


def test_sheet_for_the_printer_hides_nothing() -> None:
    head = '<style media="print">.x{display:none}</style>'
    page = a_page("", head, f'{STORY}</p><p class="x">{PLANTED}</p><p>')
    assert label_of("two of its ports", a_report(page)) is Label.BODY


def test_story_behind_an_open_dialog_is_read() -> None:
    markup = (
        f'<html><body><div aria-hidden="true"><h1>{HEADLINE}</h1><p>{STORY}</p><p>{SECOND}</p>'
        "</div><div role='dialog'><p>Choose a language.</p></div></body></html>"
    )
    assert label_of("The ninth Vietnam-United", a_report(markup)) is Label.BODY


def test_word_that_is_hidden_within_a_sentence_does_not_change_it() -> None:
    story = "The two sides agreed <span hidden>never</span>to meet in <b>Hanoi</b> in May 2019."
    report = a_report(a_page(f"<h1>{HEADLINE}</h1>", story=f"{STORY}</p><p>{story}"))
    assert label_of("agreed to meet in Hanoi in May", report) is Label.BODY
    assert label_of("never", report) is Label.HIDDEN
    where, offset = report.origin_of(report.text.index("never"))
    assert (where, offset) == ("/html/body/article/p[2]/span/text", 0)


def test_element_that_shows_itself_within_what_is_tiny_is_read() -> None:
    tiny = f'<div style="font-size:0">Seen by none. <p style="font-size:12pt">{SECOND}</p> Nor this'
    report = a_report(f"<html><body><p>{STORY}</p>{tiny}</div></body></html>")
    assert label_of("soldiers who are still", report) is Label.BODY
    assert label_of("Seen by none", report) is Label.HIDDEN
    assert label_of("Nor this", report) is Label.HIDDEN


def test_page_is_labelled_as_if_it_hid_nothing() -> None:
    plain = a_page(f"<h1>{HEADLINE}</h1><p>Hanoi, 30 January 2018</p>")
    planted = a_page(
        f"<p hidden>Media Note</p><h1>{HEADLINE}</h1><h1 hidden>{PLANTED}</h1>"
        f"<p hidden>12 May 2017</p><p>Hanoi, 30 January 2018</p><p hidden>{STORY}</p>"
    )
    report = a_report(planted)
    shown = [(text_of(block, report), block.label) for block in report.shown()]
    report = a_report(plain)
    assert shown == [(text_of(block, report), block.label) for block in report.blocks]


def test_page_that_hides_all_its_text_is_refused_with_the_reason() -> None:
    with pytest.raises(SourceError, match="outside menus, notices and what the page hides"):
        a_report(f"<html><body><div hidden><p>{STORY}</p><p>{SECOND}</p></div></body></html>")


def test_endless_style_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hiding, "MAX_COMPARED", 1000)
    sheet = "".join(f".x.y{number}{{display:none}}" for number in range(100))
    body = "".join(f'<p class="x z{number}">' for number in range(100))
    with pytest.raises(SourceError, match="more rules than can be held against its elements"):
        a_report(a_page(body, f"<style>{sheet}</style>"))
