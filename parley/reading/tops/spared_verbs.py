"""A party whose verb is left out to a clause: "Canada pledged $5m and | Norway $3m"."""

from bisect import bisect_left

from parley.reading.actors import Actor
from parley.reading.cues import Cue, Phrase
from parley.reading.subjects import classes
from parley.reading.tops.frame import Frame
from parley.reading.tops.top import Top

_NEXT_PARTY = Phrase("((,|;)? (and|while|whereas)|;) the? (?=ACTORCHAR)")
_THAT_OF = Phrase("to that of")
_AMOUNT = Phrase("(CURRENCY|NUM|a|an)")


def add_spared_verbs(frame: Frame) -> None:
    """ "Canada pledged $5m and Norway $3m": the verb that a second party is spared."""
    for found in _NEXT_PARTY.pattern.finditer(frame.chars):
        number = bisect_left(frame.tops, found.start(), key=lambda top: top.begin)
        top = frame.tops[number - 1] if number else None
        actor = frame.s.actor_on.get(found.end())
        if top is None or actor is None or not _may_share_verb(frame, actor, top):
            continue
        limit = frame.tops[number].begin if number < len(frame.tops) else len(frame.chars)
        matter = _spared_matter(frame, top, frame.s.index(actor.end - 1) + 1, limit)
        if matter is None:
            continue
        cue = Cue(found.end(), matter, matter, top.cue.rule)
        spared = Top(cue, found.start(), actor, actor.parties, top.tense, top.parent)
        frame.tops.insert(number, spared)


def _may_share_verb(frame: Frame, actor: Actor, top: Top) -> bool:
    """Whether another party at the table may do what the verb before it says."""
    is_other = len(actor.parties) == 1 and not set(actor.parties) & set(top.parties)
    is_seated = set(actor.parties) <= set(frame.table.parties)
    is_verb = top.cue.rule.form == "verb" and not top.opens and not top.is_outside
    stands = frame.s.first_word[actor.start] > top.cue.end and actor.kind != "PRONOUN"
    return is_other and is_seated and is_verb and stands and not actor.is_possessive


def _spared_matter(frame: Frame, top: Top, behind: int, limit: int) -> int | None:
    """The word at which the matter of a party without a verb begins: "Norway | $3m for B"."""
    chars, known = frame.chars, classes()
    last = chars[top.cue.end - 1]
    that_of = _THAT_OF.pattern.match(chars, behind)
    if that_of is not None:
        matter = that_of.end()
    elif last in known.preposition:
        if chars[behind : behind + 1] != last:
            return None
        matter = behind + 1
    elif _AMOUNT.pattern.match(chars, behind):
        matter = behind
    else:
        return None
    finite = known.be | known.modal | known.auxiliary | (known.past & known.verbs)
    end = frame.extents.end(matter, [limit])
    return None if finite.intersection(chars[matter:end]) or matter >= end else matter
