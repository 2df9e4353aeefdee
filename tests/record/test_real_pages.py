"""The five real pages together, where they are at hand; their sentences stay with them."""

from functools import cache
from pathlib import Path

import pytest

from parley.dossiers import Dossiers, open_dossiers
from parley.model.source import NOTHING_STATED, Stated
from parley.model.when import When
from parley.pipeline import add, record_of
from parley.store import open_database

PAGES = sorted((Path(__file__).parents[2] / "../shared/reports").resolve().glob("00*.txt"))
pytestmark = pytest.mark.skipif(len(PAGES) != 5, reason="the five real pages are not at hand")


@cache
def dossiers(*, dated: bool) -> Dossiers:
    """The record of the pages; the tenth round's page prints no day of its own."""
    database = open_database(":memory:")
    for page in PAGES:
        is_tenth = page.name.startswith("000_")
        stated = Stated(published=When("2019-03-26")) if dated and is_tenth else NOTHING_STATED
        list(add([str(page)], database, stated))
    made = open_dossiers(database, record_of(database))
    database.close()
    return made


def test_rounds_are_seven_nine_ten_and_thirteen_and_eight_is_open() -> None:
    found = {}
    for each in dossiers(dated=True).record.rounds:
        values = [each.start, each.end, each.city]
        found[each.ordinal] = (each.status, *(v.working if v else None for v in values))
    assert found == {
        7: ("held", "2015-01-22", "2015-01-23", "Hanoi"),
        8: ("announced", "2016", "2016", "Washington"),
        9: ("held", "2018-01-30", "2018-01-30", "Hanoi"),
        10: ("held", "2019-03-25", "2019-03-25", "Washington"),
        13: ("held", "2024-08-26", "2024-08-26", "Hanoi"),
    }


def test_rounds_eleven_and_twelve_are_gaps_and_eight_has_no_report() -> None:
    told = [gap.says for gap in dossiers(dated=True).gaps() if gap.kind in ("missing", "announced")]
    assert [each.partition(" ")[2].partition(" ")[0] for each in told] == ["8", "11", "12"]


def test_year_of_the_tenth_round_is_an_interval_where_nobody_states_it() -> None:
    years = next(e.years for e in dossiers(dated=False).record.rounds if e.ordinal == 10)
    assert years is not None
    assert (years.earliest, years.latest) == (2018, 2024)
    assert years.basis.startswith("round 9 was held on 2018-01-30")


@pytest.mark.parametrize(
    ("thread", "said"),
    [
        ("dioxin-remediation/bien-hoa", ["9", "10", "2019-11-22"]),
        ("dioxin-remediation/da-nang", ["10", "2019-11-22"]),
        ("unexploded-ordnance", ["7", "9", "10", "13"]),
        ("agent-orange-victims", ["9", "13"]),
        ("missing-in-action/no-object", ["7", "10", "2019-11-22"]),
        ("missing-in-action/people-of-us", ["13"]),
        ("missing-in-action/people-of-vn", ["9", "13"]),
    ],
)
def test_thread_has_its_statements_in_order(thread: str, said: list[str]) -> None:
    assert list(dossiers(dated=True).thread(thread).line.rounds) == said


def test_ha_kim_ngoc_is_one_person_through_three_rounds() -> None:
    found = [each for each in dossiers(dated=True).people() if "Ngoc" in each.name]
    assert [(each.name, each.seats) for each in found] == [
        ("Ha Kim Ngoc", ("7 (co-chair)", "9 (co-chair)", "13 (co-chair)"))
    ]


def test_one_sea_has_three_house_names() -> None:
    names = [each for each in dossiers(dated=True).names() if each.place == "South China Sea"]
    assert {each.printed for each in names} >= {"East Sea", "South China Sea", "East Vietnam Sea"}
    assert all("house style" in e.attribution or "own text" in e.attribution for e in names)


def test_code_of_conduct_is_named_in_2018_and_2019_and_not_in_2024() -> None:
    made = dossiers(dated=True)
    row = next(each for each in made.formulae() if each.formula == "COC")
    assert {made.round_name(cell.round): cell.is_present for cell in row.cells} == {
        "7": False,
        "9": True,
        "10": True,
        "13": False,
    }
    assert any(gap.kind == "wording" and gap.says.startswith("COC") for gap in made.gaps())


def test_memorandum_of_2011_is_one_paper_under_its_names() -> None:
    papers = [each for each in dossiers(dated=True).record.instruments if not each.ref]
    (memorandum,) = [each for each in papers if each.year and each.year.working == "2011"]
    assert len(memorandum.names) == 2
    (statement,) = [each for each in papers if each.year and each.year.working == "2015"]
    assert {value.value for value in statement.kind.values} == {"joint-statement", "joint-vision"}
    assert statement.kind.is_conflict
