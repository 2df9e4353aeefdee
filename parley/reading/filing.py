"""Under which topic a matter is filed, where what people filed before knows better than word lists.

The lists of topics.yaml tell a topic by single words and take no account of their company: "sea"
means one thing beside "rescue" and another beside "boundary". Beside the topic that they tell
weighs which topics the words, and the pairs of neighbouring words, of a matter had in the golds of
Parley's tests (filed.tsv, made by scripts/make_filed.py). The weights are those of complement naive
Bayes: a word speaks for a topic by how seldom it stands in the matters of all others (Rennie, Shih,
Teevan and Karger, "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", ICML 2003).
"""

import itertools
import math
from functools import cache

from parley import rules
from parley.reading.late import Late
from parley.reading.lexicon import fold
from parley.reading.topics import NAMES_IT, PLACES, STRENGTH

_WORD = Late(r"[a-z][a-z']+")
_STEM = 6  # letters that tell a word whatever its ending: "demining" and "deminers"
_SMALL = frozenset(
    "a an the of to in on at for and or by with its their his her as from into this that these"
    " those be is are will would has have had been was were it they he she not all both".split()
)
_BONUS = {"clear": 0.75, "usual": 0.6, "inside": 0.4, "faint": 0.55}
"""What the topic that the lists tell weighs beside the others, by how they tell it.

Chosen on batches of reports left out of the counts, where .4 to .8 do nearly as well.
"""
_FEWEST = 6
"""Words and pairs; fewer weigh for nothing."""
_LEAD = 0.6
"""What the topic of a matter that no list knows has to weigh more than all others."""
_WIDE = frozenset({"partnership-status", "defence-cooperation", "economy-trade"})
"""Topics that much is about beside its own: no name of another gives way to them."""
BY_NAME = PLACES - {"regional-international-issues", "partnership-status"}
"""Places and bodies: no matter is about them that does not name them."""


def terms_of(words: str) -> list[str]:
    """The words of a matter, cut to their stems, and the pairs of those beside each other."""
    folded = fold(words).replace("defense", "defence")
    stems = [word[:_STEM] for word in _WORD.findall(folded) if word not in _SMALL]
    pairs = (f"{first} {second}" for first, second in itertools.pairwise(stems))
    return sorted({*stems, *pairs})


Gains = dict[str, dict[str, float]]
"""Term to what it adds to the weight of each topic that it was filed under."""


@cache
def gains() -> Gains:
    """The weights of filed.tsv."""
    made: Gains = {}
    for line in rules.text("filed.tsv").splitlines():
        term, *topics = line.split("\t")
        counts = {topic: int(count) for topic, _, count in (t.partition(" ") for t in topics)}
        most = sum(counts.values()) + 1
        made[term] = {topic: math.log(most / (most - count)) for topic, count in counts.items()}
    return made


def weights(words: str) -> dict[str, float]:
    """What the words of a matter weigh for the topics: empty where too few are known."""
    known = [gain for term in terms_of(words) if (gain := gains().get(term)) is not None]
    summed: dict[str, float] = {}
    if len(known) >= _FEWEST:
        for gain in known:
            for topic, weight in gain.items():
                summed[topic] = summed.get(topic, 0.0) + weight
    length = math.sqrt(len(known))
    return {topic: weight / length for topic, weight in sorted(summed.items())}


def topic_by_words(words: str) -> str | None:
    """The topic that the words of a matter weigh most for."""
    weighed = weights(words)
    return max(weighed, key=weighed.__getitem__) if weighed else None


def topic_of(words: str, told: str, named: dict[str, str]) -> str:
    """The topic of a matter that the lists file under `told`.

    named: the topics whose words stand in the matter, each with how they tell it ("clear").
    """
    kind = named.get(told, "")
    if kind not in _BONUS or (told in BY_NAME and kind == "clear"):
        return told  # not told by these words: "the elections held there"; "rights in Myanmar"
    weighed = weights(words)
    weighed[told] = weighed.get(told, 0.0) + _BONUS[kind]
    best = max(weighed, key=weighed.__getitem__)
    is_too_wide = best in _WIDE and STRENGTH[kind] >= NAMES_IT
    is_only_where = best in BY_NAME and (best not in named or told in PLACES)
    return told if is_too_wide or is_only_where else best


def clear_topic(words: str) -> str | None:
    """The topic that words weigh most for, where it leads all others clearly and needs no name."""
    weighed = sorted(weights(words).items(), key=lambda each: -each[1])
    if len(weighed) < 2 or weighed[0][0] in BY_NAME or weighed[0][1] - weighed[1][1] < _LEAD:
        return None
    return weighed[0][0]
