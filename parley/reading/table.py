"""The table: the rounds that a report tells of, and the parties that sit at them."""

from dataclasses import dataclass, field

from parley.model.reading import Mode, RoundStatus
from parley.reading.dates import Resolved
from parley.reading.holding import MONTH, Telling
from parley.reading.lexicon import fold
from parley.reading.mechanisms.mention import RoundMention
from parley.reading.sentences import Sentence
from parley.reading.vocabulary import TOPICS, vocabulary


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
    is_ahead: bool = False
    """Whether its day lies behind that of the report."""
    is_over: bool = False
    """Whether its day lies before that of the report."""
    unnamed_by: str | None = None
    """The rule that found it, where the report tells of it without its name."""

    @property
    def is_bilateral(self) -> bool:
        """Whether it is held between two parties."""
        return len(self.parties) == 2

    @property
    def mentions(self) -> list[RoundMention]:
        """Where it is named."""
        return [telling.mention for telling in self.tellings if telling.mention is not None]

    def is_named_in(self, sentence: Sentence) -> bool:
        """Whether a sentence names it."""
        return sentence.index in {t.sentence.index for t in self.tellings if t.mention is not None}

    @property
    def when(self) -> Resolved | None:
        """The date of the clause that tells it best."""
        told = [t for t in self.tellings if t.when is not None and self._may_date(t)]
        if not told:
            return None
        best = max(told, key=_how_well_dated)
        # "Dialogue from March 8" stands above "from March 8 to 10"
        longer = [t for t in told if t.when_rank == best.when_rank and _goes_on(best, t)]
        return max(longer, key=_last_day, default=best).when

    def _may_date(self, telling: Telling) -> bool:
        """A bare "the dialogue" dates it only where a verb says that it was held."""
        mention = telling.mention
        if mention is None or not mention.is_anaphor or mention.ordinal is not None:
            return True
        if telling.is_year_named:
            return True
        if self.kind == "next" and telling.status == "planned":
            return True
        is_told = self.kind != "main" or telling.when_rank >= MONTH or self._is_put_off
        return telling.tells_holding and is_told

    @property
    def _is_put_off(self) -> bool:
        """Whether the day that it was due on is its only one."""
        return any(telling.status in ("postponed", "cancelled") for telling in self.tellings)

    def _is_of_its_day(self, telling: Telling) -> bool:
        """What was called off a year ago and is held now has not been called off."""
        when = self.when
        if when is None or telling.when is None:
            return True
        return days_between(when, telling.when) in (None, 0)

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
            if self.is_over and any(t.status == "held" for t in named):
                return "held"  # "shook hands ahead of the dialogue", the day before the report
            return "planned" if first == "held" and self.is_ahead else first
        return "planned" if self.kind == "next" or self.is_ahead else "held"


def _goes_on(one: Telling, other: Telling) -> bool:
    """Whether another clause has the same first day and a later last one."""
    if one.when is None or other.when is None:
        return False
    is_same = one.when.start == other.when.start
    return is_same and one.when.start == one.when.end and other.when.end.value > one.when.end.value


def _last_day(telling: Telling) -> str:
    return telling.when.end.value if telling.when else ""


def _how_well_dated(telling: Telling) -> tuple[int, bool, bool, bool, int]:
    """A day tells more than a week where neither is sure; then its year, and what is tied to it."""
    start = telling.when.start if telling.when else None
    has_day = start is not None and start.day is not None
    has_year = start is not None and start.year is not None
    return telling.when_rank, has_day, has_year, telling.is_tied, -telling.start


def _is_bare(mention: RoundMention) -> bool:
    """A "the dialogue" without name and number."""
    return mention.is_anaphor and mention.ordinal is None


@dataclass(slots=True)
class Table:
    """The rounds of a report and the parties at the table; what all other parts refer to."""

    rounds: list[Round]
    parties: tuple[str, ...]

    @property
    def is_bilateral(self) -> bool:
        """Whether two parties sit at it."""
        return len(self.parties) == 2

    @property
    def main(self) -> Round | None:
        """The round that the report is about."""
        return self.rounds[0] if self.rounds else None

    def round_at(self, sentence: Sentence) -> int:
        """Which round a sentence is about: the report's own, or another that it alone names."""
        for number, each in enumerate(self.rounds):
            if number and each.is_named_in(sentence) and not self.rounds[0].is_named_in(sentence):
                return number
        return 0

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


def is_alike(mention: RoundMention, key: frozenset[str]) -> bool:
    """Whether a name may be another form of a mechanism's: one has all words of the other."""
    if not mention.key or not key or mention.key <= key or key <= mention.key:
        return True
    if _is_two_plus_two(mention.key, key) or _is_two_plus_two(key, mention.key):
        return True
    return mention.is_loose and len(mention.key & key) * 2 >= min(len(mention.key), len(key))


_OF_TWO_MINISTERS = ({"foreign", "defence"}, {"foreign", "defense"})


def _is_two_plus_two(short: frozenset[str], key: frozenset[str]) -> bool:
    """Whether "the 2+2" is short for a meeting of foreign and defence ministers."""
    return (
        "2+2" in short
        and short <= {"2+2", "ministerial"}
        and any(both <= key for both in _OF_TWO_MINISTERS)
    )


def days_between(one: Resolved, other: Resolved) -> int | None:
    """Days from the end of one date to the start of the other; 0 where they may touch."""
    if not (one.start.earliest and one.end.latest and other.start.earliest and other.end.latest):
        return None
    if other.start.earliest > one.end.latest:
        return (other.start.earliest - one.end.latest).days
    if other.end.latest < one.start.earliest:
        return (other.end.latest - one.start.earliest).days
    return 0


def may_be_one(each: Round, telling: Telling) -> bool:
    """Whether a clause may tell of this round, as far as their days go."""
    when = each.when
    if when is None or telling.when is None:
        return True
    apart = days_between(when, telling.when)
    return apart is None or apart == 0
