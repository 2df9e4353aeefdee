"""How long the record takes: 10,000 generated reports of 500 dialogues, then one report more.

    python bench/record.py [REPORTS] [DIALOGUES]

Reports are made as readings, from a fixed seed: dialogues of pairs of states under changing
names, rounds of one or two days, chairs in changing spellings, promises that return, reprints.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from parley.model.claim import HEADER, Claim, make_claim
from parley.model.record import as_data
from parley.record import Resolver, resolve

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


def main() -> None:
    count, among = (int(word) for word in (sys.argv[1:] + ["10000", "500"][len(sys.argv) - 1 :]))
    made = list(reports(count, among))
    claims = [claim for report in made[:-1] for claim in report]
    print(f"{count} reports of {among} dialogues, {len(claims) + len(made[-1])} claims")
    resolver = Resolver()
    resolver.add(claims)
    began, worked = time.perf_counter(), time.process_time()
    record = resolver.record()
    whole, worked = time.perf_counter() - began, time.process_time() - worked
    print(f"resolving all but one report: {whole:.1f} s, of which {worked:.1f} s at work")
    began, stepped = time.perf_counter(), time.process_time()
    resolver.add(made[-1])
    one_more = resolver.record()
    step, stepped = time.perf_counter() - began, time.process_time() - stepped
    print(f"one report more: {step:.2f} s, of which {stepped:.2f} s at work")
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


if __name__ == "__main__":
    main()
