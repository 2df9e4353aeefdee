import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import get_args

import click
import pytest
from rich.cells import cell_len

from parley.cli.show import command
from parley.model.reading import Act, Stance
from tests.conftest import Run
from tests.factory import HEDGED, SECOND, TWO_NAMES, a_file

LISTS = [
    "dialogues",
    "agenda",
    "people",
    "ledger",
    "threads",
    "tasks",
    "positions",
    "wording",
    "formulae",
    "names",
    "instruments",
    "visits",
    "milestones",
    "conflicts",
    "gaps",
    "sources",
    "witnesses",
]
VIEWS = [*[(each,) for each in LISTS], ("round", "9"), ("thread", "bien-hoa")]


@pytest.fixture
def show(run: Run, sample_record: Path, tmp_path: Path) -> Run:
    """Run `parley show` on a copy of the sample record."""
    shutil.copy(sample_record, tmp_path / "parley.db")
    return lambda *arguments: run("show", *arguments)


def test_views_are_those_of_the_command() -> None:
    (what,) = [each for each in command.params if each.name == "what"]
    assert isinstance(what.type, click.Choice)
    assert sorted(what.type.choices) == sorted([*LISTS, "round", "thread", "refused"])


def test_file_name_of_a_source_without_an_outlet_stands_for_no_outlet(
    run: Run, tmp_path: Path
) -> None:
    a_file(tmp_path, name="red-river-post.txt")
    assert run("add", "red-river-post.txt").returncode == 0
    people = " ".join(run("show", "people").stdout.split())
    assert "outlet not told (file red-river-post), undated" in people
    assert "red-river-post, undated" not in people


@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_view_is_json_and_the_same_twice(show: Run, view: tuple[str, ...]) -> None:
    first, again = show(*view, "--json"), show(*view, "--json")
    assert first.returncode == 0
    assert json.loads(first.stdout)
    assert first.stdout == again.stdout
    assert first.stderr == ""


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_view_prints_within_the_width(
    show: Run, view: tuple[str, ...], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    done = show(*view)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 3
    assert max(cell_len(line) for line in done.stdout.splitlines()) <= width


def test_dialogue_is_told_with_its_rounds(show: Run) -> None:
    (line,) = json.loads(show("dialogues", "--json").stdout)
    assert line["parties"] == ["US", "VN"]
    assert (line["first"], line["last"]) == ("2015-01-22", "2024-08-26")
    assert line["held"] == 4


@pytest.mark.parametrize(
    ("number", "start", "city"),
    [
        ("7", "2015-01-22", "Hanoi"),
        ("9", "2018-01-30", "Hanoi"),
        ("10", "2019-03-25", "Washington"),
        ("13", "2024-08-26", "Hanoi"),
    ],
)
def test_round_is_found_by_number_date_and_id(
    show: Run, number: str, start: str, city: str
) -> None:
    dossier = json.loads(show("round", number, "--json").stdout)
    working = {choice["key"]: choice["working"] for choice in dossier["choices"]}
    assert (working["start"], working["city"]) == (start, city)
    assert json.loads(show("round", dossier["id"], "--json").stdout) == dossier


def test_every_line_of_a_round_cites_its_sentences(show: Run) -> None:
    dossier = json.loads(show("round", "9", "--json").stdout)
    lines = [*dossier["seats"], *dossier["topics"], *dossier["commitments"], *dossier["positions"]]
    values = [value for choice in dossier["choices"] for value in choice["values"]]
    assert len(lines) > 10
    for line in [*lines, *values]:
        assert line["citations"]
        assert all(quote.strip() for each in line["citations"] for quote in each["quotes"])


def test_round_prints_its_sentences_when_asked(show: Run) -> None:
    assert "Positions" in show("round", "9").stdout
    longer = show("round", "9", "--quotes").stdout
    assert len(longer) > 1.5 * len(show("round", "9").stdout)


def test_thread_quotes_the_sentences_that_name_its_object(show: Run) -> None:
    told = json.loads(show("thread", "bien-hoa", "--json").stdout)
    topics = [each for each in told["statements"] if each["value"] in ("discussed", "mentioned")]
    quotes = [q for each in topics for cited in each["citations"] for q in cited["quotes"]]
    assert quotes
    assert [quote for quote in quotes if "Bien Hoa" not in quote] == []


def test_ledger_and_positions_hold_known_acts_and_stances(show: Run) -> None:
    acts = {line["value"] for line in json.loads(show("ledger", "--json").stdout)}
    stances = {line["value"] for line in json.loads(show("positions", "--json").stdout)}
    assert acts <= set(get_args(Act))
    assert stances <= set(get_args(Stance))


def test_unknown_round_is_named_with_those_there_are(show: Run) -> None:
    done = show("round", "99")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("parley: The record has no round '99'. It has: ")
    assert "13" in done.stderr


def test_round_without_a_number_is_wrong_use(show: Run) -> None:
    done = show("round")
    assert done.returncode == 2
    assert "Which round? For instance: parley show round 9" in done.stderr


def test_round_of_an_unknown_dialogue_names_the_dialogues(show: Run) -> None:
    done = show("round", "9", "--dialogue", "rhine")
    assert done.returncode == 1
    assert "The record has no dialogue 'rhine'. It has:\n  dialogue:us-vn" in done.stderr


def test_unknown_view_is_wrong_use(show: Run) -> None:
    done = show("weather")
    assert done.returncode == 2
    assert "'weather' is not one of" in done.stderr


def test_show_without_a_record_says_what_to_do(run: Run, tmp_path: Path) -> None:
    done = run("show")
    assert done.returncode == 1
    assert "there is no record here. Add a report first (parley add FILE)" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_empty_list_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    run("add", "empty.txt")
    assert run("show", "conflicts").stdout == "Conflicts: none in this record.\n"
    assert json.loads(run("show", "conflicts", "--json").stdout) == []


def test_open_question_whether_two_dialogues_are_one_is_told_where_no_conflict_is(
    run: Run, tmp_path: Path
) -> None:
    for number, story in enumerate(TWO_NAMES):
        run("add", str(a_file(tmp_path, story, f"{number}.txt")))
    (task,) = json.loads(run("show", "tasks", "--json").stdout)
    for dialogue in ((), ("--dialogue", "defence"), ("--dialogue", "security")):
        told = run("show", "conflicts", *dialogue).stdout.split("\n", 1)
        assert told[0] == "Conflicts: none in this record."
        assert "whether two dialogues or rounds are one is still to be decided" in told[1]
    run("brief", "defence-policy-talks", "--to", "book.md")
    book = (tmp_path / "book.md").read_text("utf-8")
    assert "No source contradicts another" not in book
    assert task["id"] in book
    run("judge", "reject", task["id"], "--why", "they are two")
    assert run("show", "conflicts").stdout == "Conflicts: none in this record.\n"


def test_table_shows_no_control_characters(run: Run, tmp_path: Path) -> None:
    story = "The two sides met in Hanoi and agreed to cooperate in trade, as they had said before."
    a_file(tmp_path, f"Talks \x1b[2J held in Hanoi on trade\n\n{story}")
    run("add", "report.txt")
    done = run("show", "sources")
    assert "Talks" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("people", "hanoi"), "takes no further word; 'hanoi' is one"),
        (("ledger", "--quotes"), "--quotes goes with one round"),
        (("thread", "mines", "--quotes"), "--quotes goes with one round"),
        (("sources", "--dialogue", "us-vn"), "takes no --dialogue"),
        (("refused", "--dialogue", "us-vn"), "takes no --dialogue"),
        (("round",), "Which round?"),
    ],
)
def test_show_refuses_what_it_cannot_heed(run: Run, words: tuple[str, ...], says: str) -> None:
    done = run("show", *words)
    assert done.returncode == 2
    assert says in " ".join(done.stderr.split())


def test_show_names_the_dialogues_where_none_fits(show: Run) -> None:
    done = show("ledger", "--dialogue", "mars")
    assert done.returncode == 1
    assert "no dialogue 'mars'. It has:\n  dialogue:" in done.stderr


OTHER = b"""HANOI, 6 March 2020 - The third Vietnam-India Maritime Security Dialogue was held in
Hanoi on 5 March 2020. The two sides agreed to exchange more delegations.
"""


def test_show_narrows_a_list_to_a_dialogue(show: Run, run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, OTHER, "other.txt")
    run("add", "other.txt")
    every = json.loads(show("ledger", "--json").stdout)
    own = json.loads(show("ledger", "--json", "--dialogue", "in-vn").stdout)
    assert [line["by"] for line in own] == [["IN", "VN"]]
    assert [line for line in every if line in own] == own
    assert len(every) > len(own)


@pytest.mark.parametrize("damage", ["DELETE FROM {}", "UPDATE {} SET {} = x'00'"])
@pytest.mark.parametrize(
    ("table", "column"), [("pieces", "outline"), ("piece_contents", "content")]
)
def test_show_is_the_same_without_what_was_worked_out_before(
    show: Run, tmp_path: Path, damage: str, table: str, column: str
) -> None:
    before = show("threads", "--json").stdout
    with closing(sqlite3.connect(tmp_path / "parley.db")) as connection, connection:
        assert connection.execute(damage.format(table, column)).rowcount > 0
    assert show("threads", "--json").stdout == before
    assert show("threads", "--json").stdout == before


@pytest.mark.parametrize("words", [("ledger",), ("threads",), ("round", "3"), ("thread", "radars")])
def test_condition_stands_beside_the_promise(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    a_file(tmp_path, HEDGED)
    run("add", "report.txt")
    shown = " ".join(run("show", *words).stdout.split())
    assert "on condition: If the Diet approves" in shown
    assert ("as told by Vietnam" in shown) == (words != ("thread", "radars"))


def test_agenda_of_two_dialogues_has_a_table_for_each_with_its_own_rounds(
    show: Run, run: Run, tmp_path: Path
) -> None:
    a_file(tmp_path, OTHER, "other.txt")
    run("add", "other.txt")
    told = show("agenda", "--dialogue", "in-vn").stdout.splitlines()
    both = show("agenda").stdout
    heads = [line.split() for line in both.splitlines() if line.startswith("topic ")]
    assert sorted(heads, key=len) == [
        ["topic", "3", "last"],
        ["topic", "7", "9", "10", "13", "last"],
    ]
    assert told[-1] in both.splitlines()
    assert both.count("Agenda: ") == 2


def test_set_phrases_of_two_dialogues_stand_under_their_own_rounds(
    show: Run, run: Run, tmp_path: Path
) -> None:
    said = b"The two sides stressed freedom of navigation in the South China Sea.\n"
    a_file(tmp_path, OTHER + said + SECOND.encode() * 6, "other.txt")  # long enough to be full
    run("add", "other.txt")
    both = show("formulae").stdout
    heads = [line.split() for line in both.splitlines() if line.startswith("phrase ")]
    assert ["phrase", "3"] in heads
    assert not any("3" in head and "13" in head for head in heads)


def test_person_has_one_seat_at_a_round_whatever_outlets_call_it(show: Run) -> None:
    people = json.loads(show("people", "--json").stdout)
    seats = [[seat.partition(" (")[0] for seat in each["seats"]] for each in people]
    assert any(len(own) > 1 for own in seats)
    assert [own for own in seats if len(own) != len(set(own))] == []
