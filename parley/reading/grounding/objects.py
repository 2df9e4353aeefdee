"""The object of a commitment to checks: it is named there, and is no other act's."""

from typing import Any

from parley.reading.conditions import has_new_act
from parley.reading.grounding.evidence import Case, Check, carried, missing, places_of
from parley.reading.grounding.words import Located, locate
from parley.reading.objects import find_sites
from parley.reading.sentences import Sentence


def check_object(case: Case, item: dict[str, Any]) -> list[Check]:
    """The site, project, beneficiary or paper that an act is about."""
    named = item.get("object") or {}
    return [_check(case, str(item["what"]), kind, str(words)) for kind, words in named.items()]


def _check(case: Case, what: str, kind: str, words: str) -> Check:
    why = f"the evidence has no “{words}”"
    for sentence in case.sentences:
        located = locate(what, case.tokens(sentence))
        for place in places_of(words, case.tokens(sentence)):
            if not located.tokens or _is_of(case, sentence, located, kind, place):
                return carried("object")
            why = f"“{words}” is told of something else there"
    return missing("object", why)


def _is_of(
    case: Case, sentence: Sentence, located: Located, kind: str, place: tuple[int, int]
) -> bool:
    """Whether an object stands with the words of the act, and no other site nearer to them."""
    start, end = located.start, located.end
    if place[0] < end and start < place[1]:
        return True
    between = (end, place[0]) if place[0] >= end else (place[1], start)
    if has_new_act(case.layers.painted, *between):
        return False
    if kind != "site":
        return True
    sites = find_sites(case.layers, sentence.start, sentence.end)
    inside = [each for each in sites if each[0] < end and start < each[1]]
    behind = [each for each in sites if each[0] >= end]
    ahead = [each for each in sites if each[1] <= start]
    nearest = (inside or behind[:1] or ahead[-1:])[:1]
    return all(each[0] < place[1] and place[0] < each[1] for each in nearest)
