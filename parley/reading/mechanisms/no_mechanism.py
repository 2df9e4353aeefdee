"""Names that look like those of a mechanism and are none."""

from parley.reading.late import Late
from parley.reading.mechanisms.name import Name
from parley.reading.mechanisms.name_words import name_words
from parley.reading.mechanisms.page import Page

# "the 37th edition of the coordinated patrol": what has editions there is no dialogue.
_UNIT_OF_OTHER = Late(
    r" of (?:the |their |its |a |an )?(?:[a-z-]+ ){0,2}(?:patrols?|exercises?|drills?|games"
    r"|festivals?"
    r"|summits?|fairs?|expos?|courses?|series|war|assembly|elections?)\b"
)
_OF_A_DIALOGUE = Late(
    r"\b(?:dialogue|consultations?|talks|mechanism|committee|commission|forum|group|2\+2)"
    r"(?: \([^()]{2,20}\))?, (?:the )?$"
)
# "the 13th round of talks | on a free trade agreement"
_ON_A_PAPER = Late(
    r" (?:on|for|over|about|towards) (?:which\b|(?:an?|the|their|its) (?:[\w-]+ ){0,4}"
    r"(?:agreement|treaty|deal|pact|accord|fta|cepa)\b)"
)


def is_listed_as_none(page: Page, name: Name) -> bool:
    """Whether the rules name it as no mechanism, or it is one word of many: "mechanisms"."""
    around = page.folded[max(0, name.name_start - 12) : name.end + 20]
    listed = name_words().not_mechanisms.search(around)
    if listed and listed[0] not in name.head.value:  # but "post ministerial conference"
        return True
    return page.folded[name.end : name.end + 11] in (" mechanisms", " mechanism ")


def is_talk_as_such(page: Page, name: Name) -> bool:
    """Whether "political dialogue" is but talk: no name in capitals with a number or parties."""
    is_named = name.is_capital and (
        name.ordinal is not None
        or len(name.codes) > 1
        # "their High-Level Political Dialogue"
        or (len(name.key) > 1 and page.text[name.name_start].isupper())
    )
    # "the eighth round of their political dialogue", but not "the first face-to-face meeting"
    is_named |= name.ordinal is not None and name.head.value != "meeting"
    around = page.folded[max(0, name.name_start - 12) : name.end]
    return not is_named and name_words().talk_as_such.search(around) is not None


def is_of_another_thing(page: Page, name: Name) -> bool:
    """Whether a round is one of something else: "the 37th edition of the patrol"."""
    if name.head.value == "talks" and _ON_A_PAPER.match(page.folded, name.end):
        return True
    if name.head.kind != "unit":
        return False
    if _UNIT_OF_OTHER.match(page.folded, name.end):
        return True
    # "the release of water, the second round of which began"
    is_part = page.folded.startswith(" of which", name.end)
    return is_part and page.before(_OF_A_DIALOGUE, name.start, 40) is None
