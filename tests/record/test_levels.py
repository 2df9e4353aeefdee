import pytest

from parley.record import resolve
from parley.record.levels import levels_of
from tests.record.telling import Report
from tests.record.test_threads import CLEAN, DIOXIN, only, series

MINES = "unexploded-ordnance"


@pytest.mark.parametrize(
    ("act", "what", "level"),
    [
        ("agree", CLEAN, None),
        ("propose", CLEAN, None),
        ("progress", CLEAN, 1),
        ("complete", CLEAN, 3),
        ("complete", f"the first phase of the {CLEAN}", 2),
        ("progress", f"the first phase of the {CLEAN}", 1),
        ("plan", "a clean-up soon to begin at Bien Hoa airport", 0),
        ("agree", "an early start to the clean-up at Bien Hoa airport", 0),
        ("agree", "go on soon after starting at Bien Hoa airport", None),
    ],
)
def test_level_follows_from_what_is_told_of_the_deed(
    act: str, what: str, level: int | None
) -> None:
    (found,) = only(resolve(series([("JP", act, what, DIOXIN)])), DIOXIN).levels
    assert found.level == level
    assert bool(found.claims) == (level is not None)
    assert (found.grade is None) == (level is None)


def test_levels_are_told_from_one_covered_round_to_the_next() -> None:
    other = [("JP+VN", "agree", "train peacekeepers", "peacekeeping")]
    told = series(
        [("JP", "pledge", CLEAN, DIOXIN)], other, [("JP", "progress", CLEAN, DIOXIN)], other
    )
    between = Report("between", "2011-11-01")
    between.promise(None, "JP+VN", "progress", CLEAN, DIOXIN)
    after = Report("after", "2013-11-01")
    after.promise(None, "JP+VN", "complete", CLEAN, DIOXIN)
    found = only(resolve([*told, *between.claims, *after.claims]), DIOXIN).levels
    names = [(each.round or "since").rpartition("/")[2] for each in found]
    assert list(zip(names, [each.level for each in found], strict=True)) == [
        ("1", None),
        ("2", None),
        ("3", 1),
        ("4", None),
        ("since", 3),
    ]


def test_aspiration_and_praise_have_no_level() -> None:
    record = resolve(series([("JP", "progress", "deepen the partnership", "partnership-status")]))
    assert only(record, "partnership-status").levels == ()
    report = Report("r", "2010-05-02")
    at = report.round(1, "2010-05-01")
    report.view(at, "VN", "recognises", "the search for Vietnamese soldiers", "missing-in-action")
    assert only(resolve(report.claims), "missing-in-action").levels == ()


def test_level_is_never_below_zero() -> None:
    acts = ("agree", "progress", "plan", "complete")
    told = [[("JP", act, f"cancel and stop the {CLEAN}", DIOXIN)] for act in acts]
    found = only(resolve(series(*told)), DIOXIN).levels
    assert all(each.level is None or each.level >= 0 for each in found)
    assert levels_of((), (), {}, 2) == ()


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They discussed the removal of unexploded bombs.", "discussed"),
        ("The host also named the removal of unexploded bombs.", "mentioned"),
        ("They discussed how mines are laid.", None),
    ],
)
def test_topic_on_the_table_is_a_word_of_the_one_promise_that_shares_its_words(
    sentence: str, value: str | None
) -> None:
    claims = series([("JP", "agree", "removal of unexploded bombs", MINES)])
    later = Report("later", "2012-05-02")
    later.topic(later.round(2, "2012-05-01"), MINES, sentence)
    record = resolve([*claims, *later.claims])
    thread = only(record, MINES)
    said = {each.id: each for each in (*record.commitments, *record.mentions)}
    values = [said[each].value for each in thread.statements]
    assert values == (["agree", value] if value else ["agree"])
    assert (thread.silence is None) == (value is not None)


def test_topic_on_the_table_joins_none_of_two_promises() -> None:
    one = ("JP", "agree", "removal of unexploded bombs in the north", MINES)
    other = ("VN", "agree", "removal of unexploded bombs in the north", MINES)
    later = Report("later", "2012-05-02")
    later.topic(later.round(2, "2012-05-01"), MINES, "They discussed unexploded bombs.")
    record = resolve([*series([one, other]), *later.claims])
    assert [len(each.statements) for each in record.threads] == [1, 1]
    assert list(record.mentions) == []
