"""Judgements: a person decided one thing. Append-only; withdrawn, never deleted."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from parley.model.claim import Claim

Verb = Literal["accept", "reject", "correct", "same", "different", "status", "note"]
VERBS: tuple[Verb, ...] = ("accept", "reject", "correct", "same", "different", "status", "note")

# What an item is about, whichever rule read it and wherever it stands in the text.
_PASSING = {"evidence", "rule", "derived", "round", "words"}


@dataclass(frozen=True, slots=True)
class Held:
    """A claim as it was when a person judged it, so that it is known again after a new reading."""

    claim: str
    report: str
    part: str
    values: dict[str, Any] = field(compare=False)
    quotes: tuple[str, ...] = ()

    def data(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "claim": self.claim,
            "report": self.report,
            "part": self.part,
            "values": self.values,
            "quotes": list(self.quotes),
        }


def hold(claim: Claim) -> Held:
    """Keep of a claim what is needed to know it again."""
    values = {key: value for key, value in claim.item.items() if key not in _PASSING}
    quotes = tuple(sorted({str(quote["quote"]) for quote in claim.quotes}))
    return Held(claim.id, claim.report, claim.part, values, quotes)


@dataclass(frozen=True, slots=True)
class Target:
    """The line that was judged, with the claims that made it."""

    line: str
    held: tuple[Held, ...]

    @property
    def kind(self) -> str:
        """What kind of line it was: a round, a person, a thread, a claim and so on."""
        return self.line.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who took a judgement back, when and why."""

    who: str
    why: str
    at: str

    def data(self) -> dict[str, str]:
        """Return the JSON form."""
        return {"who": self.who, "why": self.why, "at": self.at}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person."""

    verb: Verb
    targets: tuple[Target, ...]
    value: dict[str, str] = field(compare=False)
    """What it says: key and value of a correction, a status, the text of a note."""
    who: str
    why: str
    at: str
    withdrawn: Withdrawal | None = None

    @property
    def id(self) -> str:
        """A hash of what was decided, by whom and when."""
        content = {key: value for key, value in self.data().items() if key != "withdrawn"}
        written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return f"judgement:{hashlib.sha256(written.encode()).hexdigest()[:12]}"

    @property
    def is_active(self) -> bool:
        """Whether it stands."""
        return self.withdrawn is None

    def data(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "verb": self.verb,
            "targets": [
                {"line": target.line, "held": [each.data() for each in target.held]}
                for target in self.targets
            ],
            "value": self.value,
            "who": self.who,
            "why": self.why,
            "at": self.at,
            "withdrawn": self.withdrawn.data() if self.withdrawn else None,
        }

    @staticmethod
    def of(data: dict[str, Any]) -> "Judgement":
        """Make a judgement from its JSON form."""
        return Judgement(
            verb=data["verb"],
            targets=tuple(
                Target(
                    each["line"],
                    tuple(
                        Held(
                            held["claim"],
                            held["report"],
                            held["part"],
                            held["values"],
                            tuple(held["quotes"]),
                        )
                        for held in each["held"]
                    ),
                )
                for each in data["targets"]
            ),
            value=data["value"],
            who=data["who"],
            why=data["why"],
            at=data["at"],
            withdrawn=Withdrawal(**data["withdrawn"]) if data["withdrawn"] else None,
        )
