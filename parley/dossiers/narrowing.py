"""A record to what concerns some of its dialogues."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from parley.errors import RecordError
from parley.model.record import Conflict, Dialogue, Record, Statement

S = TypeVar("S", bound=Statement)


def find_dialogues(record: Record, asked: str) -> list[Dialogue]:
    """The dialogues whose ids contain what was asked for; RecordError where none does."""
    fits = [each for each in record.dialogues if asked in each.id]
    if not fits:
        known = "\n".join(f"  {each.id}" for each in record.dialogues)
        raise RecordError(f"The record has no dialogue {asked!r}. It has:\n{known}")
    return fits


def narrow(record: Record, dialogues: Collection[str]) -> Record:
    """What concerns some dialogues: their rounds and all that was said there.

    Promises kept up in them stay whole, with what was said of them elsewhere. Papers, visits and
    milestones belong to the parties, not to a dialogue, and stay.
    """
    rounds = [each for each in record.rounds if each.dialogue in dialogues]
    where = {each.id for each in rounds}
    people = [each for each in record.people if any(seat.round in where for seat in each.seats)]
    threads = [each for each in record.threads if set(each.dialogues) & set(dialogues)]
    held = {each for thread in threads for each in thread.statements}

    def said(statements: Iterable[S]) -> list[S]:
        return [each for each in statements if each.dialogue in dialogues or each.id in held]

    about = {
        *dialogues,
        *where,
        *(each.id for each in threads),
        *(each.id for each in record.instruments),
        *(each.id for each in record.visits),
        *(each.id for each in record.milestones),
    }
    persons = {each.id for each in people}
    return replace(
        record,
        dialogues=[each for each in record.dialogues if each.id in dialogues],
        rounds=rounds,
        people=people,
        topics=[each for each in record.topics if each.round in where],
        commitments=said(record.commitments),
        positions=said(record.positions),
        mentions=said(record.mentions),
        threads=threads,
        tasks=[each for each in record.tasks if {each.about, each.other} & about],
        wording=[each for each in record.wording if each.dialogue in dialogues],
        formulae=[each for each in record.formulae if each.round in where],
        names=[each for each in record.names if each.round in where],
        conflicts=[
            each
            for each in record.conflicts
            if each.about in about or (each.about in persons and _is_at(each, where))
        ],
        gaps=[each for each in record.gaps if each.about in about],
    )


def _is_at(conflict: Conflict, rounds: Iterable[str]) -> bool:
    """Whether a conflict between the titles of a person is one at some rounds."""
    return any(conflict.id.endswith(each.removeprefix("round:")) for each in rounds)
