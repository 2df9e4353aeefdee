"""What a report says of itself: headline, outlet, agency, day of publication, dateline, kind."""

import re
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.model.reading import Header
from parley.model.report import Block, Label, Report
from parley.model.when import When
from parley.reading.datelines import FIRST, MAX_DATELINE, dateline_city, tells_filing
from parley.reading.dates import DateMention, find_dates, resolve, writes_month_first
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import fold
from parley.reading.sentences import Sentence
from parley.reading.vocabulary import vocabulary

_UPDATED = Late(r"\b(?:updated?|modified|last (?:change|edit)|revised)\b")
# "Oct 27 (PTI) India", "(TDI):", "8 November 2023 (UzA).": who files, in a dateline's brackets.
_BRACKETED = Late(
    r"[^()\n]{0,60}\((?!Photo|Source|Image)([A-Z][^()]{1,30})\)(?=\s*[–—:.]|\s+-|--| [A-Z])"
)
_SLASHED = Late(r"[A-Z][^/\n]{3,60}/([A-Z][\w ]{2,20})/")
_CREDITED_PHOTO = Late(r"\((?:Photo|Source)\s*:\s*([A-Z][\w ]{1,24})\)", re.I)
_SLASH_BYLINE = Late(r"/ ?([A-Z][\w .'’&]{2,40})$")
_CREDIT = Late(
    r"(?:^|[/–—(-] ?|\bsource: ?|\bby:? )([A-Z][A-Za-z -]{1,28}?)[./ )]*(?:$| \|| (?=Delhi))", re.I
)
_SIGNED = Late(r"([A-Z][A-Za-zĐ]{1,12}(?: [A-Z][a-z]+)?) ?[-–—] ")
_MORE_FROM = Late(r"more from (?:the )?([A-Z][\w .'’&]{3,40}?)\s*[:|]", re.I)


@dataclass(frozen=True, slots=True)
class _Data:
    agencies: frozenset[str]
    state_of_agency: dict[str, str]
    press_words: frozenset[str]
    press: Late
    """The end of a name with one of these words: "the Fiji | Times", "a | Post report"."""
    institutions: Late
    not_outlets: frozenset[str]
    short_names: frozenset[str]
    signed: frozenset[str]
    kinds: tuple[tuple[str, Late], ...]


@cache
def _data() -> _Data:
    data = rules.load("header")
    of_states = {name: code for code, names in data["agencies_of"].items() for name in names}
    return _Data(
        frozenset({*data["agencies"], *of_states}),
        of_states,
        frozenset(data["press_words"]),
        Late(
            rf"\b(?:{'|'.join(word.title() for word in data['press_words'])})(?: of [A-Z][\w-]+)?"
            r"(?: (?:report|story|article|newspaper))?$"
        ),
        Late(rf"(?:the )?(?:{data['institutions']})\b", re.I),
        frozenset(data["not_outlets"]),
        frozenset(data["institutions_by_short_name"]),
        frozenset(data["signed_before_dash"]),
        tuple((kind, Late("|".join(pats), re.I)) for kind, pats in data["kinds"].items()),
    )


def find_published(report: Report, layers: Layers) -> tuple[When | None, str | None]:
    """The day a report came out, and where that is known from.

    What the user stated wins; then the stamp beside the headline, the dateline, and last the head
    of the page. Days of an update and days in lists of other stories never count.
    """
    if report.stated.published is not None:
        return report.stated.published, "stated"
    return _printed(report, layers)


def _printed(report: Report, layers: Layers) -> tuple[When | None, str | None]:
    """The day that the report itself gives as that of its publication, and where."""
    for block in report.shown():
        if block.label is Label.STAMP:
            day = _day_of_stamp(block, report)
            if day is not None:
                return day, "stamp"
    day = _day_of_crawl(report)
    if day is not None:
        return day, "stamp"
    day = _day_of_head_lines(report)
    if day is not None:
        return day, "head line"
    day = _day_of_title(report)
    if day is not None:
        return day, "headline"
    day = day_of_dateline(layers)
    if day is not None:
        return _with_year_of_update(day, _day_of_update(report)), "dateline"
    day = _day_beside_a_city(report, layers)
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
    day = _day_of_update(report)
    if day is not None:
        return day, "update"
    month = _month_of_head_lines(report)
    return month, "head line" if month else None


_DATE = r"(?:date|published|posted|issued|released|release date)(?: on| in)?: ?"
_DATE_LINE = Late(_DATE)
_MONTH_IN_NUMBERS = Late(rf"{_DATE}(\d{{4}}-(?:0[1-9]|1[0-2]))")


def _month_of_head_lines(report: Report) -> When | None:
    """The month in a line that gives no day: "Date: 2025-01", "Published: March 2024"."""
    for block in report.shown()[:40]:
        line = block.span.of(report.text).strip()
        if len(line) > MAX_CREDIT_LINE:
            continue
        folded = fold(line)
        numbers = _MONTH_IN_NUMBERS.fullmatch(folded)
        if numbers:
            return When(numbers[1])
        for date in find_dates(line, folded):
            if date.kind == "month" and date.year and date.last is None:
                is_alone = date.end == len(line) and _DATE_LINE.fullmatch(folded, 0, date.start)
                resolved = resolve(date, None) if is_alone else None
                if resolved is not None:
                    return resolved.start
    return None


def _day_of_update(report: Report) -> When | None:
    """The day of an update that stands above the story, where no other day is known."""
    for block in report.shown():
        line = block.span.of(report.text)
        if block.label is Label.BODY and line.rstrip().endswith("."):
            return None
        folded = fold(line)
        if len(line) <= 160 and _UPDATED.search(folded):
            for date in find_dates(line, folded):
                if date.kind == "day" and date.year:
                    resolved = resolve(date, None)
                    return resolved.start if resolved else None
    return None


def _day_of_stamp(block: Block, report: Report) -> When | None:
    line = block.span.of(report.text)
    folded = fold(line)
    updated = _UPDATED.search(folded)
    month_first = writes_month_first(report.text)
    for date in find_dates(line, folded, month_first=month_first):
        if date.kind == "day" and date.year and not (updated and updated.start() < date.start):
            resolved = resolve(date, None)
            return resolved.start if resolved else None
    return None


_CRAWLED = Late(r"\s*date (\d{4}-\d\d-\d\d)(?= )")
_IN_BRACKETS = Late(r"\(([^()]{6,24})\)\s*$")


def _day_of_title(report: Report) -> When | None:
    """The day in brackets behind a headline: "Joint Statement of … (3 November 2015)"."""
    for block in report.shown():
        if block.label is Label.TITLE:
            behind = _IN_BRACKETS.search(block.span.of(report.text))
            for date in find_dates(behind[1], fold(behind[1])) if behind else ():
                if date.kind == "day" and date.year:
                    resolved = resolve(date, None)
                    return resolved.start if resolved else None
    return None


def _day_of_crawl(report: Report) -> When | None:
    """The stamp that a crawler put before the first paragraph of the story."""
    for block in list(report.readable())[:3]:
        stamp = _CRAWLED.match(report.text, max(0, block.span.start - 1), block.span.end)
        if stamp:
            try:
                return When(stamp[1])
            except ValueError:
                return None
    return None


def _day_of_head_lines(report: Report) -> When | None:
    """The day in a line above the report: "Media release | 25 July 2018", "Posted On: 10 NOV …"."""
    for block in report.shown()[:40]:
        line = block.span.of(report.text)
        is_caption = block.label is Label.CAPTION and not _CREDITS.match(fold(line))
        if is_caption or len(line) > 160:
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


_TOLD_ON = Late(
    r"\b(?:said|announced|told|stated|noted)\b[^.;]{0,50}\b(?:readout|statement|release|note|briefing"
    r"|press conference)(?: issued| released)? (?:on )?$"
    r"|\b[a-z]{3,12} reported on $",
)
_POSTED = Late(r"\b(?:posted|published|release[d]?|press conference|dated|issued)\b")
# "Source: Xinhua | Editor: huaxia | 2023-10-02 08:41:30" is of the page, not of a picture.
_CREDITS = Late(r"\s*(?:source|editor|author)\b[^|\n]{0,40}\|")
_IS_STORY = Late(r"\b(?:the|a|was|were|will|has|have|to|of|in|with|and)\b")


def day_of_dateline(layers: Layers) -> When | None:
    """The day in "KUALA LUMPUR, Aug 6 (Bernama) -"; its year from another day of the text."""
    for sentence in layers.sentences[:FIRST]:
        for date in layers.within(layers.dates, sentence.start, sentence.start + MAX_DATELINE):
            if date.kind != "day" or not tells_filing(layers, date, sentence):
                continue
            resolved = resolve(date, None)
            if resolved is None:
                continue
            return _with_year_of_text(resolved.start, layers.dates)
    return None


_SEATS = ("city", "metonym")
_WEEKDAY = Late(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")


def _day_beside_a_city(report: Report, layers: Layers) -> When | None:
    """The day in a line that has but a city and a day: "Islamabad, 6 December", above or below."""
    words = vocabulary()
    for block in report.shown():
        line = block.span.of(report.text).strip(" .\n")
        is_menu = block.label.is_noise and block.label is not Label.NAVIGATION
        if len(line) > MAX_DATELINE or is_menu:
            continue
        folded = fold(line)
        days = [date for date in find_dates(line, folded) if date.kind == "day"]
        cities = [hit for hit in words.lexicon.scan(line, folded)[0] if hit.kind in _SEATS]
        if len(days) != 1 or len(cities) != 1 or cities[0].start != 0:
            continue
        rest = folded[cities[0].end : days[0].start] + folded[days[0].end :]
        resolved = resolve(days[0], None)
        if resolved is not None and not _WEEKDAY.sub("", rest).strip(" ,:|/-–—"):
            return _with_year_of_text(resolved.start, layers.dates)
    return None


def _with_year_of_update(day: When, update: When | None) -> When:
    """ "New Delhi, Oct 27 (PTI)" under "Updated: October 28, 2020": an update comes soon after."""
    if day.year is not None or update is None or update.year is None:
        return day
    try:
        guess = day.in_year(update.year)
    except ValueError:
        return day
    if guess.earliest and update.earliest and 0 <= (update.earliest - guess.earliest).days <= 42:
        return guess
    return day


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
        (
            " ".join(b.span.of(report.text).split())
            for b in report.shown()
            if b.label is Label.TITLE
        ),
        None,
    )
    outlet, agency = layers.once(_credits)
    stated = report.stated
    return Header(
        title=title or report.page.title,
        outlet=stated.outlet or outlet,
        agency=agency,
        published=str(published) if published else None,
        language="en",
        dateline=dateline_city(layers),
        kind=_kind(report, layers, stated.outlet or outlet),
        stated=tuple(sorted(stated.data())),
        printed=_other_day(report, layers),
    )


def _other_day(report: Report, layers: Layers) -> str | None:
    """The day that a report prints of itself, where another was stated for it."""
    stated = report.stated.published
    printed = _printed(report, layers)[0] if stated is not None else None
    if stated is None or printed is None or printed.covers(stated) or stated.covers(printed):
        return None
    return str(printed)


def _credits(layers: Layers) -> tuple[str | None, str | None]:
    """Who publishes and who files: what is printed, then the page's head, then its rights."""
    report = layers.report
    outlet: str | None = None
    filed: str | None = None
    agency: str | None = None
    agencies = _data().agencies
    told = [s for s in layers.sentences[:6] if s.label == "body"][:3]
    for sentence in told:
        head = report.text[sentence.start : sentence.start + 90]
        bracket = _BRACKETED.match(head)
        if bracket and _is_filed(layers, sentence.start, bracket):
            agency, filed = _filed_by(bracket[1], agency, filed)
        slashed = _SLASHED.match(head)
        if slashed and slashed[1] in agencies:
            agency = agency or slashed[1]
        signed = _SIGNED.match(head)
        if signed and signed[1] in _data().signed:
            outlet = outlet or signed[1]
    for block in report.shown():
        line = block.span.of(report.text).strip()
        more = _MORE_FROM.match(line)
        if more and block.label is Label.RELATED and not _is_section(more[1]):
            outlet = outlet or more[1]
        if block.label is Label.BYLINE:
            slash = _SLASH_BYLINE.search(line)
            is_initials = line.partition("/")[0].strip().isupper()
            is_named = slash and slash[1] not in agencies and not _is_section(slash[1])
            if slash and is_named and not is_initials:
                outlet = outlet or slash[1].strip()
        if block.label in (Label.BYLINE, Label.STAMP, Label.BODY):
            credit = _CREDIT.search(line if block.label is not Label.BODY else line[-40:])
            name = credit[1].strip() if credit else ""
            if name in agencies:
                agency = agency or name
        if block.label in (Label.NAVIGATION, Label.CAPTION):
            agency = agency or _agency_of_line(line)
    if outlet is None:
        outlet, agency = _own_name(_masthead(report) or _line_of_its_own(report), agency)
    outlet = outlet or _name_in_head(report)
    if outlet is None:
        holder = _rights_holder(report)
        if filed in (None, _initials(holder)):
            outlet, agency = _own_name(holder, agency)
    if filed not in (None, outlet, _initials(outlet)):
        # Another's story is that one's, as an agency's is; a page without a name is the filer's.
        outlet, agency = (outlet, agency or filed) if outlet else (filed, agency)
    return outlet, agency or _photo_credit(report)


def _initials(name: str | None) -> str:
    return "".join(word[0] for word in (name or "").split() if word[0].isupper())


def _name_in_head(report: Report) -> str | None:
    """What the head of the page calls the site; its headline and its address are no name."""
    name = report.page.outlet
    titles = [b.span.of(report.text) for b in report.shown() if b.label is Label.TITLE]
    is_title = name in (report.page.title, *(" ".join(title.split()) for title in titles))
    return None if name is None or is_title else name


def home_agency(layers: Layers) -> tuple[str, str] | None:
    """The agency that a report is credited to and the state whose it is; None for others."""
    _, agency = layers.once(_credits)
    home = _data().state_of_agency.get(agency or "")
    return (agency, home) if agency and home else None


_BY_AGENCY = Late(
    r"(?:by|source):? ([A-Z][A-Za-z -]{1,28}?)(?:$| \||,| (?:New )?Delhi)|^([A-Z][\w ]{1,28})$",
    re.I,
)


def _agency_of_line(line: str) -> str | None:
    """The agency that a line above or under the story credits: "By: PTI | New Delhi"."""
    if len(line) > MAX_CREDIT_LINE:
        return None
    names = [name for pair in _BY_AGENCY.findall(line) for name in pair]
    return next((name for name in names if name in _data().agencies), None)


MAX_CREDIT_LINE = 100  # characters


def _own_name(name: str | None, agency: str | None) -> tuple[str | None, str | None]:
    """What a page calls itself: an outlet, unless it is an agency's own page."""
    agencies = _data().agencies
    whole = _NEWSROOM.sub("", name) if name else ""
    bare = whole.removesuffix(" News Agency")
    known = next((each for each in (bare, bare.removeprefix("The ")) if each in agencies), None)
    if known is not None:
        return None, agency or known
    return whole or None, agency


# "Siam Courier News Desk"
_NEWSROOM = Late(r"(?: News)? (?:Desk|Bureau|Newsroom|Web Desk)$")


def _photo_credit(report: Report) -> str | None:
    """The agency that a picture is credited to, where the story itself names none."""
    for block in report.shown():
        if block.label is Label.CAPTION:
            found = _CREDITED_PHOTO.search(block.span.of(report.text))
            if found and found[1] in _data().agencies:
                return found[1]
    return None


def _is_filed(layers: Layers, start: int, bracket: re.Match[str]) -> bool:
    """Whether a bracket stands in a dateline: behind a city, or first of all."""
    if bracket.start(1) == 1:
        return bracket[1] in _data().agencies
    if layers.within(layers.names, start + bracket.start(1), start + bracket.end(1)):
        # "The Republic of Korea (ROK)" is a short form of the state; a paper is called by a city
        return _is_outlet(bracket[1]) and dateline_city(layers) is not None
    before = layers.within(layers.names, start, start + bracket.start(1))
    is_city = any(hit.kind in ("city", "metonym", "state") for hit in before)
    return is_city and dateline_city(layers) is not None


def _filed_by(name: str, agency: str | None, outlet: str | None) -> tuple[str | None, str | None]:
    if name in _data().agencies:
        return agency or name, outlet
    return agency, outlet or name


_PIECES = Late(r"\s*[|>»•·]\s*|\s{2,}|\t|\s[-–—/]\s")
_SMALL = frozenset("of the and for to in & on".split())


def _masthead(report: Report) -> str | None:
    """The name of a paper or an office that stands alone in the first lines, above the headline."""
    first = report.shown()[:2]
    if len(first) == 2 and all(block.label is Label.NAVIGATION for block in first):
        name, menu = (block.span.of(report.text).strip() for block in first)
        if len(_PIECES.split(menu)) > MENU and _may_be_masthead(name):
            return name
    for block in report.shown()[:3]:
        if block.label in (Label.TITLE, Label.BODY, Label.CAPTION):
            break
        pieces = _PIECES.split(block.span.of(report.text).strip())
        name = " ".join(pieces[0].strip(" .:").split())
        if _is_outlet(name):
            return name
    return _byline_outlet(report)


def _byline_outlet(report: Report) -> str | None:
    """ "By our correspondent, Siam Courier, Bangkok": the paper in a reporter's line."""
    for block in report.shown()[:12]:
        line = block.span.of(report.text).strip()
        if len(line) > 100 or not _REPORTER.search(line):
            continue
        for piece in line.split(", ")[1:]:
            if _is_outlet(piece.strip()):
                return piece.strip()
    return None


MOST_UNDER_TITLE = 4  # lines; further down a name is that of another story


def _line_of_its_own(report: Report) -> str | None:
    """The name of a paper that stands by itself, or beside a day, between headline and story."""
    blocks = report.shown()
    title = next((n for n, block in enumerate(blocks) if block.label is Label.TITLE), None)
    if title is None:
        return None
    for block in blocks[title + 1 : title + 1 + MOST_UNDER_TITLE]:
        line = " ".join(block.span.of(report.text).split())
        if block.label not in _BESIDE_TITLE or len(line) > MAX_CREDIT_LINE or line.endswith("."):
            break
        pieces = [piece.strip() for piece in _PIECES.split(line.replace(", ", " | "))]
        names = [piece for piece in pieces if not _OF_A_DAY.search(fold(piece))]
        if len(names) == 1 and _is_outlet(names[0]):
            return names[0]
    return None


_BESIDE_TITLE = (Label.NAVIGATION, Label.STAMP, Label.BYLINE, Label.BODY)
_OF_A_DAY = Late(r"\d|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$")

_REPORTER = Late(r"\bby\b|\b(?:correspondent|reporter|writer|desk)\b", re.I)
_HOST_NAME = Late(r"(?:[A-Za-z][\w-]+\.)+(?:com|org|net|int|eu|gov(?:t)?(?:\.[a-z]{2})?|[a-z]{2})")


MENU = 3  # pieces: a line with more of them is a menu


def _may_be_masthead(name: str) -> bool:
    """Whether a line above a menu may be the name of the page: "VnExpress International"."""
    words = name.split()
    is_section = fold(words[0]) in _data().not_outlets
    return (
        len(words) <= MENU and not is_section and all(w[0].isupper() and w.isalpha() for w in words)
    )


def _is_outlet(name: str) -> bool:
    words = name.split()
    if _HOST_NAME.fullmatch(name) or name in _data().short_names:
        return True
    if not 1 < len(words) <= 10 or any(w[0].islower() and w not in _SMALL for w in words):
        return False
    if _data().institutions.match(name):
        return True
    folded = [fold(word) for word in words]
    if len(words) > 5 or _is_section(name):
        return False
    return folded[-1] in _data().press_words or folded[-2] in _data().press_words


def is_press(words: str) -> bool:
    """Whether printed words name a paper or station, or what it brought: "a Fiji Times report"."""
    return _data().press.search(words) is not None


def _is_section(name: str) -> bool:
    """Whether a short name is that of a part of a page: "World News", "Politics"."""
    words = name.split()
    return len(words) < 3 and fold(words[0]) in _data().not_outlets


# "© 2014-2018 Red River Post. Licence 88", "Red River Post © 2024", "Red River Post. All rights …"
_RIGHTS = Late(
    r"(?:©|\(c\)|copyright)(?: ?©)? ?(?:by )?(?:\d{4}(?: ?[-–] ?\d{4})?,? )?"
    r"(?:[-–] )?(?P<behind>(?:[A-Za-z][\w-]+\.)+[a-z]{2,4}(?= |$)|[A-Z][\w '’&-]{3,60}?)"
    r"(?= \d{4}|[,.·|]|$| (?:reproduction|all (?:rights|content)|limited|ltd))"
    r"|^(?P<before>(?!copyright)[A-Z][\w '’&-]{3,60}?)(?: ?©|\.? all rights reserved)",
    re.I,
)


def _rights_holder(report: Report) -> str | None:
    """Who claims the rights in the page's copyright line."""
    for block in report.shown():
        if block.label in (Label.LEGAL, Label.RELATED):
            found = _RIGHTS.search(" ".join(block.span.of(report.text).split()))
            name = (found["behind"] or found["before"]) if found else None
            if name and _is_rights_holder(name.strip()):
                return name.strip()
    return None


def _is_rights_holder(name: str) -> bool:
    if _HOST_NAME.fullmatch(name):
        return True
    words = name.split()
    is_name = all(w[0].isupper() or w[0].isdigit() or w in _SMALL for w in words)
    return is_name and "rights" not in name.lower() and words[0] not in _PUBLIC


_PUBLIC = ("Crown", "Copyright", "Government", "All")


def _kind(report: Report, layers: Layers, outlet: str | None) -> str:
    first = [report.text[s.start : s.end] for s in layers.sentences[:3]]
    lead = " ".join(first)[:600]
    opening = [line for line, s in zip(first, layers.sentences, strict=False) if _opens(s, layers)]
    opening += _lines_at_title(report)
    for kind, pattern in _data().kinds:
        is_cited = kind == "press-release" and _CITES.search(lead)
        if any(pattern.match(line) for line in opening) or (pattern.search(lead) and not is_cited):
            return kind
    is_official = outlet is not None and bool(_data().institutions.match(outlet))
    return "press-release" if is_official else "news"


# A story that has its news from a release is none itself.
_CITES = Late(
    r"\baccording to (?:an? |the )[^.;]{0,60}?(?:release|note|statement|spokes\w+)\b"
    r"|\b(?:said|says|told) in (?:an? |its )[^.;]{0,30}?(?:release|note|statement)\b",
    re.I,
)
MOST_AT_TITLE = 4
_CALLS_ITSELF = Late(
    r"(?:media note|press (?:release|statement|note)|readout|joint (?:statement|communique)"
    r"|office of the spokes(?:person|man))",
    re.I,
)


def _lines_at_title(report: Report) -> list[str]:
    """What a document calls itself in the few lines around its headline; a menu has more."""
    lines: list[str] = []
    for block in report.shown():
        if block.label is Label.BODY:
            break
        if block.label not in (Label.STAMP, Label.TITLE):
            lines.append(block.span.of(report.text))
        if len(lines) > MOST_AT_TITLE:
            return []
    return [line for line in lines if _CALLS_ITSELF.fullmatch(line.strip())]


def _opens(sentence: Sentence, layers: Layers) -> bool:
    """Whether a sentence is the first of its block: what a document calls itself stands there."""
    before = layers.sentences[sentence.index - 1] if sentence.index else None
    return before is None or before.block != sentence.block
