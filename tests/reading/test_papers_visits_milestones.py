"""Rules for papers, visits, milestones: each reads its examples exactly, and no near miss."""

import pytest
from _pytest.mark import ParameterSet

from parley import rules
from parley.model.reading import Reading
from parley.reading import read
from parley.reading.layers import Layers, lay
from parley.reading.marked import Marked, parse
from parley.reading.milestones import milestone_rules
from parley.reading.travellers import Travellers
from parley.reading.visits import patterns
from tests.factory import a_report

# The table at which the sentences of the examples are spoken.
SETTING = (
    "Vietnam, US hold ninth defence policy dialogue\n\n"
    "HANOI, 4 May 2021 - Vietnam and the United States held their ninth Defence Policy Dialogue in"
    " Hanoi on 3 May 2021. Deputy Minister Ha Kim Ngoc of Vietnam and US Under Secretary Jane Smith"
    " co-chaired it.\n\n"
)


def examples(name: str, key: str) -> list[ParameterSet]:
    return [
        pytest.param(rule["id"], example, id=f"{name}/{rule['id']} {key} {number}")
        for rule in rules.load(name)["rules"]
        for number, example in enumerate(rule[key], 1)
    ]


def papers(key: str) -> list[ParameterSet]:
    return [
        pytest.param(entry["kind"], example, id=f"instruments/{entry['kind']} {key} {number}")
        for entry in rules.load("instruments")["examples"]
        for number, example in enumerate(entry[key], 1)
    ]


def reading_of(sentence: str) -> Reading:
    """What the setting and a sentence of it are read as."""
    return read(a_report(f"{SETTING}{sentence}\n"))


def layers_of(sentence: str) -> tuple[int, Layers]:
    """Where the sentence begins in its report, and the layers of it."""
    report = a_report(f"{SETTING}{sentence}\n")
    return report.text.index(sentence), lay(report)


def slots(marked: Marked, names: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    return {mark.slot: (mark.start, mark.end) for mark in marked.marks if mark.slot in names}


@pytest.mark.parametrize(("rule", "example"), examples("visits", "reads"))
def test_visit_rule_reads(rule: str, example: str) -> None:
    marked = parse(example)
    start, layers = layers_of(marked.text)
    pattern = dict(patterns().rules)[rule]
    found = [
        {
            slot.rstrip("2"): (match.start(slot) - start, match.end(slot) - start)
            for slot in ("visitor", "to", "to2")
            if match.groupdict().get(slot)
        }
        for match in pattern.finditer(Travellers(layers).painted, start)
    ]
    assert slots(marked, ("visitor", "to")) in found


@pytest.mark.parametrize(("rule", "example"), examples("visits", "reads"))
def test_visit_rule_gives_a_visit(rule: str, example: str) -> None:
    visitor = parse(example).of("visitor") or ""
    assert rule
    assert [
        item
        for item in reading_of(parse(example).text).visits
        if item.visitor in visitor or (item.derived and item.to is not None)
    ]


@pytest.mark.parametrize(("rule", "example"), examples("visits", "ignores"))
def test_visit_rule_ignores(rule: str, example: str) -> None:
    assert f"visits/{rule}" not in {item.rule for item in reading_of(example).visits}


@pytest.mark.parametrize(("rule", "example"), examples("milestones", "reads"))
def test_milestone_rule_reads(rule: str, example: str) -> None:
    marked = parse(example)
    start, layers = layers_of(marked.text)
    pattern = next(each.pattern for each in milestone_rules() if each.id == rule)
    found = [
        match.span("cue") if "cue" in match.re.groupindex else match.span()
        for match in pattern.finditer(layers.painted, start)
    ]
    assert slots(marked, ("cue",))["cue"] in [(a - start, b - start) for a, b in found]
    kind = next(each.kind for each in milestone_rules() if each.id == rule)
    assert kind in {item.kind for item in reading_of(marked.text).milestones}


@pytest.mark.parametrize(("rule", "example"), examples("milestones", "ignores"))
def test_milestone_rule_ignores(rule: str, example: str) -> None:
    assert f"milestones/{rule}" not in {item.rule for item in reading_of(example).milestones}


@pytest.mark.parametrize(("kind", "example"), papers("reads"))
def test_paper_is_read(kind: str, example: str) -> None:
    marked = parse(example)
    told = [(item.kind, item.name, item.year) for item in reading_of(marked.text).instruments]
    assert (kind, marked.of("name"), marked.of("year")) in told


@pytest.mark.parametrize(("kind", "example"), papers("ignores"))
def test_word_names_no_paper(kind: str, example: str) -> None:
    assert kind
    assert [item.name for item in reading_of(example).instruments] == []
