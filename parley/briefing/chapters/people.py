"""People: names in their forms, offices with their days, and the rounds attended, by party."""

from collections.abc import Iterator

from parley.briefing.content import Block, Cell, Heading, Line, Look, Run
from parley.briefing.writing import Writer, blank, faint, table, where
from parley.dossiers import OfficeLine, words
from parley.dossiers.book import PersonCard

TITLE = "People"
RULE = (
    "Everyone whom a source names at a round, those of the last covered round first. An office"
    " runs from the first to the last day on which a source prints it."
)


def write(writer: Writer) -> Iterator[Block]:
    """A table for each party."""
    cards = writer.dossier.people
    parties = dict.fromkeys((*writer.about.line.parties, *(each.line.party for each in cards)))
    for party in parties:
        own = [each for each in cards if each.line.party == party]
        yield Heading(
            Run(words.capitalize_first(words.party(party))), f"people-{party or 'party-not-told'}"
        )
        yield table(
            ("Name", "Offices as printed", "Rounds"),
            ((_names(each), _offices(writer, each), _seats(writer, each)) for each in own),
            widths=(3, 5, 3),
            none="No source names anyone of this party at a round.",
        )
    if not parties:
        yield faint("No source names anyone who took part.")
    yield blank("Delegations to the round to come")


def _names(card: PersonCard) -> Cell:
    others = [form for form in card.line.forms if form != card.line.name]
    lines: list[Line] = [(Run(card.line.name, Look.STRONG),)]
    if others:
        lines.append((Run(f"also: {', '.join(others)}", Look.FAINT),))
    return tuple(lines)


def _offices(writer: Writer, card: PersonCard) -> Cell:
    return tuple(
        (
            Run(each.role, notes=writer.notes(each.citations)),
            Run(f" ({_days(each)})", Look.FAINT),
        )
        for each in card.line.held
    )


def _days(office: OfficeLine) -> str:
    days = dict.fromkeys(words.day(day) for day in (office.first, office.last) if day)
    told = " to ".join(days) or "not dated"
    return told if office.capacity == "substantive" else f"{office.capacity}, {told}"


def _seats(writer: Writer, card: PersonCard) -> Cell:
    return tuple(
        (
            Run(
                f"{words.capitalize_first(where(name))}: {seat.function}",
                notes=writer.notes(seat.citations),
            ),
        )
        for name, seat in card.seats
    )
