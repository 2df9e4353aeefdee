import pytest

from parley.model.claim import Claim
from parley.model.judgement import Judgement, Target, hold
from parley.model.record import Record, Thread
from parley.record import resolve
from tests.record.telling import Report

DIOXIN, MISSING = "dioxin-remediation", "missing-in-action"


def series(*told: list[tuple[str, str, str, str]], **header: str) -> list[Claim]:
    """Promises at rounds a year apart, each by whom, act, what and topic."""
    claims: list[Claim] = []
    for number, promises in enumerate(told):
        report = Report(f"r{number}", f"201{number}-05-02", **header)
        at = report.round(number + 1, f"201{number}-05-01")
        for by, act, what, topic in promises:
            report.promise(at, by, act, what, topic)
        claims += report.claims
    return claims


def only(record: Record, topic: str) -> Thread:
    (thread,) = [each for each in record.threads if each.topic == topic]
    return thread


@pytest.mark.parametrize(
    ("one", "other", "topic", "threads"),
    [
        ("clean up Bien Hoa airport", "clean-up of Biên Hòa airport", DIOXIN, 1),
        ("clean up Bien Hoa airport", "clean up Da Nang airport", DIOXIN, 2),
        ("clean up Danang airport", "clean up Da Nang airport", DIOXIN, 1),
        ("clean up Bien Hoa airport", "clean up dioxin", DIOXIN, 2),
        ("search for American missing", "search for Vietnamese missing", MISSING, 2),
        ("remains of Americans", "find American soldiers", MISSING, 1),
        ("clear mines", "removal of unexploded bombs", "unexploded-ordnance", 1),
    ],
)
def test_threads_match_on_topic_and_object(one: str, other: str, topic: str, threads: int) -> None:
    claims = series([("JP+VN", "agree", one, topic)], [("JP+VN", "agree", other, topic)])
    assert len(resolve(claims).threads) == threads


def test_promises_of_two_owners_on_their_own_stay_two() -> None:
    what = ("open its market", "economy-trade")
    claims = series([("JP", "pledge", *what)], [("VN", "pledge", *what)])
    assert [each.owners for each in resolve(claims).threads] == [("JP",), ("VN",)]


def test_site_that_only_the_sentence_names_is_the_object_unless_it_is_anothers() -> None:
    report = Report("a", "2019-11-22")
    at = report.round(3, "2019-11-20")
    alone = "For Bien Hoa airport, Japan pledged to continue its funding."
    report.promise(at, "JP", "pledge", "continue its funding", DIOXIN, sentence=alone)
    both = "Work at Da Nang airport is over, and Japan pledged to keep funding the rest."
    report.promise(at, "JP", "complete", "work at Da Nang airport", DIOXIN, sentence=both)
    report.promise(at, "JP", "pledge", "keep funding the rest", DIOXIN, sentence=both)
    assert [each.object for each in resolve(report.claims).threads] == ["Bien Hoa", "Da Nang", None]


@pytest.mark.parametrize(
    ("acts", "status"),
    [
        (["propose"], "proposed"),
        (["propose", "agree"], "undertaken"),
        (["agree", "reaffirm"], "undertaken"),
        (["agree", "progress"], "under-way"),
        (["agree", "complete"], "reported-complete"),
        (["complete", "agree"], "reported-complete"),
    ],
)
def test_acts_move_the_status_of_a_promise_about_a_site(acts: list[str], status: str) -> None:
    told = [
        [("VN" if a == "propose" else "JP", a, "clean up Bien Hoa airport", DIOXIN)] for a in acts
    ]
    thread = only(resolve(series(*told)), DIOXIN)
    assert thread.status == status
    assert len(thread.statements) == len(acts)
    assert all(step.rule and step.claims for step in thread.transitions)


def test_completion_by_an_agreed_text_needs_no_person() -> None:
    told = [("JP+VN", "complete", "clean up Bien Hoa airport", DIOXIN)]
    assert only(resolve(series(told)), DIOXIN).status == "reported-complete"
    assert only(resolve(series(told, kind="joint-statement")), DIOXIN).status == "complete"


@pytest.mark.parametrize(
    ("acts", "asks"),
    [
        (["agree", "complete"], "complete"),
        (["complete", "pledge"], "partly-complete"),
    ],
)
def test_what_only_a_person_may_decide_is_a_task(acts: list[str], asks: str) -> None:
    told = [[("JP", act, "clean up Bien Hoa airport", DIOXIN)] for act in acts]
    assert asks in {task.proposes for task in resolve(series(*told)).tasks}


def test_progress_at_the_weakest_grade_is_asked_and_not_done() -> None:
    claims = series([("JP", "progress", "clean up Bien Hoa airport", DIOXIN)], kind="opinion")
    record = resolve(claims)
    assert only(record, DIOXIN).status == "undertaken"
    assert [task.proposes for task in record.tasks] == ["under-way"]


@pytest.mark.parametrize(
    ("silent", "word", "chance"), [(0, None, None), (1, "quiet", 0.25), (2, "silent", 0.062)]
)
def test_silence_counts_covered_rounds_by_the_formula(
    silent: int, word: str | None, chance: float | None
) -> None:
    promise = [("JP+VN", "agree", "clean up Bien Hoa airport", DIOXIN)]
    other = [("JP+VN", "agree", "train peacekeepers", "peacekeeping")]
    thread = only(resolve(series(promise, promise, *[other] * silent)), DIOXIN)
    if word is None:
        assert thread.silence is None
    else:
        assert thread.silence is not None
        assert (thread.silence.mentioned, thread.silence.covered) == (2, 2)
        assert (thread.silence.silent, thread.silence.word) == (silent, word)
        assert thread.silence.chance == chance
        assert thread.silence.kind == "topic-silent"


def test_round_that_is_barely_covered_is_no_silence() -> None:
    promise = [("JP+VN", "agree", "clean up Bien Hoa airport", DIOXIN)]
    claims = series(promise)
    thin = Report("thin", "2012-05-02", words=40)
    thin.round(2, "2012-05-01")
    record = resolve([*claims, *thin.claims])
    assert only(record, DIOXIN).silence is None
    assert "thin" in {gap.kind for gap in record.gaps}


def test_due_date_that_passed_is_overdue_and_a_new_amount_amends() -> None:
    claims: list[Claim] = []
    for number, value in enumerate(("110", "300")):
        report = Report(f"r{number}", f"201{number}-05-02")
        at = report.round(number + 1, f"201{number}-05-01")
        amount = {"value": value, "currency": "USD", "kind": "total"}
        due = "2010-12" if number == 0 else None
        report.promise(at, "JP", "pledge", "clean up Bien Hoa airport", DIOXIN, amount=amount)
        claims += report.claims
        if due:
            last = claims.pop()
            item = {**last.item, "due": due}
            claims.append(Claim(last.id, last.report, last.part, item))
    thread = only(resolve(claims), DIOXIN)
    assert thread.testability == 3
    assert "overdue" in thread.flags
    assert thread.amounts == ("2010-05-01: 110 USD total", "2011-05-01: 300 USD total")


def test_ids_of_statements_and_threads_do_not_change_with_more_reports() -> None:
    first = series([("JP+VN", "agree", "clean up Bien Hoa airport", DIOXIN)])
    more = series(
        [("JP+VN", "agree", "clean up Bien Hoa airport", DIOXIN)],
        [("JP+VN", "agree", "clean up Da Nang airport", DIOXIN)],
    )
    before, after = resolve(first), resolve([*first, *more])
    assert {each.id for each in before.threads} <= {each.id for each in after.threads}
    assert {each.id for each in before.commitments} <= {each.id for each in after.commitments}


CLEAN = "clean up Bien Hoa airport"
SUSPEND = "suspend the clean up of Bien Hoa airport"


@pytest.mark.parametrize(
    ("act", "words", "asks"),
    [
        ("progress", SUSPEND, {"suspended", "contrary-act-reported"}),
        ("plan", SUSPEND, {"suspended"}),
        ("plan", "cancel the clean up of Bien Hoa airport", {"withdrawn"}),
        ("agree", "replace the plan to clean up Bien Hoa airport", {"superseded"}),
        ("plan", CLEAN, set()),
    ],
)
def test_words_that_end_a_promise_are_asked_and_move_nothing(
    act: str, words: str, asks: set[str]
) -> None:
    record = resolve(series([("JP", "agree", CLEAN, DIOXIN)], [("JP", act, words, DIOXIN)]))
    assert {task.proposes for task in record.tasks} == asks
    thread = only(record, DIOXIN)
    assert thread.status == "undertaken"
    assert "contrary-act-reported" not in thread.flags


def test_promise_to_suspend_something_is_a_promise() -> None:
    record = resolve(series([("JP", "pledge", SUSPEND, DIOXIN)]))
    assert only(record, DIOXIN).status == "undertaken"
    assert list(record.tasks) == []


@pytest.mark.parametrize(
    ("words", "is_unfunded"),
    [
        (["clean up Bien Hoa airport, for which there is no funding yet"], True),
        (["clean up Bien Hoa airport, still unfunded"], True),
        (["clean up Bien Hoa airport, which lacks the necessary money"], True),
        (["clean up Bien Hoa airport, still unfunded", "fund the clean up of Bien Hoa"], False),
        (["continue its funding of the clean up of Bien Hoa airport"], False),
        ([CLEAN], False),
    ],
)
def test_last_word_on_money_raises_unfunded_with_its_sentence(
    words: list[str],
    is_unfunded: bool,  # noqa: FBT001 - a case
) -> None:
    thread = only(resolve(series(*([("JP", "pledge", each, DIOXIN)] for each in words))), DIOXIN)
    raised = [each for each in thread.raised if each.name == "unfunded"]
    assert bool(raised) == ("unfunded" in thread.flags) == is_unfunded
    assert all(each.claims and each.rule and each.actor == "Parley" for each in raised)


def test_another_amount_for_one_object_is_a_step_and_no_new_thread() -> None:
    claims: list[Claim] = []
    for number, value in enumerate(("110", "300", "300")):
        report = Report(f"r{number}", f"201{number}-05-02")
        at = report.round(number + 1, f"201{number}-05-01")
        amount = {"value": value, "currency": "USD", "kind": "total"}
        report.promise(at, "JP", "pledge", CLEAN, DIOXIN, amount=amount)
        claims += report.claims
    steps = only(resolve(claims), DIOXIN).transitions
    amended = [(step.when, step.before, step.after) for step in steps if "amended" in step.rule]
    assert amended == [("2011-05-01", "scheduled", "scheduled")]


def decided(record: Record, status: str, at: str, claims: list[Claim]) -> Judgement:
    """A person's word on where the dioxin promise stands."""
    thread = only(record, DIOXIN)
    held = tuple(hold(each) for each in claims if each.id in thread.claims)
    return Judgement("status", (Target(thread.id, held),), {"status": status}, "Lan", "so", at)


def test_promise_taken_up_after_a_person_let_it_lapse_is_revived() -> None:
    claims = series([("JP", "agree", CLEAN, DIOXIN)], [("JP", "reaffirm", CLEAN, DIOXIN)])
    first, last = (each.day or "" for each in resolve(claims).commitments)
    for at, status in ((first, "undertaken"), (last, "lapsed")):
        made = decided(resolve(claims), "lapsed", f"{at}T10:00", claims)
        thread = only(resolve(claims, [made]), DIOXIN)
        assert thread.status == status
    assert thread.transitions[-1].actor == "Lan"


def test_contrary_act_is_raised_by_a_person_and_leaves_the_status() -> None:
    claims = series([("JP", "agree", CLEAN, DIOXIN)], [("JP", "progress", SUSPEND, DIOXIN)])
    before = resolve(claims)
    made = decided(before, "contrary-act-reported", "2030-01-01", claims)
    record = resolve(claims, [made])
    thread = only(record, DIOXIN)
    (raised,) = [each for each in thread.raised if each.name == "contrary-act-reported"]
    assert (raised.actor, raised.rule) == ("Lan", "so")
    assert thread.status == only(before, DIOXIN).status
    assert {task.proposes for task in record.tasks} == {"suspended"}


@pytest.mark.parametrize(
    ("outlets", "status"),
    [
        (["Ministry of Defence of Japan", "Ministry of Defence of Viet Nam"], "complete"),
        (["Ministry of Defence of Japan", "Foreign Ministry of Japan"], "reported-complete"),
        (["Ministry of Defence of Japan", "The Courier"], "reported-complete"),
    ],
)
def test_completion_that_the_other_sides_own_text_tells_later_needs_no_person(
    outlets: list[str], status: str
) -> None:
    claims: list[Claim] = []
    for number, outlet in enumerate(outlets):
        report = Report(f"r{number}", f"201{number}-05-02", outlet=outlet)
        at = report.round(number + 1, f"201{number}-05-01")
        report.promise(at, "JP", "complete", CLEAN, DIOXIN)
        claims += report.claims
    record = resolve(claims)
    assert only(record, DIOXIN).status == status
    assert [task.proposes for task in record.tasks] == (["complete"] * (status != "complete"))
