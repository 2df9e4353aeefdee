"""Reports to witnesses: reprints and lightly edited copies of one text are one voice."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from anyascii import anyascii
from rapidfuzz import fuzz, process

from parley import rules
from parley.model.claim import HEADER, Claim
from parley.model.record import Copy, Edit, SourceFacts, Witness
from parley.record.blocks import Relation, relation_of_report
from parley.record.naming import in_sentence
from parley.record.parties import states_of_capitals, written_forms

ALIKE = 88  # of 100: one name or one clause of a sentence changed
SHARED = 0.6  # of the shorter report's cited sentences; below it two reporters sat in one room
FEWEST = 3  # shared sentences; two reports may quote one sentence of a joint text
SHINGLE = 6  # words in a row; a run that two reporters rarely write alike

_OWN_TEXT = ("readout", "press-release")


def find_witnesses(claims: list[Claim]) -> tuple[list[Witness], list[SourceFacts]]:
    """Group the reports of some claims into witnesses and say what kind of voice each is."""
    headers = {claim.report: claim.item for claim in claims if claim.part == HEADER}
    sentences = _sentences(claims)
    reports = sorted({claim.report for claim in claims})
    published = {report: headers.get(report, {}).get("published") or "9999" for report in reports}
    home = {report: report for report in reports}
    overlap: dict[tuple[str, str], _Overlap] = {}
    for one, other in sorted(_candidates(sentences)):
        found = _compare(sentences[one], sentences[other])
        if found.count >= FEWEST and found.share >= SHARED:
            overlap[one, other] = found
    for one, other in sorted(overlap, key=lambda pair: (-overlap[pair].share, pair)):
        first, second = sorted((home[one], home[other]), key=lambda each: (published[each], each))
        for report in reports:
            if home[report] == second:
                home[report] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        groups[home[report]].append(report)
    relation = relation_of_report(claims)
    facts = [
        _facts(each, f"witness:{home[each]}", headers.get(each, {}), relation) for each in reports
    ]
    by_report = {each.report: each for each in facts}
    witnesses = [
        _witness(head, members, by_report, sentences) for head, members in sorted(groups.items())
    ]
    return witnesses, facts


def _witness(
    head: str,
    members: list[str],
    facts: dict[str, SourceFacts],
    sentences: dict[str, tuple[str, ...]],
) -> Witness:
    copies = []
    for report in members:
        if report != head:
            found = _compare(sentences[head], sentences[report])
            copies.append(Copy(report, round(found.share, 2), found.edits))
    best = min((facts[each] for each in members), key=lambda each: (each.grade, each.report))
    return Witness(
        id=f"witness:{head}",
        report=head,
        reports=tuple(sorted(members)),
        copies=tuple(copies),
        side=best.side,
        grade=best.grade,
    )


# -- copies ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Overlap:
    count: int
    share: float
    edits: tuple[Edit, ...]


def _sentences(claims: list[Claim]) -> dict[str, tuple[str, ...]]:
    """The sentences that a report's claims cite: what the record takes from it."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        own = found[claim.report]
        for quote in claim.quotes:
            own.add(" ".join(str(quote["quote"]).split()))
    return {report: tuple(sorted(own)) for report, own in found.items()}


def _words(sentence: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", anyascii(sentence).lower())


def _candidates(sentences: dict[str, tuple[str, ...]]) -> set[tuple[str, str]]:
    """Pairs of reports that share some runs of words."""
    where: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for report, own in sentences.items():
        for sentence in own:
            words = _words(sentence)
            for start in range(len(words) - SHINGLE + 1):
                where[tuple(words[start : start + SHINGLE])].add(report)
    shared: Counter[tuple[str, str]] = Counter()
    for reports in where.values():
        if len(reports) > 1:
            shared.update(combinations(sorted(reports), 2))
    return {pair for pair, count in shared.items() if count >= FEWEST * SHINGLE}


def _compare(one: tuple[str, ...], other: tuple[str, ...]) -> _Overlap:
    """Match the sentences of the shorter with those of the longer."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if not short:
        return _Overlap(0, 0.0, ())
    same = set(short) & set(long)
    left = [sentence for sentence in long if sentence not in same]
    matched, edits = len(same), []
    for sentence in short:
        if sentence in same:
            continue
        best = process.extractOne(sentence, left, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is None:
            continue
        matched += 1
        was, now = (sentence, best[0]) if short is one else (best[0], sentence)
        edits.append(Edit(was, now))
    return _Overlap(matched, matched / len(short), tuple(edits))


# -- what kind of voice ----------------------------------------------------------------------------


def _facts(report: str, witness: str, header: dict[str, object], relation: Relation) -> SourceFacts:
    outlet = header.get("outlet")
    agency = header.get("agency")
    kind = str(header.get("kind") or "news")
    side, cue = side_of(str(outlet or "") or None)
    if side is None and kind in _OWN_TEXT and not agency:
        side, cue = _side_among(relation, str(outlet or ""), str(header.get("dateline") or ""))
    grade, why = _grade(kind, side, cue, bool(outlet or agency))
    words = header.get("words")
    published = header.get("published")
    return SourceFacts(
        report=report,
        witness=witness,
        kind=kind,
        side=side,
        grade=grade,
        why=why,
        outlet=str(outlet) if outlet else str(agency) if agency else None,
        published=str(published) if published else None,
        words=words if isinstance(words, int) else 0,
    )


def _grade(kind: str, side: str | None, cue: str, is_signed: bool) -> tuple[str, str]:  # noqa: FBT001
    if kind == "joint-statement":
        return "A", "an agreed text"
    if side is not None:
        return "C", f"own text of {in_sentence(side)} ({cue})"
    if kind in _OWN_TEXT:
        return "C", f"a {kind}, though it does not tell whose"
    if kind == "opinion" or not is_signed:
        why = "opinion" if kind == "opinion" else "no outlet or agency is named"
        return "E", why
    return "D", "an attributed report"


_BODY = re.compile(
    r"\b(?:ministry|ministries|department|embassy|office of the spokes\w+|white house|pentagon"
    r"|government(?: news| portal)?|foreign office|mofa|state department|cabinet|permanent mission"
    r"|consulate)\b",
    re.IGNORECASE,
)
# Newsrooms of a government that sign with a short form.
_NEWSROOMS = {
    "VGP": "VN",
    "MOFA VN": "VN",
    "PIB": "IN",
    "ISPR": "PK",
    "MEA": "IN",
    "PCO": "PH",
    "Office of the Spokesperson": "US",
}


def side_of(outlet: str | None) -> tuple[str | None, str]:
    """The party whose own outlet this is, and the cue; none where the name does not tell.

    >>> side_of("Ministry of Foreign Affairs of Viet Nam")
    ('VN', 'Ministry')
    >>> side_of("Viet Nam Daily")
    (None, '')
    """
    if outlet is None:
        return None, ""
    return _side_of(outlet)


# States whose foreign and defence offices are departments; none of their own is a ministry.
_WITH_DEPARTMENTS = frozenset({"US", "AU", "CA", "CH", "IE", "PH", "ZA"})
_KIND_OF_BODY = re.compile(r"\b(?:(?P<ministry>ministry|ministries)|department)\b", re.IGNORECASE)


def _side_among(relation: Relation, outlet: str, dateline: str) -> tuple[str | None, str]:
    """Whose own text a release is that names no state, where that is clear.

    The only party whose offices are of the kind that is named, or the one in whose capital it was
    issued; an outlet that is no office passes on what anyone may have written.
    """
    states = [party for party in relation if party in written_forms()]
    body = _KIND_OF_BODY.search(outlet)
    if body is not None:
        fits = [s for s in states if (s in _WITH_DEPARTMENTS) != bool(body.group("ministry"))]
        if len(fits) == 1:
            return fits[0], f"{body.group()}, which of the parties only it has"
    issued = states_of_capitals().get(dateline)
    if issued in states and (not outlet or _BODY.search(outlet)):
        return issued, f"issued in {dateline}"
    return None, ""


@cache
def _side_of(outlet: str) -> tuple[str | None, str]:
    if outlet in _NEWSROOMS:
        return _NEWSROOMS[outlet], outlet
    for party, name in _bodies():
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", outlet, re.IGNORECASE):
            return party, name
    body = _BODY.search(outlet)
    if body is None:
        return None, ""
    for party, names in written_forms().items():
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", outlet) for name in names):
            return party, body.group()
    return None, ""


@cache
def _bodies() -> list[tuple[str, str]]:
    bodies = rules.load("parties")["bodies"]
    return [(party, name) for party, names in bodies.items() for name in names]
