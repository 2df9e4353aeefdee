"""The parties of a mechanism, as they stand in its name or behind it."""

import bisect
from collections.abc import Callable

from parley.reading.late import Late
from parley.reading.lexicon import Hit
from parley.reading.mechanisms.name_words import name_words
from parley.reading.mechanisms.page import Page
from parley.reading.vocabulary import vocabulary

_BETWEEN = Late(
    r"[ ,:-]*(?:\([A-Z&+0-9a-z ]{2,12}\) ?)?(?:format )?(?:is |was )?(?:,? ?held )?(?:between|of"
    r"|with|by|among) (?:the )?"
)
_MORE = Late(r"(?:'s)?(?: \([a-z.&+]{2,9}\))?(?:, | and |, and | & |-)(?:the )?")
# What joins a party to another: "India-Central Asia", "Central Asia plus Japan".
_JOINED = r"[\"']? ?(?:-|/|\+|plus|and|&) ?[\"']?"
_LONGEST_SENTENCE = 400  # characters
_JOINED_BEHIND, _JOINED_BEFORE = Late(_JOINED), Late(rf"{_JOINED}$")


def codes_of(hits: list[Hit]) -> tuple[str, ...]:
    """Which parties some names stand for; a capital stands for its state."""
    capitals = vocabulary().capital_of
    codes = {capitals.get(hit.value, "") if hit.kind == "city" else hit.value for hit in hits}
    return tuple(sorted(code for code in codes if code))


def spans_of(hits: list[Hit]) -> tuple[tuple[int, int], ...]:
    """Where the names of parties stand."""
    return tuple((hit.start, hit.end) for hit in hits)


def parties_behind(page: Page, end: int) -> list[Hit]:
    """ "… between India and Russia", "… with Japan"."""
    link = _BETWEEN.match(page.folded, end)
    if not link:
        return []
    found: list[Hit] = []
    at = link.end()
    while at in page.party_starts:
        hit = page.party_starts[at]
        found.append(hit)
        more = _MORE.match(page.folded, hit.end)
        if not more:
            break
        at = more.end()
    return found


def parties_before(page: Page, end: int) -> list[Hit]:
    """The parties that a sentence names before a place in it."""
    reach = max(0, end - _LONGEST_SENTENCE)
    begin = max(reach, *(page.folded.rfind(mark, reach, end) for mark in (". ", "\n", "; ", ": ")))
    hits = (page.party_starts[at] for at in range(begin, end) if at in page.party_starts)
    return [hit for hit in hits if hit.kind != "city"]


def sits_at_the_table(page: Page, start: int, end: int) -> bool:
    """Whether a group of states is a party to a mechanism: joined to another in its name."""
    text, folded = page.text, page.folded
    if not text[start].isupper():
        return False
    behind = _JOINED_BEHIND.match(folded, end)
    if behind and text[behind.end() : behind.end() + 1].isupper():
        return True
    before = page.before(_JOINED_BEFORE, start, 8)
    if before is None:
        return False
    ends = before.start()
    return ends in page.party_ends or bool(page.before(name_words().region, ends, 32))


def inside_party(page: Page) -> Callable[[int], bool]:
    """A test whether a position lies in a party's name ("Gulf Cooperation Council")."""
    starts = sorted(page.party_starts)

    def is_inside(position: int) -> bool:
        at = bisect.bisect_right(starts, position) - 1
        return at >= 0 and starts[at] < position < page.party_starts[starts[at]].end

    return is_inside
