"""Claims to statements: what was promised, held or discussed at a round, merged across reports."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from anyascii import anyascii

from parley.model.claim import Claim
from parley.model.record import Instrument, Link, Round, Statement
from parley.record.choosing import Voices, choose, choose_among
from parley.record.matching import NO_VERDICTS, Apart, Verdicts
from parley.record.objects import (
    ASPIRATIONS,
    goods_in,
    goods_meant,
    goods_of,
    name_papers,
    objects_of,
    tabled_of,
)
from parley.record.parties import named_in, sits_at
from parley.record.rounds import slug_of
from parley.record.titles import wording_of

_SMALL = frozenset("the and with for from their that this into its".split())
ENOUGH = 0.5  # shared words over the shorter phrase; below it two promises of one report stay two

_STEP = {
    "propose": "proposed",
    "agree": "undertaken",
    "pledge": "undertaken",
    "reaffirm": "undertaken",
    "plan": "undertaken",
    "progress": "under-way",
    "complete": "completed",
}
"""Acts that may be one act told in other words, by the step that they stand for."""

DISCUSSED, MENTIONED = "discussed", "mentioned"


@dataclass(frozen=True, slots=True)
class Place:
    """Where statements are looked for: one relation, its rounds and papers, and its voices."""

    relation: tuple[str, ...]
    home: Mapping[str, str]
    rounds: Mapping[str, Round]
    papers: tuple[Instrument, ...]
    voices: Voices
    visits: Mapping[str, str]
    """The visit that each report without a round is about."""
    verdicts: Verdicts = NO_VERDICTS

    def round_of(self, claim: Claim) -> str | None:
        """The round at which something was said; none of what states not at its table agreed."""
        if not sits_at(claim.item.get("by") or (), self.relation):
            return None
        return self.home.get(claim.item.get("round") or "")

    def occasion(self, claim: Claim) -> str:
        """The round at which something was said; for what was said elsewhere its day, or report."""
        where = self.round_of(claim)
        if where is not None:
            return where
        if claim.report in self.visits:
            return self.visits[claim.report]
        facts = self.voices.facts.get(claim.report)
        return facts.published if facts and facts.published else claim.report

    def day(self, claims: Iterable[Claim]) -> str | None:
        """When it was said: the day of its round, else when the first report of it came out."""
        claims = list(claims)
        for claim in claims:
            each = self.rounds.get(self.round_of(claim) or "")
            if each is not None and each.start is not None:
                return str(each.start.working)
        out = (self.voices.facts.get(claim.report) for claim in claims)
        return min((facts.published for facts in out if facts and facts.published), default=None)


@dataclass(frozen=True, slots=True)
class _Said:
    """One claim with what it is compared by."""

    claim: Claim
    place: tuple[str, ...]
    objects: tuple[str, ...]
    what: str
    value: str
    """The act or stance; whether a topic was discussed, or only mentioned."""
    words: frozenset[str]


def resolve_statements(claims: list[Claim], place: Place, *, kind: str) -> list[Statement]:
    """Merge the claims of one kind: same round, owners, step, topic and object.

    Across reports that is enough; within one report two promises stay two unless their words say
    the same. What outlets call the act (agreed, pledged) may differ and is kept.
    """
    groups: dict[tuple[str, ...], list[_Said]] = {}
    neighbours, goods = _neighbours(claims), _goods(claims)
    for claim in sorted(claims, key=lambda each: each.id):
        told = (
            _on_the_table(claim, place)
            if kind == "topic"
            else _said(claim, place, kind, neighbours, goods)
        )
        for said in told:
            groups.setdefault(said.place, []).append(said)
    made = [
        _statement(members, links, place, kind)
        for _, said in sorted(groups.items())
        for members, links in _merged(said, place.verdicts)
    ]
    made.sort(key=lambda each: (each.day or "~", each.round or "~", each.id, each.claims))
    return _distinct(made)


def _neighbours(claims: list[Claim]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The promises of each sentence of each report."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for claim in claims:
        for quote in claim.quotes:
            own = found.setdefault((claim.report, str(quote["quote"])), [])
            own.append((claim.id, str(claim.item.get("what") or "")))
    return found


def _goods(claims: list[Claim]) -> dict[str, set[str]]:
    """The things to be handed over that each report names."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        found.setdefault(claim.report, set()).update(goods_in(str(claim.item.get("what") or "")))
    return found


def _said(
    claim: Claim,
    place: Place,
    kind: str,
    neighbours: Mapping[tuple[str, str], list[tuple[str, str]]],
    goods: Mapping[str, set[str]],
) -> Iterator[_Said]:
    item = claim.item
    beside = [
        what
        for quote in claim.quotes
        for other, what in neighbours.get((claim.report, str(quote["quote"])), ())
        if other != claim.id
    ]
    what = str(item["what"])
    told = objects_of(claim, beside) or goods_meant(what, goods.get(claim.report, ()))
    objects = name_papers(told, place.papers, what)
    value = item["act" if kind == "commitment" else "stance"]
    negated = "not" if item.get("negated") else ""
    key = (
        place.occasion(claim),
        item["topic"],
        _STEP.get(value, value),
        negated,
        "+".join(item["by"]),
        "; ".join(objects),
    )
    yield _Said(claim, key, objects, what, value, words_of(what))


def _on_the_table(claim: Claim, place: Place) -> Iterator[_Said]:
    """What a topic was on the table with, one for each object that its sentences name."""
    topic = claim.item["code"]
    for each in tabled_of(claim):
        if topic in ASPIRATIONS and not each.is_discussed:
            continue  # a word such as "partnership" in passing
        objects = name_papers(each.objects, place.papers, each.what)
        by = "+".join(place.relation)
        key = (place.occasion(claim), topic, DISCUSSED, "", by, "; ".join(objects))
        value = DISCUSSED if each.is_discussed else MENTIONED
        yield _Said(claim, key, objects, each.what, value, words_of(each.what))


@lru_cache(maxsize=8192)  # outlets repeat each other
def words_of(text: str) -> frozenset[str]:
    """The telling words of a phrase by their stems."""
    found = re.findall(r"[a-z0-9]{3,}", anyascii(text).lower())
    return frozenset(word[:6] for word in found if word not in _SMALL)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter phrase is in the longer, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _merged(said: list[_Said], verdicts: Verdicts) -> list[tuple[list[_Said], list[Link]]]:
    """Put the sayings of one place together, the most alike first."""
    own = verdicts.among(frozenset(each.claim.id for each in said))
    home = list(range(len(said)))
    inside = {index: [index] for index in home}
    links: dict[int, list[Link]] = {index: [] for index in home}
    pairs = sorted(
        combinations(home, 2),
        key=lambda pair: (
            -likeness(said[pair[0]].words, said[pair[1]].words),
            said[pair[0]].claim.id,
            said[pair[1]].claim.id,
        ),
    )
    for i, j in pairs:
        a, b = sorted((home[i], home[j]))
        if a == b or not all(
            _may_meet(said[x], said[y], own) for x in inside[a] for y in inside[b]
        ):
            continue
        alike = likeness(said[i].words, said[j].words)
        told = f"same-promise: one round, owners, step, topic and object; {alike:.0%} of words"
        links[a] += [*links.pop(b), Link(said[i].claim.id, said[j].claim.id, alike, (told,))]
        for index in inside[b]:
            home[index] = a
        inside[a] += inside.pop(b)
    return [([said[i] for i in sorted(inside[a])], links[a]) for a in sorted(inside)]


def _may_meet(one: _Said, other: _Said, verdicts: Verdicts) -> bool:
    if any(_is_across(each, one.claim.id, other.claim.id) for each in verdicts.different):
        return False
    if one.claim.report != other.claim.report:
        return True
    return likeness(one.words, other.words) >= ENOUGH


def _is_across(apart: Apart, one: str, other: str) -> bool:
    return (one in apart.one and other in apart.other) or (
        other in apart.one and one in apart.other
    )


def _statement(members: list[_Said], links: list[Link], place: Place, kind: str) -> Statement:
    claims = [each.claim for each in members]
    occasion, topic, step, negated, by, objects = members[0].place
    where = place.round_of(claims[0])
    each_round = place.rounds.get(where or "")
    counts = Counter(each.value for each in members)
    values = sorted(counts, key=lambda value: (value == MENTIONED, -counts[value], value))
    if negated:
        values = [f"not {value}" for value in values]
    due = choose(claims, "due", place.voices)
    name = slug_of(" ".join((by.replace("+", " "), step, topic, objects, negated)))
    elsewhere = slug_of(occasion.rpartition("/")[2])
    at = where or f"{slug_of(' '.join(place.relation))}/{elsewhere}"
    return Statement(
        id=f"{kind}:{at.removeprefix('round:')}/{name}",
        kind=kind,
        by=tuple(by.split("+")) if by and values[0] != MENTIONED else (),
        value=values[0],
        what=wording_of(_best_counted(members, place.voices), topic, members[0].objects),
        topic=topic,
        round=where,
        due=str(due.working) if due else None,
        claims=tuple(sorted(claim.id for claim in claims)),
        reports=tuple(sorted({claim.report for claim in claims})),
        day=place.day(claims),
        objects=members[0].objects,
        amount=_amount(claims, place.voices),
        values=tuple(values),
        witnesses=len(place.voices.witnesses(claims)),
        grade=place.voices.grade(claims),
        sides=tuple(sorted(place.voices.sides(claims))),
        dialogue=each_round.dialogue if each_round else None,
        relation=place.relation,
        links=tuple(links),
        asked=_asked(claims, place.relation) if step == "proposed" else (),
        wordings=tuple(sorted({each.what for each in members})),
        conditions=_conditions(claims),
        told_by=_told_by(claims),
    )


def _best_counted(members: list[_Said], voices: Voices) -> list[str]:
    """The wordings of a statement; where they count otherwise, those of the best evidence."""
    counts = {count_of(each.claim) for each in members if each.claim.part == "commitments"}
    if len(counts - {None}) < 2:
        return [each.what for each in members]
    grades = [voices.grade([each.claim]) for each in members]
    return [each.what for each, grade in zip(members, grades, strict=True) if grade == min(grades)]


def _conditions(claims: list[Claim]) -> tuple[str, ...]:
    """On what a promise hangs, in every wording that a report gives."""
    told = (" ".join(str(claim.item.get("condition") or "").split()) for claim in claims)
    return tuple(sorted({each for each in told if each}))


def _told_by(claims: list[Claim]) -> tuple[str, ...]:
    """Who says so, where each report has it from a party and not all its owners are among them."""
    tellers = {claim.item.get("said_by") for claim in claims}
    owners = {party for claim in claims for party in claim.item.get("by") or ()}
    if None in tellers or owners <= tellers:
        return ()
    return tuple(sorted(str(party) for party in tellers))


_TOGETHER = re.compile(
    r"\b(?:two|both) (?:sides|countries|parties|nations|states|governments|ministries)\b"
    r"|\b(?:two|three|all) (?:sides|parties)\b|\beach other\b|\bjoint(?:ly)?\b|\btogether\b",
    re.IGNORECASE,
)


_ASKED = re.compile(
    r"\b(?:ask|urg|call|request|invit|appeal|hop|want|wish)\w*\b((?:\W+\w+){1,6})", re.IGNORECASE
)


def _asked(claims: list[Claim], relation: tuple[str, ...]) -> tuple[str, ...]:
    """Who is asked to act: the others, where the words name them alone as those who shall; or all.

    A sentence that speaks of the two sides, or of none, asks all.
    """
    proposers = {party for claim in claims for party in claim.item["by"]}
    asked: set[str] = set()
    for claim in claims:
        sentences = [str(quote["quote"]) for quote in claim.quotes]
        if any(_TOGETHER.search(each) for each in sentences):
            return relation
        told = [str(claim.item["what"]), *(m for s in sentences for m in _ASKED.findall(s))]
        named = {party for words in told for party in named_in(words)} & set(relation)
        if not named - proposers:
            return relation
        asked |= named - proposers
    return tuple(sorted(asked))


def amount_of(claim: Claim) -> str | None:
    """The sum that a claim names, with its currency and what it is: "110 USD total"."""
    amount = claim.item.get("amount")
    if isinstance(amount, str):
        return amount  # as a person wrote it
    if not isinstance(amount, dict) or amount.get("value") is None:
        return None
    unit = amount.get("currency") or ""
    kind = next((str(amount[k]) for k in ("kind", "new", "total") if amount.get(k)), "")
    return " ".join(part for part in (str(amount["value"]), unit, kind) if part)


def count_of(claim: Claim) -> str | None:
    """How many things a promise is about, where it names things of one kind only."""
    if claim.item.get("count") is not None:
        return str(claim.item["count"])  # as a person corrected it
    found = goods_of(str(claim.item["what"]))
    return str(found[0].count) if len(found) == 1 and found[0].count else None


def _amount(claims: list[Claim], voices: Voices) -> str | None:
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if amount := amount_of(claim):
            told.setdefault(amount, []).append(claim)
    if not told:
        return None
    return str(choose_among(sorted(told.items()), "amount", voices, None, "").working)


def _distinct(made: list[Statement]) -> list[Statement]:
    """Tell statements that share an id apart by their own words."""
    counted = Counter(each.id for each in made)
    out = [
        replace(each, id=f"{each.id}/{slug_of(each.what)[:40].strip('-')}")
        if counted[each.id] > 1
        else each
        for each in made
    ]
    seen: Counter[str] = Counter()
    for each in out:
        seen[each.id] += 1
        if seen[each.id] > 1:
            each.id = f"{each.id}-{seen[each.id]}"
    return out
