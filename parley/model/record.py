"""The record: what the claims say together. Everything here is derived and may be thrown away."""

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Value:
    """One value that claims give, with those claims and, where it is derived, from what."""

    value: Any
    claims: tuple[str, ...]
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A working value, why it was chosen, and the values that lost beside it."""

    working: Any
    why: str
    values: tuple[Value, ...]
    is_conflict: bool = False


@dataclass(slots=True, kw_only=True)
class Round:
    """One meeting of a dialogue, as all its reports tell it."""

    id: str
    dialogue: str
    ordinal: int | None
    start: Choice | None
    end: Choice | None
    city: Choice | None
    mode: Choice | None
    status: str
    """held, planned, postponed, cancelled, or announced where no report of it was found."""
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    """Reports that are about it."""
    announced_by: tuple[str, ...]
    """Reports that only announce or recall it."""
    basis: str | None = None
    """How its ordinal or year follows where no report prints it."""


@dataclass(slots=True, kw_only=True)
class Dialogue:
    """The rounds of one mechanism between the same parties, under all its names."""

    id: str
    name: str
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    rounds: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Office:
    """An office as printed, with where and when it was printed beside a person."""

    role: str
    claims: tuple[str, ...]
    rounds: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Seat:
    """A person's part in one round."""

    round: str
    function: str
    claims: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Person:
    """One person across spellings and reports."""

    id: str
    name: str
    party: str | None
    forms: tuple[str, ...]
    offices: tuple[Office, ...]
    seats: tuple[Seat, ...]
    claims: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Topic:
    """A subject on the table of one round."""

    code: str
    round: str | None
    claims: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Statement:
    """A commitment or position at one round, merged across the reports that give it."""

    id: str
    kind: str
    """commitment or position."""
    by: tuple[str, ...]
    value: str
    """The act or the stance."""
    what: str
    topic: str
    round: str | None
    due: str | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Instrument:
    """A document, merged across reports."""

    id: str
    name: str
    kind: Choice
    year: Choice | None
    status: str | None
    ref: str | None
    names: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Visit:
    """A visit, merged across reports."""

    id: str
    visitor: str
    role: str | None
    origin: str | None
    to: str | None
    city: str | None
    start: Choice | None
    end: Choice | None
    status: str
    claims: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Milestone:
    """A turn in a relation, merged across reports."""

    id: str
    what: str
    kind: str
    parties: tuple[str, ...]
    date: Choice | None
    claims: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Conflict:
    """Values that cannot both stand."""

    id: str
    about: str
    """The id of what they are values of."""
    key: str
    values: tuple[Value, ...]
    working: Any
    why: str


@dataclass(slots=True, kw_only=True)
class Gap:
    """Something the sources do not tell, and why that matters."""

    id: str
    kind: str
    about: str
    says: str


@dataclass(slots=True, kw_only=True)
class Record:
    """Everything that the claims say together, in one fixed order."""

    dialogues: tuple[Dialogue, ...] = ()
    rounds: tuple[Round, ...] = ()
    people: tuple[Person, ...] = ()
    topics: tuple[Topic, ...] = ()
    commitments: tuple[Statement, ...] = ()
    positions: tuple[Statement, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    visits: tuple[Visit, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[Gap, ...] = ()
    reports: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What each report says of itself, by its id."""


def as_data(thing: Any) -> Any:  # noqa: ANN401 - any part of a record
    """Return a part of a record as plain data for JSON, keys in the order of definition."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return {each.name: as_data(getattr(thing, each.name)) for each in fields(thing)}
    if isinstance(thing, tuple | list):
        return [as_data(each) for each in thing]
    if isinstance(thing, dict):
        return {key: as_data(value) for key, value in sorted(thing.items())}
    return thing
