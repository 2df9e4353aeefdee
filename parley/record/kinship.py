"""Threads that stay two to the question whether they are one promise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from parley.model.record import Statement, Task, Thread
from parley.record.asking import ask_same, near_misses
from parley.record.following import CLOSED
from parley.record.matching import Comparison, Group, Verdicts
from parley.record.naming import object_in_sentence
from parley.record.objects import ABOUT_A_SITE, ABOUT_PEOPLE, is_named
from parley.record.statements import likeness, words_of
from parley.record.threads import Skein

NEARLY = 3.0
SAME_WORDS = 0.5  # of the shorter phrase, and two words at least
MISSPELT = 85  # of 100: "Bien Hoa" and "Bienh Hoa"


@dataclass(frozen=True, slots=True)
class Promise:
    """What is compared of a thread: its topic, its object and its words."""

    key: tuple[str, ...]
    claims: tuple[str, ...]
    topic: str
    object: str
    words: tuple[frozenset[str], ...]


def same_topic(one: Promise, other: Promise) -> str | None:
    """They are on one topic."""
    return one.topic if one.topic == other.topic else None


def one_names_no_object(one: Promise, other: Promise) -> str | None:
    """One names a site or whose people, and the other, on the same topic, none."""
    named = one.object or other.object
    is_so = bool(one.object) != bool(other.object) and is_named(named)
    return (
        f"{object_in_sentence(named)}, and none named"
        if is_so and one.topic == other.topic
        else None
    )


def nearly_one_object(one: Promise, other: Promise) -> str | None:
    """The names of their objects differ by a letter or two."""
    if one.object == other.object or not (is_named(one.object) and is_named(other.object)):
        return None
    is_near = fuzz.ratio(one.object, other.object) >= MISSPELT
    is_near = is_near and not one.object.startswith("people of ")
    return f"{one.object} and {other.object}" if is_near else None


def one_object_under_two_topics(one: Promise, other: Promise) -> str | None:
    """They are about the same site, and outlets' words put them under different topics."""
    is_so = one.topic != other.topic and one.object == other.object and is_named(one.object)
    return f"{one.object}: {one.topic} and {other.topic}" if is_so else None


def words_shared(one: Promise, other: Promise) -> str | None:
    """A wording of one has at least half the words of a wording of the other."""
    best = max(
        ((likeness(a, b), a & b) for a in one.words for b in other.words if len(a & b) > 1),
        key=lambda each: (each[0], sorted(each[1])),
        default=(0.0, frozenset[str]()),
    )
    return f"{best[0]:.0%} of words" if best[0] >= SAME_WORDS else None


THREAD_NEAR_COMPARISONS: tuple[Comparison[Promise], ...] = (
    Comparison(same_topic, 1),
    Comparison(one_names_no_object, 1),
    Comparison(nearly_one_object, 2),
    Comparison(one_object_under_two_topics, 2),
    Comparison(words_shared, 1),
)


def ask_of_threads(
    skeins: Sequence[Skein], threads: Iterable[Thread], verdicts: Verdicts
) -> Iterator[Task]:
    """Ask of open promises on sites and people that nearly are one whether they are."""
    threads = list(threads)
    closed = {each.id for each in threads if each.status in CLOSED}
    groups = [
        Group([promise])
        for skein in skeins
        if skein.topic in ABOUT_A_SITE | ABOUT_PEOPLE
        and skein.id not in closed
        and (promise := _promise(skein, [s for s in skein.statements if s.kind != "topic"])).words
    ]
    near = near_misses(
        groups,
        THREAD_NEAR_COMPARISONS,
        enough=NEARLY,
        verdicts=verdicts,
        blocks=lambda each: (
            ((each.topic,), ("about", each.object)) if each.object else ((each.topic,),)
        ),
    )
    called = {
        each.id: f"“{each.what}”" + (f" ({object_in_sentence(each.object)})" if each.object else "")
        for each in threads
    }
    for each in near:
        one, other = (groups[place].members[0].key[0] for place in (each.one, each.other))
        yield ask_same(each, (one, called[one]), (other, called[other]), "promise")


def _promise(skein: Skein, said: Sequence[Statement]) -> Promise:
    return Promise(
        key=(skein.id,),
        claims=_claims_of(skein),
        topic=skein.topic,
        object=skein.object or "",
        words=tuple(words_of(what) for each in said for what in each.wordings),
    )


def _claims_of(skein: Skein) -> tuple[str, ...]:
    return tuple(sorted({claim for each in skein.statements for claim in each.claims}))
