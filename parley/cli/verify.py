"""parley verify: every line of the record against the stored bytes; claims against their texts."""

import json
from typing import TextIO

import click

from parley.cli.numbers import counted
from parley.pipeline import Fault, check_claims, verify
from parley.store import View, open_database


@click.command("verify")
@click.option(
    "--claims",
    type=click.File("r", encoding="utf-8", errors="replace"),
    metavar="FILE",
    help="Check claims made elsewhere instead: JSON Lines, each with text, part and item; - for"
    " standard input. One JSON line is printed for each.",
)
@click.pass_obj
def command(obj: dict[str, str], claims: TextIO | None) -> None:
    """Clean every stored source anew and find every quote again, to the character.

    Each line that falls is named with what the source has in its place; the exit code is then 1.
    With --claims it is 0 only when every claim is supported by its evidence.
    """
    if claims is not None:
        _check(claims)
        return
    database = open_database(obj["record"], create=False)
    try:
        outcomes = list(verify(database))
        kept = len(View(database).claims())
    finally:
        database.close()
    faults = [each for each in outcomes if isinstance(each, Fault)]
    for fault in faults:
        click.echo(f"parley: {fault.source}: {fault.claim or 'source'}: {fault.says}", err=True)
    whole = len(outcomes) - len(faults)
    sources = whole + len({fault.source for fault in faults})
    click.echo(
        f"{counted(kept, 'claim')} of {counted(sources, 'source')} checked"
        f" against the stored bytes: {len(faults)} fell.",
    )
    if faults:
        raise click.exceptions.Exit(1)


def _check(claims: TextIO) -> None:
    refused = 0
    for answer in check_claims(claims):
        told = json.dumps(answer.data(), ensure_ascii=False)
        # half a surrogate pair of a claim cannot be written
        click.echo(told.encode("utf-8", "replace").decode())
        refused += not answer.grounding.is_supported
    if refused:
        raise click.exceptions.Exit(1)
