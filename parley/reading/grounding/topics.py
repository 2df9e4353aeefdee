"""Topic codes of an item to checks: do the words of the evidence name them or hint at them."""

from functools import cache

import ahocorasick

from parley import rules
from parley.reading.filing import BY_NAME, topic_by_words
from parley.reading.grounding.evidence import Case, Check, carried, missing
from parley.reading.grounding.words import hits_in
from parley.reading.late import Late
from parley.reading.lexicon import expand, fold
from parley.reading.sentences import Sentence
from parley.reading.topics import (
    can_belong_to,
    in_talks,
    place_opened_with,
    quiet_place,
    told_topics,
)
from parley.reading.vocabulary import NAMES, TOPICS


@cache
def _hints_of(code: str) -> Late:
    """The words of rules/en/grounding.yaml that hint at a topic."""
    hints = "|".join(rules.load("grounding")["hints"][code])
    return Late(rf"(?<![a-z0-9])(?:{hints})(?![a-z0-9])")


def _find_hint(code: str, folded: str, start: int, end: int) -> tuple[int, int] | None:
    found = _hints_of(code).search(folded, start, end)
    return found.span() if found else None


@cache
def _words_of(code: str) -> ahocorasick.Automaton:
    """The words of rules/en/topics.yaml for a topic, of every strength."""
    words = {
        fold(form)
        for phrases in rules.load("topics")["topics"][code].values()
        for phrase in phrases
        for form in expand(phrase)
    }
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, len(word))
    automaton.make_automaton()
    return automaton


def _find_word(code: str, folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The first word of a topic in a run of text, the longest of those that begin there."""
    found: list[tuple[int, int]] = []
    for last, size in _words_of(code).iter(folded, start, end):
        first = last + 1 - size
        if not (_LETTER.match(folded, first - 1) if first else None) and not _LETTER.match(
            folded, last + 1
        ):
            found.append((first, -last - 1))
    first, negative_end = min(found, default=(0, 0))
    return (first, -negative_end) if found else None


_LETTER = Late("[a-z0-9]")


def check_topic(case: Case, code: str, key: str = "code") -> Check:
    """A topic by itself: some sentence of the evidence names it or hints at it."""
    if code not in rules.load("topics")["topics"]:
        return missing(key, f"there is no topic {code!r}")
    layers = case.layers
    for sentence in case.sentences:
        for words in (layers.topics, told_topics(layers)):
            for hit in layers.within(words, sentence.start, sentence.end):
                if hit.value == code:
                    return carried(key, f"“{case.said(hit.start, hit.end)}”")
    # what stands inside a name or a longer word of another topic
    for find in (_find_hint, _find_word):
        for sentence in case.sentences:
            found = find(code, layers.folded, sentence.start, sentence.end)
            if found:
                return carried(key, f"“{case.said(*found)}”")
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
    named = _codes_in(case, what, own)
    if code in named:
        return carried("topic")
    hint = _hints_of(code).search(own)
    if hint:
        return carried("topic", f"“{hint[0]}”")
    if code == case.table.subject and _GENERAL.search(own):
        return carried(
            "topic", f"what a {case.table.main.name if case.table.main else 'table'} is on"
        )
    if code == case.table.subject and not named and _OF_THE_TABLE.search(own):
        return carried("topic", "a view on the talks themselves")
    if any(place_opened_with(case.layers, each, each.end) == code for each in case.sentences):
        return carried("topic", "the sentence opens with it")
    # behind "…" stands the matter itself, before it what governs it; a place has to be named
    filed = {topic_by_words(what), topic_by_words(what.rpartition("…")[2])} - BY_NAME
    if code in filed:
        return carried("topic", "such words are filed under it")
    others = {other for other in named - _GENERIC if not can_belong_to(other, code)}
    if others and not _ANAPHOR.search(own):
        return missing("topic", f"the words are of {', '.join(sorted(others))}, not {code}")
    return check_topic(case, code, "topic")


_GENERAL = Late(
    r"\b(?:cooperat\w+|collaborat\w+|ties|relations\w*|partnership|exchanges|dialogue)\b"
)
_OF_THE_TABLE = Late(
    r"\b(?:talks|meetings?|rounds?|consultations?|sessions?|commission|committee|dialogue"
    r"|format)\b"
    # "its lasting support", "the help that Peru has given", "Peru is a priority for Chile"
    r"|^(?:(?:the|its|their|his|her) )?(?:[\w-]+ ){0,2}(?:support|assistance|help|aid|solidarity"
    r"|backing|friendship)(?: (?:that|which) [^,;]*)?$"
    r"|\b(?:is|was|remains?|remained) (?:an?|the|its|their) (?:[\w-]+ ){0,3}(?:priority|partners?"
    r"|friends?|ally|allies|neighbou?rs?)\b"
    r"|^(?:an?|the|their) (?:new |next |joint |updated )*(?:plan of action|action plan|work ?plan"
    r"|roadmap)\b"
)
# What general words are of, where nothing says more.
_GENERIC = frozenset({"partnership-status", "regional-international-issues"})
_THIS = Late(r"\b(?:this|these|such) \w+|\b(?:it|them)\b")
_ANAPHOR = Late(r"\b(?:this|that|such|these|those|it|them|there)\b")


def _codes_in(case: Case, what: str, folded: str) -> frozenset[str]:
    """The topics that some words name clearly."""
    found = hits_in(what)
    told = in_talks(folded, found[TOPICS], found[NAMES], case.table)
    return frozenset(hit.value for hit in told if hit.kind in ("clear", "usual"))
