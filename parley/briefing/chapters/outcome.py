"""The draft outcome: the last shared words on each expected topic, with room for the new ones."""

from collections.abc import Iterator

from parley.briefing.content import Block, Cell, Heading, Look, Paragraph, Run
from parley.briefing.writing import Writer, cell, left_open, table, where
from parley.dossiers import words
from parley.dossiers.book import LastWords

TITLE = "Draft outcome"
RULE = (
    "The last words that all parties share on each expected topic, for a person to keep, change or"
    " drop. Proposals are left out."
)


def write(writer: Writer) -> Iterator[Block]:
    """A row for each topic with shared words, then the sentence on the round after."""
    shared = [(sheet.expected.topic, sheet.words[-1]) for sheet in writer.dossier.sheets]
    yield table(
        ("Topic", "Last shared words", "In this round's text"),
        (
            (cell(words.topic(topic)), _words(writer, held), ((left_open(),),))
            for topic, held in shared
            if any(each.value != "propose" for each in held.statements)
        ),
        widths=(2, 5, 4),
        none="The parties share no words on an expected topic in these sources.",
    )
    number = writer.about.next.ordinal
    after = f"the {words.ordinal(number + 1)} round" if number else "the next round"
    yield Heading(Run("The round after"), "round-after")
    yield Paragraph(
        (
            Run(f"It was agreed to hold {after} in "),
            left_open("place"),
            Run(" in "),
            left_open("time"),
            Run("."),
        )
    )


def _words(writer: Writer, held: LastWords) -> Cell:
    place = Run(words.capitalize_first(where(held.where)), Look.FAINT)
    own = [each for each in held.statements if each.value != "propose"]
    return ((place,), *(writer.statement(each) for each in own))
