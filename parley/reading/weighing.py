"""What words come to by their company, where no rule knows how something is put.

Rules know phrases. "With satisfaction the ministers looked at how trade has grown" holds none of
them, and yet words that such sentences are made of. How much each word, and each pair of words
beside each other, speaks for an act or a stance of a sentence, or for the part of a person in a
round, stands in weighed/acts.tsv and weighed/seats.tsv: the weights of logistic regression, one
value against all others, of which an L1 penalty leaves few (Tibshirani, "Regression Shrinkage and
Selection via the Lasso", 1996). scripts/make_weighed.py makes them of the golds of Parley's tests.
"""

import itertools
import math
from functools import cache
from typing import Literal

from parley import rules
from parley.reading.late import Late
from parley.reading.lexicon import fold
from parley.reading.painting import FILL, NAMES

Table = Literal["acts", "seats"]
Weights = dict[str, dict[str, float]]
"""Term to what it adds to the log odds of each value; `EDGE` alone is what all begin with."""

EDGE = "|"
"""Stands before the first and behind the last word of a sentence."""
NO_PART = "none"
"""Of a person: named, and not at the table."""
_TOKEN = Late(rf"[\ue001-\ue0ff]{FILL}*|[a-z][a-z'’-]*|\d+|[,;:.()\"“”?]")
_STEM = 5  # letters that tell a word whatever its ending
_FIRST = 6  # words that a sentence begins with
_NEAR = 8  # words on either side of a name that tell more than the rest of its sentence


def _words(painted: str) -> list[str]:
    return [NAMES.get(word[0]) or word[:_STEM] for word in _TOKEN.findall(painted)]


def _pairs(words: list[str]) -> list[str]:
    return [f"{first} {second}" for first, second in itertools.pairwise(words)]


def terms_of_sentence(painted: str) -> list[str]:
    """The words of a painted sentence, the pairs beside each other, and those it begins with."""
    words = _words(painted)
    first = (f"first: {word}" for word in words[:_FIRST])
    return sorted({*words, *_pairs([EDGE, *words, EDGE]), *first})


def terms_around(before: str, behind: str) -> list[str]:
    """The words of a painted sentence before and behind a name, those near it by their side."""
    ahead, after = [EDGE, *_words(before)], [*_words(behind), EDGE]
    near, next_to = ahead[-_NEAR:], after[:_NEAR]
    return sorted(
        {
            *ahead[1:],
            *after[:-1],
            *(f"before: {term}" for term in near + _pairs(near)),
            *(f"behind: {term}" for term in next_to + _pairs(next_to)),
        }
    )


def terms_of_office(role: str) -> list[str]:
    """The words of an office."""
    return sorted({f"office: {word}" for word in _words(fold(role))})


@cache
def weights(table: Table) -> Weights:
    """The weights of a file."""
    made: Weights = {}
    for line in rules.text(f"weighed/{table}.tsv").splitlines()[1:]:  # the first tells of what
        term, *values = line.split("\t")
        pairs = (value.partition(" ") for value in values)
        made[term] = {value: float(weight) for value, _, weight in pairs}
    return made


def weigh(table: Table, terms: list[str]) -> dict[str, float]:
    """How likely each value is where these terms stand together, 0 to 1."""
    known = weights(table)
    odds = dict(known[EDGE])
    for term in terms:
        for value, weight in known.get(term, {}).items():
            odds[value] += weight
    return {value: 1 / (1 + math.exp(-odd)) for value, odd in odds.items()}
