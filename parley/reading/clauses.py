"""Sentences to clauses: each cue with who acts, who says so, and the words it is about."""

import re
from dataclasses import dataclass, field

from parley.reading.actors import Actor, Discourse
from parley.reading.cues import Cue, CueRules, cue_rules, families
from parley.reading.layers import Layers
from parley.reading.painting import ACTOR, PAINT, expand_macros
from parley.reading.rounds import Table
from parley.reading.sentences import Sentence


@dataclass(slots=True)
class Clause:
    """One act or view as its sentence gives it, before it is split by topic."""

    cue: Cue
    value: str
    parties: tuple[str, ...]
    said_by: tuple[str, ...]
    actor: Actor | None
    sentence: Sentence
    regions: list[tuple[int, int]]
    """The words it is about, as runs of the text."""
    condition: tuple[int, int] | None = None
    actor_sentences: list[Sentence] = field(default_factory=list)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(expand_macros(pattern, families()))


class _Patterns:
    """Patterns of clause structure, compiled once with the word families."""

    def __init__(self) -> None:
        self.gap = _compiled(
            r"(?: \([^)]{1,20}\))?(?:,? (?:who|which) [^,]{2,80},)?,?(?:, [^,]{2,80},)? ?(?:{adv}|has |have |had |is |are |was |were |will |would"
            r" |did |do |does |to |be |been |both |each |each other |all |as well |too |can |could |may"
            r" |should |also |themselves |himself |herself |itself |jointly |in turn,? |, |in particular,? )*",
        )
        self.coordinated = _compiled(
            r"(?:,|;)? ?(?:\band|\bbut|\bor|\bwhile|\bwhereas|\bas well as|\bthen|\byet)(?: at the same time| also| then)?,? (?:{adv})(?:has |have |had |is |are |was |were |will |would )?$",
        )
        self.participle = _compiled(
            r"(?:,|;|\band|\bwhile|\bby|\bthereby|-) (?:{adv}|and |while |by |thus |thereby |in )*$"
        )
        self.be = re.compile(
            r"\b(?:is|are|was|were|been|being|be)(?: (?:\w+ly|also|again|further|both|highly|much|well|all|jointly))* $"
        )
        self.agent = re.compile(rf"[^.;]{{0,30}}?\bby (?:the |both )?(?={ACTOR})")
        self.negation = re.compile(
            r"\b(?:not|n't|never|no longer|neither|nor|without|cannot|failed to|refused to|declined to"
            r"|fails? to|refus(?:es?|ing) to|declin(?:es?|ing) to|unable to|failing to|nobody|no one"
            r"|hardly|stopped short of|denied|rather than|instead of|ruled out)(?: \w+){0,2} $"
        )
        self.speaker = _compiled(
            rf"(?P<actor>{ACTOR}) ?(?:'s [a-z ]{{2,20}})?(?:,[^,]{{2,80}},)? ?(?:{{adv}})(?:has |have |had )?(?:{{say}}|{{declare}}|{{stress}}|{{reaffirm}}|{{propose}}|{{highlight}}|{{note}}|{{express}}|{{regard}}|{{agree}})",
        )
        self.speaker_behind = _compiled(
            rf"(?:(?:{{say}}) |according to (?:the |a |an |remarks by )?(?:[\w' -]{{0,40}}? (?:of|by|from) (?:the )?)?|in the (?:words|view|opinion) of (?:the )?)(?P<actor>{ACTOR})",
        )
        self.says_on = _compiled(
            r"(?:,|;)? ?(?:\band|\bbut|\bwhile|,) (?:{adv})(?:{say}) (?:{adv})(?:that )?[^,;]{0,80}$",
        )
        self.which = _compiled(
            r",? (?:which|who) (?:{adv})(?:has |have |had |is |are |was |were )?"
        )
        self.question = re.compile(
            r"\b(?:asked|when asked|questioned) (?:\w+ ){0,3}?(?:whether|if|about)\b[^,]*,?"
        )
        self.counterfactual = re.compile(
            r"^(?:\"|“)?had (?!" + ACTOR + r" )|\bwould have (?!to\b)\w+(?:ed|en|wn|ne)\b"
        )
        self.condition = re.compile(
            r"\b(?:if|provided(?: that)?|providing|subject to|unless|on condition that|as long as|so long as|in case|once) [^,.;]{3,90}",
        )
        self.trailing_speech = re.compile(
            rf",? (?:he|she|they|it|{ACTOR})(?: \([^)]*\))? (?:also )?(?:said|added|told|noted|says|explained|stated|concluded)\b.*$|,? (?:said|added|according to) (?:the )?{ACTOR}.*$",
            re.S,
        )


_PATTERNS: list[_Patterns] = []


def _patterns() -> _Patterns:
    if not _PATTERNS:
        _PATTERNS.append(_Patterns())
    return _PATTERNS[0]


class ClauseReader:
    """Reads the sentences of one report in order, keeping in mind who was spoken of."""

    def __init__(self, layers: Layers, table: Table) -> None:
        self.layers = layers
        self.table = table
        self.discourse = Discourse(layers, table)
        self.rules: CueRules = cue_rules()

    def read(self, sentence: Sentence) -> list[Clause]:
        """Return the clauses of a sentence that carry an act or a view."""
        actors = self.discourse.actors(sentence)
        clauses = _SentenceReader(self, sentence, actors).clauses()
        self.discourse.remember(actors)
        return clauses


@dataclass(slots=True)
class _Top:
    """A cue that rules a clause of its own."""

    cue: Cue
    subject: Actor | None
    is_passive: bool
    clause_start: int
    is_participle: bool
    is_inverted: bool = False


class _SentenceReader:
    def __init__(self, reader: ClauseReader, sentence: Sentence, actors: list[Actor]) -> None:
        self.layers = reader.layers
        self.painted = reader.layers.painted
        self.table = reader.table
        self.discourse = reader.discourse
        self.rules = reader.rules
        self.sentence = sentence
        self.actors = actors
        self.patterns = _patterns()
        self.speaker = self._find_speaker()
        question = self.patterns.question.search(self.painted, sentence.start, sentence.end)
        self.question = question.span() if question else None

    def clauses(self) -> list[Clause]:
        start, end = self.sentence.start, self.sentence.end
        if self.patterns.counterfactual.search(self.painted[start:end]):
            return []
        tops = self._tops()
        found: list[Clause] = []
        for number, top in enumerate(tops):
            following = tops[number + 1] if number + 1 < len(tops) else None
            clause = self._clause(top, following, tops[:number])
            if clause is not None:
                found.append(clause)
        return found

    # -- which cues rule a clause --------------------------------------------------------------------

    def _tops(self) -> list[_Top]:
        inverted = self._inverted_top()
        if inverted is not None:
            return [inverted]
        tops: list[_Top] = []
        reach = self.sentence.start
        for hit in self.layers.within(self.layers.cues, self.sentence.start, self.sentence.end):
            if hit.start < reach or self.painted[hit.start] >= "\ue000":
                continue
            word = self.painted[hit.start : hit.end]
            for cue in self.rules.match(self.painted, hit.start, self.sentence.end, word):
                top = self._top(cue, tops)
                if top is not None:
                    tops.append(top)
                    reach = cue.end
                    break
        return tops

    def _inverted_top(self) -> _Top | None:
        """A cue of speech that stands behind or inside its matter: "…, they underlined, …"."""
        for hit in self.layers.within(self.layers.cues, self.sentence.start, self.sentence.end):
            word = self.painted[hit.start : hit.end]
            for cue in self.rules.match(self.painted, hit.start, self.sentence.end, word):
                if "inverted" in cue.rule.traits:
                    top = self._inverted(cue)
                    if top is not None:
                        return top
        return None

    def _top(self, cue: Cue, tops: list[_Top]) -> _Top | None:
        """Whether a cue rules a clause of its own, and with which subject."""
        traits = cue.rule.traits
        before = self.painted[self.sentence.start : cue.start]
        near = before[-60:]
        if self.question and self.question[0] <= cue.start < self.question[1]:
            return None
        if self.patterns.negation.search(near):
            return None
        if "inverted" in traits:
            return None
        is_passive = cue.form in ("past", "participle") and bool(self.patterns.be.search(near))
        if "nominal" in traits:
            if tops and not self._is_separate(cue, tops[-1], near):
                return None
            return _Top(cue, None, False, self._clause_start(cue.start, tops), False)
        if "behind" in traits:
            if (
                tops
                and tops[-1].cue.end > self._np_start(cue.start)
                and not self._own_clause(cue, tops[-1])
            ):
                return None
            return _Top(cue, None, False, self._np_start(cue.start), False)
        direct = self._direct_subject(cue)
        is_participle = cue.form == "ing" and (
            not before.strip() or bool(self.patterns.participle.search(near))
        )
        if "finite" in traits and not self._is_verb(cue, direct, near, is_participle, is_passive):
            return None
        if (
            "needs_party" in traits
            and direct is None
            and not (tops and self.patterns.coordinated.search(near))
        ):
            return None
        if is_passive:
            return _Top(cue, None, True, self._clause_start(cue.start, tops), False)
        if direct is not None:
            return _Top(cue, direct, False, direct.start, False)
        if not tops:
            return _Top(cue, self._subject_left(cue), False, self.sentence.start, is_participle)
        last = tops[-1]
        if is_participle:
            return _Top(cue, last.subject or self._subject_left(cue), False, cue.start, True)
        if self.patterns.coordinated.search(near) and self._same_form(cue, last):
            return _Top(cue, last.subject or self._subject_left(cue), False, cue.start, False)
        if self._is_separate(cue, last, near):
            return _Top(cue, self._subject_left(cue), False, cue.start, False)
        return None

    def _inverted(self, cue: Cue) -> _Top | None:
        actor = self._direct_subject(cue)
        if actor is None or actor.start - self.sentence.start < 8:
            return None
        before = self.painted[max(self.sentence.start, actor.start - 3) : actor.start]
        after = self.painted[cue.end : cue.end + 2]
        if "," not in before and '"' not in before:
            return None
        at_end = cue.end >= self.sentence.end - 1 or after[:1] in ",.;"
        if not at_end:
            return None
        return _Top(cue, actor, False, actor.start, False, is_inverted=True)

    def _is_verb(
        self, cue: Cue, direct: Actor | None, near: str, is_participle: bool, is_passive: bool
    ) -> bool:
        """Whether a word that may be a noun ("support", "values") is a verb here."""
        if direct is not None or is_participle or is_passive:
            return True
        if re.search(
            r"\b(?:the|a|an|their|its|his|her|of|for|in|with|this|that|no|any|more|under|by|from|on|'s|strong|full|mutual|further|continued|as)(?: \w+)? $",
            near,
        ) and not near.endswith((" also ", " and ")):
            return False
        return (
            cue.form in ("past", "third", "base")
            and bool(self.patterns.coordinated.search(near) or self._subject_left(cue))
            and not (cue.form == "base" and not self.patterns.coordinated.search(near))
        )

    @staticmethod
    def _same_form(cue: Cue, last: _Top) -> bool:
        pairs = {cue.form, last.cue.form}
        if len(pairs) == 1:
            return True
        return pairs <= {"past", "participle", "third", "other"} or "other" in pairs

    def _own_clause(self, cue: Cue, last: _Top) -> bool:
        between = self.painted[last.cue.end : cue.start]
        return bool(re.search(r"(?:, (?:and|while|but|which)|;| which| who) ", between))

    def _is_separate(self, cue: Cue, last: _Top, near: str) -> bool:
        """Whether a new main clause begins between two cues: ";", ", and the ministers …"."""
        between = self.painted[last.cue.end : cue.start]
        return bool(
            re.search(
                rf"(?:;|,? (?:and|while|but|whereas)) (?:the |both )?{ACTOR} [^,]{{0,30}}$", between
            )
            or re.search(r"; [^;]{0,60}$", between)
            or self.patterns.says_on.search(between)
            or near.endswith(("while ", "while also "))
            or self.painted.startswith("while ", cue.start)
        )

    # -- subjects --------------------------------------------------------------------------------------

    def _direct_subject(self, cue: Cue) -> Actor | None:
        for actor in reversed(self.actors):
            if actor.end > cue.start:
                continue
            gap = self.painted[actor.end : cue.start]
            if len(gap) > 130:
                return None
            if self.patterns.which.fullmatch(gap):
                return actor
            if self.patterns.gap.fullmatch(gap) and (
                actor.can_be_subject or self._is_named_subject(actor)
            ):
                return actor
            if actor.can_be_subject:
                return None
        return None

    def _is_named_subject(self, actor: Actor) -> bool:
        """ "said Vietnam supports": the object of "said" is the subject of what is said."""
        before = self.painted[max(self.sentence.start, actor.start - 16) : actor.start]
        return bool(
            re.search(
                r"\b(?:said|says|that|added|told \S+|and|while|but|whether|stating|saying|,) (?:the )?$",
                before,
            )
        )

    def _subject_left(self, cue: Cue) -> Actor | None:
        for actor in reversed(self.actors):
            if actor.end <= cue.start and actor.can_be_subject:
                return actor
        # "Calling it a pillar, they agreed …": the subject stands behind the comma
        for actor in self.actors:
            if actor.start >= cue.end and not actor.is_possessive:
                before = self.painted[max(0, actor.start - 6) : actor.start]
                if re.search(r", (?:the )?$", before):
                    return actor
        return None

    def _agent(self, cue: Cue) -> Actor | None:
        found = self.patterns.agent.match(self.painted, cue.end, self.sentence.end)
        if not found:
            return None
        return next(
            (
                a
                for a in self.actors
                if a.start <= found.end() < a.end + 5 and a.start >= found.end() - 6
            ),
            None,
        )

    def _find_speaker(self) -> Actor | None:
        start, end = self.sentence.start, self.sentence.end
        for pattern in (self.patterns.speaker, self.patterns.speaker_behind):
            found = pattern.search(self.painted, start, end)
            if found:
                at = found.start("actor")
                actor = next((a for a in self.actors if a.start <= at < a.end), None)
                if actor is not None:
                    return actor
        return None

    # -- the words a clause is about -------------------------------------------------------------------

    def _clause_start(self, position: int, tops: list[_Top]) -> int:
        start = tops[-1].cue.end if tops else self.sentence.start
        cut = list(
            re.finditer(
                r"(?:;|,? (?:and|while|but|whereas) (?=[\w\ue000-\ue0ff ]{0,60}$))",
                self.painted[start:position],
            )
        )
        return start + cut[-1].end() if cut and tops else start

    def _np_start(self, position: int) -> int:
        """Where the phrase before a cue begins: after "that", a comma or the sentence's start."""
        before = self.painted[self.sentence.start : position]
        cut = [
            m.end()
            for m in re.finditer(
                r"(?:\bthat |; |\bsaid |\bsays |\badded |: |\bwhile |\bbut |, and |, (?=[\w ]{0,12}\ue000)|^(?:to|for) [^,]{2,40}, |\bwhich )",
                before,
            )
        ]
        return self.sentence.start + (cut[-1] if cut else 0)

    def _clause(self, top: _Top, following: _Top | None, earlier: list[_Top]) -> Clause | None:
        rule = top.cue.rule
        traits = rule.traits
        regions = self._regions(top, following)
        if not regions:
            return None
        actor = top.subject
        if top.is_passive:
            actor = self._agent(top.cue)
        if "nominal" in traits or "behind" in traits:
            actor = (
                self._owner(top)
                or self._named_in(top.cue)
                or self._agent(top.cue)
                or (self.speaker if self.speaker and not self.speaker.is_outsider else None)
            )
            if "behind" in traits and "speaks" in traits and actor is None:
                return None
        said_by: tuple[str, ...] = ()
        if "subject" in traits:  # "the two sides should …": who says so proposes it
            if (
                actor is not None
                and actor.kind not in ("JOINT", "PRONOUN")
                and len(actor.parties) < 2
            ):
                return None
            speaker = self.speaker
            if speaker is None or speaker.start >= top.cue.start and not speaker.parties:
                return None
            actor = speaker if speaker.start != (actor.start if actor else -1) else speaker
        if actor is not None and actor.is_outsider:
            return None
        parties = actor.parties if actor is not None else ()
        if actor is None:
            if self.speaker is not None and self.speaker.is_outsider:
                return None
            parties = self._parties_without_actor()
        if not parties and actor is not None and actor.person is None and actor.kind == "PRONOUN":
            return None
        if (
            self.speaker is not None
            and self.speaker.parties
            and actor is not None
            and set(self.speaker.parties) != set(parties)
        ):
            said_by = self.speaker.parties
        speaks_together = len(parties) > 1
        if "all_only" in traits and not speaks_together:
            return None
        return Clause(
            cue=top.cue,
            value=rule.all if speaks_together else rule.one,
            parties=parties,
            said_by=said_by,
            actor=actor,
            sentence=self.sentence,
            regions=regions,
            condition=self._condition(),
        )

    def _parties_without_actor(self) -> tuple[str, ...]:
        """An act without an actor is the whole table's, at a round: "measures were agreed"."""
        if self.speaker is not None and self.speaker.parties:
            return self.speaker.parties
        return self.table.parties if self.table.rounds else ()

    def _named_in(self, cue: Cue) -> Actor | None:
        """The actor named in the cue itself: "a commitment, held by both countries, to …"."""
        inside = [a for a in self.actors if cue.start <= a.start < cue.end and a.is_agent]
        return inside[0] if inside else None

    def _owner(self, top: _Top) -> Actor | None:
        """Whose "commitment" or "interest" it is: "America's commitment", "both governments' …"."""
        for actor in reversed(self.actors):
            if actor.end <= top.cue.start and actor.start >= top.clause_start:
                gap = self.painted[actor.end : top.cue.start]
                if re.fullmatch(r"(?:'s?)?(?: \w+){0,3} ?", gap) and (
                    actor.is_possessive or not gap.strip()
                ):
                    return actor
        to = re.match(
            rf"(?:to|for) (?:the )?(?={ACTOR})",
            self.painted[self.sentence.start : self.sentence.start + 40],
        )
        if to:
            return next(
                (
                    a
                    for a in self.actors
                    if a.start >= self.sentence.start + to.start()
                    and a.start <= self.sentence.start + to.end()
                ),
                None,
            )
        behind = re.match(
            rf"[^.,;]{{0,12}}\b(?:to|of|for) (?:the )?(?={ACTOR})",
            self.painted[top.cue.end - 4 : top.cue.end + 30],
        )
        if "behind" in top.cue.rule.traits and behind:
            at = top.cue.end - 4 + behind.end()
            return next(
                (
                    a
                    for a in self.actors
                    if a.start <= at < a.end or a.start == at or a.start == at - 4
                ),
                None,
            )
        return None

    def _regions(self, top: _Top, following: _Top | None) -> list[tuple[int, int]]:
        traits = top.cue.rule.traits
        end = self._end_behind(top, following)
        if top.is_inverted:
            first = (self.sentence.start, max(self.sentence.start, top.clause_start - 1))
            rest = (top.cue.end, self.sentence.end)
            return [r for r in (self._trim(*first), self._trim(*rest)) if r]
        if "behind" in traits:
            stop = end if "keeps_rest" in traits else top.cue.start
            region = self._trim(top.clause_start, stop)
            return [region] if region else []
        if top.is_passive:
            agent = self._agent(top.cue)
            before = self._trim(self._np_start(top.cue.start), self._be_start(top.cue.start))
            after = self._trim(agent.end if agent else top.cue.end, end)
            return [r for r in (before, after) if r]
        start = top.cue.end
        if "keeps_cue" in traits:
            start = top.cue.start
        elif "keeps_last" in traits:
            start = self.painted.rfind(" ", 0, top.cue.end - 1) + 1
        region = self._trim(start, end)
        return [region] if region else []

    def _be_start(self, position: int) -> int:
        before = self.painted[self.sentence.start : position]
        found = self.patterns.be.search(before)
        return self.sentence.start + (found.start() if found else len(before))

    def _end_behind(self, top: _Top, following: _Top | None) -> int:
        end = self.sentence.end
        if following is not None:
            end = following.cue.start
            if following.subject is not None and top.cue.end <= following.subject.start < end:
                end = following.subject.start
            end = (
                min(end, max(following.clause_start, top.cue.end))
                if following.clause_start > top.cue.end
                else end
            )
            joined = re.search(
                r"(?:,|;)?(?: and| while| but| whereas| or| as well as| also| then| both| the| by| in)*,? *$",
                self.painted[top.cue.end : end],
            )
            if joined:
                end = top.cue.end + joined.start()
        semicolon = self.painted.find("; ", top.cue.end, end)
        if semicolon > 0:
            end = semicolon
        speech = self.patterns.trailing_speech.search(self.painted, top.cue.end, end)
        if speech and not top.is_inverted:
            end = speech.start()
        return end

    def _trim(self, start: int, end: int) -> tuple[int, int] | None:
        painted = self.painted
        while start < end and painted[start] in " ,;:.\"'()-":
            start += 1
        while end > start and painted[end - 1] in " ,;:.\"'(-":
            end -= 1
        return (start, end) if end - start > 2 else None

    def _condition(self) -> tuple[int, int] | None:
        found = self.patterns.condition.search(self.painted, self.sentence.start, self.sentence.end)
        return found.span() if found else None


__all__ = ["PAINT", "Clause", "ClauseReader"]
