"""The record is a function of what was said and what was judged, and of nothing else."""

import json
import random
from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.record import reports as generated_reports
from parley.model.claim import Claim
from parley.model.judgement import Judgement, Target, Verb, Withdrawal, hold
from parley.model.record import Record, as_data
from parley.record import Resolver, resolve
from tests.record.gold import gold_claims, read_claims

SLOW = settings(max_examples=12, deadline=None)
CHANCE = st.randoms(use_true_random=False)


def written(record: Record) -> str:
    return json.dumps(as_data(record), ensure_ascii=False)


@cache
def claims() -> tuple[Claim, ...]:
    """What the samples say, and reports of four dialogues that share a party and a paper."""
    others = (claim for report in generated_reports(24, 4) for claim in report)
    return (*read_claims()[0], *gold_claims(), *others)


@cache
def full() -> str:
    return written(resolve(claims()))


def some_reports(chance: random.Random) -> set[str]:
    reports = sorted({claim.report for claim in claims()})
    return set(chance.sample(reports, chance.randint(1, len(reports) - 1)))


def judgement(verb: Verb, *lines: tuple[str, Iterable[Claim]], why: str = "a test") -> Judgement:
    targets = tuple(Target(name, tuple(hold(claim) for claim in own)) for name, own in lines)
    return Judgement(verb, targets, {}, "Lan", why, "2024-09-01T10:00")


@SLOW
@given(CHANCE)
def test_record_does_not_depend_on_the_order_of_claims(chance: random.Random) -> None:
    mixed = list(claims())
    chance.shuffle(mixed)
    assert written(resolve(mixed)) == full()


@SLOW
@given(CHANCE)
def test_record_is_the_same_after_adding_back_what_was_left_out(chance: random.Random) -> None:
    early = some_reports(chance)
    resolver = Resolver()
    resolver.add(claim for claim in claims() if claim.report in early)
    assert written(resolver.record()) == written(
        resolve(claim for claim in claims() if claim.report in early)
    )
    resolver.add(claims())
    assert written(resolver.record()) == full()


@SLOW
@given(CHANCE)
def test_record_is_the_same_after_dropping_what_was_added(chance: random.Random) -> None:
    late = some_reports(chance)
    resolver = Resolver()
    resolver.add(claims())
    resolver.record()
    for report in late:
        resolver.drop(report)
    left = resolve(claim for claim in claims() if claim.report not in late)
    assert written(resolver.record()) == written(left)


@SLOW
@given(CHANCE)
def test_withdrawing_a_judgement_restores_the_earlier_bytes(chance: random.Random) -> None:
    one, other = chance.sample(claims(), 2)
    verb: Verb = chance.choice(("accept", "reject", "same", "different"))
    lines = [("claim:one", [one]), ("claim:other", [other])]
    made = judgement(verb, *lines[: 2 if verb in ("same", "different") else 1])
    resolver = Resolver()
    resolver.add(claims())
    resolver.record()
    resolver.judge([made])
    assert written(resolver.record()) == written(resolve(claims(), [made]))
    gone = Judgement(
        made.verb,
        made.targets,
        {},
        made.who,
        made.why,
        made.at,
        Withdrawal("Lan", "a slip", "2025"),
    )
    resolver.judge([gone])
    assert written(resolver.record()) == full()
    assert gone.id == made.id


LINES = (
    "rounds",
    "people",
    "commitments",
    "positions",
    "instruments",
    "visits",
    "milestones",
    "threads",
)


def lines_of(record: Record, kind: str) -> list[set[str]]:
    return [set(line.claims) for line in getattr(record, kind)]


@pytest.mark.parametrize("kind", LINES)
@settings(max_examples=4, deadline=None)
@given(chance=CHANCE)
def test_what_was_judged_different_never_meets_again(kind: str, chance: random.Random) -> None:
    by_id = {claim.id: claim for claim in claims()}
    together = [line for line in lines_of(resolve(claims()), kind) if len(line) > 1]
    one, other = chance.sample(sorted(chance.choice(together)), 2)
    made = judgement("different", ("claim:1", [by_id[one]]), ("claim:2", [by_id[other]]))
    kept = some_reports(chance) | {by_id[one].report, by_id[other].report}
    for own in (claims(), [claim for claim in claims() if claim.report in kept]):
        after = lines_of(resolve(own, [made]), kind)
        assert not any({one, other} <= line for line in after)
        assert all(any(each in line for line in after) for each in (one, other))


@SLOW
@given(CHANCE)
def test_two_people_judged_one_are_one(chance: random.Random) -> None:
    people = resolve(claims()).people
    by_id = {claim.id: claim for claim in claims()}
    one, other = chance.sample([p for p in people if p.party == "US"], 2)
    lines = [(each.id, [by_id[claim] for claim in each.claims]) for each in (one, other)]
    after = lines_of(resolve(claims(), [judgement("same", *lines)]), "people")
    assert any(set(one.claims) | set(other.claims) <= line for line in after)
