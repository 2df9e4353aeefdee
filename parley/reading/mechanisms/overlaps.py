"""Mentions of which one says all that the other says, to one."""

from parley.reading.late import Late
from parley.reading.mechanisms.mention import RoundMention
from parley.reading.mechanisms.page import Page

# "the working group on security of the US-Georgia Commission": the group met, not the commission.
_PART_OF = Late(r"(?: on [\w ,&-]{3,60}?)? (?:of|under|within) (?:the |their )?")
_PARTS = ("working group", "task force", "panel", "sub-committee", "subcommittee")


def without_parents(page: Page, found: list[RoundMention]) -> list[RoundMention]:
    """Drop the mechanism that a working group belongs to; the group sits for its parties."""
    out: list[RoundMention] = []
    for mention in found:
        if out and mention.ordinal is None and _is_part_of(page, out[-1], mention):
            part = out[-1]
            part.parties = part.parties or mention.parties
            part.party_spans = part.party_spans or mention.party_spans
            part.is_strong = True
        else:
            out.append(mention)
    return out


def _is_part_of(page: Page, part: RoundMention, whole: RoundMention) -> bool:
    is_part = page.folded.endswith(_PARTS, part.start, part.end)
    return is_part and _PART_OF.fullmatch(page.folded, part.end, whole.start) is not None


def outermost(found: list[RoundMention]) -> list[RoundMention]:
    """ "the third high-level meeting of the EDSCG" is one mention, not two."""
    kept: list[RoundMention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.end > kept[-1].end or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
