"""Patterns to the words that each cannot do without: one pass tells which to try in a sentence.

The words are worked out from a pattern itself: whatever it matches holds one of them. A pattern
that could match without any is tried everywhere.
"""

import re
from collections.abc import Iterable
from typing import Any

import ahocorasick

from parley.reading.layers import Layers
from parley.reading.painting import FILL, NAMES
from parley.reading.sentences import Sentence

_LEAST = 3  # letters; shorter words stand everywhere
_PAINTS = frozenset({FILL, *NAMES})


def anchors_of(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Strings one of which is in whatever a pattern matches; None where none can be told."""
    if pattern.flags & re.IGNORECASE:
        return None
    parsed = re._parser.parse(pattern.pattern, pattern.flags)  # type: ignore[attr-defined]  # noqa: SLF001
    return _of_run(list(parsed))


def _of_run(nodes: Iterable[Any]) -> frozenset[str] | None:
    """The best strings of parsed nodes that follow each other."""
    found: list[frozenset[str]] = []
    literal = ""
    for kind, value in [*nodes, (None, None)]:
        if str(kind) == "LITERAL" and chr(value) not in _PAINTS:
            literal += chr(value)
            continue
        if len(literal.strip()) >= _LEAST:
            found.append(frozenset({literal}))
        literal = ""
        inner = _of_node(str(kind), value)
        if inner is not None:
            found.append(inner)
    return max(found, key=_worth, default=None)


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


class Anchors:
    """Patterns in their order, and in which sentences each may match."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._everywhere: list[int] = []
        by_word: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            words = anchors_of(pattern)
            if words is None:
                self._everywhere.append(number)
            for word in words or ():
                by_word.setdefault(word, []).append(number)
        self._automaton = ahocorasick.Automaton()
        for word, numbers in by_word.items():
            self._automaton.add_word(word, (len(word) - 1, numbers))
        self._automaton.make_automaton()

    def tried(self, layers: Layers) -> list[list[int]]:
        """For each sentence the numbers of the patterns that may match in it, in their order.

        The folded text is looked through; what is painted over there only hides words.
        """
        everywhere = self._everywhere
        found: list[set[int]] = [set(everywhere) for _ in layers.sentences]
        sentences = iter(layers.sentences)
        sentence: Sentence | None = next(sentences, None)
        for last, (before, numbers) in self._automaton.iter(layers.folded):
            while sentence is not None and last >= sentence.end:
                sentence = next(sentences, None)
            if sentence is None:
                break
            if last - before >= sentence.start:
                found[sentence.index].update(numbers)
        return [sorted(numbers) for numbers in found]
