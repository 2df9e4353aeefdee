from collections.abc import Iterator

import pytest

from parley.briefing.content import Book, Chapter, Run, lines_of


def chapter(book: Book, title: str) -> Chapter:
    (found,) = [each for each in book.chapters if each.title.text == title]
    return found


def texts(book: Book, title: str) -> Iterator[str]:
    for line in lines_of(chapter(book, title).blocks):
        yield "".join(run.text for run in line)


def test_what_was_said_outside_the_rounds_is_told_by_its_day(book: Book) -> None:
    told = list(texts(book, "Topic sheets"))
    at = told.index("“the Comprehensive Partnership has grown of late in a good number of fields”")
    assert told[at - 2 : at] == ["21 November 2019", "Vietnam"]


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("One page", "Set phrases gone at round 13: COC, DOC"),
        ("One page", "Days ahead"),
        ("State of the relation", "No source tells of a visit since the last covered round."),
        ("The meeting", "Puneet Talwar (United States)"),
        ("People", "also: Puneet Talwer"),
        ("Ledger", "Told as completed (1)"),
        ("Wording watch", "“Easr Sea”"),
        ("Instruments", "Memorandum of Understanding on Defense Cooperation"),
        ("Calendar", "30 years: “normalized relations”, July 1995"),
        ("Conflicts and gaps", "Round 9"),
        ("Draft outcome", "It was agreed to hold the 15th round in [place] in [time]."),
        ("Sources", "copy of S12"),
    ],
)
def test_chapter_tells(book: Book, title: str, says: str) -> None:
    assert says in list(texts(book, title))


def test_every_chapter_has_lines_below_every_heading(book: Book) -> None:
    for each in book.chapters:
        assert each.blocks
        kinds = [type(block).__name__ for block in each.blocks]
        assert "Heading" not in [
            one for one, after in zip(kinds, [*kinds[1:], "Heading"], strict=True) if after == one
        ]


@pytest.mark.parametrize(
    "given",
    ["two\nlines", "a\x00b", "\ud800", "\u202eturned", "tab\there", "\x1b[31mred", "\ufffe"],
    ids=repr,
)
def test_run_is_one_harmless_line(given: str) -> None:
    text = Run(given).text
    assert text.encode()
    assert all(character.isprintable() for character in text)
