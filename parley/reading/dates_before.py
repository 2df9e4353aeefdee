"""Dates to the dates told before them: "later in the same month", "the State Visit on 4-6 May"."""

from collections.abc import Sequence
from dataclasses import replace

from parley.reading.dates import OF_THE_TEXT, DateMention
from parley.reading.late import Late
from parley.reading.sentences import Sentence

# "signed in May 2021, during the visit of … on 4-6 May": told of one time.
_AT_THAT_TIME = Late(
    r"^,? (?:precisely |namely )?(?:on|from) (?:the )?$"
    r"|\b(?:during|when|on the (?:occasion|margins|sidelines|fringes) of|as part of|at the time of"
    r"|in the (?:course|framework) of|within|while)\b"
)
# "… signed in May 2021, and the next one will be held on 4 May"; behind a dateline all is new
_AT_ANOTHER_TIME = Late(
    r"[;:—–\n]| - |\b(?:will|would|shall|is to|are to|next|again|since|this year|last year"
    r"|later|earlier|before|after|ahead|until|planned|scheduled|expected|due)\b"
)
# "in the same month as the summit": what it is the same as stands behind.
_AS = Late(r" (?:as|that)\b")
_UNITS = {
    "day": ("day", "weekday"),
    "week": ("day", "weekday"),
    "month": ("day", "month", "weekday"),
    "year": ("day", "month", "year", "weekday"),
}


def with_dates_before(
    dates: list[DateMention], folded: str, sentences: Sequence[Sentence]
) -> list[DateMention]:
    """Give each date that another tells the one told before it, where there is one."""
    if not any(_looks_back(date) or _is_bare_day(date) for date in dates):
        return dates
    out: list[DateMention] = []
    number = 0
    for date in dates:
        while number + 1 < len(sentences) and sentences[number].end <= date.start:
            number += 1
        before: DateMention | None = None
        if _looks_back(date):
            before = _last_told(date, out, folded, sentences, number)
        elif _is_bare_day(date):
            before = _same_month(date, out, folded, sentences[number].start if sentences else 0)
        out.append(replace(date, before=before) if before else date)
    return out


def _looks_back(date: DateMention) -> bool:
    return date.word.startswith("the same ") or date.word in OF_THE_TEXT


def _is_bare_day(date: DateMention) -> bool:
    return date.kind == "day" and date.year is None and not date.word


def _last_told(
    date: DateMention,
    told: list[DateMention],
    folded: str,
    sentences: Sequence[Sentence],
    number: int,
) -> DateMention | None:
    """The last date of the sentence, or else of the one before, if it is as precise as needed."""
    if _AS.match(folded, date.end) or not sentences:
        return None
    here = sentences[number]
    ahead = sentences[number - 1] if number else here
    first = ahead.start if (ahead.label, here.label) == ("body", "body") else here.start
    last = told[-1] if told else None
    if last is None or last.start < first:
        return None
    if last.before is not None and last.kind == "relative":
        return last  # "in the same month … later in the same year"
    return last if last.kind in _UNITS[date.word.rpartition(" ")[2]] else None


def _same_month(
    date: DateMention, told: list[DateMention], folded: str, start: int
) -> DateMention | None:
    """The same month with a year, named before a day of one sentence and of one time with it."""
    for other in reversed(told):
        if other.start < start:
            return None
        if other.year is None or other.kind not in ("day", "month"):
            continue
        if (other.last or other.first)[1] != date.first[1]:
            continue
        between = folded[other.end : date.start]
        is_one_time = _AT_THAT_TIME.search(between) and not _AT_ANOTHER_TIME.search(between)
        return other if is_one_time else None
    return None


__all__ = ["with_dates_before"]
