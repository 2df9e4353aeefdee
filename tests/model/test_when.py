from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.model.when import When, last_weekday, next_weekday, of_day

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
YEARS = st.integers(1900, 2099).map(lambda year: f"{year:04d}")
MONTHS = st.integers(1, 12).map(lambda month: f"{month:02d}")
WHENS = st.one_of(
    DAYS.map(str),
    YEARS,
    st.tuples(YEARS, MONTHS).map("-".join),
    MONTHS.map(lambda month: f"XXXX-{month}"),
    DAYS.map(lambda day: f"XXXX{str(day)[4:]}"),
    st.tuples(YEARS, MONTHS).map(lambda pair: "-".join(pair) + "~"),
    YEARS.map(lambda year: f"{year}~"),
).map(When)


@given(WHENS)
def test_when_parses_what_it_prints(when: When) -> None:
    assert When(str(when)) == when


@given(WHENS, WHENS)
def test_covers_agrees_with_prefix_where_both_years_are_known(one: When, other: When) -> None:
    if one.year is None or other.year is None:
        return
    assert one.covers(other) == str(other).rstrip("~").startswith(str(one).rstrip("~"))


@given(DAYS)
def test_covers_a_day_by_its_month_and_its_year(day: date) -> None:
    when = of_day(day)
    assert When(f"{day:%Y-%m}").covers(when)
    assert When(f"{day:%Y}").covers(when)
    assert not when.covers(When(f"{day:%Y}"))


@given(WHENS, WHENS)
def test_covers_leaves_no_day_of_the_other_outside(one: When, other: When) -> None:
    if one.year is None or other.year is None or not one.covers(other):
        return
    assert one.earliest is not None
    assert one.latest is not None
    assert other.earliest is not None
    assert other.latest is not None
    assert one.earliest <= other.earliest <= other.latest <= one.latest


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2019-03-25", date(2019, 3, 25), date(2019, 3, 25)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2022~", date(2022, 1, 1), date(2022, 12, 31)),
        ("XXXX-03-25", None, None),
    ],
)
def test_when_knows_its_first_and_last_day(
    value: str, earliest: date | None, latest: date | None
) -> None:
    assert (When(value).earliest, When(value).latest) == (earliest, latest)


@pytest.mark.parametrize(
    "value",
    ["", "2019-13", "2019-00", "2019-02-29", "2019-3-5", "XXXX", "XXXX-02-30", "25 March", "2019-"],
)
def test_when_refuses_what_is_no_date(value: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day"):
        When(value)


def test_in_year_fills_in_a_year() -> None:
    assert When("XXXX-03-25").in_year(2019) == When("2019-03-25")
    assert When("2015-01").in_year(2019) == When("2015-01")


def test_in_year_refuses_a_leap_day_where_there_is_none() -> None:
    with pytest.raises(ValueError, match="day"):
        When("XXXX-02-29").in_year(2019)


def test_covers_compares_month_and_day_where_a_year_is_unknown() -> None:
    assert When("XXXX-03").covers(When("2019-03-25"))
    assert When("XXXX-03-25").covers(When("2019-03-25"))
    assert not When("XXXX-03-25").covers(When("2019-03-26"))


def test_a_day_of_an_unknown_year_may_lie_in_any_year() -> None:
    assert When("2019").covers(When("XXXX-03"))
    assert not When("XXXX-03").covers(When("2019"))


@given(DAYS, st.integers(0, 6))
def test_weekdays_lie_within_the_week_beside_a_day(day: date, weekday: int) -> None:
    before, after = last_weekday(day, weekday), next_weekday(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert day - timedelta(days=6) <= before <= day < after <= day + timedelta(days=7)
