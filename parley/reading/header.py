"""What a report says of itself: headline, outlet, agency, day of publication, dateline, kind."""

import re
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.model.reading import Header
from parley.model.report import Block, Label, Report
from parley.model.when import When
from parley.reading.dates import DateMention, find_dates, resolve
from parley.reading.holding import dateline_city
from parley.reading.layers import Layers
from parley.reading.lexicon import fold

_UPDATED = re.compile(r"\b(?:updated?|modified|last (?:change|edit)|revised)\b")
_BRACKETED = re.compile(r"\(([A-Z][^()]{1,30})\)")
_SLASH_BYLINE = re.compile(r"/ ?([A-Z][\w .'’&]{2,40})$")
_CREDIT = re.compile(r"(?:^|[/–—-] ?|\bsource: ?)([A-Z][A-Za-z -]{1,28}?)[./ ]*$", re.I)
_SIGNED = re.compile(r"([A-Z][A-Za-zĐ]{1,12}(?: [A-Z][a-z]+)?) ?[-–—] ")
_MORE_FROM = re.compile(r"more from (?:the )?([A-Z][\w .'’&]{3,40}?)\s*[:|]", re.I)


@dataclass(frozen=True, slots=True)
class _Data:
    agencies: frozenset[str]
    signed: frozenset[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _data() -> _Data:
    data = rules.load("header")
    return _Data(
        frozenset(data["agencies"]),
        frozenset(data["signed_before_dash"]),
        tuple((kind, re.compile("|".join(pats), re.I)) for kind, pats in data["kinds"].items()),
    )


def find_published(report: Report, layers: Layers) -> tuple[When | None, str | None]:
    """The day a report came out, and where that is known from.

    What the user stated wins; then the stamp beside the headline, the dateline, and last the head
    of the page. Days of an update and days in lists of other stories never count.
    """
    if report.stated.published is not None:
        return report.stated.published, "stated"
    for block in report.blocks:
        if block.label is Label.STAMP:
            day = _day_of_stamp(block, report)
            if day is not None:
                return day, "stamp"
    day = _day_of_head_lines(report)
    if day is not None:
        return day, "head line"
    day = _day_of_dateline(layers)
    if day is not None:
        return day, "dateline"
    day = _day_of_telling(layers)
    if day is not None:
        return day, "told"
    if report.page.published is not None:
        try:
            return When(report.page.published), "page"
        except ValueError:
            return None, None
    return None, None


def _day_of_stamp(block: Block, report: Report) -> When | None:
    line = block.span.of(report.text)
    folded = fold(line)
    updated = _UPDATED.search(folded)
    for date in find_dates(line, folded):
        if date.kind == "day" and date.year and not (updated and updated.start() < date.start):
            resolved = resolve(date, None)
            return resolved.start if resolved else None
    return None


def _day_of_head_lines(report: Report) -> When | None:
    """The day in a line above the report: "Media release | 25 July 2018", "Posted On: 10 NOV …"."""
    for block in report.blocks[:40]:
        line = block.span.of(report.text)
        if block.label is Label.CAPTION or len(line) > 160:
            if block.label is Label.BODY:
                return None
            continue
        if block.label.is_noise and block.label is not Label.NAVIGATION:
            continue
        folded = fold(line)
        if _IS_STORY.search(folded) and not _POSTED.search(folded) and not folded[:2].isdigit():
            if block.label is Label.BODY and line.rstrip().endswith("."):
                return None
            continue
        day = _day_of_stamp(block, report)
        if day is not None:
            return day
    return None


def _day_of_telling(layers: Layers) -> When | None:
    """ "the spokesman said in a readout on Dec. 14, 2021": the report is of that day."""
    for sentence in layers.sentences[:6]:
        for date in layers.within(layers.dates, sentence.start, sentence.end):
            before = layers.folded[max(sentence.start, date.start - 60) : date.start]
            if date.kind == "day" and date.year and _TOLD_ON.search(before):
                resolved = resolve(date, None)
                return resolved.start if resolved else None
    return None


_TOLD_ON = re.compile(
    r"\b(?:said|announced|told|stated|noted)\b[^.;]{0,50}\b(?:readout|statement|release|note|briefing"
    r"|press conference)(?: issued| released)? (?:on )?$",
)
_POSTED = re.compile(r"\b(?:posted|published|release[d]?|press conference|dated|issued)\b")
_IS_STORY = re.compile(r"\b(?:the|a|was|were|will|has|have|to|of|in|with|and)\b")


def _day_of_dateline(layers: Layers) -> When | None:
    """The day in "KUALA LUMPUR, Aug 6 (Bernama) -"; its year from another day of the text."""
    for sentence in layers.sentences[:3]:
        for date in layers.within(layers.dates, sentence.start, sentence.start + 45):
            behind = layers.folded[date.end : date.end + 45]
            if date.kind != "day" or not re.match(r",? ?(?:\([^)]{2,30}\))? ?(?:-{1,2}|:)", behind):
                continue
            resolved = resolve(date, None)
            if resolved is None:
                continue
            return _with_year_of_text(resolved.start, layers.dates)
    return None


def _with_year_of_text(day: When, dates: list[DateMention]) -> When:
    """Fill in the year where a full date within six weeks before stands in the text."""
    if day.year is not None:
        return day
    for date in dates:
        if date.kind != "day" or not date.year:
            continue
        told = resolve(date, None)
        try:
            guess = day.in_year(date.year)
        except ValueError:
            continue
        if told and told.start.earliest and guess.earliest:
            apart = (guess.earliest - told.start.earliest).days
            if 0 <= apart <= 42:
                return guess
    return day


def read_header(report: Report, layers: Layers, published: When | None) -> Header:
    """Read headline, outlet, agency, dateline and kind; what was stated or on the page fills in."""
    title = next(
        (" ".join(b.span.of(report.text).split()) for b in report.blocks if b.label is Label.TITLE),
        None,
    )
    outlet, agency = _credits(report, layers)
    stated = report.stated
    on_page = report.page.outlet if report.page.outlet not in (title, report.page.title) else None
    return Header(
        title=title or report.page.title,
        outlet=stated.outlet or outlet or on_page,
        agency=agency,
        published=str(published) if published else None,
        language="en",
        dateline=dateline_city(layers),
        kind=_kind(report, layers),
        stated=tuple(sorted(stated.data())),
    )


def _credits(report: Report, layers: Layers) -> tuple[str | None, str | None]:
    outlet: str | None = None
    agency: str | None = None
    agencies = _data().agencies
    for sentence in layers.sentences[:3]:
        head = report.text[sentence.start : sentence.start + 70]
        bracket = _BRACKETED.search(head)
        if bracket and dateline_city(layers):
            if bracket[1] in agencies or (bracket[1].isupper() and len(bracket[1]) <= 6):
                agency = agency or bracket[1]
            else:
                outlet = outlet or bracket[1]
        signed = _SIGNED.match(head)
        if signed and signed[1] in _data().signed:
            outlet = outlet or signed[1]
    for block in report.blocks:
        line = block.span.of(report.text).strip()
        more = _MORE_FROM.match(line)
        if more and block.label is Label.RELATED:
            outlet = outlet or more[1]
        if block.label is Label.BYLINE:
            slash = _SLASH_BYLINE.search(line)
            if slash and slash[1] not in agencies:
                outlet = outlet or slash[1].strip()
        if block.label in (Label.BYLINE, Label.BODY):
            credit = _CREDIT.search(line[-40:])
            name = credit[1].strip() if credit else ""
            if name in agencies:
                agency = agency or name
    return outlet or _rights_holder(report), agency


# "© 2014-2018 Red River Post. Licence 88", "Red River Post © 2024", "Red River Post. All rights …"
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)(?: ?©)? ?(?:by )?(?:\d{4}(?: ?[-–] ?\d{4})?,? )?"
    r"(?P<behind>[A-Z][\w '’&-]{3,60}?)(?= \d{4}|[,.·|]|$)"
    r"|^(?P<before>[A-Z][\w '’&-]{3,60}?)(?: ?©|\.? all rights reserved)",
    re.I,
)


def _rights_holder(report: Report) -> str | None:
    """Who claims the rights in the page's copyright line."""
    for block in report.blocks:
        if block.label in (Label.LEGAL, Label.RELATED):
            found = _RIGHTS.search(" ".join(block.span.of(report.text).split()))
            name = (found["behind"] or found["before"]) if found else None
            if name and name[0].isupper() and "rights" not in name.lower():
                return name.strip()
    return None


def _kind(report: Report, layers: Layers) -> str:
    first = [report.text[s.start : s.end] for s in layers.sentences[:3]]
    lead = " ".join(first)[:600]
    for kind, pattern in _data().kinds:
        if any(pattern.search(line) for line in first) or pattern.search(lead):
            return kind
    return "news"
