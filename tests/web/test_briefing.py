"""The briefing book on its pages: nothing of it is lost, and each page is short enough to read."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from parley.briefing.chapters import write_book
from parley.briefing.content import (
    Blank,
    Block,
    Heading,
    Items,
    Line,
    Paragraph,
    Run,
    Table,
    lines_of,
)
from parley.dossiers import briefing
from parley.web.views.briefings import WORDS
from parley.web.views.leaves import leaf_of, leaves, parts_on
from tests.web.conftest import shelf_of

BRIEFING = "/dialogues/us-vn-political-security-defence-dialogue/briefing"


def words_of(line: Line) -> str:
    return "".join(run.text for run in line)


def texts(told: object) -> Iterator[str]:
    """The text of every run in the JSON of a page, in order."""
    if isinstance(told, dict):
        if "look" in told:
            yield told["text"]
        else:
            for each in told.values():
                yield from texts(each)
    elif isinstance(told, list):
        for each in told:
            yield from texts(each)


def pages_of(client: TestClient, word: str) -> list[dict[str, Any]]:
    first = client.get(f"{BRIEFING}/{word}.json").json()
    numbers = range(1, first["blocks"]["pages"] + 1)
    return [client.get(f"{BRIEFING}/{word}.json?page={n}").json() for n in numbers]


@pytest.mark.parametrize("word", WORDS)
def test_pages_of_a_chapter_have_every_line_of_it(client: TestClient, word: str) -> None:
    book = write_book(briefing(shelf_of(client).dossiers))
    (chapter,) = [each for each in book.chapters if each.number == WORDS.index(word) + 2]
    wanted = [text for line in lines_of(chapter.blocks) if (text := words_of(line))]
    pages = pages_of(client, word)
    told = "".join(text for page in pages for text in texts(page["blocks"]["lines"]))
    at = 0
    for each in wanted:
        at = told.index(each, at) + len(each)
    assert [page["name"]["text"] for page in pages] == [chapter.title.text] * len(pages)


def test_front_page_has_the_cover_and_the_first_chapter(client: TestClient) -> None:
    book = write_book(briefing(shelf_of(client).dossiers))
    page = client.get(f"{BRIEFING}.json").json()
    told = "".join(texts([page["cover"], page["chapter"]["blocks"]]))
    for line in lines_of((*book.cover, *book.chapters[0].blocks)):
        assert words_of(line) in told
    assert [each["title"] for each in page["contents"]] == [c.title.text for c in book.chapters]


@pytest.mark.parametrize("word", WORDS)
def test_notes_of_a_page_are_those_that_its_lines_give(client: TestClient, word: str) -> None:
    for page in pages_of(client, word):
        given = set(numbers(page["blocks"]["lines"]))
        assert given == {note["number"] for note in page["notes"]}


def numbers(told: object) -> Iterator[int]:
    if isinstance(told, dict):
        yield from told.get("notes", ())
        told = list(told.values())
    if isinstance(told, list):
        for each in told:
            yield from numbers(each)


def test_note_leads_to_its_sentence(client: TestClient) -> None:
    notes = client.get(f"{BRIEFING}/ledger.json").json()["notes"]
    assert len(notes) > 20
    for note in notes:
        path, _, anchor = note["href"].partition("#")
        assert f'id="{anchor}"' in client.get(path).text


def test_chapters_lead_from_one_to_the_next(client: TestClient) -> None:
    path, seen = client.get(f"{BRIEFING}.json").json()["contents"][1]["href"], [BRIEFING]
    while path:
        page = client.get(f"{path}.json").json()
        assert page["before"]["href"] == seen[-1]
        seen.append(path)
        path = page["after"] and page["after"]["href"]
    assert seen == [BRIEFING, *(f"{BRIEFING}/{word}" for word in WORDS)]


def test_unknown_chapter_is_told_with_those_that_there_are(client: TestClient) -> None:
    answer = client.get(f"{BRIEFING}/nothing.json")
    assert answer.status_code == 404
    assert "no chapter 'nothing'" in answer.json()["error"]
    assert "ledger" in answer.json()["error"]


def table(rows: int, lines: int = 1) -> Table:
    line = (Run("said"),)
    return Table((Run("What"),), tuple(((line,) * lines,) for _ in range(rows)), (1,))


def part(name: str, *blocks: Block) -> tuple[Block, ...]:
    return (Heading(Run(name), name), *blocks)


PARAGRAPH, BLANK = Paragraph((Run("one"),)), Blank(Run("two"))


@pytest.mark.parametrize(
    ("blocks", "counts"),
    [
        pytest.param((), [0], id="an empty chapter"),
        pytest.param((PARAGRAPH, BLANK), [2], id="a short one"),
        pytest.param((*part("a", table(4)), *part("b", table(6))), [10], id="two that fit"),
        pytest.param((*part("a", table(4)), *part("b", table(7))), [4, 7], id="one begins anew"),
        pytest.param(part("a", table(23)), [10, 10, 3], id="a long table"),
        pytest.param((*part("a", table(2)), *part("b", table(12))), [10, 4], id="begun at once"),
        pytest.param((*part("a", table(7)), *part("b", table(12))), [7, 10, 2], id="begun anew"),
        pytest.param((Items(((Run("said"),),) * 13), BLANK), [10, 4], id="a long list"),
        pytest.param(part("a", table(6, lines=24)), [10, 2], id="rows with much in them"),
        pytest.param(part("a", table(1, lines=999)), [63], id="a row longer than a page"),
    ],
)
def test_long_chapter_is_cut_between_its_parts_else_between_rows(
    blocks: tuple[Block, ...], counts: list[int]
) -> None:
    pages = leaves(blocks, length=10)
    before = 0
    for number, count in enumerate(counts, start=1):
        leaf = leaf_of(pages, number)
        after = leaf_of(pages, number + 1).first if number < len(counts) else leaf.total + 1
        assert (leaf.pages, leaf.first) == (len(counts), before + 1)
        before += count
        assert after == before + 1
    lines = [line for line in lines_of(blocks) if line != (Run("What"),)]
    cut = [line for page in pages for line in lines_of(page.blocks) if line != (Run("What"),)]
    assert [each for each in cut if "continued" not in words_of(each)] == lines


def test_rest_of_a_part_has_its_title_again_and_its_link_leads_to_the_beginning() -> None:
    pages = leaves((*part("first", table(2)), *part("long", table(14))), length=10)
    heads = [leaf.blocks[0] for leaf in pages]
    assert [each.title.text for each in heads if isinstance(each, Heading)] == [
        "first",
        "long, continued",
    ]
    assert [(each.title, each.page) for each in parts_on(pages)] == [("first", 1), ("long", 1)]


def test_chapter_makes_only_the_parts_that_it_shows(client: TestClient) -> None:
    made = briefing(shelf_of(client).dossiers)
    assert made.people
    assert "series" not in vars(made)
    assert "ledger" not in vars(made.about)
