"""Visits: who travelled where, when, and whether it is past, planned or going on."""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from parley import rules
from parley.model.reading import VisitItem, VisitStatus
from parley.model.when import When, of_day
from parley.reading.anchors import Rare
from parley.reading.dates import DateMention, Resolved, Tense, resolve
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.occasion import day_at_hand
from parley.reading.painting import FILL, TYPES, expand_macros
from parley.reading.sentences import Sentence
from parley.reading.table import Table
from parley.reading.travellers import SHIP, Traveller, Travellers
from parley.reading.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class _Patterns:
    rules: tuple[tuple[str, Rare], ...]
    planned_before: Late
    planned_within: Late
    planned_behind: Late
    past: Late
    ongoing: Late
    not_visits: Late
    never_made: Late
    denied_before: Late
    told_first: Late
    denied_behind: Late
    invited: Late
    asked: Late
    thanked: Late


@cache
def patterns() -> _Patterns:
    """Compile the patterns of rules/en/visits.yaml once."""
    data = rules.load("visits")

    def expanded(pattern: str) -> str:
        for name, phrase in data["phrases"].items():
            pattern = pattern.replace(f"{{{name}}}", phrase)
        return expand_macros(pattern.replace("{SHIP}", f"{SHIP}{FILL}*"))

    return _Patterns(
        rules=tuple(
            (each["id"], Rare(expanded(each["pattern"]), "painted")) for each in data["rules"]
        ),
        **{
            name: Late(expanded(data[name]))
            for name in (
                "planned_before",
                "planned_within",
                "planned_behind",
                "past",
                "ongoing",
                "not_visits",
                "never_made",
                "denied_before",
                "told_first",
                "denied_behind",
                "invited",
                "asked",
                "thanked",
            )
        },
    )


_CALLED = Rare(r"\b(?:visit|trip|travel|tour|port call|called? at|dock)", "folded")
_PERSON = f"{TYPES['PERSON']}{FILL}*"
# Days in brackets are those of the visitor before them: "the visits of A (5 May) and B (9 May)".
_OWN_DAYS = rf" \({TYPES['DATE']}{FILL}*\)"
_BRACKET = Late(_OWN_DAYS)
_MORE_VISITORS = Late(
    rf"(?:{_OWN_DAYS})?(?:,|,? and|,? as well as) (?:then )?(?={TYPES['PERSON']})"
)
_ONE = Late(f"[{TYPES['PERSON']}{SHIP}]{FILL}*")
_FIRST_OF_TWO = Late(
    rf"(?:^|, |that )(?:mr\. |ms\. |mrs\. )?({_PERSON}) and (?:mr\. |ms\. |mrs\. )?$"
)
_MORE_PLACES = Late(
    rf"(?:,|,? and|,? as well as|,? then)(?: to)?(?: the)? "
    rf"(?P<to>[{TYPES['PARTY']}{TYPES['CITY']}]{FILL}*)"
    rf"(?!'s? |-|{FILL}| (?:\w+ ){{0,2}}(?:agreed|are|were|have|had|will|said|would)\b)"
)
_RULES_BY_SUBJECT = (
    "person-visited",
    "person-pays-visit",
    "is-on-visit",
    "leaves-for",
    "will-be-in",
)
# "by A in April, by B in May | and by C in June"
_AND_BY_ANOTHER = Late(
    rf"(?: (?:in|on) {TYPES['DATE']}{FILL}*)?(?:,|,? and) (?:of|by) (?={TYPES['PERSON']})"
)
_DURING = "there-during-a-visit"
_EACH_ITS_OWN = ("those-of", "and-by-another")


@dataclass(slots=True)
class _Found:
    visitor: Traveller
    to: str | None
    city: str | None
    start: int
    end: int
    rule: str
    sentence: Sentence
    apart: tuple[int, int] = (-1, -1)
    """What stands in apposition to the visitor: its dates are of something else."""


@dataclass(slots=True)
class _Page:
    layers: Layers
    table: Table
    at_hand: When | None
    painted: str
    travellers: Travellers


def find_visits(layers: Layers, table: Table, published: When | None) -> list[VisitItem]:
    """Find the visits that a report tells of, each once."""
    called = [
        sentence
        for sentence in layers.sentences
        if sentence.label != "caption" and _CALLED.search(layers, sentence.start, sentence.end)
    ]
    if not called:
        return []
    travellers = Travellers(layers)
    at_hand = day_at_hand(layers, table, published)
    page = _Page(layers, table, at_hand, travellers.painted, travellers)
    items: dict[tuple[str, str | None, str], VisitItem] = {}
    for sentence in called:
        before: VisitItem | None = None
        for found in sorted(_in_sentence(page, sentence), key=lambda found: found.start):
            item = _item(page, found, before)
            if item is None or (item.status == "planned" and _is_called_off(layers, sentence)):
                continue
            before = item
            key = (item.visitor, item.to, item.status)
            if key not in items or _days_told(item) > _days_told(items[key]):
                items[key] = item
    return _without_shadows(list(items.values()))


# "Minister A will visit Rome in May. | The trip was later called off."
_CALLED_OFF = Late(
    r"\W*(?:but |however, )?(?:the|this|that|his|her|their) (?:[\w-]+ )?(?:visit|trip|tour|journey)"
    r" (?:was|has been|had been|has since been) (?:(?:later|then|since|subsequently|eventually) )?"
    r"(?:cancel+ed|called off|scrapped|shelved|postponed|put off)\b"
)
_SOON_TOLD = 2  # sentences behind a visit in which "the visit" is that one


def _is_called_off(layers: Layers, sentence: Sentence) -> bool:
    """Whether one of the next sentences says that the visit will not be made."""
    behind = layers.sentences[sentence.index + 1 : sentence.index + 1 + _SOON_TOLD]
    return any(_CALLED_OFF.match(layers.folded, each.start, each.end) for each in behind)


def _days_told(item: VisitItem) -> int:
    """How many of its first and last day are told."""
    return (item.start is not None) + (item.end is not None)


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


def _in_sentence(page: _Page, sentence: Sentence) -> list[_Found]:
    """The visits of a sentence; of several patterns for one visitor and place the longest wins."""
    best: dict[tuple[int, str | None], tuple[int, _Found]] = {}
    for rule, rare in patterns().rules:
        if not rare.may_stand(page.layers, sentence.start, sentence.end):
            continue
        for match in rare.pattern.finditer(page.painted, sentence.start, sentence.end):
            if not _is_a_visit(page, sentence, match):
                continue
            for at in _visitors(page, match, rule, sentence):
                visitor = page.travellers.at(at, sentence)
                if visitor is None:
                    continue
                for to, city, place_end in _places(page, match, sentence):
                    length = match.end() - match.start() + (100 if to else 0)
                    # "the visits of A to X in May and that of B to Y": each has its own day
                    start = at if rule in _EACH_ITS_OWN else match.start()
                    end = max(match.end(), at, place_end)
                    here = _ONE.match(page.painted, at)
                    days = _BRACKET.match(page.painted, here.end()) if here else None
                    if days:
                        start, end = at, days.end()
                    apart = match.span("tail") if "tail" in match.re.groupindex else (-1, -1)
                    found = _Found(visitor, to, city, start, end, rule, sentence, apart)
                    key = (at, to)
                    if key not in best or length > best[key][0]:
                        best[key] = (length, found)
    out = [found for _, found in best.values()]
    out = [found for found in out if not any(_is_told_within(found, other) for other in out)]
    return [
        found
        for found in out
        if found.to is not None
        or not any(other.visitor.name == found.visitor.name and other.to for other in out)
    ]


def _is_told_within(found: _Found, other: _Found) -> bool:
    """ "A will make his first visit to Rome": "his first visit" is A's that is told in full."""
    return (
        found is not other
        and (found.visitor.name, found.to) == (other.visitor.name, other.to)
        and other.start < found.start
        and found.end <= other.end
    )


def _is_a_visit(page: _Page, sentence: Sentence, match: re.Match[str]) -> bool:
    known = patterns()
    before = page.painted[sentence.start : match.start()]
    return not (
        known.not_visits.search(page.painted, match.start(), match.end())
        or known.invited.search(before)
        or known.never_made.search(
            page.painted, max(sentence.start, match.start() - 30), match.end()
        )
        or known.never_made.match(page.painted, match.end(), sentence.end)
        or known.denied_before.search(before)
        or (
            known.told_first.search(before)
            and known.denied_behind.match(page.painted, match.end(), sentence.end)
        )
        or (
            known.asked.search(before) and _TO_VISIT.match(page.painted, match.start(), match.end())
        )
    )


# "asked Minister B | to visit Oman": he has not agreed to come
_TO_VISIT = Late(
    rf"[{TYPES['PERSON']}{TYPES['OFFICE']}]{FILL}*(?:,[^,;]{{2,90}},)?"
    r" to (?:visit|pay|make|travel)\b"
)


def _visitors(page: _Page, match: re.Match[str], rule: str, sentence: Sentence) -> list[int]:
    """The visitor of a match, and those joined to him: "visits by A, B and C"."""
    at = match.start("visitor")
    if rule == "his-visit":
        thanked = patterns().thanked.search(page.painted[sentence.start : at])
        return [sentence.start + thanked.start("guest")] if thanked else [at]
    if page.painted[at] == TYPES["UNNAMED"] and match.groupdict().get("tail"):
        # "her guest, Minister | Anna Berg, who was in Lima": who is named in apposition
        named = page.painted.find(TYPES["PERSON"], *match.span("tail"))
        at = named if named >= 0 else at
    out = [at]
    if rule in _RULES_BY_SUBJECT:
        joined = _FIRST_OF_TWO.search(page.painted[sentence.start : at])
        return [sentence.start + joined.start(1), at] if joined else out
    joined_by = _AND_BY_ANOTHER if rule == "and-by-another" else _MORE_VISITORS
    while True:
        here = _ONE.match(page.painted, at)
        more = joined_by.match(page.painted, here.end(), sentence.end) if here else None
        if more is None:
            return out
        at = more.end()
        out.append(at)


# -- places ----------------------------------------------------------------------------------------


def _places(
    page: _Page, match: re.Match[str], sentence: Sentence
) -> list[tuple[str | None, str | None, int]]:
    """The places of a match: party, city, and where each is named. One that names none has none."""
    slot = next((name for name in ("to", "to2") if match.groupdict().get(name)), None)
    if slot is None:
        return [(None, None, -1)]
    at, end = match.span(slot)
    to, city = _place(page, at, sentence)
    if to and not city and page.layers.folded[at:end].endswith(" capital"):
        city = vocabulary().seat_of.get(to)
    if slot == "to" and city is None and (city_at := match.groupdict().get("to2")):
        state, named = _place(page, match.start("to2"), sentence)
        if city_at and state == to:  # "was in South Africa, on a visit to Johannesburg"
            city, end = named, match.end("to2")
    out = [(to, city, end)]
    while more := _MORE_PLACES.match(page.painted, end, sentence.end):
        end = more.end()
        out.append((*_place(page, more.start("to"), sentence), end))
    # "Hanoi and Vietnam", "Hanoi, Vietnam": one place named twice
    return out if len({to for to, *_ in out}) == len(out) else out[:1]


def _place(page: _Page, at: int, sentence: Sentence) -> tuple[str | None, str | None]:
    """The party and the city of a place: a capital is a city of its state."""
    layers, words = page.layers, vocabulary()
    for hit in layers.within(layers.names, at, at + 1):
        if hit.kind in ("state", "adjective"):
            return hit.value, None
        if hit.kind == "city":
            return words.capital_of.get(hit.value) or words.state_of.get(hit.value), hit.value
        if hit.kind == "metonym":
            return hit.value, words.seat_of.get(hit.value)
    if layers.folded.startswith(("country", "the country"), at):
        main = page.table.main.city if page.table.main else None
        return words.state_of.get(main or ""), None
    if layers.folded.startswith("capital", at):
        main = page.table.main.city if page.table.main else None
        return (words.capital_of[main], main) if main in words.capital_of else (None, None)
    if layers.folded.startswith("city", at):
        first = layers.sentences[max(0, sentence.index - 2)].start
        cities = [hit for hit in layers.within(layers.names, first, at) if hit.kind == "city"]
        if cities:
            city = cities[-1].value
            return words.capital_of.get(city) or words.state_of.get(city), city
    return None, None


_BEHIND = Late(rf"\b(?:to|in) (?:the )?([{TYPES['PARTY']}{TYPES['CITY']}])")


def _place_near(page: _Page, found: _Found) -> tuple[str | None, str | None] | None:
    """ "visits … during the summit held in Hanoi": a place later in the sentence."""
    match = _BEHIND.search(page.painted, found.end, found.sentence.end)
    return _place(page, match.start(1), found.sentence) if match else None


# -- the item --------------------------------------------------------------------------------------


def _item(page: _Page, found: _Found, before: VisitItem | None) -> VisitItem | None:
    visitor, table = found.visitor, page.table
    derived: list[str] = list(visitor.notes)
    to, city = found.to, found.city
    apart = None
    if to is None and before is not None and (apart := _EARLIER.match(page.painted, found.end)):
        to, city = before.to, before.city
    if to is None:
        to, city = _place_near(page, found) or (None, None)
    party = visitor.party
    if to is not None and party in (None, to) and to in table.parties and table.is_bilateral:
        party = next(code for code in table.parties if code != to)
        derived.append(f"{visitor.name} visits {to}, the other party is {party}")
    is_told = not visitor.is_ship
    if is_told and to is None and party in table.parties and table.is_bilateral:
        to = next(code for code in table.parties if code != party)
        derived.append(f"{visitor.name} is {party}'s, the other party is {to}")
    if to is None and visitor.is_ship:
        return None
    if to is None and party is None and (host := _host(page, found)) is not None:
        to, party = host, next(code for code in table.parties if code != host)
        derived.append(f"an official of {host} awaits {visitor.name}, the other party is {party}")
    status = _status(page, found)
    dated_in: tuple[Sentence, ...] = ()
    when = _counted(before, apart) if apart else _when(page, found, status)
    edge = _edge(page, found, when)
    if not apart and (when is None or edge is not None):
        nearby = _dated_nearby(page, found, status)
        if nearby is not None and (when is None or nearby[0].start != nearby[0].end):
            when, edge = nearby[0], None
            dated_in = (nearby[1],)
    if when is not None and when.derivation:
        derived.append(when.derivation)
    return VisitItem(
        visitor=visitor.name,
        role=visitor.role,
        from_=party,
        to=to,
        city=city,
        start=when.start.value if when and edge != "last" else None,
        end=when.end.value if when and edge != "first" else None,
        status=_status_by_date(page, found, status, when, edge),
        evidence=tuple(page.layers.sentence_quote(each) for each in (found.sentence, *dated_in)),
        rule=f"visits/{found.rule}",
        derived=tuple(derived),
    )


_EARLIER = Late(
    r" (?P<count>one|two|three|four|five|six|a|\d{1,2}) (?P<unit>month|year|week|day)s? "
    r"(?P<way>earlier|before|later|after)\b"
)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def _counted(before: VisitItem | None, apart: re.Match[str]) -> Resolved | None:
    """ "… and the visit by B one month earlier": counted from the visit told before."""
    if before is None or before.start is None or not before.start[:4].isdigit():
        return None
    count = _COUNTS.get(apart["count"]) or int(apart["count"])
    count = -count if apart["way"] in ("earlier", "before") else count
    start = When(before.start)
    year, month = start.year or 0, start.month
    if apart["unit"] == "year":
        value = str(year + count)
    elif apart["unit"] == "month" and month:
        months = year * 12 + month - 1 + count
        value = f"{months // 12:04d}-{months % 12 + 1:02d}"
    else:
        return None
    return Resolved(When(value), When(value), f"{before.start}, {apart[0].strip()} → {value}")


_AWAITS = Late(r"\b(?:look(?:s|ed|ing)? forward to|await\w*|welcom\w+)\b[^.;]*$")


def _host(page: _Page, found: _Found) -> str | None:
    """Whose official looks forward to a visit that is not said to go anywhere."""
    table, layers = page.table, page.layers
    if not table.is_bilateral or found.visitor.is_ship:
        return None
    awaits = _AWAITS.search(page.painted, found.sentence.start, found.start)
    people = layers.within(layers.people_mentions, found.sentence.start, found.start)
    parties = {mention.person.party for mention in people if awaits}
    told = parties & set(table.parties)
    return next(iter(told)) if len(told) == len(parties) == 1 else None


def _told(page: _Page, found: _Found) -> str:
    """The words of a visit without what stands in apposition to the visitor."""
    first, last = found.apart
    if last > first >= found.start:
        return page.painted[found.start : first] + " " + page.painted[last : found.end]
    return page.painted[found.start : found.end]


_VERB = 20  # characters in which a verb before "her visit" begins
_FIRST_DAY = Late(r"\b(?:began|begins?|start(?:s|ed|ing)?|embark(?:s|ed)?|arriv(?:es|ed))\b")
_LAST_DAY = Late(r"\b(?:conclud(?:es|ed)|wrapp(?:ed|ing|s) up|end(?:s|ed|ing)|finish(?:es|ed))\b")


def _edge(page: _Page, found: _Found, when: Resolved | None) -> str | None:
    """Whether the one day that is told is the first or the last of a visit of untold length."""
    if when is None or when.start != when.end or not when.start.day:
        return None
    told = _told(page, found)
    if found.rule == "his-visit":  # "concluded her visit": the verb stands before
        told = page.painted[max(found.sentence.start, found.start - _VERB) : found.end]
    elif found.rule == "whose-visit":  # "whose visit ended this morning": it stands behind
        told = page.painted[found.start : found.end + _VERB]
    if _LAST_DAY.search(told):
        return "last"
    return "first" if _FIRST_DAY.search(told) else None


def _status(page: _Page, found: _Found) -> VisitStatus:
    known, painted = patterns(), page.painted
    within = _told(page, found)
    if known.planned_within.search(within) or known.planned_behind.match(
        painted, found.end, found.sentence.end
    ):
        return "planned"
    if known.ongoing.search(within):
        return "ongoing"
    if known.past.search(within) or found.rule == _DURING:
        return "held"  # "was announced in Lima | during her visit"
    if known.planned_before.search(
        painted, max(found.sentence.start, found.start - 90), found.start
    ):
        return "planned"
    return "held"


_PRESENT = Late(r"\b(?:runs|goes|lasts|continues|begins|starts|ends|takes|is)\b")


def _status_by_date(
    page: _Page, found: _Found, status: VisitStatus, when: Resolved | None, edge: str | None
) -> VisitStatus:
    """What is told in the present is planned, going on or over as its days say."""
    day, main = page.at_hand, page.table.main
    if status == "held" and when is None and found.rule == "trip-takes":
        is_told_now = " takes " in page.layers.folded[found.start : found.end]
        return "planned" if is_told_now and main and main.status == "planned" else status
    if status != "held" or when is None or day is None or day.day is None:
        return status
    first, last, now = when.start.earliest, when.end.latest, day.earliest
    if first is None or last is None or now is None:
        return status
    if first > now:
        return "planned"
    if edge == "first" and (now - first).days <= 1:
        return "ongoing"
    if found.rule == "leaves-for" and when.start.day and first <= now < last:
        return "ongoing"  # "arrived on Wednesday for a three-day visit", told on Thursday
    if first <= now <= last and when.start.day and first < last:
        behind = page.painted[found.end : found.sentence.end]
        return "ongoing" if _PRESENT.search(behind) else "held"
    return status


# -- dates -----------------------------------------------------------------------------------------

_OTHER_CLAUSE = Late(
    r";|\b(?:called on|met|said|told|held|served|since|attended|co-chair\w*|hosted|signed|elevated"
    r"|raised|upgraded|received|urged|before|after|leave|leaves)\b|, (?:who|where|while|whose)\b"
)
_AND_THEN = Late(r" and (?:then )?(?:will )?(?:pay|make|visit)")
_TO = Late(
    r"(?: ?- ?| to | through | until | till | and (?:continues|runs|lasts|goes on) "
    r"(?:until|to|through) | and (?:ends|ended|concludes) )(?:on )?"
)
_ENDS = Late(r"\b(?:ends|ending|ended|concludes|concluding|wraps up|until|through|till)(?: on)? $")
_BEGINS = Late(
    r"\b(?:from|starting|beginning|begins|began|starts|started|leaves|left|departs|arrived|arrives"
    r"|starting from|since)(?: on)? $"
)
_DAYS = Late(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})-day\b[\w -]{0,30}?"
    r"(?:visit|trip|tour)"
)
_NUMBER = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}


def _when(page: _Page, found: _Found, status: VisitStatus) -> Resolved | None:
    layers = page.layers
    dates = [
        date
        for date in layers.within(layers.dates, found.sentence.start, found.sentence.end)
        if not found.apart[0] <= date.start < found.apart[1]
        and not any(p.start <= date.start < p.end for p in layers.papers)
    ]
    date = _nearest(page, found, dates)
    return _resolved(page, found, status, date, dates) if date is not None else None


def _resolved(
    page: _Page,
    found: _Found,
    status: VisitStatus,
    date: DateMention,
    dates: list[DateMention],
) -> Resolved | None:
    """The day or days that a date means, with those that it goes on to."""
    year = next((d.year for d in dates if _is_year_of(page, d, date)), None)
    tense = _tense(page, found, status, date)
    resolved = resolve(date, page.at_hand, tense, year)
    if resolved is None:
        return None
    last = next((d for d in dates if d.start > date.start), None)
    if last is not None and _TO.fullmatch(page.painted, date.end, last.start):
        return _span(page, resolved, last)
    return _by_its_length(page, found, date, resolved)


def _is_year_of(page: _Page, year: DateMention, date: DateMention) -> bool:
    """Whether a year of the sentence is that of a date: told before it or in one breath with it.

    "to Washington in November, and to the 75th anniversary in 2024": the year is of something else.
    """
    if year.kind != "year" or not year.year or year is date:
        return False
    return year.start < date.start or not _APART.search(page.painted, date.end, year.start)


_APART = Late(r"[,;]| and | while | as | when | to ")


def _tense(page: _Page, found: _Found, status: VisitStatus, date: DateMention) -> Tense:
    if status == "planned":
        return "future"
    around = page.painted[found.end : date.start]
    if re.search(r"\b(?:runs|goes|begins|starts|ends|lasts|concludes|takes place)\b", around):
        return "future"
    if date.kind == "day" and not date.year and _ARRIVES.search(_told(page, found)):
        return _nearer(page, date)
    return "past"


_ARRIVES = Late(r"\b(?:arrives|comes|travels|flies|visits|tours)\b")


def _nearer(page: _Page, date: DateMention) -> Tense:
    """ "arrives in Suva on 4 August": told in the present, the nearer of two days is meant."""
    before, after = (resolve(date, page.at_hand, tense) for tense in ("past", "future"))
    now = page.at_hand.earliest if page.at_hand is not None else None
    days = [each.start.earliest if each else None for each in (before, after)]
    if now is None or days[0] is None or days[1] is None:
        return "past"
    return "future" if days[1] - now < now - days[0] else "past"


def _span(page: _Page, first: Resolved, last: DateMention) -> Resolved:
    """ "from Monday through Friday", "began on Tuesday and continues until Friday"."""
    end = resolve(last, first.start if first.start.day else page.at_hand, "future")
    if end is None or end.start.earliest is None or first.start.earliest is None:
        return first
    if end.start.earliest < first.start.earliest:
        return first
    why = ", ".join(filter(None, (first.derivation, end.derivation)))
    return Resolved(first.start, end.end, why or None)


def _by_its_length(page: _Page, found: _Found, date: DateMention, resolved: Resolved) -> Resolved:
    """ "a three-day visit that ends on Saturday" began on Thursday."""
    told = _DAYS.search(page.painted, found.start, found.end + 10)
    day = resolved.start.earliest
    if told is None or day is None or resolved.start != resolved.end or not resolved.start.day:
        return resolved
    days = (_NUMBER.get(told[1]) or int(told[1])) - 1
    lead = page.painted[max(found.start, date.start - 24) : date.start]
    if date.word.startswith("on "):
        lead += "on "
    try:
        if _ENDS.search(lead) or _LAST_DAY.search(page.painted, found.start, told.start()):
            start = of_day(day - timedelta(days=days))
            return Resolved(
                start, resolved.start, f"{told[0]} that ends {resolved.start} → {start}"
            )
        if _BEGINS.search(lead) or found.rule == "leaves-for":
            end = of_day(day + timedelta(days=days))
            return Resolved(resolved.start, end, f"{told[0]} from {resolved.start} → {end}")
    except OverflowError:
        return resolved
    return resolved


def _nearest(page: _Page, found: _Found, dates: list[DateMention]) -> DateMention | None:
    """The date of the clause: in it or close to it, not beyond another verb."""
    best: tuple[int, DateMention] | None = None
    told = _DAYS.search(page.painted, found.start, found.end + 10)
    for date in dates:
        lead = page.layers.folded[max(0, date.start - 12) : date.start]
        is_last_day = bool(re.search(r"\b(?:until|till|through) $", lead))
        if re.search(r"\b(?:since|by) $", lead) or (is_last_day and not told):
            continue
        if _WAS_PUT_OFF.search(page.layers.folded, found.sentence.start, date.start):
            continue
        is_there = found.rule == _DURING and found.start <= date.start < found.end
        told_on = _OF_THE_NEWS.search(page.layers.folded, found.sentence.start, date.start)
        if told_on and not is_there:
            continue
        if date.start >= found.end:
            gap = page.painted[found.end : date.start]
            distance = len(gap)
        elif date.end <= found.start:
            gap = page.painted[date.end : found.start]
            distance = len(gap) + 40
            if date.start - found.sentence.start <= 12:
                gap = ""
        else:
            gap, distance = "", 0
            if _AND_THEN.match(page.painted, date.end, found.end):
                continue  # "is to leave in August and pay a visit": the day of leaving
        if _OTHER_CLAUSE.search(gap.partition(" during ")[0]) or distance > 160:
            continue
        if best is None or distance < best[0]:
            best = (distance, date)
    return best[1] if best else None


# "said on Monday that the visit …": the day on which it was told.
_OF_THE_NEWS = Late(
    r"\b(?:said|says|announced|told|reported|confirmed|stated|added|noted|disclosed)"
    r"(?: (?!that\b)\w+){0,3} ?$"
)


# "the trip, which had been set for May and was put off | last June, will now take place in July"
_WAS_PUT_OFF = Late(
    r"\b(?:(?:initially|originally|at first|had (?:first )?been) (?:foreseen|planned|scheduled|set"
    r"|meant|due|arranged|fixed)|put off|postponed|delayed|deferred)"
    r"(?: (?:for|from|in|on|until))*(?: (?:early|late|mid))? ?$"
)


_THE_VISIT = Late(
    rf"\b(?:the|his|her|this) (?:[\w-]+ ){{0,2}}(?:visit|trip),?(?: [\w-]+){{0,4}}?"
    rf"(?: (?:on|in|from|of|until|between))? (?P<date>[{TYPES['DATE']}])"
)


def _dated_nearby(
    page: _Page, found: _Found, status: VisitStatus
) -> tuple[Resolved, Sentence] | None:
    """The days that a sentence close by gives "the visit", and that sentence."""
    layers, index = page.layers, found.sentence.index
    for sentence in layers.sentences[max(0, index - 2) : index + 8]:
        match = _THE_VISIT.search(page.painted, sentence.start, sentence.end)
        if match is None or sentence.label != "body":
            continue
        named = any(
            mention.person.name == found.visitor.name
            for mention in layers.within(layers.people_mentions, sentence.start, sentence.end)
        )
        if abs(sentence.index - index) <= 2 or named:
            dates: list[DateMention] = layers.within(
                layers.dates, match.start("date"), match.start("date") + 1
            )
            if not dates:
                continue
            around = layers.within(layers.dates, dates[0].start, dates[0].start + 60)
            resolved = _resolved(page, found, status, dates[0], around)
            return (resolved, sentence) if resolved else None
    return None


__all__ = ["find_visits", "patterns"]
