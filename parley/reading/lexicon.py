"""All words of the rules in one automaton: one pass over a text finds every one of them.

The lexicon has layers. Within a layer words do not overlap and the longest wins; layers do not see
each other, so that a topic may stand inside a name and a cue beside it.
"""

import itertools
import os.path
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import ahocorasick

from parley.reading.late import Late
from parley.rules.kept import kept_file


class Hit(NamedTuple):
    """A word of the lexicon found in a text: where, of what kind, and what it stands for."""

    start: int
    end: int
    kind: str
    value: str


class _Entry(NamedTuple):
    layer: int
    kind: str
    value: str
    form: str  # the exact spelling that is asked for, "A" for a capital first letter, "" for none


def _folding() -> dict[int, str]:
    """One character to one: Latin letters lose their marks, dashes and quotes their variety."""
    table = dict.fromkeys(map(ord, "‘’ʼ`´′"), "'") | dict.fromkeys(map(ord, "–—‑‒−"), "-")
    table |= dict.fromkeys(map(ord, "“”„«»"), '"')
    table |= dict.fromkeys(map(ord, "\t\n\r\u00a0\u2002\u2003\u2009\u202f"), " ")
    for code in itertools.chain(range(0xC0, 0x250), range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        table[code] = base.lower()
    table |= {ord("đ"): "d", ord("Đ"): "d", ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l"}
    table |= {ord("Ł"): "l", ord("ı"): "i", ord("İ"): "i"}
    return {code: char for code, char in table.items() if len(char) == 1}


_FOLDING = _folding()


_NOT_ASCII = Late(r"[^\x00-\x7f]+")
_PLAIN = [(chr(code), char) for code, char in _FOLDING.items() if code < 0x80]


def fold(text: str) -> str:
    """Return the text in lower case without marks, character by character: no offset moves."""
    # hardly any character of a report is changed but by its case
    plain = text if text.isascii() else _NOT_ASCII.sub(_folded, text)
    for char, folded_char in _PLAIN:
        plain = plain.replace(char, folded_char)
    folded = plain.lower()
    if len(folded) != len(text):
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return folded


def _folded(found: re.Match[str]) -> str:
    return found[0].translate(_FOLDING)


_APART = "\0"  # stands in no phrase
_BRACES = Late(r"\{([^{}]*)\}")
# British spelling → American; each phrase of the rules is read in both.
_SPELLINGS = (
    ("defence", "defense"),
    ("isation", "ization"),
    ("ise ", "ize "),
    ("centre", "center"),
    ("programme", "program"),
    ("neighbour", "neighbor"),
    ("labour", "labor"),
    ("favour", "favor"),
    ("honour", "honor"),
    ("cooperat", "co-operat"),
    ("coordinat", "co-ordinat"),
)
_BRITISH = Late("|".join(british for british, _ in _SPELLINGS))


def expand(phrase: str) -> list[str]:
    """Write out a phrase: `{a,b} c` is `a c` and `b c`, `(,)` a comma or none; both spellings."""
    if "(,)" in phrase:
        head, _, tail = phrase.partition("(,)")
        return [*expand(head + tail), *expand(head.rstrip() + "," + tail)]
    if "{" not in phrase:
        return _spelt([phrase])
    # outside and inside of the innermost braces by turns; others are still there behind that
    parts = _BRACES.split(phrase)
    choices = [part.split(",") if at % 2 else [part] for at, part in enumerate(parts)]
    written = ["".join(each) for each in itertools.product(*choices)]
    if "{" in written[0]:
        return list(dict.fromkeys(itertools.chain.from_iterable(map(expand, written))))
    return _spelt(written)


_MANY = 30  # phrases, from which on it takes longer to write them out than to find them written


def _written_out(phrases: tuple[str, ...]) -> list[str]:
    """All that some phrases stand for."""

    def write() -> list[str]:
        return [each for phrase in phrases for each in expand(phrase)]

    if len(phrases) < _MANY:
        return write()
    return kept_file.get(__file__, "written out", "\n".join(phrases), write)


def words_in_several(phrases: tuple[str, ...]) -> list[str]:
    """The folded words that at least two phrases have, with braces or without, in order."""

    def count() -> list[str]:
        told: Counter[str] = Counter()
        for phrase in phrases:
            told.update({word for each in expand(phrase) for word in fold(each).split()})
        return sorted(word for word, times in told.items() if times > 1)

    return kept_file.get(__file__, "words in several", "\n".join(phrases), count)


def _spelt(phrases: list[str]) -> list[str]:
    """Phrases in both spellings, each once and without the spaces that it has too many."""
    variants = [" ".join(phrase.split()) for phrase in phrases]
    if _BRITISH.search(_APART.join(variants)):
        for british, american in _SPELLINGS:
            variants += [each.replace(british, american) for each in variants if british in each]
    return [each for each in dict.fromkeys(variants) if each]


def any_of(phrases: Iterable[str]) -> str:
    """Phrases as one pattern that takes the longest; what they begin with alike stands once."""
    behind: dict[str, list[str]] = {}
    for phrase in phrases:
        behind.setdefault(phrase[:1], []).append(phrase[1:])
    may_end = behind.pop("", None) is not None
    choices = "|".join(_run(char, rests) for char, rests in sorted(behind.items()))
    return f"(?:{choices})?" if may_end and choices else f"(?:{choices})"


def _run(char: str, rests: list[str]) -> str:
    """What all phrases with one first character begin with, and what they go on with."""
    alike = os.path.commonprefix(rests)  # noqa: RUF071 - of words, not of paths
    begins = re.escape(char + alike)
    return begins if len(rests) == 1 else begins + any_of(rest[len(alike) :] for rest in rests)


@dataclass(slots=True)
class Lexicon:
    """The words of all layers; `add` them, then `scan` texts."""

    layers: tuple[str, ...]
    _words: dict[str, tuple[_Entry, ...]] = field(default_factory=dict)
    _of_kind: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """The words of one layer and kind."""
    _automaton: ahocorasick.Automaton | None = None

    def add(
        self,
        layer: str,
        kind: str,
        phrases: Iterable[str],
        *,
        value: str | None = None,
        cased: bool = False,
    ) -> None:
        """Add phrases to a layer. `value` is what they stand for, by default the phrase itself.

        Cased phrases are names: they need a capital first letter in the text, and one that is all
        capitals ("US") must stand exactly so.
        """
        number = self.layers.index(layer)
        of_kind = self._of_kind.setdefault((layer, kind), [])
        # One entry for all phrases of a topic: there are tens of thousands of them.
        common = (_Entry(number, kind, value, ""),) if value is not None and not cased else ()
        written = _written_out(tuple(phrases))
        # folded all at once, for most calls add many and there are many of them
        for each, word in zip(written, fold(_APART.join(written)).split(_APART), strict=False):
            form = ""
            if cased:
                form = each if each.isupper() and len(each) < 6 else "A"
            known = self._words.get(word)
            if known is not None and any(e.layer == number and e.form == form for e in known):
                continue
            own = common or (_Entry(number, kind, each if value is None else value, form),)
            self._words[word] = own if known is None else known + own
            of_kind.append(word)
        self._automaton = None

    def words(self, layer: str, kind: str) -> Iterator[str]:
        """Yield the folded words of one kind."""
        yield from self._of_kind.get((layer, kind), ())

    def build(self) -> None:
        """Make the automaton; called once after the last `add`."""
        automaton = ahocorasick.Automaton()
        for word, entries in self._words.items():
            automaton.add_word(word, (len(word), entries))
        automaton.make_automaton()
        self._automaton = automaton

    def scan(self, text: str, folded: str) -> list[list[Hit]]:
        """Find all words, whole words only, the longest first; a list of hits for each layer."""
        if self._automaton is None:
            self.build()
        found: list[list[tuple[int, int, str, str]]] = [[] for _ in self.layers]
        size = len(folded)
        for last, (length, entries) in self._automaton.iter(folded):  # type: ignore[union-attr]
            end = last + 1
            start = end - length
            if (start and folded[start - 1].isalnum()) or (end < size and folded[end].isalnum()):
                continue
            if start > 1 and folded[start - 1] == "'" and folded[start - 2].isalnum():
                continue  # "Ren'ai" is no AI
            for layer, kind, value, form in entries:
                if form and not (text[start].isupper() if form == "A" else text[start:end] == form):
                    continue
                found[layer].append((start, -end, kind, value))
        return [_longest(hits) for hits in found]


def _longest(hits: list[tuple[int, int, str, str]]) -> list[Hit]:
    """Leftmost first, the longest where several begin at one place, none inside another."""
    hits.sort()
    kept: list[Hit] = []
    at = 0
    for start, negative_end, kind, value in hits:
        if start >= at:
            at = -negative_end
            kept.append(Hit(start, at, kind, value))
    return kept
