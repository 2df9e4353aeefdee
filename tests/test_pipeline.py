"""What happens to a run whose readers fail: every source is accounted for and the rest goes on."""

import os
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from parley.model.source import Source
from parley.pipeline import Outcome, add, read_source
from parley.store import IN_MEMORY, open_database
from tests.factory import SECOND, STORY, a_file, take

NAMES = [f"{number}.txt" for number in range(6)]


def die_while(marker: Path) -> None:
    """End this process while a file is there, and take the file away."""
    if marker.exists():
        marker.unlink()
        os._exit(1)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_text(f"{STORY}\n\nThis is report {name}.\n", "utf-8")
    return folder


def added(folder: Path, make_executor: Callable[[], Executor]) -> list[Outcome]:
    database = open_database(IN_MEMORY)
    outcomes = list(add([str(folder)], database, make_executor=make_executor))
    database.close()
    return outcomes


def test_sources_are_read_again_where_their_process_died(sources: Path, tmp_path: Path) -> None:
    marker = tmp_path / "die"
    marker.touch()
    make = partial(ProcessPoolExecutor, 1, initializer=die_while, initargs=(marker,))
    outcomes = added(sources, make)
    assert not marker.exists()
    assert [outcome.status for outcome in outcomes] == ["added"] * len(NAMES)


def test_sources_that_kill_their_process_are_kept_with_the_reason(sources: Path) -> None:
    make = partial(ProcessPoolExecutor, 1, initializer=os._exit, initargs=(1,))
    outcomes = added(sources, make)
    assert [Path(outcome.name).name for outcome in outcomes] == NAMES
    assert {outcome.status for outcome in outcomes} == {"problem"}
    assert all("the process that read it died" in str(outcome.reason) for outcome in outcomes)


def test_fault_of_the_reader_is_the_reason_why_a_source_was_not_read() -> None:
    broken = Source(content=None, name="broken.txt", media_type="text/plain")  # type: ignore[arg-type]
    reason = read_source(broken)
    assert isinstance(reason, str)
    assert reason.startswith("this is a fault in Parley itself (")
    assert reason.endswith("Please report it with the source.")


def test_address_of_a_private_network_is_named_and_not_asked() -> None:
    database = open_database(IN_MEMORY)
    (outcome,) = add(["http://127.0.0.1:9/report.html"], database)
    database.close()
    assert outcome.status == "unopened"
    assert outcome.name == "http://127.0.0.1:9/report.html"


def test_source_that_another_run_added_meanwhile_is_known(tmp_path: Path) -> None:
    where = str(tmp_path / "parley.db")
    files = [a_file(tmp_path, STORY, "a.txt"), a_file(tmp_path, f"{STORY} {SECOND}", "b.txt")]
    one, other = open_database(where), open_database(where)
    slow = add([str(path) for path in files], one)
    first = next(slow)  # it has seen by now what is known
    take(other, files[1])
    assert [first.status, *(each.status for each in slow)] == ["added", "known"]
    one.close()
    other.close()
