"""What the sources do not tell: rounds, sides, years and words that are missing.

Absence is a result. Each gap says why it matters and what would fill it.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from parley.model.record import Dialogue, FormulaUse, Gap, Round, Thread, Visit
from parley.model.when import When
from parley.record.naming import in_sentence, in_sentence_all, object_in_sentence, party_names
from parley.record.rounds import name_of


def round_gaps(dialogue: Dialogue, own: list[Round], as_of: str | None) -> Iterator[Gap]:
    """The gaps of one dialogue's rounds."""
    yield from _announced_only(dialogue, own, as_of)
    yield from _missing_rounds(dialogue, own)
    for each in own:
        if each.status == "held":
            yield from _year_unknown(each)
            yield from _one_sided(dialogue, each)
            yield from _thin(each)


def _announced_only(dialogue: Dialogue, own: list[Round], as_of: str | None) -> Iterator[Gap]:
    for each in own:
        if each.status != "announced":
            continue
        when = f" for {each.start.working}" if each.start else ""
        where = f" in {each.city.working}" if each.city else ""
        due = When(each.start.working).latest if each.start else None
        is_over = due is not None and as_of is not None and due.isoformat() < as_of
        matters = (
            "the time it was announced for is over: it was put off, dropped, or held unreported"
            if is_over
            else "it may still come"
        )
        yield Gap(
            id=f"gap:announced/{each.id.removeprefix('round:')}",
            kind="announced",
            about=each.id,
            says=f"{name_of(each)} was announced{when}{where}; no report of it was found",
            matters=matters,
            settle=_search(dialogue, each.ordinal, each.start.working if each.start else None),
            claims=each.claims,
        )


def _search(dialogue: Dialogue, ordinal: int | None, when: str | None) -> str:
    told = " ".join(
        part
        for part in (
            f'"{dialogue.name}"',
            " ".join(party_names().get(each, each) for each in dialogue.parties),
            f"round {ordinal}" if ordinal else "",
            (when or "").replace("XXXX-", ""),
        )
        if part
    )
    return f"a search of both ministries' pages and the agencies for: {told}"


def _missing_rounds(dialogue: Dialogue, own: list[Round]) -> Iterator[Gap]:
    numbered = {each.ordinal: each for each in own if each.ordinal}
    for ordinal in range(min(numbered, default=0), max(numbered, default=0)):
        if ordinal in numbered:
            continue
        before = max(number for number in numbered if number < ordinal)
        after = min(number for number in numbered if number > ordinal)
        days = [numbered[each].start for each in (before, after)]
        between = " and ".join(str(day.working) if day else "an unknown day" for day in days)
        yield Gap(
            id=f"gap:missing/{dialogue.id.removeprefix('dialogue:')}/{ordinal}",
            kind="missing",
            about=dialogue.id,
            says=f"round {ordinal} lies between rounds that are known; no source tells of it",
            matters=f"promises may have been kept, changed or dropped there, between {between}",
            settle=_search(dialogue, ordinal, None),
            claims=tuple(sorted({*numbered[before].claims, *numbered[after].claims})),
        )


def _year_unknown(each: Round) -> Iterator[Gap]:
    if each.start is None or not each.start.working.startswith("XXXX"):
        return
    says = f"no report of {name_of(each)} prints the year"
    if each.years is not None:
        says += f"; it lies in {each.years.earliest} to {each.years.latest} ({each.years.basis})"
    yield Gap(
        id=f"gap:year/{each.id.removeprefix('round:')}",
        kind="year",
        about=each.id,
        says=says,
        matters="without its year, silence and lateness cannot be counted across it",
        settle="the day on which one of its reports came out (parley add --published)",
        claims=each.claims,
    )


def _one_sided(dialogue: Dialogue, each: Round) -> Iterator[Gap]:
    missing = sorted(set(dialogue.parties) - set(each.sides))
    if not missing or len(dialogue.parties) < 2 or each.is_agreed:
        return  # a joint statement is the text of all sides
    if each.sides:
        says = f"of the sides' own texts on {name_of(each)} only that of"
        says += f" {in_sentence_all(each.sides)} is among the sources"
    else:
        says = f"no side's own text on {name_of(each)} is known among the sources"
    yield Gap(
        id=f"gap:one-sided/{each.id.removeprefix('round:')}",
        kind="one-sided",
        about=each.id,
        says=says,
        matters="a promise that only one side tells of may not be one for the other",
        settle=f"the readout or press release of {in_sentence_all(missing, 'and of')} on"
        f" {name_of(each)}",
        claims=each.claims,
    )


def _thin(each: Round) -> Iterator[Gap]:
    if each.is_covered:
        return
    yield Gap(
        id=f"gap:thin/{each.id.removeprefix('round:')}",
        kind="thin",
        about=each.id,
        says=f"what is known of {name_of(each)} is too short to count its silences",
        matters="what was not mentioned there is unknown, not dropped",
        settle=f"a full report of {name_of(each)}",
        claims=each.claims,
    )


def wording_gaps(
    uses: Iterable[FormulaUse], rounds: Mapping[str, Round], moments: Mapping[str, str]
) -> Iterator[Gap]:
    """Set phrases that were in the sources on one round and are not on the next covered one."""
    tracks: dict[tuple[str, str], list[FormulaUse]] = {}
    for each in uses:
        tracks.setdefault((rounds[each.round].dialogue, each.formula), []).append(each)
    for (_, formula), own in sorted(tracks.items()):
        own.sort(key=lambda each: moments[each.round])
        for before, after in pairwise(own):
            if not before.is_present or after.is_present:
                continue
            earlier, later = rounds[before.round], rounds[after.round]
            yield Gap(
                id=f"gap:wording/{after.id.removeprefix('formula:')}",
                kind="wording",
                about=after.id,
                says=f"{formula} is in the sources on {name_of(earlier)} and in none on"
                f" {name_of(later)}",
                matters="a phrase that is left out may be news by itself, or a report cut short",
                settle=f"both sides' own texts on {name_of(later)}",
                claims=before.claims,
            )


def visit_gaps(visits: Iterable[Visit], as_of: str | None) -> Iterator[Gap]:
    """Visits that were planned, and of which nothing more is told."""
    visits = list(visits)
    for each in visits:
        if each.status != "planned" or any(_is_that_visit(each, other) for other in visits):
            continue
        when = f" for {each.start.working}" if each.start else ""
        due = When(each.start.working).latest if each.start else None
        is_over = due is not None and as_of is not None and due.isoformat() < as_of
        whom = in_sentence(each.to) if each.to else "an unnamed party"
        where = party_names().get(each.to or "", "")
        yield Gap(
            id=f"gap:visit/{each.id.removeprefix('visit:')}",
            kind="visit",
            about=each.id,
            says=f"the visit of {each.visitor} to {whom} was planned{when}; no report of it was"
            " found",
            matters="its time is over" if is_over else "it may still come, or have taken place",
            settle=f"a search for: {each.visitor} visit {where}".rstrip(),
            claims=each.claims,
        )


def _is_that_visit(planned: Visit, other: Visit) -> bool:
    is_held = other.status in ("held", "ongoing") and other.to == planned.to
    if not is_held or other.visitor.split()[-1:] != planned.visitor.split()[-1:]:
        return False
    if planned.start is None or other.start is None:
        return planned.start is None
    return When(planned.start.working).covers(When(other.start.working))


def thread_gaps(threads: Iterable[Thread], rounds: Mapping[str, Round]) -> Iterator[Gap]:
    """Promises of which covered rounds have said nothing since."""
    for each in threads:
        silence = each.silence
        if silence is None or silence.word != "silent":
            continue
        where = ", ".join(name_of(rounds[name]) for name in silence.rounds)
        about = f" ({object_in_sentence(each.object)})" if each.object else ""
        yield Gap(
            id=f"gap:silent/{each.id.removeprefix('thread:')}",
            kind="silent",
            about=each.id,
            says=f"nothing on {each.what!r}{about} at {where}"
            f" (n {silence.silent}, k {silence.covered})",
            matters="silence is not failure; it is a question for the next round",
            settle="either side's text of those rounds, or the owner's own reporting",
            claims=each.claims,
        )
