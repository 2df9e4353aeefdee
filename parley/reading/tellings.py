"""Each mention of a round in its clause: what that clause tells of it."""

import itertools
import re

from parley.model.reading import RoundStatus
from parley.model.when import When
from parley.reading.anchors import Rare
from parley.reading.holding import DAY, LAST_HELD, Telling, patterns, read_telling
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.mechanisms.mention import RoundMention
from parley.reading.sentences import Sentence

MAX_TELLINGS = 300  # a report of one round names rounds some ten times
MAX_REACH = 800  # characters to either side of a name that may still be its clause


def read_tellings(layers: Layers, published: When | None) -> list[Telling]:
    """Read each mention of a round in its clause, in order of the text."""
    by_sentence: dict[int, list[RoundMention]] = {}
    for mention in layers.round_mentions:
        sentence = layers.sentence_at(mention.start)
        if sentence is not None and not mention.is_plural:
            by_sentence.setdefault(sentence.index, []).append(mention)
    tellings: list[Telling] = []
    for index, named in by_sentence.items():
        sentence = layers.sentences[index]
        if _DOUBT.match(layers.folded, sentence.start) or layers.text[sentence.end - 1] == "?":
            continue
        mentions = [mention for mention in named if not _is_no_round(layers, sentence, mention)]
        if len(tellings) > MAX_TELLINGS:
            break
        told = [
            read_telling(layers, sentence, span, mention, published)
            for mention, span in _clauses(layers, sentence, mentions[:MAX_TELLINGS])
        ]
        for one, other in itertools.pairwise(told):
            _carry_verb(one, other)
        tellings += told
    return tellings


def _carry_verb(one: Telling, other: Telling) -> None:
    """ "A will meet on 15 May and B on 16 May": the verb holds for both."""
    if other.when_rank >= DAY and one.tells_holding and not other.tells_holding:
        other.status, other.tells_holding = other.status or one.status, True


# "Australian film week returns for 5th edition": no round of the dialogue.
_SHOW = Late(
    r"\b(?:film|festival|fair|expo|exhibition|marathon|cup|games|league|awards?|concert|tournament"
    r"|championship|contest|biennale|olympiad)\b[^.;]* editions?$"
)
# "The dialogue is held every year under the Memorandum of 2006": as a rule, no round of it
_AS_A_RULE = Late(
    r" (?:is|are) (?:usually |normally )?(?:held|convened|hosted|organi[sz]ed)"
    r" (?:every|each|once|twice|annually|alternately|regularly|yearly|in turn|by (?:rotation|turns)"
    r"|at regular)\b"
)
# "his meeting with Macron in Bali": a talk of two people.
_OF_ONE = Late(r"\b(?:his|her) (?:[\w-]+ )?$")
# "urged it to return to dialogue", "through dialogue": a way of settling things, no meeting.
_GENERIC = Late(
    r"\b(?:return(?:ed|ing|s)? to|through|via|means of|way of|room for|need for|favou?r of|open to"
    r"|channels? of|path of|spirit of|ready for|readiness for|back to) $"
)
# "the next round of the HLSCC": of a body that no name of the report is short for.
_OF_ANOTHER = Late(
    r" of (?:the )?(?:[A-Z][A-Z&+-]{2,}\b|(?:[A-Z][a-z]+ ){1,4}(?:Bank|Fund|Assembly"
    r"|Organi[sz]ation|Union|Association|Agency|Alliance|Conference|Community|Parliament|Institute|Society)\b)"
)
# "pledged to intensify their economic security dialogue", "agreed to launch a dialogue": a talk
# to be grown or begun, no round of it.
_GROWN = Late(
    r"\bto (?:further |also |continue to )?(?:(?:intensify|strengthen|deepen|expand|step up|enhance"
    r"|advance|promote|upgrade|broaden|boost|maintain|elevate|develop|institutionali[sz]e)"
    r" (?:the |their |its |our |an? )?|(?:launch|establish|set up|create|institute|start|begin"
    r"|initiate) (?:an? |such an? ))(?:(?!(?:in|at|during) )[\w-]+ ){0,3}$"
)
# "agreed to raise their dialogue to a Partnership Commission": what it is to become.
_TURNED_INTO = Late(
    r"\b(?:rais|elevat|upgrad|transform|turn|convert|rebrand)\w*\b[^.;]{0,80}? (?:in)?to"
    r" (?:an?|the level of an?) (?:new )?$"
)
# "the trade talks", "the RAA talks", "a second technical meeting": others than the dialogue.
_OTHER_TALKS = Late(
    r"\b(?:trade|tariff|peace|nuclear|ceasefire|truce|accession|technical|membership|disarmament"
    r"|climate|budget|merger|coalition|negotiation|[A-Z]{2,}[a-z]?) $"
)
# "The dialogue was agreed on in Tokyo in 2015": its founding, where nothing is held behind it.
_CAME_ABOUT = Late(
    r" (?:was|were|had been) (?:first )?(?:agreed(?: (?:up)?on)?|decided(?: (?:up)?on)?|proposed"
    r"|conceived|envisaged|established|founded|instituted|created|set up|formed)\b"
    r"(?![^.;]*\b(?:held|met|meets|took place|convened|hosted|gathered|sat)\b)"
)
# "joint exercises such as Iron Wolf, this year in its | 20th edition"
_OF_AN_EVENT = Late(
    r"\b(?:exercises?|drills?|manoeuvres|maneuvers|festival|fair|exhibition|tournament)\b"
    r"[^.;]{0,60}\bin (?:its|their) $"
)
# "exercises such as X, of which the 20th edition is being held"
_OF_WHICH = Late(r"(?:\bof which (?:the )?|\bwhose )$")
# "The third, a cutter, was handed over in 2021": a thing of a series
_HANDED_OVER = Late(
    r"(?:,[^.;]{3,60},)? (?:(?:was|were|has been|have been|had been|will be|is to be) )"
    r"(?:handed over|delivered|transferred|donated|commissioned|launched|built|sunk|signed|given"
    r"|ordered|bought|sold|completed|deployed|exported|vaccinated)\b"
)
# "at a dinner for SCM participants", "the last bilateral meeting between the two ministers"
_PEOPLE_BEHIND = Late(r" (?:participants|attendees|delegates|delegations|guests)\b")
_OF_PERSONS = Late(
    r" (?:between|of|with) (?:the |their |both |two )*(?:[\w-]+ ){0,2}(?:chiefs|ministers|leaders"
    r"|presidents|secretaries|heads|pair)\b"
)
_ONE_OFF = Late(r"\b(?:bilateral|face-to-face|in-person|one-on-one|separate) $")
# "agreed at their meeting in Rome to hold the dialogue": they met to agree on it.
_AT_THEIR = Late(r"\b(?:at|during|in) (?:their|a) (?:[\w-]+ ){0,2}$")
_MEETING_OF_LEADERS = Late(
    r"[^.;]{0,50}? to (?:hold|launch|resume|establish|set up|convene|start|create|revive)\b"
)
# "The first session dealt with supply chains": a part of the round at hand.
PART_OF_ROUND = Late(
    r" (?:dealt with|focused on|was devoted to|covered|looked at|addressed|turned to|was about)\b"
    r"|, (?:on|about|devoted to|dedicated to)"
    r" (?!\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[a-z]"
)
_SESSION_OF = Late(r"\bsession$")


def _is_no_round(layers: Layers, sentence: Sentence, mention: RoundMention) -> bool:
    """Whether no date was found for it, or it is but a session of the round at hand."""
    start = max(sentence.start, mention.start - 160)
    if patterns().negated.search(layers.folded, start, mention.start):
        return True
    if mention.ordinal is None and patterns().founded.search(layers.folded, start, mention.start):
        return True
    if mention.ordinal is None and _AS_A_RULE.match(layers.folded, mention.name_end):
        return True
    if mention.is_bare and _HANDED_OVER.match(layers.folded, mention.end, sentence.end):
        return True
    if mention.is_anaphor and _SHOW.search(layers.folded, sentence.start, mention.end):
        return True
    if mention.is_anaphor and _OF_ONE.search(layers.folded, start, mention.start):
        return True
    if _GENERIC.search(layers.folded, start, mention.start):
        return True
    if mention.is_anaphor and _is_of_another_thing(layers, mention, start):
        return True
    if _CAME_ABOUT.match(layers.folded, mention.name_end, sentence.end):
        return mention.ordinal is None
    if mention.ordinal is None and _TURNED_INTO.search(layers.folded, start, mention.name_start):
        return True
    if _is_one_off(layers, mention, start):
        return True
    if any(paper.start < mention.start < paper.end for paper in layers.papers):
        return mention.ordinal is None  # "the Memorandum on Strategic Dialogue, signed in 2010"
    if layers.folded.endswith("summit", mention.start, mention.end):
        return True
    if mention.is_anaphor and layers.folded.endswith("summit ", 0, mention.start):
        return True
    if mention.is_anaphor and _OF_ANOTHER.match(layers.text, mention.end):
        return True
    if mention.is_anaphor and _MEETING_OF_LEADERS.match(layers.folded, mention.end):
        return not mention.ordinal and bool(_AT_THEIR.search(layers.folded, start, mention.start))
    is_session = mention.is_anaphor and bool(
        _SESSION_OF.search(layers.folded, mention.start, mention.end)
    )
    return is_session and bool(PART_OF_ROUND.match(layers.folded, mention.end))


def _is_of_another_thing(layers: Layers, mention: RoundMention, start: int) -> bool:
    """Whether a bare "edition" or "talks" is one of something else that stands before it."""
    if _OF_WHICH.search(layers.folded, start, mention.start):
        named = layers.within(layers.round_mentions, start, mention.start)
        gap = layers.folded[named[-1].name_end : mention.start] if named else ""
        return not named or not re.fullmatch(r"[^,.;]{0,14},? (?:of which (?:the )?|whose )", gap)
    if _OF_AN_EVENT.search(layers.folded, start, mention.start):
        return True
    other = _OTHER_TALKS.search(layers.text, start, mention.start)
    if mention.ordinal is not None or other is None:
        return False
    return not layers.within(layers.names, other.start(), other.end())


def _is_one_off(layers: Layers, mention: RoundMention, start: int) -> bool:
    """Whether a talk is only to grow or to begin, or is one between persons, or names guests."""
    if mention.ordinal is not None:
        return False
    if layers.text[mention.name_start].islower() and _GROWN.search(
        layers.folded, start, mention.name_start
    ):
        return True
    if not mention.is_anaphor:
        return bool(_PEOPLE_BEHIND.match(layers.folded, mention.end))
    return bool(
        _ONE_OFF.search(layers.folded, start, mention.start)
        and _OF_PERSONS.match(layers.folded, mention.end)
    )


# A doubt, or a link to another story: "Next: 5th Senior Officials' Meeting".
_DOUBT = Late(
    r"(?:\"|“)?(?:(?:whether|if|had|should there be)\b|(?:next|previous|prev|related|read also): )"
)
_BREAK = Late(r"[,;] (?:so that )?| (?:after|and|while|following|which|since|but) ")


# "the first round since ties were raised in 2023": what follows dates something else.
# So does what a round meets with: "held talks as the President is set to visit Rome", "a meeting
# expected to coincide with his trip".
_SINCE = Rare(
    r"[ ,](?:since|(?:a )?follow-up to|building on|unlike|compared with) "
    r"|,? as (?=[^,.;]{3,90}? (?:is|are|was|were) (?:set|due|expected|scheduled|about|poised) to )"
    r"|,? when (?:they|the two(?: \w+)?|both(?: \w+)?|the \w+) (?:last )?(?:met|spoke)\b"
    r"|\b(?:coincid(?:e[sd]?|ing)|overlap\w*) with "
    r"|,? (?:(?:hours|days|weeks|a day|one day|a week) )?(?:ahead of|before|prior to)"
    r" (?=[^,.;]{0,60}\b(?:visits?|trips?|tours?|elections?|inauguration|summits?)\b)",
    "folded",
)


def _clauses(
    layers: Layers, sentence: Sentence, mentions: list[RoundMention]
) -> list[tuple[RoundMention, tuple[int, int]]]:
    """The clause of each mention: a break between two rounds of one sentence parts it."""
    told = unnamed_at(layers, sentence) or _next_at(layers, sentence)
    mentions = sorted(mentions, key=lambda mention: mention.start)
    out: list[tuple[RoundMention, tuple[int, int]]] = []
    start = sentence.start
    for number, mention in enumerate(mentions):
        end = sentence.end
        later = _parting(layers, mentions, number)
        if later is not None:
            breaks = list(_BREAK.finditer(layers.folded, mention.name_end, later.start))
            end = breaks[-1].start() if breaks else later.start
        if told is not None and start < told < end and mention.start < told:
            end = told
        elif told is not None and told < mention.start:
            gaps = list(_BREAK.finditer(layers.folded, told, mention.start))
            start = max(start, gaps[-1].end() if gaps else start)
        other = _after_another(layers, mentions[number + 1 :], mention, end)
        end = other if other is not None else end
        end = goes_on_from(layers, mention.end, end)
        aside = _ASIDE.search(layers.folded, start, mention.start) if later is not None else None
        if mention.start < end:
            begin = max(aside.start() if aside else start, mention.start - MAX_REACH)
            said = SAID_AT_IT.search(layers.painted, begin, mention.start)
            begin = said.start() if said else begin
            out.append((mention, (begin, min(end, mention.name_end + MAX_REACH))))
        if later is not None and aside is None:
            start = end
    return out


def goes_on_from(layers: Layers, start: int, end: int) -> int:
    """Where a clause goes on about something else, or its end."""
    since = _SINCE.search(layers, start, end)
    if since and not LAST_HELD.search(layers.folded, start, since.end()):
        return since.start()
    return end


def _after_another(
    layers: Layers, later: list[RoundMention], mention: RoundMention, end: int
) -> int | None:
    """Where "after the Committee's meeting of July" begins: its day is not this round's."""
    for other in later:
        aside = _ASIDE.search(layers.folded, mention.end, min(other.start, end))
        if aside and not other.is_anaphor:
            return aside.start()
    return None


# "They will build a bridge in 2026, | the ministers said at the close of the dialogue": what
# is told there tells nothing of the round.
SAID_AT_IT = Late(
    r", (?:[^,;.]{2,80}? )?(?:said|announced|told|stated|declared|reported|agreed|confirmed"
    r"|pledged|revealed|disclosed)\b[^;]{0,80}? (?:at|during|after|following)"
    r" (?:(?:the|their|its|a) )?(?:(?:end|close|conclusion|opening|start|outset|margins|sidelines)"
    r" of )?(?:(?:the|their|its) )?[^ ,;]{0,30} ?$"
)
# "On 18 November, after the 10th policy dialogue, the envoy joined …": the day is not of the tenth.
_ASIDE = Late(r"\b(?:after|following|before|ahead of|since) (?:the |their |its )?$")
_SIDE_BY_SIDE_WITH = Late(r",? and (?:the |their |its |of the |for the )?|, (?:the )?|/")


def _parting(layers: Layers, mentions: list[RoundMention], number: int) -> RoundMention | None:
    """The next mention that means another round, unless the two are told of in one breath.

    "the 13th Consultations and the 10th Dialogue in Delhi on Friday": day and place are of both.
    """
    mention = mentions[number]
    for other in mentions[number + 1 :]:
        is_other = _is_next_of(layers, mention, other) or _is_told_before(layers, mention, other)
        if not _differ(mention, other) and not is_other:
            continue
        if not _SIDE_BY_SIDE_WITH.fullmatch(layers.folded, mention.name_end, other.start):
            return other
        mention = other
    return None


# "would hold such a meeting after the Quad gathered": the two are two events.
_TOLD_BEFORE = Late(r" (?:after|before|following|ahead of) (?:the |their |its |a )?[^.;]*$")


def _is_told_before(layers: Layers, one: RoundMention, other: RoundMention) -> bool:
    """Whether a bare meeting is told to come after, or before, a meeting named."""
    if not one.is_anaphor or other.is_anaphor or other.ordinal is not None:
        return False
    return bool(_TOLD_BEFORE.search(layers.folded, one.name_end, other.start))


def _is_next_of(layers: Layers, one: RoundMention, other: RoundMention) -> bool:
    """ "agreed to go on with the consultations, and the next round will be held in Rome"."""
    before = layers.folded[max(one.name_end, other.start - 40) : other.name_start]
    of_it = layers.folded.startswith(" of which", other.name_end)
    return bool(_NEXT_BEHIND.search(before)) and not of_it


_NEXT_BEHIND = Late(r"\b(?:next|upcoming|forthcoming|following) (?:[\w-]+ ){0,2}$")


def _differ(one: RoundMention, other: RoundMention) -> bool:
    """Whether two names of one sentence may mean two rounds."""
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return True
    if other.is_anaphor and not other.ordinal:
        return False
    return bool(one.key and other.key and not (one.key <= other.key or other.key <= one.key))


# "The fourth was held in Lima, | and the next will be in Rome"
_AND_THE_NEXT = Late(
    r"[,;] (?:and|while|but) (?:the|its|their) next (?:(?:one|round|session|meeting) )?(?:will"
    r"|would|is (?:to|due|set|planned|expected))\b"
)


def _next_at(layers: Layers, sentence: Sentence) -> int | None:
    """Where a sentence on an earlier round goes on to the next one."""
    found = _AND_THE_NEXT.search(layers.folded, sentence.start, sentence.end)
    return found.start() if found else None


def unnamed_rules(layers: Layers) -> list[tuple[str, RoundStatus, Rare]]:
    """The rules for rounds without a name that the words of a report leave to be tried."""
    return [rule for rule in patterns().unnamed if rule[2].is_in(layers)]


def unnamed_at(layers: Layers, sentence: Sentence) -> int | None:
    """Where in a sentence an earlier round is told of without its name."""
    for rule, status, pattern in layers.once(unnamed_rules):
        if status == "planned" or rule in ("not-since", "for-the-nth-time"):
            continue
        found = pattern.search(layers, sentence.start, sentence.end)
        if found:
            return found.start()
    found = patterns().earlier_ones.search(layers, sentence.start, sentence.end)
    return found.start() if found else None
