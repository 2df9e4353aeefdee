"""A printed ordinal to its number: "10th", "tenth", "XIV", "inaugural"."""

from parley.reading.late import Late
from parley.reading.lexicon import any_of

_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS_STEM = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_TENS = {f"{stem[:-1]}ieth": tens for stem, tens in _TENS_STEM.items()}
_ORDINALS = (
    {word: number for number, word in enumerate(_UNITS, 1)}
    | _TENS
    | {
        f"{stem}-{unit}": tens + number
        for stem, tens in _TENS_STEM.items()
        for number, unit in enumerate(_UNITS[:9], 1)
    }
    | {"inaugural": 1, "maiden": 1}
)
ORDINAL = rf"(?:\d{{1,2}} ?(?:st|nd|rd|th)|{any_of(_ORDINALS)}|[ivx]{{2,5}})"
"""A pattern of ordinals in folded text."""
_TEN = Late(rf"\b({'|'.join(_TENS_STEM)})[ -]$")
_DIGITS = Late(r"(\d{1,2}) ?(?:st|nd|rd|th)$")
_TORN = Late(r"\d{1,2} $")
_ENDING = Late(r"(?:st|nd|rd|th)$")
_ROMAN = Late(r"[IVX]{2,6}$|[IVX]{1,4}(?:st|nd|rd|th)$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def ordinal_value(printed: str) -> int | None:
    """The number of a printed ordinal ("10th", "tenth", "XIV", "inaugural"), or None."""
    word = printed.strip("'\" ").lower()
    digits = _DIGITS.match(word)
    if digits:
        return int(digits[1])
    if word in _ORDINALS:
        return _ORDINALS[word]
    if _ROMAN.match(printed.strip()):
        return _roman(_ENDING.sub("", printed.strip()))
    return None


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def ordinal_ending_in(text: str, folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The number of an ordinal whose last word is given, and where it begins.

    Its first word may be "twenty" before "first", or "10" before a "th" torn off it.
    """
    value = ordinal_value(text[start:end])
    if value is None:
        is_torn = folded[start:end].strip("'\"\n") in ("st", "nd", "rd", "th")
        torn = _TORN.search(folded, max(0, start - 3), start) if is_torn else None
        return (int(torn[0]), torn.start()) if torn else None
    ten = _TEN.search(folded, max(0, start - 8), start) if value < 10 else None
    return (value + _TENS_STEM[ten[1]], ten.start()) if ten else (value, start)
