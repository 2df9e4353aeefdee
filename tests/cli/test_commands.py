import os
import subprocess
import sys
from pathlib import Path

import pytest

import parley.cli
from parley import __version__
from tests.conftest import ROOT, Run

COMMANDS = ["add", "demo", "read", "serve", "show", "verify"]
HEAVY = ["sqlalchemy", "trafilatura", "lxml", "rich", "yaml", "pydantic", "charset_normalizer"]


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in COMMANDS:
        assert f"  {command} " in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_command_explains_itself(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"Usage: parley {command}" in done.stdout


def test_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").stdout == f"parley, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [("frobnicate",), ("show", "--frobnicate"), ("add",), ("add", "x", "--jobs", "0")]
)
def test_wrong_use_ends_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_fault_of_ours_ends_with_70_and_asks_for_a_report(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(parley.cli._COMMANDS, "vanish", "A command without a module.")  # noqa: SLF001
    done = run("vanish")
    assert done.returncode == 70
    assert "this is a fault in Parley itself" in done.stderr
    assert "Please report it" in done.stderr


def test_trace_shows_where_an_error_arose(run: Run) -> None:
    assert "Traceback" in run("--trace", "show").stderr
    assert "Traceback" not in run("show").stderr


def test_record_may_be_named_in_the_environment(start: Run) -> None:
    done = start("show", PARLEY_RECORD="elsewhere.db")
    assert done.returncode == 1
    assert done.stderr.startswith("parley: elsewhere.db: there is no record here.")


def test_help_waits_for_no_library(start: Run) -> None:
    told = start("--help", PYTHONPROFILEIMPORTTIME="1").stderr
    imported = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert "click" in imported
    assert imported.isdisjoint(HEAVY)


def test_process_ends_with_the_code_of_its_command(start: Run) -> None:
    assert start("add", "missing.txt").returncode == 1
    assert start("add").returncode == 2
    assert start("--version").returncode == 0


def test_output_that_nobody_reads_any_more_is_no_fault(sample_record: Path) -> None:
    shown = f"{sys.executable} -m parley --record {sample_record} show sources --json"
    done = subprocess.run(
        ["/bin/sh", "-c", f"( {shown}; echo $? >&2 ) | head -c 10 >/dev/null"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.stderr == "0\n"


def test_role_without_a_token_is_wrong_use(run: Run) -> None:
    done = run("serve", "--role", "judge")
    assert done.returncode == 2
    assert "--role is that of a new token" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["table", "json"])
def test_output_that_finds_no_room_is_told_in_a_sentence(
    sample_record: Path, form: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "parley", "--record", sample_record, "show", "sources", *form],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("parley: the output cannot be written (No space left on device)")
    assert done.stderr.count("\n") == 1
