"""A cue that is a verb to the clause it rules, by the subject that it has."""

from collections.abc import Callable
from dataclasses import replace

from parley.reading.actors import Actor
from parley.reading.cues import Cue, is_act
from parley.reading.late import Late
from parley.reading.subjects import Group, Subject, classes
from parley.reading.tops.agents import agent_of, named_ahead, named_inside, source_in
from parley.reading.tops.frame import Frame
from parley.reading.tops.history import is_history
from parley.reading.tops.own_subject import top_of_actor, top_of_owned, top_of_people, top_of_thing
from parley.reading.tops.shared_subject import top_going_on, top_of_infinitive, top_of_participle
from parley.reading.tops.top import Top

_POPULACE = Late(r"(?:the )?(?:\w+ )?(?:peoples?|public|citizens|voters|families) of\b")


def top_of_verb(frame: Frame, cue: Cue) -> Top | None:
    """ "Japan pledged to …", "… and praised", "it was agreed to …": by what stands before it."""
    if cue.rule.is_impersonal:
        return _impersonal(frame, cue)
    known, chars = classes(), frame.chars
    group = frame.s.group(cue.start)
    char = chars[cue.start]
    is_passive = group.has_be and char in known.past and char not in known.ing
    if group.is_negated or group.has_modal or is_passive or is_history(frame, group.start, cue):
        return None
    is_elliptic = group.start == cue.start == frame.point and char in known.past
    if is_elliptic and not frame.tops and frame.table.rounds and cue.rule.needs != "front":
        # "3. Reaffirmed …": the parties of the statement, who are not said again
        return Top(cue, cue.start, None, frame.table.parties, "past")
    if _has_clause_inside(frame, cue):
        return None
    subject = frame.s.subject(group, cue.start)
    if subject.actor is not None and _is_neither(frame, subject.actor):
        return None
    tense = "ing" if chars[group.start] in known.ing else _tense(frame, cue.start, group)
    if char in known.modal and is_act(cue.rule.value("", together=True) or ""):
        tense = "modal"
    top = _placed(frame, cue, subject, tense)
    return _not_of_whom(frame, top) if top is not None else None


def _has_clause_inside(frame: Frame, cue: Cue) -> bool:
    """ "said | the two sides reaffirmed their commitment to": the words of another verb."""
    chars, known = frame.chars, classes()
    done = known.past & known.verbs
    return any(
        chars[at] in done
        and (actor := frame.s.actor_on.get(at - 1)) is not None
        and actor.can_be_subject
        and actor.kind != "PRONOUN"
        for at in range(cue.start + 2, cue.end)
    )


def _impersonal(frame: Frame, cue: Cue) -> Top | None:
    """ "It was agreed to …": of who is named in it, before or behind it, else of all."""
    known, chars = classes(), frame.chars
    if known.negation.intersection(chars[max(0, cue.start - 2) : cue.start]):
        return None  # "No agreement was reached"
    main = frame.table.main
    if cue.rule.needs == "held" and (main is None or main.status != "held"):
        return None  # before the talks: what they will be about
    if chars[cue.start - 1 : cue.start] in known.which and cue.start:
        return None  # "the summit at which it was decided to …"
    is_inside, parent = frame.placement(_behind_that(frame, cue.start), "past")
    if is_inside:
        return None
    actor = agent_of(frame, cue) or source_in(frame, cue.start, cue.end)
    actor = actor or named_inside(frame, cue) or named_ahead(frame)
    parties = actor.parties if actor else frame.anyone(parent) or _joint_behind(frame, cue)
    return Top(cue, cue.start, actor, parties, "past", parent)


def _not_of_whom(frame: Frame, top: Top) -> Top | None:
    """ "He thanked Peru for …": not Peru's thanks, but those of the other at a table of two."""
    rule = top.cue.rule
    is_praise = rule.value("", together=False) == "recognises" or "regards" in rule.id
    behind = range(top.cue.start + 1, min(top.cue.matter + 2, len(frame.chars)))
    named = (at for at in behind if at in frame.s.actor_on and frame.chars[at - 1] != ",")
    # "the thanks of Chile | to Peru": whose they are
    named = (at for at in named if frame.chars[at + 1 : at + 2] != classes().to)
    whom = next((frame.s.actor_on[at] for at in named), None)  # not "glad, he said, about"
    if whom is not None and _is_subject_word(frame, whom):
        return top  # "pointing to the potential that | he saw in trade"
    if not is_praise or whom is None or whom.is_possessive or whom.parties != top.parties:
        return top
    if whom.kind == "PRONOUN":
        return top  # "They praised Peru and thanked | it for …": somebody else than they
    if len(top.parties) != 1 or whom is top.actor:
        return top
    others = tuple(code for code in frame.table.parties if code not in top.parties)
    is_named = top.actor is not None and top.actor.kind in ("PARTY", "SIDE")
    if len(others) != 1 or is_named or not frame.table.is_bilateral:
        return None
    return replace(top, actor=None, parties=others)


def _is_subject_word(frame: Frame, actor: Actor) -> bool:
    return frame.layers.folded[actor.start : actor.end] in ("he", "she", "they", "we", "i")


def _behind_that(frame: Frame, at: int) -> int:
    """ "…, and that | the second phase will begin": where a clause with such a cue begins."""
    begin = frame.phrase_begin(at)
    return begin if begin and frame.chars[begin - 1] == classes().that else at


def _joint_behind(frame: Frame, cue: Cue) -> tuple[str, ...]:
    """ "It was agreed that | the two sides will …": whose agreement, where no round tells."""
    actor = frame.s.actor_on.get(cue.end)
    is_joint = actor is not None and actor.kind == "JOINT" and not actor.is_possessive
    return actor.parties if actor is not None and is_joint and cue.rule.is_opener else ()


def _is_neither(frame: Frame, actor: Actor) -> bool:
    return frame.layers.folded.startswith("neither", actor.start)


def _tense(frame: Frame, verb: int, group: Group) -> str:
    known, char = classes(), frame.chars[verb]
    if char in known.ing and not group.has_be:
        return "ing"
    if char in known.past:
        return "past"
    is_finite = char in known.third | known.be | known.auxiliary | known.modal
    return "present" if is_finite or frame.word(verb).endswith("s") else "base"


def _placed(frame: Frame, cue: Cue, subject: Subject, tense: str) -> Top | None:
    """Say whether a verb with such a subject rules a clause, and whose it is."""
    if cue.rule.needs == "front" and subject.kind != "participle":
        return None
    if _POPULACE.match(frame.layers.folded, frame.s.words.starts[subject.begin]):
        return None  # "The people of Peru hope …": no government
    if cue.rule.is_acceptance:
        return _acceptance(frame, cue, subject, tense)
    place = _BY_SUBJECT.get(subject.kind)
    return place(frame, cue, subject, tense) if place else None


_BY_SUBJECT: dict[str, Callable[[Frame, Cue, Subject, str], Top | None]] = {
    "actor": top_of_actor,
    "owned": top_of_owned,
    "people": top_of_people,
    "paper": top_of_people,
    "thing": top_of_thing,
    "coordinate": top_going_on,
    "participle": top_of_participle,
    "infinitive": top_of_infinitive,
}


def _acceptance(frame: Frame, cue: Cue, subject: Subject, tense: str) -> Top | None:
    """ "Chile proposed X, to which Japan agreed", "Chile was asked to do X, and agreed"."""
    asked = frame.tops[-1] if frame.tops else None
    if asked is None or asked.cue.rule.value("", together=False) != "propose":
        return None
    actor = subject.actor if subject.kind == "actor" else None
    if subject.kind == "coordinate":
        actor = asked.addressee
    if actor is None or not actor.parties or set(actor.parties) & set(asked.parties):
        return None
    comma = frame.chars.rfind(",", asked.cue.end, subject.begin + 1)
    begin = comma if comma >= 0 else subject.begin - 1
    return Top(cue, begin, actor, actor.parties, tense, asked.parent, accepted=asked)
