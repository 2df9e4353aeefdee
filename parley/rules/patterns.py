"""Patterns, with what `re` made of them in an earlier run.

`re` compiles a pattern to a list of numbers. It has no public way to make a pattern of such a list;
where the private one is missing or refuses the list, the pattern is compiled as ever.
"""

import re
from array import array
from contextlib import suppress

from parley.rules.kept import kept_file

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # a Python that compiles patterns in another way
    _sre = None

_Made = tuple[bytes, int, int, dict[str, int]]  # the numbers, flags, groups, numbers of named ones


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`. Raises re.error for a pattern that cannot be read, as that does."""
    if _sre is not None:
        made = kept_file.get(
            __file__, f"pattern {int(flags)}", pattern, lambda: _made(pattern, int(flags))
        )
        with suppress(RuntimeError, TypeError, ValueError, OverflowError):
            return _built(pattern, made)
    return re.compile(pattern, flags)


def _made(pattern: str, flags: int) -> _Made:
    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    code = array("I", _compiler._code(parsed, flags))  # noqa: SLF001 - see the head of this file
    return code.tobytes(), flags | state.flags, state.groups - 1, dict(state.groupdict)


def _built(pattern: str, made: _Made) -> re.Pattern[str]:
    numbers, flags, groups, names = made
    code = array("I")
    code.frombytes(numbers)
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    built: re.Pattern[str] = _sre.compile(
        pattern, flags, code.tolist(), groups, names, tuple(by_number)
    )
    return built
