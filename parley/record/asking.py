"""Things that stay two to the question whether they are one, which only a person may answer.

What is nearly alike is asked, with the comparisons that speak for it, and never done. Whoever
judges the two lines the same or different has answered it.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from parley.model.record import Task
from parley.record.matching import VETO, Comparison, Group, M, Verdicts, score


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Two groups that nearly were one, by their places among all, with what speaks for it."""

    one: int
    other: int
    told: tuple[str, ...]
    claims: tuple[str, ...]


def near_misses(
    groups: Sequence[Group[M]],
    table: Sequence[Comparison[M]],
    *,
    enough: float,
    verdicts: Verdicts,
    blocks: Callable[[M], Iterable[Hashable]] | None = None,
) -> Iterator[NearMiss]:
    """The pairs of groups that some members make nearly alike, and that nobody judged two.

    `blocks` names what a pair of members must share to be compared.
    """
    for i, j in sorted(_pairs(groups, blocks)):
        one, other = groups[i], groups[j]
        found = [score(a, b, table) for a in one.members for b in other.members]
        best, told = max(found, key=lambda each: (each[0], each[1]))
        if best < enough or any(total <= VETO for total, _ in found):
            continue
        mine, theirs = (
            {claim for member in group.members for claim in member.claims} for group in (one, other)
        )
        if _is_answered(mine, theirs, verdicts):
            continue
        yield NearMiss(i, j, told, tuple(sorted(mine | theirs)))


def _pairs(
    groups: Sequence[Group[M]], blocks: Callable[[M], Iterable[Hashable]] | None
) -> Iterable[tuple[int, int]]:
    if blocks is None:
        return combinations(range(len(groups)), 2)
    by_block: dict[Hashable, set[int]] = {}
    for index, group in enumerate(groups):
        for member in group.members:
            for block in blocks(member):
                by_block.setdefault(block, set()).add(index)
    return {pair for own in by_block.values() for pair in combinations(sorted(own), 2)}


def _is_answered(mine: set[str], theirs: set[str], verdicts: Verdicts) -> bool:
    return any(
        (each.one & mine and each.other & theirs) or (each.other & mine and each.one & theirs)
        for each in verdicts.different
    )


def ask_same(near: NearMiss, one: tuple[str, str], other: tuple[str, str], kind: str) -> Task:
    """The question whether two lines are one; each with its id and what it is called."""
    (first, its), (second, others) = sorted((one, other))
    ends = "--".join(each.partition(":")[2] for each in (first, second))
    return Task(
        id=f"task:same/{kind}/{ends}",
        about=first,
        asks=f"Is {its} the same {kind} as {others}?",
        proposes="same",
        why="; ".join(near.told),
        claims=near.claims,
        other=second,
    )
