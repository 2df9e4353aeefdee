"""The same input gives the same bytes: hash seed, order and company change nothing."""

import json
from pathlib import Path

from parley.samples import sample_paths
from tests.conftest import Run
from tests.shown import everything_shown

SAMPLES = [str(path) for path in sample_paths()]
RUNS = (("0", SAMPLES), ("4711", SAMPLES[::-1]))


def test_readings_are_the_same_bytes_in_any_order(start: Run, tmp_path: Path) -> None:
    for seed, paths in RUNS:
        assert start("read", *paths, "--out", seed, PYTHONHASHSEED=seed).returncode == 0
    first, other = (
        {path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed, _ in RUNS
    )
    assert len(first) == len(SAMPLES)
    assert first == other


def test_report_reads_the_same_before_and_after_others(start: Run, tmp_path: Path) -> None:
    said = (
        "Trade will grow, the two sides agreed, in order that both will gain from patrols at sea."
    )
    (tmp_path / "trade.txt").write_text(f"Peru and Chile hold fourth security dialogue\n\n{said}\n")
    for folder, paths in (
        ("first", ["trade.txt", SAMPLES[0]]),
        ("last", [SAMPLES[0], "trade.txt"]),
    ):
        assert start("read", *paths, "--out", folder).returncode == 0
    first, last = ((tmp_path / name / "trade.json").read_text() for name in ("first", "last"))
    assert first == last
    assert [each["what"] for each in json.loads(first)["reading"]["commitments"]] == [
        "Trade will grow"
    ]


def test_record_is_the_same_bytes_in_any_order(start: Run, tmp_path: Path) -> None:
    shown = []
    for seed, paths in RUNS:
        done = start("--record", f"{seed}.db", "add", *paths, PYTHONHASHSEED=seed)
        assert done.returncode == 0
        shown.append(everything_shown(tmp_path, f"{seed}.db", PYTHONHASHSEED=seed))
    assert len(shown[0]) > 100_000
    assert shown[0] == shown[1]


def test_record_does_not_depend_on_how_many_runs_made_it(run: Run, tmp_path: Path) -> None:
    run("--record", "one.db", "add", *SAMPLES)
    for paths in (SAMPLES[9:], SAMPLES[:5], SAMPLES[3:]):
        run("--record", "three.db", "add", *paths)
    assert everything_shown(tmp_path, "one.db") == everything_shown(tmp_path, "three.db")


def test_tables_are_the_same_twice(start: Run) -> None:
    demos = [start("demo", COLUMNS="80", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")]
    assert demos[0] == demos[1] != ""
