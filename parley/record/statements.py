"""Commitments and positions at a round: the same thing from several reports is one statement."""

import re
from collections import Counter

from anyascii import anyascii

from parley.model.claim import Claim
from parley.model.record import Statement
from parley.record.rounds import slug_of

_SMALL = frozenset("the and with for from their that this into its".split())
ENOUGH = 0.5  # shared words over the shorter phrase; below it two promises of one topic stay two


def resolve_statements(claims: list[Claim], home: dict[str, str], *, kind: str) -> list[Statement]:
    """Merge the claims of one kind: same round, owners, act and topic, and words in common."""
    key = "act" if kind == "commitment" else "stance"
    groups: dict[tuple[str, ...], list[list[Claim]]] = {}
    for claim in sorted(claims, key=lambda each: (-len(each.item["what"]), each.id)):
        item = claim.item
        where = home.get(item["round"] or "", f"{claim.report}")
        place = (where, item["topic"], item[key], *item["by"])
        for members in groups.setdefault(place, []):
            same_report = any(other.report == claim.report for other in members)
            if not same_report and _likeness(members[0].item["what"], item["what"]) >= ENOUGH:
                members.append(claim)
                break
        else:
            groups[place].append([claim])
    made = [_statement(members, home, kind, key) for place in groups.values() for members in place]
    made.sort(key=lambda each: (each.round or "~", each.by, each.topic, each.value, each.claims))
    counts: Counter[str] = Counter()
    for each in made:
        counts[each.id] += 1
        if counts[each.id] > 1:
            each.id = f"{each.id}-{counts[each.id]}"
    return made


def _words(text: str) -> set[str]:
    found = re.findall(r"[a-z0-9]{3,}", anyascii(text).lower())
    return {word[:6] for word in found if word not in _SMALL}


def _likeness(one: str, other: str) -> float:
    a, b = _words(one), _words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _statement(claims: list[Claim], home: dict[str, str], kind: str, key: str) -> Statement:
    first = min(claims, key=lambda claim: (len(claim.item["what"]), claim.id))
    item = first.item
    where = home.get(item["round"] or "")
    dues = sorted({claim.item["due"] for claim in claims if claim.item.get("due")})
    slug = slug_of(f"{' '.join(item['by'])} {item[key]} {item['topic']}")
    return Statement(
        id=f"{kind}:{(where or 'no-round').removeprefix('round:')}/{slug}",
        kind=kind,
        by=tuple(item["by"]),
        value=item[key],
        what=item["what"],
        topic=item["topic"],
        round=where,
        due=dues[0] if dues else None,
        claims=tuple(sorted(claim.id for claim in claims)),
        reports=tuple(sorted({claim.report for claim in claims})),
    )
