"""Values of a round to checks: number, mechanism, parties, place, status and mode."""

import re

from parley.reading.grounding.evidence import Case, Check, Run, carried, missing
from parley.reading.grounding.words import Token, find_in_order, locate, plain, words_of
from parley.reading.late import Late
from parley.reading.lexicon import Hit, fold
from parley.reading.mechanisms.mention import RoundMention
from parley.reading.mechanisms.ordinals import ordinal_value
from parley.reading.sentences import Sentence
from parley.reading.tellings import PART_OF_ROUND
from parley.reading.vocabulary import vocabulary

_NEXT = Late(
    r"\b(?:next|upcoming|forthcoming|following|coming"
    r"|subsequent)(?: round of(?: the)?)?(?: [\w&,+-]+){0,4} ?$"
)
_PREVIOUS = Late(
    r"\b(?:previous|last|preceding|earlier|prior"
    r"|most recent)(?: round of(?: the)?)?(?: [\w&,+-]+){0,4} ?$"
)


def round_runs(case: Case, ordinal: int | None) -> list[list[Run]]:
    """The runs of the evidence that may tell of one round, a list for each round that it may be.

    Where a number is asked for these are the runs around that number and the sentences that name
    no round. Without a number each round told of is one that may be meant.
    """
    named: dict[object, list[Run]] = {}
    unnamed: list[Run] = []
    for sentence in case.sentences:
        mentions = [
            m
            for m in case.layers.within(case.layers.round_mentions, sentence.start, sentence.end)
            if not m.is_plural
        ]
        for mention in mentions:
            which = _which(case, sentence, mention)
            named.setdefault(which, []).append(_run_of(case, sentence, mention, mentions))
        if not mentions:
            unnamed.append((sentence, sentence.start, sentence.end))
    if ordinal is not None:
        loose = named.get("this", [])
        return [named[ordinal] + loose + unnamed] if ordinal in named else []
    groups = [
        runs + ([] if which in ("next", "previous") else unnamed) for which, runs in named.items()
    ]
    return groups or ([unnamed] if unnamed else [])


def _which(case: Case, sentence: Sentence, mention: RoundMention) -> object:
    """Which round a name means: its number, "next", "previous", or the one at hand."""
    if mention.ordinal is not None and not _counts_else(case, mention):
        return mention.ordinal
    before = case.layers.folded[max(sentence.start, mention.start - 50) : mention.name_start]
    if _NEXT.search(before):
        return "next"
    return "previous" if _PREVIOUS.search(before) else "this"


# "the first session dealt with supply chains", "their first dialogue in six years": such numbers
# count no rounds. "The 9th meeting, held in Manila" does where the report's own is about the tenth.
_SESSION = Late(r"\b(?:session|sitting|panel|meeting)$")
_HEADS = frozenset(
    "dialogue dialog talks consultations consultation meeting round committee commission group"
    " council forum session mechanism 2+2".split()
)


def _of_another(case: Case, ordinal: int, mechanism: str) -> str | None:
    """The mechanism whose number it is, where that has no word of its own in common."""
    mine = {plain(word) for word in words_of(mechanism)} - _HEADS
    others: list[str] = []
    for sentence in case.sentences:
        for each in case.layers.within(case.layers.round_mentions, sentence.start, sentence.end):
            if each.ordinal != ordinal:
                continue
            theirs = {plain(word) for word in words_of(each.name or "")} - _HEADS
            if not mine or not theirs or mine & theirs:
                return None
            others.append(each.name or "")
    return others[0] if others else None


_NEAR = 3
_IN_A_WHILE = Late(
    r" (?:in|for|after) (?:\w+ ){1,3}(?:years?|months|decades?)\b| since\b| of (?:the year"
    r"|20\d\d)\b"
    r"| this year\b"
)


def _counts_else(case: Case, mention: RoundMention) -> bool:
    folded = case.layers.folded
    if mention.ordinal == 1 and _IN_A_WHILE.match(folded, mention.end):
        return True
    main = case.table.main
    if main is None or not mention.is_anaphor or main.ordinal == mention.ordinal:
        return False
    if not _SESSION.search(folded[mention.start : mention.end]):
        return False
    if main.ordinal is None or mention.ordinal is None:
        return True
    is_near = abs(main.ordinal - mention.ordinal) <= _NEAR
    return not is_near or bool(PART_OF_ROUND.match(folded, mention.end))


_JOINED = Late(r",? (?:and|as well as) (?:the |their )?")
_ROUND_BREAK = Late(r"[,;] | (?:after|and|while|following|which|since|but) ")


# "the first since ties were raised": what follows tells of something else, but "since those in …".
_SINCE = Late(r"[ ,]since (?!(?:those|that|the (?:one|last|previous))\b)")


def _run_of(
    case: Case, sentence: Sentence, mention: RoundMention, mentions: list[RoundMention]
) -> Run:
    """The run of a sentence around the name of a round, up to that of another round."""
    folded = case.layers.folded
    start, end = sentence.start, sentence.end
    for other in mentions:
        if _which(case, sentence, other) in ("this", _which(case, sentence, mention)):
            continue
        first, second = sorted((mention, other), key=lambda each: each.start)
        if _JOINED.fullmatch(folded, first.end, second.start):
            continue  # "the fifth Consultations and the second Dialogue in Oslo on Tuesday"
        if other.end <= mention.start:
            breaks = list(_ROUND_BREAK.finditer(folded, other.end, mention.start))
            start = max(start, breaks[-1].end() if breaks else other.end)
        elif other.start >= mention.end:
            breaks = list(_ROUND_BREAK.finditer(folded, mention.end, other.start))
            end = min(end, breaks[-1].start() if breaks else other.start)
    since = _SINCE.search(folded[mention.end : end])
    return sentence, start, mention.end + since.start() if since else end


def check_ordinal(case: Case, ordinal: int, mechanism: str | None = None) -> Check:
    """The number of a round, as it is printed, and of no other mechanism."""
    other = _of_another(case, ordinal, mechanism) if mechanism else None
    if other is not None:
        return missing("ordinal", f"{ordinal} is the number of the {other}")
    if round_runs(case, ordinal):
        return carried("ordinal")
    printed: list[str] = []
    for sentence in case.sentences:
        mentions = case.layers.within(case.layers.round_mentions, sentence.start, sentence.end)
        printed += [str(each.ordinal) for each in mentions if each.ordinal is not None]
    if (
        ordinal > 1
        and not printed
        and any(_has_ordinal(case, sentence, ordinal) for sentence in case.sentences)
    ):
        return carried("ordinal")
    told = ", ".join(dict.fromkeys(printed)) or "none"
    return missing("ordinal", f"round {ordinal} is not printed; the evidence numbers {told}")


_COUNTS_ELSE = Late(
    r" (?:anniversary|time|largest|biggest|century|birthday|year|day|term|visit|phase|place)\b"
)


def _has_ordinal(case: Case, sentence: Sentence, ordinal: int) -> bool:
    folded = case.layers.folded
    return any(
        ordinal_value(token.word) == ordinal
        and not token.word.isdigit()
        and not _COUNTS_ELSE.match(folded, token.end)
        and not any(d.start <= token.start < d.end for d in case.layers.dates)
        for token in case.tokens(sentence)
    )


def check_mechanism(case: Case, name: str, ordinal: int | None) -> Check:
    """The name of a mechanism: printed, or the one name that "the dialogue" goes by."""
    for sentence in case.sentences:
        tokens = case.tokens(sentence)
        if any(find_in_order(form, tokens, gap=1) for form in _forms(name)):
            return carried("mechanism")
        for located in (locate(form, tokens) for form in _forms(name)):
            if located.tokens and not located.missing and located.end - located.start < MAX_NAME:
                return carried("mechanism")
    bare = [
        mention
        for sentence in case.sentences
        for mention in case.layers.within(case.layers.round_mentions, sentence.start, sentence.end)
        if mention.is_anaphor or mention.ordinal == ordinal
    ]
    wanted = set(words_of(name))
    for mention in bare:
        if mention.key - wanted - {plain(each) for each in wanted}:
            continue
        for sentence in case.layers.sentences:
            place = next(iter(find_in_order(name, case.tokens(sentence), gap=1)), None)
            if place is not None:
                short = case.said(mention.start, mention.end)
                return carried("mechanism", f"“{short}” is the {case.said(*place)} of the report")
    if not bare and _tells_meeting(case) and _named_in_report(case, name):
        return carried("mechanism", f"the report is on the {name}")
    return missing("mechanism", f"{name!r} is not what the evidence speaks of")


MAX_NAME = 90  # characters over which the words of one name may be spread


def _forms(name: str) -> list[str]:
    """A name, and the same with its numbers in words: "2+2", "two plus two"."""
    folded = fold(name)
    others = (
        folded.replace("2+2", "two plus two"),
        folded.replace("two-plus-two", "2+2"),
        folded.replace("2-plus-2", "2+2"),
    )
    return [name, *(other for other in others if other != folded)]


def _tells_meeting(case: Case) -> bool:
    return any(
        re.search(
            r"\b(?:round|dialogue|meeting|talks|session|consultations|meet|met)\b", case.folded(s)
        )
        for s in case.sentences
    )


def _named_in_report(case: Case, name: str) -> bool:
    main = case.table.main
    return main is not None and main.name is not None and fold(main.name) == fold(name)


def check_parties(case: Case, parties: list[str], key: str = "parties") -> Check:
    """The parties of a round or of a relation: named beside it, or those of the table."""
    wanted = set(parties)
    printed: set[str] = set()
    for sentence in case.sentences:
        printed |= parties_in(case, sentence.start, sentence.end)
        for mention in case.layers.within(case.layers.round_mentions, sentence.start, sentence.end):
            if wanted == set(mention.parties):
                return carried(key)
    if wanted == printed:
        return carried(key)
    if wanted == set(case.table.parties):
        return carried(key, f"the parties of the table are {' and '.join(case.table.parties)}")
    for each in case.table.rounds:
        if wanted == set(each.parties) and len(wanted) > 1:
            return carried(key, f"the parties of the {each.name} are {' and '.join(each.parties)}")
    if len(wanted) > 1 and wanted <= printed:
        return carried(key)
    return missing(
        key, f"{', '.join(parties)} does not follow; named are {', '.join(sorted(printed))}"
    )


def parties_in(case: Case, start: int, end: int) -> set[str]:
    """The parties that a run of the report names, also as a capital or an adjective."""
    capitals = vocabulary().capital_of
    found = {side.party for side in case.layers.within(case.layers.sides, start, end)}
    for hit in case.layers.within(case.layers.names, start, end):
        code = capitals.get(hit.value) if hit.kind == "city" else hit.value
        if code:
            found.add(code)
    return found


def check_status_of_round(case: Case, value: str, runs: list[Run]) -> Check:
    """Held, planned, cancelled or postponed, as the verbs of the clause put it."""
    told: set[str] = set()
    headline: set[str] = set()
    for sentence, start, end in runs:
        telling = case.telling((sentence, start, end))
        if telling.status and not _DENIES.search(case.layers.folded, start, end):
            # a headline says "to meet" of what the story then tells as done
            (headline if sentence.label == "title" else told).add(telling.status)
        if telling.when and case.published and case.published.latest:
            first = telling.when.start.earliest
            if first and first > case.published.latest and telling.status != "held":
                told.add("planned")
    told = told or headline
    if not told and not any(_IS_NOT.search(case.layers.folded, a, b) for _, a, b in runs):
        told = {"held"}
    if value in told and not (told & {"cancelled", "postponed"} and value in ("held", "planned")):
        return carried("status")
    return missing("status", f"the evidence tells {', '.join(sorted(told))}, not {value}")


_DENIES = Late(r"\b(?:denied|denies|deny|rejected|dismissed|refuted|untrue|no truth|ruled out)\b")
_IS_NOT = Late(
    r"\b(?:not|never|without|nor|neither|yet to|fail(?:ed)? to|no (?:date|agreement"
    r"|decision))\b|n't\b"
)


def check_mode(
    case: Case, value: str, runs: list[Run], ordinal: int | None, *, has_place: bool
) -> Check:
    """In person where a place is told, virtual or hybrid where some word says so."""
    modes = {"in-person"} if has_place else set()
    for sentence, start, end in runs:
        telling = case.telling((sentence, start, end))
        if telling.mode:
            modes.add(telling.mode)
        elif telling.city or telling.has_host or _cities(case, start, end):
            modes.add("in-person")
    if modes & {"virtual", "hybrid"}:
        modes.discard("in-person")
    if value in modes:
        return carried("mode", "a venue implies it" if value == "in-person" else "")
    for each in case.table.rounds:
        if each.ordinal == ordinal and each.mode == value and not modes:
            return carried("mode", f"elsewhere the report tells that it was {value}")
    return missing("mode", f"{value} does not follow from the evidence")


# -- where

_IN_PLACE = Late(
    r"(?:\b(?:in|at|to|from|for|near|outside|of|via)|,|;) (?:the )?(?:city of |downtown )?$"
)


def check_city(case: Case, value: str, runs: list[Run]) -> Check:
    """The place of a meeting: printed in its clause, or "here", a host, a ministry."""
    told: list[str] = []
    for sentence, start, end in runs:
        telling = case.telling((sentence, start, end))
        names = [telling.city] if telling.city else []
        names += [hit.value for hit in _cities(case, start, end)]
        if value in names:
            note = next((each for each in telling.derived if value in each), "")
            return carried("city", note if telling.city == value else "")
        told += names
        if find_in_order(value, _tokens_in(case, sentence, start, end), gap=0) and not any(names):
            return carried("city")
    return missing("city", f"{value} is not told; the evidence has {', '.join(told) or 'no place'}")


def _tokens_in(case: Case, sentence: Sentence, start: int, end: int) -> list[Token]:
    return [token for token in case.tokens(sentence) if start <= token.start < end]


def _cities(case: Case, start: int, end: int) -> list[Hit]:
    """The cities of a run in which something may be: behind "in", "at", "to"."""
    folded = case.layers.folded
    return [
        hit
        for hit in case.layers.within(case.layers.names, start, end)
        if hit.kind == "city" and _IN_PLACE.search(folded[max(0, hit.start - 24) : hit.start])
    ]
