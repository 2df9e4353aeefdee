"""What is known of a sentence while the cues that rule its clauses are found."""

from dataclasses import dataclass, field

from parley.model.when import When
from parley.reading.actors import Actor, Discourse
from parley.reading.anchors import Rare
from parley.reading.cues import CueRules, Phrase, cue_rules
from parley.reading.datelines import behind_dateline
from parley.reading.extents import Extents
from parley.reading.layers import Layers
from parley.reading.sentences import Sentence
from parley.reading.subjects import ACTOR_CHARS, SentenceWords, Subject, classes
from parley.reading.table import Table
from parley.reading.tops.top import Top

_QUESTION = Rare(
    r"\b(?:asked|questioned|pressed) (?:\w+ ){0,3}?(?:whether|if|about)\b[^,]*,?"
    r"|\b(?:denied|denies|denying|refuted|refutes) (?:that|having|ever)\b[^,;]*",
    "painted",
)
# "pipelines that | pass through both countries": what a thing does, in the plural
_PLAIN_VERBS = frozenset(
    "pass link connect run cross fit help serve carry lead protect supply train produce bring"
    " separate divide feed cover cause".split()
)
_BREAKS = Phrase(
    '(; | , | : | " | , with | (,|;)? (and|but|while|whereas|though|although|as|when|after'
    "|because|since|that|or|yet)) (the|both|all|a)*"
)
_OPENS = Phrase("(PREP|DATE)")


@dataclass(slots=True)
class Hearing:
    """Who was heard so far: what is kept in mind from one sentence of a report to the next."""

    day: When | None
    """The day, or as much of it as is known, on which what the report is about began."""
    speaker: tuple[str, ...] = ()
    """Whose words were given last."""
    speaker_block: int = -1
    """The paragraph in which they were given."""
    voice: tuple[str, ...] = ()
    """Who answers the press in these paragraphs: "Zhao Lijian: …"."""


@dataclass(slots=True)
class Frame:
    """One sentence with its words, what was heard before it, and the cues found in it so far."""

    discourse: Discourse
    hearing: Hearing
    sentence: Sentence
    s: SentenceWords
    layers: Layers = field(init=False)
    table: Table = field(init=False)
    rules: CueRules = field(init=False)
    chars: str = field(init=False)
    extents: Extents = field(init=False)
    question: tuple[int, int] | None = field(init=False)
    """The words of what someone was asked, or denied: no cue in them rules a clause."""
    begin: int = field(init=False)
    """The word at which the sentence begins, behind its dateline and the mark of a list."""
    point: int = 0
    """The word behind the number of a paragraph or the mark of a list."""
    quoted: tuple[str, ...] | None = None
    """Whose words these are, where they are named behind a quotation that goes on."""
    lists_outcomes: bool = False
    """Whether the sentence is one of those that name what came of the talks."""
    tops: list[Top] = field(default_factory=list)
    """The cues that rule a clause, in order, as far as they are found."""
    is_of_the_past: bool = False
    """Whether it tells, with a cue that rules could read, of a time before the report's."""

    def __post_init__(self) -> None:
        self.layers = self.discourse.layers
        self.table = self.discourse.table
        self.rules = cue_rules()
        self.chars = self.s.words.chars
        self.extents = Extents(self.layers, self.s)
        question = _QUESTION.search(self.layers, self.sentence.start, self.sentence.end)
        self.question = (
            (self.s.index(question.start()), self.s.index(question.end())) if question else None
        )
        self.begin = self.s.index(behind_dateline(self.layers, self.sentence))

    def phrase_begin(self, end: int) -> int:
        """Where the phrase before a word begins: behind the last cue, "that" or an opening."""
        begin = self.begin
        for top in self.tops:
            if top.cue.end <= end and not top.cue.rule.is_around:
                begin = max(begin, top.cue.end)
            elif top.cue.rule.is_around:
                begin = max([begin, *(a for a, b in top.matter if a < end <= b)])
        chars, known = self.chars, classes()
        for at in range(end - 1, begin - 1, -1):
            char = chars[at]
            if char in ";:" or (char == known.that and not self._is_of_noun(at, end)):
                return at + 1
            if char in known.where and at and chars[at - 1] == ",":
                return at + 1
            if char in known.conjunction and at and chars[at - 1] == "," and at - 1 > begin + 3:
                return at + 1
        if begin == self.begin and _OPENS.pattern.match(chars, begin):
            comma = chars.find(",", 0, end)
            if 0 < comma < end - 1:
                return comma + 1
        return begin

    def _is_of_noun(self, that: int, end: int) -> bool:
        """ "files showing the places | that Canada wants searched | were handed over"."""
        chars, known = self.chars, classes()
        inside = [at for at in range(that + 2, end) if chars[at - 1] in ACTOR_CHARS]
        if any(chars[at] in known.third for at in inside):
            return True
        done = known.past & known.verbs | known.auxiliary
        is_said = that == 0 or chars[that - 1] in known.verbs | set(',;"')
        if not is_said and that + 1 < end and self._is_verb_of(that + 1):
            return True  # "a programme | that fits limbs to survivors | is being extended"
        return not is_said and any(chars[at] in done for at in inside)

    def _is_verb_of(self, at: int) -> bool:
        """Whether "that" stands for the noun before it, as the subject of this word."""
        known = classes()
        return self.chars[at] in known.third | known.be | known.modal | known.auxiliary or (
            self.word(at) in _PLAIN_VERBS
        )

    def placement(self, begin: int, tense: str) -> tuple[bool, Top | None]:
        """Whether a clause that begins at a word is inside the matter of the last; its parent."""
        last = self.tops[-1] if self.tops else None
        if last is None:
            return False, None
        if begin < last.begin and not last.opens:
            return False, last.parent  # "Japan, which backs the talks, | will send …"
        opener = last if last.opens else last.parent
        if opener is not None and opener.cue.rule.is_around:
            is_apart = begin > opener.begin and all(end <= begin for _, end in opener.matter)
            return False, None if is_apart else opener  # "X, he said, and | Ito praised Y"
        breaks = self._breaks_before(begin, last)
        if last.opens and not breaks:
            return False, last
        if not breaks:
            return True, None
        if opener is not None and begin and self.chars[begin - 1] == classes().that:
            return False, opener  # "said that A was so, and that it was worrying to see …"
        if opener is not None and opener.tense == "ing":
            return False, None
        if opener is not None and not (tense == "past" and opener.tense == "past"):
            return False, opener
        return False, None

    def _breaks_before(self, begin: int, last: Top) -> bool:
        """Whether a new clause begins at a word: ", and the ministers …"."""
        if begin <= last.cue.end:
            return False
        back = begin
        while back > last.cue.end and self.chars[back - 1] in classes().counting:
            back -= 1
        for size in (1, 2, 3):
            if back - size >= last.cue.end and _BREAKS.pattern.fullmatch(
                self.chars, back - size, back
            ):
                return True
        return False

    def anyone(self, parent: Top | None) -> tuple[str, ...]:
        """An act without an actor is the speaker's, else the whole table's, at a round."""
        if parent is not None:
            return parent.parties
        return self.table.parties if self.table.rounds else ()

    def owner_of(self, subject: Subject) -> Actor | None:
        """ "her government": whom "her" means."""
        position = self.s.words.starts[subject.begin]
        return self.discourse.owner(subject.possessive or "", self.s.actors, position)

    def is_of_a_third(self, actor: Actor | None) -> bool:
        """Whether someone is of a party that does not sit at the table."""
        parties = set(actor.parties) if actor is not None else set()
        is_seated = not parties.isdisjoint(self.table.parties)
        return bool(parties and self.table.rounds) and not is_seated

    def word(self, at: int) -> str:
        """A word as it is written, folded."""
        return self.layers.folded[self.s.words.starts[at] : self.s.words.ends[at]]

    def is_we(self, actor: Actor) -> bool:
        """Whether an actor is the speakers themselves: "we", "I"."""
        return actor.kind in ("JOINT", "PRONOUN") and (
            self.layers.folded[actor.start : actor.end] in ("we", "us", "i")
        )

    def is_relative(self, begin: int) -> bool:
        """ "the support that Japan has given", "how Japan acts": no clause of its own."""
        if begin == 0:
            return False
        known, char = classes(), self.chars[begin - 1]
        if char in known.relative or char in known.asking:
            return True
        plain = char not in known.verbs | known.preposition | known.determiner
        return (
            plain
            and (char in "NSG" or (char.isalpha() and char not in ACTOR_CHARS))
            and (char not in known.conjunction and char not in known.subordinating)
        )
