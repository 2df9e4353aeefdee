"""What frames a dialogue: instruments, visits and milestones, merged across reports."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from anyascii import anyascii

from parley.model.claim import Claim
from parley.model.record import Instrument, Milestone, Visit
from parley.model.when import When
from parley.record.choosing import Voices, agree, choose
from parley.record.matching import NO_VERDICTS, Comparison, Group, Verdicts, join
from parley.record.rounds import slug_of

ENOUGH = 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """Some claims that say the same of a paper, a visit or a milestone."""

    key: tuple[str, ...]
    claims: tuple[str, ...]
    item: dict[str, Any]


def _told(claims: list[Claim], keys: tuple[str, ...], verdicts: Verdicts) -> list[Told]:
    grouped: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        values = (str(claim.item.get(key) or "") for key in keys)
        grouped.setdefault((*values, *verdicts.marks(claim.id)), []).append(claim)
    return [
        Told(key, tuple(sorted(claim.id for claim in members)), members[0].item)
        for key, members in sorted(grouped.items())
    ]


_SPELLINGS = {
    "defense": "defence",
    "mou": "memorandum",
    "mous": "memorandum",
    "collaboration": "cooperation",
    "relations": "cooperation",
    "ties": "cooperation",
}
_SMALL = frozenset(
    "on of the and for in to with between bilateral promoting understanding two joint advancing"
    " enhancing strengthening its their".split(),
)


def subject_words(name: str) -> frozenset[str]:
    """The telling words of a name or phrase, in one spelling."""
    folded = anyascii(name).lower()
    words = {_SPELLINGS.get(word, word) for word in re.findall(r"[a-z0-9]{2,}", folded)}
    return frozenset(words) - _SMALL


# -- instruments -----------------------------------------------------------------------------------

PAPER_WORDS = frozenset(
    "memorandum statement vision communique declaration agreement treaty plan charter code"
    " convention pact protocol".split(),
)


def same_year(one: Told, other: Told) -> str | None:
    """The text attaches the same year to both."""
    a, b = one.item["year"], other.item["year"]
    return str(a) if a and a == b else None


def other_year(one: Told, other: Told) -> str | None:
    """The text attaches different years to them."""
    a, b = one.item["year"], other.item["year"]
    return f"{a} and {b}" if a and b and a != b else None


def same_subject(one: Told, other: Told) -> str | None:
    """What they are about has most words in common, whatever kind of paper they are called."""
    a, b = (subject_words(each.item["name"]) - PAPER_WORDS for each in (one, other))
    if a and b and len(a & b) >= 0.6 * min(len(a), len(b)):
        return ", ".join(sorted(a & b))
    return None


def other_subject(one: Told, other: Told) -> str | None:
    """They are about different things."""
    a, b = (subject_words(each.item["name"]) - PAPER_WORDS for each in (one, other))
    if a and b and len(a & b) < 0.6 * min(len(a), len(b)):
        return f"{', '.join(sorted(a))}; {', '.join(sorted(b))}"
    return None


_KIN = (
    frozenset({"joint-statement", "joint-vision", "declaration"}),
    frozenset({"mou", "agreement", "treaty", "plan"}),
    frozenset({"treaty", "convention", "charter", "agreement"}),
)


def same_kind(one: Told, other: Told) -> str | None:
    """They are the same kind of paper."""
    return one.item["kind"] if one.item["kind"] == other.item["kind"] else None


def kindred_kind(one: Told, other: Told) -> str | None:
    """Outlets mix their two kinds up: a joint statement and a joint vision statement."""
    a, b = one.item["kind"], other.item["kind"]
    if a != b and any({a, b} <= kin for kin in _KIN):
        return f"{a} and {b}"
    return None


def other_kind(one: Told, other: Told) -> str | None:
    """Nobody would call a paper of one kind by the other's name."""
    a, b = one.item["kind"], other.item["kind"]
    is_apart = a != b and not any({a, b} <= kin for kin in _KIN)
    return f"{a} and {b}" if is_apart else None


INSTRUMENT_COMPARISONS: tuple[Comparison[Told], ...] = (
    Comparison(same_year, 1.5),
    Comparison(other_year, -9),
    Comparison(same_subject, 1),
    Comparison(other_subject, -3),
    Comparison(same_kind, 0.5),
    Comparison(kindred_kind, -0.5),
    Comparison(other_kind, -3),
)


def resolve_instruments(
    claims: list[Claim],
    relation: tuple[str, ...],
    voices: Voices,
    verdicts: Verdicts = NO_VERDICTS,
) -> list[Instrument]:
    """Merge the papers of one relation; the kind may differ and is then a conflict."""
    by_id = {claim.id: claim for claim in claims}
    told = _told(claims, ("kind", "year", "name"), verdicts)
    groups = join(told, INSTRUMENT_COMPARISONS, enough=ENOUGH, verdicts=verdicts)
    out = []
    for group in groups:
        made = _instrument(_claims_of(group, by_id), voices, group)
        if made is not None:
            made.relation = relation
            prefix = slug_of(" ".join(relation))
            made.id = f"instrument:{prefix}/{made.id.removeprefix('instrument:')}"
            out.append(made)
    return _sorted_distinct(out)


def same_ref(one: Told, other: Told) -> str | None:
    """Both have the same name of their own, as UNCLOS."""
    ref = one.item["ref"]
    return str(ref) if ref and ref == other.item["ref"] else None


KNOWN_COMPARISONS: tuple[Comparison[Told], ...] = (Comparison(same_ref, 2),)


def resolve_known(
    ref: str, claims: list[Claim], voices: Voices, verdicts: Verdicts = NO_VERDICTS
) -> list[Instrument]:
    """Merge what all reports say of a paper that has a name of its own, as UNCLOS."""
    by_id = {claim.id: claim for claim in claims}
    own = verdicts.among(frozenset(by_id))
    groups = join(_told(claims, ("ref",), own), KNOWN_COMPARISONS, enough=ENOUGH, verdicts=own)
    out = []
    for group in groups:
        made = _instrument(_claims_of(group, by_id), voices, group)
        if made is None:
            continue
        made.id, made.ref = f"instrument:{slug_of(ref)}", ref
        # outlets call a convention a law or a treaty; which paper it is, is not in doubt
        made.kind = replace(made.kind, is_conflict=False)
        made.year = replace(made.year, is_conflict=False) if made.year else None
        out.append(made)
    return _sorted_distinct(out)


def _instrument(
    members: list[Claim], voices: Voices, group: Group[Told] | None
) -> Instrument | None:
    counts = Counter(claim.item["name"] for claim in members)
    names = sorted(counts, key=lambda name: (-len(name), name))
    kind = choose(members, "kind", voices)
    year = choose(members, "year", voices)
    if kind is None:
        return None
    statuses = {claim.item["status"] for claim in members}
    return Instrument(
        id="instrument:" + slug_of(f"{year.working if year else 'undated'} {names[0]}"),
        name=names[0],
        kind=kind,
        year=year,
        status="in-force"
        if "in-force" in statuses
        else next(iter(sorted(s for s in statuses if s)), None),
        ref=None,
        names=tuple(names),
        claims=tuple(sorted(claim.id for claim in members)),
        links=tuple(group.links) if group else (),
    )


# -- visits ----------------------------------------------------------------------------------------


def same_visitor(one: Told, other: Told) -> str | None:
    """All names of one are among the other's."""
    a, b = subject_words(one.item["visitor"]), subject_words(other.item["visitor"])
    if a and b and (a <= b or b <= a):
        return str(max(one.item["visitor"], other.item["visitor"], key=len))
    return None


def same_family_and_office(one: Told, other: Told) -> str | None:
    """The last name and the office agree, as for Jim and James Mattis."""
    a, b = one.item["visitor"].split(), other.item["visitor"].split()
    roles = [subject_words(each.item["role"] or "") for each in (one, other)]
    if same_visitor(one, other) is None and a[-1:] == b[-1:] and roles[0] and roles[0] == roles[1]:
        return str(a[-1])
    return None


def other_destination(one: Told, other: Told) -> str | None:
    """They went to different parties."""
    a, b = one.item["to"], other.item["to"]
    return f"{a} and {b}" if a and b and a != b else None


def times_agree(one: Told, other: Told) -> str | None:
    """The times given may be one."""
    a, b = one.item["start"], other.item["start"]
    if a is None or b is None:
        return None
    if agree(a, b) or _touching(one, other):
        return f"{a} and {b}"
    return None


def times_differ(one: Told, other: Told) -> str | None:
    """The times given cannot be one."""
    a, b = one.item["start"], other.item["start"]
    if a is None or b is None or agree(a, b) or _touching(one, other):
        return None
    return f"{a} and {b}"


def both_planned_undated(one: Told, other: Told) -> str | None:
    """Both are only planned, and at most one gives a time."""
    is_so = one.item["status"] == other.item["status"] == "planned" and not (
        one.item["start"] and other.item["start"]
    )
    return "planned" if is_so else None


def both_undated(one: Told, other: Told) -> str | None:
    """Neither gives a time, and they are told the same way."""
    is_so = not one.item["start"] and not other.item["start"]
    return str(one.item["status"]) if is_so and one.item["status"] == other.item["status"] else None


def _touching(one: Told, other: Told) -> bool:
    """Whether two stays overlap: one report names the last day, the other both."""
    spans = []
    for each in (one, other):
        first = When(each.item["start"])
        last = When(each.item["end"] or each.item["start"])
        if first.day is None or first.earliest is None or last.latest is None:
            return False
        spans.append((first.earliest, last.latest))
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]


VISIT_COMPARISONS: tuple[Comparison[Told], ...] = (
    Comparison(same_visitor, 1),
    Comparison(same_family_and_office, 0.5),
    Comparison(other_destination, -9),
    Comparison(times_agree, 1),
    Comparison(times_differ, -9),
    Comparison(both_planned_undated, 1),
    Comparison(both_undated, 0.5),
)
VISIT_ENOUGH = 1.5


def resolve_visits(
    claims: list[Claim],
    relation: tuple[str, ...],
    voices: Voices,
    verdicts: Verdicts = NO_VERDICTS,
) -> list[Visit]:
    """Merge by visitor, destination and date."""
    by_id = {claim.id: claim for claim in claims}
    told = _told(claims, ("visitor", "role", "to", "start", "end", "status"), verdicts)
    out: list[Visit] = []
    for group in join(told, VISIT_COMPARISONS, enough=VISIT_ENOUGH, verdicts=verdicts):
        members = _claims_of(group, by_id)
        names = sorted({claim.item["visitor"] for claim in members}, key=lambda n: (-len(n), n))
        statuses = {claim.item["status"] for claim in members}
        status = next(each for each in ("held", "ongoing", "planned") if each in statuses)
        telling = [claim for claim in members if claim.item["status"] == status]
        start = choose(_fullest(telling), "start", voices) or choose(members, "start", voices)
        end = choose(_fullest(telling), "end", voices) or choose(members, "end", voices)
        when = start.working if start else "undated"
        to = _first(members, "to")
        out.append(
            Visit(
                id=f"visit:{slug_of(' '.join(relation))}/"
                + slug_of(" ".join((names[0], to or "", when))),
                visitor=names[0],
                role=_first(members, "role"),
                origin=_first(members, "from"),
                to=to,
                city=_first(members, "city"),
                start=start,
                end=end,
                status=status,
                claims=tuple(sorted(claim.id for claim in members)),
                relation=relation,
                links=tuple(group.links),
            ),
        )
    return _sorted_distinct(out)


def _fullest(claims: list[Claim]) -> list[Claim]:
    """Without the reports that name one day of a stay which another gives in full."""
    spans = {
        (claim.item["start"], claim.item["end"])
        for claim in claims
        if claim.item["start"] and claim.item["start"] != claim.item["end"]
    }
    return [
        claim
        for claim in claims
        if not (
            claim.item["start"]
            and claim.item["start"] == claim.item["end"]
            and any(first <= claim.item["start"] <= last for first, last in spans)
        )
    ]


# -- milestones ------------------------------------------------------------------------------------


def same_turn(one: Told, other: Told) -> str | None:
    """They are the same kind of turn in the same relation."""
    a, b = one.item, other.item
    is_so = a["kind"] == b["kind"] and a["parties"] == b["parties"]
    return f"{a['kind']} of {', '.join(a['parties'])}" if is_so else None


def other_turn(one: Told, other: Told) -> str | None:
    """They are turns of another kind or of another relation."""
    return None if same_turn(one, other) else f"{one.item['kind']} and {other.item['kind']}"


def dates_agree(one: Told, other: Told) -> str | None:
    """The dates given may be one."""
    a, b = one.item["date"], other.item["date"]
    return f"{a} and {b}" if a and b and agree(a, b) else None


def dates_differ(one: Told, other: Told) -> str | None:
    """The dates given cannot be one."""
    a, b = one.item["date"], other.item["date"]
    return f"{a} and {b}" if a and b and not agree(a, b) else None


_RANKS = frozenset("comprehensive extensive special global enhanced privileged sincere".split())


def other_partnership(one: Told, other: Told) -> str | None:
    """They name partnerships of other ranks."""
    a, b = (subject_words(each.item["what"]) & _RANKS for each in (one, other))
    return f"{', '.join(sorted(a))} and {', '.join(sorted(b))}" if a - b and b - a else None


def alike_and_undated(one: Told, other: Told) -> str | None:
    """Neither is dated, and their words have two in common."""
    if one.item["date"] or other.item["date"]:
        return None
    shared = subject_words(one.item["what"]) & subject_words(other.item["what"])
    return ", ".join(sorted(shared)) if len(shared) > 1 else None


MILESTONE_COMPARISONS: tuple[Comparison[Told], ...] = (
    Comparison(same_turn, 1),
    Comparison(other_turn, -9),
    Comparison(dates_agree, 1),
    Comparison(dates_differ, -9),
    Comparison(other_partnership, -9),
    Comparison(alike_and_undated, 1),
)
MILESTONE_ENOUGH = 2.0


def resolve_milestones(
    claims: list[Claim],
    relation: tuple[str, ...],
    voices: Voices,
    verdicts: Verdicts = NO_VERDICTS,
) -> list[Milestone]:
    """Merge by parties, kind and date."""
    by_id = {claim.id: claim for claim in claims}
    told = _told(claims, ("kind", "parties", "date", "what"), verdicts)
    out: list[Milestone] = []
    for group in join(told, MILESTONE_COMPARISONS, enough=MILESTONE_ENOUGH, verdicts=verdicts):
        members = _claims_of(group, by_id)
        first = min(members, key=lambda claim: (len(claim.item["what"]), claim.id)).item
        date = choose(members, "date", voices)
        when = date.working if date else "undated"
        out.append(
            Milestone(
                id=f"milestone:{slug_of(' '.join(relation))}/" + slug_of(f"{first['kind']} {when}"),
                what=first["what"],
                kind=first["kind"],
                parties=tuple(first["parties"]),
                date=date,
                claims=tuple(sorted(claim.id for claim in members)),
                links=tuple(group.links),
            ),
        )
    return _sorted_distinct(out)


# -- shared ----------------------------------------------------------------------------------------


def _claims_of(group: Group[Told], by_id: dict[str, Claim]) -> list[Claim]:
    return [by_id[each] for each in sorted(c for told in group.members for c in told.claims)]


def _first(members: Iterable[Claim], key: str) -> str | None:
    """The value most claims give."""
    counts = Counter(claim.item[key] for claim in members if claim.item[key])
    return min(counts, key=lambda each: (-counts[each], -len(each), each)) if counts else None


class _Line(Protocol):
    id: str
    claims: tuple[str, ...]


L = TypeVar("L", bound=_Line)


def _sorted_distinct(lines: list[L]) -> list[L]:
    """In the order of their ids; where two share one, told apart by what their claims say."""
    lines.sort(key=lambda each: (each.id, each.claims))
    seen: Counter[str] = Counter()
    for each in lines:
        seen[each.id] += 1
        if seen[each.id] > 1:
            each.id = f"{each.id}-{seen[each.id]}"
    return lines
