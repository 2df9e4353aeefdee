"""A round to its page: values with their sources, the table, the agenda, each side's words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.dossiers import Citation, RoundDossier, SourceLine, StatementLine
from parley.web.desk import Shelf
from parley.web.views.dialogues import find_dialogue, in_time, name_of


@dataclass(frozen=True, slots=True)
class Side:
    """What one side, or several together, promised and said."""

    by: tuple[str, ...]
    commitments: tuple[StatementLine, ...]
    positions: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """Something that one report has and no other: its kind, its words, its sentence."""

    kind: str
    says: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Outlet:
    """A report of the round with what it alone tells."""

    source: SourceLine
    alone: tuple[OnlyHere, ...]


@dataclass(frozen=True, slots=True)
class RoundPage:
    """All that is known of one round."""

    name: str
    dossier: RoundDossier
    sides: tuple[Side, ...]
    outlets: tuple[Outlet, ...]
    previous: str | None
    following: str | None


def round_page(shelf: Shelf, key: str) -> RoundPage:
    """The page of one round. Raises RecordError where there is none."""
    dossier = shelf.dossiers.round(f"round:{key}")
    home = find_dialogue(shelf, dossier.dialogue.removeprefix("dialogue:"))
    order = [each.id for each in in_time(shelf, home)]
    place = order.index(dossier.id)
    return RoundPage(
        name=name_of(shelf, dossier.id),
        dossier=dossier,
        sides=tuple(_sides(dossier)),
        outlets=tuple(_outlets(dossier)),
        previous=order[place - 1] if place else None,
        following=order[place + 1] if place + 1 < len(order) else None,
    )


def _sides(dossier: RoundDossier) -> Iterator[Side]:
    """The parties together first, then each alone."""
    owners = {each.by for each in (*dossier.commitments, *dossier.positions)}
    for by in sorted(owners, key=lambda by: (-len(by), by)):
        yield Side(
            by=by,
            commitments=tuple(each for each in dossier.commitments if each.by == by),
            positions=tuple(each for each in dossier.positions if each.by == by),
        )


def _outlets(dossier: RoundDossier) -> Iterator[Outlet]:
    alone: dict[str, list[OnlyHere]] = {}
    for kind, says, citations in _lines(dossier):
        if len({each.report for each in citations}) == 1:
            first = citations[0]
            alone.setdefault(first.report, []).append(OnlyHere(kind, says, first))
    for source in dossier.sources:
        yield Outlet(source, tuple(alone.get(source.report or "", ())))


def _lines(dossier: RoundDossier) -> Iterable[tuple[str, str, tuple[Citation, ...]]]:
    if len(dossier.sources) > 1:
        yield from (("topic", each.code, each.citations) for each in dossier.topics)
        yield from (("at the table", each.name, each.citations) for each in dossier.seats)
        yield from ((each.value, each.what, each.citations) for each in dossier.commitments)
        yield from ((each.value, each.what, each.citations) for each in dossier.positions)
