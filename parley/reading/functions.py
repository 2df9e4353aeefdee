"""What gives someone a function at the table: the words for co-chairs, heads and members."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.model.reading import Function
from parley.reading.anchors import Rare
from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.lexicon import expand, fold
from parley.reading.painting import FILL, TYPES, expand_macros
from parley.reading.people import Mention
from parley.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class FunctionRule:
    """A pattern whose words give the people of its clause a function at the table."""

    rank: int
    """The lower wins where two are as near."""
    id: str
    function: Function
    pattern: Rare

    def finditer(self, layers: Layers, start: int, end: int) -> Iterator[re.Match[str]]:
        """Its matches in a run of the text."""
        return self.pattern.finditer(layers, start, end)


_TYPED = Late(f"[{''.join(TYPES.values())}]")


def _rare(pattern: str) -> Rare:
    """A pattern without types is looked for in the plain words, which paint may hide."""
    return Rare(pattern, "painted" if _TYPED.search(pattern) else "folded")


@dataclass(frozen=True, slots=True)
class _Patterns:
    functions: dict[str, FunctionRule]
    """By the id of the rule."""
    outside: Late
    elsewhere: Late
    """Those outside, and heads of state and government."""
    only_of: tuple[tuple[str, Late], ...]
    bare_of: dict[str, str]
    family_names: dict[str, frozenset[str]]


@cache
def patterns() -> _Patterns:
    """Compile the patterns of rules/en/participants.yaml once."""
    data = rules.load("participants")
    offices = rules.load("offices")
    return _Patterns(
        functions={
            entry["id"]: FunctionRule(
                entry["rank"],
                entry["id"],
                entry["function"],
                _rare(expand_macros(entry["pattern"])),
            )
            for entry in data["functions"]
        },
        outside=Late(data["not_at_the_table"]),
        elsewhere=Late(f"{data['not_at_the_table']}|{data['seldom_at_the_table']}"),
        only_of=tuple(
            (
                code,
                Late("|".join(re.escape(fold(form)) for word in words for form in expand(word))),
            )
            for code, words in offices["only_of"].items()
        ),
        family_names={code: frozenset(names) for code, names in offices["family_names"].items()},
        bare_of={word: code for code, words in offices["bare_of"].items() for word in words},
    )


_MEMBERS_BEHIND = Late(
    r"\b(?:made up of|composed of|consist\w+ of|compris\w+|includ\w+|in the presence of"
    r"|(?:assisted|accompanied|flanked) by)\b"
)
_OTHERS = Late(r"\b(?:includ\w+|in the presence of|assist\w* by)$")
_SIDE_CLAUSE = Late(r"(?:,? while |;|, and (?=the |its )|\. )")


# "A, who heads the Asia department": his office, and no part at the table.
_WHO_HEADS = Late(r"\bwho (?:also |now |currently )?$")
_PRESENT = ("heads", "leads")
_HIS_SIDE = Late(
    rf" (?:the |his |her |its |a |an )?(?:[\w'-]+ ){{0,2}}?(?:[{TYPES['SIDE']}{TYPES['ROUND']}"
    rf"{TYPES['JOINT']}{TYPES['UNNAMED']}]"
    rf"|(?:[{TYPES['PARTY']}{TYPES['ADJECTIVE']}]{FILL}*(?:'s)? )?"
    r"(?:delegations?|side|teams?|talks|dialogue|meeting|group)\b)"
)
# "led by A, an official, and B": both did, however long the office between their names is.
_AND_AGENTS = Late(
    rf"(?: jointly)? by (?:the )?{TYPES['PERSON']}{FILL}*"
    rf"(?: of (?:the )?{TYPES['PARTY']}{FILL}*)?(?:,? and|,) (?:the )?"
    r"(?:(?!with\b|includ|compris|consist)[a-z]{1,8}\.? )*"
)
# "A represented the Japanese side and B, an official, | the Lao side"
_HIS_SIDE_BEHIND = Late(rf",? (?:the )?{TYPES['SIDE']}{FILL}*(?: side)?(?=[.;,]|$)")
# "At the head of the two delegations, which …, | were A and B"
_INVERTED = Late(
    rf"[^.;]*\b(?:were|was|are|is) (?:the )?(?:{TYPES['PERSON']}{FILL}*(?:,? and|,) (?:the )?)*"
)
_OWN_VERB = Late(
    r",? (?:who )?(?:also |had |were |was )*(?:attend|t[ao]+k|join|participat|present|accompan)"
)
_BESIDE_THE_TALKS = (" following the ", " after the ", " before the ", " ahead of the ")
LEADS = ("led", "side-under", "opened")
FACING = ("facing-each-other", "with-their-counterparts")
FoundCue = tuple[FunctionRule, re.Match[str]]


def find_cues(layers: Layers, sentence: Sentence) -> list[FoundCue]:
    """The function cues of a sentence."""
    held = layers.within(layers.offices, sentence.start, sentence.end)
    return [
        (rule, match)
        for rule in patterns().functions.values()
        for match in rule.finditer(layers, sentence.start, sentence.end)
        if not (rule.id == "took-part" and any(o.start <= match.start() < o.end for o in held))
        and not (rule.id == "chaired-together" and _presides_over_a_side(layers, match))
    ]  # "Special Representative of the Minister" is an office


_A_SIDE_WAS = Late(rf"{TYPES['SIDE']}{FILL}* (?:was|were|is|are|will be) $")


def _presides_over_a_side(layers: Layers, match: re.Match[str]) -> bool:
    """ "The Chilean delegation was | presided over by A and B": the two lead one side."""
    before = max(0, match.start() - 80)
    return bool(_A_SIDE_WAS.search(layers.painted, before, match.start()))


def _met(found: list[FoundCue], end: int) -> bool:
    """Whether someone is said to be met on the margins before a place of the sentence."""
    return any(rule.id == "met-on-the-margins" and match.end() < end for rule, match in found)


def _is_his_office(match: re.Match[str], painted: str) -> bool:
    """Whether "who heads …" tells an office, not a part at the table."""
    return (
        match[0] in _PRESENT
        and bool(_WHO_HEADS.search(painted, max(0, match.start() - 30), match.start()))
        and not _HIS_SIDE.match(painted, match.end())
    )


def _is_agent(mention: Mention, match: re.Match[str], between: str, painted: str) -> bool:
    """Whether someone is the second of those by whom a side or a meeting is led."""
    return (
        match.end() <= mention.start
        and bool(_AND_AGENTS.fullmatch(between))
        and not _OWN_VERB.match(painted, mention.end)
    )


def nearest_cue(mention: Mention, found: list[FoundCue], painted: str) -> FunctionRule | None:
    """The rule that governs a person: the nearest in the same clause, the stronger where near."""
    best: tuple[float, FunctionRule] | None = None
    for rule, match in found:
        start, end = (
            (match.end(), mention.start)
            if match.end() <= mention.start
            else (mention.end, match.start())
        )
        between = painted[start:end] if start < end else ""
        if rule.id == "led" and _is_his_office(match, painted):
            continue
        if rule.id == "took-part" and match.end() > mention.end and _OTHERS.search(match[0]):
            continue  # who stands before "included" is not among the included
        if rule.id in (*LEADS, "co-chaired") and _is_agent(mention, match, between, painted):
            between = ""
        if rule.id in LEADS and (
            match.end() <= mention.start and _HIS_SIDE_BEHIND.match(painted, mention.end)
        ):
            between = ""
        if match[0].startswith("at the head") and _INVERTED.fullmatch(between):
            between = ""
        distance = len(between) + 200 * len(_SIDE_CLAUSE.findall(between)) + 12 * rule.rank
        if rule.function == "co-chair":
            distance -= 150
        members = None if rule.id == "took-part" else _MEMBERS_BEHIND.search(between)
        if members and not (rule.id == "met-on-the-margins" and members[0] == "including"):
            distance += 500  # "led by A, was made up of B and C": B leads nothing
        if match.end() <= mention.start and ", to which " in between:
            distance += 500  # "A headed the team, to which B belonged": B did not
        if match.start() >= mention.end and painted.endswith("and, ", 0, match.start()):
            distance += 500  # "attended by A and, on the Lao side, by B": A is on the other
        if rule.id == "took-part" and match[0] == "including" and _met(found, match.start()):
            distance += 500  # "held meetings with officials, including A": A was met
        if rule.id in FACING and match.string.endswith(_BESIDE_THE_TALKS, 0, match.start()):
            distance += 500 * _met(found, match.start())  # "met A, B and C after the talks"
        if match.start() >= mention.end and match.string.startswith(" by ", match.end()):
            distance += 500  # "led by A and joined by others": A joined nobody
        if best is None or distance < best[0]:
            best = (distance, rule)
    if best is not None and best[1].id == "met-on-the-margins":
        host = next((rule for rule, match in found if _hosts(rule, match, mention, found)), None)
        return host or best[1]
    return best[1] if best else None


# "will host their counterparts in Rome, on the sidelines of the UN assembly": they meet there.
_SIDELINES_OF_OTHER = Late(
    rf" of (?:the |an? )?(?!{TYPES['ROUND']}|{TYPES['JOINT']}|{TYPES['DOCUMENT']})"
    r"(?![^,.;]{0,40}\b(?:dialogue|talks|consultations?|round|session|2\+2)\b)"
)


def _hosts(
    rule: FunctionRule, match: re.Match[str], mention: Mention, found: list[FoundCue]
) -> bool:
    """Whether a cue before someone tells of hosts, and the margins are those of another event."""
    margins = [other for each, other in found if each.id == "met-on-the-margins"]
    return (
        rule.id == "led"
        and match[0].endswith(("host", "hosted", "hosting", "hosts"))
        and match.end() <= mention.start
        and len(margins) == 1
        and margins[0].start() >= mention.end
        and bool(_SIDELINES_OF_OTHER.match(margins[0].string, margins[0].end()))
    )
