"""parley demo: a record made from the sample reports."""

import sys
import tempfile
from pathlib import Path

import click
from rich.text import Text

from parley.cli.serving import serve_record
from parley.cli.tables import Marks, console, print_sources_of, statement_rows, table
from parley.dossiers import Dossiers, open_dossiers
from parley.pipeline import add, record_of
from parley.samples import sample_paths
from parley.store import open_database


@click.command("demo")
@click.option(
    "--serve/--no-serve",
    "serves",
    default=None,
    help="Show the pages too; without this option, when run at a terminal.",
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def command(serves: bool | None, port: int) -> None:  # noqa: FBT001 - a flag
    """Build a record from the sample reports that ship with Parley, and print its summary.

    At a terminal its pages are then shown in a browser, until you stop it. The record stands in a
    temporary folder and is gone afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="parley-demo-") as folder:
        database = open_database(str(Path(folder) / "parley.db"))
        try:
            paths = [str(path) for path in sample_paths()]
            read = sum(outcome.status == "added" for outcome in add(paths, database))
            dossiers = open_dossiers(database, record_of(database))
            title = f"{read} sample reports, written for Parley; outlets are invented"
            print_summary(dossiers, title)
            click.echo(
                "\nThis record is not kept. For one of your own: parley add FILE, then parley show"
            )
            if sys.stdout.isatty() if serves is None else serves:
                serve_record(database, port=port)
        finally:
            database.close()


def print_summary(dossiers: Dossiers, title: str) -> None:
    """Print a whole record on a few screens."""
    out = console()
    marks = Marks(dossiers)
    out.print(Text(f"A record of {title}.", style="bold"))
    for dialogue in dossiers.dialogues():
        out.print()
        out.print(Text(f"{' – '.join(dialogue.parties)}: {dialogue.name}", style="bold"))
    rows = []
    for each in dossiers.record.rounds:
        dossier = dossiers.round(each.id)
        values = {line.key: line.working for line in dossier.choices}
        when = values.get("start", "?")
        if values.get("end", when) != when:
            when += f"/{values['end']}"
        chairs = ", ".join(
            f"{seat.name} ({seat.party or '?'})"
            for seat in dossier.seats
            if seat.function in ("co-chair", "head")
        )
        told = [c for line in dossier.choices for v in line.values for c in v.citations]
        rows.append(
            (
                dossiers.round_name(each.id),
                each.status,
                when,
                values.get("city", ""),
                chairs,
                marks.of(told),
            )
        )
    out.print(table("", ("round", "status", "date", "place", "chairs", ""), rows))
    out.print()
    ledger = statement_rows(dossiers.ledger(), marks, dossiers, with_round=True)
    out.print(table("Ledger", ("round", "by", "act", "what", "topic", ""), ledger))
    out.print()
    conflicts = [
        (
            line.about.partition(":")[2],
            line.key,
            "; ".join(f"{v.value} [{marks.of(v.citations)}]" for v in line.values),
            line.working,
        )
        for line in dossiers.conflicts()
    ]
    out.print(table("Conflicts", ("of", "what", "values", "working value"), conflicts))
    out.print()
    out.print(
        table("Gaps", ("kind", "what is missing"), [(g.kind, g.says) for g in dossiers.gaps()])
    )
    out.print()
    print_sources_of(marks, out)
