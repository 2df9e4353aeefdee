"""Every line of the record is checked against the stored bytes, and each that falls is named."""

import json
import shutil
import sqlite3
import zlib
from pathlib import Path

import pytest

from parley.store import View, open_database
from tests.conftest import Run

STEM = "2018-02-01-potomac-ledger"  # a plain text, where an offset of the report is one of the file


@pytest.fixture
def record(sample_record: Path, tmp_path: Path) -> Path:
    """A copy of the sample record that may be spoiled."""
    return Path(shutil.copy(sample_record, tmp_path / "parley.db"))


def stored(record: Path) -> tuple[str, str, str]:
    """Hash, text and report of the source that is spoiled."""
    opened = open_database(str(record))
    view = View(opened)
    (kept,) = [each for each in view.sources() if STEM in each.name]
    source = view.source(kept.sha256)
    opened.close()
    if source is None or kept.report is None:
        raise LookupError(STEM)
    return kept.sha256, source.content.decode(), kept.report


def change(record: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(record)
    with connection:
        assert connection.execute(statement, values).rowcount == 1
    connection.close()


def claims_that_quote(record: Path, report: str, position: int) -> set[str]:
    opened = open_database(str(record))
    claims = View(opened).claims_of(report)
    opened.close()
    return {
        claim.id
        for claim in claims
        if any(quote["start"] <= position < quote["end"] for quote in claim.quotes)
    }


def test_samples_are_whole(run: Run, record: Path) -> None:
    done = run("verify")
    assert record.exists()
    assert (done.returncode, done.stderr) == (0, "")
    assert "claims of 14 sources checked against the stored bytes: 0 fell." in done.stdout


def test_changed_byte_fells_the_lines_that_quote_it_and_no_others(run: Run, record: Path) -> None:
    sha256, text, report = stored(record)
    position = text.index("Kaidanow")
    changed = text[:position] + "C" + text[position + 1 :]
    content = zlib.compress(changed.encode())
    change(record, "UPDATE sources SET content = ? WHERE sha256 = ?", content, sha256)
    done = run("verify")
    fallen = {line.split(": ")[2] for line in done.stderr.splitlines() if ": claim:" in line}
    assert done.returncode == 1
    assert fallen == claims_that_quote(record, report, position)
    assert len(fallen) > 0
    assert all(STEM in line for line in done.stderr.splitlines())
    assert "the stored bytes changed" in done.stderr
    assert f"{len(fallen) + 1} fell." in done.stdout


def test_byte_that_nothing_quotes_is_told_as_well(run: Run, record: Path) -> None:
    sha256, text, _ = stored(record)
    content = zlib.compress(f"{text} ".encode())
    change(record, "UPDATE sources SET content = ? WHERE sha256 = ?", content, sha256)
    done = run("verify")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "the stored bytes changed" in done.stderr


def test_stored_bytes_that_cannot_be_unpacked_fell_with_every_line(run: Run, record: Path) -> None:
    sha256, _, _ = stored(record)
    change(record, "UPDATE sources SET content = ? WHERE sha256 = ?", b"\x01\x02" * 99, sha256)
    done = run("verify")
    assert done.returncode == 1
    assert "binary data" in done.stderr
    assert done.stderr.count("the source has ''") > 10


def test_claim_that_was_changed_after_it_was_kept_fell(run: Run, record: Path) -> None:
    connection = sqlite3.connect(record)
    claim, item = connection.execute(
        "SELECT id, item FROM claims WHERE part = 'rounds' ORDER BY id LIMIT 1"
    ).fetchone()
    connection.close()
    data = json.loads(item) | {"ordinal": 77}
    change(record, "UPDATE claims SET item = ? WHERE id = ?", json.dumps(data), claim)
    done = run("verify")
    assert done.returncode == 1
    assert f"{claim}: rounds: the claim was changed after it was kept" in done.stderr


def test_bytes_of_a_source_that_was_not_read_are_checked_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    run("add", "a.pdf")
    assert run("verify").returncode == 0
    content = zlib.compress(b"%PDF-1.8")
    change(tmp_path / "parley.db", "UPDATE sources SET content = ?", content)
    done = run("verify")
    assert done.returncode == 1
    assert "parley: a.pdf: source: the stored bytes changed" in done.stderr
