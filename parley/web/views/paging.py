"""A long list to one page of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")
LENGTH = 25  # lines; a page of them is made in some ten milliseconds


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """Some lines of a list, and where in it they stand."""

    total: int
    page: int
    pages: int
    first: int
    lines: tuple[T, ...]


def paged(lines: Sequence[T], page: int, length: int = LENGTH) -> Paged[T]:
    """The page asked for, or the last one where the list is shorter."""
    pages = max(1, -(-len(lines) // length))
    page = min(max(page, 1), pages)
    start = (page - 1) * length
    return Paged(len(lines), page, pages, start + 1, tuple(lines[start : start + length]))


def replace_lines(some: Paged[S], lines: Sequence[T]) -> Paged[T]:
    """The same page of a list with other lines in place of its own."""
    return Paged(some.total, some.page, some.pages, some.first, tuple(lines))
