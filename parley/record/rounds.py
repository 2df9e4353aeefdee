"""Rounds across reports: which claims speak of one meeting, and what is known of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

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
    """Both tell of a meeting that was held, at times that cannot be one."""
    if not (one.is_held and other.is_held) or one.start is None or other.start is None:
        return None
    if agree(one.start, other.start):
        return None
    apart = _days_apart(one, other)
    if apart is None:
        a, b = _bounds(one.start), _bounds(other.start)
        is_far = a is None or b is None or a[1] < b[0] or b[1] < a[0]
        return f"{one.start} and {other.start}" if is_far else None
    return f"{apart} days apart" if apart > NEAR_DAYS else None


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
        )
        for key, members in sorted(grouped.items())
    ]


def _is_previous(claim: Claim) -> bool:
    return bool(claim.item.get("rule") == "rounds/previous")


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
    step = {"rounds/next": 1, "rounds/previous": -1}.get(item.get("rule") or "", 0)
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
    near: list[tuple[NearMiss, str, str]] = []
    for head, own in _by_mechanism(claims, verdicts):
        groups = join(
            _tellings(own, chairs, voices, verdicts),
            ROUND_COMPARISONS,
            enough=ENOUGH,
            verdicts=verdicts,
        )
        groups = _meet_announced(groups, verdicts)
        near += _nearly_one(groups, verdicts)
        for level, members in _by_level(groups, level_of(" ".join(sorted(head)))):
            dialogue, rounds = _dialogue(parties, head, level, own, members, voices)
            series.dialogues.append(dialogue)
            series.rounds += rounds
    _make_distinct(series)
    for each in series.rounds:
        series.home.update(dict.fromkeys(each.claims, each.id))
    called = {each.id: (each.id, name_of(each)) for each in series.rounds}
    series.tasks = [
        ask_same(each, called[series.home[one]], called[series.home[other]], "round")
        for each, one, other in near
    ]
    return series


def _nearly_one(
    groups: list[Group[Telling]], verdicts: Verdicts
) -> Iterator[tuple[NearMiss, str, str]]:
    """Meetings told as held that nearly are one, each by a claim of it."""
    held = [group for group in groups if any(each.is_held for each in group.members)]
    claims = [group.members[0].claims[0] for group in held]
    for each in near_misses(held, NEAR_ROUND_COMPARISONS, enough=NEARLY, verdicts=verdicts):
        yield each, claims[each.one], claims[each.other]


def _by_mechanism(
    claims: list[Claim], verdicts: Verdicts
) -> list[tuple[frozenset[str], list[Claim]]]:
    names = Counter(words_of(claim.item["mechanism"]) for claim in claims)
    homes = group_names(dict(names))
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        head = homes[words_of(claim.item["mechanism"])]
        groups.setdefault(tuple(sorted(head)), []).append(claim)
    for each in verdicts.same:
        keys = [
            key
            for key, members in sorted(groups.items())
            if any(claim.id in each.one | each.other for claim in members)
        ]
        for key in keys[1:]:
            groups[keys[0]] += groups.pop(key)
    return [
        (frozenset(key), sorted(members, key=lambda claim: claim.id))
        for key, members in sorted(groups.items())
    ]


def _by_level(
    groups: list[Group[Telling]], named: str | None
) -> list[tuple[str | None, list[Group[Telling]]]]:
    """Part the rounds of one name where two series of it are told apart by the chairs' level."""
    levels = [_level(group) for group in groups]
    numbers: dict[int, set[str]] = {}
    for group, level in zip(groups, levels, strict=True):
        held = [each for each in group.members if each.is_held and each.ordinal]
        if held and level:
            numbers.setdefault(held[0].ordinal or 0, set()).add(level)
    if not any(len(each) > 1 for each in numbers.values()):
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
    head: frozenset[str],
    level: str | None,
    claims: list[Claim],
    groups: list[Group[Telling]],
    voices: Voices,
) -> tuple[Dialogue, list[Round]]:
    own_ids = {claim for group in groups for each in group.members for claim in each.claims}
    own = [claim for claim in claims if claim.id in own_ids]
    by_id = {claim.id: claim for claim in own}
    names = Counter(claim.item["mechanism"] for claim in own if claim.item["mechanism"])
    full = [name for name in names if words_of(name) == head] or list(names) or ["Dialogue"]
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
        links=tuple(
            Link(name, alias, 0.0, (f"one-mechanism: {why_one_name(name, alias)}",))
            for alias in aliases
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
    telling = [claim for claim in claims if claim.item["status"] == status]
    about = {claim.report for claim in claims if _is_main(claim)}
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
        announcement=_announcement(claims, status, start, city),
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
    claims: list[Claim], status: str, start: Choice | None, city: Choice | None
) -> Announcement | None:
    """What was said beforehand, against what was held."""
    planned = [claim for claim in claims if claim.item["status"] in ("planned", "postponed")]
    if not planned:
        return None
    when = choose(planned, "start")
    where = choose(planned, "city")
    told = tuple(sorted(claim.id for claim in planned))
    if status != "held":
        outcome, late = "open", None
    else:
        late = _late_by(when, start)
        is_elsewhere = where is not None and city is not None and where.working != city.working
        words = [word for word, is_so in (("late", late), ("elsewhere", is_elsewhere)) if is_so]
        outcome = " and ".join(words) or "met"
    return Announcement(
        start=when.working if when else None,
        city=where.working if where else None,
        claims=told,
        outcome=outcome,
        late_by=late,
    )


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
