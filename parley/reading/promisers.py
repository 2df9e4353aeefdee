"""A work told as done to whoever promised it: "Peru promised a pier; the pier was completed"."""

import re
from dataclasses import replace

from parley.reading.actors import Actor
from parley.reading.clause import Clause
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.sentences import Sentence

_PROMISED = Late(
    r"\b(?:promised|pledged|agreed|undertaken|undertook|vowed|planned|committed itself|offered)"
    r" (?:[^,;.]{2,30} )?to "
)
_WORK = Late(r"(?:the|this|that) ((?:[\w-]+ ){0,2}[\w-]+)")  # "| the pier | was completed"


def done_by_promisers(
    layers: Layers, sentence: Sentence, actors: list[Actor], clauses: list[Clause]
) -> list[Clause]:
    """The clauses of a sentence, a work done by nobody named with the party that promised it."""
    return [_of_promiser(layers, sentence, actors, each) for each in clauses]


def _of_promiser(layers: Layers, sentence: Sentence, actors: list[Actor], clause: Clause) -> Clause:
    if clause.value != "complete" or clause.cue.rule.form != "behind":
        return clause
    start = clause.regions[0][0]
    promised = _PROMISED.search(layers.folded, sentence.start, start)
    work = _WORK.match(layers.folded, *clause.regions[0])
    if promised is None or work is None:
        return clause
    between = layers.folded[promised.end() : start]
    if re.search(rf"\b{re.escape(work[1])}\b", between) is None:
        return clause
    who = [actor for actor in actors if actor.end <= promised.start() and actor.parties]
    return replace(clause, parties=who[-1].parties) if who else clause
