"""What one report says, as data: the parts of a reading, each item with its evidence.

The key names and values are those of the data contract (docs/reading.md). An item's `data()` is
its JSON form; a value that the report does not give is None.
"""

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Literal

from parley.model.span import Quote

Function = Literal["co-chair", "head", "member", "counterpart"]
Mode = Literal["in-person", "virtual", "hybrid"]
RoundStatus = Literal["held", "planned", "cancelled", "postponed"]
Act = Literal["agree", "pledge", "reaffirm", "propose", "plan", "progress", "complete"]
Stance = Literal["supports", "opposes", "concerned", "recognises", "stresses"]
VisitStatus = Literal["held", "planned", "ongoing"]


def says(text: str, *, key: str | None = None) -> Any:  # noqa: ANN401 - what dataclasses.field is
    """Declare a field with the sentence that explains it on pages, in exports and in the docs."""
    return field(metadata={"help": text, "key": key})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One finding: its values, the sentences that carry it, and how it came about."""

    evidence: tuple[Quote, ...] = says("The sentences that carry the item, to the character.")
    rule: str = says("The rule that read it.")
    derived: tuple[str, ...] = says("How each value that is not printed follows from what is.")

    def data(self) -> dict[str, Any]:
        """Return the JSON form of the contract, evidence and explanation last."""
        out: dict[str, Any] = {}
        for name, key in _keys(type(self)):  # type: ignore[arg-type]  # a class is hashable
            value = getattr(self, name)
            out[key] = list(value) if type(value) is tuple else value
        out["evidence"] = [quote.data() for quote in self.evidence]
        out["rule"] = self.rule
        if self.derived:
            out["derived"] = list(self.derived)
        return out


_SHARED = {"evidence", "rule", "derived"}


@cache
def _keys(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of item that are its own, each with its key in the contract."""
    own = (each for each in fields(kind) if each.name not in _SHARED)
    return tuple((each.name, each.metadata["key"] or each.name) for each in own)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundItem(Item):
    """A meeting of a standing mechanism."""

    mechanism: str | None = says("The mechanism's name, without parties, ordinal and year.")
    parties: tuple[str, ...] = says("The parties, as codes, sorted.")
    ordinal: int | None = says("The round's number, only as printed.")
    start: str | None = says("First day, as precise as printed (EDTF).")
    end: str | None = says("Last day (EDTF).")
    city: str | None = says("Where it was or will be held; none for a virtual round.")
    mode: Mode | None = says("In person, virtual or hybrid.")
    status: RoundStatus = says("Held, planned, cancelled or postponed, as the report puts it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantItem(Item):
    """A person said to take part in a round."""

    name: str = says("The name as printed, without honorific, rank or title.")
    role: str | None = says("The office as printed, without the country.")
    party: str | None = says("The person's own state.")
    function: Function = says("Co-chair, head, member, or counterpart met on the margins.")
    round: int = says("Which of the report's rounds, counted from 0.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicItem(Item):
    """A subject the parties discussed, agreed on, worked on or plan to discuss."""

    code: str = says("The topic's code.")
    round: int | None = says("The round it was on the table of, counted from 0.")
    first_time: bool = says("Whether the report says that it was there for the first time.")
    raised_by: str | None = says("The party said to have raised it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentItem(Item):
    """An act that a party takes on, or word of its progress."""

    by: tuple[str, ...] = says("The parties that the act is ascribed to, sorted.")
    act: Act = says("What kind of undertaking it is.")
    what: str = says("The thing to be done, near the text's own words.")
    topic: str = says("The closest topic code.")
    due: str | None = says("A date that the report sets for it (EDTF).")
    round: int | None = says("The round at which it was made, counted from 0.")
    said_by: str | None = says("Who says so, where it is not the actor.")
    object: dict[str, str] | None = says("Site, project, beneficiary or instrument it is about.")
    amount: dict[str, Any] | None = says("Value, currency, and whether new or a total.")
    condition: str | None = says("The condition it is made under.")
    negated: bool = says("Whether the text denies it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionItem(Item):
    """A view, with no act taken on."""

    by: tuple[str, ...] = says("The parties that hold the view, sorted.")
    stance: Stance = says("Supports, opposes, is concerned, recognises or stresses.")
    what: str = says("The matter, near the text's own words.")
    topic: str = says("The closest topic code.")
    round: int | None = says("The round at which it was voiced, counted from 0.")
    said_by: str | None = says("Who says so, where it is not the holder.")
    formulae: tuple[str, ...] = says("Set phrases of the field that the wording contains.")
    names_used: tuple[str, ...] = says("Names of disputed places as they were printed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentItem(Item):
    """A named document that binds or guides the parties."""

    name: str = says("The name as printed.")
    kind: str = says("Treaty, agreement, mou, joint-statement …")
    year: str | None = says("The year that the text attaches to it.")
    status: Literal["in-force", "under-negotiation"] | None = says("Whether it stands.")
    ref: str | None = says("UNCLOS, DOC, COC, UN-CHARTER or TAC where it is one of these.")


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitItem(Item):
    """Travel by a named person, or by a ship, called a visit or trip."""

    visitor: str = says("The person's name, or the ship's.")
    role: str | None = says("The office as printed; none for a ship.")
    from_: str | None = says("The party the visitor comes from.", key="from")
    to: str | None = says("The party visited.")
    city: str | None = says("The city visited.")
    start: str | None = says("First day (EDTF).")
    end: str | None = says("Last day (EDTF).")
    status: VisitStatus = says("Held, planned or ongoing.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneItem(Item):
    """A turn in the relation."""

    what: str = says("What happened, near the text's own words.")
    kind: str = says("Normalisation, partnership-upgraded, agreement-signed …")
    parties: tuple[str, ...] = says("The parties whose relation it is, sorted.")
    date: str | None = says("When, as precise as printed (EDTF).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a report says of itself."""

    title: str | None
    outlet: str | None
    agency: str | None
    published: str | None
    language: str
    dateline: str | None
    kind: str
    stated: tuple[str, ...] = ()
    """Names of the values that the user stated."""
    printed: str | None = None
    """The day that the report itself prints, where the user stated another."""

    def data(self) -> dict[str, Any]:
        """Return the JSON form of the contract."""
        return {
            "title": self.title,
            "outlet": self.outlet,
            "agency": self.agency,
            "published": self.published,
            "language": self.language,
            "dateline": self.dateline,
            "kind": self.kind,
            **({"stated": list(self.stated)} if self.stated else {}),
            **({"printed": self.printed} if self.printed else {}),
        }


PARTS = (
    "rounds",
    "participants",
    "topics",
    "commitments",
    "positions",
    "instruments",
    "visits",
    "milestones",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An item that its evidence does not carry, with the verdict of the gate."""

    part: str
    item: Item
    verdict: str
    """altered, elsewhere (true of another sentence) or absent."""
    values: tuple[str, ...]
    """The values that the evidence does not carry."""
    why: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "part": self.part,
            "item": self.item.data(),
            "verdict": self.verdict,
            "values": list(self.values),
            "why": list(self.why),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All findings of one report, and the sentences with a cue that nothing finished."""

    header: Header
    rounds: tuple[RoundItem, ...] = ()
    participants: tuple[ParticipantItem, ...] = ()
    topics: tuple[TopicItem, ...] = ()
    commitments: tuple[CommitmentItem, ...] = ()
    positions: tuple[PositionItem, ...] = ()
    instruments: tuple[InstrumentItem, ...] = ()
    visits: tuple[VisitItem, ...] = ()
    milestones: tuple[MilestoneItem, ...] = ()
    unread: tuple[Quote, ...] = ()
    refused: tuple[Refused, ...] = ()

    def items(self) -> list[tuple[str, Item]]:
        """Return every item with the name of its part, in the order of the contract."""
        return [(part, item) for part in PARTS for item in getattr(self, part)]

    def data(self, text: str) -> dict[str, Any]:
        """Return the JSON form of the contract; `text` is what the offsets count in."""
        return {
            "report": {**self.header.data(), "text": text},
            **{part: [item.data() for item in getattr(self, part)] for part in PARTS},
            "unread": [quote.data() for quote in self.unread],
            "refused": [refused.data() for refused in self.refused],
        }
