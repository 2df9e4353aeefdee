"""Cues: the words that say what kind of act or view a clause carries, as rules.

The rules of commitments.yaml and positions.yaml are patterns over painted text. The automaton finds
the words that a pattern can begin with; only there is the pattern tried, anchored.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from re import _parser as pattern_parser  # type: ignore[attr-defined]
from typing import Any, Literal

from parley import rules
from parley.errors import RuleError
from parley.reading.painting import PAINT, expand_macros
from parley.reading.vocabulary import CUES, vocabulary

Kind = Literal["commitment", "position"]
_FILES: tuple[tuple[Kind, str], ...] = (("commitment", "commitments"), ("position", "positions"))
_KEYS = frozenset(
    "id gives pattern reads ignores behind inverted nominal finite needs_party keeps_cue keeps_last"
    " keeps_rest speaks subject topic all_only thing".split(),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern with what it gives and the examples that prove it."""

    id: str
    kind: Kind
    one: str
    """The act or stance where one party speaks."""
    all: str
    """The act or stance where the parties speak together."""
    pattern: re.Pattern[str]
    source: str
    reads: tuple[str, ...]
    ignores: tuple[str, ...]
    rank: int
    traits: frozenset[str] = frozenset()
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule that matched at a place; `form` is how its verb is inflected."""

    start: int
    end: int
    rule: Rule
    form: str


@dataclass(slots=True)
class CueRules:
    """All cue rules, by the words that they may begin with."""

    rules: list[Rule] = field(default_factory=list)
    by_word: dict[str, list[Rule]] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)

    def match(self, painted: str, start: int, end: int, word: str) -> list[Cue]:
        """Try the rules that begin with a word at its place, the longest match first."""
        found: list[tuple[int, int, Cue]] = []
        for rule in self.by_word.get(word, ()):
            matched = rule.pattern.match(painted, start, end)
            if matched and matched.end() > start:
                form = self.forms.get(word, "other")
                found.append((-matched.end(), rule.rank, Cue(start, matched.end(), rule, form)))
        found.sort(key=lambda each: each[:2])
        return [cue for _, _, cue in found]


def inflect(verb: str, irregular: dict[str, list[str]]) -> dict[str, str]:
    """The forms of a verb and what each is: base, third, past, participle, ing."""
    head, _, rest = verb.partition(" ")
    behind = f" {rest}" if rest else ""
    if head in irregular:
        third, past, participle, ing = irregular[head]
    else:
        third, past, ing = _regular(head)
        participle = past
    forms = {head: "base", third: "third", ing: "ing", participle: "participle", past: "past"}
    return {form + behind: name for form, name in forms.items()}


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es", verb + "ed", verb + "ing"
    return verb + "s", verb + "ed", verb + "ing"


@cache
def families() -> dict[str, str]:
    """The macros of words.yaml: each family of verbs or nouns as one pattern."""
    data = rules.load("words")
    out = dict(data["nouns"])
    for name, verbs in data["verbs"].items():
        forms = sorted(
            {form for verb in verbs for form in inflect(verb, data["irregular"])},
            key=lambda form: (-len(form), form),
        )
        out[name] = rf"(?:{'|'.join(map(re.escape, forms))})\b"
    out["renew"] = out["reaffirm"]
    out["share"] = r"(?:shares?|shared|sharing)\b"
    out["underline"] = r"(?:underlin(?:e|es|ed|ing))\b"
    out["PAINTED"] = PAINT
    return out


@cache
def verb_forms() -> dict[str, str]:
    """Every form of every verb, with what form it is."""
    data = rules.load("words")
    out: dict[str, str] = {"have": "base", "has": "third", "had": "past", "having": "ing"}
    for verbs in data["verbs"].values():
        for verb in verbs:
            for form, name in inflect(verb, data["irregular"]).items():
                out.setdefault(form.partition(" ")[0], name)
    return out


@cache
def cue_rules() -> CueRules:
    """Load, check and compile the cue rules, and teach the lexicon the words they begin with."""
    out = CueRules(forms=verb_forms())
    seen: set[str] = set()
    for kind, name in _FILES:
        for number, entry in enumerate(rules.load(name)["rules"]):
            where = f"rules/{rules.LANGUAGE}/{name}.yaml, rule {entry.get('id', number)!r}"
            rule = _compile(entry, kind, len(out.rules), where)
            if rule.id in seen:
                raise RuleError(where=where, reason="its id is taken. Give it another.")
            seen.add(rule.id)
            out.rules.append(rule)
            for word in sorted(first_words(rule.pattern.pattern, where)):
                out.by_word.setdefault(word, []).append(rule)
    lexicon = vocabulary().lexicon
    lexicon.add(CUES, "cue", sorted(out.by_word))
    return out


def _compile(entry: dict[str, Any], kind: Kind, rank: int, where: str) -> Rule:
    unknown = set(entry) - _KEYS
    if unknown:
        raise RuleError(where=where, reason=f"unknown keys {sorted(unknown)}. Take them out.")
    if not entry.get("reads") or not entry.get("ignores"):
        raise RuleError(where=where, reason="it has no examples. Give reads and ignores.")
    try:
        pattern = re.compile(expand_macros(entry["pattern"], families()))
    except (KeyError, re.error) as error:
        raise RuleError(where=where, reason=f"its pattern cannot be compiled: {error}") from error
    gives = entry["gives"]
    one, everyone = (gives["one"], gives["all"]) if isinstance(gives, dict) else (gives, gives)
    return Rule(
        id=f"{kind}s/{entry['id']}",
        kind=kind,
        one=one,
        all=everyone,
        pattern=pattern,
        source=entry["pattern"],
        reads=tuple(entry["reads"]),
        ignores=tuple(entry["ignores"]),
        rank=rank,
        traits=frozenset(key for key in entry if entry[key] in ("true", True) or key == "subject"),
        topic=entry.get("topic"),
    )


def first_words(pattern: str, where: str) -> set[str]:
    """The words that a pattern can begin with, read off the pattern itself.

    Raises RuleError for a pattern that may begin with anything, which could not be gated.
    """
    words: set[str] = set()
    for text, is_open in _openings(list(pattern_parser.parse(pattern))):
        word = re.match(r"[a-z][a-z'’-]*", text.lstrip('"“ '))
        if not word or (is_open and " " not in text and not is_open == "stop"):
            raise RuleError(where=where, reason=f"it may begin with anything ({text!r}).")
        words.add(word[0].rstrip("-'"))
    return words


def _openings(nodes: list[Any]) -> set[tuple[str, str]]:
    """All texts that a parsed pattern can begin with, as far as the first space.

    Each comes with "" where the pattern is through, or "stop" where something follows that is no
    plain text.
    """
    found: set[tuple[str, str]] = {("", "")}
    for kind, value in nodes:
        name = str(kind)
        done = {
            each for each in found if " " in each[0].strip(" ") or each[0].endswith(" ") or each[1]
        }
        going = found - done
        if not going:
            return done
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        if name == "LITERAL":
            more = {(text + chr(value), "") for text, _ in going}
        elif name == "SUBPATTERN":
            more = _join(going, _openings(list(value[3])))
        elif name == "BRANCH":
            more = {each for branch in value[1] for each in _join(going, _openings(list(branch)))}
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, _, inner = value
            more = _join(going, _openings(list(inner)))
            if least == 0:
                more |= going
        else:
            more = {(text, "stop") for text, _ in going}
        found = done | more
    return found


def _join(heads: set[tuple[str, str]], tails: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(head + tail, end) for head, _ in heads for tail, end in tails}
