"""Words that speak of a round named elsewhere: "the dialogue", "the 26th", "the Review Meeting"."""

import re

from parley.reading.late import Late
from parley.reading.mechanisms.mention import RoundMention, taken
from parley.reading.mechanisms.name import Name
from parley.reading.mechanisms.ordinals import ORDINAL, ordinal_value
from parley.reading.mechanisms.page import Page

# Bare words that may speak of the round at hand; "the conference", "the forum" are other things.
_ANAPHORS = frozenset(
    "dialogue dialog talks meeting consultation consultations session round edition iteration"
    " instalment installment commission committee".split(),
)
_NEAR = 3  # rounds between one that is named and one that is but counted
_BARE = Late(
    rf"\bthe (?P<ordinal>{ORDINAL})(?= (?:one|in(?! (?:all|total|(?:its|their) history)\b)|took|was"
    rf"|will|would|is|at|had|as well|too|being)\b|[,.;])",
)
_HELD_BEHIND = Late(
    r" (?:(?:was|had been|is to be|will be|would be) (?:held|hosted|convened|organi[sz]ed|staged)"
    r"|took place|had taken place|will take place"
    r"|was (?:back )?in (?:(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december),? )?(?:of )?\d{4})\b"
)
# "The seventh meeting was held in Lima in May, and | the first in Quito in 2012"
_AND_IT_TOO = Late(
    rf"\bthe {ORDINAL} (?:meeting|round|session|dialogue|edition|one)? ?(?:was|had been)"
    r" (?:held|hosted|convened) [^.;]{3,80},? and the [\w-]+$"
)
_LONGEST_CLAUSE = 140  # characters
# "will host the second Summit on AI, and praised them for having hosted | the first one"
_OF_ANOTHER_SERIES = Late(
    rf"\b{ORDINAL} (?:[\w-]+ ){{0,2}}(?:summit|conference|congress|exercise|drill|fair|festival"
    r"|ship|vessel|frigate|corvette|unit|phase|tranche|batch)\b[^.;\n]*$"
)
# "On the first, please ask": a point of a list.
_LISTED = Late(r"(?:\b(?:on|as|as to|at|from)|^|[\n:]) $|^$")


def anaphor(name: Name, *, is_of_round: bool = False) -> RoundMention | None:
    """A head alone, or with a number: "the dialogue", "the seventh exchange".

    `is_of_round`: a round of it is told, "the next meeting of | the Forum".
    """
    if name.head.value not in _ANAPHORS and name.ordinal is None and not is_of_round:
        return None
    return RoundMention(
        start=name.start if name.ordinal else name.head.start,
        end=name.end,
        name_start=name.head.start,
        name=None,
        key=frozenset(),
        ordinal=name.ordinal,
        ordinal_span=name.ordinal_span,
        parties=(),
        party_spans=(),
        is_anaphor=True,
        is_strong=False,
    )


def without_loose_ends(page: Page, found: list[RoundMention]) -> list[RoundMention]:
    """Drop short names and numbered heads that no name of the report stands behind.

    "The seventh exchange" is a round where a mechanism of the report is an exchange, "the Review
    Meeting" where one is a Partnership Review Meeting.
    """
    names = {mention.name.lower() for mention in found if mention.name and not mention.is_short}
    endings = {
        " ".join(words[at:]) for name in names for words in [name.split()] for at in range(8)
    }

    def stays(mention: RoundMention) -> bool:
        if mention.is_short and mention.name:
            return mention.name.lower() in endings
        head = page.folded[mention.name_start : mention.end].partition("'s ")[0]
        return not mention.is_anaphor or head in _ANAPHORS or head in endings

    return [mention for mention in found if stays(mention)]


def bare_ordinals(page: Page, found: list[RoundMention]) -> list[RoundMention]:
    """ "Hanoi had been the venue of the 26th as well": a number near that of a round named."""
    known = {mention.ordinal for mention in found if mention.ordinal}
    begun = taken(found)
    out: list[RoundMention] = []
    for match in _BARE.finditer(page.folded):
        start, end = match.span("ordinal")
        ordinal = ordinal_value(page.text[start:end])
        if start not in begun and _is_of_a_round(page, match, ordinal, known):
            out.append(_bare(start, end, ordinal))
    return out


def _is_of_a_round(page: Page, match: re.Match[str], ordinal: int | None, known: set[int]) -> bool:
    """Whether a number is that of a round: said to have been held, or near one that is named."""
    if _HELD_BEHIND.match(page.folded, match.end()) or _AND_IT_TOO.search(
        page.folded, max(0, match.start() - _LONGEST_CLAUSE), match.end()
    ):
        return True
    if page.before(_OF_ANOTHER_SERIES, match.start(), 2 * _LONGEST_CLAUSE):
        return False
    if page.folded[match.end()] in ",.;" and page.before(_LISTED, match.start(), 9):
        return False
    return ordinal is not None and any(abs(ordinal - other) <= _NEAR for other in known)


def _bare(start: int, end: int, ordinal: int | None) -> RoundMention:
    return RoundMention(
        start=start,
        end=end,
        name_start=start,
        name=None,
        key=frozenset(),
        ordinal=ordinal,
        ordinal_span=(start, end),
        parties=(),
        party_spans=(),
        is_anaphor=True,
        is_strong=False,
        is_bare=True,
    )
