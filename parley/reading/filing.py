"""Under which topic a matter is filed, where what people filed before knows better than word lists.

The lists of topics.yaml tell a topic by single words and take no account of their company: "sea"
means one thing beside "rescue" and another beside "boundary". Beside the topic that they tell
weighs which topics the words, and the pairs of neighbouring words, of a matter had in the golds of
Parley's tests (filed.tsv, made by scripts/make_filed.py). The weights are those of complement naive
Bayes: a word speaks for a topic by how seldom it stands in the matters of all others (Rennie, Shih,
Teevan and Karger, "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", ICML 2003).
"""

import math
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.reading.late import Late
from parley.reading.lexicon import fold
from parley.reading.topics import NAMES_IT, PLACES

_WORD = Late(r"[a-z][a-z']+|\d+")
_STEM = 6  # letters that tell a word whatever its ending: "demining" and "deminers"
_SMALL = frozenset(
    "a an the of to in on at for and or by with its their his her as from into this that these those"
    " be is are will would has have had been was were it they he she not all both".split()
)
_TOLD, _NAMED = 0.4, 0.6
"""What the topic that the lists tell weighs beside the others, and what one that they name clearly.

Chosen on batches of reports left out of the counts; .4 to .8 do nearly as well.
"""
_FEWEST = 4
"""Words and pairs; fewer weigh for nothing."""
_WIDE = frozenset({"partnership-status", "defence-cooperation", "economy-trade"})
"""Topics that much is about beside its own: no name of another gives way to them."""
_BY_NAME = PLACES - {"regional-international-issues", "partnership-status"}
"""Places and bodies: no matter is about them that does not name them."""


@cache
def _parties() -> frozenset[str]:
    """The names of states and their adjectives, word by word."""
    states = rules.load("states")["states"].values()
    names = (name for state in states for name in (*state["names"], *state["adjectives"]))
    return frozenset(word for name in names for word in _WORD.findall(fold(name)))


def terms_of(words: str) -> list[str]:
    """The words of a matter, cut to their stems, and the pairs of those beside each other.

    Who acts tells nothing of what is done: small words and the names of states are left out.
    """
    folded = fold(words).replace("defense", "defence")
    left_out = _parties()
    stems = [
        word[:_STEM]
        for word in _WORD.findall(folded)
        if word not in _SMALL and word not in left_out
    ]
    pairs = (f"{first} {second}" for first, second in zip(stems, stems[1:], strict=False))
    return sorted({*stems, *pairs})


@dataclass(frozen=True, slots=True)
class Filed:
    """What words weigh for topics."""

    gains: dict[str, dict[str, float]]
    """Term to what it adds for each topic that it was filed under."""
    shares: dict[str, float]
    """Topic to the logarithm of how many terms all other topics have."""

    def weights(self, words: str) -> dict[str, float]:
        """What the words of a matter weigh for each topic: empty where too few are known."""
        known = [gain for term in terms_of(words) if (gain := self.gains.get(term)) is not None]
        if len(known) < _FEWEST:
            return {}
        weights = {topic: len(known) * share for topic, share in self.shares.items()}
        for gain in known:
            for topic, weight in gain.items():
                weights[topic] += weight
        length = math.sqrt(len(known))
        return {topic: weight / length for topic, weight in weights.items()}

    def best(self, words: str) -> str | None:
        """The topic that the words of a matter weigh most for."""
        weights = self.weights(words)
        return max(weights, key=weights.__getitem__) if weights else None


@cache
def filed() -> Filed:
    """The weights of filed.tsv."""
    counts: dict[str, dict[str, int]] = {}
    for line in rules.text("filed.tsv").splitlines():
        term, *topics = line.split("\t")
        counts[term] = {topic: int(count) for topic, _, count in (t.partition(" ") for t in topics)}
    sizes: dict[str, int] = {}
    for by_topic in counts.values():
        for topic, count in by_topic.items():
            sizes[topic] = sizes.get(topic, 0) + count
    everything = sum(sizes.values()) + len(counts)
    gains = {}
    for term, by_topic in counts.items():
        total = sum(by_topic.values()) + 1
        gains[term] = {topic: math.log(total / (total - n)) for topic, n in by_topic.items()}
    return Filed(gains, {topic: math.log(everything - sizes[topic]) for topic in sorted(sizes)})


def topic_of(words: str, told: str, named: dict[str, float]) -> str:
    """The topic of a matter that the lists file under `told`.

    named: the topics whose words stand in the matter, each with its strength (topics.STRENGTH).
    """
    weights = filed().weights(words) if told in named else {}
    if told not in weights:
        return told  # not told by its own words: "the elections held there"
    strength = named[told]
    weights[told] += _NAMED if strength > NAMES_IT else _TOLD
    best = max(weights, key=weights.__getitem__)
    is_too_wide = best in _WIDE and strength >= NAMES_IT
    is_only_where = best in _BY_NAME and (best not in named or told in PLACES)
    return told if is_too_wide or is_only_where else best
