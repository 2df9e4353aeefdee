from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import Run


def test_demo_prints_a_record_of_the_samples_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    done = run("demo")
    assert done.returncode == 0
    assert done.stdout.startswith("A record of 14 sample reports")
    for heading in ("Ledger", "Conflicts", "Gaps", "Sources"):
        assert heading in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_demo_fits_a_terminal_of_80_columns(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert max(cell_len(line) for line in run("demo").stdout.splitlines()) <= 80
