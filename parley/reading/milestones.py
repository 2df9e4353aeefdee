"""Milestones: turns in the relation, dated where the text dates them."""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from parley import rules
from parley.model.reading import MilestoneItem
from parley.model.when import When
from parley.reading.anchors import Rare
from parley.reading.dates import DateMention, Resolved, resolve
from parley.reading.instruments import Paper
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import fold
from parley.reading.mechanisms.ordinals import ordinal_value
from parley.reading.occasion import day_at_hand
from parley.reading.painting import FILL, PAINT, TYPES, expand_macros
from parley.reading.sentences import Sentence
from parley.reading.signings import Signing, find_signings
from parley.reading.table import Table
from parley.reading.vocabulary import ORGANISATIONS, vocabulary


@dataclass(frozen=True, slots=True)
class MilestoneRule:
    """One kind of turn and the pattern that tells it."""

    id: str
    kind: str
    pattern: Rare
    is_dated: bool
    needs: str | None
    is_inside: bool
    """The date stands inside the match."""


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: tuple[MilestoneRule, ...]
    numbers: dict[str, int]
    """Words for numbers of years: "twenty" is 20, "a decade" 10."""
    years_before: Late
    """ "two years after …", before what is told."""
    years_ago: Late
    years: Late
    """ "ten years": how many."""
    ahead: Late
    """ "… will mark the anniversary": told of what is to come."""
    marked: Late
    """ "The anniversary of …", before what it is of."""


@cache
def _rules() -> _Rules:
    """Compile rules/en/milestones.yaml once."""
    data = rules.load("milestones")
    numbers = {word: int(number) for word, number in data["numbers"].items()}
    longest_first = sorted(numbers, key=lambda word: (-len(word), word))
    number = rf"(?:{'|'.join(longest_first)}|\d{{1,3}})(?:[ -](?:{'|'.join(longest_first)}))?"
    return _Rules(
        tuple(
            MilestoneRule(
                id=entry["id"],
                kind=entry["kind"],
                pattern=Rare(
                    expand_macros(entry["pattern"].replace("{NUMBER}", number)), "painted"
                ),
                is_dated=entry.get("dated") == "true",
                needs=entry.get("needs"),
                is_inside=entry.get("inside") == "true",
            )
            for entry in data["rules"]
        ),
        numbers,
        Late(expand_macros(data["years_before"].replace("{NUMBER}", number))),
        Late(expand_macros(data["years_ago"].replace("{NUMBER}", number))),
        Late(rf"\b(?P<number>{number}) years\b"),
        Late(expand_macros(data["ahead"])),
        Late(expand_macros(data["marked"])),
    )


def milestone_rules() -> tuple[MilestoneRule, ...]:
    """The rules of rules/en/milestones.yaml."""
    return _rules().rules


_HISTORY = ("normalisation", "partnership-upgraded", "partnership-established")


@cache
def _goes_on() -> Late:
    """ "Bearing in mind that …, they concurred in …": the turn is not what the sentence tells."""
    return Late(expand_macros(rules.load("milestones")["goes_on"]))


# A line of links to other stories is cut by bars.
_OF_LINKS = Late(r" \| ")


def find_milestones(
    layers: Layers, table: Table, published: When | None
) -> tuple[list[MilestoneItem], set[int]]:
    """Find the milestones of a report, and the sentences that tell history.

    What the days tell of the papers is settled with them: their years, and whose they are.
    """
    page = _Page(layers, table, day_at_hand(layers, table, published))
    tried = [rule for rule in milestone_rules() if rule.pattern.is_in(layers)]
    found: dict[tuple[str, str], MilestoneItem] = {}
    historic: set[int] = set()
    for sentence in layers.sentences:
        if sentence.label == "caption" or _OF_LINKS.search(
            layers.folded, sentence.start, sentence.end
        ):
            continue
        for item in _in_sentence(page, sentence, tried):
            key = _key(item)
            if key not in found or len(found[key].date or "") < len(item.date or ""):
                found[key] = item
            if item.kind in _HISTORY and not _goes_on().search(
                layers.painted, sentence.start, sentence.end
            ):
                historic.add(sentence.index)
    signed = _signed(page)
    _settle_papers(page)
    told = {item.date for item in signed}
    turns = [
        item
        for item in _without_echoes(list(found.values()))
        if item.kind != "agreement-signed" or item.date not in told
    ]
    return turns + signed, historic


@dataclass(frozen=True, slots=True)
class _Page:
    layers: Layers
    table: Table
    at_hand: When | None


_DIGITS = Late(r"\d{1,3}")


def _key(item: MilestoneItem) -> tuple[str, str]:
    """What makes two tellings one: the kind and the year, and for an anniversary the number."""
    if item.kind == "anniversary":
        number = _DIGITS.search(item.what)
        return item.kind, number[0] if number else item.what[:12].lower()
    if item.date:
        return item.kind, item.date[:4]
    return item.kind, item.what[:12].lower()


def _without_echoes(items: list[MilestoneItem]) -> list[MilestoneItem]:
    """Drop what is told again without its date, or without the number of an anniversary."""
    return [
        item
        for item in items
        if item.date is not None
        or item.kind not in (*_HISTORY, "anniversary")
        or not any(
            other is not item and other.kind == item.kind and other.date is not None
            for other in items
        )
    ]


def _in_sentence(
    page: _Page, sentence: Sentence, tried: list[MilestoneRule]
) -> list[MilestoneItem]:
    """The turns of a sentence; of two rules that read the same words the first one tells it."""
    out: list[MilestoneItem] = []
    spans: list[tuple[int, int, str]] = []
    for rule in tried:
        for match in rule.pattern.finditer(page.layers, sentence.start, sentence.end):
            start, end = match.span("cue") if "cue" in match.re.groupindex else match.span()
            if any(s < end and start < e and kind == rule.kind for s, e, kind in spans):
                continue
            item = _item(page, sentence, rule, (start, end))
            if item is not None:
                out.append(item)
                spans.append((start, end, rule.kind))
    return out


_WORKS = ("project-started", "project-completed")


def _item(
    page: _Page, sentence: Sentence, rule: MilestoneRule, span: tuple[int, int]
) -> MilestoneItem | None:
    layers = page.layers
    start, end = span
    if rule.needs and not any(word in layers.folded[start:end] for word in rule.needs.split("|")):
        return None
    if rule.id in _OF_A_BODY and _is_another_body(page, start):
        return None
    if rule.id == "mechanism-launched" and any(
        mention.ordinal for mention in layers.within(layers.round_mentions, start, end)
    ):
        return None  # "the third Dialogue began on 7 June": a round
    clause = layers.painted[max(sentence.start, start - 70) : start]
    known = _rules()
    cue = layers.folded[start:end]
    is_told_apart = "which" in cue or "," in cue  # "years of the partnership, which was …"
    is_marked = known.marked.search(clause) and not is_told_apart
    if rule.kind != "anniversary" and (known.ahead.search(clause) or is_marked):
        return None
    if rule.id == "entered-into-force" and _LAW.search(layers.painted, sentence.start, start):
        return None
    if rule.kind == "war-ended" and _is_war_of_others(page, span):
        return None
    parties = _parties(page, sentence, rule, span)
    resolved = _when(page, sentence, rule, span)
    if not parties or (resolved is None and rule.is_dated):
        return None
    if rule.kind == "anniversary":
        end = _phrase_end(layers, end, sentence)
        is_of_one = _OF_ONE_ALONE.search(layers.folded, start, end)
        if is_of_one and not _AND_OF_TIES.match(layers.folded, end):
            return None
    if rule.id == "entered-into-force":
        start = _paper_before(layers, start, sentence)
    what = " ".join(layers.text[start:end].split()).strip(" ,")
    return MilestoneItem(
        what=_MARKS.sub("", what) if len(_MARKS.findall(what)) == 1 else what,
        kind=rule.kind,
        parties=parties,
        date=resolved.start.value if resolved else None,
        evidence=(layers.sentence_quote(sentence),),
        rule=f"milestones/{rule.id}",
        derived=(resolved.derivation,) if resolved and resolved.derivation else (),
    )


# "the 50th anniversary of independence", "of the birth of the poet": no turn between the parties
_OF_ONE_ALONE = Late(
    r"\b(?:birth|death|birthday|independence|statehood|liberation|revolution|reunification|uprising"
    r"|republic(?! of)|constitution|earthquake|observatory|museum|university|armed forces"
    r"|national day|basic law|accession|reunion|unity)\b"
)
# "of the independence of Peru | and of the establishment of diplomatic ties"
_AND_OF_TIES = Late(
    r" and of (?:the |their )?"
    r"(?:establishment|opening|diplomatic|relations|ties|partnership|normali)"
)
# "Russia's new conscription law | entered into force": what one state decrees is no turn
_LAW = Late(
    r"(?<!\bon )(?<!\bof )\b(?:laws?|acts?|legislation|decrees?|bans?|embargo(?:es)?|constitution"
    r"|regulations?|sanctions|tariffs|(?:import|export) (?:restrictions|controls))"
    rf"(?: (?:on|of|against|for|in)(?: [\w{PAINT}-]+){{1,5}}?)?"
    rf"(?:,? (?:which|that))?(?: [\w{PAINT}' -]{{3,60}} and (?:which|that))?"
    r" ?(?:has |had |have )?$"
)
_WAR_OF = Late(
    r"(?:\bcold war\b"
    r"|\bwar(?: (?:ended|was over|came to an end))? (?:in|on|against|over)"
    rf" (?:the )?(?P<where>[{TYPES['PARTY']}{TYPES['CITY']}]|[{TYPES['ADJECTIVE']}]))"
)


def _is_war_of_others(page: _Page, span: tuple[int, int]) -> bool:
    """ "the end of the Cold War", "of the war in Mali", "of the Iraq war": not one of the two."""
    layers, (start, end) = page.layers, span
    found = _WAR_OF.search(layers.painted, start, end + len(" came to an end in the ?"))
    at = found.start("where") if found and found["where"] else max(0, start - len("vietnamese "))
    last = at + 1 if at > start else end
    told = {hit.value for hit in layers.within(layers.names, at, last) if hit.kind in _OF_STATES}
    is_nameless = found is not None and not told
    return is_nameless or bool(told and not told & set(page.table.parties))


_OF_STATES = ("state", "adjective", "city")
_OF_A_BODY = ("body-established", "mechanism-launched")
_BODY = Late(r"(?P<which>\w+ )?\b(?P<noun>commission|committee|council)\b")


def _is_another_body(page: _Page, start: int) -> bool:
    """ "The African | Commission was set up": not the one whose session the report tells of."""
    layers = page.layers
    left = max(0, start - len("Interparliamentary "))
    body = _BODY.search(layers.folded, layers.folded.rfind(" ", left, max(left, start - 1)) + 1)
    if body is None or not start <= body.end() <= start + len("the commission"):
        return False
    own = {word for each in page.table.rounds for word in fold(each.name or "").split()}
    which = (body["which"] or "the").strip()
    is_named = which in ("the", "this", "that", "its", "their", "joint", *own)
    return body["noun"] not in own or not is_named


_MARKS = Late(r"[\"“”]")
_NEAR = 30  # characters between a paper and the words that tell of its entry into force


def _paper_before(layers: Layers, start: int, sentence: Sentence) -> int:
    """Where the name of the paper begins that "entered into force"."""
    named = layers.within(layers.papers, sentence.start, start)
    unnamed = _UNNAMED_PAPER.search(layers.folded, sentence.start, start)
    if named and start - named[-1].end <= _NEAR:
        start = named[-1].start
    elif unnamed:
        start = unnamed.start("what")
    return start


# "have a reciprocal access agreement to ease transfers, which | came into effect"
_UNNAMED_PAPER = Late(
    r"\b(?:an?|the|their|its|this) (?P<what>(?:[\w-]+ ){0,4}"
    r"(?:agreement|treaty|pact|accord|arrangement|convention|protocol))\b[^.;]{0,140}?"
    r"(?:,? (?:which|that) (?:had |has )?|,? and (?:it )?)$"
)


_PHRASE = Late(
    r"[^,.;:()]{0,70}?"
    r"(?=[,.;:()]| (?:in|on|this|which|that|and|when|as|is|are|was|were|being|will|would|falls)\b"
    r"|$)"
)


def _phrase_end(layers: Layers, end: int, sentence: Sentence) -> int:
    """Take in what the anniversary is of: the words up to the next mark or small verb."""
    found = _PHRASE.match(layers.folded, end, sentence.end)
    end = found.end() if found else end
    cut = [p for p in layers.papers if p.start <= end + len(" and ") and end < p.end]
    named = [p for p in cut if p.start >= sentence.start and p.end <= sentence.end]
    return named[0].end if named else end


# -- dates -----------------------------------------------------------------------------------------


def _when(
    page: _Page, sentence: Sentence, rule: MilestoneRule, span: tuple[int, int]
) -> Resolved | None:
    """The date of a turn: inside the match, close behind it, leading the sentence, or counted."""
    if rule.kind == "anniversary":
        return _anniversary(page, sentence, span)
    layers = page.layers
    dates = layers.within(layers.dates, sentence.start, sentence.end)
    free = [date for date in dates if rule.is_inside or not _is_a_papers(layers, date)]
    inside = next((date for date in free if span[0] <= date.start < span[1]), None)
    if rule.is_inside:
        return resolve(inside, page.at_hand, "past") if inside else None
    chosen = inside or _behind(layers, free, span[1]) or _of_its_paper(layers, dates, span)
    if chosen is None and (counted := _counted(page, sentence, span)):
        return counted
    chosen = chosen or _ahead(layers, free, sentence, span[0])
    if (
        chosen is None
        and rule.kind == "partnership-established"
        and _AT_THE_ROUND.search(layers.folded, sentence.start, sentence.end)
    ):
        return _on_the_round(page)
    if chosen is None and rule.id == "papers-signed-at-the-close":
        return _on_the_round(page)
    if chosen is None:
        return _there(page, sentence, span[0])
    is_dateless = page.at_hand is None or page.at_hand.year is None
    if is_dateless and _OF_A_YEAR.search(layers.folded, chosen.start, chosen.end + 12):
        return None  # "on 3 May last year" of a report without a year
    year = next((d.year for d in dates if d.kind == "year" and d.start < chosen.start), None)
    return resolve(chosen, page.at_hand, "past", year if chosen.kind == "month" else None)


# "During the dialogue A and B announced the partnership", "adopted on the occasion of the dialogue"
_AT_THE_ROUND = Late(
    r"\b(?:at|during|on the (?:occasion|margins|sidelines) of) (?:the|this|their) (?:[\w-]+ ){0,2}"
    r"(?:dialogue|meeting|talks|consultations?|session|round|occasion)\b"
)


def _on_the_round(page: _Page) -> Resolved | None:
    """The day of the report's own round, where it was held on a day that is known."""
    main = page.table.main
    if main is None or main.when is None or main.status != "held" or main.when.start.day is None:
        return None
    return replace(main.when, derivation=f"at the round of {main.when.start}")


_OF_A_YEAR = Late(r"\b(?:last|this|next) year\b")


def _is_a_papers(layers: Layers, date: DateMention) -> bool:
    return any(
        (
            paper.start <= date.start < paper.end
            or (paper.year_span is not None and paper.year_span[0] == date.start)
        )
        and not _is_in_force(layers, paper, date)
        for paper in layers.papers
    )


_INTO_FORCE = Late(
    r"\b(?:in force|into force|into effect|took effect|to which|when|which|launched)\b"
)


def _is_in_force(layers: Layers, paper: Paper, date: DateMention) -> bool:
    """The date behind "in force since" is that turn's own, and the paper's too."""
    return date.start > paper.end and bool(_INTO_FORCE.search(layers.folded, paper.end, date.start))


_BREAK = Late(r";|,(?! (?:in|on|early|late)\b ?)(?=.*\w)|\b(?:and|while|which|until|by)\b")


# "was agreed by the two sides | in 2015"
_BY_THE_TWO = Late(
    r" by (?:the |both |their )?(?:two |both )?(?:sides|countries|governments|nations|states"
    r"|leaders|parties|ministers|presidents)\b"
)
# "… Partnership for Peace and Prosperity in Asia during a visit to Rome in May 2019"
_ITS_TITLE = Late(r" for [A-Z][^,.;]*?(?= (?:during|when|at|on|last|in (?:\d|[A-Z][a-z]+ \d)))")
_ON_A_VISIT = Late(r" (?:during|on|at) [^,.;]{3,90}? (?:in|on|last|of) ?$")


def _behind(layers: Layers, dates: list[DateMention], end: int) -> DateMention | None:
    agents = _BY_THE_TWO.match(layers.folded, end)
    end = agents.end() if agents else end
    title = _ITS_TITLE.match(layers.text, end)
    end = title.end() if title else end
    for date in dates:
        between = layers.folded[end : date.start]
        reach = 120 if _ON_A_VISIT.match(between) else 60
        if 0 <= date.start - end <= reach and not _BREAK.search(between):
            return date
    return None


# "the declaration of 15 June 2021, which | raised relations", "was set up | by the Declaration of"
_WHICH_DID = Late(r",? (?:which|that) (?:also |formally )?")
_BY_A_PAPER = Late(r" (?:by|with) (?:virtue of )?(?:the |an? )?")


def _of_its_paper(
    layers: Layers, dates: list[DateMention], span: tuple[int, int]
) -> DateMention | None:
    """The date of the paper that brought a turn about, named right ahead of it or behind it."""
    for date in dates:
        if date.end <= span[0] and _WHICH_DID.fullmatch(layers.folded, date.end, span[0]):
            return date
        paper = next((p for p in layers.papers if p.year_span == (date.start, date.end)), None)
        is_told = paper and _BY_A_PAPER.fullmatch(layers.folded, span[1], paper.start)
        if is_told and date.kind != "year":
            return date
    return None


_IN = Late(r"\b(?:in|on|since|on the) $")
# "2020 has seen the two nations … upgrade their ties"
_HAS_SEEN = Late(
    r" (?:(?:has|have|had) (?:also )?(?:seen|witnessed|brought)|saw|witnessed|brought)\b"
)
_PUT_IN = Late(r"(?:,|\band|\bwhich|\bthat) (?:in|on|since) $")


def _ahead(
    layers: Layers, dates: list[DateMention], sentence: Sentence, start: int
) -> DateMention | None:
    """The last date before, where it leads the sentence or stands after "in" in the same breath.

    "… since the war ended in 1975, the completion of a project": the year is of what went before;
    ", in July 2013, set up a partnership" is put in between.
    """
    lead = [date for date in dates if date.end <= start]
    if not lead or start - lead[-1].end > 130:
        return None
    date = lead[-1]
    if date.start - sentence.start <= 8:
        return date
    before = layers.folded[max(sentence.start, date.start - 9) : date.start]
    gap = layers.folded[date.end : start]
    closes_opening = "," not in layers.folded[sentence.start : date.start]
    is_parted = "," in gap and not (
        closes_opening or _PUT_IN.search(before) or gap.startswith(", when ")
    )
    if date.kind == "year" and _HAS_SEEN.match(gap):
        return date
    is_when = gap.startswith(", when ")  # "lay still until 2019, when it was revived"
    return date if (_IN.search(before) or is_when) and not is_parted else None


def _counted(page: _Page, sentence: Sentence, span: tuple[int, int]) -> Resolved | None:
    """ "two years after ties were raised", "… thirty years ago": counted from the day at hand."""
    layers, day = page.layers, page.at_hand
    if day is None or day.year is None:
        return None
    clause = max(sentence.start, span[0] - 60)
    found = _rules().years_before.search(layers.painted, clause, span[0])
    if found is None:
        found = _rules().years_ago.match(layers.painted, span[1], sentence.end)
    elif _IN_THE_PAST.match(layers.folded, span[1], sentence.end):
        return None
    if found is None:
        return None
    years = _number(found["number"])
    if not years:
        return None
    base = layers.within(layers.dates, sentence.start, found.start("number"))
    if base and _WILL_BE.fullmatch(layers.folded, base[-1].end, found.start("number")):
        if base[-1].year is None:
            return None
        day = When(str(base[-1].year))  # "In 2026 it will be ten years since …"
    year = When(str((day.year or 0) - years))
    words = " ".join(layers.text[found.start() : found.end()].split())
    return Resolved(year, year, f"{day} - {words} → {year}")


# "Twenty years after the end of the war, | the two countries set up relations": counted from then
_IN_THE_PAST = Late(
    r"[^.;]{0,60}?, [^,.;]{2,50} (?:established|set up|opened|restored|resumed|normali[sz]ed"
    r"|entered into|re-established) [^,.;]{0,30}(?:relations|ties)\b"
)
_WILL_BE = Late(r",? (?:it|this|that) (?:will be|will have been|is to be) ")


def _number(words: str) -> int:
    """What words or digits for a number say, 0 where they say none."""
    numbers = _rules().numbers
    if words in numbers:
        return numbers[words]  # "two decades"
    return sum(int(w) if w.isdigit() else numbers.get(w, 0) for w in re.split("[ -]", words))


_THERE = Late(r"there|at that (?:meeting|summit)|on that occasion|at the time")


def _there(page: _Page, sentence: Sentence, start: int) -> Resolved | None:
    """ "There … was announced": on the date of the sentence before."""
    layers = page.layers
    if sentence.index == 0 or not _THERE.match(layers.folded, sentence.start, start):
        return None
    before = layers.sentences[sentence.index - 1]
    dates = layers.within(layers.dates, before.start, before.end)
    if len(dates) != 1 or before.label != sentence.label:
        return None
    resolved = resolve(dates[0], page.at_hand, "past")
    if resolved is None:
        return None
    why = resolved.derivation or str(resolved.start)
    return replace(resolved, derivation=f"there: the date of the sentence before, {why}")


_NOW = Late(
    r"\bcoincid\w+ with\b|\b(?:this year|the year in which|a year of|the year|this month)\b"
    r"|\ba year (?:that|which) (?:marks|celebrates|commemorates|brings)\b"
    r"|\b(?:as|when|year)[^,.;]{0,40}? (?:celebrate|mark|commemorate|celebrates|marks)s? "
    r"|\b(?:marks|celebrates|mark|celebrate|are (?:marking|celebrating))"
    r" (?:the|their|its|our|[0-9])"
)
_NOT_NOW = Late(
    r"\b(?:to|will|would|plans?|prepar\w+|ahead|upcoming|towards?|next|look\w*|for) $"
    r"|\b(?:to|will|would|next year|upcoming|ahead of)\b[^,.;]{0,40}$"
)


# "want to do more in a year that | marks three decades"
_YEAR_THAT = Late(r"\ba year (?:that|which) $")
_SINCE = Late(r"\bsince\b")
_ASIDE = Late(
    r"[;,](?! (?:in|on) $)|\b(?:held|was|were)\b"
    r"|\band [^,.;]*\b(?:paid|made|visited|signed|met|opened)\b"
)


# "since the founding of the partnership in July 2013, and …": the date of what was, not of an
# anniversary told behind it
_OF_WHAT_WAS = Late(
    r"\b(?:(?:since|after|following) [^,;.]*"
    r"|(?:founding|foundation|establishment|signing|launch|elevation|upgrade|normali[sz]ation|founded"
    r"|established|set up|signed|launched|elevated|upgraded) (?:of [^,;.]{3,60} )?(?:back )?in )$"
)


def _is_of_what_was(layers: Layers, sentence: Sentence, date: DateMention) -> bool:
    is_parted = layers.folded.startswith((",", ";"), date.end)
    return is_parted and bool(_OF_WHAT_WAS.search(layers.folded, sentence.start, date.start))


def _anniversary(page: _Page, sentence: Sentence, span: tuple[int, int]) -> Resolved | None:
    """The date of an anniversary: its year, or this year where it is being marked."""
    layers, day = page.layers, page.at_hand
    dates = layers.within(layers.dates, sentence.start, sentence.end)
    if (remembered := _years_after(page, sentence, span, dates)) is not None:
        return remembered
    dates = [date for date in dates if not _is_a_papers(layers, date)]
    for date in dates:
        if date.start < span[1]:
            continue
        between = layers.folded[span[1] : date.start]
        is_since = _SINCE.search(layers.folded, span[0], date.start)
        is_told = _IS_KEPT.fullmatch(between) is not None
        if len(between) > 90 or is_since or (_ASIDE.search(between) and not is_told):
            break
        is_told = is_told or _RIGHT_BEHIND.fullmatch(between) is not None
        if (date.year or is_told or date.kind in ("relative", "month")) and date.word != "today":
            is_ahead = _NOT_NOW.search(layers.folded[sentence.start : span[0]])
            is_ahead = is_ahead or _TO_COME.search(between)
            is_ahead = is_ahead or _TURNS.search(layers.folded, *span)
            return resolve(date, day, "future" if is_ahead else "past")
    close = [d for d in dates if d.end <= span[0] <= d.end + len(", the ") and not d.year]
    if close and _IN_OR_ON.search(layers.folded, sentence.start, close[-1].start):
        return resolve(close[-1], day, "future")  # "to mark, in July, | the 70th anniversary"
    lead = [d for d in dates if d.end <= span[0] and (d.year or "year" in d.word)]
    lead = [d for d in lead if not _is_of_what_was(layers, sentence, d)]
    if lead and (lead[-1].start - sentence.start <= 8 or span[0] - lead[-1].end < 90):
        return _year_only(resolve(lead[-1], day, "past"))
    ahead = layers.folded[sentence.start : span[0]]
    of_year = _YEAR_THAT.search(ahead)
    ahead = ahead[: of_year.start()][-16:] if of_year else ahead
    if day is None or day.year is None or _NOT_NOW.search(ahead):
        return None
    if _TO_BE_KEPT.match(layers.folded, span[1], sentence.end):
        return None  # "the 45th anniversary of ties will be celebrated": in what year is not told
    if _NOW.search(layers.folded, sentence.start, sentence.end):
        return Resolved(When(str(day.year)), When(str(day.year)), f"{day} + this year → {day.year}")
    return None


# "the 30th anniversary, which falls on", "of which is commemorated on", "will be marked in"
_IS_KEPT = Late(
    r"[^;]{0,80}?\b(?:(?:is|was|will be|is to be|are|were) (?:being )?"
    r"(?:marked|celebrated|commemorated|observed|kept|reached)|falls|fell|will fall)"
    r"(?: (?:in|with) [a-z ]{2,30}?)? (?:(?:on|in) )?"
)
_TURNS = Late(r"\bturns?\b")  # "the Treaty, which | turns forty on 29 November"
_RIGHT_BEHIND = Late(r"(?: [a-z-]+){0,3} (?:on|in) ")
_TO_COME = Late(r"\b(?:will|is|falls)\b")
_IN_OR_ON = Late(r"\b(?:in|on) $")
_TO_BE_KEPT = Late(
    r"[^,.;]{0,60}? (?:will|would|is to|are to) be (?:celebrated|marked|commemorated|observed)\b"
    r"(?![^,.;]{0,20} this year)"
)
# What leads from an anniversary to the day that it remembers: "of the signing | (4 May 2002)", "of
# the Treaty, | signed in Rome on 4 May 2002", "ten years since it took force | on 4 May 2002"
_FOUNDED = Late(
    r" ?\(|,? (?:which |that )?(?:was |were )?(?:signed|concluded|subscribed|adopted|established"
    r"|founded|set up|launched|opened|inaugurated)(?: (?:in|at) [^,.;\d]{2,30}?)? (?:on|in) "
)
_SINCE_THEN = Late(r"[^,.;]{0,40}? (?:on|in) ")
_JUBILEES = {"silver": 25, "golden": 50, "diamond": 60}


def _years_after(
    page: _Page, sentence: Sentence, span: tuple[int, int], dates: list[DateMention]
) -> Resolved | None:
    """When so many years have passed since the day that an anniversary is of."""
    folded, end = page.layers.folded, _phrase_end(page.layers, span[1], sentence)
    date = next((each for each in dates if each.start >= end), None)
    number = _years_told(folded[span[0] : end])
    if date is None or not number:
        return None
    is_since = _SINCE.search(folded, span[0], end) is not None
    leads = _SINCE_THEN if is_since else _FOUNDED
    if leads.fullmatch(folded, end, date.start) is None:
        return None
    first = resolve(date, page.at_hand, "past")
    if first is None or first.start.year is None:
        return None
    year = first.start.year + number
    if first.start.year > 1800 and str(page.at_hand or "").startswith(str(first.start.year)):
        return first  # "the 50th anniversary (2022)" in 2022 is its own year
    # remembered to the day is kept on the day; of a month or a year only the year is told
    value = f"{year}{first.start.value[4:]}" if first.start.day else str(year)
    return Resolved(When(value), When(value), f"{first.start} + {number} years → {value}")


def _years_told(printed: str) -> int:
    """The number of an anniversary: of "30th", "thirtieth", "ten years since", "golden"; or 0."""
    counted = _rules().years.search(printed)
    if counted:
        return _number(counted["number"])
    if digits := _DIGITS.search(printed):
        return int(digits[0])
    words = printed.split()
    return next((n for n in ((ordinal_value(w) or _JUBILEES.get(w, 0)) for w in words) if n), 0)


def _year_only(resolved: Resolved | None) -> Resolved | None:
    """An anniversary is a year's, whatever the day on which it is kept."""
    if resolved is None or resolved.start.year is None:
        return None
    year = When(str(resolved.start.year))
    return Resolved(year, year, resolved.derivation)


# -- papers ----------------------------------------------------------------------------------------


def _signed(page: _Page) -> list[MilestoneItem]:
    """Signings that the text reports, or dates to the month; each gives its paper the year."""
    made: dict[str, MilestoneItem] = {}
    layers = page.layers
    spans = [(s.start, s.end, s.label == "title") for s in layers.sentences]
    for signing in find_signings(layers.folded, layers.papers, layers.dates, spans):
        paper = signing.paper
        if paper.is_to_come:
            continue
        resolved, notes = _signing_day(page, signing)
        is_reported = signing.at_the_round and not signing.is_adoption
        if resolved is not None and resolved.start.year is not None and paper.year is None:
            paper.year = str(resolved.start.year)
        if resolved is not None or is_reported:
            paper.status = "in-force"
        if signing.is_adoption or (resolved is None and not is_reported):
            continue
        if resolved is not None and resolved.start.month is None:
            continue
        date = resolved.start.value if resolved else None
        parties = _signatories(page, signing)
        if not parties:
            continue
        known = made.get(paper.name.lower())
        if known is not None and (known.date or not date):
            continue
        made[paper.name.lower()] = MilestoneItem(
            what=f"{paper.name} signed",
            kind="agreement-signed",
            parties=parties,
            date=date,
            evidence=(layers.quote(signing.start, signing.end),),
            rule="milestones/signed",
            derived=tuple(notes),
        )
    return list(made.values())


_STATE = rf"(?:the )?{TYPES['PARTY']}{FILL}*"
_STATES = rf"(?P<who>{_STATE}(?:, {_STATE})*,? and {_STATE})"
_SIGNED = r"(?:signed|inked|concluded)"
# "the accord, signed between Chile, Peru and Oman", "the accord that Chile and Peru signed"
_SIGNED_BY = Late(
    rf"[^.;]{{0,60}}?\b{_SIGNED}[^,.;]{{0,30}}? (?:between|by) {_STATES}"
    rf"|,? (?:which|that) {_STATES.replace('who', 'they')} (?:had |have )?{_SIGNED}\b"
)
# "Chile and Peru | signed an accord", "Chile and Peru | opened the bridge"
_THEY_DID = Late(rf"{_STATES}(?: have| had| also| jointly)?(?: {_SIGNED} [^,.;]{{0,40}})? ?$")
# "the treaty, which it signed with Oman"
_SIGNED_WITH = Late(
    rf"[^.;]{{0,60}}?\b{_SIGNED}[^,.;]{{0,30}}? with"
    rf" (?P<who>{_STATE}(?:, {_STATE})*(?:,? and {_STATE})?)"
)


def _signatories(page: _Page, signing: Signing) -> tuple[str, ...]:
    """Who signed a paper: those named with it or in its name, else the parties at the table.

    Nobody where one at the table, but not which, signed it with a state that does not sit there.
    """
    painted, paper, seated = page.layers.painted, signing.paper, page.table.parties
    told = _SIGNED_BY.match(painted, paper.end, signing.end)
    if told is not None:
        span = told.span("who" if told["who"] else "they")
        return tuple(sorted(_states(page, *span))) or seated
    if who := _who_did(page, signing.start, paper.start):
        return who
    one = _ONE_SIGNED.search(painted[signing.start : paper.start])
    if one and not (by := _places(page, *(signing.start + at for at in one.span("who")))) & {
        *seated
    }:
        partner = _WITH_WHOM.match(painted, paper.end, signing.end)
        both = by | (_places(page, *partner.span("who")) if partner else set())
        return tuple(sorted(both)) if len(both) > 1 else ()
    other = _SIGNED_WITH.match(painted, paper.end, signing.end)
    others = _states(page, *other.span("who")) if other else set()
    if others and not others <= set(seated):
        ahead = _states(page, signing.start, paper.start) & set(seated)
        return tuple(sorted(ahead | others)) if len(ahead) == 1 else ()
    between = _BETWEEN_BEHIND.match(painted, paper.end, signing.end)
    if between:
        return tuple(sorted(_places(page, *between.span("who")))) if between["who"] else ()
    return _whose(page, paper) or seated


_PLACE = rf"(?:the )?[{TYPES['PARTY']}{TYPES['CITY']}]{FILL}*"
_AND_ANOTHER = rf"{_PLACE}(?:, {_PLACE})*,? and {_PLACE}"
# "relations | between Chile and Peru", "the terminal | in Oman", "a partnership | with Chad"
_BETWEEN_WHOM = Late(rf"\bbetween (?P<who>{_AND_ANOTHER})")
# "the partnership between Chile and Peru was | upgraded"
_BETWEEN_AHEAD = Late(
    rf"\b(?:relations|ties|partnership|relationship) between (?P<who>{_AND_ANOTHER})"
    r"(?: (?:was|were|has been|had been)(?: \w+ly)?)? $"
)
_WITH_WHOM = Late(rf" with (?P<who>{_PLACE})(?!')")
# "Chile has agreements with Peru and Oman, which | entered into force in 2023"
_AGREED_WITH = Late(
    r"\b(?:agreements?|treat(?:y|ies)|pacts?|accords?|conventions?)"
    rf" with (?P<who>{_AND_ANOTHER}|{_PLACE})(?:,? (?:which|that))? ?(?:has |had |have )?$"
)
_WHERE = Late(rf"\b(?:in|near|at) (?P<who>{_PLACE})(?!')")
# "Chad signed | the accord with Peru"
_ONE_SIGNED = Late(
    rf"(?:^|[,;] |\bthat )(?P<who>{_PLACE})(?: has| had| also)? {_SIGNED}"
    r" (?:an?|the|its) [^,.;]{0,40}$"
)
# "the agreement | between Chile and Peru", "… | between Airbus and Dassault": firms, no parties
_BETWEEN_BEHIND = Late(
    rf"(?: \([^()]{{2,20}}\))? between (?:(?P<who>{_AND_ANOTHER})"
    r"|(?!the\b|both\b|our\b|their\b|these\b|its\b)[a-z][\w&-]+(?: [a-z][\w&-]+)? and )"
)
# "Chile and Peru | set up relations", "the Omani and Chadian delegations marked | the anniversary"
_SUBJECT = Late(
    rf"(?:^|[,;] |\b(?:that|when|while|since|which) )(?P<who>{_AND_ANOTHER}|{_PLACE}"
    rf"|(?:the )?{TYPES['ADJECTIVE']}{FILL}*,? and (?:the )?{TYPES['ADJECTIVE']}{FILL}*"
    r" (?:delegations|sides|governments|ministers|presidents|leaders))"
    r"(?: (?:have|has|had|also|jointly|formally|first|officially|both))*"
    r"(?: (?:mark|celebrat|commemorat)(?:e|s|ed|es|ing)?)?(?: (?:the|their|its))? ?$"
)


def _parties(
    page: _Page, sentence: Sentence, rule: MilestoneRule, span: tuple[int, int]
) -> tuple[str, ...]:
    """Whose turn it is: of those who brought it about, else of the parties at the table.

    Of nobody where it is of others, and not told of which: "Fifty years after the normalisation of
    relations with Chad, Oman …", "NATO celebrated its 75th anniversary".
    """
    seated, painted = page.table.parties, page.layers.painted
    start, end = span
    reach = min(sentence.end, end + len(" between the ") + 40)
    ahead = _subject(page, sentence, start)
    if rule.kind in _WORKS:
        if who := _who_did(page, sentence.start, start):
            return who
        if ahead and not ahead & set(seated) and not _is_of_many(seated):
            return ()  # "Chad opened the bridge"
        where = _BETWEEN_WHOM.search(painted, start, end) or _WHERE.search(painted, start, end)
        told = _places(page, *where.span("who")) if where else set()
        return seated if told <= set(seated) or _is_of_many(seated) else ()
    if rule.id == "entered-into-force":
        agreed = _AGREED_WITH.search(painted, sentence.start, start)
        partners = _places(page, *agreed.span("who")) if agreed else set()
        return () if partners - set(seated) else seated
    if rule.kind not in (*_HISTORY, "anniversary"):
        return seated
    behind = _phrase_end(page.layers, end, sentence)
    between = _BETWEEN_WHOM.search(painted, start, min(reach, max(end, behind)))
    between = between or _BETWEEN_AHEAD.search(painted, sentence.start, start)
    if between:
        return tuple(sorted(_places(page, *between.span("who")))) or seated
    partner = _WITH_WHOM.search(painted, start, end) or _WITH_WHOM.match(painted, end, reach)
    others = _places(page, *partner.span("who")) if partner else set()
    if others - set(seated):
        return tuple(sorted(ahead | others)) if len(ahead) == 1 else ()
    if len(ahead) > 1:
        return tuple(sorted(ahead))
    return () if ahead and not (ahead | others) & set(seated) else seated


def _subject(page: _Page, sentence: Sentence, end: int) -> set[str]:
    """Who is named as the subject right ahead of a place."""
    found = _SUBJECT.search(page.layers.painted[sentence.start : end])
    return _places(page, *(sentence.start + at for at in found.span("who"))) if found else set()


def _is_of_many(parties: tuple[str, ...]) -> bool:
    """Whether a state that is not named at the table may be a member of a party there."""
    return not ORGANISATIONS.isdisjoint(parties)


def _places(page: _Page, start: int, end: int) -> set[str]:
    """The parties that states, capitals and adjectives stand for."""
    names = page.layers.within(page.layers.names, start, end)
    capital_of = vocabulary().capital_of
    told = (capital_of.get(hit.value) if hit.kind == "city" else hit.value for hit in names)
    return {party for party in told if party}


# "the memorandum | signed between Chile and Peru"
_OF_THE_OTHERS = Late(
    r"(?: \([^()]{2,20}\))?(?:,? (?:signed|inked|concluded|reached))? between"
    rf" (?P<who>{_AND_ANOTHER})"
)
# "in line with | the memorandum between Chile and Peru": it guides those who act so
_GUIDES = Late(
    r"\b(?:in (?:line|accordance|keeping) with|pursuant to|under|guided by|based on) (?:the )?$"
)


def _is_of_others(page: _Page, paper: Paper) -> bool:
    """Whether a paper binds two others, and nobody at the table."""
    if paper.ref or _GUIDES.search(page.layers.folded, max(0, paper.start - 40), paper.start):
        return False
    seated = page.table.parties
    found = _OF_THE_OTHERS.match(page.layers.painted, paper.end)
    told = _places(page, *found.span("who")) if found else set()
    return len(told) > 1 and bool(seated) and not told & set(seated) and not _is_of_many(seated)


def _who_did(page: _Page, start: int, end: int) -> tuple[str, ...]:
    """The states named right ahead of a deed as those who did it: "Chile and Peru | opened"."""
    found = _THEY_DID.search(page.layers.painted, start, end)
    states = _states(page, *found.span("who")) if found else set()
    return tuple(sorted(states)) if len(states) > 1 else ()


def _whose(page: _Page, paper: Paper) -> tuple[str, ...]:
    """The two whom a paper names as its own: "the EU-Vietnam Free Trade Agreement"."""
    names = page.layers.within(page.layers.names, paper.start, paper.end)
    for one, other in pairwise(hit for hit in names if hit.kind in ("state", "adjective")):
        if page.layers.folded[one.end : other.start].strip() in ("-", "–", "/"):
            return tuple(sorted({one.value, other.value}))
    return ()


def _states(page: _Page, start: int, end: int) -> set[str]:
    names = page.layers.within(page.layers.names, start, end)
    return {hit.value for hit in names if hit.kind == "state"}


def _signing_day(page: _Page, signing: Signing) -> tuple[Resolved | None, list[str]]:
    """The day of a signing and why."""
    if signing.date is not None:
        resolved = resolve(signing.date, page.at_hand, "past")
        return resolved, [resolved.derivation] if resolved and resolved.derivation else []
    main = page.table.main
    if not signing.at_the_round or main is None or main.when is None or main.status != "held":
        return None, []
    when = main.when
    if signing.at_the_end:
        when = Resolved(when.end, when.end)
    if when.start.year is None and page.at_hand is not None and page.at_hand.year is not None:
        year = page.at_hand.year
        when = Resolved(when.start.in_year(year), when.end.in_year(year))
    return when, [f"signed on the occasion of the round of {when.start}"]


def _settle_papers(page: _Page) -> None:
    """Give a paper "signed in August" its year, and leave out those that bind only others."""
    for paper in page.layers.papers:
        if paper.when is not None and paper.year is None:
            resolved = resolve(paper.when, page.at_hand, "past")
            if resolved is not None and resolved.start.year is not None:
                paper.year = str(resolved.start.year)
    papers = page.layers.papers
    papers[:] = [paper for paper in papers if not _is_of_others(page, paper)]


__all__ = ["find_milestones", "milestone_rules"]
