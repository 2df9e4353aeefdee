"""Topics: which subjects a phrase speaks of, and which were on the table of a round."""

import itertools
import re
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.reading.anchors import Rare
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import Hit
from parley.reading.occasion import table_of
from parley.reading.painting import FILL, TYPES
from parley.reading.sentences import Sentence
from parley.reading.table import Table
from parley.reading.vocabulary import vocabulary

STRENGTH = {"clear": 3.0, "usual": 2.0, "inside": 1.5, "faint": 1.0}
NAMES_IT = 2.0  # from here on a word names its topic; below, it hints at it
# Places and bodies: where they stand with a matter of their own, the matter is the topic.
PLACES = frozenset(
    {"south-china-sea", "indo-pacific", "korean-peninsula", "myanmar", "ukraine", "middle-east"}
    | {"regional-international-issues", "asean-centrality", "united-nations", "taiwan-strait"}
    | {"mekong", "partnership-status"},
)
# Places whose peace may be spoken of without their name.
_QUIET = (
    "taiwan-strait",
    "korean-peninsula",
    "south-china-sea",
    "ukraine",
    "middle-east",
    "myanmar",
)
_NOWHERE = frozenset({"partnership-status", "asean-centrality", "united-nations"})
PRINCIPLES = frozenset(
    {"law-of-the-sea", "south-china-sea", "freedom-of-navigation", "code-of-conduct"}
    | {"korean-peninsula", "ukraine", "myanmar", "middle-east", "human-rights", "taiwan-strait"}
    | {"regional-international-issues", "indo-pacific", "united-nations", "non-proliferation"}
    | {"asean-centrality"},
)
"""Topics on which "should" states a view rather than a task."""

_SEPARATOR = Late(
    r",? (?:and|as well as|along with|together with|including|such as|plus|while|but also|or"
    r"|in addition to|besides|especially|particularly|notably|namely|like|apart from) |[,;:] "
    r"| / |\((?![^()]{1,12}\))",  # "Nations (ASEAN)" is one thing
)
_PREPOSITION = (
    r"(?:in|across|throughout|within|for|of|to|on|over|at|around|into|under|between|with|against"
    r"|towards?|about|from|by|as|through|regarding|concerning|including|such as|like)"
)
_IN_PLACE = Late(rf"\b{_PREPOSITION} (?:the |a |their |its |both |all )?(?:\w+[ -]){{0,2}}$")
_GROUNDS = Late(
    r"\b(?:contributing to|thus|thereby|so as to|with a view to|along with|amid|based (?:up)?on"
    r"|in (?:line|accordance|keeping|conformity|compliance) with|on the basis of"
    r"|underpinned by|guided by|founded (?:up)?on|grounded in|rooted in|anchored in|enshrined in"
    r"|as demonstrated by|building on"
    r"|consistent with|as reflected in|as outlined in|as laid out in|as seen in|as evidenced by"
    r"|as (?:set|laid|spelt|spelled) (?:out|down|forth)(?: \w+)? in|pursuant to"
    r"|in the spirit of|with respect for|in view of|in the light of"
    r"|in the context of|as (?:a )?part of|under the|(?:which|that) (?:respects?|upholds?)"
    r"|respecting)\b"
)
_GOES_ON = Late(
    r"[,;] (?:and|as well as) (?:to|in|on|for|of|[a-z]+ing)\b|; "
    r"|,(?: and| as well as)? (?:the )?(?:[a-z]+ ){1,3}(?:of|on|for)\b"
)
_LOOSE_END = Late(
    r"(?:,? (?:and|as well as|along with|together with|including|such as|plus|while|or|in addition"
    r" to|but also|the|in|especially|particularly|notably|like|of|on|for|both|to|by|with))+$"
)
_LOOSE_START = Late(
    r"(?:and|as well as|such as|in particular|namely|among them|including|'(?:re|m|ve|ll|s)) (?=\S)"
)

# "As regards the East Sea, …": what the whole sentence is about.
OPENING = Late(
    r"\W{0,2}(?:\(?\d{1,2}[.)] ?)?"
    r"(?!in an? (?:joint |strong |clear )?(?:condemnation|sign|show|nod|gesture|boost|blow|bid|move"
    r"|step|effort|break)\b)"
    r"(?!in (?:the )?(?:context|light|face|wake|midst|spirit|framework|course|view) of\b)"
    r"(?:as (?:regards|for|to|concerns)|regarding|concerning|with regard to"
    r"|with respect to|on|in|about"
    r"|within|under (?=the|their|its|our)|turning to|speaking of|of|touching on|in respect of"
    r"|in the area of|asked (?:about|on)"
    r"|when it comes to|on the (?:subject|question|issue|matter|topic) of|in response to"
    rf"|in the field of)\b(?:[^,;]{{3,90}},|[^,;]{{3,40}}? (?=(?:the )?[{TYPES['JOINT']}]))"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """A topic and the words of a clause that are about it."""

    code: str
    start: int
    end: int
    head: tuple[tuple[int, int], ...] = ()
    """What governs it, where that stands ahead of a list: "solve issues including", "fight"."""

    @property
    def span(self) -> tuple[int, int]:
        """Where the words begin and end."""
        return self.start, self.end

    def words(self, text: str) -> str:
        """The matter in the words of the text."""
        said, last = "", self.start
        for start, end in (*self.head, self.span):
            parted = " … " if said and text[last:start].strip() else " "
            said += parted + " ".join(text[start:end].split())
            last = end
        return said.strip()


def can_belong_to(matter: str, place: str) -> bool:
    """Whether a matter is about a place where both stand together: missiles of North Korea."""
    return place in _belongs().get(matter, ())


@cache
def _belongs() -> dict[str, frozenset[str]]:
    """Matters that belong to a place where both stand together."""
    data = rules.load("topics")["belongs"]
    return {matter: frozenset(places) for matter, places in data.items()}


def told_topics(layers: Layers) -> list[Hit]:
    """The words that tell a topic in a report: all but the names of those who sit at its table.

    In talks of Poland and Ukraine "Ukraine" is who speaks; the war there has words of its own.
    """
    return layers.once(_topics_told)


def _topics_told(layers: Layers) -> list[Hit]:
    table = layers.once(table_of)
    hits = in_talks(layers.folded, layers.topics, layers.names, table)
    hits = _without_defended(layers.folded, _without_titles(layers, hits))
    hits = _without_targets(layers, _without_occasions(layers.painted, hits))
    hits = _with_third_parties(layers, hits, table.parties)
    return _with_relations(layers.painted, _without_forums(layers.folded, hits))


# "the Trade, Tourism and Investment Minister", "the Minister for Trade, Tourism and Investment":
# an office, whatever it is for.
_TITLE = Late(
    r"(?:[A-Z][\w-]+(?:, and |, | and | & )){1,4}[A-Z][\w-]+ (?:Minister|Secretary|Commissioner)\b"
    r"|\b(?:Minister|Secretary|Commissioner|Ministrie|Department)s? (?:for|of) (?:the )?"
    r"(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?(?:, and |, | and | & )){1,4}[A-Z][\w-]+"
)


_OFFICE_FOR = Late(
    r"(?:[a-z-]+ ){0,3}(?:minister|secretary|undersecretary|director|commissioner|envoy|adviser)"
    r" (?:for|of) "
)


def _without_titles(layers: Layers, hits: list[Hit]) -> list[Hit]:
    titles = [found.span() for found in _TITLE.finditer(layers.text)]
    titles += [
        (office.start, office.end)
        for office in layers.offices
        if _OFFICE_FOR.match(layers.folded, office.start, office.end)
    ]
    return [hit for hit in hits if not any(a <= hit.start < b for a, b in titles)]


# "the defence of freedom of navigation": no work of armed forces.
_DEFENDED = Late(
    r" of (?:the |their |its )?(?:freedoms?|democracy|human rights|rights|international law|values"
    r"|constitutional|rules|multilateralism|peace|order|principles|sovereignty|law)\b"
)


def _without_defended(folded: str, hits: list[Hit]) -> list[Hit]:
    return [
        hit
        for hit in hits
        if hit.end - hit.start != len("defence") or not _DEFENDED.match(folded, hit.end)
    ]


# "attacks on | hospitals and power stations": what is attacked is not what the words are about.
_ATTACKED = Rare(
    r"\b(?:attacks?|strikes?|shelling|bombings?|bombardments?|raids?|assaults?|airstrikes?)"
    r" (?:on|upon|against|of) (?:[\w'-]+ ){0,3}?(?=hospital|school|clinic|power|energy|market"
    r"|civilian|(?:air|naval|military) base|airport|port\b|dam\b)(?:[\w'-]+(?: and |, | )?){1,4}",
    "folded",
)
_AIMED_AT = frozenset(
    {"health", "energy", "economy-trade", "military-exercises", "people-to-people"}
)


def _without_targets(layers: Layers, hits: list[Hit]) -> list[Hit]:
    targets = [found.span() for found in _ATTACKED.finditer(layers, 0, len(layers.folded))]
    return [
        hit
        for hit in hits
        if hit.value not in _AIMED_AT or not any(a <= hit.start < b for a, b in targets)
    ]


# "the relations between | Armenia and Azerbaijan": of others than those who sit at the table.
_BETWEEN_STATES = Late(
    rf" (?:between|of) (?:the )?(?P<one>{TYPES['PARTY']}){FILL}* and (?:the )?"
    rf"(?P<other>{TYPES['PARTY']}){FILL}*"
)


def _with_third_parties(layers: Layers, hits: list[Hit], seated: tuple[str, ...]) -> list[Hit]:
    """The relations of states that do not sit at the table are a regional matter."""
    return [
        hit._replace(value="regional-international-issues", kind="usual")
        if hit.value == "partnership-status" and _is_of_others(layers, hit, seated)
        else hit
        for hit in hits
    ]


def _is_of_others(layers: Layers, hit: Hit, seated: tuple[str, ...]) -> bool:
    told = _BETWEEN_STATES.search(layers.painted, hit.start, hit.end + _LONGEST_NAME)
    if told is None or len(seated) < 2 or told.start() > hit.end:
        return False
    names = [
        name
        for key in ("one", "other")
        for name in layers.within(layers.names, told.start(key), told.start(key) + 1)
    ]
    members = vocabulary().members_of
    at_table = set(seated).union(*(members.get(code, ()) for code in seated))
    codes = {_party_named(name) for name in names}
    return len(codes) == 2 and not codes <= at_table


# "agreed at the summit", "on the margins of the G7", "after the elections": when or where something
# was done, and no matter.
_OCCASION = Late(
    r"(?:annual |special |commemorative |leaders' )?summits?(?: meetings?| talks)?|elections"
)
_WHEN = Late(
    r"\b(?:at|after|since|following|ahead of|before|during|from|until|because of|due to|owing to"
    r"|(?:sidelines|margins|fringes|eve|run-up|wake|decisions|outcomes?|results) (?:of|to))"
    r" (?:(?!(?:and|for|to|they|it|he|she)\b|discuss|prepar|hold|held)[^\s,;.]+ ){0,6}$"
)
_MARGINS = Late(r"\b(?:sidelines|margins|fringes) of (?:(?!and\b)[^\s,;.]+ ){0,4}$")
_LONGEST_NAME = 70  # characters of "at the third European Union-African Union"


def _without_occasions(painted: str, hits: list[Hit]) -> list[Hit]:
    """Drop the summits that only tell when or where something was done."""
    return [hit for hit in hits if not _is_occasion(painted, hit)]


def _is_occasion(painted: str, hit: Hit) -> bool:
    before = max(0, hit.start - _LONGEST_NAME)
    if _OCCASION.fullmatch(painted, hit.start, hit.end):
        return bool(_WHEN.search(painted, before, hit.start))
    return hit.value in PLACES and bool(_MARGINS.search(painted, before, hit.start))


# "multilateral forums, the East Asia Summit in particular": the example tells which ones.
_FORUMS = Late(
    r"(?:multilateral|international|regional and international|international and regional)"
    r" (?:defen[cs]e |security )?(?:fora|forums?|mechanisms|institutions|organi[sz]ations)"
)
_ASEAN_AMONG_THEM = Late(
    r"(?: and mechanisms)?"
    r"(?:,? (?:as well|concerned|including|particularly|especially|notably|such as|like|above all"
    r"|in particular|those|led by|initiated by|of|within|the)){0,5}"
    r",? (?:asean|admm|east asia summit)\b"
)


# "urge international organisations to help in clearing mines"
_TO_HELP = Late(r" to (?:take part|join|help|support|contribute|assist|give|provide)\b")


def _without_forums(folded: str, hits: list[Hit]) -> list[Hit]:
    """Drop the forums of no name where an example or what they are to do stands behind them."""
    return [
        hit
        for hit in hits
        if not _FORUMS.fullmatch(folded, hit.start, hit.end)
        or not (_ASEAN_AMONG_THEM.match(folded, hit.end) or _TO_HELP.match(folded, hit.end))
    ]


# What is another matter in talks on one subject.
_OF_SUBJECT: dict[str, dict[str, Late]] = {
    "human-rights": {
        "human-rights": Late(
            r"rule of law|justice|courts|judicial reform|arrests?|trials?|prisons?|judges|judiciary"
            r"|police|crimes?|(?:forced|child) labou?r|women(?!.*peace).*|gender (?!.*peace).*"
            r"|(?:gender-based|sexual) violence|girls|empowerment of women"
        )
    },
    "defence-cooperation": {
        "military-training": Late(
            r"education|education(?: and |-)training|training and education"
            r"|human resources? (?:training|development)|scholarships?"
        )
    },
}


# "a cooperation plan", "new areas of cooperation": on what the talks are about.
_WORK_ON_IT = Late(
    r"(?:(?:cooperation|collaboration) (?:plans?|mechanisms?|programmes?|projects?|activities)"
    r"|(?:(?:dialogue|consultation|consultations) )?mechanisms?|action plan|joint vision"
    r"|bilateral cooperation"
    r"|(?:new |other |more |potential )?(?:areas|fields) (?:of|for) (?:cooperation|collaboration))"
)


def _as_subject(folded: str, hits: list[Hit], subject: str) -> list[Hit]:
    """In talks on human rights the rule of law is a right, in those of armies education theirs."""
    groups = _OF_SUBJECT.get(subject, {}).items()
    out: list[Hit] = []
    for hit in hits:
        code = next(
            (code for code, words in groups if words.fullmatch(folded, hit.start, hit.end)),
            hit.value,
        )
        if code == "partnership-status" and _WORK_ON_IT.fullmatch(folded, hit.start, hit.end):
            code = subject
        out.append(hit._replace(value=code))
    return out


_OF_TWO = Late(rf"[{TYPES['PARTY']}]{FILL}* ?[-–/] ?[{TYPES['PARTY']}]{FILL}* $")
_TIES = frozenset({"relations", "relationship", "ties", "partnership", "friendship", "alliance"})


def _with_relations(painted: str, hits: list[Hit]) -> list[Hit]:
    """ "Peru-Chile relations" name what "relations" alone only hints at."""
    return [
        hit._replace(kind="usual")
        if hit.kind == "faint"
        and painted[hit.start : hit.end] in _TIES
        and _OF_TWO.search(painted, max(0, hit.start - 60), hit.start)
        else hit
        for hit in hits
    ]


def in_talks(folded: str, topics: list[Hit], names: list[Hit], table: Table) -> list[Hit]:
    """What topic words stand for in talks of these parties on this subject."""
    hits = _without_parties(folded, topics, names, table.parties)
    if table.subject == "partnership-status":
        return hits
    return _as_subject(folded, hits, table.subject)


def _without_parties(
    folded: str, topics: list[Hit], names: list[Hit], seated: tuple[str, ...]
) -> list[Hit]:
    """Topic words of a text without those that are but the name of a party at the table."""
    own = {(hit.start, hit.end) for hit in names if _party_named(hit) in seated}
    told = [
        hit
        for hit in topics
        if hit.value not in PLACES
        or ((hit.start, hit.end) not in own and not _is_seated(folded[hit.start : hit.end], seated))
    ]
    return _among_themselves(folded, told) if "ASEAN" in seated else told


_MOST_OF_IT = 3  # of the states of a region


def _is_seated(region: str, seated: tuple[str, ...]) -> bool:
    """Whether a region is who speaks, as each of its states is that sit at the table."""
    groups = [group for group in vocabulary().groups.values() if region in group.names]
    return any(len(group.members.intersection(seated)) >= _MOST_OF_IT for group in groups)


def _party_named(hit: Hit) -> str | None:
    if hit.kind == "city":
        return vocabulary().capital_of.get(hit.value)
    return hit.value


def _among_themselves(folded: str, hits: list[Hit]) -> list[Hit]:
    """Relations with ASEAN are, at a table with ASEAN, the relations of those who sit there."""
    return [
        hit._replace(kind="usual", value="partnership-status")
        if hit.value == "asean-centrality" and _RELATION.search(folded, hit.start, hit.end)
        else hit
        for hit in hits
        if not _WITH_ASEAN.match(folded, hit.start, hit.end)
    ]


_RELATION = Late(r"\b(?:relations|ties|partnership|cooperation)\b")
_WITH_ASEAN = Late(r"(?:work|engagement) (?:with|within|in) asean")


_THEM = (
    r"(?:students|teachers|nurses|doctors|workers|farmers|tourists|researchers|scholars|academics"
    r"|scientists|journalists|investors|entrepreneurs|drivers|pilgrims|patients|athletes|artists"
    r"|business ?people|businessmen|young people|families)"
)
_FOR_SOME = Late(rf"\b(?:for|of|to|by|from|among) (?:[\w-]+ )?{_THEM}$")
_AND_OTHERS = Late(rf"(?:[\w-]+ )?{_THEM}(?=\W*$|[,.;]| (?:of|from|who|in|with)\b)")


def _is_of_people(painted: str, start: int, found: re.Match[str]) -> bool:
    """ "visa rules for nurses | and students": for whom one thing is, not two things."""
    behind = _AND_OTHERS.match(painted, found.end())
    return behind is not None and bool(_FOR_SOME.search(painted, start, found.start()))


# "files, | brought together by a university, | that may help": more of what stands before
_TELLS_MORE = Late(
    r"(?:(?:[a-z]+ed|brought|made|given|built|held|led|drawn|run|written|kept) (?:[a-z]+ ){0,2}?by"
    r"|that (?:may|might|can|could|will|would|has|have|is|are)"
    rf"|{TYPES['PARTY']}{FILL}* (?:have |has |had )?(?:signed|agreed|launched|set up|share|run)) ?"
)


def split_by_topic(
    layers: Layers, start: int, end: int, quiet: str | None, place: str | None = None
) -> list[Matter]:
    """Cut a phrase into its matters: one for each different topic of a list.

    In each part between separators the clearest topic counts; a place counts only where its part
    names nothing else; hints count only where the whole phrase has nothing better. `quiet` is the
    place that "peace and stability" is about where the phrase names none; `place` is the one that
    the sentence opens with: "On North Korea, …".
    """
    hits = _without_setting(layers, start, end, layers.within(told_topics(layers), start, end))
    doers = _DOERS.match(layers.folded, start, end)
    deeds = [hit for hit in hits if doers and hit.start >= doers.end()]
    if any(STRENGTH.get(hit.kind, 0) >= NAMES_IT for hit in deeds):
        hits = deeds
    peace = [hit for hit in hits if hit.kind == "peace"]
    hits = _placed(hits, place or quiet)
    if not hits:
        return []
    painted = layers.painted
    hits = _of_the_head(painted, start, end, _of_their_place(layers, hits, place))
    hits = _of_training(
        painted, _without_list_head(layers, start, end, _without_forms(painted, hits))
    )
    if not hits:
        return []
    edges = [start]
    edges.extend(
        found.end()
        for found in _SEPARATOR.finditer(painted, start, end)
        if not any(hit.start < found.start() and found.end() <= hit.end for hit in hits + peace)
        and not (doers and found.end() <= doers.end())
        and not _is_one_phrase(layers, start, end, found, hits)
        and not _is_of_people(painted, start, found)
        and not _TELLS_MORE.match(painted, found.end(), end)
    )
    edges.append(end)
    parts: list[tuple[int, int, Hit]] = []
    tails: dict[int, int] = {}
    begun = start
    for edge, stop in itertools.pairwise(edges):
        inside = [hit for hit in hits if edge <= hit.start < stop]
        if inside and parts and _CAPACITY.match(painted, edge):
            continue  # "hosted as a member of X | and as the chair of Y"
        if not _JOINED.search(painted, start, edge):
            begun = edge  # "a plan for emergencies | and disasters" begins with the plan
        if inside:
            parts.append((begun, stop, _clearest(layers, edge, inside)))
            begun = stop
        elif _JOINED.search(painted, start, edge) and not painted.startswith("to ", edge):
            tails[edge] = stop  # "mutual defence | and security"
            begun = stop
    best = max(STRENGTH[hit.kind] for *_, hit in parts)
    if best < NAMES_IT:  # hints tell one matter, never a list
        hint = max(parts, key=lambda part: STRENGTH[part[2].kind])[2]
        return [_trimmed(layers, Matter(hint.value, start, end))]
    parts = [part for part in _with_hints(parts) if STRENGTH[part[2].kind] >= NAMES_IT]
    parts = _without_grounds(painted, start, _without_places(parts))
    first = parts[0][2]
    is_named = first.value in _QUIET and layers.text[first.start].isupper()
    is_named = is_named and first.kind == "clear"
    is_named = is_named and not any(_is_nuclear(painted, hit, first) for hit in hits)
    if is_named and not painted[start : parts[0][2].start].strip(" \"'"):
        # "North Korea must …, to honour …": all of it is about the one that it begins with
        return [_trimmed(layers, Matter(parts[0][2].value, start, end))]
    chosen: dict[str, list[int]] = {}
    last = ""
    for edge, stop, hit in parts:
        known = chosen.get(hit.value)
        if known is None:
            is_bare = not chosen and hit.value in PLACES  # "peace in Europe | and Asia"
            chosen[hit.value] = [start if is_bare else edge, stop]
        elif hit.value == last and stop - known[0] < LONGEST_MATTER:
            known[1] = stop
        last = hit.value
    if len(chosen) == 1:
        return [_trimmed(layers, Matter(parts[0][2].value, start, end))]
    return [
        _trimmed(layers, Matter(code, first, tails.get(stop, stop)))
        for code, (first, stop) in chosen.items()
    ]


# "immigration and police officers of both sides will form | a team against smuggling"
_DOERS = Late(
    r"[^,;:]{3,80}?\b(?:officers|officials|experts|teams?|ministries|agencies|guards"
    r"|scientists|doctors|engineers|soldiers|companies|firms|navies"
    r"|armies|committees?|groups?|brigade|lawyers|teachers|diplomats)"
    r"(?: (?:of|from) (?:the |both )?[^,;:]{2,30}?)? (?:will|would|shall|should) (?!be\b)"
)
_DEED = Late(r"to (?!the\b|its\b|their\b|an?\b|all\b|both\b|each\b)[a-z]{2,} ")
_CAPACITY = Late(r"as (?:an?|the|its|their) ")


def _with_hints(parts: list[tuple[int, int, Hit]]) -> list[tuple[int, int, Hit]]:
    """Let a part that hints at a topic join the next, which names it: "transport | and trade"."""
    joined: list[tuple[int, int, Hit]] = []
    for start, end, hit in parts:
        last = joined[-1] if joined else None
        is_hint = last is not None and STRENGTH[last[2].kind] < NAMES_IT
        if last is not None and is_hint and last[2].value == hit.value:
            joined[-1] = (last[0], end, hit)
        else:
            joined.append((start, end, hit))
    return joined


# Words that end as adjectives do, and some that do not: "an objective | and just position".
_ADJECTIVE = (
    r"(?:un[\w-]{2,}ed|[\w-]{2,}(?:[ai]ble|[aeio]nt|ive|ous|ful|less|ic|(?:[lr]|n|ic|ri|ti|ci|ur|ment)al)"
    r"|[\w-]+-(?:oriented|looking|based|led|driven|focused)"
    r"|just|fair|free|open|safe|sound|illegal)"
)
_LIKE_ADJECTIVE = Late(rf"(?<![\w-])(?:{_ADJECTIVE}|\w{{2,}}ly \w+(?:ing|ed))$", re.IGNORECASE)
_ADJECTIVE_OF = Late(rf"{_ADJECTIVE} (?!and\b|or\b)[a-z(]", re.IGNORECASE)
# "the release of hostages | and detainees": one more thing of the same kind, not a field of work.
_THING_OF = Late(
    r"\b(?!fields?\b|areas?\b|domains?\b|issues?\b|matters?\b|spheres?\b|sectors?\b|topics?\b)"
    r"[a-z]{4,} of (?:the |all |more |its |their )?(?:[\w-]+ ){0,2}[\w-]+$"
)
_BETWEEN = Late(r"\bbetween (?:the |its |their )?(?:(?! and )[^,;]){1,40}$")
_WHO_DO = Late(r"\b(?:who|that|which) [a-z]+$")
_SOME_PEOPLE = Late(
    r"(?!of |for |to )(?:[\w-]+ ){0,2}(?:people|activists|students|workers|journalists|officials"
    r"|farmers|experts|researchers|teachers|citizens|defenders|entrepreneurs|officers|soldiers)\b"
)
_TO_PEOPLE = Late(
    r"\b(?:to|for|of|between|among|against) (?:the |all |young )?(?:[\w-]+ )?(?:students|workers"
    r"|people|journalists|officials|farmers|experts|researchers|teachers|citizens|entrepreneurs|officers"
    r"|soldiers|activists|defenders|scientists|tourists|pupils)$"
)
# "ties between ministries, agencies of the law | and customs offices"
_AMONG_LISTED = Late(r"\bbetween (?:the |its |their )?[^,;]{1,30}, [^,;]{1,30}(?:,[^,;]{1,30})?$")
_GOES_ON_LISTED = Late(r"[^,;]{1,30},? and ")
_BOTH_OF_THEM = Late(
    rf"[{TYPES['JOINT']}]|\b(?:two|three|both|our|countries|nations|states|sides"
    r"|parties|governments|peoples)\b"
)
# "friendship of the two countries | and their armies"
_OF_BOTH = Late(r"\b(?:of|between|for) (?:the )?(?:two |both )(?:countries|sides|states|nations)$")
_PAIR = Late(rf"{TYPES['PARTY']}{FILL}* [-–] {TYPES['PARTY']}")
_PAIR_ENDS = Late(rf"{_PAIR.pattern}{FILL}*$")
# "officials of ASEAN | and China"
_PARTY_ENDS = Late(rf"{TYPES['PARTY']}{FILL}*$")
_PARTY_BEGINS = Late(TYPES["PARTY"])
_PARTY_ALONE = Late(rf"(?:both |the )?{TYPES['PARTY']}{FILL}*")
_PARTY_DOES = Late(
    rf"(?:the )?{TYPES['PARTY']}{FILL}* (?:should|must|ought|need|can|could|will|have|had|are|were"
    r"|to|not)\b"
)
_TO_PARTY = Late(rf"\b(?:to|with|from|for) (?:the )?{TYPES['PARTY']}{FILL}*$")
_JOINED = Late(r"[^,;] (?:and|or) $")
_LAST_WORD = Late(r"[\w-]+$")
_LISTED_NAME = Late(r"[A-Z]\w+, (?:[A-Z][\w-]+ ?){1,4}$")
_ENDS = Late(r"[\"' ]*(?:$|[.,;])")
_WORD_REACH = 60  # characters of the words next to an "and"


def _is_one_phrase(
    layers: Layers, start: int, end: int, mark: re.Match[str], hits: list[Hit]
) -> bool:
    """Whether an "and" joins words within a phrase: names, adjectives, things of one kind."""
    if mark[0] not in (" and ", ", and ", " or ", ", "):
        return False
    text, painted = layers.text, layers.painted
    before = painted[max(start, mark.start() - _WORD_REACH) : mark.start()]
    behind = painted[mark.end() : min(end, mark.end() + _WORD_REACH)]
    if _DEED.match(behind):
        return False  # "exchange cadets between their academies, | to hold exercises"
    if _PAIR_ENDS.search(before) and _PAIR.match(behind):
        return True  # "the Peru - Chile, | Chile - Peru Year of Youth"
    if _OF_BOTH.search(layers.folded, start, mark.start()) and behind.startswith("their "):
        return True
    if _PARTY_ENDS.search(before) and _PARTY_BEGINS.match(behind):
        if _PARTY_ALONE.fullmatch(painted, start, mark.start()) and _PARTY_DOES.match(behind):
            return True  # "Peru | and Chile should settle their dispute"
        if _TO_PARTY.search(before) or _BETWEEN.search(before):
            return True  # "take their projects to Peru | and Haiti", "ties between Peru | and …"
        told = [hit for hit in hits if hit.start == mark.end() or hit.end == mark.start()]
        return all(hit.kind in ("faint", "inside") for hit in told)
    right = next((hit for hit in hits if hit.start >= mark.end()), None)
    if right is None or not before or not behind:
        return False
    left_ends = any(hit.end == mark.start() for hit in hits)
    if _LIKE_ADJECTIVE.search(before) and _ADJECTIVE_OF.match(behind) and not left_ends:
        return True
    if mark[0] == " and " and _SOME_PEOPLE.match(layers.folded, mark.end(), end):
        people = layers.folded[max(start, mark.start() - _WORD_REACH) : mark.start()]
        # "visas to students | and business people", "of environmental | and labour activists"
        if _TO_PEOPLE.search(people) or _LIKE_ADJECTIVE.search(before):
            return True
    between = _BETWEEN.search(before) or _AMONG_LISTED.search(
        painted[max(start, mark.start() - 2 * _WORD_REACH) : mark.start()]
    )
    is_pair = mark[0] == " and " or _GOES_ON_LISTED.match(behind) or mark[0] == ", and "
    if between and is_pair and (text[mark.end()].isupper() or not _BOTH_OF_THEM.search(between[0])):
        return True  # "ties between Washington | and Manila", "between ministries | and armies"
    if mark[0] != " and ":
        return False
    if _WHO_DO.search(before):
        return True  # "those who finance | and shelter terrorists"
    if left_ends and _shares_matter(painted, mark, hits):
        return True
    name = text[max(start, mark.start() - _WORD_REACH) : mark.start()]
    last = _LAST_WORD.search(name)
    is_listed = left_ends and bool(_LISTED_NAME.search(name))
    if last and last[0][0].isupper() and text[mark.end()].isupper() and right.value not in PLACES:
        if is_listed:
            return False  # "Cyber Security, Military Medicine | and Submarine Rescue"
        return behind[0].isalpha() and before[-1].isalpha()  # "the Office on Drugs and Crime"
    is_thing = right.start == mark.end() and " " not in painted[right.start : right.end]
    is_last = _ENDS.match(painted, right.end, end)
    are_plural = painted[right.end - 1] == before[-1] == "s"
    return is_thing and are_plural and bool(is_last) and bool(_THING_OF.search(before))


# "training | and exchanges on peacekeeping": both are on what stands behind the second
_ON_BOTH = Late(
    r"(?:[a-z]+ )?(?:exchanges?|cooperation|collaboration|dialogues?|coordination|consultations?"
    r"|information[ -](?:sharing|exchange)|capacity[ -]building|research|engagement|joint work)"
    r" (?:on|in|against|in the (?:field|area) of) "
)


def _shares_matter(painted: str, mark: re.Match[str], hits: list[Hit]) -> bool:
    """Whether two ways of working that an "and" joins are on the same matter."""
    shared = _ON_BOTH.match(painted, mark.end())
    if shared is None:
        return False
    left = next(hit for hit in hits if hit.end == mark.start())
    matter = next((hit for hit in hits if hit.start >= shared.end()), None)
    if matter is None or matter.start > shared.end() + _WORD_REACH:
        return False
    way = painted[left.start : left.end]
    is_plain = way == "training" and can_belong_to(left.value, matter.value)
    return is_plain or (left.value == "partnership-status" and bool(_COOPERATION.search(way)))


_COOPERATION = Late(r"\b(?:cooperation|collaboration|coordination|engagement)$")


# "As close partners, they should …": what those who act are, ahead of what they do.
_STANDING = Late(r"\W*as (?!regards|for |to |concerns)[^,;]{3,50},")
# What is only the setting of a matter: "the pandemic notwithstanding", "even in years of war".
_SETTING = Rare(
    # "most timely in the present geopolitical circumstances"
    r"\bin (?:the |these )?(?:present|current|today's) (?:[\w-]+ ){0,2}"
    r"(?:circumstances|climate|conditions|times)\b|,? as befits [^,;.]*"
    # "the platform, an alliance of democracies, has come a long way"
    r"|, an? [^,;.]{3,80},(?= (?:has|had|have|is|was|were|remains?)\b)"
    r"|\b(?:despite|notwithstanding|in spite of|regardless of"
    r"|even (?:in|during|amid|through|under)|in the years of|amid(?:st)?"
    r"|in the (?:face|midst|wake|shadow) of"
    r"|against (?:the|a) back(?:drop|ground) of|since)"
    r"\b[^,;.]*|- ?(?:which|who) [^;.]{5,160}?-(?= ?(?:has|have|is|are|was|were|will|remains?)\b)"
    r"|,? (?:all )?the more so (?:as|since|because)\b[^.;]*"
    r"|\bunder the (?:auspices|aegis|umbrella) of [^,;.]*"
    r"|\b(?:that|which) (?:was|were|had been) (?:established|signed|set up|adopted|launched"
    r"|elevated|announced|concluded)\b[^,;.]*"
    r"|\bfacing [^;.]*?, (?=[\ue000-\ue0ff])|, (?:the )?(?:[\w-]+ ){1,3}notwithstanding\b"
    # "the trading system, with the WTO at its heart"
    r"|,? (?:with|(?:that|which) has) (?:the )?[^,;.]{2,60} at (?:its|their|the very)"
    r" (?:heart|core|cent(?:er|re)|helm)\b"
    # "committed to working for peace, with full respect for international law"
    r"|,? (?:with|in) (?:the )?(?:full|due|mutual|utmost) (?:respect|regard|consideration)"
    r" (?:for|of|to)\b[^,;.]*"
    # "seek new cooperation on the basis of their friendship"
    r"|\bon the basis of (?:\w+ ){0,3}(?:friendship|equality|respect|trust|benefits?|interests?)\b"
    # "pursue new engagement under bilateral and multilateral platforms"
    r"|\b(?:under|in|within|at|through|across|on) (?:[\w-]+ ){0,2}?bilateral and (?:\w+ and )?"
    r"multilateral (?:\w+ )?(?:platforms|frameworks|channels|levels?|formats|settings|mechanisms)\b"
    # "make it more effective, as a contribution to a deeper partnership"
    r"|, as (?:a|their|its) contribution to\b[^,;.]*"
    # "a common list, to be shared among the customs services"
    r"|, to be \w+(?:ed|ld|nt|de) [^,;.]*"
    # "work with Chile and other key partners, to keep the peace"
    r"|(?<=and )(?:with )?(?:other|further|like-minded)(?: [\w-]+){0,2}"
    r" (?:partners|friends|allies)\b"
    # "help it, through loans and training, to fight piracy"
    r"|, (?:through|via|by means of|by way of|with the help of|within|under|as part of"
    r"|in the framework of|funded by|financed by) (?:[^,;.]|,\d){3,90}, (?=to \w)"
    # "the second power line, financed by the World Bank,": who pays for it, or does it
    r"|, (?:co-)?(?:financed|funded|backed|supported|sponsored|led|run|implemented) by"
    r" [^,;.]{3,80}(?=,|$)"
    # "the Alliance, the linchpin of peace": what a thing is beside what it is called
    r"|, (?:so far )?(?:the|an?|its|their) (?:[\w-]+ ){0,3}?(?:linchpin|cornerstone|foundation"
    r"|bedrock|pillar|anchor|killer|precondition|prerequisite|phrase|partner|driver|motor|engine|source"
    r"|backbone|symbol|sign|hallmark|guarantor|guarantee)\b[^,;.]*",
    "painted",
)
# "help rice farmers cope with drought": those who are helped, ahead of what they are helped with.
_HELPED = Rare(
    r"\b(?:help|assist|support|enabl|allow|train)(?:e|ing|ed|s)? [^,;.]{0,60}?"
    r"(?= (?:to )?(?:better )?(?:cope with|respond to|adapt to|deal with|combat|fight|tackle"
    r"|counter|prepare for|recover from|withstand|overcome|face|curb)\b)",
    "painted",
)
# "the alliance is the cornerstone of peace": what the thing named first is to others.
_ROLE = Rare(
    # "a region governed by human rights", "ties founded on shared values of democracy"
    r"\b(?:shared|common) (?:\w+ ){0,2}?(?:values|principles)\b[^;.]*"
    r"|\b(?:governed|underpinned) by\b[^;.]*"
    r"|\b(?:is|are|was|were|as|remains?|forms?|constitutes?|represents?) (?:the|an?|one of the"
    r"|their) (?:[\w-]+ ){0,3}?(?:linchpin|cornerstone|foundation|bedrock|anchor|precondition"
    r"|prerequisite|driver|motor|engine|source|backbone|symbol|guarantor|guarantee) (?:of|for|to)"
    r"\b[^,;.]*|\bconducive to\b[^;.]*"
    # "responses that show the strength of the alliance"
    r"|\b(?:that|which) (?:also |will )?(?:shows?|reflects?|demonstrates?|underscores?|match(?:es)?"
    r"|befits?|mirrors?|signals?|testify to|testifies to|bears? witness to|attests? to)\b[^,;.]*"
    # "openness is vital to growth", but not "it is vital to growth"
    rf"|(?<![{TYPES['PRONOUN']}{FILL}] )\b(?:is|are|was|were|remains?|being) (?:also )?(?:the |a )?"
    r"(?:key|vital|essential|crucial|central|important|indispensable|critical|fundamental)"
    r" (?:to|for) (?!be\b)[^;.]*",
    "painted",
)


# "ties have grown since the Agreement on Defence Cooperation was signed": about what it is on
_SINCE_PAPER = Rare(
    r"\bsince [^,;.]*?\b(?:signed|signing|adopted|adoption|concluded|conclusion)\b", "painted"
)


# "30 million euros for Mali | if elections are held": under what it is done
_CONDITION_BEHIND = Rare(
    r"(?<=\w),? (?:if|provided that|unless|on condition that|as long as|so long as) [^,;.]*$",
    "folded",
)


def _without_setting(layers: Layers, start: int, end: int, hits: list[Hit]) -> list[Hit]:
    """Drop what a matter only goes on in, whatever it is."""
    settings = [found.span() for found in _SETTING.finditer(layers, start, end)]
    if standing := _STANDING.match(layers.painted, start, end):
        settings.append(standing.span())
    settings.extend(found.span() for found in _HELPED.finditer(layers, start, end))
    kept = [hit for hit in hits if not any(a <= hit.start < b for a, b in settings)]
    if not kept:  # "the help given in the wake of the typhoon"
        kept = [hit for hit in hits if hit.value == "disaster-relief"]
    if all(STRENGTH.get(hit.kind, 0) < NAMES_IT for hit in kept):
        paper = _SINCE_PAPER.search(layers, start, end)
        kept += [hit for hit in hits if paper and paper.start() < hit.start < paper.end()]
    kept = _without_purpose(layers, start, end, kept)
    condition = _CONDITION_BEHIND.search(layers, start, end)
    if condition is not None:
        kept = [hit for hit in kept if hit.start < condition.start()] or kept
    roles = [found.span() for found in _ROLE.finditer(layers, start, end)]
    return [hit for hit in kept if not any(a <= hit.start < b for a, b in roles)] or kept


# "agreed to share data | so that ties rise to a new height", "…, for peace and stability"
_PURPOSE = Rare(
    r",? so that\b|, and (?:so|thus|thereby) \w+"
    r"|, (?:for|in the interests? of) (?:the )?(?:\w+ ){0,2}?(?:peace"
    r"|stability|prosperity|benefit|good)\b",
    "painted",
)
_AIMS = frozenset(
    {"partnership-status", "defence-cooperation", "regional-international-issues", "indo-pacific"}
    | {"high-level-visits", "south-china-sea", "asean-centrality"}
)


def _without_purpose(layers: Layers, start: int, end: int, hits: list[Hit]) -> list[Hit]:
    """Drop the wide aims that a matter is to serve, where it names its topic itself."""
    purpose = _PURPOSE.search(layers, start, end)
    if purpose is None:
        return hits
    own = [
        hit
        for hit in hits
        if hit.start < purpose.start() or (hit.kind != "peace" and hit.value not in _AIMS)
    ]
    if not own or own[0].start >= purpose.start():
        return hits
    # "set up mechanisms, so that leaders' accords are met"
    is_clause = purpose[0].endswith("so that")
    return own if is_clause or any(STRENGTH.get(h.kind, 0) >= NAMES_IT for h in own) else hits


# "cooperation | in areas such as health and trade": the list tells what it is about.
_IN_AREAS = Late(
    r"\bin (?:[\w-]+ ){0,4}?(?:areas?|fields?|sectors?|spheres?|domains?)"
    r"(?: of| such as| like|,? including|:) "
)


def _without_list_head(layers: Layers, start: int, end: int, hits: list[Hit]) -> list[Hit]:
    """Drop the form that stands ahead of a list of areas which names them."""
    results = _RESULTS_IN.search(layers.painted, start, end)
    listed = {hit.value for hit in hits if results and hit.start >= results.end()}
    if results and len(listed) > 1:
        return [hit for hit in hits if hit.start >= results.end() or hit.value not in _GENERAL]
    areas = _IN_AREAS.search(layers.painted, start, end)
    found = areas or _EXAMPLES_FIRST.search(layers, start, end)
    if found is None or not any(
        hit.start >= found.end() and STRENGTH.get(hit.kind, 0) >= NAMES_IT for hit in hits
    ):
        return hits
    if areas is None:
        return [hit for hit in hits if hit.start >= found.end() or hit.value not in _WIDE]
    return [hit for hit in hits if hit.start >= found.end() or hit.value not in _FORMS]


# "defence ties have brought results in | training, medicine and peacekeeping"
_RESULTS_IN = Late(
    r"\b(?:results|progress|achievements|outcomes|strides|headway|gains|accomplishments)"
    r" (?:(?:made|achieved|reached|seen|obtained|recorded) )?in (?!the\b|this\b|its\b|recent|\d)"
    r"(?=[^.;]*(?:,| and ))"
)
_GENERAL = frozenset({"partnership-status", "defence-cooperation", "economy-trade"})
# "the events it will host, | the Forum on Energy and the Green Congress for instance"
_EXAMPLES_FIRST = Rare(
    r", (?:among (?:them|others,?) )?(?=[^;]* for (?:instance|example)\W*$)", "painted"
)
_WIDE = frozenset({"regional-international-issues", "partnership-status", "high-level-visits"})
# What a matter takes the form of, or is done by.
_FORMS = frozenset({"high-level-visits", "partnership-status"})
_REACH = 40  # characters of "through their regular"
_BY_MEANS_OF = Late(r"\b(?:through|via|by means of|by way of|by \w+ing) (?:\w+ ){0,2}$")
_ABOUT = Late(
    r"(?: (?:between|of|among|by) (?:the |their |both )?[^,;.]{3,40}?)?"
    r" (?:(?:on|about|over|regarding|concerning|in the (?:field|area)s? of) (?:the )?"
    r"|(?:to|in order to|aimed at|for|in)"
    r" (?:address|combat|counter|fight|tackle|curb|prevent|boost)(?:ing)?"
    r" (?:[\w-]+ and )?)(?:[\w-]+ ){0,4}$"
    r"| (?:between|of|among) (?:(?:the|their|both|our|its|two|respective) ){1,3}$"
)


def _without_forms(painted: str, hits: list[Hit]) -> list[Hit]:
    """Drop the forms that work on a matter takes: "regular consultations on space security"."""
    kept: list[Hit] = []
    for hit, other in itertools.zip_longest(hits, hits[1:]):
        is_form = hit.value in _FORMS and hit.kind != "faint" and other is not None
        if is_form and _ABOUT.fullmatch(painted, hit.end, other.start):
            continue
        is_named = bool(kept) and kept[-1].end + 1 == hit.start and hit.value in _FORMS
        if is_named and painted.endswith("summit", hit.start, hit.end):
            continue  # "the Vaccine | Summit"
        kept.append(hit)
    return [hit for number, hit in enumerate(kept) if not _is_means(painted, hit, kept[:number])]


def _is_means(painted: str, hit: Hit, before: list[Hit]) -> bool:
    """Whether a form is but how a matter named before it is done: "… through regular meetings"."""
    if hit.value not in _FORMS or not before or before[-1].value in _FORMS:
        return False
    ahead = max(before[-1].end, hit.start - _REACH)
    return before[-1].kind != "faint" and bool(_BY_MEANS_OF.search(painted, ahead, hit.start))


# Behind the head of a matter: what it is for, what it is like, what it does.
_LEAVES_HEAD = Late(
    rf"[\"']*(?: of (?:the )?{TYPES['PARTY']}{FILL}*)?"
    r"(?:,? (?:that|which|whose|who)| (?:for|as|(?P<in>in)|draws?|rests?|serves?|stands?))\b"
)
_RELATION_HEAD = Late(
    r"\b(?:relations|relationship|ties|partnerships?|partners?|alliance|friendship)$"
)


# "work with their partners in upholding …": those with whom a matter is done are not its head.
_WORKING_WITH = Late(
    r"\b(?:work|join|act|engage|cooperate|collaborate|coordinate|team up|consult|hands)(?:ing|e)?"
    r"(?: \w+ly| closely| together)? with [^,;]{0,60}$"
)
_NEXT_MATTER = Late(
    r", (?:and|as well as)\b|; |, an? (?:\w+ ){0,2}?(?:supporter|partner|friend|advocate|ally)\b"
)


# "the role of ASEAN in promoting peace in the region": where a body works, and no second matter.
_FOR_ITS_PLACE = Late(r"(?: members?)? in (?:[a-z]+ly )?(?!including)[a-z]+ing\b")


def _of_the_head(painted: str, start: int, end: int, hits: list[Hit]) -> list[Hit]:
    """Drop what stands behind a relation that is the head: "partners for an open Indo-Pacific"."""
    if hits and hits[0].value == "asean-centrality":
        if _FOR_ITS_PLACE.match(painted, hits[0].end, end):
            return [hit for hit in hits if hit is hits[0] or hit.value not in PLACES]
        return hits
    if not hits or hits[0].value != "partnership-status":
        return hits
    head = hits[0]
    if _WORKING_WITH.search(painted, start, head.start):
        return hits
    leaves = _LEAVES_HEAD.match(painted, head.end, end)
    if leaves is None or not _RELATION_HEAD.search(painted, head.start, head.end):
        return hits
    upto = _NEXT_MATTER.search(painted, leaves.end(), end)
    reach = leaves.end() if leaves["in"] else upto.start() if upto else end
    return [hit for hit in hits if hit is head or (hit.value not in PLACES and hit.start >= reach)]


_FORCES = frozenset({"defence-cooperation", "defence-trade", "military-exercises"})


def _of_training(painted: str, hits: list[Hit]) -> list[Hit]:
    """Drop whose training it is: "the training of air defence crews" is no air defence."""
    if not hits or hits[0].value != "military-training":
        return hits
    head, kept = hits[0], hits[:1]
    for hit in hits[1:]:
        is_apart = _SEPARATOR.search(painted, head.end, hit.start) is not None
        if is_apart or hit.value not in _FORCES:
            kept.append(hit)
        elif STRENGTH.get(head.kind, NAMES_IT) < NAMES_IT:
            kept[0] = head._replace(kind="usual")
    return kept


def _without_places(parts: list[tuple[int, int, Hit]]) -> list[tuple[int, int, Hit]]:
    """Drop the places of a matter: "missions in Lebanon and Sudan" are missions, no third thing.

    A place or general word counts beside matters only where it names its topic clearly and its part
    holds more than the place.
    """
    if not any(hit.value not in PLACES and hit.kind == "clear" for *_, hit in parts):
        return parts
    return [
        (edge, stop, hit)
        for edge, stop, hit in parts
        if hit.value not in PLACES
        or (hit.kind == "clear" and (stop - edge) - (hit.end - hit.start) > SHORT_PART)
        or hit.value not in _COUNTRIES
        or (hit.value == "partnership-status" and (edge, stop, hit) == parts[0])
    ]


SHORT_PART = 12  # characters beside a place's name that show more than the bare name
_COUNTRIES = frozenset(
    {"middle-east", "ukraine", "myanmar", "korean-peninsula", "partnership-status"}
)


def _without_grounds(
    painted: str, start: int, parts: list[tuple[int, int, Hit]]
) -> list[tuple[int, int, Hit]]:
    """Drop what a matter is only based on or in line with: the grounds of it, not the matter."""
    kept: list[tuple[int, int, Hit]] = []
    for part in parts:
        hit = part[2]
        grounds = next(
            (
                g
                for g in _GROUNDS.finditer(painted, start, hit.start)
                if kept and kept[0][2].end <= g.start()
            ),
            None,
        )
        if grounds is None or _GOES_ON.search(painted, grounds.end(), hit.start):
            kept.append(part)
    return kept


LONGEST_MATTER = 160  # characters; beyond this two parts with one topic are hardly one matter


_OF_IT = Late(
    r"(?<!and )(?<!, )\b(?:of|by|in|from|around|over|against|off|with|inside)"
    r" (?:the |all )?(?:\w+ ){0,1}$"
)
_ITS = Late(r"'s? |(?<=[ey]an|ian) (?!and\b|,)")
_STATELY = Late(r"(?:ian|[ey]an)$")  # "Iranian", "Korean", "Libyan": whose it is
# What a state does is about that state: "North Korea's dispatch of troops", "Iran's terrorism".
_DEEDS = frozenset({"military-exercises", "counter-terrorism", "space", "defence-trade"})
_DEEDS_OF = frozenset({"korean-peninsula", "middle-east"})


# "until North Korea gives up its nuclear weapons and its other missiles"
_ITS_OTHER = Late(r"\bits (?:other |own )?(?:\w+ and )?$")


def _is_its_arms(painted: str, hit: Hit, hits: list[Hit]) -> bool:
    """Whether arms are those of a state named before them: "its missiles"."""
    if hit.value != "non-proliferation":
        return False
    owners = [one for one in hits if one.value in _DEEDS_OF and one.end < hit.start]
    before = max(0, hit.start - _REACH)
    return bool(owners) and bool(_ITS_OTHER.search(painted, before, hit.start))


_NUCLEAR = Late(
    r"\b(?:nuclear|iaea|atomic|enrich(?:ment|ed)|uranium|weapons of mass destruction|wmd)\b",
    re.IGNORECASE,
)


def _is_nuclear(painted: str, hit: Hit, place: Hit) -> bool:
    """Whether it is Iran's nuclear question: of arms control, where its missiles are not."""
    return place.value == "middle-east" and _NUCLEAR.search(painted, hit.start, hit.end) is not None


def _of_their_place(layers: Layers, hits: list[Hit], opened_with: str | None) -> list[Hit]:
    """Drop what belongs to a place that is named as its place: "the missiles of North Korea"."""
    belongs, painted = _belongs(), layers.painted
    kept = hits
    if opened_with is not None:
        kept = [
            Hit(hit.start, hit.end, hit.kind, opened_with)
            if (
                opened_with in belongs.get(hit.value, ())
                and hit.value != "maritime-security"
                and not (
                    opened_with == "middle-east" and _NUCLEAR.search(painted, hit.start, hit.end)
                )
            )
            or painted.endswith("integrity", hit.start, hit.end)
            else hit
            for hit in hits
        ]
    kept = [hit for hit in kept if not _is_its_arms(painted, hit, kept)]
    for place in [hit for hit in hits if hit.value in PLACES and hit.kind != "faint"]:
        is_behind = _OF_IT.search(painted[max(0, place.start - 30) : place.start])
        is_its = painted.startswith(("'s ", "' "), place.end) or painted.endswith(
            "'s", 0, place.end
        )
        is_before = (
            is_its
            or _ITS.match(painted, place.end)
            or _STATELY.search(painted, place.start, place.end)
        )
        kept = [
            hit
            for hit in kept
            if not (
                (place.value in belongs.get(hit.value, ()) and not _is_nuclear(painted, hit, place))
                or (place.value in _DEEDS_OF and hit.value in _DEEDS and is_its)
            )
            or not ((is_behind and hit.end <= place.start) or (is_before and hit.start > place.end))
        ]
    return kept


def _placed(hits: list[Hit], quiet: str | None) -> list[Hit]:
    """Give "peace and stability" the topic of its place."""
    if not any(hit.kind == "peace" for hit in hits):
        return hits
    named = next(
        (hit.value for hit in hits if hit.value in PLACES - _NOWHERE),
        None,
    )
    if named == "south-china-sea":
        return [
            hit._replace(kind="usual", value=named) if hit.kind == "peace" else hit for hit in hits
        ]
    if named is not None:
        return [hit for hit in hits if hit.kind != "peace"]
    code = quiet or "regional-international-issues"
    return [Hit(hit.start, hit.end, "usual", code) if hit.kind == "peace" else hit for hit in hits]


def quiet_place(layers: Layers, start: int, end: int) -> str | None:
    """The place in some words whose peace may be spoken of: the sea, the strait, the peninsula."""
    return next(
        (h.value for h in layers.within(told_topics(layers), start, end) if h.value in _QUIET), None
    )


def place_opened_with(layers: Layers, sentence: Sentence, before: int) -> str | None:
    """ "On North Korea, they …": the place that a sentence opens with, before what it says."""
    opening = OPENING.match(layers.painted, sentence.start, sentence.end)
    if opening is None or opening.end() > before:
        return None
    return quiet_place(layers, opening.start(), opening.end())


def _clearest(layers: Layers, start: int, hits: list[Hit]) -> Hit:
    """The topic of one part: the clearest, matters before places, the first of equals."""
    codes = {hit.value for hit in hits if hit.kind != "faint"}
    ranked: list[tuple[float, int, Hit]] = []
    for hit in hits:
        score = STRENGTH[hit.kind]
        if hit.value in PLACES:
            before = layers.painted[max(start, hit.start - 24) : hit.start]
            score -= 0.5
            if _IN_PLACE.search(before) and hit.value != "partnership-status":
                score -= 0.55 if hit.value == "regional-international-issues" else 0.25
        is_own = bool(_OF_COURTS.match(layers.folded, hit.start))  # whatever they are sought for
        places = codes & _belongs().get(hit.value, frozenset())
        if places == {"middle-east"} and _NUCLEAR.search(layers.painted, hit.start, hit.end):
            is_own = True  # Iran's nuclear question is one of arms control
        if places and not is_own:
            score -= 2
        if _modifies_next(layers.painted, hit, hits):
            score -= 0.6
        ranked.append((-score, hit.start, hit))
    best = min(ranked, key=lambda each: each[:2])[2]
    is_named = any(STRENGTH[hit.kind] >= NAMES_IT and hit.end < best.start for hit in hits)
    if best.kind == "inside" and is_named and _OF_A_BODY.search(layers.text, start, best.end):
        return best._replace(kind="usual")  # "the training of the Peru | Police Force"
    return best


_OF_COURTS = Late(r"extradit|tried\b|trials?\b|courts?\b|judges?\b")
_OF_A_BODY = Late(r"\bof (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)+$")


# "more women in | UN peacekeeping": the first is the head
_ENDS_OPEN = Late(r" (?:in|of|for|on)$")


def _modifies_next(painted: str, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a word only tells what kind of thing the next is: "student visas" are visas."""
    return any(
        other.start - hit.end == 1
        and painted[hit.end] in " -"
        and not (hit.value not in PLACES and _ENDS_OPEN.search(painted, hit.start, hit.end))
        and other.kind == hit.kind
        and not _PREPOSITION_FIRST.match(painted, other.start)
        for other in hits
    )


_PREPOSITION_FIRST = Late(rf"(?:{_PREPOSITION}|without) ")


def _trimmed(layers: Layers, matter: Matter) -> Matter:
    start, end = matter.start, matter.end
    painted = layers.painted
    while end > start and painted[end - 1] in " ,;:.(":
        end -= 1
    tail = _LOOSE_END.search(painted, start, end)
    if tail and tail.start() > start + 3:
        end = tail.start()
    while start < end and painted[start] in " ,;:.":
        start += 1
    if joined := _LOOSE_START.match(painted, start, end):
        start = joined.end()
    if painted.startswith("other", start) and painted.endswith("each ", 0, start):
        start -= len("each ")
    opened, closed = painted.count("(", start, end), painted.count(")", start, end)
    if opened > closed and painted.startswith(")", end):
        end += 1
    elif closed > opened and painted[end - 1] == ")":
        end -= 1
    return Matter(matter.code, start, max(end, start + 1))


def is_matter_of_principle(layers: Layers, regions: list[tuple[int, int]]) -> bool:
    """Whether all that some words speak of are matters on which parties hold views."""
    hits = [hit for start, end in regions for hit in layers.within(told_topics(layers), start, end)]
    codes = {hit.value for hit in hits if STRENGTH.get(hit.kind, 0) >= NAMES_IT}
    quiet = any(hit.kind == "peace" for hit in hits)
    return (quiet or bool(codes & PRINCIPLES)) and codes <= PRINCIPLES | {"partnership-status"}


def begins_with_principle(layers: Layers, start: int, end: int) -> bool:
    """Whether what some words speak of first is a matter on which parties hold views."""
    hits = [
        hit
        for hit in layers.within(told_topics(layers), start, end)
        if STRENGTH.get(hit.kind, 0) >= NAMES_IT
    ]
    return bool(hits) and hits[0].value in PRINCIPLES
