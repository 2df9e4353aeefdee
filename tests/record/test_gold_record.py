"""The samples' record against one made by reading them."""

from collections import defaultdict
from functools import cache
from typing import Any

import pytest

from parley.model.claim import Claim
from parley.model.record import Record
from parley.record import resolve
from parley.record.statements import likeness, words_of
from tests.record.gold import gold, gold_claims, pairwise, read_claims

READINGS = ("gold", "reader")
MERGING, MATCHING = 0.98, 0.90  # what the record promises on texts like the samples


@cache
def made(whose: str) -> tuple[Record, dict[str, Claim], dict[str, str]]:
    if whose == "gold":
        claims, stems = tuple(gold_claims()), dict[str, str]()
    else:
        claims, stems = read_claims()
    return resolve(claims), {claim.id: claim for claim in claims}, stems


@pytest.mark.parametrize("whose", READINGS)
def test_rounds_are_those_of_the_gold_record(whose: str) -> None:
    record, _, _ = made(whose)
    found = {
        (each.ordinal, each.start and each.start.working, each.status) for each in record.rounds
    }
    planned = {"planned": "announced"}
    wanted = {
        (each["ordinal"], each["start"], planned.get(each["status"], each["status"]))
        for each in gold()["rounds"]
    }
    assert found == wanted


@pytest.mark.parametrize("whose", READINGS)
def test_round_merging_is_at_least_what_is_promised(whose: str) -> None:
    record, _, stems = made(whose)
    found: dict[Any, set[str]] = defaultdict(set)
    for each in record.rounds:
        for kind, reports in (("about", each.reports), ("announced", each.announced_by)):
            for report in reports:
                found[stems.get(report, report), kind].add(each.id)
    wanted = {}
    for each in gold()["rounds"]:
        wanted.update({(report, "about"): each["round"] for report in each["reports"]})
        wanted.update({(r, "announced"): each["round"] for r in each.get("announced_in", ())})
    assert pairwise(found, wanted) >= MERGING


@pytest.mark.parametrize("whose", READINGS)
def test_person_merging_is_at_least_what_is_promised(whose: str) -> None:
    record, claims, stems = made(whose)
    found: dict[Any, set[str]] = defaultdict(set)
    for person in record.people:
        for claim in person.claims:
            item = claims[claim].item
            name = item.get("name") or item.get("visitor")
            report = claims[claim].report
            found[stems.get(report, report), name].add(person.id)
    wanted = {
        (report, form): person["name"]
        for person in gold()["people"]
        for report, form in person["forms"]
    }
    assert len(set(found) & set(wanted)) > 30
    assert pairwise(found, wanted) >= MERGING


@pytest.mark.parametrize("whose", READINGS)
def test_thread_matching_is_at_least_what_is_promised(whose: str) -> None:
    record, claims, stems = made(whose)
    threads: dict[str, set[str]] = defaultdict(set)
    for thread in record.threads:
        for claim in thread.claims:
            threads[claim].add(thread.id)
    found: dict[Any, set[str]] = {}
    wanted: dict[Any, str] = {}
    for gold_thread in gold()["threads"]:
        for report, what in gold_thread["statements"]:
            said = _claim_of(claims, stems, report, gold_thread["topic"], what)
            if said is not None:
                found[said] = threads[said]
                wanted[said] = gold_thread["thread"]
    assert len(found) > 60
    assert pairwise(found, wanted) >= MATCHING


def _claim_of(
    claims: dict[str, Claim], stems: dict[str, str], report: str, topic: str, what: str
) -> str | None:
    """The commitment or position of a report that says what the gold record quotes."""
    best = max(
        (
            (
                likeness(words_of(claim.item["what"]), words_of(what)),
                claim.part == "commitments",
                name,
            )
            for name, claim in claims.items()
            if claim.part in ("commitments", "positions")
            and stems.get(claim.report, claim.report) == report
            and claim.item["topic"] == topic
        ),
        default=(0.0, False, None),
    )
    return best[2] if best[0] >= 0.5 else None


@pytest.mark.parametrize("whose", READINGS)
def test_no_conflict_is_false_and_none_is_missed(whose: str) -> None:
    record, _, _ = made(whose)
    names = {each.id: f"round {each.ordinal}" for each in record.rounds}
    names |= {each.id: each.name for each in record.people}
    names |= {each.id: f"paper of {each.year.working}" for each in record.instruments if each.year}
    found = {(names.get(each.about, each.about), each.key) for each in record.conflicts}
    # the last day of a round of one day only repeats the conflict of the first
    wanted = {
        ("round 9", "start"),
        ("Tina Kaidanow", "role"),
        ("Bui Thanh Son", "role"),
        ("paper of 2015", "kind"),
    }
    assert {each["about"] for each in gold()["conflicts"]} == {
        "round 9 start",
        "round 9 end",
        "role of Tina Kaidanow at round 9",
        "role of Bui Thanh Son at round 10",
        "kind of the 2015 paper on defence relations",
    }
    assert found == wanted
