import pytest

from parley.model.claim import Claim
from parley.model.judgement import Judgement, Target, hold
from parley.model.record import Person, Round, Task, Thread
from parley.record import resolve
from tests.record.telling import Report
from tests.record.test_threads import CLEAN, DIOXIN, MISSING, series


def names_a_letter_off() -> list[Claim]:
    claims: list[Claim] = []
    for number, name in enumerate(("Tanaka Haruto", "Tanaka Haruro")):
        report = Report(f"r{number}", f"201{number}-05-02")
        report.chair(report.round(number + 1, f"201{number}-05-01"), name, "JP")
        claims += report.claims
    return claims


def one_number_at_two_times() -> list[Claim]:
    one, other = Report("a"), Report("b")
    one.round(3, "2015-01-22")
    other.round(3, "2015-09-22")
    return [*one.claims, *other.claims]


def meetings_days_apart() -> list[Claim]:
    one, other = Report("a"), Report("b")
    one.round(None, "2015-01-22")
    other.round(None, "2015-01-26", rule="rounds/other")
    return [*one.claims, *other.claims]


def one_names_the_site() -> list[Claim]:
    site, none = "clean up dioxin at Bien Hoa airport", "clean up dioxin"
    return series([("JP", "agree", site, DIOXIN)], [("JP", "agree", none, DIOXIN)])


def one_names_whose_missing() -> list[Claim]:
    search = "search for missing"
    return series(
        [("JP", "agree", f"{search} Vietnamese soldiers", MISSING)],
        [("JP", "agree", f"{search} soldiers", MISSING)],
    )


CASES = {
    "person": names_a_letter_off,
    "round": one_number_at_two_times,
    "promise": one_names_whose_missing,
}


def lines(claims: list[Claim], *judgements: Judgement) -> dict[str, Person | Round | Thread]:
    record = resolve(claims, judgements)
    every: list[Person | Round | Thread] = [*record.people, *record.rounds, *record.threads]
    return {each.id: each for each in every}


def asked(claims: list[Claim], *judgements: Judgement) -> list[Task]:
    return [each for each in resolve(claims, judgements).tasks if each.other]


@pytest.mark.parametrize("kind", CASES)
def test_what_is_nearly_one_is_asked_with_its_reasons_and_not_done(kind: str) -> None:
    claims = CASES[kind]()
    (task,) = asked(claims)
    assert {task.about, task.other} <= set(lines(claims))
    assert task.id.startswith(f"task:same/{kind}/")
    assert task.proposes == "same"
    assert task.why
    assert task.asks.startswith("Is ")
    assert task.claims


def test_question_tells_two_rounds_of_one_number_apart() -> None:
    (task,) = asked(one_number_at_two_times())
    assert task.asks == ("Is round 3 of 2015-01-22 the same round as round 3 of 2015-09-22?")


@pytest.mark.parametrize("kind", CASES)
@pytest.mark.parametrize("verb", ["same", "different"])
def test_question_is_gone_once_it_is_judged(kind: str, verb: str) -> None:
    claims = CASES[kind]()
    (task,) = asked(claims)
    known = lines(claims)
    held = [
        Target(name, tuple(hold(c) for c in claims if c.id in known[name].claims))
        for name in (task.about, task.other or "")
    ]
    made = Judgement(verb, tuple(held), {}, "Lan", "looked it up", "2030-01-01")  # type: ignore[arg-type]
    assert asked(claims, made) == []
    assert ({task.about, task.other} <= set(lines(claims, made))) is (verb == "different")


@pytest.mark.parametrize(
    "claims",
    [
        series([("JP", "agree", CLEAN, DIOXIN)], [("JP", "agree", "clean up Da Nang", DIOXIN)]),
        series([("JP", "agree", CLEAN, DIOXIN)], [("JP", "agree", "treat poisoned soil", DIOXIN)]),
        series([("JP", "complete", CLEAN, DIOXIN)], kind="joint-statement"),
    ],
)
def test_promises_of_two_sites_or_other_words_are_not_asked(claims: list[Claim]) -> None:
    assert asked(claims) == []


def test_site_named_by_one_and_meetings_days_apart_are_asked() -> None:
    assert len(asked(one_names_the_site())) == 1
    assert [each.about.partition(":")[0] for each in asked(meetings_days_apart())] == ["round"]
