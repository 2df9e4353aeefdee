"""Participants: who took part in a round, in what office and function, for which party."""

import itertools
import re
from dataclasses import dataclass

from parley.model.reading import Function, ParticipantItem
from parley.model.span import Quote
from parley.reading.functions import FACING, LEADS, FunctionRule, find_cues, nearest_cue, patterns
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import fold
from parley.reading.officials import IN_ORDER, give_parties, same_table
from parley.reading.painting import FILL, TYPES
from parley.reading.people import Mention, Person
from parley.reading.sentences import Sentence
from parley.reading.stand_ins import stand_ins
from parley.reading.table import Round, Table
from parley.reading.vocabulary import ORGANISATIONS, vocabulary
from parley.reading.weighed_seats import function_at, is_official, place_of


@dataclass(slots=True)
class Seat:
    """One person's part in a round, as put together from the sentences."""

    person: Person
    function: Function
    rule: str
    rank: int
    round: int
    sentence: Sentence
    mention: Mention


_LEAST_SURE = 7  # rank of a part that only words in its company speak for
_WEAK = 2  # rank of a rule from which on nobody is said to chair or lead
_ABOUT_ROUND = Late(
    r"\b(?:dialogue|talks|consultations?|meeting|session|round|delegations?|side|sides|event|2\+2"
    r"|discussions?|exchange|taking part|participants|commission|committee|chair\w*|co-chair\w*"
    r"|counterparts?|peers?|opposite numbers?|ministers|across from|across the table)\b",
)
# Taking part without a word on what in: the round is meant.
_JOINED_IN = Late(
    r"\b(?:participated|attended|took part|in attendance|(?:was|were) (?:also )?present"
    r"|was to participate"
    r"|were to participate)(?: too| as well| at the table)?[.,;]"
    r"|\b(?:also (?:present|attending|at the table)|in attendance) (?:was|were)\b"
    r"|\b(?:will|would|are to|is to) (?:also )?(?:be attending|be present|attend|take part)[.,;]",
)
_VISIT_BY = Late(
    r"\bvisits? (?:(?:to be )?(?:paid |made ))?(?:to [\w ]{2,20} )?(?:by|of)\b"
    r"(?:(?! to (?:hold|co-?chair|attend|take part|participate|lead)\b)[^.;])*$"
)
# "the state visit which HH the Amir X paid to London"
_VISIT_WHICH = Late(
    r"\bvisits? (?:(?:which|that) )?(?:h\.?[hrme]\.? |his \w+ |her \w+ )?(?:the )?$"
)
# "conveyed invitations from X to Y, and from V to W to visit and co-chair": W alone may chair
_INVITATION = Late(r"\binvitations?\b")
# "In addition to bilateral talks, there will be meetings between A and B"
_BESIDE_IT = Late(
    r"\b(?:in addition to|besides|apart from|aside from) (?:the |their |these )?(?:bilateral )?"
    r"(?:talks|dialogue|meeting|consultations)\b"
)
_TO_HOLD = Late(
    r"[^.;]{0,60}? to (?:hold|co-?chair|attend|take part|participate|lead)\b[^.;]{0,60}"
    r"(?:dialogue|consultations?|talks|meeting|round|session)"
)
# "conveyed to Secretary X an invitation": X was not there.
_SENT_FOR = Late(
    r"\b(?:convey(?:ed|ing)?|invit(?:ation|ed|ing)|regards|greetings|letter|message)\b"
    r"(?: \w+){0,4}? (?:to|for|from|of)(?: \w+){0,2} ?$|\binvit(?:ed|ing) (?:\w+ ){0,2}?$"
)


# "A is invited by B to visit Chile, and C by D to visit Peru and to co-chair the meeting": C is.
_IS_INVITED = Late(
    rf",? (?:is|are|was|were|has been|had been) (?:also )?invited\b[^.;]*?,? and "
    rf"(?:the )?{TYPES['PERSON']}"
)
_BY_SOMEONE = Late(r"\bby (?:the |his |her )?$")
_TO_COME = Late(
    r" to (?:come|visit|pay|co-?chair|attend|take part|participate|join|travel|lead|hold)\b"
)
# "conveyed an invitation to A to co-chair the next meeting": A is to chair it.
_INVITES = Late(
    r",? (?:also |then )?(?:invited\b|(?:conveyed|extended|handed over|sent|delivered|repeated)\b"
    r"[^.;]{0,40}\binvitation)"
)


def is_host_or_guest(layers: Layers, mention: Mention) -> bool:
    """Whether someone only invites, or is invited to something else than who is named behind."""
    if _IS_INVITED.match(layers.painted, mention.end):
        return True
    comes = _TO_COME.match(layers.folded, mention.end)
    before = layers.folded[max(0, mention.start - 8) : mention.start]
    return comes is not None and bool(_BY_SOMEONE.search(before))


def find_participants(layers: Layers, table: Table) -> list[ParticipantItem]:
    """Find who took part in the rounds of a report, each person once a round."""
    if not table.rounds:
        return []
    give_parties(layers, table)
    seats: dict[tuple[int, int], Seat] = {}
    meant = {sentence.index: mentions for sentence, mentions in layers.once(stand_ins)}
    for sentence in layers.sentences:
        mentions = list(layers.within(layers.people_mentions, sentence.start, sentence.end))
        if sentence.index in meant:
            mentions = sorted([*mentions, *meant[sentence.index]], key=lambda m: m.start)
        if mentions:
            for seat in _read_sentence(layers, table, sentence, mentions):
                key = (id(seat.person), seat.round)
                if key not in seats or _weight(seat) < _weight(seats[key]):
                    seats[key] = seat
    _complete(layers, table, seats)
    _leave_lead_to_leaders(list(seats.values()))
    _leave_lead_to_the_accompanied(layers, list(seats.values()))
    _leave_chair_to_two_sides(list(seats.values()))
    _leave_lead_to_chairs(layers, list(seats.values()))
    _face_the_known(table, list(seats.values()))
    _speak_for_the_rest(layers, table, seats)
    _weigh_the_rest(layers, table, seats)
    ordered = sorted(seats.values(), key=lambda seat: (seat.round, seat.person.mentions[0].start))
    return [_item(seat, layers) for seat in ordered]


def _weight(seat: Seat) -> float:
    """What tells a part: whoever took part in a round was not only met on its margins."""
    return _BEHIND_THE_TABLE if seat.function == "counterpart" else seat.rank


_BEHIND_THE_TABLE = 4.5  # behind the ranks of those who led, took part or faced each other


# "That meeting, co-chaired by A and B, …": the one told of just before.
_THAT_ONE = Late(
    r"(?:that|this|the latter) (?:meeting|round|session|edition|dialogue|one)\b|(?:it|this)"
    r" (?:was|had been) (?:then )?(?:co-?)?(?:chaired|led|headed|hosted|presided)\b"
)


# "as agreed at the fourth dialogue", "building on the fourth dialogue": told of only to compare.
_REFERS = Late(
    r"\b(?:as \w+(?: \w+){0,2} (?:at|during|in)|since|following|follow-up to|building on"
    r"|(?:results?|outcomes?) of) (?:the |their |its )?$"
)
_AT_THE_EVENT = Late(
    r"(?:speaking |also )?(?:at|during|in) (?:the|this) (?:event|dialogue|meeting|talks|session"
    r"|round|consultations?|occasion)\b(?! (?:in|of|on|held)\b)"
)


def _only_refers(layers: Layers, other: Round, sentence: Sentence) -> bool:
    """Whether a sentence on the report's own round but refers to another, behind its people."""
    named = [m for m in other.mentions if sentence.start <= m.start < sentence.end]
    people = layers.within(layers.people_mentions, sentence.start, sentence.end)
    if not named or any(mention.start > named[0].start for mention in people):
        return False
    if _AT_THE_EVENT.match(layers.folded, sentence.start):
        return True
    return bool(_REFERS.search(layers.folded, sentence.start, named[0].start))


def _round_at(layers: Layers, table: Table, sentence: Sentence) -> int:
    """Which round a sentence is about."""
    number = table.round_at(sentence)
    if number and _only_refers(layers, table.rounds[number], sentence):
        return 0
    if number or not sentence.index or not _THAT_ONE.match(layers.folded, sentence.start):
        return number
    before = layers.sentences[sentence.index - 1]
    told = {n for n, r in enumerate(table.rounds) for t in r.tellings if t.sentence is before}
    return told.pop() if len(told) == 1 else number


def _read_sentence(
    layers: Layers, table: Table, sentence: Sentence, mentions: list[Mention]
) -> list[Seat]:
    painted = layers.painted
    number = _round_at(layers, table, sentence)
    one_each = _rounds_in_their_order(layers, table, sentence, mentions)
    is_named = any(
        sentence.start <= m.start < sentence.end
        for each in table.rounds
        for m in each.mentions
        if not m.is_anaphor
    )
    is_near = any(
        abs(t.sentence.index - sentence.index) <= 2 and not (t.mention and t.mention.is_anaphor)
        for t in table.rounds[number].tellings
    )
    is_meant = any(sentence.start <= m.start < sentence.end for m in table.rounds[number].mentions)
    is_near = is_near or bool(_JOINED_IN.search(layers.folded, sentence.start, sentence.end))
    about = is_named or bool(_ABOUT_ROUND.search(layers.folded, sentence.start, sentence.end))
    seats: list[Seat] = []
    found = find_cues(layers, sentence)
    for mention in mentions:
        role = fold(mention.person.role or "") or _office_of_counterpart(layers, mention.person)
        chosen = nearest_cue(mention, found, painted)
        if chosen is not None and _STAYED_AWAY.match(layers.folded, mention.end):
            is_host = _receives(layers, mention)
            chosen = patterns().functions["met-on-the-margins"] if is_host else None
        if chosen is None and sentence.label == "caption":
            chosen = _pictured(layers, sentence, mention, mentions)
        if chosen is None:
            continue
        if chosen.id == "facing-each-other" and not is_named and _receives(layers, mention):
            chosen = patterns().functions["met-on-the-margins"]
        chairs = chosen.function == "co-chair"
        chairs_or_faces = (
            chairs
            or _LEADS_DELEGATION.match(layers.folded, mention.end) is not None
            or _ROUND_BETWEEN.search(layers.painted, sentence.start, mention.start) is not None
        )
        is_met = chosen.id == "met-on-the-margins" and (
            _receives(layers, mention)
            or _IS_CALLED_ON.search(layers.painted, sentence.start, mention.start)
        )
        if role and not is_met and not _may_sit(table, mention, role, chairs=chairs_or_faces):
            continue
        if chairs and _is_only_quoted(layers, sentence, mentions, mention):
            continue
        if _is_only_named(layers, sentence, mentions, mention):
            continue
        if chosen.id in ("took-part", *FACING) and _is_visitor(layers, sentence, mention):
            continue
        if chosen.id in FACING and _is_of_another_story(layers, sentence, mention, role):
            continue
        if chosen.rank >= _WEAK and _is_genitive(layers, mention):
            continue
        about = about or chairs
        if chosen.id in FACING and not (is_named or is_meant or is_near):
            continue
        if (
            chosen.id == "met-on-the-margins"
            and (is_named or is_meant)
            and (
                (is_named and _RECEIVED.search(layers.folded, sentence.start, sentence.end))
                or _MET_FOR.search(layers.painted, sentence.start, sentence.end)
            )
        ):
            chosen = patterns().functions["facing-each-other"]
        if chosen.id == "met-on-the-margins" and _several_face(layers, table, number, mentions):
            chosen = patterns().functions["facing-each-other"]
        if chosen.id == "facing-each-other" and _BESIDE_IT.search(
            layers.folded, sentence.start, mention.start
        ):
            chosen = patterns().functions["met-on-the-margins"]
        if chosen.id in ("took-part", *LEADS) and not (about or is_near):
            continue
        is_one_of_two = chosen.id == "took-part" and not _WITH_THE_HEAD.match(
            layers.folded, mentions[-1].end
        )
        is_one_of_two = is_one_of_two and (
            _face_each_other(table.rounds[number], role)
            or (_is_minister(role) and _beside_counterpart(layers, mentions, mention))
        )
        places = [one_each[id(mention)]] if id(mention) in one_each else [number]
        if chairs and not one_each:
            places += [other for other in _held_as_one(layers, table, sentence) if other != number]
        seats += [
            Seat(
                mention.person,
                "head" if is_one_of_two else chosen.function,
                f"participants/{chosen.id}",
                chosen.rank,
                place,
                sentence,
                mention,
            )
            for place in places
        ]
    return seats


def _is_only_named(
    layers: Layers, sentence: Sentence, mentions: list[Mention], mention: Mention
) -> bool:
    """Whether someone is named as written to, invited or the source of what is told."""
    start, folded = sentence.start, layers.folded
    if _SENT_FOR.search(folded, start, mention.start) or _only_tells(layers, sentence, mention):
        return True
    if _INVITES.match(folded, mention.end) or is_host_or_guest(layers, mention):
        return True
    is_last = mention is mentions[-1]
    return not is_last and bool(_INVITATION.search(folded, start, mention.start))


def _is_visitor(layers: Layers, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence names someone for a visit, and not for one to hold the round."""
    start, folded = sentence.start, layers.folded
    is_visitor = _VISIT_BY.search(folded, start, mention.start) or _VISIT_WHICH.search(
        folded, start, mention.start
    )
    return bool(is_visitor) and not _TO_HOLD.match(folded, mention.end)


# "It came two weeks after A had been there", "former minister A", "A told reporters": of another
# time than the round, or of no more than what was said of it.
_OF_ANOTHER_TIME = Late(
    r"\b(?:days?|weeks?|months?|years?|decades?) (?:after|before|earlier|ago|since)\b"
    r"|\blast (?:year|month|week|spring|summer|autumn"
    r"|winter|january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b"
)
_TOLD_THE_PRESS = Late(
    r"[^.;]{0,80}?\b(?:told|said to|informed|briefed) (?:reporters|journalists|the press|newsmen)\b"
)


def _is_of_the_table(layers: Layers, sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands in what is told of the round, as far as other words do not deny it."""
    if _OF_ANOTHER_TIME.search(layers.folded, sentence.start, sentence.end):
        return False
    if _FORMER.match(fold(mention.person.role or "")):
        return False
    return not _TOLD_THE_PRESS.match(layers.folded, mention.end, sentence.end)


# "Ministers A and B were at the table with her": hers is the delegation.
_WITH_THE_HEAD = Late(r"[^.;]{0,60} with (?:him|her|them)\b")
_THE_TWO = Late(r"\b(?:the two|both) (?:meetings|dialogues|mechanisms|rounds|sessions)\b")
_IN_ONE_BREATH = Late(r",? (?:and|&) (?:the |their |its )?")


def _held_as_one(layers: Layers, table: Table, sentence: Sentence) -> list[int]:
    """The rounds of "co-chaired the 13th Consultation and the 10th Dialogue", if there are two."""
    if _THE_TWO.search(layers.folded, sentence.start, sentence.end):
        days = [each.when.start if each.when else None for each in table.rounds]
        same = [n for n, day in enumerate(days) if day is not None and day == days[0]]
        return same if len(same) == 2 else []
    named = sorted(
        (mention.start, mention.name_end, number)
        for number, each in enumerate(table.rounds)
        for mention in each.mentions
        if sentence.start <= mention.start < sentence.end and not mention.is_anaphor
    )
    if len(named) != 2 or len({number for *_, number in named}) != 2:
        return []
    if not _IN_ONE_BREATH.fullmatch(layers.folded, named[0][1], named[1][0]):
        return []
    return [number for *_, number in named]


_HIS_COUNTERPART = Late(
    r"\b(?:his|her) [^,;]{0,30}?\b(?:counterpart|peer|opposite number|colleague),? $"
)


def _office_of_counterpart(layers: Layers, person: Person) -> str:
    """ "Prime Minister A and his Chilean counterpart B": what B is, whom no office is given."""
    for mention in person.mentions:
        before = layers.folded[max(0, mention.start - 60) : mention.start]
        sentence = layers.sentence_at(mention.start)
        if sentence is None or not _HIS_COUNTERPART.search(before):
            continue
        ahead = layers.within(layers.people_mentions, sentence.start, mention.start)
        if ahead:
            return fold(ahead[-1].person.role or "")
    return ""


# "Prime Minister A led the Serbian delegation": no host or guest of honour.
_LEADS_DELEGATION = Late(
    r"(?: of (?:the )?[^ ,.;]+)?,? (?:who )?(?:led|headed|heads|leads|is leading|will lead"
    r"|will head) (?:the|its|his|her|a) (?:[^ ,.;]+ ){0,3}(?:delegation|side|team)\b"
)
# "the Annual Consultation between the Prime Minister and the President"
_ROUND_BETWEEN = Late(rf"{TYPES['ROUND']}{FILL}*,? (?:held )?between [^.;]*$")
_AT_THE_TABLE = Late(
    r"\bat the (?:[\w-]+ ){0,3}(?:dialogue|talks|consultations?|meeting|session)\b(?! (?:on|of) )"
)
# "The dialogue has been put off, Minister A said": A tells of it.
_SAYS = Late(r"(?: \([^()]{1,30}\))?,? (?:also )?(?:said|told|announced|added|confirmed)\b")
_SAID_BY = Late(r"\b(?:said|according to|added) $")


# "It came two weeks after Minister A had been in Rome for talks": other talks.
_AT_ANOTHER_TIME = Late(r"\b(?:days?|weeks?|months?|years?) (?:after|before) (?:[^ ,.;]+ ){0,2}$")
_FORMER = Late(r"(?:former|ex|late|retired)[ -]")


def _is_of_another_story(layers: Layers, sentence: Sentence, mention: Mention, role: str) -> bool:
    """Whether someone who met others did so at another time, in no office, or only tells of it."""
    return bool(
        _only_says(layers, sentence, mention)
        or _FORMER.match(role)
        or _AT_ANOTHER_TIME.search(layers.folded, sentence.start, mention.start)
    )


# "… will meet in Lima, | Pedro Diaz, an adviser, said in a statement on Sunday."
_CLOSES = Late(
    r"(?:,[^.;]{2,80}?)?,? (?:also )?(?:said|told|announced|disclosed|confirmed|stated|added|noted)"
    r"(?:(?: reporters| journalists| the press)?(?:,? (?:in|on|at|after|during|here|late|early)\b"
    r"[^;]{0,70})?)\W*$"
)
_ACCORDING_TO = Late(r"\baccording to (?:the )?(?:[a-z]{2,4}\.? )*$")
# "… will be represented by A, | Minister B told the House in reply to a question."
_TOLD_WHOM = Late(r" told (?!that\b)(?:(?! that )[^.;:]){2,160}\W*$")
_WHO_LED = Late(r",? (?:\([^()]{1,20}\) ?)?,? ?who (?:also )?(?:co-?)?(?:chair|led|head|took)")


def _only_tells(layers: Layers, sentence: Sentence, mention: Mention) -> bool:
    """Whether someone is named as the source of what a sentence tells, and as no more."""
    if _WHO_LED.match(layers.folded, mention.end):
        return False
    if _ACCORDING_TO.search(layers.folded, sentence.start, mention.start):
        return True
    begin = mention.start
    if not layers.folded.endswith(", ", sentence.start, begin):
        return False
    if _TOLD_WHOM.match(layers.folded, mention.end, sentence.end):
        return True
    return not _IN_A_LIST.search(layers.painted, sentence.start, begin) and bool(
        _CLOSES.match(layers.folded, mention.end, sentence.end)
    )


# "Attending were A, | B and C": one more of a list
_IN_A_LIST = Late(rf"{TYPES['PERSON']}{FILL}*, $")


def _only_says(layers: Layers, sentence: Sentence, mention: Mention) -> bool:
    """Whether someone is named as the one who tells of a round put off or ahead."""
    if not _PUT_OFF.search(layers.folded, sentence.start, sentence.end):
        return False
    said = _SAYS.match(layers.folded, mention.end) or _SAID_BY.search(
        layers.folded, sentence.start, mention.start
    )
    return said is not None


_PUT_OFF = Late(
    r"\b(?:postpone\w*|put off|defer\w*|cancel\w*|called off"
    r"|not (?:been )?(?:agreed|set|held|fixed))\b"
)
_OLD_PICTURE = Late(r"\b(?:file|archive|earlier|previous|stock|last year)\b")


def _pictured(
    layers: Layers, sentence: Sentence, mention: Mention, mentions: list[Mention]
) -> FunctionRule | None:
    """ "Deputy Minister A at the dialogue in Cairo" under a picture: A took part.

    Where those of several parties stand beside each other, they are who faced each other.
    """
    if _OLD_PICTURE.search(layers.folded, sentence.start, sentence.end):
        return None
    if not mention.role or not _AT_THE_TABLE.search(layers.folded, mention.end, sentence.end):
        return None
    face = len({other.person.party for other in mentions} - {None}) > 1
    return patterns().functions["facing-each-other" if face else "took-part"]


def _rounds_in_their_order(
    layers: Layers, table: Table, sentence: Sentence, mentions: list[Mention]
) -> dict[int, int]:
    """ "A and B chaired the first Cyber and the second Maritime Dialogue respectively"."""
    if not IN_ORDER.search(layers, sentence.start, sentence.end):
        return {}
    named = sorted(
        (mention.start, number)
        for number, each in enumerate(table.rounds)
        for mention in each.mentions
        if sentence.start <= mention.start < sentence.end
    )
    if len(named) < 2 or len(named) != len(mentions):
        return {}
    return {id(m): number for m, (_, number) in zip(mentions, named, strict=True)}


def _may_sit(table: Table, mention: Mention, role: str, *, chairs: bool) -> bool:
    """Whether someone in such an office may have a seat: heads of state where they chair."""
    if not patterns().elsewhere.match(role) or _sits_for_a_body(table, mention):
        return True
    return chairs and not patterns().outside.match(role)


def _is_only_quoted(
    layers: Layers, sentence: Sentence, mentions: list[Mention], mention: Mention
) -> bool:
    """ "A and B are the co-chairs, C, an adviser, said in a statement": C tells of it."""
    ahead = [other for other in mentions if other.end <= mention.start]
    is_behind = len(ahead) >= 2 and layers.painted[ahead[-1].end : mention.start].count(",") > 0
    said = _SAID.match(layers.folded, mention.end, sentence.end)
    return is_behind and said is not None


# What may go on behind an office before the verb: "Adviser to the President on Information, said".
_SAID = Late(r"[^.;]{0,80}?,? (?:said|told|announced|disclosed)\b(?! (?:that|the|it|both))")


def _sits_for_a_body(table: Table, mention: Mention) -> bool:
    """The Secretary-General of the GCC sits at its table; that of a third body does not."""
    party = mention.person.party
    return party in ORGANISATIONS and table.main is not None and party in table.main.parties


# "received … for the meeting": the host of a round, not a call on its margins.
_RECEIVED = Late(
    r"\b(?:received|welcomed|hosted(?! an? (?:[\w-]+ ){0,2}(?:reception|banquet|dinner|lunch))"
    r"|were hosts?|was host)\b"
)


# "met with their counterparts for the sixth 2+2 meeting", "met on the margins of … for their round"
_MET_FOR = Late(
    rf"\b(?:met|meet)\b[^.;]* for (?:the |their |its )?"
    rf"(?:{TYPES['ROUND']}|(?:[\w-]+ )?(?:dialogue|consultations?|round)\b)|"
    rf"\b(?:met|meet|talks|meeting|meetings) with\b[^.;]*\b(?:for|at|during|in) (?:the |their )?"
    rf"(?:{TYPES['ROUND']}|(?:[\w-]+ )?(?:dialogue|consultations?|round)\b)"
)


def _receives(layers: Layers, mention: Mention) -> bool:
    """ "The minister received Beck the same afternoon": a call on the margins."""
    return bool(_HE_RECEIVES.match(layers.folded, mention.end))


_STAYED_AWAY = Late(
    r"(?:, who)?,? (?:did not|could not|was unable to|will not|would not|cannot|is not to)"
    r" (?:(?:himself|herself|be able to) )?(?:take part|attend|join|participate|be present)\b"
)
_HE_RECEIVES = Late(
    r"(?:, who)?,? (?:later |also )?(?:received|hosted) "
    rf"|{_STAYED_AWAY.pattern}[^.,;]{{0,30}},? but (?:later |also |then )?(?:received|hosted|met) "
)
# "paid a courtesy call on | President A", "were received by | the Prime Minister, B"
_IS_CALLED_ON = Late(
    r"\b(?:pa(?:id|ying|y) (?:an? )?(?:[a-z]+ )?(?:call|visit)s? (?:on|to)|call(?:ed|ing) on"
    r"|received (?:[^.,;]{1,30} )?by) (?:the |his |her |h\.e\. )?(?:[a-z]{2,4}\. )?$"
)


def _face_each_other(each: Round, role: str) -> bool:
    """Ministers who take part in a 2+2 head their sides, though nobody says so."""
    names = (each.name, *(mention.name for mention in each.mentions))
    return _is_minister(role) and any(_TWO_PLUS_TWO.search(fold(name or "")) for name in names)


def _several_face(layers: Layers, table: Table, number: int, mentions: list[Mention]) -> bool:
    """ "A and B met with C and D", all of them ministers at a 2+2: they are those who sat there."""
    roles = [fold(mention.person.role or "") for mention in mentions]
    if len(mentions) < _LEAST_OF_TWO_AND_TWO:
        return False
    if not all(_face_each_other(table.rounds[number], role) for role in roles):
        return False
    return not _BESIDE_IT.search(layers.folded, mentions[0].start, mentions[-1].end)


_LEAST_OF_TWO_AND_TWO = 4  # ministers
_TWO_PLUS_TWO = Late(r"2\+2|3\+3|two.plus.two|2.plus.2|ministerial|ministers\b")


def _is_minister(role: str) -> bool:
    is_one = re.search(r"\b(?:minister|secretary)\b(?![- ]general)", role)
    return is_one is not None and not re.search(
        r"\b(?:deputy|vice|assistant|under|permanent|director|state secretary)\b", role
    )


_AND_COUNTERPART = Late(
    r",? and (?:his|her) (?:[^ ,.;]+ ){0,2}(?:counterpart|opposite number|"
    rf"{TYPES['SIDE']}{FILL}*|{TYPES['UNNAMED']}{FILL}*),? (?:[a-z]+\.? )?$"
)


def _beside_counterpart(layers: Layers, mentions: list[Mention], mention: Mention) -> bool:
    """ "Minister A and his Chilean counterpart, B, attend": the two head their sides."""
    at = next(n for n, other in enumerate(mentions) if other is mention)
    for left, right in ((at - 1, at), (at, at + 1)):
        if left >= 0 and right < len(mentions):
            one, other = mentions[left], mentions[right]
            if _AND_COUNTERPART.fullmatch(layers.painted, one.end, other.start):
                return True
    return False


def _is_genitive(layers: Layers, mention: Mention) -> bool:
    """ "the Biden administration", "Mattis' visit": the person is only a name there."""
    return layers.folded[mention.end : mention.end + 2] in ("'s", "' ") or layers.folded[
        mention.end : mention.end + 15
    ].startswith(" administration")


def _complete(layers: Layers, table: Table, seats: dict[tuple[int, int], Seat]) -> None:
    """Where nobody is said to lead, those who speak for the parties face each other."""
    main = table.rounds[0]
    lead = [s for s in seats.values() if s.round == 0 and s.function in ("co-chair", "head")]
    for seat in [seat for seat in seats.values() if seat.function == "head"]:
        if seat.rule.removeprefix("participants/") in FACING and _is_of_a_third(main, seat.person):
            del seats[(id(seat.person), seat.round)]
    lead = [seat for seat in lead if (id(seat.person), seat.round) in seats]
    for seat in list(seats.values()):
        if seat.rule.removeprefix("participants/") in FACING and lead and seat not in lead:
            del seats[(id(seat.person), seat.round)]
    for seat in list(seats.values()):
        if seat.function == "counterpart" and (
            _is_of_a_third(main, seat.person) or not _is_met(layers, seat, lead)
        ):
            del seats[(id(seat.person), seat.round)]
    if any(s.round == 0 and s.function != "counterpart" for s in seats.values()):
        return
    speakers: list[Seat] = []
    for sentence in layers.sentences:
        if table.round_at(sentence):
            continue
        near = any(abs(sentence.start - m.start) < 400 for m in main.mentions if not m.is_anaphor)
        for mention in layers.within(layers.people_mentions, sentence.start, sentence.end):
            role = fold(mention.person.role or "")
            if _FORMER.match(role):
                continue
            if near and mention.person.role and not patterns().elsewhere.match(role):
                speakers.append(
                    Seat(
                        mention.person,
                        "head",
                        "participants/facing-each-other",
                        4,
                        0,
                        sentence,
                        mention,
                    )
                )
    codes = {s.person.party for s in speakers}
    if len(codes & set(main.parties)) >= 2:
        for seat in speakers:
            seats.setdefault((id(seat.person), 0), seat)
        return
    for mention in layers.people_mentions[:8]:
        at = layers.sentence_at(mention.start)
        if at is None or _round_at(layers, table, at):
            continue
        if _face_each_other(main, fold(mention.role or "")):
            seat = Seat(
                mention.person, "head", "participants/minister-at-the-table", 5, 0, at, mention
            )
            seats.setdefault((id(mention.person), 0), seat)


def _leave_lead_to_leaders(seats: list[Seat]) -> None:
    """Ministers who took part lead their side only where nobody else does, and two at most."""
    told = [s for s in seats if s.function == "head" and s.rule == "participants/took-part"]
    took_part = [seat for seat in told if seat.person.party]
    for seat in told:
        of_round = [s for s in seats if s.round == seat.round]
        leaders = {s.person.party for s in of_round if s.rank < _WEAK} - {None}
        chairs = {s.person.party for s in of_round if s.function == "co-chair"}
        if len(chairs) > 1 or (seat.person.party is None and len(leaders) > 1):
            seat.function = "member"
    for seat in took_part:
        others = [s for s in seats if s.round == seat.round and s.person.party == seat.person.party]
        is_led = any(s.rank < _WEAK for s in others)
        if is_led or sum(s in took_part for s in others) > 2:
            seat.function = "member"


# "led by Secretary Ito, joined by | ambassador Soto of Peru", "led by Ito, with | Director Abe"
_IN_COMPANY = Late(
    r"[^.;]*(?:,| was| were)"
    r" (?:also )?(?P<how>joined by|accompanied by|flanked by|assisted by|with)\b[^.;]*$"
)
_LEADS_TOO = Late(r"[^.;]{0,60}?\b(?:leading|heading|head(?:ed|s)?|led|leads|chair\w*|side)\b")


def _is_in_company(layers: Layers, sentence: Sentence, mention: Mention) -> bool:
    """Whether somebody joins, or is with, a person named before, and leads nothing."""
    before = [m for m in layers.people_mentions if sentence.start <= m.start < mention.start]
    if not before or _LEADS_TOO.match(layers.folded, mention.end):
        return False
    first = before[0]
    company = _IN_COMPANY.match(layers.folded, first.end, mention.start)
    if company is None:
        return False
    return company["how"] != "with" or mention.person.party in (None, first.person.party)


def _leave_lead_to_the_accompanied(layers: Layers, seats: list[Seat]) -> None:
    """ "led by Secretary Ito, joined by ambassador Soto": Soto is a member."""
    for seat in seats:
        if seat.function == "head" and _is_in_company(layers, seat.sentence, seat.mention):
            seat.function = "member"


def _leave_chair_to_two_sides(seats: list[Seat]) -> None:
    """Two of one party who "will chair the meeting" lead their side: a co-chair faces another."""
    for number in {seat.round for seat in seats}:
        chairs = [s for s in seats if s.round == number and s.function == "co-chair"]
        parties = {seat.person.party for seat in chairs}
        together = all(seat.rule == "participants/chaired-together" for seat in chairs)
        if len(chairs) > 1 and together and len(parties) == 1 and None not in parties:
            for seat in chairs:
                seat.function = "head"


# "The secretary of the committee on the Omani side, A, reported on the work done"
_ON_A_SIDE = Late(r"\bon (?:the|its) (?:[\w-]+ )?side\b")
_REPRESENTED = Late(r"\b(?:represented|representing|represents)\b")


def _leave_lead_to_chairs(layers: Layers, seats: list[Seat]) -> None:
    """Where two of other sides share the chair, who else is named on a side is a member."""
    for seat in seats:
        chairing = [s for s in seats if s.round == seat.round and s.function == "co-chair"]
        chairs = {other.person.party for other in chairing}
        start, end = seat.sentence.start, seat.sentence.end
        if len(chairs) < 2 or seat.function != "head":
            continue
        is_apart = all(other.sentence != seat.sentence for other in chairing)
        is_of_a_chair = is_apart and seat.person.party in chairs
        rule = seat.rule.removeprefix("participants/")
        represents = rule == "led" and _REPRESENTED.search(layers.folded, start, end)
        is_on_side = rule in FACING or (
            rule == "led" and _ON_A_SIDE.search(layers.folded, start, end)
        )
        if represents or (is_of_a_chair and is_on_side):
            seat.function = "member"


def _is_of_a_third(main: Round, person: Person) -> bool:
    """Whether someone is of a state that is not at the table: background of another story."""
    members = vocabulary().members_of
    at_table = set(main.parties).union(*(members.get(code, ()) for code in main.parties))
    return len(main.parties) > 1 and person.party is not None and person.party not in at_table


# "hosted a reception for the visiting Indian delegation": those at the table.
_THE_GUESTS = Late(
    r"[^.;]{0,90}\b(?:for|received|met(?: with)?|to|hosted) (?:the |his |her |a |both )?"
    r"(?:[\w-]+ ){0,3}(?:delegations?|guests?|delegates|co-chairs?)\b"
)


def _is_met(layers: Layers, seat: Seat, lead: list[Seat]) -> bool:
    """Whether someone met on the margins met the table, not a visitor of another story."""
    mentions = layers.within(layers.people_mentions, seat.sentence.start, seat.sentence.end)
    leaders = {id(other.person) for other in lead}
    if any(id(m.person) in leaders for m in mentions):
        return True
    met = patterns().functions["met-on-the-margins"]
    if _THE_GUESTS.search(layers.folded, seat.mention.end, seat.sentence.end):
        return True
    callers = [m for m in mentions if m.end <= seat.mention.start]
    if callers and patterns().elsewhere.match(fold(seat.person.role or "")):
        return False  # "An envoy, who is in town for another matter, called on President A"
    ahead = (cue.end() for cue in met.finditer(layers, seat.sentence.start, seat.sentence.end))
    is_object = any(end <= seat.mention.start for end in ahead)
    return is_object or seat.sentence.label == "caption"


def _face_the_known(table: Table, seats: list[Seat]) -> None:
    """Where all known heads of a round are one party's, the others are the other's."""
    main = table.main
    if main is None or not main.is_bilateral:
        return
    leads = [s for s in seats if s.round == 0 and s.function in ("co-chair", "head")]
    known = {s.person.party for s in leads if s.person.party}
    unknown = [s.person for s in leads if s.person.party is None]
    pairs = itertools.combinations(unknown, 2)
    if len(known) != 1 or any(same_table(one, other) for one, other in pairs):
        return  # of two foreign ministers who chair together neither is told
    told = next(iter(known))
    if told not in main.parties:  # "the Lao co-chair" chairs for ASEAN
        members = vocabulary().members_of
        told = next((c for c in main.parties if told in members.get(c, frozenset())), told)
    if told not in main.parties:
        return
    other = next(code for code in main.parties if code != told)
    together = {s.sentence.index for s in leads if s.person.party and s.function == "head"}
    for seat in leads:
        apart = seat.function == "co-chair" or seat.sentence.index not in together
        if seat.person in unknown and apart and other not in ORGANISATIONS:
            seat.person.party = other
            seat.person.party_basis = f"faces {told} at a table of {' and '.join(main.parties)}"


_SPEAKS = Late(
    r",? (?:who )?(?:also |further |then |in turn |for (?:his|her) part,? )?(?:said|affirmed"
    r"|stressed|noted|told|reaffirmed|underlined|underscored|emphasi[sz]ed|highlighted|expressed|thanked"
    r"|proposed|suggested|welcomed|praised|pledged|assured|voiced|appreciated|congratulated"
    r"|recalled|agreed|promised|spoke|conveyed|asked|called)\b"
)


def _speak_for_the_rest(layers: Layers, table: Table, seats: dict[tuple[int, int], Seat]) -> None:
    """Where a side has no head yet, the first of its officials who speaks at the table is one."""
    main = table.main
    if main is None or len(main.parties) < 2 or main.status != "held":
        return
    leads = {
        s.person.party
        for s in seats.values()
        if s.round == 0 and s.function in ("co-chair", "head")
    }
    for code in main.parties:
        if code in leads or code in ORGANISATIONS:
            continue
        for mention in layers.people_mentions:
            person = mention.person
            role = fold(person.role or "")
            sentence = layers.sentence_at(mention.start)
            speaks = _SPEAKS.match(layers.folded, mention.end)
            if person.party != code or not role or sentence is None or not speaks:
                continue
            if sentence.label != "body" or patterns().elsewhere.match(role):
                continue
            if _FORMER.match(role) or _is_in_company(layers, sentence, mention):
                continue
            seats.setdefault(
                (id(person), 0),
                Seat(person, "head", "participants/speaks-for-its-side", 6, 0, sentence, mention),
            )
            break


def _weigh_the_rest(layers: Layers, table: Table, seats: dict[tuple[int, int], Seat]) -> None:
    """Give officials whom no rule seats the part that the words around their name speak for."""
    seated = {id(seat.person) for seat in seats.values()}
    for person in layers.people:
        if id(person) in seated or not is_official(table, person):
            continue
        place = place_of(layers, person)
        if place is None or (function := function_at(layers, place)) is None:
            continue
        sentence, mention = place
        mentions = list(layers.within(layers.people_mentions, sentence.start, sentence.end))
        if _is_only_named(layers, sentence, mentions, mention) or _is_visitor(layers, *place):
            continue
        if not _is_of_the_table(layers, *place):
            continue
        number = _round_at(layers, table, sentence)
        seats[id(person), number] = Seat(
            person, function, "participants/weighed", _LEAST_SURE, number, sentence, mention
        )


def _weighed(seat: Seat) -> tuple[str, ...]:
    """From what a part follows that no word of its own tells."""
    if seat.rank != _LEAST_SURE:
        return ()
    return (f"{seat.function}: what the words around the name speak for",)


def _item(seat: Seat, layers: Layers) -> ParticipantItem:
    person = seat.person
    evidence: list[Quote] = [layers.sentence_quote(seat.sentence)]
    spans = [person.party_span] if person.party_span else []
    spans += [m.role_span for m in person.mentions if m.role == person.role and m.role_span][:1]
    spans += [
        (m.name_start, m.name_end)
        for m in person.mentions
        if " ".join(layers.text[m.name_start : m.name_end].split()) == person.name
    ][:1]
    for span in spans:
        where = layers.sentence_at(span[0])
        if where is not None and (quote := layers.sentence_quote(where)) not in evidence:
            evidence.append(quote)
    return ParticipantItem(
        name=person.name,
        role=person.role,
        party=person.party,
        function=seat.function,
        round=seat.round,
        evidence=tuple(evidence),
        rule=seat.rule,
        derived=(*person.party_derived, *_weighed(seat)),
    )
