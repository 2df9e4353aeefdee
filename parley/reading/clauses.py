"""Sentences to clauses: each cue with who acts, who says so, and the words it is about.

A sentence is read from left to right. A cue rules a clause where it stands as a verb with a subject
of its own, where it goes on from an earlier one ("and", a participle), or in one of the other forms
of cues.py. What stands inside the matter of an earlier cue is no clause of its own, except behind
verbs that open one ("said that", "agreed that").
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from parley.reading.actors import Actor, Discourse
from parley.reading.anchors import Rare
from parley.reading.cues import Cue, Rule, cue_rules, is_act
from parley.reading.dates import DateMention
from parley.reading.layers import Layers
from parley.reading.painting import FILL, TYPES
from parley.reading.sentences import Sentence
from parley.reading.subjects import ACTOR_CHARS, Group, SentenceWords, Subject, classes
from parley.reading.table import Table
from parley.reading.topics import begins_with_principle, is_matter_of_principle

_COUNTERFACTUAL = Rare(
    r"^should [^,]{3,60},|^[\"']?had (?![\ue001-\ue0ff])|\bwould have (?!to\b)\w+(?:ed|en|wn"
    r"|ne)\b|^[\"']?if [^,]{3,40} had\b",
    "painted",
)
_QUESTION = Rare(
    r"\b(?:asked|questioned|pressed) (?:\w+ ){0,3}?(?:whether|if|about)\b[^,]*,?",
    "painted",
)
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Ỹ][^.!?]{1,60}?\s?(?:--|—|–|-)\s+(?=[A-Z\"“])"
    r"|[A-Z][a-z]+(?:[ ,&/-]+[A-Za-z]+){0,4}: (?=[A-Z]))"
)
# "a. conclude …", "(2) expand …", "- hold …": a point of a list.
_POINT = re.compile(r"\s*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]|[-•*·–▪►])\s+(?=\w)")
_ALNUM = re.compile(r"\w")
# "Zhao Lijian: …", "Bloomberg: …": who speaks in a record of questions and answers.
_LABEL = re.compile(rf"(?P<name>{TYPES['PERSON']}{FILL}*|[^\W\d_][\w .&'-]{{0,30}}?) ?: (?=\S)")
_NEEDS_DATE = re.compile(r"\b(?:end|start|beginning|middle|half|quarter|course|close)$")
_OF_DATE = re.compile(rf" of (?:the )?[{TYPES['DATE']}]{FILL}*")
_STEM_REST = 6  # words between a cue and the colon: "agreed to the following steps:"
_OPENING = 24  # characters before which the date of "Back in early 2003" begins
_IN_DATE = re.compile(r"\W*(?:back )?(?:in|on|during) (?:early |late |mid-?)?")
_DENIAL = 5  # words of "no other state in it should"
_VOICE = 6  # words of "has been voiced by the two sides"
_RESTATED = frozenset({"agree", "pledge", "plan"})
_EMPTY_FRAME = re.compile(rf"(?:it|[{TYPES['PRONOUN']}]{FILL}*) (?:is|was|remains) (?:\w+ )?\w+")
_NORM = re.compile(
    rf"(?:[{TYPES['JOINT']}]{FILL}* (?:should|must|need to|ought to)"
    r"|it is (?:also )?(?:necessary|important|essential|imperative|vital) to) "
)
_LEAST = 1  # words before "…, they stressed" that make a matter


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


@dataclass(slots=True)
class _Top:
    """A cue that rules a clause, and what is known of its subject."""

    cue: Cue
    begin: int
    """The word at which the clause begins, its subject included."""
    actor: Actor | None = None
    parties: tuple[str, ...] = ()
    tense: str = ""
    parent: "_Top | None" = None
    """The verb of speech or thought that it stands behind."""
    matter: list[tuple[int, int]] = field(default_factory=list)
    """The words it is about, where they do not follow the cue."""
    addressee: Actor | None = None
    """Who was asked, where the cue is a passive."""
    is_outside: bool = False
    """Said by someone who is no party, or by nobody that can be told."""

    @property
    def opens(self) -> bool:
        """Whether clauses of their own may stand behind it."""
        return self.cue.rule.is_opener


@dataclass(frozen=True, slots=True)
class _Patterns:
    agent: re.Pattern[str]
    source: re.Pattern[str]
    voiced: re.Pattern[str]
    there_is: re.Pattern[str]
    outsider: re.Pattern[str]
    dative: re.Pattern[str]
    dative_ahead: re.Pattern[str]
    and_that: re.Pattern[str]
    stop: re.Pattern[str]
    speech_behind: re.Pattern[str]
    breaks: re.Pattern[str]
    tail: re.Pattern[str]
    opening: re.Pattern[str]
    next_doing: re.Pattern[str]
    next_that: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    compiled = cue_rules().grammar.compile
    return _Patterns(
        agent=compiled("by (the|both|all)? (?=ACTORCHAR)"),
        source=compiled(
            "(by|from|among|between|on the part of) (the|both|all)? (?=ACTORCHAR)"
            "|on (both|all)? (?=JOINT)"
        ),
        voiced=compiled("VOICED"),
        there_is=compiled("THERE"),
        outsider=compiled(
            "(WORD){1,4} (, (a|an|the|who BEFORM (a|an|the)?))? (WORD){0,4} OUTSIDER"
        ),
        dative=compiled("(the|both|all)? (?=ACTORCHAR)"),
        dative_ahead=compiled(
            "(to|for|from|in the (view|eyes|words|opinion) of) (the|both)? (?=ACTORCHAR)"
        ),
        and_that=compiled("(;|,)? (and|but|as well as|or)? that"),
        stop=compiled(
            "(; (?!(and|as well as)? (that|to))"
            " | , (at|during) (the|a|an|their)?"
            " (ROUND|JOINT|WORD{0,3} (meeting|session|round|dialogue))"
            " | , (?=MODAL (?!DETWORD|ACTORCHAR)) | , PREP? (which|who|whose|whom"
            "|where (?!possible|appropriate|feasible|necessary|needed|applicable))"
            " | , (while (?!ING)|as (?=the|both|their|they|ACTORCHAR)"
            "|with (?=(the|both|all)? ACTORCHAR ING)|whereas|although|though|after|before|when"
            "|since|because|adding|noting) | , according to | - ACTORCHAR"
            "| , (and|while)? ACTORCHAR (for|on|with)"
            "| , and (a|an) (WORD){0,2} (mechanism|platform|forum|means|vehicle|framework|venue)"
            " (for|to|of|in|where)"
            "| , (a|an) WORD? (request|proposal|offer|call|plea|demand|suggestion|move|step|idea"
            "|wish|decision|plan|intention|stance|view|position) (that|which|of))"
        ),
        speech_behind=compiled(
            ', "? the? ACTORCHAR (HAVEFORM|BEFORM)? ({say}|{stress}|{hold_that}|{reaffirm}'
            "|{declare}|{highlight})"
            " (,|.) | , ({say.past}|{stress.past}) the? ACTORCHAR"
        ),
        breaks=compiled(
            '(; | , | : | " | , with | (,|;)? (and|but|while|whereas|though|although|as|when|after'
            "|because|since|that|or|yet)) (the|both|all|a)*"
        ),
        tail=compiled('(,|;|-|"|CONJ|PREP|to|ADVERB|both|DETWORD|that)+'),
        opening=compiled("(PREP|DATE)"),
        next_that=compiled(",? (and|but|as well as) that (?!BEFORM|WORD? of)"),
        next_doing=compiled(", (and|while)? (?=ING) | ,? and to (?=DOES)"),
    )


class ClauseReader:
    """Reads the sentences of one report in order, keeping in mind who was spoken of."""

    def __init__(self, layers: Layers, table: Table) -> None:
        self.layers = layers
        self.table = table
        self.rules = cue_rules()
        self.discourse = Discourse(layers, table)
        main = table.main.when if table.main else None
        self.year = main.start.year if main is not None else None
        """The year that the report is about, where it is known."""
        self.speaker: tuple[str, ...] = ()
        """Whose words were given last."""
        self.speaker_block = -1
        """The paragraph in which they were given."""
        self.voice: tuple[str, ...] = ()
        """Who answers the press in these paragraphs: "Zhao Lijian: …"."""
        self.stem: Clause | None = None
        """What the points of a list go on from: "The two sides agreed to:"."""

    def read(self, sentence: Sentence) -> list[Clause]:
        """The clauses of the next sentence."""
        return self.read_with_actors(sentence)[1]

    def read_with_actors(self, sentence: Sentence) -> tuple[list[Actor], list[Clause]]:
        """The actors of the next sentence, and its clauses."""
        actors = self.discourse.actors(sentence)
        self._hear(sentence, actors)
        words = self.rules.grammar.encode(self.layers.painted, sentence.start, sentence.end)
        point = _POINT.match(self.layers.text, sentence.start, sentence.end)
        if self.stem is not None and point:
            self.discourse.remember(actors)
            regions = [(point.end(), sentence.end)]
            return actors, [replace(self.stem, sentence=sentence, regions=regions)]
        found: list[Clause] = []
        self.stem = None
        if (
            self.rules.triggers.search(words.chars)
            or self.rules.inverted_triggers.search(words.chars)
            or self.voice
        ):
            reader = _SentenceReader(self, sentence, SentenceWords(words, actors))
            reader.point = reader.s.index(point.end()) if point else reader.begin
            reader.begin = max(reader.begin, reader.point)
            found = reader.clauses()
            if spoken := reader.speaker():
                self.speaker, self.speaker_block = spoken, sentence.block
            if self.layers.text[sentence.end - 1] == ":":
                self.stem = reader.stem()
        self.discourse.remember(actors)
        return actors, found

    def _hear(self, sentence: Sentence, actors: list[Actor]) -> None:
        """Note who speaks in the paragraphs from here on, where a name stands before them."""
        if sentence.start != self.layers.report.blocks[sentence.block].span.start:
            return
        label = _LABEL.match(self.layers.painted, sentence.start, sentence.end)
        if label is None:
            return
        named = next((a for a in actors if a.start <= label.start("name") < a.end), None)
        self.voice = named.parties if named and named.kind == "PERSON" else ()


class _SentenceReader:
    def __init__(self, reader: ClauseReader, sentence: Sentence, words: SentenceWords) -> None:
        self.reader = reader
        self.layers = reader.layers
        self.table = reader.table
        self.rules = reader.rules
        self.discourse = reader.discourse
        self.sentence = sentence
        self.s = words
        self.chars = words.words.chars
        question = _QUESTION.search(reader.layers, sentence.start, sentence.end)
        self.question = (
            (words.index(question.start()), words.index(question.end())) if question else None
        )
        self.tops: list[_Top] = []
        self.point = 0
        """The word behind the number of a paragraph or the mark of a list."""
        self.begin = self._behind_dateline()

    def _behind_dateline(self) -> int:
        """The word at which the sentence begins behind "HANOI (VNA) -" or "Security:"."""
        found = _DATELINE.match(self.layers.text, self.sentence.start, self.sentence.end)
        return self.s.index(found.end()) if found else 0

    def clauses(self) -> list[Clause]:
        start, end = self.sentence.start, self.sentence.end
        text = self.layers.painted[start:end]
        may_be_unreal = _COUNTERFACTUAL.may_stand(self.layers, start, end)
        if may_be_unreal and _COUNTERFACTUAL.pattern.search(text):
            return []
        if text.rstrip("\"')").endswith("?"):
            return []
        self._find_tops()
        found: list[Clause] = []
        for number, top in enumerate(self.tops):
            found += self._clauses_of(top, self.tops[number + 1 :])
        return found

    def speaker(self) -> tuple[str, ...]:
        """Whose words the sentence gives, where it says so of one party."""
        spoken = (top.parties for top in self.tops if top.opens and not top.is_outside)
        return next((parties for parties in spoken if len(parties) == 1), ())

    def stem(self) -> Clause | None:
        """The clause that the points of a list behind this sentence go on from."""
        top = self.tops[-1] if self.tops else None
        if top is None or top.is_outside or not top.parties or top.opens:
            return None
        value = top.cue.rule.value("", together=len(top.parties) > 1)
        if value is None or len(self.chars) - top.cue.end > _STEM_REST:
            return None
        start, end = self.s.words.starts[top.cue.start], self.s.words.ends[top.cue.end - 1]
        return Clause(top.cue, value, top.parties, (), self.sentence, [], (start, end))

    # -- which cues rule a clause

    def _find_tops(self) -> None:
        inverted = self._find_inverted() or self._find_view() or self._voice_of_all()
        if inverted is not None:
            self.tops.append(inverted)
        reach = 0
        for found in self.rules.triggers.finditer(self.chars):
            at = found.start()
            if at < reach or (inverted and inverted.begin <= at < inverted.cue.end):
                continue
            if self.question and self.question[0] <= at < self.question[1]:
                continue
            for cue in self.rules.match(self.s.words, at):
                top = self._top(cue)
                if top is not None:
                    self.tops.append(top)
                    reach = cue.end
                    break

    def _top(self, cue: Cue) -> _Top | None:
        form = cue.rule.form
        if form in ("verb", "that"):
            return self._verb(cue)
        if form == "noun":
            return self._noun(cue)
        if form == "joined":
            return self._joined(cue)
        return self._after_matter(cue)

    def _joined(self, cue: Cue) -> _Top | None:
        """ "reaffirmed X as well as joint commitments for Y": the first verb rules both."""
        last = self.tops[-1] if self.tops else None
        verbs = cue.rule.behind
        if last is not None and last.opens and cue.rule.is_opener:
            return None  # "agreed that … and that …": both stand behind the first
        if last is None or not verbs.intersection(self.chars[last.cue.start : last.cue.end]):
            return None
        return _Top(
            cue, cue.start, last.actor, last.parties, last.tense, last.parent,
            is_outside=last.is_outside,
        )  # fmt: skip

    def _verb(self, cue: Cue) -> _Top | None:
        known, chars = classes(), self.chars
        if cue.rule.is_impersonal:
            if known.negation.intersection(chars[max(0, cue.start - 2) : cue.start]):
                return None  # "No agreement was reached"
            is_inside, parent = self._placement(cue.start, "past")
            actor = self._agent(cue) or self._source(cue.start, cue.end)
            actor = actor or self._named_inside(cue) or self._named_ahead()
            parties = actor.parties if actor else self._anyone(parent)
            return None if is_inside else _Top(cue, cue.start, actor, parties, "past", parent)
        group = self.s.group(cue.start)
        char = chars[cue.start]
        is_passive = group.has_be and char in known.past and char not in known.ing
        if group.is_negated or group.has_modal or is_passive or self._is_history(group.start, cue):
            return None
        is_elliptic = group.start == cue.start == self.point and char in known.past
        if is_elliptic and not self.tops and self.table.rounds and cue.rule.needs != "front":
            # "3. Reaffirmed …": the parties of the statement, who are not said again
            return _Top(cue, cue.start, None, self.table.parties, "past")
        subject = self.s.subject(group, cue.start)
        if subject.actor is not None and self._is_neither(subject.actor):
            return None
        tense = "ing" if chars[group.start] in known.ing else self._tense(char, group)
        if char in known.modal and is_act(cue.rule.value("", together=True) or ""):
            tense = "modal"
        return self._placed(cue, subject, tense)

    def _is_neither(self, actor: Actor) -> bool:
        return self.layers.folded.startswith("neither", actor.start)

    def _is_history(self, start: int, cue: Cue) -> bool:
        """ "had agreed in 2011 to share", "recalled the US pledge of 2014": told of long ago."""
        words = self.s.words
        before, end = words.starts[start], words.starts[cue.matter - 1] + 1
        if cue.matter < len(words.starts):
            end = words.starts[cue.matter]
        dates = self.layers.within(self.layers.dates, before, end)
        if not self.tops and (since := self._opening_date()):
            dates = [*dates, since]
        year = self.reader.year
        return any(date.year and year and date.year < year for date in dates)

    def _opening_date(self) -> DateMention | None:
        """ "In 2003 …", "In May 2003, when …": the date that a sentence opens with."""
        start = self.s.words.starts[self.begin] if self.begin else self.sentence.start
        dates = self.layers.within(self.layers.dates, start, start + _OPENING)
        if not dates:
            return None
        before = self.layers.folded[start : dates[0].start]
        return dates[0] if _IN_DATE.fullmatch(before) else None

    @staticmethod
    def _tense(char: str, group: Group) -> str:
        known = classes()
        if char in known.ing and not group.has_be:
            return "ing"
        if char in known.past:
            return "past"
        return "base" if char in known.base else "present"

    def _placed(self, cue: Cue, subject: Subject, tense: str) -> _Top | None:
        """Say whether a verb with such a subject rules a clause, and whose it is."""
        if cue.rule.needs == "front" and subject.kind != "participle":
            return None
        place = {
            "actor": self._of_actor,
            "owned": self._of_owned,
            "people": self._of_people,
            "paper": self._of_people,
            "thing": self._of_thing,
            "coordinate": self._going_on,
            "participle": self._participle,
            "infinitive": self._infinitive,
        }.get(subject.kind)
        return place(cue, subject, tense) if place else None

    def _of_actor(self, cue: Cue, subject: Subject, tense: str) -> _Top | None:
        actor = subject.actor
        if actor is None:
            return None
        is_inside, parent = self._placement(subject.begin, tense)
        if is_inside:
            return None
        if cue.rule.thing == "any" and (inside := self._inside_cue(cue)) is not None:
            actor = inside
        parties = self._speakers(parent) if self._is_we(actor) else actor.parties
        if cue.rule.needs == "party" and (
            actor.kind == "DOCUMENT" or (parent is None and self._is_relative(subject.begin))
        ):
            return None
        return _Top(
            cue,
            subject.begin,
            actor,
            parties or actor.parties,
            tense,
            parent,
            is_outside=actor.is_outsider or bool(parent and parent.is_outside),
        )

    def _is_we(self, actor: Actor) -> bool:
        return actor.kind == "JOINT" and self.layers.folded[actor.start : actor.end] in ("we", "us")

    def _speakers(self, parent: _Top | None) -> tuple[str, ...]:
        """Whom "we" stands for: who is said to speak, in quoted words who spoke last."""
        if parent is not None:
            return parent.parties
        return self.reader.voice or (self.reader.speaker if self._is_quoted() else ())

    def _is_relative(self, begin: int) -> bool:
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

    def _of_owned(self, cue: Cue, subject: Subject, tense: str) -> _Top | None:
        """ "Her government stood ready": the party of whom "her" means."""
        position = self.s.words.starts[subject.begin]
        actor = self.discourse.owner(subject.possessive or "", self.s.actors, position)
        if actor is None:
            return None
        return self._of_actor(cue, Subject("actor", subject.begin, actor), tense)

    def _of_people(self, cue: Cue, subject: Subject, tense: str) -> _Top | None:
        is_inside, parent = self._placement(subject.begin, tense)
        if is_inside:
            return None
        named = subject.actor.parties if subject.actor else ()
        parties = named or self.table.parties
        return _Top(cue, subject.begin, None, parties, tense, parent)

    def _of_thing(self, cue: Cue, subject: Subject, tense: str) -> _Top | None:
        if cue.rule.thing != "any":
            return None
        is_inside, parent = self._placement(subject.begin, tense)
        if is_inside:
            return None
        owner = self._inside_cue(cue)
        parties = owner.parties if owner else self._anyone(parent)
        return _Top(cue, subject.begin, owner, parties, tense, parent)

    def _inside_cue(self, cue: Cue) -> Actor | None:
        """Whose it is by the words of the cue: "an expression of the lasting US commitment"."""
        return next(
            (self.s.actor_on[at] for at in range(cue.start, cue.end) if at in self.s.actor_on), None
        )

    def _named_inside(self, cue: Cue) -> Actor | None:
        """ "of great importance to both sides is": who stands in the words of the cue, but "it"."""
        actor = self._inside_cue(cue)
        return actor if actor is not None and actor.kind != "PRONOUN" else None

    def _placement(self, begin: int, tense: str) -> tuple[bool, _Top | None]:
        """Whether a clause that begins at a word is inside the matter of the last; its parent."""
        last = self.tops[-1] if self.tops else None
        if last is None:
            return False, None
        if begin < last.begin and not last.opens:
            return False, last.parent  # "Japan, which backs the talks, | will send …"
        opener = last if last.opens else last.parent
        if opener is not None and opener.cue.rule.is_around:
            return False, opener
        breaks = self._breaks_before(begin, last)
        if last.opens and not breaks:
            return False, last
        if not breaks:
            return True, None
        if opener is not None and opener.tense == "ing":
            return False, None
        if opener is not None and not (tense == "past" and opener.tense == "past"):
            return False, opener
        return False, None

    def _breaks_before(self, begin: int, last: _Top) -> bool:
        """Whether a new clause begins at a word: ", and the ministers …"."""
        if begin <= last.cue.end:
            return False
        back = begin
        while back > last.cue.end and self.chars[back - 1] in classes().counting:
            back -= 1
        for size in (1, 2, 3):
            if back - size >= last.cue.end and _patterns().breaks.fullmatch(
                self.chars, back - size, back
            ):
                return True
        return False

    def _going_on(self, cue: Cue, subject: Subject, tense: str) -> _Top | None:
        """A verb that goes on from an earlier one: "… and praised", ", welcomed"."""
        is_joined = self.chars[cue.start - 1 : cue.start] in classes().joining
        for top in reversed(self.tops):
            if _go_together(top.tense, tense) or (is_joined and _may_follow(top.tense, tense)):
                return _Top(
                    cue, subject.begin, top.actor, top.parties, tense, top.parent,
                    is_outside=top.is_outside,
                )  # fmt: skip
        if self.tops:
            return None
        return self._of_main(cue, subject, tense)

    def _participle(self, cue: Cue, subject: Subject, tense: str) -> _Top | None:
        if not self.tops:
            return self._of_main(cue, subject, tense)
        before = self.chars[subject.begin] if subject.begin < cue.start else ","
        if before in classes().preposition and before not in classes().during:
            return None
        top = self.tops[-1]
        return _Top(
            cue, subject.begin, top.actor, top.parties, tense, top.parent, is_outside=top.is_outside
        )

    def _infinitive(self, cue: Cue, subject: Subject, tense: str) -> _Top | None:
        """ "used the talks to thank": as good as "thanked"."""
        if (
            self.tops
            or not set(self.chars[max(0, subject.begin - 7) : subject.begin]) & classes().light
        ):
            return None
        return self._of_main(cue, subject, tense)

    def _of_main(self, cue: Cue, subject: Subject, tense: str) -> _Top | None:
        actor = self._actor_left(cue.start)
        if actor is None and subject.kind == "participle":
            actor = self._actor_behind_comma(cue.start)
        if actor is None or (actor.is_outsider):
            return None
        return _Top(cue, subject.begin, actor, actor.parties, tense)

    def _actor_left(self, before: int) -> Actor | None:
        """The first subject of the sentence, to the left of a word."""
        position = self.s.words.starts[before]
        return next((a for a in self.s.actors if a.end <= position and a.can_be_subject), None)

    def _actor_behind_comma(self, before: int) -> Actor | None:
        """ "Calling it a pillar, they agreed …": the subject behind the first comma."""
        comma = self.chars.find(",", before)
        for actor in self.s.actors:
            first = self.s.first_word[actor.start]
            if 0 < comma < first and not actor.is_possessive:
                return actor if first - comma <= 3 else None
        return None

    # -- cues that are nouns

    def _noun(self, cue: Cue) -> _Top | None:
        known = classes()
        group = self.s.group(cue.start)
        if group.is_infinitive or group.has_modal or group.is_negated:
            return None
        before = self.s.actor_on.get(group.start - 1)
        if before is not None and not before.is_possessive:
            return None
        begin = self._phrase_begin(cue.start)
        is_inside, parent = self._placement(begin, "past")
        if is_inside:
            return None
        voice = self._voice(cue)
        is_voiced = (
            group.has_be
            or bool(set(self.chars[cue.start : cue.end]) & (known.be | known.appearing))
            or voice is not None
            or self._is_told_of(cue.start)
        )
        is_shared = self.chars[cue.start] in known.shared
        actor = self._owner(cue, begin) or self._agent(cue)
        if actor is None and is_voiced:
            actor = self._source(cue.start, cue.end)
        if actor is None and voice is not None:
            actor = self._source(voice, voice + _VOICE)
        if actor is None and not is_voiced and not is_shared:
            return None
        actor = actor or self._earlier_agent()
        parties = actor.parties if actor else self._anyone(parent)
        return _Top(
            cue, begin, actor, parties, "noun", parent, is_outside=bool(actor and actor.is_outsider)
        )

    def _owner(self, cue: Cue, begin: int) -> Actor | None:
        """Whose commitment or interest it is: "America's", "their", "of both countries"."""
        for at in range(cue.start - 1, max(begin, cue.start - 6) - 1, -1):
            if self.chars[at] in ",;:":
                break  # whose it is stands in its own phrase
            actor = self.s.actor_on.get(at)
            if actor is not None:
                return actor
            word = classes().possessives.get(self.chars[at])
            if word:
                return self.discourse.owner(word, self.s.actors, self.s.words.starts[at])
        inside = [self.s.actor_on[at] for at in range(cue.start, cue.end) if at in self.s.actor_on]
        return inside[0] if inside and inside[0].is_oblique else self._named_ahead()

    def _agent(self, cue: Cue) -> Actor | None:
        """Who stands behind "by": after the cue or inside it."""
        for at in range(cue.start, min(cue.end + 3, len(self.chars))):
            found = _patterns().agent.match(self.chars, at)
            if found:
                return self.s.actor_on.get(found.end())
        return None

    def _source(self, start: int, end: int) -> Actor | None:
        """ "was voiced by the ministers", "on both sides": from whom it came."""
        found = _patterns().source.search(self.chars, start, min(end + 2, len(self.chars)))
        return self.s.actor_on.get(found.end()) if found else None

    def _earlier_agent(self) -> Actor | None:
        """ "thanks were voiced by Japan, and support was voiced for …": still by Japan."""
        last = self.tops[-1] if self.tops else None
        is_alike = last is not None and last.tense in ("noun", "passive")
        return last.actor if last is not None and is_alike and not last.parent else None

    def _voice(self, cue: Cue) -> int | None:
        """Where "was voiced" begins behind a noun and its matter."""
        at = self._verb_behind(cue.matter, len(self.chars))
        return at if _patterns().voiced.match(self.chars, at) else None

    def _is_told_of(self, noun: int) -> bool:
        """ "there was great | concern over …": a noun that a sentence only says there was."""
        told_of = _patterns().there_is
        return any(
            told_of.fullmatch(self.chars, at, noun) for at in range(noun - 1, max(-1, noun - 9), -1)
        )

    def _named_ahead(self) -> Actor | None:
        """ "To the US, …", "For Hanoi …": whose view a sentence tells from its start."""
        found = _patterns().dative_ahead.match(self.chars)
        return self.s.actor_on.get(found.end()) if found else None

    # -- cues behind their matter

    def _after_matter(self, cue: Cue) -> _Top | None:
        """ "X was praised by both", "X is under way", "New Zealand was asked to …"."""
        group = self.s.group(cue.start)
        known = classes()
        if group.is_negated or group.has_modal or group.is_infinitive:
            return None
        form = cue.rule.form
        has_be = group.has_be or self.chars[cue.start] in known.be
        goes_on = None
        if form in ("passive", "asked") and not has_be:
            goes_on = self._goes_on_passive(group)
            if goes_on is None:
                return None
        if form == "asked":
            return self._asked(cue, group, goes_on)
        begin = self._phrase_begin(group.start)
        is_inside, parent = self._placement(begin, "past")
        if is_inside or self.chars[begin] == known.there:
            return None
        actor = self._agent(cue)
        if form == "behind" and actor is None:
            actor = self._dative(cue) or self._named_inside(cue) or self._named_ahead()
        if cue.rule.needs_speech and actor is None and parent is None:
            return None
        if goes_on is not None:
            matter = [(cue.end, self._end(cue.end, []))]
            return _Top(cue, cue.start, goes_on.actor, goes_on.parties, "past", parent, matter)
        matter = self._matter_before(cue, begin, group.start, actor)
        known = classes()
        behind = self.chars[cue.end : cue.end + 2]
        if matter and len(behind) == 2 and behind[0] == known.to and self._is_plain(behind[1]):
            matter = [*matter, (cue.end, self._end(cue.end, []))]  # "were agreed | to curb …"
        if matter and cue.rule.thing == "whole":
            matter = [(begin, self._end(cue.end, []))]
        if not matter:
            return None
        actor = actor or self._earlier_agent()
        parties = actor.parties if actor else self._anyone(parent)
        return _Top(cue, begin, actor, parties, "passive", parent, matter)

    @staticmethod
    def _is_plain(char: str) -> bool:
        """Whether a word behind "to" may be a verb: no article, number or name."""
        known = classes()
        closed = known.determiner | known.preposition | known.pronoun | known.conjunction
        return char not in closed and char not in ACTOR_CHARS and char.isalpha()

    def _goes_on_passive(self, group: Group) -> _Top | None:
        """ "… was recognised by the US and commended for": the second goes on from the first."""
        last = self.tops[-1] if self.tops else None
        at = group.start - 1
        if last is None or at < 0 or self.chars[at] not in classes().conjunction:
            return None
        return last if last.tense == "passive" else None

    def _asked(self, cue: Cue, group: Group, goes_on: _Top | None) -> _Top | None:
        agent = self._agent(cue)
        if goes_on is not None:
            return _Top(cue, cue.start, goes_on.actor, goes_on.parties, "passive")
        addressee = self.s.actor_on.get(group.start - 1)
        if addressee is None:
            return None
        is_third = not set(addressee.parties) & set(self.table.parties)
        others = tuple(p for p in self.table.parties if p not in addressee.parties)
        parties = agent.parties if agent else others
        begin = self.s.first_word[addressee.start]
        is_inside, parent = self._placement(begin, "past")
        if is_inside or not (is_third or len(parties) == 1):
            return None
        return _Top(cue, begin, agent, parties, "passive", parent, addressee=addressee)

    def _matter_before(
        self, cue: Cue, begin: int, end: int, agent: Actor | None
    ) -> list[tuple[int, int]]:
        """The words before a passive; behind it where its subject is but a party."""
        while begin < end and self.chars[begin] in ',"':
            begin += 1
        subject = self.s.actor_on.get(end - 1)
        if subject is not None and self.s.first_word[subject.start] <= begin + 1:
            if subject.kind == "PRONOUN" or cue.rule.form == "behind":
                return []
            after = self.s.index(agent.end - 1) + 1 if agent else cue.end
            stop = self._end(after, [])
            return [(after, stop)] if stop > after else []
        if cue.rule.thing in ("project", "whole") and TYPES["ROUND"] in self.chars[begin:end]:
            return []
        return [(begin, end)] if end > begin else []

    def _dative(self, cue: Cue) -> Actor | None:
        """ "a matter of concern to the US": who stands right behind the cue."""
        found = _patterns().dative.match(self.chars, cue.end)
        return self.s.actor_on.get(found.end()) if found else None

    def _phrase_begin(self, end: int) -> int:
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
            if char in ";:" or char == known.that:
                return at + 1
            if char in known.where and at and chars[at - 1] == ",":
                return at + 1
            if char in known.conjunction and at and chars[at - 1] == "," and at - 1 > begin + 3:
                return at + 1
        if begin == self.begin and _patterns().opening.match(chars, begin):
            comma = chars.find(",", 0, end)
            if 0 < comma < end - 1:
                return comma + 1
        return begin

    # -- speech behind or inside its matter

    def _find_inverted(self) -> _Top | None:
        """ "X, they underlined, must be Y", "X, she said on Monday", "X," said the minister."""
        for found in self.rules.inverted_triggers.finditer(self.chars):
            for cue in self.rules.match(self.s.words, found.start(), inverted=True):
                top = self._inverted(cue)
                if top is not None:
                    return top
        return None

    def _inverted(self, cue: Cue) -> _Top | None:
        chars = self.chars
        group = self.s.group(cue.start)
        if group.is_infinitive or group.is_negated or group.has_be:
            return None
        subject = self.s.subject(group, cue.start)
        end = cue.end
        if cue.rule.is_impersonal:
            subject = Subject("people", cue.start)
        if subject.kind == "owned":
            position = self.s.words.starts[subject.begin]
            owner = self.discourse.owner(subject.possessive or "", self.s.actors, position)
            subject = Subject("actor" if owner else "none", subject.begin, owner)
        if subject.kind not in ("actor", "people", "paper"):
            found = _patterns().dative.match(chars, cue.end)
            actor = self.s.actor_on.get(found.end()) if found else None
            if actor is None and (behind := _patterns().dative.match(chars, cue.start + 1)):
                actor = self.s.actor_on.get(behind.end())  # "…, said | the minister"
            if cue.start < 1 or chars[cue.start - 1] not in ',"':
                return None
            if actor is None and _patterns().outsider.match(chars, cue.end):
                matter = [(self.begin, cue.start - 1)]
                return _Top(cue, cue.start, None, (), "past", None, matter, is_outside=True)
            if actor is None:
                return None
            subject = Subject("actor", cue.start, actor)
            end = self.s.index(actor.end - 1) + 1
        begin = subject.begin
        while begin > 0 and chars[begin - 1] in classes().counting:
            begin -= 1
        if begin < _LEAST or chars[begin - 1] not in ',"':
            return None
        rest = self._rest_of_speech(end)
        if rest is None:
            return None
        matter = [(self.begin, begin - 1)]
        if rest < len(chars) - 1:
            matter.append((rest, len(chars)))
        actor = subject.actor
        parties = actor.parties if actor else self._anyone(None)
        top = _Top(cue, begin, actor, parties, "past", None, matter)
        top.is_outside = bool(actor and actor.is_outsider)
        return top

    def _find_view(self) -> _Top | None:
        """ "According to Hanoi, …", "…, in the view of the minister": whose words these are."""
        for rule in self.rules.views:
            ahead = rule.pattern.match(self.chars, self.begin)
            if ahead and (top := self._view(rule, ahead, is_ahead=True)):
                return top
            comma = self.chars.find(",", self.begin + 1)
            while comma > 0:
                behind = rule.pattern.match(self.chars, comma + 1)
                if behind and (top := self._view(rule, behind, is_ahead=False)):
                    return top
                comma = self.chars.find(",", comma + 1)
        return None

    def _voice_of_all(self) -> _Top | None:
        """A sentence in the middle of someone's words: a quotation, an answer to the press."""
        goes_on = self._is_quoted() or self._says_what_should_be()
        parties = self.reader.voice or (self.reader.speaker if goes_on else ())
        if not parties or not self.rules.views:
            return None
        begin = self.begin
        cue = Cue(begin, begin, begin, self.rules.views[0])
        return _Top(cue, begin, None, parties, "past", None, [(begin, len(self.chars))])

    def _says_what_should_be(self) -> bool:
        """ "Wang said … . The two sides should …": still the words of who spoke before."""
        is_near = self.reader.speaker_block == self.sentence.block
        painted, sentence = self.layers.painted, self.sentence
        return is_near and bool(_NORM.match(painted, sentence.start, sentence.end))

    def _is_quoted(self) -> bool:
        """Whether the whole sentence stands inside quotation marks."""
        folded, sentence = self.layers.folded, self.sentence
        block = self.layers.report.blocks[sentence.block].span
        if folded.count('"', block.start, sentence.start + 1) % 2 == 0:
            return False
        closing = folded.find('"', sentence.start + 1, sentence.end)
        return closing < 0 or not _ALNUM.search(folded, closing, sentence.end)

    def _view(self, rule: Rule, found: re.Match[str], *, is_ahead: bool) -> _Top | None:
        actor = self.s.actor_on.get(found.end())
        end = found.end()
        if rule.is_own_view:
            actor = self._viewer(found)
        elif actor is not None and not actor.is_possessive:
            end = self.s.index(actor.end - 1) + 1
        else:
            return None
        if actor is None:
            return None
        rest = end + 1 if is_ahead else self._rest_of_speech(end)
        if rest is None or (is_ahead and self.chars[end : end + 1] != ","):
            return None
        matter = [] if is_ahead else [(self.begin, found.start() - 1)]
        if rest < len(self.chars) - 1:
            matter.append((rest, len(self.chars)))
        if not matter:
            return None
        cue = Cue(found.start(), end, end, rule)
        return _Top(
            cue, found.start(), actor, actor.parties, "past", None, matter,
            is_outside=actor.is_outsider,
        )  # fmt: skip

    def _viewer(self, found: re.Match[str]) -> Actor | None:
        """ "In their view", "in the U.S. view", "in the joint view": whose it is."""
        words, named = range(found.start(), found.end()), self.s.actor_on
        actor = next((named[at] for at in words if at in named), None)
        if actor is not None:
            return actor
        position = self.s.words.starts[found.start()]
        owner = next((o for at in words if (o := classes().possessives.get(self.chars[at]))), None)
        if owner is not None:
            return self.discourse.owner(owner, self.s.actors, position) or (
                self._whole_table(position) if owner == "their" else None
            )
        is_shared = any(self.chars[at] in classes().shared for at in words)
        return self._whole_table(position) if is_shared else None

    def _whole_table(self, position: int) -> Actor | None:
        """Those who hold a view together, where no one is named."""
        parties = self._anyone(None)
        return Actor(position, position + 1, "JOINT", parties) if parties else None

    def _rest_of_speech(self, end: int) -> int | None:
        """The word at which the matter goes on behind "…, they stressed,"; None otherwise."""
        chars, known = self.chars, classes()
        at = end
        while at < len(chars) and chars[at] == known.that:
            if chars[at] == known.that:
                return None
            at += 1
        if at >= len(chars) or chars[at] in '.")':
            return len(chars)
        if chars[at] == known.to:
            return None
        if chars[at] in ",;:":
            goes_on = at + 1 < len(chars) and chars[at + 1] in known.ing & known.verbs
            return len(chars) if goes_on else at + 1  # "…, he said, adding that …"
        comma = chars.find(",", at, at + 6)
        if chars[at] in known.preposition and comma > 0:
            return comma + 1
        # "…, they agreed at their meeting in Hanoi.": nothing but the setting follows
        if chars[at] in known.preposition and not set(chars[at:]) & known.verbs:
            return len(chars)
        return None

    # -- what the clauses come to

    def _clauses_of(self, top: _Top, later: list[_Top]) -> list[Clause]:
        if top.is_outside or not top.parties:
            return []
        if top.opens:
            return self._of_opener(top, later)
        if top.parent is not None and (top.parent.is_outside or self._is_taken(top, top.parent)):
            return []
        matter = top.matter
        if not matter:
            start = top.cue.matter
            end = self._before_that(start, self._end(start, later))
            end = self._end_of_aside(top, start, end)
            if top.tense == "noun":
                end = self._verb_behind(start, end)
            matter = [*self._antecedent(top), (start, end), *self._behind_aside(top, end)]
        if "principle" in top.cue.rule.gives:
            return self._by_principle(top, matter)
        value = self._value(top, top.cue.rule.value("", together=len(top.parties) > 1))
        if (
            value in _RESTATED
            and top.parent is not None
            and self._is_restated(top.parent)
            and not self._is_named_act(top)
        ):
            value = "reaffirm"
        if value == "plan" and top.parent is not None and top.tense == "modal":
            value = "agree" if self._is_confirmed(top.parent) else value
        return self._made(top, value, matter, top.parties)

    def _is_restated(self, opener: _Top) -> bool:
        """ "reiterated that it will go on": an undertaking that is told once more."""
        return self.chars[opener.cue.start] in classes().restating

    def _is_confirmed(self, opener: _Top) -> bool:
        """ "confirmed that the two countries will do more": undertaken by those who confirm."""
        return self.chars[opener.cue.start] in classes().confirming and len(opener.parties) > 1

    def _is_named_act(self, top: _Top) -> bool:
        """ "agreed", "pledged": a verb that is itself the act, whoever tells of it again."""
        return self.chars[top.cue.start] in classes().promising

    def _antecedent(self, top: _Top) -> list[tuple[int, int]]:
        """ "a concept about which they agreed to talk": the words that "which" stands for."""
        chars, known, at = self.chars, classes(), top.begin - 2
        if at < 1 or chars[at + 1] not in known.which or chars[at] not in known.preposition:
            return []
        before = at - 1 if chars[at - 1] == "," else at  # "a concept, about which …"
        begin = max(self._phrase_begin(at), chars.rfind(",", 0, before) + 1)
        return [(begin, before)] if begin < before else []

    @staticmethod
    def _is_taken(inner: _Top, opener: _Top) -> bool:
        """Whether an act inside a clause is the opener's: "agreed that Japan would train crews".

        A view stays a view, whoever agreed on it: "agreed that the war gives cause for concern".
        """
        taken = opener.cue.rule.value("cue", together=False)
        own = inner.cue.rule.value("", together=True)
        return taken is not None and not (taken == "agree" and own and not is_act(own))

    @staticmethod
    def _behind_aside(top: _Top, end: int) -> list[tuple[int, int]]:
        """ "will keep providing resources | , she said, | for …": where the matter goes on."""
        speech = top.parent
        if speech is None or not speech.cue.rule.is_around or len(speech.matter) < 2:
            return []
        return [speech.matter[1]] if end in (speech.matter[0][1], speech.begin) else []

    def _by_principle(self, top: _Top, matter: list[tuple[int, int]]) -> list[Clause]:
        """ "agreed to support ASEAN, promoting coordination in …": a view, then an undertaking."""
        start, end = matter[0]
        found = _patterns().next_doing.search(self.chars, start, end)
        cut = found.start() if found else end
        made: list[Clause] = []
        for part in ((start, cut), (cut, end)):
            region = self._region(*part)
            if region is None:
                continue
            is_view = part[0] == start and begins_with_principle(self.layers, *region)
            inside = "principle" if is_view else ""
            value = top.cue.rule.value(inside, together=len(top.parties) > 1)
            made += self._made(top, value, [part], top.parties)
        return made

    def _value(self, top: _Top, value: str | None) -> str | None:
        """What is asked of a third party, who is not in the room, is a view."""
        if value == "propose" and top.addressee is not None:
            asked = set(top.addressee.parties)
            return value if asked & set(self.table.parties) else "supports"
        if not top.cue.rule.is_addressed or value != "propose":
            return value
        named = [
            self.s.actor_on[at] for at in range(top.cue.start, top.cue.end) if at in self.s.actor_on
        ]
        named = [actor for actor in named if actor is not top.actor and actor.parties]
        if any(set(actor.parties) & set(self.table.parties) for actor in named):
            return value
        is_free = top.cue.rule.id.endswith("encouraged")
        return "supports" if named or is_free else value

    def _of_opener(self, top: _Top, later: list[_Top]) -> list[Clause]:
        inner = [other for other in later if other.parent is top]
        if top.cue.rule.is_around:
            inner = [other for other in self.tops if other.parent is top]
            parts = self._pieces(top)
        else:
            outer = [other for other in later if other.parent is not top]
            parts = [[part] for part in self._parts(top.cue.end, self._end(top.cue.end, outer))]
        found: list[Clause] = []
        for part in parts:
            if any(not self._is_taken(cue, top) for cue in self._cues(inner, part)):
                continue
            found += self._inside(top, part, inner)
        return found

    def _pieces(self, top: _Top) -> list[list[tuple[int, int]]]:
        """The words around a speech: two clauses where the first has a verb, else one."""
        first = top.matter[:1]
        if len(top.matter) == 1 or self._what_is_inside(first)[0] == "other":
            return [top.matter]
        return [first, top.matter[1:]]

    @staticmethod
    def _cues(inner: list[_Top], part: list[tuple[int, int]]) -> list[_Top]:
        return [other for other in inner for a, b in part if a <= other.cue.start < b]

    def _parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """The clauses behind a verb: "that … and that …"."""
        parts: list[tuple[int, int]] = []
        for found in _patterns().and_that.finditer(self.chars, start, end):
            if found.end() - found.start() < 2:
                continue
            parts.append((start, found.start()))
            start = found.end()
        return [*parts, (start, end)]

    def _inside(self, top: _Top, part: list[tuple[int, int]], inner: list[_Top]) -> list[Clause]:
        rule = top.cue.rule
        together = len(top.parties) > 1
        inside, at = self._what_is_inside(part)
        if self._cues(inner, part):
            inside = "cue"
        parties = top.parties
        if inside == "should" and rule.value("principle", together=together):
            starts = [self._offsets(a, b) for a, b in part]
            if self._party_before(at) is None and is_matter_of_principle(self.layers, starts):
                inside = "principle"
        if inside == "will" and rule.value("principle", together=together):
            starts = [self._offsets(a, b) for a, b in part]
            if self._party_before(at) is None and is_matter_of_principle(self.layers, starts):
                inside = "principle"
        if inside == "will":
            actor = self._party_before(at)
            if actor is None and rule.is_speech:
                return []
            if actor is not None and rule.is_speech:
                parties = top.parties if self._is_we(actor) else actor.parties
                together = len(parties) > 1
        if (
            inside == "should"
            and rule.is_speech
            and self._party_before(at) is None
            and not self._is_split_subject(top, at)
            and not self._is_done(at)
        ):
            inside = "principle"
        if inside == "against":
            part = self._without_denial(part, at)
        if inside == "should" and self._is_state(at) and rule.value("principle", together=together):
            inside = "principle"
        value = rule.value(inside, together=together) or (
            rule.value("other", together=together) if inside not in ("cue", "meeting") else None
        )
        if value == "reaffirm" and not together:
            is_confirmed = self.chars[top.cue.start] in classes().confirming
            value = "pledge" if is_confirmed else value  # "confirmed that funds will be given"
        if value == "propose" and inside == "should" and self._is_third_party(at):
            value = "supports"
        return self._made(top, value, part, parties)

    def _is_third_party(self, at: int) -> bool:
        """Whether the subject of a word is a state that does not sit at the table."""
        actor = self._party_before(at)
        return actor is not None and not set(actor.parties) & set(self.table.parties)

    def _is_split_subject(self, top: _Top, at: int) -> bool:
        """ "The two countries, he said, ought to …": who should, before the speech between."""
        if not top.cue.rule.is_around or len(top.matter) < 2 or at > top.matter[1][0] + 1:
            return False
        last = top.matter[0][1] - 1
        return last in self.s.actor_on or self.chars[last] in classes().people

    def _without_denial(self, part: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
        """ "no state should | use force", "there must be no | place for it": what is opposed."""
        known = classes()
        reach = min(at + _DENIAL, part[-1][1])
        denied = next((i for i in range(at, reach) if self.chars[i] in known.negation), None)
        if denied is None or not part[0][0] <= at < part[0][1]:
            return part
        end = next((i for i in range(denied, reach) if self.chars[i] in known.modal), denied)
        return [(end + 1, part[0][1]), *part[1:]] if end + 1 < part[0][1] else part

    def _is_state(self, at: int) -> bool:
        """Whether a thing should be so, not be done: "should be fair"."""
        known = classes()
        if at and self.chars[at - 1] == known.there:
            return False
        has_be = self.chars[at + 1 : at + 2] in known.be or self.chars[at + 2 : at + 3] in known.be
        return bool(self.chars[at + 1 : at + 2]) and has_be and not self._is_done(at)

    def _is_done(self, at: int) -> bool:
        """Whether a thing should be done: "should be expanded", not "must be peaceful"."""
        chars, known = self.chars, classes()
        at += 1
        while at < len(chars) and (chars[at] in known.be or chars[at] == known.to):
            at += 1
        return at < len(chars) and chars[at] in known.past

    def _what_is_inside(self, part: list[tuple[int, int]]) -> tuple[str, int]:
        """What stands in a clause: the first of the patterns of complements.yaml."""
        places = [at for start, end in part for at in range(start, end)]
        chars = "".join([self.chars[at] for at in places])  # "X remains | , they said, | vital"
        best: tuple[int, str] | None = None
        for name, pattern in self.rules.inside:
            found = pattern.search(chars)
            if found and (best is None or found.start() < best[0]):
                best = (found.start(), name)
        return (best[1], places[best[0]]) if best else ("other", 0)

    def _party_before(self, at: int) -> Actor | None:
        """The party that is the subject of a word, where it is one."""
        group = self.s.group(at)
        subject = self.s.subject(group, at)
        if subject.kind == "actor" and subject.actor and subject.actor.parties:
            return subject.actor
        return None

    def _made(
        self,
        top: _Top,
        value: str | None,
        part: list[tuple[int, int]],
        parties: tuple[str, ...],
    ) -> list[Clause]:
        regions = [region for a, b in part if (region := self._region(a, b)) is not None]
        if len(regions) > 1 and _EMPTY_FRAME.fullmatch(self.layers.painted, *regions[0]):
            regions = regions[1:]  # "It was essential, they stressed, that …"
        if value is None or not regions or not parties:
            return []
        said_by: tuple[str, ...] = ()
        speaker = top.parent if top.parent is not None else (top if top.opens else None)
        while speaker is not None and speaker.parent and set(speaker.parties) == set(parties):
            speaker = speaker.parent  # "said that the envoy had told it that "we shall …""
        if speaker is not None and set(speaker.parties) != set(parties):
            said_by = speaker.parties
        words, last = self.s.words, max(top.cue.start, top.cue.end - 1)
        return [
            Clause(
                cue=top.cue,
                value=value,
                parties=parties,
                said_by=said_by,
                sentence=self.sentence,
                regions=regions,
                cue_span=(words.starts[top.cue.start], words.ends[last]),
            )
        ]

    # -- the words a clause is about

    def _end(self, start: int, later: list[_Top]) -> int:
        """The word before which the matter that begins at a word ends."""
        chars, known = self.chars, classes()
        if chars[start : start + 1] == ";":
            return start  # "a sum that they had asked for; both …"
        end = len(chars)
        for top in later:
            if top.begin >= start:
                end = min(end, top.begin)
                break
        for pattern in (_patterns().stop, _patterns().speech_behind):
            for found in pattern.finditer(chars, start + 1, end):
                if chars[found.start()] == "-" and not self._is_dash(found.start()):
                    continue
                end = found.start()
                break
        # "… and met the president": a verb of telling that goes on from the first
        for at in range(start + 2, end):
            if (
                chars[at] in known.past
                and chars[at] in known.verbs
                and chars[at - 1] in known.conjunction
                and at + 1 < end
                and (
                    chars[at + 1] in known.determiner
                    or chars[at + 1] in ACTOR_CHARS
                    or chars[at - 2] == ","
                )
            ):
                return at - 1
        return end

    def _before_that(self, start: int, end: int) -> int:
        """ "supports the role of ASEAN | and that work will go on": where another clause begins."""
        found = _patterns().next_that.search(self.chars, start + 1, end)
        return found.start() if found else end

    def _end_of_aside(self, top: _Top, start: int, end: int) -> int:
        """ ", who had praised its work |, offered …": where the sentence takes up its own verb."""
        chars, known = self.chars, classes()
        if chars[top.begin] not in known.relative:
            return end
        finite = known.past & known.verbs | known.third
        ends = (at for at in range(start + 1, end - 1) if chars[at] == ",")
        return next((at for at in ends if chars[at + 1] in finite), end)

    def _is_dash(self, at: int) -> bool:
        """Whether a mark stands between clauses, not inside "ASEAN-US"."""
        return self.layers.text[self.s.words.starts[at] - 1].isspace()

    def _verb_behind(self, start: int, end: int) -> int:
        """Where the verb begins whose subject a noun and its matter are: "… came up as well"."""
        known = classes()
        verbs = known.be | known.modal | known.auxiliary | (known.past & known.verbs)
        for at in range(start + 1, end):
            if (
                self.chars[at] in verbs
                and self.chars[at - 1] not in known.relative | known.conjunction
            ):
                return at
        return end

    def _region(self, start: int, end: int) -> tuple[int, int] | None:
        """A run of words as a run of the text, without what only joins it to its neighbours."""
        chars, known = self.chars, classes()
        loose = set(",;:.\"'()-") | known.conjunction
        while start < end and (chars[start] in loose or chars[start] == known.that):
            start += 1
        tail = loose | {known.that, known.to} | known.preposition | known.determiner
        while end > start and chars[end - 1] in tail:
            if chars[end - 1] in known.particle and chars[end - 2] in known.past | known.base:
                break  # "should be stepped up"
            end -= 1
        if end <= start:
            return None
        return self._with_its_date(*self._offsets(start, end))

    def _with_its_date(self, start: int, end: int) -> tuple[int, int]:
        """ "before the end | of 2019": a date that the last word needs."""
        found = _OF_DATE.match(self.layers.painted, end)
        return (
            (start, found.end())
            if found and _NEEDS_DATE.search(self.layers.folded, start, end)
            else (start, end)
        )

    def _offsets(self, start: int, end: int) -> tuple[int, int]:
        words = self.s.words
        return words.starts[start], words.reaches[max(start, end - 1)]

    def _anyone(self, parent: _Top | None) -> tuple[str, ...]:
        """An act without an actor is the speaker's, else the whole table's, at a round."""
        if parent is not None:
            return parent.parties
        return self.table.parties if self.table.rounds else ()


def _may_follow(one: str, other: str) -> bool:
    """Whether a future may go on from what was or is: "has sent aid and will send more"."""
    return other == "modal" and one in ("past", "present")


def _go_together(one: str, other: str) -> bool:
    """Whether two verbs may share a subject across "and"."""
    if one == other:
        return one != "noun"
    return {one, other} <= {"past", "present"} or {one, other} == {"base", "present"}


__all__ = ["Clause", "ClauseReader"]
