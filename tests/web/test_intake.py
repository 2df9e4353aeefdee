"""A source that kills or holds up the reader is told of, and the next one is read all the same."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from parley.model.source import NOTHING_STATED, Source
from parley.sources.fetching import Network
from parley.store import Database, View, open_database
from parley.web import intake
from parley.web.intake import Intake, Step, TooMuchWaitingError, Wanted

TEXT = b"The sides met in Hanoi on 4 May 2021.\n"


def hangs(_: str) -> bool:
    time.sleep(600)
    return True


def is_killed(_: str) -> bool:
    os.kill(os.getpid(), signal.SIGKILL)
    return True


def eats(_: str) -> bool:
    return bool(bytearray(5_000_000_000))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(str(tmp_path / "parley.db"))
    yield opened
    opened.close()


def outcome(taking: Intake, wanted: Wanted) -> Step:
    identity = taking.add([wanted])
    while True:
        progress = taking.progress(identity)
        assert progress
        if progress.is_done:
            return progress.steps[0]
        time.sleep(0.02)


def uploaded(content: bytes) -> Wanted:
    source = Source(content, "note.txt", "text/plain", NOTHING_STATED)
    return Wanted("note.txt", source, NOTHING_STATED)


AN_ADDRESS = Wanted("http://127.0.0.1/", None, NOTHING_STATED)


@pytest.mark.parametrize(
    ("harm", "seconds", "says"),
    [(hangs, 3.0, "longer than 3 seconds"), (is_killed, 60.0, "gave up"), (eats, 60.0, "gave up")],
)
def test_reader_that_hangs_or_dies_is_told_of_and_the_next_source_is_read(
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[str], bool],
    seconds: float,
    says: str,
) -> None:
    taking = Intake(database, lambda: None, Network(permits=harm))
    try:
        monkeypatch.setattr(intake, "READ_SECONDS", seconds)
        step = outcome(taking, AN_ADDRESS)
        assert (step.status, says in step.says) == ("problem", True), step.says
        monkeypatch.setattr(intake, "READ_SECONDS", 60.0)
        assert outcome(taking, uploaded(TEXT)).status == "added"
    finally:
        taking.close()
    assert [each.problem for each in View(database).sources()] == [None]


def test_closing_does_not_wait_for_a_source_that_hangs(database: Database) -> None:
    taking = Intake(database, lambda: None, Network(permits=hangs))
    identity = taking.add([AN_ADDRESS, uploaded(TEXT)])
    while (progress := taking.progress(identity)) and progress.steps[0].status == "waiting":
        time.sleep(0.02)
    taking.close()
    assert View(database).sources() == []


def test_more_bytes_than_may_wait_are_refused_whole(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "WAITING_BYTES", 10)
    taking = Intake(database, lambda: None)
    try:
        with pytest.raises(TooMuchWaitingError, match="Wait until they are"):
            taking.add([uploaded(TEXT)])
    finally:
        taking.close()
    assert View(database).sources() == []
