"""Claims: one report says one thing. Append-only, identified by a hash of content."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from parley.model.reading import Reading

HEADER = "report"


@dataclass(frozen=True, slots=True)
class Claim:
    """One item of one report, as data, under an id that its content alone decides."""

    id: str
    report: str
    part: str
    item: dict[str, Any] = field(compare=False)

    @property
    def quotes(self) -> list[dict[str, Any]]:
        """The evidence: start, end and quote of each sentence."""
        return list(self.item.get("evidence", ()))


def make_claim(report: str, part: str, item: dict[str, Any]) -> Claim:
    """Give an item of a report its id."""
    return Claim(_hash("claim", report, part, item), report, part, item)


def claim(report: str, reading: Reading, words: int) -> list[Claim]:
    """Turn a reading into claims, one for each item and one for what the report says of itself.

    Items refer to a round by its place in the reading; a claim names the claim of that round, so
    that it means the same apart from its neighbours. `words` is the length of the body.
    """
    rounds = [make_claim(report, "rounds", item.data()) for item in reading.rounds]
    header = {**reading.header.data(), "words": words}
    made = [make_claim(report, HEADER, header), *rounds]
    for part, item in reading.items():
        if part == "rounds":
            continue
        data = item.data()
        number = data.get("round")
        if isinstance(number, int) and number < len(rounds):
            data["round"] = rounds[number].id
        made.append(make_claim(report, part, data))
    return list({each.id: each for each in made}.values())


def stamp(claims: Iterable[str]) -> str:
    """A hash that tells one set of claims, given by their ids, from every other."""
    return hashlib.sha256(" ".join(sorted(claims)).encode()).hexdigest()[:16]


def _hash(kind: str, *content: object) -> str:
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{kind}:{hashlib.sha256(written.encode()).hexdigest()[:16]}"
