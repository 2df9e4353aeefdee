"""Quotes of an item to the sentences they stand in, and to the clauses of these around a word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from parley.model.span import Quote
from parley.model.when import When
from parley.reading.datelines import tells_filing
from parley.reading.dates import DateMention, Resolved, Tense, resolve
from parley.reading.grounding.words import Token, Tokens, is_same, tokens_of, words_of
from parley.reading.holding import Telling, read_telling
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.sentences import Sentence
from parley.reading.table import Table

# "… and Mori visited Santiago", ", while Rojas went to Tokyo".
_JOINS = Late(r"(?:\band|\bwhile|\bwhereas|[,;]) $")
_GOES = Late(
    r",? (?:(?:will|would|is to|was to|then|later|had|has|also) ){0,2}(?:visit(?:s|ed)?|paid|pays?"
    r"|went|go|travel(?:s|l?ed)?|fl(?:ew|y)|tour(?:s|ed)?|arriv(?:e|es|ed)|came)\b"
)
# What follows tells of something else: another visit, another round, a date of its own.
_BREAK = Late(
    r"[;:]|\. |\bsince\b|\b(?:but|while|whereas|before|following|until)\b"
    r"|,? and (?:by|of|that|those|with|in|the|then|entered|announced|signed|president|prime"
    r"|secretary|minister|later|went)\b|, (?:and|the|a|an|which|who|when|where|among|in)\b"
)
_NOT_OF_IT = Late(
    r"\b(?:since|signed (?:in|on)|inked in|established in|adopted in|founded in|ruling of|reached"
    r" in|agreed in|dates? from|elevated in|ended in"
    r"|(?<!off )(?<!postponed )(?<!deferred )(?<!moved )(?<!delayed )until)(?: the)? $"
)


# "a Friday statement", "the Embassy said on Friday": when it was said.
_OF_SAYING = Late(
    r"(?:'s)? (?:statement|press|news|briefing|interview|release|post|tweet|report)\b"
)
_SAID_ON = Late(
    r"\b(?:said|says|told (?:\w+ ){1,3}|announced|stated|added|confirmed|reported)"
    r"(?: in a statement| here)?(?:,? (?:on|late|early))?(?: the)? $"
)
# "had been due to open on 12 October": a day that was given up.
_GIVEN_UP = Late(
    r"\b(?:had been (?:due|set|scheduled|planned|slated)|(?:first|originally|initially) (?:set|due"
    r"|scheduled|planned|slated))\b[^,;]*$"
)


_SIGNED_IT = Late(
    r"^(?:it|the (?:agreement|memorandum|pact|treaty|document|accord|plan))\b.{0,30}"
    r"\b(?:signed|inked|adopted|concluded)\b|\b(?:signed|inked|adopted|concluded) it\b"
)
_THERE = Late(r"^(?:there|then|on (?:that|the same) (?:day|occasion))\b")
_WHO = Late(
    r"^(?:he|she|the (?:ship|vessel|carrier|frigate|destroyer|minister|secretary|president))\b"
    r"(?=.{0,60}\b(?:visit|trip|call|arriv|dock))"
)


@dataclass(slots=True)
class Check:
    """Whether the evidence carries one value, and how that follows or why not."""

    key: str
    is_carried: bool
    why: str
    is_denied: bool = False
    """Whether the words say the contrary, so that nothing else of the report can carry it."""


def carried(key: str, why: str = "") -> Check:
    """The evidence carries the value."""
    return Check(key, is_carried=True, why=why)


def missing(key: str, why: str) -> Check:
    """The evidence does not carry the value."""
    return Check(key, is_carried=False, why=why)


def denied(key: str, why: str) -> Check:
    """The evidence says the contrary."""
    return Check(key, is_carried=False, why=why, is_denied=True)


Run = tuple[Sentence, int, int]
"""A part of a sentence in which one thing is told."""


@dataclass(slots=True)
class Case:
    """An item before the gate: the sentences that it quotes, in the setting of their report."""

    layers: Layers
    table: Table
    published: When | None
    sentences: list[Sentence]
    _tokens: dict[int, Tokens] = field(default_factory=dict)
    _tellings: dict[tuple[int, int], Telling] = field(default_factory=dict)

    def tokens(self, sentence: Sentence) -> Tokens:
        """The words of a sentence."""
        known = self._tokens.get(sentence.index)
        if known is None:
            known = tokens_of(self.layers.folded, sentence.start, sentence.end)
            self._tokens[sentence.index] = known
        return known

    def telling(self, run: "Run") -> Telling:
        """What a run tells of a round, as the reader's layer has it."""
        known = self._tellings.get(run[1:])
        if known is None:
            known = read_telling(self.layers, run[0], run[1:], None, self.published)
            self._tellings[run[1:]] = known
        return known

    def with_sentences(self, sentences: list[Sentence]) -> "Case":
        """The same setting with other evidence."""
        shared = (self._tokens, self._tellings)
        return Case(self.layers, self.table, self.published, sentences, *shared)

    def before(self) -> "Case":
        """The sentence before the first of the evidence, which its pronouns refer to."""
        first = self.sentences[0].index if self.sentences else 0
        return self.with_sentences(self.layers.sentences[max(0, first - 1) : first])

    def goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of something signed that the one before it names."""
        return bool(_SIGNED_IT.search(self.folded(sentence)))

    def is_there(self, sentence: Sentence) -> bool:
        """Whether a sentence tells what happened where the one before it says: "There …"."""
        return bool(_THERE.search(self.folded(sentence)))

    def told_on(self, part: str, fallen: set[str]) -> tuple["Case", str] | None:
        """The evidence with the sentence beside it that tells what is missing, and the link.

        "It was signed on Thursday" dates a paper or a signing told before; "there", a turn; "the
        ship is paying a visit" is a visit of the ship that was named.
        """
        known, first, last = self.layers.sentences, self.sentences[0], self.sentences[-1]
        if part == "instruments" and fallen == {"year"} and last.index + 1 < len(known):
            following = known[last.index + 1]
            link = _SIGNED_IT.search(self.folded(following))
            return (self.with_sentences([*self.sentences, following]), link[0]) if link else None
        if first.index == 0:
            return None
        words = self.folded(first)
        link = None
        if part == "milestones":
            link = _SIGNED_IT.search(words) if "what" in fallen else _THERE.search(words)
        elif part == "visits" and "visitor" in fallen:
            link = _WHO.search(words)
        before = known[first.index - 1]
        return (self.with_sentences([before, *self.sentences]), link[0]) if link else None

    def folded(self, sentence: Sentence) -> str:
        """A sentence in lower case without marks."""
        return self.layers.folded[sentence.start : sentence.end]

    def said(self, start: int, end: int) -> str:
        """Words of the report on one line."""
        return " ".join(self.layers.text[start:end].split())

    def clause(self, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        """The run of a sentence around a span in which nothing else is told."""
        first, last = self._own_part(sentence, start, end)
        left = first
        for found in _BREAK.finditer(self.layers.folded, first, start):
            left = found.end()
        found_right = _BREAK.search(self.layers.folded, end, last)
        return left, found_right.start() if found_right else last

    def _own_part(self, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        """A sentence up to where somebody else acts: "Rojas visited X and Mori visited Y"."""
        left, right = sentence.start, sentence.end
        folded = self.layers.folded
        for each in self.layers.within(self.layers.people_mentions, left, right):
            is_new = _JOINS.search(folded, left, each.start) and _GOES.match(folded, each.end)
            if is_new and end <= each.start < right:
                right = each.start
            elif is_new and left < each.start <= start:
                left = each.start
        return left, right

    def dates_by(
        self, sentence: Sentence, start: int, end: int, *, own: bool = False
    ) -> Iterator[list[DateMention]]:
        """The dates of a sentence in groups: those of the clause around a span, then the rest."""
        dates = self.dates(sentence.start, sentence.end, sentence)
        if own:
            dates = self.layers.within(self.layers.dates, sentence.start, sentence.end)
        left, right = self.clause(sentence, start, end)
        behind = [date for date in dates if start <= date.start < right]
        ahead = [date for date in dates if left <= date.start < start]
        rest = [date for date in dates if date not in behind and date not in ahead]
        for group in (behind, ahead[-1:], rest):
            if group:
                yield group

    def dates(self, start: int, end: int, sentence: Sentence) -> list[DateMention]:
        """The dates of a run that may tell when something was: no filing, no paper, no "since"."""
        layers = self.layers
        return [
            date
            for date in layers.within(layers.dates, start, end)
            if not any(paper.start <= date.start < paper.end for paper in layers.papers)
            and not _OF_SAYING.match(layers.folded, date.end)
            and not _SAID_ON.search(
                layers.folded[max(sentence.start, date.start - 40) : date.start]
            )
            and not _GIVEN_UP.search(layers.folded[sentence.start : date.start])
            and not _NOT_OF_IT.search(
                layers.folded[max(sentence.start, date.start - 20) : date.start]
            )
            and not tells_filing(layers, date, sentence)
        ]

    def resolved(self, date: DateMention, tense: Tense) -> Iterator[Resolved]:
        """What a date may mean: by itself, and in a year that stands beside it."""
        plain = resolve(date, self.published, tense)
        if plain is not None:
            yield plain
        if date.first[0] is not None or date.kind in ("weekday", "relative"):
            return
        if date.word in ("next", "coming", "last"):
            return  # "next May" is counted from the day of the report alone
        sentence = self.layers.sentence_at(date.start)
        if sentence is None:
            return
        for other in self.layers.within(self.layers.dates, sentence.start, sentence.end):
            if other is not date and other.year and other.kind in ("year", "day", "month"):
                beside = resolve(date, self.published, tense, other.year)
                if beside is not None:
                    yield beside


def sentences_of(layers: Layers, quotes: list[Quote]) -> list[Sentence]:
    """The sentences that some quotes stand in, whole, each once, in order."""
    found: dict[int, Sentence] = {}
    for quote in quotes:
        at = quote.start
        while at < quote.end:
            sentence = layers.sentence_at(at)
            if sentence is None:
                ahead = layers.within(layers.sentences, at, quote.end)
                if not ahead:
                    break
                sentence = ahead[0]
            found[sentence.index] = sentence
            at = max(at + 1, sentence.end)
    return [found[index] for index in sorted(found)]


def covers(told: When | str, value: str) -> bool:
    """Whether a date that is told carries a date that is claimed: the same, or a coarser one."""
    theirs = str(told).rstrip("~")
    mine = value.rstrip("~")
    return theirs == mine or theirs.startswith(mine + "-")


def check_words(case: Case, key: str, phrases: Iterable[Any]) -> list[Check]:
    """Words that an item quotes in their order: a condition, a site, a disputed name."""
    out: list[Check] = []
    for phrase in phrases:
        if any(places_of(str(phrase), case.tokens(sentence)) for sentence in case.sentences):
            out.append(carried(key))
        else:
            said = " ".join(words_of(str(phrase)))
            out.append(missing(key, f"the evidence has no “{said}”"))
    return out


MOST_APART = 3  # other words between two words of a quoted phrase


def places_of(phrase: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Where the words of a phrase stand in their order, in any form, each close to the next."""
    words, found = words_of(phrase), []
    for first in range(len(tokens)):
        at = first - 1
        for word in words:
            ahead = tokens[at + 1 : at + 2 + (MOST_APART if at >= first else 0)]
            step = next((n for n, each in enumerate(ahead, 1) if is_same(word, each.word)), None)
            if step is None:
                break
            at += step
        else:
            found.append((tokens[first].start, tokens[at].end))
    return found if words else []
