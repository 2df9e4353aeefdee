"""The way of the data on one page: paths → sources → reports → readings → claims → record.

A reading passes the gate before its items become claims; claims made elsewhere pass the same gate.

Reading is pure and may run on any concurrent.futures Executor; keeping is done here, one source
after the other, each whole or not at all.
"""

import json
import os
import traceback
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from parley.errors import SourceError
from parley.model.claim import HEADER, claim, make_claim
from parley.model.report import Report
from parley.model.source import NOTHING_STATED, Source, Stated
from parley.reading import VERSION, Gate, Grounding, read_grounded
from parley.recording import record_of
from parley.sources import clean, decode, fetch_source, find_inputs, is_address, open_source, unpack
from parley.store import IN_MEMORY, Database, KeptSource, Known, View, Writer
from parley.store.writer import Read

__all__ = ["Answer", "Fault", "Outcome", "add", "check_claims", "read_report", "read_source"]
__all__ += ["record_of", "verify"]

AHEAD = 16  # sources given to an executor before the first comes back


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: added, known already, or why not."""

    name: str
    status: str
    """added, renewed (known, and read anew), known, problem (kept with its reason) or unopened
    (no bytes to keep)."""
    reason: str | None = None
    items: int = 0
    note: str | None = None
    """What the user should know of a source that was added."""


def add(
    paths: list[str],
    database: Database,
    stated: Stated = NOTHING_STATED,
    make_executor: Callable[[], Executor] | None = None,
) -> Iterator[Outcome]:
    """Take sources into the record and yield what became of each, as soon as it is kept.

    A path may be a file, a folder, an address or - for standard input. A bad source is kept with
    its reason and does not stop the rest, nor does one that kills the process that reads it. What
    is known already, read by this reader and with nothing new stated, is left as it is; what could
    not be read before is tried again.
    """
    known = View(database).known()
    writer = Writer(database)
    waiting: list[tuple[Source, Callable[[], Read | str]]] = []
    own = _files_of(database)
    with _Readers(make_executor) as readers:
        for found in find_inputs(paths):
            if isinstance(found, str) and Path(found).absolute() in own:
                continue  # the record lies in the folder that it is made from
            opened = found if isinstance(found, SourceError) else _open(found, stated)
            if isinstance(opened, SourceError):
                yield Outcome(opened.where, "unopened", opened.reason)
                continue
            told = known.get(opened.sha256)
            if told is not None:
                opened = replace(
                    opened,
                    name=min(told.name, opened.name),
                    stated=opened.stated.over(Stated.of(told.stated)),
                )
                if told == Known(opened.name, opened.stated.data(), VERSION, None):
                    yield Outcome(opened.name, "known")
                    continue
            waiting.append((opened, readers.start(opened)))
            if len(waiting) >= readers.ahead:
                yield _keep(writer, known, *waiting.pop(0))
        for source, finish in waiting:
            yield _keep(writer, known, source, finish)


class _Readers:
    """Reads sources here, or ahead on an executor; a new one is made where a process died."""

    def __init__(self, make_executor: Callable[[], Executor] | None) -> None:
        self._make = make_executor
        self._executor: Executor | None = None
        self.ahead = AHEAD if make_executor else 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def start(self, source: Source) -> Callable[[], Read | str]:
        """Begin to read a source; what is returned waits for the outcome."""
        if self._make is None:
            return lambda: read_source(source)
        make = self._make
        try:
            future = self._executor_from(make).submit(read_source, source)
        except BrokenExecutor:
            return lambda: self._read_alone(make, source)
        return lambda: self._finish(make, source, future)

    def _finish(
        self, make: Callable[[], Executor], source: Source, future: Future[Read | str]
    ) -> Read | str:
        try:
            return future.result()
        except BrokenExecutor:
            return self._read_alone(make, source)  # which source killed it is not told

    def _read_alone(self, make: Callable[[], Executor], source: Source) -> Read | str:
        for _ in range(2):  # the executor at hand may be broken already
            try:
                return self._executor_from(make).submit(read_source, source).result()
            except BrokenExecutor:
                self._stop()
        return "the process that read it died, perhaps for want of memory. Add it by itself."

    def _executor_from(self, make: Callable[[], Executor]) -> Executor:
        if self._executor is None:
            self._executor = make()
        return self._executor

    def _stop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _files_of(database: Database) -> set[Path]:
    if database.name == IN_MEMORY:
        return set()
    return {Path(database.name + end).absolute() for end in ("", "-wal", "-shm", "-journal")}


def _open(path: str, stated: Stated) -> Source | SourceError:
    try:
        return fetch_source(path, stated) if is_address(path) else open_source(path, stated)
    except SourceError as error:
        return error


def _keep(
    writer: Writer, known: dict[str, Known], source: Source, finish: Callable[[], Read | str]
) -> Outcome:
    outcome = finish()
    problem = outcome if isinstance(outcome, str) else None
    reader = None if isinstance(outcome, str) else outcome.reader
    now = Known(source.name, source.stated.data(), reader, problem)
    told = known.get(source.sha256)
    is_new = False
    if told != now:
        is_new = writer.keep(source, outcome)
        known[source.sha256] = now
    if told is not None and replace(told, name=now.name) == now:
        return Outcome(source.name, "known", problem)
    if isinstance(outcome, str):
        return Outcome(source.name, "problem", outcome)
    items = sum(claim.part != HEADER for claim in outcome.claims)
    # what was not known when this began, and yet is not new, another run has added meanwhile
    status = "added" if is_new else "known" if told is None else "renewed"
    return Outcome(source.name, status, items=items, note=_note(source, outcome))


def _note(source: Source, read: Read) -> str | None:
    """Where the stated day of a source is not the day that it prints of itself."""
    header = next((each.item for each in read.claims if each.part == HEADER), {})
    printed = header.get("printed")
    if printed is None:
        return None
    return (
        f"taken as published {source.stated.published}, as stated, though it prints {printed}"
        f" itself. If that is a slip: parley add {source.name} --published {printed}"
    )


def read_source(source: Source) -> Read | str:
    """Clean and read one source; the reason, where no report can be made of it."""
    try:
        return read_report(clean(source))
    except SourceError as error:
        return error.reason
    except Exception as error:  # noqa: BLE001 - one report does not stop the rest
        at = traceback.extract_tb(error.__traceback__)[-1]
        return (
            f"this is a fault in Parley itself ({type(error).__name__}: {error}; {at.name}, line"
            f" {at.lineno} of {Path(at.filename).name}). Please report it with the source."
        )


def read_report(report: Report) -> Read:
    """Read one report and turn what its evidence carries into claims."""
    reading = read_grounded(report)
    words = sum(len(block.span.of(report.text).split()) for block in report.readable())
    return Read(
        report=report,
        claims=claim(report.id, reading, words),
        unread=[quote.data() for quote in reading.unread],
        refused=[refused.data() for refused in reading.refused],
        reader=VERSION,
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of the record that the stored bytes do not carry."""

    source: str
    claim: str
    says: str


def verify(database: Database) -> Iterator[Fault | str]:
    """Check every claim against the stored bytes: clean each source anew, find every quote again.

    Yields the name of each source that holds, and a fault for each line that fell. Of a source
    that could not be read, only the bytes can be checked.
    """
    view = View(database)
    for kept in view.sources():
        source = view.source(kept.sha256)
        faults = list(_faults(view, source, kept)) if source else []
        if faults:
            yield from faults
        else:
            yield kept.name


def _faults(view: View, source: Source, kept: KeptSource) -> Iterator[Fault]:
    name = kept.name
    if source.sha256 != kept.sha256:
        yield Fault(name, "", f"the stored bytes changed: they hash to {source.sha256[:16]}…")
    if kept.report is None:
        return
    try:
        text = clean(source).text
    except SourceError as error:
        text = ""
        yield Fault(name, "", error.reason)
    for each in view.claims_of(kept.report):
        if make_claim(each.report, each.part, each.item).id != each.id:
            yield Fault(name, each.id, f"{each.part}: the claim was changed after it was kept")
            continue
        for quote in each.quotes:
            start, end = quote["start"], quote["end"]
            if text[start:end] != quote["quote"]:
                yield Fault(
                    name,
                    each.id,
                    f"{each.part}: at {start}-{end} the source has {text[start:end][:60]!r}, the"
                    f" claim quotes {quote['quote'][:60]!r}",
                )
                break


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gate says of one line of claims made elsewhere."""

    line: int
    grounding: Grounding

    def data(self) -> dict[str, Any]:
        """Return the JSON form: line, verdict, values, why."""
        outcome = self.grounding
        return {
            "line": self.line,
            "verdict": outcome.verdict,
            "values": list(outcome.values),
            "why": list(outcome.why),
        }


def check_claims(lines: Iterable[str]) -> Iterator[Answer]:
    """Pass claims made elsewhere through the gate: JSON Lines of {text, part, item}.

    `text` names the file that the offsets of the evidence count in, in code points of the file as
    it is (of the cleaned text, for a page); the files named last are kept open.
    """
    opened = lru_cache(maxsize=MOST_OPEN)(_open_text)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        told = _claim_of(line)
        if isinstance(told, str):
            yield Answer(number, Grounding("absent", (), (told,)))
            continue
        where, part, item = told
        text = opened(where)
        if isinstance(text, str):
            yield Answer(number, Grounding("absent", ("text",), (text,)))
        else:
            yield Answer(number, text.gate.check(part, text.moved(item)))


def _claim_of(line: str) -> tuple[str, str, dict[str, Any]] | str:
    """The path, the part and the item of one line, or what is wrong with it."""
    try:
        told = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:  # no JSON, or a number of too many digits
        return f"this is no JSON ({error}). Write one object a line."
    if not isinstance(told, dict):
        return 'this is no JSON object. Write {"text": …, "part": …, "item": …}.'
    for key, kind in (("text", str), ("part", str), ("item", dict)):
        if not isinstance(told.get(key), kind):
            return f'the line gives no {key}. Write {{"text": …, "part": …, "item": …}}.'
    return told["text"], told["part"], told["item"]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that claims speak of: its gate, and its characters where they are not the report's."""

    gate: Gate
    report: Report
    decoded: str | None
    has_mark: bool
    """Whether the file begins with a byte order mark, which some count as its first character."""

    def moved(self, item: dict[str, Any]) -> dict[str, Any]:
        """The item with quotes of the file as quotes of the report's text."""
        given = item.get("evidence")
        if self.decoded is None or not isinstance(given, list):
            return item
        return {**item, "evidence": [self._moved(quote) for quote in given]}

    def _moved(self, quote: object) -> object:
        if not isinstance(quote, dict):
            return quote
        start, end = quote.get("start"), quote.get("end")
        if not (isinstance(start, int) and isinstance(end, int) and self.decoded is not None):
            return quote
        if self.has_mark and self.decoded[start:end] != quote.get("quote"):
            start, end = start - 1, end - 1  # where the byte order mark was counted
        if not 0 <= start < end or self.decoded[start:end] != quote.get("quote"):
            return quote
        place = self.report.place_of(start, end)
        return (
            quote
            if place is None
            else {"start": place.start, "end": place.end, "quote": place.of(self.report.text)}
        )


MOST_OPEN = 8  # files of claims that are kept open


def _open_text(where: str) -> _Opened | str:
    if where == "-":
        return "-: claims name the file that they are of. Give its path."
    if os.path.isdir(where):  # noqa: PTH112 - a path too long or with a zero byte is none
        return f"{where}: this is a folder. Give the path of a file."
    try:
        source = open_source(where)
        report = clean(source)
    except SourceError as error:
        return f"{error}"
    if source.media_type == "text/html":
        return _Opened(Gate(report), report, None, has_mark=False)
    plain = unpack(source)
    decoded, has_mark = decode(plain).text, plain.content.startswith(BOM_UTF8)
    is_same = decoded == report.text and not has_mark
    return _Opened(Gate(report), report, None if is_same else decoded, has_mark)
