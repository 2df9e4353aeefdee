"""Codes, dates and kinds to the words that pages and books print."""

import calendar
import re
import unicodedata
from functools import cache, lru_cache

from parley import rules
from parley.model.when import When
from parley.record.naming import in_sentence, in_sentence_all, party_names

_PARTS = {
    "rounds": "Rounds",
    "participants": "Who took part",
    "topics": "On the agenda",
    "commitments": "Commitments",
    "positions": "Positions",
    "instruments": "Instruments",
    "visits": "Visits",
    "milestones": "Milestones",
}
_GAPS = {
    "announced": "Announced, no report found",
    "missing": "No source tells of it",
    "year": "Year not printed",
    "one-sided": "One side told",
    "thin": "Thinly covered",
    "wording": "Left out of the wording",
    "visit": "Planned visit, no report found",
    "silent": "Silence",
}
_KEYS = {
    "act": "Act",
    "amount": "Amount",
    "by": "Owner",
    "code": "Topic",
    "count": "How many",
    "due": "Day it is due",
    "end": "Last day",
    "from": "From party",
    "ordinal": "Number of the round",
    "role": "Office",
    "start": "First day",
    "to": "To party",
    "what": "Wording",
    "year": "Year",
}
_RANKS = {1: "st", 2: "nd", 3: "rd"}
_REFS = {
    "UNCLOS": "UN Convention on the Law of the Sea",
    "DOC": "Declaration on the Conduct of Parties",
    "COC": "Code of Conduct",
    "UN-CHARTER": "UN Charter",
    "TAC": "Treaty of Amity and Cooperation",
}


# Characters that turn the direction of what stands around them; shown by name, never obeyed.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


_DATE = re.compile(r"(?<![\w-])(?:\d{4}|XXXX)-\d\d(?:-\d\d)?(?![\w-])")


@cache
def pillars() -> dict[str, dict[str, str]]:
    """The topics' names by code, under the name of their pillar, in the order of the contract."""
    return {each["name"]: each["topics"] for each in rules.load("pillars")["pillars"].values()}


@cache
def _topic_names() -> dict[str, str]:
    return {code: name for topics in pillars().values() for code, name in topics.items()}


def party(code: str | None) -> str:
    """The common name of a party; a code that is not known stays as it is."""
    return "party not told" if code is None else party_names().get(code, code)


def is_party(code: str) -> bool:
    """Whether a code is that of a party."""
    return code in party_names()


def parties(codes: tuple[str, ...] | list[str]) -> str:
    """Several parties as one would write them: "Vietnam and the United States"."""
    names = [party(code) for code in codes]
    if len(names) < 2:
        return names[0] if names else "nobody named"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def provisos(what: str, conditions: tuple[str, ...], told_by: tuple[str, ...]) -> tuple[str, ...]:
    """On what a promise hangs, unless its own words say so, and who says that it was made."""
    hangs = tuple(
        f"on condition: {each}" for each in conditions if each.casefold() not in what.casefold()
    )
    return (*hangs, f"as told by {in_sentence_all(told_by, 'and')}") if told_by else hangs


def standing(status: str, proposers: tuple[str, ...]) -> str:
    """Where a promise stands; of what is only proposed, with who proposes it."""
    return f"{status} by {in_sentence_all(proposers)}" if proposers else status


def told_of(written: str) -> str:
    """What the record says of a party by its code, by its name: "own text of Vietnam"."""
    head, of, code = written.rpartition(" of ")
    return f"{head} of {in_sentence(code)}" if of and is_party(code) else written


def topic(code: str) -> str:
    """The name of a topic; a code that is not known stays as it is."""
    return _topic_names().get(code, code)


def topic_codes() -> tuple[str, ...]:
    """Every topic's code, in the order of the contract."""
    return tuple(_topic_names())


def label(code: str) -> str:
    """A code with hyphens as words: partnership-upgraded is "Partnership upgraded"."""
    return _SHORT.get(code) or code.replace("-", " ").capitalize()


_SHORT = {"mou": "MoU"}  # codes that are a short form of their own


def capitalize_first(sentence: str) -> str:
    """A sentence that began small, with its first letter large and the others as they are."""
    return sentence[:1].upper() + sentence[1:]


def part(name: str) -> str:
    """What a part of a reading is called on pages."""
    return _PARTS.get(name, name.capitalize())


def value_key(key: str) -> str:
    """What a value is called on pages: start is the first day."""
    return _KEYS.get(key, label(key))


def as_told(value: str, key: str) -> str:
    """A value as one would write it: a date by its month, a kind without its hyphen."""
    if key in ("start", "end", "date", "due"):
        return day(value)
    if key == "amount":
        return amount(value)
    return label(value) if key in ("kind", "mode") else value


def amount(written: str) -> str:
    """A sum as one would write it, "AUD 20,000,000"; that it is new money goes without saying.

    >>> amount("20000000 AUD new")
    'AUD 20,000,000'
    >>> amount("110 USD total")
    'USD 110, total'
    """
    value, *rest = written.split()
    try:
        told = f"{float(value):,.2f}".removesuffix(".00")
    except ValueError:
        return written
    kinds = [each for each in rest if not each.isupper() and each != "new"]
    told = " ".join([*(each for each in rest if each.isupper()), told])
    return ", ".join((told, *kinds))


def gap(kind: str) -> str:
    """What a kind of gap is called on pages."""
    return _GAPS.get(kind, kind.capitalize())


def ref(code: str | None) -> str:
    """The full name of a paper that is known by its letters."""
    return _REFS.get(code or "", code or "")


@lru_cache(maxsize=4096)
def day(value: str | None) -> str:
    """A date as precise as it is known: 25 March 2019, March 2019, 25 March (year not printed)."""
    if not value:
        return "not dated"
    try:
        when = When(value)
    except ValueError:
        return value
    about = "about " if when.is_approximate else ""
    month = calendar.month_name[when.month] if when.month else ""
    words = [str(when.day or ""), month, str(when.year or "")]
    told = " ".join(word for word in words if word)
    return f"{about}{told}" + ("" if when.year else " (year not printed)")


def dated(sentence: str) -> str:
    """A sentence of the record with its dates as one would write them."""
    return _DATE.sub(lambda found: day(found[0]), sentence)


@lru_cache(maxsize=4096)
def days(span: str | None) -> str:
    """A day, or a first and a last day: `2015-01-22/2015-01-23` is one span."""
    if not span or "/" not in span:
        return day(span)
    start, _, end = span.partition("/")
    if start == end:
        return day(start)
    if len(start) == len(end) == 10:
        if start[:7] == end[:7]:
            return f"{int(start[8:])}–{day(end)}"
        if start[:4] == end[:4]:
            return f"{day(start).removesuffix(start[:4]).strip()} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def harmless(text: str) -> str:
    """A text with its turning characters as words and its broken ones as marks."""
    told = _TURNING.sub(lambda found: f"⟨{unicodedata.name(found[0]).lower()}⟩", text)
    return told.encode("utf-8", "replace").decode()


def ordinal(number: int) -> str:
    """A number as a rank: 1st, 22nd, 13th."""
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{_RANKS.get(number % 10, 'th')}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 round", "14 rounds"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
