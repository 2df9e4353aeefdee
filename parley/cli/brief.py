"""parley brief: the briefing book for the next round of a dialogue, as files for people."""

from pathlib import Path

import click

from parley.briefing import FORMS, render
from parley.dossiers import briefing, open_dossiers
from parley.errors import UsageError
from parley.pipeline import record_of
from parley.store import open_database


@click.command("brief")
@click.argument("dialogue", required=False)
@click.option(
    "--round",
    "ordinal",
    type=click.IntRange(min=1),
    metavar="N",
    help="The round to prepare; without it, the next after the last held.",
)
@click.option(
    "--to",
    "files",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    metavar="FILE",
    help=f"Where to write it; the ending chooses the form: {', '.join(f'.{e}' for e in FORMS)}.",
)
@click.pass_obj
def command(
    obj: dict[str, str], dialogue: str | None, ordinal: int | None, files: tuple[Path, ...]
) -> None:
    """Write the briefing book for the next round of DIALOGUE.

    DIALOGUE is its name or a part of its id, as `parley show dialogues --json` prints it; a record
    of one dialogue needs none. --to may be given several times.
    """
    forms = [_form_of(path) for path in files]
    database = open_database(obj["record"], create=False)
    try:
        dossier = briefing(open_dossiers(database, record_of(database)), dialogue, ordinal)
    finally:
        database.close()
    for path, form in zip(files, forms, strict=True):
        _write(path, render(dossier, form))
        click.echo(f"{path}: the briefing book for round {dossier.round}.")


def _form_of(path: Path) -> str:
    """The form that a file's ending chooses, asked before any work is done."""
    form = path.suffix.removeprefix(".").lower()
    if form not in FORMS:
        known = ", ".join(f".{each}" for each in FORMS)
        told = "its name has no ending"
        if form:
            told = f"no briefing book has the ending {path.suffix!r}"
        raise UsageError(f"{path}: {told}. Use one of {known}.")
    if path.is_dir():
        raise UsageError(f"{path}: this is a folder. Name a file in it, such as book.{form}.")
    return form


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        raise UsageError(
            f"{path}: it cannot be written ({reason}). Name a file in a folder that exists and that"
            " you may write to."
        ) from error
