"""Instruments: the named documents that bind or guide the parties."""

import re
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.model.reading import InstrumentItem
from parley.reading.dates import DateMention
from parley.reading.lexicon import Hit


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


@dataclass(frozen=True, slots=True)
class _Words:
    no_names: frozenset[str]
    name_ends: frozenset[str]
    known: dict[str, dict[str, str]]


@cache
def _words() -> _Words:
    data = rules.load("instruments")
    return _Words(frozenset(data["no_names"]), frozenset(data["name_ends"]), data["known"])


_LINK_BEHIND = re.compile(
    r" (?:on|of|for|concerning|regarding|about|relating to|in the field of"
    r"|in) (?:the )?(?!\d{4}\b(?!-))",
)
_OWN_TITLE = re.compile(
    r"(?: of| on| from| following| issued after| at)?(?: the)? (?:\d{1,3}(?:st|nd|rd|th)|first"
    r"|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|inaugural) ",
)
_WORD = re.compile(r"[^\s,;:()\"]+")
_SIGNED = (
    r"signed|inked|reached|concluded|adopted|issued|agreed|made|released|initialled|ratified"
    r"|announced|exchanged|entered into force|in force|took effect|effective"
)
_YEAR_AFTER = re.compile(
    rf"[\"')]*(?: \([^()]{{2,40}}\))?,?(?: (?:that|which) (?:they|both|the two \w+|was|were"
    rf"|had been))?"
    rf"(?: (?:{_SIGNED}))?(?: (?:by|between|with|among) [^,.;]{{2,60}}?)?"
    rf"(?: in [a-z ]{{3,20}})?,? (?:in|on|of|from|dated|for)(?: the year)? (?=\d"
    rf"|[a-z]+ (?:\d{{1,2}},? )?(?:19|20)\d\d)",
)
_STOP_BEHIND = re.compile(r" (?:\d{4}\b|the\b|an? )")
_NEGOTIATED = re.compile(
    r"(?:negotiat\w*|talks|draft\w*|conclu\w+|early|soon|towards?|complet\w+|finali[sz]\w+|working"
    r" on|look(?:ing)? into|possib\w+|propos\w+|future|prospective|sign(?:ing)? of|to sign)"
    r"[\w ,'-]{0,60}$",
)
_IN_FORCE = re.compile(
    rf"\b(?:{_SIGNED}|in force|entered into force|under|in accordance with|in line)\b"
)


def find_papers(text: str, folded: str, hits: list[Hit], dates: list[DateMention]) -> list[Paper]:
    """Find the papers of a report in order: those known everywhere, and heads with a name."""
    found: list[Paper] = []
    by_start = {date.start: date for date in dates if date.year}
    by_end = {date.end: date for date in dates if date.year}
    for hit in hits:
        if found and hit.start < found[-1].end:
            continue
        paper = _known(text, folded, hit) if hit.kind == "known" else _named(text, folded, hit)
        if paper is None:
            continue
        _attach_year(paper, folded, by_start, by_end)
        if hit.kind == "head" and not _is_named(paper, hit, text):
            continue
        if _OWN_TITLE.match(folded, hit.end):
            continue  # "Joint Statement of the Seventh Dialogue" is the report itself
        if hit.kind == "head" and any(
            other.kind == "known" and hit.end <= other.start < paper.end for other in hits
        ):
            continue  # "an agreement on a Code of Conduct" is the code
        paper.status = paper.status or _status(paper, folded)
        found.append(paper)
    return found


def _known(text: str, folded: str, hit: Hit) -> Paper | None:
    entry = _words().known[hit.value]
    end = hit.end
    # "… in the South China Sea (DOC)": place and short form belong to the name
    more = re.compile(r" (?:of parties )?in the [a-z]+(?: [a-z]+)? sea").match(folded, end)
    if more and hit.value in ("DOC", "COC"):
        end = more.end()
    return Paper(
        hit.start,
        end,
        " ".join(text[hit.start : end].split()),
        entry["kind"],
        hit.value,
        None,
        None,
        entry["status"],
    )


def _named(text: str, folded: str, hit: Hit) -> Paper:
    start = _name_left(text, folded, hit.start) if hit.kind == "head" else hit.start
    is_capital = text[hit.start].isupper()
    end = hit.end
    if hit.kind == "head":
        end = _name_right(text, folded, hit.end, is_capital=is_capital)
    name = " ".join(text[start:end].split())
    return Paper(start, end, name, hit.value, None, None, None, None)


def _name_left(text: str, folded: str, start: int) -> int:
    """Words of the name before the head: capitals always, small ones where they qualify it."""
    at = start
    is_capital = text[start].isupper()
    while at > 1 and folded[at - 1] == " ":
        word_start = max(folded.rfind(" ", 0, at - 1), folded.rfind("\n", 0, at - 1)) + 1
        word = folded[word_start : at - 1].strip("\"'(")
        if not word or word[-1] in ",.;:)" or word in _words().no_names or word[:1].isdigit():
            return at
        capital = text[word_start : at - 1].strip("\"'(")[:1].isupper()
        if is_capital and not capital and word not in ("and", "of", "for", "on", "&"):
            return at
        if not is_capital and (
            capital or word in _words().name_ends or word.endswith(("ed", "ing", "ly", "s'"))
        ):
            return at
        if start - word_start > 70:
            return at
        at = word_start
    return at


def _name_right(text: str, folded: str, end: int, *, is_capital: bool) -> int:
    """The name behind the head: "on bilateral defence cooperation", "of Mutual Cooperation".

    A name in capitals ends at the first small word that is no link; any name ends at a verb, a
    year, or a mark.
    """
    link = _LINK_BEHIND.match(folded, end)
    if not link:
        return end
    at = last = link.end()
    is_capital = is_capital and text[last].isupper()
    for word in _WORD.finditer(folded, at, min(len(folded), at + 110)):
        bare = word[0].strip("'\".")
        if folded[at : word.start()].strip() and word.start() != last:
            break
        if word.start() > last and _ends_name(text, folded, word, bare, is_capital=is_capital):
            break
        at = word.end()
        if word[0].endswith(".") or folded[at : at + 1] in ',;:()"':
            break
    stripped = folded[:at].rstrip(" .'\"&")
    for small in (" and", " of", " on", " the", " for", " towards"):
        stripped = stripped.removesuffix(small)
    return len(stripped) if len(stripped) > link.end() else end


def _ends_name(text: str, folded: str, word: re.Match[str], bare: str, *, is_capital: bool) -> bool:
    if bare.isdigit():
        return not folded[: word.start()].endswith(("towards ", "until "))
    if bare in ("of", "and", "on") and _STOP_BEHIND.match(folded, word.end()):
        return True
    if is_capital and text[word.start()].islower():
        return bare not in (
            "of",
            "and",
            "on",
            "for",
            "the",
            "in",
            "to",
            "towards",
            "with",
            "between",
        )
    return bare in _words().name_ends


# "the signing, on 17 October 2019, of the Framework Participation Agreement"
_SIGNED_AHEAD = re.compile(r"\bsign(?:ing|ature),? (?:on|in) [^,.;]{4,24},? of (?:the |an? )?$")


def _attach_year(
    paper: Paper,
    folded: str,
    by_start: dict[int, DateMention],
    by_end: dict[int, DateMention],
) -> None:
    """The year that the text attaches: before, inside, or behind the name."""
    before = by_end.get(paper.start - 1)
    ahead = _SIGNED_AHEAD.search(folded, max(0, paper.start - 60), paper.start)
    if before is not None:
        paper.start = before.start
    elif ahead is not None:
        before = next((d for s, d in by_start.items() if ahead.start() <= s < ahead.end()), None)
    else:
        inside = next((d for s, d in by_start.items() if paper.start <= s < paper.end), None)
        link = _YEAR_AFTER.match(folded, paper.end)
        before = (
            inside
            or (by_start.get(link.end()) if link else None)
            or by_start.get(paper.end + 1)
            or (by_start.get(paper.end + 2) if folded[paper.end : paper.end + 2] == " (" else None)
        )
    if before is None or before.year is None:
        return
    paper.year = str(before.year)
    paper.year_span = (before.start, before.end)
    if link_words := _IN_FORCE.search(folded, paper.end, max(paper.end, before.start)):
        paper.status = paper.status or ("in-force" if link_words else None)


def _is_named(paper: Paper, hit: Hit, text: str) -> bool:
    """A bare "agreement" or "the joint statement" is no instrument; a year or a name makes one."""
    has_words = paper.end > hit.end or text[paper.start : hit.start].strip(" 0123456789") != ""
    if hit.value in ("agreement", "plan", "treaty", "convention", "charter", "declaration"):
        name = text[paper.start : paper.end]
        return has_words and (paper.year is not None or name[:1].isupper() or paper.end > hit.end)
    return has_words or paper.year is not None


def _status(paper: Paper, folded: str) -> str | None:
    before = folded[max(0, paper.start - 70) : paper.start].rpartition(". ")[2]
    if paper.year is not None:
        return "in-force"
    if _NEGOTIATED.search(before):
        return "under-negotiation" if paper.ref else None
    after = folded[paper.end : paper.end + 40].partition(". ")[0]
    return "in-force" if _IN_FORCE.search(before[-40:] + after) else None


# -- signing ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Signing:
    """A paper said to have been signed, where, and the date that the clause gives for it."""

    paper: Paper
    start: int
    end: int
    date: DateMention | None
    at_the_round: bool
    """Told as done on this occasion, so that its day is the round's."""


_VERB = (
    r"(?:sign(?:ed|s|ing|ature)?|ink(?:ed|s|ing)|put (?:their|its) signatures? to|initialled"
    r"|concluded|exchanged)"
)
_SIGN_BEFORE = re.compile(rf"\b{_VERB}\b(?! off)[^.;]{{0,120}}$")
_SIGN_BEHIND = re.compile(
    r"(?: (?:that|which))? (?:they|the two \w+|both \w+|the ministers|the sides) (?:had "
    r"|have )?signed\b"
    r"|[^.;]{0,60}?(?:,? (?:which|that|all|both))?,? (?:was|were|had been|has been|is|are|being)"
    r" (?:also |then |jointly )?(?:signed|inked|concluded|initialled|exchanged)\b",
)
_NOT_YET = re.compile(
    r"\b(?:hop\w+|would|will|to sign|to be signed|could|may|might|should|look\w* (?:into|forward)"
    r"|early|soon|towards?|negotiat\w+|draft|plan\w*|expect\w*|ready|before|yet|not|prepar\w+"
    r"|possib\w+"
    r"|propos\w+|consider\w*|accelerat\w+|expedit\w+|finali\w+)\b[^.;]{0,50}$",
)
_ON_OCCASION = re.compile(
    r"\b(?:on (?:the|this|that) occasion|at the (?:end|close|dialogue|meeting|talks|conclusion)"
    r"|during the (?:dialogue|meeting|talks|session)|after the (?:talks|meeting|dialogue)|today"
    r"|following the (?:talks|meeting|dialogue)|on the (?:sidelines|margins)|in the presence of"
    r"|also signed|then signed|the two (?:sides|ministers) signed|documents were signed)\b",
)
_NEXT_CLAUSE = re.compile(
    r"(?:, which|, who| that | under which|, under|, and (?:agreed|welcomed|discussed))"
)
_DOCUMENTS_SIGNED = re.compile(
    r"\b(?:documents|agreements|papers|instruments|memorand\w+|mous"
    r"|texts)\b[^.;]{0,40}\b(?:signed|inked|exchanged)\b",
)


def find_signings(
    folded: str,
    papers: list[Paper],
    dates: list[DateMention],
    sentences: list[tuple[int, int, bool]],
) -> list[Signing]:
    """Find the papers that are said to be signed. Sentences are (start, end, is headline)."""
    found: list[Signing] = []
    announced = -1
    for number, (start, end, is_title) in enumerate(sentences):
        if _DOCUMENTS_SIGNED.search(folded, start, end):
            announced = number
        for paper in papers:
            if not start <= paper.start < end or paper.ref:
                continue
            before = _SIGN_BEFORE.search(folded, start, paper.start)
            behind = _SIGN_BEHIND.match(folded, paper.end, end)
            listed = 0 <= announced <= number <= announced + 2
            if not (before or behind or listed):
                continue
            if before and _NEXT_CLAUSE.search(folded, before.start(), paper.start):
                continue
            verb = before.start() if before else paper.end
            if _NOT_YET.search(folded, start, verb):
                continue
            occasion = bool(_ON_OCCASION.search(folded, start, end)) or is_title or listed
            date = _signing_date(dates, paper, verb, start, end)
            found.append(Signing(paper, start, end, date, occasion and date is None))
    return found


def _signing_date(
    dates: list[DateMention], paper: Paper, verb: int, start: int, end: int
) -> DateMention | None:
    """The date of the clause: behind the verb or the paper, else leading the sentence."""
    inside = [d for d in dates if start <= d.start < end and not paper.start <= d.start < paper.end]
    later = [d for d in inside if d.start >= verb and d.start - max(verb, paper.end) < 60]
    if later:
        return later[0]
    lead = [d for d in inside if d.end <= verb and d.start - start < 30]
    return lead[0] if lead else None


__all__ = ["InstrumentItem", "Paper", "Signing", "find_papers", "find_signings"]
