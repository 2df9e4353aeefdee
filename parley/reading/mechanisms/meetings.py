"""Meetings named by who comes to them: "a trilateral meeting of the defence ministers of …"."""

import re

from parley.reading.late import Late
from parley.reading.mechanisms.mention import RoundMention
from parley.reading.mechanisms.name_words import plain_name
from parley.reading.mechanisms.ordinals import ORDINAL, ordinal_value
from parley.reading.mechanisms.page import Page
from parley.reading.mechanisms.parties import codes_of, parties_behind, spans_of
from parley.reading.mechanisms.round_number import is_first_since

_MINISTERS = Late(
    rf"(?:\b(?P<ordinal>{ORDINAL}) )?(?:(?:annual|regular|special) )?"
    r"(?P<name>\b(?P<among>trilateral|quadrilateral|tripartite|three-way|four-way)?(?: |\b)"
    r"meeting of (?:the |their )?(?:deputy |vice[- ]|senior )?"
    r"(?:(?:foreign|defen[cs]e|interior|security|energy)(?: and (?:foreign|defen[cs]e))? ministers"
    r"|(?P<envoys>special (?:representatives|envoys))))\b"
)
# "Senior officials of A and B met for their 12th meeting": a meeting named by who comes.
_OF_OFFICIALS = Late(r"\bsenior officials\b[^.;\n]{0,240}?\b(?:their|hold|held|holding|the|its) $")


def with_ministers_meetings(page: Page, found: list[RoundMention]) -> list[RoundMention]:
    """Add meetings of ministers, a format without a title, in place of names inside theirs."""
    out: list[RoundMention] = []
    if "meeting of" not in page.folded:
        return found
    for match in _MINISTERS.finditer(page.folded):
        meeting = _of_ministers(page, match)
        if meeting is not None:
            start, end = match.span("name")
            found = [mention for mention in found if not start <= mention.start < end]
            out.append(meeting)
    return found + out


def _of_ministers(page: Page, match: re.Match[str]) -> RoundMention | None:
    """A meeting of ministers with a number or of three and more, or one of envoys with a number."""
    ordinal = ordinal_value(match["ordinal"]) if match["ordinal"] else None
    is_series_first = not is_first_since(page, ordinal, match.end("ordinal"))
    if not is_series_first:
        ordinal = None
    if ordinal is None and (match["envoys"] or not match["among"]):
        return None
    start, end = match.span("name")
    parties = parties_behind(page, end)
    return RoundMention(
        start=match.start(),
        end=end,
        name_start=start,
        name=plain_name(page.text[start:end]),
        key=frozenset({match["among"] or "meeting", match["envoys"] or "ministerial"}),
        ordinal=ordinal,
        ordinal_span=match.span("ordinal") if ordinal is not None else None,
        parties=codes_of(parties),
        party_spans=spans_of(parties),
        is_anaphor=False,
        is_strong=True,
        is_series_first=is_series_first,
    )


def name_by_officials(page: Page, found: list[RoundMention]) -> None:
    """Name a numbered meeting that nothing else names by the senior officials who come to it."""
    if "senior officials" not in page.folded or any(mention.name for mention in found):
        return
    for mention in found:
        is_meeting = page.folded.endswith(" meeting", mention.start, mention.end)
        if mention.ordinal and is_meeting and page.before(_OF_OFFICIALS, mention.start, 300):
            mention.name = "senior officials' meeting"
            mention.key = frozenset({"senior", "officials"})
            mention.is_anaphor, mention.is_strong = False, True
