"""All rules of the reading with their examples: what `parley rules` prints and a test tries.

A rule is either a pattern of the rule files, or one of the decisions that code takes from what
stands where ("decided" in the rule files); every item of a reading names the one that read it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from parley import rules
from parley.errors import UsageError
from parley.model.reading import PARTS, Reading

# The lists of each rule file that hold rules.
_LISTS = {
    "rounds": ("unnamed", "decided"),
    "participants": ("functions", "decided"),
    "topics": ("decided",),
    "commitments": ("rules",),
    "positions": ("rules",),
    "complements": ("rules",),
    "weighed": ("rules",),
    "instruments": ("decided",),
    "visits": ("rules",),
    "milestones": ("rules", "decided"),
}
_GIVES = ("gives", "function", "kind", "status", "means")


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule as its file gives it."""

    id: str
    """FILE/RULE, as the items of a reading name it."""
    gives: str
    """The act, stance, function, kind or status that it reads; for a decision, what it decides."""
    pattern: str | None
    """None where code decides."""
    reads: tuple[str, ...]
    """Sentences that it must read, in marked text."""
    ignores: tuple[str, ...]
    """Near misses, of which it must read nothing."""


@cache
def rule_entries() -> tuple[RuleEntry, ...]:
    """Every rule, in the order of the files and of the rules in them."""
    return tuple(_entries())


def _entries() -> Iterator[RuleEntry]:
    for name, lists in _LISTS.items():
        data = rules.load(name)
        for entry in (each for key in lists for each in data[key]):
            given = next((entry[key] for key in _GIVES if key in entry), "")
            yield RuleEntry(
                id=f"{name}/{entry['id']}",
                gives=_told(given),
                pattern=entry.get("pattern"),
                reads=tuple(entry["reads"]),
                ignores=tuple(entry.get("ignores", ())),
            )


def _told(given: Any) -> str:  # noqa: ANN401 - a value of a rule file
    """`{one: pledge, all: agree}` in words; each value once, in the order of the file."""
    if not isinstance(given, dict):
        return str(given)
    return ", ".join(dict.fromkeys(_told(value) for value in given.values()))


def entries_named(names: tuple[str, ...]) -> tuple[RuleEntry, ...]:
    """The rules of the named files, or the named rules; all where nothing is named.

    Raises UsageError for a name that is neither.
    """
    known = rule_entries()
    files, ids = set(_LISTS), {entry.id for entry in known}
    for name in names:
        if name in files | ids:
            continue
        file = name.partition("/")[0]
        if file in files and file != name:
            raise UsageError(f"{name}: {file} has no such rule. See: parley rules {file}")
        raise UsageError(
            f"{name}: there is no such file of rules. Name one of: {', '.join(_LISTS)}; or a rule"
            " of one, as FILE/RULE."
        )
    chosen = set(names)
    return tuple(
        entry
        for entry in known
        if not chosen or entry.id in chosen or entry.id.split("/")[0] in chosen
    )


def fired(readings: list[Reading]) -> Counter[str]:
    """How many items of the readings each rule read."""
    return Counter(
        item.rule for reading in readings for part in PARTS for item in getattr(reading, part)
    )
