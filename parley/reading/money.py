"""Sums of money in a text: how much, in what currency. The reader and the gate share them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"\d[\d.,]*"
_SIZE = r"million|billion|trillion|crore|lakh|thousand|mn|bn|m|k"
_SUM = re.compile(
    r"(?P<sign>us\$|a\$|au\$|nz\$|c\$|ca\$|s\$|hk\$|\$|€|£|¥|₫|\b(?:usd|eur|gbp|jpy|aud|cad|nzd|vnd"
    rf"|inr|cny|rmb|krw|won|rs\.?)) ?(?P<number>{_NUMBER})(?:[ -]?(?P<size>{_SIZE})\b)?"
    rf"|(?P<number2>{_NUMBER})(?:[ -]?(?P<size2>{_SIZE}|ty|trieu)\b)?[ -]?"
    r"(?P<name>us dollars|u\.s\. dollars|australian dollars|canadian dollars|dollars?|euros?|pounds"
    r"|yen|rupees|yuan|won|dong)\b",
)
_SIZES = {
    "thousand": 10**3, "k": 10**3, "lakh": 10**5, "million": 10**6, "mn": 10**6, "m": 10**6,
    "trieu": 10**6, "crore": 10**7, "billion": 10**9, "bn": 10**9, "ty": 10**9, "trillion": 10**12,
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
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money and where it stands."""

    start: int
    end: int
    value: float
    """In units of the currency; whole sums are whole numbers."""
    currency: str
    """ISO 4217; a bare "$" is USD."""
    is_total: bool
    """Whether it is all that was given so far, no new sum."""

    @property
    def kind(self) -> str:
        """How an amount calls it: new, or a total."""
        return "total" if self.is_total else "new"


# "bringing the total to $30 million", "$30 million so far"
_TOTAL_BEFORE = re.compile(
    r"\b(?:total(?:l?ing|l?ed|s)?|altogether|cumulative|bring(?:s|ing)|brought|so far"
    r"|to date)\b[^.;$€£]*$"
)
_TOTAL_BEHIND = re.compile(r" (?:so far|to date|in total|in all|altogether|since (?:19|20)\d\d)\b")
_NEAR = 30  # characters in which such a word stands before a sum


def find_sums(folded: str, start: int, end: int) -> Iterator[Sum]:
    """Yield the sums of a run of a text in lower case without marks, in order."""
    for found in _SUM.finditer(folded, start, end):
        number = (found["number"] or found["number2"]).rstrip(".,").replace(",", "")
        size = found["size"] or found["size2"]
        if _DOTTED.fullmatch(number) and (size in ("ty", "trieu") or "." in number[:-4]):
            number = number.replace(".", "")  # "1.200 tỷ đồng"
        try:
            value = float(number) * _SIZES.get(size or "", 1)
        except ValueError:
            continue  # "1.2.3"
        currency = _CURRENCIES[found["sign"] or found["name"]]
        begin, last = found.span()
        before = folded[max(start, begin - _NEAR) : begin]
        is_total = bool(_TOTAL_BEFORE.search(before) or _TOTAL_BEHIND.match(folded, last, end))
        yield Sum(begin, last, int(value) if value == int(value) else value, currency, is_total)
