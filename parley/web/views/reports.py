"""A report to its split page: the text on one side, the reading by part on the other."""

from dataclasses import dataclass

from parley.dossiers import SourceLine
from parley.dossiers.report import Finding, ReportDossier, report_dossier
from parley.dossiers.saying import say
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
