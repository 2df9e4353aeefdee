"""When a report speaks, and at what table: what all its parts count from."""

from collections.abc import Iterable

from parley.model.when import When
from parley.reading.dates import DateMention, Filed, find_dates
from parley.reading.header import day_of_dateline, find_published
from parley.reading.layers import Layers
from parley.reading.lexicon import fold
from parley.reading.rounds import find_rounds
from parley.reading.table import Table

_SOON = 7  # days from the dateline of a story to the day on which a page has it
_NEAR = 14  # days between a round and the dateline of its report


def publication(layers: Layers) -> When | None:
    """The day a report came out, where it is known."""
    published, _ = find_published(layers.report, layers)
    return published


def filing(layers: Layers) -> When | None:
    """The day from which a story counts: that of its dateline, where it came out soon after."""
    published, filed = layers.once(publication), day_of_dateline(layers)
    if published is None or published.year is None or filed is None:
        return published
    for year in (published.year, published.year - 1):
        try:
            day = filed.in_year(year)
        except ValueError:
            continue
        if day.earliest and published.earliest:
            apart = (published.earliest - day.earliest).days
            if 0 < apart <= _SOON:
                return Filed(day.value)
    return published


def table_of(layers: Layers) -> Table:
    """The rounds that a report tells of, and who sits at the table."""
    return find_rounds(layers, layers.once(filing))


def day_at_hand(layers: Layers, table: Table, published: When | None) -> When | None:
    """What relative dates count from and where missing years come from."""
    main = table.main.when if table.main else None
    days = [day for day in (published, main.start if main else None) if day is not None]
    for day in days:
        if day.year is not None:
            return day
    for day in days:
        if day.day is not None and (full := _with_its_year(day, layers)):
            return full
    return published


def _with_its_year(day: When, layers: Layers) -> When | None:
    """The day with the year of a full date close to it, or of the same day anywhere on the page."""
    near = _year_of(day, layers.dates, apart=_NEAR)
    if near is None:
        near = _year_of(day, find_dates(layers.text, fold(layers.text)), apart=0)
    return near


def _year_of(day: When, dates: Iterable[DateMention], *, apart: int) -> When | None:
    for date in dates:
        year, month, day_of_month = date.first
        if date.kind != "day" or not (year and month and day_of_month):
            continue
        if (day.month, day.day) == (2, 29) and year % 4:
            continue
        full = day.in_year(year).earliest
        told = When(f"{year:04d}-{month:02d}-{day_of_month:02d}").earliest
        if full and told and abs((told - full).days) <= apart:
            return day.in_year(year)
    return None
