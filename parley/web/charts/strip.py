"""The rounds of a dialogue to a strip through time, with what framed them above it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from parley.model.when import When

_LEFT, _RIGHT = 28.0, 28.0
WIDE, NARROW = 960.0, 660.0
_PER_ROUND = 64.0  # a strip with many rounds grows wider and is scrolled
_LETTER = 6.3  # pixels of a letter in the strip's type, to keep labels apart
_ROW, _ROWS = 19.0, 6
_PLACE_ROWS, _PLACE_ROW = 3, 14.0
_DAYS_AROUND = 120  # kept free before the first and behind the last round, at the least
_SHARE_AROUND = 0.07  # of the time between them, likewise
_RADIUS = 9.0


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a date that is to be drawn; where none is known, it lies between others."""

    key: str
    label: str
    """What is printed beside the mark."""
    says: str
    """The text alternative."""
    href: str
    kind: str
    start: str | None = None
    end: str | None = None
    place: str = ""
    order: int | None = None
    """The number of a round, which places it where its date is not known."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One event, placed: a point, or a span where its date is not known to the day."""

    event: Event
    x: float
    y: float
    left: float
    width: float
    is_span: bool
    is_before: bool
    """Whether it lies before the time that the strip shows."""
    label_y: float
    place_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Everything that the template draws, in pixels."""

    width: float
    height: float
    axis_y: float
    rounds: tuple[Mark, ...]
    background: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    undated: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date
    width: float

    def at(self, day: date) -> float:
        """Where a day stands; one outside the time of the rounds stands at the edge."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        share = min(max(share, 0.0), 1.0)
        return round(_LEFT + share * (self.width - _LEFT - _RIGHT), 1)


def draw_strip(
    rounds: Iterable[Event], background: Iterable[Event], *, least: float = WIDE
) -> Strip | None:
    """Place the events on a strip at least so wide; none where no round has a date."""
    dated, undated = _dated(list(rounds))
    if not dated:
        return None
    framing = [(event, _bounds(event)) for event in background]
    known = [(event, bounds) for event, bounds in framing if bounds]
    days = [day for _, bounds in dated for day in bounds]
    around = max(timedelta(days=_DAYS_AROUND), (max(days) - min(days)) * _SHARE_AROUND)
    width = max(least, _PER_ROUND * len(dated))
    scale = _Scale(min(days) - around, max(days) + around, width)
    backdrop, rows = _background(known, scale)
    placed = _place_rows(dated, scale)
    axis = rows * _ROW + 28.0 + _PLACE_ROW * (max(placed.values()) + 1)
    return Strip(
        width=width,
        height=axis + 58.0,
        axis_y=axis,
        rounds=tuple(_rounds(dated, scale, axis, placed)),
        background=tuple(backdrop),
        ticks=tuple(_ticks(scale)),
        undated=tuple(undated),
    )


_Bounds = tuple[date, date]


def _bounds(event: Event) -> _Bounds | None:
    """The first and the last day on which it may have been; none where no year is known."""
    try:
        start = When(event.start).earliest if event.start else None
        end = When(event.end or event.start).latest if event.start else None
    except ValueError:
        return None
    return (start, max(start, end)) if start and end else None


def _dated(rounds: list[Event]) -> tuple[list[tuple[Event, _Bounds]], list[Event]]:
    """Give each round its bounds; one without a date but with a number lies between others."""
    own = [(event, _bounds(event)) for event in rounds]
    known = sorted(
        (event.order, bounds) for event, bounds in own if bounds and event.order is not None
    )
    dated: list[tuple[Event, _Bounds]] = []
    undated: list[Event] = []
    for event, bounds in own:
        between = bounds or _between(event, [each.order for each, b in own if not b], known)
        if between:
            dated.append((event, between))
        else:
            undated.append(event)
    return dated, undated


def _between(
    event: Event, loose: list[int | None], known: list[tuple[int, _Bounds]]
) -> _Bounds | None:
    """An equal share of the time between the neighbours in number."""
    if event.order is None:
        return None
    before = [(order, bounds) for order, bounds in known if order < event.order]
    after = [(order, bounds) for order, bounds in known if order > event.order]
    if not before or not after:
        return None
    (low, (_, left)), (high, (right, _)) = before[-1], after[0]
    among = sorted({order for order in loose if order is not None and low < order < high})
    share = max((right - left) / (len(among) + 1), timedelta(0))
    place = among.index(event.order) + 1
    middle = left + share * place
    return middle - share / 3, middle + share / 3


def _place_rows(dated: list[tuple[Event, _Bounds]], scale: _Scale) -> dict[str, int]:
    """The row on which each round's city does not run into the one before, else the last row."""
    ends = [float("-inf")] * _PLACE_ROWS
    rows: dict[str, int] = {}
    for event, bounds in _in_time(dated):
        x = (scale.at(bounds[0]) + scale.at(bounds[1])) / 2
        half = max(len(event.place) * _LETTER, 2 * _RADIUS) / 2 + 4
        free = [number for number, end in enumerate(ends) if x - half > end]
        rows[event.key] = row = free[0] if free else _PLACE_ROWS - 1
        ends[row] = x + half
    return rows


def _in_time(dated: list[tuple[Event, _Bounds]]) -> list[tuple[Event, _Bounds]]:
    return sorted(dated, key=lambda pair: (pair[1], pair[0].key))


def _rounds(
    dated: list[tuple[Event, _Bounds]], scale: _Scale, axis: float, rows: dict[str, int]
) -> Iterator[Mark]:
    for event, bounds in _in_time(dated):
        left, right = scale.at(bounds[0]), scale.at(bounds[1])
        yield Mark(
            event=event,
            x=round((left + right) / 2, 1),
            y=axis,
            left=left,
            width=round(right - left, 1),
            is_span=right - left > 2 * _RADIUS,
            is_before=False,
            label_y=axis + 4.5,
            place_y=axis - 17.0 - _PLACE_ROW * rows[event.key],
            anchor="middle",
        )


def _background(known: list[tuple[Event, _Bounds]], scale: _Scale) -> tuple[list[Mark], int]:
    """Put each label on the first row where it does not run into the one before."""
    ends: list[float] = []
    marks = []
    for event, bounds in _in_time(known):
        left, right = scale.at(bounds[0]), scale.at(bounds[1])
        long = len(event.label) * _LETTER + 14
        is_late = left + long > scale.width - 4
        begin = left - long if is_late else left - 4
        row = next((n for n, end in enumerate(ends) if begin > end), len(ends))
        if row == len(ends) and row < _ROWS:
            ends.append(0.0)
        row = min(row, _ROWS - 1)
        ends[row] = left + 8 if is_late else left + long
        y = 16.0 + row * _ROW
        marks.append(
            Mark(
                event=event,
                x=left,
                y=y,
                left=left,
                width=round(max(right - left, 3.0), 1),
                is_span=right - left > 3,
                is_before=bounds[1] < scale.first,
                label_y=y + 4,
                place_y=y,
                anchor="end" if is_late else "start",
            )
        )
    return marks, len(ends)


def _ticks(scale: _Scale) -> Iterator[Tick]:
    years = range(scale.first.year + 1, scale.last.year + 1)
    fitting = int((scale.width - _LEFT - _RIGHT) / 52) or 1
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if len(years) / step <= fitting)
    for year in years:
        if year % step == 0:
            yield Tick(scale.at(date(year, 1, 1)), str(year))
