"""parley add: sources into the record."""

import os
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import click

from parley.cli.numbers import counted
from parley.cli.stating import stated, stating_options
from parley.pipeline import Outcome, add
from parley.recording import count_record
from parley.sources import STANDARD_INPUT, is_address
from parley.store import IN_MEMORY, open_database


@click.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH-OR-ADDRESS…")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many processes read.",
)
@stating_options
@click.pass_obj
def command(
    obj: dict[str, str],
    paths: tuple[str, ...],
    jobs: int,
    published: str | None,
    outlet: str | None,
    url: str | None,
) -> None:
    """Read sources and keep them with what they say.

    Give files, folders, addresses (http://, https://: fetched once, never from a private network)
    or - for standard input. A source that is there already changes nothing. What cannot be read
    is named, kept with its reason, and does not stop the rest.
    """
    told = stated(published, outlet, url)
    record = obj["record"]
    if not os.path.lexists(record) and not any(map(_is_there, paths)):
        record = IN_MEMORY  # nothing can be kept: no empty record stays behind
    database = open_database(record)
    try:
        make_executor = partial(ProcessPoolExecutor, jobs) if jobs > 1 else None
        outcomes = [_show(each) for each in add(list(paths), database, told, make_executor)]
        counts = count_record(database, _COUNTED)
    finally:
        database.close()
    click.echo(summary(outcomes), err=True)
    if record == obj["record"]:
        click.echo(
            f"The record in {record} now has {closing(counts)}. See them with: parley show",
            err=True,
        )
    if any(each.status in ("problem", "unopened") or each.reason for each in outcomes):
        raise click.exceptions.Exit(1)


def _is_there(path: str) -> bool:
    return path == STANDARD_INPUT or is_address(path) or os.path.lexists(path)


def _show(outcome: Outcome) -> Outcome:
    """Say what became of a source: problems always, the rest only to a person watching."""
    if outcome.reason:
        again = " (as before)" if outcome.status == "known" else ""
        click.echo(f"parley: {outcome.name}: {outcome.reason}{again}", err=True)
    elif outcome.note:
        click.echo(f"parley: {outcome.name}: {outcome.note}", err=True)
    elif sys.stderr.isatty():
        told = "known already" if outcome.status == "known" else f"{outcome.items} items"
        again = " (read anew)" if outcome.status == "renewed" else ""
        click.echo(f"  {outcome.name}: {told}{again}", err=True)
    return outcome


def summary(outcomes: list[Outcome]) -> str:
    """One line on a run: what was added, read anew, known, kept with a problem, not opened."""
    counts = dict.fromkeys(("added", "renewed", "known", "problem", "unopened"), 0)
    for outcome in outcomes:
        counts[outcome.status] += 1
    words = {
        "added": "added",
        "renewed": "read anew",
        "known": "known already",
        "problem": "kept, but could not be read",
        "unopened": "could not be opened",
    }
    told = [f"{count} {words[status]}" for status, count in counts.items() if count]
    return f"{counted(len(outcomes), 'source')}: {', '.join(told) or 'none found'}."


_COUNTED = ("dialogues", "rounds", "people", "commitments", "conflicts", "gaps")


def closing(counts: Mapping[str, int]) -> str:
    """What a record holds, in a few words."""
    told = [counted(counts[f"{one}s"], one) for one in ("commitment", "conflict", "gap")]
    people = counted(counts["people"], "person", "people")
    rounds = f"{counted(counts['rounds'], 'round')} held or announced"
    lead = f"{counted(counts['dialogues'], 'dialogue')} with {rounds}"
    return f"{lead}, {people}, {told[0]}, {told[1]} and {told[2]}"
