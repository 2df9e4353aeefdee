"""The blocks of a long chapter to pages of a few lines each, cut between its parts if it can be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from parley.briefing.content import Block, Cell, Heading, Items, Run, Table
from parley.web.views.paging import LENGTH, Paged


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of a chapter, and the page on which it stands."""

    title: str
    anchor: str
    page: int


_LIGHT = 16  # lines and notes in a row that count as one line; more count as several


@dataclass(slots=True)
class Leaf:
    """A page of a chapter, and how many lines it has."""

    blocks: list[Block]
    length: int = 0


def leaves(blocks: Iterable[Block], length: int = LENGTH) -> list[Leaf]:
    """Pages of no more lines than that.

    A part that fits on a page but not on the rest of one begins the next. One that is longer is
    cut between two rows, and its heading stands again over the rest.
    """
    binder = _Binder(length)
    for part in _parts(blocks):
        binder.add(part)
    return binder.leaves


def leaf_of(every: Sequence[Leaf], page: int) -> Paged[Block]:
    """The page asked for, or the last one where there are fewer."""
    page = min(max(page, 1), len(every))
    before = sum(each.length for each in every[: page - 1])
    total = sum(each.length for each in every)
    return Paged(total, page, len(every), before + 1, tuple(every[page - 1].blocks))


def parts_on(every: Iterable[Leaf]) -> Iterator[Part]:
    """Where each part begins."""
    seen: set[str] = set()
    for number, leaf in enumerate(every, start=1):
        for block in leaf.blocks:
            if isinstance(block, Heading) and block.level == 2 and block.anchor not in seen:
                seen.add(block.anchor)
                yield Part(block.title.text, block.anchor, number)


class _Binder:
    """Writes parts on pages, one after the other."""

    def __init__(self, length: int) -> None:
        self.leaves = [Leaf([])]
        self._most = length

    def add(self, part: Sequence[Block]) -> None:
        """Write a part on the page that is open, or on new ones."""
        heights = [_heights(block) for block in part]
        length, room = sum(map(sum, heights)), self._room()
        if room < length and (length <= self._most or room < self._most // 2):
            self.leaves.append(Leaf([]))
        title = part[0] if isinstance(part[0], Heading) else None
        for block, own in zip(part, heights, strict=True):
            self._write(block, own, title)

    def _room(self) -> int:
        return self._most - self.leaves[-1].length

    def _turn(self, title: Heading | None) -> None:
        """Open the next page in the middle of a part."""
        again = replace(title, title=Run(f"{title.title.text}, continued")) if title else None
        self.leaves.append(Leaf([again] if again else []))

    def _write(self, block: Block, heights: list[int], title: Heading | None) -> None:
        start = 0
        while start < max(1, len(heights)):
            if self._room() <= 0:
                self._turn(title)
            end = start + max(1, _fitting(heights[start:], self._room()))
            leaf = self.leaves[-1]
            leaf.blocks.append(_cut(block, start, end))
            leaf.length += sum(heights[start:end])
            start = end


def _parts(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Blocks from one heading to the next of its kind."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2 and part:
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _heights(block: Block) -> list[int]:
    """As how many lines each line of a block counts: a row with much in it as several."""
    match block:
        case Table():
            return [_height(row) for row in block.rows]
        case Items():
            return [1] * len(block.lines)
        case Heading():
            return []
        case _:
            return [1]


def _height(row: Sequence[Cell]) -> int:
    lines = [line for cell in row for line in cell]
    return 1 + (len(lines) + sum([len(run.notes) for line in lines for run in line])) // _LIGHT


def _fitting(heights: Sequence[int], room: int) -> int:
    """How many lines have room."""
    return sum(end <= room for end in accumulate(heights))


def _cut(block: Block, start: int, end: int) -> Block:
    """Some lines of a table or list; all else is one line."""
    match block:
        case Table():
            return replace(block, rows=block.rows[start:end])
        case Items():
            return Items(block.lines[start:end])
        case _:
            return block
