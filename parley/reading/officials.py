"""Whose official each person is: from the words around a name, then by elimination."""

import itertools
import re

from parley.reading.anchors import Rare
from parley.reading.functions import LEADS, FoundCue, FunctionRule, find_cues, nearest_cue, patterns
from parley.reading.header import home_agency
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import fold
from parley.reading.offices import office_words
from parley.reading.own_state import from_own_state, give_spokespersons
from parley.reading.painting import FILL, TYPES
from parley.reading.people import SPEAKS, Mention, Person
from parley.reading.sentences import Sentence
from parley.reading.stand_ins import stand_ins
from parley.reading.table import Table
from parley.reading.vocabulary import ORGANISATIONS, vocabulary

# "led by A, for the UK, and by B, for Nigeria"
_FOR_BEHIND = Late(
    rf"(?: \([^)]{{1,20}}\)| of {TYPES['UNNAMED']}{FILL}*[a-z ]{{0,40}}?)?,?"
    r"(?: (?:(?:was|were) (?:also )?(?:at the table|present|there|in attendance)|attended"
    r"|(?:will|is to|are to|was to|were to) (?:also )?(?:take part|attend|participate)"
    r"|took part|participated|co-chaired|chaired|led))?"
    r" (?:for|on behalf of|from|on) (?:the )?"
    rf"(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}*)(?: side| team)?"
    r"(?=[.;]|,? and\b|,? (?:along|together) with\b|$)"
)
# "A, Secretary in the MEA, took part for India, and B of the Foreign Office for Britain"
_FOR_ITS_OWN = Late(
    r"(?: \([^()]{1,20}\))?(?: (?:of|in|at) (?:the )?[^,.;]{3,80}?)?"
    r"(?:,? (?:took part|participated|attended|sat|spoke|led|did so|was there|was present))? for"
    r" (?:the )?"
    rf"(?P<side>[{TYPES['PARTY']}]{FILL}*)(?=[,.;]|,? and\b|$)"
)
# "A took part for Kenya, | B for Uganda": not B
_SAT_FOR = Late(
    r"\b(?:took part|participated|attended|sat|spoke|was there|was present) for (?:the )?"
    rf"[{TYPES['PARTY']}]{FILL}*, (?:the )?$"
)
# "the Turkish delegation was led by A and the Kenyan one by B"
_OTHER_LED_BY = Late(
    rf"(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*)"
    r"(?: (?:one|side|team|delegation))? by (?:the |its )?$"
)
_LED_BY = Rare(r"\b(?:led|headed|represented|chaired|presided over) by\b", "painted")


def _may_face(cue: FunctionRule | None, unknown: int) -> bool:
    """Whether someone under such a cue sits across from the one whose party is known."""
    return cue is not None and (cue.id != "took-part" or unknown > 1)


_SIDE_OF = Late(
    rf"\b(?:headed|led|represented|chaired|heading|leading|representing|lead|represents?|head"
    rf"|heads|at the head of) (?:(?:(?:the|a) (?:[\w-]+ )?(?:delegation|side|team)"
    rf"|{TYPES['UNNAMED']}{FILL}*) of )?(?:the )?"
    rf"[{TYPES['SIDE']}{TYPES['PARTY']}{TYPES['ADJECTIVE']}]",
)
# "Undersecretary A | of the Department of Trade"
_OF_AN_AGENCY = (
    rf"(?: of|,) (?:the )?(?:{TYPES['BODY']}{FILL}*"
    rf"|(?:{TYPES['UNNAMED']}{FILL}*|department|ministry|office) (?:of|for) [a-z ]{{3,40}}?)"
)
# "A, who will lead the Lao delegation", "A stood at the head of …"
_LEADS_SIDE = Late(
    rf"(?:{_OF_AN_AGENCY}(?= (?:will|to|is|are|was|were|has|had|led|leads?|head(?:s|ed)?)\b))?"
    rf"(?: {TYPES['PARTY']}{FILL}*)?(?:, [^,.;]{{3,60}}(?=,))?"
    r"[^.;]{0,6}(?:(?: [a-z]+){0,3} )?" + _SIDE_OF.pattern
)
# "A, an official, was a member of the Chilean delegation"
_IS_OF_SIDE = Late(
    r",? (?:(?:was|were|is|are) (?:also )?|(?:will |would |also |has )*(?:take part|took part"
    r"|attend(?:ed|s)?|participated?s?|join(?:ed|s)?)(?: [a-z]+){0,4} as )(?:an? )?"
    r"(?:members?|part) of"
    rf" (?:the )?[{TYPES['SIDE']}{TYPES['PARTY']}{TYPES['ADJECTIVE']}]"
)
# "A led the Chilean delegation and B, Deputy Secretary, that of New Zealand"
_THAT_OF = Late(rf",? (?:that|those) of (?:the )?[{TYPES['PARTY']}{TYPES['SIDE']}]")
# "The Chilean delegation, which A led"
_WHICH = Late(
    rf"[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}*(?: delegation| team)?,? "
    r"(?:which|that) (?:the |its )?$"
)
_LED = Late(r" (?:will |is to |was to |had )?(?:leads?|led|heads?|headed|chair(?:s|ed)?)\b")
_SIDE_LED_BY = Late(
    rf"(?:at the head of (?:the )?"
    rf"(?=[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}* (?:was|were|is|are) ))?"
    rf"(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*)"
    r"(?: team| one| (?:general )?secretariat)?"
    rf"(?: (?:to|at) (?:the )?[^,.;{TYPES['SIDE']}]{{2,90}}?)?"
    rf"(?:, which [^,.;]{{2,90}} led,)?(?:(?: was| were| is| are| will be| is to be| are to be"
    rf"| would be)?,? (?:represented|led|headed|co-chaired"
    rf"|chaired|presided over|under|made up of|composed of)(?: at [^,.;]{{2,40}})?(?: by)?"
    rf"|(?:, which|, that)? (?:also )?(?:include[ds]|consisted of|comprised))"
    r"(?: the| its| his| her)? ?$",
)
# "Seoul is sending Ministers A and B"
_SENDS = Late(
    rf"(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}*) (?:is sending|will send|sent|sends"
    r"|has sent|is to send|fielded|will field) (?:the |its )?$"
)
# "Among the Finnish participants were A", "Heading the Lao delegation was A; for Y it was B"
_SIDE_WAS = Late(
    rf"\b(?:among|amongst|heading|leading|representing|chairing|at the head of|also (?:in|from|on))"
    rf" (?:the )?"
    rf"(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}*)(?: team)?"
    rf"(?: to (?:the )?[{TYPES['PARTY']}{TYPES['CITY']}]{FILL}*)? (?:was|were|is|are|will be)"
    r"(?: also)?:? (?:the |its )?$"
)
_FOR = Late(
    rf"(?:\b(?:for|on behalf of|representing|on(?= (?:the )?{TYPES['SIDE']}))"
    r"|(?:^|[.;] |, and |, )from) (?:the"
    rf" )?(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*)(?:'s side"
    rf"| side)?[,:]? (?:(?:were|was) also |were |was |{TYPES['PRONOUN']}{FILL}* was "
    r"|there (?:was|were) (?:also )?"
    r"|by )?"
    r"(?:the |its |their )?(?:counterparts?,? )?$"
)


_COUNTERPARTS_FROM = Late(
    rf"counterparts? (?:from|of|in) (?:the )?([{TYPES['PARTY']}]){FILL}*, (?:the )?$"
)


def give_parties(layers: Layers, table: Table) -> None:
    """Complete the parties of the people: from the words around them, then by elimination."""
    named = layers.once(_sentences_with_people)
    for person in layers.people:
        _leave_bodies_of_others(layers, person, table)
    for sentence, mentions in named:
        _in_their_order(layers, sentence, mentions)
        _from_words_around(layers, sentence, mentions)
        _from_delegation_that_includes(layers, sentence, mentions)
        _from_delegation_before(layers, sentence, mentions)
        _from_leader_before(layers, sentence, mentions)
        _from_leader_ahead(layers, sentence, mentions)
        _among_hosts(layers, sentence, mentions)
        _as_counterpart(layers, table, mentions)
        _from_neighbours(layers, mentions)
    for sentence, mentions in layers.once(stand_ins):
        _from_words_around(layers, sentence, mentions)
    for person in layers.people:
        _leave_bodies_of_others(layers, person, table)
        if person.party is None and person.role:
            _from_office(layers, person, table)
    for sentence, mentions in layers.once(stand_ins):
        named_too = layers.within(layers.people_mentions, sentence.start, sentence.end)
        for mention in mentions:
            _from_company(layers, mention, named_too)
    for sentence, mentions in named:
        _from_hosting(layers, table, sentence, mentions)
        _from_journey(layers, table, mentions)
        _from_their_counterparts(layers, table, sentence, mentions)
        _from_neighbours(layers, mentions)
        _by_elimination(layers, table, sentence, mentions)
        _from_facing(layers, table, sentence, mentions)
        _from_visit(layers, table, sentence, mentions)
        _from_address(layers, table, mentions)
    from_own_state(layers, table, named)
    for person in layers.people:
        if person.party is None:
            _from_posting(layers, person, table)
        if person.party is None:
            _from_family_name(person, table)
    for sentence, mentions in named:
        _by_elimination(layers, table, sentence, mentions)
        _from_leader_behind(layers, mentions)
    _last_of_equals(layers, table)
    _beside_the_same_office(layers, table)
    _at_home(layers, table)
    give_spokespersons(layers, table)


_LEADS_MINISTRY = Late(r"(?!.*\bspokes).*\b(?:minister|secretary)\b")


def _last_of_equals(layers: Layers, table: Table) -> None:
    """The third foreign minister at a table of three, where one knows whose the others are."""
    main = table.main
    if main is None or main.is_bilateral:
        return
    for person in layers.people:
        if person.party is not None or not _LEADS_MINISTRY.match(fold(person.role or "")):
            continue
        equals = [
            p
            for p in layers.people
            if p is not person
            and _LEADS_MINISTRY.match(fold(p.role or ""))
            and same_table(p, person)
        ]
        known = {p.party for p in equals}
        left = set(main.parties) - known
        if len(left) == 1 and None not in known:
            person.party = min(left)
            others = ", ".join(f"{p.name} of {p.party}" for p in equals)
            person.party_basis = f"the others of that office are {others}"


# "A and B were among those at | Minister C's side", "A sat beside C"
_AT_THE_SIDE_OF = Late(
    r",? (?:was|were|sat|is|are)(?: also)?(?: among (?:those|them|the officials))?"
    r" (?P<by>at|by|beside|next to) (?:[a-z]{2,4}\. )?"
)
_SIDE_BEHIND = Late(r"(?:'s|')? side\b")


def _from_leader_behind(layers: Layers, mentions: list[Mention]) -> None:
    """Give those at someone's side the side of that person."""
    for index, (left, right) in enumerate(itertools.pairwise(mentions)):
        told = _AT_THE_SIDE_OF.fullmatch(layers.painted, left.end, right.start)
        if told is None:
            continue
        if told["by"] in ("at", "by") and not _SIDE_BEHIND.match(layers.folded, right.end):
            continue
        for person in _run_from(layers, mentions, index, -1):
            _give_side(right.person, person)


# "the Department of Defense" is American only where Americans sit at the table.
_COMMON_BODY = Late(r"(?:the )?(?:department|ministry|office|agency|committee) (?:of|for) ")


def _leave_bodies_of_others(layers: Layers, person: Person, table: Table) -> None:
    """Take no party from a body that other states have too, where its state is not at the table."""
    span = person.party_span
    if span is None or len(table.parties) < 2 or person.party in table.parties:
        return
    if _COMMON_BODY.match(layers.folded, *span):
        person.party = person.party_span = None


_COMPANY = Late(r" (?:accompanied by|had with (?:him|her)|was joined by)\b[^.;]{0,20}$")


def _from_company(layers: Layers, leader: Mention, others: list[Mention]) -> None:
    """ "She will be accompanied by A and B": they are of her side."""
    behind = [mention for mention in others if mention.start >= leader.end]
    if not behind or not _COMPANY.search(layers.folded, leader.end, behind[0].start):
        return
    for person in _run_from(layers, behind, 0, 1):
        _give_side(leader.person, person)


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
    if main is None or not main.is_bilateral:
        return
    if all(mention.person.party is not None for mention in mentions):
        return
    cues = find_cues(layers, sentence)
    met = [
        mention
        for mention in mentions
        if (cue := nearest_cue(mention, cues, layers.painted)) and cue.id == "met-on-the-margins"
    ]
    for mention in met:
        _from_met_beside(layers, mentions, mention)
    sides = {s.party for s in layers.within(layers.sides, sentence.start, sentence.end)}
    sides |= {m.person.party for m in mentions if m.person.party}
    sides &= set(main.parties)
    # "called on A and met B": where B is known, the side told is that of those who are met
    if len(sides) != 1 or any(mention.person.party for mention in met[1:]):
        return
    told = next(iter(sides))
    other = next(code for code in main.parties if code != told)
    for mention in met:
        if mention.person.party is None and other not in ORGANISATIONS:
            mention.person.party = other
            mention.person.party_basis = f"meets {told} at a table of {' and '.join(main.parties)}"


_MET = Late(r" (?:met|received|saw)(?: with)? (?:the |his |her )?(?:[a-z]{2,4}\.? )?$")


def _from_met_beside(layers: Layers, mentions: list[Mention], met: Mention) -> None:
    """ "X met A and B, Minister of Peru": A, whom X met in one breath with B, is of Peru too."""
    index = next(n for n, mention in enumerate(mentions) if mention is met)
    if met.person.party or not _MET.search(layers.painted, mentions[0].start, met.start):
        return
    beside = _run_from(layers, mentions, index, 1)[1:]
    told = {person.party: person for person in beside if person.party}
    hosts = {mention.person.party for mention in mentions[:index]} - {None}
    if len(told) == 1 and hosts.isdisjoint(told):
        _give_side(next(iter(told.values())), met.person)


_FACING_THEM = Late(
    r"\W*(?:facing|opposite|across from) (?:them|him|her) (?:will be|were|was|are|is) "
)
_FACED = Late(r" (?:faced|sat opposite|sat across from) $")


def _from_facing(layers: Layers, table: Table, sentence: Sentence, mentions: list[Mention]) -> None:
    """ "A and B faced C and D": whom one side faced is of the other, office or none."""
    main = table.main
    if main is None or not main.is_bilateral:
        return
    if _FACING_THEM.match(layers.folded, sentence.start) and sentence.index:
        before = layers.sentences[sentence.index - 1]
        named = layers.within(layers.people_mentions, before.start, before.end)
        faced = {mention.person.party for mention in named}
        others = [code for code in main.parties if code not in faced]
        if len(faced) == 1 and len(others) == 1 and others[0] not in ORGANISATIONS:
            for person in _run_from(layers, mentions, 0, 1):
                if person.party is None:
                    person.party = others[0]
                    person.party_basis = f"faces those of {next(iter(faced))}"
    for index, (left, right) in enumerate(itertools.pairwise(mentions), 1):
        told = left.person.party
        if told not in main.parties or not _FACED.search(layers.painted, left.end, right.start):
            continue
        other = next(code for code in main.parties if code != told)
        for person in _run_from(layers, mentions, index, 1):
            if person.party is None and other not in ORGANISATIONS:
                person.party = other
                person.party_basis = f"faces {told} at a table of {' and '.join(main.parties)}"


_WENT_TO = Late(
    rf",? (?:was|is|will be|arrived|landed|travel(?:led|ed|s)|flew|flies) (?:in|to) {TYPES['CITY']}"
)


def _from_journey(layers: Layers, table: Table, mentions: list[Mention]) -> None:
    """Who "was in Jakarta for the dialogue" of two states came from the other one."""
    main = table.main
    host = vocabulary().capital_of.get(main.city or "") if main is not None else None
    if main is None or host not in main.parties or not main.is_bilateral:
        return
    other = next(code for code in main.parties if code != host)
    for mention in mentions:
        went = _WENT_TO.match(layers.painted, mention.end)
        if mention.person.party or not went or not mention.person.role or other in ORGANISATIONS:
            continue
        city = layers.within(layers.names, went.end() - 1, went.end())
        if city and city[0].value == main.city:
            mention.person.party = other
            mention.person.party_basis = f"came to {main.city}, where {other} met {host}"


_HOSTS = Late(
    r",? (?:who )?(?:had |will |would |is to |was to |also )*host(?:s|ed)?\b"
    r"(?! (?:an? |the )?(?:[\w-]+ ){0,2}(?:reception|banquet|dinner|lunch|luncheon|breakfast))"
)
_HOSTED_BY = Late(r"\bhosted by (?:the )?(?:[a-z]{2,4}\.? )*$")
_AT_AN_EMBASSY = Rare(r"\b(?:embassy|high commission|consulate|mission|residence)\b", "folded")


def _from_hosting(
    layers: Layers, table: Table, sentence: Sentence, mentions: list[Mention]
) -> None:
    """Who hosts a round in a capital is of the state there, where it sits at the table."""
    each = table.rounds[table.round_at(sentence)] if table.rounds else None
    host = vocabulary().capital_of.get(each.city or "") if each is not None else None
    if each is None or host not in each.parties or host in ORGANISATIONS:
        return
    for mention in mentions:
        person = mention.person
        if person.party or not person.role or _ENVOY.search(fold(person.role)):
            continue
        hosts = _HOSTS.match(layers.painted, mention.end) or _HOSTED_BY.search(
            layers.painted, sentence.start, mention.start
        )
        if hosts and not _AT_AN_EMBASSY.search(layers, sentence.start, sentence.end):
            person.party = host
            person.party_basis = f"hosts the round in {each.city}"


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
        if not _is_joined(layers, mentions[left], mentions[right]):
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


def _end_of_run(layers: Layers, mentions: list[Mention], index: int) -> int:
    """Where the last of those joined to one of them ends."""
    return mentions[index + len(_run_from(layers, mentions, index, 1)) - 1].end


def _list_from(layers: Layers, mentions: list[Mention], index: int) -> list[Person]:
    """The people of a list that its "and" closes: of "A and B, C and D" the first two."""
    run = _run_from(layers, mentions, index, 1)
    for number in range(1, len(run)):
        left, right = mentions[index + number - 1], mentions[index + number]
        if " and " in layers.painted[left.end : right.start]:
            return run[: number + 1]
    return run


_JOINED = Late(
    rf"(?: \([^()]{{1,30}}\)|(?: of|,) {TYPES['UNNAMED']}{FILL}*[a-z ]{{0,40}}?"
    rf"|{_OF_AN_AGENCY})?"
    r"(?:,| and|, and| as well as| alongside)+ (?:by |on |with )?(?:the |his |her |its |their )?"
    r"(?:(?!(?:who|whom|will|had|has|was|met|meet|led|saw|told|said|with|for|from|by|in|at|on|to"
    r"|of)\b)[a-z]{1,4}\.? |senior )*"
)


def _is_joined(layers: Layers, left: Mention, right: Mention) -> bool:
    """Whether nothing but a comma, an "and" and ranks stand between two names."""
    begin = _before_ranks(layers, left.end, right.start)
    return bool(_JOINED.fullmatch(layers.painted, left.end, max(begin, left.end)))


_SERVES = Late(rf" to (?:the )?{TYPES['OFFICE']}{FILL}* of (?:the )?{TYPES['PARTY']}")
IN_ORDER = Rare(r"\b(?:respectively|in that order)\b", "folded")
_PARTIES_IN_A_ROW = Late(
    rf"(?:[{TYPES['PARTY']}{TYPES['ADJECTIVE']}{TYPES['SIDE']}]{FILL}*(?:'s)?(?:,? and |, )?"
    r"(?:the )?)+"
    r"(?: ?(?:sides?|delegations?|teams?))?,? ?$"
)


# "A and B co-led the American and Philippine delegations"
_LED_IN_A_ROW = Rare(
    rf"\bled (?:the )?[{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}* and (?:the )?"
    rf"[{TYPES['PARTY']}{TYPES['ADJECTIVE']}{TYPES['SIDE']}]{FILL}*(?: (?:delegation|team)s?\b)?",
    "painted",
)


def _in_their_order(layers: Layers, sentence: Sentence, mentions: list[Mention]) -> None:
    """ "A and B led the delegations of Chile and Peru respectively": first with first."""
    order = IN_ORDER.search(layers, sentence.start, sentence.end)
    if order is not None:
        row = _PARTIES_IN_A_ROW.search(layers.painted, sentence.start, order.start())
    else:
        row = _LED_IN_A_ROW.search(layers, sentence.start, sentence.end)
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
        own = _FOR_ITS_OWN.match(painted, end)
        if own:
            found = _party_at(layers, own.start("side"), own.start("side") + 1)
            for person in _run_from(layers, mentions, index, -1):
                _give(person, found)
        suffix = re.match(
            r"(?: \([^)]{1,20}\))?,?(?: and)? (?:of|from) (?:the )?"
            r"(?:(?:sisterly|brotherly|friendly) (?:[a-z]+ of (?:the )?)?)?",
            painted[end : end + 60],
        )
        if suffix:
            at = end + suffix.end()
            if painted[at : at + 1] == TYPES["BODY"] and not _has_office_behind(mention):
                _give(mention.person, _party_at(layers, at, at + 1))  # "A of the State Department"
            if painted[at : at + 1] in (TYPES["PARTY"], TYPES["ADJECTIVE"], TYPES["SIDE"]):
                followed = painted[at : at + 60].lstrip("".join((*TYPES.values(), FILL)))
                if "," in suffix[0] or " and " in suffix[0]:
                    followed = followed.lstrip(",")
                # "…, and from Australia, Richard Maude": it belongs to who comes after
                if not followed.startswith(" " + TYPES["PERSON"]):
                    found = _party_at(layers, at, at + 1)
                    _give(mention.person, found)
                    # "A, Minister for Trade, and B, Minister of Defence, of Indonesia"
                    if _two_chair(layers, sentence, mentions):
                        continue  # "with A and B of the Chilean Ministry as co-chairs"
                    if not _has_office_behind(mention) or suffix[0].startswith(", of "):
                        for person in _run_from(layers, mentions, index, -1)[1:]:
                            if not same_table(person, mention.person):
                                _give(person, found)
        served = _SERVES.match(painted, end)
        if served:  # "A, Adviser | to the President of Peru"
            _give(mention.person, _party_at(layers, served.end() - 1, served.end()))
        in_brackets = _IN_BRACKETS.match(painted, end)
        if in_brackets:
            _give(mention.person, _party_at(layers, in_brackets.start(1), in_brackets.start(1) + 1))
            continue
        begin = _before_ranks(layers, sentence.start, mention.start)
        before = painted[max(sentence.start, begin - 90) : begin]
        left = max(sentence.start, begin - 120)
        of_state = _OF_STATE.search(before)
        if of_state and (begin < mention.start or not of_state[0].endswith(FILL + " ")):
            at = begin - len(before) + of_state.start("side")
            _give(mention.person, _party_at(layers, at, at + len(of_state["side"])))
        in_a_row = _ROW_OF_COUNTERPARTS.search(painted, left, begin)
        in_a_row = in_a_row or _ROW_LED_BY.search(painted, left, begin)
        if in_a_row:
            _give_in_a_row(layers, _run_from(layers, mentions, index, 1), in_a_row.span("row"))
            continue
        lead = _SIDE_LED_BY.search(before) or _SIDE_WAS.search(before) or _SENDS.search(before)
        lead = lead or (None if _SAT_FOR.search(before) else _FOR.search(before))
        if lead is None and _LED_BY.search(layers, sentence.start, mention.start - len(" by ")):
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
        _from_side_behind(layers, sentence, mentions, index)
        behind = _LEADS_SIDE.match(painted, end) or _IS_OF_SIDE.match(painted, end)
        if behind:
            for person in _run_from(layers, mentions, index, -1):
                _give(person, _party_at(layers, behind.end() - 1, behind.end() + 4))
        that_of = _THAT_OF.match(painted, end)
        if that_of and _SIDE_OF.search(painted, sentence.start, mention.start):
            _give(mention.person, _party_at(layers, that_of.end() - 1, that_of.end()))
        counterpart = re.match(
            r",? (?:their|his|her) (?:[\w-]+ )?counterparts? (?:in|from|of) (?:the )?",
            painted[end : end + 60],
        )
        own = _HIS_OWN_COUNTERPART.match(painted, end)
        if own:  # "General A, his U.S. counterpart,"
            _give(mention.person, _party_at(layers, own.start("side"), own.start("side") + 1))
        if counterpart:
            at = end + counterpart.end()
            for person in _run_from(layers, mentions, index, -1):
                _give(person, _party_at(layers, at, at + 1))
        which = _WHICH.search(before)
        if which and _LED.match(painted, end):
            at = begin - len(before) + which.start()
            _give(mention.person, _party_at(layers, at, at + 1))
        side = re.search(rf"[{TYPES['SIDE']}]{FILL}*,? $", before)
        is_met = _IS_MET.search(layers.folded, left, begin) and SPEAKS.match(painted, end)
        if side and not is_met:
            at = begin - len(before) + side.start()
            for person in _run_from(layers, mentions, index, 1):
                _give(person, _party_at(layers, at, at + 1))
        from_party = _COUNTERPARTS_FROM.search(before)
        if from_party:
            at = begin - len(before) + from_party.start(1)
            for person in _list_from(layers, mentions, index):
                _give(person, _party_at(layers, at, at + 1))
        for pattern, until in (
            (_COUNTERPARTS_OF, begin),
            (_PEOPLE_OF, mention.start),
            (_GUESTS_FROM, begin),
            (_TO_WHICH, begin),
        ):
            theirs = pattern.search(painted, max(sentence.start, until - 90), until)
            if theirs:
                at = theirs.start("side")
                for person in _run_from(layers, mentions, index, 1):
                    _give(person, _party_at(layers, at, at + 1))


# "Canada's | Vice Admiral Jane Roe", "the French | General Paul Martin"
_OF_STATE = Late(rf"(?P<side>[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*)(?:'s?|’s)? $")
# A state in brackets is that of who stands before it: "A (Chile) and B (Peru)".
_IN_BRACKETS = Late(rf" \(({TYPES['PARTY']}){FILL}*\)")
_AMONG_THEM = Late(
    r"(?:also )?among (?:them|those|its members|their number) (?:was|were|are|is)\b|it (?:also )?"
    r"(?:includes|included|comprises|comprised)\b"
)


# "The Omani delegation was led by A, an official, | and also included B"
_LED_AND_INCLUDED = Late(
    rf"(?P<side>[{TYPES['SIDE']}]{FILL}*),?(?: (?:was|is|were|are|will be))? (?:led|headed) by"
    r" (?:[^.;]|\b[a-z]{2,4}\. ){3,160}?,? (?:and )?(?:also )?(?:include[ds]|including|comprised"
    r"|consisted of) (?:the )?$"
)


def _from_delegation_that_includes(
    layers: Layers, sentence: Sentence, mentions: list[Mention]
) -> None:
    """Give those whom a delegation also included its side."""
    for index, mention in enumerate(mentions):
        begin = _before_ranks(layers, sentence.start, mention.start)
        told = _LED_AND_INCLUDED.search(layers.painted, sentence.start, begin)
        if told is None or mention.person.party is not None:
            continue
        found = _party_at(layers, told.start("side"), told.start("side") + 1)
        for person in _run_from(layers, mentions, index, 1):
            _give(person, found)


# "With him was B", "Joining her at the table were B and C"
_WITH_THE_LEADER = Late(
    r"(?:(?:also )?(?:with|beside|joining|accompanying|alongside|assisting|by the side of)"
    r" (?:him|her)|at (?:his|her) side)(?: (?:at|in|on|from) [^,.;]{2,40}?)?"
    r" (?:was|were|sat|is|are|will be)\b"
)


_JOINING = Late(
    r"(?:also )?(?:with|beside|joining|accompanying|alongside|assisting) (?:[a-z]{2,4}\. )?"
)
_WAS = Late(r"(?: (?:at|in|on) [^,.;]{2,40}?)? (?:was|were|sat|is|are|will be) (?:the )?")


def _from_leader_ahead(layers: Layers, sentence: Sentence, mentions: list[Mention]) -> None:
    """ "Joining Minister A were B and C": of A's side."""
    if len(mentions) < 2 or mentions[0].person.party is None:
        return
    leader, first = mentions[0], _before_ranks(layers, mentions[0].end, mentions[1].start)
    if _JOINING.fullmatch(
        layers.folded, sentence.start, _before_ranks(layers, sentence.start, leader.start)
    ) and _WAS.fullmatch(layers.painted, leader.end, first):
        for person in _run_from(layers, mentions, 1, 1):
            _give_side(leader.person, person)


def _from_leader_before(layers: Layers, sentence: Sentence, mentions: list[Mention]) -> None:
    """ "A led the delegation of Oman. With her was B": of the side of the one told of before."""
    if not sentence.index or not _WITH_THE_LEADER.match(layers.folded, sentence.start):
        return
    before = layers.sentences[sentence.index - 1]
    led = layers.within(layers.people_mentions, before.start, before.end)
    parties = {mention.person.party for mention in led}
    if before.block == sentence.block and len(parties) == 1:
        for mention in mentions:
            _give_side(led[0].person, mention.person)


def _from_delegation_before(layers: Layers, sentence: Sentence, mentions: list[Mention]) -> None:
    """ "The Omani delegation was led by A. Among them was B": of the one delegation told of."""
    if not sentence.index or not _AMONG_THEM.match(layers.folded, sentence.start):
        return
    before = layers.sentences[sentence.index - 1]
    sides = layers.within(layers.sides, before.start, before.end)
    if before.block == sentence.block and len({side.party for side in sides}) == 1:
        for mention in mentions:
            _give(mention.person, (sides[0].party, (sides[0].start, sides[0].end)))


_HOSTS_WERE = Rare(r"(?<![-\w])hosts (?:of [^.;]{3,90} )?(?:were|are|will be)\b", "folded")


def _among_hosts(layers: Layers, sentence: Sentence, mentions: list[Mention]) -> None:
    """ "The hosts were A, Minister of X of Oman, and B, Minister of Y": both are of one state."""
    hosts = _HOSTS_WERE.search(layers, sentence.start, sentence.end)
    until = layers.folded.find(";", hosts.end() if hosts else sentence.end, sentence.end)
    reach = until if until > 0 else sentence.end  # "its hosts were A and B; their guests were …"
    people = [m.person for m in mentions if hosts and hosts.end() <= m.start < reach]
    known = [person for person in people if person.party]
    if known and len({person.party for person in known}) == 1:
        for person in people:
            _give_side(known[0], person)


# "A, an official, and B, another, were the co-chairs on the Japanese side"
_SIDE_AT_LAST = Late(
    r"(?:, [^.;]{3,90}?)?,? (?:were|was|attended|took part|participated|co-?chaired|spoke|are|is"
    r"|sat)(?: the)?(?: co-chairs?| heads?| leaders?| present| at the table| in attendance"
    rf"| {TYPES['JOINT']}{FILL}*)?"
    r" (?:on|for|from|on the part of|on behalf of) (?:the )?"
    rf"(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}]{FILL}*)(?: side| team)?(?=[.;,])"
)


def _from_side_behind(
    layers: Layers, sentence: Sentence, mentions: list[Mention], index: int
) -> None:
    """The side that the verb behind the last of a row of people names is that of them all."""
    last = mentions[index]
    if last.person.party is not None:
        return
    if index + 1 < len(mentions) and mentions[index + 1].start - last.end < 200:
        return
    found = _SIDE_AT_LAST.match(layers.painted, last.end, sentence.end)
    row = mentions[: index + 1]
    if found and all(m.person.party is None for m in row):
        told = _party_at(layers, found.start("side"), found.start("side") + 1)
        for mention in row:
            if not any(same_table(mention.person, m.person) for m in row if m is not mention):
                _give(mention.person, told)


_OF_A_PARTY = rf"(?P<side>[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*)(?:'s)? "
# "his Greek and Israeli counterparts, A and B": the first is the first one's.
_ROW_OF_COUNTERPARTS = Late(
    rf"(?P<row>[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*"
    rf"(?:(?:, | and |, and )[{TYPES['ADJECTIVE']}{TYPES['PARTY']}{TYPES['SIDE']}]{FILL}*)+)"
    r"(?: (?:counterparts|peers|opposite numbers|colleagues|hosts|guests))?,? (?:the )?$"
)
# "Russian and Peruvian delegations, led by A and B": likewise.
_ROW_LED_BY = Late(
    rf"(?P<row>[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*"
    rf"(?:(?:, | and |, and )(?:the )?"
    rf"[{TYPES['ADJECTIVE']}{TYPES['PARTY']}{TYPES['SIDE']}]{FILL}*)+)"
    r"(?: (?:delegations|sides|teams|officials|diplomats))?,? (?:were )?(?:led|headed|chaired) by"
    r" (?:the )?$"
)
_HIS_OWN_COUNTERPART = Late(
    rf", (?:his|her|their) (?P<side>[{TYPES['SIDE']}{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*)"
    r"(?:'s)?(?: counterpart| opposite number)?(?=[,.;]| and\b)"
)
_COUNTERPARTS_OF = Late(
    rf"{_OF_A_PARTY}(?:counterparts?|peers?|opposite numbers?)(?: were| was)?,? (?:the )?$"
)
_PEOPLE_OF = Late(
    rf"{_OF_A_PARTY}(?:colleagues?|guests?|hosts?|side|officials?|diplomats?)(?: were| was)?,?"
    r" (?:the )?$"
)
# "A headed the Australian team, to which | B and C belonged too": of the same side.
_TO_WHICH = Late(
    rf"(?P<side>[{TYPES['SIDE']}{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*)"
    r"(?: (?:team|delegation|side))?, to which (?:the )?$"
)
# "Their guests from the Republic of Korea (ROK) were A and B": of that state.
_GUESTS_FROM = Late(
    r"\b(?:guests?|visitors?|delegates|representatives|officials|ministers|counterparts?) from"
    rf" (?:the )?(?P<side>[{TYPES['PARTY']}]{FILL}*)(?: \([^()]{{2,12}}\))?"
    r" (?:were|was|are|will be) (?:the )?$"
)


def _give_in_a_row(layers: Layers, people: list[Person], row: tuple[int, int]) -> None:
    """Give each of a row of people the party in its place; none where their numbers differ."""
    at_hand = (at for at in range(*row) if layers.painted[at] in _PARTY_TYPES)
    parties = [_party_at(layers, at, at + 1) for at in at_hand]
    if len(parties) == len(people):
        for person, found in zip(people, parties, strict=True):
            _give(person, found)


def _from_neighbours(layers: Layers, mentions: list[Mention]) -> None:
    """ "Russia's Foreign Minister Lavrov and Defence Minister Shoigu": both are Russia's.

    Only for offices of one cabinet, the second without a state of its own.
    """
    for index, (left, right) in enumerate(itertools.pairwise(mentions), 1):
        between = layers.painted[left.end : right.start]
        as_members = _WITH.fullmatch(between) and _AS_MEMBER.match(
            layers.painted, _end_of_run(layers, mentions, index)
        )
        if as_members or _HAD_WITH_THEM.search(between):
            for person in _run_from(layers, mentions, index, 1):
                _give_side(left.person, person)
            continue
        if not _BESIDE.fullmatch(between):
            continue
        if same_table(left.person, right.person):
            continue
        sentence = layers.sentence_at(left.start)
        if sentence is not None and _two_chair(layers, sentence, mentions):
            continue
        if len(mentions) == 2 and _LED_THE_ROUND.match(layers.painted, right.end):
            continue  # "Deputy Assistant Secretary A and Director General B | led the dialogue"
        if not _one_cabinet(left, right) or (left.role is None and right.role is None):
            continue  # "Rufo and Chien", each by the name alone: of whichever side
        if left.party and _is_envoy(left) and not _is_envoy(right):
            continue  # "the Omani Ambassador to Chile A and Director-General | B": of either
        if between == ", " and _co_chair(layers, mentions):
            continue  # "co-chaired by A, Director, | B, Joint Secretary, and C": of three states
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


def _is_envoy(mention: Mention) -> bool:
    return bool(_OF_A_MISSION.search(fold(mention.role or "")))


_OF_A_MISSION = Late(
    r"\b(?:ambassador|high commissioner|charg[eé] d'affaires|consul|attach[eé]|counsell?or"
    r"|embassy|mission)\b"
)


def _co_chair(layers: Layers, mentions: list[Mention]) -> bool:
    """Whether three or more who are named in a row co-chair: one for each party."""
    first = mentions[0]
    behind = layers.folded[max(0, first.start - _CHAIRED_AHEAD) : first.start]
    return len(mentions) >= _CHAIRS_IN_A_ROW and bool(_CO_CHAIRED_BY.search(behind))


_LED_THE_ROUND = Late(
    rf",? (?:jointly |together )?(?:led|headed|opened|held|convened) (?:the )?{TYPES['ROUND']}"
)
_CHAIRS_IN_A_ROW = 3  # or more: one for each party
_CHAIRED_AHEAD = 40  # characters
_CO_CHAIRED_BY = Late(r"\b(?:co-?chaired|jointly (?:chaired|headed|presided over)|co-?hosted) by ")
_BESIDE = Late(
    r",? (?:and|alongside) (?:(?:his|her|its|their) )?|, "
    rf"|,? and (?:the )?{TYPES['OFFICE']}{FILL}* and "  # "…, and Deputy Premier and | Minister B"
)
_THEIR_COUNTERPARTS = Rare(
    rf"\b(?:their|his|her) (?:(?P<adjective>[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*)(?:'s)?"
    r"(?: new| visiting)? (?:counterparts?|peers?|opposite numbers?|colleagues?|guests?|hosts?)\b"
    rf"|(?P<side>{TYPES['SIDE']}{FILL}*))",
    "painted",
)
_MEETS = Late(
    r" (?:(?:will|would|is to|are to|was to) )?(?:meet|met|receive|host|welcome|greet)(?:s|d|ed)? "
)
_COUNTERPART = tuple(
    word + end
    for word in ("counterpart", "peer", "opposite number", "colleague", "host", "guest")
    for end in ("", "s")
)


def _from_their_counterparts(
    layers: Layers, table: Table, sentence: Sentence, mentions: list[Mention]
) -> None:
    """ "A and B will meet their Japanese counterparts": A and B are the other party's."""
    main = table.main
    found = _THEIR_COUNTERPARTS.search(layers, sentence.start, sentence.end)
    if main is None or not main.is_bilateral or found is None:
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
    is_met = _MEETS.fullmatch(layers.folded, ahead[-1].end, found.start())
    meet = [m.person for m in ahead if m.person.role or is_met]
    if any(person.party not in (None, other) for person in meet):
        return
    for person in meet:
        if person.party is None:
            person.party = other
            person.party_basis = f"meets counterparts of {told[0]} for {other}"


# "bringing regards to his Spanish | colleague, General Vinh said": he is of the other side.
_IS_MET = Late(
    r"\b(?:to|with|by|beside|alongside) (?:his|her|their) (?:[\w.-]+ )?"
    r"(?:counterparts?|peers?|opposite numbers?|colleagues?|hosts?|guests?), $"
)
_HER_COUNTERPART = Late(
    r"\b(?:his|her) (?:new |visiting )?(?:counterpart|opposite number|host|guest),? $"
)


def _as_counterpart(layers: Layers, table: Table, mentions: list[Mention]) -> None:
    """ "…, Minister Ito said. Her counterpart | Rao thanked": of the other of two parties."""
    main = table.main
    if main is None or not main.is_bilateral:
        return
    for mention in mentions:
        behind = max(0, mention.start - 40)
        if mention.person.party or not _HER_COUNTERPART.search(
            layers.folded, behind, mention.start
        ):
            continue
        ahead = (m for m in reversed(layers.people_mentions) if m.end <= mention.start)
        met = next(ahead, None)
        if met is None or met.person.party not in main.parties:
            continue
        other = next(code for code in main.parties if code != met.person.party)
        if other not in ORGANISATIONS:
            mention.person.party = other
            mention.person.party_basis = f"counterpart of {met.person.name}"


# "led by A, | with B as a member"
_WITH = Late(r", with (?:the )?(?:[a-z]{2,4}\. )?")
_AS_MEMBER = Late(r" as (?:an? |its |the )?(?:other )?members?\b")
_HAD_WITH_THEM = Late(
    r"^[^.;]{0,90}\b(?:had with (?:him|her|them)|(?:accompanied|assisted|flanked) by|together with"
    r"|along with|joined by his|joined by her)\b[^.;]{0,40}$"
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


# "Singh and Shoigu chaired the 20th meeting": two who chair are of two sides.
_CO_CHAIR = Rare(
    r"\bco-?chair|\bchaired (?:jointly )?by|\bunder the (?:joint )?chair\w* of"
    r"|\bshar(?:ed|es|ing) the chair|\bin the chair\b",
    "folded",
)


def _two_chair(layers: Layers, sentence: Sentence, mentions: list[Mention]) -> bool:
    """Whether a sentence names two people, who share the chair: they are of two sides."""
    return len(mentions) == 2 and bool(_CO_CHAIR.search(layers, sentence.start, sentence.end))


def _is_minister(mention: Mention) -> bool:
    return "minister" in fold(mention.role or "") and mention.party is None


def same_table(left: Person, right: Person) -> bool:
    """Whether two hold the same office, so that they cannot sit on one side."""
    if not left.role or not right.role:
        return left.role != right.role and left.party is None
    one, two = fold(left.role), fold(right.role)
    deputy = ("deputy", "vice", "assistant", "under")
    if one == two or all(_FOREIGN_OFFICE.search(role) for role in (one, two)):
        return True
    ranks = [any(d in role for d in deputy) for role in (one, two)]
    of_defence = [bool(_DEFENCE_OFFICE.search(role)) for role in (one, two)]
    return (all(ranks) and of_defence[0] == of_defence[1]) or (not any(ranks) and all(of_defence))


_FOREIGN_OFFICE = Late(
    r"\b(?:foreign|external)\b|\bof state\b(?! for)|\bstate secretary"
    r"|\binternational relations\b"
)
_DEFENCE_OFFICE = Late(r"\bdefen[cs]e|\barmed forces\b|\braksha mantri\b|\bof war\b")
_ENVOY = Late(r"\b(?:ambassador|high commissioner|charg[eé] d'affaires)$")


# "the Ambassador | in Rome"
_IN = Late(
    r"\b(?:ambassador|high commissioner|consul|representative|affaires)[a-z ]* in (?:the )?$"
)


def _post_of(layers: Layers, person: Person) -> str | None:
    """The state that an envoy's office tells to be posted in."""
    spans = [m.role_span for m in person.mentions if m.role == person.role and m.role_span]
    for start, end in spans:
        for hit in layers.within(layers.names, start, end):
            if _IN.search(layers.folded, start, hit.start):
                return vocabulary().state_of.get(hit.value) if hit.kind == "city" else hit.value
    return None


def _from_posting(layers: Layers, person: Person, table: Table) -> None:
    """An ambassador who is posted in one of two states is of the other.

    Where a round is held tells nothing: an ambassador-at-large may well receive it at home.
    """
    main = table.main
    if main is None or not main.is_bilateral:
        return
    post = _post_of(layers, person)
    if post in main.parties:
        person.party = next(code for code in main.parties if code != post)
        person.party_basis = f"{person.role} is not {post}'s"


# "Bruno Tessier hailed Mauritania's generosity": one thanks, praises and asks the other side
_TO_THE_OTHER = Late(
    r"(?:,[^,.;]{3,80},)? (?:(?:also|then|in turn|again|warmly|sincerely|highly) )?"
    r"(?:thank(?:ed|s)|ask(?:ed|s)|urge[ds]|congratulate[ds]|commend(?:ed|s)|prais(?:ed|es)"
    r"|hail(?:ed|s)|laud(?:ed|s)|invite[ds]|assure[ds]|request(?:ed|s)|applaud(?:ed|s)"
    rf"|call(?:ed|s) (?:on|upon)) (?:the )?(?P<whom>[{TYPES['PARTY']}{TYPES['SIDE']}]{FILL}*)"
)


def _from_address(layers: Layers, table: Table, mentions: list[Mention]) -> None:
    """Of two sides an official is of that which he does not thank, praise or ask."""
    seated = set(table.parties)
    for mention in mentions:
        told = _TO_THE_OTHER.match(layers.painted, mention.end)
        found = _party_at(layers, *told.span("whom")) if told else None
        if mention.person.party or found is None or not table.is_bilateral:
            continue
        if found[0] in seated:
            (mention.person.party,) = seated - {found[0]}
            mention.person.party_basis = f"speaks to {found[0]} at a table of two"


# Offices that a state gives to one person at a time, by what they are of.
_ONE_HOLDER = {
    "foreign": Late(
        r"(?:minister (?:of|for) (?:foreign|external) affairs|(?:foreign|external affairs) minister"
        r"|secretary of state)"
    ),
    "defence": Late(
        r"(?:(?:national )?defen[cs]e minister|minister (?:of|for) (?:national )?defen[cs]e"
        r"|secretary of (?:national )?defen[cs]e)"
    ),
}


def _held_alone(person: Person) -> str | None:
    """ "foreign" for a foreign minister, "defence" for a defence minister."""
    role = fold(person.role or "")
    return next((of for of, office in _ONE_HOLDER.items() if office.fullmatch(role)), None)


def _beside_the_same_office(layers: Layers, table: Table) -> None:
    """ "Foreign Minister A", where B is Peru's foreign minister: of the other of two parties."""
    main = table.main
    if main is None or not main.is_bilateral or ORGANISATIONS.intersection(main.parties):
        return
    unknown = [p for p in layers.people if p.party is None and _held_alone(p)]
    for person in unknown:
        office = _held_alone(person)
        if [_held_alone(other) for other in unknown].count(office) > 1:
            continue
        holders = [p for p in layers.people if p.party and _held_alone(p) == office]
        told = {p.party: p for p in holders}
        if len(told) == 1 and told.keys() <= set(main.parties):
            ((party, holder),) = told.items()
            person.party = next(code for code in main.parties if code != party)
            person.party_basis = f"holds the office that {holder.name} holds for {party}"


_MINISTER = Late(r"(?<!prime )\bminister\b")
_SECRETARY = Late(r"\b(?:under-?)?secretary\b(?![ -]general)")
# Whose ministries have secretaries; "Assistant Secretary A" in a Korean story is American.
_WITH_SECRETARIES = frozenset({"BD", "GB", "IN", "KE", "LK", "MX", "PH", "PK", "US"})
_ON_A_VISIT = Late(r"\b(?:visiting|guest|counterpart|former|then),? [^.,;]{0,40}$")


def _is_in_office(person: Person, home: str) -> bool:
    """Whether an office is one that the home of an agency has."""
    role = fold(person.role or "")
    return bool(_MINISTER.search(role) or (home in _WITH_SECRETARIES and _SECRETARY.search(role)))


def _at_home(layers: Layers, table: Table) -> None:
    """ "(ANSA) … Minister A said": an agency tells no state of the ministers of its own."""
    main, credited = table.main, home_agency(layers)
    if main is None or credited is None or not main.is_bilateral:
        return
    agency, home = credited
    if home not in main.parties:
        return
    ministers = [p for p in layers.people if _is_in_office(p, home)]
    for person in ministers:
        if person.party is not None or any(
            other is not person and other.party in (None, home) and same_table(person, other)
            for other in ministers
        ):
            continue
        ahead = person.mentions[0].start
        if not _ON_A_VISIT.search(layers.folded, max(0, ahead - 60), ahead):
            person.party = home
            person.party_basis = f"{agency}, of {home}, names no state"


# "Its secretary-general": a ministry's, as some states have them
_ITS_OFFICIAL = Late(r"\b(?:its|ministry's|department's) $")


def _from_office(layers: Layers, person: Person, table: Table) -> None:
    role = fold(person.role or "")
    bare = patterns().bare_of.get(role)
    if bare in table.parties and not {"GB", "PH", "IN"} & set(table.parties):
        person.party = bare
        person.party_basis = f"{person.role} is a minister's title of {bare}"
        return
    known = [code for code, pattern in patterns().only_of if pattern.search(role)]
    codes = [code for code in known if code in table.parties or not table.parties]
    is_general = role in ("secretary general", "secretary-general")
    first = person.mentions[0].start
    if is_general and not _ITS_OFFICIAL.search(layers.folded, max(0, first - 16), first):
        codes = [code for code in table.parties if code in ORGANISATIONS]
    if len(codes) == 1:
        person.party = codes[0]
        person.party_basis = f"{person.role} is an office of {codes[0]}"


def _by_elimination(
    layers: Layers, table: Table, sentence: Sentence, mentions: list[Mention]
) -> None:
    """Of two who face each other for two parties, one known party tells the other."""
    main = table.rounds[table.round_at(sentence)] if table.rounds else None
    if main is None or not main.is_bilateral:
        return
    _by_their_opposites(layers, mentions, main.parties)
    people = [m.person for m in mentions]
    known = {_seat_of(p.party, main.parties) for p in people if p.party}
    unknown = [
        p for p in people if p.party is None and p.role and "spokes" not in fold(p.role)
    ]  # who tells of a round faces nobody there
    if len(known & set(main.parties)) == 1 and unknown and known <= set(main.parties):
        told = next(iter(known))
        other = next(code for code in main.parties if code != told)
        if other in ORGANISATIONS:
            return
        cues = find_cues(layers, sentence)
        unknown = [
            m.person
            for m in mentions
            if m.person in unknown and _may_face(nearest_cue(m, cues, layers.painted), len(unknown))
        ]
        joined = _joined_to_known(layers, mentions, cues)
        one_side = _LEAD_ONE_SIDE.search(layers, sentence.start, sentence.end)
        leaders = [
            m.person
            for m in mentions
            if one_side
            and m.end <= one_side.start()
            and not _IN_ANOTHER_CLAUSE.search(layers.folded, m.end, one_side.start())
        ]
        for person in unknown:
            beside = next((p for p in leaders if p.party and person in leaders), None)
            if beside is not None:
                _give_side(beside, person)
            if (person in joined and not _lead_two(layers, sentence, mentions)) or beside:
                continue
            if any(same_table(person, p) for p in people if p.party == told) or len(unknown) == 1:
                person.party = other
                person.party_basis = f"faces {told} at a table of {' and '.join(main.parties)}"
        for index, mention in enumerate(mentions):
            if mention.person.party == other and mention.person in unknown:
                for step in (-1, 1):
                    for person in _run_from(layers, mentions, index, step)[1:]:
                        _give_side(mention.person, person)


def _seat_of(party: str, seated: tuple[str, ...]) -> str:
    """Whom a party sits for: a member of ASEAN for ASEAN, where it has no seat of its own."""
    members = vocabulary().members_of
    bodies = [code for code in seated if party in members.get(code, ())]
    return bodies[0] if len(bodies) == 1 and party not in seated else party


_DELEGATIONS_LED = Late(
    r"\b(?:delegations|teams|sides),? (?:led|headed|chaired|presided over) by (?:the )?"
)


def _lead_two(layers: Layers, sentence: Sentence, mentions: list[Mention]) -> bool:
    """ "Delegations led by A and B met", "A and B led the dialogue": the two are of two sides."""
    led = _DELEGATIONS_LED.search(layers.folded, sentence.start, mentions[0].start)
    led = led or _LED_THE_ROUND.match(layers.painted, mentions[-1].end)
    return led is not None and len(mentions) == 2


def _by_their_opposites(layers: Layers, mentions: list[Mention], parties: tuple[str, ...]) -> None:
    """Two defence ministers of one sentence are of two sides, where one's side is known."""
    for index, mention in enumerate(mentions):
        person = mention.person
        if person.party is not None or not person.role:
            continue
        across = {
            other.person.party: other.person.name
            for other in mentions
            if other.person.party in parties
            and other.person.role
            and same_table(person, other.person)
        }
        if len(across) == 1:
            told, opposite = next(iter(across.items()))
            other_party = next(code for code in parties if code != told)
            if other_party in ORGANISATIONS:
                continue
            person.party = other_party
            person.party_basis = f"has the office of {opposite}, who is {told}'s, on the other side"
            for step in (-1, 1):
                for beside in _run_from(layers, mentions, index, step)[1:]:
                    if not same_table(beside, person):
                        _give_side(person, beside)


# "A and B are to lead the delegation": one delegation is of one side.
_LEAD_ONE_SIDE = Rare(
    r"\b(?:leads?|led|leading|heads?|headed|heading) (?:the|its|their)"
    r" (?:[\w-]+ ){0,2}(?:delegation|team)\b",
    "folded",
)


# "A and B were co-chairs, and | C led the Omani delegation": A and B did something else
_IN_ANOTHER_CLAUSE = Late(
    r"\b(?:was|were|is|will|co-?chair\w*|chaired|attended|met|took|held|hosted)\b[^.;]*\band "
)


def _joined_to_known(layers: Layers, mentions: list[Mention], cues: list[FoundCue]) -> list[Person]:
    """Those named in one breath with someone who leads the same side."""
    out: list[Person] = []
    for index, mention in enumerate(mentions):
        cue = nearest_cue(mention, cues, layers.painted)
        if mention.person.party and cue is not None and cue.id in LEADS:
            out += _run_from(layers, mentions, index, 1)[1:]
    return out
