"""Gold readings to statements that are true, and to statements that are false in one known way.

A true statement is an item of a gold reading with the sentences that carry it (bench/evidence). An
altered one is made from a true one by a fixed rule: another value in the item, other words in the
sentence, a sentence that tells something else. Each rule makes sure that what it makes is false.
"""

import hashlib
import json
import random
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "tests" / "corpus" / "samples"
SHARED = HERE.parents[1] / "shared"
SEED = 20260801  # any number; fixed, so that two runs make the same statements

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """One item with its evidence, and the text of the report that it is about."""

    report: str
    text: str
    part: str
    item: Item
    topics: frozenset[str]
    """Every topic that a careful reader may find in the report."""
    change: str | None = None
    """What was altered; None for a true statement."""

    @property
    def evidence(self) -> str:
        """The sentences that it quotes."""
        return " ".join(each["quote"] for each in self.item["evidence"])


def true_statements(kind: str = "samples") -> list[Statement]:
    """The items of the gold readings that are beyond doubt, each with its evidence."""
    if kind == "samples":
        texts, gold = SAMPLES / "clean", SAMPLES / "gold"
    else:
        texts, gold = SHARED / "reports", SHARED / "gold"
    found: list[Statement] = []
    for stem, parts in json.loads((HERE / "evidence" / f"{kind}.json").read_text("utf-8")).items():
        text = (texts / f"{stem}.txt").read_text("utf-8")
        reading = json.loads((gold / f"{stem}.json").read_text("utf-8"))["reading"]
        for part, spans in parts.items():
            for item in reading[part]:
                name = key_of(part, item)
                if kind != "samples":  # the words of those reports stay out of this repository
                    name = hashlib.sha256(name.encode()).hexdigest()[:12]
                if name in spans and not _is_open(item):
                    data = _with(item, text, spans[name])
                    found.append(Statement(stem, text, part, data, topics_of(reading)))
    if kind == "samples":
        found += _of_money()
    return found


def _of_money() -> list[Statement]:
    """Sums of money, which the samples hardly name: sentences and items of their own."""
    data = json.loads((HERE / "evidence" / "money.json").read_text("utf-8"))
    text = "\n\n".join(data["text"])
    topics = frozenset(item["topic"] for item in data["items"])
    return [
        Statement("money", text, "commitments", _quoting(item, text, words), topics)
        for words, item in zip(data["text"][1:], data["items"], strict=True)
    ]


def _quoting(item: Item, text: str, words: str) -> Item:
    start = text.index(words)
    return {**item, "evidence": [{"start": start, "end": start + len(words), "quote": words}]}


def topics_of(reading: Item) -> frozenset[str]:
    """The codes of a gold reading, those that it leaves open too."""
    items = (item for part in ("commitments", "positions") for item in reading.get(part, ()))
    named = [*reading.get("topics", ()), *(reading.get("topics_optional") or ())]
    return frozenset([*named, *(item["topic"] for item in items)])


def key_of(part: str, item: Any) -> str:  # noqa: ANN401 - a code or an item
    """The words under which bench/evidence keeps the sentences of an item."""
    if part == "topics":
        return str(item)
    if part == "rounds":
        return f"{item['mechanism']} {item['ordinal'] or item['start'] or item['status']}"
    if part == "visits":
        where = item["to"] or item["city"]
        return f"{item['visitor']} to {where} {item['start'] or item['status']}"
    if part == "participants":
        return f"{item['name']} in {item['round']}"
    if part in ("commitments", "positions"):
        value = item.get("act") or item.get("stance")
        return f"{value} {item['topic']}: {item['what']}"
    return str(item.get("what") or item.get("name"))


def _is_open(item: Any) -> bool:  # noqa: ANN401 - a code or an item
    """Whether the gold reading leaves it to the reader: such an item is no sure truth."""
    return isinstance(item, dict) and bool(item.get("optional"))


def count_of_certain(gold: Path) -> int:
    """How many items of a gold reading are beyond doubt."""
    reading = json.loads(gold.read_text("utf-8"))["reading"]
    parts = (reading[part] for part in reading if part not in ("report", "topics_optional"))
    return sum(not _is_open(item) for part in parts for item in part)


def _with(item: Any, text: str, spans: list[list[int]]) -> Item:  # noqa: ANN401 - a code or an item
    data = {"code": item} if isinstance(item, str) else {**item}
    data.pop("optional", None)
    data["evidence"] = [{"start": a, "end": b, "quote": text[a:b]} for a, b in spans]
    return data


# -- alterations -----------------------------------------------------------------------------------


def altered_statements(kind: str = "samples") -> list[Statement]:
    """What the rules below make of the true statements: each at most once a rule."""
    return alter(true_statements(kind))


def alter(true: list[Statement]) -> list[Statement]:
    """What the rules make of some true statements."""
    by_report: dict[str, list[Statement]] = {}
    for statement in true:
        by_report.setdefault(statement.report, []).append(statement)
    made: list[Statement] = []
    for statement in true:
        around = by_report[statement.report]
        draw = random.Random(f"{SEED} {statement.report} {key(statement)}")
        for rule in RULES:
            made += [
                altered
                for altered in rule(statement, around, draw)
                if altered.item != statement.item or altered.text != statement.text
            ]
    return made


def key(statement: Statement) -> str:
    """All that a statement says but its evidence, as text."""
    item = {name: value for name, value in statement.item.items() if name != "evidence"}
    return json.dumps([statement.part, item], sort_keys=True)


def _changed(statement: Statement, change: str, **values: object) -> Statement:
    item = deepcopy(statement.item)
    item.update(values)
    return replace(statement, item=item, change=change)


def _ordinal(statement: Statement, _: list[Statement], draw: random.Random) -> Iterator[Statement]:
    number = statement.item.get("ordinal")
    if number:
        other = draw.choice([n for n in range(number - 3, number + 4) if n > 0 and n != number])
        yield _changed(statement, "ordinal", ordinal=other)


_DAYS = {
    "rounds": ("start", "end"),
    "visits": ("start", "end"),
    "milestones": ("date",),
    "commitments": ("due",),
}


def _dates(statement: Statement, _: list[Statement], draw: random.Random) -> Iterator[Statement]:
    keys = _DAYS.get(statement.part, ())
    values = {key: statement.item[key] for key in keys if statement.item.get(key)}
    if not values:
        return
    first = next(iter(values.values()))
    for change, move in (("day", _move_day), ("month", _move_month), ("year", _move_year)):
        by = draw.choice([-3, -2, -1, 1, 2, 3])
        if move(first, by) is not None:
            yield _changed(
                statement, change, **{key: move(value, by) for key, value in values.items()}
            )


def _move_day(value: str, by: int) -> str | None:
    if len(value) != 10:
        return None
    year = 2000 if value.startswith("XXXX") else int(value[:4])
    day = date(year, int(value[5:7]), int(value[8:])) + timedelta(days=by * 4)
    return f"{value[:4]}-{day:%m-%d}" if day.year == year else None


def _move_month(value: str, by: int) -> str | None:
    if len(value) < 7:
        return None
    month = (int(value[5:7]) - 1 + by) % 12 + 1
    return f"{value[:4]}-{month:02d}{'-15' if len(value) == 10 else ''}"


def _move_year(value: str, by: int) -> str | None:
    return None if value.startswith("XXXX") else f"{int(value[:4]) + by * 2}{value[4:]}"


_PLACES = ("Hanoi", "Washington", "Tokyo", "Jakarta", "Da Nang", "Brussels", "Geneva")


def _place(statement: Statement, _: list[Statement], draw: random.Random) -> Iterator[Statement]:
    city = statement.item.get("city")
    if city:
        yield _changed(statement, "place", city=draw.choice([p for p in _PLACES if p != city]))


def _names(
    statement: Statement, around: list[Statement], draw: random.Random
) -> Iterator[Statement]:
    """Another person of the report, or one letter in three changed: nobody."""
    key = {"participants": "name", "visits": "visitor"}.get(statement.part)
    if key is None:
        return
    name = str(statement.item[key])
    last = name.rpartition(" ")[2]
    invented = draw.choice(["Bergström", "Nakagawa", "Tran Van Loc", "Okafor", "Whitlam"])
    yield _changed(statement, "name", **{key: name.replace(last, invented)})
    others = {
        str(other.item[k])
        for other in around
        for k in ("name", "visitor")
        if other.part in ("participants", "visits") and k in other.item
    }
    absent = sorted(o for o in others if o.rpartition(" ")[2] not in statement.evidence)
    if absent:
        yield _changed(statement, "name", **{key: draw.choice(absent)})


_RANKS = {
    "Deputy Minister": "Minister",
    "Deputy Foreign Minister": "Foreign Minister",
    "deputy foreign minister": "foreign minister",
    "Under Secretary": "Secretary",
    "Assistant Secretary": "Deputy Secretary",
    "assistant secretary": "deputy secretary",
    "Principal Deputy": "Deputy",
    "President": "Vice President",
    "Prime Minister": "Deputy Prime Minister",
    "Ambassador": "Consul General",
    "Secretary of Defense": "Secretary of State",
    "Secretary of State": "Secretary of Defense",
    "Defense Secretary": "Deputy Defense Secretary",
    "Minister": "Vice Minister",
    "Director General": "Deputy Director General",
    "Foreign Secretary": "Additional Foreign Secretary",
}


def _office(
    statement: Statement, around: list[Statement], draw: random.Random
) -> Iterator[Statement]:
    """The office of someone else in the report, or another rank."""
    role = statement.item.get("role")
    if not role:
        return
    for rank, other in _RANKS.items():
        if rank in role:
            yield _changed(statement, "office", role=role.replace(rank, other))
            break
    others = sorted(
        {
            str(other.item["role"])
            for other in around
            if other.item.get("role")
            and str(other.item["role"]).lower() not in str(role).lower()
            and str(role).lower() not in str(other.item["role"]).lower()
            and _person(other) != _person(statement)
        }
    )
    if others:
        yield _changed(statement, "office", role=draw.choice(others))


def _person(statement: Statement) -> object:
    return statement.item.get("name") or statement.item.get("visitor")


def _party(
    statement: Statement, around: list[Statement], draw: random.Random
) -> Iterator[Statement]:
    """The other side, or a side that the report does not name at all."""
    item = statement.item
    table = sorted({code for other in around for code in _parties(other)})
    strangers = [code for code in ("BR", "KE", "NO", "PE") if code not in table]
    if statement.part == "participants" and item.get("party"):
        yield _changed(statement, "party", party=_other(item["party"], table, strangers, draw))
    if statement.part == "visits" and item.get("from") and item.get("to"):
        yield _changed(statement, "party", **{"from": item["to"], "to": item["from"]})
    if statement.part in ("rounds", "milestones") and item.get("parties"):
        kept = item["parties"][:-1]
        yield _changed(statement, "party", parties=sorted([*kept, draw.choice(strangers)]))
    if statement.part in ("commitments", "positions"):
        if len(item["by"]) == 1:
            yield _changed(statement, "party", by=[_other(item["by"][0], table, strangers, draw)])
        else:
            yield _changed(statement, "party", by=[draw.choice(strangers)])


def _parties(statement: Statement) -> list[str]:
    item = statement.item
    return [*item.get("by", ()), *item.get("parties", ())]


def _other(code: str, table: list[str], strangers: list[str], draw: random.Random) -> str:
    others = [each for each in table if each != code]
    return draw.choice(others or strangers)


def _amount(statement: Statement, _: list[Statement], draw: random.Random) -> Iterator[Statement]:
    amount = statement.item.get("amount")
    if amount:
        times = draw.choice([0.5, 2, 10, 1000])
        yield _changed(statement, "amount", amount={**amount, "value": amount["value"] * times})
        other = "EUR" if amount["currency"] != "EUR" else "USD"
        yield _changed(statement, "amount", amount={**amount, "currency": other})


# An act that the words of the first can never be.
_OTHER_ACT = {
    "agree": ("complete", "propose"),
    "pledge": ("complete", "propose"),
    "reaffirm": ("complete", "propose"),
    "propose": ("agree", "complete"),
    "plan": ("complete", "reaffirm"),
    "progress": ("propose", "pledge"),
    "complete": ("propose", "pledge"),
}
_OTHER_STANCE = {
    "supports": ("opposes", "concerned"),
    "opposes": ("recognises", "concerned"),
    "concerned": ("supports", "recognises"),
    "recognises": ("opposes", "concerned"),
    "stresses": ("opposes", "concerned"),
}


def _verb(
    statement: Statement, around: list[Statement], draw: random.Random
) -> Iterator[Statement]:
    """Another act or stance, which no item of the same sentence has."""
    for key, table in (("act", _OTHER_ACT), ("stance", _OTHER_STANCE)):
        if key not in statement.item:
            continue
        here = {
            other.item[key]
            for other in around
            if key in other.item and other.evidence == statement.evidence
        }
        choices = [each for each in table[statement.item[key]] if each not in here]
        if choices:
            yield _changed(statement, f"{key} flipped", **{key: draw.choice(choices)})


def _topic(
    statement: Statement, around: list[Statement], draw: random.Random
) -> Iterator[Statement]:
    """A topic that nothing in the report is about."""
    key = "code" if statement.part == "topics" else "topic"
    if key not in statement.item:
        return
    absent = [
        code
        for code in _FAR_TOPICS
        if code not in statement.topics and not re.search(_FAR_TOPICS[code], statement.text, re.I)
    ]
    if absent:
        yield _changed(statement, "topic", **{key: draw.choice(absent)})
    del around


# Topics with a word that every report on them prints.
_FAR_TOPICS = {
    "ukraine": r"ukrain|russia",
    "myanmar": r"myanmar|burm",
    "taiwan-strait": r"taiwan|strait",
    "space": r"space|satellite",
    "women-peace-security": r"women|gender",
    "korean-peninsula": r"korea|dprk",
    "health": r"health|covid|vaccin|medic|disease",
    "climate-environment": r"climate|environment|energy|water",
    "middle-east": r"middle east|gaza|iran|syria|israel|iraq|gulf|red sea|yemen",
    "mekong": r"mekong",
    "energy": r"energy|oil|gas\b|power|nuclear|electric",
    "supply-chains": r"supply|mineral|resilien|economic security",
}

_INVENTED = (
    "build a joint submarine base",
    "a visa waiver for lorry drivers",
    "exchange two giant pandas",
    "a common currency for border towns",
    "joint archaeology in the desert",
    "a tax on imported umbrellas",
)


def _invented(statement: Statement, _: list[Statement], draw: random.Random) -> Iterator[Statement]:
    """A matter, a paper, a turn that no report tells."""
    if statement.part in ("commitments", "positions"):
        yield _changed(statement, "invented", what=draw.choice(_INVENTED))
    if statement.part == "instruments":
        name = draw.choice(["Treaty of Lisbon", "Agreement on Whaling", "Arctic Code of Conduct"])
        yield _changed(statement, "invented", name=name, ref=None, kind="agreement")
    if statement.part == "milestones":
        yield _changed(statement, "invented", what="customs union founded", kind="other")


def _stitched(
    statement: Statement, around: list[Statement], draw: random.Random
) -> Iterator[Statement]:
    """Values of two sentences put together, both of them quoted."""
    partners = [
        other
        for other in around
        if other.part == statement.part and other.evidence != statement.evidence
    ]
    if not partners or statement.part in ("topics", "instruments"):
        return
    other = draw.choice(partners)
    both = sorted(
        [*statement.item["evidence"], *other.item["evidence"]], key=lambda quote: quote["start"]
    )
    both = [quote for n, quote in enumerate(both) if quote not in both[:n]]
    values = _stitch(statement, other)
    if values:
        yield _changed(statement, "stitched", evidence=both, **values)


def _stitch(one: Statement, other: Statement) -> Item:
    """Values of the other that are false of the first."""
    mine, theirs = one.item, other.item
    if one.part == "commitments" and theirs["act"] in _OTHER_ACT[mine["act"]]:
        return {"act": theirs["act"], "by": theirs["by"]}
    if one.part == "positions" and theirs["stance"] in _OTHER_STANCE[mine["stance"]]:
        return {"stance": theirs["stance"], "by": theirs["by"]}
    if one.part in ("commitments", "positions"):
        words, others = mine["what"].split(), theirs["what"].split()
        tail = others[len(others) // 2 :]
        new = [w for w in tail if len(w) > 5 and w.lower()[:5] not in one.evidence.lower()]
        lead = [w for w in words[:2] if len(w) > 5 and w.lower()[:5] not in other.evidence.lower()]
        return (
            {"what": " ".join([*words[: max(2, len(words) // 2)], *tail])} if new and lead else {}
        )
    if one.part == "rounds" and theirs["ordinal"] and theirs["ordinal"] != mine["ordinal"]:
        if theirs["start"] and theirs["start"] != mine["start"] and mine["ordinal"]:
            return {"start": theirs["start"], "end": theirs["end"]}
        return {"city": theirs["city"]} if theirs["city"] and theirs["city"] != mine["city"] else {}
    if one.part == "participants" and theirs["role"] != mine["role"] and theirs["role"]:
        same = str(mine["role"]).lower() in theirs["role"].lower()
        return {} if same or theirs["name"] == mine["name"] else {"role": theirs["role"]}
    if one.part == "visits" and theirs["start"] and mine["start"]:
        same = theirs["start"].startswith(mine["start"]) or mine["start"].startswith(
            theirs["start"]
        )
        return {} if same else {"start": theirs["start"], "end": theirs["end"]}
    if one.part == "milestones" and theirs["date"] and mine["date"]:
        same = theirs["date"].startswith(mine["date"]) or mine["date"].startswith(theirs["date"])
        return {} if same else {"date": theirs["date"]}
    return {}


def _elsewhere(
    statement: Statement, around: list[Statement], draw: random.Random
) -> Iterator[Statement]:
    """True of the report, but quoted from a sentence that says nothing of it."""
    anchor = str(
        statement.item.get("what")
        or statement.item.get("name")
        or statement.item.get("visitor")
        or ""
    )
    words = [word.lower()[:5] for word in re.findall(r"\w{5,}", anchor)]
    if not words:
        return
    far = [other for other in around if not any(word in other.evidence.lower() for word in words)]
    if far:
        yield _changed(statement, "another sentence", evidence=draw.choice(far).item["evidence"])


def every_other(kind: str = "samples") -> list[Statement]:
    """Each act and view once with every other act or stance that no item of its sentence has.

    Not all are false: one careful reader's "agree" is another's "plan".
    """
    true = true_statements(kind)
    made: list[Statement] = []
    for statement in true:
        for name, table in (("act", _OTHER_ACT), ("stance", _OTHER_STANCE)):
            if name not in statement.item:
                continue
            here = {o.item.get(name) for o in true if o.evidence == statement.evidence}
            change = f"{statement.item[name]} as "
            made += [
                _changed(statement, change + other, **{name: other})
                for other in table
                if other not in here
            ]
    return made


# -- alterations of the text -----------------------------------------------------------------------

# A verb of the sentence and what denies it. Each stands for the one act it is listed under.
_REFUSALS = {
    "agree": (
        (r"\bagreed (to|on|that)\b", "refused to agree {0}"),
        (r"\bhave agreed to\b", "have refused to"),
        (
            r"^(They|The two sides|Both sides|Kaidanow|The two ministers) agreed\b",
            "{0} declined to agree",
        ),
    ),
    "pledge": (
        (r"\bpledged (to|that)\b", "refused to pledge {0}"),
        (r"\bpromised that\b", "refused to promise that"),
        (r"\bhas pledged to\b", "has declined to"),
    ),
    "reaffirm": (
        (r"\breaffirmed\b", "declined to reaffirm"),
        (r"\brenewed\b", "declined to renew"),
        (r"\brestated\b", "stopped short of restating"),
        (r"\brepeated\b", "declined to repeat"),
    ),
    "propose": (
        (r"\bproposed that\b", "refused to propose that"),
        (r"\basked for\b", "did not ask for"),
        (r"\brecommended\b", "advised against"),
        (r"\bsuggested\b", "never suggested"),
    ),
    "plan": ((r"\bplans to\b", "has no plans to"), (r"\bwill\b", "will not")),
    "complete": (
        (r"\bhas been completed\b", "has not been completed"),
        (r"\bcompleted\b", "abandoned"),
    ),
    "progress": (
        (r"\bhave (been )?(cooperat\w+)\b", "have not {0}{1}"),
        (r"\bcontinue to\b", "no longer"),
        (r"\bwork together\b", "do not work together"),
        (r"\bhave continued to\b", "have ceased to"),
        (r"\bthanked\b", "did not thank"),
    ),
    "supports": (
        (r"\breaffirmed\b", "declined to reaffirm"),
        (r"\bcalled for\b", "did not call for"),
        (r"\bagreed (to support|on the principle)\b", "refused to agree {0}"),
        (r"\baffirmed U\.S\. support\b", "withheld U.S. support"),
        (r"\brestated\b", "declined to restate"),
    ),
    "recognises": (
        (r"\bwelcomed\b", "did not welcome"),
        (r"\b(praised|commended)\b", "did not praise"),
        (r"\bexpressed satisfaction\b", "did not express satisfaction"),
        (r"\bthanked\b", "did not thank"),
        (r"\bexpressed thanks\b", "never expressed thanks"),
        (r"\bnoted with\b", "failed to note with"),
    ),
    "stresses": ((r"\b(?:stressed|underlined|highlighted|emphasized)\b", "did not stress"),),
}
_NOT = (
    (r"\bwill (?!not)(?=\w)", "will not "),
    (r"\bhas been\b", "has never been"),
    (r"\bhave been\b", "have not been"),
    (r"\bwas (?=held|shared|led|formed|co-chaired)", "was not "),
    (r"\btook place\b", "did not take place"),
    (r"\bvisited\b", "did not visit"),
    (r"\bplans an\b", "has dropped plans for an"),
    (r"\bpaid to\b", "never paid to"),
    (r"\bshould\b", "should not"),
    (r"\bmust be\b", "must not be"),
    (r"\bis committed\b", "is not committed"),
    (r"\bregards\b", "does not regard"),
)


def _refused(
    statement: Statement, around: list[Statement], _: random.Random
) -> Iterator[Statement]:
    """The sentence says that the party refused, or did not do it; the item stays as it was."""
    value = statement.item.get("act") or statement.item.get("stance")
    if len(statement.item["evidence"]) != 1 or value not in _REFUSALS:
        return
    words = statement.evidence
    for pattern, denial in _REFUSALS[value]:
        found = list(re.finditer(pattern, words))
        if len(found) != 1 or _has_more_cues(statement, found[0]):
            continue
        said = (
            words[: found[0].start()] + denial.format(*found[0].groups()) + words[found[0].end() :]
        )
        yield _rewritten(statement, "verb refused in the text", said)
        return
    del around


def _has_more_cues(statement: Statement, found: re.Match[str]) -> bool:
    """Whether another verb stands between the one denied and the words of the item.

    The words must follow the verb, unless it is one that follows them ("has been completed").
    """
    words = statement.evidence.lower()
    content = [word[:5] for word in re.findall(r"\w{4,}", str(statement.item["what"]).lower())]
    first = min((at for word in content if (at := words.find(word)) >= 0), default=-1)
    if "complet" in found[0]:
        return False
    ahead = [at for word in content if (at := words.find(word, found.end())) >= 0]
    if first < 0 or len(ahead) < len(content) / 2:
        return True
    return bool(_ANY_CUE.search(words[found.end() : min(ahead)]))


_ANY_CUE = re.compile(
    r"\b(?:and|also)\b.{0,30}\b(?:agreed|pledged|promised|reaffirmed|stressed|welcomed|praised|saw"
    r"|called|expressed|supports?|repeated|restated|affirmed|proposed|said|added|that)\b"
)


def _negated(
    statement: Statement, around: list[Statement], _: random.Random
) -> Iterator[Statement]:
    """A negation is put into the sentence right before or inside the words of the item."""
    if len(statement.item["evidence"]) != 1:
        return
    words = statement.evidence
    if statement.part in ("commitments", "positions"):
        if statement.item.get("stance") in ("opposes", "concerned", "stresses"):
            return
        what = str(statement.item["what"])
        for pattern, denial in _NOT:
            found = list(re.finditer(pattern, words))
            if len(found) == 1 and _touches(what, words, found[0]):
                said = words[: found[0].start()] + denial + words[found[0].end() :]
                yield _rewritten(statement, "negation inserted in the text", said)
                return
    elif statement.part in ("rounds", "visits", "milestones"):
        for pattern, denial in _TURN_NOT.get(statement.part, ()):
            found = list(re.finditer(pattern, words))
            two = statement.part == "rounds" and words.lower().count("dialogue") > 1
            if len(found) == 1 and _is_told_by(statement, found[0][0]) and not two:
                said = words[: found[0].start()] + denial + words[found[0].end() :]
                yield _rewritten(statement, "negation inserted in the text", said)
                return
    del around


def _is_told_by(statement: Statement, verb: str) -> bool:
    """Whether the words of a turn hold the verb that is denied."""
    what = str(statement.item.get("what", verb)).lower()
    return any(word in what for word in re.findall(r"\w{5,}", verb.lower()))


_TURN_NOT = {
    "visits": (
        (r"\bvisited\b", "did not visit"),
        (r"\bplans an official visit\b", "has cancelled an official visit"),
        (r"\bthat President Joe Biden paid\b", "that President Joe Biden never paid"),
    ),
    "milestones": (
        (r"\bhas been completed\b", "has not been completed"),
        (r"\bWar ended in\b", "War had not ended in"),
        (r"\bnormalized relations\b", "did not normalize relations"),
        (r"\bwas formed\b", "was not formed"),
    ),
    "rounds": (
        (r"\bwas held today\b", "was cancelled today"),
        (r"\btook place\b", "was called off"),
        (r"\bwas held in\b", "was cancelled in"),
        (r"\bwill be held\b", "will not be held"),
    ),
}


def _touches(what: str, words: str, found: re.Match[str]) -> bool:
    """Whether a verb stands right before the words of an item, among them, or right behind."""
    content = re.findall(r"\w{4,}", what.lower())
    lower = words.lower()
    places = [at for at in (lower.find(word[:5]) for word in content) if at >= 0]
    if not places:
        return False
    return min(places) - 30 <= found.start() <= max(places) + 20


def _dropped(
    statement: Statement, around: list[Statement], _: random.Random
) -> Iterator[Statement]:
    """A negation of the sentence is left out of the item, or of the sentence."""
    what = str(statement.item.get("what", ""))
    for pattern, plain in _NEGATED:
        said, count = re.subn(pattern, plain, what)
        if count:
            yield _changed(statement, "negation dropped", what=" ".join(said.split()))
            break
    if len(statement.item["evidence"]) == 1:
        is_against = statement.item.get("stance") == "opposes"
        for pattern, plain in (*_NEGATED, *(_FORBIDDEN if is_against else ())):
            if not is_against and not re.search(pattern, what):
                continue
            said, count = re.subn(pattern, plain, statement.evidence)
            if count == 1:
                yield _rewritten(statement, "negation dropped in the text", said)
                break
    del around


_NEGATED = (
    (r"\bmust not\b", "must"),
    (r"\bneither used nor threatened\b", "used and threatened"),
    (r"\bnot be\b", "be"),
    (r"\brefraining from\b", "resorting to"),
    (r"\bno one to\b", "everyone to"),
)


# What a party opposes, turned into what it asks for.
_FORBIDDEN = (
    (r"\bno one should\b", "each of them should"),
    (r"\bwith no provocative moves\b", "with provocative moves"),
    (r"\bare to be avoided\b", "are to be encouraged"),
    (r"\bwhile avoiding\b", "while encouraging"),
    (r"\boppose\b", "favor"),
    (r"\bcriticized\b", "welcomed"),
)


# A verb that undertakes, and the same with less in it.
_LESS = (
    (r"\b(agreed|pledged|promised|committed|undertook|plans?|intends?|offered) to (?=[a-z])",
     "lessened in the text", "{0} to consider whether to "),
    (r"\bagreed (to|on|that)\b", "only possible in the text", "may yet agree {0}"),
    (r"\bpledged (to|that)\b", "only possible in the text", "might pledge {0}"),
    (r"\bpromised (to|that)\b", "only possible in the text", "could promise {0}"),
)  # fmt: skip


def _lessened(
    statement: Statement, around: list[Statement], _: random.Random
) -> Iterator[Statement]:
    """The party only considers the act, or may yet undertake it."""
    if statement.part != "commitments" or len(statement.item["evidence"]) != 1:
        return
    if statement.item["act"] not in ("agree", "pledge", "plan"):
        return
    words, made = statement.evidence, set()
    for pattern, change, less in _LESS:
        found = list(re.finditer(pattern, words))
        if len(found) != 1 or change in made or _has_more_cues(statement, found[0]):
            continue
        made.add(change)
        said = words[: found[0].start()] + less.format(*found[0].groups()) + words[found[0].end() :]
        yield _rewritten(statement, change, said)
    del around


_AT_END = 12  # characters behind the last word of an item for a condition there to be its own


def _conditioned(
    statement: Statement, around: list[Statement], _: random.Random
) -> Iterator[Statement]:
    """A condition is put behind the words of an act; the item gives none."""
    if statement.part != "commitments" or len(statement.item["evidence"]) != 1:
        return
    if statement.item["act"] in ("progress", "complete"):
        return
    words = statement.evidence.rstrip()
    content = re.findall(r"\w{4,}", str(statement.item["what"]).lower())
    last = words.lower().rfind(content[-1][:5]) if content else -1
    if words.endswith(".") and last >= 0 and last + len(content[-1]) >= len(words) - _AT_END:
        said = f"{words[:-1]}, provided that the money is found."
        yield _rewritten(statement, "condition put on in the text", said)
    del around


def _of_analyst(
    statement: Statement, around: list[Statement], _: random.Random
) -> Iterator[Statement]:
    """All that the sentence says is what an analyst believes."""
    if statement.part in ("commitments", "positions") and len(statement.item["evidence"]) == 1:
        said = f"In the view of one analyst, {statement.evidence}"
        yield _rewritten(statement, "told by an analyst in the text", said)
    del around


def _rewritten(statement: Statement, change: str, said: str) -> Statement:
    """The report with one sentence in other words, and the quote that goes with it."""
    quote = statement.item["evidence"][0]
    text = statement.text[: quote["start"]] + said + statement.text[quote["end"] :]
    evidence = [{"start": quote["start"], "end": quote["start"] + len(said), "quote": said}]
    changed = _changed(statement, change, evidence=evidence)
    return replace(changed, text=text)


RULES = (
    _ordinal,
    _dates,
    _place,
    _names,
    _office,
    _party,
    _amount,
    _verb,
    _topic,
    _invented,
    _stitched,
    _elsewhere,
    _refused,
    _negated,
    _dropped,
    _lessened,
    _conditioned,
    _of_analyst,
)
