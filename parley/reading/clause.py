"""A clause: one act or view as its sentence gives it."""

from dataclasses import dataclass

from parley.reading.cues import Cue
from parley.reading.sentences import Sentence


@dataclass(slots=True)
class Clause:
    """One act or view as its sentence gives it, before it is split by topic."""

    cue: Cue
    value: str
    parties: tuple[str, ...]
    said_by: tuple[str, ...]
    sentence: Sentence
    regions: list[tuple[int, int]]
    """The words it is about, as runs of the text."""
    cue_span: tuple[int, int]
