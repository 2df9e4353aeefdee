"""A cue to who acts by the words in it or around it, where it has no subject."""

from parley.reading.actors import Actor
from parley.reading.cues import Cue, Phrase
from parley.reading.late import Late
from parley.reading.painting import ACTOR, FILL, TYPES
from parley.reading.tops.frame import Frame

_AGENT = Phrase("by (the|both|all)? (?=ACTORCHAR)")
_SOURCE = Phrase(
    "(by|from|among|between|on the part of) (the|both|all)? (?=ACTORCHAR)|on (both|all)? (?=JOINT)"
)
_DATIVE = Phrase("(the|both|all)? (?=ACTORCHAR)")
_DATIVE_AHEAD = Phrase(
    "(to|for|from|in the (view|eyes|words|opinion) of) (the|both)? (?=ACTORCHAR)"
)

_PAID_BY = Late(
    r"\b(?:paid for|funded|financed|donated|bankrolled|sponsored|provided|given|supplied|built"
    r"|constructed) by "
    r"(?:the )?"
)
# "are being equipped | with EU support", "was donated | by the French customs service"
_GIVEN_BY = Late(
    r"(?: (?:in|at|near) [^,;.]{2,30}?)? (?:(?:with|thanks to|through|under|by) (?:the )?"
    rf"(?P<whose>[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*)(?:'s?)?[ -](?:\w+ )?"
    r"(?:support|help|funds|funding|money|financing|assistance|aid|grants?|instructors|experts"
    r"|engineers|trainers|service|services|authorities|firm|firms|company|companies)\b"
    r"|with (?:the )?(?:[\w-]+ )?(?:support|help|funds|funding|money|assistance|aid) (?:of|from)"
    rf" (?:the )?(?P<of>[{TYPES['PARTY']}]{FILL}*))"
)
_WHICH_GAVE = Late(
    rf"\b(?:that|which) (?:the )?(?P<who>{ACTOR})(?:'s [^ ,.;]+(?: [a-z]+){{0,2}})? "
    r"(?:had |has |have )?(?:gave|given|donated|provided|funded|financed|supplied|sent|paid for)\b"
)
_UNDER_ITS_OWN = Late(
    rf"\W*(?:under|through) (?:the )?[{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*(?:'s)? "
    r"(?:[\w-]+ ){0,4}?(?:programme|program|project|scheme|initiative|fund|grants?|facility|aid"
    r"|assistance)\b"
)
_MADE_IN = Late(
    r"(?:(?:an?|the|some|more|several|many|all|both|other|senior|military|first|two|three|four|five"
    rf"|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|\d[\d,]*) )*"
    rf"(?:{TYPES['ADJECTIVE']}{FILL}*|{TYPES['PARTY']}{FILL}*(?=-\w+ed\b))"
    rf"(?P<paid>-\w+ed\b|(?:(?: and |, | ?- ?){TYPES['ADJECTIVE']}{FILL}*)*)"
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
    inside = (
        frame.s.actor_on.get(at)
        for at in range(cue.start, cue.end)
        if frame.word(at - 1) != "in"  # "the base in | Lithuania": where, not whose
    )
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


def payers(frame: Frame, begin: int, stop: int) -> set[str]:
    """ "Chilean-funded teams", "tents paid for by Chile": who gives what some words name."""
    if begin >= stop:
        return set()
    start, end = frame.s.words.starts[begin], frame.s.words.ends[stop - 1]
    paid = _PAID_BY.search(frame.layers.painted, start, end)
    if paid is not None:
        named = frame.layers.within(frame.layers.names, paid.end(), paid.end() + 1)
        acting = {code for a in frame.s.actors if a.start == paid.end() for code in a.parties}
        return acting or {hit.value for hit in named if hit.kind == "adjective"}
    gave = _WHICH_GAVE.search(frame.layers.painted, start, end)
    if gave is not None:
        at = gave.start("who")
        return {code for a in frame.s.actors if a.start <= at < a.end for code in a.parties}
    made = _MADE_IN.match(frame.layers.painted, start, end)
    return makers(frame, begin) if made and made["paid"].endswith("ed") else set()


def makers(frame: Frame, begin: int) -> set[str]:
    """ "Peruvian rice", "Peruvian and Chilean troops": whose those are that words begin to name."""
    made = _MADE_IN.match(frame.layers.painted, frame.s.words.starts[begin])
    names = frame.layers.within(frame.layers.names, *made.span()) if made else []
    return {hit.value for hit in names if hit.kind in ("adjective", "state")}


def givers_behind(frame: Frame, at: int) -> set[str]:
    """ "… are being equipped | with EU support": who gives, behind what is told of a work."""
    found = _GIVEN_BY.match(frame.layers.painted, at, frame.sentence.end)
    if found is None:
        return set()
    names = frame.layers.within(
        frame.layers.names, *found.span("whose" if found["whose"] else "of")
    )
    return {hit.value for hit in names if hit.kind in ("adjective", "state")}


def givers_ahead(frame: Frame) -> set[str]:
    """ "Under Japan's aid programme | ten schools are being built": whose work it is."""
    start = frame.s.words.starts[frame.begin]
    found = _UNDER_ITS_OWN.match(frame.layers.painted, start, frame.sentence.end)
    names = frame.layers.within(frame.layers.names, *found.span()) if found else []
    return {hit.value for hit in names if hit.kind in ("state", "adjective")}
