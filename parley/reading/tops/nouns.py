"""A cue that is a noun to the clause it rules: "Japan's offer to …", "there was praise for …"."""

from parley.reading.actors import Actor
from parley.reading.cues import Cue, Phrase
from parley.reading.late import Late
from parley.reading.painting import PAINT, TYPES
from parley.reading.subjects import ACTOR_CHARS, classes
from parley.reading.tops.agents import agent_of, earlier_agent, named_ahead, source_in
from parley.reading.tops.frame import Frame
from parley.reading.tops.top import Top

_DOUBTS_ABOUT = Late(
    r"\b(?:questions?|concerns?|doubts?|reports?|accusations?|allegations?|fears?|criticism) "
    r"(?:about|over|of|on|regarding|that) (?:the )?$"
)
# "declined the Peruvian | offer to": nothing is given any more, while a request stays one
_DECLINED = Late(r"\b(?:declin(?:ed|es|ing)|turn(?:ed|s) down) (?:[\w'’-]+ ){1,3}$")
# "played down | concerns about", "gave up its | plan to", "allayed Peru's | fears over"
_PLAYED_DOWN = Late(
    rf"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|rul(?:ed|es|ing) out"
    rf"|(?:play(?:ed|s|ing)|talk(?:ed|s|ing)) down|downplay\w*|allay\w*|dispel\w*|assuag\w*"
    r"|alleviat\w*|brush(?:ed|es|ing) (?:aside|off)|shrugg\w+ off|waved (?:aside|away|off)"
    r"|(?:gave|gives|given|giving) up|abandon\w*|dropp(?:ed|ing)|scrapp(?:ed|ing)|shelv(?:ed|ing)"
    r"|cancel\w*|revers(?:ed|ing)|with(?:drew|drawn|drawing)|suspend\w*|put(?:ting)? off) "
    rf"(?:[a-z{PAINT}'-]+ ){{0,3}}$"
)
# "discussed | support for the fund", "The agenda covered | support for …": whose is not told
_DISCUSSED = Late(
    r"\b(?:discuss(?:ed|ing|es)?|(?:agenda|talks|meeting|discussions?) (?:[a-z]+ ){0,4}(?:covered"
    r"|included)|(?:exchanged|exchange of) views on|touched (?:up)?on|topics (?:included|were)"
    r"|talked about|spoke about|dealt with)(?: (?!and\b|while\b|but\b)[\w',-]+){0,12} (?:the )?$"
)
_VOICE = 6  # words of "has been voiced by the two sides"
_NEAR = 2  # words: "the French | offer", "the French draft | proposal"
_HEAD = 4  # words before the noun that heads "A renewed joint pledge to …"
_VOICED = Phrase("VOICED")
_THERE_IS = Phrase("THERE")
_JUDGED = Phrase(
    "(BE)+ ({praise.participle}|{welcome.participle}|{appreciate.participle}"
    "|{recognise.participle}|{note.participle} with DET ONEMOD {thanks})"
    " | met with DET WORD? (welcome|praise|approval|appreciation)"
)


def top_of_noun(frame: Frame, cue: Cue) -> Top | None:
    """ "Japan's offer to …", "concern was voiced by …": where it is told whose it is."""
    known = classes()
    group = frame.s.group(cue.start)
    if group.is_infinitive or group.has_modal or group.is_negated:
        return None
    before = frame.s.actor_on.get(group.start - 1)
    if before is not None and not before.is_possessive:
        return None
    if _is_circumstance(frame, cue.start) or _is_to_be_acted_on(frame, cue.start):
        return None
    ahead = frame.s.words.starts[cue.start]
    if _PLAYED_DOWN.search(frame.layers.painted, max(0, ahead - 40), ahead):
        return None
    if frame.word(cue.start).startswith("offer") and _DECLINED.search(
        frame.layers.folded, max(0, ahead - 40), ahead
    ):
        return None
    begin = frame.phrase_begin(cue.start)
    is_inside, parent = frame.placement(begin, "past")
    if is_inside or _is_judged(frame, cue):
        return None
    voice = _voice(frame, cue)
    if voice is None and cue.rule.id.endswith("plan-noun") and _is_subject(frame, cue.start):
        return None
    is_listed = frame.lists_outcomes and cue.start - frame.begin <= _HEAD
    if cue.rule.needs == "outcome" and not is_listed:
        return None
    is_voiced = (
        is_listed
        or group.has_be
        or bool(set(frame.chars[cue.start : cue.end]) & (known.be | known.appearing))
        or voice is not None
        or _is_told_of(frame, cue.start)
    )
    is_shared = frame.chars[cue.start] in known.shared
    actor = _owner(frame, cue, begin) or agent_of(frame, cue)
    if actor is None and is_voiced:
        actor = source_in(frame, cue.start, cue.end)
    if actor is None and voice is not None:
        actor = source_in(frame, voice, voice + _VOICE)
    if actor is None and not is_voiced and not is_shared:
        return None
    actor = actor or earlier_agent(frame)
    parties = actor.parties if actor else frame.anyone(parent)
    if actor is not None and _DOUBTS_ABOUT.search(
        frame.layers.folded, max(0, actor.start - 40), actor.start
    ):
        return None  # "questions about Peru's support for the militants"
    is_owned = actor is not None and actor.is_possessive
    if (
        not is_owned
        and not is_voiced
        and _DISCUSSED.search(frame.layers.folded, frame.sentence.start, ahead)
    ):
        return None
    if cue.rule.id.endswith("commitment-noun") and frame.is_of_a_third(actor):
        return None  # "Iran's commitment to …" among Peru and Chile
    return Top(
        cue,
        begin,
        actor,
        parties,
        "noun",
        parent,
        is_listed=is_listed,
        is_outside=bool(actor and actor.is_outsider),
    )


def _is_circumstance(frame: Frame, noun: int) -> bool:
    """ "At the request of Japan, Chile agreed …": what another acts upon."""
    known, at = classes(), noun - 1
    owning = known.determiner | set(known.genitive) | ACTOR_CHARS
    while at >= 0 and frame.chars[at] in owning:
        at -= 1
    return at >= 0 and frame.chars[at] in known.upon


def _is_to_be_acted_on(frame: Frame, noun: int) -> bool:
    """ "tools to strengthen the Chilean | commitment to Peru": an end of another deed."""
    chars, known, at = frame.chars, classes(), noun - 1
    while at > 0 and (chars[at] in known.determiner | ACTOR_CHARS or chars[at] in "NS"):
        at -= 1
    while at > 1 and (chars[at] in known.conjunction or chars[at - 1] in known.conjunction):
        at -= 1
    is_first = at - 1 <= frame.begin or chars[at - 2] in known.light
    return chars[at] in known.base and chars[at - 1] == known.to and not is_first


def _is_subject(frame: Frame, noun: int) -> bool:
    """ "France's | plan to build a dam worries Peru": of which its own sentence tells more."""
    known = classes()
    owning = known.determiner | set(known.genitive) | ACTOR_CHARS | {TYPES["ADJECTIVE"]}
    return all(char in owning for char in frame.chars[frame.begin : noun])


def _owner(frame: Frame, cue: Cue, begin: int) -> Actor | None:
    """Whose commitment or interest it is: "America's", "their", "of both countries"."""
    known = classes()
    for at in range(cue.start - 1, max(begin, cue.start - 6) - 1, -1):
        if frame.chars[at] in ",;:":
            break  # whose it is stands in its own phrase
        actor = frame.s.actor_on.get(at)
        if frame.chars[at] in known.auxiliary | known.receiving:
            break  # "Japan and Chile have | an agreement to …": that it is there
        if actor is not None:
            if actor.is_oblique and frame.chars[cue.start - 1] in known.article:
                break  # "signed with Japan | an agreement on …"
            return actor
        is_near = cue.start - at <= _NEAR
        if is_near and (named := _adjective_at(frame, at)) is not None:
            return named
        word = classes().possessives.get(frame.chars[at])
        if word:
            return frame.discourse.owner(word, frame.s.actors, frame.s.words.starts[at])
    inside = [frame.s.actor_on[at] for at in range(cue.start, cue.end) if at in frame.s.actor_on]
    is_told = bool(inside) and (inside[0].is_oblique or cue.rule.thing == "whole")
    return inside[0] if is_told else named_ahead(frame)


def _adjective_at(frame: Frame, at: int) -> Actor | None:
    """ "declined the French | offer to …": whose offer an adjective tells."""
    if frame.chars[at] != TYPES["ADJECTIVE"]:
        return None
    start, end = frame.s.words.starts[at], frame.s.words.ends[at]
    hits = frame.layers.within(frame.layers.names, start, end)
    codes = tuple(str(hit.value) for hit in hits if hit.kind == "adjective")
    return Actor(start, end, "PARTY", codes, is_possessive=True) if len(codes) == 1 else None


def _voice(frame: Frame, cue: Cue) -> int | None:
    """Where "was voiced" begins behind a noun and its matter."""
    at = frame.extents.verb_behind(cue.matter, len(frame.chars))
    return at if _VOICED.pattern.match(frame.chars, at) else None


def _is_judged(frame: Frame, cue: Cue) -> bool:
    """ "Japan's commitment to reform was praised": another's view of it."""
    at = frame.extents.verb_behind(cue.matter, len(frame.chars))
    return bool(_JUDGED.pattern.match(frame.chars, at))


def _is_told_of(frame: Frame, noun: int) -> bool:
    """ "there was great | concern over …": a noun that a sentence only says there was."""
    told_of = _THERE_IS.pattern
    return any(
        told_of.fullmatch(frame.chars, at, noun) for at in range(noun - 1, max(-1, noun - 9), -1)
    )
