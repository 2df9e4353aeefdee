"""Patterns that are compiled late: each can be read, and most a page does without."""

import gc
import importlib
import pkgutil
import re

import parley.reading
from parley.reading.late import Late


def test_every_late_pattern_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(parley.reading.__path__, "parley.reading."):
        importlib.import_module(module.name)
    patterns = [each for each in gc.get_objects() if isinstance(each, Late)]
    assert len(patterns) > 500
    for each in patterns:
        assert isinstance(each.compiled, re.Pattern)


def test_a_late_pattern_finds_what_its_pattern_finds() -> None:
    late, text = Late(r"(\d+)[a-z]", re.IGNORECASE), "12a, 3B; x"
    assert [found.span() for found in late.finditer(text)] == [(0, 3), (5, 7)]
    assert late.findall(text) == ["12", "3"]
    assert late.search(text, 3).group(1) == "3"  # type: ignore[union-attr]
    assert late.match(text)
    assert not late.fullmatch(text)
    assert late.split("a1b-2c+", maxsplit=1) == ["a", "1", "-2c+"]
    assert late.sub("#", text) == "#, #; x"


def test_a_late_pattern_is_not_compiled_before_it_is_used() -> None:
    late = Late("[")
    assert late.pattern == "["
    assert "compiled" not in vars(late)
