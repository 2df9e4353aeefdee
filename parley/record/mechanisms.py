"""Which names mean one mechanism: "Political, Security and Defense Dialogue" and its kin."""

import re

from anyascii import anyascii

# Words that say how often or in what form a mechanism meets, not which it is.
_GENERIC = frozenset(
    "dialogue dialog dialogues talks talk consultation consultations meeting meetings annual yearly"
    " the of and on for bilateral regular round session forum conference mechanism level high"
    " official officials inaugural between affairs s".split(),
)
_SAME = {
    "defense": "defence",
    "ministers": "ministerial",
    "minister": "ministerial",
    "deputies": "deputy",
    "vice": "deputy",
    "diplomatic": "foreign",
    "diplomacy": "foreign",
}
_JOINING = frozenset({"the", "of", "and", "on", "for", "between"})

_LEVELS = (
    ("leaders", frozenset({"leaders", "summit", "presidential"})),
    ("deputies", frozenset({"deputy", "undersecretary"})),
    ("officials", frozenset({"senior", "director", "directors", "working", "dg"})),
    ("ministers", frozenset({"ministerial"})),
)
"""Of a name that fits several the first counts: "deputy ministerial" is of deputies."""


_TWO_PLUS_TWO = re.compile(r"\b(?:two|2)(?: ?\+ ?|[ -]plus[ -])(?:two|2)\b")


def _tokens(name: str | None) -> list[str]:
    folded = _TWO_PLUS_TWO.sub("2+2", anyascii(name or "").lower())
    return [_SAME.get(word, word) for word in re.findall(r"[a-z0-9+]+", folded)]


def words_of(name: str | None) -> frozenset[str]:
    """The telling words of a mechanism's name; none for a bare "dialogue"."""
    return frozenset(_tokens(name)) - _GENERIC


def slug_words(name: str) -> str:
    """A name in one spelling, so that outlets' habits do not change an id."""
    return " ".join(word for word in _tokens(name) if word not in _JOINING)


def level_of(name: str | None) -> str | None:
    """The level that a mechanism's name tells: ministers, deputies, officials or leaders."""
    words = frozenset(_tokens(name))
    return next((level for level, telling in _LEVELS if words & telling), None)


def family_words(words: frozenset[str]) -> frozenset[str]:
    """The words of a name without those that tell the level."""
    return words - frozenset().union(*(telling for _, telling in _LEVELS))


def group_names(
    counts: dict[frozenset[str], int],
    apart: frozenset[tuple[frozenset[str], frozenset[str]]] = frozenset(),
) -> dict[frozenset[str], frozenset[str]]:
    """Map the words of each name to those of the mechanism it belongs to.

    One name is another's when all its words are among the other's, or they share most of them, and
    neither tells of another level; a name without words of its own goes to the name met most. The
    larger and the more frequent name stands for all. `apart` are names that a person told apart.
    """
    ordered = sorted(counts, key=lambda words: (-counts[words], -len(words), sorted(words)))
    heads: list[frozenset[str]] = []
    home: dict[frozenset[str], frozenset[str]] = {}
    for words in ordered:
        if not words:
            continue
        match = next(
            (
                head
                for head in heads
                if _alike(words, head) and not _is_apart(words, head, home, apart)
            ),
            None,
        )
        home[words] = match or words
        if match is None:
            heads.append(words)
    if frozenset() in counts:
        home[frozenset()] = heads[0] if heads else frozenset()
    return home


def _is_apart(
    words: frozenset[str],
    head: frozenset[str],
    home: dict[frozenset[str], frozenset[str]],
    apart: frozenset[tuple[frozenset[str], frozenset[str]]],
) -> bool:
    known = [other for other in home if home[other] == head]
    return any((words, other) in apart or (other, words) in apart for other in known)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    mine, theirs = (level_of(" ".join(sorted(each))) for each in (one, other))
    if mine and theirs and mine != theirs:
        return False
    if mine or theirs:
        own, others = family_words(one), family_words(other)
        if own != others and (mine != theirs or not (own and others)):
            return bool(own and others) and _share_most(own, others)
    return one <= other or other <= one or _share_most(one, other)


def _share_most(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) * 2 > len(one | other)


def why_one_name(one: str | None, other: str | None) -> str:
    """Say why two names mean one mechanism."""
    a, b = words_of(one), words_of(other)
    if a == b:
        return f"{one!r} and {other!r} differ only in spelling"
    if not a or not b:
        return f"{one or other!r}: a bare name goes to the mechanism met most often"
    if a <= b or b <= a:
        return f"all telling words of one of {one!r} and {other!r} are in the other"
    return f"{one!r} and {other!r} share most telling words: {', '.join(sorted(a & b))}"
