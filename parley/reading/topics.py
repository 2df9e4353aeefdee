"""Topics: which subjects a phrase speaks of, and which were on the table of a round."""

import re
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.model.reading import TopicItem
from parley.model.span import Quote
from parley.reading.layers import Layers
from parley.reading.lexicon import Hit
from parley.reading.painting import expand_macros
from parley.reading.rounds import Table
from parley.reading.sentences import Sentence

STRENGTH = {"clear": 3, "usual": 2, "faint": 1}
# Places and bodies: where they stand with a matter of their own, the matter is the topic.
PLACES = frozenset(
    {"south-china-sea", "indo-pacific", "korean-peninsula", "myanmar", "ukraine", "middle-east"}
    | {"regional-international-issues", "asean-centrality", "united-nations", "taiwan-strait"}
    | {"mekong", "partnership-status"},
)
_SEPARATOR = re.compile(
    r",? (?:and|as well as|along with|together with|including|such as|plus|while|but also|or"
    r"|in addition to|besides|especially|particularly|notably|namely|like|apart from) |[,;:] | / |\(",
)
_IN_PLACE = re.compile(
    r"\b(?:in|across|throughout|within|for|of|to|on|over|at|around|into|under|between|with) (?:the |a |their |its |both |all )?(?:\w+[ -]){0,2}$",
)


@dataclass(frozen=True, slots=True)
class Matter:
    """A topic and the words of a clause that are about it."""

    code: str
    start: int
    end: int


def split_by_topic(layers: Layers, start: int, end: int) -> list[Matter]:
    """Cut a phrase into its matters: one for each different topic of a list.

    In each part between separators the clearest topic counts; a place counts only where its part
    names nothing else; faint hints count only where the whole phrase has nothing better.
    """
    hits = layers.within(layers.topics, start, end)
    if not hits:
        return []
    painted = layers.painted
    edges = [start]
    edges += [start + m.end() for m in _SEPARATOR.finditer(painted[start:end])]
    parts: list[tuple[int, int, Hit, int]] = []
    for number, edge in enumerate(edges):
        stop = edges[number + 1] if number + 1 < len(edges) else end
        inside = [hit for hit in hits if edge <= hit.start < stop]
        if inside:
            parts += _clearest(layers, edge, stop, inside)
    best = max(strength for *_, strength in parts)
    floor = 2 if best >= 2 else 1
    chosen: dict[str, Matter] = {}
    for edge, stop, hit, strength in parts:
        if strength < floor:
            continue
        known = chosen.get(hit.value)
        matter = Matter(hit.value, edge, stop)
        if known is None:
            chosen[hit.value] = matter
        elif stop - known.start < 160:
            chosen[hit.value] = Matter(hit.value, known.start, stop)
    return [_trimmed(layers, matter) for matter in chosen.values()]


def _clearest(
    layers: Layers, start: int, end: int, hits: list[Hit]
) -> list[tuple[int, int, Hit, int]]:
    """The topic of one part: the clearest, matters before places, the first of equals."""
    ranked: list[tuple[float, int, Hit, int]] = []
    for hit in hits:
        strength = STRENGTH[hit.kind]
        score = float(strength)
        if hit.value in PLACES:
            before = layers.painted[max(start, hit.start - 24) : hit.start]
            score -= 0.5
            if _IN_PLACE.search(before) and hit.value != "partnership-status":
                score -= 0.25
        ranked.append((-score, hit.start, hit, strength))
    ranked.sort(key=lambda each: each[:2])
    _, _, hit, strength = ranked[0]
    return [(start, end, hit, strength)]


def _trimmed(layers: Layers, matter: Matter) -> Matter:
    start, end = matter.start, matter.end
    painted = layers.painted
    while end > start and painted[end - 1] in " ,;:.(":
        end -= 1
    tail = re.search(
        r"(?:,? (?:and|as well as|along with|together with|including|such as|plus|while|or"
        r"|in addition to|but also|the|in|especially|particularly|notably|like|of|on|for|both))+$",
        painted[start:end],
    )
    if tail and tail.start() > 3:
        end = start + tail.start()
    while start < end and painted[start] in " ,;:.":
        start += 1
    return Matter(matter.code, start, max(end, start + 1))


# -- topics on the table ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Patterns:
    discussed: re.Pattern[str]
    background: re.Pattern[str]
    first_time: re.Pattern[str]


@cache
def patterns() -> _Patterns:
    """Compile the patterns of rules/en/discussion.yaml once."""
    data = rules.load("discussion")

    def joined(key: str) -> re.Pattern[str]:
        return re.compile(expand_macros("|".join(f"(?:{p})" for p in data[key])))

    return _Patterns(joined("discussed"), joined("background"), joined("first_time"))


def find_topics(
    layers: Layers, table: Table, told: dict[str, list[Quote]], milestones: set[int]
) -> list[TopicItem]:
    """The topics of a report: those of its commitments and positions, and those discussed.

    `told` are the topics of other parts with their evidence; `milestones` the sentences that tell
    history. A sentence of the body that is no background speaks of the table wherever it names a
    topic clearly; general words count only where something is said to be discussed.
    """
    found: dict[str, list[Quote]] = {}
    firsts: set[str] = set()
    for sentence in layers.sentences:
        if sentence.label != "body" or sentence.index in milestones:
            continue
        is_discussed = bool(
            patterns().discussed.search(layers.painted, sentence.start, sentence.end)
        )
        if not is_discussed and patterns().background.search(
            layers.painted, sentence.start, sentence.end
        ):
            continue
        hits = layers.within(layers.topics, sentence.start, sentence.end)
        for code in _codes(layers, hits, is_discussed):
            found.setdefault(code, []).append(layers.sentence_quote(sentence))
            if patterns().first_time.search(layers.painted, sentence.start, sentence.end):
                firsts.add(code)
    for code, quotes in told.items():
        found.setdefault(code, []).extend(q for q in quotes if q not in found.get(code, []))
    number = 0 if table.rounds else None
    return [
        TopicItem(
            code=code,
            round=number,
            first_time=code in firsts,
            raised_by=None,
            evidence=tuple(dict.fromkeys(quotes))[:8],
            rule="topics/named",
            derived=(),
        )
        for code, quotes in sorted(found.items())
    ]


def _codes(layers: Layers, hits: list[Hit], is_discussed: bool) -> set[str]:
    least = 2 if is_discussed else 3
    return {hit.value for hit in hits if STRENGTH[hit.kind] >= least}


def is_background(layers: Layers, sentence: Sentence) -> bool:
    """Whether a sentence tells history or setting, not what was said at the table."""
    return bool(patterns().background.search(layers.painted, sentence.start, sentence.end))


PRINCIPLES = frozenset(
    {"law-of-the-sea", "south-china-sea", "freedom-of-navigation", "code-of-conduct", "taiwan-strait"}
    | {"korean-peninsula", "ukraine", "myanmar", "middle-east", "human-rights", "asean-centrality"}
    | {"regional-international-issues", "indo-pacific", "united-nations", "non-proliferation"},
)
"""Topics on which "should" states a view rather than a task."""


def is_matter_of_principle(layers: Layers, regions: list[tuple[int, int]]) -> bool:
    """Whether all that some words speak of are matters on which parties hold views."""
    codes = {hit.value for start, end in regions for hit in layers.within(layers.topics, start, end)}
    return bool(codes) and codes <= PRINCIPLES | {"partnership-status"} and bool(codes & PRINCIPLES)
