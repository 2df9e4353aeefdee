"""Acts and stances of an item to checks: does the evidence perform them, who does, on what.

Where the clause reader finds a clause around the words of an item, its cue and its actor decide.
Where it finds none, the words themselves are searched for a sign of the act, and for someone near
it who may be the actor. In both cases what denies, asks for, asks or supposes the act contradicts.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from parley import rules
from parley.reading.actors import Actor
from parley.reading.anchors import Rare
from parley.reading.clause import Clause
from parley.reading.clauses import is_promised
from parley.reading.conditions import find_condition
from parley.reading.cues import cue_rules
from parley.reading.datelines import dateline_city
from parley.reading.grounding.evidence import Case, Check, carried, check_words, missing
from parley.reading.grounding.links import find_link
from parley.reading.grounding.words import (
    NEGATIONS,
    NO_DENIAL_BEHIND_NOT,
    Located,
    affirmed,
    content,
    hits_in,
    is_negative,
    is_same,
    is_told_in_order,
    locate,
    misplaced_number,
    places_of,
    plain,
    words_of,
)
from parley.reading.late import Late
from parley.reading.lexicon import Hit, fold
from parley.reading.painting import ACTOR_TYPES, PAINT, TYPES
from parley.reading.sentences import Sentence
from parley.reading.speech import Speech
from parley.reading.vocabulary import NAMES, vocabulary

ACTOR_CLASS = "".join(TYPES[name] for name in ACTOR_TYPES)
LEAST_COVERED = 0.6  # of the words of an item, for a clause to be the one it is about
NEAR = 80  # characters behind a sign in which "by" names who did it
WINDOW = 60  # characters before a sign in which something may deny it


@dataclass(frozen=True, slots=True)
class _Signs:
    by_value: dict[str, str]
    """As `re`, compiled for those values that some report has."""
    denied: Late
    taken_back: Late
    lessens: dict[str, Rare]
    """By "act" and "stance": what right before a matter makes it less, or the contrary."""
    parts: Rare
    deeds: Late


# What may stand between a word that lessens a matter and the matter.
_BETWEEN = (
    r"(?:the|a|an|its|their|any|all|of|on|to|in|for|with|at|into|about|how|ways?|possible|whether"
    r"|further|joint|possibility|feasibility|prospects?|idea|question|together)"
)


def _right_before(words: list[str]) -> Rare:
    return Rare(rf"\b(?P<less>{'|'.join(words)}) (?:{_BETWEEN} )*$", "folded")


@cache
def _signs() -> _Signs:
    data = rules.load("grounding")
    families = cue_rules().grammar.families
    by_value: dict[str, str] = {}
    for kind in ("acts", "stances"):
        for value, signs in data[kind].items():
            verbs = {" ".join(words) for name in signs["verbs"] for words in families[name]}
            options = [*map(re.escape, sorted(verbs, key=lambda v: (-len(v), v))), *signs["words"]]
            by_value[value] = rf"\b(?:{'|'.join(options)})\b"
    denied = "|".join(f"(?:{each})" for each in data["denied"])
    return _Signs(
        by_value,
        Late(rf"\b(?:{denied})"),
        Late(data["taken_back"]),
        {
            "act": _right_before(data["lessens"] + data["reverses"] + data["parts"]),
            "stance": _right_before(data["reverses"]),
        },
        _right_before(data["parts"]),
        Late(rf"\b{data['deeds']}"),
    )


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


def check_act(case: Case, speech: Speech, item: dict[str, Any], key: str) -> list[Check]:
    """Check act or stance (`key`), actor and matter of an item together, in one sentence.

    The sentence in which most of the three stand decides.
    """
    outcomes = [
        _in_sentence(case, speech, item, key, sentence, located)
        for sentence in case.sentences
        for located in _each_place(case, item, key, sentence)
    ]
    if len(case.sentences) > 1:
        outcomes.append(_across(case, speech, item, key))
    if not outcomes:
        return [missing(each, "there is no sentence") for each in ("what", key, "by")]
    return max(outcomes, key=lambda checks: sum(check.is_carried for check in checks))


def _across(case: Case, speech: Speech, item: dict[str, Any], key: str) -> list[Check]:
    """What one sentence tells in part and refers for the rest to the one before it.

    "So will the search": the act is told before. "Such work is a priority": the matter is.
    """
    what = str(item["what"])
    best = _no_matter(Located((), tuple(content(what))), key)
    for before, sentence in itertools.pairwise(case.sentences):
        here = _located(case, what, str(item[key]), sentence)
        if not here.tokens:
            continue
        link = find_link(case, what, here, before, sentence)
        if link is None:
            continue
        if link.startswith("so "):
            checks = _judge(case, speech, item, key, before, None)
        else:
            checks = _judge(case, speech, item, key, sentence, here)
        said = f"“{link}” refers to the sentence before"
        outcome = [carried("what", said), *checks]
        best = max(best, outcome, key=_count)
    return best


def _no_matter(located: Located, key: str) -> list[Check]:
    words = ", ".join(f"“{word}”" for word in located.missing)
    return [
        missing("what", f"the evidence has no {words}"),
        missing(key, "what it would be about is not told"),
        missing("by", "what it would be about is not told"),
    ]


def _each_place(case: Case, item: dict[str, Any], key: str, sentence: Sentence) -> list[Located]:
    """Where a matter stands in a sentence: one of one word at each place that has it.

    "Peru promised a pier; the pier was completed."
    """
    what = str(item["what"])
    words = content(what)
    places = places_of(words[0], case.tokens(sentence)) if len(words) == 1 else []
    if len(places) <= 1:
        return [_located(case, what, str(item[key]), sentence)]
    return [Located((token,), ()) for token in places]


def _in_sentence(
    case: Case,
    speech: Speech,
    item: dict[str, Any],
    key: str,
    sentence: Sentence,
    located: Located,
) -> list[Check]:
    what = str(item["what"])
    if located.missing or not located.tokens:
        checks = _no_matter(located, key)
        if located.tokens and len(located.tokens) >= len(located.missing):
            checks[1:] = _judge(case, speech, item, key, sentence, located)
        return checks
    checks = _judge(case, speech, item, key, sentence, located)
    matter = _check_polarity(case, item, key, sentence, located)
    if located.is_scattered(what, case.tokens(sentence)):
        matter = missing("what", "its words stand apart there, and in another order")
    elif matter.is_carried:
        against = _is_less(case, item, key, sentence, located) or _is_mixed(case, what, sentence)
        matter = missing("what", against) if against else matter
    return [matter, *checks]


def _is_less(
    case: Case, item: dict[str, Any], key: str, sentence: Sentence, located: Located
) -> str | None:
    """What the text says less than the item, or the contrary: "agreed to consider joining"."""
    what = fold(str(item["what"]))
    folded, signs, value = case.layers.folded, _signs(), item.get(key)
    if value == "opposes":
        return None
    kind = "stance" if value == "propose" else key  # "asked them to consider a ban"
    found = signs.lessens[kind].search(case.layers, sentence.start, located.start)
    for token in located.tokens if key == "act" else ():
        found = found or signs.parts.search(case.layers, sentence.start, token.start)
    if found is None or folded.endswith(("not to ", "never ", "without "), 0, found.start()):
        return None
    word = found["less"].split()[0]
    if item.get(key) == "plan" and word.startswith(("aim", "seek")):
        return None  # a plan is no more than that
    if any(is_same(word, mine) for mine in words_of(what)):
        return None
    return f"the text says “{found['less']}” of it"


def _is_mixed(case: Case, what: str, sentence: Sentence) -> str | None:
    """What of an item stands in the sentence for another word of it: numbers, or states."""
    tokens = case.tokens(sentence)
    numbers = [word for word in words_of(what) if word.isdigit()]
    if not is_told_in_order(numbers, tokens):
        return f"the numbers {' and '.join(numbers)} stand in another order there"
    moved = misplaced_number(what, tokens)
    if moved is not None:
        return f"{moved} does not stand there"
    return _of_another(case, what, sentence)


def _of_another(case: Case, what: str, sentence: Sentence) -> str | None:
    """What is one state's in an item and another's in the sentence: "Japan's cadets"."""
    named = case.layers.within(case.layers.names, sentence.start, sentence.end)
    tokens = case.tokens(sentence)
    for hit in _states_in(what):
        owned = _OWNED.match(fold(what), hit.end)
        if owned is None:
            continue
        owners = {
            _party_of(case, each)
            for token in places_of(plain(owned[1]), tokens)
            for each in named
            if _IS_OWNER.fullmatch(case.layers.folded, each.end, token.start)
        } - {""}
        if owners and hit.value not in owners:
            return f"“{what[hit.start : owned.end()]}” is {' and '.join(sorted(owners))}'s there"
    return None


_OWNED = Late(r"(?:['’]s?)? (\w{4,})")
_IS_OWNER = Late(r"(?:['’]s?)? ")


# A noun of the act or view itself adds nothing to what it is about: "importance of X" is stressed.
_OF_ITSELF = {
    "stresses": frozenset(("importance", "important", "need", "necessity", "significance")),
    "supports": frozenset(("support", "backing")),
    "concerned": frozenset(("concern", "concerns")),
    "reaffirm": frozenset(("commitment",)),
    "propose": frozenset(("proposal",)),
    "recognises": frozenset(("gratitude", "thanks", "praise")),
}


def _located(case: Case, what: str, value: str, sentence: Sentence) -> Located:
    """Where the words of an item stand, a state by whatever name the sentence has for it."""
    located = locate(what, case.tokens(sentence))
    if not located.missing:
        return located
    lost = [word for word in located.missing if word not in _OF_ITSELF.get(value, ())]
    named = case.layers.within(case.layers.names, sentence.start, sentence.end)
    for hit in _states_in(what):
        words = set(words_of(what[hit.start : hit.end]))
        is_there = any(_party_of(case, each) == hit.value for each in named)
        if is_there and words & set(lost):
            lost = [word for word in lost if word not in words]
    return Located(located.tokens, tuple(lost))


def _party_of(case: Case, hit: Hit) -> str:
    """The party that a name stands for: a state, or the one whose capital speaks for it."""
    speaks = hit.kind == "city" and case.layers.painted[hit.start] == TYPES["PARTY"]
    return vocabulary().capital_of.get(hit.value, "") if speaks else hit.value


def _states_in(what: str) -> list[Hit]:
    """The states that a phrase names."""
    return [hit for hit in hits_in(what)[NAMES] if hit.kind in ("state", "adjective", "metonym")]


# -- is it denied ----------------------------------------------------------------------------------

_SUB_BREAK = Late(r"[;,:]|\b(?:that|while|but)\b|\band (?:that|to)\b")
_NOT_BEHIND = Late(
    r"^,? ?(?:(?:will|would|shall|should|must|can|could|may|might|is|are|was|were|has|have"
    r"|had|do|does|did|be|been|that|they|it)\b ){0,3}"
    rf"(?:not(?! (?:{NO_DENIAL_BEHIND_NOT}|(?:later|earlier|less|fewer|more|longer) than))"
    r"|never(?! (?:(?:seen|known) )?before)"
    r"|no longer|cannot)\b|^ ?\w+n't\b"
)


# "Few in both countries agreed to it"
_FEW = Late(
    r"(?<!\ba )\b(?:few|hardly anyone|not (?:many|all|everyone)) (?:in|of|from|among)\b"
    r"(?: [\w'-]+){1,6}? (?:agree|decide|pledge|vow|promise|want|support|back)"
)
# "agreed to stop holding exercises"
_STOPS = Late(
    r"\b(?:stop|stopping|stopped|cease|ceasing|halt|halting|quit|give up|giving up)"
    r" (?:the |their )?$"
)


def _check_polarity(
    case: Case, item: dict[str, Any], key: str, sentence: Sentence, located: Located
) -> Check:
    """A matter that the text denies must be denied in the item, and the other way round."""
    folded = case.layers.folded
    left = sentence.start
    for found in _SUB_BREAK.finditer(folded, sentence.start, located.start):
        left = found.end()
    end = located.end
    bounds = affirmed(folded, left, end, fold(str(item["what"])))
    inside = (
        t.word
        for t in case.tokens(sentence)
        if left <= t.start < end and not any(a <= t.start < b for a, b in bounds)
    )
    claimed = is_negative(str(item["what"]))
    behind = _NOT_BEHIND.search(folded[end : min(sentence.end, end + 40)])
    denied = any(word in NEGATIONS for word in inside) or (behind is not None and not claimed)
    stops = _STOPS.search(folded, left, located.start)
    denied = denied or bool(_FEW.search(folded, left, located.start))
    denied = denied or (stops is not None and not any(a <= stops.start() < b for a, b in bounds))
    if item.get("negated") is True:
        return carried("what")
    if item.get(key) == "opposes":
        double = missing("what", "who opposes it would be for it: it is denied in the item itself")
        return double if claimed else carried("what")
    if denied and not claimed:
        return missing("what", "the text denies what the item states")
    if claimed and not denied:
        return missing("what", "the item denies what the text states")
    return carried("what")


def _is_denied(case: Case, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words around a sign deny it, ask for it or suppose it."""
    painted = case.layers.painted
    left = max(sentence.start, start - WINDOW)
    for found in re.finditer(
        r"[;:]|, (?!(?:however|too|in turn|for [\w ]+ part),)|\b(?:and|but|that|which)\b",
        painted[left:start],
    ):
        cut = left + found.end()
        # "refused to agree or to discuss": only a clause of its own ends the denial
        if found[0] != "that" or not re.search(r"\b(?:deni|rejec|dismiss)\w*", painted[left:cut]):
            left = max(left, cut)
    before = painted[left:start]
    if _is_not_so(case, sentence, start):
        return True
    if _signs().denied.search(before) and not _signs().deeds.search(before):
        return True
    return bool(_signs().taken_back.search(painted[end : end + 30]))


_NOT_SO = Rare(
    r"\b(?:(?:could|may|might)(?: (?:also|well|soon|yet|even|one day))*|used to"
    r"|(?:had|have|has)? ?(?:once|previously|formerly|initially|originally|at first)"
    r"|little|scant|hardly any) $",
    "painted",
)


def _is_not_so(case: Case, sentence: Sentence, at: int) -> bool:
    """Whether what stands at a place may only be, is no longer, or hardly is: "could agree"."""
    return bool(_NOT_SO.search(case.layers, sentence.start, at))


# What refuses, and so denies everything that hangs on it: "did not stress that X; that Y".
_REFUSES = Rare(
    r"\b(?:(?:refus|declin|fail|neglect)(?:e|es|ed|s|ing)?,? (?:\w+,? ){0,3}?to|(?:did|do|does"
    r"|had|has|have|will|would|shall|can|could|may|might) not"
    r"|(?:did|do|does|had|has|have|would|could|wo|ca)n't|cannot|never|(?:f[ae]ll(?:s|en)?"
    r"|stop(?:s|ped)?) short of|withh[eo]ld\w*"
    r"|no (?:plans?|intention)"
    r"|ceas(?:e|es|ed) to|no longer|(?:advis|argu|vot|decid|warn)\w+ against|rul(?:es?"
    r"|ed) out|yet to"
    r"|unable to|unwilling to|reluctant to|(?:deni(?:es|ed)|deny|reject(?:s|ed)?|dismiss(?:es|ed)?)"
    r"(?: \w+){0,3} (?:that|having)|in no position to|dropped|abandoned|neither (?:side|party"
    r"|country|of)"
    r"|nobody|not the case that"
    r"|instead of|rather than|far from|without|(?:un|not )true that|false that"
    r"|(?:almost|nearly)(?! (?:[$€£¥\d]|all\b|every\b|half\b|an? \w+illion\b|usd\b))"
    r"|shel(?:ve|ves|ved)|withdr(?:aw|aws|ew|awn) from|(?:back(?:ed|s)?|pull(?:ed|s)?) out of"
    r"|walk(?:ed|s)? away from|reneged? on|went back on|tore up|scrapp?(?:ed|s)?)\b(?! only)",
    "painted",
)


_ENDS_WITHOUT = Late(r"[,\"”’]|\band\b")
# "Noting that trade has not kept pace, the parties agreed": what is told first is not denied.
_OPENING = Late(
    r"\W*(?:\w+ing|although|though|while|as|since|because|after|given|despite)\b[^;]*?"
    rf", (?=(?:the |both )?[{ACTOR_CLASS}])"
)


@cache
def _new_predicate() -> Late:
    """Where a clause of its own begins: "…, and welcomed", "; the ministers"."""
    grammar = cue_rules().grammar
    verbs = {
        words[0] for family in grammar.data["verbs"] for words in grammar.families[f"{family}.past"]
    }
    finite = "|".join(sorted(verbs | set("has have had will is are was were did met".split())))
    return Late(
        r";(?! (?:and )?(?:that|to|of)\b)"
        rf"|,? (?:and|but) (?:(?:also|then|instead|later) )?(?:{finite})\b"
        rf"|, (?:and|but|while|whereas|though) (?:the |both |all )?(?:two |three |four |five )?"
        rf"[{ACTOR_CLASS}]|, (?:while"
        rf"|whereas|but|which|who)\b"
    )


# "Agreed to consider whether to …", "might pledge to …": nothing that follows is undertaken.
_ONLY_WEIGHED = Late(
    r"\b(?:agree|pledge|promis|commit|undert|plan|intend|offer|vow|decid|resolv)\w*"
    r" (?:\w+ ){0,2}?to"
    r" (?P<verb>consider|study|explore|examine|discuss|weigh|assess|look into|think about)"
    r"(?P<whether> whether| if)?\b"
    r"|\b(?:could|may|might)(?: (?:yet|also|well|soon))* (?:agree|pledge|promise|commit|undertake"
    r"|offer|vow)\b"
)
_NEXT_TO_DO = Late(r",? (?:and|as well as|but also) to |, to |; ")


def _is_only_weighed(case: Case, sentence: Sentence, at: int, what: str) -> bool:
    """Whether what stands at a place hangs on a verb that only weighs it, or only may be."""
    painted = case.layers.painted
    for found in _ONLY_WEIGHED.finditer(painted, sentence.start, at):
        verb = found["verb"]
        if verb and any(is_same(verb.split()[0], word) for word in words_of(what)):
            continue
        ends = _NEXT_TO_DO if verb and not found["whether"] else None
        if ends is not None and ends.search(painted, found.end(), at):
            continue
        if not _new_predicate().search(painted, found.end(), at):
            return True
    return False


def _is_refused(case: Case, sentence: Sentence, at: int, what: str) -> bool:
    """Whether what stands at a place hangs on a verb that refuses or denies.

    What the item says itself ("a crisis without precedent") denies nothing.
    """
    painted = case.layers.painted
    opening = _OPENING.match(painted, sentence.start, at)
    kept = affirmed(painted, sentence.start, sentence.end, what)
    begin = opening.end() if opening else sentence.start
    for found in _REFUSES.finditer(case.layers, begin, at):
        if found[0] in what or any(a < found.end() and found.start() < b for a, b in kept):
            continue
        if found[0] == "without" and _ENDS_WITHOUT.search(painted, found.end(), at):
            continue
        if not _new_predicate().search(painted, found.end(), at):
            return True
    return False


_OUTSIDER = (
    r"(?:think tanks?|pundits?|critics|analysts?|experts?|professors?|researchers?|scholars?"
    r"|academics?|commentators?|observers?"
    r"|economists?|lecturers?|columnists?|fellows?)"
)
# No part of a name: "said that Chile would send experts".
_NAME = r"(?!(?:that|will|would|shall|should|could|to|it|they|he|she|its|their|of|for)\b)[\w.-]+"
_OUTSIDERS = Rare(
    rf"\b{_OUTSIDER} (?:has |have )?(?:said|says?|believed?s?|expect(?:s|ed)?|predict(?:s"
    rf"|ed)?|argued?s?|think"
    rf"|wrote|noted?s?)\b|\b(?:said|says|wrote|according to|argued"
    rf"|noted|in the (?:view|opinion|eyes|words|judge?ment) of) (?:{_NAME} ){{0,4}}?(?:[\w.-]+, )?"
    rf"(?:an? |the )?(?:{_NAME} )?{_OUTSIDER}\b(?! (?:from|of) (?:both|the two))",
    "folded",
)
_UNREAL = Rare(
    r"^(?:[\"'“(]*)(?:had|should|were|if|whether)\b (?![^,]{0,120}, )|\bwould have \w+(?:ed"
    r"|en|wn)\b",
    "painted",
)


# "Reports that they agreed to X are false."
_DISOWNED = Rare(
    r"\b(?:reports?|claims?|rumou?rs?|suggestions?|allegations?) (?:that|of)\b[^;]*\b(?:is|are|was"
    r"|were|as) (?:false|untrue|unfounded|baseless|wrong|incorrect|denied|rejected|dismissed)\b",
    "painted",
)
_SUPPOSED = Late(
    r"(?:^|[,;] ?)(?:and |but )?(?:(?:if|unless|suppos\w+|provided)\b"
    rf"|(?:should|had|were) (?=the\b|an?\b|any\b|it\b|they\b|he\b|she\b|both\b|[{PAINT}]))[^,;]*$"
    r"|\b(?:whether|as if|as though|in case|even if|only if)\b[^,;]*$"
)


def _is_supposed(case: Case, sentence: Sentence, at: int) -> bool:
    """Whether a word stands in a clause of "if", "had they …" or "whether"."""
    return bool(_SUPPOSED.search(case.layers.painted[sentence.start : at]))


def _is_unreal(case: Case, sentence: Sentence) -> bool:
    layers, start, end = case.layers, sentence.start, sentence.end
    text = layers.painted[start:end]
    if text.rstrip("\"'”’ ").endswith("?") or _DISOWNED.search(layers, start, end):
        return True
    found = _UNREAL.pattern.search(text) if _UNREAL.may_stand(layers, start, end) else None
    return found is not None and not is_promised(text, found.start())


# -- who does what ---------------------------------------------------------------------------------


def _judge(
    case: Case,
    speech: Speech,
    item: dict[str, Any],
    key: str,
    sentence: Sentence,
    located: Located | None,
) -> list[Check]:
    """Act and actor in one sentence, `located` being the words it is about."""
    value, by = str(item[key]), tuple(sorted(set(map(str, item["by"]))))
    if _OUTSIDERS.search(case.layers, sentence.start, sentence.end):
        return [missing(key, "an outsider says so"), missing("by", "no party says so")]
    if _is_unreal(case, sentence):
        return [missing(key, "the sentence asks or supposes it"), missing("by", "nobody does it")]
    at = located.tokens[-1].start if located else sentence.end
    is_refused = _is_refused(case, sentence, at, fold(str(item["what"])))
    if is_refused and value != "opposes" and item.get("negated") is not True:
        return [missing(key, "the sentence refuses or denies it"), missing("by", "nobody does it")]
    if value in _UNDERTAKES and _is_only_weighed(case, sentence, at, fold(str(item["what"]))):
        return [
            missing(key, "the sentence says no more than may be"),
            missing("by", "nobody does it"),
        ]
    covering = _covering(case, speech, sentence, located, value)
    candidates = covering or list(_tolerated(case, speech, value, sentence, located))
    best: list[Check] | None = None
    for found in candidates:
        act = (
            carried(key)
            if value in found.values
            else missing(key, f"the words are of {', '.join(sorted(found.values))}, not {value}")
        )
        actor = (
            carried("by", found.why)
            if by in found.parties
            else missing("by", f"{_named(found.parties)} does it, not {', '.join(by)}")
        )
        if best is None or _count([act, actor]) > _count(best):
            best = [act, actor]
    if best is None:
        return [
            missing(key, f"nothing in the sentence says {value}"),
            missing("by", "nobody does it there"),
        ]
    if item.get("negated") is True and all(check.is_carried for check in best):
        return [missing(key, "the sentence does not deny it"), best[1]]
    return best


def _count(checks: list[Check]) -> int:
    return sum(check.is_carried for check in checks)


def _named(parties: set[tuple[str, ...]]) -> str:
    return " or ".join(sorted(" and ".join(each) for each in parties if each)) or "nobody"


@dataclass(frozen=True, slots=True)
class _Found:
    """What some words of a sentence may perform, and who may do it."""

    values: set[str]
    parties: set[tuple[str, ...]]
    why: str = ""


def _covering(
    case: Case, speech: Speech, sentence: Sentence, located: Located | None, value: str
) -> list[_Found]:
    """The clauses around the words of an item, with what they may be and whose they are."""
    found: list[tuple[float, Clause]] = []
    for clause in speech.clauses(sentence):
        share = 1.0 if located is None else _share(clause, located)
        if share >= LEAST_COVERED:
            found.append((share, clause))
    most = max((share for share, _ in found), default=0)
    out: list[_Found] = []
    for share, clause in found:
        at = clause.cue_span[0]
        if share < most or _is_supposed(case, sentence, at) or _is_not_so(case, sentence, at):
            continue
        parties = {tuple(sorted(clause.parties))}
        span = (clause.cue_span[0], clause.cue_span[1] + NEAR // 2)
        parties |= {
            tuple(sorted(actor.parties))
            for actor in speech.actors(sentence)
            if actor.is_agent
            and actor.parties
            and span[0] <= actor.start < span[1]
            and (_is_passive(case, clause) or _HELD.search(_before(case, sentence, actor)))
        }
        parties |= _of_speaker(speech, sentence, clause)
        values = {clause.value}
        if value in _DONE and any(
            a.is_agent and a.kind in _UNSURE for a in speech.actors(sentence)
        ):
            parties.add(tuple(sorted(case.table.parties)))
        if _is_by_verb(case, clause, value):
            values.add(value)
        if value in _ALSO.get(clause.value, ()):
            sign = _sign_in(case, sentence, clause, located, value)
            if sign is not None:
                values.add(value)
                parties |= _actors_of(case, speech, sentence, *sign, value) or set()
        out.append(_Found(values, parties))
    return out


def _of_speaker(speech: Speech, sentence: Sentence, clause: Clause) -> set[tuple[str, ...]]:
    """The party of whoever speaks, where nobody else is named up to the act.

    "He said the administration was committed to …": such words are of the speaker's own side.
    """
    before = [a for a in speech.actors(sentence) if a.end <= clause.cue_span[0]]
    subjects = [tuple(sorted(a.parties)) for a in before if a.can_be_subject]
    said_by = tuple(sorted(clause.said_by))
    return {said_by} if said_by and subjects and subjects[-1] == said_by else set()


_HELD = Late(r"\b(?:held|shared|voiced|expressed) by (?:the |both )?$")
_PASSIVE = Late(
    r"\b(?:is|are|was|were|been|being|be)(?: \w+ly| also| jointly)? (?:\w+(?:ed|en|wn|ade|eld|aid"
    r"|ept|ought)\b|$)"
)


def _is_passive(case: Case, clause: Clause) -> bool:
    """Whether a clause may name who acts behind "by"; "praised the sale by …" does not."""
    start = max(clause.sentence.start, clause.cue_span[0] - 12)
    return bool(_PASSIVE.search(case.layers.folded, start, clause.cue_span[1]))


_UNSURE = ("BODY", "UNNAMED")
"""Ministries and the like: whose they are is told by the setting alone."""


# What else a clause may be where a sign of it stands in its own words: "reaffirmed that it must
# be settled" is an undertaking restated, a view, and says that it matters.
_ALSO = {
    "agree": {"supports", "stresses", "recognises", "opposes", "plan", "reaffirm"},
    "reaffirm": {"supports", "stresses", "opposes", "recognises"},
    "supports": {"agree", "reaffirm", "stresses", "opposes", "recognises"},
    "stresses": {"supports", "opposes", "recognises", "concerned"},
    "recognises": {"supports", "stresses", "progress", "concerned"},
    "plan": {"reaffirm"},
    "pledge": {"stresses", "supports"},
    "propose": {"stresses", "supports", "opposes"},
    "progress": {"recognises"},
    "complete": {"recognises"},
    "concerned": {"opposes"},
}


# What a clause may be by its verb alone: "will" pledges or plans, "committed to" agrees or pledges.
_BY_VERB = {
    ("pledge", "plan"): Late(r"(?:\w+ )?(?:will|would|shall|(?:is|are|was|were) to)\b"),
    ("agree", "pledge"): Late(r".*\b(?:commit\w*|will|shall)\b"),
}


def _is_by_verb(case: Case, clause: Clause, value: str) -> bool:
    verb = _BY_VERB.get((clause.value, value))
    return verb is not None and bool(verb.match(case.layers.folded, *clause.cue_span))


_MARK = Late(r"[,;]|\band that\b")
_BEHIND = Late(r"(?:(?! and )[^,;]){0,40}")


def _sign_in(
    case: Case,
    sentence: Sentence,
    clause: Clause,
    located: Located | None,
    value: str,
) -> tuple[int, int] | None:
    """A sign of a value between the cue of a clause and the words of an item, or among these."""
    edges = [clause.cue_span[0], clause.cue_span[1], *(e for each in clause.regions for e in each)]
    start, end = min(edges), max(edges)
    if value == "opposes" and located is not None:
        start, end = _around(case, sentence, located)
    else:
        if located is not None:
            start, end = min(start, located.start), max(clause.cue_span[1], located.end)
        breaks = list(_new_predicate().finditer(case.layers.painted, sentence.start, start))
        start = breaks[-1].start() if breaks else sentence.start
    pattern = _compiled(_signs().by_value[value])
    for sign in pattern.finditer(case.layers.painted, start, min(end, sentence.end)):
        if not _is_denied(case, sentence, *sign.span()) or value == "opposes":
            return sign.span()
    return None


def _around(case: Case, sentence: Sentence, located: Located) -> tuple[int, int]:
    """The words of an item with what stands right before and behind: "… are to be avoided"."""
    painted = case.layers.painted
    marks = list(_MARK.finditer(painted, sentence.start, located.start))
    behind = _BEHIND.match(painted, located.end, sentence.end)
    start = marks[-1].start() if marks else sentence.start
    return start, behind.end() if behind else located.end


def _share(clause: Clause, located: Located) -> float:
    spans = [*clause.regions, clause.cue_span]
    inside = sum(any(a <= token.start < b for a, b in spans) for token in located.tokens)
    return inside / len(located.tokens)


def _tolerated(
    case: Case, speech: Speech, value: str, sentence: Sentence, located: Located | None
) -> Iterator[_Found]:
    """Signs of an act anywhere in the sentence that nothing contradicts, with who may be meant."""
    if located is not None and _is_supposed(case, sentence, located.start):
        return
    at = located.tokens[-1].start if located is not None else sentence.end
    if value in _UNDER_WAY and _is_undertaken(case, sentence, at):
        return
    regex = _signs().by_value.get(value)
    if regex is None:
        return
    pattern = _compiled(regex)
    painted = case.layers.painted
    start, end = sentence.start, sentence.end
    if value == "opposes" and located is not None:
        start, end = _around(case, sentence, located)
    for sign in pattern.finditer(painted, start, end):
        if _is_denied(case, sentence, *sign.span()) or _is_supposed(case, sentence, sign.start()):
            continue
        if value in _UNDER_WAY and _TO_COME.search(painted, sentence.start, sign.start()):
            continue
        actors = _actors_of(case, speech, sentence, *sign.span(), value)
        if actors is not None:
            yield _Found({value}, actors)


_UNDER_WAY = frozenset({"progress", "complete"})
_UNDERTAKEN = Late(
    r"\b(?:will|would|shall|should|must|agree[ds]?|agreeing|pledg(?:e[ds]?|ing)|promis(?:e[ds]?|ing)"
    r"|vow(?:s|ed)?|propos(?:e[ds]?|ing)|suggest(?:s|ed)?|ask(?:s|ed)? (?:for|that)"
    r"|call(?:s|ed)? (?:on|for)|reaffirm(?:s|ed)?|plans? to|intends? to|so will)\b"
)


_TO_COME = Late(
    r"\b(?:(?:is|are|was|were)(?: still| yet)? to|will|would|shall|should|must|(?:due|set|slated"
    r"|scheduled|expected|about|close|near|likely) to)(?: soon)?(?: be)? $"
)


def _is_undertaken(case: Case, sentence: Sentence, at: int) -> bool:
    """Whether what stands at a place is only undertaken or asked for, not under way."""
    painted = case.layers.painted
    breaks = list(_new_predicate().finditer(painted, sentence.start, at))
    start = breaks[-1].start() if breaks else sentence.start
    return bool(_UNDERTAKEN.search(painted, start, at))


def _actors_of(
    case: Case, speech: Speech, sentence: Sentence, start: int, end: int, value: str
) -> set[tuple[str, ...]] | None:
    """Whom a sign may be ascribed to; None where someone outside the table speaks."""
    actors = speech.actors(sentence)
    subjects = [a for a in actors if a.can_be_subject]
    left = [a for a in subjects if a.end <= start]
    if left and left[-1].is_outsider:
        return None
    near = re.compile(rf"[^,;]{{0,{NEAR}}}").match(case.layers.painted, end, sentence.end)
    agents = [a for a in actors if near and end <= a.start < near.end() and a.is_agent]
    owners = [a for a in actors if a.end <= start and a.is_possessive]
    if (
        left
        and value not in _DEEDS
        and not _PASSIVE.search(case.layers.folded, max(sentence.start, start - 12), start)
    ):
        agents = []  # "is against the sale by …": whose sale it is
    behind = [a for a in subjects if a.start >= end]
    meant = left[-1:] or behind[:1] or owners[-1:]
    meant += agents[:1]
    speakers = [a for a in actors if _speaks(case, a)]
    if any(a.is_outsider for a in speakers):
        return None
    if value not in _DEEDS and speakers:
        meant = speakers + agents[:1]
    meant += [a for a in actors if a.is_oblique and _AHEAD.search(_before(case, sentence, a))]
    out = {tuple(sorted(a.parties)) for a in meant if a.parties}
    if _SHARED.search(case.layers.folded[max(sentence.start, start - 24) : start]):
        out.add(tuple(sorted(case.table.parties)))
    if any(_is_it(case, a) for a in meant) and _is_paper(speech, sentence):
        out.add(tuple(sorted(case.table.parties)))
    if value in _DONE and _OF_RELATION.match(case.layers.painted, sentence.start):
        out.add(tuple(sorted(case.table.parties)))
    unknown = [a for a in meant if not a.parties] or any(a.kind in _UNSURE for a in agents)
    if not meant or (unknown and value in _DONE):
        out.add(tuple(sorted(case.table.parties)))
    if unknown and value not in _DEEDS:
        out |= _of_dateline(case)
    return out


# "The partnership was marked by a visit of …, the completion of …": what both did.
_OF_RELATION = Late(
    r"(?:[^,;]{0,40}, )?(?:the |their |its )?(?:[\w-]+ ){0,4}(?:partnership|relations|relationship"
    r"|ties|cooperation) (?:was|were|is|are|has|have)\b"
)
# "To the US, settling them is a focal point": whose view a sentence tells from its start.
_AHEAD = Late(r"^\W*(?:to|for|in the (?:view|eyes|words) of) (?:the )?$")
_SHARED = Late(r"\b(?:joint|shared|common|mutual)(?: \w+){0,2} $")


def _before(case: Case, sentence: Sentence, actor: Actor) -> str:
    return case.layers.folded[sentence.start : actor.start]


def _is_it(case: Case, actor: Actor) -> bool:
    return case.layers.folded[actor.start : actor.end] == "it"


def _is_paper(speech: Speech, sentence: Sentence) -> bool:
    """Whether the sentence before speaks of a joint paper, which "it" may be."""
    return any(actor.kind == "DOCUMENT" for actor in speech.actors_before(sentence))


_UNDERTAKES = frozenset({"agree", "pledge", "reaffirm", "plan"})
_DEEDS = frozenset({"agree", "pledge", "reaffirm", "plan", "progress", "complete"})
_DONE = frozenset({"progress", "complete", "plan"})
_SPEAKS = Late(
    r"^,? ?(?:has |have |had )?(?:also |further |then )?(?:said|says|told|tells|added|adds"
    r"|noted|notes|stated"
    r"|pointed|explained|remarked|stressed|affirmed|reaffirmed|believes?|according)\b"
)
_SPOKEN = Late(r"\b(?:said|says|added|noted|according to|told|in the view of)(?: the)? ?$")


def _speaks(case: Case, actor: Actor) -> bool:
    """Whether a verb of saying stands right behind an actor, or right before one: "said Ngoc"."""
    painted = case.layers.painted
    return bool(
        _SPEAKS.search(painted[actor.end : actor.end + 40])
        or (
            _SPOKEN.search(painted[max(0, actor.start - 20) : actor.start])
            and re.match(r"[,.\"”]|$", painted[actor.end : actor.end + 1])
        )
    )


def _of_dateline(case: Case) -> set[tuple[str, ...]]:
    """A spokesperson of no named state speaks for the one that a report is filed from."""
    filed = dateline_city(case.layers)
    first = case.layers.sentences[0]
    if filed is None and _BRIEFING.search(case.folded(first)):
        hits = case.layers.within(case.layers.names, first.start, first.end)
        filed = next((hit.value for hit in hits if hit.kind == "city"), None)
    state = vocabulary().capital_of.get(filed or "")
    return {(state,)} if state else set()


_BRIEFING = Late(r"\b(?:press (?:conference|briefing)|briefing|remarks|answers)\b")


def check_condition(case: Case, item: dict[str, Any]) -> list[Check]:
    """The condition of an act, as it stands there; an act told under one is not told without."""
    given, what = item.get("condition"), str(item["what"])
    if given:
        return check_words(case, "condition", [given])
    for sentence in case.sentences:
        located = locate(what, case.tokens(sentence))
        if located.missing or not located.tokens:
            continue
        span = (located.start, located.end)
        found = find_condition(case.layers, sentence, *span, binding=True)
        if found is not None and not _holds(located, found):
            said = case.said(*found)
            return [missing("condition", f"it is told under a condition, “{said}”")]
    return []


def _holds(located: Located, span: tuple[int, int]) -> bool:
    """Whether an item says the words of a condition itself."""
    return any(span[0] <= token.start < span[1] for token in located.tokens)


def check_said_by(case: Case, speech: Speech, party: str) -> Check:
    """Who says so: someone who speaks in the evidence, or whom its pronouns stand for."""
    for sentence in case.sentences:
        for actor in speech.actors(sentence):
            if party in actor.parties and not actor.is_outsider:
                return carried("said_by")
        if any(party in parties for parties in speech.speakers(sentence)):
            return carried("said_by", "whoever spoke last in the report")
    return missing("said_by", f"nobody of {party} speaks there")
