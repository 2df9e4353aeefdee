"""A cue to who acts by the words in it or around it, where it has no subject."""

from parley.reading.actors import Actor
from parley.reading.cues import Cue, Phrase
from parley.reading.tops.frame import Frame

_AGENT = Phrase("by (the|both|all)? (?=ACTORCHAR)")
_SOURCE = Phrase(
    "(by|from|among|between|on the part of) (the|both|all)? (?=ACTORCHAR)|on (both|all)? (?=JOINT)"
)
_DATIVE = Phrase("(the|both|all)? (?=ACTORCHAR)")
_DATIVE_AHEAD = Phrase(
    "(to|for|from|in the (view|eyes|words|opinion) of) (the|both)? (?=ACTORCHAR)"
)


def agent_of(frame: Frame, cue: Cue) -> Actor | None:
    """Who stands behind "by": after the cue or inside it."""
    for at in range(cue.start, min(cue.end + 3, len(frame.chars))):
        found = _AGENT.pattern.match(frame.chars, at)
        if found:
            return frame.s.actor_on.get(found.end())
    return None


def source_in(frame: Frame, start: int, end: int) -> Actor | None:
    """ "was voiced by the ministers", "on both sides": from whom it came."""
    found = _SOURCE.pattern.search(frame.chars, start, min(end + 2, len(frame.chars)))
    return frame.s.actor_on.get(found.end()) if found else None


def owner_inside(frame: Frame, cue: Cue) -> Actor | None:
    """Whose it is by the words of the cue: "an expression of the lasting US commitment"."""
    return next(
        (frame.s.actor_on[at] for at in range(cue.start, cue.end) if at in frame.s.actor_on), None
    )


def named_inside(frame: Frame, cue: Cue) -> Actor | None:
    """ "of great importance to both sides is": who stands in the words of the cue, but "it"."""
    inside = (frame.s.actor_on.get(at) for at in range(cue.start, cue.end))
    return next((actor for actor in inside if actor and actor.kind != "PRONOUN"), None)


def named_ahead(frame: Frame) -> Actor | None:
    """ "To the US, …", "For Hanoi …": whose view a sentence tells from its start."""
    found = _DATIVE_AHEAD.pattern.match(frame.chars)
    return frame.s.actor_on.get(found.end()) if found else None


def named_behind(frame: Frame, at: int) -> Actor | None:
    """ "a matter of concern to | the US": who is named from a word on."""
    found = _DATIVE.pattern.match(frame.chars, at)
    return frame.s.actor_on.get(found.end()) if found else None


def earlier_agent(frame: Frame) -> Actor | None:
    """ "thanks were voiced by Japan, and support was voiced for …": still by Japan."""
    last = frame.tops[-1] if frame.tops else None
    is_alike = last is not None and last.tense in ("noun", "passive")
    return last.actor if last is not None and is_alike and not last.parent else None
