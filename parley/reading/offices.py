"""Offices: the words that say what someone is, with the body and the party they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.reading.late import Late
from parley.reading.lexicon import Hit, any_of, expand, fold
from parley.reading.vocabulary import ORGANISATIONS

_WORD = Late(r"[^\s]+")


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
    before_minister: frozenset[str]
    domain: frozenset[str]
    rank: Late
    rank_before: Late
    tail: Late
    phrase: Late
    female: frozenset[str]
    male: frozenset[str]


@cache
def office_words() -> OfficeWords:
    """Load the words of offices once."""
    data = rules.load("offices")

    def folded(words: list[str]) -> set[str]:
        return {fold(form) for word in words for form in expand(word)}

    before = {token for word in data["modifiers"] + data["fields"] for token in fold(word).split()}
    before |= {fold(form) for word in data["fields"] for form in expand(word)}
    before |= {token for word in before for token in word.split()}
    before -= {"and", "&"}
    domain = folded(data["domain"])
    words = any_of(domain)
    own = r"(?!the (?:state|kingdom|republic) of\b)"  # "… of the State of Kuwait": whose it is
    phrase = (
        rf"{words}(?![\w])(?:(?:'s)?(?:,? and (?:the )?|, | of {own}(?:the )?| for | & |-"
        rf"| / |/| ){words}(?![\w]))*"
    )
    ranks = any_of(folded(data["ranks"]))
    return OfficeWords(
        before=frozenset(before),
        before_minister=frozenset(before | domain - {"and", "&"}),
        domain=frozenset(domain),
        rank=Late(rf"(?:{ranks}\.?(?= )[ ]+)+"),
        rank_before=Late(rf"(?<![\w-]){ranks}\.? $"),
        tail=Late(
            rf"(?: \([\w ,&-]{{2,40}}\))?(?:(?:,? (?:of|for|in)| (?:to|at|on|with|from))"
            rf" {own}(?:the )?{phrase})+",
        ),
        phrase=Late(phrase),
        female=frozenset(data["female"]),
        male=frozenset(data["male"]),
    )


def find_offices(folded: str, text: str, heads: list[Hit], names: list[Hit]) -> list[Office]:
    """Find the offices: each head with the words before and behind that belong to it."""
    words = office_words()
    by_end = {hit.end: hit for hit in names}
    by_start = {hit.start: hit for hit in names if hit.kind in ("state", "adjective", "body")}
    posts = {hit.start: hit for hit in names if hit.kind in ("state", "city", "metonym")}
    bodies = [hit for hit in names if hit.kind == "body"]
    # "South African | Minister of Trade": the words of a name are none of the office
    body_ends = {hit.end for hit in bodies}
    body_ends |= {
        hit.end for hit in names if hit.kind == "adjective" and " " in folded[hit.start : hit.end]
    }
    places = {hit.end for hit in names if hit.kind in ("city", "state")}
    found: list[Office] = []
    for head in heads:
        if head.end in places and folded[head.start - 1 : head.start] == "-":
            continue  # "Nur-Sultan"
        if folded.startswith((" bin ", " ibn ", " al-"), head.end):
            continue  # "General Sultan bin Mohammed": a given name
        if head.kind != "head" or (found and head.start < found[-1].end):
            continue
        if head.value in ("head", "chair") and folded.endswith(_BEFORE_A_VERB, 0, head.start):
            continue
        if head.value in _ALSO_GIVEN_NAMES and not folded.endswith(_BEFORE_A_RULER, 0, head.start):
            continue
        if head.value in _ALSO_SURNAMES and _is_surname(text, head, by_end):
            continue
        if head.value in _ONLY_WITH_A_NAME and not _has_name(text, head):
            continue
        before = words.before
        if head.value in _MINISTERS and text[head.start].isupper():
            before = words.before_minister
        start = _extend_left(folded, head.start, before, body_ends)
        if before is not words.before and not text[start].isupper():
            start = _extend_left(folded, head.start, words.before, body_ends)
        elif before is not words.before and " and " in folded[start : head.start]:
            start = _first_of_fields(folded, text, start)
        if found and start < found[-1].end:
            # "Minister of Trade and Deputy Prime Minister": "Trade" is of the first
            start = _LINK_AHEAD.match(folded, found[-1].end).end()  # type: ignore[union-attr]
        end, party, party_span = _extend_right(folded, text, head.end, by_start)
        end = _end_of_post(folded, text, party_span[1] if party_span else end, posts) or end
        body = next(
            (h for h in bodies if head.end <= h.start and h.end <= end and _is_whole(folded, h)),
            None,
        )
        if body:
            of_state = _state_before(folded, by_end, head, body)
            party, party_span = of_state.value, (of_state.start, body.end)
        in_ministry = _IN_MINISTRY.search(folded, max(0, start - 24), start)
        ministry_at = in_ministry.start() if in_ministry else None
        if ministry_at is not None:
            start = _behind_ministry(folded, start, head)
        outer_start = start if ministry_at is None else ministry_at
        left = _owner_left(folded, outer_start, by_end)
        if left and _is_of_a_desk(folded, left, head):
            # "India Director at the Foreign Office": what the desk deals with
            start = outer_start = left.start
        elif left:
            outer_start = left.start
            whose = _owner_left(folded, left.start, by_end) if left.kind == "body" else None
            if whose and whose.kind in ("state", "adjective"):
                outer_start = whose.start  # "US Department of State Coordinator"
            # "Japan's ambassador to Vietnam" is Japan's; the tail only tells where to.
            party, party_span = None, None
            if left.kind != "city":
                party, party_span = left.value, (left.start, left.end)
        elif ministry := _MINISTRY_S.search(folded, max(0, start - 90), start):
            # "Mongolia's Foreign Ministry's State Secretary": whose, no part of the office
            outer_start = ministry.start()
            theirs = _owner_left(folded, outer_start, by_end)
            if theirs and theirs.kind != "city" and party is None:
                outer_start = theirs.start
                party, party_span = theirs.value, (theirs.start, theirs.end)
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


# "Trade and Industry Minister", "Deputy Health Secretary": any field of government may stand there
_MINISTERS = ("minister", "ministers", "secretary", "undersecretary")
_ALSO_SURNAMES = frozenset(("king", "chief", "sultan", "speaker", "head", "chair"))
# "Foreign Minister of Afghanistan Amir Khan Muttaqi", but "His Highness the Amir of Kuwait"
_ALSO_GIVEN_NAMES = frozenset(("amir",))
_BEFORE_A_RULER = ("the ", "his ", "highness ")
# "Treasurer Sir Michael Wari", "Michael Wari, Treasurer": any club has "the treasurer"
_ONLY_WITH_A_NAME = ("treasurer",)
_NAME_BEHIND = Late(r",? [A-Z]")
_NAME_AHEAD = Late(r"[A-Z][\w'-]+, (?:the )?(?:[A-Z][\w-]+ )?$")
# "was to | head the delegation", "will co- | chair it"
_BEFORE_A_VERB = ("at the ", " to ", " will ", " would ", " shall ", " co-", " jointly ")
_GIVEN_NAME = Late(r"(?:^|[\s(])(?:[A-Z][a-z]+|[A-Z]\.) $")


def _has_name(text: str, head: Hit) -> bool:
    """Whether somebody is named behind a word of offices or before it."""
    ahead = _NAME_AHEAD.search(text, max(0, head.start - 40), head.start)
    return bool(ahead or _NAME_BEHIND.match(text, head.end))


def _is_surname(text: str, head: Hit, by_end: dict[int, Hit]) -> bool:
    """Whether a word of offices is a surname: "Ben King, Deputy Secretary"."""
    before = _GIVEN_NAME.search(text, max(0, head.start - 16), head.start)
    if not before or not text[head.start].isupper() or text[head.end : head.end + 1] != ",":
        return False
    given = before[0].split()[-1].lower()
    is_known = head.start - 1 in by_end or given in office_words().before | {"the", "then", "his"}
    return not is_known and given not in office_words().domain


# "the Ministry of Defence's | Director General", "Foreign Ministry's | Undersecretary"
_MINISTRY_S = Late(
    r"\b(?:(?:foreign|defen[cs]e|interior|home|trade|finance|economy|justice|energy|transport)"
    r" (?:affairs )?)?(?:ministry|department|office)(?: (?:of|for) (?:[a-z]+,? ){0,4}[a-z]+)?"
    r"(?:'s|'|’s|’) $"
)
_DESK = Late(r"(?:director|head|coordinator|co-ordinator|desk officer|lead)s?$")


# "Chilean Ministry of | Defence Director General": the field is that of the ministry.
_IN_MINISTRY = Late(r"\b(?:ministry|department) (?:of|for) (?:the )?$")


def _behind_ministry(folded: str, start: int, head: Hit) -> int:
    """Where an office begins behind the field of the ministry that is named before it."""
    words = office_words()
    at = start
    while (field := words.phrase.match(folded, at)) and field.end() < head.start:
        if folded[at : field.end()] in _RANKS_OF_OFFICE:
            break
        at = field.end() + 1
    return at if at <= head.start else start


_RANKS_OF_OFFICE = ("deputy", "vice", "assistant", "permanent", "senior", "first", "acting")


def _state_before(folded: str, by_end: dict[int, Hit], head: Hit, body: Hit) -> Hit:
    """Whose a body is: "Chairman of the | Korean Joint Chiefs of Staff" is Korea's."""
    whose = _owner_left(folded, body.start, by_end)
    is_between = whose is not None and whose.start >= head.end
    return whose if whose and is_between and whose.kind in ("state", "adjective") else body


def _is_of_a_desk(folded: str, owner: Hit, head: Hit) -> bool:
    """Whether a state before an office is its field: "China Director", not "Chinese director"."""
    if owner.kind != "state" or owner.end - owner.start < len("Oman"):
        return False  # "the US Director"
    is_joined = folded[owner.end : head.start].strip() == ""
    return is_joined and bool(_DESK.fullmatch(head.value))


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
    end = office.end
    if office.party_span and 0 <= office.party_span[0] - end <= len(" of the Republic of "):
        end = office.party_span[1]  # "Deputy Premier - Minister of Trade of Peru Ana Diaz"
    has_name_behind = bool(re.match(r" (?:[A-Z]|H\.E)", text[end : end + 3]))
    if has_name_behind:
        if between in (" of the ", " to the "):
            # "Special Representative of the President for Asia Ivan Petrov"
            return folded.endswith(_OF_SOMEONE, last.start, last.end)
        return between in (" and ", " & ", " - ", "/", " / ") or (
            between == ", " and last.party is None and not _is_title_behind(folded, last, office)
        )
    is_apposed = bool(re.search(r"\w\)?, (?:the )?$", text[max(0, last.start - 6) : last.start]))
    return is_apposed and between in (" and ", " & ", " - ", "/")


_OF_SOMEONE = ("representative", "envoy", "adviser", "advisor")


def _is_title_behind(folded: str, last: Office, office: Office) -> bool:
    """Whether a bare title goes before a name: "the officer in charge, | Undersecretary A"."""
    is_definite = folded.endswith(("the ", "its ", "their "), 0, last.outer_start)
    return is_definite and " " not in folded[office.start : office.end]


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
        if word == "under" and not folded.startswith("secretar", at):
            return at  # "the team was under Permanent Secretary A"
        if word in ("and", "&") and at < start:
            # "foreign and defence minister": only between two fields
            previous = folded[max(0, word_start - 30) : word_start].split()
            if not previous or previous[-1] not in before or _RANK_AHEAD.match(folded, at):
                return at
            if previous[-1] in _ENDS_A_BODY:
                return at  # "member of the Central Committee and | Foreign Minister"
        elif word not in before and not _all_in(word, before):
            return at
        at = word_start


# "a member of the Central Committee and | Deputy Minister": what has a rank is an office by itself
_ENDS_A_BODY = ("committee", "commission", "council", "politburo")
_RANK_AHEAD = Late(
    r"(?:deputy|vice|assistant|permanent|senior|first|acting|prime|chief|director|head) "
)


def _first_of_fields(folded: str, text: str, start: int) -> int:
    """Where "Agriculture, | Forestry and Fisheries Minister" begins: fields that commas part."""
    fields = office_words().domain
    while field := _LAST_FIELD.search(text, max(0, start - 24), start):
        if folded[field.start(1) : field.end(1)] not in fields:
            break
        start = field.start(1)
    return start


_LAST_FIELD = Late(r"\b([A-Z][a-z-]+), $")


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
        if hit and not (hit.kind == "city" and folded[hit.end - 1] == "."):
            return hit  # "in Washington, D.C. | Assistant Secretary …" begins a sentence
    return None


_OF_A_PROVINCE = ("governor", "mayor")
_PROVINCE = Late(
    r" of (?:[A-ZÀ-Ý][\w'-]+ ){1,2}?[A-ZÀ-Ý][\w'-]+(?=[,.;)]| and )"
)  # "North Sulawesi"
# "Deputy Head of the Office | of the President", "Head of the Bureau | of the Prime Minister"
_OF_A_LEADER = Late(
    r" (?:of|at|in) the (?:(?:executive )?(?:office|bureau|chancellery|administration|cabinet) of"
    r" the )?(?:vice[- ])?(?:president|prime minister|presidency)\b(?!')"
)

# Behind a rank the desk it is of: "Joint Secretary | (Gulf) at the Ministry of External Affairs".
_DIVISION = Late(r" \([A-Z][\w ,&-]{1,40}\)(?= (?:at|of|in) the [A-Z])")


def _extend_right(
    folded: str, text: str, end: int, by_start: dict[int, Hit]
) -> tuple[int, str | None, tuple[int, int] | None]:
    """Take in "of Foreign Affairs", "in the Bureau of …", "of Laos"; tell whose office it is."""
    words = office_words()
    party: str | None = None
    party_span: tuple[int, int] | None = None
    province = _PROVINCE.match(text, end) if folded.endswith(_OF_A_PROVINCE, 0, end) else None
    end = province.end() if province else end
    while True:
        straight = _straight_field(folded, text, end)
        if straight:
            end = straight
            continue
        unit = _UNIT.match(text, end)
        tail = words.tail.match(folded, end)
        if _STATE_LINK.match(folded, end).end() in by_start:  # type: ignore[union-attr]
            tail = unit = None
        if tail and unit and unit.end() > tail.end():
            tail = None
        if tail and (
            any(text[k].isupper() for k in _word_starts(folded, tail.start(), tail.end()))
            or _is_field_of_envoy(folded, end, tail)
        ):
            rank = _RANK_BEHIND.search(folded, end, tail.end()) or _rank_cut(folded, end, tail)
            last = None if rank else _LAST_OF_LIST.match(text, tail.end())
            if last and "," not in tail[0]:
                last = None
            begin, end = end, rank.start() if rank else last.end() if last else tail.end()
            whose = _owner_within(folded, (begin, end), by_start)
            if whose and whose.value in ORGANISATIONS:
                party, party_span = party or whose.value, party_span or (whose.start, whose.end)
            if rank:
                return end, party, party_span
            continue
        leader = _OF_A_LEADER.match(folded, end)
        if unit or leader:
            until = max(found.end() for found in (unit, leader) if found)
            whose = _owner_within(folded, (end, until), by_start)
            if whose and whose.value in ORGANISATIONS:
                party, party_span = party or whose.value, party_span or (whose.start, whose.end)
            elif whose and whose.end == until:
                until = folded.rindex(" of ", end, whose.start)
            end = until
            continue
        small = _small_field(text, end)
        if small:
            end = small
            continue
        further_on = _regions(folded, text, end, by_start) or _end_of_its_unit(folded, text, end)
        if further_on:
            end = further_on
            continue
        of_party = _OF_PARTY_BODY.match(folded, end)
        owner = by_start.get(of_party.end()) if of_party else None
        further = words.tail.match(" of" + folded[owner.end : owner.end + 60]) if owner else None
        if owner is not None and owner.kind != "body" and further and owner.kind != "city":
            # "Secretary of the US Air Force"
            if not folded.startswith(" affairs", owner.end):  # "the European Affairs Bureau"
                party, party_span = party or owner.value, party_span or (owner.start, owner.end)
            end = owner.end + further.end() - 3
            body = _SMALL_BODY.match(folded, end)
            end = body.end() if body else end
            rank = _RANK_BEHIND.search(folded, owner.end, end)
            if rank:
                return rank.start(), party, party_span
            continue
        division = _DIVISION.match(text, end)
        if division:
            end = division.end()
            continue
        short = _OF_STATE_ITSELF.match(folded, end)
        link = short if short and short.end() in by_start else _OF_STATE.match(folded, end)
        hit = by_start.get(link.end()) if link else None
        behind = by_start.get(end + 1)
        if (
            hit is None
            and behind is not None
            and _AT_A_MINISTRY.search(folded, max(0, end - 60), end)
        ):
            # "Director of the Ministry of Foreign Affairs Myanmar A"
            return end, party or behind.value, party_span or (behind.start, behind.end)
        if hit is None and behind is not None and _is_of_agency(folded, text, end, behind):
            return end, party or behind.value, party_span or (behind.start, behind.end)
        if link is None or hit is None:
            # "the State Department's Bureau": the possessive of a body goes on
            return end, party, party_span
        if hit.kind == "body" and not _is_whole(folded, hit):
            further = words.tail.match(folded, end)
            return further.end() if further else end, party, party_span
        if hit.kind == "body":
            party, party_span = party or hit.value, party_span or (hit.start, hit.end)
            end = _end_of_its_unit(folded, text, hit.end) or hit.end
            continue
        if hit.kind == "adjective" and link[1] == "to":
            # "Adviser to the French President": his state's
            theirs = _THEIR_LEADER.match(folded, hit.end)
            span = (hit.start, theirs.end()) if theirs else None
            return end, party or (hit.value if theirs else None), party_span or span
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
                end = _end_behind_state(folded, text, hit, by_start) or end
                return end, party or hit.value, party_span or (hit.start, hit.end)
            # "Special Envoy for Iran Robert Malley"
            if link[1] == "for" and hit.value in ORGANISATIONS:
                # "Additional Secretary for the UN and OIC"
                return _AND_ANOTHER.match(text, hit.end).end(), party, party_span  # type: ignore[union-attr]
            names_a_post = link[1] == "for" and text[hit.end + 1 : hit.end + 2].isupper()
            return hit.end if names_a_post else end, party, party_span
        if hit.kind == "state" and link[1] == "to":
            is_sent = _SENT.search(folded, max(0, end - 60), end)
            return hit.end if is_sent else end, party, party_span
        return end, party, party_span


# "the Ambassador | in Rome, Ana Diaz", "Ambassador of Peru | in Cairo Ana Diaz"
_IN_A_POST = Late(r" in (?:the )?")
_NAMED_BEHIND = Late(r",? (?!(?:The|On|In)\b)[A-Z]")
# "the British Ambassador | to the Kingdom, Ana Diaz", "… to the Republic Ana Diaz"
_TO_THE_REALM = Late(
    r" to the (?:Kingdom|Republic|Sultanate|Emirates|Federation|Commonwealth)(?=,? [A-Z])"
)
_ENVOY_TO = Late(
    r"\b(?:ambassador|high commissioner|charg[eé] d'affaires|consul(?: general)?"
    r"|envoy|representative)(?: of (?:the )?[a-z' -]{3,40})?$"
)


def _end_of_post(folded: str, text: str, end: int, posts: dict[int, Hit]) -> int | None:
    """Where an envoy's office ends that tells where the post is."""
    realm = _TO_THE_REALM.match(text, end)
    if realm and _ENVOY_TO.search(folded, max(0, end - 70), end):
        return realm.end()
    link = _IN_A_POST.match(folded, end)
    post = posts.get(link.end()) if link else None
    if post is None or not _ENVOY_TO.search(folded, max(0, end - 70), end):
        return None
    return post.end if _NAMED_BEHIND.match(text, post.end) else None


def _owner_within(folded: str, unit: tuple[int, int], by_start: dict[int, Hit]) -> Hit | None:
    """Whose a unit is, by its own words.

    "of the Cyber Security Agency of | Oman", "for Energy of the | European Commission".
    """
    owners = (by_start.get(link.end()) for link in _OF_PARTY_BODY.finditer(folded, *unit))
    return next((hit for hit in owners if hit is not None and hit.kind == "state"), None)


_TO_A_STATE = Late(r" to (?:the )?")
_FOR_A_FIELD = Late(r" for [A-Z]")


def _end_behind_state(folded: str, text: str, state: Hit, by_start: dict[int, Hit]) -> int | None:
    """Where an office ends that goes on behind its state.

    "High Representative of the Union | for Foreign Affairs", "Ambassador of Peru | to Chile".
    """
    if _FOR_A_FIELD.match(text, state.end):
        field = office_words().tail.match(folded, state.end)
        return field.end() if field else None
    sent = _TO_A_STATE.match(folded, state.end)
    host = by_start.get(sent.end()) if sent else None
    return host.end if host is not None and host.kind == "state" else None


# "the EU's high representative for foreign affairs and security policy,"
_ENVOY = Late(r"\b(?:representative|commissioner|envoy|coordinator)$")


# "Jeong, vice minister | for diplomatic strategy and intelligence, headed …": all in small letters
_SMALL_FIELD = Late(
    r" (?:of|for) (?:foreign affairs|(?:national )?defen[cs]e)"
    r"(?:,? and (?:foreign affairs|(?:national )?defen[cs]e))?(?= of (?:the )?[A-Z]|, [A-Z])"
    r"|(?: of state)? (?:for|in charge of|responsible for) (?!talks|years|many|now|the\b|a\b|its\b)"
    r"(?:[a-z][a-z-]*,? (?:and )?){0,5}[a-z][a-z-]*(?=, | at the | at [A-Z]| of the [A-Z])"
)
_MINISTER_OF = Late(r"\b(?:ministers?|secretary|undersecretary|director|commissioner|envoy)$")


def _small_field(text: str, end: int) -> int | None:
    """Where the field of an office ends that is printed in small letters."""
    if not _MINISTER_OF.search(text, max(0, end - 16), end):
        return None
    field = _SMALL_FIELD.match(text, end)
    return field.end() if field else None


def _is_field_of_envoy(folded: str, end: int, tail: re.Match[str]) -> bool:
    """Whether small letters tell what an envoy is for, up to the end of an aside."""
    if not folded.startswith(" for ", end) or folded[tail.end() : tail.end() + 1] not in (",", ";"):
        return False
    return bool(_ENVOY.search(folded, max(0, end - 20), end))


def _straight_field(folded: str, text: str, end: int) -> int | None:
    """Where "Deputy Secretary Strategic Policy & Intelligence" ends: its field without "for"."""
    if not _TAKES_A_FIELD.search(folded, max(0, end - 24), end):
        return None
    field = office_words().phrase.match(folded, end + 1)
    if not field or folded[end] != " ":
        return None
    words = list(_word_starts(folded, field.start(), field.end()))
    return field.end() if len(words) > 1 and all(text[at].isupper() for at in words) else None


_TAKES_A_FIELD = Late(
    r"\b(?:(?:deputy|assistant|additional|joint|under) ?-?secretary|director[- ]general|director)$"
)


def _end_of_its_unit(folded: str, text: str, end: int) -> int | None:
    """Where "the Ministry of Defence's Institute for Strategy" ends: what a body has."""
    if not folded.startswith("'s ", end):
        return None
    of = " of "
    tail = office_words().tail.match(of + folded[end + 3 : end + 83])
    found = tail or _UNIT.match(of + text[end + 3 : end + 83])
    return end + 3 + found.end() - len(of) if found else None


def _regions(folded: str, text: str, end: int, by_start: dict[int, Hit]) -> int | None:
    """Where "… for Russia, Eastern Europe and Central Asia" ends: a list with states in it."""
    link = _FOR_REGIONS.match(folded, end)
    at = link.end() if link else 0
    has_state, count, last = False, 0, None
    has_field = False
    while link:
        hit = by_start.get(at)
        phrase = None if hit else office_words().phrase.match(folded, at)
        if not hit and not phrase:
            break
        has_state, count = has_state or hit is not None, count + 1
        last = hit.end if hit else phrase.end()  # type: ignore[union-attr]
        more = office_words().phrase.match(folded, last + 1) if hit else None
        if more and folded[last] == " ":
            has_field = text[last + 1].isupper()
            last = more.end()  # "for American and European Affairs", "for European Affairs"
        link = _AND_REGION.match(folded, last)
        at = link.end() if link else 0
    return last if has_state and (count > 1 or has_field) else None


def _rank_cut(folded: str, start: int, tail: re.Match[str]) -> re.Match[str] | None:
    """ "… at the Ministry of Defence, | Air Commodore A": a field's word that begins a rank."""
    for comma in _COMMA.finditer(folded, start, tail.end()):
        rank = office_words().rank.match(folded, comma.end())
        if rank and rank.end() > tail.end() + 1:
            return comma
    return None


_COMMA = Late(r",? (?:and )?(?=[a-z])")
# "Executive Secretary of the Kenyan counter-terrorism | centre"
_SMALL_BODY = Late(r" (?:centre|center|agency|authority|commission|council|committee|service)\b")


def _is_of_agency(folded: str, text: str, end: int, state: Hit) -> bool:
    """ "Deputy Minister of Natural Resources | Canada,": whose name goes with the agency's."""
    is_behind = folded[end] == " " and state.kind == "state" and text[state.end] in ",.;)"
    return is_behind and text[end - 1].isalpha() and " of " in folded[max(0, end - 60) : end]


_AT_A_MINISTRY = Late(
    r"\b(?:ministry|department) (?:of|for) (?:foreign affairs|(?:national )?defen[cs]e|trade)$"
)
_FOR_REGIONS = Late(r",? for (?:the )?")
_AND_REGION = Late(r"(?:, and |, | and | & )(?:the )?")
_STATE_LINK = Late(
    r"(?:,? (?:of|for|to|in|at|on|with|from))? ?(?:the )?(?:(?:sisterly|brotherly|friendly) )?"
)
# "…, and General Dunford": the rank of the next person is no field of this office.
_RANK_BEHIND = Late(r",? (?:and )?(?:general|major|marshal)$")
# "Minister of Trade, Industry and Handicrafts,": one word more closes the list; it is no full name
_LAST_OF_LIST = Late(r",? (?:and|&) (?!Mr|Ms|Dr)[A-Z][a-z]{4,}(?=[,.;)])")
# "Director of the Institute for Defense International Relations"
_UNIT = Late(
    r" of (?:the |its )?(?:[A-Z][\w-]+ ){0,3}?(?:Institute|Academy|Directorate|Division|Branch"
    r"|Section|Agency|Administration|Centre|Center)(?: (?:of|for|on|and|&)(?= [A-Z])| [A-Z][\w-]+)*"
    # "of the Asian and Oceanian Affairs Bureau", "of the Third Asian Department"
    r"| (?:of|at|in) (?:the |its )?(?:[A-Z][\w-]+ (?:(?:and|&) )?){1,5}(?:Bureau|Department"
    r"|Directorate|Division)\b"
    # "of the African Court", "of the Human Rights Commission"
    r"| (?:of|at) (?:the |its )?(?:[A-Z][\w-]+ (?:(?:and|&) )?){1,4}(?:Court|Commission|Committee"
    r"|Council|Board|Authority|Tribunal)\b"
    # "for civil, veterans and reserve affairs", "for Southeast Asia and global partners"
    r"| for (?:the )?(?:[\w-]+,? (?:(?:and|&) )?){1,6}(?:affairs|partners|partnerships|relations)\b"
    # "for Pacific Island Affairs", "of Ethnic Minority Affairs"
    r"| (?:of|for) (?:the )?(?:[A-Z][\w-]+,? (?:(?:and|&) )?){1,4}(?:Affairs|Relations|Cooperation"
    r"|Development|Issues|Matters|Negotiations)\b"
)
# "Ambassador to Vietnam" is an office, "the visit of the minister to Vietnam" a journey.
_SENT = Late(
    r"\b(?:ambassador|envoy|commissioner|representative|counsell?or|attach[eé]|charg[eé] d'affaires"
    r"|mission|advis[eo]r|delegate|observer|consul|liaison|delegation)\b"
)
_OF_STATE = Late(
    r" (of|for|to|in|at|from) (?:the )?(?:(?:sisterly|brotherly|friendly) )?"
    r"(?:(?:(?:people's|democratic|federal|islamic|socialist|arab"
    r"|united|hashemite|oriental|plurinational|bolivarian|federative|cooperative|co-operative"
    r"|independent) )*(?:republic|kingdom|state|sultanate|union|commonwealth) of (?:the )?)?"
)
_ITS_MINISTRY = Late(
    r"(?:'s|') (?:(?:foreign |defen[cs]e )?(?:ministry|department|embassy)|foreign office|fcdo"
    r"|foreign,? (?:and )?commonwealth (?:and|&) development office)"
)
_NEXT_DOMAIN = Late(r"(?:,? and)? ([a-z]+)\b(?! of)")
_OF_STATE_ITSELF = Late(r" (of|for|to|in|at|from) (?:the )?(?:(?:sisterly|brotherly|friendly) )?")
_THEIR_MINISTRY = Late(
    r" (?:(?:federal )?(?:foreign|defen[cs]e|interior|home|external affairs) )?(?:ministry|mfa"
    r"|department|embassy|office)(?: of (?:foreign affairs|(?:national )?defen[cs]e|the interior"
    r"|external relations|external affairs))?\b"
)
_THEIR_LEADER = Late(r" (?:president|prime minister|premier|king|emir|amir|chancellor)\b")
_AND_ANOTHER = Late(r"(?: (?:and|&) [A-Z]{2,7}\b)?")
_LINK_AHEAD = Late(r"[ ,/-]*(?:and |& )?")
_OF_PARTY_BODY = Late(r" (?:of|in|at) (?:the )?")


def _word_starts(folded: str, start: int, end: int) -> Iterator[int]:
    for word in _WORD.finditer(folded, start, end):
        if word[0] not in ("of", "for", "to", "in", "at", "on", "and", "the", "&"):
            yield word.start()
