"""Mechanisms named by an acronym that tells its parties: AUSMIN, the Quad."""

import re
from collections.abc import Iterator

from parley.reading.late import Late
from parley.reading.mechanisms.mention import RoundMention, taken
from parley.reading.mechanisms.name_words import name_words
from parley.reading.mechanisms.ordinals import ordinal_value
from parley.reading.mechanisms.page import Page
from parley.reading.mechanisms.round_number import round_of

# "the Quad countries", "the Quad summit": the group, not its talks.
_GROUP_BEHIND = Late(
    r" (?:summits?|leaders|leaders'|countries|members?|partners?|nations|grouping|states"
    r"|framework|platform|secretariat|region|cooperation|partnership|initiative|conference"
    r"|workshop|seminar|forum|working groups?|experts?|business)\b"
)
# "the C5+1 Critical Minerals Dialogue", "the C5+1 Secretariat": a body of the group.
_BODY_BEHIND = Late(
    r" (?!Meeting|Ministerial|Dialogue|Consultations|Foreign Ministers|Talks|Format|In\b|At\b|On\b)"
    r"[A-Z][a-z]+"
)


def seat_groups(page: Page, found: list[RoundMention]) -> None:
    """Seat at a mechanism the group before its name: "the Quad Senior Officials' Meeting"."""
    groups = [
        (match.span(), acronym)
        for acronym, match in _printed(page)
        if _BODY_BEHIND.match(page.text, match.end())
    ]
    for mention in found:
        before = next((g for g in groups if g[0][1] + 1 == mention.name_start), None)
        if before is not None and not mention.parties and not mention.is_anaphor:
            (start, end), acronym = before
            start, ordinal, span = _number_before(page, start)
            if ordinal is not None:
                mention.ordinal, mention.ordinal_span = ordinal, span
            mention.start = min(mention.start, start)
            mention.parties = tuple(name_words().acronyms[acronym])
            mention.party_spans = ((start, end),)


def acronyms(page: Page, found: list[RoundMention]) -> list[RoundMention]:
    """The mentions that are but an acronym, with the number before it, if any."""
    begun = taken(found)
    return [
        _mention_of(page, acronym, match.start(), match.end())
        for acronym, match in _printed(page)
        if match.start() not in begun
        and not _GROUP_BEHIND.match(page.folded, match.end())
        and not _BODY_BEHIND.match(page.text, match.end())
        and not _is_one_side(page, match)
    ]


# "the ministers of Japan and of the Visegrad Group", "V4+Japan": one side among others
_JOINED_BEFORE = Late(r"(?:\b(?:and|plus|with)(?: of| with)?(?: the)? |\w[+–-])$")
_JOINED_BEHIND = Late(
    r"(?: \([^()]{2,12}\)|\))?(?: ?[+–-] ?[A-Z]| (?:and|plus|with) (?:the )?[A-Z])"
)


def _is_one_side(page: Page, match: re.Match[str]) -> bool:
    is_behind = page.before(_JOINED_BEFORE, match.start(), 16) is not None
    return is_behind or _JOINED_BEHIND.match(page.text, match.end()) is not None


def _printed(page: Page) -> Iterator[tuple[str, re.Match[str]]]:
    for acronym in name_words().acronyms:
        if acronym in page.text:
            for match in re.finditer(rf"(?<![\w+]){re.escape(acronym)}(?![\w+])", page.text):
                yield acronym, match


def _mention_of(page: Page, acronym: str, name_start: int, end: int) -> RoundMention:
    start, ordinal, span = _number_before(page, name_start)
    return RoundMention(
        start=start,
        end=end,
        name_start=name_start,
        name=acronym,
        key=frozenset({acronym.lower()}),
        ordinal=ordinal,
        ordinal_span=span,
        parties=tuple(name_words().acronyms[acronym]),
        party_spans=((name_start, end),),
        is_anaphor=False,
        is_strong=True,
    )


def _number_before(page: Page, start: int) -> tuple[int, int | None, tuple[int, int] | None]:
    """Where an acronym begins with its number, the number, and where that stands."""
    word = page.word_before(max(0, start - 1))
    ordinal = ordinal_value(word[0]) if word else None
    if word and ordinal is not None:
        return word.start(), ordinal, word.span() if ordinal else None
    unit = round_of(page, start)
    if unit:  # "the fourth round of the C5+1"
        return unit.start(), ordinal_value(unit["ordinal"]), unit.span("ordinal")
    return start, None, None


def spell_out(page: Page, found: list[RoundMention]) -> None:
    """Where a report spells an acronym out ("Ministerial Consultations (AUSMIN)"), both are one."""
    for acronym in [m for m in found if len(m.key) == 1 and _is_short(m)]:
        full = next((each for each in found if _is_spelled_by(page, acronym, each)), None)
        if full is not None:
            for other in found:
                if other.key == acronym.key and other is not acronym:
                    other.key = full.key
            acronym.key = full.key
            return


def _is_short(mention: RoundMention) -> bool:
    """Whether a mechanism is named by an acronym, or by the format alone: "the 2+2 mechanism"."""
    return mention.name in name_words().acronyms or mention.key == {"2+2"}


_ALSO_CALLED = Late(r" ?\([\"']?|,? (?:also |better )?known as (?:the )?[\"']?(?:the )?")


def _is_spelled_by(page: Page, acronym: RoundMention, full: RoundMention) -> bool:
    is_other = bool(full.key) and full.key != acronym.key
    return is_other and bool(_ALSO_CALLED.fullmatch(page.folded, full.name_end, acronym.start))
