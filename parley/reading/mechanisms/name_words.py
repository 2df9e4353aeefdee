"""The words that names of mechanisms are made of, and a name in the words that tell it apart."""

import re
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.reading.late import Late
from parley.reading.lexicon import any_of, expand, fold

FORMATS = ("2+2", "3+3", "two-plus-two", "two plus two", "2-plus-2", "2 plus 2")
"""Named by who comes: as many ministers of each side."""
NO_KEY = frozenset(
    {"annual", "yearly", "regular", "bilateral", "the", "and", "of", "on", "for", "&", "latest"}
    | {"official", "formal", "trilateral", "biennial", "such"}
)
"""Words that are no part of a key: they tell how often or between how many, not what about."""
_SMALL = frozenset({"for", "on", "of", "the", "and", "&", "un"})
_STRONG = Late(
    r"2\+2|3\+3|two[- ]plus[- ]two|three[- ]plus[- ]three|2[- ]plus[- ]2|2 ?\+ 2|consultative"
    r"|steering|joint com"
    r"|working group|strategic (?:dialogue|mechanism|steering)|partnership dialogue"
    r"|policy dialogue"
    r"|security dialogue|human rights dialogue|senior officials|strategic partnership|political"
    r" consultation|joint working|management group|working mechanism|special representatives"
    r"|lateral cooperation process|consultation process",
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists of mechanisms.yaml as the search asks for them."""

    qualifiers: frozenset[str]
    acronyms: dict[str, list[str]]
    not_mechanisms: Late
    talk_as_such: Late
    region: Late
    """A group of states at the end of what is searched."""
    region_within: Late
    party_of_region: dict[str, str]
    """Whom a region means that an organisation speaks for: "the Africa-EU Troika"."""
    party_of_compound: dict[str, str]
    """Whom the first half of a name of two states means: "Sino-Indian"."""
    strong_names: Late
    """Words that are a standing mechanism's even in small letters."""


@cache
def name_words() -> NameWords:
    """Load the words once."""
    data = rules.load("mechanisms")
    regions = any_of(data["regions"])
    return NameWords(
        qualifiers=_qualifiers(data["qualifiers"]),
        acronyms=data["acronyms"],
        not_mechanisms=_any_beginning(data["not_mechanisms"]),
        talk_as_such=_any_beginning(data["talk_as_such"]),
        region=Late(rf"\b{regions}$"),
        region_within=Late(rf"\b{regions}\b"),
        party_of_region=data["party_of_region"],
        party_of_compound=data["compounds"],
        strong_names=_STRONG,
    )


def _qualifiers(phrases: list[str]) -> frozenset[str]:
    forms = [fold(form).replace('"', "") for phrase in phrases for form in expand(phrase)]
    return (frozenset(" ".join(forms).split()) | {"such"}) - _SMALL


def _any_beginning(phrases: list[str]) -> Late:
    forms = [re.escape(fold(form)) for each in phrases for form in expand(each)]
    return Late(rf"\b(?:{'|'.join(forms)})")


_STEMS = {
    "defense": "defence",
    "diplomacy": "diplomatic",
    "ministers": "ministerial",
    "minister": "ministerial",
    "politics": "political",
    "consultation": "consultations",
}


def stem(word: str) -> str:
    """A word of a name as it stands in keys: "defense" is "defence"."""
    return _STEMS.get(word, word)


def key_of(words: list[str]) -> frozenset[str]:
    """The words that tell a mechanism, spelled one way: "two-plus-two" is "2+2"."""
    key = {part for word in words for part in word.split("-")}
    for number, format_ in (("two", "2+2"), ("2", "2+2"), ("three", "3+3"), ("3", "3+3")):
        if {number, "plus"} <= key:
            key = key - {number, "plus"} | {format_}
    return frozenset(key)


_MARKS = Late(r" ?\([A-Z][\w+&-]{1,11}\)|[\"“”]|(?<=\d)['’]|[‘'](?=\d)")
_LEADING = Late(r"(?:(?:annual|yearly|regular|biennial|the|bilateral) )+", re.I)


def plain_name(printed: str, *, has_key: bool = True) -> str:
    """The name without quotes and without "annual", which tells how often, not what.

    A name that has nothing else keeps it: "the Annual Consultation".
    """
    name = " ".join(_MARKS.sub("", printed).split()).removeprefix("such ")
    return _LEADING.sub("", name, count=1) if has_key and _LEADING.match(name) else name
