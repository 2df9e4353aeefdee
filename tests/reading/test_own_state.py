"""Whose official somebody is, by the state whose wishes they voice or whose ministry they serve."""

import pytest

from parley.model.source import Stated
from parley.model.when import When
from parley.reading import read_grounded
from tests.factory import a_report

HEADLINE = "Officials meet for a day of talks"
HELD = "Chile and Oman held their fourth Strategic Dialogue on 3 June 2021."


def _parties(body: str, lead: str = HELD) -> dict[str, str | None]:
    report = a_report(f"{HEADLINE}\n\n{lead} {body}\n", Stated(published=When("2021-06-10")))
    return {each.name: each.party for each in read_grounded(report).participants}


def _acts(body: str, lead: str = HELD) -> set[tuple[tuple[str, ...], str]]:
    report = a_report(f"{HEADLINE}\n\n{lead} {body}\n", Stated(published=When("2021-06-10")))
    reading = read_grounded(report)
    return {(each.by, each.act) for each in reading.commitments} | {
        (each.by, each.stance) for each in reading.positions
    }


@pytest.mark.parametrize(
    "said",
    [
        "Soto said Oman wants to buy tugs.",
        "Soto stressed that Oman is ready to clear mines.",
        "Soto conveyed Oman's deep concern over piracy.",
        "Soto spoke first. He told reporters that Oman would like more trade.",
        "Soto announced that Oman will also send rice.",
    ],
)
def test_who_voices_what_a_state_wishes_is_its_official(said: str) -> None:
    told = _parties(f"Directors Luis Soto and Ana Rojas headed the delegations. {said}")
    assert told == {"Luis Soto": "OM", "Ana Rojas": "CL"}


@pytest.mark.parametrize(
    "said",
    [
        "Soto said Oman intends to buy tugs, and that Chile hopes to sell them.",
        "Soto stressed that Oman is a priority for trade.",
        "Soto welcomed Oman's support for the pact.",
        "Soto said Mali wants to buy tugs.",
    ],
)
def test_what_may_be_said_of_any_state_tells_nobodys(said: str) -> None:
    told = _parties(f"Directors Luis Soto and Ana Rojas headed the delegations. {said}")
    assert told == {"Luis Soto": None, "Ana Rojas": None}


def test_answers_of_a_press_conference_are_of_the_state_whose_wishes_they_voice() -> None:
    asked = (
        "\n\nReporter: What does the ministry expect?\n\nAna Rojas: The two sides will meet in"
        " Lima. Chile attaches great importance to trade. We support the ban on mines."
    )
    spoke = "Foreign Ministry spokesperson Ana Rojas met the press."
    assert (("CL",), "supports") in _acts(spoke + asked)


def test_spokesperson_of_no_named_state_is_of_the_place_of_the_report() -> None:
    filed = "MUSCAT, June 4 - Chile and Oman held their fourth Strategic Dialogue on 3 June 2021."
    said = "Foreign Ministry spokesperson Said Harthy praised the work on clearing mines."
    assert _acts(said, filed) == {(("OM",), "recognises")}


def test_spokesperson_behind_the_word_of_a_ministry_is_of_that_ministry() -> None:
    filed = (
        "MUSCAT, June 4 - The fourth Strategic Dialogue of Chile and Oman was held on 3 June 2021,"
        " Chile's Ministry of Foreign Affairs has said."
    )
    said = "Spokesperson Ana Rojas praised the work on clearing mines."
    assert _acts(said, filed) == {(("CL",), "recognises")}


def test_spokesperson_faces_nobody_at_the_table() -> None:
    filed = "SANTIAGO, June 4 - Chile and Oman held their fourth Strategic Dialogue on 3 June 2021."
    said = (
        "The spokesperson of the ministry, Luis Soto, said in a statement that Minister Ana Rojas"
        " had led the Chilean delegation. Soto praised the work on clearing mines."
    )
    assert (("CL",), "recognises") in _acts(said, filed)
