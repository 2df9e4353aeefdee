"""Rounds without a printed year to the years, and the place in time, that their series allows."""

from collections.abc import Iterable, Mapping

from parley.model.record import Choice, Round, Value, Years
from parley.model.when import When


def fill_years(rounds: list[Round], published: dict[str, str | None]) -> None:
    """Give each undated round of a series the years it may have been held in.

    Its neighbours in the series bound it, and so does the day on which a report of it came out.
    Where one year is left, the working date takes it, with that basis.
    """
    for each in rounds:
        if each.status != "held" or each.start is None:
            continue
        day = When(each.start.working)
        if day.year is not None:
            continue
        years = _years(each, day, rounds, published)
        if years is None:
            continue
        each.years = years
        if years.earliest == years.latest:
            each.start = _in_year(each.start, years)
            each.end = _in_year(each.end, years) if each.end else None


def _years(
    each: Round, day: When, rounds: list[Round], published: dict[str, str | None]
) -> Years | None:
    after: list[tuple[int, str]] = []
    before: list[tuple[int, str]] = []
    for other in rounds:
        known = _dated(other)
        if known is None or other is each or each.ordinal is None or other.ordinal is None:
            continue
        told = f"round {other.ordinal} was held on {known}"
        if other.ordinal < each.ordinal:
            after.append((_first_year_after(day, known), f"{told}, before it"))
        elif other.ordinal > each.ordinal:
            before.append((_last_year_before(day, known), f"{told}, after it"))
    for report in each.reports:
        out = published.get(report)
        if out and not out.startswith("XXXX"):
            before.append((_last_year_before(day, When(out), same=True), f"told of on {out}"))
    if not after or not before:
        return None
    earliest, lower = max(after)
    latest, upper = min(before)
    if earliest > latest:
        return None
    return Years(earliest=earliest, latest=latest, basis=f"{lower}; {upper}")


def moments(rounds: Iterable[Round]) -> Mapping[str, str]:
    """What sorts rounds by time, each by its first day.

    One whose year is not known comes after those of lower numbers in its dialogue.
    """
    by_dialogue: dict[str, list[Round]] = {}
    for each in rounds:
        by_dialogue.setdefault(each.dialogue, []).append(each)
    return {each.id: _moment(each, own) for own in by_dialogue.values() for each in own}


def _moment(each: Round, own: list[Round]) -> str:
    day = str(each.start.working) if each.start else ""
    if day and not day.startswith("XXXX"):
        return day
    if not (day or each.ordinal):
        return "~"
    known = (
        str(other.start.working)
        for other in own
        if other.start and (other.ordinal or 0) < (each.ordinal or 0)
    )
    return f"{max((other for other in known if not other.startswith('XXXX')), default='')}+{day}"


def _dated(other: Round) -> When | None:
    if other.status != "held" or other.start is None:
        return None
    known = When(other.start.working)
    return known if known.year is not None else None


def _first_year_after(day: When, known: When) -> int:
    """The first year in which that day of the year comes after a known date."""
    year = known.year or 0
    return year if day.value[5:] > known.value[5:] else year + 1


def _last_year_before(day: When, known: When, *, same: bool = False) -> int:
    year = known.year or 0
    rest = known.value[5:]
    is_before = not rest or day.value[5:] < rest or (same and day.value[5:] == rest)
    return year if is_before else year - 1


def _in_year(choice: Choice, years: Years) -> Choice:
    """Fill in the only year left; a 29 February that has none there is left as printed."""
    try:
        working = When(choice.working).in_year(years.earliest).value
    except ValueError:
        return choice
    first = choice.values[0]
    values = (Value(working, first.claims, years.basis), *choice.values[1:])
    return Choice(working, f"the only year the series allows: {years.basis}", values)
