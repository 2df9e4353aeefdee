"""Typed views of the record: the only thing that pages, tables, books and exports may show.

Every line of a dossier carries its citations: the report, the claim, and the sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from parley.errors import RecordError
from parley.model.claim import Claim
from parley.model.record import Choice, Dialogue, Record, Round, Statement
from parley.store import Database, View


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

    @property
    def label(self) -> str:
        """A short name for citing: outlet and day, else the file's name."""
        stem = self.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        return f"{self.outlet or self.agency or stem}, {self.published or 'undated'}"


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


@dataclass(frozen=True, slots=True)
class GapLine:
    """What the sources do not tell."""

    id: str
    kind: str
    about: str
    says: str


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


class Dossiers:
    """Makes dossiers of one record."""

    def __init__(self, record: Record, claims: Iterable[Claim], sources: list[SourceLine]) -> None:
        self.record = record
        self._claims = {claim.id: claim for claim in claims}
        self._sources = sources
        self._by_report = {line.report: line for line in sources if line.report}
        self._rounds = {each.id: each for each in record.rounds}
        self._dialogues = {each.id: each for each in record.dialogues}

    # -- citations -----------------------------------------------------------------------------

    def _cite(self, claims: Iterable[str]) -> tuple[Citation, ...]:
        cited = [self._claims[each] for each in claims if each in self._claims]
        cited.sort(key=lambda claim: (self._order_of(claim.report), claim.id))
        return tuple(
            Citation(claim.id, claim.report, tuple(quote["quote"] for quote in claim.quotes))
            for claim in cited
        )

    def _order_of(self, report: str) -> tuple[str, str]:
        line = self._by_report.get(report)
        return (line.published or "9999", line.name) if line else ("9999", report)

    def source_of(self, report: str) -> SourceLine:
        """The source line of a report."""
        return self._by_report[report]

    def _choice(self, key: str, choice: Choice | None) -> list[ChoiceLine]:
        if choice is None:
            return []
        values = tuple(ValueLine(str(v.value), self._cite(v.claims)) for v in choice.values)
        return [ChoiceLine(key, str(choice.working), choice.why, values, choice.is_conflict)]

    # -- views ---------------------------------------------------------------------------------

    def sources(self) -> list[SourceLine]:
        """Every source, read or not, by name."""
        return self._sources

    def dialogues(self) -> list[DialogueLine]:
        """Every dialogue at a glance."""
        return [self._dialogue_line(each) for each in self.record.dialogues]

    def _dialogue_line(self, dialogue: Dialogue) -> DialogueLine:
        rounds = [self._rounds[each] for each in dialogue.rounds]
        held = [each for each in rounds if each.status == "held"]
        days = sorted(each.start.working for each in held if each.start)
        return DialogueLine(
            id=dialogue.id,
            name=dialogue.name,
            aliases=dialogue.aliases,
            parties=dialogue.parties,
            held=len(held),
            first=days[0] if days else None,
            last=days[-1] if days else None,
            announced=tuple(
                self.round_name(each.id)
                for each in rounds
                if each.status in ("announced", "planned")
            ),
        )

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
        fits = [
            each
            for each in self.record.rounds
            if asked in (each.id, each.id.removeprefix("round:"), self.round_name(each.id))
            and (dialogue is None or dialogue in each.dialogue)
        ]
        if len(fits) == 1:
            return fits[0]
        if not fits:
            known = ", ".join(self.round_name(each.id) for each in self.record.rounds) or "none"
            raise RecordError(f"The record has no round {asked!r}. It has: {known}.")
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
        about = {each.id, *(p.id for p in self.record.people if self._sat(p.seats, each.id))}
        return RoundDossier(
            id=each.id,
            dialogue=home.id,
            name=home.name,
            ordinal=each.ordinal,
            status=each.status,
            parties=home.parties,
            basis=each.basis,
            choices=tuple(choices),
            seats=tuple(self._seats(each.id)),
            topics=tuple(
                TopicLine(topic.code, self._cite(topic.claims))
                for topic in self.record.topics
                if topic.round == each.id
            ),
            commitments=tuple(self._statements(self.record.commitments, each.id)),
            positions=tuple(self._statements(self.record.positions, each.id)),
            conflicts=tuple(
                line
                for line in self.conflicts()
                if line.about == each.id
                or (line.about in about and line.id.endswith(each.id.removeprefix("round:")))
            ),
            sources=tuple(self._by_report[r] for r in self._in_order(each.reports)),
            announced_by=tuple(self._by_report[r] for r in self._in_order(each.announced_by)),
        )

    @staticmethod
    def _sat(seats: Iterable[Any], round_id: str) -> bool:
        return any(seat.round == round_id for seat in seats)

    def _in_order(self, reports: Iterable[str]) -> list[str]:
        return sorted(reports, key=self._order_of)

    _FUNCTIONS = ("co-chair", "head", "member", "counterpart")

    def _seats(self, round_id: str) -> list[SeatLine]:
        lines: list[SeatLine] = []
        for person in self.record.people:
            seats = [seat for seat in person.seats if seat.round == round_id]
            if not seats:
                continue
            function = min((seat.function for seat in seats), key=self._FUNCTIONS.index)
            claims = [claim for seat in seats for claim in seat.claims]
            roles = [office for office in person.offices if round_id in office.rounds]
            role = max(roles, key=lambda o: (len(o.claims), len(o.role))).role if roles else None
            lines.append(
                SeatLine(person.id, person.name, person.party, role, function, self._cite(claims)),
            )
        lines.sort(
            key=lambda line: (self._FUNCTIONS.index(line.function), line.party or "", line.name)
        )
        return lines

    def _statements(
        self, statements: Iterable[Statement], round_id: str | None
    ) -> list[StatementLine]:
        return [
            StatementLine(
                id=each.id,
                by=each.by,
                value=each.value,
                what=each.what,
                topic=each.topic,
                round=each.round,
                due=each.due,
                citations=self._cite(each.claims),
            )
            for each in sorted(statements, key=lambda each: self._time_of(each.round))
            if round_id is None or each.round == round_id
        ]

    def _time_of(self, round_id: str | None) -> tuple[str, int, str]:
        """Sorts by the day of a round, then its number; what belongs to none comes last."""
        each = self._rounds.get(round_id or "")
        if each is None:
            return "~", 0, round_id or ""
        return (each.start.working if each.start else "~", each.ordinal or 0, each.id)

    def people(self) -> list[PersonLine]:
        """Everyone who took part in a round."""
        return [
            PersonLine(
                id=person.id,
                name=person.name,
                party=person.party,
                forms=person.forms,
                offices=tuple(office.role for office in person.offices),
                seats=tuple(
                    f"{self.round_name(seat.round)} ({seat.function})" for seat in person.seats
                ),
                citations=self._cite(person.claims),
            )
            for person in self.record.people
        ]

    def ledger(self) -> list[StatementLine]:
        """Every commitment, by round."""
        return self._statements(self.record.commitments, None)

    def positions(self) -> list[StatementLine]:
        """Every position, by round."""
        return self._statements(self.record.positions, None)

    def instruments(self) -> list[FrameLine]:
        """Every document, merged across reports."""
        return [
            FrameLine(
                id=each.id,
                what=each.name,
                kind=" / ".join(str(value.value) for value in each.kind.values),
                when=str(each.year.working) if each.year else None,
                status=each.status,
                detail=each.ref or "",
                citations=self._cite(each.claims),
            )
            for each in self.record.instruments
        ]

    def visits(self) -> list[FrameLine]:
        """Every visit, merged across reports."""
        return [
            FrameLine(
                id=each.id,
                what=f"{each.visitor}{f', {each.role}' if each.role else ''}",
                kind=f"{each.origin or '?'} →"
                f" {each.to or '?'}{f', {each.city}' if each.city else ''}",
                when=_span(each.start, each.end),
                status=each.status,
                detail="",
                citations=self._cite(each.claims),
            )
            for each in self.record.visits
        ]

    def milestones(self) -> list[FrameLine]:
        """Every turn in a relation."""
        return [
            FrameLine(
                id=each.id,
                what=each.what,
                kind=each.kind,
                when=str(each.date.working) if each.date else None,
                status=None,
                detail=", ".join(each.parties),
                citations=self._cite(each.claims),
            )
            for each in self.record.milestones
        ]

    def conflicts(self) -> list[ConflictLine]:
        """Values that cannot both stand."""
        return [
            ConflictLine(
                id=each.id,
                about=each.about,
                key=each.key,
                working=str(each.working),
                why=each.why,
                values=tuple(ValueLine(str(v.value), self._cite(v.claims)) for v in each.values),
            )
            for each in self.record.conflicts
        ]

    def gaps(self) -> list[GapLine]:
        """What the sources do not tell."""
        return [GapLine(each.id, each.kind, each.about, each.says) for each in self.record.gaps]


def _span(start: Choice | None, end: Choice | None) -> str | None:
    if start is None:
        return None
    if end is None or end.working == start.working:
        return str(start.working)
    return f"{start.working}/{end.working}"


def open_dossiers(database: Database, record: Record) -> Dossiers:
    """Make the dossiers of a record, with the sources that it stands on."""
    view = View(database)
    lines = []
    for kept in view.sources():
        header = record.reports.get(kept.report or "", {})
        lines.append(
            SourceLine(
                report=kept.report,
                name=kept.name,
                title=header.get("title"),
                outlet=header.get("outlet"),
                agency=header.get("agency"),
                published=header.get("published"),
                kind=header.get("kind"),
                sha256=kept.sha256,
                size=kept.size,
                stated=kept.stated,
                problem=kept.problem,
            ),
        )
    return Dossiers(record, view.claims(), lines)
