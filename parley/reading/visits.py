"""Visits: who travelled where, when, and whether it is past, planned or going on."""

import re
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.model.reading import VisitItem, VisitStatus
from parley.model.when import When
from parley.reading.dates import DateMention, resolve
from parley.reading.layers import Layers
from parley.reading.painting import FILL, TYPES, expand_macros
from parley.reading.people import Person
from parley.reading.rounds import Table
from parley.reading.sentences import Sentence
from parley.reading.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class _Patterns:
    rules: tuple[tuple[str, VisitStatus | None, re.Pattern[str]], ...]
    ships: re.Pattern[str]
    planned: re.Pattern[str]
    ongoing: re.Pattern[str]
    not_visits: re.Pattern[str]
    invited: re.Pattern[str]


@cache
def patterns() -> _Patterns:
    """Compile the patterns of rules/en/visits.yaml once."""
    data = rules.load("visits")

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(expand_macros(pattern))

    return _Patterns(
        rules=tuple(
            (entry["id"], entry.get("status"), compiled(entry["pattern"]))
            for entry in data["rules"]
        ),
        ships=compiled(f"\\b(?:{data['ships']['pattern']}|{data['ships']['behind']})"),
        planned=compiled(data["planned"]),
        ongoing=compiled(data["ongoing"]),
        not_visits=compiled(data["not_visits"]),
        invited=compiled(data["invited"]),
    )


_CALLED = re.compile(r"\b(?:visit|trip|travel|tour|port call|dock)")
_MORE_VISITORS = re.compile(rf"(?:,|,? and|,? as well as) (?:then )?(?={TYPES['PERSON']})")


@dataclass(slots=True)
class _Found:
    visitor: Person
    to: str | None
    city: str | None
    start: int
    end: int
    rule: str
    status: VisitStatus | None
    sentence: Sentence


def find_visits(layers: Layers, table: Table, published: When | None) -> list[VisitItem]:
    """Find the visits that a report tells of, each once."""
    items: dict[tuple[str, str | None, str], VisitItem] = {}
    for sentence in layers.sentences:
        if sentence.label == "caption" or not _CALLED.search(
            layers.folded, sentence.start, sentence.end
        ):
            continue
        for found in _in_sentence(layers, sentence):
            item = _item(layers, table, found, published)
            key = (item.visitor, item.to, item.status)
            if key not in items or (items[key].start is None and item.start is not None):
                items[key] = item
        for ship in _ships(layers, sentence, published, table):
            items.setdefault((ship.visitor, ship.to, ship.status), ship)
    return _without_shadows(list(items.values()))


def _without_shadows(items: list[VisitItem]) -> list[VisitItem]:
    """One visit told twice, once without its place or day, is one."""
    kept: list[VisitItem] = []
    for item in items:
        twin = next(
            (
                other
                for other in items
                if other is not item
                and other.visitor == item.visitor
                and (item.start is None or item.start == other.start)
                and (item.to is None or item.to == other.to)
                and (other.start, other.to) != (item.start, item.to)
            ),
            None,
        )
        if twin is None:
            kept.append(item)
    return kept


def _in_sentence(layers: Layers, sentence: Sentence) -> list[_Found]:
    painted = layers.painted
    best: dict[int, tuple[int, _Found]] = {}
    for rule, status, pattern in patterns().rules:
        for match in pattern.finditer(painted, sentence.start, sentence.end):
            if patterns().not_visits.search(painted, match.start(), match.end()):
                continue
            if patterns().invited.search(layers.folded, sentence.start, match.start()):
                continue
            place = match.start("to") if match["to"] else -1
            to, city = _place(layers, place)
            if to and not city and layers.folded.startswith(" capital", match.end("to")):
                city = vocabulary().seat_of.get(to)
            for at in _visitors(layers, match.start("visitor"), sentence):
                mention = layers.within(layers.people_mentions, at, at + 1)
                if not mention:
                    continue
                person = mention[0].person
                length = match.end() - match.start() + (100 if to else 0)
                # "the visits of A to X in May and that of B to Y": the day of each stands behind it
                start = at if rule == "those-of" else match.start()
                found = _Found(
                    person, to, city, start, max(match.end(), at), rule, status, sentence
                )
                if at not in best or length > best[at][0]:
                    best[at] = (length, found)
    return [found for _, found in best.values()]


def _visitors(layers: Layers, at: int, sentence: Sentence) -> list[int]:
    """The visitor of a match, and those joined to him: "visits by A, B and C"."""
    out = [at]
    person = re.compile(f"{TYPES['PERSON']}{FILL}*")
    while True:
        here = person.match(layers.painted, at)
        more = _MORE_VISITORS.match(layers.painted, here.end(), sentence.end) if here else None
        if more is None:
            return out
        at = more.end()
        out.append(at)


def _place(layers: Layers, at: int) -> tuple[str | None, str | None]:
    """The party and the city of a place: a capital is a city of its state."""
    if at < 0:
        return None, None
    words = vocabulary()
    for hit in layers.within(layers.names, at, at + 1):
        if hit.kind in ("state", "adjective"):
            return hit.value, None
        if hit.kind == "city":
            return words.capital_of.get(hit.value) or words.state_of.get(hit.value), hit.value
        if hit.kind == "metonym":
            return hit.value, words.seat_of.get(hit.value)
    return None, None


def _item(layers: Layers, table: Table, found: _Found, published: When | None) -> VisitItem:
    person = found.visitor
    derived: list[str] = []
    status = found.status or _status(layers, found)
    to, city = found.to, found.city
    party = person.party
    if to is None:
        place = _place_near(layers, found)
        to, city = place or (None, None)
    if party is None and to in table.parties and len(table.parties) == 2:
        party = next(code for code in table.parties if code != to)
        derived.append(f"{person.name} visits {to}, the other party is {party}")
    if to is None and party in table.parties and len(table.parties) == 2:
        to = next(code for code in table.parties if code != party)
        derived.append(f"{person.name} is {party}'s, the other party is {to}")
    start, end = None, None
    resolved = _when(layers, found, published, status)
    if resolved is not None:
        start, end, note = resolved
        if note:
            derived.append(note)
    return VisitItem(
        visitor=person.name,
        role=person.role,
        from_=party,
        to=to,
        city=city,
        start=start,
        end=end,
        status=status,
        evidence=(layers.sentence_quote(found.sentence),),
        rule=f"visits/{found.rule}",
        derived=tuple(derived),
    )


def _place_near(layers: Layers, found: _Found) -> tuple[str | None, str | None] | None:
    """ "visits … during the summit held in Hanoi": a place later in the sentence."""
    behind = re.compile(rf"\b(?:to|in) (?:the )?([{TYPES['PARTY']}{TYPES['CITY']}])")
    match = behind.search(layers.painted, found.end, found.sentence.end)
    return _place(layers, match.start(1)) if match else None


def _status(layers: Layers, found: _Found) -> VisitStatus:
    start = max(found.sentence.start, found.start - 40)
    if patterns().planned.search(layers.folded, start, found.end + 12):
        return "planned"
    if patterns().ongoing.search(layers.folded, start, found.end):
        return "ongoing"
    return "held"


def _when(
    layers: Layers, found: _Found, published: When | None, status: VisitStatus
) -> tuple[str, str, str | None] | None:
    candidates = layers.within(layers.dates, found.sentence.start, found.sentence.end)
    best: tuple[int, DateMention] | None = None
    for date in candidates:
        if any(p.start <= date.start < p.end for p in layers.papers):
            continue
        before = layers.folded[max(0, date.start - 12) : date.start]
        if re.search(r"\b(?:since|until|by) $", before):
            continue
        distance = date.start - found.end if date.start >= found.end else found.start - date.end
        inside = found.start <= date.start < found.end
        distance = 0 if inside else abs(distance) + (40 if date.end <= found.start else 0)
        if best is None or distance < best[0]:
            best = (distance, date)
    if best is None or best[0] > 160:
        best = _dated_nearby(layers, found)
        if best is None:
            return None
        candidates = [best[1]]
    year = next(
        (d.year for d in candidates if d.year and d is not best[1] and d.kind == "year"), None
    )
    resolved = resolve(best[1], published, "future" if status == "planned" else "past", year)
    if resolved is None:
        return None
    return resolved.start.value, resolved.end.value, resolved.derivation


_THE_VISIT = re.compile(
    rf"\b(?:the|his|her|this) (?:[\w-]+ ){{0,2}}(?:visit|trip),?(?: [\w-]+){{0,4}}?"
    rf"(?: (?:on|in|from|of|until|between))? (?P<date>[{TYPES['DATE']}])"
)


def _dated_nearby(layers: Layers, found: _Found) -> tuple[int, DateMention] | None:
    """The day that a sentence close by gives "the visit", where its own sentence gives none."""
    index = found.sentence.index
    for sentence in layers.sentences[max(0, index - 2) : index + 3]:
        match = _THE_VISIT.search(layers.painted, sentence.start, sentence.end)
        if match and sentence.label == "body":
            dates = layers.within(layers.dates, match.start("date"), match.start("date") + 1)
            if dates:
                return 0, dates[0]
    return None


def _ships(
    layers: Layers, sentence: Sentence, published: When | None, table: Table
) -> list[VisitItem]:
    out: list[VisitItem] = []
    for match in patterns().ships.finditer(layers.painted, sentence.start, sentence.end):
        slot = "visitor" if match["visitor"] else "visitor2"
        name = layers.text[match.start(slot) : match.end(slot)]
        place = match.start("to") if match["to"] else match.start("to2") if match["to2"] else -1
        to, city = _place(layers, place)
        person = Person(" ".join(name.split()), ())
        found = _Found(person, to, city, match.start(), match.end(), "ships", None, sentence)
        status = _status(layers, found)
        when = _when(layers, found, published, status)
        others = [code for code in table.parties if code != to]
        is_navy = to in table.parties and len(others) == 1
        out.append(
            VisitItem(
                visitor=person.name,
                role=None,
                from_=others[0] if is_navy else None,
                to=to,
                city=city,
                start=when[0] if when else None,
                end=when[1] if when else None,
                status=status,
                evidence=(layers.sentence_quote(sentence),),
                rule="visits/ships",
                derived=(f"a ship that visits {to} at a table of {' and '.join(table.parties)}",)
                if is_navy
                else (),
            ),
        )
    return out
