"""Mentions to things: which of them speak of one thing, by a table of named comparisons.

The same mentions give the same things whatever order they came in: pairs are joined from the most
alike downward, ties in the order of the mentions' own keys.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Generic, Protocol, TypeVar

from parley.model.record import Link

VETO = -6.0  # one pair this unlike keeps its two groups apart, however alike the others are


class Mention(Protocol):
    """What is compared: something with a key of its content and the claims that make it."""

    @property
    def key(self) -> tuple[str, ...]:
        """Sorts mentions, by their content alone."""

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that say it."""


M = TypeVar("M", bound=Mention)


@dataclass(frozen=True, slots=True)
class Comparison(Generic[M]):
    """One reason to join two mentions, or to keep them apart; its docstring is its sentence.

    `func` returns what it found, for a person to read, or None where it does not apply.
    """

    func: Callable[[M, M], str | None]
    weight: float

    @property
    def name(self) -> str:
        """The name under which it is cited."""
        return self.func.__name__.replace("_", "-")

    @property
    def reason(self) -> str:
        """Its one sentence."""
        return (self.func.__doc__ or "").strip().splitlines()[0]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two sets of claims that a person judged to be one thing, or two."""

    one: frozenset[str]
    other: frozenset[str]
    judgement: str
    is_on_dialogues: bool = False
    """Whether a dialogue was judged: its rounds are one or two by what is told of each."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people decided on sameness."""

    same: tuple[Apart, ...] = ()
    different: tuple[Apart, ...] = ()

    def marks(self, claim: str) -> tuple[str, ...]:
        """The sides that a claim was put on; claims on different sides never share a mention."""
        return tuple(
            f"{each.judgement}/{side}"
            for each in (*self.same, *self.different)
            for side, members in (("1", each.one), ("2", each.other))
            if claim in members
        )

    def parted(self) -> tuple["Verdicts", "Verdicts"]:
        """Those on dialogues, and all others."""
        return (
            Verdicts(
                tuple(each for each in self.same if each.is_on_dialogues),
                tuple(each for each in self.different if each.is_on_dialogues),
            ),
            Verdicts(
                tuple(each for each in self.same if not each.is_on_dialogues),
                tuple(each for each in self.different if not each.is_on_dialogues),
            ),
        )

    def among(self, claims: frozenset[str]) -> "Verdicts":
        """Those that touch some claims."""
        return Verdicts(
            tuple(each for each in self.same if (each.one | each.other) & claims),
            tuple(each for each in self.different if (each.one | each.other) & claims),
        )


NO_VERDICTS = Verdicts()


@dataclass(slots=True)
class Group(Generic[M]):
    """Mentions of one thing, with the comparisons that brought them together."""

    members: list[M]
    links: list[Link] = field(default_factory=list)


def score(one: M, other: M, table: Sequence[Comparison[M]]) -> tuple[float, tuple[str, ...]]:
    """Weigh two mentions; also the sentences of the comparisons that spoke."""
    total = 0.0
    told: list[str] = []
    for row in table:
        found = row.func(one, other)
        if found is not None:
            total += row.weight
            told.append(f"{row.name} ({row.weight:+g}): {found}")
    return total, tuple(told)


def join(
    mentions: Iterable[M],
    table: Sequence[Comparison[M]],
    *,
    enough: float,
    verdicts: Verdicts = NO_VERDICTS,
    blocks: Callable[[M], Iterable[Hashable]] | None = None,
) -> list[Group[M]]:
    """Group mentions whose score is enough. `blocks` names what a pair must share to be compared.

    What was judged one thing is joined first; what was judged two is never joined, nor by way of
    a third.
    """
    ordered = sorted(mentions, key=lambda each: (each.key, each.claims))
    groups = {index: Group([each]) for index, each in enumerate(ordered)}
    home = list(range(len(ordered)))
    apart = _apart(ordered, verdicts.different)
    known: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}

    def weigh(i: int, j: int) -> tuple[float, tuple[str, ...]]:
        pair = (min(i, j), max(i, j))
        if pair not in known:
            known[pair] = score(ordered[pair[0]], ordered[pair[1]], table)
        return known[pair]

    inside: dict[int, list[int]] = {index: [index] for index in groups}

    def merge(i: int, j: int, link: Link, *, judged: bool) -> None:
        a, b = sorted((home[i], home[j]))
        if a == b:
            return
        pairs = [(x, y) for x in inside[a] for y in inside[b]]
        if any((x, y) in apart or (y, x) in apart for x, y in pairs):
            return
        if not judged and any(weigh(x, y)[0] <= VETO for x, y in pairs):
            return
        groups[a].members += groups[b].members
        groups[a].links += [*groups[b].links, link]
        for index in inside[b]:
            home[index] = a
        inside[a] += inside.pop(b)
        del groups[b]

    for i, j, judgement in _judged_one(ordered, verdicts.same):
        merge(i, j, _link(ordered[i], ordered[j], 0.0, (f"judged one: {judgement}",)), judged=True)
    ranked = sorted(
        ((weigh(i, j), i, j) for i, j in _pairs(ordered, blocks)),
        key=lambda each: (-each[0][0], each[1], each[2]),
    )
    for (total, told), i, j in ranked:
        if total < enough:
            break
        merge(i, j, _link(ordered[i], ordered[j], total, told), judged=False)
    return [groups[index] for index in sorted(groups)]


def _link(one: M, other: M, total: float, told: tuple[str, ...]) -> Link:
    return Link(one=one.claims[0], other=other.claims[0], score=round(total, 2), told=told)


def _pairs(
    ordered: Sequence[M], blocks: Callable[[M], Iterable[Hashable]] | None
) -> Iterable[tuple[int, int]]:
    if blocks is None:
        return combinations(range(len(ordered)), 2)
    by_block: dict[Hashable, list[int]] = {}
    for index, each in enumerate(ordered):
        for block in set(blocks(each)):
            by_block.setdefault(block, []).append(index)
    return {pair for indexes in by_block.values() for pair in combinations(sorted(indexes), 2)}


def _sides(ordered: Sequence[M], each: Apart) -> tuple[list[int], list[int]]:
    one = [i for i, mention in enumerate(ordered) if each.one & set(mention.claims)]
    other = [i for i, mention in enumerate(ordered) if each.other & set(mention.claims)]
    return one, other


def _apart(ordered: Sequence[M], different: tuple[Apart, ...]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for each in different:
        one, other = _sides(ordered, each)
        found |= {(i, j) for i in one for j in other}
    return found


def _judged_one(ordered: Sequence[M], same: tuple[Apart, ...]) -> Iterable[tuple[int, int, str]]:
    for each in same:
        one, other = _sides(ordered, each)
        members = sorted({*one, *other})
        if one and other:
            for index in members[1:]:
                yield members[0], index, each.judgement
