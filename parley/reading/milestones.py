"""Milestones: turns in the relation, dated where the text dates them."""

import re
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.model.reading import MilestoneItem
from parley.model.when import When
from parley.reading.dates import DateMention, Resolved, resolve
from parley.reading.instruments import find_signings
from parley.reading.layers import Layers
from parley.reading.painting import expand_macros
from parley.reading.rounds import Table
from parley.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class MilestoneRule:
    """One kind of turn and the pattern that tells it."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    is_dated: bool
    needs: str | None
    is_inside: bool
    """The date stands inside the match."""


@cache
def milestone_rules() -> tuple[MilestoneRule, ...]:
    """Compile the rules of rules/en/milestones.yaml once."""
    return tuple(
        MilestoneRule(
            id=entry["id"],
            kind=entry["kind"],
            pattern=re.compile(expand_macros(entry["pattern"])),
            is_dated=entry.get("dated") == "true",
            needs=entry.get("needs"),
            is_inside=entry.get("inside") == "true",
        )
        for entry in rules.load("milestones")["rules"]
    )


def find_milestones(
    layers: Layers, table: Table, published: When | None
) -> tuple[list[MilestoneItem], set[int]]:
    """Find the milestones of a report, and the sentences that tell history."""
    found: dict[tuple[str, str | None], MilestoneItem] = {}
    historic: set[int] = set()
    for sentence in layers.sentences:
        if sentence.label == "caption":
            continue
        for rule in milestone_rules():
            for match in rule.pattern.finditer(layers.painted, sentence.start, sentence.end):
                item = _item(layers, table, sentence, rule, match, published)
                if item is None:
                    continue
                key = (item.kind, (item.date or "")[:4] or item.what[:12])
                if key not in found or len(found[key].date or "") < len(item.date or ""):
                    found[key] = item
                if rule.kind in _HISTORY:
                    historic.add(sentence.index)
    return list(found.values()) + _signed(layers, table, published), historic


_HISTORY = ("normalisation", "partnership-upgraded", "partnership-established")


def _signed(layers: Layers, table: Table, published: When | None) -> list[MilestoneItem]:
    """Signings that the text reports, or dates to the month; each gives its paper the year."""
    made: list[MilestoneItem] = []
    spans = [(s.start, s.end, s.label == "title") for s in layers.sentences]
    main = table.main.when if table.main else None
    for signing in find_signings(layers.folded, layers.papers, layers.dates, spans):
        resolved: Resolved | None = None
        notes: list[str] = []
        if signing.date is not None:
            resolved = resolve(signing.date, published, "past")
            if resolved is not None and resolved.derivation:
                notes.append(resolved.derivation)
        elif signing.at_the_round and main is not None:
            resolved = main
            notes.append(f"signed on the occasion of the round of {main.start}")
        if resolved is None or resolved.start.month is None:
            continue
        paper = signing.paper
        if paper.year is None and resolved.start.year is not None:
            paper.year = str(resolved.start.year)
        paper.status = "in-force"
        if any(one.what.removesuffix(" signed") == paper.name for one in made):
            continue
        made.append(
            MilestoneItem(
                what=f"{paper.name} signed",
                kind="agreement-signed",
                parties=table.parties,
                date=resolved.start.value,
                evidence=(layers.quote(signing.start, signing.end),),
                rule="milestones/signed",
                derived=tuple(notes),
            ),
        )
    return made


def _item(
    layers: Layers,
    table: Table,
    sentence: Sentence,
    rule: MilestoneRule,
    match: re.Match[str],
    published: When | None,
) -> MilestoneItem | None:
    words = layers.folded[match.start() : match.end()]
    if rule.needs and rule.needs not in words:
        return None
    end = match.end()
    resolved = _when(layers, sentence, rule, match.start(), end, published)
    if resolved is None and rule.is_dated:
        return None
    start = match.start()
    if rule.kind == "anniversary":
        end = _phrase_end(layers, end, sentence)
    return MilestoneItem(
        what=" ".join(layers.text[start:end].split()),
        kind=rule.kind,
        parties=table.parties,
        date=resolved.start.value if resolved else None,
        evidence=(layers.sentence_quote(sentence),),
        rule=f"milestones/{rule.id}",
        derived=(resolved.derivation,) if resolved and resolved.derivation else (),
    )


def _phrase_end(layers: Layers, end: int, sentence: Sentence) -> int:
    """Take in what the anniversary is of: the words up to the next mark or small verb."""
    more = re.compile(
        r"[^,.;:()]{0,70}?(?=[,.;:()]| (?:in|on|this|which|that|and|when|as|is|are|was)\b|$)"
    )
    found = more.match(layers.folded, end, sentence.end)
    return found.end() if found else end


_THIS_YEAR = re.compile(r"\b(?:this year|the year in which|a year of|the year)\b")
_LINK = re.compile(r"(?: (?:in|on|since|back to|from|of)|,| [\w-]+){0,6} $")


def _when(
    layers: Layers,
    sentence: Sentence,
    rule: MilestoneRule,
    start: int,
    end: int,
    published: When | None,
) -> Resolved | None:
    """The date of a turn: inside the match, close behind it, or leading the sentence."""
    dates = [
        date
        for date in layers.within(layers.dates, sentence.start, sentence.end)
        if rule.is_inside or not any(p.start <= date.start < p.end for p in layers.papers)
    ]
    chosen: DateMention | None = None
    for date in dates:
        if rule.is_inside:
            if start <= date.start < end:
                chosen = date
                break
            continue
        if start <= date.start < end:
            chosen = date
            break
        if date.start >= end and date.start - end <= 60:
            between = layers.folded[end : date.start]
            if (
                "," not in between.rstrip(" ,")
                and ";" not in between
                and not re.search(r"\b(?:and|while|which|until|by)\b", between)
            ):
                chosen = date
                break
    if chosen is None:
        lead = [d for d in dates if d.end <= start]
        if (
            lead
            and (
                lead[-1].start - sentence.start <= 8
                or re.search(
                    r"\b(?:in|on) $", layers.folded[max(0, lead[-1].start - 4) : lead[-1].start]
                )
            )
            and start - lead[-1].end <= 130
            and rule.kind != "anniversary"
        ):
            chosen = lead[-1]
    if chosen is None and rule.kind == "anniversary":
        years = [d for d in dates if d.year]
        if len(years) == 1:
            chosen = years[0]
        elif (
            published
            and published.year
            and _THIS_YEAR.search(layers.folded, sentence.start, sentence.end)
        ):
            return Resolved(
                When(str(published.year)),
                When(str(published.year)),
                f"published {published} + this year → {published.year}",
            )
    if chosen is None:
        return None
    year = next((d.year for d in dates if d.kind == "year" and d.start < chosen.start), None)
    return resolve(chosen, published, "past", year if chosen.kind == "month" else None)
