"""The gold record of the samples, and claims made from the gold readings or by the reader."""

import json
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from parley.model.claim import HEADER, Claim, make_claim
from parley.pipeline import read_report
from parley.samples import sample_paths
from parley.sources import clean, open_source

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
DEFAULTS = {
    "commitments": {"due": None},
    "visits": {"role": None, "from": None, "to": None, "city": None, "start": None, "end": None},
}


@cache
def gold() -> Any:  # noqa: ANN401 - JSON
    return json.loads((SAMPLES / "gold-record.json").read_text("utf-8"))


def gold_claims() -> list[Claim]:
    """The gold readings as claims; a reading made by hand gives no rules and no evidence."""
    made: list[Claim] = []
    for path in sorted((SAMPLES / "gold").glob("*.json")):
        made += _claims_of(path.stem, json.loads(path.read_text("utf-8"))["reading"])
    return made


def _claims_of(stem: str, reading: dict[str, Any]) -> list[Claim]:
    words = len((SAMPLES / "clean" / f"{stem}.txt").read_text("utf-8").split())
    header = {"kind": "news", **reading["report"], "words": words}
    rounds = [
        make_claim(stem, "rounds", {**item, "rule": _rule(index, item), "evidence": []})
        for index, item in enumerate(reading["rounds"])
    ]
    made = [make_claim(stem, HEADER, header), *rounds]
    for part in ("participants", "topics", "commitments", "positions", "instruments", "visits"):
        made += [_claim(stem, part, item, rounds) for item in reading[part]]
    made += [make_claim(stem, "milestones", {**item}) for item in reading["milestones"]]
    return made


def _rule(index: int, item: dict[str, Any]) -> str:
    if index == 0 and item["status"] == "held":
        return "rounds/main"
    return "rounds/next" if item["status"] == "planned" else "rounds/numbered"


def _claim(stem: str, part: str, item: str | dict[str, Any], rounds: list[Claim]) -> Claim:
    data: dict[str, Any] = (
        {"code": item} if isinstance(item, str) else {**DEFAULTS.get(part, {}), **item}
    )
    if part in ("topics", "commitments", "positions"):
        data.setdefault("round", 0)
    where = data.get("round")
    if isinstance(where, int):
        data["round"] = rounds[where].id if where < len(rounds) else None
    return make_claim(stem, part, data)


@cache
def read_claims() -> tuple[tuple[Claim, ...], dict[str, str]]:
    """What the reader makes of the samples, and the stem of each report."""
    made: list[Claim] = []
    stems: dict[str, str] = {}
    for path in sample_paths():
        read = read_report(clean(open_source(str(path))))
        made += read.claims
        stems[read.report.id] = path.stem
    return tuple(made), stems


def pairwise(found: dict[Any, set[Any]], wanted: dict[Any, Any]) -> float:
    """F1 over pairs of items that both know: found together, and wanted together."""
    items = sorted(set(found) & set(wanted), key=str)
    pairs = list(combinations(items, 2))
    together = {pair for pair in pairs if found[pair[0]] & found[pair[1]]}
    right = {pair for pair in pairs if wanted[pair[0]] == wanted[pair[1]]}
    if not together and not right:
        return 1.0
    return 2 * len(together & right) / (len(together) + len(right))
