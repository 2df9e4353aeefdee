"""Codes of parties to their names, alone and as they stand in a sentence of the record."""

import re
from collections.abc import Iterable
from functools import cache

from parley import rules

_WITH_ARTICLE = re.compile(
    r"^(?:United|Bahamas|Comoros|Maldives|Netherlands|Philippines|GCC)\b"
    r"|\b(?:Islands|Republic|Union|Territories)$"
)


@cache
def party_names() -> dict[str, str]:
    """The common name of every state and organisation, by its code."""
    states = rules.load("states")["states"]
    organisations = rules.load("parties")["organisations"]
    return {code: each["names"][0] for code, each in {**states, **organisations}.items()}


def in_sentence(code: str) -> str:
    """A party as a sentence calls it, "the United States"; a code not known stays as it is."""
    name = party_names().get(code, code)
    return f"the {name}" if _WITH_ARTICLE.search(name) else name


def object_in_sentence(name: str) -> str:
    """An object of a promise as a sentence calls it: "people of Vietnam"."""
    head, of, code = name.rpartition("people of ")
    return f"{head}{of}{in_sentence(code)}" if of else name


def in_sentence_all(codes: Iterable[str], joined: str = "and") -> str:
    """Several parties as a sentence calls them: "the United States and Vietnam"."""
    *others, last = [in_sentence(code) for code in codes]
    return f"{', '.join(others)} {joined} {last}" if others else last
