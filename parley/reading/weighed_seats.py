"""The part of an official in a round by the company of their name, where no rule tells it."""

from typing import cast, get_args

from parley.model.reading import Function
from parley.reading.functions import patterns
from parley.reading.layers import Layers
from parley.reading.lexicon import fold
from parley.reading.people import Mention, Person
from parley.reading.sentences import Sentence
from parley.reading.table import Table
from parley.reading.weighing import NO_PART, terms_around, terms_of_office, weigh

Place = tuple[Sentence, Mention]
MOST_DOUBT = 0.3
"""How likely it may at most be that somebody with a part has none."""


def is_official(table: Table, person: Person) -> bool:
    """Whether somebody holds an office of a party at the table."""
    return bool(table.rounds and person.role) and person.party in table.parties


def place_of(layers: Layers, person: Person) -> Place | None:
    """Where a report names somebody first, headlines apart."""
    places = [
        (sentence, mention)
        for mention in person.mentions
        if (sentence := layers.sentence_at(mention.start)) is not None
    ]
    told = (place for place in places if place[0].label == "body")
    return next(told, places[0] if places else None)


def terms_at(layers: Layers, place: Place) -> list[str]:
    """The terms that stand around a name, and those of the office of whoever bears it."""
    sentence, mention = place
    painted = layers.painted
    around = terms_around(
        painted[sentence.start : mention.start], painted[mention.end : sentence.end]
    )
    return around + terms_of_office(mention.person.role or "")


def function_at(layers: Layers, place: Place) -> Function | None:
    """The part in a round that the words around a name speak for most; None for no part."""
    if patterns().elsewhere.match(fold(place[1].person.role or "")):
        return None
    odds = weigh("seats", terms_at(layers, place))
    best = max(sorted(odds), key=odds.__getitem__)
    is_told = best in get_args(Function) and odds[NO_PART] < MOST_DOUBT
    return cast(Function, best) if is_told else None
