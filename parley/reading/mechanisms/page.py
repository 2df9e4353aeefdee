"""What the search for names of mechanisms looks at: a text and the parties named in it."""

import re
from dataclasses import dataclass

from parley.reading.late import Late
from parley.reading.lexicon import Hit

_PARTIES = ("state", "adjective", "metonym", "city")
_WORD = Late(r"[\w.'&+]+$")
_LONGEST_WORD = 24  # characters


@dataclass(frozen=True, slots=True)
class Page:
    """A text, and its parties by where they begin and where they end."""

    text: str
    folded: str
    party_starts: dict[int, Hit]
    party_ends: dict[int, Hit]

    def before(self, pattern: Late, end: int, reach: int) -> re.Match[str] | None:
        """Search the characters before a place."""
        return pattern.search(self.folded, max(0, end - reach), end)

    def word_before(self, end: int) -> re.Match[str] | None:
        """The word that ends at a place."""
        return self.before(_WORD, end, _LONGEST_WORD)


def page_of(text: str, folded: str, names: list[Hit]) -> Page:
    """Lay a text out by the parties among its names."""
    ends = {hit.end: hit for hit in names if hit.kind in _PARTIES}
    return Page(text, folded, {hit.start: hit for hit in ends.values()}, ends)
