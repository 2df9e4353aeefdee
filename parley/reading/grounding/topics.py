"""Topic codes of an item to checks: do the words of the evidence name them or hint at them."""

import re
from collections.abc import Iterable
from functools import cache

from parley import rules
from parley.reading.grounding.evidence import Case, Check, carried, missing
from parley.reading.lexicon import expand, fold
from parley.reading.sentences import Sentence
from parley.reading.topics import quiet_place


@cache
def _words_of(code: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """The words that name a topic, and those that hint at it; None for no such topic."""
    known = rules.load("topics")["topics"].get(code)
    if known is None:
        return None
    more = rules.load("grounding")["hints"].get(code, ())

    def compiled(*strengths: str, hints: Iterable[str] = ()) -> re.Pattern[str]:
        words = {
            fold(form)
            for strength in strengths
            for phrase in known.get(strength, ())
            for form in expand(phrase)
        }
        options = [re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))]
        return re.compile(rf"(?<![a-z0-9])(?:{'|'.join([*options, *hints])})(?![a-z0-9])")

    return compiled("clear", "usual"), compiled("clear", "usual", "faint", hints=more)


def check_topic(case: Case, code: str, key: str = "code") -> Check:
    """A topic by itself: some sentence of the evidence names it or hints at it."""
    words = _words_of(code)
    if words is None:
        return missing(key, f"there is no topic {code!r}")
    for pattern in words:
        for sentence in case.sentences:
            found = pattern.search(case.layers.folded, sentence.start, sentence.end)
            if found:
                return carried(key, f"“{case.said(*found.span())}”")
    for sentence in case.sentences:
        place = _where(case, sentence)
        if place == code:
            return carried(key, f"the words before speak of {code}")
    return missing(key, f"no word of the evidence names or hints at {code}")


def _where(case: Case, sentence: Sentence) -> str | None:
    """The sea or region that a sentence speaks of without its name: "there", "these waters"."""
    for earlier in reversed(case.layers.sentences[: sentence.index + 1][-3:]):
        place = quiet_place(case.layers, earlier.start, earlier.end)
        if place:
            return place
    return None


def check_topic_of(case: Case, code: str, what: str) -> Check:
    """The topic of an act or view: its own words name it, else the rest of its sentence."""
    words = _words_of(code)
    if words is None:
        return missing("topic", f"there is no topic {code!r}")
    own = fold(what)
    for pattern in words:
        found = pattern.search(own)
        if found:
            return carried("topic", f"“{found[0]}”")
    if code == case.table.subject and _GENERAL.search(own):
        return carried(
            "topic", f"what a {case.table.main.name if case.table.main else 'table'} is on"
        )
    others = _codes_of(own) - _GENERIC
    if others and not _ANAPHOR.search(own):
        return missing("topic", f"the words are of {', '.join(sorted(others))}, not {code}")
    return check_topic(case, code, "topic")


_GENERAL = re.compile(
    r"\b(?:cooperat\w+|collaborat\w+|ties|relations\w*|partnership|exchanges|dialogue)\b"
)
# What general words are of, where nothing says more.
_GENERIC = frozenset({"partnership-status", "regional-international-issues"})
_ANAPHOR = re.compile(r"\b(?:this|that|such|these|those|it|them|there)\b")


@cache
def _codes_of(folded: str) -> frozenset[str]:
    """The topics that some words name clearly."""
    out: set[str] = set()
    for code in rules.load("topics")["topics"]:
        words = _words_of(code)
        if words is not None and words[0].search(folded):
            out.add(code)
    return frozenset(out)
