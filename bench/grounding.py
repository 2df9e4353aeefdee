"""How many true statements the gate refuses and how many altered ones it lets through.

Beside it LangExtract's aligner, which says where a text stands in its source, on the same
statements. `python -m bench.grounding` prints the tables; `--write` puts them into
docs/grounding.md. LangExtract is an extra of this measurement: `pip install langextract`; without
it its columns stay as they were.
"""

import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench.statements import (
    SHARED,
    Statement,
    altered_statements,
    every_other,
    true_statements,
)
from parley.model.source import Source
from parley.reading import Gate, Grounding
from parley.sources import clean

DOCUMENT = Path(__file__).parents[1] / "docs" / "grounding.md"
HAS_LANGEXTRACT = importlib.util.find_spec("langextract") is not None
TRUE = "true, refused"
KINDS = (
    "ordinal",
    "day",
    "month",
    "year",
    "place",
    "name",
    "office",
    "party",
    "amount",
    "act flipped",
    "stance flipped",
    "topic",
    "verb refused in the text",
    "negation inserted in the text",
    "negation dropped",
    "negation dropped in the text",
    "lessened in the text",
    "only possible in the text",
    "condition put on in the text",
    "told by an analyst in the text",
    "stitched",
    "another sentence",
    "invented",
)
Judge = Callable[[Statement], bool]
"""Whether a statement is let through."""


class ParleyGate:
    """Parley's gate, opened once for each text."""

    def __init__(self) -> None:
        self._gates: dict[str, Gate] = {}

    def check(self, statement: Statement) -> Grounding:
        """What the gate says of a statement."""
        gate = self._gates.get(statement.text)
        if gate is None:
            content = statement.text.encode()
            gate = Gate(clean(Source(content, statement.report, "text/plain")))
            self._gates[statement.text] = gate
        return gate.check(statement.part, statement.item)

    def lets_through(self, statement: Statement) -> bool:
        """Whether a statement is supported."""
        return self.check(statement).is_supported


# The values of an item that are words of its text: what an aligner can look for.
_WORDS = ("what", "name", "visitor", "role", "mechanism", "city")


def langextract_judge(*, is_strict: bool) -> Judge:
    """LangExtract's aligner: lets a statement through where all its words align.

    It is given the sentences of the evidence alone, which is kinder than the whole report. By
    default it takes fuzzy and partial matches too; strict, only exact ones.
    """
    from langextract.core.data import AlignmentStatus, Extraction  # noqa: PLC0415 - an extra
    from langextract.resolver import WordAligner  # noqa: PLC0415 - an extra

    aligner = WordAligner()
    options = {"enable_fuzzy_alignment": False, "accept_match_lesser": False} if is_strict else {}

    def lets_through(statement: Statement) -> bool:
        words = [str(statement.item[key]) for key in _WORDS if statement.item.get(key)]
        for each in words:
            groups = [[Extraction(extraction_class="value", extraction_text=each)]]
            aligned = aligner.align_extractions(groups, statement.evidence, **options)
            status = aligned[0][0].alignment_status if aligned and aligned[0] else None
            if status is None or (is_strict and status is not AlignmentStatus.MATCH_EXACT):
                return False
        return True

    return lets_through


def measure(judge: Judge, true: list[Statement], altered: list[Statement]) -> Counter[str]:
    """Count the true statements refused and the altered ones let through, by what was altered."""
    counted: Counter[str] = Counter({TRUE: sum(not judge(statement) for statement in true)})
    counted.update(str(statement.change) for statement in altered if judge(statement))
    return counted


def table(kind: str) -> str:
    """The table of one set of statements, in Markdown."""
    true, altered = true_statements(kind), altered_statements(kind)
    judges: dict[str, Judge] = {"Parley": ParleyGate().lets_through}
    if HAS_LANGEXTRACT:
        judges["LangExtract"] = langextract_judge(is_strict=False)
        judges["LangExtract, exact only"] = langextract_judge(is_strict=True)
    counts = {name: measure(judge, true, altered) for name, judge in judges.items()}
    total = Counter(str(statement.change) for statement in altered)
    head = ["statements", "number", *judges]
    rows = [[TRUE, len(true), *(_of(counts[name][TRUE], len(true)) for name in judges)]]
    rows += [
        [f"altered: {k}", total[k], *(counts[n][k] for n in judges)] for k in KINDS if total[k]
    ]
    let = {name: sum(counts[name][kind] for kind in KINDS) for name in judges}
    rows.append(
        ["all altered, let through", len(altered), *(_of(let[n], len(altered)) for n in judges)]
    )
    return "\n".join(
        [_row(head), _row(["---", *["---:"] * (len(head) - 1)]), *(_row(row) for row in rows)]
    )


def _of(count: int, total: int) -> str:
    return f"{count} ({100 * count / total:.1f} %)"


def _row(cells: list[object] | list[str]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def neighbours(kind: str) -> str:
    """How many acts and stances pass for another one, and which, in a sentence of Markdown."""
    made = every_other(kind)
    gate = ParleyGate()
    passed = Counter(str(statement.change) for statement in made if gate.lets_through(statement))
    most = ", ".join(f"{change} ({count})" for change, count in sorted(passed.items(), key=_most))
    return f"Of {len(made):,} such statements {sum(passed.values())} pass: {most}."


def _most(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _written(document: str, kind: str, made: str) -> str:
    """The document with the table of one kind in its place."""
    place = re.compile(rf"(<!-- table: {kind} -->\n).*?(<!-- end -->)", re.S)
    return place.sub(lambda found: f"{found[1]}{made}\n{found[2]}", document)


def main() -> None:
    """Print the tables, or write them into the document."""
    kinds = ["samples", *(["shared"] if SHARED.exists() else [])]
    document = DOCUMENT.read_text("utf-8")
    for kind in kinds:
        made = table(kind)
        print(f"{kind}\n\n{made}\n")
        document = _written(document, kind, made)
    document = _written(document, "neighbours", neighbours("samples"))
    if "--write" in sys.argv:
        if not HAS_LANGEXTRACT:
            sys.exit("langextract is not installed; the document was not touched.")
        DOCUMENT.write_text(document, "utf-8")


if __name__ == "__main__":
    main()
