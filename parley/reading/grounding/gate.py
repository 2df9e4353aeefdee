"""Reading to grounding: each item is checked value by value against its evidence.

Whoever proposes an item (rules, a language model, a person) passes the same gate. It knows nothing
of how an item came about; it looks only at its values, its quotes and the report.

A value may also follow from more than its sentence ("the day before", "the last was hosted by
Washington"). Where the words beside it do not carry it, the gate asks what the rules read from the
quoted sentence in the whole of the report, and takes the value if it is the same.
"""

from dataclasses import dataclass, replace
from typing import Any, Literal

from parley.model.reading import PARTS, Item, ParticipantItem, Reading, Refused
from parley.model.report import Report
from parley.model.span import Quote
from parley.reading.grounding.evidence import Case, Check, carried, sentences_of
from parley.reading.grounding.forms import check_forms
from parley.reading.grounding.parts import (
    CHECKS,
    FIRST,
    IDENTITY,
    MAY_FOLLOW,
    NAMING,
    NEEDED,
    TELLING,
)
from parley.reading.grounding.words import locate, may_hold
from parley.reading.layers import Layers, lay
from parley.reading.occasion import filing, table_of
from parley.reading.officials import give_parties
from parley.reading.reader import read
from parley.reading.speech import speech_of

Verdict = Literal["supported", "altered", "elsewhere", "absent"]


@dataclass(frozen=True, slots=True)
class Grounding:
    """What the gate says of an item: the verdict, the values that fell, and why."""

    verdict: Verdict
    values: tuple[str, ...] = ()
    """The names of the values that the evidence does not carry."""
    why: tuple[str, ...] = ()
    """A sentence for each value that fell, or for each that follows from what is not quoted."""

    @property
    def is_supported(self) -> bool:
        """Whether the item may become a claim."""
        return self.verdict == "supported"


MAX_APART = 200  # sentences to either side in which it is looked where else an item is told


class Gate:
    """Checks items against one report.

    `layers` and `own` are the layers and the rules' own reading of the report, where known.
    """

    def __init__(
        self, report: Report, layers: Layers | None = None, own: Reading | None = None
    ) -> None:
        self._report = report
        self._own = own
        self._own_by_sentence: dict[str, dict[int, dict[int, Item]]] = {}
        is_fresh = layers is None
        self.layers = lay(report) if layers is None else layers
        table = self.layers.once(table_of)
        # A reading has given the people their parties once; the gate goes over them once more.
        for _ in range(2 if is_fresh else 1):
            give_parties(self.layers, table)
        self._setting = Case(self.layers, table, self.layers.once(filing), [])
        speech = self.layers.once(speech_of)
        self._speech = speech if speech.is_up_to_date else speech_of(self.layers)

    def check(self, part: str, item: dict[str, Any]) -> Grounding:
        """Say whether the evidence of an item carries each of its values."""
        lacking = [key for key in NEEDED.get(part, ()) if not item.get(key)]
        if part not in CHECKS or lacking:
            said = f"the item gives no {lacking[0]}" if lacking else f"there is no part {part!r}"
            return Grounding("absent", tuple(lacking), (said,))
        if not any(item.get(key) not in (None, "", []) for key in TELLING[part]):
            return Grounding("absent", (), ("the item says nothing",))
        misshapen = check_forms(item)
        if misshapen:
            return _fallen("altered", misshapen)
        quotes = self._quotes(item)
        if isinstance(quotes, Grounding):
            return quotes
        sentences = sentences_of(self.layers, quotes)
        if not sentences:
            said = "the quote stands in text that is set aside"
            return Grounding("absent", ("evidence",), (said,))
        case = self._setting.with_sentences(sentences)
        checks = self._checks(part, item, case)
        if all(check.is_carried for check in checks):
            return _supported(checks)
        told_on = case.told_on(part, {check.key for check in checks if not check.is_carried})
        if told_on is not None:
            more = self._checks(part, item, told_on[0])
            if all(check.is_carried for check in more):
                return _supported(more, f"“{told_on[1]}” refers to the sentence before")
        checks = self._followed(part, item, checks, quotes)
        if all(check.is_carried for check in checks):
            return _supported(checks)
        return self._refuse(part, item, checks, {sentence.index for sentence in sentences})

    def _checks(self, part: str, item: dict[str, Any], case: Case) -> list[Check]:
        return CHECKS[part](self._speech, item, case)

    def _followed(
        self, part: str, item: dict[str, Any], checks: list[Check], quotes: list[Quote]
    ) -> list[Check]:
        """The checks, with those carried whose value the rules read from a quoted sentence too."""
        fallen = {check.key for check in checks if not check.is_carried}
        is_denied = any(check.is_denied for check in checks)
        if is_denied or not fallen <= MAY_FOLLOW.get(part, frozenset()):
            return checks
        for own in self._own_beside(part, quotes):
            told = own.data()
            is_it = all(told.get(key) == item.get(key) for key in (*NAMING[part], *fallen))
            if is_it and any(_overlap(quote, each) for quote in quotes for each in own.evidence):
                why = "; ".join(own.derived) or f"read so by {own.rule}"
                return [check if check.is_carried else carried(check.key, why) for check in checks]
        return checks

    def _own_beside(self, part: str, quotes: list[Quote]) -> list[Item]:
        """What the rules read from the sentences of some quotes."""
        if self._own is None:
            self._own = read(self._report)
        if part not in self._own_by_sentence:
            by_sentence: dict[int, dict[int, Item]] = {}
            for number, own in enumerate(getattr(self._own, part)):
                for sentence in sentences_of(self.layers, list(own.evidence)):
                    by_sentence.setdefault(sentence.index, {})[number] = own
            self._own_by_sentence[part] = by_sentence
        known = self._own_by_sentence[part]
        found: dict[int, Item] = {}
        for sentence in sentences_of(self.layers, quotes):
            found |= known.get(sentence.index, {})
        return [found[number] for number in sorted(found)]

    # -- evidence

    def _quotes(self, item: dict[str, Any]) -> list[Quote] | Grounding:
        """The quotes of an item, or what is wrong with them."""
        given = item.get("evidence")
        quotes: list[Quote] = []
        if given is not None and not isinstance(given, list | tuple):
            said = 'evidence is no list of {"start": …, "end": …, "quote": …}'
            return Grounding("absent", ("evidence",), (said,))
        for each in given or ():
            quote = _quote_of(each)
            if quote is None or not quote.quote.strip():
                said = "a quote needs start, end and the words between them"
                return Grounding("absent", ("evidence",), (said,))
            if not quote.matches(self.layers.text):
                return self._misplaced(quote)
            quotes.append(quote)
        return quotes or Grounding("absent", ("evidence",), ("the item quotes nothing",))

    def _misplaced(self, quote: Quote) -> Grounding:
        text = self.layers.text
        shown = " ".join(quote.quote.split())[:60]
        first = text.find(quote.quote)
        if first >= 0 and text.find(quote.quote, first + 1) < 0:
            end = first + len(quote.quote)
            said = f"“{shown}” stands at {first}-{end}, not at {quote.start}-{quote.end}"
            return Grounding("elsewhere", ("evidence",), (said,))
        said = f"“{shown}” is not what stands at {quote.start}-{quote.end}"
        return Grounding("absent", ("evidence",), (said,))

    # -- what is refused

    def _refuse(
        self, part: str, item: dict[str, Any], checks: list[Check], quoted: set[int]
    ) -> Grounding:
        fallen = [check for check in checks if not check.is_carried]
        names = tuple(dict.fromkeys(check.key for check in fallen))
        said = tuple(dict.fromkeys(f"{check.key}: {check.why}" for check in fallen))
        where = self._elsewhere(part, item, quoted)
        if where is not None:
            return Grounding("elsewhere", names, (*said, f"it is told at {where}"))
        stand = len(checks) - len(fallen)
        is_about_it = IDENTITY[part] not in names
        if stand == 0 or (not is_about_it and stand * 2 < len(checks)):
            return Grounding("absent", names, said)
        return Grounding("altered", names, said)

    def _elsewhere(self, part: str, item: dict[str, Any], quoted: set[int]) -> str | None:
        """The one sentence of the report that carries all values of an item, if there is one."""
        anchor = item.get(IDENTITY[part])
        first_quoted = min(quoted)
        for sentence in self.layers.sentences[max(0, first_quoted - MAX_APART) :][: 2 * MAX_APART]:
            if sentence.index in quoted:
                continue
            if isinstance(anchor, str) and part != "topics":
                if not may_hold(anchor, self._setting.folded(sentence)):
                    continue
                located = locate(anchor, self._setting.tokens(sentence))
                if located.missing or not located.tokens:
                    continue
            case = self._setting.with_sentences([sentence])
            first = FIRST.get(part)
            if first and not all(check.is_carried for check in first(self._speech, item, case)):
                continue
            if all(check.is_carried for check in self._checks(part, item, case)):
                return f"{sentence.start}-{sentence.end}"
        return None


def _supported(checks: list[Check], *more: str) -> Grounding:
    derived = (f"{check.key}: {check.why}" for check in checks if check.why)
    return Grounding("supported", (), tuple(dict.fromkeys([*derived, *more])))


def _fallen(verdict: Verdict, checks: list[Check]) -> Grounding:
    said = tuple(f"{check.key}: {check.why}" for check in checks)
    return Grounding(verdict, tuple(check.key for check in checks), said)


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _quote_of(given: object) -> Quote | None:
    if not isinstance(given, dict):
        return None
    start, end, words = given.get("start"), given.get("end"), given.get("quote")
    if not (type(start) is int and type(end) is int and isinstance(words, str)):
        return None  # a bool is an int too
    return Quote(start, end, words) if 0 <= start < end else None


def ground(
    report: Report,
    reading: Reading,
    layers: Layers | None = None,
    own: Reading | None = None,
) -> Reading:
    """Pass a reading through the gate: what is not supported moves to `refused`.

    `layers` and `own` are the layers and the rules' own reading of the report, where known.
    Items name their round by its place; where a round is refused the places are counted anew, and
    who is said to have taken part in it is refused with it.
    """
    gate = Gate(report, layers, own)
    refused = list(reading.refused)
    kept: dict[str, list[Any]] = {part: [] for part in PARTS}
    places: dict[int, int] = {}
    for part in PARTS:
        for place, item in enumerate(getattr(reading, part)):
            outcome = gate.check(part, item.data())
            at = getattr(item, "round", None)
            if outcome.is_supported and isinstance(item, ParticipantItem) and at not in places:
                outcome = Grounding("absent", ("round",), ("round: that round was refused",))
            if not outcome.is_supported:
                refused.append(_refused(part, item, outcome))
                continue
            if part == "rounds":
                places[place] = len(places)
            if isinstance(at, int) and places.get(at) != at:
                item = replace(item, round=places.get(at))  # noqa: PLW2901
            kept[part].append(item)
    parts: dict[str, Any] = {part: tuple(items) for part, items in kept.items()}
    return replace(reading, refused=tuple(refused), **parts)


def read_grounded(report: Report) -> Reading:
    """Read a report and pass what was read through the gate."""
    layers = lay(report)
    own = read(report, layers)
    return ground(report, own, layers, own)


def _refused(part: str, item: Any, outcome: Grounding) -> Refused:  # noqa: ANN401 - any item
    return Refused(
        part=part, item=item, verdict=outcome.verdict, values=outcome.values, why=outcome.why
    )
