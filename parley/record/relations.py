"""The claims of one relation to its part of the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parley.model.claim import HEADER, Claim
from parley.model.record import (
    Conflict,
    Dialogue,
    FormulaUse,
    Gap,
    Instrument,
    Milestone,
    NameUse,
    Round,
    Statement,
    Task,
    Thread,
    Topic,
    Visit,
    Wording,
)
from parley.model.when import When
from parley.record.blocks import Relation
from parley.record.choosing import Voices
from parley.record.conflicts import (
    frame_conflicts,
    order_conflicts,
    promise_conflicts,
    round_conflicts,
)
from parley.record.following import Setting, follow, topics_by_round
from parley.record.formulae import find_formulae
from parley.record.gaps import round_gaps, thread_gaps, visit_gaps, wording_gaps
from parley.record.judging import Decided
from parley.record.kinship import ask_of_threads
from parley.record.matching import NO_VERDICTS, Verdicts
from parley.record.people import Appearance, appearances
from parley.record.places import find_names
from parley.record.rounds import resolve_rounds
from parley.record.setting import resolve_instruments, resolve_milestones, resolve_visits
from parley.record.statements import Place, resolve_statements
from parley.record.threads import wind_threads
from parley.record.wording import compare_wording
from parley.record.years import moments


@dataclass(slots=True)
class Part:
    """What one relation adds to the record, before people and known papers are put together."""

    dialogues: list[Dialogue] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    commitments: list[Statement] = field(default_factory=list)
    positions: list[Statement] = field(default_factory=list)
    mentions: list[Statement] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    wording: list[Wording] = field(default_factory=list)
    formulae: list[FormulaUse] = field(default_factory=list)
    names: list[NameUse] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    appearances: list[Appearance] = field(default_factory=list)
    visit_of: dict[str, str] = field(default_factory=dict)
    known_papers: dict[str, list[Claim]] = field(default_factory=dict)
    """Claims on papers that have a name of their own (UNCLOS), by it."""


def resolve_relation(
    relation: Relation,
    claims: list[Claim],
    voices: Voices,
    verdicts: Verdicts = NO_VERDICTS,
    decided: tuple[Decided, ...] = (),
) -> Part:
    """Work out everything that belongs to one relation alone."""
    claims = sorted(claims, key=lambda each: each.id)
    by_part: dict[str, list[Claim]] = {}
    for claim in claims:
        by_part.setdefault(claim.part, []).append(claim)
    own = verdicts.among(frozenset(claim.id for claim in claims))
    part = Part()
    series = resolve_rounds(
        relation, by_part.get("rounds", []), by_part.get("participants", []), voices, own
    )
    part.dialogues, part.rounds, part.tasks = series.dialogues, series.rounds, series.tasks
    rounds = {each.id: each for each in part.rounds}
    _add_frame(part, by_part, relation, voices, own)
    days = {each.id: str(each.start.working) for each in part.rounds if each.start}
    people = [*by_part.get("participants", []), *by_part.get("visits", [])]
    # whoever tells of a round that was put off, or ahead of one since held, was not yet there
    at_table = series.met | series.coming
    part.appearances = appearances(people, at_table, days)
    part.topics = _topics(by_part.get("topics", []), at_table)
    about = visits_of_reports(part.visits, by_part, voices)
    place = Place(relation, series.met, rounds, tuple(part.instruments), voices, about, own)
    part.commitments = resolve_statements(by_part.get("commitments", []), place, kind="commitment")
    part.positions = resolve_statements(by_part.get("positions", []), place, kind="position")
    mentions = resolve_statements(by_part.get("topics", []), place, kind="topic")
    as_of = _as_of(by_part, days)
    said = [*part.commitments, *part.positions]
    times = moments(part.rounds)
    skeins = wind_threads(relation, part.commitments, part.positions, mentions, times, own)
    told = {each.id for skein in skeins for each in skein.statements}
    part.mentions = [each for each in mentions if each.id in told]
    ids = frozenset(skein.id for skein in skeins)
    setting = Setting(rounds, times, topics_by_round(part.topics, said), as_of, decided, ids)
    by_id = {claim.id: claim for claim in claims}
    for skein in skeins:
        thread, tasks = follow(skein, setting)
        part.conflicts += promise_conflicts(thread, skein.statements, by_id, voices)
        part.threads.append(thread)
        part.tasks += tasks
    part.tasks += ask_of_threads(skeins, part.threads, own)
    part.wording = compare_wording(part.positions, by_id, voices, times)
    part.formulae = find_formulae(claims, series.met, rounds)
    part.names = find_names(claims, series.met, relation, voices)
    _add_conflicts_and_gaps(part, rounds, times, as_of)
    return part


def _add_frame(
    part: Part,
    by_part: dict[str, list[Claim]],
    relation: Relation,
    voices: Voices,
    verdicts: Verdicts,
) -> None:
    papers = by_part.get("instruments", [])
    unnamed = [claim for claim in papers if not claim.item["ref"]]
    for claim in papers:
        if claim.item["ref"]:
            part.known_papers.setdefault(claim.item["ref"], []).append(claim)
    part.instruments = resolve_instruments(unnamed, relation, voices, verdicts)
    part.visits = resolve_visits(by_part.get("visits", []), relation, voices, verdicts)
    part.milestones = resolve_milestones(by_part.get("milestones", []), relation, voices, verdicts)
    part.visit_of = {claim: each.id for each in part.visits for claim in each.claims}


NEAR_DAYS = 7  # a story on a visit comes out while it lasts, or in the week after


def visits_of_reports(
    visits: list[Visit], by_part: dict[str, list[Claim]], voices: Voices
) -> dict[str, str]:
    """The visit that each report without a round is about: the latest, if it is just over."""
    with_round = {claim.report for claim in by_part.get("rounds", [])}
    found: dict[str, tuple[str, str]] = {}
    for visit in visits:
        end = When(visit.end.working).latest if visit.end else None
        if end is None or visit.status == "planned":
            continue
        members = set(visit.claims)
        for claim in by_part.get("visits", []):
            facts = voices.facts.get(claim.report)
            out = When(facts.published).latest if facts and facts.published else None
            is_own = claim.id in members and claim.report not in with_round
            if is_own and out and (out - end).days <= NEAR_DAYS:
                found[claim.report] = max(found.get(claim.report, ("", "")), (str(end), visit.id))
    return {report: visit for report, (_, visit) in found.items()}


def _topics(claims: list[Claim], home: dict[str, str]) -> list[Topic]:
    groups: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        where = home.get(claim.item["round"] or "", "")
        groups.setdefault((where, claim.item["code"]), []).append(claim.id)
    return [
        Topic(code=code, round=where or None, claims=tuple(sorted(ids)))
        for (where, code), ids in sorted(groups.items())
    ]


def _as_of(by_part: dict[str, list[Claim]], days: dict[str, str]) -> str | None:
    """The last day that a source of this relation tells of: what is overdue is so by then."""
    told = [str(claim.item.get("published") or "") for claim in by_part.get(HEADER, [])]
    return max(
        (day for day in (*told, *days.values()) if day and not day.startswith("XXXX")),
        default=None,
    )


def _add_conflicts_and_gaps(
    part: Part, rounds: dict[str, Round], times: Mapping[str, str], as_of: str | None
) -> None:
    parties = {each.id: each.parties for each in part.dialogues}
    for each in part.rounds:
        part.conflicts += round_conflicts(each, parties[each.dialogue])
    part.conflicts += frame_conflicts(part.instruments, part.visits, part.milestones)
    for dialogue in part.dialogues:
        own = [rounds[each] for each in dialogue.rounds]
        part.conflicts += order_conflicts(own)
        part.gaps += round_gaps(dialogue, own, as_of)
    part.gaps += visit_gaps(part.visits, as_of)
    part.gaps += thread_gaps(part.threads, rounds)
    part.gaps += wording_gaps(part.formulae, rounds, times)
