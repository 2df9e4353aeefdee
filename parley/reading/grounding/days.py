"""Days of an item to checks: first and last day of something, the date of a turn, a deadline."""

import re
from collections.abc import Iterable
from typing import Any

from parley.reading.dates import DateMention, Tense
from parley.reading.deadlines import is_deadline, is_over, year_set
from parley.reading.grounding.evidence import Case, Check, Run, carried, covers, missing
from parley.reading.holding import length_told, spread_over_days
from parley.reading.late import Late
from parley.reading.sentences import Sentence


def check_days(
    case: Case, runs: list[Run], item: dict[str, Any], tenses: list[Tense]
) -> list[Check]:
    """First and last day of something that is told in some runs of the evidence."""
    start, end = item.get("start"), item.get("end")
    out: list[Check] = []
    told = list(_told_days(case, runs, tenses))
    for first, last, why in told:
        if (not start or covers(first, str(start))) and (not end or covers(last, str(end))):
            return [carried(key, why) for key in ("start", "end") if item.get(key)]
    for key, value, side in (("start", start, 0), ("end", end, 1)):
        if not value:
            continue
        fits = next((each for each in told if covers(each[side], str(value))), None)
        apart = key == "end" and start and not _near(str(start), str(value))
        if fits is None or apart or (start != end and _one_day_only(told)):
            printed = ", ".join(dict.fromkeys(f"{a}" if a == b else f"{a}/{b}" for a, b, _ in told))
            out.append(
                missing(key, f"{value} does not follow; the evidence tells {printed or 'no day'}")
            )
        else:
            out.append(carried(key, fits[2]))
    return out


def _near(start: str, end: str) -> bool:
    """Two days of one meeting lie in one month or in two that follow each other."""
    return start[:4] == end[:4] and abs(int(start[5:7] or 0) - int(end[5:7] or 0)) <= 1


def _one_day_only(told: list[tuple[str, str, str]]) -> bool:
    return len({day for first, last, _ in told for day in (first, last)}) < 2


def _told_days(case: Case, runs: list[Run], tenses: list[Tense]) -> Iterable[tuple[str, str, str]]:
    for sentence, start, end in runs:
        telling = case.telling((sentence, start, end))
        when, is_past = telling.when, telling.status != "planned" and "past" in tenses
        if when is not None and is_past and case.dates(start, end, sentence):
            yield str(when.start), str(when.end), when.derivation or ""
            for long in _lengths(case):
                spread = spread_over_days(case.layers, (start, end), when, long)
                yield str(spread.start), str(spread.end), spread.derivation or ""
        for date in case.dates(start, end, sentence):
            for tense in tenses:
                for when in case.resolved(date, tense):
                    yield str(when.start), str(when.end), when.derivation or ""


def _lengths(case: Case) -> Iterable[re.Match[str]]:
    """How many days the evidence says that a round took."""
    for sentence in case.sentences:
        for mention in case.layers.within(case.layers.round_mentions, sentence.start, sentence.end):
            long = length_told(case.layers, mention, sentence)
            if long is not None:
                yield long


def is_elsewhere(case: Case, item: dict[str, Any], runs: list[Run], tenses: list[Tense]) -> bool:
    """Whether every run that tells the day of a round tells another place with it."""
    day, city = str(item["start"]), str(item["city"])
    found: set[bool] = set()
    for run in runs:
        if any(covers(first, day) for first, _, _ in _told_days(case, [run], tenses)):
            told = case.telling(run).city
            found.add(told is not None and told != city)
    return found == {True}


def check_date(
    case: Case, key: str, value: str, places: list[Run], tense: Tense, *, own: bool = False
) -> Check:
    """A date bound to words of the evidence: in their clause before anywhere else.

    `own` says that the words may be of the kind that dates of other events stand behind.
    """
    told: list[str] = []
    for sentence, start, end in places:
        is_beside = start == end  # a sentence of the evidence that does not name the thing
        if is_beside and not (
            _may_refine(told, value, key)
            or _refers(case, sentence, key)
            or (not told and any(_goes_on(case, place[0], sentence) for place in places))
        ):
            continue
        for group in case.dates_by(sentence, start, end, own=own):
            for date in group:
                for when in case.resolved(date, tense):
                    for day in (when.start, when.end):
                        if covers(day, value):
                            return carried(key, when.derivation or "")
                        told.append(str(day))
            if group:
                break
    printed = ", ".join(dict.fromkeys(told)) or "no date"
    return missing(key, f"{value} does not follow; the evidence tells {printed}")


def _may_refine(told: list[str], value: str, key: str) -> bool:
    """Whether another sentence may tell the day of the month or year that is told here."""
    return key == "date" and any(value.startswith(day) for day in told)


_THE_VISIT = Late(r"\b(?:the|his|her|this) (?:\w+ ){0,2}(?:visit|trip|tour)\b(?! (?:of|by|that)\b)")


_THERE = Late(r"^(?:there|then|on (?:that|the same) (?:day|occasion))\b")


def _goes_on(case: Case, sentence: Sentence, before: Sentence) -> bool:
    """Whether a sentence tells what happened where and when the one before it says: "There …"."""
    is_next = sentence.index == before.index + 1
    return is_next and bool(_THERE.search(case.folded(sentence)))


def _refers(case: Case, sentence: Sentence, key: str) -> bool:
    """Whether a sentence goes on about a visit told in another: "The visit on 20 November …"."""
    return key in ("start", "end") and bool(_THE_VISIT.search(case.folded(sentence)))


_SIGNED = Late(r"\b(?:signed|inked|initialled|concluded|adopted|exchanged)\b")


def check_day_of_round(case: Case, key: str, value: str) -> Check | None:
    """The day of a signing that the evidence dates by nothing but the round it belongs to."""
    main = case.table.main
    when = main.when if main is not None else None
    if when is None or not covers(when.start, value):
        return None
    for sentence in case.sentences:
        dates = case.layers.within(case.layers.dates, sentence.start, sentence.end)
        if not dates and _SIGNED.search(case.folded(sentence)):
            return carried(key, f"signed at the round of {when.start}")
    return None


# "Later this year", "on 5 May": dates that may be set for an act without "by".
_ON = Late(r"\b(?:on|later|early|late|half of|quarter of) (?:in |the )?$")
_AHEAD = ("this", "coming", "later", "early", "late")


def check_due(case: Case, value: str, act: str) -> Check:
    """A date that is set for an act: no day of the meeting, no year of a plan."""
    told: list[str] = []
    for sentence in case.sentences:
        within = year_set(case.layers.folded, sentence.start, sentence.end, case.published)
        if within is not None and within.year == value:
            return carried("due", within.derivation)
        for date in case.layers.within(case.layers.dates, sentence.start, sentence.end):
            if not _may_be_set(case, sentence, date, act):
                continue
            for when in case.resolved(date, "future"):
                if is_over(when.end, case.published):
                    continue
                if covers(when.start, value) or covers(when.end, value):
                    return carried("due", when.derivation or "")
                told.append(str(when.end))
    return missing(
        "due", f"{value} does not follow; the evidence sets {', '.join(told) or 'no date'}"
    )


def _may_be_set(case: Case, sentence: Sentence, date: DateMention, act: str) -> bool:
    """Whether a date may be set for an act; a bare weekday only for one that is planned."""
    folded = case.layers.folded
    if is_deadline(folded, date) or date.word.startswith(_AHEAD):
        return True
    if date.kind == "weekday":
        return act == "plan"
    return bool(_ON.search(folded, sentence.start, date.start))
