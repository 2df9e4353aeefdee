"""A cue that goes on from an earlier verb, or from the first subject, to the clause it rules."""

from dataclasses import replace

from parley.reading.actors import Actor
from parley.reading.cues import Cue
from parley.reading.late import Late
from parley.reading.painting import ACTOR
from parley.reading.subjects import Subject, classes
from parley.reading.tops.frame import Frame
from parley.reading.tops.own_subject import top_of_actor
from parley.reading.tops.top import Top

_REFRAINS = Late(
    r"\b(?:refrain\w*|abstain\w*|desist\w*|shied away|stopp\w* short|held back) (?:from|of)\b"
    r"|\bavoid(?:s|ed)?\b"
)
_JOINS = Late(rf" (?:also )?join(?:ed|s) (?:the )?(?P<whom>{ACTOR})[^,;.]{{0,60}} ")


def top_of_joined(frame: Frame, cue: Cue) -> Top | None:
    """ "reaffirmed X as well as joint commitments for Y": the first verb rules both."""
    last = frame.tops[-1] if frame.tops else None
    verbs = cue.rule.behind
    is_in_that = last is not None and (last.opens or last.parent is not None)
    if is_in_that and cue.rule.is_opener:
        return None  # "agreed that … and that …": both stand behind the first
    if last is not None and last.cue.start > cue.start:
        return None  # "reaffirmed X, the ministry | said": who said it is no subject of that
    if last is None or not verbs.intersection(frame.chars[last.cue.start : last.cue.end]):
        return None
    inside = [frame.s.actor_on[at] for at in range(cue.start, cue.end) if at in frame.s.actor_on]
    if any(not actor.is_possessive and not actor.is_oblique for actor in inside):
        return None  # "X, he said, and | Ito voiced concern over": a verb of its own
    if cue.rule.is_opener and _has_relative(frame, last.cue.matter, cue.start):
        return None  # "reaffirmed the vision that they share, and that the summit named"
    return _shared_with(last, cue, cue.start, last.tense)


def _shared_with(top: Top, cue: Cue, begin: int, tense: str) -> Top:
    """A cue of the same subject as an earlier one."""
    return Top(cue, begin, top.actor, top.parties, tense, top.parent, is_outside=top.is_outside)


def _has_relative(frame: Frame, start: int, end: int) -> bool:
    """Whether a "that" stands behind a noun: "the vision | that both share"."""
    known, chars = classes(), frame.chars
    no_noun = known.verbs | known.preposition | known.conjunction
    return any(
        chars[at] == known.that and chars[at - 1] not in no_noun for at in range(start + 1, end)
    )


def top_going_on(frame: Frame, cue: Cue, subject: Subject, tense: str) -> Top | None:
    """A verb that goes on from an earlier one: "… and praised", ", welcomed"."""
    is_joined = frame.chars[cue.start - 1 : cue.start] in classes().joining
    if is_joined and frame.tops and _is_finite(frame, cue):
        tense = frame.tops[-1].tense  # "will help it, and plans to …": a verb of its own
    if is_joined and tense == "modal" and frame.tops and frame.tops[-1].opens:
        return _going_on_inside(frame, cue, subject)
    after = frame.chars.rfind(";", 0, cue.start) + 1
    begun = next(
        (frame.s.actor_on[at] for at in (after, after + 1) if at in frame.s.actor_on), None
    )
    is_first = not frame.tops or frame.tops[-1].cue.end < after
    own = Top(cue, after, begun, begun.parties, tense) if begun and begun.can_be_subject else None
    if after and is_first and own is not None and own.parties:
        return own  # "…; Peru recalled X and …"
    for top in reversed(frame.tops):
        if top.cue.end < after and own is not None and own.parties:
            return own  # "…; Peru renewed its criticism of X and …"
        if top.begin > cue.start:
            continue  # "Ongoing and proposed work was reviewed, | the ministry said"
        if top.opens and top.tense == "past" != tense and _is_under_modal(frame, top, cue):
            return None  # "stressed that Peru must stop, | abide by its duties, and …"
        opener = top.parent
        if opener is not None and top.tense != tense == opener.tense and opener in frame.tops:
            continue  # "welcomed that Japan is ready to talk, and urged …": as it began
        if _go_together(top.tense, tense) or (is_joined and _may_follow(top.tense, tense)):
            return _shared_with(top, cue, subject.begin, tense)
    known = classes()
    is_ahead = any(top.begin <= cue.start for top in frame.tops)
    if is_ahead or (tense == "base" and known.to in frame.chars[: cue.start]):
        return None  # "what can be done to treat victims, | go on clearing mines"
    return _of_main(frame, cue, subject, tense)


def _is_under_modal(frame: Frame, opener: Top, cue: Cue) -> bool:
    """Whether a verb is one of several that "must" rules inside the clause of another."""
    between = frame.chars[opener.cue.end : cue.start]
    return not classes().modal.isdisjoint(between)


def _going_on_inside(frame: Frame, cue: Cue, subject: Subject) -> Top | None:
    """ "noted that the talks have grown | and would go on": whose verb goes on."""
    opener, known = frame.tops[-1], classes()
    finite = known.be | known.modal | known.auxiliary
    first = next((at for at in range(opener.cue.end, cue.start) if frame.chars[at] in finite), 0)
    if not first:
        return _shared_with(opener, cue, subject.begin, "modal")
    inner = frame.s.subject(frame.s.group(first), first)
    return top_of_actor(frame, cue, inner, "modal") if inner.kind == "actor" else None


def _is_finite(frame: Frame, cue: Cue) -> bool:
    """Whether a verb is no second infinitive: "and hopes that", "and intend to"."""
    chars, known = frame.chars, classes()
    if chars[cue.start] in known.third:
        return True
    if cue.rule.value("", together=False) != "plan":
        return False
    is_intent = chars[cue.start] in known.intending and chars[cue.start + 1] == known.to
    return is_intent or chars[cue.start - 2 : cue.start - 1] == ","


def top_of_participle(frame: Frame, cue: Cue, subject: Subject, tense: str) -> Top | None:
    """ "They met, | pledging to …": of the last verb's subject, or the first of the sentence."""
    before = frame.chars[subject.begin] if subject.begin < cue.start else ","
    known = classes()
    if not frame.tops and before in known.purpose and subject.begin > frame.begin:
        return None  # "met with a focus on | upholding order"
    if frame.tops and before in known.preposition and before not in known.during:
        return None
    if before == "," and _is_among_deeds(frame, cue.start):
        return None
    if not frame.tops:
        return _of_main(frame, cue, subject, tense)
    if subject.begin == frame.begin and frame.tops[-1].cue.rule.is_around:
        main = _of_main(frame, cue, subject, tense)
        if main is not None:
            return main  # "Calling it a pillar, Peru backed the pact, | the minister said"
    return _shared_with(
        _said_right_before(frame, subject.begin) or frame.tops[-1], cue, subject.begin, tense
    )


def _said_right_before(frame: Frame, begin: int) -> Top | None:
    """ "X was built, Ito reported, | before proposing Y": who speaks goes on, not who built."""
    speech = next((top for top in frame.tops if top.cue.rule.form == "inverted"), None)
    last = frame.tops[-1]
    if speech is None or speech is last or not last.cue.end < speech.cue.end <= begin:
        return None
    return speech


def _is_among_deeds(frame: Frame, verb: int) -> bool:
    """ "work together in clearing mines, | supporting victims, and …": one of their list."""
    last = frame.tops[-1] if frame.tops else None
    if last is None or last.matter:
        return False
    chars, known = frame.chars, classes()
    listed = [
        at
        for at in range(last.cue.matter, verb)
        if chars[at] in known.ing and chars[at - 1] in known.preposition | {known.to, ","}
    ]
    is_begun = bool(listed) and chars[listed[0] - 1] != ","
    more = (at for at in range(verb + 1, len(chars) - 1) if chars[at] in known.joining)
    is_ended = any(chars[at + 1] in known.ing for at in more)
    return is_begun and is_ended


def top_of_infinitive(frame: Frame, cue: Cue, subject: Subject, tense: str) -> Top | None:
    """ "used the talks to thank": as good as "thanked"."""
    is_later = any(top.tense != "ing" or top.begin > frame.begin for top in frame.tops)
    if (
        is_later  # behind "Praising the work, they went on to …" a verb of its own
        or not set(frame.chars[max(0, subject.begin - 7) : subject.begin]) & classes().light
    ):
        return None
    top = _of_main(frame, cue, subject, tense)
    if top is None or top.actor is None or not frame.tops:
        return top
    begin = frame.s.first_word[top.actor.start]
    return replace(top, begin=begin) if begin >= frame.tops[-1].cue.end else None


def _of_main(frame: Frame, cue: Cue, subject: Subject, tense: str) -> Top | None:
    """A verb of the first subject of its sentence, before any other cue."""
    actor = _actor_left(frame, cue.start)
    if actor is None and subject.kind == "participle":
        actor = _actor_behind_comma(frame, cue.start)
    if actor is None or actor.is_outsider or _is_denied(frame, actor, subject):
        return None
    _, parent = frame.placement(subject.begin, tense)  # "X met and | praised Y, she said"
    return Top(cue, subject.begin, actor, _joined(frame, actor, subject.begin), tense, parent)


def _is_denied(frame: Frame, actor: Actor, subject: Subject) -> bool:
    """ "Peru did not join Chile | in condemning …", "Peru refrained | from condemning …"."""
    behind = frame.s.index(actor.end - 1) + 1
    if _REFRAINS.search(frame.layers.painted, actor.end, frame.s.words.ends[subject.begin]):
        return True
    return not classes().negation.isdisjoint(frame.chars[behind : subject.begin])


def _joined(frame: Frame, actor: Actor, begin: int) -> tuple[str, ...]:
    """ "Peru joined Chile | in condemning …": of both."""
    between = frame.layers.painted[actor.end : frame.s.words.starts[begin]]
    found = _JOINS.fullmatch(between)
    others = [a for a in frame.s.actors if found and a.start == actor.end + found.start("whom")]
    return tuple(sorted({*actor.parties, *(code for a in others for code in a.parties)}))


def _actor_left(frame: Frame, before: int) -> Actor | None:
    """The first subject of the sentence, to the left of a word."""
    position = frame.s.words.starts[before]
    return next((a for a in frame.s.actors if a.end <= position and a.can_be_subject), None)


def _actor_behind_comma(frame: Frame, before: int) -> Actor | None:
    """ "Calling it a pillar, they agreed …": the subject behind the first comma."""
    comma = frame.chars.find(",", before)
    for actor in frame.s.actors:
        first = frame.s.first_word[actor.start]
        if 0 < comma < first and not actor.is_possessive:
            return actor if first - comma <= 3 else None
    return None


def _may_follow(one: str, other: str) -> bool:
    """Whether a verb may go on from what was or is: "has sent aid and will send more".

    "Both back the talks and agreed to …": what is and what was done, after "and".
    """
    return (other == "modal" and one in ("past", "present")) or (
        other == "past" and one in ("base", "present")
    )


def _go_together(one: str, other: str) -> bool:
    """Whether two verbs may share a subject across "and"."""
    if one == other:
        return one != "noun"
    return {one, other} <= {"past", "present"} or {one, other} == {"base", "present"}
