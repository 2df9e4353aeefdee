"""Claims and judgements to the record: piece by piece, only what a new report touches anew."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Protocol, TypeVar

from parley.model.claim import HEADER, Claim, stamp
from parley.model.judgement import Held, Judgement
from parley.model.record import Record, Rows, SourceFacts, Task, Witness
from parley.record.blocks import Relation, divide, relation_of_report
from parley.record.choosing import Voices
from parley.record.conflicts import title_conflicts
from parley.record.judging import Settled, find_touching, settle
from parley.record.people import Appearance, resolve_people
from parley.record.pieces import (
    DIVISION,
    OUTLINE,
    PAPERS,
    PART,
    PEOPLE,
    VOICES,
    Acquaintance,
    Damaged,
    Heard,
    Nothing,
    Outline,
    Papers,
    Piece,
    PieceName,
    Sealed,
    Shelf,
    hash_of,
    hash_of_content,
    made,
    seal,
    unseal,
)
from parley.record.relations import resolve_relation
from parley.record.setting import resolve_known
from parley.record.witnesses import find_witnesses

T = TypeVar("T")


class Sayings(Protocol):
    """What the reports say: the claims of the present reading of each."""

    def stamps(self) -> Mapping[str, str]:
        """For each report the stamp of its claims."""

    def claims_of(self, reports: Iterable[str]) -> Iterable[Claim]:
        """The claims of some reports."""

    def candidates(self, held: Iterable[Held]) -> Iterable[Claim]:
        """The claims that judged ones may be today: of the same id, or quoting the same."""


class InHand:
    """The claims of some reports in memory."""

    def __init__(self) -> None:
        self._claims: dict[str, dict[str, Claim]] = {}
        self._stamps: dict[str, str] = {}

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in claims; those of a report that is known already are added to its others."""
        for each in claims:
            self._claims.setdefault(each.report, {})[each.id] = each
            self._stamps.pop(each.report, None)

    def drop(self, report: str) -> None:
        """Leave out the claims of a report."""
        self._claims.pop(report, None)
        self._stamps.pop(report, None)

    def stamps(self) -> Mapping[str, str]:
        """For each report the stamp of its claims."""
        for report in self._claims.keys() - self._stamps.keys():
            self._stamps[report] = stamp(self._claims[report])
        return self._stamps

    def claims_of(self, reports: Iterable[str]) -> Iterable[Claim]:
        """The claims of some reports."""
        return chain.from_iterable(self._claims[each].values() for each in reports)

    def candidates(self, held: Iterable[Held]) -> Iterable[Claim]:
        """The claims that judged ones may be today."""
        return find_touching(self.claims_of(self._claims), list(held))


def resolve(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> Record:
    """Work out the record of some claims. The order of the claims changes nothing."""
    resolver = Resolver()
    resolver.judge(judgements)
    resolver.add(claims)
    return resolver.record()


class Resolver:
    """Keeps the pieces of a record up to date with what was said and judged.

    What it gives is, byte for byte, what resolving everything from the start gives, whatever
    pieces it finds on its shelf.
    """

    def __init__(self, sayings: Sayings | None = None, shelf: Shelf | None = None) -> None:
        self._in_hand = InHand()
        self._sayings = sayings or self._in_hand
        self._shelf = shelf or Nothing()
        self._judgements: tuple[Judgement, ...] = ()
        self._settled = Settled({})
        self._is_current = False
        self._pieces: dict[PieceName, Piece] = dict(_outlines(self._shelf))
        self._wanted: dict[PieceName, str] = {}
        self._gone: set[PieceName] = set()
        self._stamps: dict[str, str] = {}
        self._read: dict[str, list[Claim]] = {}
        self._divided: dict[str, dict[Relation, list[Claim]]] = {}
        self._homes: dict[str, list[str]] = {}
        self._speaking: dict[str, list[str]] = {}
        self._facts: dict[str, SourceFacts] = {}
        self._party_parts: dict[str, list[str]] = {}
        self._paper_parts: dict[str, list[str]] = {}

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in claims; those of a report that is known already are added to its others."""
        self._in_hand.add(claims)
        self._is_current = False

    def drop(self, report: str) -> None:
        """Leave out the claims of a report: it was read anew, or its source was taken out."""
        self._in_hand.drop(report)
        self._is_current = False

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Take these judgements, and no others, as those that stand."""
        self._judgements = tuple(judgements)
        self._is_current = False

    # -- what changed --------------------------------------------------------------------------

    def update(self) -> None:
        """See which pieces do not follow any more from what was said and judged.

        Those that others hang on are made now, the rest when something of them is looked at.
        """
        if self._is_current:
            return
        self._is_current = True
        self._read.clear()
        self._divided.clear()
        self._facts.clear()
        self._settle()
        self._divide()
        self._want(VOICES, {name: self._made_of(own) for name, own in self._homes.items()})
        self._want(PART, self._parts_made_of())
        self._meet()

    def _settle(self) -> None:
        standing = [each for each in self._judgements if each.is_active]
        held = [held for each in standing for target in each.targets for held in target.held]
        candidates = self._sayings.candidates(held) if held else ()
        self._settled = settle({claim.id: claim for claim in candidates}, standing)

    def _divide(self) -> None:
        judged = self._settled.effects
        said = self._sayings.stamps()
        self._stamps = {
            report: hash_of(own, *judged[report]) if report in judged else own
            for report, own in said.items()
        }
        self._want(DIVISION, {name: hash_of(own) for name, own in self._stamps.items()})
        self._take_in([name for name in self._stamps if self._is_stale(DIVISION, name)])
        self._homes, self._speaking = {}, {}
        for report in sorted(self._stamps):
            outline = self._piece(DIVISION, report).outline
            if outline.relations:
                self._homes.setdefault(_name(outline.home), []).append(report)
            for relation in outline.relations:
                self._speaking.setdefault(_name(relation), []).append(report)

    def _made_of(self, reports: list[str]) -> str:
        return hash_of(*(f"{each} {self._stamps[each]}" for each in reports))

    def _parts_made_of(self) -> dict[str, str]:
        """What each part is made of: its reports, and what is known of them as voices."""
        known: dict[str, str] = {}
        for name in self._homes:
            known |= self._piece(VOICES, name).outline.facts
        return {
            name: hash_of(*(f"{each} {self._stamps[each]} {known[each]}" for each in reports))
            for name, reports in self._speaking.items()
        }

    def _meet(self) -> None:
        """See what people each party has and what papers each name, over all relations."""
        self._party_parts, self._paper_parts = {}, {}
        for name in sorted(self._speaking):
            outline = self._piece(PART, name).outline
            for party in outline.parties:
                self._party_parts.setdefault(party, []).append(name)
            for paper in outline.papers:
                self._paper_parts.setdefault(paper, []).append(name)
        for kind, parts in ((PEOPLE, self._party_parts), (PAPERS, self._paper_parts)):
            self._want(
                kind,
                {
                    name: hash_of(*(self._wanted[PART, each] for each in own))
                    for name, own in parts.items()
                },
            )

    def _want(self, kind: str, made_of: Mapping[str, str]) -> None:
        """Want these pieces of a kind, made of this; let go of all others."""
        for name in [name for name in self._pieces if name[0] == kind and name[1] not in made_of]:
            del self._pieces[name]
            self._gone.add(name)
        self._wanted.update({(kind, name): of for name, of in made_of.items()})

    def _is_stale(self, kind: str, name: str) -> bool:
        piece = self._pieces.get((kind, name))
        return piece is None or piece.made_of != self._wanted[kind, name]

    def _piece(self, kind: str, name: str) -> Piece:
        """One piece, made where it was not or does not follow any more."""
        if self._is_stale(kind, name):
            self._make(kind, name)
        return self._pieces[kind, name]

    # -- making pieces -------------------------------------------------------------------------

    def _make(self, kind: str, name: str) -> None:
        make: Callable[[str, str], Piece] = getattr(self, f"_make_{kind}")
        self._pieces[kind, name] = make(name, self._wanted[kind, name])
        self._gone.discard((kind, name))

    def _make_division(self, report: str, made_of: str) -> Piece:
        claims = self._effective(report)
        if not claims:
            return Piece(made_of, Outline())
        relations = tuple(sorted(self._divided_of(report)))
        return Piece(made_of, Outline(home=relation_of_report(claims), relations=relations))

    def _make_voices(self, name: str, made_of: str) -> Piece:
        reports = self._homes[name]
        self._take_in(reports)
        claims = [claim for each in reports for claim in self._effective(each)]
        witnesses, facts = find_witnesses(claims)
        headers = {claim.report: claim.item for claim in claims if claim.part == HEADER}
        known = {each.report: hash_of_content(each) for each in facts}
        return made(made_of, Outline(facts=known), Heard(witnesses, facts, headers))

    def _make_part(self, name: str, made_of: str) -> Piece:
        relation = _relation(name)
        reports = self._speaking[name]
        self._take_in(reports)
        claims = [claim for each in reports for claim in self._divided_of(each)[relation]]
        voices = self._voices_of(reports)
        settled = self._settled
        part = resolve_relation(relation, claims, voices, settled.verdicts, settled.statuses)
        outline = Outline(
            parties=tuple(sorted({each.party or "" for each in part.appearances})),
            papers=tuple(sorted(part.known_papers)),
        )
        return made(made_of, outline, part)

    def _make_people(self, party: str, made_of: str) -> Piece:
        parts = self._party_parts[party]
        appeared: Iterable[list[Appearance]] = self._look(PART, "appearances", parts)
        found = [each for own in appeared for each in own if (each.party or "") == party]
        found.sort(key=lambda each: each.id)
        visits: dict[str, str] = {}
        for own in self._look(PART, "visit_of", parts):
            visits |= own
        verdicts = self._settled.verdicts.among(frozenset(each.id for each in found))
        people, tasks = resolve_people(found, visits, verdicts)
        claims = {each.id: each.claim for each in found}
        voices = self._voices_of(sorted({claim.report for claim in claims.values()}))
        conflicts = [line for each in people for line in title_conflicts(each, claims, voices)]
        return made(made_of, Outline(), Acquaintance(people, conflicts, tasks))

    def _make_papers(self, ref: str, made_of: str) -> Piece:
        known: Iterable[dict[str, list[Claim]]] = self._look(
            PART, "known_papers", self._paper_parts[ref]
        )
        claims = sorted((claim for own in known for claim in own[ref]), key=lambda each: each.id)
        voices = self._voices_of(sorted({claim.report for claim in claims}))
        papers = resolve_known(ref, claims, voices, self._settled.verdicts)
        return made(made_of, Outline(), Papers(papers))

    # -- what pieces are made of ---------------------------------------------------------------

    def _take_in(self, reports: list[str]) -> None:
        """Fetch the claims of reports at once."""
        missing = [each for each in reports if each not in self._read]
        if not missing:
            return
        self._read.update({each: [] for each in missing})
        for claim in self._sayings.claims_of(missing):
            self._read[claim.report].append(claim)
        for each in missing:
            self._read[each].sort(key=lambda claim: claim.id)

    def _effective(self, report: str) -> list[Claim]:
        """The claims of a report as people left them."""
        left = (self._settled.as_left(claim) for claim in self._read[report])
        return [claim for claim in left if claim is not None]

    def _divided_of(self, report: str) -> dict[Relation, list[Claim]]:
        if report not in self._divided:
            self._divided[report] = divide(self._effective(report))
        return self._divided[report]

    def _voices_of(self, reports: list[str]) -> Voices:
        """What is known of some reports, and of no others: nothing else can sway a piece."""
        unknown = [each for each in reports if each not in self._facts]
        homes = sorted({_name(self._piece(DIVISION, each).outline.home) for each in unknown})
        for facts in self._look(VOICES, "facts", homes):
            self._facts.update({each.report: each for each in facts})
        return Voices({each: self._facts[each] for each in reports})

    # -- looking at pieces ---------------------------------------------------------------------

    def _look(self, kind: str, key: str, names: Iterable[str]) -> Iterator[Any]:
        """One of the contents of some pieces; what was kept and is damaged is made again."""
        pieces = {name: self._piece(kind, name) for name in names}
        unseen = [name for name, piece in pieces.items() if key not in piece.contents]
        kept = self._shelf.contents(kind, key, unseen) if unseen else {}
        for name in unseen:
            try:
                pieces[name].contents[key] = unseal(kept[name], kind, key)
            except (KeyError, Damaged):
                self._make(kind, name)
        return (self._pieces[kind, name].contents[key] for name in pieces)

    def record(self, relations: Collection[Relation] | None = None) -> Record:
        """The record of all that was said, or what there is of some relations.

        Its parts are fetched when they are first looked at.
        """
        self.update()
        parts = sorted(self._speaking, key=_relation)
        if relations is not None:
            parts = [name for name in parts if _relation(name) in relations]
        outlines = [self._piece(PART, name).outline for name in parts]
        reports = {each for name in parts for each in self._speaking[name]}
        homes = {_name(self._piece(DIVISION, each).outline.home) for each in reports}
        where = {
            PART: parts,
            PEOPLE: sorted({p for each in outlines for p in each.parties}, key=_unknown_last),
            PAPERS: sorted({p for each in outlines for p in each.papers}),
            VOICES: sorted(homes, key=_relation),
        }
        return self._assemble(where)

    def _assemble(self, where: Mapping[str, list[str]]) -> Record:
        def rows(key: str, *kinds: str) -> Rows[Any]:
            return self._rows([(kind, where[kind]) for kind in kinds], key)

        headers: dict[str, dict[str, Any]] = {}
        for own in self._look(VOICES, "headers", where[VOICES]):
            headers |= own
        return Record(
            dialogues=rows("dialogues", PART),
            rounds=rows("rounds", PART),
            people=rows("people", PEOPLE),
            topics=rows("topics", PART),
            commitments=rows("commitments", PART),
            positions=rows("positions", PART),
            mentions=rows("mentions", PART),
            threads=rows("threads", PART),
            tasks=_changed(rows("tasks", PART, PEOPLE), self._open),
            wording=rows("wording", PART),
            formulae=rows("formulae", PART),
            names=rows("names", PART),
            instruments=rows("instruments", PART, PAPERS),
            visits=rows("visits", PART),
            milestones=rows("milestones", PART),
            witnesses=_changed(rows("witnesses", VOICES), _by_id),
            facts=_changed(rows("facts", VOICES), _by_report),
            conflicts=rows("conflicts", PART, PEOPLE),
            gaps=rows("gaps", PART),
            rulings=self._settled.rulings,
            reports=dict(sorted(headers.items())),
        )

    def _open(self, tasks: Iterable[Task]) -> list[Task]:
        return [each for each in tasks if self._settled.is_open(each)]

    def _rows(self, where: list[tuple[str, list[str]]], key: str) -> Rows[Any]:
        return Rows(
            lambda: sum(
                self._piece(kind, name).outline.counts[key] for kind, own in where for name in own
            ),
            lambda: (
                row for kind, own in where for some in self._look(kind, key, own) for row in some
            ),
        )

    # -- keeping pieces ------------------------------------------------------------------------

    def fresh(self) -> dict[PieceName, Sealed]:
        """The pieces that were made since the shelf was looked at, as bytes."""
        return {
            name: Sealed(
                piece.made_of,
                seal(piece.outline),
                {key: seal(value) for key, value in piece.contents.items()},
            )
            for name, piece in sorted(self._pieces.items())
            if piece.is_fresh
        }

    @property
    def gone(self) -> frozenset[PieceName]:
        """The pieces on the shelf that nothing is said of any more."""
        return frozenset(self._gone)


def _outlines(shelf: Shelf) -> Iterator[tuple[PieceName, Piece]]:
    for name, made_of, kept in shelf.outlines():
        try:
            yield name, Piece(made_of, unseal(kept, name[0], OUTLINE), is_fresh=False)
        except Damaged:
            continue


def _name(relation: Relation) -> str:
    return "+".join(relation)


def _relation(name: str) -> Relation:
    return tuple(name.split("+")) if name else ()


def _unknown_last(party: str) -> str:
    return party or "~"


def _by_id(witnesses: Iterable[Witness]) -> list[Witness]:
    return sorted(witnesses, key=lambda each: each.id)


def _by_report(facts: Iterable[SourceFacts]) -> list[SourceFacts]:
    return sorted(facts, key=lambda each: each.report)


def _changed(rows: Rows[T], change: Callable[[Iterable[T]], list[T]]) -> Rows[T]:
    """Rows in another order, or fewer of them; to count them they have to be looked at."""
    changed: Rows[T] = Rows(lambda: len(changed.all), lambda: change(rows))
    return changed
