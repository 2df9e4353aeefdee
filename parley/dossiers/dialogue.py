"""One dialogue as a desk would take it into the next round: everything, on one typed page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from parley.dossiers import words
from parley.dossiers.lines import (
    AgendaRow,
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


@dataclass(frozen=True, slots=True)
class DialogueDossier:
    """All that the record knows of one dialogue."""

    line: DialogueLine
    as_of: str | None
    """The last day on which a source was published or a round was held."""
    rounds: tuple[RoundDossier, ...]
    last: RoundDossier | None
    """The last round held and covered."""
    next: NextRound
    family: tuple[DialogueLine, ...]
    """The same mechanism at other levels."""
    people: tuple[PersonLine, ...]
    agenda: tuple[AgendaRow, ...]
    sheets: tuple[TopicSheet, ...]
    ledger: LedgerGroups
    wording: tuple[WordingLine, ...]
    formulae: tuple[FormulaRow, ...]
    names: tuple[NameLine, ...]
    instruments: tuple[FrameLine, ...]
    visits: tuple[FrameLine, ...]
    milestones: tuple[FrameLine, ...]
    since: tuple[str, ...]
    """Ids of what happened or was published after the last covered round: visits, statements."""
    calendar: tuple[FrameLine, ...]
    """What is planned, anniversaries ahead, and what lies within 90 days of the round to come."""
    conflicts: tuple[ConflictLine, ...]
    gaps: tuple[GapLine, ...]
    tasks: tuple[TaskLine, ...]
    sources: tuple[SourceLine, ...]
    witnesses: tuple[WitnessLine, ...]
    per_side: tuple[tuple[str, int], ...]
    """How many sources are each side's own texts; "" for those of no side."""


def dialogue_dossier(
    dossiers: Dossiers, asked: str | None = None, *, ordinal: int | None = None
) -> DialogueDossier:
    """Put a dialogue together. `asked` is a part of its id; `ordinal` that of the round to come.

    RecordError where none or several dialogues fit.
    """
    home = find_dialogue(dossiers, asked)
    record = dossiers.record
    line = next(each for each in dossiers.dialogues() if each.id == home.id)
    own = set(home.rounds)
    rounds = tuple(dossiers.round(each) for each in home.rounds)
    held = [each for each in in_time(rounds) if each.status == "held" and each.is_covered]
    last = held[-1] if held else None
    promises = [each for each in record.threads if _is_of(each, home)]
    threads = dossiers.threads(promises)
    wording = tuple(dossiers.wording(each for each in record.wording if _is_of(each, home)))
    agenda = tuple(dossiers.agenda(home.id))
    reports = _reports(dossiers, home)
    visits = tuple(dossiers.visits(_related(dossiers, record.visits, home, reports)))
    milestones = tuple(dossiers.milestones(_related(dossiers, record.milestones, home, reports)))
    sources = tuple(each for each in dossiers.sources() if each.report in reports)
    statements = statements_of(dossiers, home, reports)
    as_of = _as_of(sources, rounds)
    coming = _next(rounds, ordinal, as_of)
    attended = [each for each in record.people if any(seat.round in own for seat in each.seats)]
    own_lines = {*home.rounds, *(each.id for each in promises), *(each.id for each in attended)}
    return DialogueDossier(
        line=line,
        as_of=as_of,
        rounds=rounds,
        last=last,
        next=coming,
        family=tuple(
            each for each in dossiers.dialogues() if each.family == line.family and each != line
        ),
        people=tuple(dossiers.people(attended)),
        agenda=agenda,
        sheets=tuple(_sheets(agenda, wording, threads, statements, last)),
        ledger=_groups(threads, coming),
        wording=wording,
        formulae=tuple(dossiers.formulae(each for each in record.formulae if each.round in own)),
        names=tuple(dossiers.names(each for each in record.names if each.report in reports)),
        instruments=tuple(
            dossiers.instruments(_related(dossiers, record.instruments, home, reports))
        ),
        visits=visits,
        milestones=milestones,
        since=tuple(_since(last, as_of, visits, milestones, statements)),
        calendar=tuple(_calendar(coming, as_of, visits, milestones)),
        conflicts=tuple(each for each in dossiers.conflicts() if _touches(each.values, reports)),
        gaps=tuple(each for each in dossiers.gaps() if _is_gap_of(dossiers, each, home)),
        tasks=tuple(
            dossiers.tasks(
                each for each in record.tasks if {each.about, each.other or each.about} <= own_lines
            )
        ),
        sources=sources,
        witnesses=tuple(
            dossiers.witnesses(each for each in record.witnesses if each.report in reports)
        ),
        per_side=tuple(_per_side(sources)),
    )


def statements_of(dossiers: Dossiers, home: Dialogue, reports: set[str]) -> list[StatementLine]:
    """What was said at the rounds of a dialogue, or outside any in the reports on it."""
    commitments, positions = (
        [each for each in outside if reports.intersection(each.reports)]
        for outside in dossiers.said_at(None)
    )
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


def _start(each: RoundDossier) -> str | None:
    return next((line.working for line in each.choices if line.key == "start"), None)


def _city(each: RoundDossier) -> str | None:
    return next((line.working for line in each.choices if line.key == "city"), None)


def in_time(rounds: Iterable[RoundDossier]) -> list[RoundDossier]:
    """Rounds in the order of time; one without a day stands behind those of lower numbers."""
    known = list(rounds)
    days = {each.ordinal: _day_of(each) for each in known if each.ordinal and _day_of(each)}

    def place(each: RoundDossier) -> tuple[str, int, str]:
        number = each.ordinal or 0
        before = max((day for other, day in days.items() if other < number), default="")
        return (_day_of(each) or before, number, each.id)

    return sorted(known, key=place)


def _day_of(each: RoundDossier) -> str:
    """The first day where its year is known, else nothing."""
    start = _start(each) or ""
    return "" if start.startswith("XXXX") else start


def _next(rounds: tuple[RoundDossier, ...], ordinal: int | None, as_of: str | None) -> NextRound:
    held = [each for each in in_time(rounds) if each.status == "held"]
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


def _standing(told: RoundDossier, as_of: str | None) -> str:
    """How a round to come stands in the sources."""
    name = f"round {told.ordinal}" if told.ordinal else "the round to come"
    start = _start(told)
    end = When(start).latest if start else None
    now = When(as_of).latest if as_of else None
    is_over = end is not None and now is not None and end < now
    over = "; that time is over, and no report of it was found" if is_over else ""
    return f"{name} is {told.status} in these sources{over}"


def _told(
    rounds: tuple[RoundDossier, ...], latest: RoundDossier | None, ordinal: int | None
) -> RoundDossier | None:
    """The round to come where sources tell of it: by its number, else the first after the last."""
    if ordinal is None and latest is not None and latest.ordinal is not None:
        ordinal = latest.ordinal + 1
    ahead = [each for each in in_time(rounds) if each.status != "held"]
    if ordinal is not None:
        return next((each for each in ahead if each.ordinal == ordinal), None)
    after = _day_of(latest) if latest else ""
    ahead = [each for each in ahead if each.status in ("announced", "planned")]
    return next((each for each in ahead if not _day_of(each) or _day_of(each) > after), None)


def _is_of(line: Thread | Wording, home: Dialogue) -> bool:
    """Whether a promise or wording was said at a dialogue, or at none and by its parties."""
    if isinstance(line, Thread):
        dialogues, parties = line.dialogues, line.relation
    else:
        dialogues, parties = (line.dialogue,) if line.dialogue else (), line.by
    return home.id in dialogues if dialogues else set(parties) <= set(home.parties)


def _related(
    dossiers: Dossiers, lines: Iterable[F], home: Dialogue, reports: set[str]
) -> Iterable[F]:
    """Papers, visits and milestones of the parties' relation, or told of in its reports."""
    for each in lines:
        relation = each.parties if isinstance(each, Milestone) else each.relation
        if relation == home.parties or reports & dossiers.reports_of(each.claims):
            yield each


def _reports(dossiers: Dossiers, home: Dialogue) -> set[str]:
    """The reports on a dialogue, and those without a round on its parties' relation."""
    own = set(home.rounds)
    found = {
        report
        for each in dossiers.record.rounds
        if each.id in own
        for report in (*each.reports, *each.announced_by)
    }
    for statement in (each for outside in dossiers.said_at(None) for each in outside):
        if statement.relation == home.parties:
            found.update(statement.reports)
    return found


def _as_of(sources: Iterable[SourceLine], rounds: Iterable[RoundDossier]) -> str | None:
    held = (_start(each) or "" for each in rounds if each.status == "held")
    days = [*(each.published or "" for each in sources), *held]
    return max((day for day in days if day and not day.startswith("XXXX")), default=None)


def _groups(threads: list[ThreadLine], coming: NextRound) -> LedgerGroups:
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
        under_way=being("undertaken", "scheduled", "under-way", "partly-complete"),
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
    threads: list[ThreadLine],
    statements: list[StatementLine],
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
    after = _start(last) if last else None
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


def _touches(values: Iterable[object], reports: set[str]) -> bool:
    return any(
        citation.report in reports
        for value in values
        for citation in getattr(value, "citations", ())
    )


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
