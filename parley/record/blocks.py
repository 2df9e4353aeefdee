"""Claims to blocks: what can be worked out by itself, so that one new report touches little.

A relation is a set of parties. Rounds, promises, wording and papers are worked out within one
relation; a claim's relation follows from its own report alone.
"""

from collections import Counter
from collections.abc import Iterable

from parley.model.claim import HEADER, Claim

Relation = tuple[str, ...]


def relation_of_report(claims: Iterable[Claim]) -> Relation:
    """The parties whose relation a report is about.

    Those of the round it is mainly about; failing that, the pair met most often in its milestones,
    visits and joint acts; failing that, every party that acts in it.
    """
    rounds = [claim for claim in claims if claim.part == "rounds"]
    if rounds:
        main = [claim for claim in rounds if claim.item.get("rule") == "rounds/main"] or rounds
        counted = Counter(tuple(claim.item["parties"]) for claim in main)
        return min(counted, key=lambda each: (-counted[each], each))
    told: Counter[Relation] = Counter()
    single: set[str] = set()
    for claim in claims:
        for parties in _parties_of(claim):
            if len(parties) > 1:
                told[parties] += 1
            single.update(parties)
    if told:
        return min(told, key=lambda each: (-told[each], each))
    return tuple(sorted(single))


def _parties_of(claim: Claim) -> list[Relation]:
    item = claim.item
    if claim.part in ("commitments", "positions"):
        return [tuple(item["by"])]
    if claim.part == "milestones":
        return [tuple(item["parties"])]
    if claim.part == "visits" and item["from"] and item["to"]:
        return [tuple(sorted({item["from"], item["to"]}))]
    return []


def divide(claims: list[Claim]) -> dict[Relation, list[Claim]]:
    """Divide the claims of one report among relations; its header goes to each of them."""
    own = relation_of_report(claims)
    rounds = {claim.id: tuple(claim.item["parties"]) for claim in claims if claim.part == "rounds"}
    blocks: dict[Relation, list[Claim]] = {own: []}
    for claim in claims:
        if claim.part == HEADER:
            continue
        blocks.setdefault(_relation_of(claim, own, rounds), []).append(claim)
    headers = [claim for claim in claims if claim.part == HEADER]
    return {relation: [*members, *headers] for relation, members in blocks.items()}


def _relation_of(claim: Claim, own: Relation, rounds: dict[str, Relation]) -> Relation:
    if claim.part == "rounds":
        return rounds[claim.id]
    where = claim.item.get("round")
    if isinstance(where, str) and where in rounds:
        return rounds[where]
    if claim.part in ("milestones", "visits"):
        for parties in _parties_of(claim):
            if len(parties) > 1:
                return parties
    return own
