"""Sums of money: how much and in what currency, for the reader and for the gate."""

import pytest

from parley.reading import read
from parley.reading.lexicon import fold
from parley.reading.money import find_sums
from tests.factory import a_report


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("US$87 million in aid", [(87_000_000, "USD")]),
        ("$1.5bn and €300,000", [(1_500_000_000, "USD"), (300_000, "EUR")]),
        ("2.4 billion yen", [(2_400_000_000, "JPY")]),
        ("Rs 1,500 crore", [(15_000_000_000, "INR")]),
        ("1.200 tỷ đồng", [(1_200_000_000_000, "VND")]),
        ("A$10 million", [(10_000_000, "AUD")]),
        ("five million", []),
        ("in 2018 and 2019", []),
        ("$1.2.3", []),
    ],
)
def test_sum_has_its_value_and_currency(text: str, sums: list[tuple[float, str]]) -> None:
    folded = fold(text)
    assert [(each.value, each.currency) for each in find_sums(folded, 0, len(folded))] == sums


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Japan pledged $5 million for vaccines and support for the police.", [5_000_000, None]),
        ("Japan pledged $5 million for vaccines and mine clearance.", [5_000_000, 5_000_000]),
        (
            "Japan pledged $5 million for training of doctors and support for the police.",
            [5_000_000, 5_000_000],
        ),
    ],
)
def test_sum_is_of_what_it_is_given_for(sentence: str, sums: list[int | None]) -> None:
    lead = "Japan and Canada held their fourth Strategic Dialogue in Lima on 3 June 2021."
    reading = read(a_report(f"Officials meet for talks\n\n{lead} {sentence}\n"))
    amounts = [each.amount for each in reading.commitments]
    assert [amount and amount["value"] for amount in amounts] == sums
