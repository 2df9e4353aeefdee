"""One page: what changed, what is likely to come up, what is due, what is not known."""

from collections.abc import Iterator

from parley.briefing.content import Block, Heading, Items, Line, Look, Run
from parley.briefing.writing import Writer, items, kind, listed, plain, said, where
from parley.dossiers import words
from parley.dossiers.book import GridRow

TITLE = "One page"
RULE = (
    "What the sources tell of at the last covered round and after it; the first three topics of"
    " the expected agenda, days ahead, and open questions."
)

NAMED = 5  # topics of one kind that the page names; all of them stand in the grid


def write(writer: Writer) -> Iterator[Block]:
    """The four lists of the page."""
    front = writer.dossier.front
    yield Heading(Run("What changed"), "changed")
    yield Items(tuple(_changes(writer)))
    yield Heading(Run("Likely to come up"), "likely")
    yield writer.agenda(front.likely)
    yield Heading(Run("Days ahead"), "days-ahead")
    yield items(
        (
            (
                Run(f"{words.days(each.when)}: ", Look.STRONG),
                Run(
                    each.what
                    if each.kind == "round"
                    else f"{said(each.what)} ({'; '.join((each.kind, *each.provisos))})",
                    notes=writer.notes(each.citations),
                ),
            )
            for each in front.deadlines
        ),
        none=f"No source names a day after {words.day(writer.about.as_of)} that matters here.",
    )
    yield Heading(Run("Not known"), "not-known")
    yield items(
        (
            (
                Run(words.capitalize_first(each.says), notes=writer.notes(each.citations)),
                Run(f". To settle it: {each.settle}.", Look.FAINT),
            )
            for each in front.unknowns
        ),
        none="No gap stands open.",
    )


def _changes(writer: Writer) -> Iterator[Line]:
    front, last = writer.dossier.front, writer.last_round()
    if not (front.events or front.said):
        yield plain(
            f"These sources tell of nothing after {where(last) or 'any covered round'}; they end"
            f" on {words.day(writer.about.as_of)}."
        )
    for event in front.events:
        yield (
            Run(f"{words.capitalize_first(words.days(event.when))}: ", Look.STRONG),
            Run(f"{event.what} ({kind(event)})", notes=writer.notes(event.citations)),
        )
    for line in front.said:
        lead = f"{words.day(line.day)}, {words.parties(line.by)}: "
        yield (Run(lead, Look.STRONG), *writer.statement(line))
    for move in front.moves:
        before, after = words.label(move.step.before or ""), words.label(move.step.after)
        yield (
            Run(f"{before} → {after.lower()}: ", Look.STRONG),
            Run(f"{words.parties(move.line.owners)}, {said(move.line.what)}"),
            Run(f" ({'; '.join(move.line.provisos)})" if move.line.provisos else "", Look.FAINT),
            Run("", notes=writer.notes(move.step.citations)),
        )
    if last is None:
        return
    for trend in ("new", "returning", "dropped"):
        rows = [each for each in writer.dossier.grid if each.trend == trend]
        if rows:
            named = listed(_topic(writer, each) for each in rows[:NAMED])
            rest = f" and {len(rows) - NAMED} more in the agenda grid" if len(rows) > NAMED else ""
            yield (Run(f"{trend.capitalize()} at {where(last)}: ", Look.STRONG), *named, Run(rest))
    for verb, phrases in (("in", front.came), ("gone", front.went)):
        runs = [Run(each.formula, notes=writer.notes(each.citations)) for each in phrases]
        if runs:
            yield (Run(f"Set phrases {verb} at {where(last)}: ", Look.STRONG), *listed(runs))


def _topic(writer: Writer, row: GridRow) -> Run:
    told = [each.citations for each in row.cells if each.citations]
    return Run(words.topic(row.topic), notes=writer.notes(told[-1] if told else ()))
