"""Rounds across reports: which claims speak of one meeting, and what is known of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from anyascii import anyascii

from parley import rules
from parley.model.claim import Claim
from parley.model.record import Announcement, Choice, Dialogue, Link, Round, Task
from parley.model.when import When
from parley.record.asking import NearMiss, ask_same, near_misses
from parley.record.choosing import Voices, agree, choose, choose_days
from parley.record.matching import NO_VERDICTS, Comparison, Group, Verdicts, join
from parley.record.mechanisms import (
    family_words,
    group_names,
    level_of,
    slug_words,
    why_one_name,
    words_of,
)
from parley.record.years import fill_years

NEAR_DAYS = 7  # an outlet prints the day it wrote for the day of the talks; rounds are months apart


def slug_of(text: str) -> str:
    """A readable id of a name."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower().replace("+", "-plus-")).strip("-")


def name_of(each: Round) -> str:
    """A round in words: by its number, else by its day."""
    if each.ordinal:
        return f"round {each.ordinal}"
    return f"the round of {each.start.working}" if each.start else "a round"


def _name_with_day(each: Round) -> str:
    """A round in words that tell two of one number apart."""
    if each.ordinal is None or each.start is None:
        return name_of(each)
    return f"{name_of(each)} of {each.start.working}"


# -- what a report tells of a round ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Telling:
    """What some claims say of a round in the same words, with what follows for its number."""

    key: tuple[str, ...]
    claims: tuple[str, ...]
    ordinal: int | None
    is_printed: bool
    start: str | None
    end: str | None
    city: str | None
    is_held: bool
    beside: str | None
    """For "the next dialogue": the round that it follows, where its number is unknown."""
    levels: frozenset[str] = field(default_factory=frozenset)
    leaders: frozenset[str] = field(default_factory=frozenset)
    """The names of those who chair it or lead a side, folded."""
    told_on: str | None = None
    """The day of the report, where all that is known stands in one."""
    reports: frozenset[str] = field(default_factory=frozenset)
    witnesses: frozenset[str] = field(default_factory=frozenset)
    """The independent voices that tell it; copies of one text are one."""
    is_put_off: bool = False


def same_number(one: Telling, other: Telling) -> str | None:
    """Both give the round the same number, printed or counted on from a neighbour."""
    if one.ordinal is not None and one.ordinal == other.ordinal:
        return f"both are round {one.ordinal}"
    return None


def other_number(one: Telling, other: Telling) -> str | None:
    """They give it different numbers."""
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return f"round {one.ordinal} and round {other.ordinal}"
    return None


def other_number_and_no_common_day(one: Telling, other: Telling) -> str | None:
    """They give it different numbers, and no day that both name says that it is one."""
    return other_number(one, other) if same_day(one, other) is None else None


def same_day(one: Telling, other: Telling) -> str | None:
    """They name the same day, or one names a day of the other's meeting."""
    if not (_has_day(one) and _has_day(other)):
        return None
    a, b = _days(one), _days(other)
    if a and b and a[0] <= b[1] and b[0] <= a[1]:
        return f"{one.start} and {other.start}"
    if (a is None or b is None) and one.start and other.start and agree(one.start, other.start):
        return f"{one.start} and {other.start}, which prints no year"
    return None


def near_days(one: Telling, other: Telling) -> str | None:
    """Their days are within a week of each other but not the same."""
    apart = _days_apart(one, other)
    return f"{apart} days apart" if apart is not None and 0 < apart <= NEAR_DAYS else None


def far_days(one: Telling, other: Telling) -> str | None:
    """Both tell of a meeting held, at times that cannot be one, and not in copies of one text."""
    if not (one.is_held and other.is_held) or one.start is None or other.start is None:
        return None
    if _is_copied(one, other):
        return None  # a day that changed from copy to copy is a slip, and no other meeting
    if agree(one.start, other.start):
        return None
    apart = _days_apart(one, other)
    if apart is None:
        a, b = _bounds(one.start), _bounds(other.start)
        is_far = a is None or b is None or a[1] < b[0] or b[1] < a[0]
        return f"{one.start} and {other.start}" if is_far else None
    return f"{apart} days apart" if apart > NEAR_DAYS else None


def _is_copied(one: Telling, other: Telling) -> bool:
    """Whether copies of one text give both the same number."""
    is_one_report = one.reports == other.reports and len(one.reports) == 1
    is_one_text = bool(one.witnesses & other.witnesses) and not is_one_report
    return is_one_text and same_number(one, other) is not None


def put_off_in_one_report(one: Telling, other: Telling) -> str | None:
    """One report tells of both as put off, of one without its number."""
    is_so = one.is_put_off and other.is_put_off and one.reports & other.reports
    has_one = one.ordinal is None or other.ordinal is None
    times = " and ".join(sorted(each.start for each in (one, other) if each.start))
    return f"put off: {times}" if is_so and has_one else None


def same_month_or_year(one: Telling, other: Telling) -> str | None:
    """One names the month or year in which the other's day lies."""
    if one.start is None or other.start is None or (_has_day(one) and _has_day(other)):
        return None
    if When(one.start).year is None or When(other.start).year is None:
        return None
    return f"{one.start} and {other.start}" if agree(one.start, other.start) else None


def same_city(one: Telling, other: Telling) -> str | None:
    """They name the same city."""
    return one.city if one.city is not None and one.city == other.city else None


def other_city(one: Telling, other: Telling) -> str | None:
    """They put a meeting that was held in different cities."""
    if one.is_held and other.is_held and one.city and other.city and one.city != other.city:
        return f"{one.city} and {other.city}"
    return None


def same_leaders(one: Telling, other: Telling) -> str | None:
    """Two of the same people lead it, and it is told of within a week."""
    shared = one.leaders & other.leaders
    if len(shared) < 2:
        return None
    apart = _days_apart(_dated(one), _dated(other))
    return ", ".join(sorted(shared)) if apart is not None and apart <= NEAR_DAYS else None


def same_leaders_undated(one: Telling, other: Telling) -> str | None:
    """Two of the same people lead it, and of one no day is known."""
    shared = one.leaders & other.leaders
    is_dated = _has_day(_dated(one)) and _has_day(_dated(other))
    return None if is_dated or len(shared) < 2 else ", ".join(sorted(shared))


def next_after_one_round(one: Telling, other: Telling) -> str | None:
    """Both call it the next after the same round."""
    return one.beside if one.beside is not None and one.beside == other.beside else None


def other_level(one: Telling, other: Telling) -> str | None:
    """Its chairs are of another level, so that it is a round of another series."""
    if one.levels and other.levels and not one.levels & other.levels:
        return f"{', '.join(sorted(one.levels))} and {', '.join(sorted(other.levels))}"
    return None


ROUND_COMPARISONS: tuple[Comparison[Telling], ...] = (
    Comparison(same_number, 4),
    Comparison(other_number, -4),
    Comparison(other_number_and_no_common_day, -4),
    Comparison(same_day, 5),
    Comparison(near_days, -1),
    Comparison(far_days, -10),
    Comparison(same_month_or_year, 0.5),
    Comparison(same_city, 1),
    Comparison(other_city, -3),
    Comparison(same_leaders, 3),
    Comparison(next_after_one_round, 3),
    Comparison(put_off_in_one_report, 2),
    Comparison(other_level, -5),
)
ENOUGH = 1.5  # a city alone is not enough: rounds come back to it

NEAR_ROUND_COMPARISONS: tuple[Comparison[Telling], ...] = (
    Comparison(same_number, 3),
    Comparison(other_number, -4),
    Comparison(near_days, 1.5),
    Comparison(same_leaders_undated, 2.5),
    Comparison(same_city, 1),
    Comparison(other_level, -9),
)
NEARLY = 2.5
"""What is nearly one round is asked: one number at times that cannot be one, or days apart."""


def _has_day(telling: Telling) -> bool:
    return telling.start is not None and When(telling.start).day is not None


def _dated(telling: Telling) -> Telling:
    """A telling by its own day, else by that of its report."""
    if telling.start is not None or telling.told_on is None:
        return telling
    return replace(telling, start=telling.told_on, end=telling.told_on)


def _days(telling: Telling) -> tuple[date, date] | None:
    if telling.start is None:
        return None
    first = When(telling.start).earliest
    last = When(telling.end or telling.start).latest
    return (first, last) if first and last else None


def _bounds(when: str) -> tuple[date, date] | None:
    first, last = When(when).earliest, When(when).latest
    return (first, last) if first and last else None


def _days_apart(one: Telling, other: Telling) -> int | None:
    if not (_has_day(one) and _has_day(other)):
        return None
    a, b = _days(one), _days(other)
    if a is None or b is None:
        return None
    return max((b[0] - a[1]).days, (a[0] - b[1]).days, 0)


# -- what is told under the names of mechanisms ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """What is told under one name of a mechanism: its telling words, and its meetings."""

    key: tuple[str, ...]
    claims: tuple[str, ...]
    words: frozenset[str]
    tellings: tuple[Telling, ...]


def _days_met(each: Named) -> Iterator[str]:
    """The days of the year on which meetings under a name were held: only such pairs may be one."""
    for telling in each.tellings:
        if not (telling.is_held and _has_day(telling)):
            continue
        days = _days(telling)
        if days is None:
            yield (telling.start or "")[-5:]
            continue
        first, last = days
        for number in range((last - first).days + 1):
            yield (first + timedelta(days=number)).isoformat()[-5:]


def _met(one: Named, other: Named) -> list[tuple[Telling, Telling]]:
    """Meetings held under one name on a day of meetings held under the other."""
    return [
        (a, b)
        for a in one.tellings
        for b in other.tellings
        if a.is_held and b.is_held and same_day(a, b) and other_level(a, b) is None
    ]


def same_number_and_day(one: Named, other: Named) -> str | None:
    """Under both names a round of one number was held on the same day."""
    found = {f"round {a.ordinal} on {a.start}" for a, b in _met(one, other) if same_number(a, b)}
    return min(found, default=None)


def same_day_and_leaders(one: Named, other: Named) -> str | None:
    """Under both names two of the same people led a meeting on the same day."""
    found = {
        f"{', '.join(sorted(a.leaders & b.leaders))} on {a.start}"
        for a, b in _met(one, other)
        if len(a.leaders & b.leaders) > 1
    }
    return min(found, default=None)


def same_day_and_city(one: Named, other: Named) -> str | None:
    """Under both names a meeting was held on the same day in one city."""
    found = {f"{a.city} on {a.start}" for a, b in _met(one, other) if same_city(a, b)}
    return min(found, default=None)


def name_in_name(one: Named, other: Named) -> str | None:
    """All telling words of one name are in the other."""
    shared = one.words & other.words
    is_so = shared and shared in (one.words, other.words)
    return ", ".join(sorted(shared)) if is_so else None


def other_level_in_name(one: Named, other: Named) -> str | None:
    """The names tell of other levels."""
    mine, theirs = (level_of(" ".join(each.key)) for each in (one, other))
    return f"{mine} and {theirs}" if mine and theirs and mine != theirs else None


def same_number_at_other_times(one: Named, other: Named) -> str | None:
    """Under both names a round of one number was held, at times or levels that cannot be one."""
    found = {
        f"round {a.ordinal} on {a.start} and on {b.start}"
        for a in one.tellings
        for b in other.tellings
        if a.is_held and b.is_held and same_number(a, b)
        if far_days(a, b) or other_level(a, b)
    }
    return min(found, default=None)


DIALOGUE_COMPARISONS: tuple[Comparison[Named], ...] = (
    Comparison(same_number_and_day, 3),
    Comparison(same_day_and_leaders, 3),
    Comparison(same_day_and_city, 1),
    Comparison(name_in_name, 1.5),
    Comparison(other_level_in_name, -9),
    Comparison(same_number_at_other_times, -4),
)
ONE_DIALOGUE = 4.5  # number, day and city alone: two series that are as old meet on one journey
NEARLY_ONE_DIALOGUE = 2.5
"""What is nearly one dialogue is asked: one meeting by its number, people, or place and name."""


# -- claims to tellings ----------------------------------------------------------------------------


def _is_main(claim: Claim) -> bool:
    return bool(claim.item.get("rule") == "rounds/main")


def _tellings(
    claims: list[Claim], chairs: Mapping[str, "Chairs"], voices: Voices, verdicts: Verdicts
) -> list[Telling]:
    mains = {claim.report: claim for claim in claims if _is_main(claim)}
    last = _last_before(claims)
    grouped: dict[tuple[str, ...], list[Claim]] = {}
    made: dict[tuple[str, ...], Telling] = {}
    for claim in claims:
        level = chairs[claim.id].level if claim.id in chairs else None
        main = mains.get(claim.report) if claim.id in last or not _is_previous(claim) else None
        telling = _telling(claim, main, level, verdicts)
        grouped.setdefault(telling.key, []).append(claim)
        made[telling.key] = telling
    return [
        replace(
            made[key],
            claims=tuple(sorted(claim.id for claim in members)),
            leaders=frozenset().union(
                *(chairs[claim.id].names for claim in members if claim.id in chairs)
            ),
            told_on=_day_of_report(members, voices),
            reports=frozenset(claim.report for claim in members),
            witnesses=voices.witnesses(members),
        )
        for key, members in sorted(grouped.items())
    ]


def _is_previous(claim: Claim) -> bool:
    """Whether a claim tells of a round held before; one that fell out took no number."""
    return bool(claim.item.get("rule") == "rounds/previous" and claim.item["status"] == "held")


def _last_before(claims: list[Claim]) -> set[str]:
    """Of the rounds that each report tells of as held before its own, the one held last.

    "The previous dialogue was held in 2017, the last in Manila in 2015": only one of them is the
    number before.
    """
    latest: dict[str, Claim] = {}
    for claim in claims:
        if _is_previous(claim):
            known = latest.get(claim.report)
            if known is None or (known.item["start"] or "") < (claim.item["start"] or ""):
                latest[claim.report] = claim
    return {claim.id for claim in latest.values()}


def _day_of_report(claims: list[Claim], voices: Voices) -> str | None:
    """The day on which the report of some claims came out, where one report makes them all."""
    facts = {voices.facts.get(claim.report) for claim in claims}
    only = facts.pop() if len(facts) == 1 else None
    return only.published if only else None


def _telling(claim: Claim, main: Claim | None, level: str | None, verdicts: Verdicts) -> Telling:
    item = claim.item
    ordinal = item["ordinal"]
    is_printed = ordinal is not None
    beside = None
    step = 1 if item.get("rule") == "rounds/next" else -1 if _is_previous(claim) else 0
    if ordinal is None and step and main is not None and main.id != claim.id:
        known = main.item["ordinal"]
        if known is not None and known + step > 0:
            ordinal = known + step
        elif known is None and main.item["start"]:
            beside = f"{'next after' if step > 0 else 'one before'} {main.item['start']}"
    is_bare = ordinal is None and beside is None and len(item["start"] or "") < 7
    key = (
        "" if ordinal is None else f"{ordinal:04d}",
        "printed" if is_printed else "counted",
        item["start"] or "",
        item["end"] or "",
        item["city"] or "",
        item["status"],
        beside or "",
        level or "",
        claim.report if is_bare else "",
        *verdicts.marks(claim.id),
    )
    return Telling(
        key=key,
        claims=(claim.id,),
        ordinal=ordinal,
        is_printed=is_printed,
        start=item["start"],
        end=item["end"],
        city=item["city"],
        is_held=item["status"] == "held",
        is_put_off=item["status"] == "postponed",
        beside=beside,
        levels=frozenset({level} if level else ()),
    )


@dataclass(frozen=True, slots=True)
class Chairs:
    """Those who chair a round or lead a side, as one report tells."""

    names: frozenset[str]
    level: str | None
    """The level on which their offices agree."""


def chairs_of_rounds(participants: Iterable[Claim]) -> dict[str, Chairs]:
    """The chairs of each round claim."""
    told: dict[str, list[Claim]] = {}
    for claim in participants:
        where = claim.item["round"]
        if isinstance(where, str) and claim.item["function"] in ("co-chair", "head"):
            told.setdefault(where, []).append(claim)
    return {where: _chairs(own) for where, own in told.items()}


def _chairs(claims: list[Claim]) -> Chairs:
    ranks = {_rank(claim.item["role"]) for claim in claims if claim.item["role"]}
    return Chairs(
        names=frozenset(slug_of(claim.item["name"]) for claim in claims),
        level=next(iter(ranks)) if len(ranks) == 1 and "" not in ranks else None,
    )


_BELOW = re.compile(
    r"\b(?:deputy|vice|under|assistant|undersecretary|permanent|parliamentary)\b", re.IGNORECASE
)
_OFFICIAL = re.compile(r"\b(?:director|directors|ambassador|head of|chief of)\b", re.IGNORECASE)
_MINISTER = re.compile(r"\b(?:minister|secretary)\b", re.IGNORECASE)


def _rank(role: str) -> str:
    if _BELOW.search(role):
        return "deputies"
    if _OFFICIAL.search(role):
        return "officials"
    return "ministers" if _MINISTER.search(role) else ""


# -- claims to dialogues ---------------------------------------------------------------------------


@dataclass(slots=True)
class Series:
    """The dialogues and rounds of one relation, and the round of each claim."""

    dialogues: list[Dialogue] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    home: dict[str, str] = field(default_factory=dict)
    met: dict[str, str] = field(default_factory=dict)
    """The round of each claim that tells of it as held: what it says besides was said there."""
    coming: dict[str, str] = field(default_factory=dict)
    """The round of each claim that tells of one still to come."""
    tasks: list[Task] = field(default_factory=list)


def resolve_rounds(
    parties: tuple[str, ...],
    claims: list[Claim],
    participants: list[Claim],
    voices: Voices,
    verdicts: Verdicts = NO_VERDICTS,
) -> Series:
    """Merge the round claims of one relation into dialogues and rounds."""
    series = Series()
    chairs = chairs_of_rounds(participants)
    on_dialogues, on_rounds = verdicts.parted()
    near: list[tuple[NearMiss, str, str]] = []
    mechanisms, doubts = _mechanisms(claims, chairs, voices, verdicts)
    for mechanism in mechanisms:
        groups = join(
            _tellings(mechanism.claims, chairs, voices, on_rounds),
            ROUND_COMPARISONS,
            enough=ENOUGH,
            verdicts=on_rounds,
        )
        groups = _meet_announced(groups, on_rounds)
        near += _nearly_one(groups, on_rounds)
        for level, members in _by_level(groups, mechanism, on_dialogues):
            dialogue, rounds = _dialogue(parties, mechanism, level, members, voices)
            series.dialogues.append(dialogue)
            series.rounds += rounds
    _make_distinct(series)
    for each in series.rounds:
        series.home.update(dict.fromkeys(each.claims, each.id))
    ahead = {each.id for each in series.rounds if each.status in ("planned", "announced")}
    for claim in claims:
        where, status = series.home[claim.id], claim.item["status"]
        if status == "held":
            series.met[claim.id] = where
        elif status == "planned" and where in ahead:
            series.coming[claim.id] = where
    called = {each.id: (each.id, _name_with_day(each)) for each in series.rounds}
    series.tasks = [
        ask_same(each, called[series.home[one]], called[series.home[other]], "round")
        for each, one, other in near
    ]
    series.tasks += _dialogue_tasks(series, doubts)
    return series


def _dialogue_tasks(series: Series, doubts: Iterable[tuple[NearMiss, str, str]]) -> Iterator[Task]:
    """The questions whether two dialogues are one, each by a claim of either."""
    names = {each.id: each.name for each in series.dialogues}
    dialogue = {claim: each.id for each in series.dialogues for claim in each.claims}
    for near, one, other in doubts:
        first, second = dialogue[one], dialogue[other]
        yield ask_same(near, (first, names[first]), (second, names[second]), "dialogue")


def _nearly_one(
    groups: list[Group[Telling]], verdicts: Verdicts
) -> Iterator[tuple[NearMiss, str, str]]:
    """Meetings told as held that nearly are one, each by a claim of it."""
    held = [group for group in groups if any(each.is_held for each in group.members)]
    claims = [group.members[0].claims[0] for group in held]
    for each in near_misses(held, NEAR_ROUND_COMPARISONS, enough=NEARLY, verdicts=verdicts):
        yield each, claims[each.one], claims[each.other]


@dataclass(slots=True)
class Mechanism:
    """What is told of one mechanism, under the words of its name and of others for it."""

    head: frozenset[str]
    names: frozenset[frozenset[str]]
    """The words of the names that are one with it as names."""
    claims: list[Claim]
    links: list[Link]
    """What made names one mechanism that are not one as names."""


def _mechanisms(
    claims: list[Claim], chairs: Mapping[str, "Chairs"], voices: Voices, verdicts: Verdicts
) -> tuple[list[Mechanism], list[tuple[NearMiss, str, str]]]:
    """The mechanisms, and which of them nearly are one, each by a claim of a meeting of it."""
    on_dialogues, on_rounds = verdicts.parted()
    by_id = {claim.id: claim for claim in claims}
    words = {claim.id: words_of(claim.item["mechanism"]) for claim in claims}
    homes = group_names(dict(Counter(words.values())), _names_apart(words, on_dialogues))
    under: dict[frozenset[str], list[Claim]] = {}
    for claim in claims:
        under.setdefault(homes[words[claim.id]], []).append(claim)
    named = [
        Named(
            key=tuple(sorted(head)),
            claims=tuple(sorted(claim.id for claim in own)),
            words=head,
            tellings=tuple(_tellings(own, chairs, voices, on_rounds)),
        )
        for head, own in under.items()
    ]
    # rounds that were judged one are of one dialogue; rounds of two may be of one as well
    judged = Verdicts(verdicts.same, on_dialogues.different)
    groups = join(
        named, DIALOGUE_COMPARISONS, enough=ONE_DIALOGUE, verdicts=judged, blocks=_days_met
    )
    found = []
    for group in groups:
        first = min(group.members, key=lambda each: (-len(each.claims), -len(each.words), each.key))
        found.append(
            Mechanism(
                head=first.words,
                names=frozenset(name for name, home in homes.items() if home == first.words),
                claims=[by_id[each] for each in sorted(c for e in group.members for c in e.claims)],
                links=list(group.links),
            )
        )
    return found, list(_nearly_one_dialogue(groups, judged))


def _names_apart(
    words: Mapping[str, frozenset[str]], on_dialogues: Verdicts
) -> frozenset[tuple[frozenset[str], frozenset[str]]]:
    """The names that were told only of one of two dialogues which a person told apart."""
    found: set[tuple[frozenset[str], frozenset[str]]] = set()
    for each in on_dialogues.different:
        one = {words[claim] for claim in each.one if claim in words}
        other = {words[claim] for claim in each.other if claim in words}
        found |= {(a, b) for a in one - other for b in other - one}
    return frozenset(found)


def _nearly_one_dialogue(
    groups: list[Group[Named]], verdicts: Verdicts
) -> Iterator[tuple[NearMiss, str, str]]:
    """Mechanisms that nearly are one, each by a claim of a meeting that may be the other's."""
    for near in near_misses(
        groups,
        DIALOGUE_COMPARISONS,
        enough=NEARLY_ONE_DIALOGUE,
        verdicts=verdicts,
        blocks=_days_met,
    ):
        met = [
            pair
            for one in groups[near.one].members
            for other in groups[near.other].members
            for pair in _met(one, other)
        ]
        told = sorted({claim for pair in met for each in pair for claim in each.claims})
        yield replace(near, claims=tuple(told)), met[0][0].claims[0], met[0][1].claims[0]


def _by_level(
    groups: list[Group[Telling]], mechanism: Mechanism, on_dialogues: Verdicts
) -> list[tuple[str | None, list[Group[Telling]]]]:
    """Part the rounds of one name where two series of it are told apart by the chairs' level."""
    named = level_of(" ".join(sorted(mechanism.head)))
    own = {claim.id for claim in mechanism.claims}
    is_judged_one = any(each.one & own and each.other & own for each in on_dialogues.same)
    levels = [_level(group) for group in groups]
    numbers: dict[int, set[str]] = {}
    for group, level in zip(groups, levels, strict=True):
        held = [each for each in group.members if each.is_held and each.ordinal]
        if held and level:
            numbers.setdefault(held[0].ordinal or 0, set()).add(level)
    if is_judged_one or not any(len(each) > 1 for each in numbers.values()):
        known = Counter(level for level in levels if level)
        usual = min(known, key=lambda each: (-known[each], each)) if known else None
        return [(named or usual, groups)]
    known = Counter(level for level in levels if level)
    usual = min(known, key=lambda each: (-known[each], each))
    parted: dict[str, list[Group[Telling]]] = {}
    for group, level in zip(groups, levels, strict=True):
        parted.setdefault(level or usual, []).append(group)
    return sorted(parted.items())


def _meet_announced(groups: list[Group[Telling]], verdicts: Verdicts) -> list[Group[Telling]]:
    """Let "the next dialogue" after a round without a number meet the next that was held."""
    held = sorted(
        ((days[0], index) for index, group in enumerate(groups) if (days := _held_days(group))),
    )
    gone: set[int] = set()
    for index, group in enumerate(groups):
        first = group.members[0]
        after = (first.beside or "").removeprefix("next after ")
        if _held_days(group) or not after or after == first.beside or len(after) < 10:
            continue
        later = [other for day, other in held if day.isoformat() > after]
        if not later or not _may_meet(group, groups[later[0]], verdicts):
            continue
        met = groups[later[0]]
        told = f"first-held-after: announced as the {first.beside}, and the next that was held"
        met.members += group.members
        link = Link(met.members[0].claims[0], first.claims[0], 0.0, (told,))
        met.links += [*group.links, link]
        gone.add(index)
    return [group for index, group in enumerate(groups) if index not in gone]


def _held_days(group: Group[Telling]) -> tuple[date, date] | None:
    return next((days for each in group.members if each.is_held and (days := _days(each))), None)


def _may_meet(announced: Group[Telling], held: Group[Telling], verdicts: Verdicts) -> bool:
    """Whether the place or the time announced is that of the round held, and nobody denied it."""
    one = {claim for each in announced.members for claim in each.claims}
    other = {claim for each in held.members for claim in each.claims}
    if any(
        (each.one & one and each.other & other) or (each.other & one and each.one & other)
        for each in verdicts.different
    ):
        return False
    return any(
        same_city(a, b) or same_month_or_year(a, b) or same_day(a, b)
        for a in announced.members
        for b in held.members
    )


def _level(group: Group[Telling]) -> str | None:
    counted = Counter(level for each in group.members for level in each.levels)
    return min(counted, key=lambda each: (-counted[each], each)) if counted else None


def _dialogue(
    parties: tuple[str, ...],
    mechanism: Mechanism,
    level: str | None,
    groups: list[Group[Telling]],
    voices: Voices,
) -> tuple[Dialogue, list[Round]]:
    own_ids = {claim for group in groups for each in group.members for claim in each.claims}
    own = [claim for claim in mechanism.claims if claim.id in own_ids]
    by_id = {claim.id: claim for claim in own}
    names = Counter(claim.item["mechanism"] for claim in own if claim.item["mechanism"])
    full = (
        [name for name in names if words_of(name) == mechanism.head] or list(names) or ["Dialogue"]
    )
    name = min(full, key=lambda each: (-names[each], each.islower(), each))
    base = slug_of(" ".join((*parties, slug_words(name))))
    rounds = [_round(base, group, by_id, voices) for group in groups]
    rounds.sort(key=lambda each: (_order(each), each.claims))
    fill_years(rounds, {report: _published(voices, report) for report in _reports(own)})
    aliases = sorted(set(names) - {name})
    family = slug_of(" ".join((*parties, *sorted(family_words(words_of(name))))))
    dialogue = Dialogue(
        id=f"dialogue:{base}",
        name=name,
        aliases=tuple(aliases),
        parties=parties,
        rounds=tuple(each.id for each in rounds),
        family=f"family:{family}",
        level=level,
        claims=tuple(sorted(by_id)),
        links=(
            *(
                Link(name, alias, 0.0, (f"one-mechanism: {why_one_name(name, alias)}",))
                for alias in aliases
                if words_of(alias) in mechanism.names
            ),
            *mechanism.links,
        ),
    )
    return dialogue, rounds


def _reports(claims: Iterable[Claim]) -> list[str]:
    return sorted({claim.report for claim in claims})


def _published(voices: Voices, report: str) -> str | None:
    facts = voices.facts.get(report)
    return facts.published if facts else None


_STATUS_ORDER = ("held", "cancelled", "postponed", "planned")


def _round(base: str, group: Group[Telling], by_id: Mapping[str, Claim], voices: Voices) -> Round:
    claims = [by_id[each] for telling in group.members for each in telling.claims]
    statuses = {claim.item["status"] for claim in claims}
    status = next(each for each in _STATUS_ORDER if each in statuses)
    _, put_off = _times_put_off(claims)
    telling = put_off if status == "postponed" else []
    telling = telling or [claim for claim in claims if claim.item["status"] == status]
    about = {c.report for c in claims if _is_main(c) and c.item["status"] == status}
    if status == "planned" and not about:
        status = "announced"
    number, basis = _number(group, by_id, voices)
    city = choose(telling, "city", voices)
    host = _host(city)
    start, end = choose_days(telling, voices, host)
    city = choose(telling, "city", voices, own=host)
    when = start.working if start else None
    key = str(number) if number else (when or "undated")
    return Round(
        id=f"round:{base}/{key}",
        dialogue=f"dialogue:{base}",
        ordinal=number,
        start=start,
        end=end,
        city=city,
        mode=choose(telling, "mode", voices),
        status=status,
        claims=tuple(sorted(claim.id for claim in claims)),
        reports=tuple(sorted(about)),
        announced_by=tuple(sorted({claim.report for claim in claims} - about)),
        basis=basis,
        ordinals=choose(telling, "ordinal", voices),
        announcement=_announcement(claims, voices, status, start, city),
        host=host,
        sides=tuple(sorted(voices.sides(c for c in claims if c.report in about))),
        is_agreed=voices.is_agreed(claim for claim in claims if claim.report in about),
        is_covered=is_covered(about, voices),
        links=tuple(group.links),
    )


ENOUGH_WORDS = 150  # a shorter report leaves most of an agenda out


def is_covered(reports: Iterable[str], voices: Voices) -> bool:
    """Whether silence on a round means something: one full report, or both sides' own texts."""
    facts = [voices.facts[each] for each in reports if each in voices.facts]
    return any(each.words >= ENOUGH_WORDS for each in facts) or (
        len({each.side for each in facts if each.side}) > 1
    )


def _number(
    group: Group[Telling], by_id: Mapping[str, Claim], voices: Voices
) -> tuple[int | None, str | None]:
    printed = [
        by_id[each] for telling in group.members if telling.is_printed for each in telling.claims
    ]
    held = [claim for claim in printed if claim.item["status"] == "held"]
    choice = choose(held or printed, "ordinal", voices)
    if choice is not None:
        return choice.working, None
    counted = sorted({each.ordinal for each in group.members if each.ordinal is not None})
    if not counted:
        return None, None
    rules_used = sorted(
        {
            by_id[each].item.get("rule") or ""
            for t in group.members
            if t.ordinal
            for each in t.claims
        }
    )
    if "rounds/next" in rules_used:
        return counted[0], f"told as the next after round {counted[0] - 1}"
    return counted[0], f"told as the one before round {counted[0] + 1}"


def _host(city: Choice | None) -> str | None:
    return _city_states().get(city.working) if city else None


def _city_states() -> dict[str, str]:
    cities, parties, states = (rules.load(each) for each in ("cities", "parties", "states"))
    found = {name: entry["state"] for name, entry in cities["cities"].items()}
    found |= {state["capital"]: code for code, state in states["states"].items()}
    return {**found, **parties["more_hosts"]}


def _announcement(
    claims: list[Claim],
    voices: Voices,
    status: str,
    start: Choice | None,
    city: Choice | None,
) -> Announcement | None:
    """What was said beforehand, against what was held."""
    due, put_off = _times_put_off(claims)
    ahead = [claim for claim in claims if claim.item["status"] == "planned"] + due
    if not ahead and not put_off:
        return None
    when = choose(ahead, "start", voices)
    then = choose(put_off, "start", voices)
    where = choose(ahead, "city", voices) or choose(put_off, "city", voices)
    if status != "held":
        outcome, late = "open", None
    else:
        late = _late_by(when or then, start)
        is_elsewhere = where is not None and city is not None and where.working != city.working
        words = [word for word, is_so in (("late", late), ("elsewhere", is_elsewhere)) if is_so]
        outcome = " and ".join(words) or "met"
    return Announcement(
        start=when.working if when else None,
        city=where.working if where else None,
        claims=tuple(sorted({claim.id for claim in (*ahead, *put_off)})),
        outcome=outcome,
        late_by=late,
        put_off_to=then.working if then else None,
    )


def _times_put_off(claims: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Of the claims that tell of a round as put off, those on when it was due, and until when.

    Of two times in one report the later is the new one. One alone is new where it is later than
    what was announced, or where nothing was announced and it is when the round was held.
    """
    told = [claim for claim in claims if claim.item["status"] == "postponed"]
    planned, held = (
        {c.item["start"] for c in claims if c.item["status"] == status and c.item["start"]}
        for status in ("planned", "held")
    )
    new = []
    for claim in told:
        start = claim.item["start"]
        own = {each.item["start"] for each in told if each.report == claim.report} - {None, start}
        if start is None:
            continue
        if own:
            is_new = not any(_is_before(start, other) for other in own)
        elif planned:
            is_new = all(_is_before(each, start) for each in planned)
        else:
            is_new = any(agree(start, each) for each in held)
        if is_new:
            new.append(claim)
    return [claim for claim in told if claim not in new], new


def _is_before(one: str, other: str) -> bool:
    """Whether one time is over when the other begins."""
    a, b = _bounds(one), _bounds(other)
    return a is not None and b is not None and a[1] < b[0]


def _late_by(announced: Choice | None, held: Choice | None) -> int | None:
    if announced is None or held is None:
        return None
    due, first = When(announced.working).latest, When(held.working).earliest
    return (first - due).days if due and first and first > due else None


def _make_distinct(series: Series) -> None:
    """Give dialogues and rounds that share an id one of their own, by level, then by content."""
    counted = Counter(each.id for each in series.dialogues)
    renamed: dict[int, str] = {}
    for each in series.dialogues:
        if counted[each.id] > 1 and each.level:
            renamed[id(each)] = f"{each.id}-{each.level}"
    for each in series.dialogues:
        if id(each) in renamed:
            own = set(each.rounds)
            new = renamed[id(each)]
            for one in series.rounds:
                if one.id in own and set(one.claims) <= set(each.claims):
                    one.dialogue = new
                    one.id = one.id.replace(
                        each.id.removeprefix("dialogue:"), new.removeprefix("dialogue:"), 1
                    )
            each.id = new
    seen: Counter[str] = Counter()
    for one in series.rounds:
        seen[one.id] += 1
        if seen[one.id] > 1:
            one.id = f"{one.id}-{seen[one.id]}"
    for each in series.dialogues:
        each.rounds = tuple(
            one.id
            for one in series.rounds
            if one.dialogue == each.id and set(one.claims) <= set(each.claims)
        )


def _order(each: Round) -> tuple[int, str]:
    when = each.start.working if each.start else "9999"
    return (each.ordinal or 10**6, "9999" if when.startswith("XXXX") else when)
