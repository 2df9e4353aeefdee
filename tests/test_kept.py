"""What is kept of the rules between runs saves time and changes nothing."""

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from parley.rules import kept, patterns
from parley.rules.kept import KeptFile
from parley.rules.patterns import compiled

SAMPLE = "2024-08-27-red-river-post.html"
PATTERNS = [
    r"(?P<day>\d{1,2}) (?i:may|june)\b",
    r"(?<![\w-])(?:a(?:b|c)*+|[^a-zÀ-ỹ]{2,5}?)(?=x|(?P<end>$))",
    r"[\u3400-\u3480\u9000]+(?!\u3401)",
    "",
]
TEXTS = ["on 12 May, 3 june", "abcbcx acb", "㐀㐁㐂 – ÄÖx", "12 MAY"]


def same_matches(one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    def told(pattern: re.Pattern[str]) -> list[object]:
        return [
            [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in pattern.finditer(text)]
            for text in TEXTS
        ]

    return told(one) == told(other) and (one.flags, one.groups, dict(one.groupindex)) == (
        other.flags,
        other.groups,
        dict(other.groupindex),
    )


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeptFile:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return KeptFile(tmp_path / "__pycache__" / "kept.rules")


def unmade() -> object:
    raise AssertionError("made again")


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.VERBOSE | re.MULTILINE])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_kept_pattern_matches_as_a_compiled_one(
    file: KeptFile, monkeypatch: pytest.MonkeyPatch, pattern: str, flags: int
) -> None:
    monkeypatch.setattr(patterns, "kept_file", file)
    assert same_matches(compiled(pattern, flags), re.compile(pattern, flags))
    file.write()
    monkeypatch.setattr(patterns, "kept_file", KeptFile(file.path))
    monkeypatch.setattr(patterns, "_made", unmade)
    assert same_matches(compiled(pattern, flags), re.compile(pattern, flags))


def test_an_unreadable_pattern_is_refused_as_ever() -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled("(a")


def test_a_list_that_python_refuses_is_compiled_again(
    file: KeptFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "kept_file", file)
    file.get(patterns.__file__, "pattern 0", "ab", lambda: (b"\xff\xff\xff\x7f", 32, 0, {}))
    assert compiled("ab").match("ab")


def test_a_python_without_the_private_way_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_sre", None)
    assert compiled("a(b)").match("ab")


def test_what_one_run_made_the_next_one_finds(file: KeptFile) -> None:
    assert file.get(__file__, "thing", "text", lambda: [1, None, {"a": (2.5,)}]) == [
        1,
        None,
        {"a": (2.5,)},
    ]
    file.write()
    later = KeptFile(file.path)
    assert later.get(__file__, "thing", "text", unmade) == [1, None, {"a": (2.5,)}]
    assert later.get(__file__, "thing", "another text", lambda: "new") == "new"
    assert later.get(__file__, "other thing", "text", lambda: "new") == "new"


def test_nothing_is_written_where_nothing_is_new(file: KeptFile) -> None:
    file.write()
    assert not file.path.exists()


def test_nothing_is_written_where_python_may_write_no_byte_code(
    file: KeptFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    file.get(__file__, "thing", "text", lambda: 1)
    file.write()
    assert not file.path.parent.exists()


def test_a_folder_that_cannot_be_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "in-the-way").write_text("a file where the folder would be")
    file = KeptFile(tmp_path / "in-the-way" / "kept.rules")
    file.get(__file__, "thing", "text", lambda: 1)
    file.write()
    assert [path.name for path in tmp_path.iterdir()] == ["in-the-way"]


@pytest.mark.parametrize(
    "content",
    [b"", b"no marshal", marshal.dumps(7), marshal.dumps((sys.version, 7))],
    ids=["empty", "torn", "another thing", "no things"],
)
def test_a_file_that_cannot_be_read_is_as_good_as_none(file: KeptFile, content: bytes) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(content)
    assert file.get(__file__, "thing", "text", lambda: 1) == 1
    file.write()
    assert KeptFile(file.path).get(__file__, "thing", "text", unmade) == 1


def test_a_file_of_another_python_is_not_used(
    file: KeptFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as another:
        another.setattr(sys, "version", "another")
        file.get(__file__, "thing", "text", lambda: 1)
        file.write()
        assert KeptFile(file.path).get(__file__, "thing", "text", unmade) == 1
    assert KeptFile(file.path).get(__file__, "thing", "text", lambda: 2) == 2


def test_what_other_code_made_is_made_again(file: KeptFile, tmp_path: Path) -> None:
    older, newer = tmp_path / "older.py", tmp_path / "newer.py"
    older.write_text("1")
    newer.write_text("2")
    file.get(str(older), "thing", "text", lambda: 1)
    file.write()
    assert KeptFile(file.path).get(str(older), "thing", "text", unmade) == 1
    assert KeptFile(file.path).get(str(newer), "thing", "text", lambda: 2) == 2


def test_nothing_is_kept_of_code_that_has_no_file(file: KeptFile) -> None:
    assert file.get("parley.zip/parley/rules", "thing", "text", lambda: 1) == 1
    file.write()
    assert not file.path.exists()


@pytest.mark.parametrize(("limit", "value"), [("MOST", 2), ("LARGEST", 100)])
def test_a_file_that_has_grown_is_begun_anew(
    file: KeptFile, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(kept, limit, value)
    for text in "abc":
        file.get(__file__, "thing", text, lambda: 1)
    file.write()
    later = KeptFile(file.path)
    assert later.get(__file__, "thing", "a", lambda: 2) == 2
    later.write()
    assert KeptFile(file.path).get(__file__, "thing", "b", lambda: 2) == 2


def test_a_page_reads_the_same_with_and_without(tmp_path: Path) -> None:
    sample = Path(patterns.__file__).parents[1] / "samples" / SAMPLE
    printed = set()
    for writes in ("1", "", ""):  # nothing kept, kept for the first time, found
        command = [sys.executable, "-m", "parley", "read", str(sample)]
        environment = {
            **os.environ,
            "PYTHONDONTWRITEBYTECODE": writes,
            "PYTHONPYCACHEPREFIX": str(tmp_path),
        }
        run = subprocess.run(command, env=environment, capture_output=True, check=True)
        printed.add(run.stdout)
        assert len(list(tmp_path.rglob("*.rules"))) == (0 if writes else 1)
    assert len(printed) == 1
