"""Titles: which are forms of one office, and which cannot both be held on one day."""

import re

_EQUAL = {
    "vice": "deputy",
    "defense": "defence",
    "affairs": "",
    "ministry": "minister",
    "fm": "minister",
    "undersecretary": "under",
}
_UNTELLING = frozenset({"of", "for", "the", "and", "in", "to", "at", "us", "u.s.", "s"})
_RANKS = frozenset(
    "first standing permanent principal senior deputy under assistant associate executive".split()
)
_CAPACITIES = (
    ("acting", re.compile(r"\b(?:acting|interim|performing the duties)\b", re.IGNORECASE)),
    ("designate", re.compile(r"\b(?:designate|-elect|nominee)\b", re.IGNORECASE)),
    ("former", re.compile(r"\b(?:former|then|ex-)\b", re.IGNORECASE)),
)


def title_words(role: str) -> frozenset[str]:
    """The telling words of a title, in one spelling, without the capacity it is held in."""
    for _, capacity in _CAPACITIES:
        role = capacity.sub(" ", role)
    words = role.lower().replace("-", " ").replace(",", " ").split()
    plain = {_EQUAL.get(word, word) for word in words} - _UNTELLING - {""}
    # "Under State Secretary" is a calque of "Under Secretary of State"
    return frozenset(plain)


def capacity_of(role: str) -> str:
    """Whether an office is held in substance, acting, designate or formerly."""
    return next((name for name, words in _CAPACITIES if words.search(role)), "substantive")


def is_form(one: str, other: str) -> bool:
    """Whether two titles may be one: the same rank, and the field of one within the other's.

    >>> is_form("Deputy Foreign Minister", "Deputy Minister of Foreign Affairs")
    True
    >>> is_form("First Deputy Minister", "Deputy Minister")
    False
    """
    mine, theirs = title_words(one), title_words(other)
    return (mine & _RANKS) == (theirs & _RANKS) and (mine <= theirs or theirs <= mine)


_HEADS = frozenset(
    "minister secretary president premier ambassador director adviser advisor chairman commander"
    " general officer official representative envoy head chief spokesperson pm".split()
)


def field_of(role: str) -> frozenset[str]:
    """What an office is for, without its rank: "foreign" of Deputy Foreign Minister."""
    return title_words(role) - _RANKS - _HEADS - {"state", "prime"}
