"""Values of a document to checks: name, kind, year, status, and whether it is one known by name."""

import re
from typing import Any

from parley.reading.grounding.evidence import Case, Check, Run, carried, missing
from parley.reading.grounding.words import find_in_order, words_of
from parley.reading.instruments import IS_AIM
from parley.reading.late import Late
from parley.reading.lexicon import fold

_NEGOTIATED = Late(
    r"\b(?:hop(?:es?|ed|ing)|(?:would|will|could|to) be signed|negotiat\w*|conclu\w*"
    r"|complet\w*|finali[sz]\w*|draft\w*|early|soon|sign|signing"
    r"|before long"
    r"|towards?|possib\w*|propos\w*|future|talks on|work(?:ing)? on|look(?:ing)? into"
    r"|prospective)\b"
)
_KINDS = (
    ("mou", r"memorand|letters? of intent|statement of intent|\bmous?\b|\bloi\b"),
    ("joint-vision", r"vision"),
    ("joint-statement", r"statement|communique"),
    ("declaration", r"declaration"),
    ("treaty", r"treaty|pact"),
    ("convention", r"convention|unclos"),
    ("charter", r"charter"),
    ("code", r"code"),
    ("plan", r"plan|road ?map|blueprint|programme|program|guidelines|agenda"),
    (
        "agreement",
        r"agreement|accord|arrangement|protocol|terms of reference|compact|framework|pact",
    ),
)


def find_paper(case: Case, name: str) -> list[Run]:
    """Where the evidence names a document, be it in two places ("two memoranda: one on …")."""
    found = [
        (sentence, start, end)
        for sentence in case.sentences
        for start, end in find_in_order(name, case.tokens(sentence), gap=5)
    ]
    return found or [
        (sentence, paper.start, paper.end)
        for sentence in case.sentences
        for paper in case.layers.papers
        if sentence.start <= paper.start < sentence.end and fold(paper.name) == fold(name)
    ]


def find_paper_by_ref(case: Case, item: dict[str, Any]) -> list[Run]:
    """Where the evidence names a paper that is known by its reference, under another form of it."""
    mine = {word for word in words_of(str(item["name"])) if len(word) > len("the")}
    return [
        (sentence, paper.start, paper.end)
        for sentence in case.sentences
        for paper in case.layers.papers
        if item.get("ref") is not None
        and paper.ref == item["ref"]
        and sentence.start <= paper.start < sentence.end
        and mine & set(words_of(paper.name))
    ]


def check_kind_of_paper(case: Case, kind: str, name: str, places: list[Run]) -> Check:
    """What kind of paper a name tells."""
    kinds = {
        paper.kind
        for _, start, end in places
        for paper in case.layers.papers
        if paper.start < end and start < paper.end
    }
    words = fold(name)
    kinds |= {each for each, pattern in _KINDS if re.search(pattern, words)}
    if kind in kinds:
        return carried("kind")
    return missing("kind", f"{name!r} is no {kind}")


# A short form spelled out: "DOC (the Department of Commerce)", "COC, the Chamber of Commerce".
_NAME = r"(?:[A-Z][\w.'-]*|of|and|the|for|on)"
_GLOSS = Late(rf" ?[(,] ?(?:the )?(?P<gloss>[A-Z][\w.'-]*(?: {_NAME})+)")
_OF_PAPER = Late(r"declaration|code|conduct|convention|treaty|charter")


def _is_another(case: Case, start: int, end: int) -> bool:
    """Whether a short form is spelled out as something that is no paper."""
    text = case.layers.text
    gloss = _GLOSS.match(text, end) if text[start:end].isupper() else None
    return gloss is not None and not _OF_PAPER.search(fold(gloss["gloss"]))


def check_ref(case: Case, ref: str, places: list[Run]) -> Check:
    """Which of the papers known everywhere is meant."""
    for _, start, end in places:
        if _is_another(case, start, end):
            return missing("ref", f"“{case.said(start, end)}” is short for something else there")
        for paper in case.layers.papers:
            if paper.start < end and start < paper.end and paper.ref == ref:
                return carried("ref")
    return missing("ref", f"the words do not name {ref}")


_SIGNED = Late(r"\b(?:sign\w*|inked|concluded|adopted)\b")


# "the 2012 ASEAN Agreement"; in "… in 2012 and a Trade Agreement" it is another's
_YEAR_BEFORE = Late(r"\b(?:1[5-9]|20)\d\d(?: (?!and\b|or\b|the\b|an?\b)[\w.-]+)? $")


def check_year_of_paper(case: Case, year: str, places: list[Run]) -> Check:
    """The year that the text attaches to a paper: right before its name, inside it or behind it."""
    printed: list[str] = []
    for sentence, start, end in places:
        others = [
            paper.start
            for paper in case.layers.papers
            if sentence.start <= paper.start < sentence.end and not start <= paper.start < end
        ]
        before = _YEAR_BEFORE.search(case.layers.folded, sentence.start, start)
        left = before.start() if before else start
        right = min([sentence.end, end + 60, *(each for each in others if each >= end)])
        for found in re.finditer(r"\b(?:1[5-9]|20)\d\d\b", case.layers.folded[left:right]):
            if IS_AIM.search(case.layers.folded, start, left + found.start()):
                continue  # "Roadmap 2030": the year that it aims at
            printed.append(found[0])
            if found[0] == year:
                return carried("year")
        if printed or not _SIGNED.search(case.folded(sentence)):
            continue
        for date in case.layers.within(case.layers.dates, *case.clause(sentence, start, end)):
            for when in case.resolved(date, "past"):
                if str(when.start).startswith(year):
                    return carried("year", when.derivation or "")
    named = {sentence.index for sentence, _, _ in places}
    for sentence in case.sentences:
        # "It was signed on Thursday."
        if printed or sentence.index in named or not case.goes_on(sentence):
            continue
        for date in case.layers.within(case.layers.dates, sentence.start, sentence.end):
            for when in case.resolved(date, "past"):
                if str(when.start).startswith(year):
                    return carried("year", when.derivation or "")
    told = ", ".join(dict.fromkeys(printed)) or "no year"
    return missing("year", f"the evidence attaches {told} to it, not {year}")


def check_status_of_paper(case: Case, status: str, places: list[Run], known: str | None) -> Check:
    """In force, or under negotiation."""
    if known is not None:
        if status == known:
            return carried("status", f"this paper is {known} everywhere")
        return missing("status", f"this paper is {known}")
    for sentence, start, end in places:
        around = case.layers.folded[max(sentence.start, start - 60) : min(sentence.end, end + 60)]
        negotiated = bool(_NEGOTIATED.search(around))
        beside = case.layers.folded[max(sentence.start, start - 8) : min(sentence.end, end + 40)]
        dated = re.search(r"\b(?:1[5-9]|20)\d\d\b", beside)
        if status == "under-negotiation" and negotiated and not dated:
            return carried("status")
        if status == "in-force" and (dated or not negotiated):
            return carried("status", "the text treats it as made")
    return missing("status", f"{status} does not follow")
