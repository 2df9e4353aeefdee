"""The lists of the record to pages that can be narrowed down."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from parley.dossiers import ConflictLine, FrameLine, GapLine, SourceLine, StatementLine, words
from parley.web.desk import Shelf
from parley.web.views.dialogues import in_time, name_of
from parley.web.views.paging import Paged, paged


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a list can be narrowed to."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What a list of statements is narrowed to; an empty value narrows nothing."""

    dialogue: str = ""
    by: str = ""
    topic: str = ""
    value: str = ""
    round: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """Commitments or positions, by round."""

    kind: str
    lines: Paged[StatementLine]
    narrowed: Narrowed
    owners: tuple[Option, ...]
    topics: tuple[Option, ...]
    values: tuple[Option, ...]
    rounds: tuple[Option, ...]
    dialogues: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class FramesPage:
    """Instruments, visits or milestones."""

    kind: str
    lines: Paged[FrameLine]
    narrowed: str
    kinds: tuple[Option, ...]
    only: str


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    """Values that cannot both stand."""

    lines: Paged[ConflictLine]
    only: str


@dataclass(frozen=True, slots=True)
class GapsPage:
    """What the sources do not tell."""

    lines: Paged[GapLine]
    only: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Every source, read or not."""

    lines: Paged[SourceLine]
    state: str
    outlet: str
    outlets: tuple[Option, ...]


def statements(shelf: Shelf, kind: str, narrowed: Narrowed, page: int) -> StatementsPage:
    """The ledger, or the positions."""
    every = shelf.ledger if kind == "ledger" else shelf.positions
    home = f"dialogue:{narrowed.dialogue}"
    own = {each.id for each in shelf.rounds.values() if each.dialogue == home}
    lines = every
    if narrowed != Narrowed():
        lines = [
            line
            for line in every
            if _fits(line, narrowed) and (not narrowed.dialogue or line.round in own)
        ]
    choices = shelf.once(f"choices of {kind}", lambda: _choices(shelf, every))
    return StatementsPage(
        kind=kind,
        lines=paged(lines, page),
        narrowed=narrowed,
        owners=choices.owners,
        topics=choices.topics,
        values=choices.values,
        rounds=choices.rounds,
        dialogues=choices.dialogues,
    )


@dataclass(frozen=True, slots=True)
class _Choices:
    """What a list of statements can be narrowed to."""

    owners: tuple[Option, ...]
    topics: tuple[Option, ...]
    values: tuple[Option, ...]
    rounds: tuple[Option, ...]
    dialogues: tuple[Option, ...]


_MOST_ROUNDS = 300  # a longer list helps nobody to choose; a round's own page has its lines


def _choices(shelf: Shelf, every: Sequence[StatementLine]) -> _Choices:
    present = {line.topic for line in every}
    return _Choices(
        owners=tuple(_options({p for line in every for p in line.by}, words.party)),
        topics=tuple(Option(c, words.topic(c)) for c in words.topic_codes() if c in present),
        values=tuple(_options({line.value for line in every}, str)),
        rounds=tuple(_round_options(shelf, {line.round for line in every}))[:_MOST_ROUNDS],
        dialogues=tuple(
            Option(each.id.partition(":")[2], f"{words.parties(each.parties)}: {each.name}")
            for each in shelf.dialogues
        ),
    )


def _fits(line: StatementLine, narrowed: Narrowed) -> bool:
    return (
        (not narrowed.by or narrowed.by in line.by)
        and narrowed.topic in ("", line.topic)
        and narrowed.value in ("", line.value)
        and narrowed.round in ("", line.round or "none")
        and narrowed.only in ("", line.id)
    )


def _options(values: Iterable[str], label: Callable[[str], str]) -> list[Option]:
    made = [Option(value, label(value)) for value in values]
    return sorted(made, key=lambda option: (option.label, option.value))


def _round_options(shelf: Shelf, present: set[str | None]) -> list[Option]:
    options = []
    several = len(shelf.dossiers.record.dialogues) > 1
    for home in shelf.dossiers.record.dialogues:
        for each in in_time(shelf, home):
            if each.id in present:
                name = name_of(shelf, each.id)
                label = f"{'–'.join(home.parties)} {home.name}: {name}" if several else name
                options.append(Option(each.id, label))
    return [*options, Option("none", "outside any round")] if None in present else options


def frames(shelf: Shelf, kind: str, *, narrowed: str, only: str, page: int) -> FramesPage:
    """Instruments, visits or milestones, of one kind or all."""
    every: Sequence[FrameLine] = {
        "instruments": shelf.instruments,
        "visits": shelf.visits,
        "milestones": shelf.milestones,
    }[kind]
    lines = [
        line for line in every if narrowed in ("", _sort_of(line, kind)) and only in ("", line.id)
    ]
    lines.sort(key=lambda line: (line.when or "~", line.what, line.id))
    kinds = _options({_sort_of(line, kind) for line in every}, words.label)
    return FramesPage(kind, paged(lines, page), narrowed, tuple(kinds), only)


def _sort_of(line: FrameLine, kind: str) -> str:
    """What a list is narrowed by: a visit by whether it took place, the others by their kind."""
    return (line.status or "") if kind == "visits" else line.kind


def conflicts(shelf: Shelf, *, only: str, page: int) -> ConflictsPage:
    """Every conflict, or one."""
    lines = [line for line in shelf.conflicts if only in ("", line.id)]
    return ConflictsPage(paged(lines, page), only)


def gaps(shelf: Shelf, *, only: str, page: int) -> GapsPage:
    """Every gap, or one."""
    return GapsPage(paged([line for line in shelf.gaps if only in ("", line.id)], page), only)


def sources(shelf: Shelf, *, state: str, outlet: str, page: int) -> SourcesPage:
    """Every source, the latest first; those that could not be read, or have no date, by state."""
    lines = [
        line
        for line in shelf.sources
        if _is_in_state(line, state) and outlet in ("", line.outlet or line.agency or "none")
    ]
    lines.sort(key=lambda line: line.name)
    lines.sort(key=lambda line: (line.published or "").removeprefix("XXXX"), reverse=True)
    outlets = _options({line.outlet or line.agency or "none" for line in shelf.sources}, _outlet)
    return SourcesPage(paged(lines, page), state, outlet, tuple(outlets))


def _outlet(name: str) -> str:
    return "(not named)" if name == "none" else name


def _is_in_state(line: SourceLine, state: str) -> bool:
    if state == "problem":
        return bool(line.problem)
    if state == "undated":
        return bool(line.report) and not line.published
    return True
