"""What a pattern cannot do without: no sentence is passed over in which it would have matched."""

from functools import cache
from pathlib import Path

import pytest

from parley.model.source import Source
from parley.reading.anchors import Rare, anchors_of
from parley.reading.cues import cue_rules
from parley.reading.functions import patterns as functions
from parley.reading.holding import patterns as holding
from parley.reading.layers import Layers, lay
from parley.reading.milestones import milestone_rules
from parley.sources import clean

CORPUS = Path(__file__).parents[1] / "corpus"


@cache
def corpus() -> tuple[Layers, ...]:
    paths = sorted(CORPUS.rglob("*.txt"))
    return tuple(lay(clean(Source(p.read_bytes(), p.name, "text/plain"))) for p in paths)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bvisits? (?:paid|made)(?: to x)? by", {"visit"}),
        (r"(?:was|were) (?:launched|set up)", {"launched", "set up"}),
        (r"(?:about )?the (?:talks)?", {"the "}),
        (r"(?:that|those) of", {"that", "those"}),
        (r"(?:annual )?(?:talks)?", None),
        (r"(?=launched)\w+", None),
        (r"(?i:launched)", None),
        (r"(?i)launched", None),
        ("partnership of \ue006", {"partnership of "}),
    ],
)
def test_words_that_every_match_holds(pattern: str, expected: set[str] | None) -> None:
    assert anchors_of(pattern) == expected


@pytest.mark.parametrize(
    "patterns",
    [
        [rule.pattern for rule in milestone_rules()],
        [*(pattern for _, _, pattern in holding().unnamed), holding().earlier_ones],
        [pattern for _, pattern in holding().status],
        [rule.pattern for rule in functions().functions.values()],
    ],
    ids=["milestones", "unnamed rounds", "status of rounds", "functions"],
)
def test_every_match_stands_where_it_may(patterns: list[Rare]) -> None:
    matched = 0
    for layers in corpus():
        for sentence in layers.sentences:
            for rare in patterns:
                text = layers.folded if rare.of == "folded" else layers.painted
                found = rare.pattern.search(text, sentence.start, sentence.end)
                told = rare.search(layers, sentence.start, sentence.end)
                assert (told and told.span()) == (found and found.span())
                matched += found is not None
    assert matched > 10


def test_every_cue_that_matches_is_tried_by_its_first_two_words() -> None:
    rules, matched = cue_rules(), 0
    for layers in corpus()[:20]:
        for sentence in layers.sentences:
            words = rules.grammar.encode(layers.painted, sentence.start, sentence.end)
            for at in range(len(words.chars)):
                found = {
                    rule.id
                    for rule in rules.rules
                    if rule not in rules.views
                    and (match := rule.pattern.match(words.chars, at))
                    and match.end() > at
                }
                told = {
                    cue.rule.id
                    for inverted in (False, True)
                    for cue in rules.match(words, at, inverted=inverted)
                }
                assert found == told
                matched += len(found)
    assert matched > 100
