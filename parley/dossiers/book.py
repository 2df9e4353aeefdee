"""One dialogue to its briefing book: what a desk takes into the next round, chapter by chapter.

Each choice of what stands where follows a rule that docs/briefing.md states. What only a person can
write is no part of it: the forms leave a blank there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from parley.dossiers.dialogue import (
    CLOSED,
    DONE,
    DialogueDossier,
    dialogue_dossier,
    find_dialogue,
    in_time,
    statements_of,
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
    RoundDossier,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingDossier:
    """All that stands in the briefing book for one round to come."""

    about: DialogueDossier
    round: str
    """What the round to come is called: its number, or "next"."""
    series: tuple[SeriesLine, ...]
    front: FrontPage
    people: tuple[PersonCard, ...]
    grid: tuple[GridRow, ...]
    agenda: tuple[ExpectedTopic, ...]
    sheets: tuple[TopicBrief, ...]
    ledger: Undertakings
    instruments: tuple[InstrumentCard, ...]
    anniversaries: tuple[Anniversary, ...]
    conflicts: tuple[Doubt, ...]
    tasks: tuple[Question, ...]
    others: tuple[DialogueLine, ...]
    """Other mechanisms of the same parties."""
    outside: tuple[StatementLine, ...]
    """What was said outside the rounds."""


def briefing(
    dossiers: Dossiers, dialogue: str | None = None, ordinal: int | None = None
) -> BriefingDossier:
    """Put the briefing book of a dialogue together, for its next round or that of an ordinal.

    RecordError where none or several dialogues fit, or the round is behind us.
    """
    about = dialogue_dossier(dossiers, dialogue, ordinal=ordinal)
    _refuse_past(about, ordinal)
    made = _Book(dossiers, about)
    agenda = made.expected()
    return BriefingDossier(
        about=about,
        round=str(about.next.ordinal or "next"),
        series=made.series,
        front=made.front(agenda),
        people=tuple(made.people()),
        grid=made.grid,
        agenda=agenda,
        sheets=tuple(made.sheets(agenda)),
        ledger=made.undertakings(),
        instruments=tuple(
            InstrumentCard(line=each, names=dossiers.index()[each.id].names)
            for each in about.instruments
        ),
        anniversaries=tuple(made.anniversaries()),
        conflicts=tuple(
            Doubt(of=_name_of(dossiers, each.about), line=each) for each in about.conflicts
        ),
        tasks=tuple(Question(of=_name_of(dossiers, each.about), line=each) for each in about.tasks),
        others=tuple(
            each
            for each in dossiers.dialogues()
            if each.id != about.line.id and set(each.parties) == set(about.line.parties)
        ),
        outside=tuple(each for each in made.statements if each.round is None),
    )


def best(
    citations: Iterable[Citation], source_of: Mapping[str, SourceLine]
) -> tuple[Citation, ...]:
    """The citation of the best grade; of those alike the first."""

    def grade(citation: Citation) -> str:
        source = source_of.get(citation.report)
        return (source.grade if source else None) or "E"

    return tuple(sorted(citations, key=grade)[:1])


def _refuse_past(about: DialogueDossier, ordinal: int | None) -> None:
    held = [each for each in about.rounds if each.status == "held" and each.ordinal]
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


def _working(each: RoundDossier, key: str) -> str | None:
    return next((line.working for line in each.choices if line.key == key), None)


def _carriers(each: RoundDossier, keys: tuple[str, ...]) -> tuple[Citation, ...]:
    """The citations of the working values of a round."""
    found = {
        citation.claim: citation
        for line in each.choices
        for value in line.values
        for citation in value.citations
        if line.key in keys and value.value == line.working
    }
    return tuple(found.values())


class _Book:
    """Puts the chapters of one book together."""

    def __init__(self, dossiers: Dossiers, about: DialogueDossier) -> None:
        self._dossiers = dossiers
        self._about = about
        self._source_of = {each.report: each for each in about.sources if each.report}
        self._round_of = {each.id: each for each in about.rounds}
        self._covered = [
            each
            for each in in_time(self._about.rounds)
            if each.status == "held" and each.is_covered
        ]
        home = find_dialogue(dossiers, about.line.id)
        self.statements = tuple(
            sorted(
                statements_of(dossiers, home, set(self._source_of)),
                key=lambda each: (each.day or "", each.id),
            )
        )
        self._overdue = {each.id for each in about.ledger.overdue}
        self.series = tuple(self._series())
        self.grid = tuple(self._grid_row(each) for each in about.agenda)

    # -- cover ---------------------------------------------------------------------------------

    def _series(self) -> Iterator[SeriesLine]:
        """Every number from the first known round to the last held, then what has no number."""
        by_number = {each.ordinal: each for each in self._about.rounds if each.ordinal}
        held = [number for number, each in by_number.items() if each.status == "held"]
        for number in range(min(by_number, default=1), max(held, default=0) + 1):
            each = by_number.get(number)
            if each is None:
                yield SeriesLine(name=str(number), round=None, state="no source")
            else:
                yield self._series_line(each)
        for each in in_time(self._about.rounds):
            if each.ordinal is None:
                yield self._series_line(each)

    def _series_line(self, each: RoundDossier) -> SeriesLine:
        state = each.status
        if state == "held":
            state = "covered" if each.is_covered else "thinly covered"
        return SeriesLine(
            name=self._dossiers.round_name(each.id),
            round=each.id,
            state=state,
            start=_working(each, "start"),
            end=_working(each, "end"),
            city=_working(each, "city"),
            host=each.host,
            reports=len(each.sources),
            witnesses=len({source.witness for source in each.sources}),
            sides=each.sides,
            chairs=tuple(seat for seat in each.seats if seat.function in ("co-chair", "head")),
            citations=_carriers(each, ("start", "city")),
        )

    # -- agenda --------------------------------------------------------------------------------

    def _grid_row(self, row: AgendaRow) -> GridRow:
        cells = {cell.round: cell for cell in row.cells}
        found = []
        for line in self.series:
            cell = cells.get(line.round or "")
            if cell is None or cell.state in ("absent", "no coverage"):
                state = cell.state if cell else "no coverage"
                found.append(GridCell(name=line.name, state=state, citations=()))
                continue
            promised = [
                each for each in self._round_of[cell.round].commitments if each.topic == row.topic
            ]
            agreed = [each for each in promised if self._is_agreed(each)]
            deeds = [each for each in promised if each.value in DEEDS]
            state = "agreed" if agreed else "one side" if promised else "raised"
            if promised and not agreed and len(deeds) == len(promised):
                state = "deed told"
            told = [c for each in agreed or promised for c in each.citations] or cell.citations
            found.append(
                GridCell(name=line.name, state=state, citations=best(told, self._source_of))
            )
        return GridRow(topic=row.topic, trend=row.trend, cells=tuple(found))

    def _is_agreed(self, each: StatementLine) -> bool:
        is_undertaken = each.value != "propose" and each.value not in DEEDS
        return set(each.by) >= set(self._about.line.parties) and is_undertaken

    def expected(self) -> tuple[ExpectedTopic, ...]:
        """Topics of the last covered round, or of two of the last three; the likeliest first."""
        covered = [self._dossiers.round_name(each.id) for each in self._covered]
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

    def sheets(self, agenda: Iterable[ExpectedTopic]) -> Iterator[TopicBrief]:
        """A sheet for each expected topic."""
        own = {each.topic: each for each in self._about.sheets}
        for expected in agenda:
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
                each for each in self.statements if each.topic == topic and set(each.by) == set(by)
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
                    for each in self._dossiers.thread(line.id).statements
                ),
            )
            for line in lines
        )

    def undertakings(self) -> Undertakings:
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
            under_way=first(each for each in groups.under_way if each.id not in is_quiet),
            silent=first(quiet),
            done=first(groups.done),
            unanswered=first(groups.unanswered),
            doubtful=self._promises(groups.doubtful),
            standing=first(groups.standing),
            closed=first(groups.closed),
        )

    # -- one page ------------------------------------------------------------------------------

    def front(self, agenda: tuple[ExpectedTopic, ...]) -> FrontPage:
        """What changed, what is likely, what is due, what is not known."""
        since = set(self._about.since)
        return FrontPage(
            events=tuple(
                each for each in (*self._about.visits, *self._about.milestones) if each.id in since
            ),
            said=tuple(each for each in self.statements if each.id in since),
            moves=tuple(self._moves()),
            came=tuple(self._phrases(was=False, now=True)),
            went=tuple(self._phrases(was=True, now=False)),
            likely=agenda[:ON_THE_FRONT],
            deadlines=tuple(sorted(self._deadlines(), key=attrgetter("when", "what")))[
                :ON_THE_FRONT
            ],
            unknowns=tuple(self._unknowns())[:ON_THE_FRONT],
        )

    def _moves(self) -> Iterator[Move]:
        """Steps from one status to another at the last covered round or after it."""
        last = self._about.last
        after = _working(last, "start") if last else None
        groups = self._about.ledger
        every = {
            line.id: line
            for lines in (groups.under_way, groups.done, groups.unanswered, groups.closed)
            for line in lines
        }
        for name in sorted(every):
            for step in self._dossiers.thread(name).transitions:
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
            told = [each for each in self._about.rounds if each.ordinal == coming.ordinal]
            yield Deadline(
                when=coming.start,
                what="the round to come",
                kind="round",
                citations=tuple(c for each in told for c in _carriers(each, ("start",))),
            )
        for line in self._about.ledger.due:
            if self._is_ahead(line.due):
                yield Deadline(
                    when=line.due or "",
                    what=line.what,
                    kind="undertaking",
                    citations=line.citations,
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

    def people(self) -> Iterator[PersonCard]:
        """Everyone who took part, those of the last round first."""
        last = self._about.last.id if self._about.last else None
        seats: dict[str, list[tuple[str, SeatLine]]] = {}
        for each in in_time(self._about.rounds):
            for seat in each.seats:
                name = self._dossiers.round_name(each.id)
                seats.setdefault(seat.id, []).append((name, seat))
        for line in sorted(
            self._about.people, key=lambda each: (last not in each.rounds, each.name)
        ):
            yield PersonCard(
                line=line, seats=tuple(seats.get(line.id, ())), was_last=last in line.rounds
            )

    def anniversaries(self) -> Iterator[Anniversary]:
        """The next five-yearly anniversary of each milestone, after the end of the sources."""
        now = _latest(self._about.as_of)
        found: list[Anniversary] = []
        for line in self._about.milestones:
            when = _when(line.when)
            if line.kind == "anniversary" or when is None or when.year is None or now is None:
                continue
            found.extend(_next_anniversary(line, when, now))
        yield from sorted(found, key=attrgetter("when", "line.id"))


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
