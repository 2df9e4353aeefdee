"""Which round a book is for, when reports number and date the rounds well or badly."""

import pytest

from parley.dossiers import BriefingDossier, Dossiers, SourceLine, briefing
from parley.errors import RecordError
from parley.record import resolve
from parley.store import KeptClaims
from tests.record.telling import Report

Told = list[tuple[int | None, str | None, str]]


def source(name: str) -> SourceLine:
    """The source of a report of May 2020."""
    return SourceLine(
        report=name,
        name=name,
        title=None,
        outlet="The Courier",
        agency=None,
        published="2020-05-02",
        kind="news",
        sha256=name,
        size=1,
        stated={},
        problem=None,
    )


def book(told: Told, ordinal: int | None = None) -> BriefingDossier:
    """The book of a dialogue whose rounds one report each tells: number, first day, status."""
    claims, sources = [], []
    for place, (number, start, status) in enumerate(told):
        report = Report(f"r{place}", "2020-05-02")
        at = report.round(number, start, status=status)
        report.promise(at, "JP+VN", "agree", "train engineers", "cyber-security")
        claims += report.claims
        sources.append(source(report.name))
    return briefing(
        Dossiers(resolve(claims), KeptClaims(known=claims), lambda: sources), ordinal=ordinal
    )


@pytest.mark.parametrize(
    ("told", "number", "basis"),
    [
        ([(1, "2018-03-01", "held"), (2, "2019-03-01", "held")], 3, "round 2 is the last held"),
        ([(8, "2019-07-15", "held"), (9, "2017-11-02", "held")], 10, "round 9 is the last held"),
        ([(8, "XXXX-08-03", "held"), (9, "2018-01-30", "held")], 10, "round 9 is the last held"),
        ([(13, "2018-08-26", "held"), (14, None, "held")], 15, "round 14 is the last held"),
        ([(None, "2019-04-02", "held")], None, "that of 2 April 2019 is the last held"),
        ([(1, "2018-03-01", "held"), (2, "2020-09-01", "planned")], 2, "round 2 is "),
        ([(1, "2018-03-01", "held"), (2, "2019-09-01", "planned")], 2, "; that time is over"),
        ([(4, "2020-09-01", "planned")], 4, "round 4 is "),
    ],
    ids=lambda each: each if isinstance(each, str) else None,
)
def test_round_to_come_follows_the_last_held(told: Told, number: int | None, basis: str) -> None:
    coming = book(told).about.next
    assert coming.ordinal == number
    assert basis in coming.basis


def test_round_without_a_year_stands_between_its_neighbours() -> None:
    made = book([(9, "2018-01-30", "held"), (8, "XXXX-08-03", "held"), (7, "2015-01-22", "held")])
    assert [each.name for each in made.series] == ["7", "8", "9"]
    assert made.about.last is not None
    assert made.about.last.ordinal == 9


def test_announced_day_is_the_day_of_the_book() -> None:
    made = book([(1, "2018-03-01", "held"), (2, "2020-09-01", "planned")])
    assert made.about.next.start == "2020-09-01"
    assert [(each.kind, len(each.citations)) for each in made.front.deadlines] == [("round", 1)]
    assert all("date and place" not in each.says for each in made.front.unknowns)


def test_earlier_round_is_refused_even_without_its_report() -> None:
    with pytest.raises(RecordError, match=r"Round 1 of .* is behind us: round 2 was held"):
        book([(2, "2019-03-01", "held")], ordinal=1)
