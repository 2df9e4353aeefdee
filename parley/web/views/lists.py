"""The lists of the record to pages that can be narrowed down."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from parley.dossiers import (
    ConflictLine,
    DialogueLine,
    FrameLine,
    GapLine,
    SourceLine,
    StatementLine,
    words,
)
from parley.record.following import STATUSES
from parley.web.desk import Shelf
from parley.web.views.dialogues import in_time, name_of
from parley.web.views.paging import Paged, paged

_OF_CARDS = 25  # conflicts or gaps on a page: each stands with all its sentences


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
    status: str = ""
    """Where the promise stands that a commitment belongs to."""
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
    statuses: tuple[Option, ...]
    standing: dict[str, str]
    """Where each promise stands that a line on this page belongs to."""


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
    dialogue: str
    dialogues: tuple[Option, ...]
    not_compared: str | None
    """What no conflict can be known of yet."""


@dataclass(frozen=True, slots=True)
class GapsPage:
    """What the sources do not tell."""

    lines: Paged[GapLine]
    only: str
    dialogue: str
    dialogues: tuple[Option, ...]


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
    places = shelf.once(f"places of {kind}", lambda: _places(shelf, every))
    choices = shelf.once(f"choices of {kind}", lambda: _choices(shelf, every))
    lines = every
    if narrowed != Narrowed():
        lines = [every[place] for place in fitting(places, narrowed)]
    shown = paged(lines, page)
    return StatementsPage(
        kind=kind,
        lines=shown,
        narrowed=narrowed,
        owners=choices.owners,
        topics=choices.topics,
        values=choices.values,
        rounds=tuple(round_options(shelf, choices.rounds, narrowed)),
        dialogues=choices.dialogues,
        statuses=choices.statuses,
        standing={each: shelf.status_of[each] for line in shown.lines for each in line.threads},
    )


@dataclass(frozen=True, slots=True)
class _Choices:
    """What a list of statements can be narrowed to."""

    owners: tuple[Option, ...]
    topics: tuple[Option, ...]
    values: tuple[Option, ...]
    rounds: frozenset[str | None]
    dialogues: tuple[Option, ...]
    statuses: tuple[Option, ...]


def _choices(shelf: Shelf, every: Sequence[StatementLine]) -> _Choices:
    present = {line.topic for line in every}
    standing = {shelf.status_of[each] for line in every for each in line.threads}
    return _Choices(
        owners=tuple(options({p for line in every for p in line.by}, words.party)),
        topics=tuple(Option(c, words.topic(c)) for c in words.topic_codes() if c in present),
        values=tuple(options({line.value for line in every}, str)),
        rounds=frozenset(line.round for line in every),
        dialogues=dialogue_options(shelf),
        statuses=tuple(Option(each, words.label(each)) for each in STATUSES if each in standing),
    )


def dialogue_options(shelf: Shelf) -> tuple[Option, ...]:
    """Every dialogue, with its parties."""
    return shelf.once(
        "dialogue options", lambda: tuple(_dialogue_option(d) for d in shelf.dialogues)
    )


def _dialogue_option(line: DialogueLine) -> Option:
    slug = line.id.partition(":")[2]
    return Option(slug, f"{words.parties(line.parties)}: {line.name}")


Places = dict[tuple[str, str], list[int]]


def _places(shelf: Shelf, every: Sequence[StatementLine]) -> Places:
    """Where in a list the lines of each owner, topic, round … stand."""
    found: Places = {}
    for place, line in enumerate(every):
        home = shelf.rounds.get(line.round or "")
        keys = [("by", each) for each in line.by]
        keys += [("topic", line.topic), ("value", line.value), ("only", line.id)]
        keys += [("round", line.round or "none")]
        keys += {("status", shelf.status_of[each]) for each in line.threads}
        keys += [("dialogue", home.dialogue.partition(":")[2])] if home else []
        for key in keys:
            found.setdefault(key, []).append(place)
    return found


def fitting(places: Places, narrowed: Narrowed) -> list[int]:
    """The places of the lines that fit everything that is asked for."""
    asked = [(each.name, getattr(narrowed, each.name)) for each in fields(narrowed)]
    first, *others = sorted((places.get(key, []) for key in asked if key[1]), key=len)
    return sorted(set(first).intersection(*others)) if others else first


def options(values: Iterable[str], label: Callable[[str], str]) -> list[Option]:
    """Values to choose from, by their names."""
    made = [Option(value, label(value)) for value in values]
    return sorted(made, key=lambda option: (option.label, option.value))


def round_options(
    shelf: Shelf, present: Collection[str | None], narrowed: Narrowed
) -> Iterator[Option]:
    """The rounds of the dialogue that was chosen, or of the only one: others are too many."""
    every = shelf.dossiers.record.dialogues
    chosen = shelf.rounds.get(narrowed.round)
    homes = {f"dialogue:{narrowed.dialogue}", chosen.dialogue if chosen else ""}
    for home in every:
        if len(every) == 1 or home.id in homes:
            for each in in_time(shelf, home):
                if each.id in present:
                    yield Option(each.id, name_of(shelf, each.id))
    if ("none" in present or None in present) and (len(every) == 1 or not narrowed.dialogue):
        yield Option("none", "outside any round")


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
    kinds = options({_sort_of(line, kind) for line in every}, words.label)
    return FramesPage(kind, paged(lines, page), narrowed, tuple(kinds), only)


def _sort_of(line: FrameLine, kind: str) -> str:
    """What a list is narrowed by: a visit by whether it took place, the others by their kind."""
    return (line.status or "") if kind == "visits" else line.kind


def conflicts(shelf: Shelf, *, dialogue: str, only: str, page: int) -> ConflictsPage:
    """Every conflict, those of a dialogue, or one."""
    own = shelf.conflicts_of.get(f"dialogue:{dialogue}", []) if dialogue else shelf.conflicts
    lines = [line for line in own if line.id == only] if only else own
    shown = paged(lines, page, _OF_CARDS)
    home = shelf.dossiers.index().get(f"dialogue:{dialogue}") if dialogue else None
    not_compared = shelf.dossiers.not_compared(home)
    return ConflictsPage(shown, only, dialogue, dialogue_options(shelf), not_compared)


def gaps(shelf: Shelf, *, dialogue: str, only: str, page: int) -> GapsPage:
    """Every gap, those of a dialogue, or one."""
    own = shelf.gaps_of.get(f"dialogue:{dialogue}", []) if dialogue else shelf.gaps
    lines = [line for line in own if line.id == only] if only else own
    return GapsPage(paged(lines, page, _OF_CARDS), only, dialogue, dialogue_options(shelf))


def sources(shelf: Shelf, *, state: str, outlet: str, page: int) -> SourcesPage:
    """Every source, the latest first; those that could not be read, or have no date, by state."""
    lines = shelf.once("sources by day", lambda: _by_day(shelf.sources))
    if state or outlet:
        lines = [
            line for line in lines if _is_in_state(line, state) and outlet in ("", _outlet_of(line))
        ]
    outlets = shelf.once(
        "outlets", lambda: options({_outlet_of(line) for line in shelf.sources}, _outlet)
    )
    return SourcesPage(paged(lines, page), state, outlet, tuple(outlets))


def _by_day(lines: Sequence[SourceLine]) -> list[SourceLine]:
    by_name = sorted(lines, key=lambda line: line.name)
    return sorted(
        by_name, key=lambda line: (line.published or "").removeprefix("XXXX"), reverse=True
    )


def _outlet_of(line: SourceLine) -> str:
    return line.outlet or line.agency or "none"


def _outlet(name: str) -> str:
    return "(not named)" if name == "none" else name


def _is_in_state(line: SourceLine, state: str) -> bool:
    if state == "problem":
        return bool(line.problem)
    if state == "undated":
        return bool(line.report) and not line.published
    return True
