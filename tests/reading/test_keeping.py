"""What becomes of a promise, what was not discussed, and whose word it is."""

import pytest

from parley.model.reading import Reading
from parley.reading import read_grounded
from tests.factory import a_report

OPENING = "Chile and Peru held the fifth Strategic Dialogue in Lima on 4 June 2024. "


def _read(told: str) -> Reading:
    return read_grounded(a_report(OPENING + told))


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile will not build the radar station that it promised Peru last year.",
        "Chile has withdrawn the funding.",
        "Peru refused to hand over the ships.",
        "Peru broke its promise on the railway.",
        "Chile suspended its aid for the port of Ilo.",
        "The joint drill agreed in 2022 took place in April.",
        "Ministers did not discuss Taiwan.",
    ],
)
def test_what_became_of_a_promise_is_at_least_unread(sentence: str) -> None:
    assert sentence in [each.quote for each in _read(sentence).unread]


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Ministers did not discuss Taiwan.", "taiwan-strait"),
        ("Cyber security was not on the agenda.", "cyber-security"),
        ("They parted without mentioning the South China Sea.", "south-china-sea"),
        ("Peru expressed no concern about piracy.", "maritime-law-enforcement"),
    ],
)
def test_what_was_not_discussed_is_no_topic(sentence: str, topic: str) -> None:
    assert topic not in {each.code for each in _read(sentence).topics}


def test_what_was_discussed_beside_it_is_a_topic() -> None:
    told = _read("They did not discuss Taiwan, but they discussed cyber security.")
    codes = {each.code for each in told.topics}
    assert "cyber-security" in codes
    assert "taiwan-strait" not in codes


def test_no_more_is_agreed_than_in_principle() -> None:
    (told,) = _read("Peru agreed in principle to lift the ban on arms exports.").commitments
    assert told.what == "in principle to lift the ban on arms exports"


def test_hearsay_has_the_one_who_says_it() -> None:
    (told,) = _read("According to Quito, Peru promised to halt the military exercises.").commitments
    assert (told.by, told.said_by) == (("PE",), "EC")


def test_who_speaks_behind_it_is_no_part_of_what_is_promised() -> None:
    told = "Chile will provide five patrol ships, not two, by 2027, Ana Soto said."
    (promised,) = _read(told).commitments
    assert promised.what == "provide five patrol ships, not two, by 2027"


def test_work_is_done_by_whoever_promised_it() -> None:
    told = "Chile had promised in 2019 to build a bridge in Arica; the bridge was completed in May."
    (done,) = _read(told).commitments
    assert (done.act, done.by) == ("complete", ("CL",))


def test_visit_that_is_called_off_is_not_planned() -> None:
    told = "Minister Ana Soto of Chile will visit Lima in September."
    assert _read(told).visits
    assert not _read(told + " The visit was later called off.").visits


def test_anniversary_has_no_date_of_what_was_founded() -> None:
    told = (
        "They spoke about their work since the founding of the strategic partnership in July 2013,"
        " and about ways of marking the twentieth anniversary of diplomatic relations."
    )
    dates = [each.date for each in _read(told).milestones if each.kind == "anniversary"]
    assert "2013" not in dates
