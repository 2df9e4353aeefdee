from pathlib import Path

import pytest

from parley.sources import clean, open_source
from parley.sources.decoding import compose
from parley.sources.text import carried, paragraphs_of, straighten

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
