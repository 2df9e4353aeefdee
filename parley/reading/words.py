"""Sentences as one character a word, so that a pattern over words is plain `re`.

Every word that a rule names has a character of its own; other words share one by their ending, so
that a pattern may ask for "some adverb" or "some -ing form". Things that were painted keep the
character of their type. A pattern is written in words:

    {agree} to (?=DOES)

`{agree}` is any form of any verb of a family of rules/en/words.yaml, `{agree.ing}` one form; words
in capitals are classes and small grammars of the same file; the rest is `re`. Adverbs and asides
("on Monday", "for its part") are left out of the sentence before any pattern sees it.
"""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from parley import rules
from parley.errors import RuleError
from parley.reading.late import Late
from parley.reading.painting import ACTOR_TYPES, FILL, TYPES
from parley.rules.patterns import compiled

# Words of a rule get characters from here on; the range holds more than all rules can name.
_FIRST = 0x3400
ADVERB, ING, ED, PLURAL, NUMBER, OTHER = "Y", "G", "D", "S", "M", "N"
# The marks that part and join words, and what stands between them in Unicode: one run, so that the
# class of all words, which half of all patterns ask for several times, is quickly compiled.
_MARKS = frozenset(map(chr, range(ord('"'), ord(";") + 1)))
_PARTING = frozenset(",.;:()\"'-")
_APART = 0xFEE0  # from a mark to its full-width form

_TOKEN = Late(
    rf"([{TYPES['PARTY']}-\ue0ff]{FILL}*"
    r"|[a-z]+(?:-[a-z]+)*(?:'t)?|'(?:s|re|m|ve|ll)\b|'|[$€£¥]|\d[\d,.]*(?:st|nd|rd|th)?|[^\s\w]|\w+)",
)


@dataclass(slots=True)
class Words:
    """A run of text as characters, one a word, with where each word stands.

    `reaches` is where a word ends together with the adverbs behind it; `held` are all the words.
    """

    chars: str
    starts: list[int]
    ends: list[int]
    reaches: list[int]
    held: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.held = frozenset(self.chars)


def _shared(word: str) -> str:
    """The character that a word without one of its own has by its ending; a mark is its own.

    Marks that are read as words ("$", "&") are written in full width, away from the others.
    """
    first = word[0]
    if not first.isalnum():
        return chr(ord(first) + _APART) if first in _MARKS - _PARTING else first
    if first.isdigit():
        return NUMBER
    if word.endswith("ly"):
        return ADVERB
    if word.endswith("ing") and len(word) > 4:
        return ING
    if word.endswith("ed") and len(word) > 3:
        return ED
    if word.endswith("s") and not word.endswith("ss"):
        return PLURAL
    return OTHER


def _without_marks(chars: str, starts: list[int], ends: list[int]) -> str:
    """Take away the marks around words of a clause that are quoted, and no speech.

    'voiced "serious concerns" about', 'said that it "would oppose any change"': such marks follow
    a word; those of speech follow a comma, a colon or nothing.
    """
    opened: int | None = None
    loose: list[int] = []
    for at, char in enumerate(chars):
        if char != '"':
            continue
        is_apart = at == 0 or starts[at] > ends[at - 1]
        is_near = at + 1 < len(chars) and starts[at + 1] == ends[at]
        if is_apart and is_near:
            opened = at if at and chars[at - 1] not in ",:;.(" else None
        elif opened is not None:
            loose += (opened, at)
            opened = None
    for at in reversed(loose):
        chars = chars[:at] + chars[at + 1 :]
        del starts[at], ends[at]
    return chars


# "The ministers: (a) endorsed X; (b) opposed Y": the marks of a list inside a sentence.
_MARK = Late(r"(?<=\s)\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)(?=\s)")


def _without_list_marks(
    run: str, first: int, chars: str, starts: list[int], ends: list[int]
) -> str:
    """Take away "(a)" and "(ii)" between the words; `run` begins at the offset `first`."""
    spans = [found.span() for found in _MARK.finditer(run)]
    kept = [
        at
        for at, start in enumerate(starts)
        if not any(begin <= start - first < end for begin, end in spans)
    ]
    starts[:] = [starts[at] for at in kept]
    ends[:] = [ends[at] for at in kept]
    return "".join([chars[at] for at in kept])


# "We've agreed", "they'll send": short forms that stand for one word only
_SHORT = {"'re": "are", "'m": "am", "'ve": "have", "'ll": "will"}


class _Chars(dict[str, str]):
    """Words to their characters; a word that no rule names is not kept."""

    def __missing__(self, word: str) -> str:
        first = word[0]
        return first if first > FILL else _shared(word)


@dataclass(slots=True)
class Alphabet:
    """Which character stands for which word."""

    chars: _Chars = field(default_factory=_Chars)

    def __post_init__(self) -> None:
        self.chars |= {short: self.char(word) for short, word in _SHORT.items()}

    def char(self, word: str) -> str:
        """The character of a word that a rule names."""
        known = self.chars.get(word)
        if known is None:
            is_mark = len(word) == 1 and not word.isalnum()
            known = _shared(word) if is_mark else chr(_FIRST + len(self.chars))
            self.chars[word] = known
        return known

    def by_ending(self) -> dict[str, set[str]]:
        """All characters of words by their ending: the shared one and those of named words."""
        found = {kind: {kind} for kind in (ADVERB, ING, ED, PLURAL, NUMBER, OTHER)}
        for word, char in self.chars.items():
            if word.isalpha() and len(word) > 1:
                found[_shared(word)].add(char)
        return found


# -- families of verbs -----------------------------------------------------------------------------

FORMS = ("base", "third", "past", "participle", "ing")


def inflect(verb: str, irregular: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The forms of a verb, each as its words: base, third, past, participle, ing."""
    head, *rest = verb.split(" ")
    if head in irregular:
        forms = [head, *irregular[head]]
    else:
        third, past, ing = _regular(head)
        forms = [head, third, past, past, ing]
    return {name: (form, *rest) for name, form in zip(FORMS, forms, strict=True)}


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("ee"):
        return verb + "s", verb + "d", verb + "ing"
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es", verb + "ed", verb + "ing"
    return verb + "s", verb + "ed", verb + "ing"


# -- the language of patterns ----------------------------------------------------------------------

_PART = Late(
    r"\s+|(?P<repeat>\{\d+(?:,\d*)?\}\??)|(?P<family>\{[a-z_]+(?:\.[a-z]+)?\})|(?P<op>\(\?[=!:]|[()|]|[?*+]\??|\.)"
    r"|(?P<macro>[A-Z]{2,})|(?P<mark>>>)|(?P<word>[a-z]+(?:-[a-z]+)*(?:'t)?|'s|[^\s\w])",
)


@cache
def parts_of(pattern: str) -> tuple[tuple[str, str], ...]:
    """Take a pattern apart into (kind, text). Raises ValueError at what is no part of one."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(pattern):
        part = _PART.match(pattern, at)
        if not part:
            raise ValueError(f"nothing that a pattern may hold at {pattern[at : at + 20]!r}")
        if part.lastgroup:
            found.append((part.lastgroup, part[0]))
        at = part.end()
    return tuple(found)


@dataclass(slots=True, eq=False)
class Grammar:
    """The word families and classes of words.yaml, and the patterns written with them."""

    alphabet: Alphabet
    families: dict[str, list[tuple[str, ...]]]
    """Every form of every member, as words."""
    forms: dict[str, frozenset[str]]
    """Form ("past") to the characters of verbs in it."""
    data: dict[str, Any]
    macros: dict[str, str] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    telling: frozenset[str] = frozenset()
    """Adverbs that a rule names: they stay."""
    dropped: frozenset[str] = frozenset()
    """All other adverbs."""
    adverbs: Late = Late("")
    """Any of those."""
    its: str = ""
    it_is: str = ""
    """A pronoun with what can only be its verb: "it's"."""
    asides: Late = Late("")
    """Words that change nothing where they stand: "on Monday", "for its part"."""

    def encode(self, painted: str, start: int, end: int) -> Words:
        """Write a run of painted text as words, without its adverbs and asides."""
        # gaps and words by turns, so that all that is done for each word is done in C
        pieces = _TOKEN.split(painted[start:end])
        places = list(itertools.accumulate(map(len, pieces), initial=start))
        starts, ends = places[1:-1:2], places[2::2]
        joined = "".join(map(self.alphabet.chars.__getitem__, pieces[1::2]))
        if self.its in joined:
            joined = joined.replace(self.its, self.it_is)
        if '"' in joined:
            joined = _without_marks(joined, starts, ends)
        if "(" in joined and _MARK.search(painted, start, end):
            joined = _without_list_marks(painted[start:end], start, joined, starts, ends)
        for aside in reversed(list(self.asides.finditer(joined))):
            a, b = aside.span()
            joined = joined[:a] + joined[b:]
            del starts[a:b], ends[a:b]
        if self.adverbs.search(joined) is None:
            return Words(joined, starts, ends, ends)
        return self._without_adverbs(joined, starts, ends)

    def _without_adverbs(self, chars: str, starts: list[int], ends: list[int]) -> Words:
        kept = [number for number, char in enumerate(chars) if char not in self.dropped]
        return Words(
            "".join([chars[number] for number in kept]),
            [starts[number] for number in kept],
            [ends[number] for number in kept],
            [ends[following - 1] for following in [*kept[1:], len(ends)]] if kept else [],
        )

    def learn(self, pattern: str) -> None:
        """Give the words of a pattern their characters, before any pattern or macro is compiled."""
        for kind, text in parts_of(pattern):
            if kind == "word":
                self.alphabet.char(text)

    def expand(self, pattern: str) -> str:
        """Write a pattern as `re` over characters. Raises KeyError for an unknown name."""
        out: list[str] = []
        for kind, text in parts_of(pattern):
            if kind == "word":
                out.append(re.escape(self.alphabet.char(text)))
            elif kind == "family":
                out.append(self._family(text[1:-1]))
            elif kind == "macro":
                out.append(self._macro(text))
            elif kind == "mark":
                out.append("()")
            elif text == "(":
                out.append("(?:")
            else:
                out.append(text)
        return "".join(out)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Compile a pattern."""
        return compiled(self.expand(pattern))

    def chars_of(self, words: Iterable[str]) -> frozenset[str]:
        """The characters of some words."""
        return frozenset(self.alphabet.char(word) for word in words)

    def members(self, name: str) -> frozenset[str]:
        """The characters of a class."""
        return self.classes[name]

    def _macro(self, name: str) -> str:
        if name in TYPES:
            return TYPES[name]
        known = self.macros.get(name)
        if known is None:
            known = f"(?:{self.expand(self.data['macros'][name])})"
            self.macros[name] = known
        return known

    def _family(self, name: str) -> str:
        known = self.macros.get(f"{{{name}}}")
        if known is None:
            known = self.macros[f"{{{name}}}"] = self._any_of_family(name)
        return known

    def _any_of_family(self, name: str) -> str:
        heads: dict[str, set[str]] = {}
        for head, *rest in self.families[name]:
            tail = "".join(map(self.alphabet.char, rest))
            heads.setdefault(tail, set()).add(self.alphabet.char(head))
        options = [
            _class(heads[tail]) + re.escape(tail)
            for tail in sorted(heads, key=lambda tail: (-len(tail), tail))
        ]
        return f"(?:{'|'.join(options)})"


def _class(chars: Iterable[str], *, negated: bool = False) -> str:
    """Some characters as a class of `re`, in runs: short, and so quickly compiled."""
    runs: list[list[str]] = []
    for char in sorted(set(chars)):
        if runs and ord(char) == ord(runs[-1][-1]) + 1:
            runs[-1][1:] = [char]
        else:
            runs.append([char])
    return f"[{'^' * negated}{''.join('-'.join(map(re.escape, run)) for run in runs)}]"


_LINKS = ("PREP", "CONJ", "BEFORM", "HAVEFORM", "MODAL", "REL", "PRON", "FUNCTION")
"""The classes of words that only join others."""


@cache
def grammar() -> Grammar:
    """Load words.yaml; `learn` and `compile` patterns with it."""
    data = rules.load("words")
    alphabet = Alphabet()
    # Closed classes come first, each side by side: a pattern then asks for a run of characters.
    first = [data["classes"][name] for name in _LINKS]
    for words in (*first, *data["classes"].values(), data["no_adverbs"]):
        for word in words:
            alphabet.char(word)
    families: dict[str, list[tuple[str, ...]]] = {}
    forms: dict[str, set[str]] = {name: set() for name in FORMS}
    for name, verbs in data["verbs"].items():
        every: dict[str, list[tuple[str, ...]]] = {form: [] for form in FORMS}
        for verb in verbs:
            for form, words in inflect(verb, data["irregular"]).items():
                every[form].append(words)
                for word in words:
                    alphabet.char(word)
                forms[form].add(alphabet.char(words[0]))
        families[name] = list(dict.fromkeys(words for group in every.values() for words in group))
        families |= {f"{name}.{form}": words for form, words in every.items()}
    for name, nouns in data["nouns"].items():
        if name in families:
            raise RuleError(
                where=f"rules/{rules.LANGUAGE}/words.yaml",
                reason=f"{name!r} names a family of verbs and one of nouns. Rename one.",
            )
        families[name] = [tuple(noun.split(" ")) for noun in nouns]
        for noun in nouns:
            for word in noun.split(" "):
                alphabet.char(word)
    made = Grammar(
        alphabet, families, {name: frozenset(chars) for name, chars in forms.items()}, data
    )
    for pattern in (*data["macros"].values(), *data["asides"]):
        made.learn(pattern)
    return made


def close(made: Grammar) -> None:
    """Fix the classes, once every pattern has been learnt: which words end in -ly, and so on."""
    alphabet = made.alphabet
    classes = {
        name: {alphabet.char(word) for word in words}
        for name, words in made.data["classes"].items()
    }
    ending = alphabet.by_ending()
    classes["ADVERB"] |= ending[ADVERB] - made.chars_of(made.data["no_adverbs"])
    classes["ING"] = ending[ING] | made.forms["ing"]
    classes["ED"] = ending[ED] | made.forms["past"] | made.forms["participle"]
    classes["BASE"] = set(made.forms["base"])
    classes["NUM"] |= ending[NUMBER]
    classes["LINK"] = set(_MARKS).union(*(classes[name] for name in _LINKS))
    made.classes = {name: frozenset(chars) for name, chars in classes.items()}
    made.telling = made.chars_of(made.data["telling"])
    made.dropped = frozenset(classes["ADVERB"]) - made.telling
    made.adverbs = Late(_class(made.dropped))
    made.its, made.it_is = (TYPES["PRONOUN"] + alphabet.char(word) for word in ("'s", "is"))
    made.macros |= {name: _class(chars) for name, chars in classes.items()}
    made.macros["WORD"] = _class(classes["LINK"], negated=True)
    made.macros["ACTORCHAR"] = _class(TYPES[name] for name in ACTOR_TYPES)
    made.asides = Late(made.expand("|".join(f"({each})" for each in made.data["asides"])))


__all__ = ["Alphabet", "Grammar", "Words", "close", "grammar", "parts_of"]
