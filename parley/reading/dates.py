"""Dates in news prose: finds them, and resolves them against the day of publication.

A grammar of our own: the libraries that were tried read "January 22-23" as a day of the year 2023.
Finding and resolving are two steps, since the same words mean another day in another tense.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from parley.model.when import When, last_weekday, next_weekday, of_day
from parley.reading.late import Late

Kind = Literal["day", "month", "year", "weekday", "relative"]
Tense = Literal["past", "future"]

_MONTH_WORDS = (
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sept|sep",
    "october|oct",
    "november|nov",
    "december|dec",
)
_MONTHS = {word: n for n, words in enumerate(_MONTH_WORDS, 1) for word in words.split("|")}
_WEEKDAY_WORDS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {word: n for n, word in enumerate(_WEEKDAY_WORDS)}

_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
# Only a short form has a stop of its own: "in September. Last year" are two sentences.
_M = rf"(?:(?:{'|'.join(w.partition('|')[0] for w in _MONTH_WORDS)})\b|(?:{_SHORT})\b\.?)"
_W = rf"(?:{'|'.join(_WEEKDAY_WORDS)})"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d|:\d)"
_Y = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)"
# "11 to 13", "Tuesday, March 11, to Thursday, March 13"
_TO = (
    rf"(?:,[ ](?:to|until|till|through)[ ]|[ ]?(?:-|to|until|till|through|and|&)[ ]?)(?:{_W},?[ ])?"
)
# "Tuesday", "Tuesday and Wednesday", before the days themselves
_WS = rf"{_W}(?:[ ](?:and|to)[ ]{_W})?,?[ ]"
# "of last year", "earlier this year": which year, seen from the day of publication or the text.
_SOME = r"(?:(?:earlier|later)\ )?(?:this|last|next|the\ previous|the\ same|that|the\ following)"
# "on March 3 and 40 officers": a number that counts something is no day.
_AND_GUARD = r"(?![ ](?!in|at|this|of|for|with|during|between|to|the|by|and|by|under|on)[a-z]{3,})"

# Any date has one of these in it: a cheap look before the grammar runs.
_ANCHOR = Late(
    rf"\b(?=[acdefjlmnopstwy\d])(?:{_M}|{_W}s?\b|(?:1[5-9]|20)\d\d|to(?:day|night|morrow)|yesterday"
    r"|(?:last|next|this|coming|past|previous|same|following) (?:week|month|year|spring|summer"
    r"|autumn|fall|winter|day)|that (?:day|month|year)"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|day before|earlier in the day"
    r"|this (?:morning|afternoon|evening)"
    r"|(?:days?|weeks?|months?|years?) (?:ago|earlier this))",
)
_COUNTS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"a": 1, "an": 1}
_N = rf"(?:{'|'.join(_COUNTS)}|[12]?\d)"
_DATE = Late(
    rf"""(?:\b|(?<=[^\W\d])(?=\d))(?:  # where a word or a number begins, and nowhere else
    (?P<iso>\b(?P<iy>(?:19|20)\d\d)[-/.](?P<im>\d\d)[-/.](?P<id>\d\d)(?!\d))
  | (?P<numeric>(?<![\d/.])(?P<n1>\d{{1,2}})[/.](?P<n2>\d{{1,2}})[/.](?P<ny>(?:19|20)\d\d)(?!\d))
  | (?P<md>\b(?:{_WS})?(?P<mdm>{_M})(?:,(?=\ \d\d?/\d{{4}}))?\ (?P<mdd>{_D})
        (?:(?:,?\ (?P<mdy0>{_Y}))?{_TO}(?:(?P<mdm2>{_M})\ )?(?P<mdd2>{_D})
           (?(mdm2)|(?:(?<=-\d)|(?<=-\d\d)|{_AND_GUARD})))?
        (?:(?:,?\ (?:of\ )?|/(?=\d{{4}}))(?:(?P<mdy>{_Y})|(?P<mdt>{_SOME})\ year\b))?)
  | (?P<dm>\b(?<![:.]\d)(?<!\d:)(?:{_WS})?(?P<dmd>{_D})
        (?:\ ?(?P<dmm0>{_M})?(?:\ (?P<dmy0>{_Y}))?{_TO}(?P<dmd2>{_D}))?
        \ ?(?:of\ )?(?P<dmm>{_M})(?:,?\ (?:of\ )?(?:(?P<dmy>{_Y})|(?P<dmt>{_SOME})\ year\b))?)
  | (?P<my>\b(?P<mym>{_M})(?:,?\ (?:of\ )?)(?P<myy>{_Y}))
  | (?P<mr>\b(?P<mrw>last|next|this|this\ past|coming|late|early|mid|in\ mid)[\ -]
        (?P<mrm>{_M})(?:,?\ (?:of\ )?(?P<mrt>{_SOME})\ year\b)?)
  | (?P<m>\b(?P<mm>{_M})(?:,?\ (?:of\ )?(?P<mt>{_SOME})\ year\b)?)
  | (?P<yy>\b(?P<y1>{_Y})(?:(?:\ ?-\ ?|\ to\ )(?P<y2>{_Y}|\d\d(?![\d%-])))?)
  | (?P<w>\b(?:(?P<wr>last|next|this|coming|on)\ )?(?P<ww>{_W})(?!s)\b(?!\ week\b)
        (?!(?:\ (?:and|to)\ {_W})?,?\ \(?(?:the\ )?
           (?:{_M}\ {_D}|{_D}(?:{_TO}{_D})?\ ?(?:of\ )?{_M}))
        (?:\ ?(?:-|and|to|through|until)\ ?(?P<ww2>{_W})(?!s)\b)?
        (?P<wb>,?\ (?:last|next|this)\ week\b)?)
  | (?P<ago>\b(?P<an>{_N})\ (?P<au>days?|weeks?|months?|years?)\ ago\b)
  | (?P<same>\b(?:(?:earlier|later)\ (?:in\ )?)?(?:the|that)\ (?:very\ )?same\ (?P<su>day|week|month
         |year)\b|\b(?:earlier|later|in)\ (?:in\ )?that\ (?P<su2>month|year)\b
         |\bthat\ (?P<su3>day)\b)
  | (?P<r>\b(?:today|tonight|tomorrow|yesterday|earlier\ in\ the\ day
        |this\ (?:morning|afternoon|evening)
        |(?:(?:earlier|later)\ )?(?:last|next|this|the\ previous|the\ coming|the\ past)
         \ (?:week|month|year|spring|summer|autumn|fall|winter)(?!s))))
    """,
    re.X,
)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": None}
_BEFORE_MONTH = Late(
    r"(?:\b(?:in|since|by|until|till|of|from|during|before|after|early|late|mid|this|last|next|on"
    r"|for|between|and|to|through|around|end of|beginning of)[ -]|,\s|\()$",
)
# "from July 15 ro 16, 2019": whatever stands between two days, the year is theirs.
_MISPRINTED_TO = Late(r" [a-z]{1,3} \d{1,2}, ((?:19|20)\d\d)\b")
_LATE_DAYS = 14
_APPROXIMATE = Late(r"\b(?:early|late|mid|around|about|circa|the (?:end|beginning) of)[ -]$")


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a day, a span of days, a month, a year or a day by its distance."""

    start: int
    end: int
    kind: Kind
    first: tuple[int | None, int | None, int | None] = (None, None, None)
    """Year, month and day as printed."""
    last: tuple[int | None, int | None, int | None] | None = None
    word: str = ""
    """For a weekday or a relative date: the folded words."""
    is_approximate: bool = False
    before: "DateMention | None" = None
    """The date told before it, whose day, month or year is meant here too."""

    @property
    def year(self) -> int | None:
        """The year as printed, if it was."""
        return self.first[0]


class Filed(When):
    """The day of a dateline, from which a story that came out later counts its days."""

    __slots__ = ()


def _named(day: When | None) -> str:
    """A day from which others are told, for the note that says so."""
    return f"{'filed' if isinstance(day, Filed) else 'published'} {day}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """First and last day as EDTF, and how they follow where that is not plain print."""

    start: When
    end: When
    derivation: str | None = None


# A line above the text that shows an American house, which writes the month first.
_AMERICAN = Late(
    r"^\W{0,3}(?:the )?(?:u\. ?s\.?|us|united states)(?: of america)? (?:department|embassy|mission"
    r"|consulate|secretary|(?:indo-pacific|africa|central|european|southern) command|army|navy"
    r"|air force|marine corps|coast guard)\b[^.\n]{0,60}$|^\W{0,3}(?:the )?white house\W{0,3}$"
    r"|^\W{0,3}department of (?:state|defen[cs]e|homeland security)\W{0,3}$",
    re.M | re.I,
)
_NUMERIC = Late(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](?:19|20)\d\d(?!\d)")

_MAY_BE_NUMERIC = Late(r"[/.](?<=\d[/.])(?:19|20)\d\d")


def writes_month_first(text: str) -> bool:
    """Whether 03/04/2021 is 4 March here: by a date that can be read one way, or by the house."""
    if not _MAY_BE_NUMERIC.search(text):
        return False
    pairs = [(int(one), int(two)) for one, two in _NUMERIC.findall(text)]
    if any(one > 12 for one, _ in pairs):
        return False
    return any(two > 12 for _, two in pairs) or bool(pairs and _AMERICAN.search(text))


def find_dates(text: str, folded: str, *, month_first: bool | None = None) -> list[DateMention]:
    """Find the dates of a text, in order, none overlapping; `folded` is its lower-case form.

    `month_first` says how to read 03/04/2021; by default the text itself tells.
    """
    american = writes_month_first(text) if month_first is None else month_first
    found: list[DateMention] = []
    at = 0
    for anchor in _ANCHOR.finditer(folded):
        if anchor.start() < at:
            continue
        # A day may stand up to a dozen characters before the month that anchors it.
        start = max(at, anchor.start() - 24)
        for match in _DATE.finditer(folded, start, min(len(folded), anchor.end() + 40)):
            if match.end() <= anchor.start():
                continue
            if match.start() > anchor.end():
                break
            if folded.endswith(" ago ", 0, match.start()):
                break  # "45 years ago this year": counted from it
            mention = _mention(match, text, folded, month_first=american)
            if mention:
                if found and _is_day_again(folded, found[-1], mention):
                    found.pop()
                found.append(mention)
                at = mention.end
            break
    return found


_DAY_WORDS = ("today", "tonight", "tomorrow", "yesterday", "this morning", "this afternoon")
_APPOSED = (", ", " (", ", on ", " - ")


def _is_day_again(folded: str, told: DateMention, printed: DateMention) -> bool:
    """ "this morning, | 27 March 2025": a word for a day, and behind it the day itself."""
    is_word = told.kind == "relative" and told.word in _DAY_WORDS
    return is_word and printed.kind == "day" and folded[told.end : printed.start] in _APPOSED


def _number(digits: str | None) -> int | None:
    return int(re.sub(r"\D", "", digits)) if digits else None


def _month(word: str | None) -> int | None:
    return _MONTHS[word.rstrip(".")] if word else None


def _mention(
    match: re.Match[str], text: str, folded: str, *, month_first: bool
) -> DateMention | None:
    group = match.groupdict()
    start, end = match.span()
    if group["iso"]:
        ymd = (int(group["iy"]), int(group["im"]), int(group["id"]))
        return _checked(start, end, ymd, None)
    if group["numeric"]:
        return _numeric(start, end, group, month_first=month_first)
    if group["md"]:
        if not text[match.start("mdm")].isupper():
            return None
        year, month = _number(group["mdy"]), _month(group["mdm"])
        last = None
        if group["mdd2"]:
            last = (year, _month(group["mdm2"]) or month, _number(group["mdd2"]))
            year = _number(group["mdy0"]) or year
        elif year is None and (misprint := _MISPRINTED_TO.match(folded, end)):
            year = int(misprint[1])
        return _checked(start, end, (year, month, _number(group["mdd"])), last, group["mdt"])
    if group["dm"]:
        return _day_month(match, text)
    if group["my"]:
        if not text[match.start("mym")].isupper():
            return None
        return DateMention(
            start,
            end,
            "month",
            (_number(group["myy"]), _month(group["mym"]), None),
            is_approximate=bool(_APPROXIMATE.search(folded[max(0, start - 20) : start])),
        )
    if group["mr"] or group["m"]:
        return _bare_month(match, text, folded)
    if group["yy"]:
        return _years(match, folded)
    if group["w"]:
        return DateMention(start, end, "weekday", word=folded[start:end])
    if group["same"]:
        unit = group["su"] or group["su2"] or group["su3"]
        return DateMention(start, end, "relative", word=f"{_SAME}{unit}")
    if text[start].isupper() and text[max(0, start - 2) : start - 1].isalpha():
        return None  # "The Europe Today" is a name, no day
    return DateMention(start, end, "relative", word=folded[start:end])


def _checked(
    start: int,
    end: int,
    first: tuple[int | None, int | None, int | None],
    last: tuple[int | None, int | None, int | None] | None,
    which: str | None = None,
) -> DateMention | None:
    """A mention of days, unless there is no such day; `which` year, where words tell it."""
    for year, month, day in filter(None, (first, last)):
        try:
            date(year or 2000, month or 1, day or 1)
        except ValueError:
            return None
    if last and last[0] == first[0] and last[1] == first[1] and (last[2] or 0) <= (first[2] or 0):
        last = None  # "12-9 May" is no span of days
    return DateMention(start, end, "day", first, last, _year_word(which))


def _year_word(which: str | None) -> str:
    """ "last" to "last year"; what is earlier or later within this year is this year's."""
    return f"{which.removeprefix('earlier ').removeprefix('later ')} year" if which else ""


def _numeric(
    start: int, end: int, group: dict[str, str | None], *, month_first: bool
) -> DateMention | None:
    """Day first, as most of the world writes, unless the text or the numbers say otherwise."""
    one, two, year = (_number(group[key]) for key in ("n1", "n2", "ny"))
    if (two or 0) > 12 or (month_first and (one or 0) <= 12):
        one, two = two, one
    day, month = one, two
    return _checked(start, end, (year, month, day), None)


def _day_month(match: re.Match[str], text: str) -> DateMention | None:
    group = match.groupdict()
    if not text[match.start("dmm")].isupper():
        return None
    year, month = _number(group["dmy"]), _month(group["dmm"])
    day = _number(group["dmd"])
    if not group["dmd2"]:
        return _checked(*match.span(), (year, month, day), None, group["dmt"])
    first = (_number(group["dmy0"]) or year, _month(group["dmm0"]) or month, day)
    return _checked(*match.span(), first, (year, month, _number(group["dmd2"])), group["dmt"])


def _bare_month(match: re.Match[str], text: str, folded: str) -> DateMention | None:
    """A month without day and year; "may" and "march" only where a month is meant."""
    group = match.groupdict()
    month_at = match.start("mrm" if group["mr"] else "mm")
    word = group["mrm"] or group["mm"] or ""
    if not text[month_at].isupper():
        return None
    if len(word.rstrip(".")) == 3 and word.rstrip(".") != "may":
        return None
    before = folded[max(0, match.start() - 14) : match.start()]
    if word in ("may", "march") and not group["mr"] and not _BEFORE_MONTH.search(before):
        return None
    how = group["mrw"] or ""
    if group["mrt"] or group["mt"]:
        how = _year_word(group["mrt"] or group["mt"])
    approximate = how in ("late", "early", "mid", "in mid") or bool(_APPROXIMATE.search(before))
    return DateMention(
        *match.span(),
        "month",
        (None, _month(word), None),
        word=how,
        is_approximate=approximate,
    )


# Before 1900 a number is more often a number: "1,700 men", "1850 tonnes".
_MODERN = 1900
_OLD_YEAR_BEFORE = Late(r"\b(?:in|since|until|till|of|from|year|between|and|by|late|early) $")
_COUNTED = Late(
    r" (?!in\b|and\b|by\b|when\b|under\b|between\b|to\b|at\b|as\b|with\b|was\b|is\b|has\b|which\b"
    r"|still\b)[a-z]{3,}"
)


def _years(match: re.Match[str], folded: str) -> DateMention | None:
    start, end = match.span()
    around = folded[max(0, start - 2) : start]
    if around.endswith(("$", "no ", "€", "£")) or folded[end : end + 2] in ("/c", "th"):
        return None
    first = int(match["y1"])
    if first < _MODERN and not _OLD_YEAR_BEFORE.search(folded[max(0, start - 16) : start]):
        return None
    if first < _MODERN and _COUNTED.match(folded, end):
        return None
    last = match["y2"]
    if last:
        second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        if second > first:
            return DateMention(start, end, "year", (first, None, None), (second, None, None))
        end = match.end("y1")
    return DateMention(
        start,
        end,
        "year",
        (first, None, None),
        is_approximate=bool(_APPROXIMATE.search(folded[max(0, start - 20) : start])),
    )


def _text_of(parts: tuple[int | None, int | None, int | None]) -> str:
    year, month, day = parts
    out = f"{year:04d}" if year else "XXXX"
    if month:
        out += f"-{month:02d}"
    if day:
        out += f"-{day:02d}"
    return out


def resolve(
    mention: DateMention,
    published: When | None,
    tense: Tense = "past",
    year_at_hand: int | None = None,
) -> Resolved | None:
    """Say which day, month or year is meant.

    `published` is the day of publication (or, where that is unknown, of the event);
    `year_at_hand` a year printed beside the date ("2017 was a good year … in May"). Without
    either, a date without a year keeps XXXX and a relative date gives None.
    """
    is_same = mention.kind == "relative" and mention.word.startswith(_SAME)
    if mention.before is not None or is_same:
        return _told_by_another(mention, published, tense)
    if mention.kind in ("weekday", "relative"):
        return _resolve_relative(mention, published, tense)
    first, last = mention.first, mention.last or mention.first
    if last[0] and not first[0]:
        first = (last[0], *first[1:])
    if first[0] is not None:
        return Resolved(When(_text_of(first)), When(_text_of(last)))
    if mention.word in OF_THE_TEXT and year_at_hand is None:
        return Resolved(When(_text_of(first)), When(_text_of(last)))
    is_counted = mention.word in _COUNTED_YEARS or mention.word in ("next", "coming")
    if year_at_hand is not None and not is_counted:
        why = f"the year {year_at_hand} stands beside it"
        return _in_year(first, last, year_at_hand + (mention.word == _NEXT_OF_THE_TEXT), why)
    day = published.earliest if published else None
    if published is None or day is None:
        return Resolved(When(_text_of(first)), When(_text_of(last)))
    if published.day is None and published.month is not None and tense == "past":
        day = published.latest or day  # what a page of that month tells may be of any of its days
    if mention.word == "last" and first[1] and first[1] < day.month:
        # "last March" in April may be this year's or the one before.
        return Resolved(When(_text_of(first)), When(_text_of(last)))
    year = _nearest_year(mention, day, tense)
    told = f" + {mention.word}" if mention.word in _COUNTED_YEARS else f", told in the {tense}"
    return _in_year(first, last, year, f"{_named(published)}{told}")


# Years that are told from the day of publication, and years told from another date of the text.
_COUNTED_YEARS = ("this year", "last year", "next year", "the previous year")
_NEXT_OF_THE_TEXT = "the following year"
OF_THE_TEXT = ("the same year", "that year", _NEXT_OF_THE_TEXT)


_SAME = "the same "


def _told_by_another(mention: DateMention, published: When | None, tense: Tense) -> Resolved | None:
    """The day, month or year of the date told before; none where there is none."""
    told = resolve(mention.before, published, tense) if mention.before else None
    first, last = mention.first, mention.last or mention.first
    if mention.kind != "relative":
        if told is None or told.start.year is None:
            return resolve(replace(mention, before=None), published, tense)
        year = told.start.year + (mention.word == _NEXT_OF_THE_TEXT)
        return _in_year(first, last, year, f"the year {year} was told before it")
    unit = mention.word.removeprefix(_SAME)
    if told is None or unit not in _PRECISION:
        return None
    if unit == "week":
        day = told.start.earliest
        span = _relative_span("this week", day) if day and told.start.day else None
        return Resolved(*span, f"{told.start} + {mention.word} → {span[0]}") if span else None
    start, end = (when.value.rstrip("~")[: _PRECISION[unit]] for when in (told.start, told.end))
    if start != end or len(start) < _PRECISION[unit] or told.start.year is None:
        return None
    return Resolved(When(start), When(start), f"{told.start} + {mention.word} → {start}")


# How many characters of a day tell the day, the month or the year.
_PRECISION = {"day": len("2020-05-03"), "month": len("2020-05"), "year": len("2020"), "week": 0}


def _in_year(
    first: tuple[int | None, int | None, int | None],
    last: tuple[int | None, int | None, int | None],
    year: int,
    why: str,
) -> Resolved | None:
    crosses = (last[1] or 0) < (first[1] or 0)
    try:
        start = When(_text_of((year, *first[1:])))
        end = When(_text_of((year + crosses, *last[1:])))
    except ValueError:  # a 29 February in a year that has none
        return None
    return Resolved(start, end, f"{why} → {start}" + (f"/{end}" if end != start else ""))


def _nearest_year(mention: DateMention, published: date, tense: Tense) -> int:
    """The year in which a month lies last before publication, or first after it."""
    if mention.word.startswith("this"):
        return published.year
    if mention.word in ("last year", "the previous year"):
        return published.year - 1
    if mention.word == "last" and mention.first[1] == published.month:
        return published.year - 1
    if mention.word == "next year":
        return published.year + 1
    _, month, day = mention.first
    here = (month or 1, day or 31 if tense == "future" else day or 1)
    now = (published.month, published.day)
    if mention.word in ("next", "coming") and month is not None:
        return published.year if here > now else published.year + 1
    if tense == "future" or mention.word in ("next", "coming"):
        return published.year if here >= now or _is_recent(here, published) else published.year + 1
    return published.year if here <= now or _is_tomorrow(here, published) else published.year - 1


def _is_recent(here: tuple[int, int], published: date) -> bool:
    """A plan told some days late: the page came out after the day it announces."""
    passed = (published.month - here[0]) * 30 + published.day - here[1]
    return 0 <= passed <= _LATE_DAYS


def _is_tomorrow(here: tuple[int, int], published: date) -> bool:
    """Told in the past and dated a day ahead: east of the date line it was over."""
    ahead = published + timedelta(days=1)
    return here == (ahead.month, ahead.day)


def _resolve_relative(
    mention: DateMention, published: When | None, tense: Tense
) -> Resolved | None:
    day = published.earliest if published else None
    if published is not None and published.year is None and mention.word in _ON_THAT_DAY:
        why = f"{_named(published)} + {mention.word} → {published}"
        return Resolved(published, published, why)
    if published is None or day is None or published.day is None:
        return None
    if mention.kind == "weekday":
        start, end = _weekdays(mention.word, day, tense)
    else:
        span = _relative_span(mention.word, day)
        if span is None:
            return None
        start, end = span
    why = f"{_named(published)} + {mention.word} → {start}" + (f"/{end}" if end != start else "")
    return Resolved(start, end, why)


# What needs no year to be the day that a dateline gives: "Sept 12 (Bernama) -- … here today".
_ON_THAT_DAY = frozenset(("today", "this morning", "this afternoon", "earlier today"))
_WEEK = Late(r"(last|next|this) week$")


def _weekdays(word: str, day: date, tense: Tense) -> tuple[When, When]:
    """The day or two days that weekdays mean, seen from the day of publication."""
    names = re.findall(_W, word)
    week = _WEEK.search(word)
    if week:
        step = {"last": -1, "this": 0, "next": 1}[week[1]]
        monday = last_weekday(day, 0) + timedelta(weeks=step)
        first = monday + timedelta(days=_WEEKDAYS[names[0]])
    else:
        first = _weekday(word.partition(" ")[0], _WEEKDAYS[names[0]], day, tense)
    if len(names) == 1:
        return of_day(first), of_day(first)
    last = next_weekday(first, _WEEKDAYS[names[1]])
    if " and " in word and (last - first).days > 1:
        return of_day(first), of_day(first)  # two days apart are no span
    if not week and tense == "past" and last > day and not word.startswith(("this", "next")):
        first, last = first - timedelta(weeks=1), last - timedelta(weeks=1)
    return of_day(first), of_day(last)


def _weekday(how: str, weekday: int, day: date, tense: Tense) -> date:
    if how in ("next", "coming") or (tense == "future" and how != "last"):
        is_today = day.weekday() == weekday and how not in ("next", "coming")
        return day if is_today else next_weekday(day, weekday)
    return last_weekday(day - timedelta(days=how == "last"), weekday)


def _ago(number: int, unit: str, day: date) -> tuple[When, When]:
    """The day, month or year that lies so far back."""
    if unit.startswith("day"):
        return (of_day(day - timedelta(days=number)),) * 2
    if unit.startswith("week"):
        return (When((day - timedelta(weeks=number)).isoformat()[:7]),) * 2
    if unit.startswith("month"):
        months = day.year * 12 + day.month - 1 - number
        return (When(f"{months // 12:04d}-{months % 12 + 1:02d}"),) * 2
    return (When(f"{day.year - number:04d}"),) * 2


_OF_TODAY = (
    *("today", "tonight", "earlier in the day"),
    *("this morning", "this afternoon", "this evening"),
)


def _relative_span(word: str, day: date) -> tuple[When, When] | None:
    if word in _OF_TODAY:
        return (of_day(day),) * 2
    if word in ("yesterday", "tomorrow"):
        other = day + timedelta(days=1 if word == "tomorrow" else -1)
        return (of_day(other),) * 2
    *_, how, unit = word.split()
    if unit == "ago":
        number = word.partition(" ")[0]
        return _ago(_COUNTS.get(number) or int(number), how, day)
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(how, 0)
    if unit == "year":
        return (When(f"{day.year + step:04d}"),) * 2
    if unit == "month":
        months = day.year * 12 + day.month - 1 + step
        return (When(f"{months // 12:04d}-{months % 12 + 1:02d}"),) * 2
    if unit == "week":
        monday = last_weekday(day, 0) + timedelta(weeks=step)
        # A week is not one day; its month is as precise as one EDTF point can be.
        sunday = monday + timedelta(days=6)
        return (When(monday.isoformat()[:7]), When(sunday.isoformat()[:7]))
    season = _SEASONS.get(unit)
    if season is None:
        return None
    year = day.year + (step if how in ("last", "next", "coming", "past", "previous") else 0)
    if how in ("next", "coming") and season[0] > day.month:
        year = day.year
    if how in ("last", "past", "previous") and season[1] < day.month:
        year = day.year
    return When(f"{year:04d}"), When(f"{year:04d}")
