"""Whose words a text gives: "we" are all parties in their own text only."""

import pytest

from parley.reading import read_grounded
from tests.factory import a_report

HELD = "Japan and Canada held the fifth Strategic Dialogue in Tokyo on 4 June 2024."
SAID = "We met for two hours. Peace across the Taiwan Strait is indispensable."


@pytest.mark.parametrize(
    ("head", "more", "parties"),
    [
        ("Joint Statement of Japan and Canada", "", [("CA", "JP")]),
        ("The fifth Strategic Dialogue", "We spoke of our two countries.", [("CA", "JP")]),
        ("Ministry of Foreign Affairs of Japan\n\nPress Release", "", []),
        ("Remarks by Foreign Minister Ken Ito", "", []),
    ],
)
def test_text_without_said_gives_views_where_it_is_the_parties_own(
    head: str, more: str, parties: list[tuple[str, str]]
) -> None:
    reading = read_grounded(a_report(f"{head}\n\n{HELD} {more} {SAID}\n"))

    assert [each.by for each in reading.positions] == parties


def test_we_in_the_remarks_of_one_are_not_all() -> None:
    told = "We are concerned about the South China Sea."
    reading = read_grounded(a_report(f"Remarks by Minister Ken Ito\n\n{HELD} {told}\n"))

    assert reading.positions == ()


def test_we_who_work_with_the_other_side_are_the_one_who_answers() -> None:
    asked = "Q: What came of the talks?"
    told = "A: We stand ready to work with the Canadian side on mine clearance."
    reading = read_grounded(a_report(f"Press conference\n\n{HELD}\n\n{asked}\n\n{told}\n"))

    assert [(each.by, each.act) for each in reading.commitments] == [(("JP",), "pledge")]


def test_we_who_answer_without_a_side_are_nobody_known() -> None:
    asked = "Q: What came of the talks?"
    told = "A: We stand ready to work on mine clearance."
    reading = read_grounded(a_report(f"Press conference\n\n{HELD}\n\n{asked}\n\n{told}\n"))

    assert reading.commitments == ()


@pytest.mark.parametrize(
    "head",
    [
        "Foreign Ministry Spokesperson Ken Ito's Regular Press Conference",
        "Statement of the Spokesperson of the Ministry of Foreign Affairs",
        "Ministry's Reply in Response to a Question on the Dialogue",
    ],
)
def test_we_of_a_spokesperson_are_one_state_or_nobody_known(head: str) -> None:
    told = "We oppose the use of force in the South China Sea."
    reading = read_grounded(a_report(f"{head}\n\n{HELD} {told}\n"))
    assert reading.positions == ()

    more = f"{told} Our relations with Canada are sound."
    reading = read_grounded(a_report(f"{head}\n\n{HELD} {more}\n"))
    assert [(each.by, each.stance) for each in reading.positions][:1] == [(("JP",), "opposes")]
