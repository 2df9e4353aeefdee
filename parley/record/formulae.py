"""Set phrases of the field: in or out, by party and round. Their leaving is news by itself."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from parley.model.claim import Claim
from parley.model.record import FormulaUse, Round
from parley.record.places import main_rounds

_I = re.IGNORECASE
FORMULAE: dict[str, re.Pattern[str]] = {
    "peace and stability": re.compile(r"\bpeace\b[^.;]{0,30}\b(?:stability|security)\b", _I),
    "freedom of navigation": re.compile(
        r"\bfree(?:dom)?\b[^.;]{0,40}\b(?:navigat\w+|sail\w*|at sea|sea|ships?|maritime)\b"
        r"|\bnavigation\b[^.;]{0,25}\bfree(?:dom)?\b",
        _I,
    ),
    "overflight": re.compile(
        r"\boverflight\b|\bfree(?:dom)?\b[^.;]{0,50}\b(?:air|aviation|fly|flight|aircraft|planes?)\b"
        r"|\baviation\b[^.;]{0,30}\bfreedom\b",
        _I,
    ),
    "unimpeded commerce": re.compile(
        r"\b(?:trade|commerce)\b[^.;]{0,40}\b(?:hinder\w*|obstruct\w*|imped\w*)\b"
        r"|\b(?:unimpeded|unhindered)\b[^.;]{0,20}\b(?:trade|commerce)\b",
        _I,
    ),
    "no force or threat": re.compile(
        r"\b(?:force|forces)\b[^.;]{0,40}\bthreat\w*\b|\bthreat\w*\b[^.;]{0,30}\bforces?\b", _I
    ),
    "self-restraint": re.compile(r"\bself-restraint\b|\bexercise restraint\b", _I),
    "no unilateral acts": re.compile(r"\bunilateral\b|\bby one side alone\b|\bon its own\b", _I),
    "non-militarisation": re.compile(r"\b(?:non-?|de)militari[sz]ation\b|\bmilitari[sz]", _I),
    "peaceful settlement": re.compile(
        r"\bdisputes?\b[^.;]{0,60}\b(?:peaceful\w*|diplomacy|diplomatic)\b"
        r"|\bpeaceful\w*\b[^.;]{0,40}\bdisputes?\b",
        _I,
    ),
    "international law": re.compile(r"\binternational law\b", _I),
    "UNCLOS": re.compile(r"\bUNCLOS\b|\bconvention on the law of the sea\b", _I),
    "full respect for legal and diplomatic processes": re.compile(
        r"\b(?:legal and diplomatic|diplomatic and legal) process", _I
    ),
    "DOC": re.compile(r"\bDOC\b|\bdeclaration (?:on|of) the conduct\b|\bDeclaration of Conduct\b"),
    "COC": re.compile(r"\bCOC\b|\b[Cc]ode of [Cc]onduct\b"),
    "2016 award": re.compile(r"\b(?:2016|arbitral|tribunal)\b[^.;]{0,30}\b(?:award|ruling)\b", _I),
    "coercion": re.compile(r"\bcoerci\w+\b|\bintimidat\w+\b", _I),
    "sovereignty": re.compile(r"\bsovereignty\b", _I),
    "territorial integrity": re.compile(r"\bterritorial integrity\b", _I),
}
"""What a phrase is recognised by; method: the checklist for positions on the sea."""

AT_SEA = frozenset(
    {
        "south-china-sea",
        "freedom-of-navigation",
        "law-of-the-sea",
        "code-of-conduct",
        "maritime-security",
        "economy-trade",
    },
)
PARTS = ("positions", "commitments", "instruments", "topics")


def find_formulae(
    claims: Iterable[Claim], home: Mapping[str, str], rounds: Mapping[str, Round]
) -> list[FormulaUse]:
    """The checklist of each dialogue that ever used a phrase of it, over its covered rounds."""
    claims = list(claims)
    main = main_rounds(claims, home)
    used: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.part not in PARTS:
            continue
        where = home.get(claim.item.get("round") or "") or main.get(claim.report)
        if where is None or where not in rounds:
            continue
        for formula in _formulae_of(claim):
            used.setdefault((where, formula), []).append(claim)
    out: list[FormulaUse] = []
    dialogues = {rounds[where].dialogue: set[str]() for where, _ in used}
    for where, formula in used:
        dialogues[rounds[where].dialogue].add(formula)
    for each in rounds.values():
        if each.status != "held" or not each.is_covered:
            continue
        for formula in FORMULAE:
            if formula not in dialogues.get(each.dialogue, ()):
                continue
            carried = used.get((each.id, formula), [])
            out.append(_use(each, formula, carried))
    return out


def _use(each: Round, formula: str, carried: list[Claim]) -> FormulaUse:
    by = {party for claim in carried for party in claim.item.get("by") or ()}
    name = re.sub(r"[^a-z0-9]+", "-", formula.lower())
    return FormulaUse(
        id=f"formula:{each.id.removeprefix('round:')}/{name}",
        formula=formula,
        round=each.id,
        by=tuple(sorted(by)),
        is_present=bool(carried),
        claims=tuple(sorted({claim.id for claim in carried})),
    )


def _formulae_of(claim: Claim) -> list[str]:
    """The phrases in a claim's own words; the whole sentence counts where it is on the sea."""
    item = claim.item
    found = set(_phrases_in(str(item.get("what") or item.get("name") or "")))
    topic = item.get("topic") or item.get("code")
    if topic in AT_SEA:
        for quote in claim.quotes:
            found.update(_phrases_in(str(quote["quote"])))
    found.update(name for name in item.get("formulae") or () if name in FORMULAE)
    return sorted(found)


@lru_cache(maxsize=4096)  # one sentence carries several claims
def _phrases_in(words: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in FORMULAE.items() if pattern.search(words))
