"""Judgements to their effect on claims, whichever reading made the claims."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from parley.model.claim import Claim
from parley.model.judgement import Held, Judgement, hold
from parley.model.record import Ruling, Task
from parley.record.matching import NO_VERDICTS, Apart, Verdicts

# What has to be equal for a claim of a new reading to be the one that was judged.
_TELLING = {
    "rounds": ("parties", "ordinal", "status"),
    "participants": ("name",),
    "topics": ("code",),
    "commitments": ("by", "topic"),
    "positions": ("by", "topic"),
    "instruments": ("name",),
    "visits": ("visitor",),
    "milestones": ("kind",),
}
_WORDS = {"commitments": "what", "positions": "what", "milestones": "what"}
NEAR = 50  # of 100: a phrase cut longer or shorter by a new rule, from the same sentence


@dataclass(frozen=True, slots=True)
class Decided:
    """A status that a person gave to a thread."""

    judgement: str
    line: str
    claims: frozenset[str]
    status: str
    who: str
    why: str
    at: str


@dataclass(frozen=True, slots=True)
class Declined:
    """A task that a person answered with no, on the claims that were there then."""

    task: str
    claims: frozenset[str]


@dataclass(slots=True)
class Settled:
    """Claims as people left them, and what else they decided."""

    claims: dict[str, Claim | None]
    """The claims that any judgement is about, as it left them; none for a rejected one."""
    verdicts: Verdicts = NO_VERDICTS
    statuses: tuple[Decided, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    declined: tuple[Declined, ...] = ()
    effects: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For each report the judgements that touch its claims, each with all that it is about."""

    def as_left(self, claim: Claim) -> Claim | None:
        """A claim as people left it."""
        return self.claims.get(claim.id, claim)

    def is_open(self, task: Task) -> bool:
        """Whether nobody answered a task with no, or something new speaks for it since."""
        return not any(
            each.task == task.id and each.claims >= set(task.claims) for each in self.declined
        )


def find_touching(claims: Iterable[Claim], held: list[Held]) -> list[Claim]:
    """The claims that judged ones may be today: of the same id, or else quoting the same."""
    claims = list(claims)
    ids = {each.claim for each in held}
    found = {claim.id: claim for claim in claims if claim.id in ids}
    quotes = {(e.part, quote) for e in held if e.claim not in found for quote in e.quotes}
    if quotes:
        found |= {
            claim.id: claim
            for claim in claims
            if any((claim.part, str(quote["quote"])) in quotes for quote in claim.quotes)
        }
    return list(found.values())


def settle(claims: dict[str, Claim], judgements: Iterable[Judgement]) -> Settled:
    """Apply the judgements that stand, the earlier first, to the claims that they may be about."""
    standing = sorted(
        {each.id: each for each in judgements if each.is_active}.values(),
        key=lambda each: (each.at, each.id),
    )
    if not standing:
        return Settled({})
    finder = _Finder(claims)
    left = dict(claims)
    same: list[Apart] = []
    different: list[Apart] = []
    statuses: list[Decided] = []
    rulings: list[Ruling] = []
    declined: list[Declined] = []
    effects: dict[str, list[str]] = defaultdict(list)
    touched: set[str] = set()
    for each in standing:
        sides: list[frozenset[str]] = []
        lost: list[str] = []
        for target in each.targets:
            found = [(held, finder.find(held)) for held in target.held]
            sides.append(frozenset(claim for _, claim in found if claim is not None))
            lost += [_name(held) for held, claim in found if claim is None]
        about = frozenset().union(*sides) if sides else frozenset()
        touched |= about
        effect = " ".join((each.id, *(",".join(sorted(side)) for side in sides)))
        for report in {claims[claim].report for claim in about}:
            effects[report].append(effect)
        rulings.append(
            Ruling(
                judgement=each.id,
                verb=each.verb,
                says=describe(each),
                claims=tuple(sorted(about)),
                lost=tuple(sorted(lost)),
            ),
        )
        if each.verb == "reject" and each.targets[0].kind == "task":
            declined.append(Declined(each.targets[0].line, about))
        elif each.verb == "reject":
            for claim in about:
                left.pop(claim, None)
        elif each.verb == "correct":
            for claim in about & left.keys():
                left[claim] = _corrected(left[claim], each)
        elif each.verb == "accept" and "status" not in each.value:
            for claim in about & left.keys():
                left[claim] = _accepted(left[claim], each)
        elif each.verb in ("status", "accept"):
            line = each.value.get("thread", each.targets[0].line)
            statuses.append(
                Decided(each.id, line, about, each.value["status"], each.who, each.why, each.at),
            )
        elif each.verb in ("same", "different") and len(sides) == 2:
            is_on_dialogues = any(target.kind == "dialogue" for target in each.targets)
            pair = Apart(sides[0] - sides[1], sides[1] - sides[0], each.id, is_on_dialogues)
            (same if each.verb == "same" else different).append(pair)
    return Settled(
        {claim: left.get(claim) for claim in touched},
        Verdicts(tuple(same), tuple(different)),
        tuple(statuses),
        tuple(rulings),
        tuple(declined),
        {report: tuple(own) for report, own in effects.items()},
    )


def describe(judgement: Judgement) -> str:
    """One line on a judgement: who decided what, of what, when and why."""
    lines = " and ".join(target.line for target in judgement.targets)
    value = ", ".join(f"{key} {text}" for key, text in sorted(judgement.value.items()))
    told = f" ({value})" if value else ""
    why = judgement.why
    return f"{judgement.who}, {judgement.at}: {judgement.verb} {lines}{told}: {why}"


def _name(held: Held) -> str:
    values = held.values
    told = values.get("what") or values.get("name") or values.get("visitor")
    if told is None:
        told = values.get("code") or values.get("ordinal") or held.claim
    return f"{held.part}: {told}"


class _Finder:
    """Finds the claim that a held one has become."""

    def __init__(self, claims: dict[str, Claim]) -> None:
        self._claims = claims
        self._by_quote: dict[tuple[str, str], list[str]] | None = None

    def find(self, held: Held) -> str | None:
        """The id of the claim that says today what the held one said; none where none does."""
        if held.claim in self._claims:
            return held.claim
        near: set[str] = set()
        for quote in held.quotes:
            near.update(self._index().get((held.part, quote), ()))
        fits = [each for each in near if self._is_telling(self._claims[each], held)]
        if not fits:
            return None
        ranked = sorted((-self._likeness(self._claims[each], held), each) for each in fits)
        return ranked[0][1] if -ranked[0][0] >= NEAR else None

    def _index(self) -> dict[tuple[str, str], list[str]]:
        if self._by_quote is None:
            self._by_quote = defaultdict(list)
            for claim in self._claims.values():
                for quote in hold(claim).quotes:
                    self._by_quote[claim.part, quote].append(claim.id)
        return self._by_quote

    @staticmethod
    def _is_telling(claim: Claim, held: Held) -> bool:
        keys = _TELLING.get(claim.part, ())
        return all(claim.item.get(key) == held.values.get(key) for key in keys)

    @staticmethod
    def _likeness(claim: Claim, held: Held) -> float:
        same_report = 1.0 if claim.report == held.report else 0.0
        key = _WORDS.get(claim.part)
        if key is None:
            return 100.0 + same_report
        words = fuzz.token_set_ratio(str(claim.item.get(key)), str(held.values.get(key)))
        return float(words) + same_report


LATER = ("amount", "count")
"""Values that a promise may have, though a reading leaves them out or in its words."""


def _corrected(claim: Claim, judgement: Judgement) -> Claim:
    key, text = judgement.value["key"], judgement.value["value"]
    if key not in claim.item and key not in LATER:
        return claim
    was = claim.item.get(key)
    told = {"was": was, "by": judgement.id, "who": judgement.who, "why": judgement.why}
    judged = {**claim.item.get("judged", {}), key: told}
    item = {**claim.item, key: parse_value(text, was), "judged": judged}
    if key == "start" and was is not None and claim.item.get("end") == was:
        # a meeting of one day is moved as a whole
        item["end"] = item["start"]
    return Claim(claim.id, claim.report, claim.part, item)


def parse_value(text: str, was: Any) -> Any:  # noqa: ANN401 - values of claims are of many kinds
    """Read a corrected value in the form of the one it replaces; "null" is none."""
    if text == "null":
        return None
    if isinstance(was, list):
        return sorted(part.strip() for part in text.replace("+", ",").split(",") if part.strip())
    return int(text) if text.isdigit() and len(text) < 4 else text


def _accepted(claim: Claim, judgement: Judgement) -> Claim:
    told = {"by": judgement.id, "who": judgement.who, "why": judgement.why}
    judged = {**claim.item.get("judged", {}), "*": told}
    return Claim(claim.id, claim.report, claim.part, {**claim.item, "judged": judged})
