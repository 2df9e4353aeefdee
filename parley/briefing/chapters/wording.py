"""The wording watch: set phrases, words that came and went, names of disputed places."""

from collections.abc import Iterator

from parley.briefing.content import Block, Cell, Heading, Line, Look, Run
from parley.briefing.writing import Writer, cell, listed, plain, said, table
from parley.dossiers import FormulaCell, WordingLine, words

TITLE = "Wording watch"
RULE = (
    "Set phrases over the covered rounds, one sentence cited for each; the words that came and"
    " went between one wording and the next of the same holder on a topic; names of disputed"
    " places, the speaker's apart from the outlet's. Between different outlets the words may be"
    " theirs."
)


def write(writer: Writer) -> Iterator[Block]:
    """The three watches."""
    yield Heading(Run("Set phrases"), "phrases")
    yield _phrases(writer)
    yield Heading(Run("Words in and out"), "words-in-and-out")
    yield _changes(writer)
    yield Heading(Run("Names of disputed places"), "names")
    yield _names(writer)


def _phrases(writer: Writer) -> Block:
    rows = writer.about.formulae
    places = [writer.place(each.round, None) for each in rows[0].cells] if rows else []
    return table(
        ("Phrase", *places),
        ((cell(row.formula), *(_present(writer, each) for each in row.cells)) for row in rows),
        widths=(3, *(3 for _ in places)),
        none="None of the set phrases on the list is in these sources.",
    )


def _present(writer: Writer, each: FormulaCell) -> Cell:
    if not each.is_present:
        return ((Run("not in the sources", Look.FAINT),),)
    by = words.parties(each.by) if each.by else "named"
    return cell(by, writer.best_note(each.citations))


def _changes(writer: Writer) -> Block:
    before = {each.id: each for each in writer.about.wording}
    pairs = sorted(
        ((before[each.before], each) for each in writer.about.wording if each.before in before),
        key=lambda pair: (words.topic(pair[1].topic), pair[1].by, pair[1].day or ""),
    )
    return table(
        ("Topic and holder", "From and to", "Wording", "Words in and out"),
        (
            (
                (plain(words.topic(now.topic)), (Run(words.parties(now.by), Look.FAINT),)),
                tuple(_span(writer, was, now)),
                cell(said(now.text), writer.notes(now.citations)),
                tuple(_in_and_out(now)),
            )
            for was, now in pairs
        ),
        widths=(3, 3, 5, 4),
        none="No holder has two wordings on one topic in these sources.",
    )


def _span(writer: Writer, was: WordingLine, now: WordingLine) -> Iterator[Line]:
    yield plain(f"{writer.place(was.round, was.day)} → {writer.place(now.round, now.day)}")
    if not now.is_comparable:
        yield (Run("different outlets", Look.FAINT),)


def _in_and_out(line: WordingLine) -> Iterator[Line]:
    if line.added:
        yield (Run("in: ", Look.FAINT), *listed(Run(each, Look.CAME) for each in line.added))
    if line.removed:
        yield (Run("out: ", Look.FAINT), *listed(Run(each, Look.WENT) for each in line.removed))
    if not (line.added or line.removed):
        yield (Run("no word changed", Look.FAINT),)


def _names(writer: Writer) -> Block:
    grouped: dict[tuple[str, str], list[Line]] = {}
    for each in writer.about.names:
        place = writer.place(each.round, None) or "Outside the rounds"
        notes = writer.best_note(each.citations)
        line = (Run(f"{place}: {each.attribution}", notes=notes),)
        grouped.setdefault((each.place, each.printed), []).append(line)
    return table(
        ("Place", "As printed", "Where, and whose words"),
        (
            (cell(place), cell(said(printed)), tuple(lines))
            for (place, printed), lines in grouped.items()
        ),
        widths=(2, 2, 6),
        none="No name of a disputed place is in these sources.",
    )
