"""What many tests start from: a record in memory, one of the samples, and the command itself."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from parley.cli import main
from parley.pipeline import add
from parley.samples import sample_paths
from parley.store import IN_MEMORY, Database, open_database

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples on every machine, however busy it is.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

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
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process, in an empty folder, as a user would type it."""
    monkeypatch.chdir(tmp_path)

    def _run(*arguments: str, given: str | bytes = b"") -> subprocess.CompletedProcess[str]:
        typed = given.encode() if isinstance(given, str) else given
        with monkeypatch.context() as now:
            now.setattr(sys, "argv", ["parley", *arguments])
            now.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
            with pytest.raises(SystemExit) as end:
                main()
        told = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, int(end.value.code or 0), told.out, told.err)

    return _run


@pytest.fixture
def start(tmp_path: Path) -> Run:
    """Run the command in a process of its own, in an empty folder."""

    def _start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "parley", *arguments],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            check=False,
            timeout=120,
        )

    return _start


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A headless Chromium; without one its tests are skipped, and fail on the build machine."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is missing")
    found = shutil.which("chromium")
    if found is None:
        says = "there is no Chromium here; scripts/set-up-chromium installs it"
        pytest.fail(says) if os.environ.get("CI") else pytest.skip(says)
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()
