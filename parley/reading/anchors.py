"""Patterns to the words that each cannot do without: one pass tells where each may match.

The words are worked out from a pattern itself: whatever it matches holds one of them. A pattern
that could match without any is tried everywhere.
"""

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal

import ahocorasick

from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import fold
from parley.reading.painting import PAINT
from parley.rules.kept import kept_file

_LEAST = 2  # letters; shorter words stand everywhere
_PAINTED = Late(f"[{PAINT}]")


def anchors_of(pattern: str) -> frozenset[str] | None:
    """Strings one of which is in whatever a pattern matches; None where none can be told."""
    return kept_file.get(__file__, f"anchors [{PAINT}]", pattern, lambda: _worked_out(pattern))


def _worked_out(pattern: str) -> frozenset[str] | None:
    parsed = re._parser.parse(pattern)  # type: ignore[attr-defined]  # noqa: SLF001
    return None if parsed.state.flags & re.IGNORECASE else _of_run(list(parsed))


def _of_run(nodes: Iterable[Any]) -> frozenset[str] | None:
    """The best strings of parsed nodes that follow each other."""
    found: list[frozenset[str]] = []
    literal = ""
    for kind, value in [*nodes, (None, None)]:
        if str(kind) == "LITERAL" and not _PAINTED.match(chr(value)):
            literal += chr(value)
            continue
        if len(literal.strip()) >= _LEAST:
            found.append(frozenset({literal}))
        if literal[-1:].isalpha() and str(kind) == "BRANCH":  # "that|those" is "th", then "at|ose"
            found.append(frozenset(literal + _beginning(branch) for branch in value[1]))
        literal = ""
        inner = _of_node(str(kind), value)
        if inner is not None:
            found.append(inner)
    return max(found, key=_worth, default=None)


def _beginning(nodes: Iterable[Any]) -> str:
    """The letters that parsed nodes begin with."""
    letters = itertools.takewhile(lambda node: str(node[0]) == "LITERAL", nodes)
    plain = itertools.takewhile(
        lambda char: not _PAINTED.match(char), (chr(value) for _, value in letters)
    )
    return "".join(plain)


def _of_node(kind: str, value: Any) -> frozenset[str] | None:  # noqa: ANN401 - re has no types
    if kind == "SUBPATTERN":
        return None if value[1] & re.IGNORECASE else _of_run(value[3])
    if kind == "ATOMIC_GROUP":
        return _of_run(value)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _of_run(value[2])
    if kind == "BRANCH":
        parts = [_of_run(branch) for branch in value[1]]
        known = [part for part in parts if part is not None]
        return frozenset().union(*known) if len(known) == len(parts) else None
    return None


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """Longer words stand in fewer sentences; of as long ones the fewer are better."""
    return min(len(word.strip()) for word in words), -len(words)


TextOf = Literal["text", "folded", "painted"]


class Rare:
    """A pattern that few sentences hold: it is searched only where a word stands that it needs.

    It is written for the text of a report as it is, for its folded form or for its painted one.
    """

    def __init__(self, pattern: str, of: TextOf) -> None:
        self.source = pattern
        self.of = of
        self.pattern = Late(pattern)
        _all_rare.append(self)

    def is_in(self, layers: Layers) -> bool:
        """Whether the text has a word of it at all."""
        return layers.once(_places_of_rare).get(self) != []

    def may_stand(self, layers: Layers, start: int, end: int) -> bool:
        """Whether a run of the text has a word of it."""
        places = layers.once(_places_of_rare).get(self)
        if not places:  # None where it has no such words, or was made when they had been looked for
            return places is None
        at = bisect.bisect_left(places, start)
        return at < len(places) and places[at] < end

    def search(self, layers: Layers, start: int, end: int) -> re.Match[str] | None:
        """The first match in a run of the text."""
        if not self.may_stand(layers, start, end):
            return None
        return self.pattern.search(getattr(layers, self.of), start, end)

    def finditer(self, layers: Layers, start: int, end: int) -> Iterator[re.Match[str]]:
        """All matches in a run of the text."""
        if not self.may_stand(layers, start, end):
            return iter(())
        return self.pattern.finditer(getattr(layers, self.of), start, end)


_all_rare: list[Rare] = []


def _places_of_rare(layers: Layers) -> dict[Rare, list[int]]:
    """Where words of each rare pattern end, in order: its last letter is told."""
    automaton, known = _automaton_of_rare(len(_all_rare))
    found: dict[Rare, list[int]] = {rare: [] for rare in known}
    for last, needing in automaton.iter(layers.folded):
        for rare in needing:
            found[rare].append(last)
    return found


@cache
def _automaton_of_rare(count: int) -> tuple[ahocorasick.Automaton, list[Rare]]:
    by_word: dict[str, list[Rare]] = {}
    known: list[Rare] = []
    for rare in _all_rare[:count]:
        words = anchors_of(rare.source)
        if words is not None:
            known.append(rare)
        for word in words or ():
            by_word.setdefault(fold(word), []).append(rare)
    automaton = ahocorasick.Automaton()
    for word, needing in by_word.items():
        automaton.add_word(word, needing)
    automaton.make_automaton()
    return automaton, known
