"""The record: what the claims say together. Everything here is derived and may be thrown away."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


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


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims speak of one thing: the comparisons that spoke, with their weights."""

    one: str
    other: str
    score: float
    told: tuple[str, ...]


# -- sources ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence that a copy changed: as the witness has it, and as the copy prints it."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that repeats another's text."""

    report: str
    shared: float
    """How much of the shorter report's cited sentences stands in the other, 0 to 1."""
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One independent voice: a report, with its reprints and lightly edited copies."""

    id: str
    report: str
    """The report that stands for it: the earliest."""
    reports: tuple[str, ...]
    copies: tuple[Copy, ...]
    side: str | None
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """What kind of voice a report is."""

    report: str
    witness: str
    kind: str
    side: str | None
    """The party whose own text it is; none for a newspaper or where the report does not tell."""
    grade: str
    """A agreed text, B both sides' readouts, C one side's, D attributed report, E unattributed."""
    why: str
    outlet: str | None
    published: str | None
    words: int


# -- dialogues -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """The years that an undated round may have been held in, and how they follow."""

    earliest: int
    latest: int
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What was said beforehand of a round, and what came of it."""

    start: str | None
    """The time that it was announced for, before it was put off."""
    city: str | None
    claims: tuple[str, ...]
    outcome: str
    """met, late, elsewhere, late and elsewhere, or open."""
    late_by: int | None = None
    """Days from the end of the announced time to the first day held."""
    put_off_to: str | None = None
    """The time that it was put off to."""


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
    """How its ordinal follows where no report prints it."""
    ordinals: Choice | None = None
    """All the numbers that reports give it."""
    years: Years | None = None
    """The years it may have been held in, where no report prints one."""
    announcement: Announcement | None = None
    host: str | None = None
    """The party in whose city it was held."""
    sides: tuple[str, ...] = ()
    """Parties whose own text on the round is among the sources."""
    is_agreed: bool = False
    """Whether a text that all of them agreed on is among the sources."""
    is_covered: bool = False
    """Whether enough was published on it that silence means something."""
    links: tuple[Link, ...] = ()


@dataclass(slots=True, kw_only=True)
class Dialogue:
    """The rounds of one mechanism between the same parties, under all its names."""

    id: str
    name: str
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    rounds: tuple[str, ...]
    family: str = ""
    """The same mechanism at whatever level."""
    level: str | None = None
    """ministers, deputies, officials or leaders, where the name or the chairs tell."""
    claims: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


# -- people ----------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class Office:
    """An office as printed, with where and when it was printed beside a person."""

    role: str
    claims: tuple[str, ...]
    rounds: tuple[str, ...]
    first: str | None = None
    """The first day on which a source gives the person this office."""
    last: str | None = None
    capacity: str = "substantive"
    """substantive, acting, designate or former."""
    forms: tuple[str, ...] = ()
    """Other forms of the title that say no more than this one."""


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
    visits: tuple[str, ...] = ()
    """Ids of the visits that the person made."""
    links: tuple[Link, ...] = ()


@dataclass(slots=True, kw_only=True)
class Topic:
    """A subject on the table of one round."""

    code: str
    round: str | None
    claims: tuple[str, ...]


# -- the ledger ------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class Statement:
    """A commitment, position or mention at one round, merged across the reports that give it."""

    id: str
    kind: str
    """commitment, position or topic (discussed, with no act or view)."""
    by: tuple[str, ...]
    value: str
    """The act or the stance; for a topic "discussed", or "mentioned" where no talks are told."""
    what: str
    topic: str
    round: str | None
    due: str | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    day: str | None = None
    """When it was made: the day of its round, else when the first report of it came out."""
    objects: tuple[str, ...] = ()
    """The site, project, beneficiary, instrument or person that it is about."""
    amount: str | None = None
    values: tuple[str, ...] = ()
    """Every act or stance that a report gives it, the working one first."""
    witnesses: int = 0
    grade: str = "E"
    sides: tuple[str, ...] = ()
    """Parties whose own text says so."""
    dialogue: str | None = None
    relation: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    asked: tuple[str, ...] = ()
    """Of a proposal: the parties that are asked to act."""
    wordings: tuple[str, ...] = ()
    """Every wording that a report gives it."""
    conditions: tuple[str, ...] = ()
    """On what it hangs, in the words of the reports."""
    told_by: tuple[str, ...] = ()
    """Of what no report tells on its own account: the parties that say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One step in the life of a promise."""

    when: str | None
    round: str | None
    before: str | None
    after: str
    rule: str
    """The rule's name and sentence."""
    statement: str | None
    claims: tuple[str, ...]
    actor: str
    """"Parley", or the person whose judgement it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How far a promise was carried out, as told between one covered round and the next."""

    round: str | None
    """The covered round at which the time ends; none for the time after the last."""
    level: int | None
    """0 not begun, 1 begun, 2 a part done, 3 finished; none where no source tells: no-evidence."""
    rule: str
    """The rule's name and sentence."""
    claims: tuple[str, ...]
    grade: str | None = None
    """The grade of that evidence."""
    day: str | None = None
    """The last day on which it was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Covered rounds that came and went without a word of the promise."""

    mentioned: int
    """m: covered rounds that speak of it, from its opening to its last mention."""
    covered: int
    """k: covered rounds from its opening to its last mention."""
    silent: int
    """n: covered rounds since."""
    chance: float
    """(1 - (m + 1) / (k + 2)) ** n: how likely so much silence is by accident."""
    rounds: tuple[str, ...]
    """The silent rounds."""
    kind: str
    """topic-silent, thread-silent or both, over the silent rounds."""
    word: str
    """quiet or silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something to know of a promise beside its status, by which rule, on what evidence."""

    name: str
    rule: str
    """The rule's sentence, or the reason that a person gave."""
    claims: tuple[str, ...]
    actor: str
    """"Parley", or the person whose judgement it is."""


@dataclass(slots=True, kw_only=True)
class Thread:
    """One promise through time."""

    id: str
    owners: tuple[str, ...]
    topic: str
    object: str | None
    what: str
    """The fullest wording among its statements of the highest standing."""
    testability: int
    """0 aspiration, 1 direction, 2 deliverable, 3 deliverable with a date or an amount."""
    status: str
    flags: tuple[str, ...]
    """The names of what is raised."""
    statements: tuple[str, ...]
    """Its statements in the order of time."""
    transitions: tuple[Transition, ...]
    amounts: tuple[str, ...]
    due: str | None
    silence: Silence | None
    grade: str
    claims: tuple[str, ...]
    relation: tuple[str, ...] = ()
    dialogues: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    raised: tuple[Flag, ...] = ()
    proposers: tuple[str, ...] = ()
    """Of a promise that is only proposed: who proposes it."""
    levels: tuple[Level, ...] = ()
    """How far it was carried out, from one covered round to the next, since its opening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something that only a person may decide, proposed with what speaks for it."""

    id: str
    about: str
    asks: str
    proposes: str
    """What accepting it would do: a status for a thread, or "same"."""
    why: str
    claims: tuple[str, ...]
    other: str | None = None
    """Of two lines that may be one: the second."""


# -- wording ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A party's words on a topic at one round, against its words at the covered round before."""

    id: str
    by: tuple[str, ...]
    topic: str
    round: str | None
    dialogue: str | None
    day: str | None
    text: str
    report: str
    """Whose words these are."""
    standing: str
    """agreed text, own text, or retold."""
    before: str | None
    """The wording it is compared with."""
    added: tuple[str, ...]
    removed: tuple[str, ...]
    is_comparable: bool
    """Whether both wordings are of one standing or one outlet; else outlets' words may differ."""
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaUse:
    """Whether a set phrase of the field was in the sources on one covered round."""

    id: str
    formula: str
    round: str
    by: tuple[str, ...]
    """The parties whose position carries it; none where it is only named."""
    is_present: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUse:
    """A name for a place whose name is disputed, as one report prints it."""

    id: str
    place: str
    printed: str
    report: str
    round: str | None
    attribution: str
    """own text of a party, in quotation marks, or house style of an outlet."""
    claims: tuple[str, ...]


# -- the frame -------------------------------------------------------------------------------------


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
    relation: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


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
    relation: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(slots=True, kw_only=True)
class Milestone:
    """A turn in a relation, merged across reports."""

    id: str
    what: str
    kind: str
    parties: tuple[str, ...]
    date: Choice | None
    claims: tuple[str, ...]
    links: tuple[Link, ...] = ()


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
    matters: str = ""
    """Why it matters which one is true."""
    settle: str = ""
    """What would settle it."""


@dataclass(slots=True, kw_only=True)
class Gap:
    """Something the sources do not tell, and why that matters."""

    id: str
    kind: str
    about: str
    says: str
    matters: str = ""
    settle: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A judgement at work in the record, or one whose claims are no longer made."""

    judgement: str
    verb: str
    says: str
    claims: tuple[str, ...]
    lost: tuple[str, ...]
    """What it was about, where no claim of today's reading says it any more."""


class Rows(Sequence[T_co]):
    """A part of the record that is counted, or put together, when it is first asked for."""

    __slots__ = ("_count", "_made", "_make")

    def __init__(self, count: Callable[[], int], make: Callable[[], Iterable[T_co]]) -> None:
        self._count = count
        self._make = make
        self._made: tuple[T_co, ...] | None = None

    @property
    def all(self) -> tuple[T_co, ...]:
        """Every row."""
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    def __len__(self) -> int:
        return self._count() if self._made is None else len(self._made)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self.all)

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Sequence[T_co]:
        return self.all[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.all == tuple(other)

    __hash__ = None  # type: ignore[assignment]


@dataclass(slots=True, kw_only=True)
class Record:
    """Everything that the claims say together, in one fixed order."""

    dialogues: Sequence[Dialogue] = ()
    rounds: Sequence[Round] = ()
    people: Sequence[Person] = ()
    topics: Sequence[Topic] = ()
    commitments: Sequence[Statement] = ()
    positions: Sequence[Statement] = ()
    mentions: Sequence[Statement] = ()
    """Topics that were on the table with a telling object, as words of a thread."""
    threads: Sequence[Thread] = ()
    tasks: Sequence[Task] = ()
    wording: Sequence[Wording] = ()
    formulae: Sequence[FormulaUse] = ()
    names: Sequence[NameUse] = ()
    instruments: Sequence[Instrument] = ()
    visits: Sequence[Visit] = ()
    milestones: Sequence[Milestone] = ()
    witnesses: Sequence[Witness] = ()
    facts: Sequence[SourceFacts] = ()
    conflicts: Sequence[Conflict] = ()
    gaps: Sequence[Gap] = ()
    rulings: Sequence[Ruling] = ()
    reports: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What each report says of itself, by its id."""

    def put_together(self) -> "Record":
        """The same record with all its parts looked at."""
        for each in fields(self):
            part = getattr(self, each.name)
            if isinstance(part, Rows):
                setattr(self, each.name, part.all)
        return self


def as_data(thing: Any) -> Any:  # noqa: ANN401 - any part of a record
    """Return a part of a record as plain data for JSON, keys in the order of definition."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return {each.name: as_data(getattr(thing, each.name)) for each in fields(thing)}
    if isinstance(thing, tuple | list | Rows):
        return [as_data(each) for each in thing]
    if isinstance(thing, dict):
        return {key: as_data(value) for key, value in sorted(thing.items())}
    return thing
