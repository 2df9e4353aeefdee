"""Offices and the people who hold them: finds who is named, in what office, of which party."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from parley import rules
from parley.reading.lexicon import Hit, expand, fold
from parley.reading.sentences import Sentence

_UPPER = "".join(
    re.escape(chr(code))
    for code in [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    if chr(code).isupper()
)
_TOKEN = (
    rf"(?:(?:[{_UPPER}]\.)+(?=[ ]|$)|[{_UPPER}]\.[{_UPPER}]\w{{2,}}"
    rf"|[{_UPPER}](?:[\w'’]+(?:-[{_UPPER}]?[\w'’]+)*|(?=[ ])))"
)
_PARTICLE = r"(?:al|el|bin|ibn|bint|binti|van|von|der|den|de|del|della|da|dos|di|ul|ur|abu|y|e)"
_RUN = re.compile(rf"{_TOKEN}(?:[  ]+(?:{_PARTICLE}[ -]){{0,2}}{_TOKEN}|-{_TOKEN})*")
_TOKENS = re.compile(r"[^\s]+")
_INITIAL = re.compile(rf"(?:[{_UPPER}]\.)+")
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


@dataclass(frozen=True, slots=True)
class Office:
    """The words of an office: "Deputy Minister of Foreign Affairs"."""

    start: int
    end: int
    party: str | None
    party_span: tuple[int, int] | None
    outer_start: int
    """Where the phrase begins with the state it belongs to."""
    outer_end: int
    is_plural: bool


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The word lists of rules/en/offices.yaml, ready for use."""

    before: frozenset[str]
    domain: frozenset[str]
    rank: re.Pattern[str]
    rank_before: re.Pattern[str]
    tail: re.Pattern[str]
    phrase: re.Pattern[str]
    female: frozenset[str]
    male: frozenset[str]


@cache
def office_words() -> OfficeWords:
    """Load the words of offices once."""
    data = rules.load("offices")

    def folded(words: list[str]) -> list[str]:
        return sorted(
            {fold(form) for word in words for form in expand(word)}, key=len, reverse=True
        )

    before = {token for word in data["modifiers"] + data["fields"] for token in fold(word).split()}
    before |= {fold(form) for word in data["fields"] for form in expand(word)}
    before |= {token for word in before for token in word.split()}
    before -= {"and", "&"}
    domain = set(folded(data["domain"]))
    words = "|".join(map(re.escape, sorted(domain, key=len, reverse=True)))
    phrase = (
        rf"(?:{words})(?![\w])(?:(?:'s)?(?:,? and (?:the )?|, | of (?:the )?| for | & |-"
        rf"| / |/| )(?:{words})(?![\w]))*"
    )
    ranks = "|".join(map(re.escape, folded(data["ranks"])))
    return OfficeWords(
        before=frozenset(before),
        domain=frozenset(domain),
        rank=re.compile(rf"(?:(?:{ranks})\.?(?= )[ ]+)+"),
        rank_before=re.compile(rf"(?<![\w-])(?:{ranks})\.? $"),
        tail=re.compile(
            rf"(?: \([\w ,&-]{{2,40}}\))?(?:,? (?:of|for|to|in|at|on|with"
            rf"|from) (?:the )?{phrase})+",
        ),
        phrase=re.compile(phrase),
        female=frozenset(data["female"]),
        male=frozenset(data["male"]),
    )


# Words that begin a sentence or a phrase in capitals and are no part of a name.
_NOT_NAMES = frozenset(
    "h.e rt hon mp excellency senator the a an this that these those he she it they his her their"
    " its our we in on at for as with"
    " during after before both each all to by but and while when if since however meanwhile from"
    " according regarding also of or not no yes who what which there here then so such earlier"
    " later today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday"
    " january february march april may june july august september october november december jan"
    " feb mar apr jun jul aug sep sept oct nov dec photo source image caption file under between"
    " speaking addressing welcoming noting asked calling turning besides moreover furthermore"
    " additionally officials delegates ministers taking following despite amid among joint"
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
    " congress senate assembly party government administration".split(),
)


def find_offices(folded: str, text: str, heads: list[Hit], names: list[Hit]) -> list[Office]:
    """Find the offices: each head with the words before and behind that belong to it."""
    words = office_words()
    by_end = {hit.end: hit for hit in names}
    by_start = {hit.start: hit for hit in names if hit.kind in ("state", "adjective", "body")}
    bodies = [hit for hit in names if hit.kind == "body"]
    body_ends = {hit.end for hit in bodies}
    found: list[Office] = []
    for head in heads:
        if head.kind != "head" or (found and head.start < found[-1].end):
            continue
        start = _extend_left(folded, head.start, words.before, body_ends)
        if found and start < found[-1].end:
            # "Minister of Trade and Deputy Prime Minister": "Trade" is of the first
            start = _LINK_AHEAD.match(folded, found[-1].end).end()  # type: ignore[union-attr]
        end, party, party_span = _extend_right(folded, text, head.end, by_start)
        body = next(
            (h for h in bodies if head.end <= h.start and h.end <= end and _is_whole(folded, h)),
            None,
        )
        if body:
            party, party_span = body.value, (body.start, body.end)
        outer_start = start
        left = _owner_left(folded, start, by_end)
        if left:
            outer_start = left.start
            # "Japan's ambassador to Vietnam" is Japan's; the tail only tells where to.
            party, party_span = left.value, (left.start, left.end)
            if left.kind in ("city", "metonym") and left.kind == "city":
                party, party_span = None, None
        found.append(
            Office(
                start=start,
                end=end,
                party=party,
                party_span=party_span,
                outer_start=outer_start,
                outer_end=end,
                is_plural=head.value.endswith("s") and head.value != "chief of mission",
            ),
        )
    return _joined_offices(folded, text, found)


def _joined_offices(folded: str, text: str, offices: list[Office]) -> list[Office]:
    """ "State Councilor and Foreign Minister Wang Yi": two offices of one holder are one title."""
    out: list[Office] = []
    for office in offices:
        last = out[-1] if out else None
        if last is not None and _is_one_title(folded, text, last, office):
            out[-1] = Office(
                start=last.start,
                end=office.end,
                party=last.party or office.party,
                party_span=last.party_span or office.party_span,
                outer_start=last.outer_start,
                outer_end=office.outer_end,
                is_plural=False,
            )
            continue
        out.append(office)
    return out


def _is_whole(folded: str, body: Hit) -> bool:
    """Whether a body's name ends there: "the Department of Defense Policy" is another's."""
    behind = _NEXT_DOMAIN.match(folded, body.end)
    return not (behind and behind[1] in office_words().domain)


def _is_one_title(folded: str, text: str, last: Office, office: Office) -> bool:
    """Whether a second office goes on with the first, of whoever is named before or behind both."""
    between = folded[last.end : office.outer_start]
    if last.is_plural or office.outer_start != office.start:
        return False
    has_name_behind = bool(re.match(r" (?:[A-Z]|H\.E)", text[office.end : office.end + 3]))
    if has_name_behind:
        return between in (" and ", " & ", " - ", "/", " / ") or (
            between == ", " and last.party is None
        )
    is_apposed = bool(re.search(r"\w\)?, (?:the )?$", text[max(0, last.start - 6) : last.start]))
    return is_apposed and between in (" and ", " & ", " - ", "/")


def _extend_left(folded: str, start: int, before: frozenset[str], body_ends: set[int]) -> int:
    """Take in modifiers and fields: "Principal Deputy Assistant" before "Secretary"."""
    at = start
    while True:
        space = at - 1
        if space < 1 or folded[space] not in " -" or space in body_ends:
            return at
        word_start = space
        while word_start and (folded[word_start - 1].isalnum() or folded[word_start - 1] == "-"):
            word_start -= 1
        word = folded[word_start:space]
        if word in ("and", "&") and at < start:
            # "foreign and defence minister": only between two fields
            previous = folded[max(0, word_start - 30) : word_start].split()
            if not previous or previous[-1] not in before:
                return at
        elif word not in before and not _all_in(word, before):
            return at
        at = word_start


def _all_in(word: str, before: frozenset[str]) -> bool:
    return "-" in word and all(part in before for part in word.split("-"))


def _owner_left(folded: str, start: int, by_end: dict[int, Hit]) -> Hit | None:
    """The state before an office: "Vietnamese", "the US", "Vietnam's"."""
    at = start
    while at and folded[at - 1] == " ":
        at -= 1
    for end in (
        at,
        at - 2 if folded[max(0, at - 2) : at] == "'s" else -1,
        at - 1 if folded[at - 1 : at] == "'" else -1,
    ):
        hit = by_end.get(end)
        if hit:
            return hit
    return None


def _extend_right(
    folded: str, text: str, end: int, by_start: dict[int, Hit]
) -> tuple[int, str | None, tuple[int, int] | None]:
    """Take in "of Foreign Affairs", "in the Bureau of …", "of Laos"; tell whose office it is."""
    words = office_words()
    party: str | None = None
    party_span: tuple[int, int] | None = None
    while True:
        unit = _UNIT.match(text, end)
        tail = words.tail.match(folded, end)
        if _STATE_LINK.match(folded, end).end() in by_start:  # type: ignore[union-attr]
            tail = unit = None
        if tail and unit and unit.end() > tail.end():
            tail = None
        if tail and any(text[k].isupper() for k in _word_starts(folded, tail.start(), tail.end())):
            rank = _RANK_BEHIND.search(folded, end, tail.end())
            end = rank.start() if rank else tail.end()
            if rank:
                return end, party, party_span
            continue
        if unit:
            end = unit.end()
            continue
        regions = _regions(folded, end, by_start)
        if regions:
            end = regions
            continue
        of_party = _OF_PARTY_BODY.match(folded, end)
        owner = by_start.get(of_party.end()) if of_party else None
        further = words.tail.match(" of" + folded[owner.end : owner.end + 60]) if owner else None
        if owner is not None and owner.kind != "body" and further and owner.kind != "city":
            # "Secretary of the US Air Force"
            party, party_span = party or owner.value, party_span or (owner.start, owner.end)
            end = owner.end + further.end() - 3
            rank = _RANK_BEHIND.search(folded, owner.end, end)
            if rank:
                return rank.start(), party, party_span
            continue
        short = _OF_STATE_ITSELF.match(folded, end)
        link = short if short and short.end() in by_start else _OF_STATE.match(folded, end)
        hit = by_start.get(link.end()) if link else None
        if link is None or hit is None:
            # "the State Department's Bureau": the possessive of a body goes on
            return end, party, party_span
        if hit.kind == "body" and not _is_whole(folded, hit):
            further = words.tail.match(folded, end)
            return further.end() if further else end, party, party_span
        if hit.kind == "body":
            party, party_span = party or hit.value, party_span or (hit.start, hit.end)
            end = hit.end
            if folded[end : end + 3] == "'s ":
                further = words.tail.match(f" of {folded[end + 3 :][:80]}")
                if further:
                    end += 3 + further.end() - 4
            continue
        if hit.kind == "adjective" and link[1] in ("of", "at", "in"):
            # "… of the Russian Foreign Ministry": whose it is, and no part of the office
            theirs = _THEIR_MINISTRY.match(folded, hit.end)
            span = (hit.start, theirs.end()) if theirs else None
            return end, party or (hit.value if theirs else None), party_span or span
        ministry = _ITS_MINISTRY.match(folded, hit.end) if hit.kind == "state" else None
        if ministry:
            # "Secretary of State at Cambodia's Ministry of Foreign Affairs"
            tail = words.tail.match(folded, ministry.end())
            end = tail.end() if tail else ministry.end()
            return end, party or hit.value, party_span or (hit.start, hit.end)
        if hit.kind == "state" and link[1] in ("of", "for", "from"):
            if link[1] == "of":
                return end, party or hit.value, party_span or (hit.start, hit.end)
            # "Special Envoy for Iran Robert Malley"
            names_a_post = link[1] == "for" and text[hit.end + 1 : hit.end + 2].isupper()
            return hit.end if names_a_post else end, party, party_span
        if hit.kind == "state" and link[1] == "to":
            return hit.end, party, party_span
        return end, party, party_span


def _regions(folded: str, end: int, by_start: dict[int, Hit]) -> int | None:
    """Where "… for Russia, Eastern Europe and Central Asia" ends: a list with states in it."""
    link = _FOR_REGIONS.match(folded, end)
    at = link.end() if link else 0
    has_state, count, last = False, 0, None
    while link:
        hit = by_start.get(at)
        phrase = None if hit else office_words().phrase.match(folded, at)
        if not hit and not phrase:
            break
        has_state, count = has_state or hit is not None, count + 1
        last = hit.end if hit else phrase.end()  # type: ignore[union-attr]
        more = office_words().phrase.match(folded, last + 1) if hit else None
        if more and folded[last] == " ":
            last = more.end()  # "for American and European Affairs"
        link = _AND_REGION.match(folded, last)
        at = link.end() if link else 0
    return last if has_state and count > 1 else None


_FOR_REGIONS = re.compile(r",? for (?:the )?")
_AND_REGION = re.compile(r"(?:, and |, | and | & )(?:the )?")
_STATE_LINK = re.compile(r"(?:,? (?:of|for|to|in|at|on|with|from))? ?(?:the )?")
# "…, and General Dunford": the rank of the next person is no field of this office.
_RANK_BEHIND = re.compile(r",? (?:and )?(?:general|major|marshal)$")
# "Director of the Institute for Defense International Relations"
_UNIT = re.compile(
    r" of (?:the |its )?(?:[A-Z][\w-]+ ){0,3}?(?:Institute|Academy|Directorate|Division|Branch"
    r"|Section|Agency|Administration|Centre|Center)(?: (?:of|for|on|and|&)(?= [A-Z])| [A-Z][\w-]+)*"
    # "of the Asian and Oceanian Affairs Bureau", "of the Third Asian Department"
    r"| (?:of|at|in) (?:the |its )?(?:[A-Z][\w-]+ (?:(?:and|&) )?){1,5}(?:Bureau|Department"
    r"|Directorate|Division)\b"
)
_OF_STATE = re.compile(
    r" (of|for|to|in|at|from) (?:the )?(?:(?:(?:people's|democratic|federal|islamic|socialist|arab"
    r"|united|hashemite|oriental|plurinational|bolivarian|federative|cooperative|co-operative"
    r"|independent) )*(?:republic|kingdom|state|sultanate|union|commonwealth) of (?:the )?)?"
)
_ITS_MINISTRY = re.compile(r"(?:'s|') (?:foreign |defen[cs]e )?(?:ministry|department|embassy)")
_NEXT_DOMAIN = re.compile(r"(?:,? and)? ([a-z]+)\b(?! of)")
_OF_STATE_ITSELF = re.compile(r" (of|for|to|in|at|from) (?:the )?")
_THEIR_MINISTRY = re.compile(
    r" (?:(?:federal )?(?:foreign|defen[cs]e|interior|home|external affairs) )?(?:ministry|mfa"
    r"|department|embassy|office)(?: of (?:foreign affairs|(?:national )?defen[cs]e|the interior"
    r"|external relations|external affairs))?\b"
)
_LINK_AHEAD = re.compile(r"[ ,/-]*(?:and |& )?")
_OF_PARTY_BODY = re.compile(r" (?:of|in|at) (?:the )?")


def _word_starts(folded: str, start: int, end: int) -> Iterator[int]:
    for word in _TOKENS.finditer(folded, start, end):
        if word[0] not in ("of", "for", "to", "in", "at", "on", "and", "the", "&"):
            yield word.start()


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


_APPOSED = re.compile(r"(?: (?:of|for|from) (?:the )?[^,]{2,40})?, ")
_HONORIFICS = re.compile(
    r"(?:(?:h\.e\.|his excellency|her excellency|the rt\.? hon\.?(?:ourable)?|the right honourable"
    r"|the hon\.?(?:ourable)?|dr|mr|ms|mrs|mme|prof|u|shri|smt)\.?,? )*"
)
_JOINING = re.compile(r"(?:,? and |, )(?:dr\.? |mr\.? |ms\.? |mrs\.? |gen\.? |general |his |her )?")
_LED_BY = re.compile(
    r"\b(?:led|headed|chaired|co-chaired|hosted|represented|presided over|attended|joined|opened)"
    r" by (?:(?:dr|mr|ms|mrs|gen|lt gen|maj gen|h\.e)\.? )?$"
    r"|\b(?:counterparts?|opposite numbers?),? (?:(?:dr|mr|ms|mrs)\.? )?$"
    r"|\bbetween $",
)
_LEADS = re.compile(
    r"(?: \([^()]{1,20}\))?,? (?:led|headed|co-chaired|chaired|represented|presided over"
    r"|(?:and [\w. ]{3,40}, )?(?:his|her|their)(?: [\w.-]{2,20}){0,2}"
    r" (?:counterparts?|opposite numbers?)"
    r"|(?:[^,.;]{3,80}, )?who (?:had )?(?:co-chaired|chaired|led|headed))\b",
)


_BRACKET = re.compile(r"\([\w ]{2,20}\) ")
# "A, member of the Party's Central Committee and Deputy Minister": the first office may be another
_REACH = 400  # characters before an office in which its holder is named
_MEMBER_OF = re.compile(
    r",(?: an?| the)? (?:alternate )?(?:member|deputy head|head) of [^,;.]{3,70} and$"
)
_BEFORE_AN_OFFICE = (
    "the", "who is", "who was", "then", "former", "his country's", "the country's", "their", "a",
    "its", "who is also", "who serves as", "serving as", "acting as", "who performs the duties of",
    "performing the duties of",
)  # fmt: skip
_NAME_ENDS = re.compile(r"(?: MP| MEP| MLA)?(?:[,.;]|$)")
_MONTHS_THAT_NAME = frozenset(("jun", "jan"))


class _Finder:
    """Collects people sentence by sentence; full names first, short forms in a second pass."""

    def __init__(self, text: str, folded: str, offices: list[Office], names: list[Hit]) -> None:
        self.text, self.folded = text, folded
        self.people: list[Person] = []
        self.offices = offices
        self.taken: set[int] = set()
        """Where names begin that are already given to someone."""
        self._blocked = sorted(
            [(hit.start, hit.end) for hit in names if hit.kind != "pronoun"]
            + [(office.start, office.end) for office in offices],
        )
        self._office_ends = {office.end for office in offices}
        self._cities = {hit.start for hit in names if hit.kind == "city"}
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
            self._next_office += 1
        used: set[tuple[int, int]] = set()
        for office in offices:
            run = self._name_after(office, runs) or None
            if run and run not in used:
                used.add(run)
                self._meet(run, office, before=True)
                used |= self._more_names(run, office, runs)
                continue
            run = self._name_before(office, runs)
            if run and run not in used:
                used.add(run)
                self._meet(run, office, before=False)
                used |= self._names_ahead(run, office, runs)
            elif run:
                self._add_role(run, office)
        for run in runs:
            if run not in used and self._is_joined(run, used):
                used.add(run)
                self._meet(run, None, before=True)
        for run in runs:
            if run not in used:
                self._short.append((*run, None))

    def _is_joined(self, run: tuple[int, int], used: set[tuple[int, int]]) -> bool:
        """A full name without an office: with a title, joined to one that has one, or leading."""
        start, end = self._without_rank(run)
        parts = [word for word in self.text[start:end].split() if not word[0].islower()]
        if not 2 <= len(parts) <= MAX_NAME_TOKENS:
            return False
        before = self.folded[max(0, run[0] - 40) : run[0]]
        if start > run[0] or office_words().rank_before.search(before):
            return True  # "Rear Admiral A of the Ministry of Defence": a title makes it a person
        behind = self.folded[end : end + 40]
        if any(
            _JOINING.fullmatch(self.folded[other[1] : run[0]])
            or (other[0] > end and _JOINING.fullmatch(self.folded[end : other[0]]))
            for other in used
        ):
            return True
        return bool(_LED_BY.search(before) or _LEADS.match(behind))

    # -- names

    def _name_runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut a run of capitalised words where words of parties, offices and dates stand."""
        words = office_words()
        piece_start = -1
        piece_end = -1
        for token in _TOKENS.finditer(self.text, start, end):
            word = self.folded[token.start() : token.end()].strip(".'")
            bare = word.removesuffix("'s")
            is_initial = bool(_INITIAL.fullmatch(token[0]))
            blocked = not is_initial and (
                (bare in _NOT_NAMES and not self._names_someone(bare, token.start(), token.end()))
                or bare in common_words()
                or (bare in words.domain and len(bare) > 2)
                or (bare in words.before and not self._ends_a_name(token, piece_start, end))
                or self._is_blocked(token.start())
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

    def _names_someone(self, word: str, start: int, end: int) -> bool:
        """Whether a small word is a name here: "Dong Jun", not "Jun 5"; "Minister To Anh Dung"."""
        if word in _MONTHS_THAT_NAME:
            return not re.match(r"\.? ?\d", self.folded[end : end + 3])
        return start - 1 in self._office_ends and self.text[end + 1 : end + 2].isupper()

    def _ends_a_name(self, token: re.Match[str], piece_start: int, end: int) -> bool:
        """Whether a word of offices is a surname: "Jedidiah P Royal, Acting …"."""
        return 0 <= piece_start < token.start() and token.end() == end and self.text[end] == ","

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
                return begin, run[1]
        if office.is_plural:
            return None
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
                if starts and self._tokens(run) >= 2 and _NAME_ENDS.match(self.text, run[1]):
                    return run if self._tokens(own) >= 2 else (begin, run[1])
        return None

    def _tokens(self, run: tuple[int, int]) -> int:
        return len(self.text[run[0] : run[1]].split())

    def _name_before(self, office: Office, runs: list[tuple[int, int]]) -> tuple[int, int] | None:
        """The name before an office: "Abida Islam, Director General", "Jenkins (US Secretary)"."""
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
        """The second of "Ministers Motegi and Kishi" holds the same office."""
        if not office.is_plural:
            return set()
        used: set[tuple[int, int]] = set()
        at = run[1]
        for other in runs:
            if other[0] > at and re.fullmatch(
                r",? (?:and )?(?:his |her |mr |ms )?", self.folded[at : other[0]]
            ):
                self._meet(other, office, before=True)
                used.add(other)
                at = other[1]
        return used

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
        tokens = tuple(fold(name).replace(".", "").split())
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
        if office is not None:
            outer_start = min(start, office.outer_start) if before else start
            outer_end = end if before else max(end, office.end)
        mention = Mention(outer_start, outer_end, start, end, person)
        if office is not None:
            mention.role = self._role_words(office)
            mention.role_span = (office.start, office.end)
            mention.party = office.party
            if person.role is None or len(mention.role) > len(person.role):
                person.role = mention.role
            if person.party is None and office.party:
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
                    mention.end = max(mention.end, office.end)
                    person.role = role
                if person.party is None and office.party:
                    person.party, person.party_span = office.party, office.party_span
                return

    def _role_words(self, office: Office) -> str:
        return " ".join(self.text[office.start : office.end].split())

    def _without_rank(self, run: tuple[int, int]) -> tuple[int, int]:
        rank = office_words().rank.match(self.folded, run[0], run[1])
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
def common_words() -> frozenset[str]:
    """Words of topics and mechanisms: no names, though a page may print them in capitals."""
    words: set[str] = set()
    for strengths in rules.load("topics")["topics"].values():
        for strength in ("clear", "usual"):
            for phrase in strengths.get(strength, ()):
                for form in expand(phrase):
                    words.update(fold(form).split())
    for phrase in rules.load("mechanisms")["qualifiers"]:
        words.update(fold(phrase).split())
    return frozenset(word for word in words if len(word) > 3) - _ALSO_SURNAMES


# Words of topics that people are called too.
_ALSO_SURNAMES = frozenset(
    "price rice king long chain chains mines mining cook baker dam sharp hoang truong bien"
    " dong park parks white black milan mitra indra salisbury keen star grant banks lion".split()
)
