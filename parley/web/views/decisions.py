"""Lines and judgements to what a person needs to decide: what it says, what may be said of it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from parley.dossiers import (
    Citation,
    Correctable,
    JudgementLine,
    LeftLine,
    ValueLine,
    correctable,
    verbs_on,
    words,
)
from parley.dossiers.saying import say
from parley.model.claim import Claim
from parley.model.judgement import Judgement
from parley.model.record import Conflict, Person, Round, Statement, Task, Thread
from parley.record.following import STATUSES
from parley.web.desk import Shelf
from parley.web.views.dialogues import name_of
from parley.web.views.lists import Option
from parley.web.views.naming import title_of
from parley.web.views.paging import Paged, paged

_NO_FACTS: tuple[str, ...] = ()
_MOST_OTHERS = 25  # likely doubles that are offered; any other line can be named by its id


@dataclass(frozen=True, slots=True)
class Matter:
    """A line as it stands before the person who judges it."""

    line: str
    kind: str
    title: str
    facts: tuple[str, ...]
    """What else is known of it, in words."""
    citations: tuple[Citation, ...]
    quotes: tuple[str, ...]
    """The sentences of what was left unread or refused."""
    report: str | None
    """The report that these stand in."""
    values: tuple[ValueLine, ...]
    """Of a conflict: the values that cannot both stand, the working one first."""
    key: str
    """Of a conflict: what they are values of."""
    about: str | None
    """What a conflict, task or thread belongs to."""
    proposes: str
    """Of a task: what accepting it would make of its thread."""


@dataclass(frozen=True, slots=True)
class JudgePage:
    """One line with what may be decided on it and what was decided so far."""

    matter: Matter
    verbs: tuple[str, ...]
    corrections: tuple[Correctable, ...]
    statuses: tuple[str, ...]
    others: tuple[Option, ...]
    """Lines that may be the same thing, the likeliest first."""
    judgements: tuple[JudgementLine, ...]
    seen: str
    """Changes when anybody judges the line or a report says something new on it."""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What people decided, the latest first: of one line, or of all."""

    line: str
    title: str
    lines: Paged[JudgementLine]


def judge_page(shelf: Shelf, judgements: Sequence[Judgement], asked: str) -> JudgePage:
    """What a person needs to judge a line. Raises RecordError where there is none."""
    line = shelf.dossiers.find(asked)
    matter = matter_of(shelf, line)
    claims = _claims(shelf, line)
    is_thread = matter.kind == "thread"
    verbs = verbs_on(line)
    own = judgements_on(shelf, judgements, line)
    return JudgePage(
        matter=matter,
        verbs=verbs,
        corrections=correctable(claims) if "correct" in verbs else (),
        statuses=STATUSES if is_thread else (),
        others=tuple(_others(shelf, line)) if "same" in verbs else (),
        judgements=tuple(shelf.dossiers.judgement_line(each) for each in reversed(own)),
        seen=fingerprint(line, shelf.dossiers.claims_behind(line), own),
    )


def history(shelf: Shelf, judgements: Sequence[Judgement], asked: str, number: int) -> HistoryPage:
    """Every judgement, or those on one line, which may be gone from the record."""
    own = list(judgements)
    title = ""
    line = asked
    if asked:
        known = {target.line for each in judgements for target in each.targets}
        line = asked if asked in known else shelf.dossiers.find(asked)
        own = judgements_on(shelf, judgements, line)
        title = _title_in(shelf, line, own)
    lines = [shelf.dossiers.judgement_line(each) for each in reversed(own)]
    return HistoryPage(line, title, paged(lines, number))


def judgements_on(shelf: Shelf, judgements: Iterable[Judgement], line: str) -> list[Judgement]:
    """The judgements that name a line, or a claim behind it, in the order of time."""
    claims = set(shelf.dossiers.claims_behind(line))
    worked = {each.judgement: each.claims for each in shelf.dossiers.record.rulings}
    found = []
    for each in judgements:
        about = {held.claim for target in each.targets for held in target.held}
        about.update(worked.get(each.id, ()))
        if any(target.line == line for target in each.targets) or about & claims:
            found.append(each)
    return found


def fingerprint(line: str, claims: Iterable[str], judgements: Iterable[Judgement]) -> str:
    """What a form must bring back to show that nothing changed since it was made."""
    standing = sorted(each.id for each in judgements if each.is_active)
    written = "\n".join((line, *sorted(claims), "", *standing))
    return hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()[:16]


def matter_of(shelf: Shelf, line: str) -> Matter:
    """A line in words, with its sentences."""
    found = shelf.dossiers.index().get(line)
    left = shelf.dossiers.left.get(line)
    claim = shelf.dossiers.claim(line)
    title, facts = title_of(shelf, line), _NO_FACTS
    if left is not None:
        title, facts = _left(left)
    elif claim is not None:
        title, facts = _claim(claim)
    elif found is not None:
        title, facts = _told(shelf, found, title)
    return Matter(
        line=line,
        kind=line.partition(":")[0],
        title=title,
        facts=tuple(each for each in facts if each),
        citations=shelf.dossiers.cite(shelf.dossiers.claims_behind(line)),
        quotes=left.quotes if left else (),
        report=left.report if left else None,
        values=_values(shelf, found) if isinstance(found, Conflict) else (),
        key=found.key if isinstance(found, Conflict) else "",
        about=getattr(found, "about", None),
        proposes=found.proposes if isinstance(found, Task) else "",
    )


def _left(left: LeftLine) -> tuple[str, tuple[str, ...]]:
    if left.kind == "unread":
        return "A sentence that no rule read to the end", ()
    return f"{words.part(left.part)}: {left.says}", (left.verdict, *left.why)


def _claim(claim: Claim) -> tuple[str, tuple[str, ...]]:
    head, says, notes = say(claim.part, claim.item)
    return (f"{head}: {says}" if says else head), (words.part(claim.part), *notes)


def _told(shelf: Shelf, found: object, title: str) -> tuple[str, tuple[str, ...]]:
    if isinstance(found, Statement):
        where = name_of(shelf, found.round) if found.round else "outside any round"
        return f"{words.parties(found.by)} {found.value}: {found.what}", (
            words.topic(found.topic),
            where,
            *words.provisos(found.what, found.conditions, found.told_by),
        )
    if isinstance(found, Round):
        home = shelf.dialogue_of[found.dialogue]
        when = words.day(found.start.working) if found.start else "not dated"
        city = found.city.working if found.city else ""
        return f"{name_of(shelf, found.id)} of the {home.name}", (found.status, when, city)
    if isinstance(found, Person):
        return found.name, (words.party(found.party), *(each.role for each in found.offices))
    if isinstance(found, Thread):
        return f"{words.parties(found.owners)}: {found.what}", (
            words.topic(found.topic),
            words.standing(found.status, found.proposers),
        )
    if isinstance(found, Task):
        what = words.capitalize_first(title_of(shelf, found.about))
        return f"{what}: {found.asks[:1].lower()}{found.asks[1:]}", (found.why,)
    if isinstance(found, Conflict):
        told = (f"{found.why}", found.matters, f"to settle it: {found.settle}")
        return f"{words.value_key(found.key)} of {title_of(shelf, found.about)}", told
    return title, ()


def _values(shelf: Shelf, found: Conflict) -> tuple[ValueLine, ...]:
    return tuple(
        ValueLine(str(each.value), shelf.dossiers.cite(each.claims)) for each in found.values
    )


def _claims(shelf: Shelf, line: str) -> list[Claim]:
    held = (shelf.dossiers.claim(each) for each in shelf.dossiers.claims_behind(line))
    return [claim for claim in held if claim is not None]


def _title_in(shelf: Shelf, line: str, own: list[Judgement]) -> str:
    """What a line is called, or was when it was judged."""
    known = line in shelf.dossiers.index() or shelf.dossiers.claim(line) is not None
    if known or line in shelf.dossiers.left:
        return matter_of(shelf, line).title
    for each in own:
        told = shelf.dossiers.judgement_line(each)
        for name, was in zip(told.lines, told.of, strict=True):
            if name == line:
                return was
    return line


def _others(shelf: Shelf, line: str) -> list[Option]:
    """Lines of the same kind that may be the same thing."""
    found = shelf.dossiers.index().get(line)
    if found is None:
        return []
    rivals = [each for each in _kin(shelf, found) if each.id != line]
    own = _called(found)
    rivals.sort(key=lambda each: (-fuzz.token_set_ratio(own, _called(each)), each.id))
    return [Option(each.id, matter_of(shelf, each.id).title) for each in rivals[:_MOST_OTHERS]]


def _kin(shelf: Shelf, found: object) -> list[Person | Round | Statement | Thread]:
    record = shelf.dossiers.record
    if isinstance(found, Person):
        return [each for each in record.people if each.party == found.party]
    if isinstance(found, Round):
        return [each for each in record.rounds if each.dialogue == found.dialogue]
    if isinstance(found, Thread):
        return [
            e for e in record.threads if e.topic == found.topic and e.relation == found.relation
        ]
    if isinstance(found, Statement):
        same = record.commitments if found.kind == "commitment" else record.positions
        return [each for each in same if each.topic == found.topic and each.round == found.round]
    return []


def _called(line: object) -> str:
    told = getattr(line, "name", None) or getattr(line, "what", None) or getattr(line, "id", "")
    return str(told)


_SAID = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "same": "joined",
    "different": "parted",
    "status": "gave a status to",
    "note": "noted on",
}


def decided(line: JudgementLine) -> str:
    """What somebody did, in words: "accepted", "corrected First day to 2018-01-30"."""
    if line.verb == "correct":
        return f"corrected to {line.value['value']} ({words.value_key(line.value['key'])})"
    if line.verb == "status":
        return f"gave the status {line.value['status']} to"
    if line.lines[0].startswith("task:") and line.verb in ("accept", "reject"):
        return f"answered yes, {line.value['status']}" if line.verb == "accept" else "answered no"
    return _SAID[line.verb]
