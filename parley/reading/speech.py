"""Sentences to who acts and speaks in each, in order: read once, for the reader and the gate."""

from dataclasses import dataclass, field

from parley.reading.actors import Actor, Discourse
from parley.reading.clause import Clause
from parley.reading.clauses import ClauseReader
from parley.reading.echoes import shared_by_others
from parley.reading.joint_text import is_asked
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.occasion import table_of
from parley.reading.promisers import done_by_promisers
from parley.reading.sentences import Sentence
from parley.reading.table import Table

MAX_HEADING = 16  # words

_ENDS_OR_LISTS = Late(r"^\W*[•*–-]\s|^\W*\d{1,2}[.)]|[.!?:;,\"”)]\s*$|^\W")


@dataclass(slots=True)
class Speech:
    """Who acts and speaks in the sentences of a report, in order, and in which clauses."""

    layers: Layers
    table: Table
    _body: ClauseReader = field(init=False)
    _last_body: int = field(init=False)
    _parties: list[str | None] = field(init=False)
    _clauses: dict[int, list[Clause]] = field(default_factory=dict)
    _actors: list[list[Actor]] = field(default_factory=list)
    _speakers: list[tuple[tuple[str, ...], ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._body = ClauseReader(self.layers, self.table)
        ends = (each.end for each in self.layers.sentences if each.label == "body")
        self._last_body = max(ends, default=0)
        self._parties = self._parties_now()

    def _parties_now(self) -> list[str | None]:
        return [person.party for person in self.layers.people]

    @property
    def is_up_to_date(self) -> bool:
        """Whether everybody is still of the party they were of when reading began."""
        return self._parties == self._parties_now()

    def is_told(self, sentence: Sentence) -> bool:
        """Whether a sentence is one of the story: no headline, no question of the press."""
        if sentence.label != "body" or is_asked(self.layers, sentence):
            return False
        return not self._is_heading(sentence)

    def _is_heading(self, sentence: Sentence) -> bool:
        """Whether a sentence is a line between paragraphs that names what follows."""
        block = self.layers.report.blocks[sentence.block].span
        if (sentence.start, sentence.end) != (block.start, block.end):
            return False
        line = self.layers.text[sentence.start : sentence.end]
        if sentence.end == self._last_body:
            return False  # the report breaks off in the middle of a sentence
        return not _ENDS_OR_LISTS.search(line) and len(line.split()) <= MAX_HEADING

    def clauses(self, sentence: Sentence) -> list[Clause]:
        """The clauses of a sentence."""
        self._read_to(sentence)
        if sentence.index not in self._clauses:
            reader = ClauseReader(self.layers, self.table)
            self._clauses[sentence.index] = reader.read(sentence)
        return self._clauses[sentence.index]

    def actors(self, sentence: Sentence) -> list[Actor]:
        """The actors of a sentence."""
        self._read_to(sentence)
        return self._actors[sentence.index]

    def actors_before(self, sentence: Sentence) -> list[Actor]:
        """The actors of the sentence before."""
        if sentence.index == 0:
            return []
        return self.actors(self.layers.sentences[sentence.index - 1])

    def speakers(self, sentence: Sentence) -> tuple[tuple[str, ...], ...]:
        """The parties that a pronoun of a sentence may stand for: who was spoken of last."""
        self._read_to(sentence)
        return self._speakers[sentence.index]

    def _read_to(self, last: Sentence) -> None:
        for sentence in self.layers.sentences[len(self._actors) : last.index + 1]:
            if self.is_told(sentence):
                known = self._body.discourse
                spoken = (
                    known.last_unnamed,
                    known.last_person,
                    known.last_party,
                    known.last_plural,
                    known.last_body,
                )
                self._speakers.append(tuple(a.parties for a in spoken if a is not None))
                actors, clauses = self._body.read_with_actors(sentence)
                told = shared_by_others(self.layers, sentence, actors, clauses)
                told = done_by_promisers(self.layers, sentence, actors, told)
                self._clauses[sentence.index] = told
            else:
                self._speakers.append(())
                actors = Discourse(self.layers, self.table).actors(sentence)
            self._actors.append(actors)


def speech_of(layers: Layers) -> Speech:
    """The speech of a report at its table."""
    return Speech(layers, layers.once(table_of))
