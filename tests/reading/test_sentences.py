"""Where a sentence ends, where a stop belongs to a word."""

import pytest

from parley.reading.sentences import find_sentences
from tests.factory import a_report


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        # a country's stop, then an office without a name: one sentence
        ("On the occasion the U.S. Secretary said that aid will follow.", 1),
        ("It was signed by the U.K. Secretary of State in London.", 1),
        ("The reply of the U.S. Deputy Assistant Secretary came at once.", 1),
        ("They thanked U.S. President Moe for the visit.", 1),
        # a title's stop, then an office
        ("It was led by H.E. Ambassador Rojas of Chile.", 1),
        ("They met the Deputy Minister of Energy Eng. Said Harthy.", 1),
        # a country's stop that also ends the sentence: a title and a name begin the next
        ("Hanoi values its ties with the U.S. President Lam sent a letter.", 2),
        ("He flew to the U.S. The talks went on.", 2),
    ],
)
def test_stop_of_a_word_ends_a_sentence_where_another_begins(text: str, sentences: int) -> None:
    assert len(find_sentences(a_report(text))) == sentences
