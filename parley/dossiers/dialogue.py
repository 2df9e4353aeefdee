"""One dialogue as a desk would take it into the next round: everything, on one typed page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from parley.dossiers import words
from parley.dossiers.belonging import NOBODY, Places, said_by
from parley.dossiers.lines import (
    AgendaRow,
    Citation,
    ConflictLine,
    DialogueLine,
    FormulaRow,
    FrameLine,
    GapLine,
    NameLine,
    PersonLine,
    RoundDossier,
    SourceLine,
    StatementLine,
    TaskLine,
    ThreadLine,
    WitnessLine,
    WordingLine,
)
from parley.dossiers.views import Dossiers
from parley.errors import RecordError
from parley.model.record import (
    Dialogue,
    Instrument,
    Milestone,
    Person,
    Round,
    Thread,
    Visit,
    Wording,
)
from parley.model.when import When

F = TypeVar("F", Instrument, Visit, Milestone)
NEAR = timedelta(days=90)  # what a calendar shows on either side of a round
DONE = ("reported-complete", "complete")
CLOSED = ("declined", "withdrawn", "suspended", "superseded", "lapsed")


@dataclass(frozen=True, slots=True)
class NextRound:
    """What is known beforehand of the round to come."""

    ordinal: int | None
    start: str | None
    city: str | None
    basis: str
    hosts: tuple[tuple[str, str | None, str | None], ...]
    """The rounds held: name, city and host, in order, to see the rotation."""


@dataclass(frozen=True, slots=True)
class LedgerGroups:
    """The threads by what a desk does with them; a thread stands in each group that fits."""

    overdue: tuple[ThreadLine, ...]
    due: tuple[ThreadLine, ...]
    undertaken: tuple[ThreadLine, ...]
    under_way: tuple[ThreadLine, ...]
    silent: tuple[ThreadLine, ...]
    done: tuple[ThreadLine, ...]
    unanswered: tuple[ThreadLine, ...]
    doubtful: tuple[ThreadLine, ...]
    """Disputed, or told by one side of the other only."""
    standing: tuple[ThreadLine, ...]
    closed: tuple[ThreadLine, ...]
    """Declined, withdrawn, suspended, superseded or lapsed."""


@dataclass(frozen=True, slots=True)
class TopicSheet:
    """A topic: each holder's last words side by side, and what is open."""

    topic: str
    trend: str
    last: tuple[WordingLine, ...]
    """The last wording of each side and of both together."""
    drift: tuple[WordingLine, ...]
    """Every wording in the order of time, with the words that came and went."""
    promises: tuple[ThreadLine, ...]
    pending: tuple[ThreadLine, ...]
    """Proposals without an answer."""
    said: tuple[StatementLine, ...]
    """What was said of it at the last covered round."""


class DialogueDossier:
    """All that the record knows of one dialogue; each part is made when it is first asked for."""

    def __init__(self, dossiers: Dossiers, home: Dialogue, ordinal: int | None) -> None:
        self._dossiers = dossiers
        self._home = home
        self._ordinal = ordinal
        self.in_time = in_time(dossiers.rounds_of(home))
        """The rounds as they stand in the record."""
        self.covered = [each for each in self.in_time if each.status == "held" and each.is_covered]

    @cached_property
    def line(self) -> DialogueLine:
        """The dialogue at a glance."""
        return self._dossiers.dialogue(self._home)

    @cached_property
    def as_of(self) -> str | None:
        """The last day on which a source was published or a round was held."""
        return _as_of(self.sources, self.in_time)

    @cached_property
    def rounds(self) -> tuple[RoundDossier, ...]:
        """The rounds with all that is known of each."""
        return tuple(self._dossiers.round(each) for each in self._home.rounds)

    @cached_property
    def last(self) -> RoundDossier | None:
        """The last round held and covered."""
        return self._dossiers.round(self.covered[-1].id) if self.covered else None

    @cached_property
    def next(self) -> NextRound:
        """The round to come."""
        return _next(self.in_time, self._ordinal, self.as_of)

    @cached_property
    def family(self) -> tuple[DialogueLine, ...]:
        """The same mechanism at other levels."""
        return tuple(
            each
            for each in self._dossiers.dialogues()
            if each.family == self.line.family and each != self.line
        )

    @cached_property
    def people(self) -> tuple[PersonLine, ...]:
        """Everyone who took part in a round."""
        return tuple(self._dossiers.people(self._attended))

    @cached_property
    def _attended(self) -> list[Person]:
        return self._dossiers.belonging.people.of(self._home.rounds)

    @cached_property
    def agenda(self) -> tuple[AgendaRow, ...]:
        """The topics over the rounds held."""
        return tuple(self._dossiers.agenda(self._home.id))

    @cached_property
    def sheets(self) -> tuple[TopicSheet, ...]:
        """A sheet for each topic."""
        return tuple(_sheets(self.agenda, self.wording, self.promises, self.statements, self.last))

    @cached_property
    def ledger(self) -> LedgerGroups:
        """The promises by what a desk does with them."""
        return _groups(self.promises, self.next)

    @cached_property
    def promises(self) -> tuple[ThreadLine, ...]:
        """Every promise of the dialogue through time."""
        return tuple(self._dossiers.threads(self._threads))

    @cached_property
    def _threads(self) -> list[Thread]:
        every = self._dossiers.belonging.threads.of(_keys(self._home))
        return [each for each in every if _is_of(each, self._home)]

    @cached_property
    def statements(self) -> tuple[StatementLine, ...]:
        """What was said at its rounds, or outside any in the reports on it."""
        return tuple(statements_of(self._dossiers, self._home, self._reports))

    @cached_property
    def wording(self) -> tuple[WordingLine, ...]:
        """The parties' words by topic through time."""
        every = self._dossiers.belonging.wording.of(_keys(self._home))
        return tuple(self._dossiers.wording(each for each in every if _is_of(each, self._home)))

    @cached_property
    def formulae(self) -> tuple[FormulaRow, ...]:
        """The set phrases over the covered rounds."""
        uses = self._dossiers.belonging.formulae.of(self._home.rounds)
        return tuple(self._dossiers.formulae(uses))

    @cached_property
    def names(self) -> tuple[NameLine, ...]:
        """The names of disputed places in its reports."""
        return tuple(self._dossiers.names(self._dossiers.belonging.names.of(self._reports)))

    @cached_property
    def instruments(self) -> tuple[FrameLine, ...]:
        """The documents of the parties' relation, or told of in its reports."""
        return tuple(
            self._dossiers.instruments(self._related(self._dossiers.belonging.instruments))
        )

    @cached_property
    def visits(self) -> tuple[FrameLine, ...]:
        """The visits of the parties' relation, or told of in its reports."""
        return tuple(self._dossiers.visits(self._related(self._dossiers.belonging.visits)))

    @cached_property
    def milestones(self) -> tuple[FrameLine, ...]:
        """The turns of the parties' relation, or told of in its reports."""
        return tuple(self._dossiers.milestones(self._related(self._dossiers.belonging.milestones)))

    def _related(self, lines: Places[F]) -> list[F]:
        return lines.of((self._home.parties, *self._reports))

    @cached_property
    def since(self) -> tuple[str, ...]:
        """Ids of what happened or was said after the last covered round: visits, statements."""
        return tuple(_since(self.last, self.as_of, self.visits, self.milestones, self.statements))

    @cached_property
    def calendar(self) -> tuple[FrameLine, ...]:
        """What is planned, anniversaries ahead, and what lies within 90 days of the next round."""
        return tuple(_calendar(self.next, self.as_of, self.visits, self.milestones))

    @cached_property
    def conflicts(self) -> tuple[ConflictLine, ...]:
        """Values that cannot both stand, one of them told by a report on the dialogue."""
        return tuple(self._dossiers.belonging.conflicts.of(self._reports))

    @property
    def not_compared(self) -> str | None:
        """What no conflict can be known of, as long as it is open whether meetings are one."""
        return self._dossiers.not_compared(self._home)

    @cached_property
    def gaps(self) -> tuple[GapLine, ...]:
        """What the sources do not tell of it."""
        keys = (self._home.parties, *self._home.rounds, *_keys(self._home))
        every = self._dossiers.belonging.gaps.of(keys)
        return tuple(each for each in every if _is_gap_of(self._dossiers, each, self._home))

    @cached_property
    def tasks(self) -> tuple[TaskLine, ...]:
        """What only a person may decide of it."""
        threads, people = self._threads, self._attended
        own = {*self._home.rounds, *(each.id for each in threads), *(each.id for each in people)}
        every = self._dossiers.belonging.tasks.of((self._home.id, *own))
        return tuple(
            self._dossiers.tasks(
                each
                for each in every
                if self._home.id in (each.about, each.other)
                or {each.about, each.other or each.about} <= own
            )
        )

    @cached_property
    def sources(self) -> tuple[SourceLine, ...]:
        """The reports on it, those on its parties' relation, and all others that a line quotes."""
        told = self._reports | self._quoted
        known = self._dossiers.belonging.sources
        copied = {each.witness for each in known.of(told) if each.witness}
        return tuple(known.of(told | copied))

    @cached_property
    def _quoted(self) -> set[str]:
        """The reports behind its lines: a visit or a promise may be told of in one on no round."""
        lines = (self.rounds, self.people, self.promises, self.statements, self.wording)
        frames = (self.formulae, self.instruments, self.visits, self.milestones)
        return set(_reports_in((*lines, *frames, self.conflicts, self.gaps, self.tasks)))

    @cached_property
    def _reports(self) -> set[str]:
        return _reports(self._dossiers, self._home)

    @cached_property
    def witnesses(self) -> tuple[WitnessLine, ...]:
        """The independent voices among them."""
        own = self._dossiers.belonging.witnesses.of(each.report for each in self.sources)
        return tuple(self._dossiers.witnesses(own))

    @cached_property
    def per_side(self) -> tuple[tuple[str, int], ...]:
        """How many sources are each side's own texts; "" for those of no side."""
        return tuple(_per_side(self.sources))


def dialogue_dossier(
    dossiers: Dossiers, asked: str | None = None, *, ordinal: int | None = None
) -> DialogueDossier:
    """The dossier of a dialogue. `asked` is a part of its id; `ordinal` that of the round to come.

    RecordError where none or several dialogues fit.
    """
    return DialogueDossier(dossiers, find_dialogue(dossiers, asked), ordinal)


def statements_of(dossiers: Dossiers, home: Dialogue, reports: set[str]) -> list[StatementLine]:
    """What was said at the rounds of a dialogue, or outside any in the reports on it."""
    commitments, positions = (each.of(reports) for each in dossiers.belonging.outside)
    for promised, viewed in map(dossiers.said_at, home.rounds):
        commitments += promised
        positions += viewed
    return [*dossiers.ledger(commitments), *dossiers.positions(positions)]


def find_dialogue(dossiers: Dossiers, asked: str | None) -> Dialogue:
    """The dialogue that a part of an id means; the only one where none is named."""
    every = dossiers.record.dialogues
    exact = [each for each in every if asked in (each.id, each.id.removeprefix("dialogue:"))]
    fits = exact or [
        each for each in every if asked is None or asked in each.id or asked == each.name
    ]
    if len(fits) == 1:
        return fits[0]
    known = "\n".join(f"  {each.id}" for each in fits or every) or "  none"
    what = f"No dialogue fits {asked!r}" if not fits else "Several dialogues fit"
    raise RecordError(f"{what}. Name one of:\n{known}")


def _start(each: Round) -> str | None:
    return str(each.start.working) if each.start else None


def _city(each: Round) -> str | None:
    return str(each.city.working) if each.city else None


def in_time(rounds: Iterable[Round]) -> list[Round]:
    """Rounds in the order of time; one without a day stands behind those of lower numbers."""
    known = list(rounds)
    days = {each.ordinal: _day_of(each) for each in known if each.ordinal and _day_of(each)}

    def place(each: Round) -> tuple[str, int, str]:
        number = each.ordinal or 0
        before = (day for other, day in days.items() if other < number)
        return (_day_of(each) or max(before, default=""), number, each.id)

    return sorted(known, key=place)


def _day_of(each: Round) -> str:
    """The first day where its year is known, else nothing."""
    start = _start(each) or ""
    return "" if start.startswith("XXXX") else start


def _next(rounds: list[Round], ordinal: int | None, as_of: str | None) -> NextRound:
    held = [each for each in rounds if each.status == "held"]
    hosts = tuple(
        (str(each.ordinal or _start(each) or "?"), _city(each), each.host) for each in held
    )
    latest = held[-1] if held else None
    if latest is not None and latest.ordinal is not None:
        # a day may be misread; the round to come has a higher number than any that was held
        latest = max(held, key=lambda each: each.ordinal or 0)
    told = _told(rounds, latest, ordinal)
    if told is not None:
        start = _start(told)
        return NextRound(told.ordinal, start, _city(told), _standing(told, as_of), hosts)
    if latest is None:
        return NextRound(ordinal, None, None, "these sources tell of no round", hosts)
    number = ordinal or (latest.ordinal + 1 if latest.ordinal else None)
    name = f"round {latest.ordinal}" if latest.ordinal else f"that of {words.day(_start(latest))}"
    basis = f"not announced in these sources; {name} is the last held"
    return NextRound(number, None, None, basis, hosts)


def _standing(told: Round, as_of: str | None) -> str:
    """How a round to come stands in the sources."""
    name = f"round {told.ordinal}" if told.ordinal else "the round to come"
    start = _start(told)
    end = When(start).latest if start else None
    now = When(as_of).latest if as_of else None
    is_over = end is not None and now is not None and end < now
    over = "; that time is over, and no report of it was found" if is_over else ""
    return f"{name} is {told.status} in these sources{over}"


def _told(rounds: list[Round], latest: Round | None, ordinal: int | None) -> Round | None:
    """The round to come where sources tell of it: by its number, else the first after the last."""
    if ordinal is None and latest is not None and latest.ordinal is not None:
        ordinal = latest.ordinal + 1
    ahead = [each for each in rounds if each.status != "held"]
    if ordinal is not None:
        return next((each for each in ahead if each.ordinal == ordinal), None)
    after = _day_of(latest) if latest else ""
    ahead = [each for each in ahead if each.status in ("announced", "planned")]
    return next((each for each in ahead if not _day_of(each) or _day_of(each) > after), None)


def _keys(home: Dialogue) -> tuple[str, ...]:
    """Under what the promises and wordings stand that may belong to a dialogue."""
    return (home.id, *home.parties, NOBODY)


def _is_of(line: Thread | Wording, home: Dialogue) -> bool:
    """Whether a promise or wording was said at a dialogue, or at none and by its parties."""
    dialogues, parties = said_by(line)
    return home.id in dialogues if dialogues else set(parties) <= set(home.parties)


def _reports(dossiers: Dossiers, home: Dialogue) -> set[str]:
    """The reports on a dialogue, and those without a round on its parties' relation."""
    found = {
        report
        for each in dossiers.rounds_of(home)
        for report in (*each.reports, *each.announced_by)
    }
    for outside in dossiers.belonging.outside:
        for statement in outside.of((home.parties,)):
            found.update(statement.reports)
    return found


def _reports_in(lines: object) -> Iterator[str]:
    """The reports that some lines quote, wherever in them."""
    if isinstance(lines, Citation):
        yield lines.report
    elif isinstance(lines, tuple):
        for each in lines:
            yield from _reports_in(each)
    elif is_dataclass(lines) and not isinstance(lines, type):
        for part in fields(lines):
            yield from _reports_in(getattr(lines, part.name))


def _as_of(sources: Iterable[SourceLine], rounds: Iterable[Round]) -> str | None:
    held = (_start(each) or "" for each in rounds if each.status == "held")
    days = [*(each.published or "" for each in sources), *held]
    return max((day for day in days if day and not day.startswith("XXXX")), default=None)


def _groups(threads: tuple[ThreadLine, ...], coming: NextRound) -> LedgerGroups:
    def having(*flags: str) -> tuple[ThreadLine, ...]:
        return tuple(each for each in threads if set(flags) & set(each.flags))

    def being(*statuses: str) -> tuple[ThreadLine, ...]:
        return tuple(each for each in threads if each.status in statuses)

    overdue = having("overdue")
    return LedgerGroups(
        overdue=overdue,
        due=tuple(
            each
            for each in threads
            if each.due
            and each not in overdue
            and each.status not in (*DONE, *CLOSED)
            and each.due <= (coming.start or "9999")
        ),
        undertaken=being("undertaken", "scheduled"),
        under_way=being("under-way", "partly-complete"),
        silent=having("quiet", "silent"),
        done=being(*DONE),
        unanswered=being("proposed"),
        doubtful=having("disputed", "one-sided"),
        standing=being("standing"),
        closed=being(*CLOSED),
    )


def _sheets(
    agenda: Iterable[AgendaRow],
    wording: tuple[WordingLine, ...],
    threads: tuple[ThreadLine, ...],
    statements: tuple[StatementLine, ...],
    last: RoundDossier | None,
) -> Iterable[TopicSheet]:
    for row in agenda:
        drift = sorted(
            (each for each in wording if each.topic == row.topic),
            key=lambda each: (each.day or "9999", each.by),
        )
        latest = {each.by: each for each in drift}
        own = [each for each in threads if each.topic == row.topic]
        yield TopicSheet(
            topic=row.topic,
            trend=row.trend,
            last=tuple(latest[by] for by in sorted(latest)),
            drift=tuple(drift),
            promises=tuple(each for each in own if each.status != "proposed"),
            pending=tuple(each for each in own if each.status == "proposed"),
            said=tuple(
                each
                for each in statements
                if last is not None and each.round == last.id and each.topic == row.topic
            ),
        )


def _since(
    last: RoundDossier | None,
    as_of: str | None,
    visits: Iterable[FrameLine],
    milestones: Iterable[FrameLine],
    statements: Iterable[StatementLine],
) -> Iterable[str]:
    """Ids of what happened or was said after the last covered round."""
    after = first_day(last) if last else None
    if after is None:
        return
    for line in (*visits, *milestones):
        if after < (line.when or "") <= (as_of or ""):
            yield line.id
    for each in statements:
        if each.round is None and (each.day or "") > after:
            yield each.id


def _calendar(
    coming: NextRound,
    as_of: str | None,
    visits: Iterable[FrameLine],
    milestones: Iterable[FrameLine],
) -> Iterable[FrameLine]:
    when = _day(coming.start)
    for line in (*visits, *milestones):
        day = _day((line.when or "").partition("/")[0])
        is_near = when is not None and day is not None and abs(day - when) <= NEAR
        is_planned = line.status == "planned"
        is_ahead = line.kind == "anniversary" and (line.when or "") > (as_of or "")
        if is_near or is_planned or is_ahead:
            yield line


def _day(text: str | None) -> date | None:
    try:
        return When(text or "").earliest
    except ValueError:
        return None


def first_day(each: RoundDossier) -> str | None:
    """The day on which a round began."""
    return next((line.working for line in each.choices if line.key == "start"), None)


def _is_gap_of(dossiers: Dossiers, gap: GapLine, home: Dialogue) -> bool:
    if gap.about in (home.id, *home.rounds):
        return True
    line = dossiers.index().get(gap.about)
    if gap.kind == "wording":
        return getattr(line, "round", None) in home.rounds
    if gap.kind == "silent" and isinstance(line, Thread):
        return _is_of(line, home)
    return getattr(line, "relation", None) == home.parties


def _per_side(sources: Iterable[SourceLine]) -> Iterable[tuple[str, int]]:
    counted: dict[str, int] = {}
    for each in sources:
        counted[each.side or ""] = counted.get(each.side or "", 0) + 1
    return sorted(counted.items())
