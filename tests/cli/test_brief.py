import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def brief(run: Run, sample_record: Path, tmp_path: Path) -> Run:
    """Run `parley brief` on a copy of the sample record."""
    shutil.copy(sample_record, tmp_path / "parley.db")
    return partial(run, "brief")


def test_book_is_written_and_named(brief: Run, tmp_path: Path) -> None:
    done = brief("--to", "book.html")
    assert (done.returncode, done.stdout) == (0, "book.html: the briefing book for round 14.\n")
    assert (tmp_path / "book.html").read_text("utf-8").startswith("<!doctype html>")


def test_dialogue_is_named_by_a_part_of_its_id(brief: Run) -> None:
    assert brief("political-security", "--round", "15", "--to", "b.html").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "says", "code"),
    [
        (("--to", "book.pdf"), "no briefing book has the ending '.pdf'", 2),
        (("--to", "book"), "book: its name has no ending. Use one of .html", 2),
        (("--to", "folder.html"), "folder.html: this is a folder", 2),
        (("--to", "none/book.html"), "none/book.html: it cannot be written", 2),
        (("Rhine", "--to", "book.html"), "No dialogue fits 'Rhine'", 1),
        (("--round", "13", "--to", "book.html"), "is behind us: round 13 was held", 1),
        (("--round", "0", "--to", "book.html"), "0 is not in the range", 2),
        ((), "Missing option '--to'", 2),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else None,
)
def test_wrong_use_has_one_clear_message(
    brief: Run, tmp_path: Path, arguments: tuple[str, ...], says: str, code: int
) -> None:
    (tmp_path / "folder.html").mkdir()
    done = brief(*arguments)
    assert done.returncode == code
    assert says in done.stderr
    assert [each.name for each in tmp_path.glob("book*")] == []


def test_second_wrong_file_keeps_the_first_from_being_written(brief: Run, tmp_path: Path) -> None:
    assert brief("--to", "book.html", "--to", "book.pdf").returncode == 2
    assert not (tmp_path / "book.html").exists()
