"""Sentences that tell what became of a promise, or what was not spoken of, and that no rule reads.

Whether a promise was withdrawn, refused, broken or kept is what a reader asks of the record: where
nothing is made of such words, they are at least shown as unread.
"""

from collections.abc import Iterable
from functools import cache

from parley import rules
from parley.model.span import Quote
from parley.reading.anchors import Rare
from parley.reading.discussed import undiscussed
from parley.reading.layers import Layers
from parley.reading.speech import Speech


@cache
def _keeping() -> Rare:
    patterns = rules.load("keeping")["keeping"]
    return Rare("|".join(f"(?:{pattern})" for pattern in patterns), "folded")


def unread_of_keeping(
    layers: Layers, speech: Speech, unread: Iterable[Quote], read: Iterable[Quote]
) -> tuple[Quote, ...]:
    """All that is unread, in the order of the text: what is known to be, and these sentences.

    `read` are the quotes of what something was made of.
    """
    known = {each.start: each for each in unread}
    finished = {each.start for each in read}
    for sentence in layers.sentences:
        if not speech.is_told(sentence):
            continue
        told = _keeping().search(layers, sentence.start, sentence.end)
        if told is None and not undiscussed(layers, sentence):
            continue
        quote = layers.sentence_quote(sentence)
        if quote.start not in finished:
            known.setdefault(quote.start, quote)
    return tuple(known[start] for start in sorted(known))
