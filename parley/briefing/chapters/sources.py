"""The source register: every source with its grade and the witness that it belongs to."""

from collections.abc import Iterator

from parley.briefing.content import Block, Look, Run
from parley.briefing.writing import Writer, cell, label, plain, table
from parley.dossiers import SourceLine

TITLE = "Sources"
RULE = (
    "Every source on this dialogue or quoted in this book, in the order of publication. Reprints"
    " and edited copies of one text are one witness. Grades: A agreed text, B both sides' own"
    " texts, C one side's own text, D attributed report, E unattributed."
)


def write(writer: Writer) -> Iterator[Block]:
    """One table of all sources."""
    yield table(
        ("Mark", "Source", "Headline", "Grade, and why", "Witness"),
        (
            (
                cell(writer.mark(each.report)),
                (plain(label(each)), (Run(f"sha256 {each.sha256[:12]}", Look.FAINT),)),
                cell(each.title or "no headline"),
                cell(f"{each.grade or 'none'}: {each.why or 'not graded'}"),
                cell(_witness(writer, each)),
            )
            for each in writer.register
        ),
        widths=(1, 4, 5, 4, 2),
        none="The record has no source of this dialogue.",
    )


def _witness(writer: Writer, source: SourceLine) -> str:
    is_own = source.witness in (None, source.report)
    return "its own" if is_own else f"copy of {writer.mark(source.witness)}"
