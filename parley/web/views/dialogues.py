"""A dialogue to its page: rounds through time, agenda, people, promises, what is unclear."""

from collections import Counter
from dataclasses import dataclass

from parley.dossiers import ConflictLine, DialogueLine, FrameLine, GapLine, StatementLine, words
from parley.dossiers.dialogue import in_time as rounds_in_time
from parley.errors import RecordError
from parley.model.record import Dialogue, Round
from parley.web import addresses
from parley.web.charts.grid import Cell, Column, Grid, Group, Row, make_grid
from parley.web.charts.strip import WIDE, Event, Strip, draw_strip
from parley.web.desk import Shelf
from parley.web.views.paging import Paged, paged

FUNCTIONS = ("co-chair", "head", "member", "counterpart")
_SHORT = 8  # promises and gaps that stand on a dialogue's page; their own pages have them all
_FEW = 5  # conflicts, each with all its sentences


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in the list below the strip."""

    id: str
    name: str
    status: str
    when: str | None
    city: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class DialoguePage:
    """All that is known of one dialogue."""

    line: DialogueLine
    strip: Strip | None
    rounds: tuple[RoundLine, ...]
    agenda: Grid
    people: Grid
    acts: tuple[tuple[str, int], ...]
    """How many commitments there are of each kind."""
    latest: tuple[StatementLine, ...]
    """The commitments of the last round that was held."""
    latest_round: str | None
    conflicts: Paged[ConflictLine]
    gaps: Paged[GapLine]
    """The first of each; their own pages have them all."""
    milestones: tuple[FrameLine, ...]


def find_dialogue(shelf: Shelf, slug: str) -> Dialogue:
    """The dialogue of an address. Raises RecordError where there is none."""
    found = shelf.dialogue_of.get(f"dialogue:{slug}")
    if found is not None:
        return found
    raise RecordError(f"The record has no dialogue {slug!r}. All of them are under Dialogues.")


def dialogue(shelf: Shelf, slug: str) -> DialoguePage:
    """The page of one dialogue."""
    home = find_dialogue(shelf, slug)
    line = next(each for each in shelf.dialogues if each.id == home.id)
    rounds = in_time(shelf, home)
    own = {each.id for each in rounds}
    ledger = [line for each in rounds for line in shelf.ledger_of.get(each.id, ())]
    last = next((each.id for each in reversed(rounds) if each.status == "held"), None)
    milestones = [each for each in shelf.milestones if _concerns(each, home)]
    milestones.sort(key=lambda each: (each.when or "~", each.id))
    gaps = shelf.gaps_of.get(home.id, [])
    gaps = sorted(gaps, key=lambda each: each.about not in own and each.about != home.id)
    return DialoguePage(
        line=line,
        strip=strip(shelf, rounds, gaps, milestones),
        rounds=tuple(_round_line(shelf, each) for each in rounds),
        agenda=_agenda(shelf, rounds),
        people=people_grid(shelf, rounds),
        acts=tuple(Counter(each.value for each in ledger).most_common()),
        latest=tuple(each for each in ledger if each.round == last)[:_SHORT],
        latest_round=last,
        conflicts=paged(shelf.conflicts_of.get(home.id, []), 1, _FEW),
        gaps=paged(gaps, 1, _SHORT),
        milestones=tuple(milestones),
    )


def in_time(shelf: Shelf, home: Dialogue) -> list[Round]:
    """The rounds of a dialogue in the order of time."""
    return rounds_in_time(shelf.dossiers.rounds_of(home))


def name_of(shelf: Shelf, round_id: str | None) -> str:
    """A round as one would speak of it: "9th round", else "round of 30 January 2018"."""
    each = shelf.rounds.get(round_id or "")
    if each is None:
        return "no round"
    if each.ordinal is not None:
        return f"{words.ordinal(each.ordinal)} round"
    return f"round of {words.day(each.start.working)}" if each.start else "undated round"


def when_of(each: Round) -> str | None:
    """The days of a round, as one value."""
    if each.start is None:
        return None
    end = each.end.working if each.end else each.start.working
    return f"{each.start.working}/{end}" if end != each.start.working else str(each.start.working)


def _concerns(line: FrameLine, home: Dialogue) -> bool:
    parties = {each for each in line.detail.split(", ") if each}
    return bool(parties) and parties <= set(home.parties)


def _round_line(shelf: Shelf, each: Round) -> RoundLine:
    return RoundLine(
        id=each.id,
        name=name_of(shelf, each.id),
        status=each.status,
        when=when_of(each),
        city=each.city.working if each.city else None,
        reports=len(each.reports),
    )


def strip(
    shelf: Shelf,
    rounds: list[Round],
    gaps: list[GapLine],
    milestones: list[FrameLine],
    *,
    least: float = WIDE,
) -> Strip | None:
    """The rounds of a dialogue through time, with what framed them."""
    events = [_event(shelf, each) for each in rounds]
    for gap in gaps:
        number = gap.id.rpartition("/")[2]
        if gap.kind == "missing" and number.isdigit():
            events.append(
                Event(
                    key=gap.id,
                    label=number,
                    says=f"Missing: {gap.says}",
                    href=addresses.thing(gap.id),
                    kind="missing",
                    order=int(number),
                )
            )
    background = [
        Event(
            key=each.id,
            label=f"{words.label(each.kind)}, {(each.when or '')[:4]}",
            says=f"{words.label(each.kind)}, {(each.when or '')[:4]}: {each.what}",
            href=addresses.thing(each.id),
            kind=each.kind,
            start=each.when,
        )
        for each in milestones
        if each.when
    ]
    return draw_strip(events, background, least=least)


def _event(shelf: Shelf, each: Round) -> Event:
    start, end = (choice.working if choice else None for choice in (each.start, each.end))
    city = each.city.working if each.city else ""
    name = name_of(shelf, each.id)
    told = f", {words.days(when_of(each))}" if start else "" if "undated" in name else ", not dated"
    return Event(
        key=each.id,
        label=str(each.ordinal) if each.ordinal is not None else "",
        says=f"{name}, {each.status}{told}{f', {city}' if city else ''}",
        href=addresses.thing(each.id),
        kind=each.status,
        start=start,
        end=end,
        place=city,
        order=each.ordinal,
    )


def _columns(shelf: Shelf, rounds: list[Round]) -> list[Column]:
    return [
        Column(
            key=each.id,
            label=str(each.ordinal)
            if each.ordinal is not None
            else (each.start.working[:4] if each.start else "?"),
            title=f"{name_of(shelf, each.id)}, {words.days(when_of(each))}",
            href=addresses.thing(each.id),
        )
        for each in rounds
        if each.reports
    ]


def _agenda(shelf: Shelf, rounds: list[Round]) -> Grid:
    columns = _columns(shelf, rounds)
    shown = {column.key for column in columns}
    told: dict[tuple[str, str], int] = {}
    for round_id in shown:
        for topic in shelf.topics_of.get(round_id, ()):
            told[topic.code, round_id] = len(shelf.dossiers.reports_of(topic.claims))
    groups = []
    for pillar, topics in words.pillars().items():
        rows = [
            _topic_row(code, label, columns, told)
            for code, label in topics.items()
            if any((code, column.key) in told for column in columns)
        ]
        groups.append(Group(pillar, tuple(rows)))
    return make_grid(columns, groups)


def _topic_row(
    code: str, label: str, columns: list[Column], told: dict[tuple[str, str], int]
) -> Row:
    cells = []
    for column in columns:
        reports = told.get((code, column.key), 0)
        cells.append(
            Cell(
                shape=f"agenda-{min(reports, 3)}",
                says=f"{label}, {column.title}: {words.count(reports, 'report')}",
                href=f"{column.href}#topic-{code}",
            )
            if reports
            else None
        )
    return Row(label, "", addresses.query("/ledger", topic=code), tuple(cells))


def people_grid(shelf: Shelf, rounds: list[Round]) -> Grid:
    """People down, rounds across; the mark says in what function."""
    columns = _columns(shelf, rounds)
    place = {column.key: number for number, column in enumerate(columns)}
    by_party: dict[str, list[tuple[int, Row]]] = {}
    present = {person.id: person for key in place for person in shelf.people_of.get(key, ())}
    for person in present.values():
        function: dict[str, str] = {}
        for seat in person.seats:
            before = function.get(seat.round, "counterpart")
            function[seat.round] = min(before, seat.function, key=FUNCTIONS.index)
        attended = [place[each] for each in function if each in place]
        if not attended:
            continue
        cells = tuple(
            Cell(
                shape=function[column.key],
                says=f"{person.name}, {function[column.key]}, {column.title}",
                href=column.href + "#table",
            )
            if column.key in function
            else None
            for column in columns
        )
        row = Row(person.name, "", addresses.thing(person.id), cells)
        by_party.setdefault(words.party(person.party), []).append((min(attended), row))
    return make_grid(
        columns,
        [
            Group(party, tuple(row for _, row in sorted(rows, key=lambda r: (r[0], r[1].label))))
            for party, rows in sorted(by_party.items())
        ],
    )
