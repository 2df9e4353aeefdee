import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.factory import SECOND, STORY, a_file

GOOD = f"{STORY}\n\n{SECOND}\n"


def sources(run: Run) -> dict[str, dict[str, object]]:
    """The sources of the record, by name."""
    listed = json.loads(run("show", "sources", "--json").stdout)
    return {each["name"]: each for each in listed}


def test_add_keeps_a_report_and_says_what_the_record_has(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD)
    done = run("add", "report.txt")
    assert done.returncode == 0
    assert "1 source: 1 added." in done.stderr
    assert "now has 1 dialogue with 1 round held or announced, 2 people" in done.stderr
    assert (tmp_path / "parley.db").exists()


def test_add_takes_a_source_once(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD)
    run("add", "report.txt")
    before = run("show", "--json").stdout
    done = run("add", "report.txt", ".")
    assert done.returncode == 0
    assert "known already" in done.stderr
    assert run("show", "--json").stdout == before
    assert len(sources(run)) == 1


def test_add_takes_the_same_bytes_once_in_one_run(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD, "b.txt")
    a_file(tmp_path, GOOD, "a.txt")
    done = run("add", "b.txt", "a.txt")
    assert "2 sources: 1 added, 1 known already." in done.stderr
    assert list(sources(run)) == ["a.txt"]


@pytest.mark.parametrize("order", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_add_names_the_same_bytes_alike_in_whichever_run_they_came(
    run: Run, tmp_path: Path, order: tuple[str, str]
) -> None:
    for name in order:
        a_file(tmp_path, GOOD, name)
        run("add", name)
    assert list(sources(run)) == ["a.txt"]


def test_add_reads_standard_input(run: Run) -> None:
    done = run("add", "-", given=GOOD)
    assert done.returncode == 0
    assert list(sources(run)) == ["standard input"]


def test_add_lets_stated_values_win_and_marks_them(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, f"Ninth dialogue held\n\nJanuary 31, 2018 - 08:12\n\n{GOOD}")
    run("add", "report.txt", "--published", "2018-02-01", "--outlet", "Red River Post")
    kept = sources(run)["report.txt"]
    assert (kept["published"], kept["outlet"]) == ("2018-02-01", "Red River Post")
    assert kept["stated"] == {"published": "2018-02-01", "outlet": "Red River Post"}


def test_add_takes_what_is_stated_later_without_losing_what_was(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD)
    run("add", "report.txt", "--published", "2018-02-01")
    done = run("add", "report.txt", "--outlet", "Red River Post")
    assert "1 source: 1 read anew." in done.stderr
    kept = sources(run)["report.txt"]
    assert kept["stated"] == {"published": "2018-02-01", "outlet": "Red River Post"}
    assert kept["published"] == "2018-02-01"


def test_add_keeps_what_was_stated_when_the_source_comes_again(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD)
    run("add", "report.txt", "--published", "2018-02-01")
    run("add", "report.txt")
    assert sources(run)["report.txt"]["published"] == "2018-02-01"


def test_add_with_several_processes_makes_the_same_record(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(20):
        a_file(folder, f"{GOOD}\nThis is report {number} of the day.", f"{number:02}.txt")
    (folder / "bad.txt").touch()
    one = run("--record", "one.db", "add", "reports", "--jobs", "1")
    other = run("--record", "two.db", "add", "reports", "--jobs", "2")
    assert (one.returncode, other.returncode) == (1, 1)
    shown = [
        run("--record", where, "show", "sources", "--json").stdout for where in ("one.db", "two.db")
    ]
    assert "bad.txt" in shown[0]
    assert shown[0] == shown[1]


def test_add_of_nothing_that_is_there_leaves_no_record_behind(run: Run, tmp_path: Path) -> None:
    done = run("add", "missing.txt")
    assert done.returncode == 1
    assert "1 source: 1 could not be opened." in done.stderr
    assert "The record in" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["file:///etc/hosts", "ftp://archive.example/report.html"])
def test_address_that_is_not_fetched_is_told_as_such(run: Run, where: str) -> None:
    done = run("read", where)
    assert done.returncode == 1
    scheme = where.partition("//")[0]
    assert f"Parley does not fetch {scheme}// addresses, only http:// and https://" in done.stderr


def test_add_needs_a_path(run: Run) -> None:
    done = run("add")
    assert done.returncode == 2
    assert "Missing argument" in done.stderr


@pytest.mark.parametrize("day", ["yesterday", "2018-02-30", "31/1/2018"])
def test_add_refuses_a_day_that_is_none(run: Run, tmp_path: Path, day: str) -> None:
    a_file(tmp_path, GOOD)
    done = run("add", "report.txt", "--published", day)
    assert done.returncode == 2
    assert done.stderr == (
        f"parley: --published {day!r} is no date. Write it as 2019-03-26, 2019-03 or 2019.\n"
    )
    assert not (tmp_path / "parley.db").exists()


def test_add_leaves_a_file_that_is_no_record_alone(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD)
    done = run("--record", "report.txt", "add", "report.txt")
    assert done.returncode == 1
    assert "this is no record of Parley's" in done.stderr
    assert (tmp_path / "report.txt").read_text("utf-8") == GOOD


def test_add_says_where_a_stated_day_is_not_the_printed_one(run: Run, tmp_path: Path) -> None:
    dated = f"Published: 31 January 2018\n\n{GOOD}"
    a_file(tmp_path, dated)
    done = run("add", "report.txt", "--published", "2019-03-26")
    assert done.returncode == 0
    assert "report.txt: taken as published 2019-03-26, as stated" in done.stderr
    assert "parley add report.txt --published 2018-01-31" in done.stderr
    done = run("add", "report.txt", "--published", "2018-01")
    assert "taken as published" not in done.stderr
