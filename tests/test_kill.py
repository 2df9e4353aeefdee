"""A run that is killed at any moment, and run again, ends in the record of one clean run."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.shown import everything_shown

SOURCES = 200
KILLS = 20
CITIES = ("Hanoi", "Washington", "Da Nang", "Honolulu", "Ho Chi Minh City")
NAMES = ("Ha Kim Ngoc", "Bui Thanh Son", "Le Cong Phung", "Pham Quang Vinh", "Tran Van Hai")
DEEDS = ("clear mines", "train peacekeepers", "share lists of the missing", "clean up the airport")


def a_short_report(number: int) -> str:
    """A distinct report of one of sixteen rounds, on whose day and place they do not agree."""
    draw = random.Random(number)  # noqa: S311 - repeatable
    round_, year = number % 16 + 4, 1980 + number % 16
    return (
        f"The {round_}th Vietnam-US Political, Security and Defence Dialogue was held in"
        f" {draw.choice(CITIES)} on March {draw.randint(1, 28)}, {year}."
        f" Deputy Minister {draw.choice(NAMES)} led the Vietnamese side.\n\nThe two sides agreed to"
        f" {draw.choice(DEEDS)} and discussed maritime security. This is report {number}.\n"
    )


def write_sources(folder: Path) -> None:
    folder.mkdir()
    for number in range(SOURCES):
        (folder / f"{number:03}.txt").write_text(a_short_report(number), "utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7")


def start_adding(folder: Path, record: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "parley", "--record", record, "add", "reports"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kept(record: Path) -> int:
    """How many sources a record holds while another process writes it."""
    if not record.exists():
        return -1
    connection = sqlite3.connect(f"file:{record}?mode=ro", uri=True, timeout=5)
    try:
        (count,) = connection.execute("SELECT count(*) FROM sources").fetchone()
    except sqlite3.OperationalError:
        return -1
    finally:
        connection.close()
    return int(count)


def kill_at(folder: Path, record: str, count: int, later: float) -> int:
    """Kill a run when it has kept so many sources and some milliseconds have gone by."""
    process = start_adding(folder, record)
    while process.poll() is None and kept(folder / record) < count:
        time.sleep(0.005)
    time.sleep(later)
    process.send_signal(signal.SIGKILL)
    return process.wait()


def rows(record: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(record)
    tables = ("meta", "sources", "reports", "claims", "readings")
    stored = {
        table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608
        for table in tables
    }
    connection.close()
    return stored


def unsound(record: Path) -> list[object]:
    """What a kill may not leave behind: broken pages, rows without their others, half sources."""
    if kept(record) < 0:
        return []
    connection = sqlite3.connect(record)
    found = [
        row
        for check in (
            "SELECT * FROM pragma_integrity_check WHERE integrity_check != 'ok'",
            "SELECT * FROM pragma_foreign_key_check",
            "SELECT sha256 FROM sources WHERE report IS NULL AND problem IS NULL",
            "SELECT id FROM reports WHERE id NOT IN (SELECT report FROM readings)",
        )
        for row in connection.execute(check)
    ]
    connection.close()
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the record of a clean run, and one of a run that was killed twenty times."""
    folder = tmp_path_factory.mktemp("kill")
    write_sources(folder / "reports")
    assert start_adding(folder, "clean.db").wait() == 1  # for the PDF
    draw = random.Random(20)  # noqa: S311 - repeatable
    moments = sorted(draw.sample(range(-1, SOURCES), KILLS))
    ends = []
    for moment in moments:
        ends.append(kill_at(folder, "killed.db", moment, draw.random() * 0.02))
        assert unsound(folder / "killed.db") == []
    assert ends.count(-signal.SIGKILL) >= KILLS - 2  # the last may come to its end before
    assert kept(folder / "killed.db") >= moments[-1]
    assert start_adding(folder, "killed.db").wait() == 1
    return folder


def test_killed_runs_end_in_the_rows_of_a_clean_run(folder: Path) -> None:
    assert kept(folder / "killed.db") == SOURCES + 1
    assert rows(folder / "killed.db") == rows(folder / "clean.db")


def test_killed_runs_end_in_the_record_of_a_clean_run(folder: Path) -> None:
    shown = everything_shown(folder, "killed.db")
    assert shown.count('"is_conflict": true') > 16
    assert shown == everything_shown(folder, "clean.db")
