"""Sums of money: how much and in what currency, for the reader and for the gate."""

import pytest

from parley.reading.lexicon import fold
from parley.reading.money import find_sums


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
