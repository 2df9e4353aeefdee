"""The views of one record, each line with its citations."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache, cached_property
from typing import Any, TypeVar, cast

from parley.dossiers import words
from parley.dossiers.belonging import Belonging
from parley.dossiers.left import LeftLine
from parley.dossiers.lines import (
    DEEDS,
    AgendaCell,
    AgendaRow,
    ChoiceLine,
    Citation,
    ConflictLine,
    DialogueLine,
    EditLine,
    FormulaCell,
    FormulaRow,
    FrameLine,
    GapLine,
    JudgementLine,
    LevelLine,
    NameLine,
    OfficeLine,
    PersonLine,
    RoundDossier,
    SeatLine,
    SourceLine,
    StatementLine,
    TaskLine,
    ThreadDossier,
    ThreadLine,
    TopicLine,
    TransitionLine,
    ValueLine,
    WitnessLine,
    WordingLine,
)
from parley.dossiers.narrowing import find_dialogues
from parley.dossiers.saying import say
from parley.errors import RecordError
from parley.model.claim import HEADER, Claim
from parley.model.judgement import Judgement, Target
from parley.model.record import (
    Choice,
    Conflict,
    Dialogue,
    FormulaUse,
    Instrument,
    Level,
    Milestone,
    NameUse,
    Person,
    Record,
    Round,
    Ruling,
    Statement,
    Task,
    Thread,
    Topic,
    Value,
    Visit,
    Witness,
    Wording,
)
from parley.record.levels import MEANINGS, NO_EVIDENCE
from parley.record.objects import objects_in
from parley.record.years import moments
from parley.store import KeptClaims

T = TypeVar("T")
_About = TypeVar("_About", ConflictLine, GapLine)


_ABOUT_OTHERS = ("task", "gap", "conflict")


@dataclass(slots=True)
class _OfRound:
    """The parts of a record that belong to one round."""

    topics: list[Topic] = field(default_factory=list)
    commitments: list[Statement] = field(default_factory=list)
    positions: list[Statement] = field(default_factory=list)


def index_of(record: Record) -> dict[str, Any]:
    """Every line of a record that has an id, by it."""
    lists = (getattr(record, each.name) for each in fields(record))
    return {
        part.id: part
        for parts in lists
        if not isinstance(parts, dict)
        for part in parts
        if hasattr(part, "id")
    }


class Dossiers:
    """Makes dossiers of one record."""

    def __init__(
        self,
        record: Record,
        claims: KeptClaims,
        sources: Callable[[], list[SourceLine]],
        judgements: Iterable[Judgement] = (),
        left: Callable[[], Mapping[str, LeftLine]] = dict,
    ) -> None:
        self.record = record
        self._read_left = left
        self._judgements = tuple(judgements)
        self._index: dict[str, Any] = {}
        self._citations: dict[str, Citation | None] = {}
        self._lines: dict[str, Any] = {}
        self._claims = claims
        self._read_sources = sources

    # Each is put together when the first line asks for it: one round needs no look at the rest.

    @cached_property
    def belonging(self) -> Belonging:
        """Where the lines of the record belong."""
        return Belonging(self)

    def _once(self, identity: str, make: Callable[[], T]) -> T:
        """A line that stands in many places, made once: the ledger, a round, a book."""
        if identity not in self._lines:
            self._lines[identity] = make()
        return cast("T", self._lines[identity])

    @cached_property
    def _threads_of(self) -> dict[str, list[Thread]]:
        found: dict[str, list[Thread]] = {}
        for thread in self.record.threads:
            for each in thread.statements:
                found.setdefault(each, []).append(thread)
        return found

    @cached_property
    def _statements_by_id(self) -> dict[str, Statement]:
        record = self.record
        return {
            each.id: each for each in (*record.commitments, *record.positions, *record.mentions)
        }

    @cached_property
    def left(self) -> Mapping[str, LeftLine]:
        """What the readings left, by id."""
        return self._read_left()

    @cached_property
    def _sources(self) -> list[SourceLine]:
        return self._read_sources()

    @cached_property
    def _by_report(self) -> dict[str, SourceLine]:
        return {line.report: line for line in self._sources if line.report}

    @cached_property
    def _rounds(self) -> dict[str, Round]:
        return {each.id: each for each in self.record.rounds}

    @cached_property
    def _dialogues(self) -> dict[str, Dialogue]:
        return {each.id: each for each in self.record.dialogues}

    # -- citations -----------------------------------------------------------------------------

    def cite(self, claims: Iterable[str]) -> tuple[Citation, ...]:
        """The citations of some claims, in the order of publication."""
        asked = list(claims)
        known = self._citations
        new = [claim for claim in asked if claim not in known]
        if new:
            found = {claim.id: _citation(claim) for claim in self._claims.some(new)}
            known.update((claim, found.get(claim)) for claim in new)
        cited = [each for claim in asked if (each := known[claim]) is not None]
        if len(cited) > 1:
            cited.sort(key=lambda each: (self._order_of(each.report), each.claim))
        return tuple(cited)

    def reports_of(self, claims: Iterable[str]) -> set[str]:
        """The reports that make some claims."""
        return {claim.report for claim in self._claims.some(claims)}

    def _order_of(self, report: str) -> tuple[str, str]:
        return self._orders.get(report) or ("9999", report)

    @cached_property
    def _orders(self) -> dict[str, tuple[str, str]]:
        return {
            report: (line.published or "9999", line.name)
            for report, line in self._by_report.items()
        }

    def source_of(self, report: str) -> SourceLine:
        """The source line of a report."""
        return self._by_report[report]

    def label_of(self, report: str) -> str:
        """How a report is cited: its outlet and day, or its id where its source is not known."""
        line = self._by_report.get(report)
        return line.label if line else report

    def _choice(self, key: str, choice: Choice | None) -> list[ChoiceLine]:
        if choice is None:
            return []
        values = self._values(choice.values)
        line = _line(
            ChoiceLine,
            choice,
            key=key,
            working=str(choice.working),
            values=values,
            follows=self.follows(key, choice),
        )
        return [line]

    def follows(self, key: str, choice: Choice) -> str | None:
        """From what a value follows that no sentence says; none where a person said it."""
        if (key, choice.working) != ("mode", "in-person"):
            return None
        corrected = {
            each.id
            for each in self._judgements
            if each.verb == "correct" and each.value["key"] == key
        }
        claims = {claim for value in choice.values for claim in value.claims}
        rulings = (each for each in self.record.rulings if each.judgement in corrected)
        if any(not claims.isdisjoint(each.claims) for each in rulings):
            return None
        return "a place or a host is told, and no word of a meeting by video or telephone"

    def _values(self, values: Iterable[Value]) -> tuple[ValueLine, ...]:
        return tuple(ValueLine(str(each.value), self.cite(each.claims)) for each in values)

    # -- views ---------------------------------------------------------------------------------

    def sources(self) -> list[SourceLine]:
        """Every source, read or not, by name."""
        return self._sources

    def dialogues(self) -> list[DialogueLine]:
        """Every dialogue at a glance."""
        return [self.dialogue(each) for each in self.record.dialogues]

    def dialogue(self, each: Dialogue) -> DialogueLine:
        """One dialogue at a glance."""
        return self._once(each.id, lambda: self._dialogue_line(each))

    def _dialogue_line(self, dialogue: Dialogue) -> DialogueLine:
        rounds = [self._rounds[each] for each in dialogue.rounds]
        held = [each for each in rounds if each.status == "held"]
        held.sort(key=lambda each: self._time_of(each.id))
        days = [each.start.working for each in held if each.start]
        return _line(
            DialogueLine,
            dialogue,
            held=len(held),
            first=days[0] if days else None,
            last=days[-1] if days else None,
            announced=tuple(
                self.round_name(each.id)
                for each in rounds
                if each.status in ("announced", "planned")
            ),
        )

    def rounds_of(self, dialogue: Dialogue) -> tuple[Round, ...]:
        """The rounds of a dialogue as they stand in the record."""
        return tuple(self._rounds[each] for each in dialogue.rounds)

    def round_name(self, round_id: str | None) -> str:
        """A short name of a round: its number, else its date."""
        each = self._rounds.get(round_id or "")
        if each is None:
            return "-"
        if each.ordinal is not None:
            return str(each.ordinal)
        return each.start.working if each.start else "undated"

    def find_round(self, asked: str, dialogue: str | None = None) -> Round:
        """The round that a number, a date or an id means; RecordError where none or several do."""
        if asked in self._rounds:
            return self._rounds[asked]
        fits = [
            each
            for each in self.record.rounds
            if asked in (each.id, each.id.removeprefix("round:"), self.round_name(each.id))
            and (dialogue is None or dialogue in each.dialogue)
        ]
        if len(fits) == 1:
            return fits[0]
        if not fits:
            among = self.record.rounds
            of = "The record"
            if dialogue is not None:
                named = {each.id for each in find_dialogues(self.record, dialogue)}
                among = [each for each in among if each.dialogue in named]
                of = " and ".join(sorted(named))
            known = ", ".join(self.round_name(each.id) for each in among) or "none"
            raise RecordError(f"{of} has no round {asked!r}. It has: {known}.")
        listed = "\n".join(f"  {each.id}" for each in fits)
        raise RecordError(
            f"Several dialogues have a round {asked!r}. Name one with --dialogue or by its id:\n"
            f"{listed}",
        )

    def round(self, asked: str, dialogue: str | None = None) -> RoundDossier:
        """All that is known of one round."""
        each = self.find_round(asked, dialogue)
        home = self._dialogues[each.dialogue]
        choices = [
            line
            for key in ("start", "end", "city", "mode")
            for line in self._choice(key, getattr(each, key))
        ]
        own = self._of_rounds.get(each.id, _OfRound())
        place = each.id.removeprefix("round:")
        promised = sorted(
            {thread.id for said in own.commitments for thread in self._threads_of.get(said.id, ())}
        )
        at_table = sorted(person.id for person in self.belonging.people.of((each.id,)))
        return RoundDossier(
            id=each.id,
            dialogue=home.id,
            name=home.name,
            ordinal=each.ordinal,
            status=each.status,
            parties=home.parties,
            basis=each.basis,
            choices=tuple(choices),
            seats=tuple(self.seats(each.id)),
            topics=tuple(TopicLine(topic.code, self.cite(topic.claims)) for topic in own.topics),
            commitments=tuple(self._statements(own.commitments)),
            positions=tuple(self._statements(own.positions)),
            conflicts=(
                *self.conflicts_about(each.id),
                *(c for who in at_table for c in self.conflicts_about(who) if c.id.endswith(place)),
                *(
                    c
                    for what in promised
                    for c in self.conflicts_about(what)
                    if c.id.endswith(place)
                ),
            ),
            sources=tuple(self._by_report[r] for r in self._in_order(each.reports)),
            announced_by=tuple(self._by_report[r] for r in self._in_order(each.announced_by)),
            years=f"{each.years.earliest}/{each.years.latest}: {each.years.basis}"
            if each.years
            else None,
            announcement=_announcement(each),
            is_covered=each.is_covered,
            sides=each.sides,
            gaps=self.gaps_about(each.id),
            host=each.host,
        )

    @cached_property
    def _of_rounds(self) -> dict[str, "_OfRound"]:
        """What belongs to each round, so that one is shown without a look at all the others."""
        found: dict[str, _OfRound] = {}
        for topic in self.record.topics:
            found.setdefault(topic.round or "", _OfRound()).topics.append(topic)
        for each in self.record.commitments:
            found.setdefault(each.round or "", _OfRound()).commitments.append(each)
        for each in self.record.positions:
            found.setdefault(each.round or "", _OfRound()).positions.append(each)
        return found

    def said_at(self, round_id: str | None) -> tuple[list[Statement], list[Statement]]:
        """The commitments and the positions of a round, or of none."""
        own = self._of_rounds.get(round_id or "", _OfRound())
        return own.commitments, own.positions

    def _in_order(self, reports: Iterable[str]) -> list[str]:
        return sorted(reports, key=self._order_of)

    _FUNCTIONS = ("co-chair", "head", "member", "counterpart")

    def seats(self, round_id: str) -> list[SeatLine]:
        """Who sat at a round, the co-chairs first."""
        lines: list[SeatLine] = []
        for person in self.belonging.people.of((round_id,)):
            seats = [seat for seat in person.seats if seat.round == round_id]
            function = self._function_at(person, round_id)
            claims = [claim for seat in seats for claim in seat.claims]
            roles = [office for office in person.offices if round_id in office.rounds]
            role = max(roles, key=lambda o: (len(o.claims), len(o.role))).role if roles else None
            lines.append(
                SeatLine(person.id, person.name, person.party, role, function, self.cite(claims)),
            )
        lines.sort(
            key=lambda line: (self._FUNCTIONS.index(line.function), line.party or "", line.name)
        )
        return lines

    def _statements(self, statements: Iterable[Statement]) -> list[StatementLine]:
        return [
            self._statement(each)
            for each in sorted(statements, key=lambda each: self._time_of(each.round))
        ]

    def _statement(self, each: Statement) -> StatementLine:
        return self._once(each.id, lambda: self._statement_line(each))

    def _statement_line(self, each: Statement) -> StatementLine:
        threads = self._threads_of.get(each.id, [])
        is_promise = each.kind == "commitment" and each.round is not None
        shown = {_level_of(thread, each.round) for thread in threads if is_promise}
        return _line(
            StatementLine,
            each,
            what=words.topic(each.what) if each.kind == "topic" else each.what,
            objects=tuple(words.told_of(thing) for thing in each.objects),
            amount=words.amount(each.amount) if each.amount else None,
            citations=self.cite(each.claims),
            threads=tuple(thread.id for thread in threads),
            level=" / ".join(sorted(level for level in shown if level)) or None,
        )

    def _said_of(self, each: Statement, thread: Thread) -> StatementLine:
        """A statement as a word of a thread: of a topic, the sentences that name its object."""
        line = self._statement(each)
        if each.kind != "topic" or not thread.object:
            return line
        wanted = set(thread.object.split("; "))
        citations = (
            replace(
                citation,
                quotes=tuple(
                    quote for quote in citation.quotes if wanted & objects_in(quote, each.topic)
                ),
            )
            for citation in line.citations
        )
        named = tuple(each for each in citations if each.quotes)
        return replace(line, citations=named or line.citations)

    def _time_of(self, round_id: str | None) -> tuple[str, int, str]:
        """Sorts by the day of a round, then its number; what belongs to none comes last."""
        each = self._rounds.get(round_id or "")
        if each is None:
            return "~", 0, round_id or ""
        return (self._moments[each.id], each.ordinal or 0, each.id)

    @cached_property
    def _moments(self) -> Mapping[str, str]:
        return moments(self.record.rounds)

    def people(self, among: Iterable[Person] | None = None) -> list[PersonLine]:
        """Everyone who took part in a round, or some of them."""
        return [self._person(each) for each in _some(among, self.record.people)]

    def _person(self, each: Person) -> PersonLine:
        return self._once(each.id, lambda: self._person_line(each))

    def _person_line(self, person: Person) -> PersonLine:
        rounds = tuple(sorted({seat.round for seat in person.seats}, key=self._time_of))
        return _line(
            PersonLine,
            person,
            offices=tuple(office.role for office in person.offices),
            seats=tuple(
                f"{self.round_name(each)} ({self._function_at(person, each)})" for each in rounds
            ),
            citations=self.cite(person.claims),
            held=tuple(
                _line(
                    OfficeLine,
                    office,
                    rounds=tuple(
                        self.round_name(each) for each in sorted(office.rounds, key=self._time_of)
                    ),
                    citations=self.cite(office.claims),
                )
                for office in person.offices
            ),
            rounds=rounds,
        )

    def _function_at(self, person: Person, round_id: str) -> str:
        """What somebody was at a round; outlets differ on the word for one who led a side."""
        told = (seat.function for seat in person.seats if seat.round == round_id)
        return min(told, key=self._FUNCTIONS.index)

    def ledger(self, among: Iterable[Statement] | None = None) -> list[StatementLine]:
        """Every commitment, or some, by round."""
        return self._statements(_some(among, self.record.commitments))

    def positions(self, among: Iterable[Statement] | None = None) -> list[StatementLine]:
        """Every position, or some, by round."""
        return self._statements(_some(among, self.record.positions))

    def instruments(self, among: Iterable[Instrument] | None = None) -> list[FrameLine]:
        """Every document, or some, merged across reports."""
        return [
            FrameLine(
                id=each.id,
                what=each.name,
                kind=" / ".join(str(value.value) for value in each.kind.values),
                when=str(each.year.working) if each.year else None,
                status=each.status,
                detail=each.ref or "",
                citations=self.cite(each.claims),
            )
            for each in _some(among, self.record.instruments)
        ]

    def visits(self, among: Iterable[Visit] | None = None) -> list[FrameLine]:
        """Every visit, or some, merged across reports."""
        return [
            FrameLine(
                id=each.id,
                what=f"{each.visitor}{f', {each.role}' if each.role else ''}",
                kind=_way(each),
                when=_span(each.start, each.end),
                status=each.status,
                detail="",
                citations=self.cite(each.claims),
            )
            for each in _some(among, self.record.visits)
        ]

    def milestones(self, among: Iterable[Milestone] | None = None) -> list[FrameLine]:
        """Every turn in a relation, or some."""
        return [
            FrameLine(
                id=each.id,
                what=each.what,
                kind=each.kind,
                when=str(each.date.working) if each.date else None,
                status=None,
                detail=", ".join(each.parties),
                citations=self.cite(each.claims),
            )
            for each in _some(among, self.record.milestones)
        ]

    def conflicts(self) -> list[ConflictLine]:
        """Values that cannot both stand."""
        return list(self._conflict_lines)

    def conflicts_about(self, identity: str) -> tuple[ConflictLine, ...]:
        """The values of one thing that cannot both stand."""
        return self._conflicts_by_thing.get(identity, ())

    @cached_property
    def _conflicts_by_thing(self) -> dict[str, tuple[ConflictLine, ...]]:
        return _by_thing(self._conflict_lines)

    @cached_property
    def _conflict_lines(self) -> tuple[ConflictLine, ...]:
        return tuple(
            _line(ConflictLine, each, working=str(each.working), values=self._values(each.values))
            for each in self.record.conflicts
        )

    def gaps(self) -> list[GapLine]:
        """What the sources do not tell."""
        return list(self._gap_lines)

    def gaps_about(self, identity: str) -> tuple[GapLine, ...]:
        """What the sources do not tell of one thing."""
        return self._gaps_by_thing.get(identity, ())

    @cached_property
    def _gaps_by_thing(self) -> dict[str, tuple[GapLine, ...]]:
        return _by_thing(self._gap_lines)

    @cached_property
    def _gap_lines(self) -> tuple[GapLine, ...]:
        return tuple(
            _line(
                GapLine,
                each,
                says=words.dated(each.says),
                matters=words.dated(each.matters),
                citations=self.cite(each.claims),
            )
            for each in self.record.gaps
        )

    # -- promises through time -----------------------------------------------------------------

    def threads(self, among: Iterable[Thread] | None = None) -> list[ThreadLine]:
        """Every promise through time, or some, by topic and object."""
        return [self._thread(each) for each in _some(among, self.record.threads)]

    def _thread(self, each: Thread) -> ThreadLine:
        return self._once(each.id, lambda: self._thread_line(each))

    def _thread_line(self, each: Thread) -> ThreadLine:
        said = [self._statements_by_id[name] for name in each.statements]
        places = dict.fromkeys(
            self.round_name(one.round) if one.round else one.day or "undated" for one in said
        )
        return _line(
            ThreadLine,
            each,
            object="; ".join(words.told_of(thing) for thing in (each.object or "").split("; "))
            or None,
            amounts=tuple(
                f"{day}: {words.amount(sum_of)}"
                for day, _, sum_of in (told.partition(": ") for told in each.amounts)
            ),
            silence=self._silence(each),
            rounds=tuple(places),
            citations=self.cite(each.claims),
            level=self._last_level(each),
            conditions=tuple(sorted({told for one in said for told in one.conditions})),
            told_by=_tellers(said),
        )

    def _last_level(self, each: Thread) -> str | None:
        """The last level that a source tells of, and when."""
        if not each.levels:
            return None
        told = [level for level in each.levels if level.level is not None]
        if not told:
            return NO_EVIDENCE
        last = told[-1]
        return f"{last.level} {MEANINGS[last.level or 0]}, told {last.day or 'undated'}"

    def _silence(self, each: Thread) -> str | None:
        silence = each.silence
        if silence is None:
            return None
        where = ", ".join(self.round_name(name) for name in silence.rounds)
        rounds = "round" if silence.silent == 1 else "rounds"
        return (
            f"{silence.word}: n {silence.silent} ({rounds} {where}, {silence.kind}), k"
            f" {silence.covered}, m {silence.mentioned}; chance of it by accident"
            f" {silence.chance:.2f}"
        )

    def find_thread(self, asked: str, dialogue: str | None = None) -> Thread:
        """The thread that an id, or a part of one, means; RecordError where none or several do."""
        known = self.index().get(asked)
        if dialogue is None and isinstance(known, Thread):
            return known
        every = [
            each
            for each in self.record.threads
            if dialogue is None or any(dialogue in name for name in each.dialogues)
        ]
        exact = [each for each in every if asked in (each.id, each.id[7:])]
        fits = exact or [each for each in every if asked in each.id]
        if len(fits) == 1:
            return fits[0]
        if not fits:
            raise RecordError(f"The record has no thread {asked!r}. See: parley show threads")
        listed = "\n".join(f"  {each.id}" for each in fits)
        raise RecordError(f"Several threads fit {asked!r}. Name one:\n{listed}")

    def thread(self, asked: str) -> ThreadDossier:
        """One promise with its statements in order and each step of its status."""
        each = self.find_thread(asked)
        return ThreadDossier(
            line=self._thread(each),
            statements=self.said_of(each),
            transitions=self.steps_of(each),
            tasks=tuple(self._task(task) for task in self.belonging.tasks.of((each.id,))),
            levels=tuple(self._level(level) for level in each.levels),
            conflicts=self.conflicts_about(each.id),
        )

    def said_of(self, each: Thread) -> tuple[StatementLine, ...]:
        """The statements of a promise in order."""
        return tuple(self._said_of(self._statements_by_id[name], each) for name in each.statements)

    def steps_of(self, each: Thread) -> tuple[TransitionLine, ...]:
        """The steps of a promise from one status to the next."""
        return tuple(
            _line(TransitionLine, step, citations=self.cite(step.claims))
            for step in each.transitions
        )

    def _level(self, each: Level) -> LevelLine:
        return _line(
            LevelLine,
            each,
            until=self.round_name(each.round) if each.round else "since",
            level=NO_EVIDENCE if each.level is None else str(each.level),
            means="" if each.level is None else MEANINGS[each.level],
            citations=self.cite(each.claims),
        )

    def not_compared(self, dialogue: Dialogue | None = None) -> str | None:
        """What no conflict can be known of: meetings of which it is open whether they are one."""
        tasks: Iterable[Task] = self.record.tasks
        if dialogue is not None:
            tasks = self.belonging.tasks.of((dialogue.id, *dialogue.rounds))
        kinds = ("dialogue", "round")
        number = sum(
            each.other is not None and each.about.partition(":")[0] in kinds for each in tasks
        )
        if not number:
            return None
        return (
            "Not all was compared: whether two dialogues or rounds are one is still to be decided"
            f" ({words.count(number, 'question')})."
        )

    def tasks(self, among: Iterable[Task] | None = None) -> list[TaskLine]:
        """What only a person may decide, or some of it."""
        return [self._task(each) for each in _some(among, self.record.tasks)]

    def _task(self, each: Task) -> TaskLine:
        return _line(TaskLine, each, citations=self.cite(each.claims))

    # -- wording -------------------------------------------------------------------------------

    def wording(self, among: Iterable[Wording] | None = None) -> list[WordingLine]:
        """Parties' words by topic through time, with what came and what went."""
        return [self._wording(each) for each in _some(among, self.record.wording)]

    def _wording(self, each: Wording) -> WordingLine:
        return self._once(
            each.id, lambda: _line(WordingLine, each, citations=self.cite(each.claims))
        )

    def formulae(self, among: Iterable[FormulaUse] | None = None) -> list[FormulaRow]:
        """The checklist of set phrases over the covered rounds of each dialogue."""
        rows: dict[tuple[str, str], list[FormulaCell]] = {}
        uses = _some(among, self.record.formulae)
        for each in sorted(uses, key=lambda each: self._time_of(each.round)):
            cell = _line(FormulaCell, each, citations=self.cite(each.claims))
            rows.setdefault((self._rounds[each.round].dialogue, each.formula), []).append(cell)
        return [
            FormulaRow(formula, dialogue, tuple(cells))
            for (dialogue, formula), cells in sorted(rows.items())
        ]

    def names(self, among: Iterable[NameUse] | None = None) -> list[NameLine]:
        """Names of disputed places as printed, or some, with whose words they are."""
        lines = [
            _line(
                NameLine,
                each,
                attribution=words.told_of(each.attribution),
                source=self.source_of(each.report).label,
                citations=self.cite(each.claims),
            )
            for each in _some(among, self.record.names)
            if each.report in self._by_report
        ]
        return sorted(
            lines, key=lambda each: (each.place, self._order_of(each.report), each.printed)
        )

    # -- any line ------------------------------------------------------------------------------

    def claim(self, claim: str) -> Claim | None:
        """One claim by its id."""
        return self._claims.get(claim)

    def headers_of(self, report: str) -> list[str]:
        """The claims on what a report says of itself."""
        return sorted(each.id for each in self._claims.of(report) if each.part == HEADER)

    def claims_behind(self, name: str) -> tuple[str, ...]:
        """The claims that a line rests on; of a conflict, those of all its values."""
        if self.claim(name) is not None:
            return (name,)
        line = self.index().get(name)
        if isinstance(line, Conflict):
            return tuple(dict.fromkeys(claim for value in line.values for claim in value.claims))
        return tuple(getattr(line, "claims", ()))

    def lines_of(self, claims: Iterable[str]) -> list[str]:
        """The lines of the record that any of some claims stands behind."""
        asked = set(claims)
        return sorted(
            name
            for name, line in self.index().items()
            if asked.intersection(getattr(line, "claims", ()))
        )

    def index(self) -> dict[str, Any]:
        """Every line of the record that has an id, by it."""
        if not self._index:
            self._index = index_of(self.record)
        return self._index

    def find(self, asked: str) -> str:
        """The id that an id, the end of one, or a round's number means.

        RecordError where nothing fits, or several do.
        """
        index = self.index()
        if asked in index or asked in self.left or self.claim(asked) is not None:
            return asked
        rounds = [each.id for each in self.record.rounds if asked == self.round_name(each.id)]
        every = (*index, *self._claims.ids(), *self.left)
        ends = [name for name in every if asked in name]
        closest = [name for name in ends if name.partition(":")[2] == asked]
        # what is asked or told of a line has the line's name in its own
        things = [name for name in ends if name.partition(":")[0] not in _ABOUT_OTHERS]
        fits = rounds or closest or (things if len(things) == 1 else ends)
        if len(fits) == 1:
            return fits[0]
        if not fits:
            raise RecordError(
                f"The record has no line {asked!r}. The id of a line stands in the address of its"
                " page, and in what parley show prints with --json.",
            )
        listed = "\n".join(f"  {name}" for name in sorted(fits)[:12])
        raise RecordError(f"{len(fits)} lines fit {asked!r}. Name one:\n{listed}")

    # -- sources and judgements ----------------------------------------------------------------

    def witnesses(self, among: Iterable[Witness] | None = None) -> list[WitnessLine]:
        """The independent voices, or some, with their copies and what those changed."""
        every = _some(among, self.record.witnesses)
        return [
            WitnessLine(
                id=each.id,
                source=self.source_of(each.report).label,
                side=each.side,
                grade=each.grade,
                copies=tuple(self.source_of(copy.report).label for copy in each.copies),
                edits=tuple(
                    EditLine(self.source_of(copy.report).label, edit.was, edit.now)
                    for copy in each.copies
                    for edit in copy.edits
                ),
            )
            for each in sorted(every, key=lambda w: self._order_of(w.report))
            if each.report in self._by_report
        ]

    def judgements(self) -> list[JudgementLine]:
        """What people decided, in the order of time, those withdrawn too."""
        return [self.judgement_line(each) for each in self._judgements]

    def judgement_line(self, each: Judgement) -> JudgementLine:
        """One judgement, with whether it stands; it may be newer than this record."""
        ruling = self._rulings.get(each.id)
        held = {held.claim: held for target in each.targets for held in target.held}
        if each.withdrawn:
            state = "withdrawn"
        elif ruling is None:
            state = "not worked in yet"
        else:
            state = "standing" if ruling.claims or not held else "without its claim"
        told = each.withdrawn
        return JudgementLine(
            id=each.id,
            verb=each.verb,
            lines=tuple(target.line for target in each.targets),
            value=dict(each.value),
            who=each.who,
            why=each.why,
            at=each.at,
            state=state,
            withdrawn=f"{told.who}, {told.at}: {told.why}" if told else None,
            lost=ruling.lost if ruling else (),
            of=tuple(self._was(target) for target in each.targets),
            citations=tuple(
                Citation(claim, each.report, each.quotes) for claim, each in sorted(held.items())
            ),
        )

    @cached_property
    def _rulings(self) -> dict[str, Ruling]:
        return {each.judgement: each for each in self.record.rulings}

    def _was(self, target: Target) -> str:
        """What was judged, in the words it had then."""
        left = self.left.get(target.line)
        if left is not None:
            return left.quotes[0] if left.quotes else left.part
        if not target.held:
            return target.line.partition(":")[2]
        first = target.held[0]
        head, says, _ = say(first.part, first.values)
        return f"{head}: {says}" if says else head

    def agenda(self, dialogue: str) -> list[AgendaRow]:
        """The topics of a dialogue over the rounds held: what was done with each there."""
        return list(self._once(f"agenda of {dialogue}", lambda: self._agenda_rows(dialogue)))

    def _agenda_rows(self, dialogue: str) -> list[AgendaRow]:
        home = self._dialogues[dialogue]
        rounds = [self._rounds[each] for each in home.rounds]
        held = sorted(
            (each for each in rounds if each.status == "held"), key=lambda r: self._time_of(r.id)
        )
        told: dict[tuple[str, str], dict[str, set[str]]] = {}

        def tell(code: str, where: str, state: str, claims: Iterable[str]) -> None:
            told.setdefault((code, where), {}).setdefault(state, set()).update(claims)

        for where in (each.id for each in held):
            own = self._of_rounds.get(where, _OfRound())
            for topic in own.topics:
                tell(topic.code, where, "raised", topic.claims)
            for promise in own.commitments:
                is_deed, is_asked = promise.value in DEEDS, promise.value == "propose"
                state = "deed told" if is_deed else "proposed" if is_asked else "promised"
                tell(promise.topic, where, state, promise.claims)
            for view in own.positions:
                tell(view.topic, where, "viewed", view.claims)
        codes = sorted({code for code, _ in told})
        return [
            AgendaRow(
                code,
                tuple(self._agenda_cell(each, told.get((code, each.id), {})) for each in held),
                _trend([bool(told.get((code, r.id))) for r in held if r.is_covered]),
            )
            for code in codes
        ]

    def _agenda_cell(self, each: Round, told: dict[str, set[str]]) -> AgendaCell:
        absent = "absent" if each.is_covered else "no coverage"
        state = next((s for s in _STATES if s in told), absent)
        claims = {claim for ids in told.values() for claim in ids}
        return AgendaCell(each.id, state, self.cite(claims))


_STATES = ("promised", "proposed", "deed told", "viewed", "raised")  # the first that is told


def _citation(claim: Claim) -> Citation:
    return Citation(claim.id, claim.report, tuple(quote["quote"] for quote in claim.quotes))


def _line(kind: type[T], thing: object, **own: Any) -> T:  # noqa: ANN401 - its fields
    """A line with these fields of its own, and those that it shares with its part of the record."""
    names = _fields_of(cast("Any", kind))
    return kind(**{name: getattr(thing, name) for name in names if name not in own}, **own)


@cache
def _fields_of(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a class of lines
    return tuple(each.name for each in fields(kind))


def _level_of(thread: Thread, round_id: str | None) -> str | None:
    """How far a promise was carried out by a round."""
    for each in thread.levels:
        if each.round == round_id:
            return NO_EVIDENCE if each.level is None else str(each.level)
    return None


def _tellers(said: Iterable[Statement]) -> tuple[str, ...]:
    """Who tells of a promise, where none of its statements is told on a report's own account."""
    tellers = [one.told_by for one in said if one.kind == "commitment"]
    return tuple(sorted({party for told in tellers for party in told})) if all(tellers) else ()


def _some(among: Iterable[T] | None, every: Iterable[T]) -> Iterable[T]:
    """What was chosen, or all of it."""
    return every if among is None else among


def _by_thing(lines: Iterable[_About]) -> dict[str, tuple[_About, ...]]:
    """Lines by what they are about, in their order."""
    found: dict[str, list[_About]] = {}
    for line in lines:
        found.setdefault(line.about, []).append(line)
    return {about: tuple(some) for about, some in found.items()}


def _trend(there: list[bool]) -> str:
    """What became of a topic at the last covered round."""
    if not there:
        return "no coverage"
    if len(there) == 1:
        return "new" if there[0] else "dropped"
    if there[-1]:
        if there[-2]:
            return "kept"
        return "returning" if any(there[:-2]) else "new"
    return "dropped" if there[-2] else "absent"


def _way(each: Visit) -> str:
    """From where to where: "Vietnam → United States, Washington"."""
    ends = (words.party(code) if code else "?" for code in (each.origin, each.to))
    return " → ".join(ends) + (f", {each.city}" if each.city else "")


def _announcement(each: Round) -> str | None:
    told = each.announcement
    if told is None:
        return None
    when = f" for {told.start}" if told.start else ""
    where = f" in {told.city}" if told.city else ""
    then = f", put off to {told.put_off_to}" if told.put_off_to else ""
    late = f", {told.late_by} days after the announced time" if told.late_by else ""
    return f"announced{when}{where}{then}: {told.outcome}{late}"


def _span(start: Choice | None, end: Choice | None) -> str | None:
    if start is None:
        return None
    if end is None or end.working == start.working:
        return str(start.working)
    return f"{start.working}/{end.working}"
