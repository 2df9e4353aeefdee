"""Report to reading: all parts, one after the other, on shared layers."""

from parley.model.reading import InstrumentItem, Item, Reading
from parley.model.report import Report
from parley.model.span import Quote
from parley.reading.acts import find_acts
from parley.reading.discussed import find_topics
from parley.reading.header import read_header
from parley.reading.instruments import Paper
from parley.reading.keeping import unread_of_keeping
from parley.reading.layers import Layers, lay
from parley.reading.milestones import find_milestones
from parley.reading.occasion import filing, publication, table_of
from parley.reading.officials import give_parties
from parley.reading.participants import find_participants
from parley.reading.rounds import round_items
from parley.reading.speech import speech_of
from parley.reading.visits import find_visits

VERSION = "8"
"""Part of what a reading is a function of; raised when the same report reads otherwise."""


def read(report: Report, layers: Layers | None = None) -> Reading:
    """Read a report: the same report gives the same reading, byte for byte.

    `layers` are those of this report, where they are needed for more than the reading.
    """
    layers = layers or lay(report)
    published, told_on = layers.once(publication), layers.once(filing)
    table = layers.once(table_of)
    participants = find_participants(layers, table)
    if not table.rounds:
        give_parties(layers, table)
    speech = layers.once(speech_of)
    acts = find_acts(speech, told_on)
    visits = find_visits(layers, table, told_on)
    milestones, historic = find_milestones(layers, table, told_on)
    told: dict[str, list[Quote]] = {}
    for commitment in acts.commitments:
        told.setdefault(commitment.topic, []).extend(commitment.evidence)
    for position in acts.positions:
        told.setdefault(position.topic, []).extend(position.evidence)
    rounds = tuple(round_items(table, layers))
    put_off = [each for each in rounds if each.status not in ("held", "planned")]
    made = (*acts.commitments, *acts.positions, *visits, *milestones, *put_off)
    quoted = [quote for item in made for quote in item.evidence]
    return Reading(
        header=read_header(report, layers, published),
        rounds=rounds,
        participants=tuple(participants),
        topics=tuple(find_topics(layers, table, told, historic)),
        commitments=tuple(acts.commitments),
        positions=tuple(acts.positions),
        instruments=tuple(_instrument_items(layers)),
        visits=tuple(visits),
        milestones=tuple(milestones),
        unread=unread_of_keeping(layers, speech, acts.unread, quoted),
    )


def _instrument_items(layers: Layers) -> list[InstrumentItem]:
    """The papers of a report, each once, with every sentence that names it."""
    merged: list[tuple[Paper, list[Quote]]] = []
    for paper in layers.papers:
        sentence = layers.sentence_at(paper.start)
        if sentence is None:
            continue
        quote = layers.sentence_quote(sentence)
        same = next((entry for entry in merged if _is_same(entry[0], paper)), None)
        if same is None:
            merged.append((paper, [quote]))
            continue
        if quote not in same[1]:
            same[1].append(quote)
        first = same[0]
        if first.year is None:
            first.year = paper.year
        if len(paper.name) > len(first.name) and paper.ref:
            first.name = paper.name
        first.status = first.status or paper.status
    return [
        InstrumentItem(
            name=paper.name,
            kind=paper.kind,
            year=paper.year,
            status=paper.status,  # type: ignore[arg-type]
            ref=paper.ref,
            evidence=tuple(quotes),
            rule=f"instruments/{'known' if paper.ref else 'named'}",
            derived=(),
        )
        for paper, quotes in merged
    ]


def _is_same(one: Paper, other: Paper) -> bool:
    if one.ref or other.ref:
        return one.ref == other.ref
    if one.kind != other.kind:
        return False
    if one.year and other.year and one.year != other.year:
        return False
    mine, theirs = _words_of(one.name), _words_of(other.name)
    return mine <= theirs or theirs <= mine


_SPELLED = {
    "loi": "letter of intent",
    "mou": "memorandum of understanding",
    "moa": "memorandum of agreement",
}


def _words_of(name: str) -> set[str]:
    """The words of a paper's name, its short form spelled out."""
    return {part for word in name.lower().split() for part in _SPELLED.get(word, word).split()}


__all__ = ["VERSION", "Item", "read"]
