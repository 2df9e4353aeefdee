"""Words to the parties that they name."""

import re
from collections.abc import Collection, Iterable
from functools import cache

from parley import rules


def named_in(words: str) -> frozenset[str]:
    """The parties that some words name, by a name, an adjective or the capital.

    >>> sorted(named_in("US support so that Vietnam can do well as ASEAN Chair"))
    ['US', 'VN']
    """
    return frozenset(party for party, pattern in _patterns().items() if pattern.search(words))


@cache
def written_forms() -> dict[str, list[str]]:
    """The names and adjectives that states are written with, by their codes."""
    parties, states = rules.load("parties"), rules.load("states")["states"]
    return {
        code: [
            *state["names"],
            *state["adjectives"],
            *parties["names"].get(code, ()),
            *parties["adjectives"].get(code, ()),
        ]
        for code, state in states.items()
    }


@cache
def states_of_capitals() -> dict[str, str]:
    """The state of each capital, in one spelling."""
    states = rules.load("states")["states"]
    return {state["capital"]: code for code, state in states.items() if state.get("capital")}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    capitals = {code: capital for capital, code in states_of_capitals().items()}
    return {
        code: _one_of([*names, *([capitals[code]] if code in capitals else [])])
        for code, names in written_forms().items()
        if names
    }


def _one_of(names: list[str]) -> re.Pattern[str]:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in longest_first)})(?!\w)")


def sits_at(parties: Iterable[str], table: Collection[str]) -> bool:
    """Whether all of some parties sit at a table, themselves or in an organisation that does."""
    away = set(parties) - set(table)
    return not away or any(_is_made_of(each, away) for each in table)


def _is_made_of(organisation: str, parties: set[str]) -> bool:
    """Whether an organisation has some members, or none of its members is known to the rules."""
    known = rules.load("parties")["organisations"].get(organisation)
    return known is not None and parties <= set(known.get("members") or parties)
