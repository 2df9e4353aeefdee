"""A verb with a subject of its own to the clause it rules, and whose act or view that is."""

from parley.reading.actors import INSTITUTE, Actor
from parley.reading.cues import Cue, is_act
from parley.reading.datelines import dateline_city
from parley.reading.joint_text import is_text_of_one
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.painting import FILL, TYPES
from parley.reading.quotations import is_quoted
from parley.reading.subjects import Subject, classes
from parley.reading.tops.agents import makers, owner_inside, payers
from parley.reading.tops.frame import Frame
from parley.reading.tops.top import Top
from parley.reading.vocabulary import vocabulary

_ADJECTIVE = TYPES["ADJECTIVE"]
_BODIES = ("government", "administration", "country", "ministry", "department", "cabinet")
_ONE_SPEAKER = ("PERSON", "UNNAMED", "PRONOUN", "OFFICE")
_SINGLE = ("PARTY", "PERSON", "BODY")
_ANYBODY = Late(r"\b(?:ambassador|envoy|diplomat|official|guest|visitor|counterpart)$")
_NEAR = 4  # words behind a verb in which its object begins
_EVENTS = ("the talks", "the meeting", "the dialogue")
_OFFICIALS = Late(
    r"\b(?:officials|diplomats|delegates|representatives|negotiators|experts|officers|lawmakers"
    r"|leaders|envoys|authorities)$"
)

# "Its partners asked for more": not who "its" is, but those at the table with them.
_PARTNERS = Late(r"\b(?:partner|counterpart|host|guest|interlocutor)(?P<several>s)?\b")


def top_of_actor(frame: Frame, cue: Cue, subject: Subject, tense: str) -> Top | None:
    """ "Japan pledged to …": the party's, or that of whoever the word stands for."""
    actor = subject.actor
    if actor is None:
        return None
    is_inside, parent = frame.placement(subject.begin, tense)
    if is_inside or _is_said_of_it(frame, cue, subject):
        return None
    is_base = tense == "base" and frame.chars[cue.start] in classes().base
    if is_base and actor.kind in _SINGLE and len(actor.parties) == 1:
        return None  # "asked that | Peru back the pact": what is asked for, and not done
    if cue.rule.thing == "any" and (inside := owner_inside(frame, cue)) is not None:
        actor = inside
    if _is_of_a_third(frame, cue):
        return None
    if cue.rule.needs == "party" and (
        (tense == "modal" and _is_ground(frame, actor, subject.begin))
        or actor.kind == "DOCUMENT"
        or _is_event(frame, actor)
        or _is_aside(frame, subject, parent)
    ):
        return None
    return Top(
        cue,
        subject.begin,
        actor,
        _parties_of(frame, cue, actor, parent),
        tense,
        parent,
        is_group=_speak_several(frame, subject.begin, actor),
        is_outside=actor.is_outsider or bool(parent and parent.is_outside),
    )


def _is_said_of_it(frame: Frame, cue: Cue, subject: Subject) -> bool:
    """ "the mines, which he said were contrary to the Convention": of what stands before."""
    known, chars = classes(), frame.chars
    is_behind_which = subject.begin and chars[subject.begin - 1] in known.which
    is_verb = chars[cue.end : cue.end + 1] in known.be | known.modal | known.auxiliary
    return bool(is_behind_which) and cue.rule.is_speech and is_verb


def _is_aside(frame: Frame, subject: Subject, parent: Top | None) -> bool:
    """ "the support that | Japan has given": a clause that only tells more of a thing."""
    if subject.begin and frame.chars[subject.begin - 1] in classes().which:
        return True  # "the course under which | Peruvian officers are teaching"
    is_free = parent is None or parent.cue.rule.is_around
    return is_free and frame.is_relative(subject.begin)


def _is_of_a_third(frame: Frame, cue: Cue) -> bool:
    """ "pointed to | Iran's commitment to …": what someone undertakes who is not at the table."""
    owner = owner_inside(frame, cue) if cue.rule.id.endswith("reaffirmed-commitment") else None
    return owner is not None and owner.is_possessive and frame.is_of_a_third(owner)


def _parties_of(frame: Frame, cue: Cue, actor: Actor, parent: Top | None) -> tuple[str, ...]:
    """Whose act or view it is: "we" are the speakers, "they" and "she" may be as well."""
    parties = _speakers(frame, parent) if frame.is_we(actor) else actor.parties
    if parent is not None and parent.is_group and _is_they(frame, actor):
        parties = parent.parties
    if parent is not None and _is_speaker_again(frame, actor, parent):
        parties = parent.parties
    if cue.rule.id.endswith("reaffirmed-commitment"):
        parties = _whose(frame, cue, parties)
    if frame.is_we(actor) and frame.chars[cue.start] in classes().agreeing:
        parties = _with_others(frame, parties)
    parties = parties if _is_one_voice(frame, actor, parent) else parties or actor.parties
    return parties or _opposite_of_object(frame, cue, actor)


def _opposite_of_object(frame: Frame, cue: Cue, actor: Actor) -> tuple[str, ...]:
    """ "The Deputy Secretary thanked Hanoi for …": of two sides, that which is not thanked."""
    if actor.kind not in _ONE_SPEAKER or not frame.table.is_bilateral or frame.is_we(actor):
        return ()
    if _ANYBODY.search(frame.layers.folded, actor.start, actor.end):
        return ()
    if frame.layers.folded.startswith(" of ", actor.end):
        return ()  # "the Council | of Europe urged Peru to …"
    whom = next(
        (
            frame.s.actor_on[at]
            for at in range(cue.start + 1, min(cue.start + _NEAR, len(frame.chars)))
            if at in frame.s.actor_on
        ),
        None,
    )
    if whom is None or not whom.is_object or whom.kind not in ("PARTY", "SIDE", "BODY"):
        return ()
    seated = frame.table.parties
    is_of_one = len(whom.parties) == 1 and whom.parties[0] in seated
    return tuple(code for code in seated if code not in whom.parties) if is_of_one else ()


def top_of_owned(frame: Frame, cue: Cue, subject: Subject, tense: str) -> Top | None:
    """ "Her government stood ready": the party of whom "her" means; "its partners": the others."""
    actor = frame.owner_of(subject)
    if actor is None:
        return None
    words = frame.layers.folded[
        frame.s.words.starts[subject.begin] : frame.s.words.starts[cue.start]
    ]
    if whose := _PARTNERS.search(words):
        is_inside, parent = frame.placement(subject.begin, tense)
        others = tuple(code for code in frame.table.parties if code not in actor.parties)
        if is_inside or not others or frame.is_of_a_third(actor):
            return None
        if whose["several"] and len(others) == 1:
            return None  # "Its partners …" at a table of two: who knows which
        return Top(cue, subject.begin, None, others, tense, parent, is_group=len(others) == 1)
    return top_of_actor(frame, cue, Subject("actor", subject.begin, actor), tense)


def top_of_people(frame: Frame, cue: Cue, subject: Subject, tense: str) -> Top | None:
    """ "Senior officials agreed to …", "the talks agreed to …": of those named, else of all."""
    if subject.kind == "paper" and cue.rule.needs == "party":
        return None  # "the forum has helped trade"
    is_inside, parent = frame.placement(subject.begin, tense)
    if is_inside:
        return None
    if _OF_THEIRS.search(
        frame.layers.folded, frame.sentence.start, frame.s.words.starts[cue.start]
    ):
        return None  # "Germany's neighbours plan to …": others than Germany
    begins, ends = frame.s.words.starts[subject.begin], frame.s.words.starts[cue.start]
    if _INSTITUTE.search(frame.layers.folded, begins, ends):
        return None  # "The French Institute for Human Rights": no state
    named = subject.actor.parties if subject.actor else ()
    value = cue.rule.value("", together=False)
    if value is not None and not is_act(value) and _is_unit(frame, cue):
        return None  # "Chilean investors are worried": no view of the state
    begin = _list_begin(frame, subject)
    sent = payers(frame, subject.begin, cue.start) or makers(frame, begin)
    if not named and sent:
        if begin and frame.chars[begin - 1] in classes().joining:
            return None  # "The Peruvian navy and | Chilean marines": of more than the last
        if cue.rule.needs == "party" and _is_aside(frame, subject, parent):
            return None  # "the course in which | French officers are teaching"
        named = tuple(code for code in frame.table.parties if code in sent)
        if not named:
            return None  # "a French-financed team", "French troops" among Chile and Peru
    if not named and parent is not None and len(parent.parties) == 1:
        named = parent.parties if _is_own_body(frame, subject, cue) else ()
    parties = named or frame.table.parties
    return Top(cue, subject.begin, None, parties, tense, parent, is_group=len(named) == 1)


_INSTITUTE = Late(rf"\b{INSTITUTE}\b")
# "Peru's | neighbours", "the coalition | partners": people of nobody at the table
_OF_THEIRS = Late(
    r"(?:'s?|’s?) (?:[a-z]+ )?(?:neighbou?rs|allies|rivals|opponents|enemies|critics|creditors) $"
    r"|\b(?:donors|creditors|coalition partners) $"
)


def _is_unit(frame: Frame, cue: Cue) -> bool:
    """Whether those before a verb act for a state, and do not speak for it."""
    before = frame.s.group(cue.start).start - 1
    return before >= 0 and frame.chars[before] in classes().units


def _list_begin(frame: Frame, subject: Subject) -> int:
    """ "Peruvian and Chilean troops": where the adjectives before a subject begin."""
    chars, known, at = frame.chars, classes(), subject.begin
    while at > 1 and chars[at - 1] in known.conjunction | {","} and chars[at - 2] == _ADJECTIVE:
        at -= 2
    return at


def _is_own_body(frame: Frame, subject: Subject, cue: Cue) -> bool:
    """ "she said | the government was committed to": that of whoever speaks."""
    before = cue.start - 1
    while before > subject.begin and frame.chars[before] in classes().be | classes().auxiliary:
        before -= 1
    return frame.word(before) in _BODIES


def top_of_thing(frame: Frame, cue: Cue, subject: Subject, tense: str) -> Top | None:
    """ "The visit is an expression of the US commitment": whose it is by its own words."""
    if cue.rule.thing != "any":
        return None
    is_inside, parent = frame.placement(subject.begin, tense)
    if is_inside:
        return None
    owner = owner_inside(frame, cue)
    parties = owner.parties if owner else frame.anyone(parent)
    return Top(cue, subject.begin, owner, parties, tense, parent)


def _is_event(frame: Frame, actor: Actor) -> bool:
    """ "the talks will give …": they speak for those who meet, and undertake nothing."""
    return frame.layers.folded[actor.start : actor.end] in _EVENTS


def _speak_several(frame: Frame, begin: int, actor: Actor) -> bool:
    """ "Representatives of | the Canadian side", "Canadian officials": people of one party."""
    if len(actor.parties) == 1 and _OFFICIALS.search(frame.layers.folded, actor.start, actor.end):
        return True
    people = classes().people.intersection
    ahead = range(begin, frame.s.first_word.get(actor.start, begin))
    return len(actor.parties) == 1 and any(
        people(frame.chars[at]) and frame.word(at).endswith("s") for at in ahead
    )


def _is_ground(frame: Frame, actor: Actor, begin: int) -> bool:
    """ "glad that the pact was through | as it would open new avenues": what a thing does."""
    is_it = frame.layers.folded[actor.start : actor.end] == "it"
    return is_it and frame.chars[begin - 1 : begin] in classes().because and begin > 0


def _is_they(frame: Frame, actor: Actor) -> bool:
    return frame.layers.folded[actor.start : actor.end] == "they"


def _is_one_voice(frame: Frame, actor: Actor, parent: Top | None) -> bool:
    """Whether "we" are those of one person, whose party may not be known."""
    if not frame.is_we(actor):
        return False
    speaker = parent.actor if parent is not None else None
    is_named = speaker is not None and (speaker.person is not None or speaker.kind == "PRONOUN")
    return is_named or is_text_of_one(frame.layers)


def _speakers(frame: Frame, parent: Top | None) -> tuple[str, ...]:
    """Whom "we" stands for: who is said to speak, in quoted words who spoke last."""
    if parent is not None:
        return parent.parties
    if frame.quoted is not None:
        return frame.quoted
    is_inside = is_quoted(frame.layers, frame.sentence)
    known = frame.hearing.voice or (frame.hearing.speaker if is_inside else ())
    return (
        known
        or _opposite_of_side_named(frame)
        or _state_that_answers(frame)
        or _opposite_of_others(frame)
    )


def _state_that_answers(frame: Frame) -> tuple[str, ...]:
    """ "We are concerned", says a spokesperson in Nairobi, asked by the press: Kenya's are."""
    if not is_text_of_one(frame.layers):
        return ()
    state = vocabulary().state_of.get(dateline_city(frame.layers) or "")
    return (state,) if state in frame.table.parties else ()


def _opposite_of_side_named(frame: Frame) -> tuple[str, ...]:
    """ "We stand ready to work with the Indian side", one answers: at a table of two the other."""
    if not frame.table.is_bilateral or not is_text_of_one(frame.layers):
        return ()
    sides = {code for actor in frame.s.actors if actor.kind == "SIDE" for code in actor.parties}
    others = tuple(code for code in frame.table.parties if code not in sides)
    return others if len(sides) == len(others) == 1 else ()


# "our relations with the United Kingdom", "we thank the British side"
_OUR_OTHERS = Late(
    rf"(?:\bour\b|[{TYPES['JOINT']}{TYPES['PRONOUN']}]{FILL}*)[^.;:]{{0,80}}?"
    r"\b(?:with|and|request|ask|urge|thank|invite|by) (?:the )?"
    rf"(?P<other>[{TYPES['PARTY']}{TYPES['SIDE']}]{FILL}*)"
)


def _opposite_of_others(frame: Frame) -> tuple[str, ...]:
    """Of two at the table, who speaks in a text of one that sets the other against "our"."""
    if not frame.table.is_bilateral or not is_text_of_one(frame.layers):
        return ()
    seated, others = set(frame.table.parties), frame.layers.once(_set_against_us)
    return tuple(seated - others) if len(seated & others) == 1 else ()


def _set_against_us(layers: Layers) -> frozenset[str]:
    """Whom the words of one speaker name beside "we" and "our"."""
    found = (
        match.span("other")
        for match in _OUR_OTHERS.finditer(layers.painted)
        if layers.folded.startswith(("we ", "our "), match.start())
    )
    hits = (hit for span in found for hit in layers.within(layers.names, *span))
    return frozenset(hit.value for hit in hits if hit.kind in ("state", "adjective"))


def _is_speaker_again(frame: Frame, actor: Actor, opener: Top) -> bool:
    """ "Roy stated that | she would see to it": who speaks of herself right behind "that"."""
    is_person = opener.actor is not None and opener.actor.person is not None
    is_alone = frame.layers.folded[actor.start : actor.end] in ("he", "she")
    return is_person and is_alone and frame.s.first_word.get(actor.start) == opener.cue.end


def _with_others(frame: Frame, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """ "We agreed on a plan," one of them said: nobody agrees alone."""
    is_one = len(speakers) == 1 and set(speakers) < set(frame.table.parties)
    return frame.table.parties if is_one and frame.table.rounds else speakers


def _whose(frame: Frame, cue: Cue, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """ "Roy voiced the commitment of | both countries to …": of those whose it is."""
    owner = owner_inside(frame, cue)
    if owner is None or not owner.parties:
        return speakers
    is_of_both = owner.kind == "JOINT" and owner.is_oblique
    is_seated = set(owner.parties) <= set(frame.table.parties)
    is_only = not speakers and is_seated  # "Ibarra reiterated | Mexico's commitment to …"
    return owner.parties if is_of_both or is_only else speakers
