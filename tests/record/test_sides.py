import pytest

from parley.record import resolve
from tests.record.telling import Report


@pytest.mark.parametrize(
    ("parties", "header", "side"),
    [
        ("US+VN", {"outlet": "the Ministry of Foreign Affairs"}, "VN"),
        ("US+VN", {"outlet": "Department of Defense"}, "US"),
        ("US+VN", {"outlet": None, "dateline": "Washington"}, "US"),
        ("US+VN", {"outlet": "Office of the Spokesperson"}, "US"),
        ("US+VN", {"outlet": None, "dateline": "Tokyo"}, None),
        ("US+VN", {"outlet": None, "dateline": "Da Nang"}, None),
        ("US+VN", {"outlet": "The Courier", "dateline": "Hanoi"}, None),
        ("US+VN", {"outlet": None, "dateline": "Hanoi", "agency": "VNA"}, None),
        ("JP+VN", {"outlet": "Ministry of Defence"}, None),
        ("JP+VN", {"outlet": "Ministry of Defence", "dateline": "Tokyo"}, "JP"),
        ("JP+VN", {"outlet": "Ministry of Defence of Viet Nam", "dateline": "Tokyo"}, "VN"),
    ],
)
def test_release_without_a_state_has_a_side_where_that_is_clear(
    parties: str, header: dict[str, str | None], side: str | None
) -> None:
    report = Report("r", "2020-05-02", **{"kind": "press-release", **header})
    report.round(1, "2020-05-01", parties=parties.split("+"))
    (facts,) = resolve(report.claims).facts
    assert facts.side == side
    assert facts.grade == "C"


@pytest.mark.parametrize("dateline", ["Washington", "Hanoi"])
def test_story_from_a_capital_has_no_side(dateline: str) -> None:
    report = Report("r", "2020-05-02", outlet=None, dateline=dateline)
    report.round(1, "2020-05-01", parties=["US", "VN"])
    (facts,) = resolve(report.claims).facts
    assert facts.side is None


@pytest.mark.parametrize(
    ("kind", "gaps"), [("joint-statement", set()), ("press-release", {"one-sided"})]
)
def test_an_agreed_text_is_that_of_all_sides(kind: str, gaps: set[str]) -> None:
    report = Report("r", "2020-05-02", kind=kind, outlet="Ministry of Defence of Viet Nam")
    report.round(1, "2020-05-01", parties=["US", "VN"])
    record = resolve(report.claims)
    assert {gap.kind for gap in record.gaps} & {"one-sided"} == gaps
