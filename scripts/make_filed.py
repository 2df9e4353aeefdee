"""Makes parley/rules/en/filed.tsv: how often words stand in matters that people filed by topic.

    python scripts/make_filed.py

Counts the words, and the pairs of neighbouring words, of what the golds of tests/corpus say of each
commitment and position, by its topic. A line is a word or a pair (cut as parley.reading.filing cuts
them) and then topics with their counts. Pairs that stand only once tell nothing and are left out.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from parley.reading.filing import terms_of

ROOT = Path(__file__).parent.parent
NAMES = ("dialogues", "retold", "passages")
GOLDS = [ROOT / "tests" / "corpus" / name / "gold" for name in NAMES]
FILED = ROOT / "parley" / "rules" / "en" / "filed.tsv"
ALONE = 1


def matters() -> Iterator[tuple[str, str]]:
    """Each matter of the golds and its topic."""
    for folder in GOLDS:
        for path in sorted(folder.glob("*.json")):
            reading = json.loads(path.read_text("utf-8"))["reading"]
            for part in ("commitments", "positions"):
                for item in reading.get(part, ()):
                    yield item["what"], item["topic"]


def counted() -> str:
    """The file as text."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for what, topic in matters():
        for term in terms_of(what):
            counts[term][topic] += 1
    lines = [
        "\t".join([term, *(f"{topic} {count}" for topic, count in sorted(by_topic.items()))])
        for term, by_topic in sorted(counts.items())
        if " " not in term or by_topic.total() > ALONE
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILED.write_text(counted(), "utf-8")
