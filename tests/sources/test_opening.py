import gzip
import os
from pathlib import Path

import pytest

from parley.errors import SourceError
from parley.sources.opening import MAX_BYTES, find_inputs, media_type, open_source, unpack
from tests.factory import STORY, a_file, a_source


def reasons(*paths: Path | str) -> list[str]:
    """What is wrong with those of the inputs that cannot be opened."""
    told = []
    for found in find_inputs([str(path) for path in paths]):
        try:
            if isinstance(found, SourceError):
                raise found
            open_source(found)
        except SourceError as error:
            told.append(str(error))
    return told


def test_folder_gives_its_files_in_order_without_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt", ".git/config"):
        a_file(tmp_path, name=name)
    assert list(find_inputs([str(tmp_path)])) == [
        str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/c.txt")
    ]


def test_path_given_twice_is_one_input(tmp_path: Path) -> None:
    path = str(a_file(tmp_path))
    assert list(find_inputs([path, str(tmp_path), path])) == [path]


def test_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    assert reasons(missing) == [f"{missing}: there is no such file or folder. Check the path."]


def test_name_that_is_too_long_is_named(tmp_path: Path) -> None:
    (told,) = reasons(tmp_path / ("a" * 5000))
    assert "it cannot be read (File name too long)" in told


def test_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nothing")
    assert reasons(tmp_path) == [
        f"{tmp_path / 'dangling.txt'}: this link leads nowhere. Mend it or take it away."
    ]


def test_pipe_in_a_folder_does_not_make_the_run_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (told,) = reasons(tmp_path)
    assert told.startswith(f"{tmp_path / 'pipe.txt'}: this is neither a file nor a folder.")


def test_folders_that_hold_each_other_end(tmp_path: Path) -> None:
    a_file(tmp_path)
    (tmp_path / "loop").mkdir()
    (tmp_path / "loop" / "again").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert len(reasons(tmp_path)) == 1
    assert str(tmp_path / "report.txt") in list(find_inputs([str(tmp_path)]))


def test_name_that_is_no_text_is_shown_as_far_as_it_is(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    Path(os.fsdecode(folder + b"/caf\xe9\x1b.txt")).write_text(STORY)
    (found,) = find_inputs([str(tmp_path)])
    assert isinstance(found, str)
    assert open_source(found).name == f"{tmp_path}/caf��.txt"


def test_file_larger_than_any_report_is_not_read(tmp_path: Path) -> None:
    path = a_file(tmp_path, b"a" * (MAX_BYTES + 1))
    with pytest.raises(SourceError, match=r"larger than 20,000,000 bytes.*give the report itself"):
        open_source(str(path))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "text/plain"),
        (b"The dialogue was held.", "text/plain"),
        (b"a < b and c > d", "text/plain"),
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\n  <HTML lang=en>", "text/html"),
        (b"<p>The dialogue</p><p>was held</p>", "text/html"),
        ("<html><body>x".encode("utf-16"), "text/html"),
        (gzip.compress(b"x"), "application/gzip"),
        (b"%PDF-1.7", "application/octet-stream"),
        (b"\x89PNG\r\n", "application/octet-stream"),
        (b"PK\x03\x04", "application/octet-stream"),
    ],
)
def test_media_type_is_told_from_the_bytes(content: bytes, kind: str) -> None:
    assert media_type(content) == kind


def test_gzip_holds_the_source_it_was_made_of() -> None:
    packed = a_source(gzip.compress(STORY.encode()), name="report.txt.gz")
    assert unpack(packed).content == STORY.encode()
    assert unpack(packed).media_type == "text/plain"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(gzip.compress(STORY.encode())[:-20], id="cut short"),
        pytest.param(gzip.compress(STORY.encode())[:5], id="cut in its head"),
        pytest.param(b"\x1f\x8b" + bytes(range(100)), id="broken"),
    ],
)
def test_gzip_that_is_cut_short_or_broken_says_so(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"cut short or broken .* Fetch it again"):
        unpack(a_source(content))


def test_gzip_that_grows_without_end_is_left() -> None:
    with pytest.raises(SourceError, match="unpacked it is larger than 20,000,000 bytes"):
        unpack(a_source(gzip.compress(bytes(MAX_BYTES + 1))))
