"""parley verify: every line of the record against the stored bytes."""

import click

from parley.pipeline import Fault, verify
from parley.store import View, open_database


@click.command("verify")
@click.pass_obj
def command(obj: dict[str, str]) -> None:
    """Clean every stored source anew and find every quote again, to the character.

    Each line that falls is named with what the source has in its place; the exit code is then 1.
    """
    database = open_database(obj["record"], create=False)
    try:
        outcomes = list(verify(database))
        claims = len(View(database).claims())
    finally:
        database.close()
    faults = [each for each in outcomes if isinstance(each, Fault)]
    for fault in faults:
        click.echo(f"parley: {fault.source}: {fault.claim or 'source'}: {fault.says}", err=True)
    whole = len(outcomes) - len(faults)
    click.echo(
        f"{claims} claims of {whole + len({fault.source for fault in faults})} sources checked"
        f" against the stored bytes: {len(faults)} fell.",
    )
    if faults:
        raise click.exceptions.Exit(1)
