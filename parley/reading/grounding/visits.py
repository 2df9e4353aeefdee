"""Values of a visit to checks: that there was one, where it went, and whether it is past."""

import itertools
import re
from typing import Any

from parley.reading.datelines import dateline_city
from parley.reading.dates import Tense
from parley.reading.grounding.evidence import Case, Check, Run, carried, covers, denied, missing
from parley.reading.late import Late
from parley.reading.lexicon import Hit
from parley.reading.vocabulary import vocabulary

_TRAVEL = Late(
    r"\b(?:visit\w*|trip|trips|travel\w*|tour\w*|port calls?|dock\w*|call(?:ed|s)? at|paid|arriv\w*"
    r"|went|flew|guest)\b"
)
_COMING = Late(
    r"\b(?:will|would|plans?|planned|scheduled|slated|due|expected|to (?:pay|visit|travel)|upcoming"
    r"|forthcoming|intends?|invit\w+|next)\b"
)
_GOING_ON = Late(
    r"\b(?:is (?:on|paying|visiting|making|in)|are (?:on|visiting)|currently|ongoing|under way"
    r"|began|started|arrived)\b"
)
_DENIED_VISIT = Late(r"\b(?:not|never|cancel\w*|call(?:ed|s)? off|postpon\w*|no longer|n't)\b")


def check_travel(case: Case, status: str | None, runs: list[Run]) -> list[Check]:
    """That a visit is told at all, and whether it is past, to come or going on."""
    told = [case.folded(sentence) for sentence in case.sentences]
    if not any(_TRAVEL.search(each) for each in told):
        return [missing("visitor", "the evidence tells of no visit")]
    if status is None:
        return []
    found: set[str] = set()
    is_denied = False
    for sentence, start, end in runs or [(s, s.start, s.end) for s in case.sentences]:
        left, right = case.clause(sentence, start, end)
        around = case.layers.folded[left:right]
        if not _TRAVEL.search(around):
            around = case.folded(sentence)
        is_denied = is_denied or bool(_DENIED_VISIT.search(around))
        if _COMING.search(around):
            found.add("planned")
        if _GOING_ON.search(around) or _GOING_ON.search(told[-1]):
            found.add("ongoing")
    if is_denied:
        return [denied("status", "the text denies the visit or calls it off")]
    if "planned" not in found:
        found.add("held")
    if status in found:
        return [carried("status")]
    return [missing("status", f"the evidence tells {', '.join(sorted(found))}, not {status}")]


# "visited Lima in May and will visit Quito in July": two visits, each with its own date.
_SECOND = Late(
    r",? (?:and|but|then|before|after) (?=(?:will|would|is|was|then|later|also|plans?|went|visit\w*"
    r"|travel\w*|flew|paid|made)\b)|;"
)


def check_day_of_its_own(
    case: Case, item: dict[str, Any], key: str, day: str, tense: Tense
) -> Check | None:
    """Whether the part of a sentence that tells of this visit has another date; else None."""
    places, states = {item.get("city"), item.get("to")} - {None}, vocabulary().state_of
    for sentence in case.sentences:
        folded, layers = case.layers.folded, case.layers
        cuts = [m.end() for m in _SECOND.finditer(folded, sentence.start, sentence.end)]
        for left, right in itertools.pairwise([sentence.start, *cuts, sentence.end]):
            hits = layers.within(layers.names, left, right)
            named = any({hit.value, states.get(hit.value)} & places for hit in hits)
            dates = layers.within(layers.dates, left, right) if cuts and named else []
            told = [when for date in dates for when in case.resolved(date, tense)]
            if told and not any(covers(w.start, day) or covers(w.end, day) for w in told):
                return missing(key, f"{day} is not when this visit was, but {told[0].start}")
    return None


def check_place_of_visit(
    case: Case, key: str, value: str, runs: list[Run], *, is_known: bool
) -> Check:
    """Where a visit went: the nearest place behind the visitor's name first.

    `is_known` says that the report tells whose official the visitor is.
    """
    words = vocabulary()
    told: list[str] = []
    for sentence, start, end in runs:
        left, right = case.clause(sentence, start, end)
        # what follows the name first: "Phuc visited X in May, and Trump visited Y"
        for begin, stop in ((end, right), (left, start), (sentence.start, sentence.end)):
            names = _places_in(case, begin, stop, words.capital_of | words.state_of, key)
            told += names
            if value in names:
                return carried(key)
            unlisted = None if names else _UNLISTED.search(case.layers.text, begin, stop)
            if unlisted is not None and key == "city":
                if unlisted["place"] == value:
                    return carried(key)
                told.append(unlisted["place"])
            if names or (unlisted is not None and key == "city"):
                break
    derived = _derived_place(case, key, value, is_known=is_known)
    if derived and not told:
        return carried(key, derived)
    return missing(
        key, f"{value} is not where it went; the evidence has {', '.join(told) or 'none'}"
    )


# "visited Arica", "a trip to Punta Arenas": a place that no list has.
_UNLISTED = Late(
    r"\b(?:visit(?:s|ed|ing)?|(?:visit|trip|travel(?:s|l?ed)?|call|went|fl[ey]w?|go) to"
    r"|docked (?:in|at)|arrived? (?:in|at)) (?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)


def _places_in(case: Case, start: int, end: int, states: dict[str, str], key: str) -> list[str]:
    out: list[str] = []
    for hit in case.layers.within(case.layers.names, start, end):
        if key == "city":
            seat = vocabulary().seat_of.get(hit.value, "")
            is_seat = case.layers.folded.startswith((" capital", "'s capital"), hit.end)
            out += [hit.value] if hit.kind == "city" else [seat] if is_seat else []
            if hit.kind == "metonym":
                out.append(case.layers.folded[hit.start : hit.end].title())
        elif hit.kind == "city":
            out += [states[hit.value]] if hit.value in states else []
        else:
            out += [] if _owns_office(case, hit) else [hit.value]
    return out


def _owns_office(case: Case, hit: Hit) -> bool:
    """ "US President Donald Trump": the state belongs to the office, nobody went there."""
    return any(office.party_span == (hit.start, hit.end) for office in case.layers.offices)


def _derived_place(case: Case, key: str, value: str, *, is_known: bool) -> str | None:
    for sentence in case.sentences:
        if re.search(r"\b(?:the country|here|the capital)\b", case.folded(sentence)):
            filed = dateline_city(case.layers)
            if key == "city" and filed == value:
                return f"filed from {filed} + here → {filed}"
            if key == "to" and filed and vocabulary().state_of.get(filed) == value:
                return f"{filed} lies in {value}"
    if key == "to" and is_known and value in case.table.parties and case.table.is_bilateral:
        return f"the table is {' and '.join(case.table.parties)}, the visitor is the other's"
    return None
