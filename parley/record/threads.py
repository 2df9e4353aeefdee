"""Statements to threads: one promise through the rounds, matched by owners, topic and object."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from parley.model.record import Link, Statement
from parley.model.when import When
from parley.record.matching import NO_VERDICTS, Comparison, Group, Verdicts, join
from parley.record.objects import ABOUT_PEOPLE, ASPIRATIONS, is_goods_by_make
from parley.record.parties import sits_at
from parley.record.rounds import NEAR_DAYS, slug_of
from parley.record.statements import likeness, words_of

ENOUGH = 3.0
SAME_WORDS = 0.5  # of the shorter phrase: "search for soldiers missing", "find the missing"
DONE = frozenset({"progress", "complete"})


@dataclass(frozen=True, slots=True)
class Strand:
    """Statements of one topic, object and owner."""

    key: tuple[str, ...]
    claims: tuple[str, ...]
    topic: str
    object: str
    owners: frozenset[str]
    is_open: bool
    """Whether any owner may have it: a proposal to the other side, or word of a deed done."""
    statements: tuple[str, ...]
    words: frozenset[str] = frozenset()
    """Of what names no object and can be ticked off, or is in the words of such: its words."""
    table: tuple[str, ...] = ()
    """Its owners, where one of them does not sit at the table."""


def same_topic_and_object(one: Strand, other: Strand) -> str | None:
    """They are of one topic and about the same object, or neither names one."""
    if (one.topic, one.object) != (other.topic, other.object) or _has_other_words(one, other):
        return None
    return f"{one.topic}, {one.object or 'no object named'}"


def same_make(one: Strand, other: Strand) -> str | None:
    """They are about things of one make, which two reports put under two topics."""
    is_so = one.topic != other.topic and one.object == other.object and is_goods_by_make(one.object)
    return f"{one.object}: {one.topic} and {other.topic}" if is_so else None


def other_object(one: Strand, other: Strand) -> str | None:
    """They are of another topic or about another object."""
    if _subject(one.topic, one.object) != _subject(other.topic, other.object):
        return f"{one.object or one.topic} and {other.object or other.topic}"
    return None


def other_table(one: Strand, other: Strand) -> str | None:
    """One was agreed by others than those who sit at the table, and the other not by these."""
    if one.table == other.table:
        return None
    return "; ".join("+".join(each.table) or "the table" for each in (one, other))


def owners_shared(one: Strand, other: Strand) -> str | None:
    """The owners of one are among the other's, or overlap with them."""
    shared = one.owners & other.owners
    return ", ".join(sorted(shared)) if shared else None


def asked_or_done(one: Strand, other: Strand) -> str | None:
    """One is a proposal to the other side, or tells of a deed whose doer may be anyone."""
    is_so = not one.owners & other.owners and (one.is_open or other.is_open)
    return "asked of the other side, or told as done" if is_so else None


THREAD_COMPARISONS: tuple[Comparison[Strand], ...] = (
    Comparison(same_topic_and_object, 2),
    Comparison(same_make, 2),
    Comparison(other_object, -9),
    Comparison(other_table, -9),
    Comparison(owners_shared, 1),
    Comparison(asked_or_done, 1),
)


@dataclass(frozen=True, slots=True)
class Skein:
    """A thread before its life is worked out: its statements, in the order of time."""

    id: str
    topic: str
    object: str | None
    owners: tuple[str, ...]
    statements: tuple[Statement, ...]
    group: Group[Strand]


def wind_threads(
    relation: tuple[str, ...],
    commitments: Iterable[Statement],
    positions: Iterable[Statement],
    mentions: Iterable[Statement],
    moments: Mapping[str, str],
    verdicts: Verdicts = NO_VERDICTS,
) -> list[Skein]:
    """Match the statements of one relation into threads.

    A statement about two objects is a statement of two threads. Views and topics on the table are
    words of a thread where they name its object; a topic on the table also where neither it nor
    the one promise on the topic names an object, and they share their words. `moments` sorts the
    rounds by time.
    """
    commitments = list(commitments)
    mentions = list(mentions)
    by_id = {each.id: each for each in commitments}
    said = {_subject(each.topic, name) for each in commitments for name in each.objects}
    positions = [each for each in positions if _is_word_of(each, said)]
    told = [*commitments, *positions]
    others = [
        *positions,
        *(each for each in mentions if _is_word_of(each, said) and not _is_told(each, told)),
    ]
    bare = [each for each in mentions if not each.objects and not _is_told(each, told)]
    by_id.update({each.id: each for each in (*others, *bare)})
    judged, left = _by_judgement(_strands(bare, relation, verdicts), verdicts)
    strands = [*_strands([*commitments, *others], relation, verdicts), *judged]
    groups = join(
        strands,
        THREAD_COMPARISONS,
        enough=ENOUGH,
        verdicts=verdicts,
        blocks=lambda each: [_subject(each.topic, each.object)],
    )
    _add_bare(groups, left, by_id)
    return _distinct([_skein(relation, group, by_id, moments) for group in groups])


def _subject(topic: str, name: str) -> tuple[str, str]:
    """What a promise is about: its object under its topic; of things of one make these alone."""
    return ("", name) if is_goods_by_make(name) else (topic, name)


def _has_other_words(one: Strand, other: Strand) -> bool:
    """Whether both name no object, one can be ticked off, and they say other things.

    What can be ticked off is never matched by its topic alone: the vehicles that were handed over
    are no treaty, though both are defence cooperation.
    """
    if one.object or not (one.words or other.words):
        return False
    return not _shares_words(one.words, other.words)


def _is_told(mention: Statement, told: list[Statement]) -> bool:
    """Whether something was promised or held of all its objects on the same occasion."""
    own = [each for each in told if each.topic == mention.topic and _is_one_occasion(each, mention)]
    if not mention.objects:
        return any(each.kind == "commitment" and not each.objects for each in own)
    return set(mention.objects) <= {name for each in own for name in each.objects}


def _by_judgement(strands: list[Strand], verdicts: Verdicts) -> tuple[list[Strand], list[Strand]]:
    """Those on which a person decided what they are one with, or not, and the others."""
    judged = [each for each in strands if any(verdicts.marks(claim) for claim in each.claims)]
    return judged, [each for each in strands if each not in judged]


def _add_bare(
    groups: list[Group[Strand]],
    bare: list[Strand],
    by_id: Mapping[str, Statement],
) -> None:
    """Add topics on the table without an object to the one promise on them without one."""
    for strand in bare:
        homes = [
            group
            for group in groups
            if any((each.topic, each.object) == (strand.topic, "") for each in group.members)
        ]
        if strand.topic in ASPIRATIONS or len(homes) != 1:
            continue
        (home,) = homes
        promised = [
            words_of(by_id[name].what)
            for each in home.members
            for name in each.statements
            if by_id[name].kind == "commitment"
        ]
        alike = tuple(
            name
            for name in strand.statements
            if any(_shares_words(words_of(by_id[name].what), own) for own in promised)
        )
        claims = tuple(sorted(claim for name in alike for claim in by_id[name].claims))
        if not alike:
            continue
        first = home.members[0].claims[0]
        told = f"same-topic-same-words: {strand.topic}, no object named"
        home.members.append(replace(strand, claims=claims, statements=alike))
        home.links.append(Link(one=first, other=claims[0], score=0.0, told=(told,)))


def _shares_words(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > 1 and likeness(one, other) >= SAME_WORDS


def _is_one_occasion(one: Statement, other: Statement) -> bool:
    if one.round is not None or other.round is not None:
        return one.round == other.round
    return bool(set(one.reports) & set(other.reports))


def _is_word_of(each: Statement, said: set[tuple[str, str]]) -> bool:
    if any(_subject(each.topic, name) in said for name in each.objects):
        return True
    return each.kind == "position" and each.topic in ABOUT_PEOPLE and bool(each.objects)


def _strands(
    statements: list[Statement], relation: tuple[str, ...], verdicts: Verdicts
) -> list[Strand]:
    grouped: dict[tuple[str, ...], list[Statement]] = {}
    apart = _by_their_words(statements)
    for each in statements:
        marks = sorted({mark for claim in each.claims for mark in verdicts.marks(claim)})
        is_open = _is_open(each)
        is_ours = sits_at(each.by, relation)
        owners = relation if is_open and is_ours else each.by
        own = each.id if each.id in apart else ""
        table = "" if is_ours else "+".join(each.by)
        for name in each.objects or ("",):
            lead = (each.topic, name, "+".join(owners), "open" if is_open else "")
            key = (*lead, table, own, *marks)
            grouped.setdefault(key, []).append(each)
    return [
        Strand(
            key=key,
            claims=tuple(sorted({claim for each in own for claim in each.claims})),
            topic=key[0],
            object=key[1],
            owners=frozenset(key[2].split("+")),
            is_open=key[3] == "open",
            statements=tuple(sorted(each.id for each in own)),
            words=words_of(own[0].what) if key[5] else frozenset(),
            table=tuple(key[4].split("+")) if key[4] else (),
        )
        for key, own in sorted(grouped.items())
    ]


def _by_their_words(statements: list[Statement]) -> set[str]:
    """The statements without an object that are matched by their words, and not by their topic.

    Those that can be ticked off, for they have a day or an amount or are told as finished, and
    the directions on their topic that share their words.
    """
    bare = [
        (each, words_of(each.what))
        for each in statements
        if each.kind == "commitment" and not each.objects and each.topic not in ASPIRATIONS
    ]
    ticked = [
        (each, own) for each, own in bare if each.due or each.amount or each.value == "complete"
    ]
    return {
        each.id
        for each, own in bare
        if any(
            each is other or (each.topic == other.topic and _shares_words(own, theirs))
            for other, theirs in ticked
        )
    }


def _is_open(each: Statement) -> bool:
    if each.kind != "commitment" or each.value == "propose":
        return True
    return each.value in DONE and bool(each.objects)


def _skein(
    relation: tuple[str, ...],
    group: Group[Strand],
    by_id: Mapping[str, Statement],
    moments: Mapping[str, str],
) -> Skein:
    ids = {each for strand in group.members for each in strand.statements}
    own = sorted((by_id[each] for each in ids), key=lambda each: order_of(each, moments))
    owners = {party for each in own if not _is_open(each) for party in each.by}
    owners = owners or {party for each in own for party in each.asked}
    owners = owners or {party for each in own if each.kind == "commitment" for party in relation}
    if not owners:
        # known only by thanks: those who are thanked are the others
        voiced = {party for each in own if each.kind == "position" for party in each.by}
        thanked = set(relation) - voiced
        owners = thanked or set(relation)
    topics = Counter(strand.topic for strand in group.members)
    topic = min(topics, key=lambda each: (-topics[each], each))
    names = sorted({strand.object for strand in group.members if strand.object})
    name = "; ".join(names) or None
    suffix = "" if owners >= set(relation) else "/" + "-".join(sorted(owners)).lower()
    base = f"{slug_of(' '.join(relation))}/{topic}/{slug_of(name) if name else 'no-object'}"
    return Skein(
        id=f"thread:{base}{suffix}",
        topic=topic,
        object=name,
        owners=tuple(sorted(owners)),
        statements=tuple(own),
        group=group,
    )


def is_one_time(one: Statement, other: Statement) -> bool:
    """Whether two statements are of one round, or of days that reports of one meeting confuse."""
    if one.round is not None and one.round == other.round:
        return True
    first, second = _day_of(one), _day_of(other)
    if first is None or second is None:
        return one.day is not None and one.day == other.day
    return abs((first - second).days) <= NEAR_DAYS


def _day_of(each: Statement) -> date | None:
    """The day of a statement, where no less than a day is known."""
    when = When(each.day) if each.day else None
    return when.earliest if when and when.day else None


def order_of(each: Statement, moments: Mapping[str, str]) -> tuple[str, str, str]:
    """Sorts statements by the time of their round, else by their day; what has none comes last."""
    return moment_of(each, moments) or "~", each.round or "~", each.id


def moment_of(each: Statement, moments: Mapping[str, str]) -> str:
    """When something was said, to sort it by; nothing where that is not known."""
    return moments.get(each.round or "") or each.day or ""


def _distinct(skeins: list[Skein]) -> list[Skein]:
    """Tell threads that share an id apart by the words of their first statement."""
    counted = Counter(each.id for each in skeins)
    named = [
        replace(each, id=f"{each.id}/{slug_of(each.statements[0].what)[:40].strip('-')}")
        if counted[each.id] > 1
        else each
        for each in skeins
    ]
    named.sort(key=lambda each: (each.id, [s.id for s in each.statements]))
    seen: Counter[str] = Counter()
    out = []
    for each in named:
        seen[each.id] += 1
        out.append(replace(each, id=f"{each.id}-{seen[each.id]}") if seen[each.id] > 1 else each)
    return out
