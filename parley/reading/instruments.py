"""Instruments: the named documents that bind or guide the parties."""

import re
from dataclasses import dataclass, field
from functools import cache

from parley import rules
from parley.model.reading import InstrumentItem
from parley.reading.dates import DateMention
from parley.reading.lexicon import Hit, expand, fold
from parley.reading.vocabulary import NAMES, vocabulary


@dataclass(slots=True)
class Paper:
    """A document named at one place."""

    start: int
    end: int
    name: str
    kind: str
    ref: str | None
    year: str | None
    year_span: tuple[int, int] | None
    status: str | None
    when: DateMention | None = None
    """A date attached to it that names no year: "signed in August"."""


@dataclass(frozen=True, slots=True)
class _Words:
    no_names: frozenset[str]
    never: frozenset[str]
    """Words that no name holds before its head."""
    name_ends: frozenset[str]
    known: dict[str, dict[str, str]]
    only_signed: re.Pattern[str]
    before: re.Pattern[str]
    """ "Amendment to the" belongs to the name of what is amended."""
    deeds: str
    """What a paper may be made to do: "memorandum to combat …"."""
    states: frozenset[str]


@cache
def _words() -> _Words:
    data = rules.load("instruments")
    signed = "|".join(form for word in data["only_signed"] for form in expand(word))
    states = frozenset(vocabulary().lexicon.words(NAMES, "state"))
    return _Words(
        no_names=frozenset(data["no_names"]),
        never=frozenset(data["never_in_names"]),
        name_ends=frozenset(data["name_ends"]),
        known=data["known"],
        only_signed=re.compile(data["signed_at_once"].replace("{NOUN}", f"(?:{signed})")),
        before=re.compile(rf"\b(?:{'|'.join(data['before_heads'])}) to (?:the )?$"),
        deeds="|".join(data["deeds"]),
        states=states,
    )


@dataclass(slots=True)
class _Page:
    """What the naming of papers looks at."""

    text: str
    folded: str
    hits: list[Hit]
    dates: dict[int, DateMention]
    date_ends: dict[int, DateMention]
    spelled: dict[str, str] = field(default_factory=dict)
    """Short form to the name that it was printed beside."""

    def is_upper(self, at: int) -> bool:
        return self.text[at : at + 1].isupper()

    def clean(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].split())


_MEETING_BEHIND = re.compile(
    r"(?:'s)? (?:dialogue|meeting|talks|round|session|commission|committee|group|forum|period"
    r"|summit|conference|secretariat)\b"
)
_OWN_TITLE = re.compile(
    r"(?: of| on| from| following| issued after| at)?(?: the)? (?:\d{1,3}(?:st|nd|rd|th)|first"
    r"|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|inaugural) ",
)
# "the Joint Statement on the Enhanced Strategic Partnership Dialogue" is the report itself
_OF_A_MEETING = re.compile(
    r"(?:dialogue|meeting|talks|consultations?|session|summit|round|conference)s?$"
)
_SHORT = re.compile(r" \(([A-Z][A-Za-z&-]{1,9})\)")


def find_papers(text: str, folded: str, hits: list[Hit], dates: list[DateMention]) -> list[Paper]:
    """Find the papers of a report in order: those known everywhere, and heads with a name."""
    page = _Page(
        text, folded, hits, {date.start: date for date in dates}, {date.end: date for date in dates}
    )
    other = _refs_spelled_otherwise(page)
    found: list[Paper] = []
    for hit in hits:
        if hit.kind == "known" and (hit.value, hit.end - hit.start == 3) in other:
            continue
        outer = found[-1] if found and hit.start < found[-1].end else None
        if outer is not None and not _is_paper_within(page, hit, outer):
            continue
        paper = _paper_at(page, hit, outer)
        if paper is not None:
            found.append(paper)
            short = _SHORT.match(text, paper.end)
            if short and hit.kind == "head":
                page.spelled.setdefault(short[1], paper.name)
    found += _only_signed(page, found) + _of_a_list(page)
    return sorted(found, key=lambda paper: (paper.start, -paper.end))


def _paper_at(page: _Page, hit: Hit, outer: Paper | None) -> Paper | None:
    """The paper that a word stands for, unless it names none."""
    if hit.kind == "acronym":
        if (
            page.folded[hit.start - 1 : hit.start] == "("
            and page.folded[hit.end : hit.end + 1] == ")"
        ):
            return (
                None if page.text[hit.start : hit.end] in page.spelled else _short_form(page, hit)
            )
        paper: Paper | None = _short_form(page, hit)
    elif hit.kind == "known":
        paper = _known(page, hit)
    else:
        paper = _named(page, hit)
    if paper is None:
        return None
    _attach_date(page, paper, hit, within=outer is not None)
    if hit.kind == "head" and not _is_instrument(page, paper, hit):
        return None
    if paper.ref == "TAC" and paper.year not in (None, "1976"):
        paper.ref = None  # two states may have one of their own by that name
    paper.status = paper.status or _status(page, paper)
    return paper


def _is_paper_within(page: _Page, hit: Hit, outer: Paper) -> bool:
    """Whether a name holds another paper: "Joint Statement on the Implementation of the DOC"."""
    if hit.kind == "acronym" or outer.ref:
        return False
    if hit.kind == "known":
        return True
    return page.is_upper(hit.start) and bool(
        re.search(r"\b(?:of|to) the (?:\w+ )?$", page.folded[outer.start : hit.start])
    )


def _short_form(page: _Page, hit: Hit) -> Paper:
    """ "BECA" is what its name was said to be where it was first printed."""
    printed = page.text[hit.start : hit.end]
    name = page.spelled.get(printed) or _spelled_later(page, printed) or printed
    return Paper(hit.start, hit.end, name, hit.value, None, None, None, None)


def _spelled_later(page: _Page, short: str) -> str | None:
    """The name that stands before the short form in brackets: a headline comes before it."""
    at = page.text.find(f"({short})")
    head = next((h for h in page.hits if h.kind == "head" and h.end == at - 1), None)
    if head is None:
        return None
    name = page.clean(_name_left(page, head.start), head.end)
    page.spelled.setdefault(short, name)
    return name


# -- names -----------------------------------------------------------------------------------------

_AT_SEA = re.compile(r" (?:of parties )?in the [a-z]+(?: [a-z]+)? sea")


def _known(page: _Page, hit: Hit) -> Paper:
    entry = _words().known[hit.value]
    end = hit.end
    # "… in the South China Sea (DOC)": place and short form belong to the name
    more = _AT_SEA.match(page.folded, end)
    if more and hit.value in ("DOC", "COC"):
        end = more.end()
    if hit.value == "TAC" and (asia := re.compile(" in southeast asia").match(page.folded, end)):
        end = asia.end()
    name = page.clean(hit.start, end)
    return Paper(hit.start, end, name, entry["kind"], hit.value, None, None, entry["status"])


_INITIALS = re.compile(r"[A-Za-z]+")
_SPELLED_BEHIND = re.compile(r"(?: \(|, )(?:or )?(?:the )?([A-Z][A-Za-z &'-]{4,60}?)[,.;)]")
_SPELLED_BEFORE = re.compile(
    r"((?:[A-Z][a-z]+|of|and|for|&)(?: (?:[A-Z][a-z]+|of|and|for|&)){1,6}) \($"
)


def _refs_spelled_otherwise(page: _Page) -> set[tuple[str, bool]]:
    """The short forms that stand for something else here: "DOC (the Department of Commerce)"."""
    out: set[tuple[str, bool]] = set()
    for hit in page.hits:
        short = page.text[hit.start : hit.end]
        if hit.kind != "known" or len(short) != 3:
            continue
        behind = _SPELLED_BEHIND.match(page.text, hit.end)
        before = _SPELLED_BEFORE.search(page.text, max(0, hit.start - 80), hit.start)
        for spelled in (found[1] for found in (behind, before) if found):
            words = _INITIALS.findall(spelled)
            letters = iter("".join(word[0] for word in words).upper())
            if all(letter in letters for letter in short) and "onduct" not in spelled:
                out.add((hit.value, True))
    return out


def _named(page: _Page, hit: Hit) -> Paper:
    quoted = _quoted_title(page, hit)
    if quoted:
        start, end = quoted
    else:
        start = _name_left(page, hit.start)
        end = _name_right(page, hit)
        amended = _words().before.search(page.folded, max(0, start - 30), start)
        if amended:
            start = amended.start()
    name = page.clean(start, end)
    return Paper(start, end, name, hit.value, None, None, None, None)


_SMALL = frozenset("a an the of and on in for to towards with between & as by at from".split())
_QUOTE_MARKS = "\"'"


def _quoted_title(page: _Page, hit: Hit) -> tuple[int, int] | None:
    """A title in quotation marks is the name as it stands: "Strategic Partnership: A Roadmap"."""
    for mark in _QUOTE_MARKS:
        start = page.folded.rfind(mark, max(0, hit.start - 90), hit.start) + 1
        end = page.folded.find(mark, hit.end, hit.end + 90)
        while mark == "'" and end > 0 and page.folded[end + 1 : end + 2].isalnum():
            end = page.folded.find(mark, end + 1, hit.end + 90)
        if not start or end < 0 or page.folded[start - 2 : start - 1].isalnum():
            continue
        words = [word for word in page.text[start:end].split() if fold(word) not in _SMALL]
        if len(words) > 2 and all(word[0].isupper() or word[0].isdigit() for word in words):
            return start, end
    return None


def _name_left(page: _Page, start: int) -> int:
    """Words of the name before the head: capitals always, small ones where they qualify it."""
    text, folded, words = page.text, page.folded, _words()
    is_capital = text[start].isupper()
    at = start
    linked = start
    """Where the name begins so far; a link word belongs to it only with a capital before it."""
    while at > 1 and folded[at - 1] == " " and start - at < 80:
        if not is_capital and (
            acronym := re.search(r" \([A-Z]{2,8}\) $", text[max(0, at - 12) : at])
        ):
            at -= len(acronym[0]) - 1
        word_start = max(folded.rfind(" ", 0, at - 1), folded.rfind("\n", 0, at - 1)) + 1
        printed = folded[word_start : at - 1]
        word = printed.strip("\"'(")
        capital = text[word_start : at - 1].strip("\"'(")[:1].isupper()
        is_link = is_capital and not capital and word in ("and", "of", "for", "on", "in", "&", "-")
        if not is_link and (not word or word in words.never or word[:1].isdigit()):
            break
        if (word[-1] in ",.;:)" and not _DOTTED.search(word)) or printed.endswith(("'s", "s'")):
            break
        if is_capital and not capital:
            if not is_link:
                break
            if word == "and" and _ends_with_a_state(folded, word_start):
                break
        elif not is_capital and capital:
            return _capitals_left(page, at, linked)
        elif not is_capital and (
            word in words.no_names or word in words.name_ends or word.endswith(("ed", "ing", "ly"))
        ):
            break
        else:
            linked = word_start
        at = word_start
    return linked


_DOTTED = re.compile(r"\b(?:[a-z]\.)+$")  # "ASEAN-U.S."


def _ends_with_a_state(folded: str, at: int) -> bool:
    before = folded[max(0, at - 40) : at].split()
    return any(" ".join(before[-count:]) in _words().states for count in (1, 2, 3))


def _capitals_left(page: _Page, at: int, start: int) -> int:
    """ "Millennium Challenge Corporation compact", "Sino-US joint communiqués"."""
    run = re.search(
        r"(?:[A-Z][\w.'-]+ )+$", page.text[max(page.text.rfind("\n", 0, at) + 1, at - 60) : at]
    )
    if run is None:
        return start
    capitals = run[0].split()
    while capitals and (fold(capitals[0]) in _words().never or capitals[0].endswith("'s")):
        capitals = capitals[1:]
    name = " ".join(capitals)
    if fold(name) in _words().states or not (len(capitals) > 1 or "-" in name[1:]):
        return start
    return at - len(name) - 1


_LINK_BEHIND = re.compile(
    r"(?: \([a-z]{2,9}\))? (?:on|of|for|against|concerning|regarding|about"
    r"|relating to|in the field of|in(?= the\b)) (?:the )?(?!(?:19|20)\d\d\b(?! ?-)|\d{1,2}\b"
    r"|(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june"
    r"|july|august|september|october|november|december)\b"
    r"|(?:this|that|these|those|which|whom|such|both|its|their|his|her|our|any|each|all"
    r"|request|first|second|early|late|order|place|force|line|time|case)\b)",
)
_BETWEEN = re.compile(r" between the (?![\w ]{0,16}(?:firms|companies|universities|banks))")
_WORD = re.compile(r"[^\s,;:()\"]+")
_STOP_BEHIND = re.compile(r" (?:\d{4}\b(?! ?-)|the\b|an? )")
_LINKS = ("of", "and", "on", "for", "the", "in", "to", "towards", "with", "between", "a", "an")
_MORE_OF_A_LIST = re.compile(r",(?: [A-Z][\w-]+,?){0,3} (?:and|&) (?=[A-Z])")
_SMALL_LIST = re.compile(
    r"(?:, [a-z-]+){1,3},? and [a-z-]+(?= (?:was|were|is|has|had|signed|inked)\b|[.;])"
)
_SPAN = re.compile(r"\b(?:19|20)\d\d ?- ?(?:19|20)?\d\d$")
_INNER_SHORT = re.compile(r" \([A-Z]{2,8}\)(?= (?:in|on|of|for) )")


def _name_right(page: _Page, hit: Hit) -> int:
    """The name behind the head: "on bilateral defence cooperation", "of Mutual Cooperation".

    A name in capitals ends at the first small word that is no link; any name ends at a verb, a
    year, or a mark, and where its block ends.
    """
    text, folded = page.text, page.folded
    block_end = folded.find("\n", hit.end)
    limit = min(block_end if block_end >= 0 else len(folded), hit.end + 120)
    link = _LINK_BEHIND.match(folded, hit.end, limit) or _deed_behind(page, hit, limit)
    if link and link[0].startswith(" against") and not page.is_upper(link.end()):
        link = None
    if link is None and hit.value == "mou":
        link = _BETWEEN.match(folded, hit.end, limit)
    if not link:
        return hit.end
    at = last = link.end()
    if hit.value != "mou" and folded[last : last + 3] in ("a ", "an "):
        return hit.end
    is_deed = link.re is not _LINK_BEHIND
    # in "on Vietnam-France defence cooperation" the capitals are an adjective's
    of_two = re.compile(r"[A-Z][\w.]+(?: [A-Z]\w+)?-[A-Z]\w+ [a-z]").match(text, last)
    is_capital = page.is_upper(hit.start) and page.is_upper(last) and not of_two
    if not page.is_upper(hit.start) and _starts_with_a_party(page, last):
        return hit.end  # "the security pact of Australia": a word for it, not its name
    listed = -1
    for word in _WORD.finditer(folded, at, limit):
        bare = word[0].strip("'\".")
        between = folded[at : word.start()].strip()
        if between and word.start() != last and word.start() > listed:
            break
        is_number = is_deed and bare.isdigit()  # "that makes 2021 the Year of Culture"
        if (
            word.start() > last
            and not is_number
            and _ends_name(page, word, bare, is_capital=is_capital)
        ):
            break
        at = word.end()
        if word[0].endswith(".") or (not is_capital and _SPAN.search(folded, last, at)):
            break
        if not is_capital and (more := _SMALL_LIST.match(folded, at)):
            at = more.end()
            break
        if is_capital and (more := _MORE_OF_A_LIST.match(text, at)):
            listed = max(listed, more.end())
        elif is_capital and (short := _INNER_SHORT.match(text, at)):
            listed = max(listed, short.end() + 1)
        elif folded[at : at + 1] in ',;:()"' and at >= listed:
            break
    stripped = re.sub(
        r"(?: (?:a|an|and|of|on|the|for|towards|with|between|in|to|by|from|-))+$",
        "",
        folded[:at].rstrip(" .'\"&"),
    )
    return len(stripped) if len(stripped) > link.end() else hit.end


def _deed_behind(page: _Page, hit: Hit, limit: int) -> re.Match[str] | None:
    """ "to combat illegal mining", "that sets out …": only what is negotiated or signed has these.

    "They reached an agreement to cooperate" names no paper.
    """
    found = re.compile(
        rf" (?:to (?={_words().deeds})|that (?=(?:sets? out|makes|provides? for|covers|governs"
        r"|regulates|lays down|lets|allows) ))"
    ).match(page.folded, hit.end, limit)
    if not found or hit.value == "mou":
        return found
    before = page.folded[max(0, hit.start - 40) : hit.start]
    is_paper = _ON_THE_WAY.search(before) or re.search(r"\b(?:signed|inked) an? $", before)
    behind = re.compile(r"[^.;]{0,90}? (?:was|were) (?:signed|inked)\b").match(page.folded, hit.end)
    return found if hit.value == "agreement" and (is_paper or behind) else None


def _starts_with_a_party(page: _Page, at: int) -> bool:
    words = page.folded[at : at + 40].split()
    return any(" ".join(words[:n]).rstrip(",.;'s") in _words().states for n in (1, 2, 3)) or any(
        " ".join(words[:n]).rstrip(",.;") in _words().states for n in (1, 2, 3)
    )


def _ends_name(page: _Page, word: re.Match[str], bare: str, *, is_capital: bool) -> bool:
    folded = page.folded
    if bare.isdigit():
        return not folded[: word.start()].endswith(("towards ", "until ", "to ", "- "))
    if bare in ("of", "and", "on", "for", "in") and (
        stop := _STOP_BEHIND.match(folded, word.end())
    ):
        goes_on = is_capital and stop[0].strip() in ("the", "a", "an") and bare != "and"
        if not (goes_on and page.is_upper(stop.end() + (stop[0][-1] != " "))):
            return True
    if bare in ("in", "at") and _is_city(page, word.end() + 1):
        return True
    if is_capital and page.text[word.start()].islower():
        return bare not in _LINKS and bare != ""
    if bare.endswith("ed") and folded[: word.start()].endswith(" and "):
        return True
    if bare in ("next", "last"):
        return not folded[: word.start()].endswith("the ")
    return bare in _words().name_ends


def _is_city(page: _Page, at: int) -> bool:
    words = page.text[at : at + 40].split()[:3]
    return any(" ".join(words[:n]).rstrip(",.;") in vocabulary().state_of for n in (1, 2, 3))


# -- dates and status ------------------------------------------------------------------------------

_SIGNED = (
    r"signed|inked|reached|concluded|adopted|issued|agreed|made|released|initialled|ratified"
    r"|announced|exchanged|endorsed|approved|entered into force|came into force|in force"
    r"|took effect|effective|came|dates?|dating|goes back|set up|launched"
)
_BY_WHOM = r"(?:by|between|with|among) (?!the (?:end|close|middle)|early|late|mid|\d)[^,.;]{2,60}?"
_DATE_BEHIND = re.compile(
    rf"[\"')]*(?: \([^()]{{2,40}}\))?(?: between [^,.;]{{3,60}}?(?=,| (?:that|which|signed|was)))?"
    rf"(?P<mark>[\"')]*,?)"
    rf"(?P<names> to which [^,.;]{{3,60}}? put their (?:names|signatures))?"
    rf"(?P<verb>(?: (?:that|which|as|and))?(?: (?:they|both|the (?:[\w-]+ ){{0,2}}?\w+))?"
    rf"(?: (?:was|were|had been|has been))?(?: (?:first|also|officially|formally|jointly))?"
    rf" (?:{_SIGNED}))?(?: {_BY_WHOM})?(?: in [a-z ]{{3,20}}?)?"
    rf"(?: here| there)?,?(?: (?:in|on|of|from|dated|since|back to|early|late|mid|the beginning of"
    rf"|the end of|the year))*[ -]$"
)
_SIGNED_AHEAD = re.compile(r"\bsign(?:ing|ature),? (?:on|in) [^,.;]{4,24},? of (?:the |an? )?$")
_LONE_YEAR = re.compile(r",? (?:of|in|from) (1[5-8]\d\d)\b")
_TO_COME = re.compile(r"\b(?:by|until|till|towards?|to|through|before|for|after)(?: the)? $")


def _attach_date(page: _Page, paper: Paper, hit: Hit, *, within: bool) -> None:
    """The date that the text attaches: before, inside, or behind the name.

    A span of years ("the 2022-2024 plan") tells how long a paper runs, not of when it is.
    """
    date = _date_before(page, paper) or _date_behind(page, paper, hit, within=within)
    if date is None and not _deed_behind(page, hit, paper.end):
        date = next(
            (
                found
                for start, found in page.dates.items()
                if paper.start <= start < paper.end
                and found.year
                and not _TO_COME.search(page.folded[paper.start : start])
            ),
            None,
        )
    if date is None:
        lone = _LONE_YEAR.match(page.folded, paper.end)
        if lone:
            paper.year, paper.year_span = lone[1], lone.span(1)
        return
    paper.year_span = (date.start, date.end)
    if date.kind == "year" and date.last is not None:
        if date.start == paper.start:
            paper.name = page.clean(paper.start, paper.end)
        return
    if date.year is None:
        paper.when = date
        return
    paper.year = str(date.year)


def _date_before(page: _Page, paper: Paper) -> DateMention | None:
    """ "the 2015 Joint Vision Statement", "the signing, on 17 October 2019, of the Agreement"."""
    date = page.date_ends.get(paper.start - 1)
    if date is not None and date.year is not None and page.folded[paper.start - 1] == " ":
        paper.start = date.start
        return date
    ahead = _SIGNED_AHEAD.search(page.folded, max(0, paper.start - 60), paper.start)
    if ahead is None:
        return None
    return next((d for s, d in page.dates.items() if ahead.start() <= s < ahead.end()), None)


def _date_behind(page: _Page, paper: Paper, hit: Hit, *, within: bool) -> DateMention | None:
    """The first date behind a name that its own words lead to."""
    near = sorted(s for s in page.dates if paper.end < s <= paper.end + 130)
    for start in near[:2]:
        date = page.dates[start]
        gap = page.folded[paper.end : start]
        if "\n" in gap:
            return None
        if gap in (" ", " (", ", "):
            return date if date.year else None
        link = _DATE_BEHIND.fullmatch(gap)
        holds_another = any(
            other.kind in ("known", "head") and hit.end < other.start < paper.end
            for other in page.hits
        )
        if link is None or (holds_another if not link["mark"] else within):
            continue
        if link["verb"] or link["names"] or date.year:
            return date
    return None


_ON_THE_WAY = re.compile(
    r"\b(?:negotiat\w*|talks|draft\w*|conclude|conclusion of|concluding|early|soon|finali[sz]\w+"
    r"|working (?:on|towards?)|closer? to|look(?:s|ed|ing)? (?:into|at)|possib\w+|propos\w+"
    r"|future|prospective|to (?:sign|ink|adopt|conclude|complete|reach)|design of|completion of"
    r"|hop(?:e|es|ed|ing)|push(?:ing)? for|text of)\b(?!\w)[^.;]{0,60}$"
)
_YET_TO_COME = re.compile(
    r"(?:[^.;]{0,50}?) (?:would|will|could|may|might|should|can|to|is being|are being|under"
    r"|remains? to be|not yet|yet to)(?: be| soon be)? (?:signed|inked|concluded|adopted"
    r"|finali[sz]ed|negotiat\w+|drafted|drawn up|discussion|reached|ready|completed"
    r"|agreed|initialled)\b"
    r"|,? (?:is|are) (?:well|fairly)? ?(?:advanced|on the way|being prepared)"
    r"|(?:[^.;]{0,60}?), are \"?(?:fairly|well) advanced"
)
_IN_FORCE = re.compile(
    rf"\b(?:{_SIGNED}|under|in accordance with|in line|implement\w*|carry(?:ing)? out|carried out"
    r"|pursuant to|based on|building on|in keeping with|put into effect|abide by|execution of"
    r"|guided by|guidance from|laid down in|provided for in|implementation of|reaffirmed"
    r"|signing of|signature of|compl\w+ with|adher\w+ to)\b"
)
_WORK_ON_IT = re.compile(
    r"\b(?:review|implementation|ratification|update|upgrad\w+|amendment|execution|revision"
    r"|renewal|extension) of (?:the )?$"
)
_CARRIED_OUT = re.compile(
    r"\b(?:implement(?:ed|s|ing|ation of)?|carry(?:ing)? out|carried out|in accordance with|under"
    r"|pursuant to|in line with|execution of|realis\w+(?: of)?|realiz\w+(?: of)?|child of|based on"
    r"|building on|effect to|renew(?:ed|al of)?|ratif\w+(?: of)?|guided by)"
    r" (?:the |their |that )(?:[\w-]+ )?$"
)


def _status(page: _Page, paper: Paper) -> str | None:
    if paper.year is not None or paper.when is not None:
        return "in-force"
    block = page.folded.rfind("\n", 0, paper.start) + 1
    before = page.folded[max(block, paper.start - 70) : paper.start].rpartition(". ")[2]
    after = page.folded[paper.end : paper.end + 100].partition("\n")[0].partition(". ")[0]
    if _YET_TO_COME.match(after):
        return "under-negotiation"
    if _WORK_ON_IT.search(before):
        return "in-force"
    cue = _IN_FORCE.search(before[-50:])
    on_the_way = _ON_THE_WAY.search(before)
    if on_the_way and (cue is None or on_the_way.end() - len(on_the_way[0]) > len(before) - 20):
        return "under-negotiation"
    if cue is not None or _IN_FORCE.search(after[:40]):
        return "in-force"
    return "under-negotiation" if on_the_way else None


# -- what counts -----------------------------------------------------------------------------------

_BARE_KINDS = ("agreement", "plan", "treaty", "convention", "charter", "declaration", "code")
_ON_PAPER = re.compile(
    r"\b(?:signed|inked|sign|signing of|under|implement\w*(?: of)?|conclud\w+|in line with"
    r"|in accordance with|carry(?:ing)? out|ratif\w+) (?:an?|the|their|its|this) (?:[\w-]+ )?$"
)
_SIGNED_BEHIND = re.compile(r"[^,.;]{0,60}?,? (?:which )?(?:was|were|had been) (?:signed|inked)")
_ITSELF = re.compile(
    r"\b(?:implement(?:ed|ing|ation of)?|carry(?:ing)? out|finali[sz](?:e|ed|ing)|drafting|draft of"
    r"|negotiat(?:e|ing)|adopt(?:ed|ing)?|draw(?:ing)? up) (?:the|an) $"
)
_PLANNED_THINGS = re.compile(
    r"(?:cooperation|action|work|implementation|exchange|master|activity|development|training"
    r"|annual|\d-year|-year) plan\b|plan (?:of|on|for) [\w ,-]{0,60}"
    r"(?:cooperation|action|exchanges?)|(?:program|programme)\b"
)


def _is_instrument(page: _Page, paper: Paper, hit: Hit) -> bool:
    """A bare "agreement" or "the joint statement" is no instrument; a year or a name makes one."""
    if _MEETING_BEHIND.match(page.folded, paper.end) or _OWN_TITLE.match(page.folded, hit.end):
        return False  # "Joint Statement of the Seventh Dialogue" is the report itself
    behind = page.folded[hit.end : paper.end]
    if hit.value == "joint-statement" and _OF_A_MEETING.search(behind):
        return False
    if any(
        other.kind == "known" and hit.end <= other.start < paper.end for other in page.hits
    ) and not page.is_upper(hit.start):
        return False  # "an agreement on a Code of Conduct" is the code
    head = page.folded[hit.start : hit.end]
    is_capital = page.is_upper(hit.start)
    if head in ("framework", "plan", "guidelines", "arrangement", "agenda") and not is_capital:
        name = page.folded[paper.start : paper.end]
        if head == "framework" or not (_PLANNED_THINGS.search(name) or paper.year):
            return False
    words = page.folded[paper.start : hit.start].split()
    own = [w for w in words if w.strip("\"'(") not in _words().no_names and not w[0].isdigit()]
    has_words = bool(own) or paper.end > hit.end
    if is_capital and _CARRIED_OUT.search(page.folded, max(0, paper.start - 60), paper.start):
        return True  # "agreed to carry out the Joint Statement": an earlier one
    if head == "strategic vision" and not is_capital and paper.year is None:
        return False
    if (
        hit.value == "plan"
        and " " in head
        and _ITSELF.search(page.folded, max(0, paper.start - 40), paper.start)
    ):
        return True  # "agreed to finalise the action programme"
    if hit.value == "joint-statement" and head.endswith("s") and bool(own or words):
        return True  # "the three joint communiqués"
    if hit.value == "agreement" and not (is_capital or own or paper.year_span):
        # "reached agreement on the date" names no paper; what is signed or negotiated does
        lead = page.folded[max(0, paper.start - 60) : paper.start]
        behind = page.folded[paper.end : paper.end + 90]
        is_told = _ON_THE_WAY.search(lead) or _ON_PAPER.search(lead) or _SIGNED_BEHIND.match(behind)
        return paper.end > hit.end and bool(is_told)
    if hit.value in _BARE_KINDS:
        named = page.is_upper(paper.start) or is_capital or paper.end > hit.end
        is_dated = paper.year_span is not None
        return (has_words and (is_dated or named)) or (" " in head and is_dated)
    return has_words or paper.year is not None


def _only_signed(page: _Page, found: list[Paper]) -> list[Paper]:
    """Names that are a paper's only because they are signed: "the Trade Partnership, signed in"."""
    out: list[Paper] = []
    for match in _words().only_signed.finditer(page.folded):
        end = match.end("name")
        start = match.start("name")
        while start > 1 and page.folded[start - 1] == " ":
            word = page.folded.rfind(" ", 0, start - 1) + 1
            small = page.folded[word : start - 1] in ("and", "of", "for")
            if (
                not (page.is_upper(word) or small)
                or page.folded[word : start - 1] in _words().never
            ):
                break
            start = word
        if not page.is_upper(start) or any(p.start < end and start < p.end for p in found):
            continue
        if page.text[start:end].count(" ") < 1 or not page.is_upper(match.start("name")):
            continue
        name = page.clean(start, end)
        paper = Paper(start, end, name, "agreement", None, None, None, "in-force")
        noun = Hit(match.start("name"), end, "head", "agreement")
        _attach_date(page, paper, noun, within=False)
        out.append(paper)
    return out


_LISTED = re.compile(
    r"(?:[^.;\n]{0,80}?[:,] |, and |; )(?:one|the first|the second|the other|another|a second"
    r"|a third)\b(?: (?:by|between) [^,.;:\n]{3,60})?,? (?P<on>on [^,.;\n]{6,90}?)"
    r"(?=,|\.|;| and (?:one|the other)|$)"
)
_SINGULAR = (("memoranda", "memorandum"), ("mous", "mou"), ("agreements", "agreement"))


def _of_a_list(page: _Page) -> list[Paper]:
    """ "Two memoranda were signed: one on cyber security, and one on training"."""
    out: list[Paper] = []
    for hit in page.hits:
        head = page.folded[hit.start : hit.end]
        plural = next((pair for pair in _SINGULAR if pair[0] in head), None)
        if hit.kind != "head" or plural is None:
            continue
        name = head.replace(*plural).replace("mou", "MoU")
        at = hit.end
        while item := _LISTED.match(page.folded, at):
            start, at = item.span("on")
            own = f"{name} {page.clean(start, at)}"
            paper = Paper(start, at, own, hit.value, None, None, None, None)
            paper.status = _status(
                page, Paper(hit.start, hit.end, head, "", None, None, None, None)
            )
            out.append(paper)
    return out


__all__ = ["InstrumentItem", "Paper", "find_papers"]
