"""The short form that a report gives a mechanism: "… Defence Policy Dialogue (DPD)"."""

import re

from parley.reading.late import Late
from parley.reading.mechanisms.mention import RoundMention, taken
from parley.reading.mechanisms.ordinals import ordinal_value
from parley.reading.mechanisms.page import Page
from parley.reading.mechanisms.round_number import is_first_since, round_of

_DEFINED = Late(r" ?\(\"?(?:the )?\"?([A-Z][A-Za-z+&-]{1,9})\"?\)")


def short_forms(page: Page, found: list[RoundMention]) -> list[RoundMention]:
    """The mentions of mechanisms under the short forms that the report gives them."""
    out: list[RoundMention] = []
    begun = taken(found)
    known: set[str] = set()
    for mention in found:
        defined = _definition(page, mention)
        if defined is None or defined[1] in known:
            continue
        known.add(defined[1])
        out += [
            _like(mention, page, match.start(), match.end())
            for match in re.finditer(rf"\b{re.escape(defined[1])}s?\b", page.text)
            if match.start() not in begun and match.start() > defined.end()
        ]
    return out


def _definition(page: Page, mention: RoundMention) -> re.Match[str] | None:
    """The short form in brackets behind or inside a name; more than one capital tells it."""
    if not mention.name:
        return None
    ends = (mention.end, mention.name_end)
    defined = next((d for end in ends if (d := _DEFINED.match(page.text, end))), None)
    defined = defined or _DEFINED.search(page.text, mention.name_start, mention.end)
    return defined if defined and any(c.isupper() for c in defined[1][1:]) else None


def _like(mention: RoundMention, page: Page, start: int, end: int) -> RoundMention:
    """Another mention of a mechanism under its short form, with the ordinal before it, if any."""
    begin, ordinal = _number_before(page, start)
    if is_first_since(page, ordinal, start):
        begin, ordinal = start, None
    return RoundMention(
        start=begin,
        end=end,
        name_start=start,
        name=mention.name,
        key=mention.key,
        ordinal=ordinal,
        ordinal_span=(begin, start) if ordinal is not None else None,
        parties=mention.parties,
        party_spans=mention.party_spans,
        is_anaphor=False,
        is_strong=True,
    )


def _number_before(page: Page, start: int) -> tuple[int, int | None]:
    """Where a short form begins with its number, and the number."""
    word = page.word_before(max(0, start - 1))
    ordinal = ordinal_value(page.text[slice(*word.span())]) if word else None
    if word and ordinal is not None:
        return word.start(), ordinal
    unit = round_of(page, start)
    if unit:
        return unit.start(), ordinal_value(page.text[slice(*unit.span("ordinal"))])
    return start, None
