"""Sums of money of an item to checks: how much, in what currency."""

from typing import Any

from parley.reading.grounding.evidence import Case, Check, carried, missing
from parley.reading.money import find_sums

_CALLED = {"new": "a new sum", "total": "a total"}


def check_amount(case: Case, amount: dict[str, Any]) -> Check:
    """A sum of money: its value, its currency, and whether it is new or all so far."""
    printed: list[str] = []
    for sentence in case.sentences:
        for each in find_sums(case.layers.folded, sentence.start, sentence.end):
            printed.append(case.said(each.start, each.end))
            is_currency = amount.get("currency") in (None, each.currency)
            if is_currency and _is_number(amount.get("value"), each.value):
                kind = amount.get("kind")
                if kind in (None, each.kind):
                    return carried("amount")
                return missing("amount", f"{printed[-1]} is {_CALLED[each.kind]} there")
    return missing("amount", f"the evidence names {', '.join(printed) or 'no sum'}")


def _is_number(claimed: object, printed: float) -> bool:
    return (
        isinstance(claimed, int | float)
        and not isinstance(claimed, bool)
        and abs(claimed - printed) < 0.005
    )
