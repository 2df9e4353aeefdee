"""Words that are one word in two spellings, and words that are two."""

import pytest

from parley.record import resolve
from parley.record.wording import abbreviations, words_of
from tests.record.telling import Report


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


SEA = "law-of-the-sea"
FULL = "the 1982 United Nations Convention on the Law of the Sea (UNCLOS)"


@pytest.mark.parametrize(
    ("what", "sentence", "gone"),
    [
        (
            "international law",
            "They reaffirmed international law, the 1982 UN Convention on the Law of the Sea too.",
            ("United", "Nations", "UNCLOS"),
        ),
        (
            "international law",
            "They reaffirmed international law with the 1982 United Nations Convention on its Sea.",
            (),
        ),
        ("UNCLOS", "They reaffirmed UNCLOS.", ("1982",)),
        (
            "international law",
            "They reaffirmed international law.",
            ("1982", "United", "Nations", "Convention", "Sea", "UNCLOS"),
        ),
    ],
)
def test_word_that_the_sentence_still_has_is_not_gone(
    what: str, sentence: str, gone: tuple[str, ...]
) -> None:
    claims = []
    for number, (words, told) in enumerate([(FULL, f"They reaffirmed {FULL}."), (what, sentence)]):
        report = Report(f"r{number}", f"201{number}-05-02")
        at = report.round(number + 1, f"201{number}-05-01")
        report.view(at, "JP+VN", "reaffirms", words, SEA, told)
        claims += report.claims
    (_, last) = resolve(claims).wording
    assert last.removed == gone


def test_abbreviation_is_spelt_out_by_the_words_before_it() -> None:
    told = abbreviations(f"They named {FULL} and a forum (the Oslo one).")
    assert set(told) == {"UNCLOS"}
    assert told["UNCLOS"] == {"united", "nation", "conven", "law", "sea"}


def test_set_phrase_is_the_one_that_is_printed() -> None:
    report = Report("a", "2019-05-02")
    at = report.round(1, "2019-05-01")
    report.view(at, "JP", "supports", "the territorial integrity of Viet Nam", "partnership-status")
    phrases = {each.formula for each in resolve(report.claims).formulae if each.is_present}
    assert phrases == {"territorial integrity"}
