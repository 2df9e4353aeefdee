"""A store and its record to dossiers."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from parley.dossiers.left import left_of
from parley.dossiers.lines import RoundDossier, SourceLine, ThreadDossier
from parley.dossiers.narrowing import find_dialogues, narrow
from parley.dossiers.views import Dossiers
from parley.model.claim import Claim
from parley.model.record import Record
from parley.recording import OpenRecord, open_record
from parley.store import Database, KeptClaims, View


def open_dossiers(database: Database, record: Record) -> Dossiers:
    """Make the dossiers of a record, with all that it stands on at hand."""
    view = View(database)
    claims = KeptClaims(view)
    claims.fetch_all()
    lines = _source_lines(view, record)
    left = left_of(view)
    return Dossiers(record, claims, lambda: lines, view.judgements(), lambda: left)


@contextmanager
def look_into(database: Database) -> Iterator["Look"]:
    """Look at what is kept as it is at one moment."""
    with open_record(database) as opened:
        yield Look(opened)


class Look:
    """Dossiers of a record that is open; what they show is fetched when it is asked for."""

    def __init__(self, opened: OpenRecord) -> None:
        self._opened = opened
        self.view = opened.view

    def dossiers(self) -> Dossiers:
        """The dossiers of the whole record."""
        return self._dossiers(self._opened.record(), (), None)

    def of_dialogue(self, asked: str | None) -> Dossiers:
        """The dossiers of the dialogues whose ids contain this; without it, of all."""
        if asked is None:
            return self.dossiers()
        dialogues = find_dialogues(self._opened.record(), asked)
        return self._of({each.parties for each in dialogues}, {each.id for each in dialogues})

    def round(self, asked: str, dialogue: str | None) -> tuple[Dossiers, RoundDossier]:
        """One round by its id, number or date, with the dossiers that it stands in."""
        whole = self.dossiers()
        found = whole.find_round(asked, dialogue)
        home = next(each for each in whole.record.dialogues if each.id == found.dialogue)
        own = self._of({home.parties})
        return own, own.round(found.id)

    def thread(self, asked: str, dialogue: str | None) -> tuple[Dossiers, ThreadDossier]:
        """One promise by its id or a part of it, with the dossiers that it stands in."""
        found = self.dossiers().find_thread(asked, dialogue)
        own = self._of({found.relation})
        return own, own.thread(found.id)

    def _of(self, relations: set[tuple[str, ...]], dialogues: set[str] | None = None) -> Dossiers:
        """What there is of some relations, or of some dialogues of theirs alone."""
        record = self._opened.record(relations)
        known = self.view.claims_of_all(record.reports)
        own = narrow(record, dialogues) if dialogues is not None else record
        return self._dossiers(own, known, record.reports)

    def _dossiers(
        self, record: Record, claims: Iterable[Claim], reports: Collection[str] | None
    ) -> Dossiers:
        return Dossiers(
            record,
            KeptClaims(self.view, claims),
            lambda: _source_lines(self.view, record, reports),
            self.view.judgements(),
            lambda: left_of(self.view),
        )


def _source_lines(
    view: View, record: Record, reports: Collection[str] | None = None
) -> list[SourceLine]:
    facts = {each.report: each for each in record.facts}
    lines = []
    for kept in view.sources(reports):
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
    return lines
