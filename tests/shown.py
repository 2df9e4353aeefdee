"""Prints everything that `parley show` shows of a record, in a process of its own."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

VIEWS = (
    "dialogues people ledger positions instruments visits milestones conflicts gaps sources".split()
)
ROOT = Path(__file__).parent.parent


def everything_shown(folder: Path, record: str, **environment: str) -> str:
    """The JSON of every view and of every round of a record."""
    return subprocess.run(
        [sys.executable, "-m", "tests.shown", str(folder / record)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
    ).stdout


def _show(record: str) -> None:
    from parley.cli import parley  # noqa: PLC0415 - not while tests are collected
    from parley.dossiers import open_dossiers  # noqa: PLC0415
    from parley.pipeline import record_of  # noqa: PLC0415
    from parley.store import open_database  # noqa: PLC0415

    for view in VIEWS:
        parley.main(["--record", record, "show", view, "--json"], standalone_mode=False)
    database = open_database(record, create=False)
    # What `show round` prints, without working out the record anew for each.
    dossiers = open_dossiers(database, record_of(database))
    rounds = [asdict(dossiers.round(each.id)) for each in dossiers.record.rounds]
    json.dump(rounds, sys.stdout, ensure_ascii=False, indent=2)
    database.close()


if __name__ == "__main__":
    _show(sys.argv[1])
