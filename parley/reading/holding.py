"""What a clause tells of the holding of a round: whether, when, where and how it meets."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

from parley import rules
from parley.model.reading import Mode, RoundStatus
from parley.model.when import When, of_day
from parley.reading.anchors import Rare, TextOf
from parley.reading.datelines import city_of, dateline_city, in_dateline, tells_filing
from parley.reading.dates import DateMention, Resolved, Tense, resolve
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import Hit
from parley.reading.mechanisms.mention import RoundMention
from parley.reading.painting import FILL, TYPES, expand_macros
from parley.reading.sentences import Sentence
from parley.reading.towns import towns_in
from parley.reading.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of rules/en/rounds.yaml."""

    status: tuple[tuple[RoundStatus, Rare], ...]
    denial: Late
    not_held_then: Late
    negated: Late
    founded: Late
    future: Late
    past: Late
    present: Late
    virtual: Rare
    hybrid: Rare
    previous: Late
    next: Late
    unnamed: tuple[tuple[str, RoundStatus, Rare], ...]
    earlier_ones: Rare
    beside: dict[str, Late]
    counted: tuple[Late, ...]
    counted_times: Late
    venue: Rare


@cache
def patterns() -> Patterns:
    """Compile the patterns once."""
    data = rules.load("rounds")

    def compiled(pattern: str) -> Late:
        return Late(expand_macros(pattern))

    def rare(pattern: str, of: TextOf) -> Rare:
        return Rare(expand_macros(pattern), of)

    return Patterns(
        status=tuple(
            (status, rare("|".join(f"(?:{each})" for each in data["status"][status]), "painted"))
            for status in ("cancelled", "postponed", "planned", "held")
        ),
        denial=compiled(data["denials"][0]),
        not_held_then=compiled("|".join(data["not_held_then"])),
        negated=compiled(data["negated"]),
        founded=compiled(data["founded"]),
        future=compiled(data["finite"]["future"]),
        past=compiled(data["finite"]["past"]),
        present=compiled(data["finite"]["present"]),
        virtual=rare(data["mode"]["virtual"], "folded"),
        hybrid=rare(data["mode"]["hybrid"], "folded"),
        previous=compiled(data["previous"]),
        next=compiled(data["next"]),
        unnamed=tuple(
            (entry["id"], entry["status"], rare(entry["pattern"], "painted"))
            for entry in data["unnamed"]
        ),
        earlier_ones=rare(data["earlier_ones"], "painted"),
        beside={name: compiled(pattern) for name, pattern in data["beside"].items()},
        counted=tuple(compiled(pattern) for pattern in data["counted"]),
        counted_times=compiled(data["counted_times"]),
        venue=Rare(rf"\b(?:at|in) (?:the )?(?:{data['venues']})", "folded"),
    )


DAY, MONTH, YEAR = 4, 2, 1
"""How well a date tells when a round is held."""


@dataclass(slots=True)
class Telling:
    """What one clause tells of a round."""

    mention: RoundMention | None
    """The name of the round in it; none for a lead that tells of the round without its name."""
    sentence: Sentence
    start: int
    end: int
    status: RoundStatus | None = None
    when: Resolved | None = None
    when_rank: int = 0
    city: str | None = None
    mode: Mode | None = None
    derived: list[str] = field(default_factory=list)
    is_year_named: bool = False
    """Whether its year is part of its name: "the 2015 Dialogue"."""
    is_tied: bool = False
    """Whether the date hangs on the name itself: "the dialogue, set for 8 November"."""
    has_host: bool = False
    """Whether a state is named where it is held, or as its host."""
    tells_holding: bool = False
    """Whether a verb says that something is held, opened, attended …"""


# "was not held in 2020 and 2021": no round has these days
_WAS_NOT_HELD = Rare(
    r"\b(?:(?:was|were|has|have|had|could) not (?:be |been )?(?:held|hosted|convened|organi[sz]ed)"
    r"|did not (?:meet|convene))\b(?![^.;]{0,40}\bsince\b)",
    "folded",
)
# "had been planned for 2021, but | was held in 2022": what came of it
_PLANNED_BUT = Rare(
    r"\b(?:planned|scheduled|due|slated|foreseen|set|to (?:have been|be) (?:held|hosted)"
    r"|(?:supposed|meant) to)\b[^.;]{0,80}?,? but (?P<then>(?:it )?"
    r"(?:was|were|took place|could only|had to be|has been|had been|eventually|finally|only)\b)",
    "folded",
)


def read_telling(
    layers: Layers,
    sentence: Sentence,
    span: tuple[int, int],
    mention: RoundMention | None,
    published: When | None,
) -> Telling:
    """Read status, date, place and mode from a clause. `mention` is where the round is named."""
    start, end = span
    if moved := _PLANNED_BUT.search(layers, start, end):
        start = moved.start("then")
    telling = Telling(mention, sentence, start, end)
    telling.tells_holding = bool(
        _HOLDING.search(layers.painted, start, end)
        or (mention and _WAS_ON.match(layers.painted, mention.name_end))
    )
    telling.status = _status(layers, start, end, mention)
    middle = (mention.start, mention.end) if mention else (start, start + 1)
    _read_when(layers, telling, middle, published)
    _read_city(layers, telling, middle)
    around = max(sentence.start, start - 300), min(sentence.end, end + 300)
    if patterns().hybrid.search(layers, *around):
        telling.mode = "hybrid"
    elif (found := patterns().virtual.search(layers, start, end)) and not _WHEN_LAST.search(
        layers.folded, start, found.start()
    ):
        telling.mode = "virtual"
    telling.has_host = bool(_IN_A_STATE.search(layers, start, end))
    if telling.status is None and _WAS_NOT_HELD.search(layers, start, end):
        telling.when, telling.when_rank, telling.city = None, 0, None
    return telling


# "not since May 2021, when they talked | by video": the round before
_WHEN_LAST = Late(r"\bsince\b[^.;]{0,60}\bwhen\b[^.;]*$")
# "to be held in Vietnam in 2026", "which Australia will host", "hosted by the Philippines"
_STATE = rf"{TYPES['PARTY']}{FILL}*"
_IN_A_STATE = Rare(
    rf"\b(?:held|hosted|hold|convened?|take place|took place|taking place|meet|met)(?: next| again"
    rf"| also| here)?(?: in| by) (?:the )?{_STATE}|{_STATE} (?:will|is to|would|had been due to"
    rf"|is due to|was to|has offered to|plays?|played|will play) (?:also )?(?:host|receive"
    rf"|be (?:the )?(?:host|venue)|act as host)|{_STATE} (?:hosted|hosts)\b"
    rf"|\b(?:meeting|dialogue|consultations?|round|session) in (?:the )?{_STATE}",
    "painted",
)


_HOLDING = Late(
    r"\b(?:took place|take place|sit down|sat down|held|holds?|met|meet|opens?|convened?|host(?:s"
    r"|ed)?|gather(?:ed|s)?|opened"
    r"|ended|began"
    r"|sat|started|concluded|co-?chair\w*|chaired|led|headed|attended|wrapped|kicked off|went into"
    r"|joined|venue|came together|come together|received|in session|(?:co-)?chairs?|takes? place"
    r"|meets"
    r"|scheduled (?:for|to)|slated (?:for|to)|set for|planned for|due (?:to|in|on)"
    r"|(?:to|will|would) (?:also )?(?:lead|head|attend))\b",
)
# "Their last meeting was in Tokyo", "The consultations, on June 3, …"
_WAS_ON = Late(
    rf" (?:was|were|is|will be) (?:in|on|at|last) |,? (?:on )?{TYPES['DATE']}"
    rf"|,? (?:in|at) (?:the )?[{TYPES['CITY']}{TYPES['PARTY']}]{FILL}*,?"
    rf" (?:in |on )?{TYPES['DATE']}"
)
_FUTURE = Rare(
    r"\b(?:will|shall|is to|are to|is set|are set|going to|due to|scheduled|slated|to be held"
    r"|plans? to)\b",
    "folded",
)


# Where a round is the place of what is told: "agreed at their fifth dialogue".
_LOCATIVE = Late(
    r"(?<!part )(?<!place )(?<!participate )(?<!participated )(?<!participating )(?<!engaged )"
    r"\b(?:at|during|in|within|on the (?:sidelines|margins) of|as part of|in the course of)"
    r" (?:the |their |its |this |that |our |an? )?\"?$"
)
_PARTICIPLE = Late(r"\b(?:be|been|being|will|shall|would|to|is|are|not) $")
# What stands right behind a name tells of it: ", slated for late 2025", ", held in Rome".
_RIGHT_BEHIND: tuple[tuple[RoundStatus, Late], ...] = (
    (
        "planned",
        Late(
            r"(?: ?\([^()]{2,20}\))?,? (?:which is |that is |which are )?(?:to be held"
            r"|to take place|slated"
            r"|scheduled|due|planned|set) "
        ),
    ),
    (
        "held",
        Late(
            r"(?: ?\([^()]{2,20}\))?,? (?:which |that )?(?:was |were |had been )?(?:held"
            r"|took place|convened"
            r"|hosted)\b"
        ),
    ),
)
_MET_BEFORE = Late(
    r"\b(?:met|sat down|gathered|came together|convened|arrived|flew|travell?ed|assembled)\b"
)
# "met for the annual meeting, where they were expected to review the plan": what they do there.
_DONE_THERE = Late(
    r"\b(?:where|at which|during which) (?:[^ ,.;]+ ){1,4}?(?:is|are|was|were)(?: also)? $"
)
# "I was pleased to have the minister here for the talks": they were held.
_GLAD = Late(
    r"\b(?:was|were|been) (?:\w+ )?(?:pleased|glad|happy|delighted|honou?red|proud|privileged|able"
    r"|grateful|fortunate|an? (?:\w+ )?(?:honou?r|pleasure|privilege))(?: again| also)? $"
)
_ABOUT_WHAT = Late(
    r" ?(?:focus|cover|discuss|address|review|touch|deal|cent(?:er|re)|dominate|include)\b"
)
_FIRST_PLANNED = Late(r"\b(?:first|originally|initially|previously|earlier|at first) $")


def _status(
    layers: Layers, start: int, end: int, mention: RoundMention | None
) -> RoundStatus | None:
    """What a clause says of a round's being held, by the words nearest to its name."""
    painted = layers.painted
    is_place = mention is not None and bool(
        _LOCATIVE.search(layers.folded, max(start, mention.start - 40), mention.start)
    )
    for status, pattern in patterns().status[:2]:
        for found in pattern.finditer(layers, start, end):
            if is_place or patterns().denial.search(painted, start, found.start()):
                continue
            if _HELD_IN_THE_END.match(painted, found.end(), end):
                return "held"
            if _is_overtaken(painted, found, end):
                continue
            if _ONCE_SET.search(painted, start, found.start()) and "reschedul" in found[0]:
                return "planned"  # "was originally due in April but had to be rescheduled"
            return status
    for status, behind in _RIGHT_BEHIND if mention is not None and is_place else ():
        if behind.match(painted, mention.name_end if mention else start, end):
            return status
    if is_place and mention is not None:
        told = _told_at(painted, start, end, mention)
        if told is not None:
            return told
    best: tuple[int, RoundStatus] | None = None
    for status, pattern in patterns().status[2:]:
        for found in pattern.finditer(layers, start, end):
            if status == "planned" and _is_no_plan(painted, start, found):
                continue
            if status == "held" and _NOT_HELD.search(painted, start, found.start()):
                continue  # "the format, which had not met since 2014": nothing of this round
            away = _away(found, mention) if mention else 0
            if best is None or away < best[0]:
                best = (away, status)
    if best is not None:
        return best[1]
    return "planned" if _is_announced(layers, start, end, mention) else None


_NOT_HELD = Late(r"\b(?:not|n't|never)(?: (?:yet|been|again|formally|once)){0,2} $")
_ONCE_SET = Late(r"\b(?:originally|initially|at first|first)\b[^.;]{0,80}$")
_BEFORE_THAT = Late(
    r"\b(?:had (?:already |once |twice )?been|after (?:being|having been)|previously|earlier|once"
    r"|twice|originally"
    r"|after (?:(?:an?|one|two|three|several|repeated|many|the|its|earlier) ){1,2}) ?$"
)
_HELD_AFTER_ALL = Late(
    r"\b(?:took place|was held|were held|opened|met|began|convened|kicked off|got under way)\b"
)


# "was postponed | twice and finally took place in June"
_HELD_IN_THE_END = Late(
    r"(?:(?! not\b)[^.;,]){0,50}?,? (?:and|but|before)(?: it)?(?: was| were)? (?:finally|eventually"
    r"|ultimately|in the end|at last|at length|only|later|then)(?: was| were)? (?:took place|held"
    r"|met|convened|opened|came about|being held|taking place)\b"
)


def _is_overtaken(painted: str, found: re.Match[str], end: int) -> bool:
    """ "which had been postponed twice, opened on Monday": it was held after all."""
    start = found.start()
    return bool(
        _BEFORE_THAT.search(painted, max(0, start - 24), start)
        and _HELD_AFTER_ALL.search(painted, found.end(), end)
    )


def _away(found: re.Match[str], mention: RoundMention) -> int:
    """How far words stand from a name; those before it count as nearer than those behind."""
    if found.end() <= mention.start:
        return mention.start - found.end()
    return max(0, found.start() - mention.end)


def _is_no_plan(painted: str, start: int, found: re.Match[str]) -> bool:
    """ "met to convene" was held; "first set for May" is overtaken."""
    if found[0].startswith("to ") and _MET_BEFORE.search(painted, start, found.start()):
        return True
    if _HELD_BEHIND_IT.match(painted, found.end()):
        return True  # "the second, scheduled for Rome in May, took place online"
    if found[0].startswith("to ") and _GLAD.search(painted, start, found.start()):
        return True
    if _ABOUT_WHAT.match(painted, found.end()) and _MET_BEFORE.search(
        painted, start, found.start()
    ):
        return True  # "met on Monday, with the talks set to focus on trade"
    if _DONE_THERE.search(painted, max(start, found.start() - 40), found.start()):
        return True
    return bool(_FIRST_PLANNED.search(painted, max(start, found.start() - 14), found.start()))


_HELD_BEHIND_IT = Late(
    r"[^.;,]{0,60}, (?:(?:finally|eventually|ultimately|then|only) )?"
    r"(?:took place|(?:was|were) (?:finally |eventually |then )?held|met|convened)\b"
)
# "discussed how a code is to be drafted, during their 12th meeting"
_HOW = Late(r"\b(?:how|whether) (?:[^ ,.;]+ ){0,6}$")


def _told_at(painted: str, start: int, end: int, mention: RoundMention) -> RoundStatus | None:
    """By the verb of the clause: the last one before "at the dialogue", else the first behind."""
    future, past = patterns().future, patterns().past
    before = [
        (found.start(), status)
        for status, pattern in (("planned", future), ("held", past))
        for found in pattern.finditer(painted, start, mention.start)
        if not (status == "held" and _PARTICIPLE.search(painted, start, found.start()))
        and not (status == "planned" and _HOW.search(painted, start, found.start()))
    ]
    if before:
        return max(before)[1]  # type: ignore[return-value]
    behind = [
        (found.start(), status)
        for status, pattern in (("planned", future), ("held", past))
        if (found := pattern.search(painted, mention.end, end))
    ]
    return min(behind)[1] if behind else None  # type: ignore[return-value]


def _is_announced(layers: Layers, start: int, end: int, mention: RoundMention | None) -> bool:
    """ "Ministers meet again on Tuesday for the 14th dialogue": the present tense announces."""
    if mention is None or not patterns().present.search(layers.painted, start, mention.start):
        return False
    if patterns().past.search(layers.painted, start, mention.start):
        return False
    return any(
        date.kind == "weekday" or date.word == "tomorrow"
        for date in layers.within(layers.dates, start, end)
    )


# -- when ------------------------------------------------------------------------------------------

_ANOTHER_EVENT = Late(
    r"\b(?:since|signed (?:in|on)|inked in|established in|set up in|launched in|by|until|adopted in"
    r"|(?:established|set up|launched|founded|created|formed|instituted) (?:during|at|under)"
    r"(?: [\w-]+){1,8}? (?:on|in)"
    r"|(?:partnership|agreement|treaty|accord|pact|declaration|memorandum|arrangement|plan"
    r"|roadmap)s?,? (?:which (?:was|were) |that (?:was|were) )?(?:concluded|finali[sz]ed|sealed"
    r"|reached|unveiled) (?:in|on)"
    r"|(?:into|in) (?:force|effect|operation)(?: again)?(?: on| from| in| as of| as from)?"
    r"|(?:takes?|taking|took) effect(?: on| from| in)?|effective(?: from| as of)?"
    r"|(?:to leave|leaves|left|departs?|departed|fly|flies|flew|sets? off)(?: \w+){0,2}(?: on)?"
    r"|founded in|resolution|between|after|before|ruling of|award of|following|agreed in"
    r"|(?:made(?! known| public| clear)|paid|trip|visit|tour|stay)(?: \w+){0,3}"
    r" (?:from|on|in|between)"
    r"|(?:readout|statement|release|said|announced|told \w+|reported|note|tweet|post|tweeted"
    r"|posted|conveyed|visit|trip)(?: \w+){0,3}(?: on| in)?|dates? from|dating from"
    r"|over|throughout"
    r"|said (?:the|its|a|an) (?:[\w-]+ ){0,3}(?:ministry|spokes\w+|minister|official|government"
    r"|embassy|department)(?: in \w+)?(?: on)?"
    r"|(?:after|before|following|ahead of|until|till) (?:the|their|its|his|her)"
    r" (?!round|first|second|third|\d)(?:[\w-]+ ){1,3}(?:of|on|in)"
    r"|(?:elections?|polls|referendum|inauguration) (?:of|on|in)"
    r"|(?:elevated|upgraded|raised)[\w ]{0,60} in)"
    r" (?:the )?(?:early |late |mid-?)?$",
)
_PART_OF = Late(
    r"\b(?:half|end|beginning|start|middle|quarter|course|spring|summer|autumn|fall|winter) of $",
)
# The new day of a round that was put off, and the day that it was set for before.
_NEW_DAY = Rare(
    r"\b(?:put off|postponed|delayed|deferred|pushed back|moved|moved back|rescheduled|shifted)"
    r"(?: [\w-]+){0,3}? (?:until|till|to|for) (?:the )?(?:early |late |mid-?)?$"
    r"|\bnow (?:be held|take place|open|meet|convene|due|set|scheduled)(?: [\w-]+){0,3}?"
    r" (?:on|in|for|from) (?:the )?(?:early |late |mid-?)?$",
    "folded",
)
_OLD_DAY = Rare(
    r"\b(?:(?:first|originally|initially|previously) (?:been )?(?:set|scheduled|due|planned"
    r"|fixed|meant"
    r"|arranged)|(?:had been|was|were) (?:due|to have|set|scheduled|fixed|arranged|planned))\b"
    r"(?:(?!\b(?:will|now|has been|have been|but|until|took|was held)\b)[^;]){0,60}$",
    "folded",
)
_TIED = Late(
    rf"(?:[ ,()]|[{TYPES['PARTY']}-\ue0ff\ue000]|(?:which|that|was|were|had|has|been|is|are|will"
    rf"|be|to"
    r"|held|hosted|convened|took|place|taking|take|on|in|at|from|of|the|by|both|here|there|earlier"
    r"|last|first|scheduled|set|due|for|planned|conducted|organi[sz]ed|opened|met|sat|between|late"
    r"|early|this|capital|city)\b)*"
)
NEW_DAY = 5
_SAME_DAY = (
    *("today", "yesterday", "tomorrow", "tonight", "earlier in the day"),
    *("this morning", "this afternoon", "this evening"),
)


def _read_when(
    layers: Layers, telling: Telling, middle: tuple[int, int], published: When | None
) -> None:
    best: tuple[bool, int, int, DateMention] | None = None
    for date in layers.within(layers.dates, telling.start, telling.end):
        is_told_alone = telling.mention is None
        rank = _date_rank(layers, date, telling.sentence, is_told_alone=is_told_alone)
        if telling.mention and _is_day_of_saying_so(layers, telling.mention, date):
            rank = DAY
        if _WILL_END.search(layers.folded, telling.start, date.start):
            continue
        if rank == 0 or _is_day_of_news(layers, telling, date) or _is_apart(layers, telling, date):
            continue
        distance = min(abs(date.start - middle[1]), abs(middle[0] - date.end))
        is_tied = _is_tied(layers, telling.mention, date) and not _is_old(layers, date)
        is_tied = is_tied or rank == NEW_DAY
        if best is None or (is_tied, rank, -distance) > best[:3]:
            best = (is_tied, rank, -distance, date)
    year = _year_in_name(layers, telling.mention)
    if best is None or (telling.status == "planned" and best[3].word.startswith("last")):
        return  # "asked last month for it to be convened": no day of what is ahead
    telling.is_year_named = best[3].kind == "year" and best[3].year == year
    if published is None and best[3].year is None and best[3].kind == "day":
        published = _full_day_ahead(layers, telling, best[3])
    resolved = resolve(best[3], published, _tense(layers, telling), year)
    resolved = _announced_day(layers, telling, best[3], published, year) or resolved
    if resolved is None:
        return
    resolved = _until_it_closed(layers, telling, best[3], resolved)
    resolved = _over_days(layers, telling, resolved)
    telling.when, telling.when_rank, telling.is_tied = resolved, best[1], best[0]
    today = published.latest if published else None
    if telling.status is None and today and resolved.start.earliest:
        telling.status = "planned" if resolved.start.earliest > today else None
    if telling.status is None and _LATER_ON.search(layers.folded, telling.start, best[3].end):
        telling.status = "planned"
    if resolved.derivation:
        telling.derived.append(resolved.derivation)


# "opened on Monday …, which will end | this Friday"
_ENDS_ON = (
    r"(?:(?:which|and) )?(?:(?:will|is to|is due to|is set to|was to|would) (?:end|close|conclude"
    r"|finish|wind up|wrap up|last until|run until)|ends|concludes|closes|lasts until|runs until)"
)
_WILL_END = Late(rf"\b(?:opened|began|started|kicked off)\b[^.;]{{0,200}},? {_ENDS_ON}(?: on)? $")
# "said on Friday in Bucharest at the close of | their third dialogue"
_AT_THE = Late(
    rf"(?:,? (?:in|at) (?:the )?{TYPES['CITY']}{FILL}*)?,? (?:at|during)"
    r" (?:the (?:end|close|conclusion|opening|start|outset) of )?(?:(?:the|their|its) )?"
)


def _is_day_of_saying_so(layers: Layers, mention: RoundMention, date: DateMention) -> bool:
    """Whether a day is that on which something was said at the round itself."""
    if date.kind not in ("day", "weekday") and date.word not in _SAME_DAY:
        return False
    return bool(_AT_THE.fullmatch(layers.painted, date.end, mention.start))


def _full_day_ahead(layers: Layers, telling: Telling, date: DateMention) -> When | None:
    """ "On July 15, 2024, … issued a statement on the dialogue of July 12": its year is told."""
    for other in layers.within(layers.dates, telling.sentence.start, date.start):
        if other.kind == "day" and other.year is not None and other.last is None:
            full = resolve(other, None, "past")
            return full.start if full else None
    return None


_PLANNED_BEFORE = Late(
    r"\b(?:scheduled|due|planned|set|fixed|slated|meant|arranged|originally|(?:was|were|is|are) to"
    r"|to (?:be held|take place|meet|open|convene))\b[^;]{0,90}$"
)


def _is_day_of_news(layers: Layers, telling: Telling, date: DateMention) -> bool:
    """ "called off the dialogue on Monday": the weekday is that of the calling off."""
    if telling.status not in ("cancelled", "postponed"):
        return False
    if _PUT_OFF_IN.search(layers.folded, telling.start, date.start):
        return True
    if date.kind != "weekday" and date.word not in _SAME_DAY:
        return False
    start = max(telling.start, date.start - 120)
    before = layers.folded[start : date.start]
    return not (_PLANNED_BEFORE.search(before) or _NEW_DAY.search(layers, start, date.start))


# "when the Commission holds its session in Rome later in 2012"
_LATER_ON = Late(
    r"\blater (?:in \d{4}|in \w+ \d{4}|this (?:year|month|week|spring|summer|autumn|fall|winter))$"
)
_ASIDE = Late(
    r", (?:at|in|off|near|on)? ?(?:where|who|whose|which) "
    # "urged it to hold the dialogue, lately in the message with which A congratulated B in May"
    r"|\b(?:message|letter|call|note|speech|interview|telegram|cable) (?:with|in|by|during) which "
)
_HOLDS = Late(
    r"\b(?:held|hold|hosted|host|met|meet|took place|take place|convened|opened|chaired|sat|ran"
    r"|ended|wound up|wrapped up|closed|gathered|concluded|was|were|is|will|would|begins?|began"
    r"|starts?|started|opens|ends|runs|ran|lasts|lasted)\b"
)


def _is_apart(layers: Layers, telling: Telling, date: DateMention) -> bool:
    """ "met in voicing concern over the shoal, where boats were seized in June": another story."""
    start = telling.mention.end if telling.mention else telling.start
    behind = layers.folded[start : date.start]
    if _journeys_to(layers, telling, date):
        return True
    asides = list(_ASIDE.finditer(behind))
    if not asides or "," in behind[asides[-1].end() :]:
        return False
    return not _HOLDS.search(behind, asides[-1].end())


# "left on Thursday for Rome to attend the dialogue", "since the dialogue, including visits by both
# ministers in May": days of journeys.
_ON_THE_WAY = Rare(
    r"\b(?:left|leaves?|leaving|departs?|departed|flew|flies|fly|sets? off|arrives?|arrived|landed"
    r"|proceeded)\b[^.;]{0,90}? (?:to (?:attend|participate|take part|co-?chair|join|hold|lead"
    r"|represent)\b|for (?:the|their|its|an?) )",
    "folded",
)
# "was agreed on in 2015, and its first round was held a year later": 2015 is not its year.
_SO_LONG_AFTER = Late(
    r"[^.;]{0,60}?\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|some|several|\d{1,2})"
    r" (?:years?|months?|weeks?|decades?) (?:later|after(?:wards?)?(?=[,.;])|on(?=[,.;]))"
)
# "In January the two agreed to hold the dialogue in spring": the day of agreeing.
_AGREED = Rare(
    r"\b(?:agreed|decided|proposed|announced|pledged|promised|suggested|asked|invited|offered)\b"
    r"[^.;]{0,80}? (?:to|that|on|for)\b",
    "folded",
)
_VISITS_BEHIND = Late(r"\b(?:including|such as|through|with|after|by|of) [^.;]{0,30}\bvisits? ")


def _journeys_to(layers: Layers, telling: Telling, date: DateMention) -> bool:
    """Whether a day is that of setting out for a round, or of visits told behind it."""
    mention = telling.mention
    end = mention.start if mention else telling.end
    if date.end <= end:
        if mention and _SO_LONG_AFTER.match(layers.folded, mention.name_end, telling.end):
            return True
        if mention and telling.status == "planned" and _AGREED.search(layers, date.end, end):
            return True
        way = _ON_THE_WAY.search(layers, telling.sentence.start, end)
        return way is not None and way.start() - 40 <= date.start < way.end()
    if mention is None:
        return False
    visits = _VISITS_BEHIND.search(layers.folded, mention.name_end, date.start)
    return visits is not None and not _HOLDS.search(layers.folded, visits.end(), date.start)


# "put off early this year", "postponed in May": when that was done, not when the round is.
_PUT_OFF_IN = Late(
    r"\b(?:put off|postponed|delayed|deferred|cancelled|canceled|called off|scrapped|shelved)"
    r"(?: (?:already|again|early|earlier|late|later|back|in|on|last|at the last minute))* $"
)
SOON = 45  # days: "hold the dialogue on 15 June", told in early June, is ahead


def _announced_day(
    layers: Layers,
    telling: Telling,
    date: DateMention,
    published: When | None,
    year: int | None,
) -> Resolved | None:
    """The day that a present tense or a headline announces, where it lies soon after the news."""
    mention, today = telling.mention, published.latest if published else None
    if mention is None or today is None or telling.status is not None or date.year is not None:
        return None
    before = max(telling.start, mention.start - 120), mention.start
    is_headline = telling.sentence.label == "title"  # "Peru, Chile talks set 8 July"
    if not is_headline and not patterns().present.search(layers.painted, *before):
        return None
    if patterns().past.search(layers.painted, *before):
        return None
    ahead = resolve(date, published, "future", year)
    day = ahead.start.earliest if ahead else None
    return ahead if day is not None and 0 <= (day - today).days <= SOON else None


# "the second, scheduled for Rome in | May 2020, was held online"
_DUE_IN_AN_ASIDE = Late(
    r", (?:which (?:was|had been) )?(?:scheduled|due|planned|set|slated) [^.;,]{0,50}$"
)


def _is_old(layers: Layers, date: DateMention) -> bool:
    """ "first set for 3 May", "due in May, was held in June": the day is overtaken."""
    begin = max(0, date.start - 70)
    if _OLD_DAY.search(layers, begin, date.start):
        return True
    is_due = _DUE_IN_AN_ASIDE.search(layers.folded, begin, date.start)
    return is_due is not None and bool(_HELD_BEHIND_IT.match(layers.folded, date.end))


def _is_tied(layers: Layers, mention: RoundMention | None, date: DateMention) -> bool:
    """Whether only words of holding stand between a name and a date: ", held in Rome in May"."""
    if mention is None or not mention.end <= date.start <= mention.end + 90:
        return False
    return bool(_TIED.fullmatch(layers.painted, mention.end, date.start))


_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven".split(), 1)}
_DAYS_LONG = Rare(r"\b(two|three|four|five|six|seven)(?:-day\b| days of )", "folded")
_CLOSED = Late(
    r"\b(?:wound up|ended|concluded|wrapped up|closed|finished|came to an end|ending|concluding"
    r"|at the (?:end|close|conclusion) of)\b"
)
_OPENED = Late(
    r"\b(?:opened|began|started|kicked off|opens|begins|starts|beginning|starting|got under way"
    r"|(?:to|will|would) (?:open|begin|start))\b"
)


# "opened on 7 June | and closed a day later", "began on Monday | and will end tomorrow"
_AND_CLOSED = Late(
    r"(?:,? (?:and|but|which|before)(?: (?:[\w-]+)){0,4}? |, (?!on|in))"
    r"(?:closed|closes?|ended|ends?|concluded"
    r"|concludes?|wound up|finished|finishes|finish|wrapped up|wraps? up|(?:runs|ran|lasts|lasted"
    r"|goes on|went on|continues|continued) (?:until|till|to|through))\b"
    r"(?: (?P<later>an?|one|two|three|the (?:next|following)) days?(?: later| after)?\b)?"
    r"(?: (?:in [^,.;]{2,20} )?(?:on )?$)?"
)
# "opened on Monday in Rome the meeting of their commission, | which will end this Friday"
_WHICH_ENDS = Late(rf"[^.;]{{0,160}}?,? {_ENDS_ON}(?: on)? $")
_LATER = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}


def _until_it_closed(
    layers: Layers, telling: Telling, date: DateMention, resolved: Resolved
) -> Resolved:
    """The last day of a round whose first day and whose close one clause tells."""
    first = resolved.start.earliest
    if first is None or resolved.start.day is None or resolved.start != resolved.end:
        return resolved
    if not _OPENED.search(layers.folded, telling.start, date.start):
        return resolved
    closed = _AND_CLOSED.match(layers.folded, date.end, telling.end)
    if closed and closed["later"]:
        end = of_day(first + timedelta(days=_LATER.get(closed["later"].split()[0], 1)))
        note = f"{resolved.derivation or resolved.start}; {closed['later']} day later → {end}"
        return Resolved(resolved.start, end, note)
    for other in layers.within(layers.dates, date.end, telling.end):
        if other.kind not in ("day", "weekday"):
            continue
        is_close = _AND_CLOSED.fullmatch(layers.folded, date.end, other.start)
        if not (is_close or _WHICH_ENDS.fullmatch(layers.folded, date.end, other.start)):
            break
        last = resolve(other, resolved.start, "future")
        end_day = last.end.earliest if last else None
        if last is None or end_day is None or not 0 <= (end_day - first).days <= MAX_DAYS:
            break
        then = (last.derivation or "").replace("published", "opened", 1)
        why = "; ".join(filter(None, (resolved.derivation, then)))
        return Resolved(resolved.start, last.end, why or None)
    return resolved


MAX_DAYS = 7  # that a round may last


def _over_days(layers: Layers, telling: Telling, resolved: Resolved) -> Resolved:
    """ "The two-day meeting, which wound up here on Wednesday": the other day follows."""
    long = _DAYS_LONG.search(layers, telling.start, telling.end)
    span = telling.start, telling.end
    return spread_over_days(layers, span, resolved, long) if long else resolved


def spread_over_days(
    layers: Layers, span: tuple[int, int], resolved: Resolved, long: re.Match[str]
) -> Resolved:
    """The first and last day of what a clause dates by one of them; `long` tells how many."""
    day = resolved.start.earliest
    if day is None or resolved.start != resolved.end or resolved.start.day is None:
        return resolved
    more = timedelta(days=_NUMBERS[long[1]] - 1)
    if _CLOSED.search(layers.folded, *span):
        start, end = of_day(day - more), resolved.end
    elif _OPENED.search(layers.folded, *span):
        start, end = resolved.start, of_day(day + more)
    else:
        return resolved
    note = f"{resolved.derivation or resolved.start}; {long[0]} → {start}/{end}"
    return Resolved(start, end, note)


# "concluded the two-day | dialogue", "the meeting | lasted two days"
_LONG_AHEAD = Late(rf"\b({'|'.join(_NUMBERS)})-day (?:[\w'-]+ ){{0,3}}$")
_LASTED = Late(
    r"[^.;]{0,60}?\b(?:lasted|went on|ran|stretched|spanned|was held)(?: for| over)?"
    rf" ({'|'.join(_NUMBERS)}) days\b"
)


def length_told(layers: Layers, mention: RoundMention, sentence: Sentence) -> re.Match[str] | None:
    """The words beside the name of a round that tell how many days it took."""
    start = max(sentence.start, mention.start - 40)
    ahead = _LONG_AHEAD.search(layers.folded, start, mention.start)
    return ahead or _LASTED.match(layers.folded, mention.name_end, sentence.end)


# "An earlier meeting, due in May, was called off"
_EARLIER_ONE = Late(r"\W*(?:an?|the|its|their|one) (?:earlier|previous|last|preceding)\b")


def _tense(layers: Layers, telling: Telling) -> Tense:
    """The tense a date is told in: from the status, else from the verbs of the sentence."""
    sentence = telling.sentence
    if telling.status in ("postponed", "cancelled") and (
        _EARLIER_ONE.match(layers.folded, sentence.start)
        or patterns().not_held_then.search(layers.folded, sentence.start, sentence.end)
    ):
        return "past"
    if telling.status in ("planned", "postponed", "cancelled"):
        return "future"
    if telling.status is None and _FUTURE.search(layers, sentence.start, sentence.end):
        return "future"
    return "past"


def _year_in_name(layers: Layers, mention: RoundMention | None) -> int | None:
    """ "the 2015 Dialogue": the year stands before the name."""
    if mention is None:
        return None
    before = layers.folded[max(0, mention.start - 6) : mention.start]
    found = re.search(r"\b(20\d\d) $", before)
    return int(found[1]) if found else None


# "had not convened since January 2018" tells when it did.
LAST_HELD = Late(r"\b(?:not|n't) (?:been )?(?:convened|met|held|gathered|sat|taken place) since $")


# "Excerpt from the press briefing | (Paris, 9 October 2025)": where and when that was given
_OF_A_BRIEFING = Late(
    r"\b(?:briefing|press conference|interview|remarks|speech|address|q&a) \((?:[^()]{2,30}, )?$"
)


def _is_stamp(layers: Layers, date: DateMention, sentence: Sentence) -> bool:
    """A crawler's day before the text, or the day in brackets behind a headline."""
    before = layers.folded[sentence.start : date.start]
    if before.strip() == "date" or _OF_A_BRIEFING.search(before):
        return True
    return sentence.label == "title" and before.endswith("(") and layers.folded[date.end] == ")"


def _date_rank(
    layers: Layers, date: DateMention, sentence: Sentence, *, is_told_alone: bool
) -> int:
    """How well a date tells the day of a round; 0 where it is another event's or the filing's.

    "which had not met since May" dates a round only where that is told by itself.
    """
    if any(paper.start <= date.start < paper.end for paper in layers.papers):
        return 0
    before = layers.folded[max(sentence.start, date.start - 70) : date.start]
    if _NEW_DAY.search(layers, max(sentence.start, date.start - 70), date.start):
        return NEW_DAY
    is_last = is_told_alone and bool(LAST_HELD.search(before))
    if not is_last and (_ANOTHER_EVENT.search(before) or _is_stamp(layers, date, sentence)):
        return 0
    if date.kind == "year" and before.endswith(" of ") and not _PART_OF.search(before):
        return 0
    if tells_filing(layers, date, sentence):
        return 0
    if date.kind in ("day", "weekday"):
        rank = DAY
    elif date.kind == "relative":
        is_day = date.word in _SAME_DAY or " day" in date.word
        rank = DAY if is_day else MONTH
    else:
        rank = MONTH if date.kind == "month" else YEAR
    if _is_old(layers, date):
        return YEAR
    return min(rank, DAY - 1) if sentence.label == "caption" else rank


# -- where -----------------------------------------------------------------------------------------

_AT_PLACE = Late(
    r"(?:\b(?:in|at|near|from|to|of|outside|capital|city)|,) (?:the )?(?:\w+ )?(?:city of )?$"
    r"|\bhosted by $",
)
# "The venue of the dialogue, on 4 May, was | Lima"
_VENUE_IS = Rare(
    r"\b(?:venue|setting|scene|place|site|location)\b[^.;]{0,80}? (?:was|is|being|will be) $",
    "folded",
)
_OTHER_PLACE = Late(
    r"\b(?:officials in|sources in|reporters in|analysts in|visit(?:s|ed|ing)? to|embassy in"
    r"|ambassador (?:in|to)|based in|university (?:in|of)"
    r"|departed from|signed in|agreed in|office in|trip to|from|consulate in|mission in) $",
)
# "the Foreign Office in Islamabad | said": where those are who tell it
_WHO_SAID = Late(r"(?:'s)? (?:said|says|announced|stated|reported|told|confirmed|added)\b")
# "will not be held in | Rome but in Lima"
_NOT_THERE = Late(
    r"\bnot (?:be |to be )?(?:held|hosted|convened?|take place|meet|gather)? ?(?:in|at) $"
)
_VISITED = Late(r"\b(?:visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|leav(?:e|es|ing)|left) $")
# "will visit Rome next week for the strategic dialogue": there it is held.
_FOR_A_ROUND = Late(
    rf"(?: (?:{TYPES['DATE']}{FILL}*|\w+)){{0,5}}? (?:for|to (?:attend|hold|lead|join|co-?chair"
    r"|(?:take part|participate) in))"
    rf"(?: [\w-]+){{0,4}}? (?:{TYPES['ROUND']}|(?:dialogue|consultations?|talks)\b)"
)
_HOSTS = Late(
    # "Hanoi, Vietnam, will be the venue"
    r"(?:, [a-z]{4,14}(?: [a-z]{4,14})?(?=, (?:will|is|was|hosts?|hosted|had)\b))?"
    r"(?: (?:today|yesterday|on \w+day|on \d{1,2} [a-z]+|on [a-z]+ \d{1,2})(?: \d{4})?)?(?:"
    r",? (?:is to |will |would |to |is due to |is set to |is expected to |was to |plans to |shall "
    r"|which |had |has )?(?:also )?(?:host(?:s|ed|ing)?|played host|plays host|play host|receives?"
    r"|welcomes?)\b"
    r"|,? (?:will be|is to be|was to be|is|was|had been|has been) (?:the )?(?:host|venue|place|site"
    r"|setting|scene)\b"
    r"|,? (?:will be|is to be|was|is) where\b"
    r"| (?:for|as) (?:its|the|their) (?:venue|host|site)\b"
    r"| (?:round|session|edition|leg) of (?:the|their)\b"
    r"|(?: had)? last (?:played host|hosted))",
)
# "Hyderabad House", "the Washington Declaration": the city is part of another name.
_PART_OF_NAME = Late(
    r"(?: [A-Z]\w+)? (?:House|Palace|Bhavan|Hotel|Road|Street|Avenue|Square|Hall|Declaration"
    r"|Statement"
    r"|Agreement|Accord|Protocol|Treaty|Process|University|Institute|Airport|Times|Post|Daily|News"
    r"|Convention|Consensus|Summit)\b"
)
_HOSTED_BY = Late(r"\b(?:hosted by|which|where|venue(?: is| was| will be)?|host(?:s|ed)?:?) $")
_SET_FOR = Late(r"\b(?:set|scheduled|slated|due|planned|booked|meant|pencill?ed in) for $")
# "held in Queenscliff, near Melbourne"
_NEAR_CITY = Rare(
    rf",? (?:near|outside|north of|south of|east of|west of) {TYPES['CITY']}", "painted"
)
_HERE = Rare(
    r"\bhere\b(?= on| in|,|\.| to| today| yesterday| \w{3,6}day\b)"
    r"|\b(?:down|met|held|opened|began|gathered|convened|concluded|started|place|talks) here\b"
    r"|\bin the (?:national )?capital\b(?! of| city)",
    "folded",
)
_CAPITAL = Rare(
    r"\b(?:in|hosted by) the (\S+) capital\b(?! [A-Z])"
    r"|\bthe (\S+) capital(?: is to| will| would| had| has)?(?: also)? host(?:s|ed)?\b",
    "painted",
)


_MOVED_TO = Late(r"\b(?:moved|shifted|relocated|transferred) to (?:the )?$")


def _read_city(layers: Layers, telling: Telling, middle: tuple[int, int]) -> None:
    """The place nearest to the name of the round, among those where something may be held."""
    best: tuple[int, str, str | None] | None = None
    for city, at, note in _places(layers, telling):
        distance = min(abs(at - middle[1]), abs(middle[0] - at))
        if _MOVED_TO.search(layers.folded, telling.start, at):
            distance = -1  # "due to open in Lima, has been moved to Santiago"
        if best is None or distance < best[0]:
            best = (distance, city, note)
    if best is not None:
        telling.city = best[1]
        if best[2]:
            telling.derived.append(best[2])


def _places(layers: Layers, telling: Telling) -> list[tuple[str, int, str | None]]:
    """The places of a clause: the city, where it stands, and from what it follows."""
    start, end = telling.start, telling.end
    found: list[tuple[str, int, str | None]] = []
    for hit in layers.within(layers.names, start, end):
        name = city_of(layers, hit)
        is_filed = in_dateline(layers, hit.end, telling.sentence)
        if name and not is_filed and _is_venue(layers, hit, start):
            found.append((name, hit.start, None))
    seats = vocabulary().seat_of
    for capital in _CAPITAL.finditer(layers, start, end):
        at = capital.start(1 if capital[1] else 2)
        hits = layers.within(layers.names, at, at + 1)
        if hits and hits[0].value in seats:
            seat = seats[hits[0].value]
            found.append((seat, at, f"the capital of {hits[0].value} is {seat}"))
    if not found:
        found += _venues(layers, start, end)
    if not found or _NEAR_CITY.search(layers, start, end):
        found = [(town, at, None) for town, at in towns_in(layers, start, end)] or found
    here = _HERE.search(layers, start, end)
    if not found and here:
        filed = dateline_city(layers)
        if filed:
            found.append((filed, here.start(), f"filed from {filed} + here → {filed}"))
    return found or _on_a_visit(layers, telling)


_ON_A_VISIT = Rare(
    rf"\b(?:during|on|as part of|in the course of|while on) (?:an?|the|his|her|their)"
    rf" (?:[\w-]+ ){{0,3}}?(?:visit|trip) to (?:the )?(?P<to>{TYPES['PARTY']})",
    "painted",
)


def _on_a_visit(layers: Layers, telling: Telling) -> list[tuple[str, int, str | None]]:
    """ "TOKYO - A and B chaired the dialogue during A's visit to Japan": where it is filed from."""
    visit = _ON_A_VISIT.search(layers, telling.start, telling.end)
    if visit is None or telling.status != "held":
        return []
    filed = dateline_city(layers)
    states = layers.within(layers.names, visit.start("to"), visit.start("to") + 1)
    words = vocabulary()
    if filed is None or not states or words.state_of.get(filed) != states[0].value:
        return []
    printed = layers.text[states[0].start : states[0].end]
    return [(filed, visit.start(), f"filed from {filed} + on a visit to {printed} → {filed}")]


# A place and a day in brackets: "Joint Statement of the 5th Dialogue (Lima, 3 June 2021)".
_AND_DAY = Late(rf", {TYPES['DATE']}{FILL}*\)")


def _is_venue(layers: Layers, hit: Hit, start: int) -> bool:
    """Whether something is held in this city, or this capital is its host."""
    painted, folded = layers.painted, layers.folded
    if _PART_OF_NAME.match(layers.text, hit.end):
        return False
    if folded.endswith("(", 0, hit.start) and _AND_DAY.match(painted, hit.end):
        return not _OF_A_BRIEFING.search(folded, start, hit.start)
    if _VENUE_IS.search(layers, start, hit.start):
        return True
    if painted[hit.start] == TYPES["CITY"] or hit.kind == "state":
        before = folded[max(0, hit.start - 30) : hit.start]
        if _VISITED.search(before):
            return bool(_FOR_A_ROUND.match(painted, hit.end))
        if _HOSTS.match(folded, hit.end):
            return True
        if _WHO_SAID.match(folded, hit.end) or _NOT_THERE.search(folded, start, hit.start):
            return False
        return bool(_AT_PLACE.search(before)) and not _OTHER_PLACE.search(before)
    behind = folded[hit.end : hit.end + 60]
    before = painted[max(start, hit.start - 40) : hit.start]
    is_set = _SET_FOR.search(before)
    return bool(_HOSTS.match(behind) or _HOSTED_BY.search(before) or is_set)


def _venues(layers: Layers, start: int, end: int) -> list[tuple[str, int, str | None]]:
    """A ministry as the venue: it lies in its party's capital."""
    seats = vocabulary().seat_of
    for venue in patterns().venue.finditer(layers, start, end):
        if layers.painted[venue.start()] == FILL:
            continue  # "Deputy Secretary in the Department of …": an office
        for hit in layers.within(layers.names, max(start, venue.start() - 12), venue.end() + 12):
            if hit.kind in ("body", "state", "adjective", "metonym") and hit.value in seats:
                seat = seats[hit.value]
                printed = layers.text[venue.start() : venue.end()]
                return [(seat, venue.start(), f"{printed} of {hit.value} → {seat}")]
    return []


# "held in the Ministry of National Defence", "at the Prime Minister's House": the host's, at home;
# "at the Elysee Palace" and "at the French ministry" may be abroad
_HOUSE = Rare(
    r"\b(?:in|at) the (?:(?:(?:foreign|defen[cs]e|interior) )?ministry|presidential office"
    r"|(?:prime minister|president)'s (?:house|office)|(?:presidential|royal|state) palace"
    r"|government house|state guest ?house)\b",
    "folded",
)


def read_house(layers: Layers, telling: Telling) -> None:
    """The city of a ministry or palace without a name, where the story is filed from a capital."""
    house = _HOUSE.search(layers, telling.start, telling.end)
    filed = dateline_city(layers)
    if house is None or filed not in vocabulary().capital_of or telling.status != "held":
        return
    telling.city = filed
    printed = layers.text[house.start() : house.end()]
    telling.derived.append(f"filed from {filed} + {printed} → {filed}")
