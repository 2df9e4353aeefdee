"""How long the record takes: 10,000 generated reports of 500 dialogues, then one report more.

    python -m bench.record [--reports 10000] [--dialogues 500] [--commands] [--write]

Reports are made as readings, from a fixed seed: dialogues of pairs of states under changing
names, rounds of one or two days, chairs in changing spellings, promises that return, reprints.
With --commands the same reports are kept in a file, and `parley add` of one page more, `parley
show` and `parley serve` are run on it as a user would; --write puts the table into docs/record.md.
"""

import argparse
import http.client
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from parley.model.claim import HEADER, Claim, make_claim
from parley.model.record import as_data
from parley.model.source import Source
from parley.record import Resolver, resolve
from parley.sources import clean
from parley.store import Database, Writer, open_database
from parley.store.writer import Read

PARTIES = (
    "AU BR CA CN DE EG ES FR GB GR ID IN IT JP KE KR LA MA MX MY NG NL NZ PE PH PK PL PT RO SA SE"
    " SG TH TR TZ UA US UY VN ZA"
).split()
CITIES = ("Hanoi", "Washington", "Tokyo", "Paris", "Lima", "Rabat", "Canberra", "Ankara")
FIELDS = ("Defence Policy", "Strategic", "Political and Security", "Maritime", "Economic", "Cyber")
TOPICS = {
    "dioxin-remediation": ("clean-up of Bien Hoa airport", "clean-up of Da Nang airport"),
    "unexploded-ordnance": ("clearance of unexploded ordnance", "removal of mines and bombs"),
    "missing-in-action": ("search for Vietnamese soldiers missing", "search for the missing"),
    "peacekeeping": ("cooperate in peacekeeping", "train peacekeepers"),
    "cyber-security": ("coordinate in cyber security", "fight cybercrime together"),
    "economy-trade": ("expand trade and investment", "open talks on tariffs"),
    "military-training": ("offer more places for officers", "train officers"),
    "maritime-security": ("work together in maritime security", "share information at sea"),
    "law-of-the-sea": ("disputes be settled peacefully under international law",),
    "freedom-of-navigation": ("freedom of navigation and overflight",),
    "disaster-relief": ("prepare for disasters together",),
    "high-level-visits": ("exchange more delegations",),
}
ACTS = ("agree", "pledge", "reaffirm", "propose", "plan", "progress", "complete")
SYLLABLES = (
    "an bao chi dan er fei gar ho in jo kal lim mor nam ol pe qua ros sa tan u vi wen".split()
)


def dialogues(count: int) -> list[tuple[tuple[str, str], str]]:
    """Pairs of parties, each with a mechanism."""
    pairs = list(combinations(PARTIES, 2))
    return [(pairs[i % len(pairs)], FIELDS[i % len(FIELDS)]) for i in range(count)]


def reports(count: int, among: int, seed: int = 7) -> Iterator[list[Claim]]:
    """The claims of generated reports, one dialogue after the other."""
    each = count // among
    for number, (parties, about) in enumerate(dialogues(among)):
        chance = random.Random(f"{seed}/{number}")
        people = {party: [_name(chance) for _ in range(3)] for party in parties}
        first = date(2010 + number % 6, 1 + number % 12, 1 + number % 28)
        for index in range(each):
            ordinal = 1 + index * 6 // each
            day = first + timedelta(days=(ordinal - 1) * 400)
            yield _report(chance, f"{number:04d}-{index:03d}", parties, about, ordinal, day, people)


def _name(chance: random.Random) -> str:
    return " ".join(
        "".join(chance.choice(SYLLABLES) for _ in range(2)).capitalize() for _ in range(3)
    )


def _report(
    chance: random.Random,
    name: str,
    parties: tuple[str, str],
    about: str,
    ordinal: int,
    day: date,
    people: dict[str, list[str]],
) -> list[Claim]:
    out = str(day + timedelta(days=chance.choice((0, 1, 1, 2))))
    made: list[tuple[str, dict[str, Any]]] = []
    city = CITIES[ordinal % len(CITIES)]
    mechanism = chance.choice((f"{about} Dialogue", f"{about} Dialogue", f"Annual {about} Talks"))
    held = {
        "mechanism": mechanism,
        "parties": list(parties),
        "ordinal": ordinal if chance.random() < 0.9 else None,
        "start": str(day + timedelta(days=chance.random() < 0.03)),
        "end": str(day + timedelta(days=1)),
        "city": city,
        "mode": "in-person",
        "status": "held",
        "rule": "rounds/main",
        **_evidence(f"The {mechanism} of {' and '.join(parties)} met in {city} on {day}."),
    }
    following = {
        **held,
        "ordinal": None,
        "start": str(day.year + 1),
        "end": str(day.year + 1),
        "city": CITIES[(ordinal + 1) % len(CITIES)],
        "status": "planned",
        "rule": "rounds/next",
    }
    rounds = [make_claim(name, "rounds", item) for item in (held, following)]
    where = rounds[0].id
    codes = chance.sample(sorted(TOPICS), 9)
    made += [("participants", _participant(chance, each, people[each], where)) for each in parties]
    made += [("topics", _topic(code, where)) for code in codes]
    made += [("commitments", _commitment(chance, parties, code, where)) for code in codes[:7]]
    made += [("positions", _position(chance, parties, code, where)) for code in codes[4:]]
    made.append(("instruments", _paper(chance, ordinal)))
    header = {
        "title": f"{mechanism} held",
        "outlet": chance.choice(("The Courier", "Morning Post", "Ministry of Foreign Affairs")),
        "agency": None,
        "published": out,
        "language": "en",
        "dateline": city,
        "kind": "news",
        "words": 400,
    }
    claims = [make_claim(name, HEADER, header), *rounds]
    claims += [make_claim(name, part, item) for part, item in made]
    return list({claim.id: claim for claim in claims}.values())


def _evidence(sentence: str) -> dict[str, Any]:
    return {"evidence": [{"start": 0, "end": len(sentence), "quote": sentence}]}


def _participant(chance: random.Random, party: str, names: list[str], where: str) -> dict[str, Any]:
    name = names[chance.choice((0, 0, 0, 1, 2))]
    shown = " ".join(reversed(name.split())) if chance.random() < 0.1 else name
    role = chance.choice(("Deputy Foreign Minister", "Deputy Minister of Foreign Affairs"))
    return {
        "name": shown,
        "role": role,
        "party": party,
        "function": "co-chair",
        "round": where,
        **_evidence(f"{role} {shown} was in the chair."),
    }


def _topic(code: str, where: str) -> dict[str, Any]:
    return {"code": code, "round": where, **_evidence(f"They spoke of {code}.")}


def _commitment(
    chance: random.Random, parties: tuple[str, str], code: str, where: str
) -> dict[str, Any]:
    by = list(parties) if chance.random() < 0.7 else [chance.choice(parties)]
    what, act = chance.choice(TOPICS[code]), chance.choice(ACTS)
    return {
        "by": by,
        "act": act,
        "what": what,
        "topic": code,
        "due": None,
        "round": where,
        **_evidence(f"{' and '.join(by)} {act} to {what}, as was said at the end of the talks."),
    }


def _position(
    chance: random.Random, parties: tuple[str, str], code: str, where: str
) -> dict[str, Any]:
    by = list(parties) if chance.random() < 0.6 else [chance.choice(parties)]
    what = chance.choice(TOPICS[code])
    return {
        "by": by,
        "stance": chance.choice(("supports", "stresses", "recognises")),
        "what": what,
        "topic": code,
        "round": where,
        **_evidence(f"{' and '.join(by)} stressed {what}."),
    }


def _paper(chance: random.Random, ordinal: int) -> dict[str, Any]:
    if chance.random() < 0.5:
        name, ref = "UN Convention on the Law of the Sea", "UNCLOS"
        kind, year = "convention", "1982"
    else:
        name, ref = "memorandum of understanding on defence cooperation", None
        kind, year = "mou", str(2000 + ordinal % 2)
    return {
        "name": name,
        "kind": kind,
        "year": year,
        "status": "in-force",
        "ref": ref,
        **_evidence(f"They named the {name}."),
    }


ROOT = Path(__file__).parents[1]
TABLE = (
    "<!-- the place of the table that python -m bench.record --commands --write writes -->",
    "<!-- end -->",
)
PAGE = """{mechanism}, seventh round

{city}, 5 May 2024 - The seventh {mechanism} between {one} and {other} was held in {city} on 5 May
2024. The two sides agreed to expand trade and investment and to train peacekeepers. They stressed
freedom of navigation and overflight. The eighth {mechanism} will be held in 2025.
"""


def main() -> None:
    """Measure, print, and fail where a bound is not held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--dialogues", type=int, default=500)
    parser.add_argument("--commands", action="store_true", help="run commands over a file too")
    parser.add_argument("--write", action="store_true", help="put the table into docs/record.md")
    asked = parser.parse_args()
    rows = in_memory(asked.reports, asked.dialogues)
    if asked.commands:
        with tempfile.TemporaryDirectory(prefix="parley-bench-") as folder:
            rows += by_command(Path(folder), asked.reports, asked.dialogues)
    if asked.write:
        write(rows)


def in_memory(count: int, among: int) -> list[tuple[str, str]]:
    """Resolve all reports but one, then the last, then all again."""
    made = list(reports(count, among))
    claims = [claim for report in made[:-1] for claim in report]
    print(f"{count} reports of {among} dialogues, {len(claims) + len(made[-1])} claims")
    resolver = Resolver()
    resolver.add(claims)
    record, worked = at_work(lambda: resolver.record().put_together())
    print(f"resolving all but one report: {worked:.1f} s at work")
    resolver.add(made[-1])
    one_more, stepped = at_work(lambda: resolver.record().put_together())
    print(f"one report more: {stepped:.2f} s at work")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(record.rounds)} rounds, {len(record.people)} people, {len(record.threads)} threads"
    )
    print(f"memory at most: {peak:.0f} MB")
    again = resolve([*claims, *made[-1]])
    same = json.dumps(as_data(one_more)) == json.dumps(as_data(again))
    print(f"equal to resolving everything from the start: {same}")
    # the time at work: on a machine that does nothing else the other is the same
    if not same or worked > 120 or stepped > 1:
        raise SystemExit(1)
    return [
        ("resolve all, in memory", f"{worked:.1f}"),
        ("one report more, in memory", f"{stepped:.2f}"),
    ]


def at_work(do: Callable[[], Any]) -> tuple[Any, float]:
    """What something gives, and the seconds of work it took."""
    began = time.process_time()
    given = do()
    return given, time.process_time() - began


# -- as a user does it -----------------------------------------------------------------------------


def by_command(folder: Path, count: int, among: int) -> list[tuple[str, str]]:
    """Keep the reports in a file and run commands on it, each in a process of its own."""
    record = folder / "parley.db"
    database = open_database(str(record))
    keep_all(database, count, among)
    database.close()
    (one, other), about = dialogues(among)[0]
    page = folder / "page.txt"
    page.write_text(
        PAGE.format(mechanism=f"{about} Dialogue", city="Canberra", one="Australia", other="Brazil")
    )
    name = f"{one}-{other}".lower()
    runs = [
        ("`parley --help`: Python's start", ["--help"]),
        ("`parley show`: the first look, all worked out", ["show"]),
        ("`parley show`: the next look", ["show"]),
        ("`parley add` of one page more", ["add", str(page)]),
        ("`parley show round` of the dialogue", ["show", "round", "3", "--dialogue", name]),
        ("`parley show ledger` of the dialogue", ["show", "ledger", "--dialogue", name]),
    ]
    rows = [(told, f"{run(record, words):.2f}") for told, words in runs]
    rows.append(("`parley serve` until it answers", f"{served(record):.1f}"))
    rows.append(("the file", f"{record.stat().st_size / 2**20:.0f} MB"))
    for told, took in rows:
        print(f"{told}: {took}")
    return rows


def keep_all(database: Database, count: int, among: int) -> None:
    """Keep generated reports, each with a text of the sentences that its claims quote."""
    writer = Writer(database)
    for number, claims in enumerate(reports(count, among)):
        told = dict.fromkeys(str(q["quote"]) for claim in claims for q in claim.quotes)
        content = "\n\n".join((f"Report {number}", *told)).encode()
        source = Source(content, f"{number:06d}.txt", "text/plain")
        report = clean(source)
        writer.keep(source, Read(report, moved(claims, report.id), [], [], "bench"))


def moved(claims: list[Claim], report: str) -> list[Claim]:
    """The claims as another report's."""
    rounds = {c.id: make_claim(report, c.part, c.item) for c in claims if c.part == "rounds"}
    made = list(rounds.values())
    for each in claims:
        if each.id in rounds:
            continue
        item = dict(each.item)
        if item.get("round") in rounds:
            item["round"] = rounds[item["round"]].id
        made.append(make_claim(report, each.part, item))
    return made


def run(record: Path, words: list[str]) -> float:
    """The seconds of work of one command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "parley", "--record", str(record), *words],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def served(record: Path, port: int = 8769) -> float:
    """The seconds of work until the first page is there."""
    command = [sys.executable, "-m", "parley", "--record", str(record), "serve"]
    server = subprocess.Popen(
        [*command, "--port", str(port)], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    try:
        while not answers(port):
            time.sleep(0.1)
        told = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    finally:
        server.terminate()
        server.wait()


def answers(port: int) -> bool:
    """Whether a server gives its first page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def write(rows: list[tuple[str, str]]) -> None:
    """Put the table into its place in docs/record.md."""
    where = ROOT / "docs" / "record.md"
    text = where.read_text("utf-8")
    before, rest = text.split(TABLE[0])
    table = "\n".join(f"| {told} | {took} |" for told, took in rows)
    head = "| what | seconds at work |\n|---|---|"
    after = rest.split(TABLE[1])[1]
    where.write_text(f"{before}{TABLE[0]}\n{head}\n{table}\n{TABLE[1]}{after}", "utf-8")


if __name__ == "__main__":
    main()
