"""Participants: who took part in a round, in what office and function, for which party."""

import itertools
import re
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.model.reading import Function, ParticipantItem
from parley.model.span import Quote
from parley.reading.layers import Layers
from parley.reading.lexicon import expand, fold
from parley.reading.painting import FILL, TYPES, expand_macros
from parley.reading.people import Mention, Person, office_words
from parley.reading.rounds import Round, Table
from parley.reading.sentences import Sentence
from parley.reading.vocabulary import ORGANISATIONS, vocabulary


@dataclass(frozen=True, slots=True)
class _Patterns:
    functions: tuple[tuple[str, Function, re.Pattern[str]], ...]
    elsewhere: re.Pattern[str]
    only_of: tuple[tuple[str, re.Pattern[str]], ...]
    bare_of: dict[str, str]
    family_names: dict[str, frozenset[str]]


@cache
def patterns() -> _Patterns:
    """Compile the patterns of rules/en/participants.yaml once."""
    data = rules.load("participants")
    offices = rules.load("offices")
    return _Patterns(
        functions=tuple(
            (entry["id"], entry["function"], re.compile(expand_macros(entry["pattern"])))
            for entry in data["functions"]
        ),
        elsewhere=re.compile(data["not_at_the_table"]),
        only_of=tuple(
            (
                code,
                re.compile(
                    "|".join(re.escape(fold(form)) for word in words for form in expand(word))
                ),
            )
            for code, words in offices["only_of"].items()
        ),
        family_names={code: frozenset(names) for code, names in offices["family_names"].items()},
        bare_of={word: code for code, words in offices["bare_of"].items() for word in words},
    )


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


_ABOUT_ROUND = re.compile(
    r"\b(?:dialogue|talks|consultations?|meeting|session|round|delegations?|side|sides|event|2\+2"
    r"|discussions?|exchange|taking part|participants|commission|committee|chair\w*|co-chair\w*"
    r"|counterparts?|ministers|across from|across the table)\b",
)
# Taking part without a word on what in: the round is meant.
_JOINED_IN = re.compile(
    r"\b(?:participated|attended|took part|in attendance|were present|was present"
    r"|was to participate"
    r"|were to participate)(?: too| as well)?[.,;]",
)
_VISIT_BY = re.compile(r"\bvisits? (?:paid |made )?(?:to [\w ]{2,20} )?(?:by|of)\b[^.;]*$")
# "conveyed to Secretary X an invitation": X was not there.
_SENT_FOR = re.compile(
    r"\b(?:convey(?:ed|ing)?|invit(?:ation|ed|ing)|regards|greetings|letter|message)\b"
    r"(?: \w+){0,4}? (?:to|for|from|of)(?: \w+){0,2} ?$|\binvit(?:ed|ing) (?:\w+ ){0,2}?$"
)
# "led by A, for the UK, and by B, for Nigeria"
_FOR_BEHIND = re.compile(
    rf"(?: \([^)]{{1,20}}\)| of {TYPES['UNNAMED']}{FILL}*[a-z ]{{0,40}}?)?,?"
    r" (?:for|on behalf of|from|on) (?:the )?"
    rf"(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}*)(?: side| team)?(?=[.;]|,? and\b|$)"
)
# "the Turkish delegation was led by A and the Kenyan one by B"
_OTHER_LED_BY = re.compile(
    rf"(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*)"
    r"(?: (?:one|side|team|delegation))? by (?:the |its )?$"
)
_LED_BY = re.compile(r"\b(?:led|headed|represented|chaired) by\b")
_SIDE_CLAUSE = re.compile(r"(?:,? while |;|, and (?=the |its )|\. )")


def find_participants(layers: Layers, table: Table) -> list[ParticipantItem]:
    """Find who took part in the rounds of a report, each person once a round."""
    if not table.rounds:
        return []
    give_parties(layers, table)
    seats: dict[tuple[int, int], Seat] = {}
    for sentence in layers.sentences:
        mentions = list(layers.within(layers.people_mentions, sentence.start, sentence.end))
        if mentions:
            for seat in _read_sentence(layers, table, sentence, mentions):
                key = (id(seat.person), seat.round)
                if key not in seats or seat.rank < seats[key].rank:
                    seats[key] = seat
    _complete(layers, table, seats)
    _face_the_known(table, list(seats.values()))
    _speak_for_the_rest(layers, table, seats)
    ordered = sorted(seats.values(), key=lambda seat: (seat.round, seat.person.mentions[0].start))
    return [_item(seat, layers) for seat in ordered]


def _round_at(table: Table, sentence: Sentence) -> int:
    for number, each in enumerate(table.rounds):
        if number and _is_named_in(sentence, each) and not _is_named_in(sentence, table.rounds[0]):
            return number
    return 0


def _is_named_in(sentence: Sentence, each: Round) -> bool:
    return any(sentence.start <= mention.start < sentence.end for mention in each.mentions)


def _read_sentence(
    layers: Layers, table: Table, sentence: Sentence, mentions: list[Mention]
) -> list[Seat]:
    painted = layers.painted
    number = _round_at(table, sentence)
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
    found = _cues(layers, sentence)
    for mention in mentions:
        role = fold(mention.person.role or "")
        chosen = _cue_of(mention, found, painted)
        if chosen is None and sentence.label == "caption":
            chosen = _pictured(layers, sentence, mention)
        if chosen is None:
            continue
        rank, rule, function = chosen
        if rule == "facing-each-other" and not is_named and _receives(layers, mention):
            rank, rule, function = 2, "met-on-the-margins", "counterpart"
        if role and patterns().elsewhere.match(role) and not _sits_for_a_body(table, mention):
            continue
        if _SENT_FOR.search(layers.folded, sentence.start, mention.start):
            continue
        is_visitor = _VISIT_BY.search(layers.folded, sentence.start, mention.start)
        if rule == "took-part" and is_visitor:
            continue
        if rank >= 2 and _is_genitive(layers, mention):
            continue
        if rule == "co-chaired" and not about and not is_named:
            about = True
        if rule == "facing-each-other" and not (is_named or is_meant or is_near):
            continue
        if (
            rule == "met-on-the-margins"
            and (is_named or is_meant)
            and (
                (is_named and _RECEIVED.search(layers.folded, sentence.start, sentence.end))
                or _MET_FOR.search(layers.painted, sentence.start, sentence.end)
            )
        ):
            function, rule, rank = "head", "facing-each-other", 4
        if rule in ("took-part", "led") and not (about or is_near):
            continue
        if rule == "took-part" and _face_each_other(table.rounds[number], role):
            function = "head"
        place = one_each.get(id(mention), number)
        seats.append(
            Seat(mention.person, function, f"participants/{rule}", rank, place, sentence, mention)
        )
    return seats


_AT_THE_TABLE = re.compile(
    r"\bat the (?:[\w-]+ ){0,3}(?:dialogue|talks|consultations?|meeting|session)\b(?! (?:on|of) )"
)
_OLD_PICTURE = re.compile(r"\b(?:file|archive|earlier|previous|stock|last year)\b")


def _pictured(
    layers: Layers, sentence: Sentence, mention: Mention
) -> tuple[int, str, Function] | None:
    """ "Deputy Minister A at the dialogue in Cairo" under a picture: A took part."""
    if _OLD_PICTURE.search(layers.folded, sentence.start, sentence.end):
        return None
    if not mention.role or not _AT_THE_TABLE.search(layers.folded, mention.end, sentence.end):
        return None
    return 3, "took-part", "member"


def _rounds_in_their_order(
    layers: Layers, table: Table, sentence: Sentence, mentions: list[Mention]
) -> dict[int, int]:
    """ "A and B chaired the first Cyber and the second Maritime Dialogue respectively"."""
    if not _IN_ORDER.search(layers.folded, sentence.start, sentence.end):
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


def _sits_for_a_body(table: Table, mention: Mention) -> bool:
    """The Secretary-General of the GCC sits at its table; that of a third body does not."""
    party = mention.person.party
    return party in ORGANISATIONS and table.main is not None and party in table.main.parties


FoundCue = tuple[int, str, Function, re.Match[str]]


def _cues(layers: Layers, sentence: Sentence) -> list[FoundCue]:
    """The function cues of a sentence, each with its rank among the rules."""
    return [
        (rank, rule, function, match)
        for rank, (rule, function, pattern) in enumerate(patterns().functions)
        for match in pattern.finditer(layers.folded, sentence.start, sentence.end)
    ]


def _may_face(cue: tuple[int, str, Function] | None, unknown: int) -> bool:
    """Whether someone under such a cue sits across from the one whose party is known."""
    return cue is not None and (cue[1] != "took-part" or unknown > 1)


# "received … for the meeting": the host of a round, not a call on its margins.
_RECEIVED = re.compile(r"\b(?:received|welcomed|hosted|were hosts?|was host)\b")


# "met with their counterparts for the sixth 2+2 meeting"
_MET_FOR = re.compile(
    rf"\b(?:met|meet|talks|meeting|meetings) with\b[^.;]*\b(?:for|at|during|in) (?:the |their )?"
    rf"(?:{TYPES['ROUND']}|(?:[\w-]+ )?(?:dialogue|consultations?|round)\b)"
)


def _receives(layers: Layers, mention: Mention) -> bool:
    """ "The minister received Beck the same afternoon": a call on the margins."""
    behind = layers.folded[mention.end : mention.end + 40]
    return bool(re.match(r"(?:, who)?,? (?:later |also )?(?:received|hosted) ", behind))


def _face_each_other(each: Round, role: str) -> bool:
    """Ministers who take part in a 2+2 head their sides, though nobody says so."""
    ministers = re.search(r"\b(?:minister|secretary)\b(?![- ]general)", role) and not re.search(
        r"\b(?:deputy|vice|assistant|under|permanent|director|state secretary)\b", role
    )
    return bool(ministers) and bool(
        re.search(r"2\+2|two.plus.two|ministerial", fold(each.name or ""))
    )


def _is_genitive(layers: Layers, mention: Mention) -> bool:
    """ "the Biden administration", "Mattis' visit": the person is only a name there."""
    return layers.folded[mention.end : mention.end + 2] in ("'s", "' ") or layers.folded[
        mention.end : mention.end + 15
    ].startswith(" administration")


def _cue_of(
    mention: Mention, found: list[FoundCue], painted: str
) -> tuple[int, str, Function] | None:
    """The cue that governs a person: the nearest in the same clause, the stronger where near."""
    best: tuple[float, int, str, Function] | None = None
    for rank, rule, function, match in found:
        start, end = (
            (match.end(), mention.start)
            if match.end() <= mention.start
            else (mention.end, match.start())
        )
        between = painted[start:end] if start < end else ""
        distance = len(between) + 200 * len(_SIDE_CLAUSE.findall(between)) + 12 * rank
        if rule == "co-chaired":
            distance -= 150
        if rule == "took-part" and match.end() > mention.end and "includ" in match[0]:
            distance += 500  # who stands before "included" is not among the included
        if best is None or distance < best[0]:
            best = (distance, rank, rule, function)
    return best[1:] if best else None


def _complete(layers: Layers, table: Table, seats: dict[tuple[int, int], Seat]) -> None:
    """Where nobody is said to lead, those who speak for the parties face each other."""
    main = table.rounds[0]
    lead = [s for s in seats.values() if s.round == 0 and s.function in ("co-chair", "head")]
    for seat in list(seats.values()):
        if seat.rule == "participants/facing-each-other" and lead and seat not in lead:
            del seats[(id(seat.person), seat.round)]
    for seat in list(seats.values()):
        if seat.function == "counterpart" and not _is_met(layers, seat, lead):
            del seats[(id(seat.person), seat.round)]
    if any(s.round == 0 for s in seats.values()):
        return
    speakers: list[Seat] = []
    for sentence in layers.sentences:
        near = any(abs(sentence.start - m.start) < 400 for m in main.mentions if not m.is_anaphor)
        for mention in layers.within(layers.people_mentions, sentence.start, sentence.end):
            role = fold(mention.person.role or "")
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
        if at is not None and _face_each_other(main, fold(mention.role or "")):
            seat = Seat(
                mention.person, "head", "participants/minister-at-the-table", 5, 0, at, mention
            )
            seats.setdefault((id(mention.person), 0), seat)


def _is_met(layers: Layers, seat: Seat, lead: list[Seat]) -> bool:
    """Whether someone met on the margins met the table, not a visitor of another story."""
    mentions = layers.within(layers.people_mentions, seat.sentence.start, seat.sentence.end)
    leaders = {id(other.person) for other in lead}
    if any(id(m.person) in leaders for m in mentions):
        return True
    pattern = next(p for rule, _, p in patterns().functions if rule == "met-on-the-margins")
    is_object = pattern.search(layers.folded, seat.sentence.start, seat.mention.start)
    return bool(is_object) or seat.sentence.label == "caption"


# -- whose official someone is ---------------------------------------------------------------------

_OF_PARTY = re.compile(r",? (?:\([^)]{1,20}\) )?(?:of|from|for) (?:the )?$")
_SIDE_OF = re.compile(
    rf"(?:headed|led|represented|chaired|heading|leading|representing|lead|represents"
    rf"|heads|at the head of) (?:the )?[{TYPES['SIDE']}{TYPES['PARTY']}{TYPES['ADJECTIVE']}]",
)
_SIDE_LED_BY = re.compile(
    rf"(?:at the head of (?:the )?"
    rf"(?=[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}* (?:was|were|is|are) ))?"
    rf"(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}*)(?: team)?"
    rf"(?: (?:to|at) (?:the )?[^,.;]{{2,90}}?)?(?:(?: was| were| is| are"
    rf"| will be| is to be| are to be| would be)?,? (?:represented|led|headed|co-chaired"
    rf"|chaired)(?: at [^,.;]{{2,40}})? by|(?:, which|, that)? include[ds]| consisted of"
    rf"| comprised)(?: the| its| his| her)? ?$",
)
# "Among the Finnish participants were A", "Heading the Lao delegation was A; for Y it was B"
_SIDE_WAS = re.compile(
    rf"\b(?:among|amongst|heading|leading|representing|chairing|also (?:in|from|on)) (?:the )?"
    rf"(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}*)(?: team)? (?:was|were|is|are)"
    r"(?: also)?:? (?:the |its )?$"
)
_FOR = re.compile(
    rf"\b(?:for|on behalf of|representing|on) (?:the"
    rf" )?(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*)(?:'s side"
    rf"| side)?,? (?:were |was |{TYPES['PRONOUN']}{FILL}* was |there were |by )?"
    r"(?:the |its |their )?$"
)


_COUNTERPARTS_FROM = re.compile(
    rf"counterparts? (?:from|of|in) (?:the )?([{TYPES['PARTY']}]){FILL}*, (?:the )?$"
)


def give_parties(layers: Layers, table: Table) -> None:
    """Complete the parties of the people: from the words around them, then by elimination."""
    named = layers.once(_sentences_with_people)
    for sentence, mentions in named:
        _in_their_order(layers, sentence, mentions)
        _from_words_around(layers, sentence, mentions)
        _from_neighbours(layers, mentions)
    for person in layers.people:
        if person.party is None and person.role:
            _from_office(person, table)
    for sentence, mentions in named:
        _from_their_counterparts(layers, table, sentence, mentions)
        _from_neighbours(layers, mentions)
        _by_elimination(layers, table, sentence, mentions)
        _from_visit(layers, table, sentence, mentions)
    for person in layers.people:
        if person.party is None:
            _from_family_name(person, table)
    for sentence, mentions in named:
        _by_elimination(layers, table, sentence, mentions)


def _sentences_with_people(layers: Layers) -> list[tuple[Sentence, list[Mention]]]:
    named = (
        (each, layers.within(layers.people_mentions, each.start, each.end))
        for each in layers.sentences
    )
    return [(sentence, mentions) for sentence, mentions in named if mentions]


def _from_family_name(person: Person, table: Table) -> None:
    for code, names in patterns().family_names.items():
        if code in table.parties and len(person.tokens) > 2 and person.tokens[0] in names:
            person.party = code
            person.party_basis = f"{person.name} is a name of {code}, which sits at the table"


def _from_visit(layers: Layers, table: Table, sentence: Sentence, mentions: list[Mention]) -> None:
    """Whom a side's official met or was received by is the other side's."""
    main = table.main
    if main is None or len(main.parties) != 2:
        return
    sides = {s.party for s in layers.within(layers.sides, sentence.start, sentence.end)}
    sides |= {m.person.party for m in mentions if m.person.party}
    sides &= set(main.parties)
    if len(sides) != 1:
        return
    if all(mention.person.party is not None for mention in mentions):
        return
    told = next(iter(sides))
    other = next(code for code in main.parties if code != told)
    cues = _cues(layers, sentence)
    for mention in mentions:
        cue = _cue_of(mention, cues, layers.painted)
        is_met = cue is not None and cue[1] == "met-on-the-margins"
        if mention.person.party is None and is_met and other not in ORGANISATIONS:
            mention.person.party = other
            mention.person.party_basis = f"meets {told} at a table of {' and '.join(main.parties)}"


def _party_at(layers: Layers, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    for side in layers.within(layers.sides, start, end):
        return side.party, (side.start, side.end)
    capitals = vocabulary().capital_of
    for hit in layers.within(layers.names, start, end):
        if hit.kind in ("state", "adjective", "metonym", "body"):
            return hit.value, (hit.start, hit.end)
        if hit.kind == "city" and hit.value in capitals:
            return capitals[hit.value], (hit.start, hit.end)
    return None


def _give(person: Person, found: tuple[str, tuple[int, int]] | None) -> None:
    if found and person.party is None:
        person.party, person.party_span = found


def _has_office_behind(mention: Mention) -> bool:
    """ "Jane Doe, Deputy Minister of …": a party that follows belongs to this office alone."""
    return mention.role_span is not None and mention.role_span[0] > mention.name_start


def _run_from(layers: Layers, mentions: list[Mention], index: int, step: int) -> list[Person]:
    """The people joined to one of them, going one way: "A, B and C"."""
    out = [mentions[index].person]
    while 0 <= index + step < len(mentions):
        left, right = sorted((index, index + step))
        between = layers.painted[mentions[left].end : mentions[right].start]
        if not re.fullmatch(
            rf"(?: \([^()]{{1,30}}\)| of {TYPES['UNNAMED']}{FILL}*[a-z ]{{0,40}}?)?"
            r"(?:,| and|, and| as well as)+ (?:the |his |her |its |their )?(?:[a-z]{1,4}\.? "
            r"|general |admiral |major |lieutenant |senior |vice |rear |brigadier |colonel "
            r"|captain ){0,4}",
            between,
        ):
            break
        if (
            mentions[left].person.party
            and mentions[right].person.party
            and mentions[left].person.party != mentions[right].person.party
        ):
            break
        index += step
        out.append(mentions[index].person)
    return out


_IN_ORDER = re.compile(r"\b(?:respectively|in that order)\b")
_PARTIES_IN_A_ROW = re.compile(
    rf"(?:[{TYPES['PARTY']}{TYPES['ADJECTIVE']}{TYPES['SIDE']}]{FILL}*(?:'s)?(?:,? and |, )?"
    r"(?:the )?)+"
    r"(?: ?(?:sides?|delegations?|teams?))?,? ?$"
)


def _in_their_order(layers: Layers, sentence: Sentence, mentions: list[Mention]) -> None:
    """ "A and B led the delegations of Chile and Peru respectively": first with first."""
    order = _IN_ORDER.search(layers.folded, sentence.start, sentence.end)
    if order is None:
        return
    row = _PARTIES_IN_A_ROW.search(layers.painted, sentence.start, order.start())
    if row is None:
        return
    spans = [
        _party_at(layers, at, at + 1)
        for at in range(row.start(), row.end())
        if layers.painted[at] in _PARTY_TYPES
    ]
    ahead = [m for m in mentions if m.end <= row.start()]
    if len(spans) == len(ahead) > 1:
        for mention, found in zip(ahead, spans, strict=True):
            _give(mention.person, found)


_PARTY_TYPES = (TYPES["PARTY"], TYPES["ADJECTIVE"], TYPES["SIDE"])


def _before_ranks(layers: Layers, start: int, at: int) -> int:
    """Where the ranks and honorifics before a name begin."""
    while rank := office_words().rank_before.search(layers.folded, max(start, at - 40), at):
        at = rank.start()
    return at


def _from_words_around(layers: Layers, sentence: Sentence, mentions: list[Mention]) -> None:
    painted = layers.painted
    for index, mention in enumerate(mentions):
        end = mention.end
        suffix = re.match(
            r"(?: \([^)]{1,20}\))?,?(?: and)? (?:of|from) (?:the )?", painted[end : end + 40]
        )
        if suffix:
            at = end + suffix.end()
            if painted[at : at + 1] in (TYPES["PARTY"], TYPES["ADJECTIVE"], TYPES["SIDE"]):
                followed = painted[at : at + 60].lstrip("".join((*TYPES.values(), FILL)))
                if "," in suffix[0] or " and " in suffix[0]:
                    followed = followed.lstrip(",")
                # "…, and from Australia, Richard Maude": it belongs to who comes after
                if not followed.startswith(" " + TYPES["PERSON"]):
                    found = _party_at(layers, at, at + 1)
                    _give(mention.person, found)
                    if not _has_office_behind(mention):
                        for person in _run_from(layers, mentions, index, -1)[1:]:
                            if not _same_table(person, mention.person):
                                _give(person, found)
        begin = _before_ranks(layers, sentence.start, mention.start)
        before = painted[max(sentence.start, begin - 90) : begin]
        lead = _SIDE_LED_BY.search(before) or _SIDE_WAS.search(before) or _FOR.search(before)
        if lead is None and _LED_BY.search(painted, sentence.start, mention.start - len(" by ")):
            lead = _OTHER_LED_BY.search(before)
        if lead:
            at = begin - len(before) + lead.start("side")
            found = _party_at(layers, at, at + len(lead["side"]))
            for person in _run_from(layers, mentions, index, 1):
                _give(person, found)
        for_side = _FOR_BEHIND.match(painted, end)
        if for_side:
            at = for_side.start("side")
            for person in _run_from(layers, mentions, index, -1):
                _give(person, _party_at(layers, at, at + 1))
        behind = re.compile(r"[^.;]{0,6}" + _SIDE_OF.pattern).match(painted, end)
        if behind:
            _give(mention.person, _party_at(layers, behind.end() - 1, behind.end() + 4))
        counterpart = re.match(
            r",? (?:their|his|her) (?:[\w-]+ )?counterparts? (?:in|from|of) (?:the )?",
            painted[end : end + 60],
        )
        if counterpart:
            at = end + counterpart.end()
            for person in _run_from(layers, mentions, index, -1):
                _give(person, _party_at(layers, at, at + 1))
        side = re.search(rf"[{TYPES['SIDE']}]{FILL}*,? $", before)
        if side:
            at = begin - len(before) + side.start()
            _give(mention.person, _party_at(layers, at, at + 1))
        from_party = _COUNTERPARTS_FROM.search(before)
        if from_party:
            at = begin - len(before) + from_party.start(1)
            for person in _run_from(layers, mentions, index, 1):
                _give(person, _party_at(layers, at, at + 1))
        for pattern, until in ((_COUNTERPARTS_OF, begin), (_PEOPLE_OF, mention.start)):
            theirs = pattern.search(painted, max(sentence.start, until - 90), until)
            if theirs:
                at = theirs.start("side")
                for person in _run_from(layers, mentions, index, 1):
                    _give(person, _party_at(layers, at, at + 1))


_OF_A_PARTY = rf"(?P<side>[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*)(?:'s)? "
_COUNTERPARTS_OF = re.compile(
    rf"{_OF_A_PARTY}(?:counterparts?|opposite numbers?)(?: were| was)?,? (?:the )?$"
)
_PEOPLE_OF = re.compile(
    rf"{_OF_A_PARTY}(?:colleagues?|guests?|hosts?|side|officials?|diplomats?)(?: were| was)?,?"
    r" (?:the )?$"
)


def _from_neighbours(layers: Layers, mentions: list[Mention]) -> None:
    """ "Russia's Foreign Minister Lavrov and Defence Minister Shoigu": both are Russia's.

    Only for offices of one cabinet, the second without a state of its own.
    """
    for left, right in itertools.pairwise(mentions):
        between = layers.painted[left.end : right.start]
        if _HAD_WITH_THEM.search(between):
            _give_side(left.person, right.person)
            continue
        if not _BESIDE.fullmatch(between):
            continue
        if _same_table(left.person, right.person):
            continue
        if not _one_cabinet(left, right):
            continue
        if left.person.party and right.person.party is None:
            right.person.party = left.person.party
            right.person.party_basis = f"named beside {left.person.name}"
        elif (
            right.person.party
            and left.person.party is None
            and _is_minister(left)
            and _is_minister(right)
        ):
            left.person.party = right.person.party
            left.person.party_basis = f"named beside {right.person.name}"


_BESIDE = re.compile(r",? and (?:(?:his|her|its|their) )?|, ")
_THEIR_COUNTERPARTS = re.compile(
    rf"\b(?:their|his|her) (?:(?P<adjective>[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*)(?:'s)?"
    r"(?: new| visiting)? (?:counterparts?|opposite numbers?|colleagues?|guests?|hosts?)\b"
    rf"|(?P<side>{TYPES['SIDE']}{FILL}*))"
)
_COUNTERPART = ("counterpart", "counterparts", "host", "hosts")


def _from_their_counterparts(
    layers: Layers, table: Table, sentence: Sentence, mentions: list[Mention]
) -> None:
    """ "A and B will meet their Japanese counterparts": A and B are the other party's."""
    main = table.main
    found = _THEIR_COUNTERPARTS.search(layers.painted, sentence.start, sentence.end)
    if main is None or len(main.parties) != 2 or found is None:
        return
    if found["side"] and not layers.folded.endswith(_COUNTERPART, found.start(), found.end()):
        return
    at = found.start("side" if found["side"] else "adjective")
    told = _party_at(layers, at, at + 1)
    if told is None or told[0] not in main.parties:
        return
    other = next(code for code in main.parties if code != told[0])
    ahead = [m for m in mentions if m.end <= found.start()]
    if other in ORGANISATIONS or not ahead:
        return
    meet = [m.person for m in ahead if m.person.role]
    if any(person.party not in (None, other) for person in meet):
        return
    for person in meet:
        if person.party is None:
            person.party = other
            person.party_basis = f"meets counterparts of {told[0]} for {other}"


_HAD_WITH_THEM = re.compile(
    r"^[^.;]{0,40}\b(?:had with (?:him|her|them)|accompanied by|flanked by|together with"
    r"|along with|joined by his|joined by her)\b[^.;]{0,20}$"
)


def _give_side(known: Person, unknown: Person) -> None:
    """Give someone the party of whom they came with."""
    if known.party and unknown.party is None:
        unknown.party = known.party
        unknown.party_basis = f"named beside {known.name}"


def _one_cabinet(left: Mention, right: Mention) -> bool:
    """Whether two offices are named in one state's way: ministers with ministers."""
    one, two = fold(left.role or ""), fold(right.role or "")
    return ("minister" in one) == ("minister" in two) or not (one and two)


def _is_minister(mention: Mention) -> bool:
    return "minister" in fold(mention.role or "") and mention.party is None


def _same_table(left: Person, right: Person) -> bool:
    """Whether two hold the same office, so that they cannot sit on one side."""
    if not left.role or not right.role:
        return left.role != right.role and left.party is None
    one, two = fold(left.role), fold(right.role)
    deputy = ("deputy", "vice", "assistant", "under")
    if one == two or (
        ("foreign" in one or "state" in one) and ("foreign" in two or "state" in two)
    ):
        return True
    ranks = [any(d in role for d in deputy) for role in (one, two)]
    of_defence = ["defen" in role for role in (one, two)]
    return (all(ranks) and of_defence[0] == of_defence[1]) or (not any(ranks) and all(of_defence))


_ENVOY = re.compile(r"\b(?:ambassador|high commissioner|charg[eé] d'affaires)$")


def _from_office(person: Person, table: Table) -> None:
    role = fold(person.role or "")
    main = table.main
    host = vocabulary().capital_of.get(main.city or "") if main is not None else None
    if main is not None and host in main.parties and len(main.parties) == 2 and _ENVOY.search(role):
        person.party = next(code for code in main.parties if code != host)
        person.party_basis = f"an envoy at a round in {main.city} is not {host}'s"
        return
    bare = patterns().bare_of.get(role)
    if bare in table.parties and not {"GB", "PH", "IN"} & set(table.parties):
        person.party = bare
        person.party_basis = f"{person.role} is a minister's title of {bare}"
        return
    for code, pattern in patterns().only_of:
        if pattern.search(role) and (code in table.parties or not table.parties):
            person.party = code
            person.party_basis = f"{person.role} is an office of {code}"
            return


def _by_elimination(
    layers: Layers, table: Table, sentence: Sentence, mentions: list[Mention]
) -> None:
    """Of two who face each other for two parties, one known party tells the other."""
    main = table.main
    if main is None or len(main.parties) != 2:
        return
    people = [m.person for m in mentions]
    known = {p.party for p in people if p.party}
    unknown = [p for p in people if p.party is None and p.role]
    if len(known & set(main.parties)) == 1 and unknown and known <= set(main.parties):
        told = next(iter(known))
        other = next(code for code in main.parties if code != told)
        if other in ORGANISATIONS:
            return
        cues = _cues(layers, sentence)
        unknown = [
            m.person
            for m in mentions
            if m.person in unknown and _may_face(_cue_of(m, cues, layers.painted), len(unknown))
        ]
        joined = _joined_to_known(layers, mentions, cues)
        for person in unknown:
            if person in joined:
                continue
            if any(_same_table(person, p) for p in people if p.party == told) or len(unknown) == 1:
                person.party = other
                person.party_basis = f"faces {told} at a table of {' and '.join(main.parties)}"
        for index, mention in enumerate(mentions):
            if mention.person.party == other and mention.person in unknown:
                for person in _run_from(layers, mentions, index, -1)[1:]:
                    _give_side(mention.person, person)


def _face_the_known(table: Table, seats: list[Seat]) -> None:
    """Where all known heads of a round are one party's, the others are the other's."""
    main = table.main
    if main is None or len(main.parties) != 2:
        return
    leads = [s for s in seats if s.round == 0 and s.function in ("co-chair", "head")]
    known = {s.person.party for s in leads if s.person.party}
    unknown = [s.person for s in leads if s.person.party is None]
    if len(known) != 1 or not known <= set(main.parties):
        return
    told = next(iter(known))
    other = next(code for code in main.parties if code != told)
    together = {s.sentence.index for s in leads if s.person.party and s.function == "head"}
    for seat in leads:
        apart = seat.function == "co-chair" or seat.sentence.index not in together
        if seat.person in unknown and apart and other not in ORGANISATIONS:
            seat.person.party = other
            seat.person.party_basis = f"faces {told} at a table of {' and '.join(main.parties)}"


_SPEAKS = re.compile(
    r",? (?:who )?(?:also |further |then |in turn |for (?:his|her) part,? )?(?:said|affirmed"
    r"|stressed|noted|told|reaffirmed|underlined|underscored|emphasi[sz]ed|highlighted|expressed|thanked"
    r"|proposed|suggested|welcomed|praised|pledged|assured|voiced|appreciated|congratulated"
    r"|recalled|agreed|promised|spoke|conveyed|asked|called)\b"
)


def _speak_for_the_rest(layers: Layers, table: Table, seats: dict[tuple[int, int], Seat]) -> None:
    """Where a side has no head yet, the first of its officials who speaks at the table is one."""
    main = table.main
    if main is None or len(main.parties) < 2:
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
            seats.setdefault(
                (id(person), 0),
                Seat(person, "head", "participants/speaks-for-its-side", 6, 0, sentence, mention),
            )
            break


def _joined_to_known(layers: Layers, mentions: list[Mention], cues: list[FoundCue]) -> list[Person]:
    """Those named in one breath with someone who leads the same side."""
    out: list[Person] = []
    for index, mention in enumerate(mentions):
        cue = _cue_of(mention, cues, layers.painted)
        if mention.person.party and cue is not None and cue[1] == "led":
            out += _run_from(layers, mentions, index, 1)[1:]
    return out


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
    derived = (f"party {person.party}: {person.party_basis}",) if person.party_basis else ()
    return ParticipantItem(
        name=person.name,
        role=person.role,
        party=person.party,
        function=seat.function,
        round=seat.round,
        evidence=tuple(evidence),
        rule=seat.rule,
        derived=derived,
    )


__all__ = ["Round", "find_participants", "give_parties"]
