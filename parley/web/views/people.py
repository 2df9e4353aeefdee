"""The people of the record: all of them, and one with offices and rounds."""

from dataclasses import dataclass

from parley.dossiers import ConflictLine, FrameLine, PersonLine, SeatLine
from parley.errors import RecordError
from parley.web.desk import Shelf
from parley.web.views.dialogues import name_of, when_of
from parley.web.views.paging import Paged, paged


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everyone in the record, at a round or on a visit."""

    people: Paged[PersonLine]
    party: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """A round that a person took part in, with the office printed there."""

    round: str
    name: str
    dialogue: str
    when: str | None
    seat: SeatLine


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that is known of one person."""

    line: PersonLine
    attended: tuple[Attendance, ...]
    conflicts: tuple[ConflictLine, ...]
    visits: tuple[FrameLine, ...]


def people(shelf: Shelf, *, party: str, page: int) -> PeoplePage:
    """Everyone who took part in a round, or those of one party."""
    lines = [line for line in shelf.people if not party or line.party == party]
    parties = sorted({line.party for line in shelf.people if line.party})
    return PeoplePage(paged(lines, page), party, tuple(parties))


def person(shelf: Shelf, slug: str) -> PersonPage:
    """The page of one person. Raises RecordError where there is none."""
    identity = f"person:{slug}"
    line = shelf.person_of.get(identity)
    if line is None:
        raise RecordError(f"The record has no person {slug!r}. Everyone in it is under People.")
    return PersonPage(
        line=line,
        attended=tuple(_attended(shelf, identity)),
        conflicts=shelf.dossiers.conflicts_about(identity),
        visits=tuple(each for each in shelf.visits if each.id in line.visits),
    )


def _attended(shelf: Shelf, identity: str) -> list[Attendance]:
    found = []
    for round_id in shelf.person_of[identity].rounds:
        each = shelf.rounds[round_id]
        seat = next(seat for seat in shelf.dossiers.seats(round_id) if seat.id == identity)
        found.append(
            Attendance(
                round=round_id,
                name=name_of(shelf, round_id),
                dialogue=shelf.dialogue_of[each.dialogue].name,
                when=when_of(each),
                seat=seat,
            )
        )
    return sorted(found, key=lambda each: (each.when or "~", each.round))
