import pytest

from parley.record import resolve
from tests.record.telling import Report

DEPUTY = "Deputy Minister of Foreign Affairs"


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        ("Tran Minh Khoa", "Minh Khoa Tran", 1),
        ("Lê Thị Thu Hằng", "Le Thi Thu Hang", 1),
        ("Tran Minh Khoa", "Khoa", 1),
        ("James Hollis", "Jim Hollis", 1),
        ("Haruka Tanabe", "Haruka Tanaba", 1),
        ("Tran Minh Khoa", "Nguyen Van Ba", 2),
        ("Nguyen Thi Lan", "Nguyen Van Ba", 2),
    ],
)
def test_one_person_across_spellings_orders_and_short_forms(
    one: str, other: str, people: int
) -> None:
    reports = Report("a"), Report("b")
    for report, name in zip(reports, (one, other), strict=True):
        at = report.round(3, "2018-01-30")
        report.chair(at, name, "VN", DEPUTY)
    record = resolve([*reports[0].claims, *reports[1].claims])
    assert len(record.people) == people


def test_short_form_that_two_people_share_stays_by_itself() -> None:
    full, short = Report("a"), Report("b")
    at = full.round(3, "2018-01-30")
    for name in ("Tran Minh Khoa", "Le Van Khoa"):
        full.chair(at, name, "VN")
    short.chair(short.round(3, "2018-01-30"), "Khoa", "VN")
    assert len(resolve([*full.claims, *short.claims]).people) == 3


def test_two_persons_sharing_a_name_stay_two() -> None:
    report = Report("a")
    at = report.round(3, "2018-01-30")
    report.chair(at, "Nguyen Van Nam", "VN", "Deputy Minister of Public Security")
    report.chair(at, "Nguyen Van Nam", "VN", "Chairman of Quang Tri Province")
    assert len(resolve(report.claims).people) == 2


def test_offices_held_by_turns_are_those_of_two() -> None:
    days = {"2015-01-30": "Minister of Health", "2016-01-30": "Commander of the Navy"}
    days |= {"2017-01-30": "Minister of Health", "2018-01-30": "Commander of the Navy"}
    claims = []
    for number, (day, role) in enumerate(days.items()):
        report = Report(f"r{number}")
        report.chair(report.round(number + 1, day), "Nguyen Van Nam", "VN", role)
        claims += report.claims
    offices = {office.role for person in resolve(claims).people for office in person.offices}
    assert offices == set(days.values())


def test_offices_are_intervals_and_an_acting_head_is_the_same_person() -> None:
    early, late = Report("a"), Report("b")
    early.chair(early.round(3, "2017-01-30"), "Ana Ruiz", "JP", "Acting Assistant Secretary")
    late.chair(late.round(4, "2018-01-30"), "Ana Ruiz", "JP", "Assistant Secretary")
    (person,) = resolve([*early.claims, *late.claims]).people
    assert [(o.capacity, o.first, o.last) for o in person.offices] == [
        ("acting", "2017-01-30", "2017-01-30"),
        ("substantive", "2018-01-30", "2018-01-30"),
    ]


def test_two_titles_at_one_round_are_a_conflict_and_two_forms_of_one_are_none() -> None:
    reports = [Report(name) for name in "abc"]
    roles = ("Deputy Foreign Minister", DEPUTY, "First Deputy Minister of Foreign Affairs")
    for report, role in zip(reports, roles, strict=True):
        report.chair(report.round(3, "2018-01-30"), "Tran Minh Khoa", "VN", role)
    (conflict,) = resolve([claim for report in reports for claim in report.claims]).conflicts
    assert conflict.key == "role"
    assert conflict.working == DEPUTY
    assert len(conflict.values) == 2
