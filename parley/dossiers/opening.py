"""A store and its record to dossiers."""

from parley.dossiers.left import left_of
from parley.dossiers.lines import SourceLine
from parley.dossiers.views import Dossiers
from parley.model.record import Record
from parley.store import Database, View


def open_dossiers(database: Database, record: Record) -> Dossiers:
    """Make the dossiers of a record, with the sources that it stands on."""
    view = View(database)
    facts = {each.report: each for each in record.facts}
    lines = []
    for kept in view.sources():
        header = record.reports.get(kept.report or "", {})
        told = facts.get(kept.report or "")
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
                side=told.side if told else None,
                grade=told.grade if told else None,
                why=told.why if told else None,
                witness=told.witness.removeprefix("witness:") if told else None,
            ),
        )
    return Dossiers(record, view.claims(), lines, view.judgements(), left_of(view))
