import pytest

from parley.sources.text import paragraphs_of

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
