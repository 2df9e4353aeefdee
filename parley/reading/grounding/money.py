"""Sums of money of an item to checks: how much, in what currency."""

import re
from typing import Any

from parley.reading.grounding.evidence import Case, Check, carried, missing

_MONEY = re.compile(
    r"(?P<before>us\$|a\$|au\$|nz\$|c\$|ca\$|s\$|hk\$|\$|€|£|¥|₫|\b(?:usd|eur|gbp|jpy|aud|cad"
    r"|nzd|vnd"
    r"|inr|cny|rmb|krw|rs\.?))? ?(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?:[ -]?(?P<size>thousand|million|billion|trillion|crore|lakh|mn|bn|m|k)\b)?"
    r"(?:[ -](?P<behind>us dollars|u\.s\. dollars|australian dollars|canadian dollars"
    r"|dollars?|euros?"
    r"|pounds|yen|rupees|yuan|won|dong)\b)?"
)
_SIZES = {
    "thousand": 10**3, "k": 10**3, "lakh": 10**5, "million": 10**6, "mn": 10**6, "m": 10**6,
    "crore": 10**7, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_CURRENCIES = {
    "us$": "USD", "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "us dollars": "USD",
    "u.s. dollars": "USD", "a$": "AUD", "au$": "AUD", "aud": "AUD", "australian dollars": "AUD",
    "nz$": "NZD", "nzd": "NZD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "canadian dollars": "CAD",
    "s$": "SGD", "hk$": "HKD", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "gbp": "GBP", "pounds": "GBP", "¥": "JPY", "jpy": "JPY", "yen": "JPY",
    "inr": "INR", "rs": "INR", "rs.": "INR", "rupees": "INR", "cny": "CNY", "rmb": "CNY",
    "yuan": "CNY", "krw": "KRW", "won": "KRW", "vnd": "VND", "₫": "VND", "dong": "VND",
}  # fmt: skip


def check_amount(case: Case, amount: dict[str, Any]) -> Check:
    """A sum of money: its value and its currency."""
    printed: list[str] = []
    for sentence in case.sentences:
        for found in _MONEY.finditer(case.layers.folded, sentence.start, sentence.end):
            sign = found["before"] or found["behind"]
            if not sign:
                continue
            value = float(found["number"].replace(",", "")) * _SIZES.get(found["size"] or "", 1)
            currency = _CURRENCIES[sign]
            printed.append(found[0].strip())
            if _is_number(amount.get("value"), value) and amount.get("currency") in (
                None,
                currency,
            ):
                return carried("amount")
    return missing("amount", f"the evidence names {', '.join(printed) or 'no sum'}")


def _is_number(claimed: object, printed: float) -> bool:
    return (
        isinstance(claimed, int | float)
        and not isinstance(claimed, bool)
        and abs(claimed - printed) < 0.005
    )
