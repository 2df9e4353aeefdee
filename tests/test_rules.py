"""Every rule proves itself: it reads its own examples, exactly, and nothing of its near misses."""

import pytest
from _pytest.mark import ParameterSet

from parley import rules
from parley.reading.clause import Clause
from parley.reading.clauses import ClauseReader
from parley.reading.header import find_published
from parley.reading.layers import lay
from parley.reading.marked import parse
from parley.reading.participants import find_participants
from parley.reading.rounds import find_rounds
from tests.factory import a_report

# The table at which the sentences of the examples are spoken.
SETTING = (
    "Vietnam, US hold ninth defence policy dialogue\n\n"
    "Vietnam and the United States held their ninth Defence Policy Dialogue in Hanoi on 3 May 2021."
    " Deputy Minister Ha Kim Ngoc of Vietnam and US Under Secretary Jane Smith co-chaired it.\n\n"
)
DROPPED = 4  # characters of an article that may stand between a cue and the marked matter


def _examples(key: str) -> list[ParameterSet]:
    return [
        pytest.param(f"{name}/{rule['id']}", example, id=f"{name}/{rule['id']} {key} {number}")
        for name in ("commitments", "positions", "complements")
        for rule in rules.load(name)["rules"]
        for number, example in enumerate(rule[key], 1)
    ]


def _clauses(sentence: str) -> tuple[int, list[Clause]]:
    """Where the sentence begins, and its clauses."""
    report = a_report(SETTING + sentence + "\n")
    layers = lay(report)
    published, _ = find_published(report, layers)
    table = find_rounds(layers, published)
    find_participants(layers, table)
    reader = ClauseReader(layers, table)
    start = report.text.index(sentence)
    clauses = [clause for each in layers.sentences for clause in reader.read(each)]
    return start, [clause for clause in clauses if clause.sentence.start >= start]


@pytest.mark.parametrize(("rule", "example"), _examples("reads"))
def test_rule_reads(rule: str, example: str) -> None:
    marked = parse(example)
    start, clauses = _clauses(marked.text)
    own = [clause for clause in clauses if clause.cue.rule.id == rule]
    assert own, f"read by {[clause.cue.rule.id for clause in clauses] or 'no rule'}"
    for mark in [mark for mark in marked.marks if mark.slot == "what"]:
        runs = [(a - start, b - start) for clause in own for a, b in clause.regions]
        assert any(a - DROPPED <= mark.start and mark.end <= b + 1 for a, b in runs), runs


@pytest.mark.parametrize(("rule", "example"), _examples("ignores"))
def test_rule_ignores(rule: str, example: str) -> None:
    _, clauses = _clauses(example)
    assert rule not in {clause.cue.rule.id for clause in clauses}
