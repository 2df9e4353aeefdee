"""What many tests start from: a record in memory, one of the samples, and the command itself."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from parley.pipeline import add
from parley.samples import sample_paths
from parley.store import Database, open_database
from parley.store.database import IN_MEMORY

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parent.parent


@pytest.fixture
def database() -> Iterator[Database]:
    opened = open_database(IN_MEMORY)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record of all sample reports, only to be read."""
    where = tmp_path_factory.mktemp("samples") / "parley.db"
    opened = open_database(str(where))
    outcomes = list(add([str(path) for path in sample_paths()], opened))
    opened.close()
    if any(outcome.reason for outcome in outcomes):
        raise RuntimeError(f"a sample could not be read: {outcomes}")
    return where


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command as a user would, in an empty folder."""

    def _run(
        *arguments: str, given: str | bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "parley", *arguments],
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            check=False,
            timeout=120,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return _run
