"""The words of a commitment to its object: the site, project, beneficiary or paper it is about.

An object is given as printed, so that whoever keeps the record may find it in the sentence.
"""

import re
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.painting import FILL, TYPES
from parley.reading.sentences import Sentence
from parley.reading.vocabulary import vocabulary

MOST = 80  # characters of an object
_NAME = r"[A-ZÀ-ỸĐ][\w'’.-]*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
# "For Bien Hoa airport, the United States pledged …": what a sentence opens with.
_OPENING = Late(r"\W*(?:for|at|in|on|as for|regarding) ")
# "In a speech in Lyon, …", "At the airport, she said that …": where somebody speaks
_PLACE = Late(r"\W*(?:at|in|on) ")
_WHERE_ONE_SPEAKS = Late(
    r"\b(?:speech|address|interview|statement|remarks|press|briefing|conference|lecture|meetings?"
    r"|talks|summit|session|round|visit|trip|tour|ceremony|dinner|lunch|reception|parliament"
    r"|parade|rally|debate|forum)\b"
)
_SPOKEN = Late(
    r"\b(?:said|says|told|announced|stressed|added|noted|stated|declared|explained|pledged|promised"
    r"|vowed|agreed|undertook|proposed|offered|asked|urged|called|suggested|reaffirmed)\b"
)
# "the exercise in Lyon, | but Chile preferred Lima": what others hold
_ANOTHER_VIEW = Late(r", (?:but|while|whereas|although|though) ")


_WHICH = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|additional|coastal|undersea"
    r"|unmanned|naval|[\w-]+-class|[A-Z]+-\d+)"
)
_NOT_OF_CRAFT = (
    r"(?! (?:warfare|search|exercise|flights?|rescue|defen[cs]e|crew|visits?|repair|building))"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    site: Late
    project: Late
    ship: Late
    people: Late
    victims: Late


@cache
def _patterns() -> _Patterns:
    data = rules.load("objects")
    sites, projects, ships, craft, people = (
        _any(data[each]) for each in ("sites", "projects", "ships", "craft", "people")
    )
    plain = "|".join(map(re.escape, data["plain"]))
    whose = rf"[{TYPES['ADJECTIVE']}{TYPES['PARTY']}]{FILL}*"
    return _Patterns(
        # "Bien Hoa Airport", "the port of Chittagong", "the hot spot at Bien Hoa airport"
        site=Late(
            rf"(?:{_NAMES},? )(?i:{sites})\b"
            rf"|\b(?i:{sites}) (?:of|in|at|on) (?:the )?{_NAMES}(?: (?i:{sites})\b)?"
        ),
        # "the Fulbright University Vietnam", "the dioxin cleanup project"
        project=Late(
            rf"(?<!\w)(?:{_NAME} (?:(?:of|for|and|on|the|&|in) )?){{1,6}}(?i:{projects})\b"
            rf"(?: (?:of|for|on )?{_NAMES})?"
            rf"|\b(?:the|an?|its|their|this) (?!(?:(?:{plain}) )+(?:project|programme|program|fund"
            r"|initiative)\b)(?:[a-z][\w-]* ){1,3}(?:project|programme|program|fund|initiative)\b"
        ),
        # "USS John S. McCain", "two patrol boats", "Mogami-class frigates"
        ship=Late(
            rf"\b(?:USS|HMS|HMAS|HMNZS|INS|JS|ROKS|USCGC|USNS|BRP) {_NAMES}"
            rf"|(?<![\w-])(?:{_WHICH} ){{0,2}}{ships}\b(?: {_NAMES})?{_NOT_OF_CRAFT}"
            rf"|(?<![\w-])(?:{_WHICH} ){{1,2}}{craft}\b{_NOT_OF_CRAFT}"
        ),
        people=Late(
            rf"{whose}(?:'s)? (?:[\w-]+ ){{0,3}}?{people}\b"
            rf"|\bremains of (?:the )?(?:{whose} )?(?:[\w-]+ ){{0,2}}?{people}\b"
            rf"|\b{people} of {whose} (?:origin|descent)"
        ),
        victims=Late(
            rf"\b(?:(?:victims|families) of|{people} (?:with|affected by|displaced (?:by|from)"
            r"|living with|missing from|missing in|who (?:are|were) (?:still )?missing)) "
            r"(?:(?!(?:and|or|in|on|to|for|as|by|at)\b)[\w'/.-]+ ?){1,4}"
        ),
    )


def _any(words: list[str]) -> str:
    return rf"(?:{'|'.join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))})s?"


def find_object(
    layers: Layers, sentence: Sentence, start: int, end: int, *, opening: bool = True
) -> dict[str, str] | None:
    """What the words from `start` to `end` are about, by kind, as printed; None for nothing named.

    `opening` asks to look at what the sentence opens with too, where the words name no site.
    """
    another = _ANOTHER_VIEW.search(layers.folded, start + 1, end)
    end = another.start() if another else end
    found = {
        "site": _site(layers, start, end),
        "project": _project(layers, start, end),
        "beneficiary": _beneficiary(layers, start, end),
        "instrument": _instrument(layers, start, end),
    }
    if found["site"] is None and opening and (lead := _opened(layers, sentence, start)):
        found["site"] = _site(layers, *lead)
    given = {kind: _said(layers, span) for kind, span in found.items() if span is not None}
    return given or None


Place = tuple[int, int]


def _said(layers: Layers, span: Place) -> str:
    return " ".join(layers.text[span[0] : span[1]].split())


def _opened(layers: Layers, sentence: Sentence, start: int) -> Place | None:
    """What stands between "for" at the head of a sentence and its first comma.

    Nothing where it is the place of a speech: "At the airport of Lima, she promised to …".
    """
    folded = layers.folded
    opening = _OPENING.match(folded, sentence.start, start)
    comma = layers.text.find(",", sentence.start, start)
    if opening is None or comma <= opening.end():
        return None
    is_place = _PLACE.match(folded, sentence.start) is not None
    if is_place and _WHERE_ONE_SPEAKS.search(folded, opening.end(), comma):
        return None
    if is_place and _SPOKEN.search(folded, comma, start):
        return None
    return opening.end(), comma


def find_sites(layers: Layers, start: int, end: int) -> list[Place]:
    """The sites that some words name, those that "and" joins as one: "Da Nang and Bien Hoa"."""
    spans = [match.span() for match in _patterns().site.finditer(layers.text, start, end)]
    capitals = vocabulary().capital_of
    for hit in layers.within(layers.names, start, end):
        if hit.kind != "city" or hit.value in capitals:
            continue
        if _MEETS.search(layers.folded, start, hit.start):
            continue
        if not any(a <= hit.start < b for a, b in spans):
            spans.append((hit.start, hit.end))
    found: list[Place] = []
    for span in sorted(_without_article(layers, span) for span in spans):
        is_joined = found and layers.folded[found[-1][1] : span[0]].strip(" ,") in ("and", "")
        if is_joined and _is_short(found[-1][0], span[1]):
            found[-1] = (found[-1][0], max(found[-1][1], span[1]))
        else:
            found.append(span)
    return found


def _site(layers: Layers, start: int, end: int) -> Place | None:
    return next((span for span in find_sites(layers, start, end) if _is_short(*span)), None)


# "the dialogue to be held in Osaka": where they meet is no object.
_MEETS = Late(
    r"\b(?:met|meet(?:ing)?s?|talks|dialogues?|rounds?|summits?|hold|held|visit\w*)\b[^,;]{0,40}$"
)


_ARTICLE = Late(r"(?:the|an?|its|their|in|at|for) ", re.IGNORECASE)


def _without_article(layers: Layers, span: Place) -> Place:
    article = _ARTICLE.match(layers.text, *span)
    return (article.end(), span[1]) if article else span


def _project(layers: Layers, start: int, end: int) -> Place | None:
    """A project by name, or a ship."""
    papers = [(paper.start, paper.end) for paper in layers.papers]
    for pattern in (_patterns().project, _patterns().ship):
        for match in pattern.finditer(layers.text, start, end):
            span = _without_article(layers, match.span())
            is_paper = any(a < span[1] and span[0] < b for a, b in papers)
            if not is_paper and _is_short(*span):
                return span
    return None


def _beneficiary(layers: Layers, start: int, end: int) -> Place | None:
    """Whose people: "Vietnamese soldiers", "victims of Agent Orange"."""
    for pattern, text in (
        (_patterns().people, layers.painted),
        (_patterns().victims, layers.folded),
    ):
        match = pattern.search(text, start, end)
        if match is not None and _is_short(*match.span()):
            first, last = match.span()
            return first, first + len(layers.text[first:last].rstrip())
    return None


# The law that everyone cites is what an act accords with, no thing that it is about.
_CITED = frozenset({"UNCLOS", "UN-CHARTER"})


def _instrument(layers: Layers, start: int, end: int) -> Place | None:
    """The paper that an act is about."""
    for paper in layers.papers:
        is_here = start <= paper.start and paper.end <= end and _is_short(paper.start, paper.end)
        is_named = paper.ref is not None or " " in paper.name
        if is_here and is_named and paper.ref not in _CITED:
            return paper.start, paper.end
    return None


def _is_short(start: int, end: int) -> bool:
    return end - start <= MOST
