"""How the gate judges the gold readings in tests/corpus/dialogues, and what is altered of them.

Those readings name no evidence. An item counts as refused where none of the sentences that share
most words with it, alone or two together, carries it; so what is counted is the gate's own
refusals, and where the layers below misread the report. What was carried, with the sentences that
carry it, is then altered by the rules of bench/statements.py. `python -m bench.dialogues` prints
both.
"""

import itertools
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.grounding import ParleyGate
from bench.statements import Statement, alter, topics_of
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


def judged(stem: str) -> Iterator[tuple[Statement, bool]]:
    """Each item of a gold reading that is beyond doubt, with what carries it, and whether any does.

    Where nothing carries it, it comes with the likeliest sentence.
    """
    content_of = (CORPUS / "reports" / f"{stem}.txt").read_bytes()
    report = clean(Source(content_of, stem, "text/plain"))
    gate, spans = Gate(report), [(s.start, s.end) for s in lay(report).sentences]
    quotes = [{"start": a, "end": b, "quote": report.text[a:b]} for a, b in spans]
    gold = json.loads((CORPUS / "gold" / f"{stem}.json").read_text("utf-8"))["reading"]
    for part in PARTS:
        for item in gold.get(part, ()):  # some ask for a few parts only
            if item.get("optional"):
                continue
            tried = list(_evidence(item, quotes))
            carried = (
                each for each in tried if gate.check(part, {**item, "evidence": each}).is_supported
            )
            by = next(carried, None)
            data = {**item, "evidence": tried[0] if by is None else by}
            yield Statement(stem, report.text, part, data, topics_of(gold)), by is not None


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
    """Print how many items are refused, by part, and how many altered ones pass, by change."""
    found = [each for path in sorted(CORPUS.glob("gold/*.json")) for each in judged(path.stem)]
    total = Counter(statement.part for statement, _ in found)
    refused = Counter(statement.part for statement, is_carried in found if not is_carried)
    for part in PARTS:
        share = 100 * refused[part] / total[part]
        print(f"{part:14}{refused[part]:5} of {total[part]:5}  {share:5.1f} %")
    print(f"{'all':14}{sum(refused.values()):5} of {sum(total.values()):5}")
    gate = ParleyGate()
    altered = alter([statement for statement, is_carried in found if is_carried])
    passed = [statement for statement in altered if gate.lets_through(statement)]
    print(f"{'altered':14}{len(passed):5} of {len(altered):5} pass")
    for change, count in sorted(Counter(str(each.change) for each in passed).items()):
        print(f"  {change}: {count}")
    for each in passed:
        item = {key: value for key, value in each.item.items() if key != "evidence"}
        print(f"  {each.report} {each.change}: {each.part} {item}")


if __name__ == "__main__":
    main()
