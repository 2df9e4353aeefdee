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
        ("Japan pledged $5 million for vaccines and asked Canada to train police.", [5e6, None]),
        ("Canada promised $4 million for the port and agreed to clear mines.", [4e6, None]),
        ("Japan will give $9 million for vaccines and open a cyber centre.", [9e6, None]),
        ("With $5 million, Japan will clear mines.", [5e6]),
        # what it comes to, not what it was
        ("Japan will raise its aid for mines from $4 million in 2021 to $7 million.", [7e6]),
        ("Canada will cut the loan from some $90 million a year to $60 million.", [6e7]),
    ],
)
def test_sum_is_of_what_it_is_given_for(sentence: str, sums: list[int | None]) -> None:
    lead = "Japan and Canada held their fourth Strategic Dialogue in Lima on 3 June 2021."
    reading = read(a_report(f"Officials meet for talks\n\n{lead} {sentence}\n"))
    amounts = [each.amount for each in reading.commitments]
    assert [amount and amount["value"] for amount in amounts] == sums


@pytest.mark.parametrize(
    ("sentence", "is_total"),
    [
        ("Since 1998 Japan has given more than $90 million for mine clearance.", [True]),
        ("Japan has given $90 million for mine clearance since 1998.", [True]),
        ("Canada has spent $8 million on vaccines over the past six years.", [True]),
        ("Between 2012 and 2019, Canada spent $8 million on vaccines.", [True]),
        ("Canada has given $8 million in aid so far and will add $3 million.", [True, False]),
        ("Since 2012 Japan has backed the school; it will now give $3 million.", [False]),
        ("Japan pledged $3 million for the removal of mines laid since 2014.", [False]),
        ("Japan will spend $3 million on vaccines between 2025 and 2028.", [False]),
        ("Canada pledged an additional $3 million for vaccines.", [False]),
    ],
)
def test_what_was_given_over_the_years_is_a_total(sentence: str, is_total: list[bool]) -> None:
    folded = fold(sentence)
    assert [each.is_total for each in find_sums(folded, 0, len(folded))] == is_total
