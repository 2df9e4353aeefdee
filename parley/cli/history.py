"""parley history: what people decided, of one line or of all."""

import json
from dataclasses import asdict

import click

from parley.cli.tables import console, table
from parley.dossiers import explain, open_dossiers
from parley.pipeline import record_of
from parley.store import open_database


@click.command("history")
@click.argument("line", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.pass_obj
def command(obj: dict[str, str], line: str | None, as_json: bool) -> None:  # noqa: FBT001 - a flag
    """Print the judgements on a line, or all of them, those withdrawn too.

    A judgement whose claim no reading of today makes is listed as such, not dropped.
    """
    database = open_database(obj["record"], create=False)
    try:
        dossiers = open_dossiers(database, record_of(database))
    finally:
        database.close()
    every = dossiers.judgements()
    found = every if line is None else [e for e in every if _is_on(e.lines, line)]
    if line is not None and not found:
        found = list(explain(dossiers, line).judgements)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
        return
    out = console()
    if not found:
        out.print("Nobody judged it." if line else "Nobody judged anything in this record.")
        return
    rows = [
        (
            each.at[:16],
            each.who,
            each.verb,
            " and ".join(each.lines),
            ", ".join(each.value.values()),
            each.why,
            "; ".join(part for part in (each.state, each.withdrawn or "", *each.lost) if part),
            each.id,
        )
        for each in found
    ]
    columns = ("when", "who", "verb", "of", "value", "why", "state", "id")
    out.print(table("Judgements", columns, rows))


def _is_on(lines: tuple[str, ...], asked: str) -> bool:
    return any(asked in (name, name.partition(":")[2]) for name in lines)
