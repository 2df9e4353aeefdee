"""The agenda grid: topics over the numbers of the series."""

from collections.abc import Iterator

from parley.briefing.content import Block
from parley.briefing.writing import Writer, cell, table
from parley.dossiers import words

TITLE = "Agenda grid"
RULE = (
    "Agreed: all parties undertake it. One side: one party promises or proposes it. Deed told: it"
    " is told as under way or done, and nothing is promised. Raised: on the table, or a view is"
    " stated. Absent: the round is covered and no source names the topic. A cell cites one"
    " sentence, of the source with the best grade."
)


def write(writer: Writer) -> Iterator[Block]:
    """The grid, with what became of each topic at the last covered round."""
    names = [each.name for each in writer.dossier.series]
    yield table(
        ("Topic", *names, "At the last"),
        (
            (
                cell(words.topic(row.topic)),
                *(cell(each.state, writer.notes(each.citations)) for each in row.cells),
                cell(row.trend),
            )
            for row in writer.dossier.grid
        ),
        widths=(5, *(3 for _ in names), 3),
        none="No source tells of an agenda.",
    )
