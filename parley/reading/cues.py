"""Cues: the words that say what kind of act or view a clause carries, as rules.

The rules of commitments.yaml, positions.yaml and complements.yaml are patterns over words (see
words.py). A rule is tried only where two words stand that it can begin with, in a sentence that has
what it cannot do without.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Literal, get_args

from parley import rules
from parley.errors import RuleError
from parley.model.reading import Act, Stance
from parley.reading.late import Late
from parley.reading.openings import Opening, needed_by, openings
from parley.reading.words import Grammar, Words, close, grammar
from parley.rules.patterns import compiled

Form = Literal[
    "verb", "noun", "passive", "behind", "inverted", "that", "asked", "joined", "view", "weighed"
]
Inside = Literal[
    "cue",
    "should",
    "will",
    "matters",
    "threat",
    "meeting",
    "progress",
    "against",
    "refusal",
    "principle",
    "other",
]

_FILES = ("commitments", "positions", "complements")
_KEYS = frozenset(
    "id form gives pattern topic needs thing speaks speech addressed call impersonal behind"
    " accepts reads ignores".split()
)
_ACTS, _STANCES = frozenset(get_args(Act)), frozenset(get_args(Stance))
_INSIDE = frozenset(get_args(Inside))
_MOST_PAIRS = 20_000  # pairs of words kept in mind; prose has far fewer


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern with what it gives and the examples that prove it."""

    id: str
    form: Form
    gives: dict[str, tuple[str, str]]
    """By what stands in the clause ("" where that does not matter): for one party, for all."""
    regex: str
    """The pattern as `re` over characters."""
    source: str
    reads: tuple[str, ...]
    ignores: tuple[str, ...]
    rank: int
    topic: str | None = None
    needs: str | None = None
    thing: str | None = None
    """What a subject may be that is no party: "project", "any"."""
    is_speech: bool = False
    needs_speech: bool = False
    is_impersonal: bool = False
    """Begins with "it was": no actor but one behind "by"."""
    is_addressed: bool = False
    """Whether the act asks someone: of a third party it is a view."""
    is_call: bool = False
    """Whether it calls for a thing: of the others at the table that is a proposal."""
    is_acceptance: bool = False
    """Whether it takes up what another proposed right before."""
    behind: frozenset[str] = frozenset()
    """The verbs that a joined cue goes on from."""
    first: frozenset[str] = frozenset()
    """The words that a match can begin with."""
    second: Opening = field(default_factory=Opening)
    """The words that the second one of a match may be."""
    needed: frozenset[str] | None = None
    """Words one of which every sentence of a match holds; none where that cannot be told."""

    @property
    def is_own_view(self) -> bool:
        """Whether a word like "their" tells whose view it is: "in their view"."""
        return self.form == "view" and self.id.endswith(("in-their-view", "in-their-words"))

    @property
    def is_opener(self) -> bool:
        """Whether clauses of their own may stand behind the cue."""
        return self.form == "that" or self.is_around or self.id.startswith("complements/")

    @property
    def is_around(self) -> bool:
        """Whether what is said stands around the cue: "X, they said, must be Y"."""
        return self.form in ("inverted", "view")

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, which `re` compiles when it is first asked for."""
        return _pattern(self.regex)

    def value(self, inside: str, *, together: bool) -> str | None:
        """The act or stance that the rule gives."""
        pair = self.gives.get(inside) or self.gives.get("")
        return pair[together] if pair else None


def is_act(value: str) -> bool:
    """Whether a value is an act; else it is a stance."""
    return value in _ACTS


@dataclass(slots=True)
class Cue:
    """A rule that matched; `start`, `end` and `matter` number the words of its sentence."""

    start: int
    end: int
    matter: int
    rule: Rule


@dataclass(slots=True)
class CueRules:
    """All cue rules by the words that they may begin with, and what may stand inside a clause."""

    grammar: Grammar
    rules: list[Rule] = field(default_factory=list)
    by_char: dict[str, list[Rule]] = field(default_factory=dict)
    inverted_by_char: dict[str, list[Rule]] = field(default_factory=dict)
    """Those of speech behind its matter, which are looked for first and apart."""
    views: list[Rule] = field(default_factory=list)
    """Whose words a sentence gives: looked for where it begins and behind its commas."""
    triggers: Late = Late("")
    inverted_triggers: Late = Late("")
    inside: list[tuple[str, re.Pattern[str]]] = field(default_factory=list)
    _compiled: dict[int, re.Pattern[str]] = field(default_factory=dict)
    """Those patterns that some sentence has needed, by the rank of their rule."""
    _by_pair: "tuple[_ByPair, _ByPair]" = field(default_factory=lambda: ({}, {}))

    def match(self, words: Words, at: int, *, inverted: bool = False) -> list[Cue]:
        """The rules that match at a word, the longest match first."""
        found: list[tuple[int, int, Cue]] = []
        chars, pair = words.chars, words.chars[at : at + 2]
        tried = self._by_pair[inverted].get(pair)
        if tried is None:
            tried = self._tried(pair, inverted=inverted)
        for rule in tried:
            if rule.needed is not None and rule.needed.isdisjoint(words.held):
                continue
            pattern = self._compiled.get(rule.rank)
            if pattern is None:
                pattern = self._compiled[rule.rank] = rule.pattern
            matched = pattern.match(chars, at)
            if matched and matched.end() > at:
                marked = matched.lastindex  # of several ways to say it one has matched
                matter = matched.start(marked) if marked else matched.end()
                cue = Cue(at, matched.end(), matter, rule)
                found.append((-matched.end(), rule.rank, cue))
        if len(found) > 1:
            found.sort(key=lambda each: each[:2])
        return [cue for _, _, cue in found]

    def _tried(self, pair: str, *, inverted: bool) -> tuple[Rule, ...]:
        """The rules that may match where two words stand: most fall by the second one."""
        known = self._by_pair[inverted]
        by_char = self.inverted_by_char if inverted else self.by_char
        tried = tuple(rule for rule in by_char.get(pair[0], ()) if rule.second.may_be(pair[1:]))
        if len(known) >= _MOST_PAIRS:
            known.clear()
        known[pair] = tried
        return tried


_ByPair = dict[str, tuple[Rule, ...]]


class Phrase:
    """A pattern over words that code looks for beside the rules: "by the? (?=ACTORCHAR)".

    Its words have their characters before any sentence is written as words, so that a sentence
    reads the same whatever was read before it.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        _all_phrases.append(self)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked for."""
        return cue_rules().grammar.compile(self.source)


_all_phrases: list[Phrase] = []


@cache  # some rules share one
def _pattern(regex: str) -> re.Pattern[str]:
    return compiled(regex)


@cache
def cue_rules() -> CueRules:
    """Load, check and compile the cue rules."""
    made = grammar()
    entries: list[tuple[str, str, dict[str, Any]]] = []
    seen: set[str] = set()
    inside = rules.load("complements")["inside"]
    for name in _FILES:
        for number, entry in enumerate(rules.load(name)["rules"]):
            where = f"rules/{rules.LANGUAGE}/{name}.yaml, rule {entry.get('id', number)!r}"
            _check(entry, where)
            if f"{name}/{entry['id']}" in seen:
                raise RuleError(where=where, reason="its id is taken. Give it another.")
            seen.add(f"{name}/{entry['id']}")
            entries.append((name, where, entry))
            try:
                made.learn(entry["pattern"])
            except ValueError as error:
                raise RuleError(where=where, reason=str(error)) from error
    for each in inside:
        made.learn(each["pattern"])
    close(made)
    for phrase in _all_phrases:
        made.learn(phrase.source)
    out = CueRules(made)
    for name, where, entry in entries:
        out.rules.append(_compile(made, name, entry, len(out.rules), where))
    for rule in out.rules:
        if rule.form == "view":
            out.views.append(rule)
            continue
        by_char = out.inverted_by_char if rule.form == "inverted" else out.by_char
        for char in rule.first:
            by_char.setdefault(char, []).append(rule)
    out.triggers = _any_of(out.by_char)
    out.inverted_triggers = _any_of(out.inverted_by_char)
    out.inside = [(each["is"], made.compile(each["pattern"])) for each in inside]
    return out


def _any_of(chars: Iterable[str]) -> Late:
    return Late(f"[{''.join(map(re.escape, sorted(chars)))}]")


def _check(entry: dict[str, Any], where: str) -> None:
    unknown = set(entry) - _KEYS
    if unknown:
        raise RuleError(where=where, reason=f"unknown keys {sorted(unknown)}. Take them out.")
    for key in ("id", "form", "gives", "pattern"):
        if key not in entry:
            raise RuleError(where=where, reason=f"it has no {key}. Give one.")
    if entry["form"] not in get_args(Form):
        raise RuleError(where=where, reason=f"no such form: {entry['form']!r}.")
    if not entry.get("reads") or not entry.get("ignores"):
        raise RuleError(where=where, reason="it has no examples. Give reads and ignores.")


def _gives(entry: dict[str, Any], where: str) -> dict[str, tuple[str, str]]:
    given = entry["gives"]
    by_inside = (
        given if isinstance(given, dict) and not {"one", "all"} & set(given) else {"": given}
    )
    out: dict[str, tuple[str, str]] = {}
    for inside, value in by_inside.items():
        pair = (value["one"], value["all"]) if isinstance(value, dict) else (value, value)
        if inside and inside not in _INSIDE:
            raise RuleError(where=where, reason=f"nothing called {inside!r} stands in a clause.")
        for each in pair:
            if each not in _ACTS | _STANCES:
                raise RuleError(where=where, reason=f"{each!r} is neither an act nor a stance.")
        out[inside] = pair
    return out


def _compile(made: Grammar, name: str, entry: dict[str, Any], rank: int, where: str) -> Rule:
    try:
        regex = made.expand(entry["pattern"])
        first, second = openings(made, entry["pattern"])
    except (KeyError, ValueError) as error:
        raise RuleError(where=where, reason=f"its pattern cannot be read: {error}") from error
    if first.is_open:
        raise RuleError(where=where, reason="it may begin with anything. Name a first word.")
    return Rule(
        id=f"{name}/{entry['id']}",
        form=entry["form"],
        gives=_gives(entry, where),
        regex=regex,
        source=entry["pattern"],
        reads=tuple(entry["reads"]),
        ignores=tuple(entry["ignores"]),
        rank=rank,
        topic=entry.get("topic"),
        needs=entry.get("needs"),
        thing=entry.get("thing"),
        is_speech="speech" in entry,
        needs_speech="speaks" in entry,
        is_addressed="addressed" in entry,
        is_call="call" in entry,
        is_impersonal="impersonal" in entry,
        is_acceptance="accepts" in entry,
        first=frozenset(first.chars),
        second=second,
        needed=needed_by(made, entry["pattern"]),
        behind=frozenset(
            made.alphabet.char(words[0])
            for family in entry.get("behind", ())
            for words in made.families[family]
        ),
    )
