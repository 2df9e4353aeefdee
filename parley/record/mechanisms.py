"""Which names mean one mechanism: "Political, Security and Defense Dialogue" and its kin."""

import re

from anyascii import anyascii

# Words that say how often or in what form a mechanism meets, not which it is.
_GENERIC = frozenset(
    "dialogue dialog dialogues talks talk consultation consultations meeting meetings annual yearly"
    " the of and on for bilateral regular round session forum conference mechanism level high"
    " official officials inaugural between s".split(),
)
_SAME = {"defense": "defence", "ministers": "ministerial", "minister": "ministerial"}


def words_of(name: str | None) -> frozenset[str]:
    """The telling words of a mechanism's name; none for a bare "dialogue"."""
    folded = (
        anyascii(name or "").lower().replace("two-plus-two", "2+2").replace("two plus two", "2+2")
    )
    words = re.findall(r"[a-z0-9+]+", folded)
    return frozenset(_SAME.get(word, word) for word in words) - _GENERIC


def group_names(counts: dict[frozenset[str], int]) -> dict[frozenset[str], frozenset[str]]:
    """Map the words of each name to those of the mechanism it belongs to.

    One name is another's when all its words are among the other's, or they share most of them; a
    name without words of its own goes to the name met most. The larger and the more frequent name
    stands for all.
    """
    ordered = sorted(counts, key=lambda words: (-counts[words], -len(words), sorted(words)))
    heads: list[frozenset[str]] = []
    home: dict[frozenset[str], frozenset[str]] = {}
    for words in ordered:
        if not words:
            continue
        match = next((head for head in heads if _alike(words, head)), None)
        home[words] = match or words
        if match is None:
            heads.append(words)
    if frozenset() in counts:
        home[frozenset()] = heads[0] if heads else frozenset()
    return home


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if one <= other or other <= one:
        return True
    return len(one & other) * 2 > len(one | other)
