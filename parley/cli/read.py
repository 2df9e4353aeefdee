"""parley read: the reading of each report; keeps nothing."""

import json
from pathlib import Path
from typing import Any

import click

from parley.cli.stating import stated, stating_options
from parley.errors import SourceError, UsageError
from parley.model.source import Stated
from parley.reading import read_grounded
from parley.sources import clean, find_inputs, open_source


@click.command("read")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--out", type=click.Path(file_okay=False), help="Write one STEM.json a report here.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "table"]),
    default="json",
    show_default=True,
    help="JSON in the form of the data contract, or a table for people.",
)
@stating_options
def command(
    paths: tuple[str, ...],
    out: str | None,
    form: str,
    published: str | None,
    outlet: str | None,
    url: str | None,
) -> None:
    """Print the reading of each report, or write it to a folder.

    PATH is a file, a folder, or - for standard input. Each reading is one JSON object; several
    are printed one a line. What cannot be read is named on standard error, and the exit code is 1.
    """
    told = stated(published, outlet, url)
    problems = 0
    done: list[tuple[str, dict[str, Any]]] = []
    single = len(paths) == 1 and not Path(paths[0]).is_dir()
    folder = _folder(out)
    written: set[str] = set()
    for found in find_inputs(list(paths)):
        try:
            name, reading = _read(found, told)
        except SourceError as error:
            problems += 1
            click.echo(f"parley: {error}", err=True)
            continue
        if folder is not None:
            _write(folder, name, reading, written)
        elif form == "table":
            _print_table(name, reading)
        else:
            text = json.dumps(
                {"id": name, "reading": reading},
                ensure_ascii=False,
                indent=2 if single else None,
            )
            click.echo(text)
        done.append((name, {}))
    if folder is not None or problems or not done:
        summary = f"{len(done)} read"
        click.echo(summary + (f", {problems} could not be read" if problems else ""), err=True)
    if problems:
        raise click.exceptions.Exit(1)


def _read(found: str | SourceError, told: Stated) -> tuple[str, dict[str, Any]]:
    if isinstance(found, SourceError):
        raise found
    source = open_source(found, told)
    report = clean(source)
    name = Path(source.name).stem if found != "-" else "standard-input"
    return name, read_grounded(report).data(report.text)


def _folder(out: str | None) -> Path | None:
    if out is None:
        return None
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {out}: the folder cannot be made ({error.strerror}).") from error
    return folder


def _write(folder: Path, name: str, reading: dict[str, Any], written: set[str]) -> None:
    """Write a reading under its stem; a second report of one stem gets a number."""
    stem, number = name, 2
    while stem in written:
        stem = f"{name}-{number}"
        number += 1
    if stem != name:
        click.echo(f"parley: {name}.json is written already; this one is {stem}.json", err=True)
    written.add(stem)
    text = json.dumps({"id": name, "reading": reading}, ensure_ascii=False, indent=1)
    (folder / f"{stem}.json").write_text(text + "\n", "utf-8")


def _print_table(name: str, reading: dict[str, Any]) -> None:
    from parley.cli.tables import print_reading  # noqa: PLC0415 - rich is slow to import

    print_reading(name, reading)
