"""A correction as a person writes it to one that its claims can take."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

from parley.dossiers import words
from parley.errors import UsageError
from parley.model.claim import Claim
from parley.model.reading import Act, Function, Mode, RoundStatus, Stance, VisitStatus
from parley.model.when import When
from parley.record.judging import LATER
from parley.record.statements import amount_of, count_of

_LONGEST = 500
NONE = "null"
"""How a value is written that a report does not give."""


@dataclass(frozen=True, slots=True)
class Correctable:
    """A value of a line that may be corrected, as its claims have it."""

    key: str
    values: tuple[str, ...]
    choices: tuple[str, ...]
    """What it may be; empty where it is free."""


_KEYS = {
    "rounds": ("start", "end", "city", "mode", "ordinal", "status"),
    "participants": ("name", "role", "function", "party"),
    "commitments": ("by", "act", "what", "topic", "due", "amount", "count"),
    "positions": ("by", "stance", "what", "topic"),
    "instruments": ("name", "kind", "year", "status"),
    "visits": ("visitor", "role", "from", "to", "city", "start", "end", "status"),
    "milestones": ("kind", "what", "date", "parties"),
    "topics": ("code",),
}
"""The values of each part; the part that tells what a line is comes before one that adds to it."""
_NEVER_NONE = frozenset(
    "name visitor what by act stance topic code kind function parties status".split()
)
_DATES = frozenset({"start", "end", "due", "date"})
_PARTIES = frozenset({"by", "parties", "party", "from", "to"})


def correctable(claims: Iterable[Claim]) -> tuple[Correctable, ...]:
    """What may be corrected of a line that rests on these claims.

    A line of several parts is what the first of them says: a person who sat at a table and made
    visits is corrected as one at the table, for the days of each visit are those of a line of its
    own; a promise is corrected as a promise, whatever else was said of its object.
    """
    own = tuple(claims)
    told = {claim.part for claim in own}
    part = next((part for part in _KEYS if part in told), None)
    if part is None:
        return ()
    return tuple(
        Correctable(key, values, _choices(part, key))
        for key in _KEYS[part]
        if (values := _values(own, key)) or key not in LATER
    )


_WORKED_OUT: dict[str, Callable[[Claim], str | None]] = {"amount": amount_of, "count": count_of}


def _values(claims: tuple[Claim, ...], key: str) -> tuple[str, ...]:
    if key in _WORKED_OUT:
        told = [_WORKED_OUT[key](each) for each in claims if each.part == "commitments"]
        return tuple(dict.fromkeys(each for each in told if each))
    return tuple(dict.fromkeys(_written(each.item[key]) for each in claims if key in each.item))


def _written(value: object) -> str:
    if value is None:
        return NONE
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _choices(part: str, key: str) -> tuple[str, ...]:
    if key == "status":
        known: dict[str, tuple[str, ...]] = {
            "rounds": get_args(RoundStatus),
            "visits": get_args(VisitStatus),
            "instruments": ("in-force", "under-negotiation", NONE),
        }
        return known[part]
    if key in ("topic", "code"):
        return words.topic_codes()
    fixed: dict[str, tuple[str, ...]] = {
        "act": get_args(Act),
        "stance": get_args(Stance),
        "mode": get_args(Mode),
        "function": get_args(Function),
    }
    return fixed.get(key, ())


def check_correction(line: str, key: str, value: str, claims: Iterable[Claim]) -> None:
    """Raise UsageError where the claims of a line cannot take a value, saying what they can."""
    fields = {each.key: each for each in correctable(claims)}
    if key not in fields:
        known = ", ".join(fields) or "nothing that can be corrected"
        raise UsageError(f"{line} has no value {key!r}. It has: {known}.")
    if len(value) > _LONGEST:
        raise UsageError(f"{key}: a value has at most {_LONGEST} letters.")
    if value == NONE:
        if key in _NEVER_NONE and NONE not in fields[key].choices:
            raise UsageError(f"{key}: it cannot be without one. Reject the line instead.")
        return
    problem = _problem(key, value, fields[key].choices)
    if problem:
        raise UsageError(f"{key}: {value!r} {problem}")


def _problem(key: str, value: str, choices: tuple[str, ...]) -> str | None:
    if choices:
        listed = "a code of a topic" if key in ("topic", "code") else ", ".join(choices)
        return None if value in choices else f"cannot stand here. Choose from: {listed}."
    for keys, is_right, says in _FORMS:
        if key in keys and not is_right(value):
            return says
    return None


def _is_day(value: str) -> bool:
    try:
        When(value)
    except ValueError:
        return False
    return True


def _are_parties(value: str) -> bool:
    codes = [part.strip() for part in value.replace("+", ",").split(",") if part.strip()]
    return bool(codes) and all(words.is_party(code) for code in codes)


_FORMS: tuple[tuple[frozenset[str], Callable[[str], bool], str], ...] = (
    (_DATES, _is_day, "is no date. Write it as 2018-01-30, 2018-01 or 2018."),
    (
        frozenset({"ordinal"}),
        lambda value: value.isascii() and value.isdigit() and 0 < int(value) < 1000,
        "is no number of a round. Write it as 9.",
    ),
    (
        frozenset({"year"}),
        lambda value: value.isascii() and value.isdigit() and len(value) == 4,
        "is no year. Write it as 2018.",
    ),
    (_PARTIES, _are_parties, "is no party. Write its code: VN, US, or VN, US for both."),
)
