"""Readings held against gold ones: precision, recall and F1 of each part, pooled over reports.

Items are paired one to one, the likest first; each pair gives points value by value. What a gold
reading marks as optional counts neither when it is found nor when it is missed.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

Item = dict[str, Any]
Points = list[tuple[bool, bool, bool]]
"""For each value: whether the gold has it, whether the reading has it, whether they agree."""
Counts = tuple[int, int, int]
"""Points that agree, points of the gold, points of the reading."""

PARTS = (
    "rounds", "participants", "topics", "commitments", "positions", "instruments", "visits",
    "milestones",
)  # fmt: skip
_LEAD = {"co-chair": "lead", "head": "lead"}  # reports use the two for the same thing
_SMALL = frozenset(
    "a an the of to in on at for and or by with its their his her as from into this that these"
    " those be is are will would".split()
)


def score(pairs: list[tuple[Item, Item]]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each part that the gold readings have, over all pairs."""
    pooled: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for gold, made in pairs:
        for part in filter(gold.__contains__, PARTS):
            for index, count in enumerate(_counts(part, gold, made)):
                pooled[part][index] += count
    return {part: _figures(*pooled[part]) for part in PARTS if part in pooled}


def _figures(agree: int, gold: int, made: int) -> tuple[float, float, float]:
    precision = agree / made if made else 1.0
    recall = agree / gold if gold else 1.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _counts(part: str, gold: Item, made: Item) -> Counts:
    if part == "topics":
        optional = set(gold.get("topics_optional") or ())
        mine, theirs = ({_code(topic) for topic in each[part]} - optional for each in (gold, made))
        return len(mine & theirs), len(mine), len(theirs)
    like, points = _RULES[part]
    agree = of_gold = of_made = 0
    for mine_item, other in _pair(gold[part], made[part], like):
        if mine_item is not None and mine_item.get("optional"):
            continue
        rows = points(mine_item or other or {}, other or mine_item or {})
        if mine_item is not None:
            of_gold += sum(has for has, _, _ in rows)
        if other is not None:
            of_made += sum(has for _, has, _ in rows)
        if mine_item is not None and other is not None:
            agree += sum(a and b and ok for a, b, ok in rows)
    return agree, of_gold, of_made


def _code(topic: Item | str) -> str:
    return topic if isinstance(topic, str) else str(topic["code"])


def _pair(
    gold: list[Item], made: list[Item], like: Callable[[Item, Item], float]
) -> Iterator[tuple[Item | None, Item | None]]:
    ranked = sorted(
        (-like(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(made)
    )
    used_gold: set[int] = set()
    used_made: set[int] = set()
    for likeness, i, j in ranked:
        if likeness < 0 and i not in used_gold and j not in used_made:
            used_gold.add(i)
            used_made.add(j)
            yield gold[i], made[j]
    for i, one in enumerate(gold):
        if i not in used_gold:
            yield one, None
    for j, other in enumerate(made):
        if j not in used_made:
            yield None, other


# -- what is alike ---------------------------------------------------------------------------------


def _fold(value: object) -> str:
    text = unicodedata.normalize("NFKD", str(value or "").replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in text if not unicodedata.combining(char)).casefold()


def _words(value: object) -> set[str]:
    found = re.findall(r"[a-z0-9]+", _fold(value).replace("defense", "defence"))
    return {word[:5] for word in found if word not in _SMALL}


def overlap(one: object, other: object) -> float:
    """Shared words over the shorter of two phrases, 0 to 1."""
    a, b = _words(one), _words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def is_same_name(one: object, other: object) -> bool:
    a, b = _words(one), _words(other)
    return bool(a and b) and (a <= b or b <= a)


def _value(key: str, gold: Item, made: Item, size: int | None = None) -> tuple[bool, bool, bool]:
    mine, theirs = gold.get(key), made.get(key)
    if size is not None:
        mine, theirs = str(mine or "")[:size], str(theirs or "")[:size]
    return bool(mine), bool(theirs), _fold(mine) == _fold(theirs)


def _round_likeness(gold: Item, made: Item) -> float:
    if gold["ordinal"] and made["ordinal"]:
        return 2.0 if gold["ordinal"] == made["ordinal"] else 0.0
    same = (gold["parties"] == made["parties"]) + (gold["status"] == made["status"])
    same += gold["start"] == made["start"] and gold["start"] is not None
    return float(same) / 2 if same >= 2 else 0.0


def _round_points(gold: Item, made: Item) -> Points:
    keys = ("parties", "ordinal", "start", "end", "city", "status")
    return [_value(key, gold, made) for key in keys if gold.get(key) or made.get(key)]


def _person_likeness(gold: Item, made: Item) -> float:
    return 1.0 if is_same_name(gold["name"], made["name"]) else 0.0


def _person_points(gold: Item, made: Item) -> Points:
    mine, theirs = (_LEAD.get(each["function"], each["function"]) for each in (gold, made))
    return [
        (True, True, True),
        (True, bool(made["party"]), gold["party"] == made["party"]),
        (True, bool(made["function"]), mine == theirs),
        (bool(gold["role"]), bool(made["role"]), overlap(gold["role"], made["role"]) >= 0.66),
    ]


def _act_likeness(gold: Item, made: Item) -> float:
    shared = overlap(gold["what"], made["what"])
    if gold["topic"] != made["topic"] or shared < 0.3:
        return 0.0
    return 1 + shared + (0.1 if gold["by"] == made["by"] else 0.0)


def _act_points(key: str) -> Callable[[Item, Item], Points]:
    def points(gold: Item, made: Item) -> Points:
        same_by = sorted(gold["by"]) == sorted(made["by"])
        return [(True, True, True), (True, True, same_by), (True, True, gold[key] == made[key])]

    return points


def _paper_likeness(gold: Item, made: Item) -> float:
    if gold["ref"] or made["ref"]:
        return 3.0 if gold["ref"] == made["ref"] else 0.0
    shared = overlap(gold["name"], made["name"])
    same_year = gold["year"] is not None and str(gold["year"]) == str(made["year"])
    return shared + same_year if shared >= 0.5 else 0.0


def _paper_points(gold: Item, made: Item) -> Points:
    rows: Points = [(True, True, True)]
    return rows + [_value("year", gold, made)] * bool(gold["year"] or made["year"])


def _visit_likeness(gold: Item, made: Item) -> float:
    if not is_same_name(gold["visitor"], made["visitor"]):
        return 0.0
    return 1.0 + _value("start", gold, made, 7)[2] + bool(gold["to"] == made["to"])


def _visit_points(gold: Item, made: Item) -> Points:
    rows = [(True, True, True), _value("to", gold, made)]
    rows.append((True, True, gold["status"] == made["status"]))
    return rows + [_value("start", gold, made, 7)] * bool(gold["start"] or made["start"])


def _turn_likeness(gold: Item, made: Item) -> float:
    if gold["kind"] != made["kind"]:
        return 0.0
    if gold["date"] and made["date"]:
        return 2.0 if gold["date"][:4] == made["date"][:4] else 0.0
    shared = overlap(gold["what"], made["what"])
    return 1 + shared if shared >= 0.3 else 0.0


def _turn_points(gold: Item, made: Item) -> Points:
    rows: Points = [(True, True, True)]
    return rows + [_value("date", gold, made)] * bool(gold["date"] or made["date"])


_RULES: dict[str, tuple[Callable[[Item, Item], float], Callable[[Item, Item], Points]]] = {
    "rounds": (_round_likeness, _round_points),
    "participants": (_person_likeness, _person_points),
    "commitments": (_act_likeness, _act_points("act")),
    "positions": (_act_likeness, _act_points("stance")),
    "instruments": (_paper_likeness, _paper_points),
    "visits": (_visit_likeness, _visit_points),
    "milestones": (_turn_likeness, _turn_points),
}
