"""What was worked out before changes what is worked out now in nothing but the time it takes."""

import random
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings

from parley.model.claim import Claim
from parley.model.judgement import Judgement, Verb, Withdrawal
from parley.model.record import Record
from parley.record import Resolver
from parley.record.pieces import PART, PieceName, Sealed
from parley.record.resolving import InHand
from tests.record.test_record_is_pure import (
    CHANCE,
    SLOW,
    claims,
    full,
    judgement,
    some_reports,
    written,
)


class Shelf:
    """Pieces in memory, as a store would keep them."""

    def __init__(self) -> None:
        self.kept: dict[PieceName, Sealed] = {}

    def outlines(self) -> Iterable[tuple[PieceName, str, bytes]]:
        return [(name, each.made_of, each.outline) for name, each in self.kept.items()]

    def contents(self, kind: str, key: str, names: Iterable[str]) -> Mapping[str, bytes]:
        found = {
            name: self.kept[kind, name].contents for name in names if (kind, name) in self.kept
        }
        return {name: own[key] for name, own in found.items() if key in own}

    def keep(self, resolver: Resolver) -> None:
        for name in resolver.gone:
            self.kept.pop(name, None)
        self.kept |= resolver.fresh()


def resolved(
    shelf: Shelf, own: Iterable[Claim], judgements: Iterable[Judgement] = ()
) -> tuple[Record, Resolver]:
    """The record as a process of its own works it out that finds the shelf and keeps its own."""
    sayings = InHand()
    sayings.add(own)
    resolver = Resolver(sayings, shelf)
    resolver.judge(judgements)
    record = resolver.record().put_together()
    shelf.keep(resolver)
    return record, resolver


def of(reports: set[str]) -> list[Claim]:
    return [claim for claim in claims() if claim.report in reports]


@SLOW
@given(CHANCE)
def test_record_is_the_same_whatever_was_worked_out_before(chance: random.Random) -> None:
    shelf = Shelf()
    for _ in range(3):
        some = of(some_reports(chance))
        chance.shuffle(some)
        assert written(resolved(shelf, some)[0]) == written(resolved(Shelf(), some)[0])
    assert written(resolved(shelf, claims())[0]) == full()


@SLOW
@given(CHANCE)
def test_judgements_come_and_go_over_what_was_worked_out_before(chance: random.Random) -> None:
    shelf = Shelf()
    resolved(shelf, claims())
    one, other = chance.sample(claims(), 2)
    verb: Verb = chance.choice(("accept", "reject", "same", "different"))
    sides = [("claim:one", [one]), ("claim:other", [other])]
    made = judgement(verb, *sides[: 2 if verb in ("same", "different") else 1])
    judged = written(resolved(shelf, claims(), [made])[0])
    assert judged == written(resolved(Shelf(), claims(), [made])[0])
    taken_back = Withdrawal("Lan", "a slip", "2025")
    gone = Judgement(made.verb, made.targets, {}, made.who, made.why, made.at, taken_back)
    assert written(resolved(shelf, claims(), [gone])[0]) == full()


def test_second_look_works_nothing_out() -> None:
    shelf = Shelf()
    resolved(shelf, claims())
    record, resolver = resolved(shelf, claims())
    assert written(record) == full()
    assert resolver.fresh() == {}


def test_one_report_more_works_out_its_own_relations_only() -> None:
    shelf = Shelf()
    late = next(claim.report for claim in claims() if claim.part == "rounds")
    resolved(shelf, [claim for claim in claims() if claim.report != late])
    before = {name for kind, name in shelf.kept if kind == PART}
    _, resolver = resolved(shelf, claims())
    touched = {name for kind, name in resolver.fresh() if kind == PART}
    assert touched
    assert len(touched) < len(before)


def test_what_nothing_is_said_of_any_more_leaves_the_shelf() -> None:
    shelf = Shelf()
    resolved(shelf, claims())
    resolved(shelf, [])
    assert shelf.kept == {}


@settings(max_examples=25, deadline=None)
@given(CHANCE)
def test_damaged_piece_is_made_again(chance: random.Random) -> None:
    shelf = Shelf()
    resolved(shelf, claims())
    for name in chance.sample(sorted(shelf.kept), 5):
        shelf.kept[name] = damaged(shelf.kept[name], chance)
    assert written(resolved(shelf, claims())[0]) == full()


def damaged(piece: Sealed, chance: random.Random) -> Sealed:
    """A piece of which some byte was changed, some content cut short or lost."""
    contents = dict(piece.contents)
    if not contents or chance.random() < 0.3:
        return Sealed(piece.made_of, changed(piece.outline, chance), contents)
    key = chance.choice(sorted(contents))
    how = chance.choice(("changed", "cut", "lost"))
    content = contents.pop(key)
    if how != "lost":
        contents[key] = (
            changed(content, chance) if how == "changed" else content[: len(content) // 2]
        )
    return Sealed(piece.made_of, piece.outline, contents)


def changed(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + bytes([content[place] ^ 0x5A]) + content[place + 1 :]


@pytest.mark.parametrize("relation", [("US", "VN"), ("AU", "BR")])
def test_record_of_one_relation_is_its_part_of_the_whole(relation: tuple[str, ...]) -> None:
    whole = resolved(Shelf(), claims())[0]
    resolver = Resolver()
    resolver.add(claims())
    own = resolver.record([relation])
    wanted = [each for each in whole.dialogues if each.parties == relation]
    assert list(own.dialogues) == wanted
    rounds = {name for each in wanted for name in each.rounds}
    assert [each for each in whole.rounds if each.id in rounds] == list(own.rounds)
    assert list(own.threads) == [each for each in whole.threads if each.relation == relation]
    seated = [each for each in whole.people if any(s.round in rounds for s in each.seats)]
    assert all(each in own.people for each in seated)
