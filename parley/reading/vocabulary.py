"""The word lists of the rules as one lexicon, with what the words stand for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from parley import rules
from parley.reading.lexicon import Lexicon, expand, fold

NAMES, ACTORS, TOPICS, HEADS, PAPERS = "names", "actors", "topics", "heads", "papers"

ORGANISATIONS = frozenset({"EU", "ASEAN", "UN", "NATO", "GCC", "AFU"})


@dataclass(frozen=True, slots=True)
class Group:
    """States that act as one at a table: "the Central Asian ministers"."""

    names: tuple[str, ...]
    party: str | None
    """The organisation that may sit there for them."""
    members: frozenset[str]
    alone: frozenset[str] = frozenset()
    """Which of the names act without a word behind them, where the organisation sits there."""

    def seated(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Which parties at a table are meant by the group's name."""
        if self.party in parties:
            return (self.party,) if self.party else ()
        seated = tuple(code for code in parties if code in self.members)
        return seated if len(seated) > 1 else ()


@dataclass(slots=True)
class Vocabulary:
    """The lexicon, and the tables that belong to its words."""

    lexicon: Lexicon
    capital_of: dict[str, str] = field(default_factory=dict)
    """City to the party whose seat it is."""
    members_of: dict[str, frozenset[str]] = field(default_factory=dict)
    """The states of an organisation, one of which may chair for it."""
    groups: dict[str, Group] = field(default_factory=dict)
    seat_of: dict[str, str] = field(default_factory=dict)
    """Party to its capital."""
    state_of: dict[str, str] = field(default_factory=dict)
    """City to the state it lies in."""
    states_called: dict[str, set[str]] = field(default_factory=dict)
    """What several states call their own, folded, to all of them: "Congolese", "Dominican"."""
    side_words: frozenset[str] = frozenset()


@cache
def vocabulary() -> Vocabulary:
    """Load all word lists once."""
    lexicon = Lexicon((NAMES, ACTORS, TOPICS, HEADS, PAPERS))
    words = Vocabulary(lexicon)
    states, cities, parties = (rules.load(name) for name in ("states", "cities", "parties"))
    _add_parties(words, states["states"], parties)
    _add_cities(words, states["states"], cities["cities"], parties)
    for kind in ("joint", "unnamed", "pronouns", "outsiders"):
        lexicon.add(ACTORS, kind.removesuffix("s"), parties[kind])
    lexicon.add(ACTORS, "pronoun", parties["speakers"], cased=True)
    lexicon.add(ACTORS, "document", parties["joint_documents"])
    words.side_words = frozenset(
        fold(each) for word in parties["side_words"] for each in expand(word)
    )
    topics = rules.load("topics")
    lexicon.add(TOPICS, "peace", topics["peace"], value="")
    lexicon.add(TOPICS, "nothing", topics["nothing"], value="")
    for code, strengths in topics["topics"].items():
        for strength in ("clear", "usual", "faint"):
            lexicon.add(TOPICS, strength, strengths.get(strength, ()), value=code)
    lexicon.add(HEADS, "head", rules.load("offices")["heads"])
    mechanisms = rules.load("mechanisms")["heads"]
    for kind in ("standing", "with_more", "unit"):
        lexicon.add(HEADS, kind, mechanisms[kind])
    _add_papers(lexicon)
    return words


def _add_papers(lexicon: Lexicon) -> None:
    data = rules.load("instruments")
    for ref, known in data["known"].items():
        for word in known["words"]:
            # "DOC" and "COC" are read only in capitals
            cased = len(word) <= 3
            lexicon.add(PAPERS, "known", [word.upper() if cased else word], value=ref, cased=cased)
    for kind, heads in data["heads"].items():
        lexicon.add(PAPERS, "head", heads, value=kind)
    for acronym, entry in data["acronyms"].items():
        lexicon.add(PAPERS, "acronym", [acronym], value=entry["kind"], cased=True)


def _add_parties(words: Vocabulary, states: dict, parties: dict) -> None:  # type: ignore[type-arg]
    lexicon = words.lexicon
    called: dict[str, set[str]] = {}
    for code, state in states.items():
        forms = (form for form, codes in parties["forms"].items() if code in codes)
        in_full = [f"{form} {state['names'][0]}" for form in forms]
        names: Iterable[str] = [*state["names"], *parties["names"].get(code, ()), *in_full]
        lexicon.add(NAMES, "state", names, value=code, cased=True)
        adjectives = [*state["adjectives"], *parties["adjectives"].get(code, ())]
        lexicon.add(NAMES, "adjective", adjectives, value=code, cased=True)
        # "the Americans agreed"; "the Vietnamese" has no plural of its own
        peoples = [f"{adjective}s" for adjective in adjectives if adjective.endswith(("n", "i"))]
        lexicon.add(NAMES, "state", peoples, value=code, cased=True)
        for word in map(fold, (*adjectives, *peoples)):
            called.setdefault(word, set()).add(code)
    words.states_called = {word: codes for word, codes in called.items() if len(codes) > 1}
    for code, organisation in parties["organisations"].items():
        lexicon.add(NAMES, "state", organisation["names"], value=code, cased=True)
        lexicon.add(NAMES, "adjective", parties["adjectives"].get(code, ()), value=code, cased=True)
    for name, group in parties["groups"].items():
        lexicon.add(NAMES, "group", group["names"], value=name, cased=True)
        folded = tuple(map(fold, group["names"]))
        words.groups[name] = Group(
            folded,
            group.get("party"),
            frozenset(group["members"]),
            frozenset(map(fold, group.get("alone", ()))),
        )
    lexicon.add(NAMES, "nothing", parties["nothing"], value="", cased=True)
    for code, names in parties["metonyms"].items():
        lexicon.add(NAMES, "metonym", names, value=code, cased=True)
    for code, names in parties["bodies"].items():
        lexicon.add(NAMES, "body", names, value=code, cased=True)


def _add_cities(words: Vocabulary, states: dict, cities: dict, parties: dict) -> None:  # type: ignore[type-arg]
    lexicon = words.lexicon
    other_spelling = {
        spelling: name for name, spellings in parties["cities"].items() for spelling in spellings
    }
    for city, entry in cities.items():
        name = other_spelling.get(city, city)
        words.state_of[name] = entry["state"]
        lexicon.add(NAMES, "city", [city, *entry.get("also", ())], value=name, cased=True)
    words.state_of |= parties["more_hosts"]
    for name, spellings in parties["cities"].items():
        lexicon.add(NAMES, "city", [name, *spellings], value=name, cased=True)
    for code, state in states.items():
        capital = other_spelling.get(state["capital"], state["capital"])
        words.capital_of[capital] = code
        words.seat_of[code] = capital
    for code, names in parties["metonyms"].items():
        for name in names:
            if name in words.state_of:
                words.capital_of.setdefault(other_spelling.get(name, name), code)
    for code, organisation in parties["organisations"].items():
        if "seat" in organisation:
            words.seat_of[code] = organisation["seat"]
        words.members_of[code] = frozenset(organisation.get("members", ()))
