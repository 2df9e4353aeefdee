import json
from pathlib import Path

import pytest

from parley.samples import sample_paths
from tests.conftest import Run
from tests.factory import SECOND, STORY, a_file

GOOD = f"{STORY}\n\n{SECOND}\n"
PARTS = [
    "report",
    "rounds",
    "participants",
    "topics",
    "commitments",
    "positions",
    "instruments",
    "visits",
    "milestones",
    "unread",
]


def test_read_prints_one_reading_and_keeps_nothing(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD)
    done = run("read", "report.txt")
    reading = json.loads(done.stdout)
    assert done.returncode == 0
    assert reading["id"] == "report"
    assert set(PARTS) <= set(reading["reading"])
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_read_prints_several_readings_one_a_line(run: Run, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        a_file(tmp_path, GOOD, name)
    lines = run("read", ".").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]


def test_read_writes_a_file_for_each_report(run: Run, tmp_path: Path) -> None:
    done = run("read", *map(str, sample_paths()), "--out", "out/readings")
    written = sorted(path.stem for path in (tmp_path / "out" / "readings").iterdir())
    assert done.returncode == 0
    assert written == sorted(path.stem for path in sample_paths())


def test_read_numbers_a_second_report_of_the_same_stem(run: Run, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    a_file(tmp_path, GOOD)
    a_file(tmp_path / "more", GOOD)
    done = run("read", "report.txt", "more/report.txt", "--out", "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "report-2.json",
        "report.json",
    ]
    assert "report.json is written already; this one is report-2.json" in done.stderr


def test_read_refuses_a_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD)
    done = run("read", "report.txt", "--out", "report.txt/out")
    assert done.returncode == 2
    assert "the folder cannot be made" in done.stderr


def test_read_takes_standard_input(run: Run) -> None:
    assert json.loads(run("read", "-", given=GOOD).stdout)["id"] == "standard-input"


def test_read_marks_what_was_stated(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD)
    done = run("read", "report.txt", "--published", "2018-02-01")
    header = json.loads(done.stdout)["reading"]["report"]
    assert header["published"] == "2018-02-01"
    assert header["stated"] == ["published"]


@pytest.mark.parametrize("path", sample_paths(), ids=lambda path: path.stem)
def test_every_quote_of_a_sample_stands_in_its_text(run: Run, path: Path) -> None:
    reading = json.loads(run("read", str(path)).stdout)["reading"]
    text = reading["report"]["text"]
    quotes = [each for part in PARTS[1:-1] for item in reading[part] for each in item["evidence"]]
    assert quotes
    for each in [*quotes, *reading["unread"]]:
        assert text[each["start"] : each["end"]] == each["quote"]


def test_read_prints_a_table_for_people(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD)
    done = run("read", "report.txt", "--format", "table")
    assert done.returncode == 0
    assert "Tina Kaidanow" in done.stdout
    assert "2018-01-30" in done.stdout


def test_folder_without_files_is_told_as_such(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    done = run("read", "reports")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 read\n")
