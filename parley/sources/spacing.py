"""Text in which crawling swallowed spaces to text that has them again: "inOttawa" to "in Ottawa".

Only seams that no name has are opened: a little word or an ordinal before a capital, a state before
a word of a mechanism's name, and a few pairs of words that reports put side by side. Every other
word with a capital inside ("VietnamPlus") is left as it is.
"""

import bisect
import itertools
import re
from functools import cache

from parley import rules

Run = tuple[int, int, int, int]

_INNER_CAPITAL = re.compile(r"(?<![\w@/#.])(?P<left>[A-Z]?[a-z]+)(?P<right>[A-Z][a-z]+)(?![A-Z@])")


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str], re.Pattern[str]]:
    """Little words and ordinals, names of states, first words of mechanisms, pairs of words."""
    data = rules.load("noise")
    joined = data["joined"]
    small = frozenset(data["little_words"].split()) | frozenset(joined["ordinals"].split())
    states = rules.load("states")["states"].values()
    names = frozenset(name for state in states for name in (*state["names"], *state["adjectives"]))
    pairs = re.compile(
        "|".join(
            rf"\b(?P<left{number}>{'|'.join(pair['left'].split())})"
            rf"(?:{'|'.join(pair['right'].split())})\b"
            for number, pair in enumerate(joined["pairs"])
        ),
        re.I,
    )
    return small, names, frozenset(joined["behind_a_state"].split()), pairs


def seams(text: str) -> list[int]:
    """Where a space was swallowed, in order."""
    small, states, behind, pairs = _words()
    found = {
        match.start("right")
        for match in _INNER_CAPITAL.finditer(text)
        if _is_seam(match["left"], match["right"], small, states, behind)
    }
    for match in pairs.finditer(text):
        found.update(end for name, end in _ends(match) if name.startswith("left"))
    return sorted(found)


def _is_seam(
    left: str, right: str, small: frozenset[str], states: frozenset[str], behind: frozenset[str]
) -> bool:
    if left in small:
        return len(left) > 1
    return (left in states and right in behind) or (left.lower() in small and right in states)


def _ends(match: re.Match[str]) -> list[tuple[str, int]]:
    return [(name, match.end(name)) for name, value in match.groupdict().items() if value]


def space_out(text: str, runs: list[Run]) -> tuple[str, list[Run]]:
    """Put the swallowed spaces back; the runs go on telling where each character came from.

    A run (at, length, start, end) says that characters at…at+length came from start…end.
    """
    places = seams(text)
    if not places:
        return text, runs
    pieces = [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]
    out: list[Run] = []
    for at, length, start, end in runs:
        reach = at + length
        inside = places[bisect.bisect_right(places, at) : bisect.bisect_left(places, reach)]
        if not inside or length != end - start:
            out.append((at + bisect.bisect_right(places, at), length, start, end))
            continue
        for first, last in itertools.pairwise([at, *inside, reach]):
            moved = first + bisect.bisect_right(places, first)
            out.append((moved, last - first, start + first - at, start + last - at))
    return " ".join(pieces), out
