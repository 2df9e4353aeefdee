"""What a name goes on to say that it is about: "Dialogue | on Maritime and Ocean Concerns"."""

from parley.reading.late import Late
from parley.reading.mechanisms.name import Name
from parley.reading.mechanisms.name_words import name_words, stem
from parley.reading.mechanisms.page import Page

LONGEST = 9  # words
_BEGINS = Late(r" (?:on|for) (?:the )?")
# "the Consultation Committee | of the Presidents": whose body it is
_OF_OFFICES = Late(
    r" of (?:the )?(?:two )?(?:deputy |vice[- ]|foreign |defen[cs]e |interior |prime )*"
    r"(?:presidents|ministers|parliaments|governments|heads of (?:state|government))\b"
)
_BODY = Late(r"(?:committee|commission|council|group)$")
_WORD = Late(r"(?P<gap>,? and |, | & | of | and the |-| )?(?P<word>[a-z0-9][\w+-]*)")
_DIALOGUE = Late(r"(?:dialogues?|consultations?|talks|2\+2|meeting)$")
# "the dialogue on Iran": what was spoken of, not what the mechanism is for.
_PLACES = frozenset("indo-pacific asia pacific asia-pacific mekong arctic indian iran".split())
_NOT_IN_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december jan feb mar apr jun jul aug sep sept oct nov"
    " dec behalf".split()
)


def add_tail(page: Page, name: Name) -> None:
    """Add to a name what it is about, if a capital, a number or parties show that it is one."""
    name.name_end = name.end
    if not (name.is_capital or name.ordinal is not None or name.parties):
        return
    seats = _OF_OFFICES.match(page.folded, name.end)
    if seats is not None and page.before(_BODY, name.end, 14):
        name.name_end = seats.end()
        return
    begins = _BEGINS.match(page.folded, name.end)
    if begins is None:
        return
    end, words = _words_from(page, name, begins.end())
    if words:
        name.name_end = end
        name.key = [*name.key, *words]


def _words_from(page: Page, name: Name, at: int) -> tuple[int, list[str]]:
    """The words of a tail, and where they end."""
    is_dialogue = bool(name.key) and page.before(_DIALOGUE, name.end, 14) is not None
    words: list[str] = []
    while len(words) < LONGEST:
        found = _WORD.match(page.folded, at)
        if not found or (found["gap"] is None) == bool(words):
            break
        is_upper = page.text[found.start("word")].isupper()
        if not _goes_on(name, found["word"], is_upper=is_upper, is_dialogue=is_dialogue):
            break
        words.append(stem(found["word"]))
        at = found.end()
    return at, words


def _goes_on(name: Name, word: str, *, is_upper: bool, is_dialogue: bool) -> bool:
    """Whether a word is still the name's.

    A name in capitals goes on in capitals, a small one in words that mechanisms are named by; so
    does a dialogue that has a name already ("exchanged views during the Strategic Dialogue on the
    Indo-Pacific").
    """
    is_known = word in name_words().qualifiers
    if is_upper != name.is_capital or not (name.is_capital or is_known):
        return False
    if name.is_capital and (word in _NOT_IN_NAMES or word[0].isdigit()):
        return False
    return not is_dialogue or (is_known and word not in _PLACES)
