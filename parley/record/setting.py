"""What frames a dialogue: instruments, visits and milestones, merged across reports."""

import re
from collections.abc import Callable

from anyascii import anyascii

from parley.model.claim import Claim
from parley.model.record import Instrument, Milestone, Visit
from parley.record.choosing import agree, choose
from parley.record.rounds import slug_of


def _cluster(claims: list[Claim], is_one: Callable[[Claim, Claim], bool]) -> list[list[Claim]]:
    """Put claims together that speak of one thing, the fullest first, whatever their order."""
    clusters: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda each: (-len(str(each.item)), each.id)):
        home = next((c for c in clusters if any(is_one(claim, other) for other in c)), None)
        if home is None:
            clusters.append([claim])
        else:
            home.append(claim)
    return clusters


def _words(name: str) -> frozenset[str]:
    folded = anyascii(name).lower().replace("defense", "defence")
    return frozenset(re.findall(r"[a-z0-9]{2,}", folded)) - {"on", "of", "the", "and", "for", "in"}


def _ids(claims: list[Claim]) -> tuple[str, ...]:
    return tuple(sorted(claim.id for claim in claims))


# -- instruments -----------------------------------------------------------------------------------


def resolve_instruments(claims: list[Claim]) -> list[Instrument]:
    """Merge by reference, else by year and name; the kind may differ and is then a conflict."""
    out: list[Instrument] = []
    for members in _cluster(claims, _is_one_paper):
        names = sorted({claim.item["name"] for claim in members}, key=lambda n: (-len(n), n))
        kind = choose(members, "kind")
        year = choose(members, "year")
        ref = next((c.item["ref"] for c in members if c.item["ref"]), None)
        statuses = {claim.item["status"] for claim in members}
        key = ref or f"{year.working if year else 'undated'} {names[0]}"
        if kind is None:
            continue
        out.append(
            Instrument(
                id=f"instrument:{slug_of(key)}",
                name=names[0],
                kind=kind,
                year=year,
                status="in-force"
                if "in-force" in statuses
                else next(iter(sorted(s for s in statuses if s)), None),
                ref=ref,
                names=tuple(names),
                claims=_ids(members),
            ),
        )
    return sorted(out, key=lambda each: (each.id, each.claims))


def _is_one_paper(one: Claim, other: Claim) -> bool:
    a, b = one.item, other.item
    if a["ref"] or b["ref"]:
        return bool(a["ref"] == b["ref"])
    if a["year"] and b["year"] and a["year"] != b["year"]:
        return False
    mine, theirs = _words(a["name"]), _words(b["name"])
    smaller = min(len(mine), len(theirs))
    same_year = a["year"] is not None and a["year"] == b["year"]
    is_alike = smaller > 0 and len(mine & theirs) >= 0.6 * smaller
    return is_alike and bool(same_year or a["kind"] == b["kind"])


# -- visits ----------------------------------------------------------------------------------------


def resolve_visits(claims: list[Claim]) -> list[Visit]:
    """Merge by visitor, destination and date."""
    out: list[Visit] = []
    for members in _cluster(claims, _is_one_visit):
        names = sorted({claim.item["visitor"] for claim in members}, key=lambda n: (-len(n), n))
        first = members[0].item
        start = choose(members, "start")
        statuses = {claim.item["status"] for claim in members}
        status = next(each for each in ("held", "ongoing", "planned") if each in statuses)
        when = start.working if start else "undated"
        out.append(
            Visit(
                id="visit:" + slug_of(" ".join((names[0], first["to"] or "", when))),
                visitor=names[0],
                role=next((c.item["role"] for c in members if c.item["role"]), None),
                origin=next((c.item["from"] for c in members if c.item["from"]), None),
                to=next((c.item["to"] for c in members if c.item["to"]), None),
                city=next((c.item["city"] for c in members if c.item["city"]), None),
                start=start,
                end=choose(members, "end"),
                status=status,
                claims=_ids(members),
            ),
        )
    return sorted(
        out, key=lambda each: (each.start.working if each.start else "~", each.id, each.claims)
    )


def _is_one_visit(one: Claim, other: Claim) -> bool:
    a, b = one.item, other.item
    mine, theirs = _words(a["visitor"]), _words(b["visitor"])
    if not (mine <= theirs or theirs <= mine) or (a["to"] and b["to"] and a["to"] != b["to"]):
        return False
    if a["start"] is None or b["start"] is None:
        return a["start"] is b["start"] and a["status"] == b["status"]
    return agree(a["start"], b["start"])


# -- milestones ------------------------------------------------------------------------------------


def resolve_milestones(claims: list[Claim]) -> list[Milestone]:
    """Merge by parties, kind and date."""
    out: list[Milestone] = []
    for members in _cluster(claims, _is_one_turn):
        first = min(members, key=lambda claim: (len(claim.item["what"]), claim.id)).item
        date = choose(members, "date")
        when = date.working if date else "undated"
        out.append(
            Milestone(
                id="milestone:" + slug_of(" ".join((*first["parties"], first["kind"], when))),
                what=first["what"],
                kind=first["kind"],
                parties=tuple(first["parties"]),
                date=date,
                claims=_ids(members),
            ),
        )
    return sorted(
        out, key=lambda each: (each.date.working if each.date else "~", each.id, each.claims)
    )


def _is_one_turn(one: Claim, other: Claim) -> bool:
    a, b = one.item, other.item
    if a["kind"] != b["kind"] or a["parties"] != b["parties"]:
        return False
    if a["date"] is None or b["date"] is None:
        return len(_words(a["what"]) & _words(b["what"])) >= 2 and a["date"] == b["date"]
    return agree(a["date"], b["date"])
