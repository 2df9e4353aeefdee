"""What stands before a verb: its auxiliaries, and the subject that the verb has in its sentence."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from parley.reading.actors import Actor
from parley.reading.cues import Phrase, cue_rules
from parley.reading.painting import ACTOR_TYPES, TYPES
from parley.reading.words import Words

ACTOR_CHARS = frozenset(TYPES[name] for name in (*ACTOR_TYPES, "OUTSIDER"))

# "ministers of A, | known as the Quad,"
_NAMED = Phrase("known|called|named|dubbed|styled")
_HOLDERS = frozenset({TYPES["OFFICE"], TYPES["UNNAMED"]})


@dataclass(frozen=True, slots=True)
class Classes:
    """The characters of the closed classes of words."""

    be: frozenset[str]
    auxiliary: frozenset[str]
    modal: frozenset[str]
    negation: frozenset[str]
    conjunction: frozenset[str]
    relative: frozenset[str]
    which: frozenset[str]
    preposition: frozenset[str]
    determiner: frozenset[str]
    pronoun: frozenset[str]
    ing: frozenset[str]
    past: frozenset[str]
    base: frozenset[str]
    third: frozenset[str]
    intending: frozenset[str]
    """Verbs of planning as they stand behind "the two": "plan to", which no other verb rules."""
    people: frozenset[str]
    units: frozenset[str]
    """Who acts for a state that an adjective names: "a Polish battalion"."""
    others: frozenset[str]
    """Those who may be asked for something and never speak for a party."""
    papers: frozenset[str]
    bodies: frozenset[str]
    shared: frozenset[str]
    receiving: frozenset[str]
    """Verbs whose subject is given something: "received praise from"."""
    particle: frozenset[str]
    asking: frozenset[str]
    restating: frozenset[str]
    confirming: frozenset[str]
    affirming: frozenset[str]
    believing: frozenset[str]
    declaring: frozenset[str]
    committed: frozenset[str]
    currency: frozenset[str]
    because: frozenset[str]
    while_: frozenset[str]
    going_on: frozenset[str]
    """What a thing does that is to be done with it: "joint patrols will go on"."""
    keeping_on: frozenset[str]
    lasting: frozenset[str]
    """What a thing does that is to be so: "Syria must remain one state"."""
    counting: frozenset[str]
    """Articles and numbers: what stands before "ministers"."""
    talking: frozenset[str]
    talked: frozenset[str]
    narrating: frozenset[str]
    """ "… and | discussed trade": verbs of their own, whatever they are about."""
    speaking: frozenset[str]
    when_told: frozenset[str]
    """ "exchanged | views", "discussed | ways": a new thing told, whatever went before."""
    purpose: frozenset[str]
    """Prepositions of what something is for or about: no verb behind them says what was done."""
    when: frozenset[str]
    """Prepositions of time."""
    when_it_was: frozenset[str]
    where: frozenset[str]
    where_at: frozenset[str]
    """Prepositions of place and time."""
    joining: frozenset[str]
    appearing: frozenset[str]
    promising: frozenset[str]
    agreeing: frozenset[str]
    deciding: frozenset[str]
    telling: frozenset[str]
    subordinating: frozenset[str]
    hypothetical: frozenset[str]
    light: frozenset[str]
    during: frozenset[str]
    verbs: frozenset[str]
    possessives: dict[str, str]
    to: str
    by: str
    with_: str
    that: str
    there: str
    genitive: str
    upon: frozenset[str]
    article: frozenset[str]


@cache
def classes() -> Classes:
    """The closed classes of words.yaml as characters."""
    made = cue_rules().grammar
    lists: dict[str, list[str]] = made.data["classes"]
    char = made.alphabet.char

    def known(*names: str) -> frozenset[str]:
        return frozenset(char(word) for name in names for word in lists[name])

    def family(names: Iterable[str]) -> frozenset[str]:
        return frozenset(char(words[0]) for name in names for words in made.families[name])

    return Classes(
        be=known("BEFORM"),
        auxiliary=known("HAVEFORM", "DOFORM"),
        modal=known("MODAL"),
        negation=known("NEG"),
        conjunction=known("CONJ"),
        relative=known("REL"),
        which=made.chars_of(["which", "whom"]),
        preposition=known("PREP"),
        determiner=known("DETWORD"),
        pronoun=known("PRON"),
        ing=made.members("ING"),
        past=made.members("ED"),
        base=made.forms["base"],
        third=made.forms["third"],
        intending=made.chars_of(["plan", "intend"]),
        people=family(["people"]),
        units=family(["units"]),
        others=family(["others"]),
        papers=family(["papers"]),
        appearing=made.chars_of("came comes emerged emerges prevailed".split()),
        joining=made.chars_of(["and"]),
        talking=made.chars_of("exchanged discussed reviewed examined explored shared".split()),
        talked=made.chars_of("views view opinions notes ways measures perspectives".split()),
        narrating=made.chars_of(
            "discussed debated reviewed exchanged met held toured visited covered heard attended"
            " watched inspected briefed recalled informed told thanked witnessed took gave paid"
            " laid"
            " received".split()
        ),
        speaking=made.chars_of("spoke talked touched".split()),
        when_told=made.chars_of("last earlier yesterday today here there later".split()),
        purpose=made.chars_of("on of to about at for towards toward upon".split()),
        when=made.chars_of("during after before since until".split()),
        when_it_was=made.chars_of("when after since once".split()),
        where=made.chars_of(["where", "which"]),
        where_at=made.chars_of("at in during on after before".split()),
        counting=known("DETWORD", "NUM"),
        going_on=made.chars_of(
            "continue go resume begin start expand grow increase intensify widen deepen"
            " take cover include focus enter improve meet open reopen close operate run".split()
        ),
        keeping_on=made.chars_of(["continue", "go"]),
        lasting=made.chars_of("remain stay prevail".split()),
        confirming=made.chars_of("confirm confirmed confirms confirming".split()),
        while_=made.chars_of(["while"]),
        because=made.chars_of(["as", "because", "since"]),
        currency=known("CURRENCY"),
        committed=made.chars_of(["committed", "dedicated"]),
        affirming=made.chars_of("affirm affirmed affirms affirming".split()),
        believing=family(["believe"]),
        declaring=family(["declare"]),
        restating=family(["restate"]),
        promising=family(["agree", "pledge"]),
        agreeing=family(["agree"]),
        deciding=family(["decide"]) | made.chars_of(["settled", "settle"]),
        bodies=family(["bodies"]),
        telling=made.telling,
        asking=made.chars_of("how what why whether".split()),
        shared=made.chars_of("joint shared common".split()),
        receiving=made.chars_of("receive receives received won earned drew got gained".split()),
        particle=made.chars_of("up out off on down over".split()),
        subordinating=known("SUBORDINATE"),
        hypothetical=known("HYPOTHETICAL"),
        light=known("LIGHT"),
        during=known("SUBORDINATE") - {char("as")},
        verbs=family(made.data["verbs"]),
        possessives={char(word): word for word in ("their", "its", "his", "her")},
        to=char("to"),
        by=char("by"),
        with_=char("with"),
        that=char("that"),
        there=char("there"),
        genitive=char("'s") + "'",
        upon=made.chars_of(["at", "upon", "following"]),
        article=made.chars_of(["a", "an", "the"]),
    )


@dataclass(slots=True)
class Group:
    """A verb with its auxiliaries and adverbs: where they begin, and what they tell."""

    start: int
    has_be: bool = False
    has_modal: bool = False
    is_negated: bool = False
    is_infinitive: bool = False


@dataclass(slots=True)
class Subject:
    """What a verb has before it.

    kind     actor · owned ("her government") · people ("senior officials") · paper ("the talks")
             · thing · coordinate
             ("and …") · participle · infinitive · noun (the word is none of a verb) · unreal · none
    begin    the word at which the subject begins
    """

    kind: str
    begin: int
    actor: Actor | None = None
    possessive: str | None = None
    """Of "her government": whose it is."""


@dataclass(slots=True)
class SentenceWords:
    """The words of a sentence with its actors."""

    words: Words
    actors: list[Actor]
    actor_on: dict[int, Actor] = field(default_factory=dict)
    first_word: dict[int, int] = field(default_factory=dict)
    """The word at which an actor (by its start) begins."""

    def __post_init__(self) -> None:
        for actor in self.actors:
            number = self.index(actor.start)
            self.first_word[actor.start] = number
            if number < len(self.words.starts) and self.words.starts[number] < actor.start:
                continue  # left out with an aside: "Ito | during the meeting | said"
            while number < len(self.words.starts) and self.words.starts[number] < actor.end:
                self.actor_on[number] = actor
                number += 1

    def index(self, position: int) -> int:
        """The number of the word that a position of the text lies in."""
        return max(0, bisect_right(self.words.starts, position) - 1)

    # -- the verb

    def group(self, verb: int) -> Group:
        """The auxiliaries and adverbs to the left of a verb."""
        chars, known = self.words.chars, classes()
        at = verb
        has_be = has_modal = negated = infinitive = False
        while at > 0:
            char = chars[at - 1]
            if char in known.be:
                has_be = True
            elif char in known.modal:
                has_modal = True
            elif char == known.to:
                infinitive = True
            elif char in known.negation:
                negated = True
            elif char not in known.auxiliary and char not in known.telling:
                break
            at -= 1
            if infinitive:
                break
        return Group(at, has_be, has_modal, negated, infinitive)

    # -- the subject

    def subject(self, group: Group, verb: int) -> Subject:
        """What stands before a verb."""
        chars, known = self.words.chars, classes()
        is_having = group.start < verb and chars[group.start] in known.ing
        is_ing = (chars[verb] in known.ing or is_having) and not group.has_be
        at = group.start - 1
        while at >= 0 and chars[at] in '")':
            at = chars.rfind("(", 0, at) - 1 if chars[at] == ")" else at - 1
        if group.is_infinitive:
            return Subject("infinitive", at + 1)
        if at < 0:
            is_ahead = is_ing or (chars[verb] in known.past and not group.has_be)
            return Subject("participle" if is_ahead else "none", 0)
        actor = self.actor_on.get(at)
        if actor is not None:
            return self._of_actor(actor, is_ing=is_ing)
        char = chars[at]
        if char in known.relative and (char != known.that or self._is_told_by(at)):
            return self._antecedent(at)
        if char in ",;:(" or char == "-":
            return self._behind_comma(at, is_ing=is_ing)
        if is_ing and char in known.subordinating:
            return Subject("participle", at)
        if char in known.conjunction or char in known.subordinating:
            return Subject("coordinate", at)
        if char in known.hypothetical:
            return Subject("unreal", at)
        if char in known.preposition or char == known.that:
            return Subject("participle" if is_ing else "noun", at)
        if char in known.genitive or char in known.determiner:
            return Subject("noun", at)
        return self._phrase(at)

    def _of_actor(self, actor: Actor, *, is_ing: bool) -> Subject:
        chars, known = self.words.chars, classes()
        begin = self.first_word[actor.start]
        if actor.is_possessive:
            return Subject("noun", begin)
        at = begin - 1
        while at >= 0 and chars[at] in known.determiner:
            at -= 1
        if at >= 0 and chars[at] in known.hypothetical:
            return Subject("unreal", at + 1)
        if at > 0 and chars[at] in known.preposition and chars[at] not in known.subordinating:
            is_absolute = chars[at] == known.with_ and chars[at - 1] == ","
            if is_ing or is_absolute:  # "…, with Japan set to pay"
                return Subject("actor", at + 1, actor)
            both = self.actor_on.get(at - 1)
            if both is not None and both.kind == "JOINT" and both.can_be_subject:
                # "The foreign minister of Peru and the foreign minister of | Chile agreed"
                return Subject("actor", self.first_word[both.start], both)
            if chars[at - 1] in known.bodies | known.units or chars[at - 1] in _HOLDERS:
                # "police of the two countries", "a spokesman for the government"
                return Subject("actor", self._phrase(at - 1).begin, actor)
            head = self._phrase(at - 1)
            if head.kind == "actor" and head.actor is not None:
                return head
            if head.kind in ("people", "paper"):
                return Subject("actor" if head.kind == "people" else "paper", head.begin, actor)
            # "In Hanoi Japan agreed": a place, not a phrase that the actor ends
            return head if head.kind == "thing" else Subject("actor", at + 1, actor)
        return Subject("actor", at + 1, actor)

    def _antecedent(self, at: int) -> Subject:
        """ "Japan, which supports …": whom a relative word stands for."""
        before = at - 1
        while before >= 0 and self.words.chars[before] == ",":
            before -= 1
        actor = self.actor_on.get(before)
        if actor is not None and not actor.is_possessive:
            begins_anew = (
                before < at - 1
            )  # behind a comma it tells more, and is a clause of its own
            return Subject("actor", at if begins_anew else self.first_word[actor.start], actor)
        return Subject("thing", at)

    def _is_told_by(self, that: int) -> bool:
        """ "a statement that called for", "it was Japan that proposed": whom "that" stands for."""
        actor = self.actor_on.get(that - 1)
        if actor is None or actor.is_possessive:
            return False
        before = self.first_word[actor.start] - 1
        is_cleft = before > 0 and self.words.chars[before] in classes().be
        return actor.kind == "DOCUMENT" or (is_cleft and before == 1)

    def _behind_comma(self, at: int, *, is_ing: bool) -> Subject:
        """Behind a comma: an aside that ends, a participle, or the next of several verbs."""
        chars = self.words.chars
        if is_ing:
            return Subject("participle", at)
        opened = chars.rfind(",", 0, at)
        if chars[at] == "," and opened > 0:
            actor = self.actor_on.get(opened - 1)
            inside = (self.actor_on.get(i) for i in range(opened + 1, at))
            outsider = next(
                (a for a in inside if a is not None and a.is_outsider and not a.is_object), None
            )
            if outsider is not None:
                return Subject("actor", self.first_word[outsider.start], outsider)
            if actor is not None and actor.can_be_subject and at - opened < 24:
                return Subject("actor", self.first_word[actor.start], actor)
            if actor is None and self._opens_relative(opened + 1):
                return Subject("thing", opened)  # "UNIFIL, to which Peru sends troops, asked for"
            if actor is not None and actor.is_oblique and _NAMED.pattern.match(chars, opened + 1):
                return self._of_actor(actor, is_ing=False)  # "ministers of A, known as the Quad,"
            if chars[opened - 1] in classes().bodies and at - opened < 24:
                whose = self._phrase(opened - 1)  # "His country, he said, will …"
                if whose.kind == "owned":
                    return whose
        return Subject("coordinate", at)

    def _opens_relative(self, at: int) -> bool:
        """ ", which", ", to which": an aside on what stands before its comma."""
        chars, known = self.words.chars, classes()
        at += bool(chars[at : at + 1]) and chars[at] in known.preposition | {known.to}
        return chars[at : at + 1] in known.which

    def _is_of(self, actor: Actor, noun: str) -> bool:
        """ "U.S. | instructors", "The two | defence establishments": whose the noun behind is."""
        known = classes()
        if actor.kind == "PARTY":
            return noun in known.units | known.people | known.bodies
        return actor.is_number

    def _ends_opening(self, article: int) -> bool:
        """Whether a clause begins at an article, behind "Under the pact" and no comma."""
        chars, known = self.words.chars, classes()
        at = article - 1
        if at < 0 or not chars[at].isalpha() or chars[at] in known.preposition | known.determiner:
            return False
        while at > 0 and (chars[at].isalpha() and chars[at] not in known.preposition):
            at -= 1
        return chars[at] in known.preposition and (at == 0 or chars[at - 1] in ",;:")

    def _phrase(self, at: int) -> Subject:
        """The noun phrase that ends at a word: whose head tells people, a paper or a thing."""
        chars, known = self.words.chars, classes()
        head = at
        while at >= 0:
            char = chars[at]
            actor = self.actor_on.get(at)
            if actor is not None and actor.is_possessive and chars[head] in known.bodies:
                return Subject("actor", self.first_word[actor.start], actor)
            if actor is not None and not actor.is_possessive:
                before = self.first_word[actor.start] - 1
                while before >= 0 and chars[before] in known.determiner:
                    before -= 1
                if before < 0 or chars[before] not in known.preposition:
                    if head == at or self._is_of(actor, chars[head]):
                        return Subject("actor", before + 1, actor)
                    break
                at = head = before - 1
                continue
            if char in known.hypothetical:
                return Subject("unreal", at + 1)  # "if the region is to flourish"
            if char in known.preposition and char not in known.subordinating:
                at -= 1
                head = at
                continue
            if char in ',;:()"' or char in known.conjunction or char in known.relative:
                break
            if char in known.article and at < head and self._ends_opening(at):
                at -= 1  # "Under the pact | the two navies will train"
                break
            if char in known.subordinating or char in known.modal or char in known.be:
                break
            at -= 1
        owner = next((chars[i] for i in range(at + 1, head) if chars[i] in known.possessives), None)
        if (
            owner is not None
            and head >= 0
            and chars[head] in known.bodies | known.people | known.units | _HOLDERS
        ):
            return Subject("owned", at + 1, possessive=known.possessives[owner])
        if head >= 0 and chars[head] in known.people:
            return Subject("people", at + 1)
        at_work = known.units | {TYPES["OUTSIDER"]}  # "Polish engineers", "Polish experts"
        if head >= 0 and chars[head] in at_work and TYPES["ADJECTIVE"] in chars[at + 1 : head]:
            return Subject("people", at + 1)
        if head >= 0 and chars[head] in known.papers:
            return Subject("paper", at + 1)
        return Subject("thing", at + 1)
