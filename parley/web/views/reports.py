"""A report to its split page: the text on one side, the reading by part on the other."""

from dataclasses import dataclass
from typing import Any

from parley.dossiers import SourceLine, words
from parley.dossiers.report import Finding, ReportDossier, report_dossier
from parley.errors import RecordError
from parley.model.reading import PARTS
from parley.web import addresses
from parley.web.desk import Shelf


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in words, with where in the record it went."""

    finding: Finding
    head: str
    """Who or what it is about."""
    says: str
    notes: tuple[str, ...]
    home: str | None
    """The address of the line of the record that it is part of."""


@dataclass(frozen=True, slots=True)
class PartOfReading:
    """The findings of one part, in the order of the text."""

    part: str
    lines: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report beside its reading."""

    source: SourceLine
    dossier: ReportDossier
    parts: tuple[PartOfReading, ...]
    set_aside: int
    """How many blocks of the page are noise."""
    rounds: tuple[str, ...]
    """The rounds that the report is about."""


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A source of which no report could be made."""

    source: SourceLine


def find_source(shelf: Shelf, key: str) -> SourceLine:
    """The source of an address: by its hash, or by the id of its report."""
    line = shelf.by_key.get(key) or shelf.by_report.get(key)
    if line is None:
        raise RecordError(f"The record has no report {key!r}. All of them are under Sources.")
    return line


def report_page(shelf: Shelf, key: str) -> ReportPage:
    """The page of one report. Raises RecordError where the record has none."""
    line = find_source(shelf, key)
    dossier = report_dossier(shelf.view, line.report) if line.report else None
    if dossier is None:
        raise RecordError(
            f"{line.name}: no report could be made of this source"
            f"{f' ({line.problem})' if line.problem else ''}. Its bytes are under Sources."
        )
    by_part: dict[str, list[FindingLine]] = {part: [] for part in PARTS}
    for finding in dossier.findings:
        by_part[finding.part].append(_line(shelf, finding))
    return ReportPage(
        source=line,
        dossier=dossier,
        parts=tuple(PartOfReading(part, tuple(lines)) for part, lines in by_part.items() if lines),
        set_aside=sum(block.is_noise for block in dossier.blocks),
        rounds=tuple(shelf.rounds_of.get(dossier.id, ())),
    )


def _line(shelf: Shelf, finding: Finding) -> FindingLine:
    head, says, notes = say(finding.part, finding.values)
    home = shelf.home_of.get(finding.claim)
    return FindingLine(
        finding=finding,
        head=head,
        says=says,
        notes=notes,
        home=addresses.thing(home) if home else None,
    )


def say(part: str, values: dict[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    """An item of a reading in words: what it is about, what it says, and notes on it."""
    head, says, notes = _WORDS[part](values)
    return head, says, tuple(note for note in notes if note)


_Values = dict[str, Any]
_Words = tuple[str, str, list[str]]


def _span(values: _Values) -> str:
    start, end = values.get("start"), values.get("end")
    if not start:
        return ""
    return words.days(f"{start}/{end}" if end and end != start else start)


def _round(values: _Values) -> _Words:
    number = f", {words.ordinal(values['ordinal'])} round" if values["ordinal"] else ""
    told = [values["status"], _span(values), values["city"] or "", values["mode"] or ""]
    return (
        f"{values['mechanism'] or 'Mechanism not named'}{number}",
        ", ".join(each for each in told if each),
        [words.parties(values["parties"])],
    )


def _participant(values: _Values) -> _Words:
    return (
        values["name"],
        values["role"] or "office not told",
        [f"{values['function']}, {words.party(values['party'])}"],
    )


def _topic(values: _Values) -> _Words:
    raised = values.get("raised_by")
    return (
        words.topic(values["code"]),
        "",
        [
            "for the first time" if values.get("first_time") else "",
            f"raised by {words.party(raised)}" if raised else "",
        ],
    )


def _commitment(values: _Values) -> _Words:
    amount = values.get("amount") or {}
    said_by = values.get("said_by")
    return (
        f"{words.parties(values['by'])}: {values['act']}",
        values["what"],
        [
            words.topic(values["topic"]),
            f"by {words.day(values['due'])}" if values["due"] else "",
            "denied" if values.get("negated") else "",
            f"on condition: {values['condition']}" if values.get("condition") else "",
            " ".join(str(amount[key]) for key in ("currency", "value") if amount.get(key)),
            f"as told by {words.party(said_by)}" if said_by else "",
        ],
    )


def _position(values: _Values) -> _Words:
    said_by = values.get("said_by")
    return (
        f"{words.parties(values['by'])}: {values['stance']}",
        values["what"],
        [
            words.topic(values["topic"]),
            f"as told by {words.party(said_by)}" if said_by else "",
            *(f"formula: {each}" for each in values.get("formulae", ())),
            *(f"name used: {each}" for each in values.get("names_used", ())),
        ],
    )


def _instrument(values: _Values) -> _Words:
    return (
        values["name"],
        ", ".join(each for each in (values["kind"], values["year"], values["status"]) if each),
        [words.ref(values["ref"])],
    )


def _visit(values: _Values) -> _Words:
    way = " to ".join(words.party(values[key]) for key in ("from", "to") if values[key])
    return (
        values["visitor"],
        ", ".join(each for each in (way, values["city"], _span(values)) if each),
        [values["role"] or "", values["status"]],
    )


def _milestone(values: _Values) -> _Words:
    return (
        words.label(values["kind"]),
        values["what"],
        [words.parties(values["parties"]), words.day(values["date"]) if values["date"] else ""],
    )


_WORDS = {
    "rounds": _round,
    "participants": _participant,
    "topics": _topic,
    "commitments": _commitment,
    "positions": _position,
    "instruments": _instrument,
    "visits": _visit,
    "milestones": _milestone,
}
