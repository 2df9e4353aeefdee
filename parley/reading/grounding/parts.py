"""What is checked, part by part: the values of each kind of item, each by its own check."""

from collections.abc import Callable
from typing import Any

from parley import rules
from parley.reading.dates import Tense
from parley.reading.grounding.acts import check_act, check_condition, check_said_by
from parley.reading.grounding.days import (
    check_date,
    check_day_of_round,
    check_days,
    check_due,
    is_elsewhere,
)
from parley.reading.grounding.evidence import Case, Check, Run, carried, check_words, missing
from parley.reading.grounding.money import check_amount
from parley.reading.grounding.objects import check_object
from parley.reading.grounding.papers import (
    check_kind_of_paper,
    check_ref,
    check_status_of_paper,
    check_year_of_paper,
    find_paper,
    find_paper_by_ref,
)
from parley.reading.grounding.people import (
    check_function,
    check_name,
    check_party_of,
    check_role,
    find_person,
    person_of,
)
from parley.reading.grounding.rounds import (
    check_city,
    check_mechanism,
    check_mode,
    check_ordinal,
    check_parties,
    check_status_of_round,
    round_runs,
)
from parley.reading.grounding.topics import check_topic, check_topic_of
from parley.reading.grounding.turns import check_told, check_turn, check_year_of_anniversary
from parley.reading.grounding.visits import (
    check_day_of_its_own,
    check_place_of_visit,
    check_travel,
)
from parley.reading.speech import Speech

Item = dict[str, Any]

# The value that says what an item is about: it comes first where another sentence is looked for.
IDENTITY = {
    "rounds": "ordinal",
    "participants": "name",
    "topics": "code",
    "commitments": "what",
    "positions": "what",
    "instruments": "name",
    "visits": "visitor",
    "milestones": "what",
}
# Values that may follow from more of the report than the quoted sentence, and those that tell which
# item of the report is meant.
MAY_FOLLOW: dict[str, frozenset[str]] = {
    "rounds": frozenset("ordinal mechanism parties start end city mode status".split()),
    "participants": frozenset({"function"}),
    "instruments": frozenset("year status".split()),
    "visits": frozenset("visitor from to city start end status".split()),
    "milestones": frozenset("what date".split()),
}
NAMING: dict[str, tuple[str, ...]] = {
    "rounds": ("mechanism", "ordinal", "start", "status"),
    "participants": ("name", "role"),
    "instruments": ("name", "kind"),
    "visits": ("visitor", "to", "start"),
    "milestones": ("what", "kind"),
}
# Without these an item says nothing that could be checked.
NEEDED: dict[str, tuple[str, ...]] = {
    "rounds": (),
    "participants": ("name",),
    "topics": ("code",),
    "commitments": ("by", "act", "what"),
    "positions": ("by", "stance", "what"),
    "instruments": ("name",),
    "visits": ("visitor",),
    "milestones": ("what", "kind"),
}

# One of these at least, or it says nothing at all.
TELLING: dict[str, tuple[str, ...]] = {
    **NEEDED,
    "rounds": ("mechanism", "parties", "ordinal", "start", "end", "city", "mode", "status"),
}


def codes(given: object) -> list[str]:
    """The party codes of a value, whatever its form."""
    if isinstance(given, str):
        return [given]
    return [str(each) for each in given] if isinstance(given, list | tuple) else []


def _check_round(_: Speech, item: Item, case: Case) -> list[Check]:
    ordinal = _ordinal_of(item)
    whole = [(sentence, sentence.start, sentence.end) for sentence in case.sentences]
    told = [
        _check_holding(item, case, runs, ordinal) for runs in round_runs(case, ordinal) or [whole]
    ]
    return _check_which_round(_, item, case) + max(
        told, key=lambda each: sum(check.is_carried for check in each)
    )


def _ordinal_of(item: Item) -> int | None:
    ordinal = item.get("ordinal")
    return ordinal if isinstance(ordinal, int) and not isinstance(ordinal, bool) else None


def _check_which_round(_: Speech, item: Item, case: Case) -> list[Check]:
    """Which round of which mechanism it is, and between whom."""
    ordinal = _ordinal_of(item)
    checks: list[Check] = []
    if item.get("ordinal") is not None:
        if ordinal is None:
            checks.append(missing("ordinal", f"{item['ordinal']!r} is no number"))
        else:
            named = str(item["mechanism"]) if item.get("mechanism") else None
            checks.append(check_ordinal(case, ordinal, named))
    if item.get("mechanism"):
        checks.append(check_mechanism(case, str(item["mechanism"]), ordinal))
    if item.get("parties"):
        checks.append(check_parties(case, codes(item["parties"])))
    return checks


def _check_holding(item: Item, case: Case, runs: list[Run], ordinal: int | None) -> list[Check]:
    """When, where and how one round is held, by the runs that tell of it."""
    tenses: list[Tense] = ["future"] if item.get("status") in ("planned", "postponed") else ["past"]
    if item.get("status") == "cancelled":
        tenses = ["past", "future"]
    checks = check_days(case, runs, item, tenses)
    if item.get("city"):
        place = check_city(case, str(item["city"]), runs)
        apart = item.get("start") and place.is_carried and is_elsewhere(case, item, runs, tenses)
        checks.append(missing("city", "another place is told with that day") if apart else place)
    if item.get("status"):
        checks.append(check_status_of_round(case, str(item["status"]), runs))
    if item.get("mode"):
        has_place = any(check.key == "city" and check.is_carried for check in checks)
        checks.append(check_mode(case, str(item["mode"]), runs, ordinal, has_place=has_place))
    return checks


def _check_participant(_: Speech, item: Item, case: Case) -> list[Check]:
    name = str(item["name"])
    found = find_person(case, name)
    person = person_of(case, name, found)
    checks = [check_name(case, "name", name, found)]
    if item.get("role"):
        checks.append(check_role(case, str(item["role"]), found, person))
    if item.get("party"):
        checks.append(check_party_of(case, "party", str(item["party"]), found, person))
    if item.get("function"):
        checks.append(check_function(case, str(item["function"]), found))
    return checks


def _check_topic(_: Speech, item: Item, case: Case) -> list[Check]:
    return [check_topic(case, str(item["code"]))]


def _check_commitment(speech: Speech, item: Item, case: Case) -> list[Check]:
    checks = _check_statement(speech, item, case, "act")
    if item.get("due"):
        checks.append(check_due(case, str(item["due"]), str(item["act"])))
    if isinstance(item.get("amount"), dict):
        checks.append(check_amount(case, item["amount"], str(item["what"])))
    checks += check_condition(case, item)
    return checks + check_object(case, item)


def _check_position(speech: Speech, item: Item, case: Case) -> list[Check]:
    checks = _check_statement(speech, item, case, "stance")
    return checks + check_words(case, "names_used", codes(item.get("names_used")))


def _check_statement(speech: Speech, item: Item, case: Case, key: str) -> list[Check]:
    checks = check_act(case, speech, {**item, "by": codes(item["by"])}, key)
    if item.get("topic"):
        checks.append(check_topic_of(case, str(item["topic"]), str(item["what"])))
    if item.get("said_by"):
        checks.append(check_said_by(case, speech, str(item["said_by"])))
    return checks


def _check_instrument(_: Speech, item: Item, case: Case) -> list[Check]:
    name = str(item["name"])
    places = find_paper(case, name) or find_paper_by_ref(case, item)
    if not places:
        return [missing("name", f"{name!r} is not named in the evidence")]
    checks = [carried("name")]
    if item.get("kind"):
        checks.append(check_kind_of_paper(case, str(item["kind"]), name, places))
    if item.get("year"):
        year = str(item["year"])
        dated = check_year_of_paper(case, year, places)
        checks.append(
            dated if dated.is_carried else check_day_of_round(case, "year", year) or dated
        )
    known = None
    if item.get("ref"):
        checks.append(check_ref(case, str(item["ref"]), places))
        known = rules.load("instruments")["known"].get(item["ref"], {}).get("status")
    if item.get("status"):
        checks.append(check_status_of_paper(case, str(item["status"]), places, known))
    return checks


def _check_visit(_: Speech, item: Item, case: Case) -> list[Check]:
    name = str(item["visitor"])
    found = find_person(case, name)
    person = person_of(case, name, found)
    runs = [run for run, _ in found]
    status = str(item["status"]) if item.get("status") else None
    checks = [check_name(case, "visitor", name, found)]
    checks += check_travel(case, status, runs)
    if item.get("role"):
        checks.append(check_role(case, str(item["role"]), found, person))
    if item.get("from"):
        to = str(item["to"]) if item.get("to") else None
        checks.append(check_party_of(case, "from", str(item["from"]), found, person, to))
        if item.get("from") == item.get("to"):
            checks.append(missing("to", "nobody visits their own state"))
    for key in ("to", "city"):
        if item.get(key):
            is_known = person is not None and person.party is not None
            checks.append(check_place_of_visit(case, key, str(item[key]), runs, is_known=is_known))
    tense: Tense = "future" if status == "planned" else "past"
    for key in ("start", "end"):
        if item.get(key):
            day = str(item[key])
            other = check_day_of_its_own(case, item, key, day, tense)
            checks.append(other or check_date(case, key, day, _all(case, runs), tense))
    return checks


def _all(case: Case, runs: list[Run]) -> list[Run]:
    """The runs that name the visitor, then the other sentences of the evidence."""
    named = {run[0].index for run in runs}
    return runs + [(s, s.start, s.start) for s in case.sentences if s.index not in named]


def _check_milestone(_: Speech, item: Item, case: Case) -> list[Check]:
    what = str(item["what"])
    told, runs = check_told(case, what, str(item["kind"]))
    checks = [told]
    if runs:
        checks.append(check_turn(case, str(item["kind"]), what, runs))
    if item.get("parties"):
        checks.append(check_parties(case, codes(item["parties"])))
    if item.get("date"):
        date = str(item["date"])
        dated = check_date(case, "date", date, _all(case, runs), "past", own=True)
        if not dated.is_carried and item.get("kind") == "anniversary":
            dated = check_year_of_anniversary(case, date, runs) or dated
        if not dated.is_carried and item.get("kind") == "agreement-signed":
            dated = check_day_of_round(case, "date", date) or dated
        checks.append(dated)
    return checks


Checking = Callable[[Speech, Item, Case], list[Check]]

# What of an item falls first: where it does, nothing else needs to be looked at.
FIRST: dict[str, Checking] = {"rounds": _check_which_round}
CHECKS: dict[str, Checking] = {
    "rounds": _check_round,
    "participants": _check_participant,
    "topics": _check_topic,
    "commitments": _check_commitment,
    "positions": _check_position,
    "instruments": _check_instrument,
    "visits": _check_visit,
    "milestones": _check_milestone,
}
