"""The working value among those that reports give, and the others beside it.

The order of standing: what a person decided; an agreed text; both sides' own texts; the host's
own text for date and place, a side's own for its official's title; the number of independent
witnesses; the more precise value.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from parley.model.claim import Claim
from parley.model.record import Choice, SourceFacts, Value
from parley.model.when import When

V = TypeVar("V")
Groups = Sequence[tuple[Any, list[Claim]]]
"""Values, each with the claims that give it or agree with it."""

DATES = ("start", "end", "date", "due")
LOOSE = "agrees with several"
_PRECISE = (*DATES, "role", "city")
"""Keys of which a longer value says more."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who the reports are, for weighing what they say."""

    facts: Mapping[str, SourceFacts]

    def witnesses(self, claims: Iterable[Claim]) -> frozenset[str]:
        """The independent voices among those who make some claims."""
        return frozenset(self._witness(claim.report) for claim in claims)

    def _witness(self, report: str) -> str:
        facts = self.facts.get(report)
        return facts.witness if facts else report

    def sides(self, claims: Iterable[Claim]) -> frozenset[str]:
        """The parties whose own texts make some claims."""
        found = (self.facts.get(claim.report) for claim in claims)
        return frozenset(facts.side for facts in found if facts and facts.side)

    def is_agreed(self, claims: Iterable[Claim]) -> bool:
        """Whether an agreed text is among those who make some claims."""
        found = (self.facts.get(claim.report) for claim in claims)
        return any(facts.kind == "joint-statement" for facts in found if facts)

    def grade(self, claims: Iterable[Claim]) -> str:
        """The evidence grade of a line that these claims make together."""
        claims = tuple(claims)
        if len(self.sides(claims)) > 1:
            return min("B", self._best(claims))
        return self._best(claims)

    def _best(self, claims: Iterable[Claim]) -> str:
        found = (self.facts.get(claim.report) for claim in claims)
        return min((facts.grade for facts in found if facts), default="E")


NO_VOICES = Voices({})


def choose(
    claims: Iterable[Claim],
    key: str,
    voices: Voices = NO_VOICES,
    *,
    own: str | None = None,
    own_is: str = "the host's own text",
) -> Choice | None:
    """Choose the working value of a key. `own` is the party whose own text counts for it.

    A date without a year agrees with one that has it, a month with its days. Values that do not
    agree stand beside the working value as a conflict. None where no claim gives a value.
    """
    by_value: dict[Any, list[Claim]] = {}
    for claim in claims:
        value = claim.item.get(key)
        if isinstance(value, list):
            value = tuple(value)
        if value is not None:
            by_value.setdefault(value, []).append(claim)
    if not by_value:
        return None
    groups, loose = agreeing(by_value, is_date=key in DATES)
    return choose_among(groups, key, voices, own, own_is, loose)


def choose_among(
    groups: Groups,
    key: str,
    voices: Voices,
    own: str | None,
    own_is: str,
    loose: Groups = (),
) -> Choice:
    """Choose among values that do not agree, each with the claims that give it.

    `loose` are values that agree with several of them, and so speak for none.
    """
    ranked = sorted(groups, key=lambda group: (*_standing(group, key, voices, own), str(group[0])))
    values = tuple(
        Value(value, tuple(sorted({claim.id for claim in members}))) for value, members in ranked
    )
    values += tuple(
        Value(value, tuple(sorted({claim.id for claim in members})), LOOSE)
        for value, members in loose
    )
    values += _overruled((claim for _, members in ranked for claim in members), key)
    why = "the only value"
    judged = _judged(ranked[0][1], key)
    if judged:
        why = f"{judged['who']} decided: {judged['why']}"
    elif len(ranked) > 1:
        why = _why(ranked[0], ranked[1], key, voices, own, own_is)
        why += "; a vaguer time that fits several of them counts for none" if loose else ""
    return Choice(values[0].value, why, values, is_conflict=len(values) > 1 and not judged)


def _judged(claims: Iterable[Claim], key: str) -> dict[str, str] | None:
    for claim in claims:
        told = claim.item.get("judged", {})
        found = told.get(key) or told.get("*") or (told.get("end") if key == "start" else None)
        if found:
            return dict(found)
    return None


def _overruled(claims: Iterable[Claim], key: str) -> tuple[Value, ...]:
    """What corrected claims said before."""
    was: dict[str, list[str]] = {}
    for claim in claims:
        told = claim.item.get("judged", {}).get(key)
        if told is not None and told.get("was") is not None:
            was.setdefault(str(told["was"]), []).append(claim.id)
    return tuple(
        Value(value, tuple(sorted(ids)), "corrected") for value, ids in sorted(was.items())
    )


def _standing(
    group: tuple[Any, list[Claim]], key: str, voices: Voices, own: str | None
) -> tuple[int, ...]:
    value, members = group
    sides = voices.sides(members)
    return (
        0 if _judged(members, key) else 1,
        0 if voices.is_agreed(members) else 1,
        0 if len(sides) > 1 else 1,
        0 if own is not None and own in sides else 1,
        -len(voices.witnesses(members)),
        ord(voices.grade(members)),
        -len(str(value)) if key in _PRECISE else 0,
    )


def _why(
    first: tuple[Any, list[Claim]],
    second: tuple[Any, list[Claim]],
    key: str,
    voices: Voices,
    own: str | None,
    own_is: str,
) -> str:
    mine = _standing(first, key, voices, own)
    theirs = _standing(second, key, voices, own)
    count = -mine[4]
    reasons = (
        "a person decided",
        "an agreed text says so",
        "both sides' own texts say so",
        f"{own_is} says so",
        f"given by most independent witnesses ({count} of {count - theirs[4]})",
        "as many witnesses say otherwise, with weaker evidence",
        "the fuller of values with as many witnesses",
        "first in the alphabet of values with as many witnesses: undecided",
    )
    step = next((i for i, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b), 7)
    return reasons[step]


def agreeing(by_value: dict[Any, list[Claim]], *, is_date: bool) -> tuple[Groups, Groups]:
    """Put values together that say the same, the more precise standing for both."""
    if not is_date:
        return sorted(by_value.items(), key=lambda each: str(each[0])), ()
    # most precise first: years before their lack, days before months
    ordered = sorted(
        by_value.items(), key=lambda each: (each[0].startswith("XXXX"), -len(each[0]), each[0])
    )
    return _gather(ordered, agree)


def _gather(
    ordered: Iterable[tuple[V, list[Claim]]], is_same: Callable[[V, V], bool]
) -> tuple[list[tuple[V, list[Claim]]], list[tuple[V, list[Claim]]]]:
    """Put each value to the one before it that says the same, with those that fit several apart."""
    groups: list[tuple[V, list[Claim]]] = []
    loose: list[tuple[V, list[Claim]]] = []
    for value, members in ordered:
        homes = [own for known, own in groups if is_same(value, known)]
        if not homes:
            groups.append((value, list(members)))
        elif len(homes) == 1:
            homes[0].extend(members)
        else:
            loose.append((value, list(members)))
    return groups, loose


def agree(one: str, other: str) -> bool:
    """Whether two dates may be one: "2018" and "2018-01-30", "XXXX-03-25" and "2019-03-25"."""
    return When(one).covers(When(other)) or When(other).covers(When(one))


def choose_days(
    claims: Iterable[Claim], voices: Voices, host: str | None
) -> tuple[Choice | None, Choice | None]:
    """Choose the first and the last day together.

    A report that names one day of a meeting of two does not contradict the one that names both.
    """
    spans: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        start = claim.item["start"]
        if start is not None:
            spans.setdefault((start, claim.item["end"] or start), []).append(claim)
    if not spans:
        return None, None
    groups, loose = _gather(sorted(spans.items(), key=lambda e: _fullness(e[0])), _within)
    named, vague = ([(f"{a}/{b}", own) for (a, b), own in each] for each in (groups, loose))
    starts = choose_among(named, "start", voices, host, "the host's own text", vague)
    return _half(starts, 0), _half(starts, 1)


def _fullness(span: tuple[str, str]) -> tuple[bool, int, bool, tuple[str, str]]:
    start, end = span
    return (start.startswith("XXXX"), -len(start), start == end, span)


def _within(span: tuple[str, str], other: tuple[str, str]) -> bool:
    if agree(span[0], other[0]) and agree(span[1], other[1]):
        return True
    if len(span[0]) < 10 or other[0] == other[1]:
        return False
    day = span[0]
    if day.startswith("XXXX"):
        return other[0][4:] <= day[4:] <= span[1][4:] <= other[1][4:]
    return other[0] <= day and span[1] <= other[1]


def _half(choice: Choice, which: int) -> Choice:
    """One end of chosen spans; values that agree on it stand as one."""
    merged: dict[str, Value] = {}
    for value in choice.values:
        text = str(value.value).split("/")
        mine = text[which] if len(text) > which else text[0]
        if value.basis == LOOSE and len(merged) == 1:
            mine = next(iter(merged))  # the spans differ at the other end only
        known = merged.get(mine)
        claims = tuple(sorted({*(known.claims if known else ()), *value.claims}))
        merged[mine] = Value(mine, claims, known.basis if known else value.basis)
    values = tuple(merged.values())
    is_conflict = choice.is_conflict and len(values) > 1
    why = choice.why if len(values) > 1 or "decided" in choice.why else "the only value"
    return Choice(values[0].value, why, values, is_conflict)
