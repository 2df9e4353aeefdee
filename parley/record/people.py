"""People across reports: one person under several forms, with the offices held and when."""

from anyascii import anyascii
from rapidfuzz import fuzz

from parley.model.claim import Claim
from parley.model.record import Office, Person, Seat
from parley.record.rounds import slug_of

MISSPELT = 88  # of 100: one letter off in a name of twelve; "Talwar" and "Talwer" with first names


def resolve_people(claims: list[Claim], home: dict[str, str]) -> list[Person]:
    """Merge participant claims into people. `home` maps a round claim to its round.

    Two forms are one person's where their parties agree and one has all parts of the other, in
    any order and without marks, or where both hold the chair of one round and are spelt alike.
    """
    clusters: list[list[Claim]] = []
    ordered = sorted(claims, key=lambda claim: (-len(_parts(claim)), claim.item["name"], claim.id))
    for claim in ordered:
        fits = [
            cluster for cluster in clusters if any(_is_one(claim, other, home) for other in cluster)
        ]
        if len(fits) == 1:
            fits[0].append(claim)
        elif fits:
            exact = [c for c in fits if any(_parts(claim) == _parts(o) for o in c)]
            (exact[0] if len(exact) == 1 else _start(clusters)).append(claim)
        else:
            _start(clusters).append(claim)
    people = [_person(cluster, home) for cluster in clusters]
    people.sort(key=lambda person: (person.party or "~", person.name, person.claims))
    seen: dict[str, int] = {}
    for person in people:
        seen[person.id] = seen.get(person.id, 0) + 1
        if seen[person.id] > 1:
            person.id = f"{person.id}-{seen[person.id]}"
    return people


def _start(clusters: list[list[Claim]]) -> list[Claim]:
    clusters.append([])
    return clusters[-1]


def _parts(claim: Claim) -> frozenset[str]:
    folded = anyascii(claim.item["name"]).lower().replace(".", " ").replace("-", " ")
    return frozenset(part for part in folded.split() if len(part) > 1)


def _is_one(one: Claim, other: Claim, home: dict[str, str]) -> bool:
    mine, theirs = one.item["party"], other.item["party"]
    if mine and theirs and mine != theirs:
        return False
    a, b = _parts(one), _parts(other)
    if not a or not b:
        return False
    if a == b:
        return True
    if (a < b or b < a) and (min(len(a), len(b)) > 1 or _same_round(one, other, home)):
        return True
    leads = {one.item["function"], other.item["function"]} <= {"co-chair", "head"}
    return (
        leads
        and _same_round(one, other, home)
        and fuzz.ratio(" ".join(sorted(a)), " ".join(sorted(b))) >= MISSPELT
    )


def _same_round(one: Claim, other: Claim, home: dict[str, str]) -> bool:
    mine, theirs = home.get(one.item["round"]), home.get(other.item["round"])
    return mine is not None and mine == theirs


def _person(claims: list[Claim], home: dict[str, str]) -> Person:
    counts: dict[str, int] = {}
    for claim in claims:
        counts[claim.item["name"]] = counts.get(claim.item["name"], 0) + 1
    longest = max(len(name.split()) for name in counts)
    name = min(
        (name for name in counts if len(name.split()) == longest),
        key=lambda each: (-counts[each], each),
    )
    parties = sorted({claim.item["party"] for claim in claims if claim.item["party"]})
    party = parties[0] if parties else None
    offices: dict[str, list[Claim]] = {}
    seats: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.item["role"]:
            offices.setdefault(claim.item["role"], []).append(claim)
        where = home.get(claim.item["round"])
        if where:
            seats.setdefault((where, claim.item["function"]), []).append(claim)
    return Person(
        id="person:" + slug_of(f"{party or ''} {name}"),
        name=name,
        party=party,
        forms=tuple(sorted(counts)),
        offices=tuple(
            Office(
                role=role,
                claims=tuple(sorted(claim.id for claim in members)),
                rounds=tuple(
                    sorted({home[c.item["round"]] for c in members if c.item["round"] in home})
                ),
            )
            for role, members in sorted(offices.items())
        ),
        seats=tuple(
            Seat(round=where, function=function, claims=tuple(sorted(c.id for c in members)))
            for (where, function), members in sorted(seats.items())
        ),
        claims=tuple(sorted(claim.id for claim in claims)),
    )
