"""A database to what pages are made of: its dossiers and its search index, kept up to date."""

import gc
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import Connection

from parley import __version__
from parley.dossiers import (
    ConflictLine,
    DialogueLine,
    Dossiers,
    FrameLine,
    GapLine,
    PersonLine,
    SourceLine,
    StatementLine,
    ThreadLine,
    open_dossiers,
    parts_of,
    words,
)
from parley.dossiers.report import sentences_of
from parley.errors import StoreError
from parley.model.record import (
    Dialogue,
    Instrument,
    Milestone,
    Person,
    Round,
    Statement,
    Topic,
    Visit,
)
from parley.pipeline import record_of
from parley.reading import VERSION
from parley.store import IN_MEMORY, Database, View
from parley.store.search import Entry, SearchIndex, Stock, on_shelves
from parley.web.addresses import KEY

T = TypeVar("T")
WAIT = 4.0  # seconds that whoever judged waits to see what came of it
AT_ONCE = 0.5  # seconds; a record that takes longer is renewed beside the running pages


class Shelf:
    """One state of the record: every list is made once and shown many times."""

    def __init__(self, database: Database) -> None:
        self.view = View(database)
        self.dossiers: Dossiers = open_dossiers(database, record_of(database))
        self._made: dict[str, object] = {}

    def prepare(self) -> None:
        """Make every list, so that nobody waits for the first page that shows one."""
        parts_of(self)
        parts_of(self.dossiers.belonging)
        self.dossiers.index()
        self.dossiers.wording()

    def once(self, key: str, make: Callable[[], T]) -> T:
        """Something that is the same on every page of this state of the record, made once."""
        if key not in self._made:
            self._made[key] = make()
        return cast("T", self._made[key])

    @cached_property
    def sources(self) -> list[SourceLine]:
        """Every source."""
        return self.dossiers.sources()

    @cached_property
    def dialogues(self) -> list[DialogueLine]:
        """Every dialogue at a glance."""
        return self.dossiers.dialogues()

    @cached_property
    def ledger(self) -> list[StatementLine]:
        """Every commitment."""
        return self.dossiers.ledger()

    @cached_property
    def ledger_of(self) -> dict[str | None, list[StatementLine]]:
        """The commitments of each round."""
        found: dict[str | None, list[StatementLine]] = {}
        for line in self.ledger:
            found.setdefault(line.round, []).append(line)
        return found

    @cached_property
    def person_of(self) -> dict[str, PersonLine]:
        """Everyone by id."""
        return {line.id: line for line in self.people}

    @cached_property
    def threads(self) -> list[ThreadLine]:
        """Every promise through time."""
        return self.dossiers.threads()

    @cached_property
    def status_of(self) -> dict[str, str]:
        """Where each promise stands."""
        return {each.id: each.status for each in self.dossiers.record.threads}

    @cached_property
    def rounds_of_thread(self) -> dict[str, tuple[str | None, ...]]:
        """The rounds that speak of a promise; none for what was said outside any."""
        record = self.dossiers.record
        said = (*record.commitments, *record.positions, *record.mentions)
        where = {each.id: each.round for each in said}
        return {
            each.id: tuple(dict.fromkeys(where[name] for name in each.statements))
            for each in record.threads
        }

    @cached_property
    def positions(self) -> list[StatementLine]:
        """Every position."""
        return self.dossiers.positions()

    @cached_property
    def people(self) -> list[PersonLine]:
        """Everyone who took part in a round."""
        return self.dossiers.people()

    @cached_property
    def instruments(self) -> list[FrameLine]:
        """Every document."""
        return self.dossiers.instruments()

    @cached_property
    def visits(self) -> list[FrameLine]:
        """Every visit."""
        return self.dossiers.visits()

    @cached_property
    def milestones(self) -> list[FrameLine]:
        """Every turn in a relation."""
        return self.dossiers.milestones()

    @cached_property
    def conflicts(self) -> list[ConflictLine]:
        """Values that cannot both stand."""
        return self.dossiers.conflicts()

    @cached_property
    def gaps(self) -> list[GapLine]:
        """What the sources do not tell."""
        return self.dossiers.gaps()

    @cached_property
    def conflicts_of(self) -> dict[str, list[ConflictLine]]:
        """The conflicts of each dialogue: on its rounds and promises, and on titles told there."""
        found: dict[str, list[ConflictLine]] = {}
        for line in self.conflicts:
            where = f"round:{line.id.partition('/role/')[2]}"
            each = self.rounds.get(line.about) or self.rounds.get(where)
            for dialogue in (each.dialogue,) if each else self._dialogues_with(line.about):
                found.setdefault(dialogue, []).append(line)
        return found

    @cached_property
    def gaps_of(self) -> dict[str, list[GapLine]]:
        """The gaps of each dialogue: its rounds, set phrases and promises."""
        found: dict[str, list[GapLine]] = {}
        for line in self.gaps:
            for dialogue in self._dialogues_with(line.about):
                found.setdefault(dialogue, []).append(line)
        return found

    def _dialogues_with(self, identity: str) -> tuple[str, ...]:
        if identity in self.dialogue_of:
            return (identity,)
        thing = self.dossiers.index().get(identity)
        each = self.rounds.get(getattr(thing, "round", None) or identity)
        return (each.dialogue,) if each else getattr(thing, "dialogues", ())

    @cached_property
    def rounds(self) -> dict[str, Round]:
        """Every round by its id."""
        return {each.id: each for each in self.dossiers.record.rounds}

    @cached_property
    def rounds_of(self) -> dict[str, list[str]]:
        """The rounds that a report is about."""
        found: dict[str, list[str]] = {}
        for each in self.rounds.values():
            for report in each.reports:
                found.setdefault(report, []).append(each.id)
        return found

    @cached_property
    def dialogue_of(self) -> dict[str, Dialogue]:
        """Every dialogue by its id."""
        return {each.id: each for each in self.dossiers.record.dialogues}

    @cached_property
    def judged(self) -> frozenset[str]:
        """The claims that a person judged."""
        rulings = self.dossiers.record.rulings
        return frozenset(claim for each in rulings for claim in each.claims)

    @cached_property
    def by_key(self) -> dict[str, SourceLine]:
        """Every source by the part of its hash that stands in addresses."""
        return {line.sha256[:KEY]: line for line in self.sources}

    @cached_property
    def by_report(self) -> dict[str, SourceLine]:
        """Every source that was read, by its report; of two with one text the first by name."""
        found: dict[str, SourceLine] = {}
        for line in self.sources:
            if line.report:
                found.setdefault(line.report, line)
        return found

    @cached_property
    def people_of(self) -> dict[str, list[Person]]:
        """Who took part in a round."""
        found: dict[str, list[Person]] = {}
        for person in self.dossiers.record.people:
            for round_id in {seat.round for seat in person.seats}:
                found.setdefault(round_id, []).append(person)
        return found

    @cached_property
    def topics_of(self) -> dict[str, list[Topic]]:
        """What was on the agenda of a round."""
        found: dict[str, list[Topic]] = {}
        for topic in self.dossiers.record.topics:
            found.setdefault(topic.round or "", []).append(topic)
        return found

    @cached_property
    def home_of(self) -> dict[str, str]:
        """The thing of the record that a claim came to be part of."""
        record = self.dossiers.record
        things: list[Round | Person | Statement | Instrument | Visit | Milestone] = [
            *record.rounds,
            *record.people,
            *record.commitments,
            *record.positions,
            *record.instruments,
            *record.visits,
            *record.milestones,
        ]
        return {claim: thing.id for thing in things for claim in thing.claims}


class Desk:
    """Keeps the present shelf and search index of a database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._folder = Path(tempfile.mkdtemp(prefix="parley-search-"))
        self.index = self._open_index()
        self._watch: Connection = database.engine.execution_options(parley_reads=True).connect()
        self._watching = threading.Lock()
        self._renewing = threading.Lock()
        self._seen = self._version()
        self._took = 0.0
        self._shelf = self._made()
        self._settle()

    def close(self) -> None:
        """Let go of the database and of the index, which stays beside it for the next time."""
        with self._renewing:
            self._watch.close()
            self.index.close()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _open_index(self) -> SearchIndex:
        """The index beside the record; one to throw away where none can be kept."""
        if self.database.name != IN_MEMORY:
            with suppress(StoreError):
                return SearchIndex(Path(f"{self.database.name}.search"))
        return SearchIndex(self._folder / "search.db")

    def shelf(self) -> Shelf:
        """The record as it is now; a large one may be a moment old while it is worked out anew."""
        if self._has_changed():
            if self._took < AT_ONCE:
                self.renew()
            else:
                threading.Thread(target=self.renew, daemon=True).start()
        return self._shelf

    def take_in(self) -> None:
        """Work in what was just written, for a while; a large record goes on beside the pages."""
        self._has_changed()
        working = threading.Thread(target=self.renew, daemon=True)
        working.start()
        working.join(WAIT)

    def renew(self) -> None:
        """Work the record and the index out anew."""
        with self._renewing:
            self._shelf = self._made()
            self._settle()

    def _made(self) -> Shelf:
        started = time.monotonic()
        shelf = Shelf(self.database)
        self.index.renew({**_by_report(shelf), **on_shelves(_lines(shelf))})
        self._took = time.monotonic() - started
        if self._took > AT_ONCE:
            shelf.prepare()
        return shelf

    def _settle(self) -> None:
        """Take a large shelf out of the rounds of the garbage collector.

        It stays until the next one, and one look through a record of 5,000 reports would stop
        every page for 0.8 s.
        """
        if self._took > AT_ONCE:
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def _has_changed(self) -> bool:
        with self._watching:
            version = self._version()
            has_changed = version != self._seen
            self._seen = version
        return has_changed

    def _version(self) -> int:
        """A number of SQLite's that changes when another connection has written to the file."""
        number = self._watch.exec_driver_sql("PRAGMA data_version").scalar_one()
        self._watch.rollback()
        return int(number)


def _by_report(shelf: Shelf) -> dict[str, Stock]:
    """The sentences of every report, each under all that they and their links follow from."""
    known = shelf.view.known()
    return {
        report: Stock(
            f"{__version__} {VERSION} {known[line.sha256].reader} {line.sha256} {line.published}",
            partial(_sentences, shelf.view, report, line),
        )
        for report, line in shelf.by_report.items()
    }


def _sentences(view: View, report: str, line: SourceLine) -> Iterator[Entry]:
    kept = view.report(report)
    if kept is None:
        return
    for sentence in sentences_of(kept):
        yield Entry(
            kind="sentence",
            about=report,
            title="",
            body=" ".join(sentence.split()),
            source=line.sha256,
            quote=sentence,
            year=_year(line.published),
        )


def _lines(shelf: Shelf) -> Iterator[Entry]:
    """What can be found of the record itself; sentences are found in their reports."""
    yield from _statements(shelf, "commitment", shelf.ledger)
    yield from _statements(shelf, "position", shelf.positions)
    for person in shelf.people:
        yield Entry(
            kind="person",
            about=person.id,
            title=person.name,
            body="; ".join((*person.forms, *person.offices)),
            parties=(person.party,) if person.party else (),
        )
    for kind, frames in (
        ("instrument", shelf.instruments),
        ("visit", shelf.visits),
        ("milestone", shelf.milestones),
    ):
        for frame in frames:
            yield Entry(
                kind=kind,
                about=frame.id,
                title=frame.what,
                body=f"{frame.kind} {frame.detail}",
                year=_year(frame.when),
            )
    yield from _rounds(shelf)
    for line in shelf.by_report.values():
        yield Entry(
            kind="report",
            about=line.report or "",
            title=line.title or line.name,
            body=f"{line.outlet or ''} {line.agency or ''}",
            source=line.sha256,
            year=_year(line.published),
        )


def _statements(shelf: Shelf, kind: str, lines: list[StatementLine]) -> Iterator[Entry]:
    for line in lines:
        home = shelf.rounds.get(line.round or "")
        first = line.citations[0] if line.citations else None
        yield Entry(
            kind=kind,
            about=line.id,
            title="",
            body="; ".join((f"{words.parties(line.by)} {line.value}: {line.what}", *line.provisos)),
            source=shelf.by_report[first.report].sha256 if first else "",
            quote=first.quotes[0] if first and first.quotes else "",
            parties=line.by,
            topics=(line.topic,),
            year=_year(home.start.working) if home and home.start else None,
        )


def _rounds(shelf: Shelf) -> Iterator[Entry]:
    for each in shelf.rounds.values():
        home = shelf.dialogue_of[each.dialogue]
        number = f"{words.ordinal(each.ordinal)} round {each.ordinal}" if each.ordinal else "round"
        yield Entry(
            kind="round",
            about=each.id,
            title=f"{home.name}, {number}",
            body=f"{words.parties(home.parties)} {each.city.working if each.city else ''}",
            parties=home.parties,
            year=_year(each.start.working) if each.start else None,
        )


def _year(value: str | None) -> int | None:
    return int(value[:4]) if value and value[:4].isdigit() else None
