"""Lines of a record to the dialogues, rounds, relations and reports that they belong to."""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from parley.dossiers.lines import ConflictLine, GapLine, SourceLine
from parley.model.record import (
    FormulaUse,
    Instrument,
    Milestone,
    NameUse,
    Person,
    Statement,
    Task,
    Thread,
    Visit,
    Witness,
    Wording,
)

if TYPE_CHECKING:
    from parley.dossiers.views import Dossiers

T = TypeVar("T")
NOBODY = ""  # where lines of no party stand


class Places(Generic[T]):
    """Lines by what they belong to; what is found comes in the order of the record."""

    def __init__(self, lines: Iterable[T], keys: Callable[[T], Iterable[Hashable]]) -> None:
        self._lines = tuple(lines)
        self._places: dict[Hashable, list[int]] = {}
        for place, line in enumerate(self._lines):
            for key in dict.fromkeys(keys(line)):
                self._places.setdefault(key, []).append(place)

    def of(self, keys: Iterable[Hashable]) -> list[T]:
        """The lines that belong to any of these, each once."""
        found = {place for key in keys for place in self._places.get(key, ())}
        return [self._lines[place] for place in sorted(found)]


class Belonging:
    """Finds what may belong to a dialogue without a look at the rest of the record.

    Each index is made when it is first asked for, and once for a state of the record.
    """

    def __init__(self, dossiers: "Dossiers") -> None:
        self._dossiers = dossiers
        self._record = dossiers.record

    @cached_property
    def sources(self) -> Places[SourceLine]:
        """The sources by report."""
        return Places(self._dossiers.sources(), lambda each: (each.report,))

    @cached_property
    def outside(self) -> tuple[Places[Statement], Places[Statement]]:
        """Commitments and positions of no round, by relation and by report."""
        promised, viewed = self._dossiers.said_at(None)
        return Places(promised, _told), Places(viewed, _told)

    @cached_property
    def people(self) -> Places[Person]:
        """Everyone by the rounds attended."""
        return Places(self._record.people, lambda each: [seat.round for seat in each.seats])

    @cached_property
    def threads(self) -> Places[Thread]:
        """The promises by dialogue; those of none by a party."""
        return Places(self._record.threads, _homes)

    @cached_property
    def wording(self) -> Places[Wording]:
        """The wordings by dialogue; those of none by a party."""
        return Places(self._record.wording, _homes)

    @cached_property
    def formulae(self) -> Places[FormulaUse]:
        """The set phrases by round."""
        return Places(self._record.formulae, lambda each: (each.round,))

    @cached_property
    def names(self) -> Places[NameUse]:
        """The names of disputed places by report."""
        return Places(self._record.names, lambda each: (each.report,))

    @cached_property
    def witnesses(self) -> Places[Witness]:
        """The independent voices by the report that stands for each."""
        return Places(self._record.witnesses, lambda each: (each.report,))

    @cached_property
    def tasks(self) -> Places[Task]:
        """What only a person may decide, by each line that it is about."""
        return Places(self._record.tasks, lambda each: (each.about, each.other or each.about))

    @cached_property
    def instruments(self) -> Places[Instrument]:
        """The documents by relation and by report."""
        return Places(self._record.instruments, self._related)

    @cached_property
    def visits(self) -> Places[Visit]:
        """The visits by relation and by report."""
        return Places(self._record.visits, self._related)

    @cached_property
    def milestones(self) -> Places[Milestone]:
        """The turns in a relation by parties and by report."""
        return Places(self._record.milestones, self._related)

    @cached_property
    def conflicts(self) -> Places[ConflictLine]:
        """The conflicts by the reports that they are between."""
        return Places(self._dossiers.conflicts(), _reports_between)

    @cached_property
    def gaps(self) -> Places[GapLine]:
        """The gaps by the line, round, dialogue or relation that they are about."""
        return Places(self._dossiers.gaps(), self._about)

    def _related(self, line: Instrument | Visit | Milestone) -> list[Hashable]:
        relation = line.parties if isinstance(line, Milestone) else line.relation
        return [relation, *self._dossiers.reports_of(line.claims)]

    def _about(self, gap: GapLine) -> list[Hashable]:
        line = self._dossiers.index().get(gap.about)
        homes = _homes(line) if isinstance(line, Thread) else ()
        return [gap.about, getattr(line, "round", None), getattr(line, "relation", None), *homes]


def said_by(line: Thread | Wording) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The dialogues at which a promise or wording was said, and the parties."""
    if isinstance(line, Thread):
        return line.dialogues, line.relation
    return (line.dialogue,) if line.dialogue else (), line.by


def _homes(line: Thread | Wording) -> tuple[str, ...]:
    """The dialogues of a promise or wording; of one that has none, the first party."""
    dialogues, parties = said_by(line)
    return dialogues or parties[:1] or (NOBODY,)


def _told(line: Statement) -> list[Hashable]:
    return [line.relation, *line.reports]


def _reports_between(line: ConflictLine) -> set[str]:
    return {citation.report for value in line.values for citation in value.citations}
