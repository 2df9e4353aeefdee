"""Whether a report is the parties' own text, which states what they hold without "they said"."""

import re

from parley.reading.layers import Layers
from parley.reading.sentences import Sentence

_PAPER = r"joint (?:[a-z]+ ){0,2}?(?:statement|communique|declaration)"
_CALLS_ITSELF = re.compile(
    rf"(?:.{{0,90}}(?::|-| of the) )?(?:the )?{_PAPER}\b|.{{0,120}}: {_PAPER}$"
)
_WE = re.compile(r"(?:\W*\(?\d{1,2}[.)]?\W+)?(?:[^\",;]{0,60}, )?we [a-z]")
_INTERVIEW = 2  # questions
_OPENS = 12  # sentences in which a text says what it is


def is_joint_text(layers: Layers) -> bool:
    """Whether a report calls itself a joint statement, or "we" speak in it of themselves."""
    return layers.once(_find_joint_text)


def _find_joint_text(layers: Layers) -> bool:
    body = [sentence for sentence in layers.sentences if sentence.label == "body"]
    if sum(layers.folded[sentence.end - 1] == "?" for sentence in body) >= _INTERVIEW:
        return False  # who answers the press does not speak for all
    heads = (each for each in layers.sentences[:_OPENS] if each.label != "body")
    calls_itself = any(_CALLS_ITSELF.match(layers.folded, s.start, s.end) for s in heads)
    return calls_itself or _we_speak(layers, body)


def _we_speak(layers: Layers, body: list[Sentence]) -> bool:
    is_quoted = False
    for sentence in body:
        if not is_quoted and _WE.match(layers.folded, sentence.start, sentence.end):
            return True
        is_quoted ^= layers.folded.count('"', sentence.start, sentence.end) % 2 == 1
    return False
