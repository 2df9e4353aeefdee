"""A date to whether it is set for an act: "by 2025", "next year"; for the reader and the gate."""

from collections.abc import Iterable
from dataclasses import dataclass

from parley.model.when import When
from parley.reading.dates import DateMention
from parley.reading.late import Late

_PART_OF_A_YEAR = (
    r"(?: the)?(?: (?:end|middle|start|beginning|close|course|rest|(?:first|second|latter) half"
    r"|(?:first|second|third|fourth|last) quarter|spring|summer|autumn|fall|winter|month) of"
    r"(?: the)?)?(?: early| late| mid)?(?: (?:fiscal|financial|academic|school|calendar) year)?"
)
_SETS = Late(
    r"\W*\b(?:by|before|until|(?:no|not) later than|at the latest by|in|within|from|for|at|during"
    rf"|throughout|as (?:of|from)|(?:starting|beginning)(?: from| in| on)?){_PART_OF_A_YEAR}[ -]"
)
_SETS_IT = Late(rf"{_SETS.pattern}$")
# "this year", "next month", "later this summer" need no word before them.
_SET_ALONE = ("next", "this", "later this", "coming", "the coming")
_BEFORE_ALONE = Late(r"[ -]|, |,? (?:some ?time |early |late |already )")
# "the accord signed | this year": when something else was done.
_DONE = Late(
    r"(?<!be )\b(?:signed|inked|held|reached|concluded|adopted|launched|made|set|paid|agreed"
    r"|established|published|opened|earlier|already|so far)(?: [\w-]+){0,2}$"
)
# "the Community and its vision until 2025": how far the paper looks, not when the act is due
_OF_A_PAPER = Late(
    r"\b(?:vision|agenda|strategy|road ?map|(?:action )?(?:plan|programme|program)|framework)"
    r"(?: through)? (?:until|for|from)(?: the)? $"
)
# "Before the end of the year", "before the year is out": no date by itself.
_WITHIN_THE_YEAR = Late(
    r"\b(?:by|before|until|in|within|during|over|at)"
    r"(?: the (?:end|close|course|remainder|rest) of (?:the|this) (?:current )?year\b(?! of)"
    r"| (?:the|this) year is (?:out|over)\b| the end of the (?:summer|autumn|winter|spring)\b"
    r"| the (?:current )?year\b(?! of|s))"
)
# "before the summer", "in autumn": of the year at hand, or of the next where it is over.
_BY_A_SEASON = Late(
    r"\b(?:by|before|in|for|during|this)(?: the)?(?: (?:early|late|coming|end of(?: the)?))?"
    r" (?P<season>spring|summer|autumn|fall)\b(?! (?:of|school|course|camp|games|olympics)\b|s)"
)
_LAST_MONTH = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}
_REACH = 40  # characters in which such words stand before a date
# "a working group | , which is to report by June"
_WHICH_IS_TO = Late(
    r"(?:,? (?:which|that) (?:is|are|was|were|should|must|will|would|shall)"
    r"|, to (?:be|convene|meet|report|start|begin|open|conclude|take place|run|become|enter|last"
    r"|come))\b[^,;]{0,60}?$"
)
# "a drill is scheduled | off Subic for February": the rest of what is said of it.
_REST = Late(r"[^,;.]{0,60}?(?=,? and\b|[,;.]|$)")


def is_deadline(folded: str, date: DateMention) -> bool:
    """Whether the words before a date set it for something: no "after", no "not earlier than"."""
    before = folded[max(0, date.start - _REACH) : date.start]
    if _OF_A_PAPER.search(before):
        return False
    if date.word.startswith(_SET_ALONE):
        return not _DONE.search(before.rstrip())
    return bool(_SETS_IT.search(before))


def end_with_deadline(folded: str, end: int, dates: Iterable[DateMention]) -> int:
    """Where some words end with the date that stands right behind them: "… | by 2025".

    The date may be that of a clause that goes on from them: "a group, which is to meet by May".
    """
    for date in dates:
        if not end <= date.start <= end + 2 * _REACH:
            continue
        gap = date.start - end
        if gap <= _REACH and _SETS.fullmatch(folded, end, date.start):
            return date.end
        if _BEFORE_ALONE.fullmatch(folded, end, date.start) and is_deadline(folded, date):
            return date.end
        if date.kind in ("day", "weekday") and folded[end : date.start] in (
            " on ",
            " ",
            " on the ",
        ):
            return date.end
        if is_deadline(folded, date) and _WHICH_IS_TO.match(folded, end, date.start):
            return date.end
    within = _WITHIN_THE_YEAR.match(folded, end + 1) if folded[end : end + 1] == " " else None
    return within.end() if within else end


def end_of_predicate(folded: str, end: int) -> int:
    """Where what is said of a thing ends: "is scheduled | off Subic for February"."""
    rest = _REST.match(folded, end)
    return rest.end() if rest else end


@dataclass(frozen=True, slots=True)
class YearSet:
    """The year that words without a date set: "before the end of the year", "in autumn"."""

    year: str
    derivation: str
    at: int
    """Where the words begin."""


def year_set(folded: str, start: int, end: int, published: When | None) -> YearSet | None:
    """The year that "before the end of the year" sets in a run, and how that follows."""
    if published is None or published.year is None or published.latest is None:
        return None
    found = _WITHIN_THE_YEAR.search(folded, start, end)
    season = None if found else _BY_A_SEASON.search(folded, start, end)
    if season:
        is_gone = published.latest.month > _LAST_MONTH[season["season"]]
        found, year = season, published.year + is_gone
    elif found:
        year = published.year
    else:
        return None
    return YearSet(str(year), f"published {published} + {found[0]} → {year}", found.start())


def is_of_what_is_to_be(folded: str, end: int, at: int) -> bool:
    """ "a group | , which is to report by June": the date is of the thing that is to come."""
    return _WHICH_IS_TO.match(folded, end, at) is not None


def names_its_own_day(folded: str, end: int, at: int) -> bool:
    """ "a fund and | a group, which is to report by June": the date is of the last thing alone."""
    return _WHICH_IS_TO.search(folded, end, at) is not None


def is_over(when: When, published: When | None) -> bool:
    """Whether a date had passed when the report came out."""
    known = published.earliest if published is not None else None
    return bool(known and when.latest and when.latest < known)
