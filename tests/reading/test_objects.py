"""What a commitment is about, what sum is of it, under what condition and until when it is told."""

from typing import Any

import pytest

from parley.model.reading import CommitmentItem
from parley.reading import ground, read
from tests.factory import a_report

LEAD = """Chile, Japan hold sixth security dialogue

SANTIAGO, 14 March 2019 – The sixth Chile-Japan Security Dialogue was held in Santiago on Tuesday.

"""


def commitments(sentence: str) -> tuple[CommitmentItem, ...]:
    """What is read from a sentence and passes the gate."""
    report = a_report(f"{LEAD}{sentence}\n")
    return ground(report, read(report)).commitments


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Japan pledged to fund the dioxin clean-up at Phu Cat airport.",
            {"site": "Phu Cat airport"},
        ),
        (
            "For Phu Cat airport, Japan pledged to fund the removal of dioxin.",
            {"site": "Phu Cat airport"},
        ),
        ("Japan agreed to help clear mines in Tarapaca province.", {"site": "Tarapaca province"}),
        (
            "Chile pledged to search for Japanese soldiers missing since the war.",
            {"beneficiary": "Japanese soldiers"},
        ),
        (
            "Japan promised more aid to victims of landmines.",
            {"beneficiary": "victims of landmines"},
        ),
        (
            "The two sides agreed to carry out the 2017 Agreement on Customs.",
            {"instrument": "2017 Agreement on Customs"},
        ),
        (
            "Japan pledged to support the Andes Education Fund.",
            {"project": "Andes Education Fund"},
        ),
        ("Japan will hand over six patrol boats to Chile.", {"project": "six patrol boats"}),
        (
            "Japan agreed to send the HMAS Halvorsen to the naval exercise.",
            {"project": "HMAS Halvorsen"},
        ),
        # where somebody speaks is no place of the deed
        ("In a speech in Osaka, the minister of Japan pledged to clear mines.", None),
        ("At Phu Cat airport, Japan promised to train police officers.", None),
        ("At a reception in Kobe, Japan said that it would clear mines.", None),
        ("In Tarapaca province, Japan will clear mines.", {"site": "Tarapaca province"}),
        ("Japan offered to train divers in Kobe, but Chile preferred Arica.", {"site": "Kobe"}),
        ("The two sides agreed to step up joint projects in trade.", None),
        ("The two sides agreed to settle disputes peacefully under UNCLOS.", None),
        ("The two sides agreed to cooperate in anti-submarine warfare.", None),
        ("Chile agreed to strengthen cooperation in maritime security.", None),
    ],
)
def test_object_is_the_thing_that_is_named(sentence: str, found: dict[str, str] | None) -> None:
    read_here = commitments(sentence)
    assert [each.object for each in read_here] == [found], read_here


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan pledged to fund the dioxin clean-up at Phu Cat airport.",
        "Chile pledged to search for Japanese soldiers missing since the war.",
    ],
)
def test_object_stands_in_the_quotes(sentence: str) -> None:
    for each in commitments(sentence):
        quoted = " ".join(quote.quote for quote in each.evidence)
        assert each.object is not None
        assert all(words in quoted for words in each.object.values())


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("Japan pledged $5 million for mine clearance.", [(5_000_000, "USD", "new")]),
        (
            "Japan pledged $5 million for mine clearance and 3 million euros for schools.",
            [(5_000_000, "USD", "new"), (3_000_000, "EUR", "new")],
        ),
        (
            "Japan pledged to fund mine clearance, bringing the total to $30 million.",
            [(30_000_000, "USD", "total")],
        ),
        ("Japan pledged to fund mine clearance, while Chile set aside $9 million.", [None]),
    ],
)
def test_sum_is_the_one_of_the_act(sentence: str, amounts: list[Any]) -> None:
    given = [each.amount for each in commitments(sentence) if each.by == ("JP",)]
    told = [each and (each["value"], each["currency"], each["kind"]) for each in given]
    assert told == amounts


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Japan pledged to fund mine clearance for as long as necessary.", None),
        (
            "Chile pledged to fund the school, provided that Japan trains its teachers.",
            "provided that Japan trains its teachers",
        ),
        ("If funds are found, Chile will rebuild the school.", "If funds are found"),
        ("Chile pledged to help by providing resources for the school.", None),
        ("Chile provided four million dollars for mine clearance.", None),
        ("Chile will rebuild the school, provided funds are found.", "provided funds are found"),
        ("Chile asked if the port was open, and pledged to rebuild the school.", None),
    ],
)
def test_condition_is_told_with_the_act(sentence: str, condition: str | None) -> None:
    assert [each.condition for each in commitments(sentence)] == [condition]


def test_condition_of_another_act_is_not_told_with_it() -> None:
    sentence = (
        "Chile pledged to rebuild the school if funds are found, and Japan pledged to clear mines."
    )
    told = {each.by: each.condition for each in commitments(sentence)}
    assert told == {("CL",): "if funds are found", ("JP",): None}


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("by 2022", "2022"),
        ("no later than June 2022", "2022-06"),
        ("before the end of the year", "2019"),
        ("no earlier than 2022", None),
        ("after 2022", None),
        ("in line with its vision until 2022", None),
        ("under the action plan by 2022", "2022"),
    ],
)
def test_due_is_a_date_that_is_set(words: str, due: str | None) -> None:
    assert [each.due for each in commitments(f"Chile pledged to clear the mines {words}.")] == [due]
