"""Travellers: people and ships that may be on a visit, and whom "the secretary" or "he" means."""

import re
from dataclasses import dataclass

from parley.reading.anchors import Rare
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.offices import office_words
from parley.reading.painting import FILL, TYPES
from parley.reading.people import Mention, Person
from parley.reading.sentences import Sentence

SHIP = "\ue0f0"  # painted over the names of ships, within the range of paint


@dataclass(frozen=True, slots=True)
class Traveller:
    """Someone, or a ship, that may be on a visit."""

    name: str
    role: str | None
    party: str | None
    is_ship: bool = False
    notes: tuple[str, ...] = ()


_PREFIX = (
    r"(?:USS|USNS|USCGC|HMS|HMAS|HMNZS|HMCS|INS|ICGS|JS|JDS|JCG|ROKS|RSS|KRI|KD|BRP|FS|BNS|HTMS"
    r"|HNLMS|PNS|FGS|RFA)"
)
_NAMED = (
    r"[A-Z][\w.'-]*(?: (?:(?:of|de|du|da|von) )?(?!(?:The|In|On|At|Is|Was)\b)[A-Z][\w.'-]*){0,3}"
)
_KIND = (
    r"(?:(?:nuclear-powered |guided-missile |littoral |amphibious )?(?:aircraft carriers?|frigates?"
    r"|destroyers?|warships?|cruisers?|corvettes?|submarines?|flagship|(?:naval|navy|hospital|training"
    r"|patrol|survey|coast guard|assault) (?:ships?|vessels?|cutters?)|cutters?))"
)
_SHIPS = Rare(
    rf"\b(?P<name>{_PREFIX} {_NAMED})|\b(?P<kind>{_KIND})(?: (?P<own>(?:{_PREFIX} )?{_NAMED}))?",
    "text",
)
_AGAIN = Rare(r"\b[Tt]he (?:ship|vessel|frigate|carrier|destroyer|warship|cutter)\b(?!')", "text")
_DOCKED = Rare(
    rf"\b[Tt]he ({_NAMED}) (?:docked|anchored|berthed|moored|dropped anchor|put in)\b",
    "text",
)
_PERSON_OR_OFFICE = Late(f"[{TYPES['PERSON']}{TYPES['OFFICE']}{TYPES['UNNAMED']}]{FILL}*")
_AHEAD = Late(r"(?:during|on|in|after|following|before|ahead of|since) ")
_OF_PARTY = Late(r"^(?:the |his |her |their |its )?")


class Travellers:
    """The travellers of a report, by the places where they are named or meant."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._ships: dict[int, Traveller] = {}
        self.painted = self._paint_ships()

    def _paint_ships(self) -> str:
        layers, painted = self._layers, self._layers.painted
        spans: list[tuple[int, int, str]] = []
        for sentence in layers.sentences:
            for match in _SHIPS.finditer(layers, sentence.start, sentence.end):
                slot = next(name for name in ("name", "own", "kind") if match[name])
                spans.append((*match.span(), match[slot]))
            docked = _DOCKED.finditer(layers, sentence.start, sentence.end)
            spans += [(*match.span(1), match[1]) for match in docked]
            for match in _AGAIN.finditer(layers, sentence.start, sentence.end):
                named = [s for s in spans if s[0] < match.start() and s[2][0].isupper()]
                if (
                    named
                    and layers.sentence_at(named[-1][0])
                    in layers.sentences[max(0, sentence.index - 2) : sentence.index + 1]
                ):
                    spans.append((*match.span(), named[-1][2]))
        characters = list(painted) if spans else []
        for start, end, name in spans:
            if SHIP not in characters[start:end]:
                party = self._flag(start, name)
                self._ships[start] = Traveller(" ".join(name.split()), None, party, is_ship=True)
                characters[start:end] = SHIP + FILL * (end - start - 1)
        return "".join(characters) if spans else painted

    def _flag(self, start: int, name: str) -> str | None:
        """Whose ship it is: "a New Zealand naval ship", "the German frigate"."""
        layers = self._layers
        prefix = name.split(" ", maxsplit=1)[0]
        if prefix in _FLAGS:
            return _FLAGS[prefix]
        near = layers.within(layers.names, max(0, start - 24), start)
        if (
            near
            and near[-1].kind in ("state", "adjective")
            and not layers.folded[near[-1].end : start].strip(" 's-")
        ):
            return str(near[-1].value)
        return None

    def at(self, position: int, sentence: Sentence) -> Traveller | None:
        """Who is named or meant at a place; none where that is not certain."""
        ship = self._ships.get(position)
        if ship is not None:
            return ship
        mention = self._layers.within(self._layers.people_mentions, position, position + 1)
        if mention:
            return _of(mention[0].person)
        kind = self.painted[position]
        if kind in (TYPES["OFFICE"], TYPES["UNNAMED"], TYPES["SIDE"]):
            end = position + 1
            while self.painted[end : end + 1] == FILL:
                end += 1
            words = self._layers.folded[position:end]
            person = self._last_before(position, sentence) if "latter" in words else None
            return _meant(person or self._by_office(position, end), words)
        words = self._layers.folded[position : position + 3]
        if _AHEAD.fullmatch(self.painted, sentence.start, position):
            return None  # "After his trip to Bali, Jonas Lie …": he is named later
        if words.startswith(("he ", "she", "his", "her")):
            pronoun = "she" if words.startswith(("she", "her")) else "he"
            return _meant(self._first_in(position, sentence, pronoun), pronoun)
        return None

    def _by_office(self, start: int, end: int) -> Person | None:
        """The one person whose office or rank has these words: "the secretary", "the General"."""
        layers = self._layers
        words = layers.folded[start:end]
        named = layers.within(layers.names, start, end)
        owner = next((hit for hit in named if hit.kind in ("state", "adjective")), None)
        if owner is not None:
            words = words.replace(layers.folded[owner.start : owner.end], "").replace("'s ", " ")
        offices = layers.within(layers.offices, start, end)
        # "the Indonesian minister", "the President of Peru"
        party = owner.value if owner else next((o.party for o in offices if o.party), None)
        wanted = set(_OF_PARTY.sub("", words).split()) - {"visiting", "guest"}
        if not wanted or not wanted & (office_words().before | office_words().domain | _HEADS):
            return None
        fits = [
            person
            for person in layers.people
            if (party is None or party == person.party)
            and any(self._is_called(mention, wanted) for mention in person.mentions)
        ]
        return fits[0] if len(fits) == 1 else None

    def _is_called(self, mention: Mention, wanted: set[str]) -> bool:
        """Whether the office or the rank before the name has these words."""
        role = set(re.findall(r"[\w-]+", (mention.role or "").lower()))
        before = self._layers.folded[max(0, mention.start - 30) : mention.start]
        rank = before.rpartition(",")[2].rpartition(".")[2].split()
        if before.endswith("/"):  # "High Representative/Vice-President Josep Borrell"
            rank = before.rstrip("/").split()[-2:]
        else:
            while rank and rank[0] not in _HEADS:
                rank = rank[1:]
        if wanted <= set(rank):
            return True
        # "the minister" is not the deputy minister
        return wanted <= {*role, *rank} and wanted & _DEPUTIES == role & _DEPUTIES

    def _last_before(self, position: int, sentence: Sentence) -> Person | None:
        mentions = self._layers.within(self._layers.people_mentions, sentence.start, position)
        return mentions[-1].person if mentions else None

    def _first_in(self, position: int, sentence: Sentence, pronoun: str) -> Person | None:
        """Whom "he" or "her" means: the first in the sentence, else of the one before."""
        layers = self._layers
        previous = layers.sentences[max(0, sentence.index - 1)]
        for start, end in ((sentence.start, position), (previous.start, previous.end)):
            for match in _PERSON_OR_OFFICE.finditer(self.painted, start, end):
                mention = layers.within(layers.people_mentions, match.start(), match.start() + 1)
                person = (
                    mention[0].person if mention else self._by_office(match.start(), match.end())
                )
                if person is not None and person.pronoun in (None, pronoun):
                    return person
        return None


_HEADS = frozenset(
    "secretary undersecretary minister president general admiral ambassador envoy chief commander"
    " commissioner premier prince sultan emir amir queen mantri"
    " chancellor king representative director chairman marshal colonel captain".split()
)
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "under"})
_FLAGS = {
    "USS": "US",
    "USNS": "US",
    "USCGC": "US",
    "HMS": "GB",
    "HMAS": "AU",
    "HMNZS": "NZ",
    "HMCS": "CA",
    "INS": "IN",
    "ICGS": "IN",
    "JS": "JP",
    "JDS": "JP",
    "ROKS": "KR",
    "RSS": "SG",
    "KRI": "ID",
    "BRP": "PH",
    "FGS": "DE",
    "HNLMS": "NL",
}


def _of(person: Person) -> Traveller:
    return Traveller(person.name, person.role, person.party, notes=person.party_derived)


def _meant(person: Person | None, words: str) -> Traveller | None:
    if person is None:
        return None
    notes = (f'"{words}" is {person.name}', *person.party_derived)
    return Traveller(person.name, person.role, person.party, notes=notes)


__all__ = ["SHIP", "Traveller", "Travellers"]
