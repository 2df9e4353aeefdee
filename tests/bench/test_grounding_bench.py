"""The gate on statements of known truth: none that was altered passes, hardly a true one falls."""

import re
from collections import Counter

import pytest

from bench import statements
from bench.grounding import DOCUMENT, KINDS, ParleyGate
from bench.statements import Statement, altered_statements, true_statements

SETS = [
    "samples",
    pytest.param(
        "shared",
        marks=pytest.mark.skipif(
            not statements.SHARED.exists(), reason="the shared reports are not beside the checkout"
        ),
    ),
]
MOST_REFUSED = {"samples": 0.01, "shared": 0.01}


@pytest.fixture(scope="module")
def gate() -> ParleyGate:
    return ParleyGate()


@pytest.mark.parametrize("kind", SETS)
def test_no_altered_statement_passes(gate: ParleyGate, kind: str) -> None:
    altered = altered_statements(kind)
    passed = [f"{s.change}: {s.report} {s.part}" for s in altered if gate.lets_through(s)]
    assert passed == []
    assert len(altered) >= 400


@pytest.mark.parametrize("kind", SETS)
def test_hardly_a_true_statement_is_refused(gate: ParleyGate, kind: str) -> None:
    true = true_statements(kind)
    refused = [s for s in true if not gate.lets_through(s)]
    assert len(refused) <= MOST_REFUSED[kind] * len(true), [(s.report, s.item) for s in refused]
    assert len(true) >= 400


def test_every_certain_item_of_the_samples_has_its_evidence() -> None:
    told = Counter(s.report for s in true_statements("samples"))
    expected: Counter[str] = Counter()
    for path in (statements.SAMPLES / "gold").glob("*.json"):
        expected[path.stem] = statements.count_of_certain(path)
    assert {stem: told[stem] for stem in expected} == dict(expected)


@pytest.mark.parametrize("make", [true_statements, altered_statements])
def test_statements_quote_their_text_and_come_out_the_same_twice(make: object) -> None:
    assert callable(make)
    first: list[Statement] = make("samples")
    assert first == make("samples")
    for statement in first:
        for quote in statement.item["evidence"]:
            assert statement.text[quote["start"] : quote["end"]] == quote["quote"]


def test_altered_statements_differ_from_every_true_one() -> None:
    known = {(s.text, s.evidence, statements.key(s)) for s in true_statements("samples")}
    altered = altered_statements("samples")
    same = [s for s in altered if (s.text, s.evidence, statements.key(s)) in known]
    assert same == []


def test_document_shows_how_many_statements_there_are() -> None:
    shown = dict(re.findall(r"^\| altered: ([\w ]+) \| (\d+) \|", _table("samples"), re.M))
    counted = Counter(str(statement.change) for statement in altered_statements("samples"))
    assert {kind: int(number) for kind, number in shown.items()} == dict(counted)
    assert set(counted) <= set(KINDS)


def _table(kind: str) -> str:
    found = re.search(rf"<!-- table: {kind} -->(.*?)<!-- end -->", DOCUMENT.read_text(), re.S)
    assert found
    return found[1]
