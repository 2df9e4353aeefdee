from pathlib import Path

import pytest

from parley.sources import clean, open_source
from parley.sources.decoding import compose
from parley.sources.text import carried, mend, paragraphs_of, straighten
from tests.factory import a_source

REPORTS = Path(__file__).parents[1] / "corpus" / "dialogues" / "reports"
LONG = "The two sides agreed that the work on the legacies of the war, which began in 2012,"
WRAPPED = """\
The ninth dialogue was held in Hanoi on January 30, and the two heads of the
delegations said that the search for the missing will go on. They also named
the cleanup of the airport, where work began in the year before and where the
American side is to spend more in the years that follow. Both sides hope that
the next round will be held in Washington.
"""


def paragraphs(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in paragraphs_of(text)]


def test_each_line_is_a_paragraph() -> None:
    assert paragraphs("One line.\nAnother line.\n\nA third.\n") == [
        "One line.",
        "Another line.",
        "A third.",
    ]


def test_lines_wrapped_at_a_column_are_one_paragraph() -> None:
    assert paragraphs(f"{WRAPPED}\n{WRAPPED}") == [WRAPPED.strip(), WRAPPED.strip()]


def test_line_that_breaks_in_mid_sentence_goes_on() -> None:
    assert paragraphs(f"{LONG}\nwill go on in 2019.") == [f"{LONG}\nwill go on in 2019."]


@pytest.mark.parametrize("ending", ["st", "nd", "rd", "th"])
def test_ordinal_torn_from_its_number_is_joined(ending: str) -> None:
    assert paragraphs(f"The 9\n{ending} round was held.") == [f"The 9\n{ending} round was held."]


def test_bullets_are_paragraphs_of_their_own() -> None:
    assert paragraphs("• An Giang\n• Bac Giang\n") == ["• An Giang", "• Bac Giang"]


def test_stamp_of_a_crawler_is_set_apart() -> None:
    assert paragraphs(" date 2019-03-25 Tenth Dialogue Held\nThe dialogue was held.") == [
        "date 2019-03-25",
        "Tenth Dialogue Held",
        "The dialogue was held.",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "  \n \t\n"])
def test_text_of_white_space_has_no_paragraphs(text: str) -> None:
    assert paragraphs(text) == []


PAGE = """\
Joint Communiqué of the 12
th
Consultative Meeting
    1. The 12 Chile–Peru Consultative Meeting was held in
th
    Lima on 3 May 2020. On 2 May, Admiral Juan Soto
rd
    opened the 23
    Committee Meeting."""


def test_raised_endings_go_back_to_their_numbers_and_indents_go() -> None:
    text, _ = straighten(PAGE)

    assert text == (
        "Joint Communiqué of the 12th\nConsultative Meeting\n1. The 12th Chile–Peru Consultative"
        " Meeting was held in\nLima on 3 May 2020. On 2 May, Admiral Juan Soto\nopened the 23rd\n"
        "Committee Meeting."
    )


@pytest.mark.parametrize(
    "text", ["the 12 men\nnd\nleft", "Appendix 14\nth\nAll", "the 12 Men\nth of May", "1 Sep\nst"]
)
def test_ending_without_its_number_is_left(text: str) -> None:
    assert straighten(text)[0] == text


def test_runs_lead_back_to_the_characters_of_the_page() -> None:
    text, runs = straighten(PAGE)

    for at, length, start, end in runs:
        if length == end - start:
            assert text[at : at + length] == PAGE[start:end]
        else:
            assert text[at : at + length].startswith(PAGE[start:end])
    assert sum(length for _, length, *_ in runs) == len(text)


def test_text_changed_twice_leads_back_to_its_source() -> None:
    source = "the 2 Ab\nnd\n  de\u0301f"
    composed, inner = compose(source)
    text, outer = straighten(composed)

    assert text == "the 2nd Ab\nd\u00e9f"
    assert carried(inner, outer) == [
        (0, 4, 0, 4), (4, 3, 4, 5), (7, 3, 5, 8), (10, 1, 11, 12), (11, 1, 14, 15), (12, 1, 15, 17),
        (13, 1, 17, 18),
    ]  # fmt: skip


def test_text_without_raised_endings_is_that_of_its_file() -> None:
    text = "  \u2022 Lima\n    The two sides met\n    on 3 May.\n"

    assert straighten(text)[0] == text


def test_reports_keep_the_offsets_of_their_files() -> None:
    moved = [
        path.name
        for path in sorted(REPORTS.glob("*.txt"))
        if clean(open_source(str(path))).text != path.read_text("utf-8")
    ]

    assert moved == ["L14.txt"]  # there two words are printed as one


def test_lines_of_a_printed_page_are_one_paragraph() -> None:
    line = (
        "the two ministers said that the work on the airport would go on in the year that came and"
    )
    text = "\n".join([f"{line} {number} more days" for number in range(10, 16)] + ["for it."])

    indented = text.replace("\n", "\n" + " " * 24)
    assert paragraphs(text) == [text]
    assert paragraphs(indented) == [indented]


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("the safe use of nu-\nclear power in", "the safe use of nuclear\npower in"),
        ("the state min-\nisters, who met", "the state ministers,\nwho met"),
        ("the free Indo-\nPacific that they", "the free Indo-Pacific\nthat they"),
        ("for a 15-\nyear plan", "for a 15-year\nplan"),
        ("the U.S.-\nled work on", "the U.S.-led\nwork on"),
        ("a long-\nterm plan", "a long-term\nplan"),
        ("the mine-\nfields of the", "the minefields\nof the"),
        ("the search-\nlights of the", "the search-lights\nof the"),
        ("the two tri-   \n   partite   bodies", "the two tripartite\nbodies"),
        ("the two tri-\npartite\nbodies", "the two tripartite\nbodies"),
        ("the talks -\nthe ninth of them", "the talks -\nthe ninth of them"),
        ("the talks pre-\n\nthe ninth", "the talks pre-\n\nthe ninth"),
    ],
)
def test_word_torn_at_the_end_of_a_wrapped_line_is_one(written: str, mended: str) -> None:
    text = f"{WRAPPED}\nThe work on the minefields is new. They saw {written}\nthe end.\n"
    told, runs = mend(text)
    assert told == f"{WRAPPED}\nThe work on the minefields is new. They saw {mended}\nthe end.\n"
    assert "".join(text[start:end] for _, _, start, end in runs) == told
    assert [(at, length) for at, length, _, _ in runs] == [
        (sum(run[1] for run in runs[:number]), run[1]) for number, run in enumerate(runs)
    ]


def test_page_that_is_not_wrapped_keeps_its_hyphens() -> None:
    text = f"{LONG} and of nu-\nclear tests.\n"
    assert mend(text) == (text, [(0, len(text), 0, len(text))])


def test_characters_of_a_mended_page_lead_back_to_the_file() -> None:
    written = f"{WRAPPED}\r\nThey spoke of the safe use of nu-\r\nclear power in the region.\r\n"
    report = clean(a_source(written))
    assert "use of nuclear\npower" in report.text
    assert [report.text[n] for n in range(len(report.text)) if report.text[n] != "\n"] == [
        written[report.origin_of(n)[1]].replace("\r", " ")
        for n in range(len(report.text))
        if report.text[n] != "\n"
    ]
