"""Datelines: where and on which day a story is filed, by the words that open it."""

import re

from parley.model.report import Label
from parley.reading.dates import DateMention
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import Hit, fold
from parley.reading.sentences import Sentence
from parley.reading.vocabulary import vocabulary

MAX_DATELINE = 45  # characters
FIRST = 6  # sentences: a caption with its credit and a headline may stand ahead of a dateline
# What ends a dateline: ", March 16 (Kyodo) --", ", Nov 29 (PTI) Japan's", " (UzA). On".
_DATELINE_END = Late(
    r"(?:\. [a-z]+ \d{1,2}, \d{4}\. [a-z]{3,12}(?= -))?"
    r"(?:,? d\.?c\.?)?(?: \[\w+\])?(?: \| [\w .-]{3,40}(?=: ))?"
    r"(?:, (?!\d)[a-z][a-z .]{3,28}(?=,? ?-|,? [a-z]{3,9}\.? \d|, \d))?"
    # ", Safar 27, 1442, October 14, 2020, SPA --"
    r"(?:(?:, (?:[a-z]+\.? \d{1,2}|\d{4})){2,5}(?:, [a-z]{2,12})?(?= ?-)"
    r"|[,.]? ?(?:[a-z]+\.? \d{1,2}|\d{1,2} [a-z]+\.?)(?:,? \d{4})?\.?(?:, [a-z]{2,12}(?= ?-))?"
    r"|,? \d{4}\.?)?"
    r"(?: ?/[\w \"-]{2,24}/| ?\([^)]{2,30}\)(?=\.? [a-z0-9]| ?[-:.]))?"
    r"(?: ?(?:-{1,2}|:)(?: |$|\n)|--(?=\w)|(?<=[)/])\.? (?=[a-z0-9]))",
)
# A dash or colon behind the day, or an agency in brackets and then the story: "(PTI) India and".
_FILED_BEHIND = Late(
    r"[.,]? ?(?:\([^)]{2,30}\))?\.? ?(?:-{1,2}|:)|,? ?\([^)]{2,30}\)(?:\.| [a-z])"
    r"|,? ?/[\w .\"-]{2,24}/[.:]? "  # "September 6, 2024 /MONTSAME/. "
    r"|[.,] [a-z]{2,12} ?-{1,2} "  # "Dec. 7, GNA - ", "December 24, 2022. KAZINFORM - "
)
# "New Delhi, 2 August Vietnam put forward …": the dash is lost
_BARE_END = Late(r",? (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)(?:,? \d{4})? (?=[A-ZÀ-Ỹ])")


def tells_filing(layers: Layers, date: DateMention, sentence: Sentence) -> bool:
    """Whether a day is that on which the story is filed."""
    if date.start - sentence.start > MAX_DATELINE:
        return False
    if _FILED_BEHIND.match(layers.folded, date.end):
        return True
    place = layers.within(layers.names, sentence.start, sentence.start + 1)
    bare = _BARE_END.match(layers.text, place[0].end) if place and place[0].kind == "city" else None
    return bare is not None and bare.end() == date.end + 1


def in_dateline(layers: Layers, position: int, sentence: Sentence) -> bool:
    """Whether what ends here opens its sentence as the place that it is filed from."""
    if position - sentence.start > MAX_DATELINE:
        return False
    return _closes(layers, position, sentence)


def _closes(layers: Layers, position: int, sentence: Sentence) -> bool:
    """Whether a dateline ends behind the place that ends here."""
    if _DATELINE_END.match(layers.folded, position):
        return True
    opens = layers.within(layers.names, sentence.start, sentence.start + 1)
    is_first = bool(opens) and opens[0].kind == "city" and opens[0].end == position
    return is_first and bool(_BARE_END.match(layers.text, position))


# What opens a sentence ahead of a dash, whatever place it names, or as its heading: "Security: ".
_OPENS = Late(
    r"(?:[A-ZÀ-Ỹ][^.!?]{1,60}?\s?(?:--|—|–|-)\s+(?=[A-Z\"“])"
    r"|[A-Z][a-z]+(?:[ ,&/-]+[A-Za-z]+){0,4}: (?=[A-Z]))"
)


def behind_dateline(layers: Layers, sentence: Sentence) -> int:
    """Where a sentence begins behind "SEOUL, Sept. 5 (Yonhap) --" or the heading "Security:"."""
    opens = layers.within(layers.names, sentence.start, sentence.start + 1)
    found = None
    if opens and opens[0].kind in ("city", "metonym"):
        found = _DATELINE_END.match(layers.folded, opens[0].end, sentence.end)
        found = found or _BARE_END.match(layers.text, opens[0].end, sentence.end)
    found = found or _OPENS.match(layers.text, sentence.start, sentence.end)
    return found.end() if found else sentence.start


def dateline_city(layers: Layers) -> str | None:
    """The city a report is filed from, where its first lines say so."""
    for sentence in layers.sentences[:FIRST]:
        for hit in layers.within(layers.names, sentence.start, sentence.start + 20):
            city = _filed_from(layers, hit)
            if city and _closes(layers, hit.end, sentence):
                return city
    return _city_of_head_lines(layers)


def _filed_from(layers: Layers, hit: Hit) -> str | None:
    """A city, or a city state that stands first in its line."""
    if hit.kind != "state":
        return city_of(layers, hit)
    printed = layers.folded[hit.start : hit.end].title()
    is_first = not layers.folded[max(0, hit.start - 1) : hit.start].strip()
    return printed if is_first and vocabulary().seat_of.get(hit.value) == printed else None


def _city_of_head_lines(layers: Layers) -> str | None:
    """A line above the story that holds a city alone, or with a day or a reporter."""
    report, words = layers.report, vocabulary()
    for block in report.shown()[:12]:
        line = block.span.of(report.text).strip()
        if block.label is Label.BODY and (len(line) > MAX_HEAD_LINE or line.endswith(".")):
            return None
        if block.label in (Label.TITLE, Label.CAPTION) or len(line) > MAX_HEAD_LINE:
            continue
        folded = fold(line)
        hits = words.lexicon.scan(line, folded)[0]
        cities = [
            hit
            for hit in hits
            if hit.kind == "city"
            or (hit.kind == "metonym" and _named_city(folded, hit) in words.state_of)
        ]
        if len(cities) == 1 and _stands_alone(folded, cities[0]):
            return _named_city(folded, cities[0])
    return None


MAX_HEAD_LINE = 110  # characters
_PIECES = Late(r"\s*[|/]\s*|\s{2,}|\t| - |, ?|: ")
_IN_COMPANY = Late(
    r"\d{4}|\b(?:desk|correspondent|reporter|bureau|press (?:team|release)|updated|published)\b"
    r"|d\.?c\.?$"
)
_BY_OFFICE = Late(r"\b(?:desk|correspondent|reporter|bureau)[ ,|]*$")


def _stands_alone(folded: str, hit: Hit) -> bool:
    """Whether a line holds a city as a piece of its own, beside a day or a reporter."""
    if not _IN_COMPANY.search(folded):
        return False
    before, behind = folded[: hit.start], folded[hit.end :]
    opens = not before.strip() or any(m.end() == hit.start for m in _PIECES.finditer(folded))
    opens = opens or bool(_BY_OFFICE.search(before))
    rest = re.sub(r"^,? ?d\.?c\.?(?=\W|$)", "", behind)
    closes = not rest.strip() or bool(_PIECES.match(rest))
    return opens and closes


def _named_city(folded: str, hit: Hit) -> str:
    return hit.value if hit.kind == "city" else folded[hit.start : hit.end].title()


def city_of(layers: Layers, hit: Hit) -> str | None:
    """The city that a name means, if it can mean one: a seat of government, a city state."""
    words = vocabulary()
    if hit.kind == "city":
        return hit.value
    printed = layers.folded[hit.start : hit.end].title()
    if hit.kind == "metonym":
        return printed if printed in words.state_of else None
    if hit.kind == "state" and words.seat_of.get(hit.value) == printed:
        before = layers.folded[max(0, hit.start - 4) : hit.start]
        return printed if before.endswith(("in ", "at ")) else None
    return None
