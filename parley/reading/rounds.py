"""Rounds: which meetings of which mechanism a report tells of."""

import itertools
import re
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

from parley.model.reading import Mode, RoundItem, RoundStatus
from parley.model.span import Quote
from parley.model.when import When, of_day
from parley.reading.anchors import Anchors
from parley.reading.dates import Resolved
from parley.reading.holding import DAY, LAST_HELD, MONTH, YEAR, Telling, patterns, read_telling
from parley.reading.layers import Layers
from parley.reading.lexicon import fold
from parley.reading.mechanisms import RoundMention, ordinal_value
from parley.reading.painting import FILL, TYPES
from parley.reading.sentences import Sentence
from parley.reading.vocabulary import TOPICS, vocabulary

MAX_TELLINGS = 300  # a report of one round names rounds some ten times
MAX_REACH = 800  # characters to either side of a name that may still be its clause
APART = 45  # days: two dates of one mechanism further apart are two rounds


@dataclass(slots=True)
class Round:
    """What a report tells of one round, put together from its clauses."""

    kind: str
    """main, next, previous, numbered or other: how the report refers to it."""
    name: str | None
    key: frozenset[str]
    parties: tuple[str, ...]
    ordinal: int | None = None
    tellings: list[Telling] = field(default_factory=list)
    unnamed_by: str | None = None
    """The rule that found it, where the report tells of it without its name."""

    @property
    def mentions(self) -> list[RoundMention]:
        """Where it is named."""
        return [telling.mention for telling in self.tellings if telling.mention is not None]

    @property
    def when(self) -> Resolved | None:
        """The date of the clause that tells it best."""
        told = [t for t in self.tellings if t.when is not None and self._may_date(t)]
        if not told:
            return None
        return max(told, key=lambda t: (t.when_rank, t.is_tied, -t.start)).when

    def _may_date(self, telling: Telling) -> bool:
        """A bare "the dialogue" dates it only where a verb says that it was held."""
        mention = telling.mention
        if mention is None or not mention.is_anaphor or mention.ordinal is not None:
            return True
        if telling.is_year_named:
            return True
        if self.kind == "next" and telling.status == "planned":
            return True
        return telling.tells_holding and (self.kind != "main" or telling.when_rank >= MONTH)

    def _is_of_its_day(self, telling: Telling) -> bool:
        """What was called off a year ago and is held now has not been called off."""
        when = self.when
        if when is None or telling.when is None:
            return True
        return _days_between(when, telling.when) in (None, 0)

    @property
    def city(self) -> str | None:
        """The place told first."""
        return next((t.city for t in self.tellings if t.city is not None), None)

    @property
    def mode(self) -> Mode | None:
        """Virtual or hybrid where some clause says so; in person where a place or host is told."""
        for mode in ("hybrid", "virtual"):
            if any(t.mode == mode for t in self.tellings):
                return mode
        return "in-person" if self.city or any(t.has_host for t in self.tellings) else None

    @property
    def status(self) -> RoundStatus:
        """What the clause that names it best says: cancelled and postponed before the rest."""
        told = [
            t
            for t in self.tellings
            if t.status is not None
            and (t.tells_holding or t.mention is None or not _is_bare(t.mention))
        ]
        named = [t for t in told if t.mention is None or not t.mention.is_anaphor] or told
        for status in ("cancelled", "postponed"):
            if any(t.status == status and self._is_of_its_day(t) for t in told):
                return status
        # "Ministers to meet" stands above "the ministers met": the body knows.
        told_in_body = [
            t for t in named if t.sentence.label != "title" and (t.tells_holding or t.when)
        ]
        named = told_in_body or named
        if named and not (self.kind == "previous" and named[0].status == "planned"):
            first: RoundStatus = named[0].status  # type: ignore[assignment]
            return first
        return "planned" if self.kind == "next" else "held"


def _is_bare(mention: RoundMention) -> bool:
    """A "the dialogue" without name and number."""
    return mention.is_anaphor and mention.ordinal is None


@dataclass(slots=True)
class Table:
    """The rounds of a report and the parties at the table; what all other parts refer to."""

    rounds: list[Round]
    parties: tuple[str, ...]

    @property
    def main(self) -> Round | None:
        """The round that the report is about."""
        return self.rounds[0] if self.rounds else None

    @property
    def subject(self) -> str:
        """What general cooperation means at this table, by the name of its mechanism."""
        if self.main is None or self.main.key & _OF_ALL_KINDS:
            return _GENERAL_SUBJECT
        named = _topics_of_name(self.main.name or "") - _GENERAL_TOPICS
        return named.pop() if len(named) == 1 else _GENERAL_SUBJECT


_GENERAL_SUBJECT = "partnership-status"
_GENERAL_TOPICS = frozenset(
    {"partnership-status", "high-level-visits", "regional-international-issues"}
)
# Words of mechanisms that have more than one subject.
_OF_ALL_KINDS = frozenset({"political", "diplomatic", "foreign", "2+2"})


def _topics_of_name(name: str) -> set[str]:
    """The topics that the name of a mechanism tells: "Maritime Affairs Consultations"."""
    lexicon = vocabulary().lexicon
    hits = lexicon.scan(name, fold(name))[lexicon.layers.index(TOPICS)]
    return {hit.value for hit in hits if hit.kind in ("clear", "usual")}


def find_rounds(layers: Layers, published: When | None) -> Table:
    """Put together the rounds that a report tells of; the one it is about comes first.

    Where the day of publication is unknown, the day of its own round stands in for it.
    """
    table = _put_together(layers, published)
    when = table.main.when if table.main else None
    if published is not None or when is None or when.end.earliest is None or when.end.day is None:
        return table
    table = _put_together(layers, when.end)
    for telling in [telling for each in table.rounds for telling in each.tellings]:
        telling.derived = [note.replace("published ", "held ", 1) for note in telling.derived]
    return table


def _put_together(layers: Layers, published: When | None) -> Table:
    tellings = _tell(layers, published)
    main = _choose_main(layers, tellings)
    if main is None or main.mention is None:
        return Table([], _parties_of_text(layers))
    mention = main.mention
    rounds = [Round("main", mention.name, mention.key, mention.parties, mention.ordinal)]
    rounds[0].tellings.append(main)
    loose: list[Telling] = []
    for telling in tellings:
        if telling is main:
            continue
        if _is_definite(layers, telling, rounds[0]):
            _assign(layers, telling, rounds)
        else:
            loose.append(telling)
    _read_lead(layers, rounds, published)
    for telling in loose:
        _assign(layers, telling, rounds)
    for each in rounds:
        each.tellings.sort(key=lambda t: t.start)
    _read_earlier_ones(layers, rounds, published)
    _read_unnamed(layers, rounds, published)
    _read_count(layers, rounds)
    _read_both(layers, rounds)
    _read_beside_main(layers, rounds)
    rounds = [each for each in _joined(rounds) if _is_told(each)]
    _take_fullest_name(rounds)
    parties = _parties(layers, rounds)
    for each in rounds:
        if len(each.parties) < 2:
            each.parties = parties
    return Table(rounds, rounds[0].parties)


def _take_fullest_name(rounds: list[Round]) -> None:
    """A headline's "seventh dialogue" goes by the longer name that the text gives it."""
    for each in rounds:
        if each.key:
            continue
        named = [m for m in each.mentions if m.name and m.key and m.ordinal == each.ordinal]
        if named and (each.ordinal is not None or each.kind == "main"):
            best = max(named, key=lambda m: (len(m.key), -m.start))
            for same in [r for r in rounds if r.name == each.name and not r.key]:
                same.name = best.name


# -- clauses that tell of rounds -------------------------------------------------------------------


def _tell(layers: Layers, published: When | None) -> list[Telling]:
    """Read each mention of a round in its clause, in order of the text."""
    by_sentence: dict[int, list[RoundMention]] = {}
    for mention in layers.round_mentions:
        sentence = layers.sentence_at(mention.start)
        if sentence is not None and not mention.is_plural:
            by_sentence.setdefault(sentence.index, []).append(mention)
    tellings: list[Telling] = []
    for index, named in by_sentence.items():
        sentence = layers.sentences[index]
        if _DOUBT.match(layers.folded, sentence.start) or layers.text[sentence.end - 1] == "?":
            continue
        mentions = [mention for mention in named if not _is_no_round(layers, sentence, mention)]
        if len(tellings) > MAX_TELLINGS:
            break
        told = [
            read_telling(layers, sentence, span, mention, published)
            for mention, span in _clauses(layers, sentence, mentions[:MAX_TELLINGS])
        ]
        for one, other in itertools.pairwise(told):
            _carry_verb(one, other)
        tellings += told
    return tellings


def _carry_verb(one: Telling, other: Telling) -> None:
    """ "A will meet on 15 May and B on 16 May": the verb holds for both."""
    if other.when_rank >= DAY and one.tells_holding and not other.tells_holding:
        other.status, other.tells_holding = other.status or one.status, True


# "The first session dealt with supply chains": a part of the round at hand.
PART_OF_ROUND = re.compile(
    r" (?:dealt with|focused on|was devoted to|covered|looked at|addressed|turned to|was about)\b"
)
_SESSION_OF = re.compile(r"\bsession$")


def _is_no_round(layers: Layers, sentence: Sentence, mention: RoundMention) -> bool:
    """Whether no date was found for it, or it is but a session of the round at hand."""
    start = max(sentence.start, mention.start - 160)
    if patterns().negated.search(layers.folded, start, mention.start):
        return True
    if mention.ordinal is None and patterns().founded.search(layers.folded, start, mention.start):
        return True
    if layers.folded.endswith("summit", mention.start, mention.end):
        return True
    is_session = mention.is_anaphor and bool(
        _SESSION_OF.search(layers.folded, mention.start, mention.end)
    )
    return is_session and bool(PART_OF_ROUND.match(layers.folded, mention.end))


_DOUBT = re.compile(r"(?:\"|“)?(?:whether|if|had|should there be)\b")
_BREAK = re.compile(r"[,;] (?:so that )?| (?:after|and|while|following|which|since|but) ")


# "the first round since ties were raised in 2023": what follows dates something else.
_SINCE = re.compile(r"[ ,](?:since|(?:a )?follow-up to|building on|unlike|compared with) ")


def _clauses(
    layers: Layers, sentence: Sentence, mentions: list[RoundMention]
) -> list[tuple[RoundMention, tuple[int, int]]]:
    """The clause of each mention: a break between two rounds of one sentence parts it."""
    told = _unnamed_at(layers, sentence)
    mentions = sorted(mentions, key=lambda mention: mention.start)
    out: list[tuple[RoundMention, tuple[int, int]]] = []
    start = sentence.start
    for number, mention in enumerate(mentions):
        end = sentence.end
        later = _parting(layers, mentions, number)
        if later is not None:
            breaks = list(_BREAK.finditer(layers.folded, mention.name_end, later.start))
            end = breaks[-1].start() if breaks else later.start
        if told is not None and start < told < end and mention.start < told:
            end = told
        elif told is not None and told < mention.start:
            gaps = list(_BREAK.finditer(layers.folded, told, mention.start))
            start = max(start, gaps[-1].end() if gaps else start)
        since = _SINCE.search(layers.folded, mention.end, end)
        if since and not LAST_HELD.search(layers.folded, mention.end, since.end()):
            end = since.start()
        aside = _ASIDE.search(layers.folded, start, mention.start) if later is not None else None
        if mention.start < end:
            begin = max(aside.start() if aside else start, mention.start - MAX_REACH)
            out.append((mention, (begin, min(end, mention.name_end + MAX_REACH))))
        if later is not None and aside is None:
            start = end
    return out


# "On 18 November, after the 10th policy dialogue, the envoy joined …": the day is not of the tenth.
_ASIDE = re.compile(r"\b(?:after|following|before|ahead of|since) (?:the |their |its )?$")
_SIDE_BY_SIDE_WITH = re.compile(r",? and (?:the |their |its |of the |for the )?|, (?:the )?|/")


def _parting(layers: Layers, mentions: list[RoundMention], number: int) -> RoundMention | None:
    """The next mention that means another round, unless the two are told of in one breath.

    "the 13th Consultations and the 10th Dialogue in Delhi on Friday": day and place are of both.
    """
    mention = mentions[number]
    for other in mentions[number + 1 :]:
        if not _differ(mention, other):
            continue
        if not _SIDE_BY_SIDE_WITH.fullmatch(layers.folded, mention.name_end, other.start):
            return other
        mention = other
    return None


def _differ(one: RoundMention, other: RoundMention) -> bool:
    """Whether two names of one sentence may mean two rounds."""
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return True
    if other.is_anaphor and not other.ordinal:
        return False
    return bool(one.key and other.key and not (one.key <= other.key or other.key <= one.key))


@cache
def _anchors() -> Anchors:
    """Those of the patterns that tell of rounds without their names; `earlier_ones` is last."""
    return Anchors(
        [*(pattern for _, _, pattern in patterns().unnamed), patterns().earlier_ones],
    )


_EARLIER = -1


def _tried(layers: Layers, sentence: Sentence) -> list[int]:
    return layers.once(_tried_in)[sentence.index]


def _tried_in(layers: Layers) -> list[list[int]]:
    """For each sentence the rules of `unnamed` to try, and whether earlier ones may be named."""
    last = len(patterns().unnamed)
    return [
        [_EARLIER if number == last else number for number in numbers]
        for numbers in _anchors().tried(layers)
    ]


def _unnamed(tried: list[int]) -> list[tuple[str, RoundStatus, re.Pattern[str]]]:
    return [patterns().unnamed[number] for number in tried if number != _EARLIER]


def _unnamed_at(layers: Layers, sentence: Sentence) -> int | None:
    """Where in a sentence an earlier round is told of without its name."""
    tried = _tried(layers, sentence)
    for rule, status, pattern in _unnamed(tried):
        if status != "held" or rule == "not-since":
            continue
        found = pattern.search(layers.painted, sentence.start, sentence.end)
        if found:
            return found.start()
    if _EARLIER not in tried:
        return None
    found = patterns().earlier_ones.search(layers.painted, sentence.start, sentence.end)
    return found.start() if found else None


# -- which round is meant --------------------------------------------------------------------------


def _choose_main(layers: Layers, tellings: list[Telling]) -> Telling | None:
    """The clause that names what the report is about: strongly, early, with date and place."""
    named = [t for t in tellings if t.mention and t.mention.name is not None]
    strong = [t for t in named if t.mention and t.mention.is_strong]
    candidates = (
        [t for t in strong if not _refers(layers, t, "previous") and not _refers(layers, t, "next")]
        or strong
        or [t for t in named if t.sentence.index < 4]
    )
    if not candidates:
        return None
    first = candidates[0]
    return max(candidates[:8], key=lambda t: (_aboutness(layers, t, first), -t.start))


_RECALLED = re.compile(
    r"\b(?:recall\w*|since|following|follow-up to|building on|after|as agreed (?:at|during)"
    r"|results of"
    r"|outcomes? of|looked forward to) (?:the |their |its )?$"
)


def _aboutness(layers: Layers, telling: Telling, first: Telling) -> float:
    mention = telling.mention
    score = 0.0
    if mention is None:
        return score
    score += 1.5 if mention.ordinal is not None else 0.0
    score += telling.when_rank / 3
    score += 0.5 if telling.city else 0.0
    score += 1.5 if telling.sentence.label == "title" else 0.0
    score -= 2.0 if telling.sentence.label == "caption" else 0.0
    score -= 0.3 * telling.sentence.index
    score -= 2.0 if _is_recalled(layers, mention) else 0.0
    if first.mention is not None and not _alike(mention, first.mention.key):
        score -= 2.0
    return score


def _is_recalled(layers: Layers, mention: RoundMention) -> bool:
    """ "recalled the first 2+2", "since the fourth round": not what the report is about."""
    start = max(0, mention.start - 40)
    return bool(_RECALLED.search(layers.folded, start, mention.start))


def _refers(layers: Layers, telling: Telling, way: str) -> bool:
    """Whether the words before a name say "the next" or "the previous"."""
    mention = telling.mention
    if mention is None or mention.ordinal is not None:
        return False
    before = layers.folded[max(telling.sentence.start, mention.start - 50) : mention.name_start]
    pattern = patterns().previous if way == "previous" else patterns().next
    if way == "previous" and _LAST_BEHIND.match(layers.folded, mention.name_end):
        return True
    if way == "previous" and telling.when_rank >= DAY and _LATEST.search(before):
        return False  # "today convened the latest round": its day tells which
    return bool(pattern.search(before))


_LATEST = re.compile(r"\b(?:latest|most recent)\b(?: \w+){0,4} $")
_LAST_BEHIND = re.compile(
    r" (?:was |were |had been |had )?last (?:held|convened|met|took place|sat)\b"
)


def _alike(mention: RoundMention, key: frozenset[str]) -> bool:
    """Whether a name may be another form of a mechanism's: one has all words of the other."""
    if not mention.key or not key or mention.key <= key or key <= mention.key:
        return True
    return mention.is_loose and len(mention.key & key) * 2 >= min(len(mention.key), len(key))


def _parties_fit(mention: RoundMention, main: Round) -> bool:
    mine, theirs = set(mention.parties), set(main.parties)
    if len(mine) > 2 and mine != theirs:
        return mention.key == main.key  # "the Quad" is no other name of a meeting of two
    return len(mine) < 2 or len(theirs) < 2 or mine <= theirs or theirs <= mine


def _is_definite(layers: Layers, telling: Telling, main: Round) -> bool:
    """Whether a clause itself says which round it means: by number, "next", another mechanism."""
    mention = telling.mention
    if mention is None or mention.ordinal is not None or not _alike(mention, main.key):
        return True
    return _refers(layers, telling, "previous") or _refers(layers, telling, "next")


def _assign(layers: Layers, telling: Telling, rounds: list[Round]) -> None:
    target = _round_of(layers, telling, rounds)
    if target is not None:
        target.tellings.append(telling)


def _round_of(layers: Layers, telling: Telling, rounds: list[Round]) -> Round | None:
    """The round that a clause tells of; a new one where none of those known is meant."""
    main, mention = rounds[0], telling.mention
    if mention is None:
        return main
    same = _alike(mention, main.key) and _parties_fit(mention, main)
    if mention.ordinal is not None:
        known = next((each for each in rounds if _has_ordinal(each, mention, main, same)), None)
        if known is not None:
            return known
        is_ahead = telling.status == "held" and all(
            _refers(layers, t, "next") for t in main.tellings
        )
        may_be_main = same and not is_ahead and _may_be_one(main, telling)
        if may_be_main and main.ordinal is None and not mention.is_bare:
            main.ordinal = mention.ordinal
            return main
        return _new(rounds, "numbered", mention, same=same)
    if not same:
        if not mention.is_strong:
            return None
        known = next(
            (r for r in rounds[1:] if r.key and _alike(mention, r.key) and not r.ordinal), None
        )
        return known or _new(rounds, "other", mention, same=False)
    if _speaks_of_other(layers, telling, main):
        return None
    kind = _reference(layers, telling, main)
    if kind == "main":
        return main
    known = next((r for r in rounds if r.kind == kind and _may_be_one(r, telling)), None)
    return known or _new(rounds, kind, mention, same=True)


def _speaks_of_other(layers: Layers, telling: Telling, main: Round) -> bool:
    """ "the Cyber Dialogue, the next session of which …": the mechanism named just before."""
    mention = telling.mention
    if mention is None or not mention.is_anaphor or mention.ordinal is not None:
        return False
    before = layers.within(layers.round_mentions, telling.sentence.start, mention.start)
    named = [other for other in before if other.name is not None]
    return bool(named) and not _alike(named[-1], main.key)


def _has_ordinal(each: Round, mention: RoundMention, main: Round, same: bool) -> bool:  # noqa: FBT001
    if each.ordinal != mention.ordinal:
        return False
    return same if each.key == main.key else _alike(mention, each.key)


def _reference(layers: Layers, telling: Telling, main: Round) -> str:
    """main, previous or next: by the words before the name, else by status and date."""
    if _refers(layers, telling, "previous"):
        return "previous"
    if _refers(layers, telling, "next"):
        return "next"
    mine = main.when
    if telling.mention is None or telling.when is None:
        return "main"
    if telling.mention.is_anaphor and not (
        telling.tells_holding and _is_definite_noun(layers, telling)
    ):
        return "main"
    if mine is None:
        is_held = any(t.status == "held" for t in main.tellings)
        return "next" if telling.status == "planned" and is_held else "main"
    apart = _days_between(mine, telling.when)
    if apart is None or abs(apart) <= APART:
        return "main"
    return "next" if apart > 0 else "previous"


_DETERMINER = re.compile(
    r"\b(?:the|this|that|these|those|their|its|our|last|next|previous|latest"
    r"|annual) (?:[\w-]+ ){0,2}$"
)


def _is_definite_noun(layers: Layers, telling: Telling) -> bool:
    """ "the talks were held in May", not "on which talks are under way"."""
    mention = telling.mention
    if mention is None:
        return False
    before = layers.folded[max(telling.sentence.start, mention.start - 30) : mention.start]
    return bool(_DETERMINER.search(before)) or not before.strip()


def _days_between(one: Resolved, other: Resolved) -> int | None:
    """Days from the end of one date to the start of the other; 0 where they may touch."""
    if not (one.start.earliest and one.end.latest and other.start.earliest and other.end.latest):
        return None
    if other.start.earliest > one.end.latest:
        return (other.start.earliest - one.end.latest).days
    if other.end.latest < one.start.earliest:
        return (other.end.latest - one.start.earliest).days
    return 0


def _may_be_one(each: Round, telling: Telling) -> bool:
    when = each.when
    if when is None or telling.when is None:
        return True
    apart = _days_between(when, telling.when)
    return apart is None or apart == 0


def _new(rounds: list[Round], kind: str, mention: RoundMention, *, same: bool) -> Round:
    main = rounds[0]
    parties = mention.parties
    if same and len(parties) < 2:
        parties = main.parties
    made = Round(
        kind,
        mention.name or (main.name if same else None),
        main.key if same else mention.key,
        parties,
        mention.ordinal,
    )
    rounds.append(made)
    return made


def _joined(rounds: list[Round]) -> list[Round]:
    """ "the previous round" of the ninth is the eighth, where the report speaks of an eighth."""
    main = rounds[0]
    out = list(rounds)
    if main.ordinal is None:
        return out
    for kind, step in (("previous", -1), ("next", 1)):
        loose = [each for each in out if each.kind == kind and each.ordinal is None]
        numbered = next(
            (r for r in out if r.key == main.key and r.ordinal == main.ordinal + step), None
        )
        if not loose or numbered is None:
            continue
        nearest = loose[0]
        when, theirs = nearest.when, numbered.when
        if when is None or theirs is None or _days_between(when, theirs) in (None, 0):
            numbered.tellings += nearest.tellings
            out.remove(nearest)
    return out


def _is_told(each: Round) -> bool:
    """A round needs to be the report's own, or to be placed: by ordinal, date or city."""
    if each.kind == "main":
        return True
    if each.kind == "other":
        when = each.when
        return when is not None and any(
            t.status
            and t.tells_holding
            and (t.when_rank >= MONTH or (t.status == "planned" and t.when_rank >= YEAR))
            for t in each.tellings
        )
    if each.kind == "next" and any(
        t.status == "planned" and t.tells_holding for t in each.tellings
    ):
        return True
    return each.ordinal is not None or each.when is not None or each.city is not None


# -- rounds told of without a name -----------------------------------------------------------------


def _read_lead(layers: Layers, rounds: list[Round], published: When | None) -> None:
    """The day and place of the report's own round, from lead sentences that do not name it."""
    main = rounds[0]
    best = max((t.when_rank for t in main.tellings), default=0)
    if best >= DAY and main.city is not None:
        return
    others = {t.sentence.index for each in rounds[1:] for t in each.tellings}
    for sentence in [s for s in layers.sentences if s.label == "body"][:5]:
        if sentence.index in others or _unnamed_at(layers, sentence) is not None:
            continue
        if _OTHER_EVENT.search(layers.folded, sentence.start, sentence.end):
            continue
        telling = read_telling(layers, sentence, (sentence.start, sentence.end), None, published)
        is_other = telling.status == "planned" != main.status and _has_status(main)
        if not telling.tells_holding or is_other:
            continue
        is_new = telling.status if not _has_status(main) else None
        if telling.when_rank <= best:
            telling.when, telling.when_rank = None, 0
        best = max(best, telling.when_rank)
        if main.city is not None or main.mode == "virtual":
            telling.city = None
        if telling.when is not None or telling.city is not None:
            telling.status = is_new
            telling.mode = None
            main.tellings.append(telling)


# "the C5+1 Summit, held in New York": something else was held.
_OTHER_EVENT = re.compile(
    r"\b(?:summit|conference|forum|exercise|drill|fair|congress|assembly|elections?|games|ceremony"
    r"|festival|expo)s?\b[^.;]{0,30}\b(?:held|hosted|took place|take place|convened|opened)\b"
)


def _has_status(each: Round) -> bool:
    return any(telling.status is not None for telling in each.tellings)


_BOTH = re.compile(r"\bboth (?:mechanisms|dialogues|formats|consultations|meetings|tracks)\b")


def _read_both(layers: Layers, rounds: list[Round]) -> None:
    """ "The next edition of both mechanisms": one round more for each of two that met as twins."""
    main = rounds[0]
    twins = [each for each in rounds[1:] if each.key != main.key and each.kind != "next"]
    for each in [each for each in rounds if each.kind == "next" and each.key == main.key]:
        sentence = each.tellings[0].sentence if each.tellings else None
        if len(twins) != 1 or sentence is None:
            continue
        if _BOTH.search(layers.folded, sentence.start, sentence.end):
            twin = twins[0]
            rounds.append(
                Round("next", twin.name, twin.key, twin.parties, tellings=list(each.tellings))
            )


def _names_other(layers: Layers, sentence: Sentence, main: Round) -> bool:
    """Whether a sentence names another mechanism than the report's own."""
    mentions = layers.within(layers.round_mentions, sentence.start, sentence.end)
    return any(mention.name and not _alike(mention, main.key) for mention in mentions)


def _names_round(layers: Layers, sentence: Sentence) -> bool:
    mentions = layers.within(layers.round_mentions, sentence.start, sentence.end)
    return any(not mention.is_anaphor for mention in mentions)


def _read_earlier_ones(layers: Layers, rounds: list[Round], published: When | None) -> None:
    """ "The two earlier ones took place in Tokyo, in November 2013 and in March 2017"."""
    main = rounds[0]
    for sentence in layers.sentences:
        if _EARLIER not in _tried(layers, sentence):
            continue
        found = patterns().earlier_ones.search(layers.painted, sentence.start, sentence.end)
        if not found:
            continue
        end = _END_OF_LIST.search(layers.painted, found.end(), sentence.end)
        stop = end.start() if end else sentence.end
        dates = layers.within(layers.dates, found.end(), stop)
        for number, date in enumerate(dates):
            begin = found.start() if number == 0 else dates[number - 1].end
            telling = read_telling(layers, sentence, (begin, date.end), None, published)
            place = read_telling(layers, sentence, (found.start(), stop), None, published)
            telling.status, telling.city = "held", telling.city or place.city
            if telling.when is not None:
                made = Round("previous", main.name, main.key, main.parties)
                made.tellings.append(telling)
                rounds.append(made)


_END_OF_LIST = re.compile(r"[;]|,? so that | which | while ")


def _read_beside_main(layers: Layers, rounds: list[Round]) -> None:
    """Day and place of rounds that are told from the report's own: "the day before", "there"."""
    main = rounds[0]
    when, city = main.when, main.city
    for each in rounds:
        for telling in each.tellings:
            if telling.mention is None or (each is main and telling.when is not None):
                continue
            if city and each.city is None and _has(layers, telling, "there"):
                telling.city = city
                telling.derived.append(f"there → {city}, as the round the report is about")
            if each is main or each.when is not None or when is None:
                continue
            for way, days in (("before", -1), ("after", 1), ("same", 0)):
                day = (when.start if days < 0 else when.end).earliest
                if day is not None and when.end.day and _has(layers, telling, way):
                    on = of_day(day + timedelta(days=days))
                    telling.when, telling.when_rank = Resolved(on, on), DAY
                    telling.derived.append(f"{when.start} + the day {way} → {on}")
                    break


def _has(layers: Layers, telling: Telling, way: str) -> bool:
    """Whether the clause of a round says "the day before" or "there"; it may open the sentence."""
    start = telling.sentence.start
    mentions = layers.within(layers.round_mentions, start, telling.start)
    begin = telling.start if any(not m.is_anaphor for m in mentions) else start
    pattern = patterns().beside[way]
    return bool(
        pattern.search(layers.painted, begin, telling.end)
        or pattern.search(layers.folded, begin, telling.end)
    )


def _read_count(layers: Layers, rounds: list[Round]) -> None:
    """The number of the report's own round where a sentence counts it: "for the second time"."""
    main = rounds[0]
    if main.ordinal is not None or main.status not in ("held", "planned"):
        return
    own = {t.sentence.index for t in main.tellings[:4]}
    for sentence in layers.sentences[:8]:
        first, second, third = patterns().counted
        found = second.search(layers.painted, sentence.start, sentence.end)
        if found is None and sentence.index in own:
            found = third.search(layers.painted, sentence.start, sentence.end) or third.search(
                layers.folded, sentence.start, sentence.end
            )
        if found is None and sentence.index in own:
            found = first.search(layers.painted, sentence.start, sentence.end)
            if found and not _COUNTS_HOLDING.search(layers.painted, sentence.start, sentence.end):
                found = None
        value = ordinal_value(found["ordinal"]) if found else None
        if value is None or any(r.ordinal == value for r in rounds):
            continue
        main.ordinal = value
        main.tellings.append(Telling(None, sentence, sentence.start, sentence.end))
        return


_COUNTS_HOLDING = re.compile(
    r"\b(?:sat down|sat|met|held|convened|gathered|came together|will meet|will hold)\b"
)


def _read_unnamed(layers: Layers, rounds: list[Round], published: When | None) -> None:
    """Other rounds that a report tells of without their names: "the one before took place in …"."""
    main = rounds[0]
    for sentence in layers.sentences:
        for rule, status, pattern in _unnamed(_tried(layers, sentence)):
            found = pattern.search(layers.painted, sentence.start, sentence.end)
            if not found or _names_other(layers, sentence, main):
                continue
            kind = "next" if status == "planned" else "previous"
            is_whole = rule == "last-hosted" and not _names_round(layers, sentence)
            start = sentence.start if is_whole else found.start()
            end = sentence.end
            if rule == "not-since":
                dates = layers.within(layers.dates, found.end(), end)
                end = dates[0].end if dates else end
            telling = read_telling(layers, sentence, (start, end), None, published)
            telling.status = status
            if telling.when is None and telling.city is None:
                continue
            if any(
                each.kind in (kind, "numbered")
                and (_may_be_one(each, telling) or sentence in [t.sentence for t in each.tellings])
                for each in rounds
                if rule != "last-hosted" or each.kind == kind
            ):
                continue
            made = Round(kind, main.name, main.key, main.parties, unnamed_by=rule)
            made.tellings.append(telling)
            rounds.append(made)


# -- who sits at the table -------------------------------------------------------------------------


def _parties(layers: Layers, rounds: list[Round]) -> tuple[str, ...]:
    """The parties of the report's own round: named with it, in its sentences, or in the text."""
    main = rounds[0]
    for mention in main.mentions:
        if len(mention.parties) >= 2:
            return mention.parties
    if any(mention.is_regional for mention in main.mentions):
        own = {code for mention in main.mentions for code in mention.parties}
        theirs = {person.party for person in layers.people if person.party}
        return tuple(sorted(own | theirs))
    for telling in main.tellings[:4]:
        named = telling.mention
        end = named.start if named else telling.end
        found = _parties_in(layers, telling.sentence.start, end)
        own = set(named.parties) if named else set()
        if len(found | own) == 2:
            return tuple(sorted(found | own))
    return _parties_of_text(layers)


def _parties_in(layers: Layers, start: int, end: int) -> set[str]:
    capitals = vocabulary().capital_of
    found: set[str] = set()
    for hit in layers.within(layers.names, start, end):
        if hit.kind in ("state", "adjective"):
            found.add(hit.value)
        elif layers.painted[hit.start] == TYPES["PARTY"]:
            found.add(capitals.get(hit.value, hit.value))
    return found


_SIDE_BY_SIDE = re.compile(
    rf"[{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*(?:'s)?"
    rf"(?:(?:,| and|, and| &|-| - |/) ?(?:the )?[{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*)+",
)


def _parties_of_text(layers: Layers) -> tuple[str, ...]:
    """The first two parties that are named side by side, else the two named most."""
    for sentence in layers.sentences:
        for found in _SIDE_BY_SIDE.finditer(layers.painted, sentence.start, sentence.end):
            codes = _parties_in(layers, found.start(), found.end())
            if len(codes) >= 2:
                return tuple(sorted(codes))
    counts: dict[str, int] = {}
    for hit in layers.names:
        if hit.kind in ("state", "adjective") and layers.sentence_at(hit.start):
            counts[hit.value] = counts.get(hit.value, 0) + 1
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    return tuple(sorted(ranked[:2]))


# -- items -----------------------------------------------------------------------------------------


def round_items(table: Table, layers: Layers) -> list[RoundItem]:
    """The rounds as items of the reading."""
    return [_item(each, layers) for each in table.rounds]


def _item(each: Round, layers: Layers) -> RoundItem:
    when, mode = each.when, each.mode
    telling = [
        t
        for t in each.tellings
        if t.mention is None
        or not t.mention.is_anaphor
        or t.mention.ordinal is not None
        or t.when is not None
        or t.city is not None
    ]
    evidence: list[Quote] = [layers.sentence_quote(t.sentence) for t in telling or each.tellings]
    derived = [note for t in each.tellings for note in t.derived]
    return RoundItem(
        mechanism=each.name,
        parties=each.parties,
        ordinal=each.ordinal,
        start=when.start.value if when else None,
        end=when.end.value if when else None,
        city=None if mode == "virtual" else each.city,
        mode=mode,
        status=each.status,
        evidence=tuple(dict.fromkeys(evidence))[:6],
        rule=f"rounds/{each.unnamed_by or each.kind}",
        derived=tuple(dict.fromkeys(derived)),
    )
