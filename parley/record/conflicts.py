"""Values that cannot both stand, with why it matters and what would settle it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from parley.model.claim import Claim
from parley.model.record import (
    Choice,
    Conflict,
    Instrument,
    Milestone,
    Person,
    Round,
    Statement,
    Thread,
    Value,
    Visit,
)
from parley.model.when import When
from parley.record.choosing import Groups, Voices, agreeing, choose_among
from parley.record.naming import in_sentence_all
from parley.record.offices import is_form
from parley.record.statements import amount_of, count_of
from parley.record.threads import is_one_time

ORDER = "order"
"""The key of a conflict between the numbers of rounds and their days."""

_MATTERS = {
    "ordinal": "the number is how the parties cite the round",
    "start": "the date decides which round a promise belongs to and what was late",
    "end": "the date decides which round a promise belongs to and what was late",
    "city": "the place shows whose turn it was to host",
    "mode": "a meeting in person is another signal than a call",
    "role": "the title shows the level at which a side sent its head of delegation",
    "kind": "a joint text binds both sides to its wording, a statement of views does not",
    "year": "the year tells which paper is meant",
    "amount": "the sum is what is held against what is paid",
    "due": "the day decides whether it is late",
    "count": "how many were promised decides whether all of it was done",
    "date": "anniversaries and the order of events hang on it",
}


def settles(key: str, parties: Iterable[str], sides: Iterable[str]) -> str:
    """What would settle a conflict: the text of a side that is not among the sources, or a look."""
    missing = sorted(set(parties) - set(sides))
    whose = in_sentence_all(missing or sorted(parties), "or") if parties else "a side"
    if key == "role":
        return f"the official's own ministry's text on the round ({whose})"
    if key in ("kind", "year"):
        return "the paper itself, as either side published it"
    return f"the own text on it of {whose}, not among the sources" if missing else "the agreed text"


def round_conflicts(each: Round, parties: tuple[str, ...]) -> Iterator[Conflict]:
    """The values of a round on which its reports differ."""
    choices = {
        "ordinal": each.ordinals,
        "start": each.start,
        "end": each.end,
        "city": each.city,
        "mode": each.mode,
    }
    for key, choice in choices.items():
        if key == "end" and _says_the_same(each.start, choice):
            continue
        if choice is not None and choice.is_conflict:
            yield _conflict(each.id, key, choice, settles(key, parties, each.sides))


def order_conflicts(rounds: Iterable[Round]) -> Iterator[Conflict]:
    """Rounds whose numbers run against their days: a higher one that was held earlier."""
    known = sorted(
        ((each.ordinal, each) for each in rounds if each.ordinal and _days_of(each) is not None),
        key=lambda pair: (pair[0], pair[1].id),
    )
    for (lower, before), (higher, after) in pairwise(known):
        first, last = _days_of(before), _days_of(after)
        if first is None or last is None or lower == higher or last[1] >= first[0]:
            continue
        yield Conflict(
            id=f"conflict:{after.id}/{ORDER}/{lower}",
            about=after.id,
            key=ORDER,
            values=tuple(_numbered(each) for each in (before, after)),
            working="undecided",
            why=f"round {higher} is told as held before round {lower}; a number or a day is wrong",
            matters="silence, lateness and what followed what are counted in this order",
            settle=f"either side's own text on round {lower} or round {higher}",
        )


def _days_of(each: Round) -> tuple[date, date] | None:
    """The first and the last day that a round held may have been, where its year is known."""
    if each.status != "held" or each.start is None:
        return None
    first = When(each.start.working).earliest
    last = When((each.end or each.start).working).latest
    return (first, last) if first and last else None


def _numbered(each: Round) -> Value:
    """A round's number with its day, and the claims that carry that day."""
    day = each.start.working if each.start else ""
    told = each.start.values[0].claims if each.start else each.claims
    return Value(f"round {each.ordinal} on {day}", told)


def _says_the_same(start: Choice | None, end: Choice | None) -> bool:
    """Whether the last day only repeats the conflict of the first: a round of one day."""
    return start is not None and end is not None and start.values == end.values


def _conflict(about: str, key: str, choice: Choice, settle: str) -> Conflict:
    return Conflict(
        id=f"conflict:{about}/{key}",
        about=about,
        key=key,
        values=choice.values,
        working=choice.working,
        why=choice.why,
        matters=_MATTERS[key],
        settle=settle,
    )


def frame_conflicts(
    instruments: Iterable[Instrument], visits: Iterable[Visit], milestones: Iterable[Milestone]
) -> Iterator[Conflict]:
    """The values of papers, visits and milestones on which reports differ."""
    for paper in instruments:
        for key, choice in (("kind", paper.kind), ("year", paper.year)):
            if choice is not None and choice.is_conflict:
                yield _conflict(paper.id, key, choice, settles(key, (), ()))
    for visit in visits:
        for key, choice in (("start", visit.start), ("end", visit.end)):
            if key == "end" and _says_the_same(visit.start, visit.end):
                continue
            if choice is not None and choice.is_conflict:
                yield _conflict(visit.id, key, choice, "either side's own note on the visit")
    for turn in milestones:
        if turn.date is not None and turn.date.is_conflict:
            yield _conflict(turn.id, "date", turn.date, "either side's own text of the time")


def promise_conflicts(
    thread: Thread,
    said: Iterable[Statement],
    claims: Mapping[str, Claim],
    voices: Voices,
) -> Iterator[Conflict]:
    """What reports tell otherwise of one promise, made on one occasion by the same owners."""
    for occasion in _occasions(said):
        told = [claims[name] for each in occasion for name in each.claims]
        owner = occasion[0].by[0] if len(occasion[0].by) == 1 else None
        where = (occasion[0].round or occasion[0].day or "undated").removeprefix("round:")
        for key, value_of in _OF_PROMISES.items():
            values, loose = _values_of(told, value_of, is_date=key == "due")
            if len(values) < 2:
                continue
            choice = choose_among(values, key, voices, owner, "the owner's own text", loose)
            if choice.is_conflict:
                settle = settles(key, thread.relation, voices.sides(told))
                made = _conflict(thread.id, key, choice, settle)
                made.id = f"{made.id}/{where}"
                yield made


def _occasions(said: Iterable[Statement]) -> list[list[Statement]]:
    """What the same owners undertook at one time, the earliest first."""
    found: list[list[Statement]] = []
    for each in said:
        if each.kind != "commitment" or each.value not in _UNDERTAKES:
            continue
        home = next(
            (own for own in found if own[0].by == each.by and is_one_time(own[0], each)), None
        )
        if home is None:
            found.append([each])
        else:
            home.append(each)
    return found


def _values_of(
    told: list[Claim], value_of: Callable[[Claim], str | None], *, is_date: bool
) -> tuple[Groups, Groups]:
    """The values that claims give, where each report gives one: of two it tells two promises.

    With them those that fit several of the others, as `choosing.agreeing` parts them.
    """
    by_value: dict[str, list[Claim]] = {}
    by_report: dict[str, set[str]] = {}
    for claim in told:
        if value := value_of(claim):
            by_value.setdefault(value, []).append(claim)
            by_report.setdefault(claim.report, set()).add(value)
    if any(len(values) > 1 for values in by_report.values()):
        return (), ()
    return agreeing(by_value, is_date=is_date)


def _due_of(claim: Claim) -> str | None:
    return claim.item.get("due")


_OF_PROMISES: dict[str, Callable[[Claim], str | None]] = {
    "amount": amount_of,
    "due": _due_of,
    "count": count_of,
}
_UNDERTAKES = ("agree", "pledge", "reaffirm", "plan")


def title_conflicts(
    person: Person, claims: Mapping[str, Claim], voices: Voices
) -> Iterator[Conflict]:
    """Two titles for one person at one round, neither a shorter form of the other."""
    for where in sorted({seat.round for seat in person.seats}):
        seated = {c for seat in person.seats if seat.round == where for c in seat.claims}
        told: dict[str, list[Claim]] = {}
        for office in person.offices:
            own = [claims[each] for each in office.claims if each in seated]
            if own:
                told[office.role] = own
        roles = sorted(told, key=lambda role: (-len(role), role))
        forms: dict[str, list[str]] = {}
        for role in roles:
            head = next((each for each in forms if is_form(each, role)), role)
            forms.setdefault(head, []).append(role)
        if len(forms) < 2:
            continue
        groups = [
            (head, [claim for role in same for claim in told[role]])
            for head, same in sorted(forms.items())
        ]
        choice = choose_among(groups, "role", voices, person.party, "the official's own side")
        if choice.is_conflict:
            made = _conflict(person.id, "role", choice, settles("role", [person.party or "?"], ()))
            made.id = f"conflict:{person.id}/role/{where.removeprefix('round:')}"
            yield made
