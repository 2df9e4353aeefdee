"""A date to whether it is set for an act: "by 2025", "next year"; for the reader and the gate."""

from collections.abc import Iterable

from parley.model.when import When
from parley.reading.dates import DateMention
from parley.reading.late import Late

_SETS = Late(
    r"\W*\b(?:by|before|until|(?:no|not) later than|at the latest by|in|within|from|for|at|during"
    r"|as (?:of|from)|(?:starting|beginning)(?: from| in| on)?)"
    r"(?: the)?(?: (?:end|middle|start|beginning|course) of)? "
)
_SETS_IT = Late(rf"{_SETS.pattern}$")
# "the Community and its vision until 2025": how far the paper looks, not when the act is due
_OF_A_PAPER = Late(
    r"\b(?:vision|agenda|strategy|road ?map|(?:action )?(?:plan|programme|program)|framework)"
    r"(?: through)? (?:until|for|from)(?: the)? $"
)
# "Before the end of the year", "before the year is out": no date by itself.
_WITHIN_THE_YEAR = Late(
    r"\b(?:by|before|until|in|within|during|over|at)"
    r"(?: the (?:end|close|course|remainder|rest) of (?:the|this) (?:current )?year\b(?! of)"
    r"| (?:the|this) year is (?:out|over)\b| the end of the (?:summer|autumn|winter|spring)\b)"
)
_REACH = 40  # characters in which such words stand before a date


def is_deadline(folded: str, date: DateMention) -> bool:
    """Whether the words before a date set it for something: no "after", no "not earlier than"."""
    before = folded[max(0, date.start - _REACH) : date.start]
    if _OF_A_PAPER.search(before):
        return False
    return bool(_SETS_IT.search(before)) or date.word.startswith("next")


def end_with_deadline(folded: str, end: int, dates: Iterable[DateMention]) -> int:
    """Where some words end with the date that stands right behind them: "… | by 2025"."""
    for date in dates:
        if end <= date.start <= end + _REACH and _SETS.fullmatch(folded, end, date.start):
            return date.end
    return end


def year_set(folded: str, start: int, end: int, published: When | None) -> tuple[str, str] | None:
    """The year that "before the end of the year" sets in a run, and how that follows."""
    found = _WITHIN_THE_YEAR.search(folded, start, end)
    if found is None or published is None or published.year is None:
        return None
    return str(published.year), f"published {published} + {found[0]} → {published.year}"


def is_over(when: When, published: When | None) -> bool:
    """Whether a date had passed when the report came out."""
    known = published.earliest if published is not None else None
    return bool(known and when.latest and when.latest < known)
