"""Phrases of an item to the words of its evidence: which of them stand there, and where."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import NamedTuple

from parley import rules
from parley.reading.late import Late
from parley.reading.lexicon import Hit, fold
from parley.reading.vocabulary import vocabulary

_TOKEN = Late(r"([^\W_]++(?:(?:\.[^\W\d_])+\.?)?)")
_SPELLINGS = (("defence", "defense"), ("programme", "program"), ("isation", "ization"))
_ODD = (".", *(british for british, _ in _SPELLINGS))
"""What a word has that is written in another way."""
# What a word may end in where it is another form of the same: "reaffirm" and "reaffirmation",
# "resolve" and "resolution". Found by comparing what is left behind the letters that two share.
_ENDINGS = frozenset(
    "s es d ed ing e er ers or ors ion ions ation ations ment ments al ally ly y ies ied ying ful"
    " fully ness ity th n ance ence ant ent ive ively ution utions ve ves ved ving t en ened ening"
    " ist ists ism ic ical an ian ians se sed sing ze zed zing sation zation it fy fies fied fying"
    " ty is"
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
    " also both each all any s bilateral among between within others made".split(),
)
NEGATIONS = frozenset(
    "not no never neither nor none nobody without cannot hardly scarcely barely n't don't refrain"
    " refrained refraining avoid avoided avoiding abstain abstained abstaining desist desisted"
    " desisting".split(),
)

NO_DENIAL_BEHIND_NOT = r"(?:only|least|just|merely|simply|to mention)"
"""A pattern of what makes more of a thing where it stands behind "not"."""
# These deny nothing: "not later than June", "not only".
_AFFIRMS = Late(
    r"\b(?:no|not) (?:later|earlier|less|fewer|more|longer) than\b"
    rf"|\bnot {NO_DENIAL_BEHIND_NOT}\b"
    r"|\b(?:have|has|had) not (?:yet )?done so\b|\bno doubt\b|\bnever (?:seen |known )?before\b"
    r"|\bnever (?:seen|known)$"
    r"|\b(?:(?:does|do|did|has|have|will) not|never) waver(?:s|ed)?\b"
    r"|\b(?:will )?not (?:to )?(?:stop|cease|give up|abandon|halt|end)\w*"
    r"|\bwithout (?:any |further )?(?:ifs|delay|reservations?|hesitation|fail|doubt|preconditions?"
    r"|exceptions?|discrimination|prejudice)\b"
)


def affirmed(folded: str, start: int, end: int, what: str) -> list[tuple[int, int]]:
    """Where a negation of a run denies nothing of what a folded phrase says.

    "Not to stop funding" denies no funding; it denies "stop funding".
    """
    if all(folded.find(word, start, end) < 0 for word in ("no ", "not ", "never ", "without ")):
        return []
    return [
        found.span()
        for found in _AFFIRMS.finditer(folded, start, end)
        if found[0] in what or found[0].split()[-1] not in what.split()
    ]


class Token(NamedTuple):
    """A word of a text in its folded form, with where it stands."""

    word: str
    start: int
    end: int


class Tokens(list[Token]):
    """The words of a sentence in order; `alike` are those that may be forms of another word."""

    def alike(self, word: str) -> list[Token]:
        """Those that begin as a word does."""
        if self._by_beginning is None:
            self._by_beginning = {}
            for token in self:
                self._by_beginning.setdefault(token.word[:_LEAST], []).append(token)
        return self._by_beginning.get(word[:_LEAST], [])

    _by_beginning: dict[str, list[Token]] | None = None


_token = partial(tuple.__new__, Token)


def tokens_of(folded: str, start: int = 0, end: int | None = None) -> Tokens:
    """The words of a folded text; one torn at the end of a line ("nu- clear") is put together."""
    end = len(folded) if end is None else end
    # gaps and words by turns, so that all that is done for each word is done in C
    pieces = _TOKEN.split(folded[start:end])
    places = list(itertools.accumulate(map(len, pieces), initial=start))
    words: Iterable[str] = pieces[1::2]
    joined = "".join(words)
    if any(odd in joined for odd in _ODD):
        words = map(plain, words)
    tokens = Tokens(map(_token, zip(words, places[1:-1:2], places[2::2], strict=True)))
    return _mended(tokens, folded) if "- " in pieces else tokens


def _mended(tokens: Tokens, folded: str) -> Tokens:
    """The words with those put together that the end of a line tore."""
    found = Tokens()
    for token in tokens:
        last = found[-1] if found else None
        is_torn = last is not None and folded[last.end : token.start] == "- "
        if last is not None and is_torn and token.word.isalpha():
            found[-1] = Token(last.word + token.word, last.start, token.end)
            continue
        found.append(token)
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


@lru_cache(maxsize=256)
def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase that is no part of a report."""
    folded = fold(phrase)
    if "- " in folded:
        return tuple(token.word for token in tokens_of(folded))
    return tuple(map(plain, _TOKEN.findall(folded)))


def content(phrase: str) -> list[str]:
    """The words of a phrase that say something of their own, negations left out."""
    return [word for word in words_of(phrase) if word not in _SMALL and word not in NEGATIONS]


def is_negative(phrase: str) -> bool:
    """Whether a phrase denies what it names."""
    return not NEGATIONS.isdisjoint(words_of(_AFFIRMS.sub(" ", fold(phrase))))


@lru_cache(maxsize=256)
def hits_in(phrase: str) -> dict[str, list[Hit]]:
    """The words of the lexicon in a phrase, by the layer they belong to."""
    lexicon = vocabulary().lexicon
    return dict(zip(lexicon.layers, lexicon.scan(phrase, fold(phrase)), strict=True))


@dataclass(slots=True)
class Located:
    """Where the words of a phrase stand in a sentence, and which of them do not."""

    tokens: tuple[Token, ...]
    """In the order of the text."""
    missing: tuple[str, ...]

    def is_scattered(self, phrase: str, tokens: list[Token]) -> bool:
        """Whether the words stand in another order and far apart: they make no such phrase."""
        reach = max(MAX_SCATTER, int(SCATTER * len(phrase)))
        return self.end - self.start > reach and not _is_in_order(content(phrase), tokens)

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return self.tokens[-1].end


def may_hold(phrase: str, folded: str) -> bool:
    """Whether a folded text may have all words of a phrase: a quick look before `locate`."""
    joined = folded.replace(".", "").replace("- ", "")
    return all(
        any(begin in joined for begin in (word[:_LEAST], *_SHORTS.get(word, ())))
        for word in content(phrase)
    )


def locate(phrase: str, tokens: Tokens, *, of: str | None = None) -> Located:
    """Find the words of a phrase among those of a sentence, as close to each other as they stand.

    Where a word stands more than once, the place nearest to the rest of the phrase is meant. `of`
    is the whole phrase where some words of it are looked for.
    """
    wanted, whole = content(phrase), fold(of or phrase)
    places = [places_of(word, tokens) or _in_other_words(word, whole, tokens) for word in wanted]
    lost = [word for word, found in zip(wanted, places, strict=True) if not found]
    is_light = len(lost) == 1 and lost[0] in _other_words().light and len(wanted) >= LEAST_BESIDE
    missing = () if is_light else tuple(lost)
    found = [each for each in places if each]
    if not found:
        return Located((), missing)
    if "…" in phrase and (told := _told_in_parts(found)):
        return Located(tuple(told), missing)
    anchors = min(found, key=len)
    best = min((_around(anchor, found) for anchor in anchors), key=_spread)
    return Located(tuple(sorted(set(best), key=_start)), missing)


def _told_in_parts(places: list[list[Token]]) -> list[Token]:
    """The places of words that stand in their order, each next to the word behind it.

    "Act … against cyber threats": the threats are those at the end, not any nearer to "act".
    """
    ways: list[list[Token]] = []
    for last in places[-1]:
        way = [last]
        for each in reversed(places[:-1]):
            before = [token for token in each if token.start < way[-1].start]
            if not before:
                break
            way.append(before[-1])
        if len(way) == len(places):
            ways.append(way[::-1])
    return min(ways, key=_spread, default=[])


def _start(token: Token) -> int:
    return token.start


def _spread(tokens: list[Token]) -> tuple[int, int]:
    """How far apart words stand, and where the first that was asked for does."""
    least, most = min(tokens, key=_start).start, max(token.end for token in tokens)
    return most - least, tokens[0].start


def is_told_in_order(wanted: list[str], tokens: list[Token]) -> bool:
    """Whether some words stand in a sentence in their order."""
    return _is_in_order(wanted, tokens)


_YEAR = Late(r"(?:1[89]|20)\d\d")
_REACH = 4  # words between a number and what it counts


def misplaced_number(phrase: str, tokens: list[Token]) -> str | None:
    """A number of a phrase that does not count there what it counts in the phrase, with that.

    "12 ships" of "5 ships and 12 aircraft", "40 million" of "5 million, 40 percent of the cost".
    """
    words = words_of(phrase)
    for number, counted in itertools.pairwise(words):
        if not number.isdigit() or _YEAR.fullmatch(number) or counted.isdigit():
            continue
        if counted in _SMALL:
            continue
        things = [each.word for each in tokens]
        places = [at for at, word in enumerate(things) if word == number]
        if places and not any(_counts(things, at, counted) for at in places):
            return f"“{number} {counted}”"
    return None


def _counts(words: list[str], at: int, counted: str) -> bool:
    """Whether a number stands by what it counts, with no other number between."""
    behind, ahead = words[at + 1 : at + 1 + _REACH], words[max(0, at - _REACH) : at][::-1]
    for run in (behind, ahead):
        until = next((n for n, word in enumerate(run) if word.isdigit()), len(run))
        if any(is_same(counted, word) for word in run[:until]):
            return True
    return False


def _is_in_order(wanted: Iterable[str], tokens: list[Token]) -> bool:
    rest = iter(tokens)
    return all(any(is_same(word, token.word) for token in rest) for word in wanted)


def places_of(word: str, tokens: Tokens) -> list[Token]:
    """Where a word stands in any form; only what begins alike is compared."""
    short = _SHORTS.get(word)
    if short is None:
        return [token for token in tokens.alike(word) if is_same(word, token.word)]
    begin = word[:_LEAST]
    return [
        token
        for token in tokens
        if (token.word[:_LEAST] == begin and is_same(word, token.word)) or token.word in short
    ]


LEAST_BESIDE = 3  # words that an item has where one of them may be of no weight


@dataclass(frozen=True, slots=True)
class _OtherWords:
    groups: dict[str, tuple[str, ...]]
    """A word to the phrases that say the same."""
    phrases: dict[str, tuple[str, ...]]
    """A word of several that say the same as others ("more than"): those several."""
    light: frozenset[str]


@cache
def _other_words() -> _OtherWords:
    data = rules.load("grounding")
    groups: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    for group in data["same"]:
        for each in group:
            others = tuple(other for other in group if other != each)
            groups[each] = (*groups.get(each, ()), *others)
            if " " in each:
                for word in content(each):
                    phrases[word] = (*phrases.get(word, ()), each)
    return _OtherWords(groups, phrases, frozenset(data["light"]))


def _in_other_words(word: str, phrase: str, tokens: list[Token]) -> list[Token]:
    """Where something stands that says the same as a word of a folded phrase."""
    known = _other_words()
    said = [word] if word in known.groups else [g for g in known.groups if is_same(g, word)]
    said += [each for each in known.phrases.get(word, ()) if each in phrase]
    against = word in _AFTER_AGAINST.findall(phrase)
    return [
        token
        for each in said
        for other in known.groups[each]
        for token in _phrase_in(other, tokens)
    ] + [token for token in tokens if against and token.word in (f"counter{word}", f"anti{word}")]


# "the fight against terrorism" is told by "counterterrorism".
_AFTER_AGAINST = Late(r"\b(?:against|counter(?:ing)?|combat(?:ing|ting)?) (\w+)")


def _phrase_in(phrase: str, tokens: list[Token]) -> list[Token]:
    """The first word of each place where the words of a phrase stand in a row, in any form."""
    words = words_of(phrase)
    return [
        tokens[at]
        for at in range(len(tokens) - len(words) + 1)
        if all(is_same(w, tokens[at + n].word) for n, w in enumerate(words))
    ]


def _around(anchor: Token, places: list[list[Token]]) -> list[Token]:
    """Of each word the place that is nearest."""
    return [
        each[0] if len(each) == 1 else min(each, key=lambda token: abs(token.start - anchor.start))
        for each in places
    ]


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
