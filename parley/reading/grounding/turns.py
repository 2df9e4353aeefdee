"""Values of a milestone to checks: its words, and the kind of turn that they tell."""

import itertools
import re

from parley.reading.dates import resolve
from parley.reading.grounding.evidence import Case, Check, Run, carried, denied, missing
from parley.reading.grounding.words import Located, locate
from parley.reading.late import Late
from parley.reading.lexicon import fold
from parley.reading.milestones import milestone_rules

_TURNS = {
    "normalisation": r"normali[sz]|(?:diplomatic )?(?:relations|ties)",
    "partnership-established": r"partnership|partners",
    "partnership-upgraded": r"(?:upgrad|elevat|rais|lift|announc|promot)\w*|partnership",
    "anniversary": r"anniversar|decades?|years (?:of|since|ago|on)|birthday|jubilee",
    "agreement-signed": r"sign|ink|conclud|initial",
    "project-started": r"beg[aiu]n|start|launch|inaugurat|kick|open|commenc|broke ground"
    r"|ground-breaking",
    "project-completed": r"complet|finish|hand(?:ed|ing|over)|end(?:ed)?|conclud|deliver",
    "war-ended": r"\bend(?:ed|ing|s)?\b|\bover\b|\bcease",
    "other": r"",
}
_TELLS_AGAINST = {
    "partnership-established": r"\b(?:upgrad|elevat|rais|lift)\w+",
    "normalisation": r"anniversar|decades? (?:of|since)",
}
_DENIED = Late(
    r"\b(?:not|never|no|nor|yet to|failed to|refused to|unable to)\b(?: [\w'-]+){0,3} ?$|n't\b"
)
# An anniversary may lie ahead; what else is still to come is no turn yet.
_COMING = Late(r"\b(?:will|would|plans? to|hopes? to|aims? to)(?: [\w'-]+){0,3} ?$")


def check_turn(case: Case, kind: str, what: str, runs: list[Run]) -> Check:
    """The kind of a turn in a relation, by the words that tell it."""
    if kind not in _TURNS:
        return missing("kind", f"there is no kind of milestone {kind!r}")
    for sentence, start, end in runs:
        matched = [
            rule.kind
            for rule in milestone_rules()
            for match in rule.pattern.finditer(case.layers, sentence.start, sentence.end)
            if match.start() < end and start < match.end()
        ]
        if kind in matched:
            return carried("kind")
        against = _TELLS_AGAINST.get(kind)
        around = case.layers.folded[max(sentence.start, start - 30) : min(sentence.end, end + 30)]
        if against and re.search(against, around):
            continue
        if re.search(_TURNS[kind], fold(what)) and (not matched or kind in _LOOSE):
            return carried("kind")
        if kind == "other" and not matched:
            return carried("kind")
    return missing("kind", f"the words do not tell a turn of the kind {kind}")


_LOOSE = {"anniversary", "war-ended", "project-completed", "project-started", "other"}


_DEEDS = {
    "agreement-signed": Late(r"\b(?:sign|ink(?:ed|ing)|initial)\w*"),
    "partnership-upgraded": Late(r"\b(?:upgrad|elevat|rais|lift)\w+"),
}


def _without_the_turn(located: Located, kind: str, told: str) -> Located:
    """The verb of a turn may be any of its kind: "signed" is carried by "put their signatures"."""
    turn = _DEEDS.get(kind)
    if not located.missing or turn is None or not turn.search(told):
        return located
    lost = tuple(word for word in located.missing if not turn.match(word))
    return Located(located.tokens, lost)


def check_told(case: Case, what: str, kind: str) -> tuple[Check, list[Run]]:
    """The words of a turn: all in one sentence, and not denied there."""
    best: Located | None = None
    runs: list[Run] = []
    is_denied = False
    for sentence in case.sentences:
        located = _without_the_turn(
            locate(what, case.tokens(sentence)), kind, case.folded(sentence)
        )
        if located.tokens and not located.missing:
            around = case.layers.folded[max(sentence.start, located.start - 40) : located.start]
            inside = case.layers.folded[located.start : located.end]
            is_coming = kind != "anniversary" and _COMING.search(around)
            if _DENIED.search(inside + " ") or _DENIED.search(around) or is_coming:
                is_denied = True
                continue
            runs.append((sentence, located.start, located.end))
        elif best is None or len(located.missing) < len(best.missing):
            best = located
    if runs:
        return carried("what"), runs
    if is_denied:
        return denied("what", "the text denies it, or has it yet to come"), []
    for before, sentence in itertools.pairwise(case.sentences):
        here = locate(what, case.tokens(sentence))
        goes_on = case.goes_on(sentence) or case.is_there(sentence)
        is_told_on = here.tokens and here.missing and goes_on
        if is_told_on and not locate(" ".join(here.missing), case.tokens(before)).missing:
            return carried("what"), [(sentence, here.start, here.end)]
    words = ", ".join(f"“{word}”" for word in (best.missing if best else ()))
    return missing("what", f"the evidence has no {words or 'such words'}"), []


_COUNT = Late(r"\b(\d{1,3})(?:st|nd|rd|th)?\b(?=[ -](?:years?\b|anniversary|birthday|jubilee))")
_IS_MARKED = Late(r"\b(?:celebrat|mark|commemorat)(?:e|es|ing)\b|\bthis year\b")


def check_year_of_anniversary(case: Case, date: str, runs: list[Run]) -> Check | None:
    """The year of an anniversary: so many years after one that is printed, or the report's own."""
    for sentence, _, _ in runs:
        words = case.folded(sentence)
        counts = [int(found[1]) for found in _COUNT.finditer(words)]
        for told in case.layers.within(case.layers.dates, sentence.start, sentence.end):
            for count in counts:
                first = resolve(told, None, "past") if told.year else None
                value = first.start.value if first else ""
                if told.year and date in (
                    str(told.year + count),
                    f"{told.year + count}{value[4:]}",
                ):
                    return carried("date", f"{value} + {count} years → {date}")
        year = case.published.year if case.published is not None else None
        if counts and str(year) == date and _IS_MARKED.search(words):
            return carried("date", f"marked in the year of the report, {date}")
    return None
