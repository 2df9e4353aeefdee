"""The day from which a report counts: that of publication, or failing that of its round."""

from parley.model.when import When
from parley.reading.dates import DateMention
from parley.reading.rounds import Table

_NEAR = 14  # days between a round and the dateline of its report


def day_at_hand(table: Table, published: When | None, dates: list[DateMention]) -> When | None:
    """What relative dates count from and where missing years come from."""
    if published is not None and published.year is not None:
        return published
    main = table.main.when if table.main else None
    if main is None:
        return published
    if main.start.year is None:
        return _with_a_year_near(main.start, dates) or published
    return main.start


def _with_a_year_near(day: When, dates: list[DateMention]) -> When | None:
    """The day of a round with the year of a full date close to it: that of the dateline."""
    for date in dates:
        if date.kind != "day" or date.year is None:
            continue
        full = day.in_year(date.year)
        told = When(f"{date.year:04d}-{date.first[1]:02d}-{date.first[2]:02d}")
        if full.earliest and told.earliest and abs((told.earliest - full.earliest).days) <= _NEAR:
            return full
    return None
