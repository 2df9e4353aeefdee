import pytest

from parley.record import resolve
from parley.record.titles import is_fragment, wording_of
from tests.record.telling import Report
from tests.record.test_threads import DIOXIN, only, series


@pytest.mark.parametrize(
    ("what", "is_one"),
    [
        ("above all so that disasters can be met", True),
        ("the clean-up of Bien Hoa airport", False),
        ("against trafficking in persons", True),
        ("develop the partnership, thus contributing to", True),
        ("its efforts to find the missing", True),
        ("trade and investment be expanded", True),
        ("disputes are to be resolved peacefully", False),
        ("the cooperation plan for", True),
        ("continue funding the work", False),
    ],
)
def test_fragment_hangs_on_words_around_it(what: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_fragment(what) is is_one


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        (["above all so that disasters can be met", "cope with disasters"], "cope with disasters"),
        (["do more together", "better disaster relief for all"], "better disaster relief for all"),
        (["disaster relief", "better disaster relief"], "disaster relief"),
        (["above all so that disasters can be met"], "above all so that disasters can be met"),
    ],
)
def test_wording_that_stands_for_all_names_its_matter(written: list[str], stands: str) -> None:
    assert wording_of(written, "disaster-relief", ()) == stands


def test_title_of_a_promise_is_no_other_promises() -> None:
    both = "clean up Bien Hoa airport and Da Nang airport"
    own = "clean up Bien Hoa airport"
    record = resolve(
        series([("JP+VN", "agree", both, DIOXIN)], [("JP+VN", "agree", own, DIOXIN)], kind="news")
    )
    assert {each.object: each.what for each in record.threads} == {
        "Bien Hoa": own,
        "Da Nang": both,
    }


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        ("Vietnam proposed that the two sides clean up Bien Hoa airport.", ("JP", "VN")),
        ("Vietnam proposed the clean-up of Bien Hoa airport.", ("JP", "VN")),
        ("Vietnam asked Japan to clean up Bien Hoa airport.", ("JP",)),
        ("Vietnam urged Tokyo to clean up Bien Hoa airport.", ("JP",)),
    ],
)
def test_proposal_is_owned_by_those_who_are_asked(sentence: str, owners: tuple[str, ...]) -> None:
    report = Report("r", "2010-05-02")
    at = report.round(1, "2010-05-01")
    report.promise(at, "VN", "propose", "clean up Bien Hoa airport", DIOXIN, sentence=sentence)
    thread = only(resolve(report.claims), DIOXIN)
    assert (thread.owners, thread.proposers, thread.status) == (owners, ("VN",), "proposed")
