"""One dialogue to its briefing book: what a desk takes into the next round, chapter by chapter.

Each choice of what stands where follows a rule that docs/briefing.md states. What only a person can
write is no part of it: the forms leave a blank there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter

from parley.dossiers.dialogue import (
    CLOSED,
    DONE,
    DialogueDossier,
    dialogue_dossier,
    first_day,
)
from parley.dossiers.lines import (
    DEEDS,
    AgendaRow,
    Citation,
    ConflictLine,
    DialogueLine,
    FrameLine,
    GapLine,
    PersonLine,
    SeatLine,
    SourceLine,
    StatementLine,
    TaskLine,
    ThreadLine,
    TransitionLine,
    WordingLine,
)
from parley.dossiers.views import Dossiers
from parley.errors import RecordError
from parley.model.record import Choice, Round
from parley.model.when import When

ON_THE_FRONT = 3  # things likely to come up, deadlines and unknowns: more is not one page
RECENT = 3  # covered rounds that decide whether a topic is expected again
EVERY = 5  # years between the anniversaries that are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesLine:
    """One number of the series: the round, or that no source tells of it."""

    name: str
    round: str | None
    state: str
    """covered, thinly covered, no source, or the status of a round that was not held."""
    start: str | None = None
    end: str | None = None
    city: str | None = None
    host: str | None = None
    reports: int = 0
    witnesses: int = 0
    sides: tuple[str, ...] = ()
    """Parties whose own text on it is among the sources."""
    chairs: tuple[SeatLine, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A topic at one number of the series."""

    name: str
    state: str
    """agreed by all parties, one side (its promise or proposal), deed told, raised, absent or no
    coverage."""
    citations: tuple[Citation, ...]
    """One sentence: that of the source with the best grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A topic over the whole series."""

    topic: str
    trend: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedTopic:
    """A topic that was on the table lately, with what makes it likely to come up again."""

    topic: str
    trend: str
    tabled: tuple[str, ...]
    """The covered rounds at which it was on the table."""
    covered: int
    overdue: int
    unanswered: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Where and when a promise was spoken of."""

    where: str
    """The name of a round, else a day."""
    by: tuple[str, ...]
    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise through time with every place where it was spoken of."""

    line: ThreadLine
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWords:
    """What a side, or all together, last said on a topic."""

    by: tuple[str, ...]
    where: str | None
    """The round, else the day; none where these sources have no words of theirs."""
    statements: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicBrief:
    """The sheet of one expected topic."""

    expected: ExpectedTopic
    words: tuple[LastWords, ...]
    """Each party, then all together."""
    drift: tuple[WordingLine, ...]
    promises: tuple[Promise, ...]
    asks: tuple[Promise, ...]
    """Proposals without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertakings:
    """The ledger by what a desk does with it: each promise once, in the first group that fits."""

    overdue: tuple[Promise, ...]
    due: tuple[Promise, ...]
    undertaken: tuple[Promise, ...]
    """Undertaken or scheduled, and no act on it is told."""
    under_way: tuple[Promise, ...]
    silent: tuple[Promise, ...]
    """Quiet or silent, and neither completed nor only proposed."""
    done: tuple[Promise, ...]
    unanswered: tuple[Promise, ...]
    doubtful: tuple[Promise, ...]
    """Disputed or one-sided, wherever else they stand."""
    standing: tuple[Promise, ...]
    closed: tuple[Promise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A step of a promise at the last round or after it."""

    line: ThreadLine
    step: TransitionLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day that lies ahead of the sources."""

    when: str
    what: str
    kind: str
    """undertaking, visit, anniversary or round."""
    citations: tuple[Citation, ...]
    provisos: tuple[str, ...] = ()
    """Of an undertaking: on what it hangs, and who says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """What these sources do not tell, and what would."""

    says: str
    settle: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A set phrase with the sentence that has it."""

    formula: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What a reader with one minute has to know."""

    events: tuple[FrameLine, ...]
    """Visits and turns after the last round."""
    said: tuple[StatementLine, ...]
    """What was said outside the rounds after the last one."""
    moves: tuple[Move, ...]
    came: tuple[Phrase, ...]
    """Set phrases that the last round has and the covered one before it has not."""
    went: tuple[Phrase, ...]
    likely: tuple[ExpectedTopic, ...]
    deadlines: tuple[Deadline, ...]
    unknowns: tuple[Unknown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """A person with the part taken in each round."""

    line: PersonLine
    seats: tuple[tuple[str, SeatLine], ...]
    """The name of each round, and the seat at it."""
    was_last: bool
    """Whether they took part in the last covered round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentCard:
    """A document with all its names."""

    line: FrameLine
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A conflict with the name of what it is about."""

    of: str
    line: ConflictLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A task with the words of the promise that it is about."""

    of: str
    line: TaskLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary:
    """The next anniversary of a milestone, worked out from its date."""

    when: str
    years: int
    line: FrameLine


def briefing(
    dossiers: Dossiers, dialogue: str | None = None, ordinal: int | None = None
) -> "BriefingDossier":
    """The briefing book of a dialogue, for its next round or that of an ordinal.

    RecordError where none or several dialogues fit, or the round is behind us.
    """
    about = dialogue_dossier(dossiers, dialogue, ordinal=ordinal)
    _refuse_past(about, ordinal)
    return BriefingDossier(dossiers, about)


def best(
    citations: Iterable[Citation], source_of: Mapping[str, SourceLine]
) -> tuple[Citation, ...]:
    """The citation of the best grade; of those alike the first."""

    def grade(citation: Citation) -> str:
        source = source_of.get(citation.report)
        return (source.grade if source else None) or "E"

    return tuple(sorted(citations, key=grade)[:1])


def _refuse_past(about: DialogueDossier, ordinal: int | None) -> None:
    held = [each for each in about.in_time if each.status == "held" and each.ordinal]
    latest = max((each.ordinal or 0 for each in held), default=0)
    if ordinal is not None and ordinal <= latest:
        raise RecordError(
            f"Round {ordinal} of {about.line.name} is behind us: round {latest} was held. Ask for"
            f" round {latest + 1} or a later one, or leave --round out.",
        )


def _name_of(dossiers: Dossiers, identity: str) -> str:
    if identity.startswith("round:"):
        return f"round {dossiers.round_name(identity)}"
    line = dossiers.index().get(identity)
    told = (getattr(line, key, None) for key in ("name", "what", "visitor"))
    return next((each for each in told if isinstance(each, str)), identity)


class BriefingDossier:
    """All that stands in the briefing book for one round to come.

    Each part is made when it is first asked for, so that a chapter can be had without the others.
    """

    def __init__(self, dossiers: Dossiers, about: DialogueDossier) -> None:
        self._dossiers = dossiers
        self._about = about

    @cached_property
    def about(self) -> DialogueDossier:
        """The dialogue that the book is on."""
        return self._about

    @cached_property
    def round(self) -> str:
        """What the round to come is called: its number, or "next"."""
        return str(self._about.next.ordinal or "next")

    def name_of(self, round_id: str | None) -> str | None:
        """The name of a round of the series."""
        return self._names.get(round_id)

    @cached_property
    def _names(self) -> dict[str | None, str]:
        return {each.id: name for name, each in self._in_series if each}

    @cached_property
    def _source_of(self) -> dict[str, SourceLine]:
        return {each.report: each for each in self._about.sources if each.report}

    @cached_property
    def _statements(self) -> tuple[StatementLine, ...]:
        return tuple(sorted(self._about.statements, key=lambda each: (each.day or "", each.id)))

    # -- cover ---------------------------------------------------------------------------------

    @cached_property
    def series(self) -> tuple[SeriesLine, ...]:
        """Every number from the first known round to the last held, then what has no number."""
        return tuple(
            self._series_line(name, each)
            if each
            else SeriesLine(name=name, round=None, state="no source")
            for name, each in self._in_series
        )

    @cached_property
    def _in_series(self) -> tuple[tuple[str, Round | None], ...]:
        """The names of the series, each with its round where a source tells of it."""
        every = self._about.in_time
        by_number = {each.ordinal: each for each in every if each.ordinal}
        held = [number for number, each in by_number.items() if each.status == "held"]
        numbers = range(min(by_number, default=1), max(held, default=0) + 1)
        return (
            *((str(number), by_number.get(number)) for number in numbers),
            *((self._dossiers.round_name(e.id), e) for e in every if e.ordinal is None),
        )

    def _series_line(self, name: str, each: Round) -> SeriesLine:
        state = each.status
        if state == "held":
            state = "covered" if each.is_covered else "thinly covered"
        seats = self._dossiers.seats(each.id)
        return SeriesLine(
            name=name,
            round=each.id,
            state=state,
            start=_working(each.start),
            end=_working(each.end),
            city=_working(each.city),
            host=each.host,
            reports=len(each.reports),
            witnesses=len({self._dossiers.source_of(name).witness for name in each.reports}),
            sides=each.sides,
            chairs=tuple(seat for seat in seats if seat.function in ("co-chair", "head")),
            citations=self._carriers(each.start, each.city),
        )

    def _carriers(self, *choices: Choice | None) -> tuple[Citation, ...]:
        """The citations of the working values of a round."""
        found = {
            citation.claim: citation
            for choice in choices
            if choice is not None
            for value in choice.values
            if str(value.value) == str(choice.working)
            for citation in self._dossiers.cite(value.claims)
        }
        return tuple(found.values())

    # -- agenda --------------------------------------------------------------------------------

    @cached_property
    def grid(self) -> tuple[GridRow, ...]:
        """The topics over the series."""
        return tuple(self._grid_row(each) for each in self._about.agenda)

    def _grid_row(self, row: AgendaRow) -> GridRow:
        cells = {cell.round: cell for cell in row.cells}
        found = []
        for name, each in self._in_series:
            cell = cells.get(each.id) if each else None
            if cell is None or cell.state in ("absent", "no coverage"):
                state = cell.state if cell else "no coverage"
                found.append(GridCell(name=name, state=state, citations=()))
                continue
            promised = self._promised.get((cell.round, row.topic), ())
            agreed = [line for line in promised if self._is_agreed(line)]
            deeds = [line for line in promised if line.value in DEEDS]
            state = "agreed" if agreed else "one side" if promised else "raised"
            if promised and not agreed and len(deeds) == len(promised):
                state = "deed told"
            told = [c for line in agreed or promised for c in line.citations] or cell.citations
            found.append(GridCell(name=name, state=state, citations=best(told, self._source_of)))
        return GridRow(topic=row.topic, trend=row.trend, cells=tuple(found))

    @cached_property
    def _promised(self) -> dict[tuple[str | None, str], list[StatementLine]]:
        """What was promised at each round on each topic."""
        found: dict[tuple[str | None, str], list[StatementLine]] = {}
        for each in self._about.statements:
            if each.kind == "commitment":
                found.setdefault((each.round, each.topic), []).append(each)
        return found

    def _is_agreed(self, each: StatementLine) -> bool:
        is_undertaken = each.value != "propose" and each.value not in DEEDS
        return set(each.by) >= set(self._about.line.parties) and is_undertaken

    @cached_property
    def agenda(self) -> tuple[ExpectedTopic, ...]:
        """Topics of the last covered round, or of two of the last three; the likeliest first."""
        covered = [self._dossiers.round_name(each.id) for each in self._about.covered]
        found = []
        for row in self.grid:
            told = {cell.name: cell for cell in row.cells if cell.citations}
            tabled = tuple(name for name in covered if name in told)
            recent = [name for name in covered[-RECENT:] if name in told]
            if not recent or (recent[-1] != covered[-1] and len(recent) < 2):
                continue
            found.append(
                ExpectedTopic(
                    topic=row.topic,
                    trend=row.trend,
                    tabled=tabled,
                    covered=len(covered),
                    overdue=sum(each.topic == row.topic for each in self._about.ledger.overdue),
                    unanswered=sum(
                        each.topic == row.topic for each in self._about.ledger.unanswered
                    ),
                    citations=told[recent[-1]].citations,
                )
            )
        return tuple(
            sorted(
                found,
                key=lambda each: (-each.overdue, -each.unanswered, -len(each.tabled), each.topic),
            )
        )

    @cached_property
    def sheets(self) -> tuple[TopicBrief, ...]:
        """A sheet for each expected topic."""
        return tuple(self._sheets())

    def _sheets(self) -> Iterator[TopicBrief]:
        own = {each.topic: each for each in self._about.sheets}
        for expected in self.agenda:
            sheet = own[expected.topic]
            yield TopicBrief(
                expected=expected,
                words=tuple(self._last_words(expected.topic)),
                drift=sheet.drift,
                promises=self._promises(
                    each for each in sheet.promises if each.status not in (*DONE, *CLOSED)
                ),
                asks=self._promises(sheet.pending),
            )

    def _last_words(self, topic: str) -> Iterator[LastWords]:
        parties = self._about.line.parties
        for by in (*((party,) for party in parties), parties):
            own = [
                each for each in self._statements if each.topic == topic and set(each.by) == set(by)
            ]
            last = [each for each in own if (each.round, each.day) == (own[-1].round, own[-1].day)]
            yield LastWords(
                by=by, where=self._where(last[0]) if last else None, statements=tuple(last)
            )

    def _where(self, each: StatementLine) -> str:
        return self._dossiers.round_name(each.round) if each.round else each.day or "undated"

    # -- ledger --------------------------------------------------------------------------------

    def _promises(self, lines: Iterable[ThreadLine]) -> tuple[Promise, ...]:
        return tuple(
            Promise(
                line=line,
                said=tuple(
                    Said(
                        where=self._where(each),
                        by=each.by,
                        value=each.value,
                        citations=each.citations,
                    )
                    for each in self._dossiers.said_of(self._dossiers.find_thread(line.id))
                ),
            )
            for line in lines
        )

    @cached_property
    def ledger(self) -> Undertakings:
        """The groups of the ledger, each promise in the first that fits."""
        groups = self._about.ledger
        taken: set[str] = set()

        def first(lines: Iterable[ThreadLine]) -> tuple[Promise, ...]:
            own = [each for each in lines if each.id not in taken]
            taken.update(each.id for each in own)
            return self._promises(own)

        quiet = [each for each in groups.silent if each.status not in (*DONE, "proposed")]
        is_quiet = {each.id for each in quiet}
        return Undertakings(
            overdue=first(groups.overdue),
            due=first(groups.due),
            undertaken=first(each for each in groups.undertaken if each.id not in is_quiet),
            under_way=first(each for each in groups.under_way if each.id not in is_quiet),
            silent=first(quiet),
            done=first(groups.done),
            unanswered=first(groups.unanswered),
            doubtful=self._promises(groups.doubtful),
            standing=first(groups.standing),
            closed=first(groups.closed),
        )

    # -- one page ------------------------------------------------------------------------------

    @cached_property
    def front(self) -> FrontPage:
        """What changed, what is likely, what is due, what is not known."""
        since = set(self._about.since)
        return FrontPage(
            events=tuple(
                each for each in (*self._about.visits, *self._about.milestones) if each.id in since
            ),
            said=tuple(each for each in self._statements if each.id in since),
            moves=tuple(self._moves()),
            came=tuple(self._phrases(was=False, now=True)),
            went=tuple(self._phrases(was=True, now=False)),
            likely=self.agenda[:ON_THE_FRONT],
            deadlines=tuple(sorted(self._deadlines(), key=attrgetter("when", "what")))[
                :ON_THE_FRONT
            ],
            unknowns=tuple(self._unknowns())[:ON_THE_FRONT],
        )

    def _moves(self) -> Iterator[Move]:
        """Steps from one status to another at the last covered round or after it."""
        last = self._about.last
        after = first_day(last) if last else None
        groups = self._about.ledger
        every = {
            line.id: line
            for lines in (
                groups.undertaken,
                groups.under_way,
                groups.done,
                groups.unanswered,
                groups.closed,
            )
            for line in lines
        }
        for name in sorted(every):
            for step in self._dossiers.steps_of(self._dossiers.find_thread(name)):
                is_late = after is not None and step.when is not None and step.when >= after
                if is_late and step.before not in (None, step.after):
                    yield Move(line=every[name], step=step)

    def _phrases(self, *, was: bool, now: bool) -> Iterator[Phrase]:
        for row in self._about.formulae:
            cells = row.cells[-2:]
            if [cell.is_present for cell in cells] == [was, now]:
                told = [
                    citation for cell in cells for citation in cell.citations if cell.is_present
                ]
                yield Phrase(formula=row.formula, citations=best(told, self._source_of))

    def _deadlines(self) -> Iterator[Deadline]:
        coming = self._about.next
        if coming.start is not None and self._is_ahead(coming.start):
            told = [each for each in self._about.in_time if each.ordinal == coming.ordinal]
            yield Deadline(
                when=coming.start,
                what="the round to come",
                kind="round",
                citations=tuple(c for each in told for c in self._carriers(each.start)),
            )
        for line in self._about.ledger.due:
            if self._is_ahead(line.due):
                yield Deadline(
                    when=line.due or "",
                    what=line.what,
                    kind="undertaking",
                    citations=line.citations,
                    provisos=line.provisos,
                )
        for frame in self._about.visits:
            if frame.status == "planned" and self._is_ahead(frame.when):
                yield Deadline(
                    when=frame.when or "",
                    what=frame.what,
                    kind="visit",
                    citations=frame.citations,
                )
        for frame in self._about.milestones:
            if frame.kind == "anniversary" and self._is_ahead(frame.when):
                yield Deadline(
                    when=frame.when or "",
                    what=frame.what,
                    kind="anniversary",
                    citations=frame.citations,
                )

    def _is_ahead(self, when: str | None) -> bool:
        """Whether a day may lie after the last day that the sources tell of."""
        end = _latest(when)
        now = _latest(self._about.as_of)
        return end is not None and now is not None and end > now

    _ORDER = ("missing", "announced", "year", "visit", "one-sided", "thin")

    def _unknowns(self) -> Iterator[Unknown]:
        """When and where the round is, then the gaps: those of the last round first."""
        coming = self._about.next
        if coming.start is None:
            yield Unknown(
                says=f"date and place of the round to come: {coming.basis}",
                settle="the note or call by which the host side proposes a date",
                citations=(),
            )
        last = self._about.last.id if self._about.last else None

        def order(gap: GapLine) -> tuple[bool, int, str]:
            return (gap.about != last, self._ORDER.index(gap.kind), gap.id)

        for gap in sorted((g for g in self._about.gaps if g.kind in self._ORDER), key=order):
            yield Unknown(
                says=gap.says, settle=gap.settle, citations=best(gap.citations, self._source_of)
            )

    # -- the rest ------------------------------------------------------------------------------

    @cached_property
    def people(self) -> tuple[PersonCard, ...]:
        """Everyone who took part, those of the last round first."""
        return tuple(self._people())

    def _people(self) -> Iterator[PersonCard]:
        last = self._about.last.id if self._about.last else None
        seats: dict[str, list[tuple[str, SeatLine]]] = {}
        for each in self._about.in_time:
            for seat in self._dossiers.seats(each.id):
                name = self._dossiers.round_name(each.id)
                seats.setdefault(seat.id, []).append((name, seat))
        for line in sorted(
            self._about.people, key=lambda each: (last not in each.rounds, each.name)
        ):
            yield PersonCard(
                line=line, seats=tuple(seats.get(line.id, ())), was_last=last in line.rounds
            )

    @cached_property
    def instruments(self) -> tuple[InstrumentCard, ...]:
        """The documents with all their names."""
        return tuple(
            InstrumentCard(line=each, names=self._dossiers.index()[each.id].names)
            for each in self._about.instruments
        )

    @cached_property
    def conflicts(self) -> tuple[Doubt, ...]:
        """Where sources differ, with what it is about."""
        return tuple(
            Doubt(of=_name_of(self._dossiers, each.about), line=each)
            for each in self._about.conflicts
        )

    @cached_property
    def tasks(self) -> tuple[Question, ...]:
        """What a person has to decide, with what it is about."""
        return tuple(
            Question(of=_name_of(self._dossiers, each.about), line=each)
            for each in self._about.tasks
        )

    @cached_property
    def others(self) -> tuple[DialogueLine, ...]:
        """Other mechanisms of the same parties."""
        own = self._about.line
        return tuple(
            each
            for each in self._dossiers.dialogues()
            if each.id != own.id and set(each.parties) == set(own.parties)
        )

    @cached_property
    def outside(self) -> tuple[StatementLine, ...]:
        """What was said outside the rounds."""
        return tuple(each for each in self._statements if each.round is None)

    @cached_property
    def anniversaries(self) -> tuple[Anniversary, ...]:
        """The next five-yearly anniversary of each milestone, after the end of the sources."""
        return tuple(self._anniversaries())

    def _anniversaries(self) -> Iterator[Anniversary]:
        now = _latest(self._about.as_of)
        found: list[Anniversary] = []
        for line in self._about.milestones:
            when = _when(line.when)
            if line.kind == "anniversary" or when is None or when.year is None or now is None:
                continue
            found.extend(_next_anniversary(line, when, now))
        yield from sorted(found, key=attrgetter("when", "line.id"))


def _working(choice: Choice | None) -> str | None:
    return str(choice.working) if choice else None


def _when(text: str | None) -> When | None:
    try:
        return When((text or "").partition("/")[2] or (text or "").partition("/")[0])
    except ValueError:
        return None


def _latest(text: str | None) -> date | None:
    when = _when(text)
    return when.latest if when else None


def _next_anniversary(line: FrameLine, when: When, now: date) -> Iterator[Anniversary]:
    for years in range(EVERY, 10_000 - (when.year or 0), EVERY):
        day = _moved(when, years)
        if day.latest is not None and day.latest > now:
            yield Anniversary(when=day.value, years=years, line=line)
            return


def _moved(when: When, years: int) -> When:
    """A date so many years later; the day is left out where that year has none such."""
    value = f"{(when.year or 0) + years:04d}{when.value[4:].rstrip('~')}"
    try:
        return When(value)
    except ValueError:
        return When(value[:7])
