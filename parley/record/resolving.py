"""Claims to record: puts the parts together, finds what cannot both stand and what is missing."""

from collections.abc import Iterable, Iterator

from parley.model.claim import HEADER, Claim
from parley.model.record import Choice, Conflict, Dialogue, Gap, Person, Record, Round, Topic, Value
from parley.record.people import resolve_people
from parley.record.rounds import resolve_rounds
from parley.record.setting import resolve_instruments, resolve_milestones, resolve_visits
from parley.record.statements import resolve_statements


def resolve(claims: Iterable[Claim]) -> Record:
    """Work out the record of some claims. The order of the claims changes nothing."""
    by_part: dict[str, list[Claim]] = {}
    for claim in sorted({claim.id: claim for claim in claims}.values(), key=lambda each: each.id):
        by_part.setdefault(claim.part, []).append(claim)
    dialogues, rounds, home = resolve_rounds(by_part.get("rounds", []))
    people = resolve_people(by_part.get("participants", []), home)
    return Record(
        dialogues=tuple(dialogues),
        rounds=tuple(rounds),
        people=tuple(people),
        topics=_topics(by_part.get("topics", []), home),
        commitments=tuple(
            resolve_statements(by_part.get("commitments", []), home, kind="commitment"),
        ),
        positions=tuple(resolve_statements(by_part.get("positions", []), home, kind="position")),
        instruments=tuple(resolve_instruments(by_part.get("instruments", []))),
        visits=tuple(resolve_visits(by_part.get("visits", []))),
        milestones=tuple(resolve_milestones(by_part.get("milestones", []))),
        conflicts=tuple(_conflicts(rounds, people)),
        gaps=tuple(_gaps(dialogues, rounds)),
        reports={claim.report: claim.item for claim in by_part.get(HEADER, [])},
    )


def _topics(claims: list[Claim], home: dict[str, str]) -> tuple[Topic, ...]:
    groups: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        where = home.get(claim.item["round"] or "", "")
        groups.setdefault((where, claim.item["code"]), []).append(claim.id)
    return tuple(
        Topic(code=code, round=where or None, claims=tuple(sorted(ids)))
        for (where, code), ids in sorted(groups.items())
    )


def _conflicts(rounds: list[Round], people: list[Person]) -> list[Conflict]:
    found: list[Conflict] = []
    for each in rounds:
        for key in ("start", "end", "city", "mode"):
            choice = getattr(each, key)
            if key == "end" and _says_the_same(each.start, choice):
                continue
            if choice is not None and choice.is_conflict:
                found.append(
                    Conflict(
                        id=f"conflict:{each.id}/{key}",
                        about=each.id,
                        key=key,
                        values=choice.values,
                        working=choice.working,
                        why=choice.why,
                    ),
                )
    for person in people:
        found += _title_conflicts(person)
    return found


def _says_the_same(start: Choice | None, end: Choice | None) -> bool:
    """Whether the last day only repeats the conflict of the first: a round of one day."""
    return start is not None and end is not None and start.values == end.values


def _title_conflicts(person: Person) -> list[Conflict]:
    """Two titles for one person at one round, neither a shorter form of the other."""
    found: list[Conflict] = []
    for where in sorted({seat.round for seat in person.seats}):
        roles = [office for office in person.offices if where in office.rounds]
        apart = [
            office
            for office in roles
            if any(not _is_form(office.role, other.role) for other in roles)
        ]
        if len(apart) > 1:
            values = sorted(
                (Value(office.role, office.claims) for office in apart),
                key=lambda value: (-len(value.claims), -len(value.value), value.value),
            )
            found.append(
                Conflict(
                    id=f"conflict:{person.id}/role/{where.removeprefix('round:')}",
                    about=person.id,
                    key="role",
                    values=tuple(values),
                    working=values[0].value,
                    why=f"given by most reports ({len(values[0].claims)})",
                ),
            )
    return found


_EQUAL = {"vice": "deputy", "defense": "defence", "foreign": "foreign", "affairs": ""}
_UNTELLING = {"of", "for", "the", "and", "in", "to", "at", "us", "u.s."}


def _is_form(one: str, other: str) -> bool:
    """Whether two titles may be one: the same rank, and the field of one within the other's."""
    ranks = {
        "first",
        "standing",
        "permanent",
        "principal",
        "senior",
        "acting",
        "deputy",
        "under",
        "assistant",
    }
    mine, theirs = _title_words(one), _title_words(other)
    return (mine & ranks) == (theirs & ranks) and (mine <= theirs or theirs <= mine)


def _title_words(role: str) -> set[str]:
    words = role.lower().replace("-", " ").replace(",", " ").split()
    plain = {_EQUAL.get(word, word) for word in words} - _UNTELLING - {""}
    return {"minister" if word == "ministry" else word for word in plain}


def _gaps(dialogues: list[Dialogue], rounds: list[Round]) -> list[Gap]:
    by_id = {each.id: each for each in rounds}
    found: list[Gap] = []
    for dialogue in dialogues:
        own = [by_id[each] for each in dialogue.rounds]
        found += _announced_only(own)
        found += _missing_rounds(dialogue, own)
        found += _years_unknown(own)
    return found


def _announced_only(own: list[Round]) -> Iterator[Gap]:
    for each in own:
        if each.status == "announced":
            when = f" for {each.start.working}" if each.start else ""
            where = f" in {each.city.working}" if each.city else ""
            name = f"round {each.ordinal}" if each.ordinal else "a round"
            yield Gap(
                id=f"gap:announced/{each.id.removeprefix('round:')}",
                kind="announced",
                about=each.id,
                says=f"{name} was announced{when}{where}; no report of it was found",
            )


def _missing_rounds(dialogue: Dialogue, own: list[Round]) -> Iterator[Gap]:
    numbered = {each.ordinal for each in own if each.ordinal}
    for ordinal in range(min(numbered, default=0), max(numbered, default=0)):
        if ordinal not in numbered:
            yield Gap(
                id=f"gap:missing/{dialogue.id.removeprefix('dialogue:')}/{ordinal}",
                kind="missing",
                about=dialogue.id,
                says=f"round {ordinal} lies between rounds that are known; no source tells of it",
            )


def _years_unknown(own: list[Round]) -> Iterator[Gap]:
    for each in own:
        if each.status == "held" and each.start and each.start.working.startswith("XXXX"):
            yield Gap(
                id=f"gap:year/{each.id.removeprefix('round:')}",
                kind="year",
                about=each.id,
                says=f"no report of round {each.ordinal or each.id} prints the year",
            )
