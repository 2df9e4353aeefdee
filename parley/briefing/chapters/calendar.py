"""The calendar: what is planned or near, anniversaries, other mechanisms of the same parties."""

from collections.abc import Iterator

from parley.briefing.content import Block, Heading, Run
from parley.briefing.writing import Writer, blank, cell, said, table
from parley.dossiers import words

TITLE = "Calendar"
RULE = (
    "Planned visits, days within 90 days of the round to come, and anniversaries that sources"
    " name; the next five-yearly anniversary of each milestone, worked out from its date."
)


def write(writer: Writer) -> Iterator[Block]:
    """What sources name, what follows from the milestones, and the other dialogues."""
    yield Heading(Run("Planned or named"), "planned")
    yield writer.frames(writer.about.calendar, "No source names such a day.")
    yield Heading(Run("Next anniversaries"), "anniversaries")
    yield table(
        ("When", "What"),
        (
            (
                cell(words.day(each.when)),
                cell(
                    f"{each.years} years: {said(each.line.what)}, {words.day(each.line.when)}",
                    writer.notes(each.line.citations),
                ),
            )
            for each in writer.dossier.anniversaries
        ),
        widths=(2, 8),
        none="No milestone has a date to count from.",
    )
    yield Heading(Run("Other mechanisms of the same parties"), "mechanisms")
    yield table(
        ("Mechanism", "Rounds held", "Last", "Announced"),
        (
            (
                cell(each.name),
                cell(str(each.held)),
                cell(words.day(each.last) if each.last else ""),
                cell(", ".join(each.announced)),
            )
            for each in writer.dossier.others
        ),
        widths=(6, 2, 3, 3),
        none="The record has no other dialogue of these parties.",
    )
    yield blank("Dates that no source tells")
