"""A promise to how far it was carried out, as told from one covered round to the next.

The level is apart from the status and from the grade of the evidence. It is never below 0: that
something was not done, or was undone, is for a person to say.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from parley.model.record import Level, Round, Statement
from parley.record.statements import MENTIONED
from parley.record.threads import moment_of

NO_EVIDENCE = "no-evidence"
MEANINGS = {0: "not begun", 1: "begun", 2: "a part done", 3: "finished"}

RULES = {
    "finished": "a source says that it is finished, and it names a deliverable",
    "part-done": "a source says that a phase or part of it is finished",
    "act-told": "an act on it is told",
    "still-ahead": "its start is told as still to come",
    NO_EVIDENCE: "no source tells of an act on it in this time",
}

PARTLY = re.compile(
    r"\b(?:phase|tranche|first (?:part|stage|half)|partly|partially)\b", re.IGNORECASE
)
_STARTS = r"(?:launch\w*|start\w*|begin\w*|begun|commenc\w*|get(?:ting)? under way)"
_STILL_AHEAD = re.compile(
    rf"\b(?:soon|early|yet|about|not(?: yet)?|prepar\w+)\b(?! after)(?: \w+)? {_STARTS}\b"
    rf"|\b{_STARTS}\b[^.;]{{0,12}}\b(?:soon|as early as)\b",
    re.IGNORECASE,
)

_DONE = re.compile(r"^(?:the )?completion of\b|\bwas (?:completed|finished)\b", re.IGNORECASE)


def levels_of(
    statements: Sequence[Statement],
    covered: Iterable[Round],
    moments: Mapping[str, str],
    testability: int,
) -> tuple[Level, ...]:
    """How far a promise was carried out at each covered round since its opening.

    Evidence counts from the covered round before until this one; what was told after the last
    makes a time of its own. A mere aspiration has no level.
    """
    if testability == 0 or not any(each.kind == "commitment" for each in statements):
        return ()
    told = [(moment_of(each, moments), each) for each in statements]
    opening = min((moment for moment, _ in told if moment), default="")
    found: list[Level] = []
    before = ""
    for each in sorted(covered, key=lambda each: (moments[each.id], each.id)):
        end = moments[each.id]
        if end >= opening:
            own = [one for moment, one in told if before < moment <= end]
            found.append(_level(each.id, own, testability))
        before = end
    since = [one for moment, one in told if moment > before]
    if since and found:
        found.append(_level(None, since, testability))
    return tuple(found)


def _level(where: str | None, told: Iterable[Statement], testability: int) -> Level:
    """The highest level that the words of some statements carry."""
    shown = [(found, each) for each in told if (found := _shown(each, testability))]
    if not shown:
        return Level(
            round=where, level=None, rule=f"{NO_EVIDENCE}: {RULES[NO_EVIDENCE]}", claims=()
        )
    level, rule = max(found for found, _ in shown)
    own = [each for found, each in shown if found == (level, rule)]
    return Level(
        round=where,
        level=level,
        rule=f"{rule}: {RULES[rule]}",
        claims=tuple(sorted({claim for each in own for claim in each.claims})),
        grade=min(each.grade for each in own),
        day=max((each.day or "" for each in own), default="") or None,
    )


def _shown(each: Statement, testability: int) -> tuple[int, str] | None:
    """The level that the words of one statement carry, with its rule."""
    words = " | ".join(each.wordings)
    is_done = each.value == "complete" or (each.value == MENTIONED and _DONE.search(words))
    if is_done and PARTLY.search(words):
        return 2, "part-done"
    if is_done and testability > 1:
        return 3, "finished"
    if is_done or each.value == "progress":
        return 1, "act-told"
    if each.kind != "position" and _STILL_AHEAD.search(words):
        return 0, "still-ahead"
    return None
