"""Painted text: what was found is painted over, so that patterns can speak of types.

A painted text has the length of its report. Each thing found is covered by one private-use
character that tells its type and as many fillers as its length needs; everything else is the
folded text. A pattern that says `{PERSON}` is then plain `re` with exact offsets.
"""

import re
from collections.abc import Iterable

from parley.reading.late import Late

FILL = "\ue000"
ACTOR_TYPES = (
    "PARTY",
    "PERSON",
    "JOINT",
    "PRONOUN",
    "BODY",
    "UNNAMED",
    "DOCUMENT",
    "SIDE",
    "OFFICE",
)
_OTHER_TYPES = ("OUTSIDER", "ADJECTIVE", "CITY", "DATE", "ROUND", "PAPER")
# Actors side by side, so that a pattern asks for a run of characters.
TYPES = {name: chr(code) for code, name in enumerate((*ACTOR_TYPES, *_OTHER_TYPES), 0xE001)}
NAMES = {char: name for name, char in TYPES.items()}
PAINT = "\ue000-\ue0ff"
ACTOR = f"[{''.join(TYPES[name] for name in ACTOR_TYPES)}]{FILL}*"
PLACE = f"[{TYPES['CITY']}{TYPES['PARTY']}]{FILL}*"


def paint(folded: str, things: Iterable[tuple[int, int, str]]) -> str:
    """Paint things (start, end, type) over a text; where two overlap the earlier given wins."""
    covered: list[tuple[int, int, str]] = []
    taken = bytearray(len(folded))
    for start, end, kind in things:
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            covered.append((start, end, kind))
    covered.sort()
    out: list[str] = []
    at = 0
    for start, end, kind in covered:
        out.append(folded[at:start])
        out.append(TYPES[kind] + FILL * (end - start - 1))
        at = end
    out.append(folded[at:])
    return "".join(out)


_MACRO = Late(r"\{(?:(\w+):)?([A-Za-z]+)\}")
_DET = (
    rf"(?:(?:the|their|its|his|her|a|an|our|any|all|some|such|each other's|one another's|mutual"
    rf"|this"
    rf"|these|those|both sides'|both countries'|both parties'|both|[{PAINT}]+(?:'s|')?) ){{0,3}}"
)
_ADV = (
    r"(?:(?:[a-z]+ly|also|further|again|once again|once more|both|all|thus|then|too|in principle"
    r"|in turn|in particular|in general|in return|for (?:his|her|its|their) part|as well|meanwhile"
    r"|in addition|together|likewise|anew|only|even|still|now|already|never|not|always|much|very"
    r"|at the same time|on (?:that|the) occasion|among other things|there|therefore|however"
    r"|with satisfaction),? ){0,3}"
)
_ADJ = rf"(?:[a-z{PAINT}][\w{PAINT}'-]*,? (?:and )?){{0,3}}?"
MACROS = {
    **{name: f"{char}{FILL}*" for name, char in TYPES.items()},
    "ACTOR": ACTOR,
    "PAINTED": PAINT,
    "PLACE": PLACE,
    "det": _DET,
    "adv": _ADV,
    "adj": _ADJ,
    "be": r"(?:is|are|was|were|be|been|being|has been|have been|had been|will be|to be)",
}


def expand_macros(pattern: str) -> str:
    """Write out the macros of a pattern: types and phrases, `{name:TYPE}` as a named group."""

    def write(found: re.Match[str]) -> str:
        slot, name = found[1], found[2]
        body = MACROS[name]
        return f"(?P<{slot}>{body})" if slot else body

    return _MACRO.sub(write, pattern)
