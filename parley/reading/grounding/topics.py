"""Topic codes of an item to checks: do the words of the evidence name them or hint at them."""

import re
from functools import cache

from parley import rules
from parley.reading.grounding.evidence import Case, Check, carried, missing
from parley.reading.lexicon import expand, fold
from parley.reading.sentences import Sentence
from parley.reading.topics import quiet_place
from parley.reading.vocabulary import TOPICS, vocabulary


@cache
def _hints_of(code: str) -> re.Pattern[str]:
    """The words of rules/en/grounding.yaml that hint at a topic."""
    hints = "|".join(rules.load("grounding")["hints"][code])
    return re.compile(rf"(?<![a-z0-9])(?:{hints})(?![a-z0-9])")


@cache
def _words_of(code: str) -> re.Pattern[str]:
    """The words of rules/en/topics.yaml for a topic, of every strength."""
    words = {
        fold(form)
        for phrases in rules.load("topics")["topics"][code].values()
        for phrase in phrases
        for form in expand(phrase)
    }
    options = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<![a-z0-9])(?:{options})(?![a-z0-9])")


def check_topic(case: Case, code: str, key: str = "code") -> Check:
    """A topic by itself: some sentence of the evidence names it or hints at it."""
    if code not in rules.load("topics")["topics"]:
        return missing(key, f"there is no topic {code!r}")
    layers = case.layers
    for sentence in case.sentences:
        for hit in layers.within(layers.topics, sentence.start, sentence.end):
            if hit.value == code:
                return carried(key, f"“{case.said(hit.start, hit.end)}”")
    # what stands inside a name or a longer word of another topic
    for words in (_hints_of, _words_of):
        for sentence in case.sentences:
            found = words(code).search(layers.folded, sentence.start, sentence.end)
            if found:
                return carried(key, f"“{case.said(*found.span())}”")
    for sentence in case.sentences:
        if _where(case, sentence) == code:
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
    if code not in rules.load("topics")["topics"]:
        return missing("topic", f"there is no topic {code!r}")
    own = fold(what)
    if _THIS.search(own):
        named_before = check_topic(case.before(), code, "topic")
        if named_before.is_carried:
            return carried("topic", f"{named_before.why} in the sentence before")
    named = _codes_in(what, own)
    if code in named:
        return carried("topic")
    hint = _hints_of(code).search(own)
    if hint:
        return carried("topic", f"“{hint[0]}”")
    if code == case.table.subject and _GENERAL.search(own):
        return carried(
            "topic", f"what a {case.table.main.name if case.table.main else 'table'} is on"
        )
    others = named - _GENERIC
    if others and not _ANAPHOR.search(own):
        return missing("topic", f"the words are of {', '.join(sorted(others))}, not {code}")
    return check_topic(case, code, "topic")


_GENERAL = re.compile(
    r"\b(?:cooperat\w+|collaborat\w+|ties|relations\w*|partnership|exchanges|dialogue)\b"
)
# What general words are of, where nothing says more.
_GENERIC = frozenset({"partnership-status", "regional-international-issues"})
_THIS = re.compile(r"\b(?:this|these|such) \w+|\b(?:it|them)\b")
_ANAPHOR = re.compile(r"\b(?:this|that|such|these|those|it|them|there)\b")


def _codes_in(what: str, folded: str) -> frozenset[str]:
    """The topics that some words name clearly."""
    lexicon = vocabulary().lexicon
    hits = lexicon.scan(what, folded)[lexicon.layers.index(TOPICS)]
    return frozenset(hit.value for hit in hits if hit.kind in ("clear", "usual"))
