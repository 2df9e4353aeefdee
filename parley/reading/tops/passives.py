"""A cue behind its matter to the clause it rules: "X was praised by both", "X is under way"."""

from parley.reading.actors import Actor
from parley.reading.cues import Cue, Phrase, is_act
from parley.reading.late import Late
from parley.reading.painting import FILL, NAMES, TYPES
from parley.reading.subjects import ACTOR_CHARS, Group, classes
from parley.reading.tops.agents import (
    agent_of,
    earlier_agent,
    givers_ahead,
    givers_behind,
    makers,
    named_ahead,
    named_behind,
    named_inside,
    payers,
)
from parley.reading.tops.frame import Frame
from parley.reading.tops.top import Top
from parley.reading.vocabulary import vocabulary

_HOPED = Late(
    r"\b(?:(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|doubt(?:s|ed)?) that|so that|in order that|until"
    r"|unless|once|as soon as|by the time|(?:make|makes|making) sure (?:that )?|see to it that)"
    r" (?:more |all |the |further )?$"
)
_LISTED = Late(r" ?(?:such as|namely|these being|being|among them|including|like):? (?=\S)")
_REACH_OF_HOPE = 20  # characters
_SHIPPED = {"delivered", "donated", "supplied", "shipped"}
_GIVEN = _SHIPPED | {"handed", "transferred", "gifted", "turned"}
_TO_WHOM = Late(
    r"(?: over)? to (?:the )?"
    rf"[{TYPES['ADJECTIVE']}{TYPES['PARTY']}{TYPES['BODY']}{TYPES['SIDE']}]{FILL}*"
)
# "China's third carrier", "the talks between Serbia and Kosovo": of nobody at the table
_OF_OTHERS = Late(
    r"(?:\b(?:between|by) (?:the )?)?"
    rf"(?P<whose>[{TYPES['PARTY']}])[^\s']*(?P<owning>'s?(?= ))?"
)
_BY_SOMEONE = Late(r"\b(?:built|ordered|bought|promised|made) by (?:the )?(?=[A-Z])")
_NO_WORK = Late(r"\b(?:elections?|trials?)\b")
_AGREED = ("concluded", "finalised", "finalized")
_WITHOUT = Phrase("without (WORD|DETWORD){0,2} being")
# "The trilateral dialogue | was launched in 2019", "Their cooperation began …": no project
_NO_PROJECT = Late(
    r"(?:the|this|their|its) (?:[\w-]+ ){0,3}?(?:dialogue|mechanism|format|forum|council|commission"
    r"|committee|consultations|cooperation|partnership|relations|relationship|friendship)"
    r"(?: (?:of|between) the (?:two|three|four|five)(?: (?:countries|sides|states|nations))?)?$"
)
_TIME_OR_WAY = ("end", "close", "middle", "start", "time", "way", "means", "virtue", "year")
_PRESSED = ("urged", "called", "told", "encouraged", "pressed")
_ACCEPTED = Late(
    r",? (?:and|which it|but) (?:has |had )?(?:agreed|accepted|promised|declined|refused)\b"
)
_LONGEST_STRANGER = 7  # words of "by the foreign affairs committee of"
_ASIDE = 6  # words of ", the minister announced,"


def top_of_passive(frame: Frame, cue: Cue) -> Top | None:
    """ "X was praised by both", "X is under way", "New Zealand was asked to …"."""
    group = frame.s.group(cue.start)
    known = classes()
    if group.is_negated or group.has_modal or group.is_infinitive:
        return None
    if frame.chars[cue.start] == known.to and cue.rule.value("", together=False) == "progress":
        return None  # "a satellite, | to be launched in 2027": not under way
    if _WITHOUT.pattern.search(frame.chars, max(0, group.start - 3), cue.start):
        return None  # "without anything being decided"
    form = cue.rule.form
    has_be = group.has_be or frame.chars[cue.start] in known.be
    if frame.word(group.start) == "be":
        return None  # "It matters that free passage | be guaranteed"
    goes_on = None
    if form in ("passive", "asked") and not has_be:
        goes_on = _goes_on_passive(frame, group)
        if goes_on is None:
            return None
    if form == "asked":
        return _asked(frame, cue, group, goes_on)
    stop = _before_aside(frame, group.start)
    begin = frame.phrase_begin(stop)
    is_inside, parent = frame.placement(begin, "past")
    if is_inside or _is_no_statement(frame, form, begin, stop):
        return None
    value = cue.rule.value("", together=False) or ""
    if value not in ("progress", "complete") and _is_of_a_place(frame, form, begin):
        return None
    if value in ("progress", "complete") and _is_counted_from(frame, begin, stop):
        return None
    if value == "complete" and (_is_when(frame, begin, stop) or _is_paper(frame, cue, stop)):
        return None
    if form == "passive" and frame.word(cue.start - 1) == "being" and not is_act(value):
        return None  # "the agenda is being supported by a fund": no view
    if parent is None and _is_hoped(frame, begin):
        return None
    actor = agent_of(frame, cue)
    if form == "passive" and actor is None and _is_by_a_stranger(frame, cue):
        return None
    if actor is None and is_act(value) and _is_of_others(frame, begin, cue.end):
        return None
    if form == "behind" and actor is None:
        actor = named_behind(frame, cue.end) or named_inside(frame, cue) or named_ahead(frame)
    if cue.rule.needs_speech and actor is None and parent is None:
        return None
    if goes_on is not None:
        matter = [(cue.end, frame.extents.end(cue.end, []))]
        return Top(cue, cue.start, goes_on.actor, goes_on.parties, "past", parent, matter)
    matter = _matter_of(frame, cue, begin, stop, actor)
    if not matter:
        return None
    actor = actor or earlier_agent(frame)
    parties = actor.parties if actor else frame.anyone(parent)
    if actor is None and (givers := _givers(frame, cue, begin, group.start)):
        seated = tuple(code for code in frame.table.parties if code in givers)
        return Top(cue, begin, None, seated, "passive", parent, matter) if seated else None
    if actor is None and cue.rule.value("", together=False) in ("progress", "complete"):
        parties = frame.anyone(None) or parties  # a work that one tells of is that of all
    return Top(cue, begin, actor, parties, "passive", parent, matter)


def _is_no_statement(frame: Frame, form: str, begin: int, stop: int) -> bool:
    """Whether the words before a passive make it a question, or part of another clause."""
    known, chars = classes(), frame.chars
    if chars[begin] == known.there:
        return True
    if form == "passive" and frame.word(max(stop - 1, begin)) == "what":
        return True  # "and it keeps to what | was agreed": whatever that is
    if form == "behind" and known.asking.intersection(chars[begin:stop]):
        return True  # "discussed how the work is being carried out"
    which = max(chars.rfind(char, begin, stop) for char in known.which)
    is_inner = which > begin and chars[which - 1] in known.preposition
    if is_inner and "," not in chars[which:stop] and form == "behind":
        return True  # "a world in which order is being built": what "which" stands for
    subject = chars[max(0, stop - 2) : stop]
    if subject[:1] in known.which and subject[1:] == TYPES["PRONOUN"]:
        return True  # "the summit, at which it was decided to …"
    return chars[begin] in known.hypothetical  # "Whether the talks touch on it is being watched"


def _is_of_others(frame: Frame, begin: int, stop: int) -> bool:
    """ "China's third carrier | is under way", "The port built by a firm": no work of theirs."""
    if stop <= begin:
        return False
    start, end = frame.s.words.starts[begin], frame.s.words.ends[stop - 1]
    painted, seated = frame.layers.painted, set(frame.table.parties)
    if _NO_WORK.search(frame.layers.folded, start, end) or ", whose " in painted[start:end]:
        return True
    by = _BY_SOMEONE.search(frame.layers.text, start, end)
    is_of_both = TYPES["JOINT"] in painted[start:end]  # "the line between the two countries"
    if by and not is_of_both and _named_at(frame, by.end()).isdisjoint(seated):
        return True
    whose: set[str] = set()
    for told in _OF_OTHERS.finditer(painted, start, end):
        if told.start("whose") == told.start() and told["owning"] is None:
            continue
        whose |= _named_at(frame, told.start("whose"))
    return bool(whose) and whose.isdisjoint(seated)


def _named_at(frame: Frame, at: int) -> set[str]:
    """The party that a name at a place of the text stands for: "Lima" for Peru."""
    state_of, names = vocabulary().state_of, frame.layers.within(frame.layers.names, at, at + 1)
    return {state_of.get(str(hit.value), str(hit.value)) for hit in names}


def _is_of_a_place(frame: Frame, form: str, begin: int) -> bool:
    """ "Work on the plant, where | tanks are to be built, goes on": what the plant is for."""
    is_behind_comma = begin > 1 and frame.chars[begin - 2] == ","
    return form == "behind" and is_behind_comma and frame.word(begin - 1) == "where"


def _is_paper(frame: Frame, cue: Cue, stop: int) -> bool:
    """ "An air transport agreement | was concluded": a paper, and no work that is done."""
    before = frame.chars[stop - 1 : stop]
    return before == TYPES["PAPER"] and frame.word(cue.end - 1) in _AGREED


_SO_LONG_AFTER = Late(
    r"\b(?:(?:years?|months?|decades?|weeks?|days?) (?:after|since|before)"
    r"|once|until|unless|if|as soon as)\b[^,;]*$"
)


def _is_counted_from(frame: Frame, begin: int, stop: int) -> bool:
    """ "thirty years after | ties began", "once a pact | has been concluded": when, and no deed."""
    first, last = frame.s.words.starts[begin], frame.s.words.starts[max(stop - 1, begin)]
    return _SO_LONG_AFTER.search(frame.layers.folded, first, last) is not None


def _is_when(frame: Frame, begin: int, stop: int) -> bool:
    """ "partners since 1976, | when the treaty was concluded": what tells of a time long past."""
    chars, known = frame.chars, classes()
    opens = range(max(begin - 1, 0), stop)
    return any(
        chars[at] in known.when_it_was and (at == begin or chars[at - 1] == ",") for at in opens
    )


def _givers(frame: Frame, cue: Cue, begin: int, stop: int) -> set[str]:
    """ "Tents paid for by Chile | have been handed over", "Peruvian rice was delivered": whose."""
    value = cue.rule.value("", together=False)
    if value in ("progress", "complete"):
        told = givers_ahead(frame) or givers_behind(frame, frame.s.words.ends[cue.end - 1])
        if told:
            return told
    if value == "progress":
        return payers(frame, begin, stop)
    if value != "complete":
        return set()
    handed = {frame.word(at) for at in range(cue.start, cue.end)}
    made = makers(frame, begin) if handed & _SHIPPED else set()
    return payers(frame, begin, stop) or made or (_others(frame, cue) if handed & _GIVEN else set())


def _others(frame: Frame, cue: Cue) -> set[str]:
    """ "were delivered | to the Peruvian air force": of two at a table, the other gave it."""
    end = frame.s.words.ends[cue.end - 1]
    found = _TO_WHOM.match(frame.layers.painted, end, frame.sentence.end)
    names = frame.layers.within(frame.layers.names, *found.span()) if found else []
    whom, seated = {hit.value for hit in names}, set(frame.table.parties)
    return seated - whom if frame.table.is_bilateral and len(whom & seated) == 1 else set()


def _is_by_a_stranger(frame: Frame, cue: Cue) -> bool:
    """ "was condemned | by an activist", "was rejected by the parliament": by no party."""
    known, chars, at = classes(), frame.chars, cue.end
    if chars[at : at + 1] != known.by:
        return False
    end = at + 1
    while end < len(chars) and chars[end].isalpha() and chars[end] not in known.preposition:
        end += 1
    if chars[end : end + 1] == TYPES["OUTSIDER"]:
        return True
    if end - at > _LONGEST_STRANGER or chars[end : end + 1] in NAMES:
        return False  # "by the end of May", "by the 2+2", "by Peru"
    if any(frame.word(i) in _TIME_OR_WAY for i in range(at + 1, end)):
        return False
    named = set(chars[at + 1 : end]) - known.determiner
    ours = known.people | known.bodies | known.counting
    return bool(named) and named.isdisjoint(ours) and chars[at + 1] not in known.ing


def _is_hoped(frame: Frame, begin: int) -> bool:
    """ "hoped that | sanctions would be lifted", "so that | the works are completed on time"."""
    start = frame.s.words.starts[begin]
    return bool(_HOPED.search(frame.layers.folded[max(0, start - _REACH_OF_HOPE) : start]))


def _matter_of(
    frame: Frame, cue: Cue, begin: int, stop: int, agent: Actor | None
) -> list[tuple[int, int]]:
    """The words that a passive is about: before it, and what goes on behind it."""
    matter = _matter_before(frame, cue, begin, stop, agent)
    if not matter:
        return []
    known = classes()
    behind = frame.chars[cue.end : cue.end + 2]
    if len(behind) == 2 and behind[0] == known.to and _is_plain(behind[1]):
        matter.append((cue.end, frame.extents.end(cue.end, [])))  # "were agreed | to curb …"
    if cue.rule.thing == "whole":
        matter = [(begin, frame.extents.end(cue.end, [frame.extents.next_clause(cue.end)]))]
    if cue.rule.form == "passive":
        matter += _listed_behind(frame, cue, agent)
    return matter


def _listed_behind(frame: Frame, cue: Cue, agent: Actor | None) -> list[tuple[int, int]]:
    """ "Work in several fields was agreed by both |, such as energy and health"."""
    after = frame.s.index(agent.end - 1) + 1 if agent and agent.start else cue.end
    after = max(after, cue.end)
    if after + 1 >= len(frame.chars) or frame.chars[after] not in ",;:-":
        return []
    found = _LISTED.match(frame.layers.folded, frame.s.words.ends[after])
    if found is None:
        return []
    begin = frame.s.index(found.end())
    return [(begin, frame.extents.end(begin, []))]


def _is_plain(char: str) -> bool:
    """Whether a word behind "to" may be a verb: no article, number or name."""
    known = classes()
    closed = known.determiner | known.preposition | known.pronoun | known.conjunction
    closed |= known.currency | known.counting
    return char not in closed and char not in ACTOR_CHARS and char.isalpha()


def _goes_on_passive(frame: Frame, group: Group) -> Top | None:
    """ "… was recognised by the US and commended for": the second goes on from the first."""
    last = frame.tops[-1] if frame.tops else None
    at = group.start - 1
    if last is None or at < 0 or frame.chars[at] not in classes().conjunction:
        return None
    return last if last.tense == "passive" else None


def _asked(frame: Frame, cue: Cue, group: Group, goes_on: Top | None) -> Top | None:
    """ "New Zealand was asked to …": of who asks, else of the other parties at the table."""
    if goes_on is not None:
        return Top(cue, cue.start, goes_on.actor, goes_on.parties, "passive")
    agent = agent_of(frame, cue)
    addressee = frame.s.actor_on.get(group.start - 1)
    if addressee is None:
        return None
    is_third = not set(addressee.parties) & set(frame.table.parties)
    begin = frame.s.first_word[addressee.start]
    is_inside, parent = frame.placement(begin, "past")
    others = tuple(p for p in frame.table.parties if p not in addressee.parties)
    if agent is None and not is_third and _is_pressed_by_anyone(frame, cue, parent, others):
        return None
    parties = agent.parties if agent else others
    if len(parties) > 1 and set(addressee.parties) < set(parties):
        # "Nairobi was thanked by its hosts": not by itself
        parties = tuple(code for code in parties if code not in addressee.parties)
    if is_inside or not (is_third or len(parties) == 1):
        return None
    return Top(cue, begin, agent, parties, "passive", parent, addressee=addressee)


def _is_pressed_by_anyone(
    frame: Frame, cue: Cue, parent: Top | None, others: tuple[str, ...]
) -> bool:
    """ "Peru was urged to reform its courts": by whom, unless another of the table has the word."""
    if frame.word(cue.start) not in _PRESSED:
        return False
    hearing = frame.hearing
    heard = hearing.speaker if hearing.speaker_block == frame.sentence.block else ()
    speakers = parent.parties if parent is not None else heard
    is_said_by_them = bool(speakers) and set(speakers) <= set(others)
    end = frame.s.words.ends[cue.end - 1]
    return not is_said_by_them and not _ACCEPTED.search(
        frame.layers.folded, end, frame.sentence.end
    )


def _before_aside(frame: Frame, end: int) -> int:
    """ "the centre |, built by Japan, has opened", "|, which it funds,": where the subject ends."""
    chars, known = frame.chars, classes()
    if end < frame.begin + 2 or chars[end - 1] != ",":
        return end
    comma = chars.rfind(",", frame.begin, end - 1)
    if comma < 0:
        return end
    is_spoken = comma + 1 in frame.s.actor_on and end - comma <= _ASIDE
    is_spoken = is_spoken and chars[end - 2] in known.past & known.verbs
    at = comma + 1 + (chars[comma + 1] in known.preposition)  # ", on which Japan agreed,"
    is_told = chars[at] in known.relative or chars[at] in known.past - known.auxiliary - known.be
    return comma if is_spoken or is_told else end


def _matter_before(
    frame: Frame, cue: Cue, begin: int, end: int, agent: Actor | None
) -> list[tuple[int, int]]:
    """The words before a passive; behind it where its subject is but a party."""
    while begin < end and frame.chars[begin] in ',"':
        begin += 1
    subject = frame.s.actor_on.get(end - 1)
    if subject is not None and frame.s.first_word[subject.start] <= begin + 1:
        if subject.kind == "PRONOUN" or cue.rule.form == "behind":
            return []
        after = frame.s.index(agent.end - 1) + 1 if agent else cue.end
        stop = frame.extents.end(after, [])
        return [(after, stop)] if stop > after else []
    if cue.rule.thing in ("project", "whole") and TYPES["ROUND"] in frame.chars[begin:end]:
        return []
    if end <= begin:
        return []
    starts, ends = frame.s.words.starts, frame.s.words.ends
    if cue.rule.thing and _NO_PROJECT.match(frame.layers.folded, starts[begin], ends[end - 1]):
        return []
    return [(begin, end)]
