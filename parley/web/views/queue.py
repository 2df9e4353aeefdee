"""What only a person can settle to one thing at a time: tasks, conflicts, what was left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parley.errors import RecordError
from parley.model.judgement import Judgement
from parley.web.desk import Shelf
from parley.web.views.decisions import JudgePage, judge_page

KINDS = {
    "task": "Tasks",
    "conflict": "Conflicts",
    "refused": "Refused items",
    "unread": "Unread sentences",
}
_ANSWERS = ("accept", "reject", "correct", "status")
_REASONS = {
    "task": "its sentences say so",
    "refused": "rightly refused",
    "unread": "nothing to take from it",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of one kind waits for a person."""

    kind: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One thing that waits, with its place among the others of its kind."""

    kind: str
    waiting: tuple[Waiting, ...]
    total: int
    place: int
    """Counted from 1."""
    item: JudgePage | None
    previous: str | None
    following: str | None
    reason: str
    """The reason that is kept where none is written."""


def waiting(shelf: Shelf, judgements: Iterable[Judgement]) -> dict[str, list[str]]:
    """The lines that wait for a person, by kind; what was answered waits no more."""
    answered = {
        target.line
        for each in judgements
        if each.is_active and each.verb in _ANSWERS
        for target in each.targets
    }
    left = shelf.once("left", lambda: list(shelf.dossiers.left.values()))
    every = {
        "task": [each.id for each in shelf.dossiers.record.tasks],
        "conflict": [each.id for each in shelf.conflicts],
        "refused": [each.id for each in left if each.kind == "refused"],
        "unread": [each.id for each in left if each.kind == "unread"],
    }
    # what was answered with no is asked again once something new speaks for it: the record knows
    new = {each.judgement for each in shelf.dossiers.record.rulings}
    again = {
        target.line
        for each in judgements
        if each.is_active and each.id in new
        for target in each.targets
        if target.kind in ("task", "conflict")
    }
    return {
        kind: [line for line in lines if line not in answered or line in again]
        for kind, lines in every.items()
    }


def queue(
    shelf: Shelf, judgements: Sequence[Judgement], *, kind: str, item: str, at: int
) -> QueuePage:
    """The thing asked for, else the one at a place. Raises RecordError for an unknown kind."""
    if kind and kind not in KINDS:
        raise RecordError(
            f"Nothing of the kind {kind!r} waits here. It may be: {', '.join(KINDS)}."
        )
    found = waiting(shelf, judgements)
    lines = found[kind] if kind else [line for own in found.values() for line in own]
    place = lines.index(item) if item in lines else min(max(at, 1), max(len(lines), 1)) - 1
    shown = judge_page(shelf, judgements, lines[place]) if lines else None
    return QueuePage(
        kind=kind,
        waiting=tuple(Waiting(each, name, len(found[each])) for each, name in KINDS.items()),
        total=len(lines),
        place=place + 1 if lines else 0,
        item=shown,
        previous=lines[place - 1] if place > 0 else None,
        following=lines[place + 1] if place + 1 < len(lines) else None,
        reason=_reason(shown),
    )


def _reason(shown: JudgePage | None) -> str:
    if shown is None:
        return ""
    # the sentences carry a completion, but never a silence: that is counted
    if shown.matter.kind == "conflict" or shown.matter.proposes == "lapsed":
        return shown.matter.facts[0]
    return _REASONS[shown.matter.kind]
