"""The heads and names of a text to the mechanisms and rounds that it mentions, in order."""

from parley.reading.lexicon import Hit
from parley.reading.mechanisms.acronyms import acronyms, seat_groups, spell_out
from parley.reading.mechanisms.anaphors import bare_ordinals, without_loose_ends
from parley.reading.mechanisms.full_names import mention_at
from parley.reading.mechanisms.heads import end_of_heads, opens_name
from parley.reading.mechanisms.meetings import name_by_officials, with_ministers_meetings
from parley.reading.mechanisms.mention import RoundMention
from parley.reading.mechanisms.overlaps import outermost, without_parents
from parley.reading.mechanisms.page import Page, page_of
from parley.reading.mechanisms.parties import inside_party
from parley.reading.mechanisms.round_number import count_times, is_first_since
from parley.reading.mechanisms.short_forms import short_forms


def find_round_mentions(
    text: str, folded: str, heads: list[Hit], names: list[Hit]
) -> list[RoundMention]:
    """Find every mention of a mechanism or round, and bare "the dialogue"s, in order."""
    page = page_of(text, folded, names)
    found = without_loose_ends(page, without_parents(page, _by_heads(page, heads)))
    seat_groups(page, found)
    found += acronyms(page, found)
    found = with_ministers_meetings(page, found)
    spell_out(page, found)
    name_by_officials(page, found)
    found += short_forms(page, found)
    bare = bare_ordinals(page, found)
    # "It was the first in person since 2019" counts no rounds
    found += [mention for mention in bare if not is_first_since(page, mention.ordinal, mention.end)]
    found = outermost(found)
    count_times(page, found)
    return found


def _by_heads(page: Page, heads: list[Hit]) -> list[RoundMention]:
    """The mentions that have a head, from left to right; none begins inside another."""
    found: list[RoundMention] = []
    is_in_party = inside_party(page)
    reach = 0
    for index, head in enumerate(heads):
        if head.start < reach or not opens_name(page.text, page.folded, heads, index):
            continue
        if is_in_party(head.start):
            continue
        mention = mention_at(page, head, end_of_heads(page.folded, heads, index))
        if mention is not None:
            found.append(mention)
            reach = mention.end
    return found
