"""Rounds across reports: which claims speak of one meeting, and what is known of it."""

import re
from collections import Counter
from dataclasses import dataclass, field

from anyascii import anyascii

from parley.model.claim import Claim
from parley.model.record import Dialogue, Round
from parley.model.when import When
from parley.record.choosing import agree, choose
from parley.record.mechanisms import group_names, words_of


@dataclass(slots=True)
class Meeting:
    """The claims that speak of one round, before its values are chosen."""

    ordinal: int | None
    claims: list[Claim] = field(default_factory=list)
    basis: str | None = None


def resolve_rounds(claims: list[Claim]) -> tuple[list[Dialogue], list[Round], dict[str, str]]:
    """Merge round claims into dialogues and rounds; the last value maps a claim to its round."""
    dialogues: list[Dialogue] = []
    rounds: list[Round] = []
    home: dict[str, str] = {}
    by_parties: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        by_parties.setdefault(tuple(claim.item["parties"]), []).append(claim)
    for parties, members in sorted(by_parties.items()):
        names = Counter(words_of(claim.item["mechanism"]) for claim in members)
        groups = group_names(dict(names))
        by_mechanism: dict[frozenset[str], list[Claim]] = {}
        for claim in members:
            head = groups[words_of(claim.item["mechanism"])]
            by_mechanism.setdefault(head, []).append(claim)
        for head, own in sorted(by_mechanism.items(), key=lambda each: sorted(each[0])):
            dialogue, held = _dialogue(parties, head, own)
            dialogues.append(dialogue)
            rounds += held
            for each in held:
                home.update(dict.fromkeys(each.claims, each.id))
    return dialogues, rounds, home


def _dialogue(
    parties: tuple[str, ...], head: frozenset[str], claims: list[Claim]
) -> tuple[Dialogue, list[Round]]:
    names = Counter(claim.item["mechanism"] for claim in claims if claim.item["mechanism"])
    full = [name for name in names if words_of(name) == head] or list(names) or ["Dialogue"]
    name = min(full, key=lambda each: (-names[each], each.islower(), each))
    slug = slug_of(" ".join((*parties, name)))
    meetings = _meetings(claims)
    rounds = [_round(slug, meeting) for meeting in meetings]
    rounds = _distinct(rounds)
    return (
        Dialogue(
            id=f"dialogue:{slug}",
            name=name,
            aliases=tuple(sorted(set(names) - {name})),
            parties=parties,
            rounds=tuple(each.id for each in rounds),
        ),
        rounds,
    )


def slug_of(text: str) -> str:
    """A readable id of a name."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower().replace("+", "-plus-")).strip("-")


def _meetings(claims: list[Claim]) -> list[Meeting]:
    """Put claims together: by ordinal, printed or counted on from "the next"; else by date."""
    by_ordinal: dict[int, Meeting] = {}
    loose: list[Claim] = []
    main_ordinal = {
        claim.report: claim.item["ordinal"]
        for claim in claims
        if claim.item["rule"] == "rounds/main" and claim.item["ordinal"] is not None
    }
    for claim in sorted(claims, key=lambda each: each.id):
        ordinal = claim.item["ordinal"]
        basis = None
        if ordinal is None and claim.report in main_ordinal:
            step = {"rounds/next": 1, "rounds/previous": -1}.get(claim.item["rule"], 0)
            if step and main_ordinal[claim.report] + step > 0:
                ordinal = main_ordinal[claim.report] + step
                which = "next after" if step > 0 else "one before"
                basis = f"told as the {which} round {main_ordinal[claim.report]}"
        if ordinal is None:
            loose.append(claim)
            continue
        meeting = by_ordinal.setdefault(ordinal, Meeting(ordinal))
        meeting.claims.append(claim)
        if basis and all(each.item["ordinal"] is None for each in meeting.claims):
            meeting.basis = basis
    for meeting in by_ordinal.values():
        if any(claim.item["ordinal"] is not None for claim in meeting.claims):
            meeting.basis = None
    meetings = list(by_ordinal.values())
    for claim in loose:
        home = next((each for each in meetings if _is_one(each, claim)), None)
        if home is None:
            home = Meeting(None)
            meetings.append(home)
        home.claims.append(claim)
    return meetings


def _is_one(meeting: Meeting, claim: Claim) -> bool:
    """Whether a claim without an ordinal tells of a meeting: its date agrees, its city too."""
    start, city = claim.item["start"], claim.item["city"]
    for other in meeting.claims:
        theirs = other.item["start"]
        if start is None or theirs is None or not agree(start, theirs):
            continue
        if When(start).day is None and When(theirs).day is None and city != other.item["city"]:
            continue
        if city is None or other.item["city"] in (None, city):
            return True
    return False


_STATUS_ORDER = ("held", "cancelled", "postponed", "planned")


def _round(slug: str, meeting: Meeting) -> Round:
    claims = meeting.claims
    statuses = {claim.item["status"] for claim in claims}
    status = next(each for each in _STATUS_ORDER if each in statuses)
    telling = [claim for claim in claims if claim.item["status"] == status]
    about = {c.report for c in claims if c.item["rule"] == "rounds/main"}
    if status == "planned" and not about:
        status = "announced"
    start = choose(telling, "start")
    when = start.working if start else None
    key = str(meeting.ordinal) if meeting.ordinal else (when or "undated")
    return Round(
        id=f"round:{slug}/{key}",
        dialogue=f"dialogue:{slug}",
        ordinal=meeting.ordinal,
        start=start,
        end=choose(telling, "end"),
        city=choose(telling, "city"),
        mode=choose(telling, "mode"),
        status=status,
        claims=tuple(sorted(claim.id for claim in claims)),
        reports=tuple(sorted(about)),
        announced_by=tuple(sorted({claim.report for claim in claims} - about)),
        basis=meeting.basis,
    )


def _distinct(rounds: list[Round]) -> list[Round]:
    """Rounds in the order of the series, ids made distinct where two have no telling value."""
    ordered = sorted(rounds, key=lambda each: (_order(each), each.claims))
    seen: Counter[str] = Counter()
    for each in ordered:
        seen[each.id] += 1
        if seen[each.id] > 1:
            each.id = f"{each.id}-{seen[each.id]}"
    return ordered


def _order(each: Round) -> tuple[int, str]:
    when = each.start.working if each.start else "9999"
    return (each.ordinal or 10**6, "9999" if when.startswith("XXXX") else when)
