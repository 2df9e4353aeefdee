import re

from lxml import html

from parley.briefing import render
from parley.briefing.content import Book
from parley.dossiers import BriefingDossier


def test_page_loads_nothing_and_runs_nothing(dossier: BriefingDossier) -> None:
    page = render(dossier, "html").decode()
    tree = html.fromstring(page)
    assert tree.xpath("//script | //img | //link | //iframe | //object | //@src") == []
    assert [each for each in tree.xpath("//@href") if not each.startswith("#")] == []
    assert re.search(r"url\(|@import", page) is None


def test_notes_lead_both_ways(dossier: BriefingDossier, book: Book) -> None:
    tree = html.fromstring(render(dossier, "html"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {each.removeprefix("#") for each in tree.xpath("//@href")} <= set(ids)
    uses = tree.xpath("//sup/a")
    backs = tree.xpath("//section[@class='notes']//a/@href")
    assert sorted(f"#{each.get('id')}" for each in uses) == sorted(backs)
    assert len(tree.xpath("//section[@class='notes']//li")) == len(book.notes)


def test_every_chapter_has_its_heading_and_rule(dossier: BriefingDossier, book: Book) -> None:
    tree = html.fromstring(render(dossier, "html"))
    told = [each.text_content() for each in tree.xpath("//main//h2")]
    assert told == [f"{each.number} {each.title.text}" for each in book.chapters]
    rules = [each.text_content() for each in tree.xpath("//p[@class='rule line']")]
    assert rules == [each.rule.text for each in book.chapters]


def test_blanks_look_other_than_lines(dossier: BriefingDossier) -> None:
    tree = html.fromstring(render(dossier, "html"))
    blanks = [each.text_content() for each in tree.xpath("//p[@class='blank line']")]
    assert "To be written: Objective" in blanks
    assert all(re.match("To be written: ", each) for each in blanks)
    assert all("To be written" not in each for each in tree.xpath("//p[@class='line']/text()"))
