"""Topic sheets: each side's last words beside the other's, how they moved, and what is open."""

from collections.abc import Iterator

from parley.briefing.content import Block, Cell, Heading, Look, Paragraph, Run, notes_of
from parley.briefing.writing import Writer, blank, cell, faint, items, said, table, where
from parley.dossiers import words
from parley.dossiers.book import LastWords, TopicBrief

TITLE = "Topic sheets"
RULE = (
    "One for each expected topic, in that order: the last words of each side and of all together,"
    " every wording through time, what is open."
)
BESIDE = 3  # holders that stand side by side; more stand below each other


def write(writer: Writer) -> Iterator[Block]:
    """The sheets, then the topics that have none."""
    for sheet in writer.dossier.sheets:
        blocks = tuple(_sheet(writer, sheet))
        yield Heading(Run(words.topic(sheet.expected.topic)), f"topic-{sheet.expected.topic}")
        yield from blocks
        yield faint(f"Sources of this sheet: {', '.join(writer.marks(notes_of(blocks)))}")
    sheeted = {sheet.expected.topic for sheet in writer.dossier.sheets}
    yield Heading(Run("Topics without a sheet"), "topics-without-a-sheet")
    yield items(
        (
            (
                Run(words.topic(row.topic), Look.STRONG),
                Run(": last on the table at "),
                *(
                    Run(where(each.name), notes=writer.notes(each.citations))
                    for each in [each for each in row.cells if each.citations][-1:]
                ),
            )
            for row in writer.dossier.grid
            if row.topic not in sheeted
        ),
        none="Every topic that the sources name has a sheet.",
    )


def _sheet(writer: Writer, sheet: TopicBrief) -> Iterator[Block]:
    why = writer.expected(sheet.expected)
    yield Paragraph((Run("Expected because: ", Look.FAINT), why))
    yield blank("Objective")
    yield _side_by_side(writer, sheet.words)
    if len(sheet.drift) > 1:
        yield table(
            ("When", "Whose", "Wording through time", "Whose words"),
            (
                (
                    cell(writer.place(each.round, each.day)),
                    cell(words.parties(each.by)),
                    cell(said(each.text), writer.notes(each.citations)),
                    cell(each.standing),
                )
                for each in sheet.drift
            ),
            widths=(2, 3, 6, 2),
            none="",
        )
    for name, title, promises, none in (
        ("open", "Open promises", sheet.promises, "No promise on it is open."),
        ("asked", "Asked and not answered", sheet.asks, "No proposal waits for an answer."),
    ):
        yield Heading(Run(title), f"{name}-{sheet.expected.topic}", level=3)
        yield writer.promises(promises, none)
    yield blank("Points to make")
    yield blank("If raised")


def _side_by_side(writer: Writer, held: tuple[LastWords, ...]) -> Block:
    names = [words.parties(each.by) for each in held[:-1]]
    names.append("Both together" if len(names) == 2 else "All together")
    if len(held) > BESIDE:
        rows = [
            (cell(name), _last_words(writer, each)) for name, each in zip(names, held, strict=True)
        ]
        return table(("By", "Last words"), rows, widths=(1, 3), none="")
    row = [_last_words(writer, each) for each in held]
    return table([f"{name}, last" for name in names], [row], widths=[1 for _ in held], none="")


def _last_words(writer: Writer, held: LastWords) -> Cell:
    if not held.statements:
        return ((Run("no words of theirs in these sources", Look.FAINT),),)
    place = Run(words.capitalize_first(where(held.where)), Look.FAINT)
    return ((place,), *(writer.statement(each) for each in held.statements))
