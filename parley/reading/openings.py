"""Patterns over words to what they begin with, and to what they cannot do without behind that.

A pattern is gone through from its start, with the places (first word, second word) that what comes
next may stand at. What is only looked ahead at counts where nothing of the pattern follows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from parley.reading.painting import ACTOR_TYPES, TYPES
from parley.reading.words import Grammar, parts_of

PLACES = 2  # words that are looked at before a pattern is tried

_REPEATS = {"": (1, 1), "?": (0, 1), "*": (0, PLACES), "+": (1, PLACES)}


class _Node(NamedTuple):
    kind: str
    what: "str | list[list[_Node]]"
    """A word or the name of one, or choices, each a sequence."""
    least: int
    most: int


@dataclass(slots=True)
class Opening:
    """The characters that may stand at one place of a match."""

    chars: set[str] = field(default_factory=set)
    others: frozenset[str] | None = None
    """Where all but some may stand: those that may not."""

    def add(self, chars: Iterable[str]) -> None:
        """Let some more stand there."""
        self.chars.update(chars)

    def add_all_but(self, chars: frozenset[str]) -> None:
        """Let all stand there but some."""
        self.others = chars if self.others is None else self.others & chars

    def add_opening(self, other: "Opening") -> None:
        """Let all stand there that may stand at another place."""
        self.chars |= other.chars
        if other.others is not None:
            self.add_all_but(other.others)

    @property
    def is_open(self) -> bool:
        """Whether it is not said which characters may stand there."""
        return self.others is not None

    def may_be(self, char: str) -> bool:
        """Whether a character may stand there."""
        return char in self.chars or (self.others is not None and char not in self.others)


def openings(grammar: Grammar, pattern: str) -> tuple[Opening, ...]:
    """What may stand at the first places of a match; behind its end, anything."""
    walk = _Walk(grammar, tuple(Opening() for _ in range(PLACES)))
    for place in walk.through(_tree(pattern), {0}, is_last=True):
        for behind in walk.places[place:]:
            behind.add_all_but(frozenset())
    return walk.places


@dataclass(slots=True)
class _Walk:
    grammar: Grammar
    places: tuple[Opening, ...]

    def through(self, tree: list[list[_Node]], at: set[int], *, is_last: bool) -> set[int]:
        """Note what may stand at some places; returns the places of what comes next."""
        return set().union(*(self._sequence(nodes, at, is_last=is_last) for nodes in tree))

    def _sequence(self, nodes: list[_Node], at: set[int], *, is_last: bool) -> set[int]:
        for number, node in enumerate(nodes, 1):
            ends = is_last and number == len(nodes)
            if not at:
                break
            if node.kind == "(?!" or (node.kind == "(?=" and not ends):
                continue
            reached, now = set(at) if node.least == 0 else set(), at
            for times in range(1, min(node.most, PLACES) + 1):
                now = self._node(node, now, is_last=ends)
                if times >= node.least:
                    reached |= now
            at = reached
        return at

    def _node(self, node: _Node, at: set[int], *, is_last: bool) -> set[int]:
        kind, what, grammar = node.kind, node.what, self.grammar
        if not isinstance(what, str):
            return self.through(what, at, is_last=is_last)
        if kind == "macro" and what in grammar.data["macros"]:
            places, reached = _through_macro(grammar, what, frozenset(at), is_last=is_last)
            for opening, there in zip(self.places, places, strict=True):
                opening.add_opening(there)
            return set(reached)
        if kind == "family":
            return self._family(what, at)
        for place in at:
            if what == "WORD":
                self.places[place].add_all_but(grammar.members("LINK"))
            elif what == ".":
                self.places[place].add_all_but(frozenset())
            else:
                self.places[place].add(_chars(grammar, kind, what))
        return _behind(at, 1)

    def _family(self, name: str, at: set[int]) -> set[int]:
        chars, sizes = _family(self.grammar, name)
        for place in at:
            for opening, there in zip(self.places[place:], chars, strict=False):
                opening.add(there)
        return set().union(*(_behind(at, size) for size in sizes))


@cache
def _through_macro(
    grammar: Grammar, name: str, at: frozenset[int], *, is_last: bool
) -> tuple[tuple[Opening, ...], frozenset[int]]:
    """What may stand where a macro does, which many patterns have, and the places behind it."""
    walk = _Walk(grammar, tuple(Opening() for _ in range(PLACES)))
    reached = walk.through(_tree(grammar.data["macros"][name]), set(at), is_last=is_last)
    return walk.places, frozenset(reached)


@cache
def _family(grammar: Grammar, name: str) -> tuple[tuple[frozenset[str], ...], frozenset[int]]:
    """The characters of a family's first words, second words and so on, and how many each has."""
    ways, char = grammar.families[name], grammar.alphabet.chars
    chars = (
        frozenset(char[words[place]] for words in ways if len(words) > place)
        for place in range(PLACES)
    )
    return tuple(chars), frozenset(map(len, ways))


def needed_by(grammar: Grammar, pattern: str) -> frozenset[str] | None:
    """The words one of which stands in every sentence that a pattern matches.

    Its first word is left out, which is known where it is tried; None where there is no other.
    """
    found = _needed_of_any(grammar, _tree(pattern), is_first=True)
    return found.chars if found is not None and not found.is_first else None


class _Needed(NamedTuple):
    is_first: bool
    is_common: bool
    """Whether words that only join others are among them."""
    size: int
    chars: frozenset[str]


def _needed_of_any(grammar: Grammar, tree: list[list[_Node]], *, is_first: bool) -> _Needed | None:
    """What one of several choices needs: what each of them does, together."""
    each = [_needed_of_all(grammar, nodes, is_first=is_first) for nodes in tree]
    found = [needed for needed in each if needed is not None]
    if len(found) < len(each):
        return None
    chars = frozenset().union(*(needed.chars for needed in found))
    return _Needed(
        any(needed.is_first for needed in found), any(n.is_common for n in found), len(chars), chars
    )


def _needed_of_all(grammar: Grammar, nodes: list[_Node], *, is_first: bool) -> _Needed | None:
    """What a sequence needs: of what all stands in it, the rarest."""
    found: list[_Needed] = []
    for node in nodes:
        if node.least == 0 or node.kind == "(?!":
            continue
        needed = _needed_of_node(grammar, node, is_first=is_first)
        if needed is not None:
            found.append(needed)
        is_first = False
    return min(found, key=lambda each: each[:3], default=None)


def _needed_of_node(grammar: Grammar, node: _Node, *, is_first: bool) -> _Needed | None:
    kind, what = node.kind, node.what
    if not isinstance(what, str):
        return _needed_of_any(grammar, what, is_first=is_first)
    if kind == "macro" and what in grammar.data["macros"]:
        return _needed_of_macro(grammar, what, is_first=is_first)
    if what in ("WORD", "."):
        return None
    if kind == "family":
        chars = _family(grammar, what)[0][0]
    else:
        chars = frozenset(_chars(grammar, kind, what))
    is_rare = chars.isdisjoint(grammar.members("LINK"))
    is_rare = is_rare and chars.isdisjoint(grammar.members("DETWORD"))
    return _Needed(is_first, not is_rare, len(chars), chars)


@cache
def _needed_of_macro(grammar: Grammar, name: str, *, is_first: bool) -> _Needed | None:
    return _needed_of_any(grammar, _tree(grammar.data["macros"][name]), is_first=is_first)


def _behind(at: set[int], size: int) -> set[int]:
    return {place + size for place in at if place + size < PLACES}


def _chars(grammar: Grammar, kind: str, what: str) -> Iterable[str]:
    if kind == "word":
        return grammar.alphabet.char(what)
    if what == "ACTORCHAR":
        return (TYPES[name] for name in ACTOR_TYPES)
    return TYPES.get(what) or grammar.members(what)


@cache
def _tree(pattern: str) -> list[list[_Node]]:
    """A pattern as what it is made of."""
    parts = [part for part in parts_of(pattern) if part[0] != "mark"]
    tree, end = _choices(parts, 0)
    if end < len(parts):
        raise ValueError(f"a bracket closes in {pattern!r} that was never opened")
    return tree


def _choices(parts: list[tuple[str, str]], at: int) -> tuple[list[list[_Node]], int]:
    """The choices from a part on, up to where a bracket closes them."""
    tree: list[list[_Node]] = [[]]
    while at < len(parts) and parts[at] != ("op", ")"):
        kind, text = parts[at]
        at += 1
        if (kind, text) == ("op", "|"):
            tree.append([])
            continue
        what: str | list[list[_Node]] = text[1:-1] if kind == "family" else text
        if kind == "op" and text[0] == "(":
            kind = text
            what, at = _choices(parts, at)
            if at == len(parts):
                raise ValueError("a bracket is never closed")
            at += 1
        least, most, at = _often(parts, at)
        tree[-1].append(_Node(kind, what, least, most))
    return tree, at


def _often(parts: list[tuple[str, str]], at: int) -> tuple[int, int, int]:
    """How often the part before a place stands, and where the next part is."""
    kind, text = parts[at] if at < len(parts) else ("", "")
    if kind == "op" and text[0] in "?*+":
        return *_REPEATS[text[0]], at + 1
    if kind == "repeat":
        least, comma, most = text.rstrip("?")[1:-1].partition(",")
        return int(least), int(most or PLACES) if comma else int(least), at + 1
    return *_REPEATS[""], at
