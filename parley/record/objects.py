"""The words of a promise to its object: the site, people, paper or person that it is about.

Promises of one topic are told apart by their object: Bien Hoa is not Da Nang. It is taken from
the words that carry the promise; where they name none, it has none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from parley import rules
from parley.model.claim import Claim
from parley.model.record import Instrument
from parley.record.setting import PAPER_WORDS, subject_words

# Topics whose promises are about a place on the ground; for these the sentence may name the place
# that the promise's own words leave out ("For Bien Hoa airport, … pledged to continue funding").
ABOUT_A_SITE = frozenset({"dioxin-remediation", "unexploded-ordnance", "war-legacy", "energy"})
FROM_THE_SENTENCE = frozenset({"dioxin-remediation"})

# Objects that a reading names and that tell promises of any topic apart.
_ANCHORS = ("site", "project")

# Topics about people, where whose people they are tells two promises apart.
ABOUT_PEOPLE = frozenset({"missing-in-action", "agent-orange-victims", "border-migration"})

# Topics on which states tell each other of their aims; nothing in them can be ticked off.
ASPIRATIONS = frozenset(
    {
        "partnership-status",
        "regional-international-issues",
        "indo-pacific",
        "asean-centrality",
        "law-of-the-sea",
        "south-china-sea",
        "freedom-of-navigation",
        "united-nations",
        "mekong",
    },
)

_PEOPLE = (
    r"(?:soldiers?|servicem[ae]n|servicewom[ae]n|personnel|martyrs?|war dead|missing|remains"
    r"|wartime remains|mias?|troops|casualties|citizens|nationals|victims|detainees|refugees"
    r"|prisoners|fallen)"
)

_LEADERS_AGREED = r"\bleaders?\b[^.;]{0,40}\bagreed\b|\bagreements?\b[^.;]{0,60}\bleaders\b"

# Under one topic code lie promises of different kinds; these words tell which. The first that a
# promise has counts.
_KINDS: dict[str, tuple[tuple[str, str], ...]] = {
    "high-level-visits": (
        ("delegations", r"\bdelegations?\b"),
        ("visits", r"\bvisits?\b|\bvisit each other\b"),
        ("meetings", r"\b(?:meetings?|dialogues?|contacts?)\b"),
    ),
    "partnership-status": (
        ("leaders' agreements", _LEADERS_AGREED),
        ("partnership", r"\bpartnership\b"),
    ),
    "economy-trade": (("leaders' agreements", _LEADERS_AGREED),),
    "agent-orange-victims": (
        ("victims", r"\bvictims?\b|\bpeople (?:affected|with)\b|\baffected\b"),
    ),
    "indo-pacific": (
        ("Asia-Pacific", r"\basian?[- ]pacific\b"),
        ("Indo-Pacific", r"\bind(?:o|ia)[- ]?pacif\w*\b"),
    ),
    "code-of-conduct": (
        ("COC", r"\bcode of conduct\b|\bCOC\b"),
        ("DOC", r"\bdeclaration on the conduct\b|\bDOC\b"),
    ),
}

_PARTNERSHIP = re.compile(
    r"\b((?:ASEAN|Mekong|Lancang|Quad)[-–—]\s?(?:U\.?S\.?|[A-Z][a-z]+))\b[^.;]{0,40}?[Pp]artnership"
    r"|\b(ASEAN|Mekong)\b[^.;]{0,30}\band\b[^.;]{0,30}\bpartnerships\b",
)
_FACILITY = (
    r"(?:airport|air ?base|airfield|base|port|harbou?r|hospital|centre|center|province|site)"
)
_PLACE = re.compile(
    rf"\b([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}}) (?:{_FACILITY})\b"
    rf"|\b{_FACILITY} (?:of|in|at) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}})\b",
)
_PAPER = re.compile(
    r"\b(?:(?P<before>(?:19|20)\d\d)\s+)?"
    r"(?P<kind>memorand\w+ of understanding|MOUs?|MoUs?|joint vision statement|joint statement"
    r"|vision statement|cooperation plan|plan of cooperation|action plan)\b"
    r"(?:[^.;,]{0,60}?\b(?:of|in|for)\s+(?P<after>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_PAPER_KINDS = (
    ("memorand", "MoU"),
    ("mou", "MoU"),
    ("vision", "joint vision statement"),
    ("joint statement", "joint statement"),
    ("plan", "plan"),
)


def objects_of(claim: Claim, neighbours: Iterable[str] = ()) -> tuple[str, ...]:
    """What a commitment or position is about, in one spelling; empty where it names none.

    `neighbours` are the words of the other promises of the same sentence: what they name is
    theirs.
    """
    item = claim.item
    topic = str(item["topic"])
    given = {kind: str(words) for kind, words in (item.get("object") or {}).items() if words}
    found = find_objects("; ".join([str(item["what"]), *given.values()]), topic)
    if not found:
        found = tuple(sorted({_canonical(given[kind]) for kind in _ANCHORS if kind in given}))
    if not found and topic in FROM_THE_SENTENCE:
        theirs = " ".join(neighbours)
        sites = {
            site
            for quote in claim.quotes
            for site in sites_in(str(quote["quote"]))
            if site not in sites_in(theirs)
        }
        if len(sites) == 1:
            return tuple(sites)
    return found


@dataclass(frozen=True, slots=True)
class Tabled:
    """What one clause of a report has on the table under a topic."""

    objects: tuple[str, ...]
    """The object that it names; none where it names the topic only."""
    what: str
    is_discussed: bool
    """Whether its sentence has a word for talks."""


_TALKS = re.compile(
    r"\b(?:discuss\w*|talk(?:s|ed|ing)?|exchang\w*|rais(?:e|ed|es|ing)|agenda|on the table"
    r"|focus\w*|attention|consulted|review\w*|views|address\w*|touched|considered"
    r"|deliberat\w*|came first)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:\((?:[ivx]+|\d)\)|and|or|as well as|including|especially|particularly|in particular"
    r"|namely|followed by|then|also|,|;|\s)+",
    re.IGNORECASE,
)


def tabled_of(claim: Claim) -> list[Tabled]:
    """What a topic on the table of a round is about, clause by clause; objects come once each.

    Clauses that name no object count only where none of the claim's clauses names one.
    """
    topic = str(claim.item["code"])
    by_object: dict[str, list[Tabled]] = {}
    for quote in claim.quotes:
        sentence = str(quote["quote"])
        is_discussed = bool(_TALKS.search(sentence))
        for clause in _clauses(sentence):
            if not _topic_words(topic).search(clause):
                continue
            what = " ".join(_LEADING.sub("", clause).split()).rstrip(" .:")
            for name in find_objects(clause, topic) or ("",):
                objects = (name,) if name else ()
                by_object.setdefault(name, []).append(Tabled(objects, what, is_discussed))
    if len(by_object) > 1:
        by_object.pop("", None)
    return [
        min(own, key=lambda each: (not each.is_discussed, len(each.what), each.what))
        for _, own in sorted(by_object.items())
    ]


def objects_in(sentence: str, topic: str) -> set[str]:
    """The objects that a sentence names under a topic, clause by clause."""
    return {name for clause in _clauses(sentence) for name in find_objects(clause, topic)}


def _clauses(sentence: str) -> list[str]:
    return re.split(r"[,;:]|\((?:[ivx]+|\d)\)|\band (?=the |an? )", sentence)


@cache
def _topic_words(topic: str) -> re.Pattern[str]:
    """A topic's telling words as one pattern: "{bomb,mine} clearance" is either clearance."""
    strengths = rules.load("topics")["topics"].get(topic, {})
    words = [word for strength in ("clear", "usual") for word in strengths.get(strength, ())]
    words += {"missing-in-action": ["missing"], "dioxin-remediation": ["dioxin"]}.get(topic, [])
    telling = sorted({_pattern(word) for word in words if len(word) > 3})
    return re.compile(rf"\b(?:{'|'.join(telling)})\b" if telling else r"(?!)", re.IGNORECASE)


def _pattern(word: str) -> str:
    """A word of the topics' list, whose braces hold what it may be written with, as a pattern."""
    parts = re.split(r"\{([^{}]*)\}", word)
    return "".join(
        f"(?:{'|'.join(re.escape(each) for each in part.split(','))})"
        if number % 2
        else re.escape(part).replace(r"\ ", r"\s*")
        for number, part in enumerate(parts)
    )


def is_named(name: str) -> bool:
    """Whether an object is one by name, as a site or a people, and not only a kind ("visits")."""
    return name[:1].isupper() or name.startswith("people of ")


def names_topic(words: str, topic: str) -> bool:
    """Whether some words name a topic by a telling word of it."""
    return bool(_topic_words(topic).search(words))


def find_objects(words: str, topic: str) -> tuple[str, ...]:
    """The objects that some words name under a topic, sorted."""
    found: set[str] = set()
    if topic in ABOUT_A_SITE:
        found.update(sites_in(words))
    if topic in ABOUT_PEOPLE:
        found.update(_people_in(words))
    if topic == "defence-cooperation":
        found.update(papers_in(words))
    found.update(_partnerships_in(words, topic))
    if not found:
        kind = next(
            (
                name
                for name, pattern in _KINDS.get(topic, ())
                if re.search(pattern, words, re.IGNORECASE)
            ),
            None,
        )
        if kind is not None:
            found.add(kind)
    if not found:
        found.update(goods_in(words))
    if topic == "high-level-visits":
        person = _visitor_in(words)
        if person:
            found = {f"visit of {person}"}
    return tuple(sorted(found))


_NUMBERS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty".split(),
        start=2,
    )
}
_HOW_MANY = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_NUMBERS)})"
_COUNTED = re.compile(rf"^(?:{_HOW_MANY}) ", re.IGNORECASE)
"""How many there are is no part of what they are: two boats or three are one object."""
_NO_MAKE = frozenset(
    "the its their these those all both coast guard navy naval army air force forces military"
    " police defence defense sea joint".split()
)
"""What may stand before goods with a large letter and does not tell their make."""


@dataclass(frozen=True, slots=True)
class Goods:
    """Things to be handed over that some words name: which, and how many."""

    name: str
    """Their make with what they are, "Bushmaster vehicles", else their sort, "patrol boats"."""
    count: int | None


def goods_of(words: str) -> list[Goods]:
    """The things to be handed over that some words name by their make, sort or number.

    >>> goods_of("hand over 10 Bushmaster armoured vehicles")
    [Goods(name='Bushmaster vehicles', count=10)]
    >>> goods_of("provide two patrol boats to the coast guard")
    [Goods(name='patrol boats', count=2)]
    >>> goods_of("hand over the vehicles")
    []
    """
    found = []
    for match in _goods().finditer(words):
        kind = _plural(match["goods"])
        before = (match["first"] or match["make"] or "").split()
        made = " ".join(each for each in before if _tells_make(each))
        if made:  # then its sort is told or left out: "Bushmaster (armoured) vehicles"
            found.append(Goods(f"{made} {kind}", _count(match["many"])))
        elif match["many"]:
            found.append(Goods(f"{match['sort'] or ''}{kind}", _count(match["many"])))
        elif " " in kind:
            found.append(Goods(kind, None))
    return found


def goods_in(words: str) -> set[str]:
    """The names of the things to be handed over that some words name."""
    return {each.name for each in goods_of(words)}


@lru_cache(maxsize=4096)  # asked of each pair of promises
def is_goods_by_make(name: str) -> bool:
    """Whether an object is things of one make, which are the same under whatever topic."""
    return name[:1].isupper() and bool(goods_in(f"the {name}"))


def goods_meant(words: str, named: Iterable[str]) -> tuple[str, ...]:
    """The one of the goods named elsewhere in a report that "the vehicles" can only mean."""
    told = re.search(rf"\b(?:the|these|those) ({_kinds_of_goods()})\b", words)
    kind = _plural(told[1]) if told else None
    fits = {name for name in named if is_goods_by_make(name) and name.rpartition(" ")[2] == kind}
    return tuple(fits) if len(fits) == 1 else ()


@cache
def _goods() -> re.Pattern[str]:
    """How goods are written: "fifteen Bushmaster vehicles", "two new coastal radars"."""
    # bounded, for a report may be made of such words alone
    make = r"[A-Z][\w'’-]{0,30} "
    sort = r"(?:(?!(?:to|for|of|and|or|the|from|with|by|in|on|at)\b)[a-z][a-z-]{0,30} ){0,2}?"
    return re.compile(
        rf"\b(?:(?i:(?P<many>{_HOW_MANY})) (?:(?:new|more|additional|further|used|of the) ){{0,2}}"
        rf"(?P<first>(?:{make}){{0,3}})(?P<sort>{sort})|(?P<make>(?:{make}){{1,3}}){sort})?"
        rf"(?P<goods>{_kinds_of_goods()})\b(?! (?:visits?|crews?|repair|building|exercises?)\b)"
    )


@cache
def _kinds_of_goods() -> str:
    """The kinds of ships and craft, the longest first: a patrol vessel is no mere vessel."""
    data = rules.load("objects")
    kinds = {*data["ships"], *data["craft"]}
    return "|".join(
        rf"{re.escape(each)}s?" for each in sorted(kinds, key=lambda each: (-len(each), each))
    )


def _tells_make(word: str) -> bool:
    """Whether a word with a large letter tells the make, and not whose the things are."""
    plain = re.sub(r"['’]s?$", "", word)
    if plain.lower() in _NO_MAKE or plain.lower() in _NUMBERS:
        return False
    return plain not in _demonyms() and plain not in _names_of_states()


@cache
def _names_of_states() -> frozenset[str]:
    states = rules.load("states")["states"]
    return frozenset(
        word for state in states.values() for name in state["names"] for word in name.split()
    )


def _plural(kind: str) -> str:
    return kind if kind.endswith("s") or kind == "aircraft" else f"{kind}s"


def _count(many: str | None) -> int | None:
    return None if many is None else _NUMBERS.get(many.lower()) or int(many.replace(",", ""))


def sites_in(words: str) -> set[str]:
    """The places that words name: known cities, and what stands before "airport" and its like."""
    found = _cities_in(words)
    for match in _PLACE.finditer(anyascii(words)):
        name = match.group(1) or match.group(2)
        if not _cities_in(name) and not any(_folded(site) in _folded(name) for site in found):
            found.add(" ".join(name.split()))
    return found


def _cities_in(words: str) -> set[str]:
    spellings = _cities()
    tokens = re.findall(r"[a-z0-9'-]+", _folded(words))
    found: set[str] = set()
    for start in range(len(tokens)):
        for length in (3, 2, 1):
            name = spellings.get(" ".join(tokens[start : start + length]))
            if name is not None:
                found.add(name)
                break
    return found


def _folded(words: str) -> str:
    return anyascii(words).lower()


@cache
def _cities() -> dict[str, str]:
    """Cities by their spellings; capitals are left out, for they stand for their states."""
    cities, parties, states = (rules.load(each) for each in ("cities", "parties", "states"))
    capitals = {state["capital"] for state in states["states"].values()}
    capitals |= {name for names in parties["metonyms"].values() for name in names}
    spellings: dict[str, set[str]] = {}
    for name, entry in cities["cities"].items():
        spellings.setdefault(name, {name}).update(entry.get("also", ()))
    for name, others in parties["cities"].items():
        spellings.setdefault(name, {name}).update(others)
    found: dict[str, str] = {}
    for name, written in sorted(spellings.items()):
        if name in capitals or written & capitals:
            continue
        for word in {_folded(each) for each in written} | {_folded(name).replace(" ", "")}:
            if len(word) > 4:
                found.setdefault(word, name)
    return found


def _people_in(words: str) -> set[str]:
    """Whose people: "Vietnamese soldiers", "remains of Americans"."""
    demonyms = _demonyms()
    named = sorted((each for each in demonyms if each in words), key=len, reverse=True)
    found: dict[str, str] = {}
    for adjective in named:
        # "North Korean" is not "Korean"
        if not any(adjective in longer for longer in found) and _near(adjective).search(words):
            found[adjective] = demonyms[adjective]
    return {f"people of {code}" for code in found.values()}


@cache
def _near(adjective: str) -> re.Pattern[str]:
    """A demonym close to a word for people."""
    word = rf"(?<!\w){re.escape(adjective)}(?!\w)"
    return re.compile(
        rf"{word}(?:[\w\s,-]{{0,24}}?\b{_PEOPLE}\b)"
        rf"|\b{_PEOPLE}\b[\w\s-]{{0,16}}\bof\b[\w\s-]{{0,12}}{word}"
    )


@cache
def _demonyms() -> dict[str, str]:
    parties, states = rules.load("parties"), rules.load("states")["states"]
    found: dict[str, str] = {}
    for code, state in states.items():
        for word in (*state["adjectives"], *parties["adjectives"].get(code, ())):
            found.setdefault(word, code)
            if not word.endswith(("s", "ese", "ish")):
                found.setdefault(f"{word}s", code)
    return found


def papers_in(words: str) -> set[str]:
    """The papers that words name by kind and year."""
    found: set[str] = set()
    for match in _PAPER.finditer(words):
        written = match.group("kind").lower()
        kind = next(name for start, name in _PAPER_KINDS if start in written)
        year = match.group("before") or match.group("after")
        found.add(f"{kind} {year}" if year else kind)
    return found


_PARTNER_OF = {"mekong": "Mekong", "asean-centrality": "ASEAN"}
"""A promise on one of these topics is about no other's partnership, though it names both."""


def _partnerships_in(words: str, topic: str) -> set[str]:
    own = _PARTNER_OF.get(topic)
    if own is not None:
        named = re.search(rf"\b{own}\b[^.;]{{0,60}}?\b[Pp]artnerships?\b", words)
        return {f"{own} partnership"} if named else set()
    found: set[str] = set()
    for match in _PARTNERSHIP.finditer(words.replace("U.S.", "US")):
        name = (match.group(1) or match.group(2)).replace(".", "")
        found.add(f"{re.split(r'[-–—]', name)[0].strip()} partnership")
    return found


_VISIT_OF = re.compile(
    r"(?:President|Prime Minister|Minister|Secretary|Chairman|General Secretary) "
    r"((?:[A-Z][\w-]+ ){1,3}?[A-Z][\w-]+)[^.;]{0,40}\bvisit\b"
)


def _visitor_in(words: str) -> str | None:
    match = _VISIT_OF.search(anyascii(words))
    return match.group(1) if match else None


def _canonical(name: str) -> str:
    """One spelling of an object, as a reader would write it."""
    sites = sorted(_cities_in(name))
    return sites[0] if len(sites) == 1 else " ".join(_COUNTED.sub("", name).split())


_KIN_OF_PAPERS = {
    "joint vision statement": ("joint-vision", "joint-statement", "declaration"),
    "joint statement": ("joint-statement", "joint-vision", "declaration"),
    "MoU": ("mou", "agreement"),
    "plan": ("plan",),
}


def name_papers(
    objects: tuple[str, ...], papers: Sequence[Instrument], words: str
) -> tuple[str, ...]:
    """Name a paper after the instrument of the record that it can only be.

    `words` are those of the promise; where they give no year, they must name what it is about.
    """
    return tuple(sorted({_paper(each, papers, words) for each in objects}))


def _paper(written: str, papers: Sequence[Instrument], words: str) -> str:
    kind, _, year = written.rpartition(" ")
    if not (year.isdigit() and len(year) == 4):
        kind, year = written, ""
    kin = _KIN_OF_PAPERS.get(kind)
    if kin is None:
        return written
    of_kin = [paper for paper in papers if paper.kind.working in kin and paper.year is not None]
    if year:
        fits = [paper for paper in of_kin if paper.year and paper.year.working == year]
    else:
        fits = [paper for paper in of_kin if _is_about(paper, words)]
        if not fits and "vision" in kind:
            fits = [p for p in of_kin if any("vision" in name.lower() for name in p.names)]
    if len(fits) != 1 or fits[0].year is None:
        return written
    called = {"mou": "MoU"}.get(fits[0].kind.working, str(fits[0].kind.working).replace("-", " "))
    return f"{called} of {fits[0].year.working}"


def _is_about(paper: Instrument, words: str) -> bool:
    """Whether some words name the subject of a paper."""
    told = subject_words(words)
    subjects = [subject for name in paper.names if (subject := subject_words(name) - PAPER_WORDS)]
    return any(subject <= told for subject in subjects)
