"""What words come to by their company, where no rule knows how something is put."""

from typing import get_args

import pytest

from parley import rules
from parley.model.reading import Act, CommitmentItem, Function, PositionItem, Stance
from parley.reading import Gate, read
from parley.reading.catalogue import fired
from parley.reading.painting import FILL, TYPES
from parley.reading.weighing import NO_PART, terms_around, terms_of_sentence, weigh, weights
from tests.factory import a_report
from tests.scripts import script

SETTING = (
    "Japan and Canada held their third security dialogue in Tokyo on 4 May 2021. Deputy Foreign"
    " Minister Jiro Sato of Japan and Deputy Minister Luc Roy of Canada co-chaired it.\n\n"
)
NEAR_MISSES = [
    pytest.param(example, id=rule["id"])
    for rule in rules.load("weighed")["rules"]
    for example in rule["ignores"]
]


def _weighed_in(told: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The rule, the matter and whose it is, of each item that is read by weight."""
    reading = read(a_report(f"{SETTING}{told}\n"))
    items: list[CommitmentItem | PositionItem] = [*reading.commitments, *reading.positions]
    return [(item.rule, item.what, item.by) for item in items if item.rule.startswith("weighed/")]


@pytest.mark.parametrize("example", NEAR_MISSES)
def test_near_miss_is_not_weighed(example: str) -> None:
    assert not [rule for rule in fired([read(a_report(f"{example}\n"))]) if "weighed/" in rule]


def test_item_says_from_what_it_follows() -> None:
    told = "With satisfaction the ministers looked at how trade has grown."
    (view,) = read(a_report(f"{SETTING}{told}\n")).positions
    assert view.by == ("CA", "JP")
    assert any("which no rule reads" in note for note in view.derived)


def test_gate_lets_no_other_stance_of_a_weighed_sentence_through() -> None:
    told = "With satisfaction the ministers looked at how trade has grown."
    report = a_report(f"{SETTING}{told}\n")
    (view,) = (item.data() for item in read(report).positions)
    gate = Gate(report)
    assert gate.check("positions", view).verdict == "supported"
    for other in set(get_args(Stance)) - {view["stance"]}:
        assert gate.check("positions", {**view, "stance": other}).verdict != "supported"


@pytest.mark.parametrize(
    "told",
    [
        "With satisfaction the newspaper looks at how trade has grown.",
        "It is not with satisfaction that the ministers looked at how trade has grown.",
        "Did the ministers look with satisfaction at how trade has grown?",
        "If trade grows, the ministers will look at it with satisfaction.",
    ],
)
def test_outsiders_denials_questions_and_conditions_are_not_weighed(told: str) -> None:
    assert _weighed_in(told) == []


@pytest.mark.parametrize(
    ("told", "seats"),
    [
        (
            "Ana Reyes, Canada's Defence Minister, took the Canadian team to Tokyo.",
            {("Ana Reyes", "head")},
        ),
        ("Canada's Defence Minister Ana Reyes was in Lima for another visit last year.", set()),
        ("Spokesperson Ana Reyes of Canada told reporters about the talks.", set()),
    ],
)
def test_official_whom_no_rule_seats(told: str, seats: set[tuple[str, str]]) -> None:
    found = read(a_report(f"{SETTING}{told}\n")).participants
    assert {(each.name, each.function) for each in found if each.name == "Ana Reyes"} == seats


def test_terms_are_stems_pairs_and_beginnings_with_types_for_names() -> None:
    painted = f"{TYPES['PERSON']}{FILL * 4} praised trade."
    words = ["PERSON", "prais", "trade", "."]
    pairs = ["| PERSON", "PERSON prais", "prais trade", "trade .", ". |"]
    first = ["first: PERSON", "first: prais", "first: trade", "first: ."]
    assert terms_of_sentence(painted) == sorted([*words, *pairs, *first])


def test_values_are_those_of_the_contract() -> None:
    acts = {value for by_value in weights("acts").values() for value in by_value}
    seats = {value for by_value in weights("seats").values() for value in by_value}
    assert acts == {*get_args(Act), *get_args(Stance)}
    assert seats == {*get_args(Function), NO_PART}


def test_words_that_nobody_knows_speak_for_nothing() -> None:
    assert max(weigh("acts", ["xyzzy"]).values()) < 0.05
    assert max(weigh("acts", terms_of_sentence("")).values()) < 0.05
    assert terms_around("", "") == sorted({"before: |", "behind: |"})


def test_weights_are_made_of_the_corpora_at_hand() -> None:
    digest = script("make_weighed").made_of()
    for table in ("acts", "seats"):
        first = rules.text(f"weighed/{table}.tsv").partition("\n")[0]
        assert first == f"# made of {digest}", "run scripts/make_weighed.py"
