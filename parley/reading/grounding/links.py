"""Words of an item that a sentence leaves out to what it says in their stead: "it", "those waters".

Such words must stand in the sentence before, and the expression that refers to them where they
would stand.
"""

import itertools
import re

from parley.reading.grounding.evidence import Case
from parley.reading.grounding.words import Located, Token, content, is_same, locate
from parley.reading.late import Late
from parley.reading.sentences import Sentence

MOST_RUNS = 2  # an item may name twice what is referred to
NEAR = 12  # characters behind the words found in which a reference may stand
FAR = 2  # sentences to what is referred to
MOST_BETWEEN = 24  # characters between the words beside a pronoun
MOST_WORDS = 3  # that a pronoun or a noun with "the" stands for
LEAST_LETTERS = 4  # of such a noun
NOUN_REACH = 6  # words around a noun within which it is told of what kind it is

_REFERS = Late(
    r"^so (?:will|would|did|has|have|was|were|is|are|too)\b"
    r"|\b(?:this|such|these|those) (?:\w+ )?(?:work|matters?|issues?|fields?|efforts?|cooperation"
    r"|tasks?|steps|areas?|support|assistance|agreements?|projects?|menace|threats?|problems?|people"
    r"|persons|crimes?|contributions?|exchanges)\b|\bthose (?=\w+ing\b)|\b(?:it|them)\b"
)
_THERE = Late(
    r"\bthere\b|\b(?:in|of|at|on|to|around|over) (?:that|this|these|those|the)"
    r" (?:areas?|region|waters|seas?|strait|peninsula|country|province|prefecture|territory)\b"
)
_PRONOUN = Late(r"\b(?:it|its|them|their)\b")
_NO_OWNER = Late(r"\b(?:it|them)\b")  # "its" stands for nothing at the end of words
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "such", "these", "those", "a", "an"})


def find_link(
    case: Case, what: str, here: Located, before: Sentence, sentence: Sentence
) -> str | None:
    """The expression of a sentence that stands for words of an item told in the one before."""
    folded = case.layers.folded
    if not here.missing:
        found = _REFERS.search(folded, sentence.start, sentence.end)
        return found[0] if found and _is_near(here, found) else None
    if sentence.index - before.index > FAR:
        return None
    lost = " ".join(here.missing)
    rest = locate(lost, case.tokens(before), of=what)
    if rest.missing:
        return None
    for found in _REFERS.finditer(folded, sentence.start, sentence.end):
        if _is_phrase(what, here, rest) and (found[0].startswith("so ") or _is_near(here, found)):
            return found[0]
    return (
        _place_link(case, what, here, rest, sentence)
        or _pronoun_link(case, what, here, sentence)
        or _noun_link(case, what, here, before, sentence)
    )


def _is_phrase(what: str, here: Located, rest: Located) -> bool:
    """Whether the words that are referred to are one phrase, there and in the item."""
    count = len(here.missing)
    is_close = rest.end - rest.start <= 14 * count + 50
    return count > 1 and len(here.tokens) > 1 and len(_runs(what, here)) <= MOST_RUNS and is_close


def _runs(what: str, here: Located) -> list[tuple[str | None, list[str], str | None]]:
    """The runs of words of an item that are left out, each with the words found beside it."""
    runs: list[tuple[str | None, list[str], str | None]] = []
    last: str | None = None
    words = content(what)
    for is_lost, group in itertools.groupby(words, key=lambda word: word in here.missing):
        run = list(group)
        if is_lost:
            runs.append((last, run, None))
            continue
        if runs and runs[-1][2] is None:
            runs[-1] = (*runs[-1][:2], run[0])
        last = run[-1]
    return runs


def _is_near(here: Located, found: re.Match[str]) -> bool:
    """Whether what refers stands among or beside the words found with it."""
    return here.start - len(found[0]) - 2 <= found.start() <= here.end + NEAR


NAMED_SEAS = Late(r"\b(?:law|convention|charter) $")


def _place_link(
    case: Case, what: str, here: Located, rest: Located, sentence: Sentence
) -> str | None:
    """ "In those waters", "there": the place that the sentence before named last."""
    layers = case.layers
    span = (rest.start, rest.end)
    named = [(hit.start, hit.end) for hit in layers.within(layers.names, *span)]
    is_name = span in named or all(layers.text[token.start].isupper() for token in rest.tokens)
    is_one = len(layers.text[span[0] : span[1]].split()) == len(here.missing)
    if len(_runs(what, here)) != 1 or not (is_name and is_one):
        return None
    for link in _THERE.finditer(case.layers.folded, sentence.start, sentence.end):
        if not NAMED_SEAS.search(case.layers.folded, sentence.start, link.start()):
            return link[0]  # not "the Law of the Sea"
    return None


def _pronoun_link(case: Case, what: str, here: Located, sentence: Sentence) -> str | None:
    """ "Raising it to a partnership": a pronoun where the words left out would stand."""
    runs = _runs(what, here)
    if len(runs) != 1 or len(runs[0][1]) > MOST_WORDS:
        return None
    before, _, behind = runs[0]
    start = _end_of(before, here.tokens) if before else here.start - NEAR
    end = _start_of(behind, here.tokens) if behind else here.end + NEAR
    if start is None or end is None or not 0 < end - start <= MOST_BETWEEN:
        return None
    pronoun = _PRONOUN if behind else _NO_OWNER
    found = pronoun.search(case.layers.folded, max(start, sentence.start), min(end, sentence.end))
    return found[0] if found else None


def _end_of(word: str, tokens: tuple[Token, ...]) -> int | None:
    return next((token.end for token in tokens if is_same(word, token.word)), None)


def _start_of(word: str, tokens: tuple[Token, ...]) -> int | None:
    return next((token.start for token in tokens if is_same(word, token.word)), None)


def _noun_link(
    case: Case, what: str, here: Located, before: Sentence, sentence: Sentence
) -> str | None:
    """ "The coup" of what the sentence before calls "the coup in Burma"."""
    runs = _runs(what, here)
    tokens, earlier = case.tokens(sentence), case.tokens(before)
    if len(runs) != 1 or len(runs[0][1]) > MOST_WORDS:
        return None
    left, lost, right = runs[0]
    for noun in (left, right):
        if noun is None or len(noun) < LEAST_LETTERS:
            continue
        for one, token in itertools.pairwise(tokens):
            if one.word not in _DEFINITE or not is_same(noun, token.word):
                continue
            if any(
                is_same(noun, each.word) and _has_all(lost, earlier, at)
                for at, each in enumerate(earlier)
            ) and not _is_name(case, token):
                return f"{one.word} {token.word}"
    return None


def _is_name(case: Case, token: Token) -> bool:
    """Whether a word is part of a name: "the East Sea" is not "the east"."""
    return case.layers.text[token.start].isupper() and any(
        hit.start <= token.start < hit.end
        for hit in case.layers.within(case.layers.names, token.start - MOST_BETWEEN, token.end)
    )


def _has_all(lost: list[str], tokens: list[Token], at: int) -> bool:
    """Whether some words all stand near a place of a sentence."""
    around = tokens[max(0, at - NOUN_REACH) : at + NOUN_REACH + 1]
    return all(any(is_same(word, token.word) for token in around) for word in lost)
