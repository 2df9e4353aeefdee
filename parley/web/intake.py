"""Uploads and addresses to sources of the record: one after the other, read in another process."""

import contextlib
import multiprocessing
import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Literal

from parley.errors import ParleyError, SourceError
from parley.model.claim import HEADER
from parley.model.source import Source, Stated
from parley.pipeline import read_source
from parley.reading import VERSION
from parley.sources.fetching import PUBLIC, Network, fetch_source
from parley.store import Database, Known, View, Writer
from parley.store.writer import Read

try:
    import resource
except ImportError:  # not on Windows, where the reader's memory is not bounded
    resource = None  # type: ignore[assignment]

READ_SECONDS = 60.0  # a report takes milliseconds; the first waits for the rules to be loaded
MEMORY_BYTES = 4_000_000_000
WAITING_BYTES = 200_000_000
_MOST_WAITING = 500
_MOST_BATCHES = 200

Status = Literal["waiting", "reading", "keeping", "added", "known", "problem"]
_FINAL = frozenset({"added", "known", "problem"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source to take in: bytes that were uploaded, or an address to fetch."""

    name: str
    source: Source | None
    stated: Stated

    @property
    def size(self) -> int:
        """How many bytes wait."""
        return len(self.source.content) if self.source else 0


@dataclass(frozen=True, slots=True)
class Step:
    """How far one source has come."""

    name: str
    status: Status
    says: str
    sha256: str | None = None
    items: int = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.status in _FINAL


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the sources of one upload have come."""

    id: str
    steps: tuple[Step, ...]
    is_done: bool
    """Whether all are taken in and the record is worked out with them."""


class TooMuchWaitingError(ParleyError):
    """More is waiting to be read than is taken on at a time."""


class Intake:
    """Takes sources in, one after the other, and remembers how far each has come."""

    def __init__(
        self, database: Database, when_kept: Callable[[], None], network: Network = PUBLIC
    ) -> None:
        self._database = database
        self._when_kept = when_kept
        self._reader = _Reader(network)
        self._queue: queue.Queue[tuple[str, int, Wanted] | None] = queue.Queue()
        self._batches: OrderedDict[str, Progress] = OrderedDict()
        self._waiting = 0
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._work, daemon=True, name="parley-intake")
        self._thread.start()

    def add(self, wanted: list[Wanted]) -> str:
        """Put sources in the queue and return the id under which their progress can be seen.

        Raises TooMuchWaitingError where the queue is full.
        """
        size = sum(each.size for each in wanted)
        identity = secrets.token_hex(8)
        with self._lock:
            too_many = self._queue.qsize() + len(wanted) > _MOST_WAITING
            if too_many or self._waiting + size > WAITING_BYTES:
                raise TooMuchWaitingError(
                    "Too many sources are waiting to be read. Wait until they are, then add more."
                )
            self._waiting += size
            steps = tuple(Step(each.name, "waiting", "waiting") for each in wanted)
            self._batches[identity] = Progress(identity, steps, is_done=not steps)
            while len(self._batches) > _MOST_BATCHES:
                self._batches.popitem(last=False)
            for number, each in enumerate(wanted):
                self._queue.put((identity, number, each))
        return identity

    def progress(self, identity: str) -> Progress | None:
        """How far the sources of one upload have come; none for an id that is not known."""
        with self._lock:
            return self._batches.get(identity)

    def close(self) -> None:
        """Finish the source that is being kept, let the others go, and stop."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._queue.get_nowait()
        self._queue.put(None)
        self._reader.close()
        self._thread.join()
        self._reader.close()

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            identity, number, wanted = job
            says = "being read" if wanted.source else "being fetched and read"
            self._tell(identity, number, Step(wanted.name, "reading", says))
            step = self._take_in(identity, number, wanted)
            self._tell(identity, number, step)
            with self._lock:
                self._waiting -= wanted.size
                progress = self._batches.get(identity)
            if progress and all(each.is_done for each in progress.steps):
                self._finish(identity)

    def _finish(self, identity: str) -> None:
        # whatever goes wrong with the record is told by the pages that show it
        with contextlib.suppress(Exception):
            self._when_kept()
        with self._lock:
            if identity in self._batches:
                self._batches[identity] = replace(self._batches[identity], is_done=True)

    def _take_in(self, identity: str, number: int, wanted: Wanted) -> Step:
        try:
            source, outcome = self._reader.read(wanted)
            if source is None:
                return Step(wanted.name, "problem", str(outcome))
            told = View(self._database).known().get(source.sha256)
            if told is not None:
                stated = source.stated.over(Stated.of(told.stated))
                if told == Known(told.name, stated.data(), VERSION, None):
                    return Step(wanted.name, "known", "in the record already", source.sha256)
                if stated != source.stated:
                    again = replace(source, stated=stated)
                    source, outcome = self._reader.read(replace(wanted, source=again))
                    source = source or again
            sha256 = source.sha256
            self._tell(identity, number, Step(wanted.name, "keeping", "being kept", sha256))
            Writer(self._database).keep(source, outcome)
        except Exception as error:  # noqa: BLE001 - the edge: one bad source never stops the rest
            return Step(
                wanted.name,
                "problem",
                f"a fault in Parley itself ({type(error).__name__}); the source was not kept",
            )
        if isinstance(outcome, str):
            return Step(wanted.name, "problem", f"kept, but {outcome}", sha256)
        items = sum(claim.part != HEADER for claim in outcome.claims)
        return Step(wanted.name, "added", "read and kept", sha256, items)

    def _tell(self, identity: str, number: int, step: Step) -> None:
        with self._lock:
            progress = self._batches.get(identity)
            if progress is not None:
                steps = (*progress.steps[:number], step, *progress.steps[number + 1 :])
                self._batches[identity] = replace(progress, steps=steps)


_Outcome = tuple[Source | None, Read | str]


class _Reader:
    """Another process that fetches and reads; killed and started anew when it takes too long."""

    def __init__(self, network: Network) -> None:
        self._network = network
        # spawn: a process forked off a server of many threads may inherit a held lock
        self._context = multiprocessing.get_context("spawn")
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None
        self._is_closed = False
        self._changing = threading.Lock()

    def read(self, wanted: Wanted) -> _Outcome:
        """The source with its reading, or with the reason why there is none."""
        if self._is_closed:
            return None, "Parley was stopped before it was read. Add it again."
        line = self._started()
        try:
            line.send(wanted)
            if line.poll(READ_SECONDS):
                answer: _Outcome = line.recv()
                return answer
            reason = f"it took longer than {READ_SECONDS:.0f} seconds to read. Give the text alone."
        except (EOFError, OSError):
            reason = "the reader gave up on it: it is too large or too deep. Give the text alone."
        self._kill()
        return wanted.source, reason

    def _started(self) -> Connection:
        with self._changing:
            if self._process is None or self._line is None or not self._process.is_alive():
                line, theirs = self._context.Pipe()
                process = self._context.Process(
                    target=_serve, args=(theirs, self._network), daemon=True, name="parley-reader"
                )
                process.start()
                theirs.close()
                self._line, self._process = line, process
            return self._line

    def close(self) -> None:
        """Kill the process and start no other."""
        self._is_closed = True
        self._kill()

    def _kill(self) -> None:
        with self._changing:
            if self._process is not None:
                self._process.kill()
                self._process.join()
            if self._line is not None:
                self._line.close()
            self._process = self._line = None


def _serve(line: Connection, network: Network) -> None:
    """Read whatever comes down the line, until it is closed."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while True:
            line.send(_outcome(line.recv(), network))


def _outcome(wanted: Wanted, network: Network) -> _Outcome:
    try:
        source = wanted.source or fetch_source(wanted.name, wanted.stated, network)
    except SourceError as error:
        return None, error.reason
    try:
        return source, read_source(source)
    except (MemoryError, RecursionError):
        return source, "it is too large or too deep to read. Give the text alone."
    except Exception as error:  # noqa: BLE001 - the edge: a fault over one source is told with it
        return source, f"a fault in Parley itself ({type(error).__name__}: {error}). Report it."
