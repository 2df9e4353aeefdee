"""Claims and judgements to the record: part by part, only what a new report touches anew."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from parley.model.claim import HEADER, Claim
from parley.model.judgement import Judgement
from parley.model.record import (
    Conflict,
    Instrument,
    Person,
    Record,
    SourceFacts,
    Task,
    Witness,
)
from parley.record.blocks import Relation, divide, relation_of_report
from parley.record.choosing import Voices
from parley.record.conflicts import title_conflicts
from parley.record.judging import Settled, settle
from parley.record.people import Appearance, resolve_people
from parley.record.relations import Part, resolve_relation
from parley.record.setting import resolve_known
from parley.record.witnesses import find_witnesses


def resolve(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> Record:
    """Work out the record of some claims. The order of the claims changes nothing."""
    resolver = Resolver()
    resolver.judge(judgements)
    resolver.add(claims)
    return resolver.record()


@dataclass(slots=True)
class _People:
    """The people of one party, with the conflicts between their titles."""

    people: list[Person]
    conflicts: list[Conflict]


@dataclass(slots=True)
class _Voices:
    """The witnesses among the reports of one relation."""

    witnesses: list[Witness]
    facts: list[SourceFacts]


@dataclass(slots=True)
class _Work:
    """What has to be worked out anew."""

    reports: set[str] = field(default_factory=set)
    relations: set[Relation] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)


class Resolver:
    """Holds a record and brings it up to date with what was added.

    What it gives is, byte for byte, what resolving everything from the start gives.
    """

    def __init__(self) -> None:
        self._raw: dict[str, dict[str, Claim]] = {}
        self._judgements: tuple[Judgement, ...] = ()
        self._settled = Settled({})
        self._own: dict[str, Relation] = {}
        self._divided: dict[str, dict[Relation, list[Claim]]] = {}
        self._reports_of: dict[Relation, set[str]] = {}
        self._homes: dict[Relation, set[str]] = {}
        self._voices: dict[Relation, _Voices] = {}
        self._facts: dict[str, SourceFacts] = {}
        self._parts: dict[Relation, Part] = {}
        self._people: dict[str, _People] = {}
        self._papers: dict[str, list[Instrument]] = {}
        self._party_parts: dict[str, set[Relation]] = {}
        self._paper_parts: dict[str, set[Relation]] = {}
        self._headers: dict[str, dict[str, Any]] = {}
        self._work = _Work()

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in claims; those of a report that is known already are added to its others."""
        for claim in claims:
            own = self._raw.setdefault(claim.report, {})
            if claim.id not in own:
                own[claim.id] = claim
                self._work.reports.add(claim.report)

    def drop(self, report: str) -> None:
        """Leave out the claims of a report: it was read anew, or its source was taken out."""
        if self._raw.pop(report, None) is not None:
            self._work.reports.add(report)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Take these judgements, and no others, as those that stand."""
        self._judgements = tuple(judgements)

    def record(self) -> Record:
        """The record of all that was taken in."""
        self._settle()
        self._divide()
        self._find_witnesses()
        self._resolve_relations()
        self._resolve_people()
        self._resolve_papers()
        self._work = _Work()
        return self._assemble()

    # -- what changed --------------------------------------------------------------------------

    def _settle(self) -> None:
        """Apply the judgements; what they did before and do no longer is worked out anew too."""
        if not any(each.is_active for each in self._judgements) and not self._settled.rulings:
            return
        before = self._settled
        every = {claim.id: claim for own in self._raw.values() for claim in own.values()}
        self._settled = settle(every, self._judgements)
        # what a judgement says of a claim lies in its touching it, whichever way
        for claim in before.touched | self._settled.touched:
            was, now = before.claims.get(claim), self._settled.claims.get(claim)
            same_sides = before.verdicts == self._settled.verdicts
            same_statuses = before.statuses == self._settled.statuses
            if (
                was is None
                or now is None
                or was.item != now.item
                or not (same_sides and same_statuses)
            ):
                self._work.reports.update(self._report_of(claim, before))

    def _report_of(self, claim: str, before: Settled) -> list[str]:
        known = before.claims.get(claim) or self._settled.claims.get(claim)
        if known is not None:
            return [known.report]
        return [report for report, own in self._raw.items() if claim in own]

    def _effective(self, report: str) -> list[Claim]:
        """The claims of a report as people left them."""
        own = self._raw.get(report, {})
        if not self._settled.rulings:
            return [own[each] for each in sorted(own)]
        left = self._settled.claims
        return [left[each] for each in sorted(own) if each in left]

    def _divide(self) -> None:
        for report in sorted(self._work.reports):
            for relation in self._divided.pop(report, {}):
                self._reports_of[relation].discard(report)
                self._work.relations.add(relation)
            old = self._own.pop(report, None)
            if old is not None:
                self._homes[old].discard(report)
                self._work.relations.add(old)
            claims = self._effective(report)
            self._headers.pop(report, None)
            for each in claims:
                if each.part == HEADER:
                    self._headers[report] = each.item
            if not claims:
                self._facts.pop(report, None)
                continue
            home = relation_of_report(claims)
            self._own[report] = home
            self._homes.setdefault(home, set()).add(report)
            self._work.relations.add(home)
            self._divided[report] = divide(claims)
            for relation in self._divided[report]:
                self._reports_of.setdefault(relation, set()).add(report)
                self._work.relations.add(relation)

    def _find_witnesses(self) -> None:
        for relation in sorted(self._work.relations):
            reports = sorted(self._homes.get(relation, ()))
            if not reports:
                self._voices.pop(relation, None)
                continue
            claims = [claim for each in reports for claim in self._effective(each)]
            witnesses, facts = find_witnesses(claims)
            self._voices[relation] = _Voices(witnesses, facts)
            for each in facts:
                if self._facts.get(each.report) != each:
                    self._facts[each.report] = each
                    self._work.relations.update(self._divided[each.report])

    def _resolve_relations(self) -> None:
        voices = Voices(self._facts)
        for relation in sorted(self._work.relations):
            old = self._parts.pop(relation, None)
            reports = sorted(self._reports_of.get(relation, ()))
            claims = [claim for each in reports for claim in self._divided[each][relation]]
            new = None
            if claims:
                new = resolve_relation(
                    relation, claims, voices, self._settled.verdicts, self._settled.statuses
                )
                self._parts[relation] = new
            for part, is_there in ((old, False), (new, True)):
                if part is not None:
                    self._index(relation, part, is_there=is_there)

    def _index(self, relation: Relation, part: Part, *, is_there: bool) -> None:
        """Note which people and papers a part speaks of; these are worked out anew."""
        parties = {each.party or "" for each in part.appearances}
        papers = set(part.known_papers)
        self._work.parties |= parties
        self._work.papers |= papers
        for names, where in ((parties, self._party_parts), (papers, self._paper_parts)):
            for name in names:
                if is_there:
                    where.setdefault(name, set()).add(relation)
                else:
                    where.get(name, set()).discard(relation)

    def _resolve_people(self) -> None:
        voices = Voices(self._facts)
        for party in sorted(self._work.parties):
            found: list[Appearance] = []
            visits: dict[str, str] = {}
            for relation in sorted(self._party_parts.get(party, ())):
                part = self._parts[relation]
                found += [each for each in part.appearances if (each.party or "") == party]
                visits |= part.visit_of
            if not found:
                self._people.pop(party, None)
                continue
            found.sort(key=lambda each: each.id)
            own = self._settled.verdicts.among(frozenset(each.id for each in found))
            people = resolve_people(found, visits, own)
            claims = {each.id: each.claim for each in found}
            conflicts = [
                conflict for each in people for conflict in title_conflicts(each, claims, voices)
            ]
            self._people[party] = _People(people, conflicts)

    def _resolve_papers(self) -> None:
        voices = Voices(self._facts)
        for ref in sorted(self._work.papers):
            claims = [
                claim
                for relation in sorted(self._paper_parts.get(ref, ()))
                for claim in self._parts[relation].known_papers[ref]
            ]
            claims.sort(key=lambda each: each.id)
            self._papers[ref] = resolve_known(ref, claims, voices, self._settled.verdicts)

    def _is_open(self, task: Task) -> bool:
        """Whether nobody answered a task with no, or something new speaks for it since."""
        return not any(
            each.task == task.id and each.claims >= set(task.claims)
            for each in self._settled.declined
        )

    # -- putting it together -------------------------------------------------------------------

    def _assemble(self) -> Record:
        parts = [self._parts[each] for each in sorted(self._parts)]
        people = [self._people[each] for each in sorted(self._people, key=lambda p: p or "~")]
        voices = [self._voices[each] for each in sorted(self._voices)]
        known = [paper for _, papers in sorted(self._papers.items()) for paper in papers]
        return Record(
            dialogues=tuple(each for part in parts for each in part.dialogues),
            rounds=tuple(each for part in parts for each in part.rounds),
            people=tuple(each for own in people for each in own.people),
            topics=tuple(each for part in parts for each in part.topics),
            commitments=tuple(each for part in parts for each in part.commitments),
            positions=tuple(each for part in parts for each in part.positions),
            mentions=tuple(each for part in parts for each in part.mentions),
            threads=tuple(each for part in parts for each in part.threads),
            tasks=tuple(each for part in parts for each in part.tasks if self._is_open(each)),
            wording=tuple(each for part in parts for each in part.wording),
            formulae=tuple(each for part in parts for each in part.formulae),
            names=tuple(each for part in parts for each in part.names),
            instruments=(*(each for part in parts for each in part.instruments), *known),
            visits=tuple(each for part in parts for each in part.visits),
            milestones=tuple(each for part in parts for each in part.milestones),
            witnesses=tuple(
                sorted((e for own in voices for e in own.witnesses), key=lambda each: each.id)
            ),
            facts=tuple(
                sorted((e for own in voices for e in own.facts), key=lambda each: each.report)
            ),
            conflicts=(
                *(each for part in parts for each in part.conflicts),
                *(each for own in people for each in own.conflicts),
            ),
            gaps=tuple(each for part in parts for each in part.gaps),
            rulings=self._settled.rulings,
            reports=dict(sorted(self._headers.items())),
        )
