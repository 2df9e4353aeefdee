"""Plain text to paragraphs: lines, hard-wrapped lines joined, a crawler's stamp set apart."""

import re
from collections.abc import Iterator

from parley.sources.zones import CRAWL_STAMP

_ENDED = re.compile(r"[.!?…:;|][\"'”’»)\]]*\s*$")
_CONTINUES = re.compile(r"\s*(?:[a-z(“\"'‘]|\d{1,3}(?:,\d{3})* [a-z])")
_TORN_ORDINAL = re.compile(r"\s*(?:st|nd|rd|th)\b")
_BULLET = re.compile(r"\s*[•*·▪►»|‣◦●-]\s")
_WRAP = range(50, 100)  # the widths at which letters and e-mail are wrapped


def paragraphs_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each paragraph, in order; what lies between is white space.

    Lines that were wrapped at a column are one paragraph; else each line is one. A stamp that a
    crawler put before the first line (` date 2021-11-08 …`) is a paragraph of its own.
    """
    wrapped = _is_wrapped(text)
    start = end = -1
    for line in re.finditer(r"[^\n]+", text):
        if not line[0].strip():
            continue
        stamp = CRAWL_STAMP.match(line[0]) if start < 0 and end < 0 else None
        if stamp:
            yield line.start(), line.start() + stamp.end()
            start, end = line.start() + stamp.end(), line.end()
            continue
        gap = text[end : line.start()] if start >= 0 else ""
        if start >= 0 and _goes_on(text[start:end], line[0], gap, wrapped=wrapped):
            end = line.end()
            continue
        if start >= 0:
            yield start, end
        start, end = line.span()
    if start >= 0:
        yield start, end


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken at a column: most that end in mid-sentence are about as long."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    open_lines = [len(line) for line in lines if not _ENDED.search(line) and len(line) > 40]
    if len(open_lines) < 4 or max(map(len, lines)) >= _WRAP.stop:
        return False
    return sum(length in _WRAP for length in open_lines) >= 0.8 * len(open_lines)


def _goes_on(before: str, line: str, gap: str, *, wrapped: bool) -> bool:
    last = before[before.rfind("\n") + 1 :]
    if "\n" in gap.strip(" \t").removeprefix("\n") or _BULLET.match(line):
        return False
    if _TORN_ORDINAL.match(line) and before.rstrip()[-1:].isdigit():
        return True
    if _BULLET.match(last) and not wrapped:
        return False
    if wrapped:
        return len(last.rstrip()) in _WRAP
    return not _ENDED.search(last) and len(last) >= 40 and bool(_CONTINUES.match(line))
