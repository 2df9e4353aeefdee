"""Topics on the table: which subjects the sentences of a report say were discussed."""

from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.model.reading import TopicItem
from parley.model.span import Quote
from parley.reading.anchors import Rare, TextOf
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import Hit
from parley.reading.painting import expand_macros
from parley.reading.sentences import Sentence
from parley.reading.table import Table
from parley.reading.topics import (
    NAMES_IT,
    PLACES,
    STRENGTH,
    can_belong_to,
    place_opened_with,
    told_topics,
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    discussed: Rare
    background: Rare
    outsiders: Late
    scholars: Rare
    first_time: Rare
    undiscussed: Rare
    undiscussed_ahead: Rare


@cache
def patterns() -> _Patterns:
    """Compile the patterns of rules/en/discussion.yaml once."""
    data = rules.load("discussion")

    def joined(key: str, of: TextOf = "painted") -> Rare:
        return Rare(expand_macros("|".join(f"(?:{p})" for p in data[key])), of)

    return _Patterns(
        discussed=joined("discussed"),
        background=joined("background"),
        outsiders=Late("|".join(data["outsiders"])),
        scholars=joined("scholars", "folded"),
        first_time=joined("first_time"),
        undiscussed=joined("undiscussed", "folded"),
        undiscussed_ahead=joined("undiscussed_ahead", "folded"),
    )


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
    relations: list[Quote] = []
    for sentence in layers.sentences:
        if sentence.label != "body" or sentence.index in milestones:
            continue
        is_discussed = bool(patterns().discussed.search(layers, sentence.start, sentence.end))
        if not is_discussed and patterns().background.search(layers, sentence.start, sentence.end):
            continue
        if _is_heading(layers, sentence) or _is_asked_or_foreign(layers, sentence):
            continue
        hits = _in_their_own_right(layers, sentence)
        for code in _codes(hits, is_discussed=is_discussed):
            found.setdefault(code, []).append(layers.sentence_quote(sentence))
            if patterns().first_time.search(layers, sentence.start, sentence.end):
                firsts.add(code)
        named = [hit for hit in hits if _names_relations(layers, hit)]
        relations += [layers.sentence_quote(sentence)] * len(named)
    if _RELATIONS not in found and len(relations) >= _SPOKEN_OF:
        found[_RELATIONS] = relations
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


def _codes(hits: list[Hit], *, is_discussed: bool) -> set[str]:
    least = NAMES_IT if is_discussed else STRENGTH["clear"]
    return {hit.value for hit in hits if STRENGTH.get(hit.kind, 0) >= least}


_RELATIONS = "partnership-status"
_SPOKEN_OF = 2  # times that relations are named: who names them again speaks about them


def _names_relations(layers: Layers, hit: Hit) -> bool:
    """Whether a word names the relations themselves, and no paper that they rest on."""
    is_paper = layers.folded.endswith(("agreement", "plan"), hit.start, hit.end)
    return hit.value == _RELATIONS and hit.kind == "usual" and not is_paper


_HEADING_WORDS = 6


def _is_heading(layers: Layers, sentence: Sentence) -> bool:
    """Whether a line is the title of a section: what stands beneath it tells what was said."""
    beneath = layers.sentences[sentence.index + 1 : sentence.index + 2]
    return (
        _is_title(layers, sentence)
        and not any(_is_title(layers, each) for each in beneath)
        and not layers.text[: sentence.start].rstrip().endswith(":")
    )


def _is_title(layers: Layers, sentence: Sentence) -> bool:
    words = layers.text[sentence.start : sentence.end].split()
    return 1 < len(words) < _HEADING_WORDS and words[0][0].isupper() and words[-1][-1].isalpha()


def _is_asked_or_foreign(layers: Layers, sentence: Sentence) -> bool:
    """Whether a sentence is a question of the press, or what those not at the table think."""
    if layers.text[sentence.start : sentence.end].rstrip("\"'”’ ").endswith("?"):
        return True
    return bool(
        patterns().outsiders.match(layers.folded, sentence.start, sentence.end)
        or patterns().scholars.search(layers, sentence.start, sentence.end)
    )


# "the first round since the outbreak of COVID-19", "even in years of war", "with due respect for
# the rule of law": what the talks were held in or work is done with, and no matter of theirs.
_ASIDE = Rare(
    r"\b(?:(?:because|on account|on grounds|as a result|outbreak) of|owing to|due to|positive for)"
    r" (?:the |an? )?(?:[\w-]+ ){0,2}(?:pandemic|covid-19|coronavirus)\b"
    r"|\b(?:despite|in spite of|regardless of|even (?:in|during|through|under))\b[^,;.]*"
    r"|, (?:the )?(?:[\w-]+ ){1,3}notwithstanding\b|\bnotwithstanding [^,;.]*"
    r"|,? (?:with|in) (?:the )?(?:full|due|mutual|utmost) (?:respect|regard) (?:for|of|to)\b"
    r"[^,;.]*"
    r"|\b(?:founded|based|built|anchored|grounded|rooted|underpinned) (?:up)?(?:on|in|by)"
    r" (?:the |our |their )?(?:common|shared) (?:[\w-]+ ){0,2}?"
    r"(?:values|principles|interests)\b[^.;]*",
    "painted",
)
# "the missiles of North Korea": the arms of a state that is spoken of are about that state.
_ARMED = frozenset({"korean-peninsula", "middle-east"})
_ARMS_THEMSELVES = Late(r"non-? ?proliferation|arms control|disarmament|n\.?p\.?t|strategic.*")
# "share information on piracy": about what it is on.
_ON = Late(r"(?: [\w-]+){0,2} (?:on|about|regarding|concerning|in the fight against)\b")
_REACH = 60  # characters behind "share information"
# "fighters who return from Iraq and Syria", "the mission in Lebanon": where somebody is or was.
_WHERE = Late(
    r"\b(?:(?:return\w*|came|come|coming|fled|flee\w*|fighters|evacuat\w+|citizens)\b"
    r"[^,;.]{0,30} from"
    r"|(?:missions?|camps?|peacekeepers|fighters|citizens|nationals) in)"
    r" (?:the |[\w-]+ ){0,2}(?:[^\s,;.]+(?:,| and| or) ){0,2}$"
)
_LONGEST_PLACE = 90  # characters of "from the camps in Iraq and"


# "They did not discuss Tibet, | but they spoke about trade"
_CLAUSE_ENDS = Late(
    r"[;:.]|,? \b(?:but|while|although|though|whereas)\b|,? and (?=(?:the|both|they|it|he|she)\b)"
)


def undiscussed(layers: Layers, sentence: Sentence) -> list[tuple[int, int]]:
    """The runs of a sentence that name what was not spoken of: "Tibet was not raised"."""
    folded, (start, end) = layers.folded, (sentence.start, sentence.end)
    runs: list[tuple[int, int]] = []
    for denied in patterns().undiscussed.finditer(layers, start, end):
        stop = _CLAUSE_ENDS.search(folded, denied.end(), end)
        runs.append((denied.start(), stop.start() if stop else end))
    for denied in patterns().undiscussed_ahead.finditer(layers, start, end):
        ahead = [each.end() for each in _CLAUSE_ENDS.finditer(folded, start, denied.start())]
        runs.append((ahead[-1] if ahead else start, denied.end()))
    return runs


def _in_their_own_right(layers: Layers, sentence: Sentence) -> list[Hit]:
    """The words of a sentence that tell a topic, without those that only belong to another."""
    painted = layers.painted
    hits = layers.within(told_topics(layers), sentence.start, sentence.end)
    asides = [found.span() for found in _ASIDE.finditer(layers, sentence.start, sentence.end)]
    asides += undiscussed(layers, sentence)
    is_armed = any(hit.value in _ARMED and hit.kind == "clear" for hit in hits)
    place = place_opened_with(layers, sentence, sentence.end) if hits else None
    return [
        hit
        for number, hit in enumerate(hits)
        if not (
            any(start <= hit.start < end for start, end in asides)
            or (is_armed and _is_arms(painted, hit))
            or (place is not None and can_belong_to(hit.value, place))
            or _is_shared(painted, hit, hits[number + 1 :])
            or (len(hits) > 1 and _is_where_from(painted, hit))
            or (number > 0 and _is_where(painted, hits[number - 1], hit))
        )
    ]


# "piracy off the | Horn of Africa", "terrorism in the | Sahel": where a matter of its own is found.
_THERE = Late(r" (?:in|off|from|across|throughout|around) (?:the )?(?:[\w-]+ ){0,2}")
_SITED = frozenset({"regional-international-issues", "middle-east", "mekong"})


def _is_where(painted: str, matter: Hit, place: Hit) -> bool:
    """Whether a place only tells where the matter before it is found."""
    if place.value not in _SITED or matter.value in PLACES or matter.kind == "faint":
        return False
    if can_belong_to(matter.value, place.value):
        return False
    return bool(_THERE.fullmatch(painted, matter.end, place.start))


def _is_arms(painted: str, hit: Hit) -> bool:
    return hit.value == "non-proliferation" and not _ARMS_THEMSELVES.match(painted, hit.start)


def _is_shared(painted: str, hit: Hit, behind: list[Hit]) -> bool:
    """Whether a word tells that information is shared, or people trained, in a matter behind it."""
    if hit.value == "military-training":
        reach = hit.end
    else:
        on = _ON.match(painted, hit.end) if hit.value == "intelligence-sharing" else None
        reach = on.end() if on is not None else 0
    return any(
        other.start < reach + _REACH
        and other.kind in ("clear", "usual")
        and can_belong_to(hit.value, other.value)
        and not _NEXT_THING.search(painted, hit.end, other.start)
        for other in behind
    )


_NEXT_THING = Late(r"[,;]|\band\b|\bas well as\b")


def _is_where_from(painted: str, hit: Hit) -> bool:
    if hit.value not in ("middle-east", "ukraine"):
        return False
    return bool(_WHERE.search(painted, max(0, hit.start - _LONGEST_PLACE), hit.start))
