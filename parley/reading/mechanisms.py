"""Names of standing mechanisms and their rounds: "the 10th Vietnam-US Security Dialogue"."""

import bisect
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from parley import rules
from parley.reading.lexicon import Hit, any_of, expand, fold
from parley.reading.vocabulary import vocabulary

_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60}
_TENS_STEM = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
ORDINALS = (
    {word: number for number, word in enumerate(_UNITS, 1)}
    | _TENS
    | {
        f"{stem}-{unit}": tens + number
        for stem, tens in _TENS_STEM.items()
        for number, unit in enumerate(_UNITS[:9], 1)
    }
    | {"inaugural": 1, "maiden": 1}
)
_TEN = re.compile(rf"\b({'|'.join(_TENS_STEM)})[ -]$")
_ROMAN = re.compile(r"[IVX]{2,6}$|[IVX]{1,4}(?:st|nd|rd|th)$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_DIGITS = re.compile(r"(\d{1,2}) ?(?:st|nd|rd|th)$")
_ORDINAL_WORD = rf"(?:\d{{1,2}} ?(?:st|nd|rd|th)|{any_of(ORDINALS)}|[ivx]{{2,5}})"
_ROUND_OF = re.compile(
    rf"(?P<ordinal>{_ORDINAL_WORD}),?(?: and (?:final|last|latest))?"
    rf"(?: (?!in\b|of\b|to\b|since\b|for\b|time\b|at\b|on\b)[a-z][a-z'-]+){{0,3}}? "
    r"(?P<unit>rounds?|sessions?|meetings?|editions?|iterations?|instal+ments?)"
    r"(?: \([^()]{2,30}\)|, [^,.;()]{2,30},)? (?:of|in|for|under) "
    r"(?:(?:the|their|its|our|this|these|that|annual|regular|yearly|bilateral|two-way|joint"
    r"|high-level|senior-level|an"
    r"|a) ){0,4}\"?$",
)
_ROUND_BEHIND = re.compile(
    rf"(?:'s|,)? (?:(?:the|its|their) )?\(?(?P<ordinal>{_ORDINAL_WORD}) (?:round|session|edition"
    rf"|meeting|iteration)\b"
    r"|,? (?:round|session) (?P<number>\d{1,2}|[ivx]{1,5})\b",
)
_NEAR_WORD = re.compile(r"\b(?:next|previous|last|latest|this|upcoming|preceding|following) $")
_UNIT_LEFT = re.compile(
    r"\b(?:round|session|meeting|edition|readout) of (?:the |their |its )?[\w.,' -]{0,40}$"
)
_UNIT_OF = re.compile(
    r"(?: \([^()]{2,30}\)|, [^,.;()]{2,30},)? (?:of|for|under|in(?= (?:the|their|its|our|this)\b))"
    r" (?!its kind|the kind)(?:(?:the|their|its|our|a"
    r"|an|that|this|these) )?"
    r"(?!(?:senior )?officials\b)(?:[^.;:()]|(?<=[ .(-][a-z])\.){0,90}",
)
# "the 37th edition of the coordinated patrol": what has editions there is no dialogue.
_UNIT_OF_OTHER = re.compile(
    r" of (?:the |their |its |a |an )?(?:[a-z-]+ ){0,2}(?:patrols?|exercises?|drills?|games"
    r"|festivals?"
    r"|summits?|fairs?|expos?|courses?|series|war|assembly|elections?)\b"
)
_OF_A_DIALOGUE = re.compile(
    r"\b(?:dialogue|consultations?|talks|mechanism|committee|commission|forum|group|2\+2)"
    r"(?: \([^()]{2,20}\))?, (?:the )?$"
)
# "the 13th round of talks | on a free trade agreement"
_ON_A_PAPER = re.compile(
    r" (?:on|for|over|about|towards) (?:which\b|(?:an?|the|their|its) (?:[\w-]+ ){0,4}"
    r"(?:agreement|treaty|deal|pact|accord|fta|cepa)\b)"
)
_NOT_FIRST = re.compile(
    r"[^.;]{0,60}? (?:since\b|in (?:(?:more|less) than |over |about |almost |nearly |some "
    r"|at least |close to |around |roughly |well over )?"
    r"(?:the (?:past|last) )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|twenty|\d{1,2}|several|many|a few|a couple of)(?: and a half)?"
    r" (?:years?|months?|decades?|weeks?)\b)"
    r"|[^.;]{0,40}? to (?:be held|take place)\b(?! between)"
    r"|[^.;]{0,60}? for (?:many |several |some |a few )?(?:years|months|decades|a decade)\b"
    r"|(?: \w+){0,2} (?:time|of its kind|since)\b"
)
_PREVIOUS_WORD = re.compile(r"[\w.'&+]+$")
_LEVEL = re.compile(
    r"\b(?:(?:deputy|vice|assistant|senior|under|first)[ -])*(?:(?:foreign|defen[cs]e)[ -])?"
    r"(?:ministers?|ministerial|secretary|secretaries|directors?|officials?)[ -]level $"
)
_TO_AND = re.compile(r"\b[a-z]{3,}-to-$")
_TWICE = re.compile(r"\b([a-z]{3,})-to-\1$")
_BETWEEN = re.compile(
    r"[ ,:-]*(?:\([A-Z&+0-9a-z ]{2,12}\) ?)?(?:format )?(?:is |was )?(?:,? ?held )?(?:between|of"
    r"|with|by|among) (?:the )?"
)


@dataclass(slots=True)
class RoundMention:
    """One place that names a standing mechanism or one of its rounds."""

    start: int
    end: int
    name_start: int
    """Where the mechanism's name begins, behind ordinal and parties."""
    name: str | None
    key: frozenset[str]
    """The qualifying words of the name, to tell mechanisms apart."""
    ordinal: int | None
    ordinal_span: tuple[int, int] | None
    parties: tuple[str, ...]
    party_spans: tuple[tuple[int, int], ...]
    is_anaphor: bool
    """A bare "the dialogue": it speaks of a round named elsewhere."""
    is_strong: bool
    """Ordinal, parties, a capital or a set name say that a standing mechanism is meant."""
    is_series_first: bool = True
    """False for "the first since …", which counts no rounds."""
    is_plural: bool = False
    is_loose: bool = False
    """A headline's "defence policy talks" may be any mechanism with such words."""
    is_bare: bool = False
    """An ordinal alone: "the first was held in Tokyo"."""
    is_short: bool = False
    """ "the Review Meeting": a name only where the report gives the longer one."""
    is_regional: bool = False
    """Whether a group of states sits at the table ("the India-Central Asia Dialogue")."""
    name_end: int = 0
    """Where the name ends with what it is about ("… on Maritime Concerns"); `end` is its head's."""

    def __post_init__(self) -> None:
        self.name_end = self.name_end or self.end


@dataclass(slots=True)
class _Words:
    qualifiers: set[str] = field(default_factory=set)
    acronyms: dict[str, dict[str, object]] = field(default_factory=dict)
    not_mechanisms: re.Pattern[str] = re.compile("")
    talk_as_such: re.Pattern[str] = re.compile("")
    strong_names: re.Pattern[str] = re.compile("")
    region: re.Pattern[str] = re.compile("")
    region_within: re.Pattern[str] = re.compile("")


_FORMATS = ("2+2", "3+3", "two-plus-two", "two plus two", "2-plus-2", "2 plus 2")
"""Named by who comes: as many ministers of each side."""
_ASIDE = re.compile(r" ?\([a-z.&+]{2,9}\)$")
_LINKS = frozenset({"and", "of", "on", "for", "the", "&", "in", "at", "with", "to"})
_DROPPED = frozenset(
    {"annual", "yearly", "regular", "bilateral", "the", "and", "of", "on", "for", "&", "latest"}
    | {"official", "formal", "trilateral", "biennial", "such"}
)


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    forms = [re.escape(fold(form)) for each in phrases for form in expand(each)]
    return re.compile(rf"\b(?:{'|'.join(forms)})")


@cache
def _words() -> _Words:
    data = rules.load("mechanisms")
    words = _Words()
    for qualifier in data["qualifiers"]:
        for form in expand(qualifier):
            words.qualifiers.update(fold(form).replace('"', "").split())
    words.qualifiers |= {"such"}
    words.qualifiers -= {"for", "on", "of", "the", "and", "&", "un"}
    words.acronyms = data["acronyms"]
    words.not_mechanisms = _any_of(data["not_mechanisms"])
    words.talk_as_such = _any_of(data["talk_as_such"])
    regions = any_of(data["regions"])
    words.region = re.compile(rf"\b{regions}$")
    words.region_within = re.compile(rf"\b{regions}\b")
    words.strong_names = re.compile(
        r"2\+2|3\+3|two[- ]plus[- ]two|three[- ]plus[- ]three|2[- ]plus[- ]2|2 ?\+ 2|consultative"
        r"|steering|joint com"
        r"|working group|strategic (?:dialogue|mechanism|steering)|partnership dialogue"
        r"|policy dialogue"
        r"|security dialogue|human rights dialogue|senior officials|strategic partnership|political"
        r" consultation|joint working|management group|working mechanism|special representatives",
    )
    return words


def find_round_mentions(
    text: str, folded: str, heads: list[Hit], names: list[Hit]
) -> list[RoundMention]:
    """Find every mention of a mechanism or round, and bare "the dialogue"s, in order."""
    party_ends = {
        hit.end: hit for hit in names if hit.kind in ("state", "adjective", "metonym", "city")
    }
    party_starts = {hit.start: hit for hit in party_ends.values()}
    in_party = _inside(party_starts)
    found: list[RoundMention] = []
    skip_to = 0
    for index, head in enumerate(heads):
        if head.kind not in ("standing", "with_more", "unit") or head.start < skip_to:
            continue
        if folded.startswith("-to-", head.end) or in_party(head.start):
            continue
        if _is_unit_of_next(folded, heads, index) or _is_level_of_next(folded, heads, index):
            continue
        end = _merge_heads(folded, heads, index)
        mention = _mention(text, folded, head, end, party_ends, party_starts)
        if mention is not None:
            found.append(mention)
            skip_to = mention.end
    found = _without_loose_ends(_without_parents(found, folded), folded)
    found += _acronyms(text, folded, found)
    found += _ministers_meetings(text, folded, found, party_starts)
    _name_acronyms(text, found)
    _name_by_officials(folded, found)
    found += _short_forms(text, folded, found)
    found += _bare_ordinals(text, folded, found)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    found = _outermost(found)
    _count_times(text, folded, found)
    return found


# "the HLED met for the second time", "the dialogue will be convened for the fourth time"
_TIME_BEHIND = re.compile(
    rf"(?: (?:has|have|had|was|were|will|is to|would))?(?: be| been)?"
    rf" (?:met|meet|convened?|held|sat|gathered|hosted)"
    rf" for the (?!first\b)(?P<ordinal>{_ORDINAL_WORD}) time\b(?! since| in (?:\w+ )"
    r"{1,3}(?:years|months|weeks|days)\b)"
)


# "The Washington round of the Dialogue, its sixth, is set for …"
_ITS_NUMBER = re.compile(rf", (?:its|their) (?P<ordinal>{_ORDINAL_WORD})(?=,)")


def _count_times(text: str, folded: str, found: list[RoundMention]) -> None:
    """Give a round the number that the words behind its name count: "met for the second time"."""
    for mention in found:
        if mention.ordinal or mention.is_plural:
            continue
        counted = _TIME_BEHIND.match(folded, mention.name_end) or _ITS_NUMBER.match(
            folded, mention.name_end
        )
        if counted:
            mention.ordinal = ordinal_value(text[counted.start("ordinal") : counted.end("ordinal")])
            mention.ordinal_span = counted.span("ordinal") if mention.ordinal else None


# "the working group on security of the US-Georgia Commission": the group met, not the commission.
_PART_OF = re.compile(r"(?: on [\w ,&-]{3,60}?)? (?:of|under|within) (?:the |their )?")
_PARTS = ("working group", "task force", "panel", "sub-committee", "subcommittee")


def _without_parents(found: list[RoundMention], folded: str) -> list[RoundMention]:
    """Drop the mechanism that a working group belongs to; the group sits for its parties."""
    out: list[RoundMention] = []
    for mention in found:
        last = out[-1] if out else None
        if (
            last is not None
            and mention.ordinal is None
            and folded.endswith(_PARTS, last.start, last.end)
            and _PART_OF.fullmatch(folded, last.end, mention.start)
        ):
            last.parties = last.parties or mention.parties
            last.party_spans = last.party_spans or mention.party_spans
            last.is_strong = True
            continue
        out.append(mention)
    return out


def _outermost(found: list[RoundMention]) -> list[RoundMention]:
    """ "the third high-level meeting of the EDSCG" is one mention, not two."""
    kept: list[RoundMention] = []
    for mention in found:
        if not kept or mention.end > kept[-1].end or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _inside(parties: dict[int, Hit]) -> Callable[[int], bool]:
    """A test whether a position lies in a party's name ("Gulf Cooperation Council")."""
    starts = sorted(parties)

    def inside(position: int) -> bool:
        at = bisect.bisect_right(starts, position) - 1
        return at >= 0 and starts[at] < position < parties[starts[at]].end

    return inside


def _is_unit_of_next(folded: str, heads: list[Hit], index: int) -> bool:
    """ "the 13th meeting of the Steering Committee": the name behind takes the number."""
    head = heads[index]
    if head.kind == "standing":
        return False
    for other in heads[index + 1 : index + 3]:
        if other.kind in ("standing", "with_more") and other.start - head.end < 110:
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
        other.kind in ("standing", "with_more")
        and other.start - head.end < 60
        and all(word in _words().qualifiers for word in between)
    )


def _merge_heads(folded: str, heads: list[Hit], index: int) -> int:
    """ "2+2 Dialogue", "Consultative Committee meeting": heads on end are one name."""
    end = heads[index].end
    for other in heads[index + 1 : index + 4]:
        gap = folded[end : other.start]
        if other.kind in ("standing", "with_more") and re.fullmatch(
            r"[\"']? (?:ministerial |foreign and defence ministers' |foreign and defense ministers'"
            r" |policy |format )?|[\"']? ?\([\w+&-]{2,12}\) ",
            gap,
        ):
            end = other.end
        else:
            break
    return end


def _mention(
    text: str,
    folded: str,
    head: Hit,
    end: int,
    party_ends: dict[int, Hit],
    party_starts: dict[int, Hit],
) -> RoundMention | None:
    words = _words()
    twice = _TO_AND.search(folded, max(0, head.start - 30), head.start)
    if twice:  # "Commission-to-Commission meeting"
        head = head._replace(start=twice.start(), value=f"{twice[0]} {head.value}")
    level = _LEVEL.search(folded, max(0, head.start - 50), head.start)
    if level:  # "Vice Foreign Minister-Level Dialogue"
        head = head._replace(start=level.start(), value=f"{level[0]}{head.value}")
    walk = _walk_left(text, folded, head.start, party_ends)
    start, name_start, key, parties, ordinal, ordinal_span = walk
    key += [_stem(word) for word in head.value.split()[:-1] if word not in ("two", "2", "plus")]
    if head.value in _FORMATS:
        key.append("3+3" if head.value == "3+3" else "2+2")
    phrase = folded[name_start:end]
    if words.not_mechanisms.search(folded[max(0, name_start - 12) : end + 20]):
        return None
    if folded[end : end + 11] in (" mechanisms", " mechanism "):
        return None
    round_of = _ROUND_OF.search(folded, max(0, start - 90), start)
    if round_of and ordinal is None:
        ordinal = ordinal_value(text[round_of.start("ordinal") : round_of.end("ordinal")])
        if ordinal is not None:
            ordinal_span = round_of.span("ordinal")
            start = round_of.start()
    if ordinal is None:
        behind = _ROUND_BEHIND.match(folded, end)
        if behind:
            group = "ordinal" if behind["ordinal"] else "number"
            printed = text[behind.start(group) : behind.end(group)]
            ordinal = int(printed) if printed.isdigit() else ordinal_value(printed)
            ordinal_span = behind.span(group) if ordinal else None
            end = behind.end() if ordinal else end
    name_end = end
    tail = _tail(text, folded, end, key, is_capital=text[head.start].isupper())
    if tail is not None and (text[head.start].isupper() or ordinal is not None or parties):
        name_end, more_key = tail
        key = [*key, *more_key]
    is_series_first = not (
        ordinal == 1 and ordinal_span and _NOT_FIRST.match(folded, ordinal_span[1])
    )
    is_counted = ordinal is not None
    if not is_series_first:
        ordinal, ordinal_span = None, None
    if len(parties) < 2:
        more = _parties_behind(folded, name_end, party_starts)
        if more:
            parties = parties + [hit for hit in more if hit not in parties]
    several = _SEVERAL.match(folded, name_start) if ordinal is not None else None
    if several:  # "the first two Ministerial Dialogues"
        name_start, ordinal, ordinal_span = several.end(), None, None
        key = [word for word in key if word != several[0].strip()]
    is_plural = (
        phrase.endswith(("dialogues", "working groups", "meetings", "consultations", "talks"))
        if several
        else phrase.endswith(("dialogues", "working groups", "meetings"))
        and ordinal is None
        and not (
            text[head.start].isupper() and _UNIT_LEFT.search(folded, max(0, start - 60), start)
        )
    )
    codes = _codes(parties)
    is_named_talk = text[head.start].isupper() and (
        ordinal is not None
        or len(codes) > 1
        or (len(key) > 1 and text[name_start].isupper())  # "their High-Level Political Dialogue"
    )
    if words.talk_as_such.search(folded[max(0, name_start - 12) : end]) and not is_named_talk:
        return None
    if head.kind == "unit" and _UNIT_OF_OTHER.match(folded, end):
        return None
    is_part = head.kind == "unit" and folded.startswith(" of which", end)
    if is_part and not _OF_A_DIALOGUE.search(folded, max(0, start - 40), start):
        return None  # "the release of water, the second round of which began"
    if head.value == "talks" and _ON_A_PAPER.match(folded, end):
        return None
    if head.kind == "unit":
        told = ordinal is not None or _NEAR_WORD.search(folded, max(0, start - 40), start)
        return _anaphor(head, end, ordinal, ordinal_span, start) if told else None
    if head.value in _BARE_BODIES and not key and ordinal is None:
        return None
    named = bool(key) or " " in head.value or head.value in _FORMATS
    strong_name = bool(words.strong_names.search(phrase))
    is_capital, is_short = text[head.start].isupper(), False
    # "the 2nd Bilateral Consultation": a name, though of words that tell nothing
    is_counted_name = is_capital and text[name_start].isupper() and name_start < head.start
    is_counted_name = is_counted_name and bool(_PLAIN_TALKS.search(phrase))
    named = named or (is_counted_name and (ordinal is not None or len(codes) >= 2))
    is_title = is_capital and len(key) > 1
    is_backed = is_counted and (named or len(codes) >= 2)
    is_backed = is_backed or (is_capital and len(codes) >= 2 and head.value != "summit")
    if head.kind == "with_more" and not (strong_name or is_title or is_backed):
        is_near = bool(_NEAR_WORD.search(folded, max(0, start - 40), start))
        if (named or codes) and not (key and (is_capital or is_near)):
            return None
        if not (named or codes):
            return _anaphor(head, end, ordinal, ordinal_span, start)
        is_short = True
    capital = text[head.start].isupper() and (named or bool(codes))
    is_strong = is_counted or strong_name or capital or (named and len(codes) >= 2)
    is_anaphor = not named and not codes
    if is_anaphor and head.value == "dialogues" and ordinal is None:
        return None
    return RoundMention(
        start=start,
        end=end,
        name_start=name_start,
        name=_plain_name(text[name_start:name_end], has_key=bool(key)) if named or codes else None,
        key=_key_of(key),
        ordinal=ordinal,
        ordinal_span=ordinal_span,
        parties=codes,
        party_spans=tuple((hit.start, hit.end) for hit in parties),
        is_anaphor=is_anaphor,
        is_strong=is_strong,
        is_series_first=is_series_first,
        is_plural=is_plural,
        is_loose=head.value in ("talks", "meeting", "consultations") and text[head.start].islower(),
        name_end=name_end,
        is_short=is_short,
        is_regional=bool(words.region_within.search(folded, start, name_start)),
    )


_SEVERAL = re.compile(r"(?:two|three|four|five) (?=\S)")
# "the Session with Peru": of whatever body
_BARE_BODIES = ("session", "conference", "council", "panel")
# "the 5th Annual Meeting" may be any body's, "the 5th Annual Consultation" is not.
_PLAIN_TALKS = re.compile(r"consultation|dialogue|bilateral|trilateral")
_TAIL = re.compile(r" (?:on|for) (?:the )?")
_TAIL_WORD = re.compile(r"(?P<gap>,? and |, | & | of | and the |-| )?(?P<word>[a-z0-9][\w+-]*)")
MAX_TAIL = 9  # words


def _tail(
    text: str, folded: str, end: int, key: list[str], *, is_capital: bool
) -> tuple[int, list[str]] | None:
    """What a name goes on to say it is about: " … on Maritime and Ocean Concerns".

    A name in capitals goes on in capitals, a small one in words that mechanisms are named by; so
    does a dialogue that has a name already ("exchanged views during the Strategic Dialogue on the
    Indo-Pacific").
    """
    is_dialogue = bool(key) and bool(_DIALOGUE_HEAD.search(folded, max(0, end - 14), end))
    link = _TAIL.match(folded, end)
    if not link:
        return None
    at, more = link.end(), list[str]()
    for _ in range(MAX_TAIL):
        found = _TAIL_WORD.match(folded, at)
        if not found or (found["gap"] is None) == bool(more):
            break
        word, is_name = found["word"], text[found.start("word")].isupper()
        if is_name != is_capital or not (is_capital or word in _words().qualifiers):
            break
        if is_capital and (word in _NOT_IN_TAILS or word[0].isdigit()):
            break
        if is_dialogue and (word not in _words().qualifiers or word in _REGIONS):
            break
        more.append(_stem(word))
        at = found.end()
    return (at, more) if more else None


_DIALOGUE_HEAD = re.compile(r"(?:dialogues?|consultations?|talks|2\+2|meeting)$")
_REGIONS = frozenset("indo-pacific asia pacific asia-pacific mekong arctic indian iran".split())


_NOT_IN_TAILS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december jan feb mar apr jun jul aug sep sept oct nov"
    " dec behalf".split()
)


_LEADING = re.compile(r"(?:(?:annual|yearly|regular|biennial|the|bilateral) )+", re.I)


def _plain_name(printed: str, *, has_key: bool = True) -> str:
    """The name without quotes and without "annual", which tells how often, not what.

    A name that has nothing else keeps it: "the Annual Consultation".
    """
    bare = re.sub(r" ?\([A-Z][\w+&-]{1,11}\)|[\"“”]|(?<=\d)['’]|[‘'](?=\d)", "", printed)
    name = " ".join(bare.split())
    return _LEADING.sub("", name, count=1) if has_key and _LEADING.match(name) else name


# Bare words that may speak of the round at hand; "the conference", "the forum" are other things.
_ANAPHORS = frozenset(
    "dialogue dialog talks meeting consultation consultations session round edition iteration"
    " instalment installment commission committee".split(),
)


def _anaphor(
    head: Hit, end: int, ordinal: int | None, ordinal_span: tuple[int, int] | None, start: int
) -> RoundMention | None:
    if head.value not in _ANAPHORS and ordinal is None:
        return None
    return RoundMention(
        start=start if ordinal else head.start,
        end=end,
        name_start=head.start,
        name=None,
        key=frozenset(),
        ordinal=ordinal,
        ordinal_span=ordinal_span,
        parties=(),
        party_spans=(),
        is_anaphor=True,
        is_strong=False,
    )


def _without_loose_ends(found: list[RoundMention], folded: str) -> list[RoundMention]:
    """Drop short names and numbered heads that no name of the report stands behind.

    "The seventh exchange" is a round where a mechanism of the report is an exchange, "the Review
    Meeting" where one is a Partnership Review Meeting.
    """
    names = {mention.name.lower() for mention in found if mention.name and not mention.is_short}
    endings = {
        " ".join(words[at:]) for name in names for words in [name.split()] for at in range(8)
    }

    def stays(mention: RoundMention) -> bool:
        if mention.is_short and mention.name:
            return mention.name.lower() in endings
        head = folded[mention.name_start : mention.end].partition("'s ")[0]
        return not mention.is_anaphor or head in _ANAPHORS or head in endings

    return [mention for mention in found if stays(mention)]


def _codes(hits: list[Hit]) -> tuple[str, ...]:
    capitals = vocabulary().capital_of
    codes = {capitals.get(hit.value, "") if hit.kind == "city" else hit.value for hit in hits}
    return tuple(sorted(code for code in codes if code))


def _walk_left(
    text: str, folded: str, start: int, party_ends: dict[int, Hit]
) -> tuple[int, int, list[str], list[Hit], int | None, tuple[int, int] | None]:
    """Go left over qualifiers, parties and an ordinal, as far as they are one name."""
    words = _words()
    qualifiers = words.qualifiers
    at = begin = name_start = start
    key: list[str] = []
    parties: list[Hit] = []
    ordinal: int | None = None
    ordinal_span: tuple[int, int] | None = None
    before_own: tuple[int, int, list[str]] | None = None
    while at > 0 and start - at < 140:
        gap = at
        while gap and folded[gap - 1] in " ,-/\"'(":
            gap -= 1
        aside = _ASIDE.search(folded, max(0, gap - 14), gap)
        if aside:  # "United States (U.S.) Security Dialogue"
            gap = aside.start()
        if folded[gap:at].count(",") > 1 or "\n" in folded[gap:at]:
            break
        hit = party_ends.get(gap) or (
            party_ends.get(gap - 2) if folded[gap - 2 : gap] == "'s" else None
        )
        if hit is not None and not (hit.kind == "city" and folded[gap:at].startswith(",")):
            if parties and folded[hit.end : parties[-1].start] == " ":
                # "GCC Iran Working Group": what stands by the name is its subject
                subject = parties.pop()
                name_start = subject.start
                key.append(folded[subject.start : subject.end])
            parties.append(hit)
            at = begin = hit.start
            continue
        region = words.region.search(folded, max(0, gap - 32), gap)
        if region and _sits_at_the_table(text, folded, region.start(), gap, party_ends):
            at = begin = region.start()
            name_start = max(name_start, gap)
            continue
        found = _TWICE.search(folded, max(0, gap - 40), gap) or _PREVIOUS_WORD.search(
            folded, max(0, gap - 24), gap
        )
        if not found:
            break
        word = found[0].strip("'\"")
        value = ordinal_value(text[found.start() : gap])
        if value is None and word in ("st", "nd", "rd", "th"):
            torn = re.compile(r"\d{1,2} $").search(folded, max(0, found.start() - 3), found.start())
            value = int(torn[0]) if torn else None
            if torn:
                ordinal, ordinal_span = value, (torn.start(), gap)
                begin = torn.start()
                break
        if text[found.start() : gap].isupper() and len(word) < 6 and value is None:
            if parties and folded[gap:at] == "-" and parties[-1].start == at and key:
                at = begin = found.start()  # "PH-U.S.": likewise
                continue
            partner = party_ends.get(found.start() - 1)
            if partner is not None and folded[found.start() - 1] == "-" and key:
                at = begin = found.start()  # "EU-AU": the other's short form is not known
                continue
        if value is not None:
            ten = _TEN.search(folded, max(0, found.start() - 8), found.start())
            begin = ten.start() if ten and value < 10 else found.start()
            ordinal = value + (_TENS_STEM[ten[1]] if ten and value < 10 else 0)
            ordinal_span = (begin, gap)
            break
        bare = word.removesuffix("'s").removesuffix("s'")
        if word in qualifiers or bare in qualifiers or "-to-" in word:
            if word not in _DROPPED:
                key.append(_stem(bare))
            at = begin = name_start = found.start()
            continue
        if _is_own_word(text, folded, found, start):
            if before_own is None:
                before_own = (begin, name_start, list(key))
            key.append(_stem(bare))
            at = begin = name_start = found.start()
            continue
        if word in _LINKS and at != start:
            # a link belongs to the name only if the name goes on before it
            ends = found.start()
            while ends and folded[ends - 1] in " ,-":
                ends -= 1
            earlier = _PREVIOUS_WORD.search(folded, max(0, ends - 24), ends)
            if (
                word in ("and", "&", "of", "on", "for")
                and earlier
                and (earlier[0].strip("'") in qualifiers or ends in party_ends)
            ):
                at = found.start()
                continue
        break
    if before_own is not None and len(_codes(parties)) < 2:
        begin, name_start, key = before_own
        ordinal, ordinal_span = None, None
    if parties and name_start < parties[0].start:
        before = folded[name_start : parties[-1].start].split()
        if not key or all(word in _DROPPED for word in before):
            name_start = parties[0].end  # "annual Australia-Fiji Defence Dialogue"
    if parties and ordinal is None and begin < name_start:
        name_start = max(name_start, parties[0].end)
    while name_start < start and folded[name_start] in " ,-/'":
        name_start += 1
    return begin, name_start, key, parties, ordinal, ordinal_span


# What joins a party to another: "India-Central Asia", "Central Asia plus Japan".
_JOINED = re.compile(r"[\"']? ?(?:-|/|\+|plus|and|&) ?[\"']?")


def _sits_at_the_table(
    text: str, folded: str, start: int, end: int, party_ends: dict[int, Hit]
) -> bool:
    """Whether a group of states is a party to a mechanism: joined to another in its name."""
    if not text[start].isupper():
        return False
    behind = _JOINED.match(folded, end)
    if behind and text[behind.end() : behind.end() + 1].isupper():
        return True
    left = max(0, start - 8)
    before = re.compile(rf"{_JOINED.pattern}$").search(folded, left, start)
    if before is None:
        return False
    ends = before.start()
    return ends in party_ends or bool(_words().region.search(folded, max(0, ends - 32), ends))


def _is_own_word(text: str, folded: str, found: re.Match[str], head: int) -> bool:
    """A word in capitals that no list knows may belong to a name in capitals ("Binational").

    In a headline where every word has a capital it may be anything.
    """
    is_word = found[0].replace("-", "").isalpha()
    if not (text[head].isupper() and text[found.start()].isupper() and is_word):
        return False
    if found[0] in _NOT_IN_NAMES or folded[found.end()] not in " -":
        return False
    line = text[text.rfind("\n", 0, head) + 1 : text.find("\n", head) % (len(text) + 1)]
    words: list[str] = re.findall(r"[A-Za-z]{4,}", line[:400])
    small = sum(word[0].islower() and word not in _SMALL_IN_HEADLINES for word in words)
    return small > 2 or small * 4 > len(words)


_SMALL_IN_HEADLINES = frozenset("with from over into after between under during amid upon".split())


_NOT_IN_NAMES = frozenset(
    "the a an this that these those their its our his her at in on for after during following under"
    " with both minister secretary ambassador president director deputy assistant mr ms dr".split()
)

_STEMS = {
    "defense": "defence",
    "diplomacy": "diplomatic",
    "ministers": "ministerial",
    "minister": "ministerial",
    "politics": "political",
    "consultation": "consultations",
}


def _stem(word: str) -> str:
    return _STEMS.get(word, word)


def _key_of(words: list[str]) -> frozenset[str]:
    """The words that tell a mechanism, spelled one way: "two-plus-two" is "2+2"."""
    key = {part for word in words for part in word.split("-")}
    for number, format_ in (("two", "2+2"), ("2", "2+2"), ("three", "3+3"), ("3", "3+3")):
        if {number, "plus"} <= key:
            key = key - {number, "plus"} | {format_}
    return frozenset(key)


def _parties_behind(folded: str, end: int, party_starts: dict[int, Hit]) -> list[Hit]:
    """ "… between India and Russia", "… with Japan"."""
    link = _BETWEEN.match(folded, end)
    if not link:
        return []
    found: list[Hit] = []
    at = link.end()
    while at in party_starts:
        hit = party_starts[at]
        found.append(hit)
        more = re.compile(r"(?:'s)?(?:, | and |, and | & |-)(?:the )?").match(folded, hit.end)
        if not more:
            break
        at = more.end()
    return found


def ordinal_value(printed: str) -> int | None:
    """The number of a printed ordinal ("10th", "tenth", "XIV", "inaugural"), or None."""
    word = printed.strip("'\" ").lower()
    digits = _DIGITS.match(word)
    if digits:
        return int(digits[1])
    if word in ORDINALS:
        return ORDINALS[word]
    if _ROMAN.match(printed.strip()):
        return _roman(re.sub(r"(?:st|nd|rd|th)$", "", printed.strip()))
    return None


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _name_acronyms(text: str, found: list[RoundMention]) -> None:
    """Where a report spells an acronym out ("Ministerial Consultations (AUSMIN)"), both are one."""
    for acronym in [m for m in found if len(m.key) == 1 and m.name in _words().acronyms]:
        for full in found:
            if (
                full.key
                and full.key != acronym.key
                and text[full.end : acronym.start] in (" (", "(")
            ):
                for other in found:
                    if other.key == acronym.key and other is not acronym:
                        other.key = full.key
                acronym.key = full.key
                return


_MINISTERS = re.compile(
    rf"(?:\b(?P<ordinal>{_ORDINAL_WORD}) )?(?:(?:annual|regular|special) )?"
    r"(?P<name>\b(?P<among>trilateral|quadrilateral|tripartite|three-way|four-way)?(?: |\b)"
    r"meeting of (?:the |their )?(?:deputy |vice[- ]|senior )?"
    r"(?:(?:foreign|defen[cs]e|interior|security|energy)(?: and (?:foreign|defen[cs]e))? ministers"
    r"|(?P<envoys>special (?:representatives|envoys))))\b"
)


def _ministers_meetings(
    text: str, folded: str, found: list[RoundMention], party_starts: dict[int, Hit]
) -> list[RoundMention]:
    """ "a trilateral meeting of the defence ministers of A, B and C": a format without a title."""
    out: list[RoundMention] = []
    if "meeting of" not in folded:
        return out
    for match in _MINISTERS.finditer(folded):
        ordinal = ordinal_value(match["ordinal"]) if match["ordinal"] else None
        is_series_first = not (ordinal == 1 and _NOT_FIRST.match(folded, match.end("ordinal")))
        if not is_series_first:
            ordinal = None
        if ordinal is None and (match["envoys"] or not match["among"]):
            continue
        start, end = match.span("name")
        parties = _parties_behind(folded, end, party_starts)
        found[:] = [m for m in found if not start <= m.start < end]
        out.append(
            RoundMention(
                start=match.start(),
                end=end,
                name_start=start,
                name=_plain_name(text[start:end]),
                key=frozenset({match["among"] or "meeting", match["envoys"] or "ministerial"}),
                ordinal=ordinal,
                ordinal_span=match.span("ordinal") if ordinal is not None else None,
                parties=_codes(parties),
                party_spans=tuple((hit.start, hit.end) for hit in parties),
                is_anaphor=False,
                is_strong=True,
                is_series_first=is_series_first,
            ),
        )
    return out


# "Senior officials of A and B met for their 12th meeting": a meeting named by who comes.
_OF_OFFICIALS = re.compile(
    r"\bsenior officials\b[^.;\n]{0,240}?\b(?:their|hold|held|holding|the|its) $"
)


def _name_by_officials(folded: str, found: list[RoundMention]) -> None:
    """Name a numbered meeting that nothing else names by the senior officials who come to it."""
    if "senior officials" not in folded or any(mention.name for mention in found):
        return
    for mention in found:
        if not mention.ordinal or not folded.endswith(" meeting", mention.start, mention.end):
            continue
        if _OF_OFFICIALS.search(folded, max(0, mention.start - 300), mention.start):
            mention.name = "senior officials' meeting"
            mention.key = frozenset({"senior", "officials"})
            mention.is_anaphor, mention.is_strong = False, True


_DEFINED = re.compile(r" ?\(\"?(?:the )?\"?([A-Z][A-Za-z+&-]{1,9})\"?\)")


def _short_forms(text: str, folded: str, found: list[RoundMention]) -> list[RoundMention]:
    """The short form that a report gives a mechanism: "… Defence Policy Dialogue (DPD)"."""
    out: list[RoundMention] = []
    taken = _taken(found)
    known: set[str] = set()
    for mention in list(found):
        if not mention.name:
            continue
        defined = _DEFINED.match(text, mention.end) or _DEFINED.search(
            text, mention.name_start, mention.end
        )
        if not defined or defined[1] in known or not any(c.isupper() for c in defined[1][1:]):
            continue
        known.add(defined[1])
        for match in re.finditer(rf"\b{re.escape(defined[1])}s?\b", text):
            if match.start() in taken or match.start() <= defined.end():
                continue
            out.append(_like(mention, text, folded, match.start(), match.end()))
    return out


def _taken(found: list[RoundMention]) -> set[int]:
    return {position for mention in found for position in range(mention.start, mention.end)}


def _like(mention: RoundMention, text: str, folded: str, start: int, end: int) -> RoundMention:
    """Another mention of a mechanism under its short form, with the ordinal before it, if any."""
    before = _PREVIOUS_WORD.search(folded, max(0, start - 24), max(0, start - 1))
    ordinal = ordinal_value(text[before.start() : before.end()]) if before else None
    begin = before.start() if before and ordinal is not None else start
    round_of = _ROUND_OF.search(folded, max(0, start - 90), start)
    if ordinal is None and round_of:
        ordinal = ordinal_value(text[round_of.start("ordinal") : round_of.end("ordinal")])
        begin = round_of.start()
    return RoundMention(
        start=begin,
        end=end,
        name_start=start,
        name=mention.name,
        key=mention.key,
        ordinal=ordinal,
        ordinal_span=(begin, start) if ordinal is not None else None,
        parties=mention.parties,
        party_spans=mention.party_spans,
        is_anaphor=False,
        is_strong=True,
    )


_BARE = re.compile(
    rf"\bthe (?P<ordinal>{_ORDINAL_WORD})(?= (?:one|in|took|was|will|is|at|had|as well|too"
    rf"|being)\b|[,.;])",
)


_HELD_BEHIND = re.compile(
    r" (?:(?:was|had been|is to be|will be|would be) (?:held|hosted|convened|organi[sz]ed|staged)"
    r"|took place|had taken place|will take place)\b"
)
# "On the first, please ask": a point of a list.
_LISTED = re.compile(r"(?:\b(?:on|as|as to|at|from)|^|[\n:]) $|^$")


def _bare_ordinals(text: str, folded: str, found: list[RoundMention]) -> list[RoundMention]:
    """ "Hanoi had been the venue of the 26th as well": a number near that of a round named."""
    known = {mention.ordinal for mention in found if mention.ordinal}
    taken = _taken(found)
    out: list[RoundMention] = []
    for match in _BARE.finditer(folded):
        ordinal = ordinal_value(text[match.start("ordinal") : match.end("ordinal")])
        near = ordinal is not None and any(abs(ordinal - other) <= 3 for other in known)
        if folded[match.end()] in ",.;" and _LISTED.search(
            folded, max(0, match.start() - 9), match.start()
        ):
            near = False
        if _HELD_BEHIND.match(folded, match.end()):
            near = True
        if not near or match.start("ordinal") in taken:
            continue
        span = match.span("ordinal")
        out.append(
            RoundMention(
                start=span[0],
                end=span[1],
                name_start=span[0],
                name=None,
                key=frozenset(),
                ordinal=ordinal,
                ordinal_span=span,
                parties=(),
                party_spans=(),
                is_anaphor=True,
                is_strong=False,
                is_bare=True,
            ),
        )
    return out


# "the Quad countries", "the Quad summit": the group, not its talks.
_GROUP_BEHIND = re.compile(
    r" (?:summits?|leaders|leaders'|countries|members?|partners?|nations|grouping|states"
    r"|framework|platform|secretariat|region|cooperation|partnership|initiative)\b"
)


# "the C5+1 Critical Minerals Dialogue", "the C5+1 Secretariat": a body of the group.
_BODY_BEHIND = re.compile(
    r" (?!Meeting|Ministerial|Dialogue|Consultations|Foreign Ministers|Talks|Format|In\b|At\b|On\b)"
    r"[A-Z][a-z]+"
)


def _acronyms(text: str, folded: str, found: list[RoundMention]) -> list[RoundMention]:
    """AUSMIN and the like, whose parties the acronym itself tells."""
    out: list[RoundMention] = []
    taken = _taken(found)
    for acronym, entry in _words().acronyms.items():
        if not entry["parties"] or acronym not in text:
            continue
        for match in re.finditer(rf"(?<![\w+]){re.escape(acronym)}(?![\w+])", text):
            if match.start() in taken:
                continue
            if _GROUP_BEHIND.match(folded, match.end()) or _BODY_BEHIND.match(text, match.end()):
                continue
            before = _PREVIOUS_WORD.search(
                folded, max(0, match.start() - 25), max(0, match.start() - 1)
            )
            ordinal = ordinal_value(before[0]) if before else None
            start = before.start() if before and ordinal is not None else match.start()
            span = (start, start + len(before[0])) if before and ordinal else None
            unit = _ROUND_OF.search(folded, max(0, start - 90), start) if ordinal is None else None
            if unit:  # "the fourth round of the C5+1"
                ordinal, span = ordinal_value(unit["ordinal"]), unit.span("ordinal")
                start = unit.start()
            out.append(
                RoundMention(
                    start=start,
                    end=match.end(),
                    name_start=match.start(),
                    name=acronym,
                    key=frozenset({acronym.lower()}),
                    ordinal=ordinal,
                    ordinal_span=span,
                    parties=tuple(entry["parties"]),  # type: ignore[arg-type]
                    party_spans=((match.start(), match.end()),),
                    is_anaphor=False,
                    is_strong=True,
                ),
            )
    return out
