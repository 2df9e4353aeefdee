"""A run that is killed at any moment, and run again, ends in the record of one clean run."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
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
        time.sleep(0.005)  # a source takes about ten
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


KILLED = ("killed-0.db", "killed-1.db")  # side by side, ten kills each


def kill_again_and_again(folder: Path, record: str) -> list[int]:
    """Kill runs that go on where the last was killed, then let one end; how each of them ended."""
    draw = random.Random(record)  # noqa: S311 - repeatable
    ends = []
    for moment in sorted(draw.sample(range(-1, SOURCES - 5), KILLS // len(KILLED))):
        ends.append(kill_at(folder, record, moment, draw.random() * 0.02))
        assert unsound(folder / record) == []
    return [*ends, start_adding(folder, record).wait()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the record of a clean run, and two of runs that were killed."""
    folder = tmp_path_factory.mktemp("kill")
    write_sources(folder / "reports")
    with ThreadPoolExecutor(2) as threads:
        ends = list(threads.map(partial(kill_again_and_again, folder), KILLED))
    assert start_adding(folder, "clean.db").wait() == 1  # for the PDF
    assert [each[-1] for each in ends] == [1, 1]
    killed = [end for each in ends for end in each[:-1]]
    assert killed.count(-signal.SIGKILL) >= KILLS - 2  # the last may come to its end before
    return folder


@pytest.mark.parametrize("record", KILLED)
def test_killed_runs_end_in_the_rows_of_a_clean_run(folder: Path, record: str) -> None:
    assert kept(folder / record) == SOURCES + 1
    assert rows(folder / record) == rows(folder / "clean.db")


def test_killed_runs_end_in_the_record_of_a_clean_run(folder: Path) -> None:
    shown = everything_shown(folder, "clean.db")
    assert shown.count('"is_conflict": true') > 16
    assert [everything_shown(folder, record) == shown for record in KILLED] == [True, True]
