"""Dates: what words name a day, a month or a year, and which one is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.model.when import When
from parley.reading.dates import Tense, find_dates, resolve
from parley.reading.lexicon import fold

PUBLISHED = When("2021-11-08")  # a Monday


def dated(
    text: str, published: When | None = PUBLISHED, tense: Tense = "past"
) -> list[tuple[str, str]]:
    """First and last day of each date of a text."""
    resolved = [resolve(date, published, tense) for date in find_dates(text, fold(text))]
    return [(str(each.start), str(each.end)) for each in resolved if each is not None]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 3 May 2020", "2020-05-03", "2020-05-03"),
        ("on May 3, 2020", "2020-05-03", "2020-05-03"),
        ("on the 3rd of May 2020", "2020-05-03", "2020-05-03"),
        ("on Sept. 27-28, 2020", "2020-09-27", "2020-09-28"),
        ("from 30 June to 2 July 2020", "2020-06-30", "2020-07-02"),
        ("from October 30 to November 2, 2020", "2020-10-30", "2020-11-02"),
        ("from December 30, 2020 to January 2, 2021", "2020-12-30", "2021-01-02"),
        ("between 3 and 5 May 2020", "2020-05-03", "2020-05-05"),
        ("on 17 and 18 November 2020", "2020-11-17", "2020-11-18"),
        ("on Monday, February 17, 2020", "2020-02-17", "2020-02-17"),
        ("from Tuesday, March 10, to Thursday, March 12, 2020", "2020-03-10", "2020-03-12"),
        ("from Tuesday 10 to Thursday 12 March 2020", "2020-03-10", "2020-03-12"),
        ("on Tuesday 10 and Wednesday 11 March 2020", "2020-03-10", "2020-03-11"),
        ("on Tuesday and Wednesday, March 10 and 11, 2020", "2020-03-10", "2020-03-11"),
        ("this morning, 27 March 2020", "2020-03-27", "2020-03-27"),
        ("today (27 March 2020)", "2020-03-27", "2020-03-27"),
        ("in March 2019", "2019-03", "2019-03"),
        ("in 2019", "2019", "2019"),
        ("on 2019-03-25", "2019-03-25", "2019-03-25"),
    ],
)
def test_date_with_a_year_is_read_as_printed(text: str, start: str, end: str) -> None:
    assert dated(text, None) == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("from October 3 to 4", "XXXX-10-03", "XXXX-10-04"),
        ("on 3 May", "XXXX-05-03", "XXXX-05-03"),
        ("in March", "XXXX-03", "XXXX-03"),
    ],
)
def test_date_without_a_year_stays_open_where_no_day_is_known(
    text: str, start: str, end: str
) -> None:
    assert dated(text, None) == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on Thursday", "2021-11-04", "2021-11-04"),
        ("on Monday", "2021-11-08", "2021-11-08"),
        ("late on Friday night", "2021-11-05", "2021-11-05"),
        ("last Tuesday", "2021-11-02", "2021-11-02"),
        ("on Tuesday last week", "2021-11-02", "2021-11-02"),
        ("on Thursday and Friday", "2021-11-04", "2021-11-05"),
        ("Tuesday to Thursday", "2021-11-02", "2021-11-04"),
        ("on Monday and Friday", "2021-11-08", "2021-11-08"),
        ("two days ago", "2021-11-06", "2021-11-06"),
        ("three months ago", "2021-08", "2021-08"),
        ("a year ago", "2020", "2020"),
        ("yesterday", "2021-11-07", "2021-11-07"),
        ("last month", "2021-10", "2021-10"),
        ("on 10 October", "2021-10-10", "2021-10-10"),
        ("on 10 December", "2020-12-10", "2020-12-10"),
        ("from December 30 to January 2", "2020-12-30", "2021-01-02"),
    ],
)
def test_date_told_in_the_past_is_the_last_one(text: str, start: str, end: str) -> None:
    assert dated(text) == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("on Thursday", "2021-11-11"),
        ("next Tuesday", "2021-11-09"),
        ("on Wednesday next week", "2021-11-17"),
        ("tomorrow", "2021-11-09"),
        ("in March", "2022-03"),
        ("on 10 December", "2021-12-10"),
        ("next year", "2022"),
    ],
)
def test_date_told_in_the_future_is_the_next_one(text: str, start: str) -> None:
    assert dated(text, tense="future")[0][0] == start


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on March 19 last year", "2020-03-19", "2020-03-19"),
        ("on 19 March of last year", "2020-03-19", "2020-03-19"),
        ("on 19 March, last year", "2020-03-19", "2020-03-19"),
        ("from 19 to 21 March last year", "2020-03-19", "2020-03-21"),
        ("on June 3-4 this year", "2021-06-03", "2021-06-04"),
        ("on 3 February earlier this year", "2021-02-03", "2021-02-03"),
        ("in May of last year", "2020-05", "2020-05"),
        ("on March 19 next year", "2022-03-19", "2022-03-19"),
        ("on March 19 of that year", "XXXX-03-19", "XXXX-03-19"),
        ("in May of the same year", "XXXX-05", "XXXX-05"),
    ],
)
def test_year_of_a_day_may_stand_behind_it_in_words(text: str, start: str, end: str) -> None:
    assert dated(text) == [(start, end)]


def test_that_year_is_the_year_at_hand() -> None:
    text = "on 3 May that year"
    mention = find_dates(text, fold(text))[0]
    resolved = resolve(mention, PUBLISHED, "past", 2014)
    assert resolved is not None
    assert str(resolved.start) == "2014-05-03"


@pytest.mark.parametrize(
    ("text", "start"),
    [("last March", "XXXX-03"), ("last December", "2020-12"), ("last November", "2020-11")],
)
def test_last_month_of_a_name_is_left_open_where_two_may_be_meant(text: str, start: str) -> None:
    assert dated(text)[0][0] == start


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was held on 03/04/2021.", "2021-04-03"),
        ("It was held on 23/04/2021.", "2021-04-23"),
        ("It was held on 04/23/2021.", "2021-04-23"),
        ("It was held on 03/04/2021, not on 04/23/2021.", "2021-03-04"),
        ("U.S. Department of State\nIt was held on 03/04/2021.", "2021-03-04"),
        ("U.S. Embassy in Bogota\nIt was held on 03/04/2021.", "2021-03-04"),
        ("Ministry of Foreign Affairs\nIt was held on 03/04/2021.", "2021-04-03"),
        ("The U.S. Department of State met him on 03/04/2021. It was cold there.", "2021-04-03"),
    ],
)
def test_order_of_day_and_month_is_that_of_the_house(text: str, day: str) -> None:
    assert dated(text, None)[0][0] == day


@pytest.mark.parametrize(
    "text",
    [
        "The Europe Today reports",
        "they may meet",
        "on the march to Lima",
        "at 14:02 hours",
        "31 February 2020",
        "Resolution 2020/5",
    ],
)
def test_other_words_are_no_day(text: str) -> None:
    assert not [d for d in find_dates(text, fold(text)) if d.kind not in ("year", "month")]


def test_time_of_day_is_no_day_of_the_month() -> None:
    assert dated("14:02 April 25, 2024", None) == [("2024-04-25", "2024-04-25")]


@given(day=st.dates(min_value=When("1950-01-01").earliest, max_value=When("2049-12-31").earliest))  # type: ignore[arg-type]
def test_every_printed_day_is_read(day: object) -> None:
    forms = (f"{day:%d %B %Y}", f"{day:%B %d, %Y}", f"{day:%Y-%m-%d}")

    assert [dated(form, None) for form in forms] == [[(str(day), str(day))]] * 3


def test_weekday_before_a_day_needs_no_day_of_publication() -> None:
    assert dated("on Monday, February 16, in Manila", None) == [("XXXX-02-16", "XXXX-02-16")]
