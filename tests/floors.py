"""The floors under the reading's quality: pins them to what is reached. They only rise.

python -m tests.floors                      raise the floors to today's figures
python -m tests.floors --allow-regression   set them to today's figures, lower ones too
"""

import json
import sys
from pathlib import Path
from typing import Any

from parley.reading import read_grounded
from parley.sources import clean, open_source
from tests.scoring import score

CORPUS = Path(__file__).parent / "corpus"
FLOORS = Path(__file__).parent / "floors.json"
BATCHES = ("samples", "dialogues", "retold", "passages")
STEP = 0.005  # a floor lies this far under what was reached, so that rounding breaks nothing

Figures = dict[str, dict[str, list[float]]]


def measure() -> Figures:
    """Precision, recall and F1 of each part of each batch of the corpus."""
    return {
        batch: {part: list(values) for part, values in score(_pairs(batch)).items()}
        for batch in BATCHES
    }


def _pairs(batch: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    pairs = []
    for path in sorted((CORPUS / batch / "gold").glob("*.json")):
        report = clean(open_source(str(_source_of(batch, path.stem))))
        gold = json.loads(path.read_text("utf-8"))["reading"]
        pairs.append((gold, read_grounded(report).data(report.text)))
    return pairs


def _source_of(batch: str, stem: str) -> Path:
    folder = CORPUS / batch / "reports"
    if batch == "samples":
        folder = Path(__file__).parents[1] / "parley" / "samples"
    return next(path for path in sorted(folder.iterdir()) if path.stem == stem)


def load() -> Figures:
    """The floors as they are pinned."""
    pinned: Figures = json.loads(FLOORS.read_text("utf-8"))
    return pinned


def main(*, allow_regression: bool) -> None:
    """Write the floors; without leave, none falls."""
    old: Figures = load() if FLOORS.exists() else {}
    new: Figures = {}
    for batch, parts in measure().items():
        new[batch] = {}
        for part, values in parts.items():
            floors = [max(0.0, round(value - STEP, 3)) for value in values]
            before = old.get(batch, {}).get(part, [0.0, 0.0, 0.0])
            kept = (
                floors if allow_regression else [max(p) for p in zip(before, floors, strict=True)]
            )
            new[batch][part] = kept
    lines = [
        f"  {json.dumps(batch)}: {{\n"
        + ",\n".join(f"    {json.dumps(part)}: {json.dumps(v)}" for part, v in parts.items())
        + "\n  }"
        for batch, parts in new.items()
    ]
    FLOORS.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main(allow_regression="--allow-regression" in sys.argv[1:])
