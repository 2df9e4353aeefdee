"""Positions to wording: a party's words on a topic, against its words at the round before."""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache

from anyascii import anyascii

from parley.model.claim import Claim
from parley.model.record import Statement, Wording
from parley.record.choosing import Voices
from parley.record.threads import moment_of

_SMALL = frozenset(
    "a an the and or of in on at to for with by from as that this these those it its their they be"
    " is are was were been being has have had not also such so which who will would should must"
    " both two sides side countries country".split(),
)


def compare_wording(
    positions: Iterable[Statement],
    claims: Mapping[str, Claim],
    voices: Voices,
    moments: Mapping[str, str],
) -> list[Wording]:
    """Line up each party's positions by topic, and say which words came and which went."""
    tracks: dict[tuple[tuple[str, ...], str], list[Statement]] = {}
    for each in positions:
        tracks.setdefault((each.by, each.topic), []).append(each)
    out: list[Wording] = []
    for (by, topic), own in sorted(tracks.items()):
        before: _Worded | None = None
        for members in _by_occasion(own, moments):
            before = _worded(by, topic, members, claims, voices, before)
            out.append(before.wording)
    return out


@dataclass(frozen=True, slots=True)
class _Worded:
    """A wording with all that its report says around it."""

    wording: Wording
    sentences: str


def _worded(
    by: tuple[str, ...],
    topic: str,
    members: list[Statement],
    claims: Mapping[str, Claim],
    voices: Voices,
    before: _Worded | None,
) -> _Worded:
    made = _wording(by, topic, members, claims, voices, before.wording if before else None)
    quoted = dict.fromkeys(
        str(quote["quote"])
        for name in made.claims
        if claims[name].report == made.report
        for quote in claims[name].quotes
    )
    sentences = " ".join((made.text, *quoted))
    if before is not None:
        # a word that the wording was cut from is still in the text
        known = {**abbreviations(before.sentences), **abbreviations(sentences)}
        here, there = said_in(sentences, known), said_in(before.sentences, known)
        made = replace(
            made,
            added=tuple(word for word in made.added if stem_of(word) not in there),
            removed=tuple(word for word in made.removed if stem_of(word) not in here),
        )
    return _Worded(made, sentences)


def said_in(text: str, known: Mapping[str, frozenset[str]]) -> AbstractSet[str]:
    """What is compared of all words of a text: a name spelt out and its letters say the same."""
    said = {*words_of(text)}
    for letters, full in known.items():
        if stem_of(letters) in said:
            said |= full
        elif full <= said:
            said.add(stem_of(letters))
    return said


def _by_occasion(own: list[Statement], moments: Mapping[str, str]) -> list[list[Statement]]:
    occasions: dict[tuple[str, str], list[Statement]] = {}
    for each in own:
        occasions.setdefault((moment_of(each, moments) or "~", each.round or ""), []).append(each)
    return [occasions[key] for key in sorted(occasions)]


_STANDING = ("agreed text", "own text", "retold")


def _wording(
    by: tuple[str, ...],
    topic: str,
    members: list[Statement],
    claims: Mapping[str, Claim],
    voices: Voices,
    before: Wording | None,
) -> Wording:
    """Take the words of the report with the best standing; a joint text binds both sides."""
    told = [claims[each] for statement in members for each in statement.claims]
    ranked = sorted(
        told,
        key=lambda claim: (
            _STANDING.index(_standing(claim, by, voices)),
            _published(claim, voices),
        ),
    )
    report = ranked[0].report
    standing = _standing(ranked[0], by, voices)
    texts = sorted({str(c.item["what"]) for c in told if c.report == report})
    text = "; ".join(texts)
    mine, theirs = words_of(text), words_of(before.text) if before else {}
    first = members[0]
    elsewhere = f"{'-'.join(first.relation).lower()}/{first.day or 'undated'}"
    where = first.round or elsewhere
    return Wording(
        id=f"wording:{where.removeprefix('round:')}/{'-'.join(by).lower()}/{topic}",
        by=by,
        topic=topic,
        round=first.round,
        dialogue=first.dialogue,
        day=first.day,
        text=text,
        report=report,
        standing=standing,
        before=before.id if before else None,
        added=tuple(word for key, word in mine.items() if before and key not in theirs),
        removed=tuple(word for key, word in theirs.items() if key not in mine),
        is_comparable=before is not None
        and (
            standing == before.standing != "retold"
            or _outlet(report, voices) == _outlet(before.report, voices) is not None
        ),
        claims=tuple(sorted({claim.id for claim in told})),
    )


def _standing(claim: Claim, by: tuple[str, ...], voices: Voices) -> str:
    facts = voices.facts.get(claim.report)
    if facts is not None and facts.kind == "joint-statement":
        return "agreed text"
    if facts is not None and facts.side in by:
        return "own text"
    return "retold"


def _published(claim: Claim, voices: Voices) -> tuple[str, str]:
    facts = voices.facts.get(claim.report)
    return (facts.published or "9999" if facts else "9999", claim.report)


def _outlet(report: str, voices: Voices) -> str | None:
    facts = voices.facts.get(report)
    return facts.outlet if facts else None


def abbreviations(text: str) -> dict[str, frozenset[str]]:
    """The abbreviations that a text spells out, by what is compared of the words before each.

    >>> sorted(abbreviations("the Code of Conduct (COC)")["COC"])
    ['code', 'conduc']
    """
    found: dict[str, frozenset[str]] = {}
    for match in _ABBREVIATED.finditer(text):
        letters = match[1].lower()
        near = text[max(match.start() - FAR, 0) : match.start()]
        before = _WORD.findall(near)[-2 * len(letters) :]
        for start in range(len(before) - 1, -1, -1):
            if _spells(before[start:], letters):
                found[match[1]] = frozenset(words_of(" ".join(before[start:])))
                break
    return found


def _spells(words: list[str], letters: str) -> bool:
    """Whether letters are the first ones of words, of which small ones may be passed over."""
    initials = [word[0].lower() for word in words]
    if initials[0] != letters[0]:
        return False
    rest = iter(initials)
    return all(letter in rest for letter in letters)


FAR = 200  # characters that a name and its letters may be apart
_ABBREVIATED = re.compile(r"\(([A-Z][A-Za-z]{0,10}[A-Z])\)")


def words_of(text: str) -> dict[str, str]:
    """The telling words of a wording by what is compared of them, in the order of the text."""
    found: dict[str, str] = {}
    for word in telling_words(text):
        found.setdefault(stem_of(word[0]), word[0])
    return found


def telling_words(text: str) -> Iterator[re.Match[str]]:
    """Where the words stand that tell something; "cyber security" is one, as "cybersecurity" is."""
    return (word for word in _WORD.finditer(text) if stem_of(word[0]))


@lru_cache(maxsize=4096)
def stem_of(word: str) -> str:
    """What is compared of a word, whichever way it is spelt; nothing of one that tells nothing."""
    plain = anyascii(word).lower().strip("'-")
    if len(plain) <= 2 or plain in _SMALL:
        return ""
    plain = _JOINT.sub("", plain)
    for way, other in _SPELLINGS:
        plain = way.sub(other, plain)
    before = _BEFORE.match(plain)
    return plain[: _TELLING + (before.end() if before else 0)]


_TELLING = 6  # letters; what follows them is mostly an ending

# The same word as two style books print it, as far as its first letters differ.
_SPELLINGS = tuple(
    (re.compile(way), other)
    for way, other in (
        (r"^(def|off|pret|lic)enc", r"\1ens"),  # defence, defense
        (r"^(cent|theat|fib|lit|met)re", r"\1er"),  # centre, center
        (r"^(lab|hon|harb|col|fav|vig|rig|rum|arm|val)our", r"\1or"),  # labour, labor
        (r"^([a-z]{3,4})[iy][sz](?:e[ds]?|ing|ations?)$", r"\1iz"),  # realise, analyze
        (r"^judgement", "judgment"),
        (r"^dialogue", "dialog"),
        (r"^fulfill", "fulfil"),
        (r"^enroll", "enrol"),
        (r"^sceptic", "skeptic"),
        (r"^manoeuv", "maneuv"),
        (r"^grey", "gray"),
    )
)
_JOINT = re.compile(r"[\s-]+")
_BEFORE = re.compile(r"anti|counter|cyber|multi|non")
_WORD = re.compile(rf"\b(?:{_BEFORE.pattern})[ -](?=[a-z])[\w'’-]+|[\w'’-]+", re.IGNORECASE)
