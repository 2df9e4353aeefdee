"""Which heads of a text open a name of their own, and where heads on end are one."""

from parley.reading.late import Late
from parley.reading.lexicon import Hit
from parley.reading.mechanisms.name_words import name_words

_OF_NAMES = ("standing", "with_more")
_BODIES = ("committee", "council", "forum", "mechanism")
_UNIT_OF = Late(
    r"(?: \([^()]{2,30}\)|, [^,.;()]{2,30},)? (?:of|for|under|in(?= (?:the|their|its|our|this)\b))"
    r" (?!its kind|the kind)(?:(?:the|their|its|our|a"
    r"|an|that|this|these) )?"
    r"(?!(?:senior )?officials\b)(?:[^.;:()]|(?<=[ .(-][a-z])\.){0,90}",
)
_ONE_NAME = Late(
    r"[\"']? (?:ministerial |foreign and defence ministers' |foreign and defense ministers'"
    r" |policy |format )?|[\"']? ?\([\w+&-]{2,12}\) "
)


# "senior officials of Peru and Chile, | meeting in Lima, agreed": what they do
_MEETING_NOW = Late(r"[a-z)], $")
# "after the | Trilateral in Bucharest", but "the Trilateral Dialogue"
_THREE_ALONE = Late(r"[.,;)]|$| (?:in|of|on|at|with|was|is|were|will|would|held|took|takes|has)\b")


def opens_name(text: str, folded: str, heads: list[Hit], index: int) -> bool:
    """Whether a head is of a mechanism or round, and no part of the name behind it."""
    head = heads[index]
    if head.value == "trilateral":
        return text[head.start].isupper() and bool(_THREE_ALONE.match(folded, head.end))
    if head.value == "meeting" and _MEETING_NOW.search(folded, max(0, head.start - 3), head.start):
        return False
    if head.kind not in (*_OF_NAMES, "unit") or folded.startswith("-to-", head.end):
        return False
    return not _is_unit_of_next(folded, heads, index) and not _is_level_of_next(
        folded, heads, index
    )


def _is_unit_of_next(folded: str, heads: list[Hit], index: int) -> bool:
    """ "the 13th meeting of the Steering Committee": the name behind takes the number."""
    head = heads[index]
    if head.kind == "standing" or (head.value in _BODIES and folded.startswith(" for ", head.end)):
        return False  # "the Permanent Committee for Consultation and Coordination"
    for other in heads[index + 1 : index + 3]:
        if other.kind in _OF_NAMES and other.start - head.end < 110:
            return bool(_UNIT_OF.fullmatch(folded, head.end, other.start))
    return False


def _is_level_of_next(folded: str, heads: list[Hit], index: int) -> bool:
    """ "the first ministerial Strategic Dialogue": the level belongs to the name behind it."""
    head = heads[index]
    if head.value != "ministerial" or index + 1 == len(heads):
        return False
    other = heads[index + 1]
    between = folded[head.end : other.start].replace('"', " ").replace("'", " ").split()
    return (
        other.kind in _OF_NAMES
        and other.start - head.end < 60
        and all(word in name_words().qualifiers for word in between)
    )


def end_of_heads(folded: str, heads: list[Hit], index: int) -> int:
    """Where the name of heads on end ends: "2+2 Dialogue", "Consultative Committee meeting"."""
    end = heads[index].end
    for other in heads[index + 1 : index + 4]:
        if other.kind not in _OF_NAMES or not _ONE_NAME.fullmatch(folded, end, other.start):
            break
        end = other.end
    return end
