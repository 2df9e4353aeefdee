"""The house is as planned: one-way imports, a sentence over every module, no machine paths."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "parley"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
TEXTS = sorted(
    path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yaml", ".md", ".txt", ".html")
)
MACHINE = re.compile(r"/(?:home|root|Users|work|tmp|mnt|opt|srv)/\w|[A-Z]:\\\\")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_imports_run_one_way() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": str(Path(sys.executable).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_opens_with_a_sentence(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring is not None
    assert re.match(r".+[.:]", docstring.partition("\n\n")[0], re.S)


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_file_names_no_path_of_a_machine(path: Path) -> None:
    content = path.read_bytes()
    text = content.decode("utf-16" if content.startswith(b"\xff\xfe") else "latin-1")
    assert MACHINE.findall(text) == []


@pytest.mark.parametrize(
    "path", [p for p in MODULES if "cli" not in p.parts and p.name != "__main__.py"], ids=name_of
)
def test_only_commands_print(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if _is_print(node)]
    assert calls == []


def _is_print(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    return isinstance(node.func, ast.Name) and node.func.id == "print"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_name_says_what_it_is_about(path: Path) -> None:
    assert path.stem not in ("utils", "util", "helpers", "common", "core", "base", "misc")
