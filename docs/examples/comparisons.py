"""Prints the comparisons by which mentions of one kind of thing are joined."""

import sys
from collections.abc import Sequence
from typing import Any

from parley.record.matching import Comparison
from parley.record.people import PERSON_COMPARISONS
from parley.record.rounds import DIALOGUE_COMPARISONS, ROUND_COMPARISONS
from parley.record.setting import (
    INSTRUMENT_COMPARISONS,
    MILESTONE_COMPARISONS,
    VISIT_COMPARISONS,
)
from parley.record.threads import THREAD_COMPARISONS

TABLES: dict[str, Sequence[Comparison[Any]]] = {
    "dialogues": DIALOGUE_COMPARISONS,
    "instruments": INSTRUMENT_COMPARISONS,
    "milestones": MILESTONE_COMPARISONS,
    "people": PERSON_COMPARISONS,
    "rounds": ROUND_COMPARISONS,
    "threads": THREAD_COMPARISONS,
    "visits": VISIT_COMPARISONS,
}

for row in TABLES[sys.argv[1]]:
    print(f"{row.weight:+5g}  {row.name}: {row.reason}")
