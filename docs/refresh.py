"""Renews the command output that the documents show; with --check says what is stale instead.

A block fenced as `console` holds commands, in lines that begin with "$ ", and what they print. The
commands of one document are run in their order, in an empty folder that holds `parley` and `docs`
of this checkout, so that the record they make is the one that a reader gets.
"""

import contextlib
import glob
import io
import os
import re
import runpy
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from parley.cli import main

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
WIDTH = "100"  # of every table shown, whatever the terminal
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.S | re.M)


def run(command: str) -> str:
    """Run a `parley` or `python` command in this process and return all that it prints."""
    program, *words = shlex.split(command)
    arguments = [found for word in words for found in (sorted(glob.glob(word)) or [word])]  # noqa: PTH207 - as a shell expands them
    printed = io.StringIO()
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        contextlib.suppress(SystemExit),
        _as_program([program, *arguments]),
    ):
        if program == "parley":
            main()
        elif program == "python":
            sys.argv = arguments
            runpy.run_path(arguments[0], run_name="__main__")
        else:
            raise ValueError(f"{command!r}: only parley and python are run. Fence it as sh.")
    return "".join(f"{line.rstrip()}\n" for line in printed.getvalue().splitlines())


@contextlib.contextmanager
def _as_program(words: list[str]) -> Iterator[None]:
    """Run as a command of its own: click takes the program's name from both of these."""
    arguments, program = sys.argv, sys.modules["__main__"]
    sys.argv, sys.modules["__main__"] = words, ModuleType("__main__")
    try:
        yield
    finally:
        sys.argv, sys.modules["__main__"] = arguments, program


@contextlib.contextmanager
def reader_folder() -> Iterator[Path]:
    """Work in an empty folder as a reader does in a checkout, without an old record."""
    set_before = {name: os.environ.get(name) for name in ("COLUMNS", "PARLEY_RECORD")}
    with tempfile.TemporaryDirectory() as made, contextlib.chdir(made):
        for name in ("parley", "docs"):
            Path(name).symlink_to(ROOT / name)
        os.environ["COLUMNS"] = WIDTH
        os.environ.pop("PARLEY_RECORD", None)
        try:
            yield Path(made)
        finally:
            for name, value in set_before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def renewed(document: str) -> str:
    """Return a document with each of its commands run anew."""
    with reader_folder():
        return _BLOCK.sub(lambda block: _renewed_block(block[0]), document)


def _renewed_block(block: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{line}\n{run(line.removeprefix('$ '))}" for line in commands)


def stale() -> list[Path]:
    """Return the documents whose commands now print something else."""
    return [path for path in DOCUMENTS if renewed(path.read_text("utf-8")) != _text(path)]


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _run_as_command() -> None:
    old = stale()
    for path in old:
        if "--check" not in sys.argv:
            path.write_text(renewed(_text(path)), "utf-8")
        print(f"{path.relative_to(ROOT)}: {'stale' if '--check' in sys.argv else 'renewed'}")
    sys.exit(bool(old) and "--check" in sys.argv)


if __name__ == "__main__":
    _run_as_command()
