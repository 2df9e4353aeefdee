"""What a person says of a line to a judgement that can be kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parley.dossiers.correcting import check_correction
from parley.dossiers.views import Dossiers, index_of
from parley.errors import UsageError
from parley.model.judgement import Judgement, Target, Verb, hold
from parley.model.record import Conflict, Task
from parley.record.conflicts import ORDER
from parley.record.following import STATUSES
from parley.recording import record_with
from parley.store import Database, Writer

_ON_QUESTIONS: dict[str, tuple[Verb, ...]] = {
    "task": ("accept", "reject", "note"),
    "conflict": ("accept", "correct", "note"),
    "refused": ("accept", "note"),
    "unread": ("accept", "note"),
}
_ON_LINES: tuple[Verb, ...] = ("accept", "reject", "correct", "same", "different", "note")
WITH_VALUE: tuple[Verb, ...] = ("correct", "status", "note")
OF_TWO: tuple[Verb, ...] = ("same", "different")


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, why, and when."""

    who: str
    why: str
    at: str


def verbs_on(line: str) -> tuple[Verb, ...]:
    """What may be decided on a line, by its id."""
    kind = line.partition(":")[0]
    if kind == "conflict" and f"/{ORDER}/" in line:
        return ("note",)  # what settles it is the right day or number of one of its rounds
    if kind == "thread":
        return (*_ON_LINES, "status")
    return _ON_QUESTIONS.get(kind, _ON_LINES)


def judge(dossiers: Dossiers, verb: Verb, words: Sequence[str], decision: Decision) -> Judgement:
    """Make a judgement of a verb, the ids it is about and, for some verbs, a value at the end.

    Raises RecordError where the record has no such line, UsageError where the verb does not go
    with it, saying what does, or where no reason is given.
    """
    if not decision.why.strip():
        raise UsageError("Say why, in a sentence. Nothing was kept yet.")
    verb, lines = _on_two(dossiers, verb, list(words))
    value: dict[str, str] = {}
    if verb in WITH_VALUE:
        if len(lines) < 2:
            raise UsageError(f"{verb} needs an id and a value.")
        value = _VALUES[verb](lines.pop())
    wanted = 2 if verb in OF_TWO else 1
    if len(lines) != wanted:
        raise UsageError(f"{verb} takes {wanted} id{'s' if wanted > 1 else ''}.")
    targets = tuple(_target(dossiers, verb, word) for word in lines)
    _check_sides(verb, targets)
    return _made(dossiers, verb, targets, value, decision)


def keep(database: Database, made: Judgement) -> None:
    """Keep a judgement.

    Raises UsageError where two lines would stay two though it calls them one, or one though it
    calls them two: who judged would believe that it is settled.
    """
    if made.verb in OF_TWO:
        _check_effect(made, index_of(record_with(database, made)))
    Writer(database).judge(made)


def _check_effect(made: Judgement, lines: Mapping[str, Any]) -> None:
    one, other = made.targets
    mine, theirs = ({held.claim for held in each.held} for each in made.targets)
    is_one = any(
        not (mine - theirs).isdisjoint(line.claims) and not (theirs - mine).isdisjoint(line.claims)
        for name, line in lines.items()
        if name.partition(":")[0] in _kinds_of(one) and hasattr(line, "claims")
    )
    if made.verb == "same" and not is_one:
        raise UsageError(
            f"{one.line} and {other.line} would stay two{_between(one, other, lines)}. Nothing was"
            " kept."
        )
    if made.verb == "different" and is_one:
        raise UsageError(f"{one.line} and {other.line} would stay one. Nothing was kept.")


_LINE_OF = {
    "rounds": "round",
    "participants": "person",
    "topics": "topic",
    "commitments": "commitment",
    "positions": "position",
    "instruments": "instrument",
    "visits": "visit",
    "milestones": "milestone",
}


def _kinds_of(target: Target) -> set[str]:
    """What kind of line a target is, or its claims make where it is a claim."""
    if target.kind != "claim":
        return {target.kind}
    return {_LINE_OF[held.part] for held in target.held}


def _between(one: Target, other: Target, lines: Mapping[str, Any]) -> str:
    """What parts two lines for good, as far as they tell it: whose they are."""
    for key in ("party", "parties", "relation"):
        whose = [getattr(lines.get(each.line), key, None) or () for each in (one, other)]
        if all(whose) and whose[0] != whose[1]:
            told = [each if isinstance(each, str) else "+".join(each) for each in whose]
            return f": one is of {told[0]}, one of {told[1]}"
    return ""


def _on_two(dossiers: Dossiers, verb: Verb, words: list[str]) -> tuple[Verb, list[str]]:
    """The answer to whether two lines are one, as a judgement on the two."""
    if verb in ("accept", "reject") and len(words) == 1:
        line = dossiers.index().get(dossiers.find(words[0]))
        if isinstance(line, Task) and line.other is not None:
            return ("same" if verb == "accept" else "different"), [line.about, line.other]
    return verb, words


def _made(
    dossiers: Dossiers,
    verb: Verb,
    targets: tuple[Target, ...],
    value: dict[str, str],
    decision: Decision,
) -> Judgement:
    line = dossiers.index().get(targets[0].line)
    if verb == "accept" and isinstance(line, Task):
        value = {"status": line.proposes, "thread": line.about}
    elif verb == "accept" and isinstance(line, Conflict):
        # its claims contradict each other: what is right is the working value, not each of them
        verb, value = "correct", {"key": line.key, "value": str(line.working)}
    elif verb == "correct" and isinstance(line, Conflict) and value["key"] != line.key:
        raise UsageError(f"{line.id} is about {line.key}, not {value['key']}.")
    if verb == "correct":
        own = (dossiers.claim(held.claim) for held in targets[0].held)
        claims = [claim for claim in own if claim is not None]
        check_correction(targets[0].line, value["key"], value["value"], claims)
    return Judgement(verb, targets, value, decision.who, decision.why, decision.at)


def _target(dossiers: Dossiers, verb: Verb, word: str) -> Target:
    name = dossiers.find(word)
    may = verbs_on(name)
    if verb not in may:
        hint = f"Only a thread has a status, and {name} is none." if verb == "status" else None
        raise UsageError(hint or f"{name} takes no {verb!r}. Say one of: {', '.join(may)}.")
    held = [dossiers.claim(each) for each in dossiers.claims_behind(name)]
    if not held and name not in dossiers.left:
        raise UsageError(f"{name} rests on no claims of its own; judge what it is about.")
    return Target(name, tuple(hold(claim) for claim in held if claim is not None))


def _check_sides(verb: Verb, targets: tuple[Target, ...]) -> None:
    if verb not in OF_TWO:
        return
    if _kinds_of(targets[0]).isdisjoint(_kinds_of(targets[1])):
        raise UsageError(
            f"{targets[0].line} and {targets[1].line} are of two kinds: nothing is both."
        )
    one, other = ({held.claim for held in target.held} for target in targets)
    if not one - other or not other - one:
        raise UsageError(
            f"{targets[0].line} and {targets[1].line} rest on the same claims. To part a line,"
            " name claims of it (see: parley why ID).",
        )


def _correction(text: str) -> dict[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key.strip() or not value.strip():
        raise UsageError(
            f"{text!r}: write a correction as KEY=VALUE, for instance start=2018-01-30."
        )
    return {"key": key.strip(), "value": value.strip()}


def _status(text: str) -> dict[str, str]:
    if text not in STATUSES:
        raise UsageError(f"{text!r} is no status. Choose from: {', '.join(STATUSES)}.")
    return {"status": text}


def _note(text: str) -> dict[str, str]:
    if not text.strip():
        raise UsageError("A note says something. Write it.")
    return {"note": text}


_VALUES: dict[str, Callable[[str], dict[str, str]]] = {
    "correct": _correction,
    "status": _status,
    "note": _note,
}
