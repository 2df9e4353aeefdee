"""Rounds: which meetings of which mechanism a report tells of, when, where and how."""

import re
from dataclasses import dataclass, field
from functools import cache

from parley import rules
from parley.model.reading import Mode, RoundItem, RoundStatus
from parley.model.span import Quote
from parley.model.when import When
from parley.reading.dates import DateMention, Resolved, Tense, resolve
from parley.reading.layers import Layers
from parley.reading.mechanisms import RoundMention
from parley.reading.painting import FILL, TYPES, expand_macros
from parley.reading.sentences import Sentence
from parley.reading.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class _Patterns:
    status: tuple[tuple[RoundStatus, re.Pattern[str]], ...]
    denial: re.Pattern[str]
    virtual: re.Pattern[str]
    hybrid: re.Pattern[str]
    previous: re.Pattern[str]
    next: re.Pattern[str]
    unnamed: tuple[tuple[str, RoundStatus, re.Pattern[str]], ...]
    venue: re.Pattern[str]


@cache
def patterns() -> _Patterns:
    """Compile the patterns of rules/en/rounds.yaml once."""
    data = rules.load("rounds")

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(expand_macros(pattern, {}))

    return _Patterns(
        status=tuple(
            (status, compiled("|".join(f"(?:{each})" for each in data["status"][status])))
            for status in ("cancelled", "postponed", "planned", "held")
        ),
        denial=compiled(data["denials"][0]),
        virtual=compiled(data["mode"]["virtual"]),
        hybrid=compiled(data["mode"]["hybrid"]),
        previous=compiled(data["previous"]),
        next=compiled(data["next"]),
        unnamed=tuple(
            (entry["id"], entry["status"], compiled(entry["pattern"])) for entry in data["unnamed"]
        ),
        venue=re.compile(rf"\b(?:at|in) (?:the )?(?:{data['venues']})"),
    )


@dataclass(slots=True)
class Round:
    """What a report tells of one round, as it is put together from its sentences."""

    kind: str
    """main, next, previous or numbered: how the report refers to it."""
    name: str | None = None
    key: frozenset[str] = frozenset()
    ordinal: int | None = None
    parties: tuple[str, ...] = ()
    when: Resolved | None = None
    when_rank: int = -1
    city: str | None = None
    mode: Mode | None = None
    status: RoundStatus | None = None
    status_rank: int = 99
    evidence: list[tuple[int, int]] = field(default_factory=list)
    derived: list[str] = field(default_factory=list)
    mentions: list[RoundMention] = field(default_factory=list)
    is_first_of_series: bool = False

    def add_evidence(self, sentence: Sentence) -> None:
        """Note a sentence that carries something of this round."""
        span = (sentence.start, sentence.end)
        if span not in self.evidence:
            self.evidence.append(span)


@dataclass(slots=True)
class Table:
    """The rounds of a report and the parties at the table; what all other parts refer to."""

    rounds: list[Round]
    parties: tuple[str, ...]

    @property
    def main(self) -> Round | None:
        """The round that the report is about."""
        return self.rounds[0] if self.rounds else None


def find_rounds(layers: Layers, published: When | None) -> Table:
    """Put together the rounds that a report tells of; the one it is about comes first."""
    return _Assembler(layers, published).assemble()


class _Assembler:
    def __init__(self, layers: Layers, published: When | None) -> None:
        self.layers = layers
        self.published = published
        self.rounds: list[Round] = []
        self.main: Round | None = None

    def assemble(self) -> Table:
        mentions = [
            (mention, sentence)
            for mention in self.layers.round_mentions
            if (sentence := self.layers.sentence_at(mention.start)) is not None
        ]
        self._choose_main([mention for mention, _ in mentions], mentions)
        parties = self._parties(mentions)
        if self.main is not None:
            by_sentence: dict[int, list[tuple[RoundMention, Round]]] = {}
            for mention, sentence in mentions:
                target = self._round_of(mention)
                if target is not None:
                    target.mentions.append(mention)
                    by_sentence.setdefault(sentence.index, []).append((mention, target))
            for index, members in by_sentence.items():
                self._read_sentence(self.layers.sentences[index], members)
            self._read_unnamed(by_sentence)
        for each in self.rounds:
            if len(each.parties) < 2:
                each.parties = parties
        kept = [each for each in self.rounds if self._is_told(each)]
        return Table(kept, kept[0].parties if kept else parties)

    # -- which round a mention speaks of ---------------------------------------------------------

    def _choose_main(
        self, mentions: list[RoundMention], placed: list[tuple[RoundMention, Sentence]]
    ) -> None:
        strong = [mention for mention in mentions if mention.is_strong and not mention.is_plural]
        candidates = [m for m in strong if not self._refers_back(m) and not self._refers_on(m)]
        early = [
            mention
            for mention, sentence in placed
            if sentence.index < 4 and mention.name is not None and not mention.is_plural
        ]
        chosen = next(iter(candidates or strong or early), None)
        if chosen is None:
            return
        # A title that names the mechanism loosely gives way to the numbered name in the lead.
        for mention in candidates[:6]:
            if (
                mention.ordinal is not None
                and chosen.ordinal is None
                and self._alike(mention, chosen.key)
            ):
                chosen = mention
                break
        self.main = Round(
            "main", chosen.name, chosen.key, chosen.ordinal, chosen.parties, mentions=[]
        )
        self.rounds.append(self.main)

    def _refers_back(self, mention: RoundMention) -> bool:
        before = self.layers.folded[max(0, mention.start - 50) : mention.name_start]
        return bool(patterns().previous.search(before)) and mention.ordinal is None

    def _refers_on(self, mention: RoundMention) -> bool:
        before = self.layers.folded[max(0, mention.start - 50) : mention.name_start]
        return bool(patterns().next.search(before)) and mention.ordinal is None

    @staticmethod
    def _alike(mention: RoundMention, key: frozenset[str]) -> bool:
        """Whether a name may be another form of a mechanism's: one has all words of the other."""
        return not mention.key or not key or mention.key <= key or key <= mention.key

    def _round_of(self, mention: RoundMention) -> Round | None:
        main = self.main
        if main is None or mention.is_plural:
            return None
        same = self._alike(mention, main.key) and self._parties_fit(mention, main)
        if mention.ordinal is not None:
            for each in self.rounds:
                if each.ordinal == mention.ordinal and (
                    same if each.key == main.key else self._alike(mention, each.key)
                ):
                    return each
            if same and main.ordinal is None and not self._refers_on(mention):
                if mention.is_anaphor or mention.key:
                    main.ordinal = mention.ordinal
                    return main
            kind = "numbered"
        elif not same:
            if not mention.is_strong:
                return None
            for each in self.rounds[1:]:
                if each.key and self._alike(mention, each.key) and each.ordinal is None:
                    return each
            kind = "other"
        elif self._refers_back(mention):
            kind = "previous"
        elif self._refers_on(mention):
            kind = "next"
        else:
            return main
        for each in self.rounds:
            if kind in ("previous", "next") and each.kind == kind:
                return each
        key = main.key if same else mention.key
        made = Round(
            kind,
            mention.name or (main.name if same else None),
            key,
            mention.ordinal,
            mention.parties if len(mention.parties) > 1 or not same else main.parties,
        )
        self.rounds.append(made)
        return made

    @staticmethod
    def _parties_fit(mention: RoundMention, main: Round) -> bool:
        if len(mention.parties) < 2 or len(main.parties) < 2:
            return True
        return set(mention.parties) <= set(main.parties) or set(main.parties) <= set(
            mention.parties
        )

    # -- who sits at the table -------------------------------------------------------------------

    def _parties(self, mentions: list[tuple[RoundMention, Sentence]]) -> tuple[str, ...]:
        if self.main is not None and len(self.main.parties) >= 2:
            return self.main.parties
        for mention, _ in mentions:
            if len(mention.parties) >= 2 and self.main and self._alike(mention, self.main.key):
                self.main.parties = mention.parties
                return mention.parties
        if self.main is not None:
            for mention, sentence in mentions[:3]:
                found = self._parties_in(sentence.start, mention.start)
                if len(found) == 2 or (len(found) == 1 and set(mention.parties) - found):
                    self.main.parties = tuple(sorted(found | set(mention.parties)))
                    return self.main.parties
        return self._parties_of_text()

    def _parties_in(self, start: int, end: int) -> set[str]:
        capitals = vocabulary().capital_of
        found: set[str] = set()
        for hit in self.layers.within(self.layers.names, start, end):
            if hit.kind in ("state", "adjective"):
                found.add(hit.value)
            elif self.layers.painted[hit.start] == TYPES["PARTY"]:
                found.add(capitals.get(hit.value, hit.value))
        return found

    def _parties_of_text(self) -> tuple[str, ...]:
        """The first two parties that are named side by side, else the two named most."""
        party = f"[{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*"
        side_by_side = re.compile(
            rf"{party}(?:'s)?(?:(?:,| and|, and| &|-| - |/|–) ?(?:the )?{party})+",
        )
        for sentence in self.layers.sentences:
            for found in side_by_side.finditer(self.layers.painted, sentence.start, sentence.end):
                codes = self._parties_in(found.start(), found.end())
                if len(codes) >= 2:
                    return tuple(sorted(codes))
        counts: dict[str, int] = {}
        for hit in self.layers.names:
            if hit.kind in ("state", "adjective") and self.layers.sentence_at(hit.start):
                counts[hit.value] = counts.get(hit.value, 0) + 1
        ranked = sorted(counts, key=lambda code: (-counts[code], code))
        return tuple(sorted(ranked[:2]))

    # -- when, where, how ------------------------------------------------------------------------

    def _read_sentence(self, sentence: Sentence, members: list[tuple[RoundMention, Round]]) -> None:
        groups: list[tuple[Round, int, int, RoundMention]] = []
        for number, (mention, target) in enumerate(members):
            start = sentence.start if not groups else mention.start
            end = sentence.end
            for later, other in members[number + 1 :]:
                if other is not target:
                    end = self._clause_start(mention.end, later.start)
                    break
            if groups and groups[-1][0] is target:
                groups[-1] = (target, groups[-1][1], end, groups[-1][3])
            else:
                if groups:
                    start = groups[-1][2]
                groups.append((target, start, end, mention))
        told = self._unnamed_at(sentence)
        for target, start, end, mention in groups:
            if told is not None and start < told < end and target is self.main:
                end = told
            self._read_region(target, sentence, start, end, mention)

    def _unnamed_at(self, sentence: Sentence) -> int | None:
        """Where in a sentence an earlier round is told of without its name."""
        for _, status, pattern in patterns().unnamed:
            found = pattern.search(self.layers.painted, sentence.start, sentence.end)
            if found and status == "held":
                return found.start()
        return None

    def _clause_start(self, start: int, end: int) -> int:
        """Where between two mentions one clause ends: at the last comma or link, else in front."""
        found = list(
            re.finditer(
                r"[,;] | (?:after|and|while|following|which|since) ", self.layers.folded[start:end]
            )
        )
        return start + found[-1].start() if found else end

    def _read_region(
        self, target: Round, sentence: Sentence, start: int, end: int, mention: RoundMention
    ) -> None:
        status, rank = self._status(start, end, target)
        used = (
            not mention.is_anaphor
            or mention.ordinal is not None
            or target.kind in ("next", "previous")
        )
        if status is not None and (used or rank < 3) and rank < target.status_rank:
            if target.status is None or not mention.is_anaphor:
                target.status, target.status_rank = status, rank
                used = True
        self._read_mode(target, sentence)
        before = (target.when, target.city)
        self._read_when(target, start, end, mention, status, sentence)
        self._read_city(target, start, end, mention, sentence)
        if used or (target.when, target.city) != before:
            target.add_evidence(sentence)

    def _status(self, start: int, end: int, target: Round) -> tuple[RoundStatus | None, int]:
        for rank, (status, pattern) in enumerate(patterns().status):
            found = pattern.search(self.layers.painted, start, end)
            if not found:
                continue
            if status in ("cancelled", "postponed") and patterns().denial.search(
                self.layers.painted, start, found.start()
            ):
                return None, 99
            if status == "planned" and target.kind == "previous":
                continue
            return status, rank
        return None, 99

    def _read_mode(self, target: Round, sentence: Sentence) -> None:
        if target.mode in ("virtual", "hybrid"):
            return
        folded = self.layers.folded
        if patterns().hybrid.search(folded, sentence.start, sentence.end):
            target.mode = "hybrid"
        elif patterns().virtual.search(folded, sentence.start, sentence.end):
            target.mode = "virtual"

    def _read_when(
        self,
        target: Round,
        start: int,
        end: int,
        mention: RoundMention,
        status: RoundStatus | None,
        sentence: Sentence,
    ) -> None:
        best: tuple[int, int, DateMention] | None = None
        for date in self.layers.within(self.layers.dates, start, end):
            rank = self._date_rank(date, sentence)
            if (
                rank == 0
                or rank <= target.when_rank
                or (target.kind == "main" and rank < 2 and mention.is_anaphor)
            ):
                continue
            distance = min(abs(date.start - mention.end), abs(mention.start - date.end))
            if best is None or (rank, -distance) > (best[0], best[1]):
                best = (rank, -distance, date)
        if best is None:
            return
        tense: Tense = "future" if status in ("planned", "postponed") else "past"
        resolved = resolve(best[2], self.published, tense, self._year_in_name(mention))
        if resolved is None or resolved.start.value == "XXXX":
            return
        target.when, target.when_rank = resolved, best[0]
        target.derived = [
            note for note in target.derived if "→ 2" not in note and "→ X" not in note
        ]
        if resolved.derivation:
            target.derived.append(resolved.derivation)

    def _year_in_name(self, mention: RoundMention) -> int | None:
        found = re.search(
            r"\b(20\d\d) $", self.layers.folded[max(0, mention.start - 6) : mention.start]
        )
        return int(found[1]) if found else None

    def _date_rank(self, date: DateMention, sentence: Sentence) -> int:
        """How well a date tells the day of a round: 4 a day … 1 a year, 0 not at all."""
        folded = self.layers.folded
        if any(p.start <= date.start < p.end for p in self.layers.papers):
            return 0
        before = folded[max(sentence.start, date.start - 40) : date.start]
        if _ANOTHER_EVENT.search(before):
            return 0
        if self._is_dateline(date, sentence):
            return 0
        if date.kind == "day" or (date.kind == "weekday"):
            rank = 4
        elif date.kind == "relative":
            rank = (
                4
                if date.word in ("today", "yesterday", "tomorrow", "tonight", "earlier in the day")
                else 2
            )
        elif date.kind == "month":
            rank = 2
        else:
            rank = 1
        if sentence.label == "caption":
            rank = min(rank, 3)
        return rank

    def _is_dateline(self, date: DateMention, sentence: Sentence) -> bool:
        """ "SEOUL, 3 May (Yonhap) - …": the day of filing, not of the round."""
        if date.start - sentence.start > 45:
            return False
        behind = self.layers.folded[date.end : date.end + 40]
        return bool(re.match(r",? ?(?:\([^)]{2,30}\) ?)?(?:-{1,2}|:| :) ", behind)) or bool(
            re.match(r" ?\([^)]{2,30}\)\s*[-:]", behind)
        )

    def _read_city(
        self, target: Round, start: int, end: int, mention: RoundMention, sentence: Sentence
    ) -> None:
        if target.city is not None:
            return
        best: tuple[int, str, str | None] | None = None
        for city, at, note in self._places(start, end, sentence):
            distance = min(abs(at - mention.end), abs(mention.start - at))
            if best is None or distance < best[0]:
                best = (distance, city, note)
        if best is not None:
            target.city = best[1]
            if best[2]:
                target.derived.append(best[2])

    def _places(
        self, start: int, end: int, sentence: Sentence
    ) -> list[tuple[str, int, str | None]]:
        """The places of a clause where something may be held: (city, where it stands, basis)."""
        found: list[tuple[str, int, str | None]] = []
        folded, painted = self.layers.folded, self.layers.painted
        words = vocabulary()
        for hit in self.layers.within(self.layers.names, start, end):
            if hit.kind not in ("city", "metonym") or hit.value == "":
                continue
            name = (
                "Washington"
                if hit.kind == "metonym" and folded[hit.start : hit.end] == "washington"
                else hit.value
            )
            if hit.kind == "metonym" and name not in words.state_of:
                continue
            if self._in_dateline(hit.end, sentence):
                continue
            behind = painted[hit.end : hit.end + 60]
            if painted[hit.start] == TYPES["CITY"]:
                before = folded[max(0, hit.start - 30) : hit.start]
                if re.search(
                    r"\b(?:in|at|near|from|to|of|outside|capital|city|,) (?:the )?(?:\w+ )?(?:city of )?$",
                    before,
                ) and not re.search(
                    r"\b(?:visit(?:s|ed|ing)? to|embassy in|ambassador (?:in|to)|based in|university (?:in|of)|departed from|signed in|office in|trip to|from) $",
                    before,
                ):
                    found.append((name, hit.start, None))
            elif _HOSTS.match(behind) or _HOSTED_BY.search(
                painted[max(start, hit.start - 40) : hit.start]
            ):
                found.append((name, hit.start, None))
        for capital in re.finditer(r"\bin the (\S+) capital\b(?! [A-Z])", painted[start:end]):
            at = start + capital.start(1)
            hits = self.layers.within(self.layers.names, at, at + 1)
            if hits and hits[0].value in words.seat_of:
                seat = words.seat_of[hits[0].value]
                found.append((seat, at, f"the capital of {hits[0].value} is {seat}"))
        if not found:
            found += self._venues(start, end)
        here = re.search(r"\bhere\b(?= on| in|,|\.| to)", folded[start:end])
        if not found and here:
            filed = dateline_city(self.layers)
            if filed:
                found.append((filed, start + here.start(), f"filed from {filed} + here → {filed}"))
        return found

    def _venues(self, start: int, end: int) -> list[tuple[str, int, str | None]]:
        words = vocabulary()
        venue = patterns().venue.search(self.layers.folded, start, end)
        if not venue:
            return []
        for hit in self.layers.within(
            self.layers.names, max(start, venue.start() - 12), venue.end() + 12
        ):
            if hit.kind in ("body", "state", "adjective") and hit.value in words.seat_of:
                seat = words.seat_of[hit.value]
                return [
                    (
                        seat,
                        venue.start(),
                        f"{self.layers.text[venue.start() : venue.end()]} of {hit.value} → {seat}",
                    )
                ]
        return []

    def _in_dateline(self, position: int, sentence: Sentence) -> bool:
        if position - sentence.start > 40:
            return False
        behind = self.layers.folded[position : position + 40]
        return bool(_DATELINE_END.match(behind))

    # -- rounds told of without a name -----------------------------------------------------------

    def _read_unnamed(self, by_sentence: dict[int, list[tuple[RoundMention, Round]]]) -> None:
        for sentence in self.layers.sentences:
            for rule, status, pattern in patterns().unnamed:
                found = pattern.search(self.layers.painted, sentence.start, sentence.end)
                if not found or self.main is None:
                    continue
                kind = "next" if status == "planned" else "previous"
                if any(each.kind == kind for each in self.rounds):
                    continue
                if kind == "next" and any(
                    target.status == "planned" and target is not self.main
                    for _, target in by_sentence.get(sentence.index, [])
                ):
                    continue
                made = Round(kind, self.main.name, self.main.key, None, self.main.parties)
                made.status = status
                stand_in = RoundMention(
                    found.start(),
                    found.end(),
                    found.start(),
                    None,
                    frozenset(),
                    None,
                    None,
                    (),
                    (),
                    True,
                    False,
                )
                end = sentence.end
                self._read_when(made, found.start(), end, stand_in, status, sentence)
                self._read_city(made, found.start(), end, stand_in, sentence)
                made.add_evidence(sentence)
                if made.when is not None or made.city is not None:
                    self.rounds.append(made)

    def _is_told(self, target: Round) -> bool:
        """A round needs to be the report's own, or to be placed: by ordinal, day or city."""
        if target is self.main:
            return True
        if target.kind == "other":
            return target.when is not None and target.status is not None and target.when_rank >= 2
        return target.ordinal is not None or target.when is not None or target.city is not None


_ANOTHER_EVENT = re.compile(
    r"\b(?:since|signed (?:in|on)|inked in|established in|set up in|launched in|upgraded in|by|until"
    r"|adopted in|founded in|of|for|resolution|between|after|before|ruling of|award of|following)"
    r" (?:the )?(?:early |late |mid-?)?$",
)
_HOSTS = re.compile(
    r",? (?:is to |will |would |to |is due to |is set to |is expected to |was to |plans to |shall |which )?(?:also )?host(?:s|ed|ing)?\b|,? (?:will be|is|was) (?:the )?(?:host|venue)",
)
_HOSTED_BY = re.compile(
    r"\b(?:hosted by|which|where|venue(?: is| was| will be)?|host(?:s|ed)?:?) $"
)
_DATELINE_END = re.compile(
    r"(?: \[\w+\])?,? ?(?:[a-z]+\.? \d{1,2}|\d{1,2} [a-z]+)?(?:,? \d{4})? ?(?:\([^)]{2,30}\))? ?(?:-{1,2}|:) ",
)


def dateline_city(layers: Layers) -> str | None:
    """The city a report is filed from, where its first lines say so."""
    for sentence in layers.sentences[:4]:
        for hit in layers.within(layers.names, sentence.start, sentence.start + 20):
            if hit.kind in ("city", "metonym") and _DATELINE_END.match(
                layers.folded[hit.end : hit.end + 45]
            ):
                is_city = hit.kind == "city" or hit.value in ("US",)
                return ("Washington" if hit.value == "US" else hit.value) if is_city else None
    return None


def round_items(table: Table, layers: Layers) -> list[RoundItem]:
    """The rounds as items of the reading."""
    return [_item(each, layers) for each in table.rounds]


def _item(each: Round, layers: Layers) -> RoundItem:
    mode = each.mode
    city = None if mode == "virtual" else each.city
    if mode is None and city is not None:
        mode = "in-person"
    status = each.status or "held"
    evidence: list[Quote] = [layers.quote(start, end) for start, end in each.evidence[:6]]
    return RoundItem(
        mechanism=each.name,
        parties=each.parties,
        ordinal=each.ordinal,
        start=each.when.start.value if each.when else None,
        end=each.when.end.value if each.when else None,
        city=city,
        mode=mode,
        status=status,
        evidence=tuple(evidence),
        rule=f"rounds/{each.kind}",
        derived=tuple(dict.fromkeys(each.derived)),
    )
