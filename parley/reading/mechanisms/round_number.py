"""Which number a round has, by the words before and behind its name."""

import re

from parley.reading.late import Late
from parley.reading.mechanisms.mention import RoundMention
from parley.reading.mechanisms.name import Name
from parley.reading.mechanisms.ordinals import ORDINAL, ordinal_value
from parley.reading.mechanisms.page import Page

_ROUND_OF = Late(
    rf"(?P<ordinal>{ORDINAL}),?(?: and (?:final|last|latest))?"
    rf"(?: (?!in\b|of\b|to\b|since\b|for\b|time\b|at\b|on\b)[a-z][a-z'-]+){{0,3}}? "
    r"(?P<unit>rounds?|sessions?|meetings?|editions?|iterations?|instal+ments?)"
    r"(?: \([^()]{2,30}\)|, [^,.;()]{2,30},)? (?:of|in|for|under) "
    r"(?:(?:the|their|its|our|this|these|that|annual|regular|yearly|bilateral|two-way|joint"
    r"|high-level|senior-level|an"
    r"|a) ){0,4}\"?$",
)
_ROUND_BEHIND = Late(
    rf"(?:'s|,)? (?:(?:the|its|their) )?\(?(?P<ordinal>{ORDINAL}) (?:round|session|edition"
    rf"|meeting|iteration)\b"
    r"|,? (?:round|session) (?P<number>\d{1,2}|[ivx]{1,5})\b",
)
_FIRST_SINCE = Late(
    r"(?:[^.;]{0,60}?|[^.;\d]{0,100}?) (?:since\b"
    r"|in (?:(?:more|less) than |over |about |almost |nearly |some |at least |close to |around "
    r"|roughly |well over )?"
    r"(?:the (?:past|last) )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|twenty|\d{1,2}|several|many|a few|a couple of)(?: and a half)?"
    r" (?:years?|months?|decades?|weeks?)\b)"
    r"|[^.;]{0,40}? to (?:be held|take place)\b(?! between)"
    r"|[^.;]{0,60}? for (?:many |several |some |a few )?(?:years|months|decades|a decade)\b"
    r"|(?: \w+){0,2} (?:time|of its kind|since)\b"
)
_SEVERAL = Late(r"(?:two|three|four|five) (?=\S)")
_PLURALS = ("dialogues", "working groups", "meetings")
_NUMBER = Late(r"\b(?:two|three|four|five|six|several|some|various|all|both|many|other)\b[^.;,]*$")
_ONE_OF_THEM = Late(
    r"\b(?:round|session|meeting|edition|readout) of (?:the |their |its )?[\w.,' -]{0,40}$"
)
# "the HLED met for the second time", "the dialogue will be convened for the fourth time"
_TIME_BEHIND = Late(
    rf"(?: (?:has|have|had|was|were|will|is to|would))?(?: be| been)?"
    rf" (?:met|meet|convened?|held|sat|gathered|hosted)"
    rf" for the (?!first\b)(?P<ordinal>{ORDINAL}) time\b(?! since| in (?:\w+ )"
    r"{1,3}(?:years|months|weeks|days)\b)"
)
# "The Washington round of the Dialogue, its sixth, is set for …"
_ITS_NUMBER = Late(rf", (?:its|their) (?P<ordinal>{ORDINAL})(?=,)")
# "held their second dialogue | of 2023": of those of one year, and no number of the round
_OF_ONE_YEAR = Late(r"(?: (?:this year|of the year)\b| of (?:19|20)\d\d\b)")
_OF_THEIRS = Late(r"\b(?:their|its|our) (?:[\w'-]+ )?$")
_MOST_IN_A_YEAR = 6  # rounds of one dialogue
# "met in Rome for their dialogue of 2023, | the twelfth overall", "and the third in its history"
_IN_ALL = Late(
    rf"[^.;]{{0,80}}?(?:,| and) the (?P<ordinal>(?!first\b){ORDINAL})"
    r" (?:overall|altogether|so far|to date|in (?:all|total|(?:its|their) history))\b"
    r"(?! (?:years|months)\b)"
    rf"|[^.;]{{0,80}}?[.;] it was the (?P<since>(?!first\b){ORDINAL})(?: such)? (?:dialogue "
    r"|meeting |round |session )?(?:overall|altogether|in (?:all|total)|since the (?:mechanism"
    r"|dialogue|format|series) (?:was|began|started))\b"
)


def take_number(page: Page, name: Name) -> None:
    """Give a name without an ordinal the one that its round has before or behind it."""
    if name.ordinal is None:
        _take_number_before(page, name)
    if name.ordinal is None:
        _take_number_behind(page, name)
    name.is_counted = name.ordinal is not None


def round_of(page: Page, end: int) -> re.Match[str] | None:
    """ "the third round of the | C5+1": what numbers the name behind it."""
    return page.before(_ROUND_OF, end, 90)


def _take_number_before(page: Page, name: Name) -> None:
    found = round_of(page, name.start)
    ordinal = ordinal_value(page.text[slice(*found.span("ordinal"))]) if found else None
    if found and ordinal is not None:
        name.ordinal, name.ordinal_span = ordinal, found.span("ordinal")
        name.start = found.start()


def _take_number_behind(page: Page, name: Name) -> None:
    behind = _ROUND_BEHIND.match(page.folded, name.end)
    if behind is None:
        return
    span = behind.span("ordinal" if behind["ordinal"] else "number")
    printed = page.text[slice(*span)]
    name.ordinal = int(printed) if printed.isdigit() else ordinal_value(printed)
    if name.ordinal:
        name.ordinal_span, name.end = span, behind.end()


def is_first_since(page: Page, ordinal: int | None, end: int) -> bool:
    """Whether "first" counts no rounds: "the first in two years", "the first to be held"."""
    return ordinal == 1 and _FIRST_SINCE.match(page.folded, end) is not None


def leave_first_since(page: Page, name: Name) -> None:
    """Take "the first dialogue since 2019" for no number."""
    if name.ordinal_span and is_first_since(page, name.ordinal, name.ordinal_span[1]):
        name.is_series_first = False
        name.drop_ordinal()


def tell_several(page: Page, name: Name) -> None:
    """Tell a name of several rounds from that of one: "the first two Ministerial Dialogues"."""
    several = _SEVERAL.match(page.folded, name.name_start) if name.ordinal is not None else None
    if several:
        name.name_start = several.end()
        name.drop_ordinal()
        name.key = [word for word in name.key if word != several[0].strip()]
        name.is_plural = name.phrase.endswith((*_PLURALS, "consultations", "talks"))
    elif name.ordinal is None and name.phrase.endswith(_PLURALS):
        is_one = name.is_capital and page.before(_ONE_OF_THEM, name.start, 60)
        # "the GCC-US Defense Working Groups", not "two US-Japan Working Groups"
        is_title = (
            name.is_capital and len(name.codes) > 1 and not page.before(_NUMBER, name.end, 60)
        )
        name.is_plural = not (is_one or is_title)


def count_times(page: Page, found: list[RoundMention]) -> None:
    """Give a round the number that the words behind its name count: "met for the second time"."""
    of_one_year = {mention.ordinal for mention in found if _is_of_one_year(page, mention)}
    for mention in found:
        if mention.ordinal in of_one_year:
            mention.ordinal = mention.ordinal_span = None
        if mention.ordinal or mention.is_plural:
            continue
        end = mention.name_end
        counted = _TIME_BEHIND.match(page.folded, end) or _ITS_NUMBER.match(page.folded, end)
        if counted is None and not mention.is_bare:
            counted = _IN_ALL.match(page.folded, end)
        if counted:
            group = counted.lastgroup or "ordinal"
            mention.ordinal = ordinal_value(page.text[slice(*counted.span(group))])
            mention.ordinal_span = counted.span(group) if mention.ordinal else None


def _is_of_one_year(page: Page, mention: RoundMention) -> bool:
    """Whether a round is numbered among those of its year: "their second dialogue of 2023"."""
    if not mention.ordinal or mention.ordinal > _MOST_IN_A_YEAR:
        return False
    if not _OF_ONE_YEAR.match(page.folded, mention.end):
        return False
    at = mention.ordinal_span[0] if mention.ordinal_span else mention.start
    is_of_the_year = page.folded.startswith(" of the year", mention.end)
    opens_line = at == 0 or page.folded[at - 1] == "\n"
    return is_of_the_year or opens_line or page.before(_OF_THEIRS, at, 30) is not None
