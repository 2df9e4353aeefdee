"""What is told in a sentence to the condition it is told under: "if funds are found"."""

from parley.reading.anchors import Rare
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.painting import ACTOR_TYPES, TYPES
from parley.reading.sentences import Sentence

_BINDS = (
    # "…, provided funds are found", but not "provided funds": a deed
    r"if|provided that|(?<=[,(–-] )provided(?= [^,.;]{3,60} (?:is|are|was|were|can|has|have|does|do"
    r"|allows?|permits?|agrees?|remains?)\b)|providing that|subject to|unless"
    # "for as long as it takes": how long, and no condition
    r"|on (?:the )?condition that|(?<!for )as long as|so long as"
)
_CONDITION = Rare(
    rf"\b(?P<binds>{_BINDS}) [^,.;]{{3,90}}"
    r"|\b(?:in case|(?<!at )(?<!all )once(?! more| again| an?\b| every| per)) [^,.;]{3,90}"
    r"|\b(?:where(?:ver)?|if|when) (?:possible|appropriate|feasible|necessary|applicable)\b"
    r"|\b(?:funds|budgets?|weather|circumstances) permitting\b",
    "painted",
)
_LOOSE = Late(
    r"(?:if|where(?:ver)?|when) (?:possible|appropriate|feasible|necessary|applicable)\b|if not\b"
)
_ASKED = Late(r"\b(?:ask|asks|asked|see|wonder(?:ed)?|know|clear|questioned|decide) $")
_BETWEEN_MEMBERS = Late(r"\b(?:and|or),? $")
_ACTOR = "".join(TYPES[name] for name in ACTOR_TYPES)
# Behind this somebody else acts, or the same once more: "…, and Japan", "; they".
_NEW_ACT = Late(rf";|,? (?:and|but|while|whereas|though) (?:that )?(?:the |both )?[{_ACTOR}]")


def has_new_act(painted: str, start: int, end: int) -> bool:
    """Whether somebody acts anew in some words."""
    return bool(_NEW_ACT.search(painted, start, end))


def find_condition(
    layers: Layers, sentence: Sentence, start: int, end: int, *, binding: bool = False
) -> tuple[int, int] | None:
    """Where the condition stands of what a sentence tells at a place.

    `binding` asks for one that must be met: not "where possible", not "in case of need".
    """
    painted = layers.painted
    for found in _CONDITION.finditer(layers, sentence.start, sentence.end):
        if binding and (not found["binds"] or _LOOSE.match(found[0])):
            continue
        before = painted[max(sentence.start, found.start() - 16) : found.start()]
        if _ASKED.search(before) and found["binds"] == "if":
            continue
        between = (found.end(), start) if found.start() < start else (end, found.start())
        if has_new_act(painted, *between):
            continue
        is_of_member = _BETWEEN_MEMBERS.search(before)
        if is_of_member and painted[found.end() : found.end() + 1] == "," and start < found.end():
            continue  # between the members of a list it is of the member behind
        return found.span()
    return None
