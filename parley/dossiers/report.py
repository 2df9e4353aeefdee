"""One kept report to its dossier: the text in passages, and the reading, each leading to the other.

Anchors are hashes of content, so that a link to a sentence or a finding outlives a new reading.
"""

import bisect
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from parley.model.claim import HEADER, Claim
from parley.model.reading import PARTS
from parley.model.report import Block, Report
from parley.reading.sentences import find_sentences
from parley.store import KeptReport, View

_NOT_VALUES = frozenset({"evidence", "rule", "derived"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A quoted sentence of the report with the anchor it stands under."""

    anchor: str
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One item of the reading with the sentences that carry it."""

    anchor: str
    number: int
    """Its place in the order of the text, counted from 1: what joins it to its sentences."""
    claim: str
    part: str
    values: dict[str, Any]
    evidence: tuple[Mention, ...]
    rule: str
    derived: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An item that was proposed and that its sentences do not carry."""

    part: str
    values: dict[str, Any]
    verdict: str
    why: tuple[str, ...]
    """What the sentence does not carry, value by value."""
    evidence: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """From a passage of the text to a finding that it carries."""

    number: int
    anchor: str
    part: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or the piece of one that evidence cuts out."""

    text: str
    anchors: tuple[str, ...]
    findings: tuple[Pointer, ...]
    is_unread: bool


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the report: read, kept as a stamp or byline, or set aside as noise."""

    label: str
    is_noise: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ReportDossier:
    """All that is known of one report."""

    id: str
    header: dict[str, Any]
    blocks: tuple[TextBlock, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Mention, ...]
    refused: tuple[Refusal, ...]
    reader: str


def sentence_anchor(quote: str) -> str:
    """The anchor of a sentence: a hash of its words, whatever the white space between them."""
    return f"s-{_hash(' '.join(quote.split()))}"


def report_dossier(view: View, report: str) -> ReportDossier | None:
    """Make the dossier of a kept report; none where the record has no such report."""
    kept = view.report(report)
    if kept is None:
        return None
    claims = view.claims_of(report)
    findings = tuple(_findings([each for each in claims if each.part != HEADER]))
    header = next((each.item for each in claims if each.part == HEADER), {})
    return ReportDossier(
        id=kept.id,
        header=header,
        blocks=tuple(_Text(kept, claims, findings).blocks()),
        findings=findings,
        unread=tuple(_mention(each) for each in kept.unread),
        refused=tuple(_refusal(each) for each in kept.refused),
        reader=kept.reader,
    )


def sentences_of(kept: KeptReport) -> Iterator[str]:
    """Yield the sentences of a report that findings may come from, in order."""
    for sentence in find_sentences(_as_report(kept)):
        yield kept.text[sentence.start : sentence.end]


def _as_report(kept: KeptReport) -> Report:
    return Report(text=kept.text, blocks=kept.blocks, origins=(), name=kept.id, source="")


def _findings(claims: list[Claim]) -> Iterator[Finding]:
    def place(claim: Claim) -> tuple[int, int, str, str]:
        starts = [quote["start"] for quote in claim.quotes]
        return min(starts, default=0), PARTS.index(claim.part), _written(claim), claim.id

    taken: Counter[str] = Counter()
    for number, claim in enumerate(sorted(claims, key=place), start=1):
        anchor = f"f-{_hash(f'{claim.part} {_written(claim)}')}"
        taken[anchor] += 1
        yield Finding(
            anchor=anchor if taken[anchor] == 1 else f"{anchor}-{taken[anchor]}",
            number=number,
            claim=claim.id,
            part=claim.part,
            values=_values(claim.item),
            evidence=tuple(_mention(each) for each in claim.quotes),
            rule=str(claim.item.get("rule", "")),
            derived=tuple(claim.item.get("derived", ())),
        )


def _values(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key not in _NOT_VALUES}


def _written(claim: Claim) -> str:
    return json.dumps(_values(claim.item), sort_keys=True)


def _mention(quote: dict[str, Any]) -> Mention:
    return Mention(sentence_anchor(quote["quote"]), quote["quote"])


def _refusal(refused: dict[str, Any]) -> Refusal:
    item = refused["item"]
    return Refusal(
        part=refused["part"],
        values=_values(item),
        verdict=refused["verdict"],
        why=tuple(refused["why"]),
        evidence=tuple(_mention(each) for each in item.get("evidence", ())),
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


class _Text:
    """Cuts the blocks of a report at its sentences and at every quoted run."""

    def __init__(
        self, kept: KeptReport, claims: Iterable[Claim], findings: Iterable[Finding]
    ) -> None:
        self._kept = kept
        quotes = {claim.id: claim.quotes for claim in claims}
        self._carried: dict[tuple[int, int], list[Pointer]] = defaultdict(list)
        for finding in findings:
            for quote in quotes[finding.claim]:
                pointer = Pointer(finding.number, finding.anchor, finding.part)
                self._carried[quote["start"], quote["end"]].append(pointer)
        self._unread = {(each["start"], each["end"]) for each in kept.unread}
        self._refused = {
            (quote["start"], quote["end"])
            for each in kept.refused
            for quote in each["item"].get("evidence", ())
        }
        sentences = {(each.start, each.end) for each in find_sentences(_as_report(kept))}
        self._runs = sorted(sentences.union(self._carried, self._unread, self._refused))
        self._taken: set[str] = set()

    def blocks(self) -> Iterator[TextBlock]:
        """Yield every block in order."""
        for block in self._kept.blocks:
            yield TextBlock(str(block.label), block.label.is_noise, tuple(self._passages(block)))

    def _passages(self, block: Block) -> Iterator[Passage]:
        start, end = block.span.start, block.span.end
        first = bisect.bisect_left(self._runs, (start, start))
        last = bisect.bisect_right(self._runs, (end, end))
        runs = [run for run in self._runs[first:last] if run[1] <= end]
        cuts = sorted({start, end, *(edge for run in runs for edge in run)})
        over: list[tuple[int, int]] = []
        for left, right in pairwise(cuts):
            begun = _from(runs, left)
            over = [run for run in over if run[1] > left] + begun
            pointers = {pointer for run in over for pointer in self._carried.get(run, ())}
            yield Passage(
                text=self._kept.text[left:right],
                anchors=tuple(self._anchors(begun)),
                findings=tuple(sorted(pointers, key=lambda pointer: pointer.number)),
                is_unread=any(run in self._unread for run in over),
            )

    def _anchors(self, runs: Iterable[tuple[int, int]]) -> Iterator[str]:
        """Yield each anchor once a page: of a sentence printed twice, the first has the anchor."""
        for start, end in runs:
            anchor = sentence_anchor(self._kept.text[start:end])
            if anchor not in self._taken:
                self._taken.add(anchor)
                yield anchor


def _from(runs: list[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    """The runs that begin at a place."""
    first = bisect.bisect_left(runs, (start, start))
    return runs[first : bisect.bisect_left(runs, (start + 1, start + 1))]
