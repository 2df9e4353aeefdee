"""What the gate lets through of sentences written to mislead it: tests/corpus/altered.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from parley.reading import Gate
from tests.factory import a_report

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "corpus" / "altered.yaml").read_text(encoding="utf-8")
)
# Published on a Thursday; the round was on the Tuesday before.
LEAD = """Chile, Japan hold sixth security dialogue

SANTIAGO, 14 March 2019 - The sixth Chile-Japan Security Dialogue was held in Santiago on Tuesday. \
Deputy Foreign Minister Elena Rojas of Chile and Kenji Mori, Japan's Vice Minister of Defence, \
co-chaired the dialogue.

"""


def judged(case: dict[str, Any], kind: str) -> list[tuple[dict[str, Any], bool]]:
    """Each item of one kind with whether the gate lets it through."""
    text = f"{LEAD}{case['says']}\n"
    quote = {"start": len(LEAD), "end": len(text) - 1, "quote": case["says"]}
    gate = Gate(a_report(text))
    return [
        (item, gate.check(part, {**values, "evidence": [quote]}).is_supported)
        for item in case.get(kind, ())
        for part, values in item.items()
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:60] for case in CASES])
def test_sentence_carries_what_it_says_and_nothing_more(case: dict[str, Any]) -> None:
    assert [item for item, passes in judged(case, "carries") if not passes] == []
    assert [item for item, passes in judged(case, "refuses") if passes] == []


def test_more_false_items_than_true_ones_are_judged() -> None:
    true, false = (
        sum(len(case.get(kind, ())) for case in CASES) for kind in ("carries", "refuses")
    )
    assert false > true > len(CASES) // 3
