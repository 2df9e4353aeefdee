"""People: who is named in a report, in what office, each once with all places that name them."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from parley import rules
from parley.reading.late import Late
from parley.reading.lexicon import Hit, fold, words_in_several
from parley.reading.offices import Office, office_words
from parley.reading.sentences import Sentence

_UPPER = "".join(
    re.escape(chr(code))
    for code in [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    if chr(code).isupper()
)
_TOKEN = (
    rf"(?:(?:[{_UPPER}]\.)+(?=[ ]|$)|Ma\.(?=[ ])|[{_UPPER}]\.[{_UPPER}]\w{{2,}}"
    rf"|[{_UPPER}](?:[\w'’]+(?:-[{_UPPER}]?[\w'’]+)*|(?=[ ])))"
)
_PARTICLE = (
    r"(?:al|el|bin|ibn|bint|binti|van|von|der|den|de|del|della|la|las|los|da|dos|di|ul|ur|abu|ya"
    r"|y|e)"
)
_RUN = Late(
    rf"{_TOKEN}(?:(?:[  ]+|\n)(?:{_PARTICLE}[ -]){{0,2}}{_TOKEN}|-{_TOKEN})*"
    # "Thomas A. Reed, Jr. and …"
    r"(?:(?<= Jr)\.|(?<= Sr)\.|, [JS]r\b\.?)?"
)
_WORD = Late(r"[^\s]+")
_INITIAL = Late(rf"(?:[{_UPPER}]\.)+")
# "Security Consultative Meeting (SCM)": letters that stand for something else than a person
_ACRONYM = Late(r"\(([A-Z][A-Z0-9&+-]{1,9})\)")
_MEMBER = Late(r" MP\b")
_TO_WITH_OFFICE = Late(
    r" [A-Z][a-z]+ [A-Z][a-z]+, (?=(?:the )?(?:Deputy|Vice|Assistant|Permanent|Minister|Ambassador"
    r"|Director))"
)
MAX_NAME_TOKENS = 5


@dataclass(slots=True)
class Mention:
    """A person named at one place: the whole phrase, and the name in it."""

    start: int
    end: int
    name_start: int
    name_end: int
    person: "Person"
    role: str | None = None
    role_span: tuple[int, int] | None = None
    party: str | None = None


@dataclass(slots=True)
class Person:
    """Someone named in a report, under the fullest name that it prints."""

    name: str
    tokens: tuple[str, ...]
    role: str | None = None
    party: str | None = None
    party_span: tuple[int, int] | None = None
    """Where the text says whose official this is."""
    party_basis: str | None = None
    pronoun: str | None = None
    mentions: list[Mention] = field(default_factory=list)

    @property
    def party_derived(self) -> tuple[str, ...]:
        """What the party was told from, where no words beside the name say it."""
        return (f"party {self.party}: {self.party_basis}",) if self.party_basis else ()


# Words that begin a sentence or a phrase in capitals and are no part of a name.
_NOT_NAMES = frozenset(
    "h.e rt hon mp excellency senator the a an this that these those he she it they his her their"
    " its our we in on at for as with two three four five six seven eight nine ten some"
    " during after before both each all to by but and while when if since however meanwhile from"
    " according regarding also of or not no yes who what which there here then so such earlier"
    " later today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday"
    " january february march april may june july august september october november december jan"
    " feb mar apr jun jul aug sep sept oct nov dec photo source image caption file under between"
    " speaking addressing welcoming noting asked calling turning besides moreover furthermore"
    " joining accompanying flanking assisting attending heading leading representing alongside"
    " additionally officials delegates ministers taking following despite amid among joint"
    " palace hotel bhavan headquarters"
    " statement declaration dialogue round meeting talks strategic political security defence"
    " defense partnership comprehensive cooperation agreement memorandum understanding convention"
    " treaty charter plan sea ocean strait river airport airbase base war agent orange covid vna"
    " reuters xinhua kyodo afp ap pti ani indo pacific asia asian europe african north south east"
    " west central northern southern eastern western gulf middle peninsula island islands new"
    " first second third fourth fifth sixth seventh eighth ninth tenth committee commission council"
    " group ministry department bureau agency embassy university institute center centre"
    " international national united nations people's republic kingdom state states union office"
    " press release news post times daily herald wire newspaper tv radio agency more also read"
    " human rights forum conference summit initiative framework strategy policy act law code"
    " conduct parties community fund bank corps army navy air force guard police court parliament"
    " congress senate assembly party government administration league som".split(),
)
# Headlines that print every word in capitals: "Foreign Minister | Co-Chairs Strategic Council".
_HEADLINE_VERBS = frozenset(
    "holds hosts meets attends visits receives welcomes calls says urges leads chairs co-chairs"
    " heads opens launches discusses concludes convenes travels signs joins".split(),
)


def find_people(
    text: str,
    folded: str,
    sentences: list[Sentence],
    offices: list[Office],
    names: list[Hit],
) -> list[Person]:
    """Find the people of a report, each once, with every place where they are named."""
    finder = _Finder(text, folded, offices, names)
    for sentence in sentences:
        finder.read(sentence)
    finder.read_short_forms()
    return finder.people


_APPOSED = Late(r"(?: \([\w &]{2,30}\))?(?: (?:of|for|from) (?:the )?[^,]{2,40})?, ")
_HONORIFICS = Late(
    r"(?:(?:h\. ?e\.|his excellency|her excellency|the rt\.? hon\.?(?:ourable)?"
    r"|the right honourable|the hon\.?(?:ourable)?|dr|mr|ms|mrs|mme|prof|u|shri|smt)\.?,? )*"
)
_JOINING = Late(r"(?:,? and |, )(?:dr\.? |mr\.? |ms\.? |mrs\.? |gen\.? |general |his |her )?")
_LED_BY = Late(
    r"\b(?:led|headed|chaired|co-chaired|hosted|represented|presided over|attended|joined|opened"
    r"|accompanied|assisted|flanked)"
    r" by (?:(?:dr|mr|ms|mrs|gen|lt gen|maj gen|h\.e)\.? )?$"
    r"|\b(?:counterparts?|peers?|opposite numbers?|colleagues?),? (?:(?:dr|mr|ms|mrs)\.? )?$"
    r"|\b(?:faced|sat across from|sat opposite) $"
    r"|\bbetween $",
)
_LEADS = Late(
    r"(?: \([^()]{1,20}\))?,? (?:(?:leading|heading|representing) (?:the|its)|that of"
    r"|led|headed|co-chaired|chaired|represented|presided over"
    r"|(?:(?:will |is to |are to |was to )?(?:receive|meet|met|host|welcome|greet)(?:s|d|ed)? )?"
    r"(?:and [\w. ]{3,40}, )?(?:his|her|their)(?: [\w.-]{2,20}){0,2}"
    r" (?:counterparts?|peers?|opposite numbers?)"
    r"|(?:[^,.;]{3,80}, )?who (?:had )?(?:co-chaired|chaired|led|headed))\b",
)
_AT_LEAST_OF_STATES = 2
_PEER_BEFORE = Late(r"\b(?:counterparts?|peers?),? (?:[^,.;]{3,60},? and )?$")

_BRACKET = Late(r"\([\w ]{2,20}\) ")
# "A, member of the Party's Central Committee and Deputy Minister": the first office may be another
_REACH = 400  # characters before an office in which its holder is named
_MEMBER_OF = Late(
    r",(?: an?| the)? (?:alternate )?(?:member|deputy head|head) of [^,;.]{3,70} and$"
)
_BEFORE_AN_OFFICE = (
    "the", "who is", "who was", "then", "former", "his country's", "the country's", "their", "a",
    "its", "who is also", "who serves as", "serving as", "acting as", "who performs the duties of",
    "performing the duties of",
)  # fmt: skip
_NAME_ENDS = Late(r"(?: MP| MEP| MLA| \([Rr](?:td|et|etd|etired)\.?\))?(?:[,.;]| and |$)")
# "the Chairman of the Joint Chiefs of Staff, General A presided over": no comma closes the aside
_VERB_BEHIND = Late(r" (?:presided|chaired|co-chaired|led|headed|attended|represented)\b")
# "Ambassador | of the State of | Qatar | to the United States"
_OF_THE_STATE = Late(r" of (?:the )?(?:(?:[A-Z][\w-]+ )*(?:Republic|Kingdom|State) of (?:the )?)?$")
_GOES_ON_BEHIND_STATE = Late(r" (?:for|to|in) ")
_GOES_ON_IN_SMALL = Late(r",| (?:co-)?[a-z]+ed\b| (?:led|said|told|met)\b")
_DEFINITE = Late(r"\b(?:the|its|their) $")
_OF_WHAT = Late(r" (?:in|of|for) ")
_FAMILY_NAME = Late(r" [A-Z][\w'’-]+, (?:the |its )?")
_IN_A_PLACE = Late(r"\b(?:in|at|from|to|near|of|for|the)(?: [a-z]+)? $")
_SAYS = Late(
    r" (?:said|says|told|added|announced|replied|answered|noted|stated|explained|confirmed"
    r"|denied|disclosed)\b"
)
SPEAKS = Late(
    r" (?:also )?(?:said|told|added|noted|stressed|urged|asked|thanked|warned|voiced|expressed"
    r"|replied|called|praised|welcomed|underlined|argued|pledged|promised|proposed|suggested)\b"
)
_STATES_THAT_NAME = frozenset(("viet", "israel", "jordan", "chad", "georgia", "kenya"))
# "the foreign ministers of Chile and | Peru, A and B": none of the states is both of theirs.
_NEXT_STATE = Late(r"(?:,|,? and) (?:the )?")
_NAMES_FOLLOW = Late(r", (?:(?:mr|ms|mrs|dr)\.? )?")
# "the Foreign | and Defence Ministers of Peru, A and B": A is the first, B the second.
_TWO_OFFICES = Late(
    r"(?P<one>[\w ]{3,30}?) and (?P<two>[\w ]{3,30}?) (?P<head>ministers|secretaries)"
    r"|(?P<of>ministers|secretaries) (?:of|for) (?P<first>[\w ]{3,30}?)"
    r" and (?:of |for )?(?P<second>[\w ]{3,30})",
    re.IGNORECASE,
)
# "The head of the Peruvian delegation, Undersecretary A": what A does there, and no office
_OF_A_DELEGATION = Late(r"\b(?:delegation|side|team)\b")
_AT_THE_LEVEL = Late(r"\bat the level of (?:the )?$")
# "then Deputy Minister A": the office is that of a deputy minister.
_AT_THAT_TIME = frozenset(("then", "Then"))
_OF_SEVERAL = Late(
    r"\b(\w*(?:minister|secretar|director|ambassador|advis[eo]r|president|premier))(ie)?s\b",
    re.IGNORECASE,
)


def _of_one(several: re.Match[str]) -> str:
    """One of "Foreign Ministers A and B" is a Foreign Minister."""
    return several[1] + ("y" if several[2] else "")


_AND_ONE_MORE = Late(r",? (?:and )?(?:his |her |mr |ms )?")
_OF_A_STATE = Late(r" (?:of|from) (?:the )?")
_OF_HIS_STATE = Late(r",? (?:of|from) (?:the )?")
_IN_THE_PICTURE = Late(r" \((?:(?:far |second (?:from )?)?(?:left|right|cent(?:er|re))|[lrc])\)")
_MONTHS_THAT_NAME = frozenset(("jun", "jan"))


class _Finder:
    """Collects people sentence by sentence; full names first, short forms in a second pass."""

    def __init__(self, text: str, folded: str, offices: list[Office], names: list[Hit]) -> None:
        self.text, self.folded = text, folded
        self.people: list[Person] = []
        self.offices = offices
        self.taken: set[int] = set()
        """Where names begin that are already given to someone."""
        self._given: set[int] = set()
        """Where offices begin that are printed with someone: of "Ministers A and B" with A."""
        self._offices_of: dict[str, list[Office]] = {}
        """By its code, the offices that a state is told to have with others, in the plural."""
        self._blocked = sorted(
            [(hit.start, hit.end) for hit in names if hit.kind != "pronoun"]
            + [(office.start, office.end) for office in offices],
        )
        self._office_ends = {office.end for office in offices}
        self._office_starts = {office.outer_start for office in offices}
        self._owners = [hit for hit in names if hit.kind in ("state", "adjective", "body")]
        self._cities = {hit.start for hit in names if hit.kind == "city"}
        self._acronyms = {found[1] for found in _ACRONYM.finditer(text)}
        self._by_tokens: dict[tuple[str, ...], Person] = {}
        self._short: list[tuple[int, int, Office | None]] = []
        self._next_office = 0

    def read(self, sentence: Sentence) -> None:
        runs = [
            run
            for match in _RUN.finditer(self.text, sentence.start, sentence.end)
            for run in self._name_runs(match.start(), match.end())
        ]
        offices = []
        while (
            self._next_office < len(self.offices)
            and self.offices[self._next_office].start < sentence.end
        ):
            office = self.offices[self._next_office]
            if office.start >= sentence.start:
                offices.append(office)
                self._note_who_share(office)
            self._next_office += 1
        used: set[tuple[int, int]] = set()
        for office in offices:
            run = self._name_after(office, runs) or None
            if run and self._is_of_the_next(run, office, offices, runs, used):
                run = None
            if run and run not in used:
                used.add(run)
                self._meet(run, office, before=True)
                self._take_office_ahead(run, office, offices)
                used |= self._more_names(run, office, runs)
                continue
            run = self._name_before(office, runs)
            if run and run not in used:
                used.add(run)
                self._meet(run, office, before=False)
                self._take_party_between(run, office)
                used |= self._names_ahead(run, office, runs)
            elif run:
                self._add_role(run, office)
        for run in [*runs, *runs]:  # once more: who stands before one that was found in the first
            is_met = self._without_rank(run)[0] in self.taken
            if run not in used and not is_met and self._is_joined(run, used):
                used.add(run)
                self._meet(run, None, before=True)
        used |= self._each_of_a_state(runs, used)
        self._give_level(offices, used)
        for run in runs:
            if run not in used:
                self._short.append((*run, None))

    def _note_who_share(self, office: Office) -> None:
        """Note the states of "the foreign ministers of Chile, Peru and Oman"."""
        states = self._states_behind(office)[0] if office.is_plural else []
        for state in states if len(states) > 1 else ():
            self._offices_of.setdefault(state.value, []).append(office)

    def _is_level(self, office: Office) -> bool:
        before = max(0, office.outer_start - len("at the level of the "))
        return bool(_AT_THE_LEVEL.search(self.folded, before, office.outer_start))

    def _give_level(self, offices: list[Office], used: set[tuple[int, int]]) -> None:
        """ "held at the level of foreign ministers, with A leading …": A is one."""
        level = next((each for each in offices if self._is_level(each)), None)
        if level is None or not level.is_plural:
            return
        for run in used:
            start = self._without_rank(run)[0]
            person = next(
                (p for p in self.people if any(m.name_start == start for m in p.mentions)), None
            )
            if person is not None and person.role is None and start > level.end:
                mention = person.mentions[-1]
                person.role = mention.role = self._role_words(level)
                mention.role_span = (level.start, level.end)

    def _each_of_a_state(
        self, runs: list[tuple[int, int]], used: set[tuple[int, int]]
    ) -> set[tuple[int, int]]:
        """Those of "A B of Chile, C D of Peru and E F of Brazil", who have no office there.

        So, beside someone in office, those of "met Chile's A B, Peru's C D and Brazil's E F".
        """
        free = [
            run
            for run in runs
            if run not in used and self._tokens(run) > 1 and self._without_rank(run) == run
        ]
        named = {run: of for run in free if (of := self._state_behind(run[1]))}
        if not named and used:
            named = {run: owner for run in free if (owner := self._owner_of(run))}
        if len(set(named.values())) < _AT_LEAST_OF_STATES:
            return set()
        for run, code in named.items():
            self._meet(run, None, before=True)
            self._give_shared_office(run, code)
        return set(named)

    def _state_behind(self, end: int) -> str | None:
        """The state of which someone is said to be: "A B | of Chile"."""
        until = self._behind_his_state(end)
        ahead = (hit for hit in self._owners if hit.end == until > end)
        return next((hit.value for hit in ahead), None)

    def _give_shared_office(self, run: tuple[int, int], code: str) -> None:
        """ "The foreign ministers of Chile and Peru met. … Chile's | A B": A B is one of them."""
        shared = self._offices_of.get(code, [])
        person = self._named_at(self._without_rank(run)[0])
        if person.role is None and len({self._role_words(office) for office in shared}) == 1:
            office, mention = shared[0], person.mentions[-1]
            person.role = mention.role = self._role_words(office)
            mention.role_span = (office.start, office.end)

    def _is_of_the_next(
        self,
        run: tuple[int, int],
        office: Office,
        offices: list[Office],
        runs: list[tuple[int, int]],
        used: set[tuple[int, int]],
    ) -> bool:
        """ "A, Kenya's Minister of Trade, B, the Director of …": the name behind has its own."""
        before = self._name_before(office, runs)
        if before is None or before in used or self._tokens(before) < 2:
            return False
        if run[0] < office.end + 2:
            return False
        return any(0 < other.outer_start - run[1] <= len(", the ") for other in offices)

    def _is_joined(self, run: tuple[int, int], used: set[tuple[int, int]]) -> bool:
        """A full name without an office: with a title, joined to one that has one, or leading."""
        start, end = self._without_rank(run)
        parts = [word for word in self.text[start:end].split() if not word[0].islower()]
        if not 2 <= len(parts) <= MAX_NAME_TOKENS:
            return False
        before = self.folded[max(0, run[0] - 40) : run[0]]
        if start > run[0] or office_words().rank_before.search(before):
            return True  # "Rear Admiral A of the Ministry of Defence": a title makes it a person
        behind = self.folded[end : end + 70]
        if any(
            _JOINING.fullmatch(self.folded[other[1] : run[0]])
            or (other[0] > end and _JOINING.fullmatch(self.folded[end : other[0]]))
            for other in used
        ):
            return True
        if SPEAKS.match(behind) and self._owner_of(run):
            return True
        return bool(_LED_BY.search(before) or _LEADS.match(behind))

    def _owner_of(self, run: tuple[int, int]) -> str | None:
        """The state before by which someone is named: "Japan's | Taro Ito said"."""
        if not self.folded.endswith("'s ", 0, run[0]):
            return None
        ahead = (each for each in self._owners if each.end + len("'s ") == run[0])
        return next((each.value for each in ahead), None)

    # -- names

    def _is_family_name(self, token: re.Match[str], name_start: int) -> bool:
        """ "Ambassador Nathan | Sales, who": a word of a topic behind a title and one name."""
        if name_start < 0 or not _ONE_NAME.fullmatch(self.text, name_start, token.start()):
            return False
        has_title = _TITLE_BEFORE.search(self.text, max(0, name_start - 24), name_start)
        return bool(has_title and _SURNAME_ENDS.match(self.text, token.end()))

    def _name_runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut a run of capitalised words where words of parties, offices and dates stand."""
        words = office_words()
        piece_start = -1
        piece_end = -1
        for token in _WORD.finditer(self.text, start, end):
            word = self.folded[token.start() : token.end()].strip(".'")
            bare = word.removesuffix("'s")
            is_initial = bool(_INITIAL.fullmatch(token[0]))
            # "Sultan bin Mohammed": behind a given name
            is_given = self.folded.startswith((" bin ", " ibn "), token.end())
            # "Catherine West MP": behind a given name, whatever the word means elsewhere
            is_member = piece_start >= 0 and bool(_MEMBER.match(self.text, token.end()))
            blocked = not (is_initial or is_given or is_member) and (
                (
                    bare in _NOT_NAMES
                    and not self._names_someone(bare, token, is_inside=piece_start >= 0)
                )
                or bare in _HEADLINE_VERBS
                or (
                    bare in common_words()
                    and not (bare in words.before and self._ends_a_name(token, piece_start, end))
                    and not self._is_family_name(token, piece_start)
                    and not self._stands_before_an_office(token, piece_start)
                )
                or (
                    bare in words.domain
                    and len(bare) > 2
                    and not self._is_family_name(token, piece_start)
                )
                or token[0] in self._acronyms
                or (bare in words.before and not self._ends_a_name(token, piece_start, end))
                or (
                    self._is_blocked(token.start())
                    and not self._is_also_a_name(bare, token, is_inside=piece_start >= 0)
                )
            )
            if blocked:
                if piece_start >= 0:
                    yield piece_start, piece_end
                piece_start = -1
                continue
            if piece_start < 0:
                piece_start = token.start()
            piece_end = token.end()
            if word != bare:  # a possessive ends the name
                yield piece_start, piece_end - 2
                piece_start = -1
        if piece_start >= 0:
            yield piece_start, piece_end

    def _names_someone(self, word: str, token: re.Match[str], *, is_inside: bool) -> bool:
        """Whether a small word is a name here: "Dong Jun", not "Jun 5"; "Minister To Anh Dung"."""
        start, end = token.span()
        if token[0] == "To" and _TO_WITH_OFFICE.match(self.text, end):
            return True  # "To | Anh Dung, Vice Minister", at the head of a sentence
        if token[0] == "A" and is_inside:  # "Nathan A Sales"
            return self.text[end + 1 : end + 2].isupper()
        if is_inside and self.text[end + 1 : end + 2].isupper():
            family = _family_before().search(self.folded, max(0, start - 24), start)
            if family:
                return True  # "Pham | The Tung"
        if word in _MONTHS_THAT_NAME or (word == "may" and is_inside):
            return not re.match(r"\.?,? ?\d", self.folded[end : end + 4])
        return start - 1 in self._office_ends and self.text[end + 1 : end + 2].isupper()

    def _is_also_a_name(self, word: str, token: re.Match[str], *, is_inside: bool) -> bool:
        """Whether a place's name is someone's: "Do Hung Viet", "Minister Israel Katz"."""
        if token.start() in self._cities and not is_inside:
            before = max(0, token.start() - 20)
            is_known = any(word in person.tokens for person in self.people)
            if is_known and not _IN_A_PLACE.search(self.folded, before, token.start()):
                return True  # "Kano, for his part, said": of whom the report has told
            return self._is_called_like_a_city(token)
        is_state = any(each.start <= token.start() < each.end for each in self._owners)
        if is_inside and not is_state and self._stands_before_an_office(token, 0):
            return True  # "Mr. Taro | Kobe, Deputy Minister"
        if word not in _STATES_THAT_NAME:
            return False
        behind = self.text[token.end() + 1 : token.end() + 2]
        return is_inside or (token.start() - 1 in self._office_ends and behind.isupper())

    def _is_called_like_a_city(self, token: re.Match[str]) -> bool:
        """ "A and Aden Duale, Minister of Defence": one more name and an office behind a city."""
        family = _FAMILY_NAME.match(self.text, token.end())
        before = max(0, token.start() - 20)
        if family is None or _IN_A_PLACE.search(self.folded, before, token.start()):
            return False
        return family.end() in self._office_starts

    def _stands_before_an_office(self, token: re.Match[str], piece_start: int) -> bool:
        """ "Ana Maria | Royal, Director for …": a word of a topic where a family name stands."""
        end = token.end() - token[0].endswith(",")
        is_aside = self.text.startswith(", ", end) and end + 2 in self._office_starts
        return is_aside and 0 <= piece_start < token.start()

    def _ends_a_name(self, token: re.Match[str], piece_start: int, end: int) -> bool:
        """Whether a word of offices is a surname: "Jedidiah P Royal, Acting …", "Royal said"."""
        is_last = 0 <= piece_start < token.start() and token.end() == end
        return is_last and bool(_GOES_ON_IN_SMALL.match(self.text, end))

    def _is_blocked(self, start: int) -> bool:
        at = bisect.bisect_right(self._blocked, (start, 1 << 60)) - 1
        return at >= 0 and self._blocked[at][0] <= start < self._blocked[at][1]

    def _name_after(self, office: Office, runs: list[tuple[int, int]]) -> tuple[int, int] | None:
        gap_end = office.end
        span = office.party_span
        if span and office.end < span[0] <= office.end + 48:
            # "Deputy Minister of Foreign Affairs of the Lao PDR Alounkeo Kittikhoun"
            gap_end = span[1]
        while self.text[gap_end : gap_end + 1] == " ":
            gap_end += 1
        bracket = _BRACKET.match(self.folded, gap_end)  # "Secretary (East) Jaideep Mazumdar"
        gap_end = bracket.end() if bracket else gap_end
        rank = office_words().rank.match(self.folded, gap_end)
        begin = rank.end() if rank else gap_end
        for run in runs:
            if run[0] == begin:
                return run
            if rank and gap_end <= run[0] < begin < run[1]:
                return run if self._without_rank(run) == run else (begin, run[1])
        if office.is_plural:
            _, at = self._states_behind(office)
            at = self._each_of_his_state(office, runs) or at
            rank = office_words().rank.match(self.folded, at)
            begin = rank.end() if rank else at
            named = ((max(start, begin), end) for start, end in runs if at <= start <= begin < end)
            return next((name for name in named if self._tokens(name) >= 2), None)
        called_like_a_city = _RUN.match(self.text, begin) if begin in self._cities else None
        if called_like_a_city and 1 < len(called_like_a_city[0].split()) <= 3:
            return called_like_a_city.span()
        # "the Permanent Secretary of Myanmar, U Chan Aye"
        rest = _APPOSED.match(self.folded, office.end)
        begin = _HONORIFICS.match(self.folded, rest.end()).end() if rest else 0  # type: ignore[union-attr]
        rank = office_words().rank.match(self.folded, begin) if rest else None
        named_before = self.folded[max(0, office.outer_start - 4) : office.outer_start]
        is_definite = named_before.endswith(("the ", "its ", "his ", "her ")) or (
            office.outer_start < office.start or named_before.endswith("and ")
        )
        is_titled = rest is not None and begin > rest.end()
        is_apposed = self.folded[max(0, office.outer_start - 2) : office.outer_start] in (", ", "(")
        is_definite = is_definite or is_titled or not is_apposed
        if rest and (is_definite or (office.party_span and office.party_span[0] >= office.end)):
            for run in runs:
                own = self._without_rank(run)
                starts = own[0] in (begin, rank.end() if rank else begin)
                is_ranked = rank is not None and own[0] == rank.end()
                ends = _NAME_ENDS.match(self.text, run[1]) or (
                    is_ranked and _VERB_BEHIND.match(self.text, run[1])
                )
                is_named = self._tokens(run) >= 2 or self._is_one_name(office, run)
                if starts and is_named and ends:
                    is_whole = self._tokens(own) >= 2 or own == run
                    return run if is_whole else (begin, run[1])
        return None

    def _is_one_name(self, office: Office, run: tuple[int, int]) -> bool:
        """ "Chile's Minister of Trade, Maruja, and …": all the name that some people have."""
        is_owned = self.folded[office.outer_start : office.start].endswith("'s ")
        behind = self.folded[run[1] : run[1] + len(", and ")]
        return is_owned and behind.startswith((", and ", "."))

    def _tokens(self, run: tuple[int, int]) -> int:
        return len(self.text[run[0] : run[1]].split())

    def _only_speaks(self, office: Office) -> bool:
        """ "asked about President A, | the spokesperson said": somebody else, who says so."""
        ahead = self.folded[max(0, office.outer_start - 6) : office.outer_start + 4]
        return ", the " in ahead and bool(_SAYS.match(self.folded, office.end))

    def _name_before(self, office: Office, runs: list[tuple[int, int]]) -> tuple[int, int] | None:
        """The name before an office: "Abida Islam, Director General", "Jenkins (US Secretary)"."""
        if self._only_speaks(office):
            return None
        reach = office.outer_start
        while reach and self.folded[reach - 1].isspace():
            reach -= 1
        begin = max(0, reach - _REACH)
        left = self.folded[begin:reach]
        for prefix in _BEFORE_AN_OFFICE:
            if left.endswith((" " + prefix, "," + prefix)):
                left = left[: -len(prefix)].rstrip()
        member = _MEMBER_OF.search(left)
        if member:
            left = left[: member.start() + 1]
        if not left.endswith((",", "(", " -", ", as")):
            return None
        left = left.removesuffix("as").rstrip().rstrip(",(-").rstrip().removesuffix(" mp")
        suffix = re.search(r"\s*\([^()]{1,40}\)$", left)
        left = left[: suffix.start()] if suffix else left
        end = begin + len(left)
        ends = (end, end - 1) if left.endswith("jr.") else (end,)
        return next((run for run in reversed(runs) if run[1] in ends), None)

    def _more_names(
        self, run: tuple[int, int], office: Office, runs: list[tuple[int, int]]
    ) -> set[tuple[int, int]]:
        """The second of "Ministers Motegi of Japan and Wong of Australia" holds the same office."""
        if not office.is_plural:
            return set()
        row = [run]
        at = run[1]
        for other in runs:
            if other[0] <= at:
                continue
            if _AND_ONE_MORE.fullmatch(self.folded, self._behind_his_state(at), other[0]):
                self._meet(other, office, before=True)
                row.append(other)
                at = other[1]
        self._give_in_their_order(office, row)
        return set(row[1:])

    def _states_behind(self, office: Office) -> tuple[list[Hit], int]:
        """The states of "the foreign ministers of Chile and Peru, …" and where names may begin."""
        states: list[Hit] = []
        joint = _OF_A_STATE.match(self.folded, office.end)
        while joint:
            at = joint.end()
            state = next((h for h in self._owners if h.start == at and h.kind == "state"), None)
            if state is None:
                break
            states.append(state)
            joint = _NEXT_STATE.match(self.folded, state.end)
        follow = _NAMES_FOLLOW.match(self.folded, states[-1].end) if states else None
        return states, follow.end() if follow else len(self.text)

    def _each_of_his_state(self, office: Office, runs: list[tuple[int, int]]) -> int | None:
        """Where "the foreign ministers, | A of Chile and B of Peru" begins to name its holders."""
        begin = office.end + len(", ")
        named = next((run for run in runs if run[0] == begin), None)
        if named is None or not self.folded.startswith(", ", office.end):
            return None
        return begin if self._behind_his_state(named[1]) > named[1] else None

    def _give_in_their_order(self, office: Office, row: list[tuple[int, int]]) -> None:
        """ "the foreign ministers of Chile and Peru, A and B": A is of Chile, B of Peru."""
        states, begin = self._states_behind(office)
        people = [self._named_at(self._without_rank(run)[0]) for run in row]
        if not states or begin > row[0][0]:
            return
        if len(states) == len(people) > 1:
            for person, state in zip(people, states, strict=True):
                if person.party is None:
                    person.party, person.party_span = state.value, (state.start, state.end)
                    person.party_basis = f"named in the order of {self._row(states)}"
        two = _TWO_OFFICES.fullmatch(self.text, office.start, office.end)
        if len(states) == 1 and len(people) == len(("one", "two")) and two:
            roles = (
                [f"{two['one']} {two['head']}", f"{two['two']} {two['head']}"]
                if two["head"]
                else [f"{two['of']} of {two['first']}", f"{two['of']} of {two['second']}"]
            )
            for person, role in zip(people, roles, strict=True):
                person.role = person.mentions[-1].role = _OF_SEVERAL.sub(_of_one, role)

    def _row(self, states: list[Hit]) -> str:
        return " and ".join(self.text[state.start : state.end] for state in states)

    def _named_at(self, start: int) -> Person:
        """Who is named where a name begins that has been met."""
        return next(p for p in self.people if any(m.name_start == start for m in p.mentions))

    def _behind_his_state(self, end: int) -> int:
        """Where "of Chile", ", of Chile" or "(left)" behind a name ends; or the name, without."""
        if member := _MEMBER.match(self.text, end):
            end = member.end()
        if place := _IN_THE_PICTURE.match(self.folded, end):
            return place.end()
        of = _OF_HIS_STATE.match(self.folded, end)
        whose = next((h for h in self._owners if of and h.start == of.end()), None)
        return whose.end if whose is not None and whose.kind == "state" else end

    def _names_ahead(
        self, run: tuple[int, int], office: Office, runs: list[tuple[int, int]]
    ) -> set[tuple[int, int]]:
        """The first of "Penny Wong and Richard Marles, the Australian ministers" is one too."""
        if not office.is_plural:
            return set()
        used: set[tuple[int, int]] = set()
        for other in runs:
            if other[1] < run[0] and self.folded[other[1] : run[0]] in (" and ", ", "):
                self._meet(other, office, before=False)
                used.add(other)
        return used

    # -- people

    def _meet(self, run: tuple[int, int], office: Office | None, *, before: bool) -> None:
        start, end = self._without_rank(run)
        if start >= end:
            return
        name = self.text[start:end].strip(" .,")
        if name.endswith((" Jr", " Sr")) and self.text[start:end].endswith("."):
            name += "."
        tokens = tuple(fold(name).replace(".", "").replace(",", "").split())
        if not tokens or len(tokens) > MAX_NAME_TOKENS + 2:
            return
        person = self._known(tokens)
        if person is None:
            person = Person(" ".join(name.split()), tokens)
            self.people.append(person)
            self._by_tokens[tokens] = person
        elif len(tokens) > len(person.tokens):
            person.name, person.tokens = " ".join(name.split()), tokens
        outer_start, outer_end = start, end
        is_shared = office is not None and bool(
            office.is_plural and len(self._states_behind(office)[0]) > 1
        )
        if office is not None and not is_shared:
            is_first = not before or office.start not in self._given
            outer_start = min(start, office.outer_start) if before and is_first else start
            self._given.add(office.start)
            outer_end = end if before else max(end, office.end)
        mention = Mention(outer_start, outer_end, start, end, person)
        if office is not None:
            mention.role = self._role_words(office)
            mention.role_span = (office.start, office.end)
            mention.party = None if is_shared else office.party
            if person.role is None or len(mention.role) > len(person.role):
                person.role = mention.role
            if person.party is None and office.party and not is_shared:
                person.party, person.party_span = office.party, office.party_span
        title = self.folded[max(0, start - 16) : start].split()
        if title:
            last = title[-1].strip(".")
            if last in office_words().female:
                person.pronoun = "she"
            elif last in office_words().male:
                person.pronoun = "he"
        person.mentions.append(mention)
        self.taken.add(start)

    def _add_role(self, run: tuple[int, int], office: Office) -> None:
        """ "Ambassador A, Additional Foreign Secretary": the office behind says more."""
        start, _ = self._without_rank(run)
        for person in self.people:
            for mention in person.mentions:
                if mention.name_start != start:
                    continue
                role = self._role_words(office)
                if len(role) > len(mention.role or ""):
                    mention.role, mention.role_span = role, (office.start, office.end)
                    mention.start = min(mention.start, office.outer_start)
                    mention.end = max(mention.end, office.end)
                    person.role = role
                if person.party is None and office.party:
                    person.party, person.party_span = office.party, office.party_span
                return

    def _take_office_ahead(
        self, run: tuple[int, int], title: Office, offices: list[Office]
    ) -> None:
        """ "the officer in charge, Undersecretary A": the office ahead says more than the title."""
        at = title.outer_start
        is_bare = title.outer_start == title.start and " " not in self.folded[at : title.end]
        while rank := office_words().rank_before.search(self.folded, max(0, at - 24), at):
            at = rank.start()  # "The Chairperson of the Court, | Hon. Justice A"
        ahead = next((each for each in offices if each.end == at - len(", ")), None)
        if ahead is None or ahead.is_plural or self.folded[ahead.end : at] != ", ":
            return
        is_definite = bool(
            _DEFINITE.search(self.folded, max(0, ahead.outer_start - 8), ahead.outer_start)
        )
        leads = _OF_A_DELEGATION.search(self.folded, ahead.start, ahead.end)
        if (
            is_bare
            and is_definite
            and not leads
            and _OF_WHAT.search(self.folded, ahead.start, ahead.end)
            and not self._name_before(ahead, [run])
        ):
            self._add_role(run, ahead)

    def _take_party_between(self, run: tuple[int, int], office: Office) -> None:
        """ "A, member of the CPC Central Committee and Foreign Minister": the body tells whose."""
        if not _MEMBER_OF.search(self.folded[run[1] : office.outer_start].rstrip()):
            return
        told = next((h for h in self._owners if run[1] <= h.start < office.outer_start), None)
        start, _ = self._without_rank(run)
        for person in self.people if told is not None else ():
            named = any(mention.name_start == start for mention in person.mentions)
            if told is not None and named and person.party is None:
                person.party, person.party_span = told.value, (told.start, told.end)

    def _role_words(self, office: Office) -> str:
        words = self._without_state(office).split()
        role = " ".join(words[1:] if len(words) > 1 and words[0] in _AT_THAT_TIME else words)
        return _OF_SEVERAL.sub(_of_one, role) if office.is_plural else role

    def _without_state(self, office: Office) -> str:
        """ "High Representative | of the Union | for Foreign Affairs": the office goes on."""
        start, end = office.party_span or (0, 0)
        of_state = _OF_THE_STATE.search(self.text, office.start, start) if start else None
        if of_state is None or not _GOES_ON_BEHIND_STATE.match(self.text, end, office.end):
            return self.text[office.start : office.end]
        return self.text[office.start : of_state.start()] + self.text[end : office.end]

    def _without_rank(self, run: tuple[int, int]) -> tuple[int, int]:
        rank = office_words().rank.match(self.folded, run[0], run[1])
        if rank and rank[0] == "gen " and " " not in self.text[rank.end() : run[1]]:
            # "Defense Minister Gen Nakatani", "his counterparts A and Gen Nakatani": a given name
            ahead = _PEER_BEFORE.search(self.folded, max(0, run[0] - 80), run[0])
            if ahead or run[0] - 1 in self._office_ends:
                return run
        return (rank.end() if rank else run[0]), run[1]

    def _known(self, tokens: tuple[str, ...]) -> Person | None:
        """Who is meant: the one person with these name parts, or nobody yet.

        A short form is a last name, a given name (the last part of a Vietnamese name), or two
        parts; where it fits two people it is nobody's.
        """
        exact = self._by_tokens.get(tokens)
        if exact:
            return exact
        wanted = {token for token in tokens if len(token) > 1}
        fits = [
            person
            for person in self.people
            if wanted and (wanted <= set(person.tokens) or set(person.tokens) <= wanted)
        ]
        return fits[0] if len(fits) == 1 else None

    def read_short_forms(self) -> None:
        """Give each capitalised run that is part of one known name to that person."""
        by_token: dict[str, list[Person]] = {}
        indexed = 0
        for start, end, _ in self._short:
            for person in self.people[indexed:]:
                for token in dict.fromkeys(person.tokens):
                    by_token.setdefault(token, []).append(person)
            indexed = len(self.people)
            begin, _ = self._without_rank((start, end))
            tokens = tuple(fold(self.text[begin:end]).replace(".", "").strip(" ,").split())
            if not tokens or begin in self.taken:
                continue
            wanted = {token: None for token in tokens if len(token) > 1}
            alike = by_token.get(next(iter(wanted)), []) if wanted else []
            fits = [p for p in alike if wanted.keys() <= set(p.tokens)]
            if len(fits) == 1:
                self._meet((begin, end), None, before=True)
        for person in self.people:
            person.mentions.sort(key=lambda mention: mention.start)


@cache
def _family_before() -> Late:
    """A family name that comes first, with one more name at most, before small words' homonyms."""
    known = "|".join(rules.load("offices")["family_names"]["VN"])
    return Late(rf"\b(?:{known}) (?:[a-z]+ )?$")


_TITLE_BEFORE = Late(
    r"\b(?:Ambassador|Minister|Secretary|General|President|Senator|Admiral|Director|Coordinator"
    r"|Colonel|Mr\.?|Ms\.?|Mrs\.?|Dr\.?) $"
)
_ONE_NAME = Late(r"[A-Z][\w'’-]+ (?:[A-Z]\.? )?")
_SURNAME_ENDS = Late(r",|\.?$|['’]s\b| [a-z]")


@cache
def common_words() -> frozenset[str]:
    """Words of topics and mechanisms: no names, though a page may print them in capitals.

    A word of one phrase alone is left out: too many of them are somebody's name as well.
    """
    phrases = [
        phrase
        for strengths in rules.load("topics")["topics"].values()
        for strength in ("clear", "usual")
        for phrase in strengths.get(strength, ())
    ]
    words = set(words_in_several(tuple(phrases)))
    for phrase in rules.load("mechanisms")["qualifiers"]:
        words.update(fold(phrase).split())
    return frozenset(word for word in words if len(word) > 3) - _ALSO_SURNAMES


# Words of topics that people are called too.
_ALSO_SURNAMES = (
    frozenset(
        "price rice king long chain chains mines mining cook baker dam sharp hoang truong bien"
        " dong park parks white black milan mitra indra salisbury keen star grant banks"
        " lion thomas moon gates young woods bond graves abraham aung san suu kyi jong aden"
        " bird burns camp chad lake miles wagner sabina sandy sierra nisar fleet madre galileo"
        " hague heart khaan reading copper silva tree reed marine temple shan barakah church"
        " bridges cash pool shell snow wall cave bride".split()
    )
    | _STATES_THAT_NAME
)
