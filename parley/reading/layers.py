"""The layers that all parts of a reading share: what stands where in one report.

Made once for a report, from the words up: sentences, names and numbers, dates, people and their
offices, papers, rounds, sides of the table; and at last the painted text, in which patterns can
speak of all these by type.
"""

import bisect
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from parley.model.report import Report
from parley.model.span import Quote, quote
from parley.reading import vocabulary as v
from parley.reading.dates import DateMention, find_dates
from parley.reading.dates_before import with_dates_before
from parley.reading.instruments import Paper, find_papers, spelled_otherwise
from parley.reading.late import Late
from parley.reading.lexicon import Hit, any_of, fold
from parley.reading.mechanisms.finder import find_round_mentions
from parley.reading.mechanisms.mention import RoundMention
from parley.reading.offices import Office, find_offices
from parley.reading.painting import paint
from parley.reading.people import Mention, Person, find_people
from parley.reading.sentences import Sentence, find_sentences

_NOT_A_PLACE = Late(
    r"\b(?:in|at|from|(?<!according )to|near|outside|via|around|visit|visited|visiting|toward"
    r"|towards|through|downtown|central|capital|city of|capital of|capital,|house,|hall,"
    r"|palace,|hotel,|centre,|center,|building,)[ ]$",
)


Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Side:
    """A party with a word that makes the two an actor: "the US side", "Japan's government"."""

    start: int
    end: int
    party: str


@dataclass(frozen=True, slots=True)
class StatesTogether:
    """A group of states with a word that makes it an actor: "the Central Asian ministers"."""

    start: int
    end: int
    group: v.Group


@dataclass(slots=True)
class Layers:
    """Everything found in one report below the level of its parts."""

    report: Report
    text: str
    folded: str
    sentences: list[Sentence]
    names: list[Hit]
    actors: list[Hit]
    topics: list[Hit]
    dates: list[DateMention]
    offices: list[Office]
    people: list[Person]
    papers: list[Paper]
    round_mentions: list[RoundMention]
    sides: list[Side]
    groups: list[StatesTogether]
    painted: str = ""
    idioms: list[Hit] = field(default_factory=list)
    """Words that only look like a topic: "a climate of trust"."""
    people_mentions: list[Mention] = field(default_factory=list)
    _starts: dict[int, tuple[object, list[int]]] = field(default_factory=dict)
    """Where the things of a list begin, by its identity; the list is kept, so that it stays one."""
    _found: dict[Any, Any] = field(default_factory=dict)
    _quotes: dict[int, Quote] = field(default_factory=dict)
    """Whole sentences as evidence, by their index."""

    def once(self, find: "Callable[[Layers], Found]") -> "Found":
        """What a function finds on these layers; it is found once, for all who ask."""
        try:
            found: Found = self._found[find]
        except KeyError:
            found = self._found[find] = find(self)
        return found

    def within(self, things: list, start: int, end: int) -> list:  # type: ignore[type-arg]
        """The things of a sorted list (with `start`) that begin in a span."""
        starts = self._starts_of(things)
        first = bisect.bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        return things[first : bisect.bisect_left(starts, end, first)]

    def _starts_of(self, things: list) -> list[int]:  # type: ignore[type-arg]
        known = self._starts.get(id(things))
        if known is None or len(known[1]) != len(things):
            known = self._starts[id(things)] = (things, [thing.start for thing in things])
        return known[1]

    def quote(self, start: int, end: int) -> Quote:
        """The evidence at a place."""
        return quote(self.text, start, end)

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that a position lies in."""
        at = bisect.bisect_right(self._starts_of(self.sentences), position) - 1
        if at >= 0 and position < self.sentences[at].end:
            return self.sentences[at]
        return None

    def sentence_quote(self, sentence: Sentence) -> Quote:
        """The whole sentence as evidence."""
        known = self._quotes.get(sentence.index)
        if known is None:
            known = self._quotes[sentence.index] = self.quote(sentence.start, sentence.end)
        return known


def _start(thing: Hit | DateMention | Paper | RoundMention | Mention | Side | Sentence) -> int:
    return thing.start


def lay(report: Report) -> Layers:
    """Make the layers of a report."""
    words = v.vocabulary()
    text = report.text
    folded = _fold_what_is_read(report)
    names, actors, topics, heads, paper_hits = words.lexicon.scan(text, folded)
    groups = [hit for hit in names if hit.kind == "group"]
    names = [hit for hit in names if hit.kind not in ("nothing", "group")]
    names = _of_states_named(folded, names)
    bodies = {hit.start for hit in names if hit.kind == "body"}
    actors = [
        hit
        for hit in actors
        if not (hit.kind == "unnamed" and bodies.intersection(range(hit.start, hit.end)))
        and not _BOTH_HAVE.search(folded, max(0, hit.start - 7), hit.end)
        and not _OF_ITS_SUBJECT.match(folded, hit.start)
        and (hit.value != "I" or _is_speaker(text, hit))
        and (not hit.value.endswith("of them") or _opens_clause(folded, hit.start))
    ]
    names = _with_short_forms(text, names)
    other = spelled_otherwise(text, paper_hits)
    topics = [hit for hit in topics if text[hit.start : hit.end] not in other]
    sentences = find_sentences(report)
    dates = with_dates_before(find_dates(text, folded), folded, sentences)
    offices = find_offices(folded, text, heads, names)
    papers = find_papers(text, folded, paper_hits, dates)
    people = find_people(text, folded, sentences, offices, names)
    mentions = sorted(
        (mention for person in people for mention in person.mentions),
        key=lambda mention: mention.start,
    )
    rounds = find_round_mentions(text, folded, heads, names)
    layers = Layers(
        report=report,
        text=text,
        folded=folded,
        sentences=sentences,
        names=names,
        actors=actors,
        topics=[],
        dates=dates,
        offices=offices,
        people=people,
        papers=papers,
        round_mentions=rounds,
        sides=_find_sides(folded, names),
        groups=_find_groups(folded, groups, names),
        people_mentions=mentions,
    )
    layers.painted = _paint(layers)
    layers.topics = _topics_outside_names(layers, topics)
    layers.idioms = [hit for hit in topics if hit.kind == "nothing"]
    return layers


# "the conference | on women": one told by its subject, not the one at whose table they sit
_OF_ITS_SUBJECT = Late(r"the (?:conference|board|group) (?:on|of|for)\b")
# "Ito and Abe have | both stressed": a word that goes with the verb, and nobody.
_BOTH_HAVE = Late(r"\b(?:have|had|has|are|were|will|would|also|re|ve|ll) both$")
# "All of them back …", not "work with all of them"
_OPENS_CLAUSE = Late(r"(?:[.;,:\"\n]|\b(?:and|that|while|but)) *$")


def _opens_clause(folded: str, start: int) -> bool:
    return start == 0 or bool(_OPENS_CLAUSE.search(folded, max(0, start - 8), start))


# "World War I", "Annex I": numerals, and nobody who speaks.
_SPEAKER_BEHIND = Late(r"['’]|,? [a-z]")
_NUMBERED = Late(r"[A-Z][\w.]* $")


def _is_speaker(text: str, hit: Hit) -> bool:
    """Whether "I" is whoever speaks."""
    ahead = text[max(0, hit.start - 16) : hit.start]
    return bool(_SPEAKER_BEHIND.match(text, hit.end)) and not _NUMBERED.search(ahead)


def _of_states_named(folded: str, names: list[Hit]) -> list[Hit]:
    """Give "Dominican" to the one of its states that the report names."""
    called = v.vocabulary().states_called
    shared = {hit: called.get(folded[hit.start : hit.end], ()) for hit in names}
    named = {hit.value for hit in names if hit.kind == "state" and not shared[hit]}
    return [
        hit if len(of := named.intersection(shared[hit])) != 1 else hit._replace(value=min(of))
        for hit in names
    ]


_SHORT_FORM = Late(r" ?\(([A-Z]{2,6})\)")


def _with_short_forms(text: str, names: list[Hit]) -> list[Hit]:
    """Add what a report calls a party for short: after "the African Union (AU)", each "AU"."""
    known = {text[hit.start : hit.end] for hit in names}
    more: list[Hit] = []
    for hit in names:
        given = _SHORT_FORM.match(text, hit.end) if hit.kind == "state" else None
        initials = "".join(w[0] for w in re.findall(r"[A-Z]\w+", text[hit.start : hit.end]))
        if given is None or given[1] != initials or given[1] in known:
            continue
        known.add(given[1])
        more += [
            Hit(found.start(), found.end(), "state", hit.value)
            for found in re.finditer(rf"\b{given[1]}\b", text)
        ]
    return sorted(names + more, key=_start) if more else names


def _fold_what_is_read(report: Report) -> str:
    """The folded text of the blocks that are read; everything else is blank, at its length."""
    out: list[str] = []
    at = 0
    for block in report.readable():
        out.append("\n" * (block.span.start - at))
        out.append(fold(block.span.of(report.text)))
        at = block.span.end
    out.append("\n" * (len(report.text) - at))
    return "".join(out)


_FIELD = (
    r"(?:foreign affairs|(?:national )?defen[cs]e|external affairs|public security|interior"
    r"|home affairs)"
)
"""What a ministry is of."""


@cache
def _side_word() -> Late:
    words = any_of(v.vocabulary().side_words)
    inner = (
        r"(?:(?:foreign|defen[cs]e|senior|top|government|high-ranking|ministry|security"
        r"|military|deputy|vice|interim|new|current) ){0,2}"
    )
    field = rf"(?:(?<=minister)|(?<=ministers)|(?<=ministry)) (?:of|for) (?:the )?{_FIELD}"
    return Late(rf"(?:'s?)? {inner}{words}(?:{field})?(?![\w-])")


@cache
def _member_word() -> Late:
    """ "ASEAN countries", "ASEAN's ten members": they speak for the organisation."""
    return Late(
        rf"(?:'s?)? (?:{_HOW_MANY} )?(?:member )?"
        r"(?:countries|states|nations|members|member states|republics)(?![\w-])"
    )


_HOW_MANY = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?)"
_ALL_OF_THEM = Late(rf"\b(?:all |all the |both |the |each of the )(?:{_HOW_MANY} )?$")


_OPENING = 600  # characters in which it is said whose meeting it is
_OWN = Late(r"'s?\b|’s?\b| (?:in|of|with|against|between) ")


def _find_groups(folded: str, hits: list[Hit], names: list[Hit]) -> list[StatesTogether]:
    """Find "the Central Asian ministers", "all five Nordic countries", "Allies"."""
    found: list[StatesTogether] = []
    opening = {hit.value for hit in names if hit.start < _OPENING}
    for hit in hits:
        group = v.vocabulary().groups[hit.value]
        is_alone = folded[hit.start : hit.end] in group.alone and group.party in opening
        if is_alone and not _OWN.match(folded, hit.end):
            found.append(StatesTogether(hit.start, hit.end, group))
            continue
        match = _side_word().match(folded, hit.end) or _member_word().match(folded, hit.end)
        if match is None:
            continue
        left = max(0, hit.start - len("each of the eleven "))
        ahead = _ALL_OF_THEM.search(folded, left, hit.start)
        start = ahead.start() if ahead else hit.start
        found.append(StatesTogether(start, match.end(), v.vocabulary().groups[hit.value]))
    return found


_MINISTRY_OF = Late(
    r"\b(?:the )?(?:(?:foreign|defen[cs]e|interior|home) )?(?:ministry|department|embassy"
    rf"|government|armed forces|coast guard|office)(?: of {_FIELD})? of (?:the )?$",
)


def _find_sides(folded: str, names: list[Hit]) -> list[Side]:
    """Find "the US side", "Vietnamese officials", "Japan's government"."""
    found: list[Side] = []
    pattern, members = _side_word(), _member_word()
    capitals = v.vocabulary().capital_of
    for hit in names:
        if hit.kind not in ("state", "adjective", "metonym", "city"):
            continue
        party = hit.value
        if hit.kind == "city":
            party = capitals.get(hit.value, "")
            if not party:
                continue
        match = pattern.match(folded, hit.end)
        if match is None and party in v.ORGANISATIONS:
            match = members.match(folded, hit.end)
        has_article = folded[max(0, hit.start - 4) : hit.start] == "the "
        if match:
            found.append(Side(hit.start - 4 * has_article, match.end(), party))
            continue
        if not folded.endswith((" of ", " of the "), 0, hit.start):
            continue
        of = _MINISTRY_OF.search(folded, max(0, hit.start - 70), hit.start)
        if of:
            found.append(Side(of.start(), hit.end, party))
    return sorted(found, key=_start)


@cache
def _cities() -> frozenset[str]:
    return frozenset(v.vocabulary().state_of)


def is_metonym(folded: str, hit: Hit) -> bool:
    """Whether a capital stands for its government: "Hanoi agreed", not "in Hanoi"."""
    if hit.kind == "metonym" and folded[hit.start : hit.end].title() not in _cities():
        return True  # "the Kremlin" is never a place where a round is held
    return not _NOT_A_PLACE.search(folded, max(0, hit.start - 16), hit.start)


# "an official visit", "official talks": the word tells a form, not a person.
_OFFICIAL_THING = Late(
    r"official (?:visits?|trips?|tours?|travel|talks|levels?|dialogues?|consultations?|statements?"
    r"|websites?|capacity|names?|titles?|ceremony|dinners?|launch|opening|texts?|sources?"
    r"|documents?|development|channels?|meetings?|figures?|assistance|relations|invitation)\b"
)


# "The Joint Working Group (JWG) | also agreed to …", "the meeting of the ministers | of Peru and
# Chile, held in Lima on Sunday, decided to …": who sits on it acts as one.
_ACTS = Late(
    r"(?: \([a-z&+-]{2,9}\))?(?:(?: (?:of|between|among) [^.;]{3,80}?)?,"
    r" (?:which (?:took place|met|was (?:held|convened|hosted))|held|convened|hosted) [^.;,]{3,60}"
    r"(?:, \d{4})?,)?"
    r" (?:(?:also|further|then|unanimously|jointly|strongly|warmly) )?"
    r"(?:agreed|decided|resolved|undertook|pledged|committed|approved|endorsed|adopted|recommended"
    r"|welcomed|noted|expressed|voiced|reaffirmed|underlined|underscored|stressed|emphasi[sz]ed"
    r"|highlighted|recogni[sz]ed|acknowledged|commended|praised|appreciated|condemned|supported"
    r"|called (?:on|for|upon)|urged)\b"
)


def _acts_as_one(layers: Layers, mention: RoundMention) -> bool:
    """Whether a mechanism is named as the one who agrees or holds a view, for all who sit on it."""
    has_parties = any(mention.start <= start < mention.end for start, _ in mention.party_spans)
    return (
        mention.ordinal is None
        and not has_parties
        and _ACTS.match(layers.folded, mention.end) is not None
    )


def _paint(layers: Layers) -> str:
    folded = layers.folded
    things: list[tuple[int, int, str]] = []
    things += [(m.start, m.end, "PERSON") for m in layers.people_mentions]
    things += [(h.start, h.end, "DOCUMENT") for h in layers.actors if _speaks(h, layers.papers)]
    things += [(p.start, p.end, "PAPER") for p in layers.papers]
    things += [
        (r.start, r.end, "JOINT" if _acts_as_one(layers, r) else "ROUND")
        for r in layers.round_mentions
        if not r.is_anaphor or _acts_as_one(layers, r)
    ]
    # "on the same day" keeps its words: they tell that something stood beside the round.
    things += [(d.start, d.end, "DATE") for d in layers.dates if d.word != "the same day"]
    things += [(s.start, _end_with_office(layers, s), "SIDE") for s in layers.sides]
    things += [(g.start, g.end, "JOINT") for g in layers.groups]
    things += [
        (o.outer_start, o.end, "OFFICE")
        for o in layers.offices
        if folded[o.start : o.end] != "chair" and not _OFFICIAL_THING.match(folded, o.start)
    ]
    kinds = {"joint": "JOINT", "pronoun": "PRONOUN", "unnamed": "UNNAMED"}
    kinds |= {"document": "DOCUMENT", "outsider": "OUTSIDER"}
    things += [(h.start, h.end, kinds[h.kind]) for h in layers.actors]
    capitals = v.vocabulary().capital_of
    for hit in layers.names:
        if hit.kind == "state":
            things.append((hit.start, hit.end, "PARTY"))
        elif hit.kind == "adjective":
            things.append((hit.start, hit.end, "ADJECTIVE"))
        elif hit.kind == "body":
            things.append((hit.start, hit.end, "BODY"))
        elif is_metonym(folded, hit) and (hit.kind == "metonym" or hit.value in capitals):
            things.append((hit.start, hit.end, "PARTY"))
        else:
            things.append((hit.start, hit.end, "CITY"))
    return paint(folded, things)


def _end_with_office(layers: Layers, side: Side) -> int:
    """Where "the French Deputy Minister | of Industry and Trade" ends as one who acts."""
    told = (o.end for o in layers.offices if side.start <= o.start < side.end)
    return max([side.end, *told])


def _speaks(hit: Hit, papers: list[Paper]) -> bool:
    """Whether "the joint statement" is the paper that speaks, no longer name of one."""
    return hit.kind == "document" and any(
        hit.start <= paper.start and paper.end <= hit.end for paper in papers
    )


# "agreed to launch | an energy dialogue": a new one, whose subject is what is agreed on.
_BEGUN_ANEW = Late(
    r"\b(?:begin|start|launch|set(?:ting)? up|establish|creat|institut|initiat|form|propos"
    r"|establishment|creation|launch)\w* (?:of )?an? (?:\w+ ){0,2}$"
)
_REACH_OF_BEGUN = 40  # characters


def _topics_outside_names(layers: Layers, topics: list[Hit]) -> list[Hit]:
    """Drop the words that only look like topics: "a stable environment", names of rounds, people.

    Those in offices, bodies and sides ("the Coast Guard") stay as hints of kind "inside".
    """
    never = _covers(
        [(m.start, m.end) for m in layers.people_mentions]
        + [
            (r.start, r.end)
            for r in layers.round_mentions
            if not _BEGUN_ANEW.search(layers.folded, max(0, r.start - _REACH_OF_BEGUN), r.start)
        ]
    )
    bodies = _covers(
        [(o.outer_start, o.end) for o in layers.offices]
        + [(h.start, h.end) for h in layers.names if h.kind == "body"]
        + [(s.start, s.end) for s in layers.sides]
    )
    return [
        hit._replace(kind="inside") if bodies(hit.start) else hit
        for hit in topics
        if hit.kind != "nothing" and not never(hit.start)
    ]


def _covers(spans: list[tuple[int, int]]) -> Callable[[int], bool]:
    """A test whether a position lies in one of some spans."""
    spans.sort()
    starts = [start for start, _ in spans]
    reaches: list[int] = []
    for _, end in spans:
        reaches.append(max(end, reaches[-1] if reaches else 0))

    def covers(position: int) -> bool:
        at = bisect.bisect_right(starts, position) - 1
        return at >= 0 and position < reaches[at]

    return covers
