"""Whose official somebody is, by the state whose wishes and thanks they voice."""

from collections.abc import Iterable

from parley.reading.datelines import city_of, dateline_city
from parley.reading.header import home_agency
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import fold
from parley.reading.painting import FILL, TYPES
from parley.reading.people import Mention, Person
from parley.reading.sentences import Sentence
from parley.reading.table import Table
from parley.reading.vocabulary import vocabulary

_PARTY = rf"(?:the )?(?P<state>[{TYPES['PARTY']}])(?:{FILL})*"
_ADVERBS = r"(?:(?:also|again|then|once more|in turn|further|thus|still|always|now|strongly) )*"
_ASIDE = r"(?:,[^,.;]{3,80},)? "
# "Japan | wants to …", "is ready to …": what nobody says of another's state
_WISHES = (
    rf"(?:'s (?:government|side))? {_ADVERBS}(?:wants? to|wish(?:es|ed)? (?:to|for)|hope[sd]?"
    r"|hoping|would like|look(?:s|ed)? forward|appreciate[sd]?|values?|valued|attache[sd]"
    r"|stands? ready|stood ready|(?:is|was|remains|remained) (?:ready|willing|prepared|keen|eager"
    r"|grateful|thankful|interested in|open to|concerned|worried)"
    r"|(?:will|would) (?:also )?(?:continue|go on|keep|give|offer|provide|support|send|train|donate"
    r"|contribute|help|make every effort|do its))\b"
)
_SAYS = (
    r"(?:said|says|stressed|told [^,.;]{2,40}?|added|replied|noted|stated|declared|announced"
    r"|reaffirmed|reiterated|emphasi[sz]ed|underlined|underscored|affirmed|confirmed|explained"
    r"|assured [^,.;]{2,40}?|informed [^,.;]{2,40}?|pledged|promised|indicated|recalled)"
)
_SAYS_IT_WISHES = Late(rf"{_ASIDE}{_ADVERBS}{_SAYS}(?: that)? {_PARTY}{_WISHES}")
_VOICES_ITS_WISH = Late(
    rf"{_ASIDE}{_ADVERBS}(?:conveyed|expressed|reiterated|reaffirmed|renewed|voiced|restated"
    rf"|affirmed|confirmed|outlined|set out|explained|presented) {_PARTY}'s? (?:[a-z]+ ){{0,3}}?"
    r"(?:support|commitment|concerns?|readiness|appreciation|desire|resolve|interest|wish|gratitude"
    r"|thanks|position|willingness|intention|determination|opposition|hope|priorities|condolences"
    r"|stance|vision|policy)\b"
)
_WISHES_ITSELF = Late(
    rf"(?:[\"“] ?)?{_PARTY}(?:{_WISHES}|'s? (?:[a-z]+ ){{0,2}}?(?:position|stance|view|policy) )"
)
_PRONOUN = Late(r"(?:he|she)(?= )")


def from_own_state(
    layers: Layers, table: Table, named: list[tuple[Sentence, list[Mention]]]
) -> None:
    """Give those who say "Japan wishes …", or voice "Japan's thanks", that party.

    Only where all that someone says of a wish is of one party, and that sits at the table.
    """
    voiced: dict[int, tuple[Person, set[str]]] = {}
    for sentence, mentions in named:
        for person, at in _speakers(layers, sentence, mentions):
            if person.party is None:
                voiced.setdefault(id(person), (person, set()))[1].update(_whose_wish(layers, at))
        first = mentions[0]
        if first.person.party is None and layers.folded.startswith(": ", first.end):
            voiced.setdefault(id(first.person), (first.person, set()))[1].update(
                _wishes_of_answer(layers, sentence, first.end)
            )
    for person, parties in voiced.values():
        if len(parties) == 1 and parties <= set(table.parties):
            (person.party,) = parties
            person.party_basis = f"voices what {person.party} wishes"


def _speakers(
    layers: Layers, sentence: Sentence, mentions: list[Mention]
) -> Iterable[tuple[Person, int]]:
    """Those who speak in a sentence, and in the one behind as "he", each with where they do."""
    for mention in mentions:
        yield mention.person, mention.end
    following = layers.sentences[sentence.index + 1 : sentence.index + 2]
    if len(mentions) != 1 or not following or following[0].block != sentence.block:
        return
    pronoun = _PRONOUN.match(layers.folded, following[0].start)
    if pronoun is not None:
        yield mentions[0].person, pronoun.end()


def _whose_wish(layers: Layers, at: int) -> set[str]:
    painted = layers.painted
    told = _SAYS_IT_WISHES.match(painted, at) or _VOICES_ITS_WISH.match(painted, at)
    if told is None:
        return set()
    return {hit.value for hit in layers.within(layers.names, *told.span("state"))}


def _wishes_of_answer(layers: Layers, first: Sentence, at: int) -> set[str]:
    """ "Zhao Lijian: … China attaches great importance to …": whose wish an answer voices."""
    begins = [at + len(": ")]
    for sentence in layers.sentences[first.index + 1 :]:
        if sentence.block != first.block:
            break
        begins.append(sentence.start)
    found = (_WISHES_ITSELF.match(layers.painted, begin) for begin in begins)
    return {
        hit.value
        for told in found
        if told is not None
        for hit in layers.within(layers.names, *told.span("state"))
    }


_SPOKE_IN = Late(
    r" (?:said|announced|stated|confirmed|told [a-z ]{3,40}?|briefed [a-z ]{3,40}?)"
    r" in (?P<city>.)"
)


_HAS_SAID = Late(
    rf"[{TYPES['SIDE']}{TYPES['BODY']}]{FILL}* (?:has |had |have )?(?:said|announced|confirmed"
    r"|stated|disclosed)\b"
)


def _sides_before(layers: Layers, person: Person) -> set[str]:
    """ "…, India's ministry has said. Spokesperson | A": whose ministry spoke before."""
    first = layers.sentence_at(person.mentions[0].start)
    if first is None or first.index == 0:
        return set()
    before = layers.sentences[first.index - 1]
    said = _HAS_SAID.search(layers.painted, before.start, before.end)
    sides = layers.within(layers.sides, *said.span()) if said else []
    return {side.party for side in sides if layers.within(layers.names, side.start, side.end)}


def give_spokespersons(layers: Layers, table: Table) -> None:
    """A spokesperson of a ministry that no state is told of speaks for that of the report's place.

    The place it is filed from and the agency that filed it; nobody where they are of two parties.
    """
    credited = home_agency(layers)
    states = {
        vocabulary().state_of.get(dateline_city(layers) or ""),
        credited[1] if credited else None,
    }
    homes = states.intersection(table.parties)
    for person in layers.people:
        if person.party is not None or "spokes" not in fold(person.role or ""):
            continue
        if told := _sides_before(layers, person):
            if len(told) == 1 and told <= set(table.parties):
                (person.party,) = told
                person.party_basis = f"speaks behind a word of {person.party}'s"
            continue
        spoke = (_SPOKE_IN.match(layers.painted, each.end) for each in person.mentions)
        places = {
            vocabulary().state_of.get(city_of(layers, hit) or "")
            for told in spoke
            if told is not None
            for hit in layers.within(layers.names, *told.span("city"))
        }
        parties = places.intersection(table.parties) or homes
        if len(parties) == 1:
            (person.party,) = parties
            person.party_basis = f"speaks for a ministry of no named state, from {person.party}"
