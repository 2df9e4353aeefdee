"""What gives someone a function at the table: the words for co-chairs, heads and members."""

import re
from dataclasses import dataclass
from functools import cache

from parley import rules
from parley.model.reading import Function
from parley.reading.layers import Layers
from parley.reading.lexicon import expand, fold
from parley.reading.painting import expand_macros
from parley.reading.people import Mention
from parley.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class _Patterns:
    functions: tuple[tuple[str, Function, re.Pattern[str]], ...]
    elsewhere: re.Pattern[str]
    only_of: tuple[tuple[str, re.Pattern[str]], ...]
    bare_of: dict[str, str]
    family_names: dict[str, frozenset[str]]


@cache
def patterns() -> _Patterns:
    """Compile the patterns of rules/en/participants.yaml once."""
    data = rules.load("participants")
    offices = rules.load("offices")
    return _Patterns(
        functions=tuple(
            (entry["id"], entry["function"], re.compile(expand_macros(entry["pattern"])))
            for entry in data["functions"]
        ),
        elsewhere=re.compile(data["not_at_the_table"]),
        only_of=tuple(
            (
                code,
                re.compile(
                    "|".join(re.escape(fold(form)) for word in words for form in expand(word))
                ),
            )
            for code, words in offices["only_of"].items()
        ),
        family_names={code: frozenset(names) for code, names in offices["family_names"].items()},
        bare_of={word: code for code, words in offices["bare_of"].items() for word in words},
    )


_SIDE_CLAUSE = re.compile(r"(?:,? while |;|, and (?=the |its )|\. )")


FoundCue = tuple[int, str, Function, re.Match[str]]


def find_cues(layers: Layers, sentence: Sentence) -> list[FoundCue]:
    """The function cues of a sentence, each with its rank among the rules."""
    return [
        (rank, rule, function, match)
        for rank, (rule, function, pattern) in enumerate(patterns().functions)
        for match in pattern.finditer(layers.folded, sentence.start, sentence.end)
    ]


def nearest_cue(
    mention: Mention, found: list[FoundCue], painted: str
) -> tuple[int, str, Function] | None:
    """The cue that governs a person: the nearest in the same clause, the stronger where near."""
    best: tuple[float, int, str, Function] | None = None
    for rank, rule, function, match in found:
        start, end = (
            (match.end(), mention.start)
            if match.end() <= mention.start
            else (mention.end, match.start())
        )
        between = painted[start:end] if start < end else ""
        distance = len(between) + 200 * len(_SIDE_CLAUSE.findall(between)) + 12 * rank
        if rule == "co-chaired":
            distance -= 150
        if rule == "took-part" and match.end() > mention.end and "includ" in match[0]:
            distance += 500  # who stands before "included" is not among the included
        if best is None or distance < best[0]:
            best = (distance, rank, rule, function)
    return best[1:] if best else None
