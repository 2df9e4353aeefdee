"""How fast the pages are over a large record, and whether serving them costs memory.

    python bench/web.py [--reports 5000] [--seconds 20] [--clients 8] [--requests 20000]

Makes a record of reports about a hundred dialogues (kept in the folder of temporary files, for the
next run), serves it in a process of its own, and asks for every kind of page from several clients
at once. Prints of each kind the processor time of the server for one page, which other work on the
machine does not change, and the median and the 99th percentile of the waits; then the server's
memory before and after many requests.
"""

import argparse
import http.client
import itertools
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from statistics import quantiles

from parley.briefing import FORMS
from parley.pipeline import add
from parley.pipeline import record_of as work_out
from parley.store import open_database
from parley.web import addresses
from parley.web.views.briefings import WORDS

STATES = (
    "Vietnam Japan India Australia Indonesia Singapore Thailand France Germany Canada Brazil Chile"
    " Mexico Poland Norway Sweden Finland Kenya Egypt Turkey"
).split()
MATTERS = (
    "clear unexploded ordnance", "clean up dioxin at the airport", "train peacekeepers",
    "share information on cyber security", "expand trade and investment",
    "fight human trafficking", "open a centre for maritime security", "exchange delegations",
    "settle disputes by peaceful means", "hold joint exercises", "protect supply chains",
    "fund vaccines",
)  # fmt: skip
REPORT = """{a}, {b} hold {nth} security dialogue

{city}, {day} {month} {year} - The {nth} {a}-{b} Security Dialogue was held in {city} on {day} \
{month} {year}. {a}'s Deputy Foreign Minister {first} co-chaired it with {b}'s Deputy Foreign \
Minister {second}.

The two sides agreed to {m1} and to {m2}. {a} pledged to {m3}. {b} proposed to {m4}.

Both sides stressed the importance of freedom of navigation and expressed concern over the South \
China Sea. They supported the central role of ASEAN. {first} welcomed the progress made since the \
dialogue of {before}.

The next round will be held in {next} in {after}. Seen by {outlet}.
"""
MONTHS = "January February March April May June July August September October November December"


def ordinal(number: int) -> str:
    """13 as 13th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def reports(count: int) -> Iterator[tuple[str, str]]:
    """Names and texts of made-up reports: a hundred dialogues, their rounds, three outlets each."""
    pairs = list(itertools.islice(itertools.combinations(STATES, 2), 100))
    for number in range(count):
        a, b = pairs[number % len(pairs)]
        place, outlet = divmod(number // len(pairs), 3)
        year, shift = 1995 + place, number + outlet
        yield (
            f"{a}-{b}-{place + 1}-{outlet}.txt",
            REPORT.format(
                a=a, b=b, nth=ordinal(place + 1), city="Hanoi" if place % 2 else "Tokyo",
                next="Tokyo" if place % 2 else "Hanoi", day=1 + number % 28,
                month=MONTHS.split()[number % 12], year=year, before=year - 1, after=year + 1,
                first=f"Anh {STATES[number % 20]}son", second=f"Ken {STATES[place % 20]}ton",
                m1=MATTERS[shift % 12], m2=MATTERS[(shift + 5) % 12], m3=MATTERS[(shift + 7) % 12],
                m4=MATTERS[(shift + 3) % 12], outlet=f"Outlet {outlet}",
            ),
        )  # fmt: skip


def record_of(count: int) -> Path:
    """The record of so many reports; made once."""
    folder = Path(tempfile.gettempdir()) / f"parley-bench-{count}"
    record = folder / "parley.db"
    if record.exists():
        return record
    folder.mkdir(exist_ok=True)
    texts = folder / "reports"
    texts.mkdir(exist_ok=True)
    for name, text in reports(count):
        (texts / name).write_text(text, "utf-8")
    begun = time.perf_counter()
    database = open_database(str(folder / "making.db"))
    two = partial(ProcessPoolExecutor, 2)
    kept = sum(each.status == "added" for each in add([str(texts)], database, make_executor=two))
    print(f"{kept} reports read and kept in {time.perf_counter() - begun:.0f} s")
    begun = time.perf_counter()
    work_out(database)
    print(f"their record worked out in {time.perf_counter() - begun:.0f} s")
    database.close()
    (folder / "making.db").rename(record)
    return record


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as trying:
        trying.bind(("127.0.0.1", 0))
        return int(trying.getsockname()[1])


def memory(pid: int) -> float:
    """Megabytes that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


def processor(pid: int) -> float:
    """Milliseconds of processor time that a process has taken."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def ask(port: int, path: str, connection: http.client.HTTPConnection | None = None) -> bytes:
    """One page; anything but 200 is a fault."""
    connection = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, (path, answer.status)
    return body


def lines_of(port: int, name: str, part: str, most: int = 4) -> list[str]:
    """The ids on the first pages of a list."""
    found = []
    for page in range(1, most + 1):
        told = json.loads(ask(port, f"/{name}.json?page={page}"))[part]["lines"]
        found += [each.get("line", each)["id"] for each in told]
    return list(dict.fromkeys(found))


def leaves(port: int, dialogue: str, word: str) -> list[str]:
    """Every page of a chapter of a briefing book."""
    path = f"{dialogue}/briefing/{word}"
    told = json.loads(ask(port, f"{path}.json"))["blocks"]
    return [f"{path}?page={number}" for number in range(1, told["pages"] + 1)]


def pages(port: int) -> dict[str, list[str]]:
    """Some addresses of every kind of page."""
    dialogues = [addresses.thing(each) for each in lines_of(port, "dialogues", "dialogues")]
    rounds = []
    for path in dialogues[:15]:
        told = json.loads(ask(port, f"{path}.json"))
        rounds += [each["id"] for each in told["rounds"]]
    people = lines_of(port, "people", "people")
    threads = lines_of(port, "threads", "lines")
    said = [*lines_of(port, "ledger", "lines"), *lines_of(port, "positions", "lines")]
    doubts = lines_of(port, "conflicts", "lines")
    sources = json.loads(ask(port, "/sources.json"))["lines"]["lines"]
    lists = (
        "dialogues ledger positions threads wording names instruments visits milestones conflicts"
        " gaps sources people"
    ).split()
    words = "dioxin ordnance peacekeepers trafficking navigation+concern deputy+minister vaccin"
    slugs = [path.rpartition("/")[2] for path in dialogues]
    codes = ("VN", "JP", "IN")
    return {
        "home": ["/"],
        "dialogue": dialogues,
        "round": [addresses.thing(each) for each in rounds],
        "person": [addresses.thing(each) for each in people],
        "thread": [addresses.thing(each) for each in threads],
        "report": [addresses.report(each["sha256"]) for each in sources],
        **{name: [f"/{name}?page={page}" for page in (1, 2, 3)] for name in lists},
        "ledger narrowed": [f"/ledger?by={code}" for code in codes],
        "threads narrowed": [f"/threads?by={code}&status=undertaken" for code in codes],
        "wording narrowed": [f"/wording?by={code}" for code in codes],
        "conflicts narrowed": [f"/conflicts?dialogue={slug}" for slug in slugs],
        "set phrases": [f"/formulae?dialogue={slug}" for slug in slugs],
        "queue": [f"/queue?at={place}" for place in range(1, 60)],
        "queue of the unread": [f"/queue?kind=unread&at={n}" for n in range(1, 60)],
        "judge": [addresses.judge(each, "/") for each in (*said, *people, *rounds, *threads)],
        "judge a conflict": [addresses.judge(each, "/") for each in doubts],
        "history": ["/history", *(addresses.history(each) for each in said)],
        "search": [f"/search?q={word}" for word in words.split()],
        "search narrowed": [f"/search?q={word}&kind=commitment&party=VN" for word in words.split()],
        "briefing": [f"{path}/briefing" for path in dialogues],
        **{
            f"briefing: {word}": [each for path in dialogues for each in leaves(port, path, word)]
            for word in WORDS
        },
        **{
            f"briefing as {form}": [f"{path}/briefing/book.{form}" for path in dialogues]
            for form in FORMS
        },
    }


def load(port: int, paths: list[str], clients: int, seconds: float, most: int) -> list[float]:
    """Ask from several clients at once, in turn; the milliseconds of every answer."""
    took: list[float] = []
    until, left = time.perf_counter() + seconds, itertools.count()

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        place = number
        while time.perf_counter() < until and next(left) < most:
            begun = time.perf_counter()
            ask(port, paths[place % len(paths)], connection)
            took.append((time.perf_counter() - begun) * 1000)
            place += clients
        connection.close()

    threads = [threading.Thread(target=client, args=(n,)) for n in range(clients)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return took


def main() -> None:
    """Make, serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=10, help="for each kind of page")
    parser.add_argument("--only", default="", help="only kinds of page whose name begins so")
    parser.add_argument("--requests", type=int, default=20_000, help="for the memory")
    asked = parser.parse_args()
    record = record_of(asked.reports)
    port = free_port()
    command = [sys.executable, "-m", "parley", "--record", str(record), "serve"]
    begun = time.perf_counter()
    server = subprocess.Popen([*command, "--port", str(port)])
    try:
        while True:
            try:
                ask(port, "/")
                break
            except OSError:
                time.sleep(0.2)
        print(f"the first page came {time.perf_counter() - begun:.1f} s after the start")
        measure(port, server.pid, asked)
    finally:
        server.terminate()
        server.wait()


def measure(port: int, pid: int, asked: argparse.Namespace) -> None:
    """Print the table of pages, and the memory."""
    kinds = {kind: own for kind, own in pages(port).items() if kind.startswith(asked.only)}
    print(
        f"{'page':25} {'asked':>7} {'cpu ms':>7} {'median ms':>10} {'p99 ms':>8}"
        f"   with {asked.clients} clients"
    )
    for kind, paths in kinds.items():
        load(port, paths, 1, 3, len(paths))
        before = processor(pid)
        took = load(port, paths, asked.clients, asked.seconds, 10**9)
        each = (processor(pid) - before) / len(took)
        cuts = quantiles(took, n=100) if len(took) > 1 else took * 100
        print(f"{kind:25} {len(took):7} {each:7.1f} {cuts[49]:10.1f} {cuts[98]:8.1f}", flush=True)
    # books are written rarely, and each takes as long as ten pages
    every = [p for kind, own in kinds.items() for p in own[: 3 if "briefing as" in kind else 25]]
    print(f"memory {memory(pid):.0f} MB", end="")
    for _ in range(4):
        load(port, every, asked.clients, 3600, asked.requests // 4)
        print(f" → {memory(pid):.0f} MB", end="", flush=True)
    print(f" over {asked.requests} requests of every kind")


if __name__ == "__main__":
    main()
