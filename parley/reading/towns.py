"""Towns that no list has, told by where they stand: "held in Lae", "the Turkish city of Kars"."""

from parley.reading.anchors import Rare
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.painting import FILL, TYPES

_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_A-Z][\w'’]*"
_LINK = r"(?:de|del|la|las|los|el|al|do|da|on|upon)"
_NAME = rf"(?P<town>{_WORD}(?:(?:[ -]{_LINK}[ -]|[ -]){_WORD}){{0,2}})"
_CALLED = Rare(
    rf"\b(?:in|at|to|near) (?:the |a )?(?:[\w-]+ ){{0,3}}?(?:city|town|port|resort|village|island)"
    rf" (?:of )?{_NAME}",
    "text",
)
# "in Napa, California", "at Cairns, Queensland"
_IN_REGION = Rare(
    rf"\b(?:in|at) {_NAME}, (?:California|Hawaii|Texas|Florida|Virginia|Maryland"
    r"|New York|Washington State|Alaska|Colorado|Michigan|Georgia|Nevada|Utah|Queensland|Victoria"
    r"|New South Wales|South Australia|Tasmania|Scotland|England|Wales|Bavaria|Ontario|Quebec"
    r"|British Columbia|Alberta|Gujarat|Rajasthan|Kerala|Goa)\b",
    "text",
)
_UNLISTED = Late(rf"\b(?:in|at) {_NAME}")
_IN_STATE = Late(rf",? (?:in )?{TYPES['PARTY']}")
_NO_COMMA = r"[^.,;\n\"“”]"
_HELD = Late(
    r"\b(?:held|hosts?|hosted|hosting|convenes?|convened?|meets?|met|gather(?:s|ed)?|takes? place"
    r"|took place|taking place|open(?:s|ed)?|beg(?:an|ins?)|starts?|started|conclude[sd]?"
    r"|ended|ends?|sat|came together|planned|scheduled|organi[sz]ed|round|sessions?|meetings?"
    r"|dialogue|talks|consultations"
    rf"|{TYPES['ROUND']}{FILL}*)(?!\w){_NO_COMMA}{{0,60}}"
    rf"(?:, {TYPES['DATE']}{FILL}*,?{_NO_COMMA}{{0,30}})?$"
)
# What ends the name of a place: a day, a comma, the end; "in Kars hosted by …" has none of them.
_ENDS = Late(
    rf"[,.;)]|$|\n| (?:{TYPES['DATE']}|(?:on|from|in|this|next|last|late|later|between|during|under"
    r"|and|with|to|at|for|near|outside|by|as|where|before|after|earlier|over)\b)"
)
_NO_TOWN = Late(
    r"(?:.* )?(?:Asia|Africa|Europe|Americas?|Pacific|Oceania|Caribbean|Caucasus|Balkans|Arctic"
    r"|House|Palace|Hall|Hotel|Cent(?:re|er)|Headquarters|Ministry|Department|Academy|University"
    r"|Institute|Base|Barracks|Castle|Villa|Office|Club|Residence|Building|Complex|Tower|Parliament"
    r"|Congress|Senate|Cabinet|Plenary|Session|Council|Committee|Group|Dialogue|Summit|Forum|Track"
    r"|Phase|Part|Chapter|Article|Annex|English|French|Spanish|Russian|Arabic|Chinese|Portuguese"
    r"|German|Ramadan|Spring|Summer|Autumn|Fall|Winter|East|West|North|South|Embassy|Mission"
    r"|Secretariat|Museum|Airport|School|College|Library|Bhavan|Kantei|General|Government"
    r"|Foreign|Defen[cs]e|Affairs|Operations?|Exercise|Agreement|Partnership|Cooperation)$"
)


def towns_in(layers: Layers, start: int, end: int) -> list[tuple[str, int]]:
    """The towns without an entry in the lists where something is held, each with its place.

    A name is a town where a word says so ("the city of"), where its state or region stands behind
    it, or where it closes what is held, opened or hosted "in" it.
    """
    for pattern in (_CALLED, _IN_REGION):
        if (found := pattern.search(layers, start, end)) and _is_bare(layers, *found.span("town")):
            return [(found["town"], found.start("town"))]
    return [
        (found["town"], found.start("town"))
        for found in _UNLISTED.finditer(layers.text, start, end)
        if _is_bare(layers, *found.span("town"))
        and not _NO_TOWN.match(found["town"])
        and _ENDS.match(layers.painted, found.end())
        and (
            _IN_STATE.match(layers.painted, found.end())
            or _HELD.search(layers.painted, start, found.start())
        )
    ]


def _is_bare(layers: Layers, start: int, end: int) -> bool:
    """Whether nothing else is known to stand there: no person, paper, day or party."""
    return layers.painted[start:end] == layers.folded[start:end]
