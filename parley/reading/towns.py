"""Towns that no list has, told by where they stand: "held in Lae", "the Turkish city of Kars"."""

from functools import cache

from parley import rules
from parley.reading.anchors import Rare
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.painting import FILL, TYPES

_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_A-Z][\w'’]*"
_LINK = r"(?:de|del|la|las|los|el|al|do|da|upon)"
_NAME = rf"(?P<town>{_WORD}(?:(?:[ -]{_LINK}[ -]|-on-|[ -]){_WORD}){{0,2}})"
_CALLED = Rare(
    rf"\b(?:in|at|to|near) (?:the |a )?(?:[\w-]+ ){{0,3}}?(?:city|town|port|resort|village|island)"
    rf" (?:of )?{_NAME}",
    "text",
)
_UNLISTED = Late(rf"\b(?:in|at) {_NAME}")
_IN_STATE = Late(rf",? (?:in )?{TYPES['PARTY']}")
_NO_COMMA = r"[^.,;\n\"“”]"
_HELD = Late(
    r"\b(?:held|hosts?|hosted|hosting|convenes?|convened?|meets?|met|gather(?:s|ed)?|takes? place"
    r"|took place|taking place|open(?:s|ed)?|beg(?:an|ins?)|starts?|started|conclude[sd]?"
    r"|ended|ends?|sat|came together|next (?:one )?will be|planned|scheduled"
    r"|organi[sz]ed|round|sessions?|meetings?|dialogue|talks|consultations"
    rf"|{TYPES['ROUND']}{FILL}*)(?!\w){_NO_COMMA}{{0,60}}"
    rf"(?:, {TYPES['DATE']}{FILL}*,?{_NO_COMMA}{{0,30}})?$"
)
# What ends the name of a place: a day, a comma, the end; "in Kars hosted by …" has none of them.
_ENDS = Late(
    rf"[,.;)]|$|\n| (?:{TYPES['DATE']}|(?:on|from|in|this|next|last|late|later|between|during|under"
    r"|and|with|to|at|for|near|outside|by|as|where|before|after|earlier|over)\b)"
)


@cache
def _in_region() -> Rare:
    """ "in Napa, California", "at Cairns, Queensland"."""
    regions = "|".join(rules.load("rounds")["towns"]["regions"])
    return Rare(rf"\b(?:in|at) {_NAME}, (?:{regions})\b", "text")


@cache
def _no_town() -> Late:
    return Late(rf"(?:.* )?(?:{'|'.join(rules.load('rounds')['towns']['never'])})$")


def towns_in(layers: Layers, start: int, end: int) -> list[tuple[str, int]]:
    """The towns without an entry in the lists where something is held, each with its place.

    A name is a town where a word says so ("the city of"), where its state or region stands behind
    it, or where it closes what is held, opened or hosted "in" it.
    """
    for pattern in (_CALLED, _in_region()):
        if (found := pattern.search(layers, start, end)) and _is_bare(layers, *found.span("town")):
            return [(found["town"], found.start("town"))]
    return [
        (found["town"], found.start("town"))
        for found in _UNLISTED.finditer(layers.text, start, end)
        if _is_bare(layers, *found.span("town"))
        and not _no_town().match(found["town"])
        and _ENDS.match(layers.painted, found.end())
        and (
            _IN_STATE.match(layers.painted, found.end())
            or _HELD.search(layers.painted, start, found.start())
        )
    ]


def _is_bare(layers: Layers, start: int, end: int) -> bool:
    """Whether nothing else is known to stand there: no person, paper, day or party."""
    return layers.painted[start:end] == layers.folded[start:end]
