"""Promises through time to pages: all of them narrowed down, and the life of one."""

from collections.abc import Iterator
from dataclasses import dataclass

from parley.dossiers import ThreadDossier, ThreadLine, words
from parley.model.record import Silence, Thread
from parley.record.following import STATUSES
from parley.web.desk import Shelf
from parley.web.views.lists import (
    Narrowed,
    Option,
    Places,
    dialogue_options,
    fitting,
    options,
    round_options,
)
from parley.web.views.paging import Paged, paged


@dataclass(frozen=True, slots=True)
class ThreadsPage:
    """Promises, each as one line with where it stands."""

    lines: Paged[ThreadLine]
    narrowed: Narrowed
    owners: tuple[Option, ...]
    topics: tuple[Option, ...]
    statuses: tuple[Option, ...]
    rounds: tuple[Option, ...]
    dialogues: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """The life of one promise."""

    dossier: ThreadDossier
    silence: Silence | None
    beside: tuple[Option, ...]
    """Other promises of the same relation on the same topic."""


def threads(shelf: Shelf, narrowed: Narrowed, page: int) -> ThreadsPage:
    """Every promise, or those that fit what is asked for."""
    every = shelf.threads
    places = shelf.once("places of threads", lambda: _places(shelf))
    lines = every
    if narrowed != Narrowed():
        lines = [every[place] for place in fitting(places, narrowed)]
    choices = shelf.once("choices of threads", lambda: _choices(shelf, places))
    return ThreadsPage(
        lines=paged(lines, page),
        narrowed=narrowed,
        owners=choices.owners,
        topics=choices.topics,
        statuses=choices.statuses,
        rounds=tuple(round_options(shelf, choices.rounds, narrowed)),
        dialogues=dialogue_options(shelf),
    )


@dataclass(frozen=True, slots=True)
class _Choices:
    """What promises can be narrowed to."""

    owners: tuple[Option, ...]
    topics: tuple[Option, ...]
    statuses: tuple[Option, ...]
    rounds: frozenset[str]


def _choices(shelf: Shelf, places: Places) -> _Choices:
    present = {line.topic for line in shelf.threads}
    statuses = {line.status for line in shelf.threads}
    return _Choices(
        owners=tuple(options({p for line in shelf.threads for p in line.owners}, words.party)),
        topics=tuple(Option(c, words.topic(c)) for c in words.topic_codes() if c in present),
        statuses=tuple(Option(each, words.label(each)) for each in STATUSES if each in statuses),
        rounds=frozenset(key for name, key in places if name == "round"),
    )


def _places(shelf: Shelf) -> Places:
    found: Places = {}
    for place, line in enumerate(shelf.threads):
        for key in dict.fromkeys(_keys(shelf, line)):
            found.setdefault(key, []).append(place)
    return found


def _keys(shelf: Shelf, line: ThreadLine) -> Iterator[tuple[str, str]]:
    yield from (("by", owner) for owner in line.owners)
    yield from (("dialogue", each.partition(":")[2]) for each in line.dialogues)
    yield from (("round", each or "none") for each in shelf.rounds_of_thread[line.id])
    yield from (("topic", line.topic), ("status", line.status), ("only", line.id))


def thread(shelf: Shelf, key: str) -> ThreadPage:
    """The life of one promise. Raises RecordError where there is none."""
    found = shelf.dossiers.find_thread(f"thread:{key}")
    dossier = shelf.dossiers.thread(found.id)
    kin = (
        each
        for each in shelf.dossiers.record.threads
        if each.topic == found.topic and each.relation == found.relation and each.id != found.id
    )
    return ThreadPage(
        dossier=dossier,
        silence=found.silence,
        beside=tuple(Option(each.id, _called(each)) for each in kin),
    )


def _called(each: Thread) -> str:
    """A promise by its owners and words; what is only proposed with who proposes it."""
    asked = f" ({words.standing(each.status, each.proposers)})" if each.proposers else ""
    return f"{words.parties(each.owners)}: {each.what}{asked}"
