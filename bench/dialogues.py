"""How many items of the gold readings in tests/corpus/dialogues no sentences get past the gate.

Those readings name no evidence. An item counts as refused where none of the sentences that share
most words with it, alone or two together, carries it; so what is counted is the gate's own
refusals, and where the layers below misread the report. `python -m bench.dialogues` prints them
by part. Commitments and positions are the larger share of it.
"""

import itertools
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from parley.model.source import Source
from parley.reading import Gate, lay
from parley.reading.grounding.words import content
from parley.reading.lexicon import fold
from parley.sources import clean

CORPUS = Path(__file__).parents[1] / "tests" / "corpus" / "dialogues"
PARTS = (
    "rounds",
    "participants",
    "commitments",
    "positions",
    "instruments",
    "visits",
    "milestones",
)
TOLD_BY = ("what", "name", "visitor", "mechanism", "city", "role")
MOST = 5  # sentences that are tried, the likeliest first
STEM = 5  # letters by which words are compared


def refusals(stem: str) -> Iterator[tuple[str, bool]]:
    """Each item of a gold reading that is beyond doubt: its part, and whether it is refused."""
    content_of = (CORPUS / "reports" / f"{stem}.txt").read_bytes()
    report = clean(Source(content_of, stem, "text/plain"))
    gate, spans = Gate(report), [(s.start, s.end) for s in lay(report).sentences]
    quotes = [{"start": a, "end": b, "quote": report.text[a:b]} for a, b in spans]
    gold = json.loads((CORPUS / "gold" / f"{stem}.json").read_text("utf-8"))["reading"]
    for part in PARTS:
        for item in gold[part]:
            if item.get("optional"):
                continue
            tried = _evidence(item, quotes)
            checked = (gate.check(part, {**item, "evidence": each}) for each in tried)
            yield part, not any(outcome.is_supported for outcome in checked)


def _evidence(item: dict[str, Any], quotes: list[Any]) -> Iterator[list[Any]]:
    """The sentences that may carry an item, the likeliest first, then pairs and the lead."""
    wanted = _stems(" ".join(str(item.get(key) or "") for key in TOLD_BY))
    order = sorted(range(len(quotes)), key=lambda at: -len(wanted & _stems(quotes[at]["quote"])))
    likely = order[:MOST]
    yield from ([quotes[at]] for at in likely)
    pairs = {(at, at + 1) for each in likely for at in (each - 1, each)}
    pairs |= set(itertools.combinations(sorted(likely[:3]), 2))
    for one, other in sorted(pairs):
        if one >= 0 and other < len(quotes):
            yield [quotes[one], quotes[other]]
    yield quotes[: MOST + 1]


def _stems(words: str) -> set[str]:
    return {word[:STEM] for word in content(fold(words))}


def main() -> None:
    """Print how many items are refused, by part."""
    found = [each for path in sorted(CORPUS.glob("gold/*.json")) for each in refusals(path.stem)]
    total = Counter(part for part, _ in found)
    refused = Counter(part for part, is_refused in found if is_refused)
    for part in PARTS:
        share = 100 * refused[part] / total[part]
        print(f"{part:14}{refused[part]:5} of {total[part]:5}  {share:5.1f} %")
    print(f"{'all':14}{sum(refused.values()):5} of {sum(total.values()):5}")


if __name__ == "__main__":
    main()
