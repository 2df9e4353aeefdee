"""The state of the relation: milestones, visits, and what was said outside the rounds."""

from collections.abc import Iterator

from parley.briefing.content import Block, Heading, Run
from parley.briefing.writing import Writer, blank, cell, table
from parley.dossiers import words

TITLE = "State of the relation"
RULE = (
    "Milestones in the order of time; visits after the last covered round, then all others; what"
    " was said outside the rounds."
)


def write(writer: Writer) -> Iterator[Block]:
    """The lists of what frames the rounds."""
    about = writer.about
    yield Heading(Run("Milestones"), "milestones")
    yield writer.frames(about.milestones, "No source names a milestone of the relation.")
    since = [each for each in about.visits if each.id in about.since]
    others = [each for each in about.visits if each.id not in about.since]
    yield Heading(Run("Visits since the last round"), "visits-since")
    yield writer.frames(since, "No source tells of a visit since the last covered round.")
    yield Heading(Run("Visits before it, planned or undated"), "visits-before")
    yield writer.frames(others, "No source tells of any other visit.")
    yield Heading(Run("Said outside the rounds"), "outside")
    yield table(
        ("When", "By", "Topic", "What was said"),
        (
            (
                cell(words.day(each.day)),
                cell(words.parties(each.by)),
                cell(words.topic(each.topic)),
                (writer.statement(each),),
            )
            for each in writer.dossier.outside
        ),
        widths=(2, 2, 2, 6),
        none="These sources tell of nothing said outside the rounds.",
    )
    yield blank("What no source tells: incidents, contacts at other levels")
