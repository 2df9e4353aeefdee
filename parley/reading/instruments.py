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


_WORD = re.compile(r"[^\s,;:()\"]+")
_SIGNED = (
    r"signed|inked|reached|concluded|adopted|issued|agreed|made|released|initialled|ratified"
    r"|announced|exchanged"
)
_YEAR_AFTER = re.compile(
    rf"[\"')]*(?: \([^()]{{2,40}}\))?,?(?: (?:that|which) (?:the [\w ]{{3,30}}|was|were))?"
    rf"(?: (?:which|that|they|both|the two \w+|was|were|had|been|recently)){{0,3}}"
    rf"(?: (?:{_SIGNED}))?(?: (?:by|between|with|among) [^,.;]{{2,60}}?)?"
    rf"(?: in [a-z ]{{3,20}})?,? (?:in|on|of|from|dated|for)(?: the year)? (?=\d|[a-z]+ (?:\d{{1,2}},? )?(?:19|20)\d\d)",
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
        _attach_year(paper, text, folded, by_start, by_end)
        if hit.kind == "head" and not _is_named(paper, hit, text):
            continue
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
    end = _name_right(folded, hit.end) if hit.kind == "head" else hit.end
    name = " ".join(text[start:end].split())
    return Paper(start, end, name, hit.value, None, None, None, None)


def _name_left(text: str, folded: str, start: int) -> int:
    """Words of the name before the head: capitals always, small ones where they qualify it."""
    at = start
    is_capital = text[start].isupper()
    while at > 1 and folded[at - 1] == " ":
        word_start = folded.rfind(" ", 0, at - 1) + 1
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


def _name_right(folded: str, end: int) -> int:
    """The name behind the head: "on bilateral defence cooperation", "of Mutual Cooperation"."""
    link = re.compile(
        r" (?:on|of|for|concerning|regarding|about|relating to) (?!\d{4}\b(?!-))"
    ).match(folded, end)
    if not link:
        return end
    at = last = link.end()
    for word in _WORD.finditer(folded, at, min(len(folded), at + 90)):
        between = folded[at : word.start()]
        bare = word[0].strip("'\".")
        if bare.isdigit() and last != word.start():
            break
        if bare in ("of", "and", "on") and _STOP_BEHIND.match(folded, word.end()):
            break
        if between.strip() and word.start() != last:
            break
        if bare in _words().name_ends and word.start() > last:
            break
        at = word.end()
        if word[0].endswith(".") or folded[at : at + 1] in ',;:()"':
            break
    stripped = folded[:at].rstrip(" .'\"")
    return len(stripped) if len(stripped) > link.end() else end


def _attach_year(
    paper: Paper,
    text: str,
    folded: str,
    by_start: dict[int, DateMention],
    by_end: dict[int, DateMention],
) -> None:
    """The year that the text attaches: before, inside, or behind the name."""
    before = by_end.get(paper.start - 1)
    if before is not None:
        paper.start = before.start
    else:
        inside = next((d for s, d in by_start.items() if paper.start <= s < paper.end), None)
        link = _YEAR_AFTER.match(folded, paper.end)
        before = (
            inside or (by_start.get(link.end()) if link else None) or by_start.get(paper.end + 1)
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


__all__ = ["InstrumentItem", "Paper", "find_papers"]
