"""The cover: which round of what, when and where, and how much the sources tell."""

from collections.abc import Iterator

from parley.briefing.content import Block, Line
from parley.briefing.writing import Writer, cell, left_open, plain, table
from parley.dossiers import BriefingDossier, words
from parley.dossiers.book import SeriesLine

_STATES = {
    "covered": "held, covered",
    "thinly covered": "held, thinly covered",
    "announced": "announced, no report found",
}


def title(dossier: BriefingDossier) -> str:
    """The parties and their mechanism."""
    line = dossier.about.line
    return f"{words.parties(line.parties)}: {line.name}"


def subtitle(dossier: BriefingDossier) -> str:
    """The round that the book is for."""
    return f"Briefing book for the {_round_of(dossier)}"


def _round_of(dossier: BriefingDossier) -> str:
    number = dossier.about.next.ordinal
    return f"{words.ordinal(number) if number else 'next'} round"


def write(writer: Writer) -> Iterator[Block]:
    """The facts of the cover and the series of rounds so far."""
    series = writer.dossier.series
    covered = sum(each.state == "covered" for each in series)
    facts: list[tuple[str, Line]] = [
        ("Round", plain(_round_of(writer.dossier))),
        ("Date and place", plain(writer.when_and_where())),
        ("How that is known", plain(writer.about.next.basis)),
        ("Sources end on", plain(words.day(writer.about.as_of))),
        ("Sources", plain(_counts(writer))),
        (
            "Coverage",
            plain(f"{covered} of {words.count(len(series), 'round')} of the series so far"),
        ),
        ("Handling", (left_open(),)),
        ("Edition and addenda", (left_open(),)),
    ]
    rows = [(cell(name), (line,)) for name, line in facts]
    yield table(("", ""), rows, widths=(1, 3), none="")
    yield table(
        ("Round", "When", "Where", "In these sources", "Told by", "Own texts of"),
        (_row(writer, each) for each in series),
        widths=(2, 4, 3, 5, 4, 4),
        none="No source tells of a round.",
    )


def _counts(writer: Writer) -> str:
    about = writer.about
    sides = dict(about.per_side)
    own = [f"{words.party(side)} {number}" for side, number in sides.items() if side]
    told = f"own texts: {', '.join(own)}; of no side: {sides.get('', 0)}"
    witnesses = words.count(len(about.witnesses), "independent witness", "independent witnesses")
    reports = words.count(len(about.sources), "report")
    return f"{reports} of {witnesses} ({told if own else 'none is a side’s own text'})"


def _row(writer: Writer, each: SeriesLine) -> tuple[tuple[Line, ...], ...]:
    days = "/".join(day for day in (each.start, each.end) if day)
    told_by = (
        f"{words.count(each.reports, 'report')},"
        f" {words.count(each.witnesses, 'witness', 'witnesses')}"
    )
    return (
        cell(each.name if each.name.isdecimal() else "no number"),
        cell(words.days(days) if days else "", writer.best_note(each.citations)),
        cell(each.city or ""),
        cell(_STATES.get(each.state, each.state)),
        cell(told_by if each.reports else ""),
        cell(", ".join(words.party(side) for side in each.sides)),
    )
