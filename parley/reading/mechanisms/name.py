"""A head with what belongs to its name, while the words around it are read."""

from dataclasses import dataclass, field

from parley.reading.late import Late
from parley.reading.lexicon import Hit
from parley.reading.mechanisms.name_words import FORMATS, stem
from parley.reading.mechanisms.page import Page
from parley.reading.mechanisms.parties import codes_of

_PLUS = ("two", "2", "plus")
_TO_AND = Late(r"\b[a-z]{3,}-to-$")
_LEVEL = Late(
    r"\b(?:(?:deputy|vice|assistant|senior|under|first)[ -])*(?:(?:foreign|defen[cs]e)[ -])?"
    r"(?:ministers?|ministerial|secretary|secretaries|directors?|officials?)[ -]level $"
)


@dataclass(slots=True)
class Name:
    """What is known of a name so far."""

    head: Hit
    end: int
    """Where its head ends, or the number behind it ("Dialogue, round 3")."""
    start: int
    """Where it begins with all that belongs to it, ordinal and parties included."""
    name_start: int
    """Where the mechanism's own name begins, behind ordinal and parties."""
    is_capital: bool
    """Whether its head has a capital."""
    key: list[str] = field(default_factory=list)
    """The words that tell it apart from others."""
    parties: list[Hit] = field(default_factory=list)
    """From the head to the left, then those behind the name."""
    ordinal: int | None = None
    ordinal_span: tuple[int, int] | None = None
    phrase: str = ""
    """Its own words with its head's, folded."""
    name_end: int = 0
    """Where it ends with what it says that it is about."""
    is_counted: bool = False
    """Whether an ordinal stands by it, were it "the first since …"."""
    is_series_first: bool = True
    is_plural: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """Its parties."""
        return codes_of(self.parties)

    def drop_ordinal(self) -> None:
        """Take it for no number of a round."""
        self.ordinal, self.ordinal_span = None, None

    def add_words_of_head(self) -> None:
        """Add to the key what the head says more than "dialogue"."""
        self.key += [stem(word) for word in self.head.value.split()[:-1] if word not in _PLUS]
        if self.head.value in FORMATS:
            self.key.append("3+3" if self.head.value == "3+3" else "2+2")


def name_of_head(page: Page, head: Hit, end: int) -> Name:
    """Begin a name with its head alone, its level included."""
    twice = page.before(_TO_AND, head.start, 30)
    if twice:  # "Commission-to-Commission meeting"
        head = head._replace(start=twice.start(), value=f"{twice[0]} {head.value}")
    level = page.before(_LEVEL, head.start, 50)
    if level:  # "Vice Foreign Minister-Level Dialogue"
        head = head._replace(start=level.start(), value=f"{level[0]}{head.value}")
    return Name(head, end, head.start, head.start, page.text[head.start].isupper())
