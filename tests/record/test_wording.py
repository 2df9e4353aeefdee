"""Words that are one word in two spellings, and words that are two."""

import pytest

from parley.record.wording import words_of


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("closer defence co-operation", "closer defense cooperation"),
        ("a centre for maritime law", "a center for maritime law"),
        ("to realise the vision", "to realize the vision"),
        ("analysing labour standards", "analyzing labor standards"),
        ("an act of counter-terrorism", "an act of counter terrorism"),
        ("Cyber security matters", "cybersecurity matters"),
        ("non-proliferation", "nonproliferation"),
        ("maritime rights and licences", "licenses and maritime rights"),
        ("promising results", "results promised"),
        ("Biên Hoà", "Bien Hoa"),
    ],
)
def test_other_spelling_is_the_same_wording(before: str, after: str) -> None:
    assert words_of(before).keys() == words_of(after).keys()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("counter-terrorism", "counter-narcotics"),
        ("to defend the centre", "to defend the coast"),
        ("anti-piracy patrols", "piracy patrols"),
        ("grave concern", "serious concern"),
        ("a code", "an effective code"),
    ],
)
def test_other_word_is_another_wording(before: str, after: str) -> None:
    assert words_of(before).keys() != words_of(after).keys()
