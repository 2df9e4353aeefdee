"""parley rules: what the reading goes by, with its examples."""

import json
from dataclasses import asdict
from itertools import groupby

import click
from rich.text import Text

from parley.cli.tables import console, printable, table
from parley.reading import read
from parley.reading.catalogue import RuleEntry, entries_named, fired
from parley.samples import sample_paths
from parley.sources import clean, open_source


@click.command("rules")
@click.argument("names", nargs=-1, metavar="[FILE | FILE/RULE]…")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def command(names: tuple[str, ...], as_json: bool) -> None:  # noqa: FBT001 - a flag
    """List the rules of the reading: what each gives, an example, and how often it fired.

    FILE is commitments, positions, complements, visits and so on; FILE/RULE is a rule as the items
    of a reading name it, and is printed whole, with its pattern, its examples and near misses.
    Counted are the items that a rule reads in the sample reports.
    """
    entries = entries_named(names)
    counts = fired([read(clean(open_source(str(path)))) for path in sample_paths()])
    if as_json:
        told = [{**asdict(entry), "fired": counts[entry.id]} for entry in entries]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    out = console()
    whole = {name for name in names if "/" in name}
    listed = (entry for entry in entries if entry.id not in whole)
    for file, own in groupby(listed, key=lambda entry: entry.id.split("/")[0]):
        rows = [(e.id.split("/")[1], e.gives, e.reads[0], counts[e.id]) for e in own]
        out.print(table(file, ("rule", "gives", "reads, for instance", "fired"), rows))
        out.print()
    for entry in entries:
        if entry.id in whole:
            out.print(Text(f"{entry.id}: {entry.gives}, fired {counts[entry.id]}", style="bold"))
            for text in _lines(entry):
                out.print(Text(printable(text)))


def _lines(entry: RuleEntry) -> list[str]:
    pattern = entry.pattern or "decided by code from what stands where"
    return [
        f"  {pattern}",
        *(f"  reads    {text}" for text in entry.reads),
        *(f"  ignores  {text}" for text in entry.ignores),
    ]
