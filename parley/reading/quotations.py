"""Quotation marks to the sentences that stand between them."""

import re
from bisect import bisect_left, bisect_right

from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.sentences import Sentence

_ALNUM = Late(r"\w")


def quotation_marks(layers: Layers) -> list[int]:
    """Where the marks stand; counted from a list, since a block may be a whole book."""
    return [found.start() for found in re.finditer('"', layers.folded)]


def begins_in_quotation(layers: Layers, sentence: Sentence) -> bool:
    """Whether a mark opens a quotation before or with the sentence, which goes on in it."""
    block = layers.report.blocks[sentence.block].span
    marks = layers.once(quotation_marks)
    before = bisect_right(marks, sentence.start) - bisect_left(marks, block.start)
    return before % 2 == 1


def is_quoted(layers: Layers, sentence: Sentence) -> bool:
    """Whether the whole sentence stands inside quotation marks."""
    if not begins_in_quotation(layers, sentence):
        return False
    closing = layers.folded.find('"', sentence.start + 1, sentence.end)
    return closing < 0 or not _ALNUM.search(layers.folded, closing, sentence.end)
