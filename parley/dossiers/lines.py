"""The lines of the dossiers: plain data, each with the citations that carry it."""

from dataclasses import dataclass

from parley.dossiers import words


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a line comes from: a claim, its report, and the sentences that carry it."""

    claim: str
    report: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source with what its report says of itself."""

    report: str | None
    name: str
    title: str | None
    outlet: str | None
    agency: str | None
    published: str | None
    kind: str | None
    sha256: str
    size: int
    stated: dict[str, str]
    problem: str | None
    side: str | None = None
    grade: str | None = None
    why: str | None = None
    """What the grade rests on."""
    witness: str | None = None
    """The report that stands for this text and its copies."""

    @property
    def label(self) -> str:
        """A short name for citing: who published it and the day."""
        return f"{self.publisher}, {self.published or 'undated'}"

    @property
    def publisher(self) -> str:
        """Who published it; a file's name is no outlet, and says so."""
        stem = self.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        return self.outlet or self.agency or f"outlet not told (file {stem})"


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value with those that give it."""

    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """The working value and, where they differ, the others."""

    key: str
    working: str
    why: str
    values: tuple[ValueLine, ...]
    is_conflict: bool
    follows: str | None = None
    """From what the working value follows, where no sentence says it."""


@dataclass(frozen=True, slots=True)
class DialogueLine:
    """A dialogue at a glance."""

    id: str
    name: str
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    held: int
    first: str | None
    last: str | None
    announced: tuple[str, ...]
    family: str = ""
    level: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office, from the first to the last day on which a source gives it."""

    role: str
    first: str | None
    last: str | None
    capacity: str
    rounds: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person with offices and the rounds attended."""

    id: str
    name: str
    party: str | None
    forms: tuple[str, ...]
    offices: tuple[str, ...]
    seats: tuple[str, ...]
    citations: tuple[Citation, ...]
    held: tuple[OfficeLine, ...] = ()
    rounds: tuple[str, ...] = ()
    """Ids of the rounds attended."""
    visits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A person at one round."""

    id: str
    name: str
    party: str | None
    role: str | None
    function: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A commitment or position with those that report it."""

    id: str
    by: tuple[str, ...]
    value: str
    what: str
    topic: str
    round: str | None
    due: str | None
    citations: tuple[Citation, ...]
    kind: str = "commitment"
    day: str | None = None
    objects: tuple[str, ...] = ()
    amount: str | None = None
    values: tuple[str, ...] = ()
    witnesses: int = 0
    grade: str = "E"
    sides: tuple[str, ...] = ()
    threads: tuple[str, ...] = ()
    """Ids of the threads it belongs to."""
    level: str | None = None
    """How far it was carried out by its round: the level of its threads there; else none."""
    conditions: tuple[str, ...] = ()
    """On what it hangs, in the words of the reports."""
    told_by: tuple[str, ...] = ()
    """Of what no report tells on its own account: the parties that say so."""

    @property
    def provisos(self) -> tuple[str, ...]:
        """What has to stand beside it wherever it is shown: on what it hangs, and who says so."""
        return words.provisos(self.what, self.conditions, self.told_by)


@dataclass(frozen=True, slots=True)
class TransitionLine:
    """One step in the life of a promise, with what carries it."""

    when: str | None
    round: str | None
    before: str | None
    after: str
    rule: str
    actor: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class LevelLine:
    """How far a promise was carried out, as told between one covered round and the next."""

    until: str
    """The name of the covered round at which the time ends; "since" for what came after."""
    level: str
    """0 not begun, 1 begun, 2 a part done, 3 finished, or no-evidence."""
    means: str
    rule: str
    grade: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One promise through time."""

    id: str
    owners: tuple[str, ...]
    topic: str
    object: str | None
    what: str
    testability: int
    status: str
    flags: tuple[str, ...]
    due: str | None
    amounts: tuple[str, ...]
    silence: str | None
    """The count of silent rounds in words, with n, k and the rounds."""
    grade: str
    rounds: tuple[str, ...]
    """Names of the rounds that speak of it; a day where it was spoken of elsewhere."""
    citations: tuple[Citation, ...]
    dialogues: tuple[str, ...] = ()
    proposers: tuple[str, ...] = ()
    """Of what is only proposed: who proposes it."""
    level: str | None = None
    """The last level that a source tells of, and by which round; none for an aspiration."""
    conditions: tuple[str, ...] = ()
    """On what it hangs, in the words of the reports."""
    told_by: tuple[str, ...] = ()
    """Of what no report tells on its own account: the parties that say so."""

    @property
    def provisos(self) -> tuple[str, ...]:
        """What has to stand beside it wherever it is shown: on what it hangs, and who says so."""
        return words.provisos(self.what, self.conditions, self.told_by)


@dataclass(frozen=True, slots=True)
class ThreadDossier:
    """A thread with its statements in order, each step of its status, and what is to decide."""

    line: ThreadLine
    statements: tuple[StatementLine, ...]
    transitions: tuple[TransitionLine, ...]
    tasks: tuple["TaskLine", ...]
    levels: tuple[LevelLine, ...] = ()
    conflicts: tuple["ConflictLine", ...] = ()
    """What reports tell otherwise of it on one occasion."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """Something that only a person may decide."""

    id: str
    about: str
    asks: str
    proposes: str
    why: str
    citations: tuple[Citation, ...]
    other: str | None = None
    """Of two lines that may be one: the second."""


@dataclass(frozen=True, slots=True)
class WordingLine:
    """A party's words on a topic at one round, against those before."""

    id: str
    by: tuple[str, ...]
    topic: str
    round: str | None
    day: str | None
    text: str
    report: str
    standing: str
    before: str | None
    added: tuple[str, ...]
    removed: tuple[str, ...]
    is_comparable: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """Whether a set phrase was in the sources on one round."""

    id: str
    round: str
    is_present: bool
    by: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class FormulaRow:
    """A set phrase over the covered rounds of a dialogue."""

    formula: str
    dialogue: str
    cells: tuple[FormulaCell, ...]


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name for a disputed place, as one report prints it."""

    id: str
    place: str
    printed: str
    source: str
    report: str
    round: str | None
    attribution: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class EditLine:
    """A sentence that a copy changed."""

    copy: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class WitnessLine:
    """One independent voice with its copies."""

    id: str
    source: str
    side: str | None
    grade: str
    copies: tuple[str, ...]
    edits: tuple[EditLine, ...]


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """What a person decided, and whether it stands and holds."""

    id: str
    verb: str
    lines: tuple[str, ...]
    value: dict[str, str]
    who: str
    why: str
    at: str
    state: str
    """standing, withdrawn, not worked in yet, or without its claim: no reading of today says
    what it was about."""
    withdrawn: str | None
    lost: tuple[str, ...]
    of: tuple[str, ...] = ()
    """What was judged, in the words it had then."""
    citations: tuple[Citation, ...] = ()
    """The sentences that carried it then."""


DEEDS = ("progress", "complete")  # told of, and not promised there


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A topic over the rounds: on the table, promised, absent, or no coverage."""

    topic: str
    cells: tuple["AgendaCell", ...]
    trend: str
    """new, returning, dropped, or kept, at the last covered round."""


@dataclass(frozen=True, slots=True)
class AgendaCell:
    """A topic at one round."""

    round: str
    state: str
    """promised, proposed, deed told, viewed, raised, absent or no coverage."""
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic of one round."""

    code: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class FrameLine:
    """An instrument, visit or milestone."""

    id: str
    what: str
    kind: str
    when: str | None
    status: str | None
    detail: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """Values that cannot both stand, and the working one."""

    id: str
    about: str
    key: str
    working: str
    why: str
    values: tuple[ValueLine, ...]
    matters: str = ""
    settle: str = ""


@dataclass(frozen=True, slots=True)
class GapLine:
    """What the sources do not tell."""

    id: str
    kind: str
    about: str
    says: str
    matters: str = ""
    settle: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundDossier:
    """All that is known of one round."""

    id: str
    dialogue: str
    name: str
    ordinal: int | None
    status: str
    parties: tuple[str, ...]
    basis: str | None
    choices: tuple[ChoiceLine, ...]
    seats: tuple[SeatLine, ...]
    topics: tuple[TopicLine, ...]
    commitments: tuple[StatementLine, ...]
    positions: tuple[StatementLine, ...]
    conflicts: tuple[ConflictLine, ...]
    sources: tuple[SourceLine, ...]
    announced_by: tuple[SourceLine, ...]
    years: str | None = None
    """The years it may have been held in, with the basis, where no report prints one."""
    announcement: str | None = None
    """What was announced of it and what came of that, in words."""
    is_covered: bool = False
    sides: tuple[str, ...] = ()
    gaps: tuple[GapLine, ...] = ()
    host: str | None = None
