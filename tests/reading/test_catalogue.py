"""The list of all rules: it names what readings name, and decisions read their examples too."""

import pytest

from parley.errors import UsageError
from parley.reading import read
from parley.reading.catalogue import RuleEntry, entries_named, fired, rule_entries
from parley.samples import sample_paths
from parley.sources import clean, open_source
from tests.factory import a_report

DECIDED = [
    pytest.param(entry, example, id=f"{entry.id} {number}")
    for entry in rule_entries()
    if entry.pattern is None
    for number, example in enumerate(entry.reads, 1)
]


@pytest.mark.parametrize(("entry", "example"), DECIDED)
def test_decision_reads_its_example(entry: RuleEntry, example: str) -> None:
    assert fired([read(a_report(f"{example}\n"))])[entry.id]


def test_every_rule_that_an_item_names_is_listed() -> None:
    counts = fired([read(clean(open_source(str(path)))) for path in sample_paths()])
    assert counts
    assert set(counts) <= {entry.id for entry in rule_entries()}


def test_every_rule_has_an_example() -> None:
    assert [entry.id for entry in rule_entries() if not entry.reads] == []


def test_no_two_rules_share_a_name() -> None:
    ids = [entry.id for entry in rule_entries()]
    assert len(set(ids)) == len(ids)


def test_rules_are_found_by_file_and_by_name() -> None:
    found = entries_named(("visits", "commitments/agreed-to-do"))
    assert {entry.id.split("/")[0] for entry in found} == {"visits", "commitments"}
    assert sum(entry.id.startswith("commitments/") for entry in found) == 1


def test_a_rule_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match="nosuch"):
        entries_named(("nosuch",))
