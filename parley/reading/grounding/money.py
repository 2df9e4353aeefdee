"""Sums of money of an item to checks: how much, in what currency, of what."""

from typing import Any

from parley.reading.grounding.evidence import Case, Check, carried, missing
from parley.reading.grounding.words import locate
from parley.reading.money import Sum, find_sums, find_sums_of
from parley.reading.sentences import Sentence

_CALLED = {"new": "a new sum", "total": "a total"}


def check_amount(case: Case, amount: dict[str, Any], what: str) -> Check:
    """A sum of money: its value, its currency, and whether it is new or all so far."""
    printed: list[str] = []
    for sentence in case.sentences:
        for each in _sums(case, sentence, what):
            printed.append(case.said(each.start, each.end))
            is_currency = amount.get("currency") in (None, each.currency)
            if is_currency and _is_number(amount.get("value"), each.value):
                kind = amount.get("kind")
                if kind in (None, each.kind):
                    return carried("amount")
                return missing("amount", f"{printed[-1]} is {_CALLED[each.kind]} there")
    return missing("amount", f"the evidence names {', '.join(printed) or 'no sum'} for it")


def _sums(case: Case, sentence: Sentence, what: str) -> list[Sum]:
    """The sums of a sentence that may be of a matter; all of them where it does not tell it."""
    folded, located = case.layers.folded, locate(what, case.tokens(sentence))
    if located.missing or not located.tokens:
        return list(find_sums(folded, sentence.start, sentence.end))
    span = (located.start, located.end)
    return find_sums_of(folded, case.layers.painted, sentence, *span)


def _is_number(claimed: object, printed: float) -> bool:
    return (
        isinstance(claimed, int | float)
        and not isinstance(claimed, bool)
        and abs(claimed - printed) < 0.005
    )
