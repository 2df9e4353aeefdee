"""The reports and gold readings in ../shared beside a checkout; skipped where it is missing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

SHARED = Path(__file__).parents[1] / "../shared"
FLOOR = 0.955  # macro F1 of the seventeen reports; it only rises
PAGES = sorted((SHARED / "reports").glob("0*.txt"))
REPORTS = sorted((SHARED / "reports").glob("*.txt"))

pytestmark = pytest.mark.skipif(
    not (SHARED / "reports").is_dir(), reason="there is no ../shared beside this checkout"
)


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The readings of all reports, as the command writes them."""
    folder = tmp_path_factory.mktemp("readings")
    command = [sys.executable, "-m", "parley", "read", *map(str, REPORTS), "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_every_report_is_read(readings: Path) -> None:
    assert [path.stem for path in REPORTS] == sorted(path.stem for path in readings.iterdir())


@pytest.mark.parametrize("stem", [path.stem for path in REPORTS])
def test_every_quote_stands_in_its_text(readings: Path, stem: str) -> None:
    reading = json.loads((readings / f"{stem}.json").read_text("utf-8"))["reading"]
    text = reading["report"]["text"]
    items = [item for part in reading.values() if isinstance(part, list) for item in part]
    quotes = [quote for item in items for quote in item.get("item", item).get("evidence", [item])]
    assert quotes
    assert [q for q in quotes if text[q["start"] : q["end"]] != q["quote"]] == []


@pytest.mark.parametrize("stem", [path.stem for path in REPORTS])
def test_text_is_that_of_the_file(readings: Path, stem: str) -> None:
    reading = json.loads((readings / f"{stem}.json").read_text("utf-8"))["reading"]
    assert reading["report"]["text"] == (SHARED / "reports" / f"{stem}.txt").read_text("utf-8")


def test_readings_score_at_least_the_floor(readings: Path) -> None:
    score = [str(SHARED / "tools" / "score.py"), str(SHARED / "gold"), str(readings), "--json"]
    done = subprocess.run([sys.executable, *score], check=True, capture_output=True)
    told = json.loads(done.stdout)
    assert told["documents"] == len(REPORTS)
    assert told["macro_f1"] >= FLOOR


ROUNDS = [
    ("7", "held", "2015-01-22", "2015-01-23", "Hanoi"),
    ("8", "announced", "2016", "2016", "Washington"),
    ("9", "held", "2018-01-30", "2018-01-30", "Hanoi"),
    ("10", "held", "XXXX-03-25", "XXXX-03-25", "Washington"),  # the page prints no year
    ("13", "held", "2024-08-26", "2024-08-26", "Hanoi"),
]


@pytest.fixture
def pages_record(run: Run) -> Run:
    """A run of the command on a record of the five pages."""
    assert run("add", *map(str, PAGES)).returncode == 0
    return run


def test_pages_give_these_rounds_and_no_others(pages_record: Run) -> None:
    (dialogue,) = json.loads(pages_record("show", "--json").stdout)
    assert dialogue["parties"] == ["US", "VN"]
    assert (dialogue["held"], dialogue["announced"]) == (4, ["8"])
    told = []
    for number, *_ in ROUNDS:
        dossier = json.loads(pages_record("show", "round", number, "--json").stdout)
        working = {choice["key"]: choice["working"] for choice in dossier["choices"]}
        told.append((number, dossier["status"], *map(working.get, ("start", "end", "city"))))
    assert told == ROUNDS


def test_pages_name_the_co_chairs(pages_record: Run) -> None:
    dossier = json.loads(pages_record("show", "round", "7", "--json").stdout)
    chairs = [(seat["name"], seat["party"]) for seat in dossier["seats"]]
    assert chairs == [("Puneet Talwar", "US"), ("Ha Kim Ngoc", "VN")]


def test_pages_are_whole(pages_record: Run) -> None:
    done = pages_record("verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert "of 5 sources" in done.stdout
