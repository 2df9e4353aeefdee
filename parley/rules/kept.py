"""What is made of the rules, kept on disk as Python keeps its byte code.

To parse the rule files and to compile the patterns of a page takes longer than to read the page.
What one run makes of them the next one finds. It lies in the `__pycache__` of this folder and under
its terms: nothing is written where Python is told to write no byte code, or may not write. A file
that cannot be read is as good as none.
"""

import atexit
import hashlib
import importlib.util
import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 4_000
"""Things in a file; one with more holds those of older rules. Today's are some fifteen hundred."""
LARGEST = 32_000_000
"""Bytes of a file; one that is larger holds those of older rules, too. Today's has ten million."""


@cache
def _code_in(file: str) -> str | None:
    """What tells the code of a file from that of its other versions; None where it has no file."""
    try:
        return hashlib.blake2b(Path(file).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return None


class KeptFile:
    """Things made of a text, under the text and the code that makes them.

    What was made of another text, or by other code, is never taken for it.
    path: the file; there need be none.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._fresh: dict[tuple[str, ...], Any] = {}

    def get(self, by: str, what: str, text: str, make: Callable[[], T]) -> T:
        """What an earlier run made of a text, else what `make` makes of it now.

        by: the file that holds the code of `make`. The thing made is of plain types: numbers,
        strings, bytes, None, and tuples, lists, dicts and sets of them. Raises what `make` raises.
        """
        code = _code_in(by)
        if code is None:
            return make()
        key = (code, what, text)
        if key in self._old:
            found: T = self._old[key]
            return found
        if key not in self._fresh:
            self._fresh[key] = make()
        made: T = self._fresh[key]
        return made

    @cached_property
    def _old(self) -> dict[tuple[str, ...], Any]:
        with suppress(OSError, EOFError, TypeError, ValueError):
            # It lies beside the byte code, which Python runs as it is.
            content = self.path.read_bytes()
            version, things = marshal.loads(content)  # noqa: S302
            if version == sys.version and len(things) <= MOST and len(content) <= LARGEST:
                return dict(things)
        return {}

    def write(self) -> None:
        """Write what was made anew beside what was there; all of it or nothing."""
        if not self._fresh or sys.dont_write_bytecode:
            return
        own = self.path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            own.write_bytes(marshal.dumps((sys.version, self._old | self._fresh)))
            own.replace(self.path)


kept_file = KeptFile(Path(importlib.util.cache_from_source(__file__)).with_suffix(".rules"))
atexit.register(kept_file.write)
