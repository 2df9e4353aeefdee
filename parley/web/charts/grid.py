"""What happened at which round to a grid: topics or people down, rounds across."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A round at the head of a column."""

    key: str
    label: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A mark where a row meets a round; an empty one says that the sources are silent."""

    shape: str
    """A word that the template draws: agenda-1 to agenda-3, co-chair, head, member …"""
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One topic or person through the rounds."""

    label: str
    note: str
    href: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together under one name."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns, and the groups of rows."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.groups


def make_grid(columns: Iterable[Column], groups: Iterable[Group]) -> Grid:
    """Put a grid together, leaving out groups without rows."""
    return Grid(tuple(columns), tuple(group for group in groups if group.rows))
