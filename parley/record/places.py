"""Names of places whose name is disputed, as printed; a house name is not the speaker's wording."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from parley.model.claim import Claim
from parley.model.record import NameUse
from parley.record.choosing import Voices
from parley.record.rounds import slug_of

_NAMES: dict[str, tuple[str, ...]] = {
    "South China Sea": (
        "South China Sea",
        "East Vietnam Sea",
        "East Viet Nam Sea",
        "Bien Dong",
        "Biển Đông",
        "West Philippine Sea",
        "North Natuna Sea",
        "East Sea",
    ),
    "Sea of Japan": ("Sea of Japan",),
    "East China Sea": ("East China Sea",),
    "Paracels": ("Paracels", "Paracel", "Hoang Sa", "Xisha"),
    "Spratlys": ("Spratlys", "Spratly", "Truong Sa", "Nansha", "Kalayaan"),
    "Senkaku": ("Senkaku", "Diaoyu", "Tiaoyutai"),
    "Dokdo": ("Dokdo", "Takeshima", "Liancourt"),
    "Persian Gulf": ("Persian Gulf", "Arabian Gulf"),
    "Falklands": ("Falklands", "Falkland Islands", "Malvinas"),
    "Myanmar": ("Myanmar", "Burma"),
    "Türkiye": ("Türkiye", "Turkiye", "Turkey"),
    "Indo-Pacific": ("Indo-Pacific", "India-Pacific", "Asia-Pacific", "Asian-Pacific"),
}
_OF = {name: place for place, names in _NAMES.items() for name in names}
_PATTERN = re.compile(
    r"(?<![\w-])("
    + "|".join(re.escape(name) for name in sorted(_OF, key=lambda each: (-len(each), each)))
    + r")(?![\w])"
)
_NEARLY = re.compile(r"\b([A-Z][a-z]{2,4} (?:[A-Z][a-z]{2}))\b")
MISPRINT = 80  # of 100: "Easr Sea" and "Ease Sea" for "East Sea"

_KOREANS = frozenset({"KR", "KP"})


def find_names(
    claims: Iterable[Claim], home: Mapping[str, str], relation: tuple[str, ...], voices: Voices
) -> list[NameUse]:
    """Find the names that each report prints, with whose words they are."""
    found: dict[tuple[str, str, str, str, str], set[str]] = {}
    main = main_rounds(claims, home)
    for claim in claims:
        for quote in claim.quotes:
            text = str(quote["quote"])
            for printed, known, at in _names_in(text):
                place = _place(known, relation)
                if place is None:
                    continue
                key = (
                    place,
                    printed,
                    claim.report,
                    home.get(claim.item.get("round") or "") or main.get(claim.report, ""),
                    _attribution(text, at, claim.report, voices),
                )
                found.setdefault(key, set()).add(claim.id)
    return [
        NameUse(
            id="name:"
            + "/".join(
                slug_of(part)
                for part in (" ".join(relation), place, printed, report, where, attribution)
                if part
            ),
            place=place,
            printed=printed,
            report=report,
            round=where or None,
            attribution=attribution,
            claims=tuple(sorted(ids)),
        )
        for (place, printed, report, where, attribution), ids in sorted(found.items())
    ]


def main_rounds(claims: Iterable[Claim], home: Mapping[str, str]) -> dict[str, str]:
    """The round that each report is mainly about."""
    return {
        claim.report: home[claim.id]
        for claim in claims
        if claim.part == "rounds" and claim.item.get("rule") == "rounds/main" and claim.id in home
    }


def _names_in(text: str) -> list[tuple[str, str, int]]:
    """As printed, as known, and where."""
    found = [(match.group(), match.group(), match.start()) for match in _PATTERN.finditer(text)]
    for match in _NEARLY.finditer(text):
        printed = match.group()
        if printed not in _OF and printed.endswith("Sea"):
            is_near = fuzz.ratio(printed, "East Sea") >= MISPRINT
            if is_near:
                found.append((printed, "East Sea", match.start()))
    return found


def _place(known: str, relation: tuple[str, ...]) -> str | None:
    """Which place a name means; "East Sea" is the Sea of Japan in Korean copy."""
    if known == "East Sea":
        if "VN" in relation:
            return "South China Sea"
        if _KOREANS & set(relation):
            return "Sea of Japan"
        return None
    return _OF[known]


def _attribution(text: str, at: int, report: str, voices: Voices) -> str:
    opened = text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1
    if opened:
        return "in quotation marks"
    facts = voices.facts.get(report)
    if facts is not None and facts.side:
        return f"own text of {facts.side}"
    return f"house style of {facts.outlet if facts and facts.outlet else 'an outlet not named'}"
