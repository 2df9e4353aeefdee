"""Sentences to clauses: each cue with who acts, who says so, and the words it is about.

tops/ finds the cues that rule a clause; here their matter is cut, and what stands inside a verb
that opens clauses of their own ("agreed that both should …") tells what it comes to.
"""

from bisect import bisect_right
from dataclasses import replace

from parley.reading.actors import Actor, Discourse
from parley.reading.anchors import Rare
from parley.reading.clause import Clause
from parley.reading.cues import Cue, Phrase, cue_rules, is_act
from parley.reading.extents import AS_AGREED
from parley.reading.header import is_press
from parley.reading.joint_text import is_joint_text
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.painting import FILL, PAINT, TYPES
from parley.reading.quotations import begins_in_quotation, quotation_marks
from parley.reading.sentences import Sentence
from parley.reading.subjects import SentenceWords, classes
from parley.reading.table import Table
from parley.reading.topics import begins_with_principle, is_matter_of_principle
from parley.reading.tops.finder import find_tops
from parley.reading.tops.frame import Frame, Hearing
from parley.reading.tops.top import Top
from parley.reading.tops.voices import speaker_behind, speaker_of, voice_of_text
from parley.reading.tops.weighed import may_be_weighed, outweighed, weighed_top

_COUNTERFACTUAL = Rare(
    r"^should [^,]{3,60},|^[\"']?had (?![\ue001-\ue0ff])|\bwould have (?!to\b)\w+(?:ed|en|wn"
    r"|ne)\b|^[\"']?if [^,]{3,40} had\b",
    "painted",
)
_BY_THEN = Late(
    rf"\b(?:promis|pledg|vow|assur|agree)\w*\b[^;]*\bby (?:the end of )?{TYPES['DATE']}"
)
# "Reports that the navies have agreed on patrols are untrue": told only to be denied.
_HEARSAY = (
    r"(?:(?:the|any|all|such|these|press|media|news|newspaper|recent|earlier|western) ){0,3}"
    r"(?:reports?|rumou?rs?|suggestions?|stories|story|talk|speculation)"
)
_UNTRUE = Rare(
    rf"(?:^\W*|, |\bthat ){_HEARSAY} (?:that|of|about|in|on|according)\b[^.;]{{3,160}}?"
    r" (?:is|are|was|were) (?:\w+ )?(?:unfounded|baseless|untrue|groundless|false|incorrect"
    r"|inaccurate|fabricated|not true|without foundation|pure (?:speculation|invention|fiction))\b"
    rf"|\b(?:no truth|nothing) (?:in|to) {_HEARSAY}\b"
    rf"|\b(?:denied|denies|dismissed|dismisses) {_HEARSAY} (?:that|of|about|in|on|according)\b",
    "painted",
)
# "Japan will reportedly buy …", "according to press reports, …": nobody at the table says so.
_RUMOURED = Rare(
    r"\b(?:reportedly|allegedly|supposedly)\b"
    r"|\b(?:according to|citing|quoting|cited|quoted) (?:[\w-]+ ){0,3}?"
    r"(?:media|press|news|newspaper) (?:reports?|outlets?|accounts?)\b"
    r"|\b(?:is|are|was|were) (?:said|rumou?red) to (?:have|be)\b"
    r"|\bciting (?:[\w-]+ ){0,3}(?:people|persons|sources|officials) (?:familiar|close|with|who)\b",
    "folded",
)
# "Analyst Jane Doe said | Peru would leave the pact", "According to the Gazette, | Peru will …":
# whoever told it speaks for no party.
_TOLD_BY = Late(
    r"(?:\baccording to (?P<source>[^,;\"]{3,80}), |(?P<who>[^;\"]{2,140}?)"
    r" (?:said|says|claimed|claims|wrote|writes|told [^,.;\"]{2,40}|reported|reports|predicted"
    r"|predicts|believes?|suggested)(?: (?:on|in) [^,.;\"]{3,24})?(?: that)? )$"
)
# What a sentence of its own says of the one before it: "Soto denied that."
_DENIED = Late(
    r"\W*[^.;,]{2,60}?(?:,[^.;,]{2,60},)? (?:(?:has |have |had )?(?:later |promptly |at once )?"
    r"(?:denied|disputed|rejected|contradicted|dismissed)"
    r" (?:that|this|it|the (?:claim|assertion|report|account)s?)(?=[.,;]|$)"
    r"|(?:said|replied|countered|insisted)(?: that)? (?:no such (?:promise|pledge|commitment"
    r"|agreement|undertaking|assurance)|(?:it|this|that) (?:was|is) (?:not (?:so|true|correct"
    r"|the case)|untrue|false|wrong))\b)"
)
# "A | fishermen's guild in Osaka", where nobody of a party is named
_SOMEBODY = Late(
    r"\W*(?:an?|one|some|many|several) (?!.*\b(?:official|officer|spokes\w+|statement|release"
    r"|readout|communique|sources?|diplomat|minister|ministry|envoy|aide|presidency|government"
    r"|note|document|text|summary|delegate|delegation|embassy|department|agency)s?\b)",
)
# "The ship was to be delivered in June, but the yard went bankrupt": planned no more
_CAME_TO_NOTHING = Rare(
    r"\b(?:(?:was|were) (?:due |scheduled |set |supposed |meant |expected )?to|had"
    r" (?:planned|intended|hoped|meant|agreed|been (?:due|set|scheduled|supposed|expected)) to)\b"
    r"[^;.]{3,200}?\b(?:but|yet)\b",
    "folded",
)
_NO_MORE = frozenset({"plan", "pledge", "agree"})
# "plans | no new bases", "supported | neither side": the opposite of what its verb says
_NOTHING = Late(r"\W*(?:no (?!first[- ]use|longer)|neither\b|nothing\b|none\b|nobody\b)")
_WARNS = frozenset({"opposes", "concerned", "stresses"})
# "is supported by Peru and | opposed by Chile": what another did, and no matter
_BY_ANOTHER = Late(r"\W*[a-z]+ed by ")
# "confirmed that the exercise had been cancelled": a failure is neither praised nor backed
_FELL_SHORT = Late(
    r"\b(?:mistakes?|insufficient|inadequate|(?:had|has|have) (?:never (?:agreed|accepted"
    r"|promised|consented|approved)|not|failed|died|lapsed|stalled|collapsed|been (?:cancel\w+"
    r"|delayed|postponed|suspended|killed|put off|abandoned|missed|lost))"
    r"|(?:would|will|could) not be (?:met|reached|kept|achieved|held)"
    r"|fell short|fall(?:s|en)? short)\b"
)
# "agreed that they disagree on the pipeline"
_AGREED_TO_DIFFER = Rare(r"\bagree[ds]? (?:that [^,;.]{0,30}?|to )(?:disagree|differ)\b", "folded")
# "a. conclude …", "(2) expand …", "- hold …": a point of a list.
_POINT = Late(r"\s*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]|[-•*·–▪►])\s+(?=\w)")
# "Zhao Lijian: …", "Bloomberg: …": who speaks in a record of questions and answers.
_LABEL = Late(rf"(?P<name>{TYPES['PERSON']}{FILL}*|[^\W\d_][\w .&'-]{{0,30}}?) ?: (?=\S)")
# A mark that ends a quotation, and words behind it.
_SPEAKS_BEHIND = Late(r'",? ?(?=[^\s"\',.;:)])')
_AROUND = 2  # runs of words around "…, they said, …"
_STEM_REST = 6  # words between a cue and the colon: "agreed to the following steps:"
_LONG_STEM = 12  # "agreed to advance ties through the following:"
# "pledged to support and assist Chile in hosting the summit": help is a task, no view
_HELPS = Late(r"\b(?:assist|help|train|fund|finance|provide|hosting|organi[sz]ing)\b")
# "Soto, of a foundation in Lima, disagrees: …": words of somebody without an office
_DIFFERS = Late(r"\b(?:disagrees?|disagreed|begs? to differ|demurs|doubts it|wonders)\W*$")
_NEXT_TO = 3  # words between the comma of what a sentence opens with and its subject
_DENIAL = 5  # words of "no other state in it should"
_RESTATED = frozenset({"agree", "pledge", "plan"})
_AS_AGREED = Rare(AS_AGREED, "folded")
_UNDER_PAPER = Late(
    r"(?:under|according to|in (?:line|accordance) with)"
    rf" (?:it\b|(?:the )?[{TYPES['PRONOUN']}{TYPES['PAPER']}]"
    r"|(?:the|this|that|their|its) (?:[\w-]+ ){0,4}?(?:plan|programme|program|agreement|arrangement"
    r"|deal|roadmap|memorandum|pact|scheme|framework|accord)\b)|accordingly\b"
)
# "… that in order to lift ties, | both sides should …": what a clause opens with.
_FRAME = Late(
    rf"\W*(?:(?:in order |so as )?to [^,;]{{3,120}}, (?=(?:the |both |all |each )?[{PAINT}])"
    r"|(?:within|under|subject to|in (?:line|accordance|keeping) with) [^,;]{3,120}, "
    rf"(?=an? [a-z{PAINT}]|(?:the )?[{TYPES['JOINT']}{TYPES['PARTY']}])"
    rf"|in order to [^,;{PAINT}]{{3,120}} (?=[{TYPES['JOINT']}])"
    rf"|(?:in|over|during) the (?:coming|next|near) (?:[a-z]+ ){{0,1}}[a-z]+,? (?=[{PAINT}]))"
)
# "The major outcomes of the dialogue were:", and the paragraphs that name them.
_OUTCOMES = Late(
    r"\b(?:outcomes?|results?|deliverables|achievements|decisions|conclusions)\b[^.:]{0,60}:$"
)
_FRAGMENT = Late(r"\W*(?:an?|the|[a-z]+ing) |\W*(?:agreement|commitment|pledge|launch)")
# "encouraged the Government to": at a table of two the other one's
_OTHER_SIDE = Late(
    r"\w+(?: on| upon)? (?:the )?(?:government|authorities|other side) (?!of\b|in\b)"
)
_PLEDGE = Late(r"(?:pledge|promise|vow|guarantee)")
_ONCE_MORE = Late(r"\b(?:again|anew|afresh|once more)\b")
# "Good results have been seen, she said, | in mine clearance"
_GOES_ON = Late(r"(?:in|across) ")
# "Trade was discussed, he said, and | so were the pandemic and visas": one more subject
_SO_WERE = Late(r"\W*(?:and )?so (?:was|were|is|are|will|did) ")
# "For the vaccines sent by Japan, | the minister voiced her thanks": what ahead of it they are for
_AHEAD = {
    "recognises": Late(r"(?:for|over) "),
    "concerned": Late(r"(?:on|over|about|regarding|concerning) "),
    "supports": Late(r"(?:for|to) "),
}
_NOT_WHAT_FOR = Late(
    r"(?:(?:his|her|its|their|the|this|that|many|some|more|over|much|most|both|now|years?)"
    r" (?:own )?(?:parts?|sides?|first time|second time|time being|occasion|margins|sidelines"
    r"|whole|same|day|moment|rest|past|years|weeks|months|than)\b|(?:behalf|lunch|dinner|years"
    r"|decades|the course)\b)"
)
# "called on | all parties to", "the international community": who is asked sits at no table
_BEYOND_THE_TABLE = Late(
    r"\b(?:(?:warring|opposing|conflicting) (?:parties|sides)|parties to the conflict"
    r"|all (?:the )?(?:other )?(?:parties|sides|states|countries|nations|actors|stakeholders"
    r"|members)|international community|other (?:states|countries|nations|donors|members)"
    r"|donors|third (?:parties|countries|states))\b"
)
_OURS = Late(r"\W*our ")
# "It is necessary, | they agreed, to go on": one need, told around its speakers
_IT_IS_NEEDED = Late(
    rf"(?:it|[{TYPES['PRONOUN']}]{FILL}*) (?:is|was|remains) (?:\w+ )?"
    r"(?:necessary|essential|important|vital|imperative|crucial),?"
)
_CONDITION = Late(r"(?:if|unless|once|when|while|since|although|with) ")
_NEEDED = frozenset("need needs needed must has have had".split())
# "It was essential, | they stressed, …", "With the support of the leaders, | he noted, …"
_EMPTY_FRAME = Late(
    rf"(?:it|[{TYPES['PRONOUN']}]{FILL}*) (?:is|was|remains) (?:\w+ )?\w+"
    r"|(?:with|thanks to|under|through|despite|amid|owing to|due to) [^,;]{3,60}"
)


def is_promised(text: str, at: int) -> bool:
    """ "promised that by 2030 it | would have trained ten crews": what is to be done by then."""
    return bool(_BY_THEN.search(text, 0, at))


_AND_THAT = Phrase("(;|,)? (and|but|as well as|or)? that")
_NEXT_DOING = Phrase(", (and|while)? (?=ING) (?!during|following|including) | ,? and to (?=DOES)")


class ClauseReader:
    """Reads the sentences of one report in order, keeping in mind who was spoken of."""

    def __init__(self, layers: Layers, table: Table) -> None:
        self.layers = layers
        self.table = table
        self.rules = cue_rules()
        self.discourse = Discourse(layers, table)
        main = table.main.when if table.main else None
        self.hearing = Hearing(main.start if main is not None else None)
        self.lists_outcomes = False
        """Whether the paragraphs name what came of the talks: "The main outcomes were:"."""
        self.stem: Clause | None = None
        """What the points of a list go on from: "The two sides agreed to:"."""
        self._quoting: dict[int, tuple[str, ...] | None] = {}
        """Whose quotation a mark ends, by its place in the text."""

    def read(self, sentence: Sentence) -> list[Clause]:
        """The clauses of the next sentence."""
        return self.read_with_actors(sentence)[1]

    def read_with_actors(self, sentence: Sentence) -> tuple[list[Actor], list[Clause]]:
        """The actors of the next sentence, and its clauses."""
        actors = self.discourse.actors(sentence)
        self._hear(sentence, actors)
        words = self.rules.grammar.encode(self.layers.painted, sentence.start, sentence.end)
        point = _POINT.match(self.layers.text, sentence.start, sentence.end)
        begins_block = sentence.start == self.layers.report.blocks[sentence.block].span.start
        if begins_block and not _FRAGMENT.match(self.layers.folded, sentence.start):
            self.lists_outcomes = False
        if self.stem is not None and point:
            self.discourse.remember(actors)
            regions = [(point.end(), sentence.end)]
            return actors, [replace(self.stem, sentence=sentence, regions=regions)]
        found: list[Clause] = []
        self.stem = None
        if (
            self.rules.triggers.search(words.chars)
            or self.rules.inverted_triggers.search(words.chars)
            or self.hearing.voice
            or begins_in_quotation(self.layers, sentence)
            or is_joint_text(self.layers)
            or may_be_weighed(self.layers, sentence)
        ):
            frame = Frame(self.discourse, self.hearing, sentence, SentenceWords(words, actors))
            frame.point = frame.s.index(point.end()) if point else frame.begin
            frame.begin = max(frame.begin, frame.point)
            frame.quoted = self._speaker_ahead(sentence)
            frame.lists_outcomes = self.lists_outcomes and begins_block
            reader = _SentenceReader(frame)
            found = reader.clauses()
            if spoken := speaker_of(frame):
                self.hearing.speaker, self.hearing.speaker_block = spoken, sentence.block
            if self.layers.text[sentence.end - 1] == ":":
                self.stem = reader.stem()
        is_head = self.layers.text[sentence.end - 1] == ":"
        if is_head and _OUTCOMES.search(self.layers.folded, sentence.start, sentence.end):
            self.lists_outcomes = True
        self.discourse.remember(actors)
        return actors, found

    def _speaker_ahead(self, sentence: Sentence) -> tuple[str, ...] | None:
        """ "We need peace. It matters to all," Ito said: whose words a sentence gives before it.

        None where no one is named behind the quotation, nobody's where an outsider is.
        """
        layers = self.layers
        block = layers.report.blocks[sentence.block].span
        marks = layers.once(quotation_marks)
        at = bisect_right(marks, sentence.start)
        if at == len(marks) or not begins_in_quotation(layers, sentence):
            return None
        closing = marks[at]
        if not sentence.end <= closing < block.end:
            return None
        if closing not in self._quoting:
            self._quoting[closing] = self._speaker_behind(closing)
        return self._quoting[closing]

    def _speaker_behind(self, closing: int) -> tuple[str, ...] | None:
        last = self.layers.sentence_at(closing)
        if last is None or not _SPEAKS_BEHIND.match(self.layers.painted, closing, last.end):
            return None
        words = self.rules.grammar.encode(self.layers.painted, last.start, last.end)
        known = SentenceWords(words, self.discourse.actors(last))
        return speaker_behind(Frame(self.discourse, self.hearing, last, known))

    def _hear(self, sentence: Sentence, actors: list[Actor]) -> None:
        """Note who speaks in the paragraphs from here on, where a name stands before them."""
        if sentence.start != self.layers.report.blocks[sentence.block].span.start:
            return
        label = _LABEL.match(self.layers.painted, sentence.start, sentence.end)
        if label is None:
            return
        named = next((a for a in actors if a.start <= label.start("name") < a.end), None)
        self.hearing.voice = named.parties if named and named.kind == "PERSON" else ()


class _SentenceReader:
    """Makes the clauses of one sentence of the cues that rule them."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.layers = frame.layers
        self.table = frame.table
        self.sentence = frame.sentence
        self.s = frame.s
        self.chars = frame.chars
        self.extents = frame.extents
        self.tops: list[Top] = []

    def clauses(self) -> list[Clause]:
        start, end = self.sentence.start, self.sentence.end
        text = self.layers.painted[start:end]
        may_be_unreal = _COUNTERFACTUAL.may_stand(self.layers, start, end)
        unreal = _COUNTERFACTUAL.pattern.search(text) if may_be_unreal else None
        if unreal is not None and not is_promised(text, unreal.start()):
            return []
        if _UNTRUE.may_stand(self.layers, start, end) and _UNTRUE.pattern.search(text):
            return []
        if _RUMOURED.search(self.layers, start, end):
            return []
        if _AGREED_TO_DIFFER.search(self.layers, start, end):
            return []
        if text.rstrip("\"')").endswith("?"):
            return []
        self.tops = find_tops(self.frame)
        if not self.tops:
            return self._stated() or self._weighed()
        limit = self._spoken_by_nobody_from()
        found: list[Clause] = []
        for number, top in enumerate(self.tops):
            if top.begin < limit:
                found += self._clauses_of(top, self.tops[number + 1 :])
        if _CAME_TO_NOTHING.search(self.layers, start, end):
            return [clause for clause in found if clause.value not in _NO_MORE]
        return outweighed(self.frame, found) if found else self._weighed()

    def _weighed(self) -> list[Clause]:
        """A sentence that no rule reads: what the company of its words speaks for."""
        top = weighed_top(self.frame)
        if top is None:
            return []
        return self._made(top, top.cue.rule.value("", together=False), top.matter, top.parties)

    def _stated(self) -> list[Clause]:
        """ "Peace at sea is vital." in a joint statement: a view that needs no verb of saying."""
        top = voice_of_text(self.frame)
        if top is None:
            return []
        opens_with_us = _OURS.match(self.layers.folded, self.s.words.starts[top.begin])
        views = {"stresses", "concerned", "opposes"} | ({"recognises"} if opens_with_us else set())
        return [clause for clause in self._of_opener(top, []) if clause.value in views]

    def _spoken_by_nobody_from(self) -> int:
        """ "Soto, a professor, disagrees: | Tokyo will …": where words of an outsider begin."""
        colon = self.chars.find(":")
        ahead = [
            (actor, self.s.index(actor.end - 1))
            for actor in self.s.actors
            if actor.can_be_subject and self.s.index(actor.end - 1) < colon
        ]
        before = self.layers.folded[self.sentence.start : self.s.words.starts[colon]]
        if not ahead and colon > 0 and _DIFFERS.search(before):
            return colon
        if not ahead or ahead[-1][1] == colon - 1 or any(actor.parties for actor, _ in ahead):
            return len(self.chars)  # no colon, "Mao Ning: …", or a party speaks
        is_someone = ahead[0][0].kind in ("PERSON", "OUTSIDER")
        return colon if is_someone else len(self.chars)

    def stem(self) -> Clause | None:
        """The clause that the points of a list behind this sentence go on from."""
        top = self.tops[-1] if self.tops else None
        if top is None or top.is_outside or not top.parties or top.opens:
            return None
        value = top.cue.rule.value("", together=len(top.parties) > 1)
        text = self.layers.folded
        rest = _LONG_STEM if text.endswith("following:", 0, self.sentence.end) else _STEM_REST
        if value is None or len(self.chars) - top.cue.end > rest:
            return None
        start, end = self.s.words.starts[top.cue.start], self.s.words.ends[top.cue.end - 1]
        return Clause(top.cue, value, top.parties, (), self.sentence, [], (start, end))

    def _clauses_of(self, top: Top, later: list[Top]) -> list[Clause]:
        if top.is_outside or not top.parties:
            return []
        if top.opens:
            return self._of_opener(top, later)
        if top.parent is not None and (top.parent.is_outside or self._is_taken(top, top.parent)):
            return []
        if top.parent is None and self._is_told_by_nobody_here(top):
            return []
        if self._is_denied_next(top):
            return []
        matter = top.matter
        if top.accepted is not None:
            matter = top.accepted.matter or [(top.accepted.cue.matter, top.begin)]
        if not matter:
            start = top.cue.matter
            if top.cue.rule.is_impersonal and start == top.cue.start:
                start = self.frame.phrase_begin(start)  # "a joint naval | exercise will begin"
            end = self.extents.before_that(
                start, self.extents.end(start, [after.begin for after in later])
            )
            is_apart = top.tense == "ing" and (
                self.chars[top.begin] in classes().while_
                or (self.chars[top.cue.start - 1] == "," and top.begin < _NEXT_TO)
            )
            end = self.extents.end_of_aside(top.begin, start, end, is_apart=is_apart)
            end = self.extents.before_others(start, end)
            is_outer = top.parent is None  # "said that Peru offered to …": no relative clause
            if is_outer and self.extents.opens_relative(top.begin, start):
                end = self.extents.end_of_relative(top.begin, start, end)
                if end == start + 1:
                    return []  # "the talks that Peru had offered to host were …": of no thing
            if top.tense == "noun" and top.cue.rule.thing != "whole":
                end = self.extents.verb_behind(start, end)
            ahead = self._opened_with(top) if not self.chars[start:end].strip('.",;') else []
            matter = [*self._antecedent(top), *ahead, (start, end), *self._behind_aside(top, end)]
            limit = min((after.begin for after in later), default=len(self.chars))
            matter += self.extents.taken_up(top.cue.end, end, limit)
        if self._is_denied(top, matter):
            return []
        if "principle" in top.cue.rule.gives:
            return self._by_principle(top, matter)
        value = self._value(top, top.cue.rule.value("", together=len(top.parties) > 1))
        if top.is_listed and value == "reaffirm":
            value = self._of_outcome(top)
        if (
            value in _RESTATED
            and top.parent is not None
            and self._is_restated(top.parent)
            and not self._is_named_act(top)
        ):
            value = "reaffirm"
        if top.parent is not None and top.tense == "modal" and self._is_believed(top.parent):
            return []
        if value in ("plan", "pledge") and top.parent is not None and top.tense == "modal":
            value = "agree" if self._is_confirmed(top.parent) else value
        if value == "progress" and top.parent is not None and self._is_launched_now(top):
            value = "pledge"
        if value == "plan" and (top.tense == "modal" or top.cue.rule.thing == "whole"):
            is_agreed = self._is_under_paper() or self._is_as_agreed()
            value = "agree" if is_agreed else value
        return self._made(top, value, matter, top.parties)

    def _is_denied_next(self, top: Top) -> bool:
        """ "Ito said | Peru had promised to pay. Soto denied that.": a claim of one side alone."""
        behind = self.sentence.index + 1
        if behind >= len(self.layers.sentences):
            return False
        after = self.layers.sentences[behind]
        if not _DENIED.match(self.layers.folded, after.start, after.end):
            return False
        begin = self.s.words.starts[top.begin]
        return bool(
            top.parent is not None
            or _TOLD_BY.search(self.layers.folded, self.sentence.start, begin)
        )

    def _is_told_by_nobody_here(self, top: Top) -> bool:
        """Whether an analyst, a newspaper or somebody unknown tells what a party will do."""
        if top.tense not in ("modal", "past"):
            return False
        begin = self.s.words.starts[top.begin]
        told = _TOLD_BY.search(self.layers.folded, self.sentence.start, begin)
        if told is None:
            return False
        start, end = told.span("who" if told["who"] else "source")
        tellers = [a for a in self.s.actors if start <= a.start < end and not a.is_object]
        if any(actor.is_outsider for actor in tellers) or is_press(self.layers.text[start:end]):
            return True
        return not tellers and _SOMEBODY.match(self.layers.folded, start, end) is not None

    def _opened_with(self, top: Top) -> list[tuple[int, int]]:
        """ "For the vaccines, | she voiced her thanks": the words that a feeling goes back to."""
        value = top.cue.rule.value("", together=len(top.parties) > 1) or ""
        begin, text = self.frame.begin, self.layers.folded
        comma = self.chars.find(",", begin, top.begin + 1)
        comma = comma if comma > 0 else top.begin
        opens = _AHEAD[value].match(text, self.s.words.starts[begin]) if value in _AHEAD else None
        if opens is None or comma < begin + 2 or top.begin - comma > _NEXT_TO:
            return []
        at = self.s.words.starts[begin + 1]
        return [] if _NOT_WHAT_FOR.match(text, at) else [(begin + 1, comma)]

    def _of_outcome(self, top: Top) -> str:
        """ "A pledge to …", "A commitment to …" among what came of the talks: newly undertaken."""
        start = self.s.words.starts[top.cue.start]
        return "pledge" if _PLEDGE.match(self.layers.folded, start) else "agree"

    def _is_restated(self, opener: Top) -> bool:
        """ "reiterated that it will go on": an undertaking that is told once more."""
        cue, known = opener.cue, classes()
        words = self.chars[cue.start : cue.end if cue.rule.is_impersonal else cue.start + 1]
        is_told_again = known.restating | (known.confirming if self._is_again(cue) else frozenset())
        return bool(is_told_again.intersection(words))

    def _is_again(self, cue: Cue) -> bool:
        """ "confirmed once more that …"."""
        first, last = self.s.words.starts[cue.start], self.s.words.ends[cue.end - 1]
        return bool(_ONCE_MORE.search(self.layers.folded, first, last))

    def _is_confirmed(self, opener: Top) -> bool:
        """ "affirmed that the two countries will do more": undertaken by those who affirm it."""
        known, cue = classes(), opener.cue
        if self._is_again(cue):
            return False
        confirms = (known.confirming | known.affirming).intersection(
            self.chars[cue.start : cue.end]
        )
        return bool(confirms) and len(opener.parties) > 1

    def _is_launched_now(self, top: Top) -> bool:
        """ "announced that it is launching a programme": what is newly taken on."""
        known = classes()
        is_begun = top.cue.rule.id.endswith("began-work")
        is_begun = is_begun and self.chars[top.cue.start] in known.ing
        announces = top.parent is not None and self.chars[top.parent.cue.start] in known.declaring
        return is_begun and announces and len(top.parties) == 1

    def _is_believed(self, opener: Top) -> bool:
        """ "he believes that it will help": what someone thinks of the future is no promise."""
        return self.chars[opener.cue.start] in classes().believing

    def _is_under_paper(self) -> bool:
        """ "Under the plan the two countries will …": what the plan says they undertake."""
        start = self.sentence.start
        return bool(_UNDER_PAPER.match(self.layers.painted, start, self.sentence.end))

    def _is_as_agreed(self) -> bool:
        """ "The two sides will hold talks, as agreed by the co-chairs"."""
        start = self.sentence.start
        return _AS_AGREED.search(self.layers, start, self.sentence.end) is not None

    def _is_named_act(self, top: Top) -> bool:
        """ "agreed", "pledged": a verb that is itself the act, whoever tells of it again."""
        return self.chars[top.cue.start] in classes().promising

    def _antecedent(self, top: Top) -> list[tuple[int, int]]:
        """ "a concept about which they agreed to talk": the words that "which" stands for."""
        chars, known, at = self.chars, classes(), top.begin - 2
        if at < 1 or chars[at + 1] not in known.which or chars[at] not in known.preposition:
            return []
        if chars[at] in known.when:
            return []  # "hosted a dinner, during which they praised …"
        before = at - 1 if chars[at - 1] == "," else at  # "a concept, about which …"
        begin = max(self.frame.phrase_begin(at), chars.rfind(",", 0, before) + 1)
        return [(begin, before)] if begin < before else []

    @staticmethod
    def _is_taken(inner: Top, opener: Top) -> bool:
        """Whether an act inside a clause is the opener's: "agreed that Japan would train crews".

        A view stays a view, whoever agreed on it: "agreed that the war gives cause for concern".
        """
        taken = opener.cue.rule.value("cue", together=False)
        own = inner.cue.rule.value("", together=True)
        if taken == "pledge" and own == "reaffirm":
            return False  # "assured Japan that its commitment to peace stands"
        return taken is not None and not (taken == "agree" and own and not is_act(own))

    def _behind_aside(self, top: Top, end: int) -> list[tuple[int, int]]:
        """ "will keep providing resources | , she said, | for …": where the matter goes on."""
        speech, known = top.parent, classes()
        if speech is None or not speech.cue.rule.is_around or len(speech.matter) < 2:
            return []
        rest = speech.matter[1][0]
        finite = known.be | known.third | known.modal | known.auxiliary | known.past & known.verbs
        if self.chars[rest] in known.joining and self.chars[rest + 1 : rest + 2] in finite:
            return []  # "…, she said, and is glad to see …": a verb of its own
        return [speech.matter[1]] if end in (speech.matter[0][1], speech.begin) else []

    def _by_principle(self, top: Top, matter: list[tuple[int, int]]) -> list[Clause]:
        """ "agreed to support ASEAN, promoting coordination in …": a view, then an undertaking."""
        start, end = matter[0]
        found = _NEXT_DOING.pattern.search(self.chars, start, end)
        cut = found.start() if found else end
        made: list[Clause] = []
        for part in ((start, cut), (cut, end)):
            region = self.extents.region(*part)
            if region is None:
                continue
            is_help = _HELPS.search(self.layers.folded, *region) is not None
            is_first = part[0] == start and not is_help
            is_view = is_first and begins_with_principle(self.layers, *region)
            inside = "principle" if is_view else ""
            value = top.cue.rule.value(inside, together=len(top.parties) > 1)
            made += self._made(top, value, [part], top.parties)
        return made

    def _value(self, top: Top, value: str | None) -> str | None:
        """What is asked of a third party, who is not in the room, is a view."""
        if value == "propose" and top.addressee is not None:
            asked = set(top.addressee.parties)
            return value if asked & set(self.table.parties) else "supports"
        is_ours = top.actor is not None and self.frame.is_we(top.actor) and len(top.parties) > 1
        if is_ours and value in _RESTATED and self.chars[top.cue.start] in classes().modal:
            return "agree"  # "We will …" of several is what they undertake together
        if not top.cue.rule.is_addressed or value != "propose":
            return value
        named = [
            self.s.actor_on[at] for at in range(top.cue.start, top.cue.end) if at in self.s.actor_on
        ]
        named = [actor for actor in named if actor is not top.actor and actor.parties]
        seated = [actor for actor in named if set(actor.parties) & set(self.table.parties)]
        if any(actor.kind != "JOINT" for actor in seated):
            return value
        start, end = self.s.words.starts[top.cue.start], self.s.words.ends[top.cue.matter - 1]
        is_beyond = _BEYOND_THE_TABLE.search(self.layers.folded, start, end) is not None
        if is_beyond or classes().others.intersection(self.chars[top.cue.start : top.cue.matter]):
            return "supports"
        if seated:
            return value
        if (
            self.table.is_bilateral
            and len(top.parties) == 1
            and _OTHER_SIDE.match(self.layers.folded, start)
        ):
            return value
        is_free = top.cue.rule.id.endswith("encouraged")
        return "supports" if named or is_free else value

    def _of_opener(self, top: Top, later: list[Top]) -> list[Clause]:
        inner = [other for other in later if other.parent is top]
        if top.cue.rule.is_around and (split := self._split_commitment(top)):
            return self._made(top, "reaffirm", [split], top.parties)
        if top.cue.rule.is_around:
            inner = [other for other in self.tops if other.parent is top]
            parts = self._pieces(top)
        else:
            begins = [other.begin for other in later if other.parent is not top]
            end = self.extents.end(top.cue.end, begins)
            limit = min(begins, default=len(self.chars))
            whole = [*self._parts(top.cue.end, end), *self.extents.further_that(end, limit)]
            parts = [[part] for part in whole]
        inner = [other for other in inner if other.parties or other.is_outside]
        found: list[Clause] = []
        for part in parts:
            if any(not self._is_taken(cue, top) for cue in self._cues(inner, part)):
                continue
            found += self._inside(top, part, inner)
        return found

    def _split_commitment(self, top: Top) -> tuple[int, int] | None:
        """ "The two countries are committed, they affirmed, | to acting together"."""
        if len(top.matter) != _AROUND:
            return None
        (start, end), rest = top.matter
        chars, known = self.chars, classes()
        is_cut = end - 2 >= start and chars[end - 1] in known.committed
        is_cut = is_cut and chars[end - 2] in known.be and chars[rest[0]] == known.to
        owner = self._party_before(end - 1) if is_cut else None
        return rest if owner and set(owner.parties) == set(top.parties) else None

    def _pieces(self, top: Top) -> list[list[tuple[int, int]]]:
        """The words around a speech: two clauses where the first has a verb, else one."""
        first = top.matter[:1]
        rest = top.matter[1][0] if len(top.matter) > 1 else 0
        at = self.s.words.starts[rest] if rest < len(self.chars) else 0
        goes_on = rest > 0 and _GOES_ON.match(self.layers.folded, at)
        is_one = len(top.matter) == 1 or goes_on or self._what_is_inside(first)[0] == "other"
        if is_one or _IT_IS_NEEDED.fullmatch(self.layers.painted, *self.extents.offsets(*first[0])):
            return [top.matter]
        return [first, top.matter[1:]]

    @staticmethod
    def _cues(inner: list[Top], part: list[tuple[int, int]]) -> list[Top]:
        return [other for other in inner for a, b in part if a <= other.cue.start < b]

    def _parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """The clauses behind a verb: "that … and that …"."""
        parts: list[tuple[int, int]] = []
        for found in _AND_THAT.pattern.finditer(self.chars, start, end):
            if found.end() - found.start() < 2:
                continue
            parts.append((start, found.start()))
            start = found.end()
        return [*parts, (start, end)]

    def _inside(self, top: Top, part: list[tuple[int, int]], inner: list[Top]) -> list[Clause]:
        rule = top.cue.rule
        together = len(top.parties) > 1
        part = self._behind_frame(part)
        inside, at = self._what_is_inside(part)
        part = self._behind_occasion(top, part, at)
        cues = self._cues(inner, part)
        if cues and not (inside == "progress" and all(map(self._is_under_way, cues))):
            inside = "cue"
        parties = top.parties
        if inside == "should" and rule.value("principle", together=together):
            starts = [self.extents.offsets(a, b) for a, b in part]
            if self._party_before(at) is None and is_matter_of_principle(self.layers, starts):
                inside = "principle"
        if inside == "will" and rule.value("principle", together=together):
            starts = [self.extents.offsets(a, b) for a, b in part]
            is_ours = self._party_before(at) is not None or self._act_before(at)
            if not is_ours and is_matter_of_principle(self.layers, starts):
                inside = "principle"
        is_decided = classes().deciding.intersection(self.chars[top.cue.start : top.cue.end])
        if inside == "will" and not (rule.is_speech or is_decided) and self._is_foretold(at):
            inside = "other"
        if (
            inside == "will"
            and rule.is_speech
            and (self._is_believed(top) or self._is_told_of_another(at))
        ):
            inside = "other"
        if inside == "progress" and self._is_none(part):
            return []  # "noted that no progress had been made"
        if inside == "other" and self._breaks_off(part):
            return []
        if inside == "will":
            actor = self._party_before(at)
            if actor is None and rule.is_speech:
                return []
            if actor is not None and rule.is_speech:
                parties = top.parties if self.frame.is_we(actor) else actor.parties
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
        if inside == "will" and not together and value in _RESTATED | {"reaffirm"}:
            other = self._party_before(at)
            if other is not None and set(other.parties).isdisjoint(top.parties):
                parties, value = other.parties, "pledge"  # "confirmed that Chile will …"
        if value == "reaffirm" and inside == "will" and self._is_confirmed(top):
            value = "agree"
        if value == "reaffirm" and not together:
            is_confirmed = self.chars[top.cue.start] in classes().confirming
            value = "pledge" if is_confirmed else value  # "confirmed that funds will be given"
        if value in ("propose", "agree") and inside == "should" and self._is_third_party(at):
            value = "supports"
        is_need = inside == "should" and self.frame.word(at) in _NEEDED
        if value == "agree" and is_need and not is_decided:
            value = "stresses"  # "agreed that both need to do more": a need, and no act
        return self._made(top, value, part, parties)

    def _behind_frame(self, part: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """ "agreed that in order to …, | both should …": a clause without what opens it."""
        (start, end), *others = part
        if start >= end:
            return part  # a sentence that breaks off behind "that"
        found = _FRAME.match(self.layers.painted, *self.extents.offsets(start, end))
        return [(self.s.index(found.end()), end), *others] if found else part

    def _behind_occasion(
        self, top: Top, part: list[tuple[int, int]], verb: int
    ) -> list[tuple[int, int]]:
        """ "said at a dinner that she gave that | all must be ready": what was said, not where."""
        (start, end), *others = part
        known, chars = classes(), self.chars
        opening = {chars[start : start + 1], *chars[top.cue.start : top.cue.end]}
        if top.cue.rule.is_around or not start < verb <= end or not opening & known.where_at:
            return part
        that = chars.rfind(known.that, start, verb)
        return [(that + 1, end), *others] if that > start else part

    def _is_denied(self, top: Top, matter: list[tuple[int, int]]) -> bool:
        """ "plans no bases", "backed by Peru and opposed by Chile": no matter of its verb."""
        first = matter[0][0] if matter else len(self.chars)
        if first >= len(self.chars):
            return False
        start, folded = self.s.words.starts[first], self.layers.folded
        if _BY_ANOTHER.match(folded, start):
            return True
        is_object = first == top.cue.matter and top.tense != "modal"
        is_object = is_object and top.cue.rule.value("", together=False) not in _WARNS
        return is_object and _NOTHING.match(folded, start) is not None

    def _is_none(self, part: list[tuple[int, int]]) -> bool:
        """Whether a clause opens with its denial: "no progress", "not enough", "neither side"."""
        start = part[0][0]
        return bool(classes().negation.intersection(self.chars[start : start + 2]))

    def _breaks_off(self, part: list[tuple[int, int]]) -> bool:
        """Whether the text ends before the verb of a clause: "stressed that the joint patr"."""
        if not self.layers.text[self.sentence.end - 1].isalnum() or part[-1][1] < len(self.chars):
            return False
        verbs = classes().be | classes().past | classes().third
        return verbs.isdisjoint(self.chars[slice(*part[-1])])

    def _is_foretold(self, at: int) -> bool:
        """ "agreed that the corridor will change the region": what a thing will do is no act."""
        chars, known = self.chars, classes()
        verb = at
        auxiliaries = known.modal | known.be | known.negation | {known.to}
        while verb < len(chars) and chars[verb] in auxiliaries:
            verb += 1
        if chars[verb - 1] in known.be:
            return False  # "will be eased", "will not be eased"
        if chars[verb : verb + 1] in known.going_on and not self._goes_on_doing(verb):
            return False  # "will go on"
        subject = self.s.subject(self.s.group(at), at)
        is_thing = subject.kind == "thing" or self._is_one(at - 1)
        return is_thing and chars[at - 1] not in known.bodies | known.people | known.units

    def _is_one(self, at: int) -> bool:
        """ "the coming one will help": a thing named before."""
        return at > 0 and self.frame.word(at) == "one"

    def _is_told_of_another(self, at: int) -> bool:
        """ "actions with which Peru would change it", he said: what a thing in it is about."""
        subject = self.s.subject(self.s.group(at), at)
        return subject.kind == "actor" and self.frame.is_relative(subject.begin)

    def _goes_on_doing(self, verb: int) -> bool:
        """ "its growth will go on creating jobs", "will continue to help": what it does."""
        chars, known = self.chars, classes()
        at = verb + 1
        if chars[verb] not in known.keeping_on:
            return False
        while at < len(chars) and chars[at] in known.particle:
            at += 1
        is_doing = chars[at : at + 1] in known.ing
        return is_doing or (
            chars[at : at + 1] == known.to and chars[at + 1 : at + 2] not in known.be
        )

    @staticmethod
    def _is_under_way(inner: Top) -> bool:
        """ "agreed that the two sides have kept up exchanges": what went well, and no act."""
        return inner.cue.rule.value("", together=True) in ("progress", "complete")

    def _is_third_party(self, at: int) -> bool:
        """Whether the subject of a word is a state that does not sit at the table."""
        actor = self._party_before(at)
        return actor is not None and not set(actor.parties) & set(self.table.parties)

    def _is_split_subject(self, top: Top, at: int) -> bool:
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
        verb = next((i for i in range(end, reach) if self.chars[i] in known.past), reach)
        is_of_subject = self.chars[at] in known.modal and part[0][0] < at
        if is_of_subject and verb < reach and self.chars[verb + 1 : verb + 2] != known.to:
            return [(part[0][0], at), *part[1:]]  # "coercion | cannot be accepted"
        return [(end + 1, part[0][1]), *part[1:]] if end + 1 < part[0][1] else part

    def _is_state(self, at: int) -> bool:
        """Whether a thing should be so, not be done: "should be fair"."""
        known = classes()
        if at and self.chars[at - 1] == known.there:
            return False
        has_be = self.chars[at + 1 : at + 2] in known.be or self.chars[at + 2 : at + 3] in known.be
        lasts = self.chars[at + 1 : at + 2] in known.lasting and not self._is_ours(at)
        has_be = has_be or lasts
        return bool(self.chars[at + 1 : at + 2]) and has_be and not self._is_done(at)

    def _is_ours(self, at: int) -> bool:
        """Whether the subject of a word is someone at the table: "their navies | must remain"."""
        known = classes()
        if self.chars[at - 1 : at] in known.bodies | known.people:
            return True
        return self._party_before(at) is not None and not self._is_third_party(at)

    def _is_done(self, at: int) -> bool:
        """Whether a thing should be done: "should be expanded", not "must be peaceful"."""
        chars, known = self.chars, classes()
        at += 1
        links = known.be | known.conjunction | {known.to}  # "be diligently and fully | carried out"
        while at < len(chars) and chars[at] in links:
            at += 1
        return at < len(chars) and chars[at] in known.past

    def _what_is_inside(self, part: list[tuple[int, int]]) -> tuple[str, int]:
        """What stands in a clause: the first of the patterns of complements.yaml."""
        places = [at for start, end in part for at in range(start, end)]
        chars = "".join([self.chars[at] for at in places])  # "X remains | , they said, | vital"
        is_behind = len(part) == 1 and chars[:1] in classes().subordinating
        behind = chars.find(",") if is_behind else -1
        if behind > 0:
            places, chars = places[behind:], chars[behind:]  # "once it is built | , we will …"
        best: tuple[int, str] | None = None
        for name, pattern in cue_rules().inside:
            found = pattern.search(chars)
            if found and name == "will" and self._is_supposed(chars, found.start()):
                continue
            if found and (best is None or found.start() < best[0]):
                best = (found.start(), name)
        return (best[1], places[best[0]]) if best else ("other", 0)

    @staticmethod
    def _is_supposed(chars: str, at: int) -> bool:
        """ "they need each other if terrorists | are to be beaten": an end, and no act."""
        known = classes()
        return chars[at] in known.be and not known.hypothetical.isdisjoint(chars[:at])

    def _party_before(self, at: int) -> Actor | None:
        """The party that is the subject of a word, where it is one."""
        subject = self.s.subject(self.s.group(at), at)
        actor = subject.actor if subject.kind == "actor" else None
        if subject.kind == "owned":
            actor = self.frame.owner_of(subject)
        return actor if actor is not None and actor.parties else None

    def _act_before(self, at: int) -> bool:
        """ "a joint team | would follow the elections": people who are sent to act."""
        known = classes()
        return self.chars[at - 1 : at] in known.people | known.bodies | known.units

    def _made(
        self,
        top: Top,
        value: str | None,
        part: list[tuple[int, int]],
        parties: tuple[str, ...],
    ) -> list[Clause]:
        regions = [region for a, b in part if (region := self.extents.region(a, b)) is not None]
        if any(_SO_WERE.match(self.layers.folded, *each) for each in regions):
            return []
        if len(regions) > 1 and _CONDITION.match(self.layers.folded, regions[0][0]):
            regions = regions[1:]  # "If it is to grow, they stressed, trade must …"
        if len(regions) > 1 and _EMPTY_FRAME.fullmatch(self.layers.painted, *regions[0]):
            regions = regions[1:]  # "It was essential, they stressed, that …"
        if value is None or not regions or not parties:
            return []
        if top.opens and value in ("recognises", "supports"):
            told = self.layers.folded[self.s.words.starts[part[0][0]] : regions[-1][1]]
            if _FELL_SHORT.search(told):
                return []
        if value == "propose" and len(parties) > 1 and set(parties) >= set(self.table.parties):
            value = "supports"  # all of them ask nobody at the table: a view they share
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
