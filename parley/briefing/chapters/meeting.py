"""The meeting: level and format, hosts in turn, and the agenda that the rounds so far suggest."""

from collections.abc import Iterator

from parley.briefing.content import Block, Heading, Run
from parley.briefing.writing import Writer, blank, cell, table
from parley.dossiers import words
from parley.dossiers.book import SeriesLine

TITLE = "The meeting"
RULE = (
    "Hosts as the cities tell. A topic is expected where it was on the table at the last covered"
    " round, or at two of the last three. First come those with overdue promises, then with"
    " proposals unanswered, then those that were on the table most often."
)


def write(writer: Writer) -> Iterator[Block]:
    """What is known of the meeting itself."""
    last = writer.about.last
    modes = [each.working for each in last.choices if each.key == "mode"] if last else []
    facts = (
        ("Level", words.capitalize_first(writer.about.line.level or "not told")),
        ("Format of the last covered round", words.label(modes[0]) if modes else "Not told"),
        ("Announced of the round to come", words.capitalize_first(writer.when_and_where())),
    )
    rows = [(cell(name), cell(told)) for name, told in facts]
    yield table(("", ""), rows, widths=(1, 2), none="")
    yield Heading(Run("Hosts in turn"), "hosts")
    yield table(
        ("Round", "When", "Where", "Host", "Chairs"),
        (
            (
                cell(each.name),
                cell(words.day(each.start)),
                cell(each.city or "", writer.best_note(each.citations)),
                cell(words.party(each.host) if each.host else "not told"),
                tuple(_chairs(writer, each)),
            )
            for each in writer.dossier.series
            if each.state in ("covered", "thinly covered")
        ),
        widths=(2, 4, 4, 4, 7),
        none="No source tells of a round that was held.",
    )
    yield Heading(Run("Expected agenda"), "expected")
    yield writer.agenda(writer.dossier.agenda)
    yield blank("Agenda as agreed, length, languages, press arrangements")


def _chairs(writer: Writer, each: SeriesLine) -> Iterator[tuple[Run, ...]]:
    for seat in each.chairs:
        notes = writer.best_note(seat.citations)
        yield (Run(f"{seat.name} ({words.party(seat.party)})", notes=notes),)
