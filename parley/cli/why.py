"""parley why: what any line rests on."""

import json
from dataclasses import asdict

import click
from rich.text import Text

from parley.cli.tables import console, printable
from parley.dossiers import Explanation, explain, look_into
from parley.store import open_database


@click.command("why")
@click.argument("line", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.pass_obj
def command(obj: dict[str, str], line: str, as_json: bool) -> None:  # noqa: FBT001 - a flag
    """Say why a line is as it is: sources, sentences, rule or comparison, judgements.

    ID is the id of any line of any output, the end of one, or the number of a round.
    """
    database = open_database(obj["record"], create=False)
    try:
        with look_into(database) as look:
            found = explain(look.dossiers(), line)
    finally:
        database.close()
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        _print(found)


def _print(found: Explanation) -> None:
    out = console()
    out.print(Text(found.id, style="bold"))
    out.print(Text(printable(found.says)))
    for title, lines in (
        ("Chosen", found.chosen),
        ("Joined", found.joined),
        ("Steps", found.steps),
    ):
        if lines:
            out.print(Text(title, style="bold"))
            for each in lines:
                out.print(Text(f"  {printable(each)}"))
    out.print(Text("Sources", style="bold"))
    for ground in found.grounds:
        rule = f", rule {ground.rule}" if ground.rule else ""
        out.print(Text(printable(f"  {ground.source}: {ground.says} [{ground.claim}{rule}]")))
        for each in ground.derived:
            out.print(Text(printable(f"    follows: {each}")))
        for quote in ground.quotes:
            out.print(Text(printable(f"    “{quote}”")))
    if found.judgements:
        out.print(Text("Judgements", style="bold"))
        for line in found.judgements:
            told = f"  {line.id} {line.at} {line.who}: {line.verb} ({line.state}): {line.why}"
            out.print(Text(printable(told)))
