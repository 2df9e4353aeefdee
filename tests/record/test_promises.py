"""What is one promise and what two, what stands beside it, and where reports differ on it."""

import pytest

from parley.model.claim import Claim
from parley.model.judgement import Judgement, Target, hold
from parley.model.record import Record
from parley.record import resolve
from parley.record.objects import goods_in, goods_of
from tests.record.telling import Report

PACT, ARMS, BLUE = "defence-cooperation", "defence-trade", "peacekeeping"
TEN = "hand over ten Kestrel armoured vehicles"
TWELVE = "deliver twelve Kestrel vehicles for use in peacekeeping"


def at_rounds(*told: list[tuple[str, str, str, str]]) -> list[Claim]:
    """Promises at rounds two years apart, each by whom, act, what and topic."""
    claims: list[Claim] = []
    for number, promises in enumerate(told, start=1):
        report = Report(f"r{number}", f"20{10 + 2 * number}-05-02")
        at = report.round(number, f"20{10 + 2 * number}-05-01")
        for by, act, what, topic in promises:
            report.promise(at, by, act, what, topic)
        claims += report.claims
    return claims


def of_one_round(
    *told: tuple[str, str, dict[str, object]], topic: str = "energy"
) -> tuple[Record, list[Claim]]:
    """What reports tell of one pledge of Japan's: the kind of each, what it says, and more."""
    claims: list[Claim] = []
    for number, (kind, what, more) in enumerate(told):
        report = Report(f"r{number}", "2019-05-02", kind=kind, outlet=f"Paper {number}")
        report.promise(report.round(1, "2019-05-01"), "JP", "pledge", what, topic, **more)
        claims += report.claims
    return resolve(claims), claims


# -- one or two -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deed", "threads"),
    [("the uniforms at a ceremony in the barracks", 2), ("the logistics treaty", 1)],
)
def test_deed_without_an_object_is_only_of_a_promise_in_its_words(deed: str, threads: int) -> None:
    record = resolve(
        at_rounds(
            [("JP+VN", "agree", "negotiate a logistics treaty", PACT)],
            [("JP", "complete", deed, PACT)],
        )
    )
    assert len(record.threads) == threads


def test_directions_on_one_topic_stay_one_promise() -> None:
    record = resolve(
        at_rounds(
            [("JP+VN", "agree", "widen talks between the ministries", PACT)],
            [("JP+VN", "agree", "do more together", PACT)],
        )
    )
    assert len(record.threads) == 1


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("hand over ten Kestrel armoured vehicles", {"Kestrel vehicles"}),
        ("the last of the twelve Kestrel vehicles", {"Kestrel vehicles"}),
        ("supply three new patrol boats", {"patrol boats"}),
        ("provide a patrol boat", {"patrol boats"}),
        ("Five coastal radars", {"coastal radars"}),
        ("hand over the vehicles", set()),
        ("the Vietnamese vessels", set()),
        ("Japan's ships", set()),
        ("host two ship visits", set()),
    ],
)
def test_goods_are_named_by_make_sort_or_number(words: str, named: set[str]) -> None:
    assert goods_in(words) == named


def test_goods_are_counted_in_words_and_figures() -> None:
    words = "hand over 1,200 Kestrel vehicles and Two patrol boats"
    assert [each.count for each in goods_of(words)] == [1200, 2]


def test_things_of_one_make_are_one_promise_under_two_topics() -> None:
    record = resolve(
        at_rounds(
            [("JP", "pledge", TEN, ARMS)],
            [("JP", "reaffirm", TWELVE, BLUE)],
            [("JP", "complete", "the last of the Kestrel vehicles", ARMS)],
        )
    )
    (thread,) = record.threads
    assert (thread.object, thread.status) == ("Kestrel vehicles", "reported-complete")
    assert len(thread.statements) == 3


def test_things_of_one_sort_stay_two_promises_under_two_topics() -> None:
    record = resolve(
        at_rounds(
            [("JP", "pledge", "supply two patrol boats", ARMS)],
            [("JP", "pledge", "supply two patrol boats", BLUE)],
        )
    )
    assert len(record.threads) == 2


def test_the_vehicles_are_those_that_the_report_names() -> None:
    record = resolve(
        at_rounds(
            [("JP", "pledge", TEN, ARMS)],
            [
                ("JP", "complete", "the last of the Kestrel vehicles", ARMS),
                ("JP", "complete", "the vehicles at a ceremony", PACT),
            ],
        )
    )
    assert [each.object for each in record.threads] == ["Kestrel vehicles"]


# -- another table ----------------------------------------------------------------------------


@pytest.mark.parametrize(("by", "threads"), [("JP+US", 2), ("CN", 2), ("JP+VN", 1)])
def test_what_others_agreed_is_not_of_the_round_nor_of_its_promises(by: str, threads: int) -> None:
    drill = "military-exercises"
    record = resolve(
        at_rounds([("JP+VN", "agree", "hold a drill", drill), (by, "agree", "hold drills", drill)])
    )
    told = [each for each in record.commitments if each.what == "hold drills"]
    assert [each.round is not None for each in told] == [threads == 1]
    assert len(record.threads) == threads


def test_member_of_an_organisation_at_the_table_speaks_at_the_round() -> None:
    report = Report("a", "2019-05-02")
    at = report.round(1, "2019-05-01", parties=["ASEAN", "JP"])
    report.promise(at, "VN", "pledge", "host the talks", "military-exercises")
    report.promise(at, "KR", "pledge", "join the talks", "military-exercises")
    told = {each.by: each.round is not None for each in resolve(report.claims).commitments}
    assert told == {("VN",): True, ("KR",): False}


# -- what stands beside it --------------------------------------------------------------------


def test_condition_stands_beside_the_promise() -> None:
    told = "if the Diet approves"
    record, _ = of_one_round(("news", "deliver two radars", {"condition": told}))
    assert [each.conditions for each in record.commitments] == [(told,)]


@pytest.mark.parametrize(
    ("tellers", "told_by"),
    [
        (["VN"], ("VN",)),
        (["JP"], ()),
        ([None], ()),
        (["VN", None], ()),
        (["VN", "CN"], ("CN", "VN")),
    ],
)
def test_who_says_so_is_told_unless_a_report_does_or_the_owner(
    tellers: list[str | None], told_by: tuple[str, ...]
) -> None:
    told: list[dict[str, object]] = [{"said_by": teller} for teller in tellers]
    record, _ = of_one_round(*(("news", "open the dam at Hue", each) for each in told))
    assert [each.told_by for each in record.commitments] == [told_by]


# -- where reports differ ---------------------------------------------------------------------

AGREED = "joint-statement"


def money(value: int) -> dict[str, object]:
    return {"amount": {"value": value, "currency": "JPY", "kind": "new"}}


@pytest.mark.parametrize(
    ("key", "agreed", "news", "values"),
    [
        ("amount", money(20), money(25), ["20 JPY new", "25 JPY new"]),
        ("due", {"due": "2020-06"}, {"due": "2021"}, ["2020-06", "2021"]),
    ],
)
def test_what_reports_of_one_round_give_otherwise_is_a_conflict_and_no_amendment(
    key: str, agreed: dict[str, object], news: dict[str, object], values: list[str]
) -> None:
    dam = "build a dam at Hue"
    record, _ = of_one_round(("news", dam, news), (AGREED, dam, agreed))
    (found,) = [each for each in record.conflicts if each.about == record.threads[0].id]
    assert (found.key, [each.value for each in found.values]) == (key, values)
    assert found.why == "an agreed text says so"
    assert getattr(record.commitments[0], key) == values[0]
    assert "amended" not in {step.rule.partition(":")[0] for step in record.threads[0].transitions}


def test_month_and_year_that_agree_are_no_conflict_and_no_amendment() -> None:
    dam = "build a dam at Hue"
    record, _ = of_one_round((AGREED, dam, {"due": "2020-12"}), ("news", dam, {"due": "2020"}))
    assert not record.conflicts
    assert record.threads[0].due == "2020-12"


def test_how_many_is_a_conflict_whose_agreed_number_is_in_the_wording() -> None:
    record, claims = of_one_round(
        ("news", "supply three patrol boats", {}),
        (AGREED, "provide two patrol boats to the coast guard", {}),
        topic=ARMS,
    )
    (found,) = record.conflicts
    assert (found.key, found.working) == ("count", "2")
    assert record.commitments[0].what == "provide two patrol boats to the coast guard"
    held = tuple(hold(each) for each in claims if each.part == "commitments")
    value = {"key": "count", "value": "2"}
    decided = Judgement("correct", (Target(found.id, held),), value, "Lan", "so", "2020-01-01")
    assert not resolve(claims, [decided]).conflicts


def test_two_amounts_of_one_report_are_two_promises() -> None:
    report = Report("a", "2019-05-02")
    at = report.round(1, "2019-05-01")
    report.promise(at, "JP", "pledge", "build a dam at Hue", "energy", **money(20))
    report.promise(at, "JP", "pledge", "staff the hospital in Hue", "energy", **money(25))
    assert not resolve(report.claims).conflicts


def test_later_day_for_a_time_named_in_words_is_no_stronger_wording() -> None:
    claims: list[Claim] = []
    for number, (what, due) in enumerate(
        [("open a port at Hue within two years", None), ("open a port at Hue", "2014-12")]
    ):
        report = Report(f"r{number}", f"201{number}-05-02")
        at = report.round(number + 1, f"201{number}-05-01")
        report.promise(at, "JP", "pledge", what, "energy", due=due)
        claims += report.claims
    (thread,) = resolve(claims).threads
    assert not [flag for flag in thread.flags if flag.startswith("reworded")]
