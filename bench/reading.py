"""How fast reports are read, beside spaCy's tokeniser on the same text; how time grows with size.

`python -m bench.reading` prints the tables; `--write` puts them into docs/reading.md. All but the
start are CPU times, so that other work on the machine does not blur them. A tenth of the words is
replaced by fresh ones, so that nothing remembered flatters. The garbage collector is set as the
commands set it, for spaCy too. spaCy is an extra of this measurement (`pip install spacy`); without
it its row stays as it was.
"""

import gc
import importlib.util
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

from parley.cli import MADE_BETWEEN
from parley.model.report import Report
from parley.model.source import Source
from parley.pipeline import read_source
from parley.reading import ground, lay, read
from parley.samples import sample_paths
from parley.sources import clean, open_source

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "reading.md"
SHARED = ROOT.parent / "shared" / "reports"
HAS_SPACY = importlib.util.find_spec("spacy") is not None
COUNT = 3000  # reports; each of them other words
AT_ONCE = 50  # reports that lie ready at a time, so that memory shows what reading keeps
SEED = 20260801  # any number; fixed, so that two runs read the same reports
KINDS_OF_SIZE = (1_000, 10_000, 100_000, 1_000_000)
TOO_LONG = 300.0  # seconds; what would take longer is not tried

Tokenise = Callable[[str], object]


# -- what is read ----------------------------------------------------------------------------------


@cache
def texts() -> tuple[str, ...]:
    """The clean texts of all reports at hand: the samples, the written ones, the shared ones."""
    folders = (ROOT / "tests" / "corpus", SHARED)
    # by their place within the folder, so that where a checkout lies changes nothing
    paths = [path for folder in folders for path in sorted(folder.rglob("*.txt"))]
    return tuple(path.read_text("utf-8") for path in paths)


_WORD = re.compile(r"[A-Za-z]{3,}")


def renewed(text: str, chance: random.Random) -> str:
    """The text with a tenth of its words replaced by words that stand nowhere else."""

    def renew(found: re.Match[str]) -> str:
        if chance.random() >= 0.1:
            return found[0]
        size = chance.randint(4, 10)
        letters = (chance.choice("aeiou" if at % 2 else "bcdfghklmnprstvz") for at in range(size))
        word = "".join(letters)
        return word.capitalize() if found[0][0].isupper() else word

    return _WORD.sub(renew, text)


def sources(count: int) -> Iterator[Source]:
    """As many plain texts as are asked for, none like another."""
    chance = random.Random(SEED)
    for number, text in enumerate(islice(cycle(texts()), count)):
        yield Source(renewed(text, chance).encode(), f"{number}.txt", "text/plain")


def batches(count: int) -> Iterator[tuple[Source, ...]]:
    """The same texts, some at a time."""
    left = sources(count)
    while batch := tuple(islice(left, AT_ONCE)):
        yield batch


def pages() -> list[Source]:
    """The HTML pages of the samples."""
    return [open_source(str(path)) for path in sample_paths() if path.suffix == ".html"]


# -- how fast --------------------------------------------------------------------------------------


@dataclass(slots=True)
class Pace:
    """How much was done in how much CPU time."""

    reports: int = 0
    sentences: int = 0
    characters: int = 0
    seconds: float = 0.0
    began: float = field(default=0.0, repr=False)

    def __enter__(self) -> None:
        self.began = time.process_time()

    def __exit__(self, *_: object) -> None:
        self.seconds += time.process_time() - self.began

    def row(self, name: str, beside: "Pace | None") -> list[str]:
        """A row of the table; `beside` is what it is compared with."""
        return [
            name,
            f"{1000 * self.seconds / self.reports:.2f}",
            f"{self.reports / self.seconds:,.0f}",
            f"{self.sentences / self.seconds:,.0f}",
            f"{self.characters / self.seconds / 1e6:.2f}",
            f"{self.rate / beside.rate:.2f}" if beside else "",
        ]

    @property
    def rate(self) -> float:
        """Characters a second."""
        return self.characters / self.seconds


STEPS = ("spaCy", "cleaned", "read", "grounded", "pages")


def paces(count: int) -> dict[str, Pace]:
    """The pace of each step over the same reports, taken by turns."""
    made = {step: Pace() for step in STEPS}
    tokenise = spacy_tokeniser() if HAS_SPACY else None
    for batch in batches(count):
        with made["cleaned"]:
            reports = [clean(source) for source in batch]
        sentences = _read_all(reports, made)
        if tokenise is not None:
            with made["spaCy"]:
                for report in reports:
                    tokenise(report.text)
        for step in ("spaCy", "cleaned", "read", "grounded"):
            _count(made[step], reports, sentences)
    for source in pages() * 10:
        with made["pages"]:
            report = clean(source)
            layers = lay(report)
            ground(report, read(report, layers), layers)
        _count(made["pages"], [report], len(layers.sentences))
    return made


def _read_all(reports: list[Report], made: dict[str, Pace]) -> int:
    """Read and ground reports; returns how many sentences they have."""
    sentences = 0
    for report in reports:
        with made["read"]:
            layers = lay(report)
            reading = read(report, layers)
        with made["grounded"]:
            ground(report, reading, layers, reading)
        sentences += len(layers.sentences)
    return sentences


def _count(pace: Pace, reports: list[Report], sentences: int) -> None:
    pace.reports += len(reports)
    pace.sentences += sentences
    pace.characters += sum(len(report.text) for report in reports)


def _sum(*paces_: Pace) -> Pace:
    """Several steps, one after the other, over the same reports."""
    first = paces_[0]
    seconds = sum(pace.seconds for pace in paces_)
    return Pace(first.reports, first.sentences, first.characters, seconds)


def spacy_tokeniser() -> Tokenise:
    """The tokeniser for English, alone."""
    import spacy  # noqa: PLC0415 - an extra

    tokenise: Tokenise = spacy.blank("en").tokenizer
    return tokenise


def pace_table(made: dict[str, Pace]) -> str:
    """The table of paces, in Markdown."""
    beside = made["spaCy"] if made["spaCy"].seconds else None
    grounded = _sum(made["read"], made["grounded"])
    rows = [
        made["read"].row("clean text to reading", beside),
        grounded.row("clean text to grounded reading", beside),
        _sum(grounded, made["cleaned"]).row("plain text, cleaning included", beside),
        made["pages"].row("HTML page, cleaning included", beside),
    ]
    if beside:
        rows.insert(0, beside.row("spaCy's blank English tokeniser, alone", beside))
    head = ["one core", "ms a report", "reports/s", "sentences/s", "MB/s", "MB/s beside spaCy's"]
    told = made["read"]
    return (
        f"{told.reports:,} reports of {told.characters / told.reports:,.0f} characters and"
        f" {told.sentences / told.reports:.0f} sentences in the mean:\n\n{_table(head, rows)}"
    )


# -- two cores, and memory -------------------------------------------------------------------------


def _worked(source: Source) -> tuple[int, float, object]:
    """Read a source; says which process did, and how much CPU time it has used so far."""
    done = read_source(source)
    return os.getpid(), time.process_time(), done


def _on(executor: Executor, ready: Iterable[Source]) -> dict[int, float]:
    """The CPU time of each process that read, given one source at a time as the pipeline does."""
    used: dict[int, float] = {}
    for process, seconds, _ in executor.map(_worked, ready):
        used[process] = max(seconds, used.get(process, 0.0))
    return used


def two_cores(count: int) -> float:
    """How many times as fast two processes read and clean as one, by the CPU time each needs.

    With two cores to themselves they are done when the busier of both is, and not before half of
    all work (that of the process that hands it out included) is done.
    """
    ready = list(sources(count))
    _worked(ready[0])
    began = time.process_time()
    for source in ready:
        _worked(source)
    alone = time.process_time() - began
    began = time.process_time()
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as executor:
        used = _on(executor, ready)
    parent = time.process_time() - began
    return alone / max(*used.values(), (sum(used.values()) + parent) / 2)


def memory_along(count: int) -> list[tuple[int, float]]:
    """The most memory held (MB) after some reports, and after more, in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(_memory_along, count).result()


def _memory_along(count: int) -> list[tuple[int, float]]:
    along: list[tuple[int, float]] = []
    marks = {count // 10, count // 3, count}
    for number, source in enumerate(sources(count), 1):
        read_source(source)
        if number in marks:
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            along.append((number, most))
    return along


# -- start -----------------------------------------------------------------------------------------


def start_table() -> str:
    """Wall clock and CPU time of the command, the best of five.

    Its bytecode is kept from the first run on, as an installation keeps it.
    """
    with tempfile.TemporaryDirectory() as folder:
        page = next(path for path in sample_paths() if path.suffix == ".html")
        rows = [
            _start("parley --help", ["--help"], folder),
            _start("parley read PAGE", ["read", str(page)], folder),
        ]
    return _table(["command", "wall clock", "CPU"], rows)


def _start(name: str, arguments: list[str], folder: str) -> list[str]:
    walls: list[float] = []
    works: list[float] = []
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode"),
    }
    for _ in range(5):
        before, began = _used_by_children(), time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "parley", *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        walls.append(time.perf_counter() - began)
        works.append(_used_by_children() - before)
    return [f"`{name}`", f"{min(walls):.2f} s", f"{min(works):.2f} s"]


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


# -- how time grows --------------------------------------------------------------------------------


def _ordinary(size: int) -> str:
    chance = random.Random(SEED)
    made = "\n\n".join(renewed(text, chance) for text in islice(cycle(texts()), size // 500 + 1))
    return made[:size]


def _endless(size: int) -> str:
    return re.sub(r"[.!?\n]+", " and", _ordinary(size))[:size]


def _bare(size: int) -> str:
    return re.sub(r"[^\w ]+", " ", _ordinary(size))[:size]


def _quotes(size: int) -> str:
    half = (size - len(LEAD)) // 8
    return '“‘"(' * half + LEAD + ')"’”' * half


LEAD = "The two sides agreed in Hanoi on Monday to "


def _of(words: str) -> Callable[[int], str]:
    """Texts that say the same words again and again, behind the beginning of a sentence."""
    return lambda size: LEAD + words * ((size - len(LEAD)) // len(words))


KINDS: dict[str, Callable[[int], str]] = {
    "reports, one after the other": _ordinary,
    "all capitals": lambda size: _ordinary(size).upper(),
    "one endless sentence": _endless,
    "no punctuation": _bare,
    "“and” only": _of("and "),
    "“agreed to” only": _of("agreed to "),
    "one name after the other": _of("Ha Kim Ngoc and Tina Kaidanow and "),
    "one office after the other": _of("the Deputy Foreign Minister of the "),
    "dates only": _of("on 26 August 2024, "),
    "numbers only": _of("the 12 of 345 "),
    "digits without a break": _of("1234567890"),
    "commas only": _of(", "),
    "nested quotes": _quotes,
    "short sentences": _of("They met. "),
}


def seconds_for(text: str) -> float:
    """CPU time from the bytes of a plain text to its grounded reading."""
    source = Source(text.encode(), "grown.txt", "text/plain")
    began = time.process_time()
    read_source(source)
    return time.process_time() - began


def growth_table() -> str:
    """CPU time per kilobyte of texts of growing size."""
    rows = []
    for name, make in KINDS.items():
        row, last = [name], 0.0
        for size in KINDS_OF_SIZE:
            if last * 30 > TOO_LONG:
                row.append("not tried")
                continue
            last = seconds_for(make(size))
            row.append(f"{1000 * last / (size / 1000):.2f}")
        rows.append(row)
    return _table(["ms a kB, at", "1 kB", "10 kB", "100 kB", "1 MB"], rows)


# -- the document ----------------------------------------------------------------------------------


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def memory_line(along: list[tuple[int, float]], speed_up: float) -> str:
    """What two cores give and what memory does, in a sentence of Markdown."""
    told = ", ".join(f"{most:.0f} MB after {number:,} reports" for number, most in along)
    return f"Two cores give {speed_up:.2f} times one. Memory at most: {told}."


def main() -> None:
    """Print the tables, or write them into the document."""
    count = next((int(word) for word in sys.argv[1:] if word.isdigit()), COUNT)
    gc.set_threshold(MADE_BETWEEN)
    seconds_for(texts()[0])  # rules are loaded before anything is measured
    made = {
        "pace": pace_table(paces(count)),
        "cores": memory_line(memory_along(count), two_cores(count // 2)),
        "start": start_table(),
        "growth": growth_table(),
    }
    document = DOCUMENT.read_text("utf-8")
    for kind, table in made.items():
        print(f"{kind}\n\n{table}\n")
        before, _, rest = document.partition(f"<!-- table: {kind} -->\n")
        document = f"{before}<!-- table: {kind} -->\n{table}\n{rest[rest.index('<!-- end -->') :]}"
    if "--write" in sys.argv:
        if not HAS_SPACY:
            sys.exit("spaCy is not installed; the document was not touched.")
        DOCUMENT.write_text(document, "utf-8")


if __name__ == "__main__":
    main()
