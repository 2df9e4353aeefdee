"""How far the words of a clause reach: where a phrase begins, and where a matter ends."""

from collections.abc import Iterable

from parley.reading.cues import Phrase
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.painting import ACTOR, FILL, TYPES
from parley.reading.subjects import ACTOR_CHARS, SentenceWords, classes

_NEEDS_DATE = Late(r"\b(?:end|start|beginning|middle|half|quarter|course|close)$")
_AT_THE_LATEST = Late(r",? (?:at the latest|(?:no|not) later)$")
# "… illegal fishing," the minister said: where quoted words end and who says them begins.
_ATTRIBUTED = Late(
    r"(?:,\"+|\"+,) (?!and\b|but\b|while\b|as well\b)[^\"]{0,160}?\b(?:said|says|added|stated"
    r"|told|noted|wrote|explained|stressed|remarked|reads?|continued|quoted|according to)\b"
)
# "… | before the year is out"
_BEFORE_IT_IS_OUT = Late(r" before (?:the|this) year is$")
# "ties are stronger | than ever"
_THAN_EVER = Late(r" than ever(?: before)?\b")
# "will be held in May | , as agreed by both", "by 2028, as agreed at the talks, | fields will …"
AS_AGREED = (
    r"\bas (?:(?:was|has been|had been) )?(?:jointly )?(?:agreed|decided|resolved)"
    r"(?: (?:up)?on)?(?= (?:by|between|at|during)\b|[.,;]|\W*$)"
    r"|\b(?:under|according to|in line with|in accordance with|on the basis of) (?:an?|the)"
    r" (?:[\w-]+ )?(?:decision|agreement|arrangement|understanding)"
    r" (?:jointly )?(?:taken|reached|agreed|made|struck)(?: jointly)?"
    r"(?= (?:at|during|in the course of) (?:the|this|these)\b| by (?:the|both)\b|\W*$)"
    r"|\b(?:under|in line with|according to) an? (?:decision|agreement|arrangement|understanding)"
    r" of (?:the|this) (?:meeting|talks|round|session|dialogue|committee|commission)\W*$"
)
_AS_AGREED_BEHIND = Late(rf",? (?:{AS_AGREED})[^;]*$")
_AS_AGREED_AHEAD = Late(
    r"(?:as )?(?:jointly )?(?:agreed|decided) (?:(?:up)?on )?(?:by|between|at|during) [^,;]{3,60}, "
)
# "work on the dam | goes on"
_GOES_ON = Late(r"(?<! will)(?<! would)(?<! shall)(?<! to) (?:go|goes)(?: on)?$")
# "viewed the rise of piracy | with great concern", "described it | as a matter of grave concern"
_MANNER_BEHIND = Late(
    r" (?:with (?:\w+ ){0,2}|as (?:an? )?(?:matter|source|cause|subject|reason) (?:of|for)"
    r" (?:\w+ ){0,2})(?:concern|preoccupation|alarm|worry|satisfaction|appreciation|regret)"
    r"(?: (?:to|for) [^,;]{3,30})?$"
)
_OF_DATE = Late(rf" of (?:the )?[{TYPES['DATE']}]{FILL}*")


_STOP = Phrase(
    "(; (?!(and|as well as)? (that|to))"  # unless the list goes on, see _goes_on
    " | , (at|during) (the|a|an|their)?"
    " (ROUND|JOINT|WORD{0,3} (meeting|session|round|dialogue))"
    " | , (?=MODAL (?!DETWORD|ACTORCHAR)) | , PREP? (which|who|whose|whom"
    "|where (?!possible|appropriate|feasible|necessary|needed|applicable))"
    " | , (while (?!ING)|as (?=the|both|their|they|ACTORCHAR)"
    "|with (?=(the|both|all)? ACTORCHAR (ING|set|slated|scheduled|poised))"
    "|whereas|although|though|after|so as to"
    "|before (?!(the|its|their) (next|end|close|start|coming))|when|since"
    "|because|adding|noting)"
    " | , but (?=left|differed|disagreed|failed|remained|parted|did|could|were|was)"
    " | , according to | - ACTORCHAR | so as to | (rather than|instead of) (on|in|to|for)"
    "| , (and|while)? ACTORCHAR (for|on|with|to (?=that))"
    "| , (and|while|but) (the|both|all)? ACTORCHAR ({discuss.past}|{meet.past})"
    "| , (and|while|but) (its|their|his|her) (WORD|ADJECTIVE){1,3} (?=BEFORM|HAVEFORM|MODAL)"
    "| , (the|its|their|his|her) WORD{1,2} having"
    "| , (and|while)? (with regard to|with regards to|with respect to|as regards|as for"
    "|turning to|in relation to) (the)?"
    "| , and (a|an) (WORD){0,2} (mechanism|platform|forum|means|vehicle|framework|venue)"
    " (for|to|of|in|where)"
    "| and (regret|concern|disappointment|dismay|alarm|unease|worry|anxiety)"
    " (over|at|about|that)"
    "| , (WORD){1,2} (reported|wrote) (?=NOTHING)"
    "| , (a|an) WORD? (request|proposal|offer|call|plea|demand|suggestion|move|step|idea"
    "|wish|decision|plan|intention|stance|view|position) (that|which|of))"
)
_SPEECH_BEHIND = Phrase(
    ', "? (the|a|an|his|her|their|its)? (ACTORCHAR|(his|her|their|its|ACTORCHAR)'
    " ('s|')? ({people}))"
    " (HAVEFORM|BEFORM)? ({say}|{stress}|{hold_that}|{reaffirm}"
    "|{declare}|{highlight})"
    " (in (a|an|its|the|their) (WORD){0,3} (release|readout|note|DOCUMENT|statement))? (,|.)"
    " | , ({say.past}|{stress.past}) the? ACTORCHAR"
)
# "will train officers, | and energy was also discussed", "pledged to do so | and was led by"
_OWN_CLAUSE = Phrase(
    ", (and|but) (?!to) (WORD|ADJECTIVE|DETWORD|NUM){1,5}? (?=(was|were|is|are) ED)"
    "|and (?=(was|were) ED)"
)
# "will be posted in May|, and the two sides have agreed on …"
_NEXT_CLAUSE = Phrase(", (and|but|while) (the|both|all)? ACTORCHAR (?=HAVEFORM|MODAL|BEFORM|ED)")
# "remove it from the list|, and the US side took note", "|, an invitation Berlin has not answered"
_OTHERS = Phrase(
    ',"? (and|but|while|yet) (the|both)? (SIDE|PERSON|OFFICE) (?=WORD|ED)'
    " | , (PRONOUN|(the|both)? ACTORCHAR) (?=HAVEFORM|BEFORM|MODAL|ED (DETWORD|NUM|to))"
    " | , (a|an) WORD{1,3} (the|both)? ACTORCHAR (?=HAVEFORM|BEFORM|MODAL|ED)"
    " | , the (first|second|third|last|rest) of (which|whom)"
    " | , not (the|by|in|from|on)? (ACTORCHAR|CITY) (?=NOTHING)"
)
# "send two ships | and France one", "withdraw in May | and France from Chad in June"
_SECOND = rf"and (?:the )?{ACTOR}(?:, (?:together|along) with (?:the )?{ACTOR},)?"
_GAPPED = Late(
    rf"[a-z\d] (?={_SECOND} (?:an?|\d[\d,.]*|one|two|three|four|five|six|ten)\b)"
    rf"|{TYPES['DATE']}{FILL}* (?={_SECOND} (?:from|in|by|on|to|until) )"
    rf"|[a-z\d] (?={_SECOND} the (?:[\w-]+ ){{1,2}}(?:by|in|until) [{TYPES['DATE']}])"
)
_ADDITION = Phrase("as well as|including|together with|along with|such as|like")
_AND_TO = Phrase(", (and|as well as) to (?=ING|WORD)")
_NEXT_THAT = Phrase(",? (and|but|as well as) that (?!BEFORM|WORD? of) | , that (?=ACTORCHAR)")


_CLOSING = (',"', '",')  # a quote and the comma that parts it from its speaker


class Extents:
    """Measures phrases and matters among the words of one sentence."""

    def __init__(self, layers: Layers, words: SentenceWords) -> None:
        self.layers = layers
        self.s = words
        self.chars = words.words.chars

    def end(self, start: int, begins: Iterable[int]) -> int:
        """The word before which the matter that begins at a word ends."""
        chars, known = self.chars, classes()
        if chars[start : start + 1] == ";":
            return start  # "a sum that they had asked for; both …"
        end = len(chars)
        end = min(end, next((begin for begin in begins if begin >= start), end))
        for pattern in (_STOP.pattern, _SPEECH_BEHIND.pattern):
            for found in pattern.finditer(chars, start + 1, end):
                if chars[found.start()] == "-" and not self._is_dash(found.start()):
                    continue
                if chars[found.start()] == ";" and self._goes_on(found.start() + 1, end):
                    continue
                if chars[found.start() + 1 :][:1] in known.modal and self._ends_addition(
                    start, found.start()
                ):
                    continue
                end = found.start()
                break
        end = min(end, self._end_of_quote(start, end))
        if chars[start - 1 : start] in known.modal | {known.to}:
            apart = _OWN_CLAUSE.pattern.search(chars, start + 1, end)
            end = apart.start() if apart else end
        # "… and met the president": a verb of telling that goes on from the first
        for at in range(start + 2, end):
            if chars[at - 1] in known.joining | {","} and self._tells_more(at, end):
                return at - 1
            if (
                chars[at] in known.modal
                and chars[at - 1] in known.joining
                and chars[at - 2] == ","
                and chars[at + 1 : at + 2] not in known.be
                and known.modal.isdisjoint(chars[start : at - 2])
            ):
                return at - 2  # "concerned about the rules, | and will ask that …"
            if (
                chars[at] in known.past
                and chars[at] in known.verbs
                and chars[at - 1] in known.conjunction
                and at + 1 < end
                and (
                    (chars[at] in known.talking and chars[at + 1] in known.talked)
                    or chars[at + 1] in known.determiner
                    or chars[at + 1] in ACTOR_CHARS
                    or (chars[at + 1] == known.to and chars[at + 2 : at + 3] in known.determiner)
                    or chars[at - 2] == ","
                )
            ):
                return at - 1
        return end

    def _tells_more(self, at: int, end: int) -> bool:
        """ "… and | discussed trade", "…, | touched on trade": what else they did."""
        known, behind = classes(), self.chars[at + 1 : end][:1]
        if self.chars[at] in known.speaking:
            return behind in known.preposition
        closed = known.preposition | known.conjunction | known.be | known.auxiliary | known.past
        closed |= known.when_told | {"", known.to, known.by, *",.;:\"'()-"}
        return self.chars[at] in known.narrating and behind not in closed

    def _ends_addition(self, start: int, comma: int) -> bool:
        """ "exercises, as well as cooperation on space|, should grow": the verb is that of both."""
        opened = self.chars.rfind(",", start, comma)
        return opened > 0 and bool(_ADDITION.pattern.match(self.chars, opened + 1))

    def _end_of_quote(self, start: int, end: int) -> int:
        """The word at which quoted words end, where who says them follows."""
        words, folded = self.s.words, self.layers.folded
        if start >= end:
            return end
        found = (folded.find(mark, words.starts[start], words.ends[end - 1]) for mark in _CLOSING)
        closing = min((at for at in found if at >= 0), default=-1)
        if closing < 0 or not _ATTRIBUTED.match(folded, closing, words.ends[-1]):
            return end
        return self.s.index(closing)

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether behind a semicolon a list goes on: "…; promote trade; and tackle piracy"."""
        chars, known = self.chars, classes()
        upto = chars.find(";", at, end)
        upto = end if upto < 0 else upto
        while at < upto and chars[at] in known.conjunction:
            at += 1
        past = known.past & known.verbs
        last = upto - 1 if chars[upto - 1] != "." else upto - 2
        if chars[last] in known.keeping_on:
            return False  # "…; negotiations on a treaty continue"
        first = self.s.actor_on.get(at)
        if first is not None and not first.is_possessive:
            return False
        if at >= upto or chars[at] in known.pronoun | past:
            return False
        for word in range(at, upto):
            char, before = chars[word], chars[word - 1]
            if char in known.relative:
                break  # what follows tells more of a thing of the list
            if char in known.be | known.modal | known.auxiliary:
                return False
            if char in known.third and before in ACTOR_CHARS:
                return False
            is_told = before not in known.determiner | known.base | known.conjunction
            if char in past and is_told and chars[word + 1 : word + 2] != known.by:
                return False
        return True

    def next_clause(self, start: int) -> int:
        """ "will be posted in May |, and the two sides have …": where another's clause begins."""
        found = _NEXT_CLAUSE.pattern.search(self.chars, start)
        return found.start() if found else len(self.chars)

    def before_speaker(self, start: int) -> int:
        """ "…, the ministry said in a press release": where words end behind which this stands."""
        found = _SPEECH_BEHIND.pattern.search(self.chars, start)
        return found.start() if found else len(self.chars)

    def before_that(self, start: int, end: int) -> int:
        """ "supports the role of ASEAN | and that work will go on": where another clause begins."""
        found = _NEXT_THAT.pattern.search(self.chars, start + 1, end)
        return found.start() if found else end

    def end_of_aside(self, begin: int, start: int, end: int, *, is_apart: bool) -> int:
        """ ", who had praised its work |, offered …": where the sentence takes up its own verb.

        ", who voiced thanks |, said …": nothing is left of what was thanked for.

        `is_apart`: so it does behind ", while praising its work".
        """
        chars, known = self.chars, classes()
        if chars[begin] not in known.relative and not is_apart:
            return end
        finite = known.past & known.verbs | known.third | known.be | known.modal | known.auxiliary
        ends = (at for at in range(start, end - 1) if chars[at] == ",")
        return next((at for at in ends if chars[at + 1] in finite), end)

    def taken_up(self, matter: int, end: int, limit: int) -> list[tuple[int, int]]:
        """ "committed to A, as ties grow, | and to B": where a list goes on behind an aside.

        "decided to do A, which both hold dear, | and to do B".
        """
        chars, known = self.chars, classes()
        verb = chars[matter - 1]
        if chars[end : end + 1] != "," or verb != known.to or end >= limit:
            return []
        if chars[end + 1 : end + 2] not in known.subordinating | known.relative:
            return []
        for found in _AND_TO.pattern.finditer(chars, end, limit):
            return [(found.end(), self.end(found.end(), [limit]))]
        return []

    def further_that(self, end: int, limit: int) -> list[tuple[int, int]]:
        """ "asked that A do B, which would help, | and that it do C"."""
        chars = self.chars
        if chars[end : end + 1] != "," or chars[end + 1 : end + 2] not in classes().relative:
            return []
        found = _NEXT_THAT.pattern.search(chars, end, limit)
        return [(found.end(), self.end(found.end(), [limit]))] if found else []

    def _is_dash(self, at: int) -> bool:
        """Whether a mark stands between clauses, not inside "ASEAN-US" or "Peru - Chile"."""
        named = self.s.actor_on.get(at - 1)
        if named is not None and self.s.actor_on.get(at + 1) is named:
            return False
        return self.layers.text[self.s.words.starts[at] - 1].isspace()

    def opens_relative(self, begin: int, matter: int) -> bool:
        """ "the talks that | Peru offered to host", "Mali, where | Germany intends to …"."""
        known, before = classes(), self.chars[begin - 1 : begin]
        is_relative = before in known.relative or before in known.where
        return is_relative and self.chars[matter - 1] == known.to

    def end_of_relative(self, begin: int, start: int, end: int) -> int:
        """ "the talks that Peru offered to fund | were held": where the outer clause goes on.

        "Mali, where Germany intends to end its mission|, and arms control".
        """
        chars, known = self.chars, classes()
        finite = known.be | known.modal | known.auxiliary
        told = finite | known.third | known.past & known.verbs
        no_verb_behind = known.conjunction | known.pronoun | ACTOR_CHARS | {known.to}
        is_aside = "," in chars[max(begin - 3, 0) : begin]
        for at in range(start + 1, end):
            behind = chars[at + 1 : at + 2]
            if chars[at] in known.relative:
                return end
            if chars[at] == ";" and is_aside:
                return at
            if chars[at] == "," and is_aside and behind in told:
                return at
            is_last = chars[at] == "," and behind in known.conjunction and is_aside
            if is_last and not known.talking.isdisjoint(chars[: begin - 1]):
                return at  # "discussed Mali, where Germany will …|, and arms control"
            if chars[at] in finite and chars[at - 1] not in no_verb_behind:
                return at
        return end

    def before_others(self, start: int, end: int) -> int:
        """ "will send two ships | and France one": where others act, whatever they do."""
        others = _OTHERS.pattern.search(self.chars, start + 1, end)
        end = others.start() if others else end
        if start >= end:
            return end
        words = self.s.words
        gapped = _GAPPED.search(self.layers.painted, words.starts[start], words.ends[end - 1])
        return self.s.index(gapped.end()) if gapped else end

    def verb_behind(self, start: int, end: int) -> int:
        """Where the verb begins whose subject a noun and its matter are: "… came up as well"."""
        known = classes()
        verbs = known.be | known.modal | known.auxiliary | (known.past & known.verbs)
        if self.chars[start : start + 1] in known.asking:
            return end  # "praise for what has been done in trade"
        for at in range(start + 1, end):
            is_told = self.chars[at] == "D" and self.chars[at + 1 : at + 2] in known.article
            is_verb = is_told or (self.chars[at] in verbs and not self._is_adjective(at))
            if is_verb and self.chars[at - 1] not in known.relative | known.conjunction:
                return at
        return end

    def _is_adjective(self, at: int) -> bool:
        """ "to keep enhancing extended deterrence": no verb of its own before a bare noun."""
        chars, known = self.chars, classes()
        behind = chars[at + 1 : at + 2]
        is_past = chars[at] in known.past and chars[at] not in known.be | known.auxiliary
        closed = known.determiner | known.preposition | known.conjunction | known.pronoun
        closed |= ACTOR_CHARS | known.relative | known.be | known.modal | set(",.;:\"'()-")
        return is_past and behind not in closed and behind not in {"", known.to, known.that, "0"}

    def region(self, start: int, end: int) -> tuple[int, int] | None:
        """A run of words as a run of the text, without what only joins it to its neighbours."""
        chars, known = self.chars, classes()
        loose = set(",;:.\"'()-") | known.conjunction
        while start < end and (chars[start] in loose or chars[start] == known.that):
            start += 1
        tail = loose | {known.that, known.to} | known.preposition | known.determiner
        tail |= known.negation  # "not later | than 2025"
        while end > start and chars[end - 1] in tail:
            if chars[end - 1] in known.particle and self._is_full_verb(chars[end - 2]):
                break  # "should be stepped up", "before the Act runs out"
            end -= 1
        if end <= start:
            return None
        return self._without_manner(*self._with_its_date(*self.offsets(start, end)))

    @staticmethod
    def _is_full_verb(char: str) -> bool:
        known = classes()
        is_third = char in known.third and char not in known.be
        return is_third or char in known.past or char in known.base

    def _without_manner(self, start: int, end: int) -> tuple[int, int]:
        """A matter without the words that tell how it is taken: ", as agreed", "with concern"."""
        text = self.layers.folded
        ahead = _AS_AGREED_AHEAD.match(text, start, end)
        start = ahead.end() if ahead else start
        behind = _AS_AGREED_BEHIND.search(text, start + 1, end)
        end = behind.start() if behind else end
        goes_on = _GOES_ON.search(text, start + 1, end)
        end = goes_on.start() if goes_on else end
        manner = _MANNER_BEHIND.search(text, start + 1, end)
        return start, manner.start() if manner else end

    def _with_its_date(self, start: int, end: int) -> tuple[int, int]:
        """ "before the end | of 2019": a date that the last word needs."""
        if latest := _AT_THE_LATEST.search(self.layers.folded, start, end):
            end = latest.start()
        if out := _BEFORE_IT_IS_OUT.search(self.layers.folded, start, end):
            end = out.start()
        if than := _THAN_EVER.match(self.layers.folded, end):
            end = than.end()
        found = _OF_DATE.match(self.layers.painted, end)
        return (
            (start, found.end())
            if found and _NEEDS_DATE.search(self.layers.folded, start, end)
            else (start, end)
        )

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Words as a run of the text."""
        words = self.s.words
        begin = words.starts[start]
        if self.layers.folded.endswith("more ", 0, begin):
            begin -= len("more ")  # it stands among the adverbs, which patterns do not see
        if self.layers.folded.endswith("us", 0, begin) and self.layers.folded[begin] == "$":
            begin -= len("us")  # painted over as a state
        return begin, words.reaches[max(start, end - 1)]
