"""A head to the mention of the mechanism or round that its full name names, if it names one."""

from parley.reading.late import Late
from parley.reading.lexicon import Hit
from parley.reading.mechanisms.anaphors import anaphor
from parley.reading.mechanisms.mention import RoundMention
from parley.reading.mechanisms.name import Name, name_of_head
from parley.reading.mechanisms.name_words import FORMATS, key_of, name_words, plain_name
from parley.reading.mechanisms.no_mechanism import (
    is_listed_as_none,
    is_of_another_thing,
    is_talk_as_such,
)
from parley.reading.mechanisms.page import Page
from parley.reading.mechanisms.parties import codes_of, parties_before, parties_behind, spans_of
from parley.reading.mechanisms.round_number import leave_first_since, take_number, tell_several
from parley.reading.mechanisms.tail import add_tail
from parley.reading.mechanisms.walk_left import walk_left

_NEAR_WORD = Late(r"\b(?:next|previous|last|latest|this|upcoming|preceding|following) $")
_ROUND_OF = Late(r"\b(?:meeting|session|round|edition) of the $")
# "the Session with Peru": of whatever body, but "the next session" is of the one at hand.
_BARE_BODIES = ("session", "conference", "council", "panel")
# "the 5th Annual Meeting" may be any body's, "the 5th Annual Consultation" is not.
_PLAIN_TALKS = Late(r"consultation|dialogue|bilateral|trilateral")
_LOOSE = ("talks", "meeting", "consultations")


def mention_at(page: Page, head: Hit, end: int) -> RoundMention | None:
    """The mention whose head stands at a place, or None where it names no mechanism."""
    name = name_of_head(page, head, end)
    walk_left(page, name)
    name.add_words_of_head()
    name.phrase = page.folded[name.name_start : end]
    if is_listed_as_none(page, name):
        return None
    _read_around(page, name)
    if is_talk_as_such(page, name) or is_of_another_thing(page, name):
        return None
    if head.kind == "unit":
        is_told = name.ordinal is not None or _is_near(page, name)
        return anaphor(name) if is_told else None
    return _judged(page, name)


def _read_around(page: Page, name: Name) -> None:
    """Add to a name what stands around it: its number, what it is about, and its parties."""
    take_number(page, name)
    add_tail(page, name)
    leave_first_since(page, name)
    tell_several(page, name)
    if len(name.parties) < 2:
        more = parties_behind(page, name.name_end) or parties_meant(page, name)
        name.parties += [hit for hit in more if hit not in name.parties]


# "Peru and Chile held | their fifth dialogue"
_THEIR = Late(r"\btheir (?:(?:annual|yearly|regular|bilateral|biannual) )?$")


def parties_meant(page: Page, name: Name) -> list[Hit]:
    """Whose "their fifth dialogue" is: those named before it in the sentence, two at least."""
    is_talk = _PLAIN_TALKS.search(name.phrase) is not None
    if not is_talk or name.key or name.ordinal is None or name.parties:
        return []
    if page.before(_THEIR, name.start, 24) is None:
        return []
    named = parties_before(page, name.start)
    return named if len(codes_of(named)) > 1 else []


def _judged(page: Page, name: Name) -> RoundMention | None:
    """What a name that was read stands for: a mechanism, a round spoken of again, or nothing."""
    value, has_name = name.head.value, _has_name(page, name)
    if value in _BARE_BODIES and not name.key and name.ordinal is None:
        is_of_it = value == "session" and not page.folded.startswith(" of ", name.end)
        return anaphor(name) if is_of_it and _is_near(page, name) else None
    is_set = name_words().strong_names.search(name.phrase) is not None
    has_more = is_set or _is_of_three(page, name) or _has_more(name, has_name=has_name)
    is_short = name.head.kind == "with_more" and not has_more
    if not has_name and not name.codes:
        if is_short:
            is_of_round = page.before(_ROUND_OF, name.head.start, 24) is not None
            return anaphor(name, is_of_round=is_of_round)
        if value == "dialogues" and name.ordinal is None:
            return None
    elif is_short and not (name.key and (name.is_capital or _is_near(page, name))):
        return None
    mention = _mention_of(page, name, has_name=has_name)
    mention.is_strong |= is_set
    mention.is_short = is_short
    return mention


def _has_name(page: Page, name: Name) -> bool:
    """Whether its words name it: more than a head, or "the 2nd Bilateral Consultation"."""
    if name.key or " " in name.head.value or name.head.value in FORMATS:
        return True
    if _is_of_three(page, name):
        return True
    # words that tell nothing are a name in capitals, with a number or parties
    is_printed_so = name.is_capital and page.text[name.name_start].isupper()
    if not is_printed_so or name.name_start >= name.head.start:
        return False
    is_meant = name.ordinal is not None or len(name.codes) >= 2
    return is_meant and _PLAIN_TALKS.search(name.phrase) is not None


# "the tenth meeting of their trilateral consultations", "another session of the tripartite …"
_OF_THREE = Late(r"\b(?:trilateral|tripartite|quadrilateral|three-way|four-way)\b")
_SESSION_OF = Late(r"\b(?:session|round|meeting|edition) of (?:the|their|its) $")


def _is_of_three(page: Page, name: Name) -> bool:
    """Whether a number, capitals or a session of it tell a format of three or more."""
    is_told = name.ordinal is not None or name.is_capital
    is_told = is_told or page.before(_SESSION_OF, name.start, 30) is not None
    return is_told and _OF_THREE.search(name.phrase) is not None


def _has_more(name: Name, *, has_name: bool) -> bool:
    """Whether a head that needs more has it: a title, a number with a name, or two parties."""
    is_of_two = len(name.codes) >= 2
    if name.is_capital and (len(name.key) > 1 or (is_of_two and name.head.value != "summit")):
        return True
    return name.is_counted and (has_name or is_of_two)


def _is_near(page: Page, name: Name) -> bool:
    return page.before(_NEAR_WORD, name.start, 40) is not None


def _mention_of(page: Page, name: Name, *, has_name: bool) -> RoundMention:
    codes, value = name.codes, name.head.value
    is_named = has_name or bool(codes)
    printed = page.text[name.name_start : name.name_end]
    is_small = page.text[name.head.start].islower()
    return RoundMention(
        start=name.start,
        end=name.end,
        name_start=name.name_start,
        name=plain_name(printed, has_key=bool(name.key)) if is_named else None,
        key=key_of(name.key),
        ordinal=name.ordinal,
        ordinal_span=name.ordinal_span,
        parties=codes,
        party_spans=spans_of(name.parties),
        is_anaphor=not is_named,
        is_strong=name.is_counted
        or (name.is_capital and is_named)
        or (has_name and len(codes) >= 2),
        is_series_first=name.is_series_first,
        is_plural=name.is_plural,
        is_loose=value in _LOOSE and is_small,
        name_end=name.name_end,
        is_regional=_names_region(page, name),
    )


def _names_region(page: Page, name: Name) -> bool:
    within = name_words().region_within
    return within.search(page.folded, name.start, name.name_start) is not None
