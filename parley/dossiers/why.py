"""A line of any output to what it rests on: sentences, rule or comparison, judgements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parley.dossiers import words
from parley.dossiers.lines import JudgementLine
from parley.dossiers.views import Dossiers
from parley.model.claim import Claim
from parley.model.record import (
    Choice,
    Conflict,
    FormulaUse,
    Link,
    Round,
    Statement,
    Thread,
    Witness,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """One claim behind a line: where it stands, which rule read it, how its values follow."""

    claim: str
    source: str
    part: str
    says: str
    rule: str
    derived: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a line is as it is."""

    id: str
    says: str
    chosen: tuple[str, ...]
    """How each working value was chosen."""
    joined: tuple[str, ...]
    """The comparisons that made one thing of several claims."""
    steps: tuple[str, ...]
    """The rules of the ledger that moved its status."""
    grounds: tuple[Ground, ...]
    judgements: tuple[JudgementLine, ...]


def explain(dossiers: Dossiers, asked: str) -> Explanation:
    """Explain a line by its id. RecordError where the record has none such."""
    name = dossiers.find(asked)
    claim = dossiers.claim(name)
    line = dossiers.index().get(name)
    claims = (name,) if claim is not None else tuple(_claims_of(dossiers, line))
    touched = set(claims)
    return Explanation(
        id=name,
        says=_says(line) if line is not None else _what(claim),
        chosen=tuple(_chosen(dossiers, line)),
        joined=tuple(_joined(dossiers, line)),
        steps=tuple(_steps(line)),
        grounds=tuple(_grounds(dossiers, claims)),
        judgements=tuple(
            each
            for each in dossiers.judgements()
            if name in each.lines
            or touched & {c for ruling in _rulings(dossiers, each.id) for c in ruling}
        ),
    )


def _rulings(dossiers: Dossiers, judgement: str) -> Iterator[tuple[str, ...]]:
    for ruling in dossiers.record.rulings:
        if ruling.judgement == judgement:
            yield ruling.claims


def _claims_of(dossiers: Dossiers, line: Any) -> list[str]:  # noqa: ANN401 - any part of a record
    claims = list(getattr(line, "claims", ()))
    if claims:
        return claims
    if isinstance(line, FormulaUse):
        # what is absent was looked for in all that the round's reports say
        return list(dossiers.index()[line.round].claims)
    if isinstance(line, Witness):
        return [each for report in line.reports for each in dossiers.headers_of(report)]
    if hasattr(line, "values") and not isinstance(line, Thread):
        return [claim for value in line.values for claim in value.claims]
    about = dossiers.index().get(getattr(line, "about", ""))
    return list(getattr(about, "claims", ()))


def _says(line: Any) -> str:  # noqa: ANN401 - any part of a record
    """One sentence on a line, from whichever of the telling fields it has."""
    if isinstance(line, Round):
        number = f"round {line.ordinal}" if line.ordinal else "a round"
        when = line.start.working if line.start else "day unknown"
        where = line.city.working if line.city else "place unknown"
        basis = f"; its number is {line.basis}" if line.basis else ""
        years = f"; held in {line.years.earliest}/{line.years.latest}" if line.years else ""
        return f"{number}: {line.status}, {when}, {where}{basis}{years}"
    if isinstance(line, Thread):
        flags = f" ({', '.join(line.flags)})" if line.flags else ""
        owners, topic = words.parties(line.owners), words.topic(line.topic)
        status = words.standing(line.status, line.proposers)
        return f"{owners}: {line.what} [{topic}] {status}{flags}"
    if isinstance(line, Statement):
        beside = words.provisos(line.what, line.conditions, line.told_by)
        return f"{line.what} ({'; '.join(beside)})" if beside else line.what
    if isinstance(line, Conflict):
        return f"{line.about}, {line.key}: {line.working} ({line.why})"
    if isinstance(line, FormulaUse) and not line.is_present:
        return f"{line.formula} is in none of the sources on this round"
    for key in ("says", "asks", "what", "text", "name", "printed", "formula", "visitor", "report"):
        told = getattr(line, key, None)
        if isinstance(told, str):
            why = getattr(line, "why", None)
            return f"{told} ({why})" if isinstance(why, str) and why else told
    return (
        f"{getattr(line, 'key', '')}: {getattr(line, 'working', '')} ({getattr(line, 'why', '')})"
    )


def _chosen(dossiers: Dossiers, line: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a record
    for key in ("ordinals", "start", "end", "city", "mode", "kind", "year", "date"):
        choice = getattr(line, key, None)
        if isinstance(choice, Choice):
            others = "; ".join(str(v.value) for v in choice.values[1:])
            beside = f"; beside it stands {others}" if others else ""
            told = dossiers.follows(key, choice)
            follows = f"; it follows: {told}" if told else ""
            yield f"{key} {choice.working}: {choice.why}{beside}{follows}"
    years = getattr(line, "years", None)
    if years is not None:
        yield f"years {years.earliest}/{years.latest}: {years.basis}"
    for flag in getattr(line, "raised", ()):
        yield f"{flag.name}: {flag.rule} (by {flag.actor})"
    for level in getattr(line, "levels", ()):
        if level.level is not None:
            where = f"by {dossiers.round_name(level.round)}" if level.round else "since"
            yield f"level {level.level} {where}: {level.rule} (grade {level.grade})"
    silence = getattr(line, "silence", None)
    if silence is not None:
        yield (
            f"{silence.word}: n {silence.silent}, k {silence.covered}, m {silence.mentioned},"
            f" chance {silence.chance}"
        )


def _joined(dossiers: Dossiers, line: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a record
    for link in getattr(line, "links", ()):
        yield f"{_end(dossiers, link.one)} and {_end(dossiers, link.other)}: {_told(link)}"


def _told(link: Link) -> str:
    total = f"score {link.score:g}: " if link.score else ""
    return total + "; ".join(_CODE.sub(_named, each) for each in link.told)


_CODE = re.compile(r"(?<![\w-])[A-Za-z][\w-]+(?![\w-])")


def _named(code: re.Match[str]) -> str:
    """A code that was compared, by its name; every other word as it is."""
    return words.party(code[0]) if words.is_party(code[0]) else words.topic(code[0])


def _end(dossiers: Dossiers, name: str) -> str:
    claim = dossiers.claim(name)
    return f"{dossiers.label_of(claim.report)} ({_what(claim)})" if claim else repr(name)


def _steps(line: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a record
    for step in getattr(line, "transitions", ()):
        yield (
            f"{step.when or 'undated'}: {step.before or 'nothing'} → {step.after} by {step.actor},"
            f" {step.rule}"
        )
    if hasattr(line, "proposes"):
        makes = "them one" if line.other else f"it {line.proposes}"
        yield f"accepting it would make {makes}; nothing changes until then"


def _what(claim: Claim | None) -> str:
    if claim is None:
        return ""
    item = claim.item
    for key in ("what", "name", "visitor", "code", "title"):
        if item.get(key):
            return f"{claim.part}: {item[key]}"
    number = f" {item['ordinal']}" if item.get("ordinal") else ""
    return f"{claim.part}: round{number}, {item.get('start') or 'no date'}, {item.get('status')}"


def _grounds(dossiers: Dossiers, claims: tuple[str, ...]) -> Iterator[Ground]:
    for citation in dossiers.cite(claims):
        claim = dossiers.claim(citation.claim)
        if claim is None:
            continue
        item = claim.item
        yield Ground(
            claim=claim.id,
            source=dossiers.label_of(claim.report),
            part=claim.part,
            says=_what(claim),
            rule=str(item.get("rule") or ""),
            derived=tuple(item.get("derived") or ()),
            quotes=citation.quotes,
        )
