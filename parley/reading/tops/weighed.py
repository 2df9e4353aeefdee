"""A sentence that no rule reads, to the act or view that the company of its words speaks for."""

from dataclasses import dataclass, replace
from functools import cache

from parley import rules
from parley.reading.actors import Actor
from parley.reading.anchors import Rare
from parley.reading.clause import Clause
from parley.reading.cues import Cue, Rule, is_act
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.painting import TYPES
from parley.reading.sentences import Sentence
from parley.reading.subjects import classes
from parley.reading.tops.frame import Frame
from parley.reading.tops.top import Top
from parley.reading.weighing import terms_of_sentence, weigh

_FEWEST = 6  # words of a sentence that tells something
_ENDS = Late(r"[.!][\"'”’)]*$")

LEAST_ACT, LEAST_STANCE = 0.7, 0.6
"""How likely a sentence has to be to carry an act, or a view, that no rule finds."""
CLEARLY, HARDLY = 0.8, 0.03
"""How likely another act or view has to be, and how unlikely that of a rule, to take its place."""
# "The pact was welcomed by | the business community": whose the view is, and nobody's here
_OTHER_THAN_ACTORS = f"(?![{TYPES['PARTY']}-{TYPES['PAPER']}])\\w"
_ANOTHERS = Late(
    r"\b\w+(?:ed|en|wn|ade|eld|ought) by (?:the |an? |all |many )?" + _OTHER_THAN_ACTORS
)
# "was warmly welcomed | by Soto": whose the verb of the sentence is
_DONE_BY = Late(
    r"(?:\b(?:is|are|was|were|been|being)(?: [\w-]+){1,3}"
    r"|^\W*(?:(?:also|equally|likewise) )?[a-z]+) by (?:the |both )?$"
)
_GIVEN_BY = Late(r"\b(?:from|by) (?:the )?$")  # "more money will come | from Lima, Soto said"
_UNDERTAKEN = frozenset({"agree", "pledge", "propose", "plan", "reaffirm"})
_AGAINST = frozenset({"opposes", "concerned"})
_ASKED = frozenset({"propose", "supports"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of weighed.yaml, which keep a sentence from being weighed or tell whose it is."""

    only_told: Rare
    refused: Rare
    not_now: Rare
    told_of_all: Rare


@cache
def _words() -> _Words:
    data = rules.load("weighed")

    def any_of(name: str, ahead: str = r"\b") -> Rare:
        return Rare(rf"{ahead}(?:{'|'.join(data[name])})\b", "folded")

    was = r"\b(?:was|were|is|are|has been|have been)(?: \w+ly| also| again| once more| likewise)* "
    return _Words(
        any_of("only_told"), any_of("refused"), any_of("not_now"), any_of("told_of_all", was)
    )


@cache
def _rule(value: str) -> Rule:
    """What stands for a rule where none was found."""
    return Rule(
        id=f"weighed/{value}",
        form="weighed",
        gives={"": (value, value)},
        regex="",
        source="",
        reads=(),
        ignores=(),
        rank=-1,
    )


def may_be_weighed(layers: Layers, sentence: Sentence) -> bool:
    """Whether the words of a sentence speak for anything, whoever says it."""
    return max(_odds(layers, sentence).values()) >= min(LEAST_ACT, LEAST_STANCE)


def _odds(layers: Layers, sentence: Sentence) -> dict[str, float]:
    return weigh("acts", terms_of_sentence(layers.painted[sentence.start : sentence.end]))


def weighed_top(frame: Frame) -> Top | None:
    """What a sentence of no rule speaks for most, and who says or does it.

    None where it speaks for nothing, where nobody at the table can be told to say or do it, and
    where it holds a denial, a condition or a word of what was only told, which turn what the
    others speak for.
    """
    layers, sentence, chars, known = frame.layers, frame.sentence, frame.chars, classes()
    painted = layers.painted[sentence.start : sentence.end]
    if frame.is_of_the_past or len(chars) < _FEWEST or not _ENDS.search(painted):
        return None
    if not (known.negation | known.hypothetical).isdisjoint(chars):
        return None
    bounds, words = (sentence.start, sentence.end), _words()
    if words.only_told.search(layers, *bounds):
        return None
    speaker = frame.tops[-1] if frame.tops else None
    if speaker is not None and (not speaker.opens or speaker.is_outside):
        return None
    odds = _odds(layers, sentence)
    value = max(sorted(odds), key=odds.__getitem__)
    least = LEAST_ACT if is_act(value) else LEAST_STANCE
    if odds[value] < least or (value in _UNDERTAKEN and words.not_now.search(layers, *bounds)):
        return None
    if value not in _AGAINST and words.refused.search(layers, *bounds):
        return None
    parties = _who(frame, value, speaker)
    if not parties or not set(parties) <= set(frame.table.parties):
        return None
    if value == "agree" and len(parties) < 2:
        return None
    begin = frame.begin if speaker is None else speaker.cue.matter
    matter = speaker.matter if speaker is not None and speaker.matter else [(begin, len(chars))]
    cue = Cue(begin, begin + 1, begin, _rule(value))
    return Top(cue, begin, None, parties, "past", speaker, matter)


def outweighed(frame: Frame, clauses: list[Clause]) -> list[Clause]:
    """The clauses of a sentence, their one value with that which all its words speak for instead.

    Only where the words all but exclude the value: "shared serious concern" beside "shared views".
    """
    sentence = frame.sentence
    if frame.lists_outcomes or frame.point > frame.begin:
        return clauses
    odds = _odds(frame.layers, sentence)
    values = {clause.value for clause in clauses}
    best = max(sorted(odds), key=odds.__getitem__)
    if len(values) > 1 or odds[best] < CLEARLY or {best, *values} == _ASKED:
        return clauses
    if {best, *values} <= _UNDERTAKEN:
        return clauses  # these follow the verb
    if any(odds.get(value, 0.0) >= HARDLY for value in values):
        return clauses
    return [
        replace(clause, value=best, cue=replace(clause.cue, rule=_rule(best))) for clause in clauses
    ]


def _who(frame: Frame, value: str, speaker: Top | None) -> tuple[str, ...]:
    """Whose the act or view of a sentence is: whoever does it, else the speaker, else all."""
    if speaker is not None and not is_act(value):
        return speaker.parties
    actors = frame.s.actors
    if speaker is not None:
        actors = [actor for actor in actors if _is_in(frame, speaker, actor)]
    if actors and actors[0].is_outsider:
        return ()
    painted = frame.layers.painted
    for actor in actors:
        if actor.is_agent and _DONE_BY.search(painted[frame.sentence.start : actor.start]):
            return actor.parties
    if _ANOTHERS.search(painted, frame.sentence.start, frame.sentence.end):
        return ()
    subject = next((actor for actor in actors if actor.can_be_subject), None)
    if subject is not None and subject.kind == "DOCUMENT" and is_act(value):
        return ()
    seated = set(frame.table.parties)
    if subject is not None:
        before = (each for each in actors if each.start < subject.start)
        is_other = any(seated & set(each.parties) - set(subject.parties) for each in before)
        return subject.parties if _begins_clause(frame, subject) and not is_other else ()
    if speaker is not None:
        givers = (
            each
            for each in actors
            if _GIVEN_BY.search(painted[max(0, each.start - 12) : each.start])
        )
        is_other = any(seated & set(each.parties) - set(speaker.parties) for each in givers)
        return () if is_other else speaker.parties
    if not _words().told_of_all.search(frame.layers, frame.sentence.start, frame.sentence.end):
        return ()
    told = {actor.parties for actor in actors if not actor.is_outsider}
    return told.pop() if len(told) == 1 else frame.anyone(None)


def _begins_clause(frame: Frame, actor: Actor) -> bool:
    """Whether somebody stands where a subject does, and not in what tells more of a thing."""
    if actor.kind in ("JOINT", "PRONOUN"):
        return True
    known, chars = classes(), frame.chars
    at = frame.s.first_word[actor.start] - 1
    while at >= 0 and chars[at] in known.determiner | known.counting:
        at -= 1
    return (
        at < frame.begin
        or chars[at] in ',;:"'
        or chars[at] == known.that
        or chars[at] in known.conjunction
    )


def _is_in(frame: Frame, speaker: Top, actor: Actor) -> bool:
    """Whether somebody is named in what a speaker says, and not as who says it."""
    at = frame.s.index(actor.start)
    parts = speaker.matter or [(speaker.cue.matter, len(frame.chars))]
    return any(start <= at < end for start, end in parts)
