"""The cues that rule a clause, each with whose act or view it is; the rest is their matter.

A cue rules a clause where it stands as a verb with a subject of its own, where it goes on from an
earlier one ("and", a participle), or in one of the other forms of cues.py. What stands inside the
matter of an earlier cue is no clause of its own, except behind verbs that open one ("said that").
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from parley.reading.actors import Actor, Discourse
from parley.reading.anchors import Rare
from parley.reading.cues import Cue, Phrase, Rule, cue_rules, is_act
from parley.reading.dates import DateMention
from parley.reading.extents import Extents
from parley.reading.joint_text import is_joint_text, is_text_of_one
from parley.reading.layers import Layers
from parley.reading.painting import FILL, TYPES
from parley.reading.sentences import Sentence
from parley.reading.subjects import ACTOR_CHARS, Group, SentenceWords, Subject, classes

_QUESTION = Rare(
    r"\b(?:asked|questioned|pressed) (?:\w+ ){0,3}?(?:whether|if|about)\b[^,]*,?",
    "painted",
)
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Ỹ][^.!?]{1,60}?\s?(?:--|—|–|-)\s+(?=[A-Z\"“])"
    r"|[A-Z][a-z]+(?:[ ,&/-]+[A-Za-z]+){0,4}: (?=[A-Z]))"
)
_ALNUM = re.compile(r"\w")
_HOPED = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|doubt(?:s|ed)?) that (?:more |the |further )?$"
)
_POPULACE = re.compile(r"(?:the )?(?:\w+ )?(?:peoples?|public|citizens|voters|families) of\b")
_DOUBTS_ABOUT = re.compile(
    r"\b(?:questions?|concerns?|doubts?|reports?|accusations?|allegations?|fears?|criticism) "
    r"(?:about|over|of|on|regarding|that) (?:the )?$"
)
_TWO = 2  # parties of a bilateral table
_LISTED = re.compile(r" ?(?:such as|namely|these being|being|among them|including|like):? (?=\S)")
_WHEN = re.compile(
    r"(?:(?:just|only|shortly|barely|some|a few|several|\w+) )?(?:(?:an?|one|two|three) )?"
    r"(?:minutes|hours?|days?|weeks?|months?) (?:after|before|ahead of|since)\b"
    r"|(?:shortly |right |soon |just )?(?:after|before) |(?:as|while|amid) "
)
_OPENING = 24  # characters before which the date of "Back in early 2003" begins
_IN_DATE = re.compile(r"\W*(?:back )?(?:in|on|during) (?:early |late |mid-?)?")
_EVENTS = ("the talks", "the meeting", "the dialogue")
_VOICE = 6  # words of "has been voiced by the two sides"
_NORM = re.compile(
    rf"(?:[{TYPES['JOINT']}]{FILL}* (?:should|must|need to|ought to)"
    r"|it is (?:also )?(?:necessary|important|essential|imperative|vital) to) "
)
_OFFICIALS = re.compile(
    r"\b(?:officials|diplomats|delegates|representatives|negotiators|experts|officers|lawmakers"
    r"|leaders|envoys)$"
)
_HEAD = 4  # words before the noun that heads "A renewed joint pledge to …"
_ASIDE = 6  # words of ", the minister announced,"
_LEAST = 1  # words before "…, they stressed" that make a matter


@dataclass(slots=True)
class Hearing:
    """Who was heard so far: what is kept in mind from one sentence of a report to the next."""

    year: int | None
    """The year that the report is about, where it is known."""
    speaker: tuple[str, ...] = ()
    """Whose words were given last."""
    speaker_block: int = -1
    """The paragraph in which they were given."""
    voice: tuple[str, ...] = ()
    """Who answers the press in these paragraphs: "Zhao Lijian: …"."""


@dataclass(slots=True)
class Top:
    """A cue that rules a clause, and what is known of its subject."""

    cue: Cue
    begin: int
    """The word at which the clause begins, its subject included."""
    actor: Actor | None = None
    parties: tuple[str, ...] = ()
    tense: str = ""
    parent: "Top | None" = None
    """The verb of speech or thought that it stands behind."""
    matter: list[tuple[int, int]] = field(default_factory=list)
    """The words it is about, where they do not follow the cue."""
    addressee: Actor | None = None
    """Who was asked, where the cue is a passive."""
    accepted: "Top | None" = None
    """What it takes up: the proposal that it agrees to."""
    is_group: bool = False
    """Whether several people of one party speak: "representatives of Japan said that they …"."""
    is_listed: bool = False
    """Whether it stands in a list of what came of the talks: "A pledge to …"."""
    is_outside: bool = False
    """Said by someone who is no party, or by nobody that can be told."""

    @property
    def opens(self) -> bool:
        """Whether clauses of their own may stand behind it."""
        return self.cue.rule.is_opener


_AGENT = Phrase("by (the|both|all)? (?=ACTORCHAR)")
_SOURCE = Phrase(
    "(by|from|among|between|on the part of) (the|both|all)? (?=ACTORCHAR)|on (both|all)? (?=JOINT)"
)
_VOICED = Phrase("VOICED")
_THERE_IS = Phrase("THERE")
_OUTSIDER = Phrase(
    "(DETWORD)? (WORD){0,2} OUTSIDER"
    " | (WORD){1,4} (, (a|an|the|who BEFORM (a|an|the)?))? (WORD){0,4} OUTSIDER"
)
_DATIVE = Phrase("(the|both|all)? (?=ACTORCHAR)")
_DATIVE_AHEAD = Phrase(
    "(to|for|from|in the (view|eyes|words|opinion) of) (the|both)? (?=ACTORCHAR)"
)
_BREAKS = Phrase(
    '(; | , | : | " | , with | (,|;)? (and|but|while|whereas|though|although|as|when|after'
    "|because|since|that|or|yet)) (the|both|all|a)*"
)
_OPENS = Phrase("(PREP|DATE)")
_NEXT_PARTY = Phrase("((,|;)? (and|while|whereas)|;) the? (?=ACTORCHAR)")
_AMOUNT = Phrase("(CURRENCY|NUM|a|an)")
_REPORT = Phrase(
    "(a|an|one|another) (WORD|ADJECTIVE|PARTY){0,4}? (report|study|survey|poll|newspaper"
    "|daily|magazine|website|institute|think-tank)"
)
_JUDGED = Phrase(
    "(BE)+ ({praise.participle}|{welcome.participle}|{appreciate.participle}"
    "|{recognise.participle}) | met with DET WORD? (welcome|praise|approval|appreciation)"
)
_PURPOSE = Phrase("so (that|as to) | in order (to|that) | with (a|the) (view|aim) (to|of)")


class TopFinder:
    """Finds the cues that rule the clauses of one sentence, from left to right."""

    def __init__(
        self, discourse: Discourse, hearing: Hearing, sentence: Sentence, words: SentenceWords
    ) -> None:
        self.layers = discourse.layers
        self.table = discourse.table
        self.rules = cue_rules()
        self.discourse = discourse
        self.hearing = hearing
        self.sentence = sentence
        self.s = words
        self.chars = words.words.chars
        self.extents = Extents(self.layers, words)
        question = _QUESTION.search(self.layers, sentence.start, sentence.end)
        self.question = (
            (words.index(question.start()), words.index(question.end())) if question else None
        )
        self.tops: list[Top] = []
        self.quoted: tuple[str, ...] | None = None
        """Whose words these are, where they are named behind a quotation that goes on."""
        self.lists_outcomes = False
        """Whether the sentence is one of those that name what came of the talks."""
        self.point = 0
        """The word behind the number of a paragraph or the mark of a list."""
        self.begin = self._behind_dateline()

    def _behind_dateline(self) -> int:
        """The word at which the sentence begins behind "HANOI (VNA) -" or "Security:"."""
        found = _DATELINE.match(self.layers.text, self.sentence.start, self.sentence.end)
        return self.s.index(found.end()) if found else 0

    def speaker(self) -> tuple[str, ...]:
        """Whose words the sentence gives, where it says so of one party."""
        spoken = (top.parties for top in self.tops if top.opens and not top.is_outside)
        return next((parties for parties in spoken if len(parties) == 1), ())

    def speaker_behind(self) -> tuple[str, ...] | None:
        """Who is named behind the words of a quotation; nobody where an outsider is."""
        top = self._find_inverted()
        if top is None:
            return None
        return () if top.is_outside else top.parties

    def find(self) -> list[Top]:
        """The cues that rule a clause, in order."""
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
        if any(top.cue.rule.form == "verb" for top in self.tops):
            self._fill_gaps()
        return self.tops

    def _fill_gaps(self) -> None:
        """ "Canada pledged $5m and Norway $3m": the verb that a second party is spared."""
        for found in _NEXT_PARTY.pattern.finditer(self.chars):
            number = bisect_left(self.tops, found.start(), key=lambda top: top.begin)
            top = self.tops[number - 1] if number else None
            actor = self.s.actor_on.get(found.end())
            if top is None or actor is None or not self._may_share_verb(actor, top):
                continue
            limit = self.tops[number].begin if number < len(self.tops) else len(self.chars)
            matter = self._gapped_matter(top, self.s.index(actor.end - 1) + 1, limit)
            if matter is None:
                continue
            cue = Cue(found.end(), matter, matter, top.cue.rule)
            gap = Top(cue, found.start(), actor, actor.parties, top.tense, top.parent)
            self.tops.insert(number, gap)

    def _may_share_verb(self, actor: Actor, top: Top) -> bool:
        is_other = len(actor.parties) == 1 and not set(actor.parties) & set(top.parties)
        is_seated = set(actor.parties) <= set(self.table.parties)
        is_verb = top.cue.rule.form == "verb" and not top.opens and not top.is_outside
        stands = self.s.first_word[actor.start] > top.cue.end and actor.kind != "PRONOUN"
        return is_other and is_seated and is_verb and stands and not actor.is_possessive

    def _gapped_matter(self, top: Top, behind: int, limit: int) -> int | None:
        """The word at which the matter of a party without a verb begins: "Norway | $3m for B"."""
        chars, known = self.chars, classes()
        last = chars[top.cue.end - 1]
        if last in known.preposition:
            if chars[behind : behind + 1] != last:
                return None
            matter = behind + 1
        elif _AMOUNT.pattern.match(chars, behind):
            matter = behind
        else:
            return None
        finite = known.be | known.modal | known.auxiliary | (known.past & known.verbs)
        end = self.extents.end(matter, [limit])
        return None if finite.intersection(chars[matter:end]) or matter >= end else matter

    def _top(self, cue: Cue) -> Top | None:
        form = cue.rule.form
        if form in ("verb", "that"):
            return self._verb(cue)
        if form == "noun":
            return self._noun(cue)
        if form == "joined":
            return self._joined(cue)
        return self._after_matter(cue)

    def _joined(self, cue: Cue) -> Top | None:
        """ "reaffirmed X as well as joint commitments for Y": the first verb rules both."""
        last = self.tops[-1] if self.tops else None
        verbs = cue.rule.behind
        is_in_that = last is not None and (last.opens or last.parent is not None)
        if is_in_that and cue.rule.is_opener:
            return None  # "agreed that … and that …": both stand behind the first
        if last is None or not verbs.intersection(self.chars[last.cue.start : last.cue.end]):
            return None
        if cue.rule.is_opener and self._has_relative(last.cue.matter, cue.start):
            return None  # "reaffirmed the vision that they share, and that the summit named"
        return Top(
            cue, cue.start, last.actor, last.parties, last.tense, last.parent,
            is_outside=last.is_outside,
        )  # fmt: skip

    def _has_relative(self, start: int, end: int) -> bool:
        """Whether a "that" stands behind a noun: "the vision | that both share"."""
        known, chars = classes(), self.chars
        no_noun = known.verbs | known.preposition | known.conjunction
        return any(
            chars[at] == known.that and chars[at - 1] not in no_noun for at in range(start + 1, end)
        )

    def _verb(self, cue: Cue) -> Top | None:
        known, chars = classes(), self.chars
        if cue.rule.is_impersonal:
            if known.negation.intersection(chars[max(0, cue.start - 2) : cue.start]):
                return None  # "No agreement was reached"
            if chars[cue.start - 1 : cue.start] in known.which and cue.start:
                return None  # "the summit at which it was decided to …"
            is_inside, parent = self._placement(self._behind_that(cue.start), "past")
            actor = self._agent(cue) or self._source(cue.start, cue.end)
            actor = actor or self._named_inside(cue) or self._named_ahead()
            parties = actor.parties if actor else self._anyone(parent) or self._joint_behind(cue)
            return None if is_inside else Top(cue, cue.start, actor, parties, "past", parent)
        group = self.s.group(cue.start)
        char = chars[cue.start]
        is_passive = group.has_be and char in known.past and char not in known.ing
        if group.is_negated or group.has_modal or is_passive or self._is_history(group.start, cue):
            return None
        is_elliptic = group.start == cue.start == self.point and char in known.past
        if is_elliptic and not self.tops and self.table.rounds and cue.rule.needs != "front":
            # "3. Reaffirmed …": the parties of the statement, who are not said again
            return Top(cue, cue.start, None, self.table.parties, "past")
        subject = self.s.subject(group, cue.start)
        if subject.actor is not None and self._is_neither(subject.actor):
            return None
        tense = "ing" if chars[group.start] in known.ing else self._tense(cue.start, group)
        if char in known.modal and is_act(cue.rule.value("", together=True) or ""):
            tense = "modal"
        top = self._placed(cue, subject, tense)
        return self._not_of_whom(top) if top is not None else None

    def _not_of_whom(self, top: Top) -> Top | None:
        """ "He thanked Peru for …": not Peru's thanks, but those of the other at a table of two."""
        rule = top.cue.rule
        is_praise = rule.value("", together=False) == "recognises" or "regards" in rule.id
        behind = range(top.cue.start + 1, min(top.cue.matter + 2, len(self.chars)))
        whom = next((self.s.actor_on[at] for at in behind if at in self.s.actor_on), None)
        if not is_praise or whom is None or whom.is_possessive or whom.parties != top.parties:
            return top
        if len(top.parties) != 1 or whom is top.actor:
            return top
        others = tuple(code for code in self.table.parties if code not in top.parties)
        is_named = top.actor is not None and top.actor.kind in ("PARTY", "SIDE")
        if len(others) != 1 or is_named or len(self.table.parties) != _TWO:
            return None
        return replace(top, actor=None, parties=others)

    def _behind_that(self, at: int) -> int:
        """ "…, and that | the second phase will begin": where a clause with such a cue begins."""
        begin = self.phrase_begin(at)
        return begin if begin and self.chars[begin - 1] == classes().that else at

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
        if start < cue.start and self.layers.folded.startswith("had ", before):
            # "had decided to begin in 2018"
            dates = [*dates, *self.layers.within(self.layers.dates, end, self.sentence.end)]
        year = self.hearing.year
        return any(date.year and year and date.year < year for date in dates)

    def _opening_date(self) -> DateMention | None:
        """ "In 2003 …", "In May 2003, when …": the date that a sentence opens with."""
        start = self.s.words.starts[self.begin] if self.begin else self.sentence.start
        dates = self.layers.within(self.layers.dates, start, start + _OPENING)
        if not dates:
            return None
        before = self.layers.folded[start : dates[0].start]
        return dates[0] if _IN_DATE.fullmatch(before) else None

    def _tense(self, verb: int, group: Group) -> str:
        known, char = classes(), self.chars[verb]
        if char in known.ing and not group.has_be:
            return "ing"
        if char in known.past:
            return "past"
        is_finite = char in known.third | known.be | known.auxiliary | known.modal
        return "present" if is_finite or self._word(verb).endswith("s") else "base"

    def _placed(self, cue: Cue, subject: Subject, tense: str) -> Top | None:
        """Say whether a verb with such a subject rules a clause, and whose it is."""
        if cue.rule.needs == "front" and subject.kind != "participle":
            return None
        if _POPULACE.match(self.layers.folded, self.s.words.starts[subject.begin]):
            return None  # "The people of Peru hope …": no government
        if cue.rule.is_acceptance:
            return self._acceptance(cue, subject, tense)
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

    def _of_actor(self, cue: Cue, subject: Subject, tense: str) -> Top | None:
        actor = subject.actor
        if actor is None:
            return None
        is_inside, parent = self._placement(subject.begin, tense)
        if is_inside:
            return None
        if cue.rule.thing == "any" and (inside := self._inside_cue(cue)) is not None:
            actor = inside
        parties = self._speakers(parent) if self.is_we(actor) else actor.parties
        if parent is not None and parent.is_group and self._is_they(actor):
            parties = parent.parties
        if parent is not None and self._is_speaker_again(actor, parent):
            parties = parent.parties
        if cue.rule.id.endswith("reaffirmed-commitment"):
            parties = self._whose(cue, parties)
        if self.is_we(actor) and self.chars[cue.start] in classes().agreeing:
            parties = self._with_others(parties)
        if cue.rule.needs == "party" and (
            (tense == "modal" and self._is_ground(actor, subject.begin))
            or actor.kind == "DOCUMENT"
            or self._is_event(actor)
            or ((parent is None or parent.cue.rule.is_around) and self.is_relative(subject.begin))
        ):
            return None
        return Top(
            cue,
            subject.begin,
            actor,
            parties if self._is_one_voice(actor, parent) else parties or actor.parties,
            tense,
            parent,
            is_group=self._speak_several(subject.begin, actor),
            is_outside=actor.is_outsider or bool(parent and parent.is_outside),
        )

    def _acceptance(self, cue: Cue, subject: Subject, tense: str) -> Top | None:
        """ "Chile proposed X, to which Japan agreed", "Chile was asked to do X, and agreed"."""
        asked = self.tops[-1] if self.tops else None
        if asked is None or asked.cue.rule.value("", together=False) != "propose":
            return None
        actor = subject.actor if subject.kind == "actor" else None
        if subject.kind == "coordinate":
            actor = asked.addressee
        if actor is None or not actor.parties or set(actor.parties) & set(asked.parties):
            return None
        comma = self.chars.rfind(",", asked.cue.end, subject.begin + 1)
        begin = comma if comma >= 0 else subject.begin - 1
        return Top(cue, begin, actor, actor.parties, tense, asked.parent, accepted=asked)

    def _is_event(self, actor: Actor) -> bool:
        """ "the talks will give …": they speak for those who meet, and undertake nothing."""
        return self.layers.folded[actor.start : actor.end] in _EVENTS

    def is_we(self, actor: Actor) -> bool:
        """Whether an actor is the speakers themselves: "we"."""
        return actor.kind == "JOINT" and self.layers.folded[actor.start : actor.end] in ("we", "us")

    def _speak_several(self, begin: int, actor: Actor) -> bool:
        """ "Representatives of | the Canadian side", "Canadian officials": people of one party."""
        if len(actor.parties) == 1 and _OFFICIALS.search(
            self.layers.folded, actor.start, actor.end
        ):
            return True
        people = classes().people.intersection
        ahead = range(begin, self.s.first_word.get(actor.start, begin))
        return len(actor.parties) == 1 and any(
            people(self.chars[at]) and self._word(at).endswith("s") for at in ahead
        )

    def _is_ground(self, actor: Actor, begin: int) -> bool:
        """ "glad that the pact was through | as it would open new avenues": what a thing does."""
        is_it = self.layers.folded[actor.start : actor.end] == "it"
        return is_it and self.chars[begin - 1 : begin] in classes().because and begin > 0

    def is_one(self, at: int) -> bool:
        """ "the coming one will help": a thing named before."""
        return at > 0 and self._word(at) == "one"

    def _is_they(self, actor: Actor) -> bool:
        return self.layers.folded[actor.start : actor.end] == "they"

    def _is_one_voice(self, actor: Actor, parent: Top | None) -> bool:
        """Whether "we" are those of one person, whose party may not be known."""
        if not self.is_we(actor):
            return False
        speaker = parent.actor if parent is not None else None
        is_named = speaker is not None and speaker.person is not None
        return is_named or is_text_of_one(self.layers)

    def _speakers(self, parent: Top | None) -> tuple[str, ...]:
        """Whom "we" stands for: who is said to speak, in quoted words who spoke last."""
        if parent is not None:
            return parent.parties
        if self.quoted is not None:
            return self.quoted
        return self.hearing.voice or (self.hearing.speaker if self._is_quoted() else ())

    def _is_speaker_again(self, actor: Actor, opener: Top) -> bool:
        """ "Roy stated that | she would see to it": who speaks of herself right behind "that"."""
        is_person = opener.actor is not None and opener.actor.person is not None
        is_alone = self.layers.folded[actor.start : actor.end] in ("he", "she")
        return is_person and is_alone and self.s.first_word[actor.start] == opener.cue.end

    def _with_others(self, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """ "We agreed on a plan," one of them said: nobody agrees alone."""
        is_one = len(speakers) == 1 and set(speakers) < set(self.table.parties)
        return self.table.parties if is_one and self.table.rounds else speakers

    def _whose(self, cue: Cue, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """ "Roy voiced the commitment of | both countries to …": of those whose it is."""
        owner = self._inside_cue(cue)
        is_of_both = owner is not None and owner.kind == "JOINT" and owner.is_oblique
        return owner.parties if owner is not None and is_of_both and owner.parties else speakers

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

    def _of_owned(self, cue: Cue, subject: Subject, tense: str) -> Top | None:
        """ "Her government stood ready": the party of whom "her" means."""
        actor = self.owner_of(subject)
        if actor is None:
            return None
        return self._of_actor(cue, Subject("actor", subject.begin, actor), tense)

    def owner_of(self, subject: Subject) -> Actor | None:
        """ "her government": whom "her" means."""
        position = self.s.words.starts[subject.begin]
        return self.discourse.owner(subject.possessive or "", self.s.actors, position)

    def _of_people(self, cue: Cue, subject: Subject, tense: str) -> Top | None:
        if subject.kind == "paper" and cue.rule.needs == "party":
            return None  # "the forum has helped trade"
        is_inside, parent = self._placement(subject.begin, tense)
        if is_inside:
            return None
        named = subject.actor.parties if subject.actor else ()
        parties = named or self.table.parties
        return Top(cue, subject.begin, None, parties, tense, parent, is_group=len(named) == 1)

    def _of_thing(self, cue: Cue, subject: Subject, tense: str) -> Top | None:
        if cue.rule.thing != "any":
            return None
        is_inside, parent = self._placement(subject.begin, tense)
        if is_inside:
            return None
        owner = self._inside_cue(cue)
        parties = owner.parties if owner else self._anyone(parent)
        return Top(cue, subject.begin, owner, parties, tense, parent)

    def _inside_cue(self, cue: Cue) -> Actor | None:
        """Whose it is by the words of the cue: "an expression of the lasting US commitment"."""
        return next(
            (self.s.actor_on[at] for at in range(cue.start, cue.end) if at in self.s.actor_on), None
        )

    def _named_inside(self, cue: Cue) -> Actor | None:
        """ "of great importance to both sides is": who stands in the words of the cue, but "it"."""
        inside = (self.s.actor_on.get(at) for at in range(cue.start, cue.end))
        return next((actor for actor in inside if actor and actor.kind != "PRONOUN"), None)

    def _placement(self, begin: int, tense: str) -> tuple[bool, Top | None]:
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

    def _going_on(self, cue: Cue, subject: Subject, tense: str) -> Top | None:
        """A verb that goes on from an earlier one: "… and praised", ", welcomed"."""
        is_joined = self.chars[cue.start - 1 : cue.start] in classes().joining
        if is_joined and self.tops and self._intends(cue):
            tense = self.tops[-1].tense  # "will help it, and plans to …": a verb of its own
        if is_joined and tense == "modal" and self.tops and self.tops[-1].opens:
            return self._going_on_inside(cue, subject)
        after = self.chars.rfind(";", 0, cue.start) + 1
        begun = next(
            (self.s.actor_on[at] for at in (after, after + 1) if at in self.s.actor_on), None
        )
        is_first = not self.tops or self.tops[-1].cue.end < after
        if after and is_first and begun is not None and begun.can_be_subject and begun.parties:
            return Top(cue, after, begun, begun.parties, tense)  # "…; Peru recalled X and …"
        for top in reversed(self.tops):
            if top.opens and top.tense == "past" != tense and self._is_under_modal(top, cue):
                return None  # "stressed that Peru must stop, | abide by its duties, and …"
            opener = top.parent
            if opener is not None and top.tense != tense == opener.tense and opener in self.tops:
                continue  # "welcomed that Japan is ready to talk, and urged …": as it began
            if _go_together(top.tense, tense) or (is_joined and _may_follow(top.tense, tense)):
                return Top(
                    cue, subject.begin, top.actor, top.parties, tense, top.parent,
                    is_outside=top.is_outside,
                )  # fmt: skip
        known = classes()
        if self.tops or (tense == "base" and known.to in self.chars[: cue.start]):
            return None  # "what can be done to treat victims, | go on clearing mines"
        return self._of_main(cue, subject, tense)

    def _is_under_modal(self, opener: Top, cue: Cue) -> bool:
        """Whether a verb is one of several that "must" rules inside the clause of another."""
        between = self.chars[opener.cue.end : cue.start]
        return not classes().modal.isdisjoint(between)

    def _going_on_inside(self, cue: Cue, subject: Subject) -> Top | None:
        """ "noted that the talks have grown | and would go on": whose verb goes on."""
        opener, known = self.tops[-1], classes()
        finite = known.be | known.modal | known.auxiliary
        first = next((at for at in range(opener.cue.end, cue.start) if self.chars[at] in finite), 0)
        if not first:
            return Top(
                cue, subject.begin, opener.actor, opener.parties, "modal", opener.parent,
                is_outside=opener.is_outside,
            )  # fmt: skip
        inner = self.s.subject(self.s.group(first), first)
        return self._of_actor(cue, inner, "modal") if inner.kind == "actor" else None

    def _intends(self, cue: Cue) -> bool:
        """Whether a verb of planning is no second infinitive: "plans to", ", and intend to"."""
        chars, known = self.chars, classes()
        if cue.rule.value("", together=False) != "plan":
            return False
        return chars[cue.start] in known.third or chars[cue.start - 2 : cue.start - 1] == ","

    def _participle(self, cue: Cue, subject: Subject, tense: str) -> Top | None:
        before = self.chars[subject.begin] if subject.begin < cue.start else ","
        known = classes()
        if not self.tops and before in known.purpose and subject.begin > self.begin:
            return None  # "met with a focus on | upholding order"
        if self.tops and before in known.preposition and before not in known.during:
            return None
        if before == "," and self._is_among_deeds(cue.start):
            return None
        if not self.tops:
            return self._of_main(cue, subject, tense)
        top = self.tops[-1]
        return Top(
            cue, subject.begin, top.actor, top.parties, tense, top.parent, is_outside=top.is_outside
        )

    def _is_among_deeds(self, verb: int) -> bool:
        """ "work together in clearing mines, | supporting victims, and …": one of their list."""
        last = self.tops[-1] if self.tops else None
        if last is None or last.matter:
            return False
        chars, known = self.chars, classes()
        listed = [
            at
            for at in range(last.cue.matter, verb)
            if chars[at] in known.ing and chars[at - 1] in known.preposition | {known.to, ","}
        ]
        is_begun = bool(listed) and chars[listed[0] - 1] != ","
        more = (at for at in range(verb + 1, len(chars) - 1) if chars[at] in known.joining)
        is_ended = any(chars[at + 1] in known.ing for at in more)
        return is_begun and is_ended

    def _infinitive(self, cue: Cue, subject: Subject, tense: str) -> Top | None:
        """ "used the talks to thank": as good as "thanked"."""
        if (
            self.tops
            or not set(self.chars[max(0, subject.begin - 7) : subject.begin]) & classes().light
        ):
            return None
        return self._of_main(cue, subject, tense)

    def _of_main(self, cue: Cue, subject: Subject, tense: str) -> Top | None:
        actor = self._actor_left(cue.start)
        if actor is None and subject.kind == "participle":
            actor = self._actor_behind_comma(cue.start)
        if actor is None or (actor.is_outsider):
            return None
        return Top(cue, subject.begin, actor, actor.parties, tense)

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

    def _noun(self, cue: Cue) -> Top | None:
        known = classes()
        group = self.s.group(cue.start)
        if group.is_infinitive or group.has_modal or group.is_negated:
            return None
        before = self.s.actor_on.get(group.start - 1)
        if before is not None and not before.is_possessive:
            return None
        if self._is_circumstance(cue.start) or self._is_to_be_acted_on(cue.start):
            return None
        begin = self.phrase_begin(cue.start)
        is_inside, parent = self._placement(begin, "past")
        if is_inside or self._is_judged(cue):
            return None
        voice = self._voice(cue)
        is_listed = self.lists_outcomes and cue.start - self.begin <= _HEAD
        if cue.rule.needs == "outcome" and not is_listed:
            return None
        is_voiced = (
            is_listed
            or group.has_be
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
        if actor is not None and _DOUBTS_ABOUT.search(
            self.layers.folded, max(0, actor.start - 40), actor.start
        ):
            return None  # "questions about Peru's support for the militants"
        return Top(
            cue,
            begin,
            actor,
            parties,
            "noun",
            parent,
            is_listed=is_listed,
            is_outside=bool(actor and actor.is_outsider),
        )

    def _is_circumstance(self, noun: int) -> bool:
        """ "At the request of Japan, Chile agreed …": what another acts upon."""
        known, at = classes(), noun - 1
        owning = known.determiner | set(known.genitive) | ACTOR_CHARS
        while at >= 0 and self.chars[at] in owning:
            at -= 1
        return at >= 0 and self.chars[at] in known.upon

    def _is_to_be_acted_on(self, noun: int) -> bool:
        """ "tools to strengthen the Chilean | commitment to Peru": an end of another deed."""
        chars, known, at = self.chars, classes(), noun - 1
        while at > 0 and (chars[at] in known.determiner | ACTOR_CHARS or chars[at] in "NS"):
            at -= 1
        while at > 1 and (chars[at] in known.conjunction or chars[at - 1] in known.conjunction):
            at -= 1
        is_first = at - 1 <= self.begin or chars[at - 2] in known.light
        return chars[at] in known.base and chars[at - 1] == known.to and not is_first

    def _owner(self, cue: Cue, begin: int) -> Actor | None:
        """Whose commitment or interest it is: "America's", "their", "of both countries"."""
        known = classes()
        for at in range(cue.start - 1, max(begin, cue.start - 6) - 1, -1):
            if self.chars[at] in ",;:":
                break  # whose it is stands in its own phrase
            actor = self.s.actor_on.get(at)
            if self.chars[at] in known.auxiliary:
                break  # "Japan and Chile have | an agreement to …": that it is there
            if actor is not None:
                if actor.is_oblique and self.chars[cue.start - 1] in known.article:
                    break  # "signed with Japan | an agreement on …"
                return actor
            word = classes().possessives.get(self.chars[at])
            if word:
                return self.discourse.owner(word, self.s.actors, self.s.words.starts[at])
        inside = [self.s.actor_on[at] for at in range(cue.start, cue.end) if at in self.s.actor_on]
        is_told = bool(inside) and (inside[0].is_oblique or cue.rule.thing == "whole")
        return inside[0] if is_told else self._named_ahead()

    def _agent(self, cue: Cue) -> Actor | None:
        """Who stands behind "by": after the cue or inside it."""
        for at in range(cue.start, min(cue.end + 3, len(self.chars))):
            found = _AGENT.pattern.match(self.chars, at)
            if found:
                return self.s.actor_on.get(found.end())
        return None

    def _source(self, start: int, end: int) -> Actor | None:
        """ "was voiced by the ministers", "on both sides": from whom it came."""
        found = _SOURCE.pattern.search(self.chars, start, min(end + 2, len(self.chars)))
        return self.s.actor_on.get(found.end()) if found else None

    def _earlier_agent(self) -> Actor | None:
        """ "thanks were voiced by Japan, and support was voiced for …": still by Japan."""
        last = self.tops[-1] if self.tops else None
        is_alike = last is not None and last.tense in ("noun", "passive")
        return last.actor if last is not None and is_alike and not last.parent else None

    def _voice(self, cue: Cue) -> int | None:
        """Where "was voiced" begins behind a noun and its matter."""
        at = self.extents.verb_behind(cue.matter, len(self.chars))
        return at if _VOICED.pattern.match(self.chars, at) else None

    def _is_judged(self, cue: Cue) -> bool:
        """ "Japan's commitment to reform was praised": another's view of it."""
        at = self.extents.verb_behind(cue.matter, len(self.chars))
        return bool(_JUDGED.pattern.match(self.chars, at))

    def _is_told_of(self, noun: int) -> bool:
        """ "there was great | concern over …": a noun that a sentence only says there was."""
        told_of = _THERE_IS.pattern
        return any(
            told_of.fullmatch(self.chars, at, noun) for at in range(noun - 1, max(-1, noun - 9), -1)
        )

    def _joint_behind(self, cue: Cue) -> tuple[str, ...]:
        """ "It was agreed that | the two sides will …": whose agreement, where no round tells."""
        actor = self.s.actor_on.get(cue.end)
        is_joint = actor is not None and actor.kind == "JOINT" and not actor.is_possessive
        return actor.parties if actor is not None and is_joint and cue.rule.is_opener else ()

    def _named_ahead(self) -> Actor | None:
        """ "To the US, …", "For Hanoi …": whose view a sentence tells from its start."""
        found = _DATIVE_AHEAD.pattern.match(self.chars)
        return self.s.actor_on.get(found.end()) if found else None

    # -- cues behind their matter

    def _after_matter(self, cue: Cue) -> Top | None:
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
        stop = self._before_aside(group.start)
        begin = self.phrase_begin(stop)
        is_inside, parent = self._placement(begin, "past")
        if is_inside or self.chars[begin] == known.there:
            return None
        if form == "behind" and known.asking.intersection(self.chars[begin:stop]):
            return None  # "discussed how the work is being carried out"
        which = max(self.chars.rfind(char, begin, stop) for char in known.which)
        is_inner = which > begin and self.chars[which - 1] in known.preposition
        if is_inner and "," not in self.chars[which:stop] and form == "behind":
            return None  # "a world in which order is being built": what "which" stands for
        subject = self.chars[max(0, stop - 2) : stop]
        if subject[:1] in known.which and subject[1:] == TYPES["PRONOUN"]:
            return None  # "the summit, at which it was decided to …"
        if self.chars[begin] in known.hypothetical:
            return None  # "Whether the talks touch on it is being watched"
        if parent is None and _HOPED.search(
            self.layers.folded[max(0, self.s.words.starts[begin] - 20) : self.s.words.starts[begin]]
        ):
            return None  # "on which the minister hoped that | sanctions would be lifted"
        actor = self._agent(cue)
        if form == "behind" and actor is None:
            actor = self._dative(cue) or self._named_inside(cue) or self._named_ahead()
        if cue.rule.needs_speech and actor is None and parent is None:
            return None
        if goes_on is not None:
            matter = [(cue.end, self.extents.end(cue.end, []))]
            return Top(cue, cue.start, goes_on.actor, goes_on.parties, "past", parent, matter)
        matter = self._matter_before(cue, begin, stop, actor)
        known = classes()
        behind = self.chars[cue.end : cue.end + 2]
        if matter and len(behind) == 2 and behind[0] == known.to and self._is_plain(behind[1]):
            matter = [
                *matter,
                (cue.end, self.extents.end(cue.end, [])),
            ]  # "were agreed | to curb …"
        if matter and cue.rule.thing == "whole":
            matter = [(begin, self.extents.end(cue.end, []))]
        matter += self._listed_behind(cue, actor) if matter and form == "passive" else []
        if not matter:
            return None
        actor = actor or self._earlier_agent()
        parties = actor.parties if actor else self._anyone(parent)
        if actor is None and cue.rule.value("", together=False) in ("progress", "complete"):
            parties = self._anyone(None) or parties  # a work that one tells of is that of all
        return Top(cue, begin, actor, parties, "passive", parent, matter)

    def _listed_behind(self, cue: Cue, agent: Actor | None) -> list[tuple[int, int]]:
        """ "Work in several fields was agreed by both |, such as energy and health"."""
        after = self.s.index(agent.end - 1) + 1 if agent and agent.start else cue.end
        after = max(after, cue.end)
        if after + 1 >= len(self.chars) or self.chars[after] not in ",;:-":
            return []
        found = _LISTED.match(self.layers.folded, self.s.words.ends[after])
        if found is None:
            return []
        begin = self.s.index(found.end())
        return [(begin, self.extents.end(begin, []))]

    @staticmethod
    def _is_plain(char: str) -> bool:
        """Whether a word behind "to" may be a verb: no article, number or name."""
        known = classes()
        closed = known.determiner | known.preposition | known.pronoun | known.conjunction
        closed |= known.currency | known.counting
        return char not in closed and char not in ACTOR_CHARS and char.isalpha()

    def _goes_on_passive(self, group: Group) -> Top | None:
        """ "… was recognised by the US and commended for": the second goes on from the first."""
        last = self.tops[-1] if self.tops else None
        at = group.start - 1
        if last is None or at < 0 or self.chars[at] not in classes().conjunction:
            return None
        return last if last.tense == "passive" else None

    def _asked(self, cue: Cue, group: Group, goes_on: Top | None) -> Top | None:
        agent = self._agent(cue)
        if goes_on is not None:
            return Top(cue, cue.start, goes_on.actor, goes_on.parties, "passive")
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
        return Top(cue, begin, agent, parties, "passive", parent, addressee=addressee)

    def _before_aside(self, end: int) -> int:
        """ "the centre |, which Japan is funding, is going ahead": where the subject ends."""
        chars, known = self.chars, classes()
        if end < self.begin + 2 or chars[end - 1] != ",":
            return end
        comma = chars.rfind(",", self.begin, end - 1)
        if comma < 0:
            return end
        is_spoken = comma + 1 in self.s.actor_on and end - comma <= _ASIDE
        is_spoken = is_spoken and chars[end - 2] in known.past & known.verbs
        at = comma + 1 + (chars[comma + 1] in known.preposition)  # ", on which Japan agreed,"
        return comma if is_spoken or chars[at] in known.relative else end

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
            stop = self.extents.end(after, [])
            return [(after, stop)] if stop > after else []
        if cue.rule.thing in ("project", "whole") and TYPES["ROUND"] in self.chars[begin:end]:
            return []
        return [(begin, end)] if end > begin else []

    def _dative(self, cue: Cue) -> Actor | None:
        """ "a matter of concern to the US": who stands right behind the cue."""
        found = _DATIVE.pattern.match(self.chars, cue.end)
        return self.s.actor_on.get(found.end()) if found else None

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
        inside = range(that + 2, end)
        return any(chars[at] in known.third and chars[at - 1] in ACTOR_CHARS for at in inside)

    # -- speech behind or inside its matter

    def _find_inverted(self) -> Top | None:
        """ "X, they underlined, must be Y", "X, she said on Monday", "X," said the minister."""
        for found in self.rules.inverted_triggers.finditer(self.chars):
            for cue in self.rules.match(self.s.words, found.start(), inverted=True):
                top = self._inverted(cue)
                if top is not None:
                    return top
        return None

    def _inverted(self, cue: Cue) -> Top | None:
        chars = self.chars
        group = self.s.group(cue.start)
        if group.is_infinitive or group.is_negated or group.has_be:
            return None
        subject = self.s.subject(group, cue.start)
        end = cue.end
        if cue.rule.is_impersonal:
            subject = Subject("people", cue.start)
        if subject.kind == "owned":
            owner = self.owner_of(subject)
            subject = Subject("actor" if owner else "none", subject.begin, owner)
        if subject.kind == "thing" and self._is_of_report(cue.start):
            return Top(cue, cue.start, None, (), "past", None, [(0, cue.start)], is_outside=True)
        if subject.kind not in ("actor", "people", "paper"):
            found = _DATIVE.pattern.match(chars, cue.end)
            actor = self.s.actor_on.get(found.end()) if found else None
            if actor is None and (behind := _DATIVE.pattern.match(chars, cue.start + 1)):
                actor = self.s.actor_on.get(behind.end())  # "…, said | the minister"
            if cue.start < 1 or chars[cue.start - 1] not in ',"':
                return None
            is_outside = any(_OUTSIDER.pattern.match(chars, at) for at in (cue.start + 1, cue.end))
            if actor is None and is_outside:
                matter = [(self.begin, cue.start - 1)]
                return Top(cue, cue.start, None, (), "past", None, matter, is_outside=True)
            if actor is None:
                return None
            subject = Subject("actor", cue.start, actor)
            end = self.s.index(actor.end - 1) + 1
        begin = subject.begin
        while begin > 0 and chars[begin - 1] in classes().counting:
            begin -= 1
        if begin > 1 and chars[begin - 2] == "," and self._word(begin - 1) == "as":
            begin -= 1  # "X must be Y, as | both affirmed"
        if begin < _LEAST or chars[begin - 1] not in ',"':
            return None
        rest = self._rest_of_speech(end)
        if rest is None:
            return None
        matter = [(self.begin, begin - 1)]
        if rest < len(chars) - 1 and not self._tells_when(rest):
            matter.append((rest, len(chars)))
        actor = subject.actor
        parties = actor.parties if actor else self._anyone(None)
        top = Top(cue, begin, actor, parties, "past", None, matter)
        top.is_outside = bool(actor and actor.is_outsider)
        return top

    def _is_of_report(self, verb: int) -> bool:
        """ "…, a congressional research report says": words of nobody at the table."""
        comma = self.chars.rfind(",", 0, verb)
        return comma > 0 and bool(_REPORT.pattern.fullmatch(self.chars, comma + 1, verb))

    def _word(self, at: int) -> str:
        return self.layers.folded[self.s.words.starts[at] : self.s.words.ends[at]]

    def _tells_when(self, at: int) -> bool:
        """ "…, they agreed Thursday, | hours after the launch": when they spoke, not of what."""
        return bool(_WHEN.match(self.layers.folded, self.s.words.starts[at]))

    def _find_view(self) -> Top | None:
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

    def _voice_of_all(self) -> Top | None:
        """A sentence in the middle of someone's words: a quotation, an answer to the press."""
        goes_on = self._is_quoted() or self._says_what_should_be()
        parties = self.hearing.voice or (self.hearing.speaker if goes_on else ())
        if self.quoted is not None:
            parties = self.quoted
        if not parties or not self.rules.views:
            return None
        begin = self.begin
        cue = Cue(begin, begin, begin, self.rules.views[0])
        return Top(cue, begin, None, parties, "past", None, [(begin, len(self.chars))])

    def voice_of_text(self) -> Top | None:
        """A sentence of a joint statement, outside all quotations: what all at the table say."""
        parties = self._anyone(None)
        is_theirs = is_joint_text(self.layers) and not self._is_quoted()
        if not parties or not is_theirs or not self.rules.views:
            return None
        begin = max(self.begin, self.point)
        cue = Cue(begin, begin, begin, self.rules.views[0])
        return Top(cue, begin, None, parties, "past", None, [(begin, len(self.chars))])

    def _says_what_should_be(self) -> bool:
        """ "Wang said … . The two sides should …": still the words of who spoke before."""
        is_near = self.hearing.speaker_block == self.sentence.block
        painted, sentence = self.layers.painted, self.sentence
        return is_near and bool(_NORM.match(painted, sentence.start, sentence.end))

    def _is_quoted(self) -> bool:
        """Whether the whole sentence stands inside quotation marks."""
        folded, sentence = self.layers.folded, self.sentence
        block = self.layers.report.blocks[sentence.block].span
        marks = self.layers.once(quotation_marks)
        before = bisect_right(marks, sentence.start) - bisect_left(marks, block.start)
        if before % 2 == 0:
            return False
        closing = folded.find('"', sentence.start + 1, sentence.end)
        return closing < 0 or not _ALNUM.search(folded, closing, sentence.end)

    def _view(self, rule: Rule, found: re.Match[str], *, is_ahead: bool) -> Top | None:
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
        if rest is None:
            return None
        if is_ahead and self.chars[end : end + 1] != ",":
            if not rule.is_own_view:
                return None
            if self.chars[end : end + 1] in classes().preposition:
                return None
            rest = end  # "In Japan's opinion | the plant poses a threat"
        matter = [] if is_ahead else [(self.begin, found.start() - 1)]
        if rest < len(self.chars) - 1:
            matter.append((rest, len(self.chars)))
        if not matter:
            return None
        cue = Cue(found.start(), end, end, rule)
        return Top(
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
        if chars[at] in ",;:" and self._takes_up_speaker(at + 1):
            return len(chars)
        if chars[at] in ",;:" and _PURPOSE.pattern.match(chars, at + 1):
            return len(chars)  # "…, the two sides agreed, so that trade may grow"
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

    def _takes_up_speaker(self, at: int) -> bool:
        """ "X, he said, and he hoped …": a clause of its own of who speaks."""
        if self.chars[at : at + 1] not in classes().joining:
            return False
        actor = self.s.actor_on.get(at + 1)
        return actor is not None and self.layers.folded[actor.start : actor.end] in ("he", "she")

    def _anyone(self, parent: Top | None) -> tuple[str, ...]:
        """An act without an actor is the speaker's, else the whole table's, at a round."""
        if parent is not None:
            return parent.parties
        return self.table.parties if self.table.rounds else ()


def quotation_marks(layers: Layers) -> list[int]:
    """Where the marks stand; counted from a list, since a block may be a whole book."""
    return [found.start() for found in re.finditer('"', layers.folded)]


def _may_follow(one: str, other: str) -> bool:
    """Whether a verb may go on from what was or is: "has sent aid and will send more".

    "Both back the talks and agreed to …": what is and what was done, after "and".
    """
    return (other == "modal" and one in ("past", "present")) or (
        other == "past" and one in ("base", "present")
    )


def _go_together(one: str, other: str) -> bool:
    """Whether two verbs may share a subject across "and"."""
    if one == other:
        return one != "noun"
    return {one, other} <= {"past", "present"} or {one, other} == {"base", "present"}
