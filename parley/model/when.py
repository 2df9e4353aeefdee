"""Dates as precise as a text was: the part of EDTF (ISO 8601-2) that reports need."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?(~?)$")
_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, order=True, slots=True)
class When:
    """A day, month or year, as printed: `2019-03-25`, `2019-03`, `2019`, `XXXX-03-25`, `2022~`.

    Where no year is known it is `XXXX`. A closing `~` says that the text was approximate
    ("in early 2022").
    """

    value: str

    def __post_init__(self) -> None:
        found = _POINT.match(self.value)
        if not found:
            raise ValueError(f"not a date that Parley writes: {self.value!r}")
        year, month, day, _ = found.groups()
        if year == "XXXX" and month is None:
            raise ValueError("a date without a year needs a month")
        if month and not 1 <= int(month) <= 12:
            raise ValueError(f"no such month: {self.value!r}")
        if day and not 1 <= int(day) <= _MONTHS[int(month) - 1]:
            raise ValueError(f"no such day: {self.value!r}")
        if day and year != "XXXX":
            date(int(year), int(month), int(day))

    @property
    def year(self) -> int | None:
        """The year, where one is known."""
        return None if self.value.startswith("XXXX") else int(self.value[:4])

    @property
    def month(self) -> int | None:
        """The month, where one is given."""
        return int(self.value[5:7]) if len(self.value) >= 7 else None

    @property
    def day(self) -> int | None:
        """The day of the month, where one is given."""
        return int(self.value[8:10]) if len(self.value) >= 10 else None

    @property
    def is_approximate(self) -> bool:
        """Whether the text said "early", "about" or the like."""
        return self.value.endswith("~")

    @property
    def earliest(self) -> date | None:
        """The first day this may be; none where the year is unknown."""
        if self.year is None:
            return None
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date | None:
        """The last day this may be; none where the year is unknown."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def in_year(self, year: int) -> "When":
        """Return this date with the year filled in; a date that has one is returned as it is.

        A 29 February is refused (ValueError) for a year that has none.
        """
        if self.year is not None:
            return self
        return When(f"{year:04d}{self.value[4:]}")

    def covers(self, other: "When") -> bool:
        """Say whether the other date lies within this one: a month covers its days."""
        mine, theirs = self.value.rstrip("~"), other.value.rstrip("~")
        if mine.startswith("XXXX") or theirs.startswith("XXXX"):
            mine, theirs = mine[4:], theirs[4:]
        return theirs.startswith(mine)

    def __str__(self) -> str:
        return self.value


def of_day(day: date) -> When:
    """Return the When of one day."""
    return When(day.isoformat())


def last_weekday(day: date, weekday: int) -> date:
    """Return the given weekday (Monday is 0) on or before a day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def next_weekday(day: date, weekday: int) -> date:
    """Return the given weekday (Monday is 0) after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
