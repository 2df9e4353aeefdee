"""Phrases of an item to the words of its evidence: which of them stand there, and where."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from parley.reading.lexicon import fold

_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W\d_])+\.?|[^\W_]+")
_SPELLINGS = (("defence", "defense"), ("programme", "program"), ("isation", "ization"))
# What a word may end in where it is another form of the same: "reaffirm" and "reaffirmation",
# "resolve" and "resolution". Found by comparing what is left behind the letters that two share.
_ENDINGS = frozenset(
    "s es d ed ing e er ers or ors ion ions ation ations ment ments al ally ly y ies ied ying ful"
    " fully ness ity th n ance ence ant ent ive ively ution utions ve ves ved ving t en ened ening"
    " ist ists ism ic ical an ian ians se sed sing ze zed zing sation zation it"
    " um a ted ting ned ning red ring led ling ped ping cy tic".split(),
) | {""}
# Phrases that gold readings put together in an order of their own: none is spread wider.
MAX_SCATTER, SCATTER = 150, 2.3  # characters, and how often their own length
LONG = 6  # letters; no shorter word is spelled in two ways
_LEAST = 3  # letters that two forms of a word share at least

# Words that bind others and say nothing of their own.
_SMALL = frozenset(
    "the a an of to in on for and or with by at as is are be been being was were that this these"
    " those it its his her their they them he she we our from into than so such which who whom"
    " whose how what has have had will would shall should must may can could do does did there"
    " also both each all any s bilateral".split(),
)
NEGATIONS = frozenset(
    "not no never neither nor none nobody without cannot hardly scarcely barely n't don't refrain"
    " refrained refraining avoid avoided avoiding abstain abstained abstaining desist desisted"
    " desisting".split(),
)


class Token(NamedTuple):
    """A word of a text in its folded form, with where it stands."""

    word: str
    start: int
    end: int


def tokens_of(folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a folded text; one torn at the end of a line ("nu- clear") is put together."""
    end = len(folded) if end is None else end
    words = _TOKEN.finditer(folded, start, end)
    if folded.find("- ", start, end) < 0:
        return [Token(plain(match[0]), *match.span()) for match in words]
    found: list[Token] = []
    for match in words:
        last = found[-1] if found else None
        word = plain(match[0])
        if last is not None and folded[last.end : match.start()] == "- " and word.isalpha():
            found[-1] = Token(last.word + word, last.start, match.end())
            continue
        found.append(Token(word, *match.span()))
    return found


@lru_cache(maxsize=4096)
def plain(folded: str) -> str:
    """A folded word in one spelling: American, without the stops of an acronym."""
    word = folded.replace(".", "")
    if len(word) > LONG:
        for british, american in _SPELLINGS:
            word = word.replace(british, american)
    return word


# Short forms, each with the head word of the name that it stands for.
_SHORT = {
    "mou": "memorandum",
    "loi": "letter",
    "unclos": "convention",
    "doc": "declaration",
    "coc": "code",
    "uxo": "ordnance",
    "mia": "missing",
}


_SHORTS = {short: (head,) for short, head in _SHORT.items()}
for _short, _head in _SHORT.items():
    _SHORTS[_head] = (*_SHORTS.get(_head, ()), _short)


def is_same(one: str, other: str) -> bool:
    """Whether two words are forms of one: "exchange" and "exchanged"."""
    if one == other:
        return True
    if one[:_LEAST] != other[:_LEAST]:
        return _SHORT.get(one) == other or _SHORT.get(other) == one
    if one.isdigit() or other.isdigit():
        return False
    shared = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    for size in range(shared, max(_LEAST, shared - 4) - 1, -1):
        if one[size:] in _ENDINGS and other[size:] in _ENDINGS:
            return True
    return False


@lru_cache(maxsize=64)
def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase that is no part of a report."""
    return tuple(token.word for token in tokens_of(fold(phrase)))


def content(phrase: str) -> list[str]:
    """The words of a phrase that say something of their own, negations left out."""
    return [word for word in words_of(phrase) if word not in _SMALL and word not in NEGATIONS]


def is_negative(phrase: str) -> bool:
    """Whether a phrase denies what it names."""
    return not NEGATIONS.isdisjoint(words_of(phrase))


@dataclass(slots=True)
class Located:
    """Where the words of a phrase stand in a sentence, and which of them do not."""

    tokens: tuple[Token, ...]
    missing: tuple[str, ...]

    def is_scattered(self, phrase: str, tokens: list[Token]) -> bool:
        """Whether the words stand in another order and far apart: they make no such phrase."""
        reach = max(MAX_SCATTER, int(SCATTER * len(phrase)))
        return self.end - self.start > reach and not _is_in_order(content(phrase), tokens)

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return min(token.start for token in self.tokens)

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return max(token.end for token in self.tokens)


def may_hold(phrase: str, folded: str) -> bool:
    """Whether a folded text may have all words of a phrase: a quick look before `locate`."""
    joined = folded.replace(".", "").replace("- ", "")
    return all(
        any(begin in joined for begin in (word[:_LEAST], *_SHORTS.get(word, ())))
        for word in content(phrase)
    )


def locate(phrase: str, tokens: list[Token]) -> Located:
    """Find the words of a phrase among those of a sentence, as close to each other as they stand.

    Where a word stands more than once, the place nearest to the rest of the phrase is meant.
    """
    wanted = content(phrase)
    places = [_places_of(word, tokens) for word in wanted]
    missing = tuple(word for word, found in zip(wanted, places, strict=True) if not found)
    found = [each for each in places if each]
    if not found:
        return Located((), missing)
    anchors = min(found, key=len)
    best = min(
        (_around(anchor, found) for anchor in anchors),
        key=lambda chosen: (
            max(token.end for token in chosen) - min(token.start for token in chosen),
            chosen[0].start,
        ),
    )
    return Located(tuple(sorted(set(best), key=lambda token: token.start)), missing)


def _is_in_order(wanted: Iterable[str], tokens: list[Token]) -> bool:
    rest = iter(tokens)
    return all(any(is_same(word, token.word) for token in rest) for word in wanted)


def _places_of(word: str, tokens: list[Token]) -> list[Token]:
    """Where a word stands in any form; only what begins alike is compared."""
    begin, short = word[:_LEAST], _SHORTS.get(word, ())
    return [
        token
        for token in tokens
        if (token.word[:_LEAST] == begin and is_same(word, token.word)) or token.word in short
    ]


def _around(anchor: Token, places: list[list[Token]]) -> list[Token]:
    return [min(each, key=lambda token: abs(token.start - anchor.start)) for each in places]


def find_in_order(phrase: str, tokens: list[Token], *, gap: int) -> list[tuple[int, int]]:
    """Where the words of a phrase stand in their order, with up to `gap` other words between two.

    Returns start and end of each place.
    """
    wanted = words_of(phrase)
    places: list[tuple[int, int]] = []
    for first, token in enumerate(tokens):
        if not wanted or token.word != wanted[0]:
            continue
        at = first
        for word in wanted[1:]:
            ahead = tokens[at + 1 : at + 2 + gap]
            step = next((n for n, other in enumerate(ahead, 1) if other.word == word), None)
            if step is None:
                break
            at += step
        else:
            places.append((token.start, tokens[at].end))
    return places
