"""The record at a glance: its dialogues, its latest sources, and what needs a person."""

from dataclasses import dataclass

from parley.dossiers import DialogueLine, SourceLine, words
from parley.model.record import Dialogue
from parley.web.charts.strip import NARROW, Strip
from parley.web.desk import Shelf
from parley.web.views.dialogues import in_time, strip
from parley.web.views.paging import Paged, paged, replace_lines
from parley.web.views.queue import waiting

_RECENT, _ON_HOME, _ON_A_PAGE = 8, 6, 8


@dataclass(frozen=True, slots=True)
class DialogueCard:
    """A dialogue with its rounds counted: known, covered, announced, missing."""

    line: DialogueLine
    with_report: int
    known: int
    one_sided: int
    """Held rounds that a single report tells of."""
    missing: int
    next: tuple[str, ...]
    """Rounds that were announced and that no report tells of."""
    strip: Strip | None


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a person should look at."""

    says: str
    href: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page."""

    dialogues: Paged[DialogueCard]
    """The dialogues that met last."""
    recent: tuple[SourceLine, ...]
    needs: tuple[Need, ...]
    totals: tuple[tuple[str, str], ...]
    """What the record holds: words and the address of the list."""


@dataclass(frozen=True, slots=True)
class DialoguesPage:
    """Every dialogue, the one that met last first."""

    dialogues: Paged[DialogueCard]


def home(shelf: Shelf) -> HomePage:
    """The first page of the record."""
    return shelf.once("home", lambda: _home(shelf))


def _home(shelf: Shelf) -> HomePage:
    record = shelf.dossiers.record
    return HomePage(
        dialogues=_cards(shelf, 1, _ON_HOME),
        recent=recent_sources(shelf),
        needs=tuple(_needs(shelf)),
        totals=(
            (words.count(len(shelf.sources), "source"), "/sources"),
            (words.count(len(record.dialogues), "dialogue"), "/dialogues"),
            (words.count(len(shelf.people), "person", "people"), "/people"),
            (words.count(len(shelf.ledger), "commitment"), "/ledger"),
            (words.count(len(shelf.positions), "position"), "/positions"),
        ),
    )


def dialogues(shelf: Shelf, page: int) -> DialoguesPage:
    """A page of the dialogues."""
    return DialoguesPage(_cards(shelf, page, _ON_A_PAGE))


def _cards(shelf: Shelf, page: int, length: int) -> Paged[DialogueCard]:
    lines = shelf.once("dialogues by last", lambda: _by_last(shelf))
    some = paged(lines, page, length)
    return replace_lines(some, [_card(shelf, line) for line in some.lines])


def _by_last(shelf: Shelf) -> list[DialogueLine]:
    return sorted(shelf.dialogues, key=lambda line: (line.last or "", line.held), reverse=True)


def _card(shelf: Shelf, line: DialogueLine) -> DialogueCard:
    dialogue = shelf.dialogue_of[line.id]
    return shelf.once(f"card of {line.id}", lambda: _make_card(shelf, dialogue, line))


def recent_sources(shelf: Shelf) -> tuple[SourceLine, ...]:
    """The reports that came out last."""
    dated = [
        line
        for line in shelf.sources
        if line.report and line.published and not line.published.startswith("XXXX")
    ]
    dated.sort(key=lambda line: (line.published or "", line.name), reverse=True)
    return tuple(dated[:_RECENT])


def _make_card(shelf: Shelf, dialogue: Dialogue, line: DialogueLine) -> DialogueCard:
    rounds = [shelf.rounds[each] for each in dialogue.rounds]
    missing = [each for each in shelf.dossiers.gaps_about(dialogue.id) if each.kind == "missing"]
    ordinals = [each.ordinal for each in rounds if each.ordinal and each.status == "held"]
    last = max(ordinals, default=0)
    return DialogueCard(
        line=line,
        with_report=sum(bool(each.reports) for each in rounds),
        known=len(rounds) + len(missing),
        one_sided=sum(len(each.reports) == 1 for each in rounds if each.status == "held"),
        missing=len(missing),
        next=tuple(
            each.id
            for each in rounds
            if each.status in ("announced", "planned", "postponed")
            and (each.ordinal is None or each.ordinal > last)
        ),
        strip=strip(shelf, in_time(shelf, dialogue), missing, [], least=NARROW),
    )


def _needs(shelf: Shelf) -> list[Need]:
    problems = sum(bool(line.problem) for line in shelf.sources)
    undated = sum(bool(line.report) and not line.published for line in shelf.sources)
    waits = waiting(shelf, shelf.view.judgements())
    told = (
        (
            len(waits["task"]),
            "question that only a person can answer",
            "questions that only a person can answer",
            "/queue?kind=task",
        ),
        (
            len(waits["conflict"]),
            "conflict between sources",
            "conflicts between sources",
            "/queue?kind=conflict",
        ),
        (
            len(waits["refused"]),
            "item that was refused",
            "items that were refused",
            "/queue?kind=refused",
        ),
        (
            len(waits["unread"]),
            "sentence that was not read",
            "sentences that were not read",
            "/queue?kind=unread",
        ),
        (len(shelf.gaps), "gap in what the sources tell", "gaps in what the sources tell", "/gaps"),
        (undated, "report without a date", "reports without a date", "/sources?state=undated"),
        (
            problems,
            "source that could not be read",
            "sources that could not be read",
            "/sources?state=problem",
        ),
    )
    return [
        Need(words.count(number, one, many), href) for number, one, many, href in told if number
    ]
