"""What cannot be read: named in one line, kept with its reason, not in the way of the rest."""

import gzip
import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.factory import SECOND, STORY, a_file

GOOD = f"{STORY}\n\n{SECOND}\n"
VIETNAMESE = (
    "Thứ trưởng Ngoại giao đã đồng chủ trì cuộc Đối thoại Chính trị, An ninh và Quốc phòng lần thứ"
    " 9 tại Hà Nội. Hai bên đã trao đổi về hợp tác song phương và các vấn đề khu vực mà hai nước"
    " cùng quan tâm, và nhất trí sẽ tổ chức cuộc đối thoại tiếp theo tại Washington."
)
BAD = {
    "empty.txt": b"",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "paper.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(500),
    "pages.zip": b"PK\x03\x04" + bytes(500),
    "noise.bin": bytes(range(256)) * 20,
    "cut.txt.gz": gzip.compress(GOOD.encode())[:-30],
    "empty.html": b"<!doctype html><html><head><title>Home</title></head><body></body></html>",
    "foreign.txt": VIETNAMESE.encode(),
    "nested.html": b"<html><body>" + b"<div>" * 10_000 + GOOD.encode(),
    "lines.txt": b"The two sides agreed to meet again.\n" * 100_000,
}
"""Bytes that were read, so that they are kept with the reason."""


def one_line(stderr: str, name: str) -> str:
    """The one line that names an input."""
    (line,) = [line for line in stderr.splitlines() if f"{name}: " in line]
    return line


@pytest.mark.parametrize("name", BAD)
def test_bad_source_is_named_in_one_line_and_kept_with_its_reason(
    run: Run, tmp_path: Path, name: str
) -> None:
    a_file(tmp_path, BAD[name], name)
    done = run("add", name)
    line = one_line(done.stderr, name)
    assert done.returncode == 1
    assert "1 source: 1 kept, but could not be read." in done.stderr
    assert len(done.stderr.splitlines()) == 3
    (kept,) = json.loads(run("show", "sources", "--json").stdout)
    assert line == f"parley: {name}: {kept['problem']}"
    assert kept["size"] == len(BAD[name])
    assert kept["report"] is None


def test_bad_sources_do_not_stop_the_run_nor_touch_the_record(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD, "first.txt")
    run("add", "first.txt")
    before = run("show", "round", "9", "--json").stdout
    folder = tmp_path / "more"
    folder.mkdir()
    for name, content in BAD.items():
        a_file(folder, content, name)
    a_file(folder, f"{GOOD}\nThis is the other report.\n", "zz.txt")
    done = run("add", "more", "first.txt")
    assert done.returncode == 1
    assert f"12 sources: 1 added, 1 known already, {len(BAD)} kept, but" in done.stderr
    after = json.loads(run("show", "round", "9", "--json").stdout)
    assert [source["name"] for source in after["sources"]] == ["first.txt", "more/zz.txt"]
    assert [seat["name"] for seat in after["seats"]] == [
        seat["name"] for seat in json.loads(before)["seats"]
    ]


def test_bad_source_is_named_again_when_it_comes_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    first, again = run("add", "empty.txt"), run("add", "empty.txt")
    assert again.returncode == 1
    told = one_line(first.stderr, "empty.txt")
    assert one_line(again.stderr, "empty.txt") == f"{told} (as before)"


def test_files_that_cannot_be_opened_are_named_and_the_rest_is_read(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    a_file(folder, GOOD, "good.txt")
    (folder / "dangling.txt").symlink_to("nothing")
    (folder / "itself").symlink_to("itself")
    (folder / "again").symlink_to(".")
    os.mkfifo(folder / "pipe.txt")
    done = run("add", "reports", "missing.txt")
    assert done.returncode == 1
    assert "5 sources: 1 added, 4 could not be opened." in done.stderr
    assert "this link leads nowhere" in one_line(done.stderr, "reports/dangling.txt")
    assert "neither a file nor a folder" in one_line(done.stderr, "reports/pipe.txt")
    assert "there is no such file" in one_line(done.stderr, "missing.txt")


def test_file_of_fifty_megabytes_is_named_and_not_kept(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    done = run("add", "huge.txt")
    assert done.returncode == 1
    assert "larger than 20,000,000 bytes" in one_line(done.stderr, "huge.txt")
    assert json.loads(run("show", "sources", "--json").stdout) == []


@pytest.mark.parametrize(
    ("given", "reason"), [(b"", "the file is empty"), (b"%PDF-1.7 ", "this is a PDF")]
)
def test_bad_standard_input_is_named(run: Run, given: bytes, reason: str) -> None:
    done = run("add", "-", given=given)
    assert done.returncode == 1
    assert one_line(done.stderr, "standard input").startswith(f"parley: standard input: {reason}")


def test_source_that_a_later_version_reads_is_tried_again(run: Run, tmp_path: Path) -> None:
    a_file(tmp_path, GOOD)
    run("add", "report.txt")
    connection = sqlite3.connect(tmp_path / "parley.db")
    with connection:
        connection.execute("UPDATE sources SET report = NULL, problem = 'it was not read yet.'")
    connection.close()
    done = run("add", "report.txt")
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "1 source: 1 read anew.")


@pytest.mark.parametrize("name", ["empty.txt", "picture.png", "foreign.txt"])
def test_reading_names_what_it_cannot_read_and_goes_on(run: Run, tmp_path: Path, name: str) -> None:
    a_file(tmp_path, BAD[name], name)
    a_file(tmp_path, GOOD, "good.txt")
    done = run("read", name, "good.txt")
    assert done.returncode == 1
    assert one_line(done.stderr, name).startswith(f"parley: {name}: ")
    assert json.loads(done.stdout)["id"] == "good"
    assert "1 read, 1 could not be read" in done.stderr


def test_folder_without_files_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = run("add", "none")
    assert "0 sources: none found." in done.stderr
