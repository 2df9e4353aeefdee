"""Plain text to paragraphs: lines, hard-wrapped lines joined, a crawler's stamp set apart."""

import bisect
import re
from collections.abc import Iterator

from parley.sources.spacing import Run
from parley.sources.zones import CRAWL_STAMP

_ENDED = re.compile(r"[.!?…:;|][\"'”’»)\]]*\s*$")
_CONTINUES = re.compile(r"\s*(?:[a-z(“\"'‘]|\d{1,3}(?:,\d{3})* [a-z])")
_TORN_ORDINAL = re.compile(r"\s*(?:st|nd|rd|th)\b")
_BULLET = re.compile(r"\s*[•*·▪►»|‣◦●-]\s")
_WRAP = range(50, 126)  # the widths at which letters, e-mail and printed pages are wrapped
_INDENT = re.compile(r"(?<=\n)[ \t]+(?=[^\s])")
# A raised ending of an ordinal, which taking text from a printed page sets on a line by itself.
_RAISED = re.compile(r"\n[ \t]*(?P<ending>st|nd|rd|th)[ \t]*(?=\n)")
_UNENDED = re.compile(r"\b[Tt]he (?P<number>\d{1,3})(?=[ \t]*(?:\n|$)|[ \t][A-Z(])")


def straighten(text: str) -> tuple[str, list[Run]]:
    """Set printed pages straight: raised ordinal endings ("the 50 … th") and indents.

    Only a page with such an ending is changed: the text of any other is that of its file. Runs tell
    where the characters came from, as those of `compose` do.
    """
    if _RAISED.search(text) is None:
        return text, [(0, len(text), 0, len(text))] if text else []
    edits = [(found.start(), found.end(), "") for found in _INDENT.finditer(text)]
    for found in _RAISED.finditer(text):
        number = _number_of(text, found)
        if number is not None:
            printed = number["number"] + found["ending"]
            edits.append((*number.span("number"), printed))
            edits.append((*found.span(), ""))
    out: list[str] = []
    runs: list[Run] = []
    at = done = 0
    for start, end, instead in [*sorted(set(edits)), (len(text), len(text), "")]:
        if start < done:
            continue
        for piece, first, last in ((text[done:start], done, start), (instead, start, end)):
            if piece:
                runs.append((at, len(piece), first, last))
                out.append(piece)
                at += len(piece)
        done = end
    return "".join(out), runs


def _number_of(text: str, raised: re.Match[str]) -> re.Match[str] | None:
    """The one number of the line before, else of the line behind, that lacks this ending."""
    before = text.rfind("\n", 0, raised.start()) + 1, raised.start()
    behind = raised.end() + 1, text.find("\n", raised.end() + 1) % (len(text) + 1)
    for line in (before, behind):
        found = [n for n in _UNENDED.finditer(text, *line) if _ending(n) == raised["ending"]]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _ending(number: re.Match[str]) -> str:
    value = int(number["number"])
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def carried(inner: list[Run], outer: list[Run]) -> list[Run]:
    """The runs of a text that was changed twice: `outer` changed what `inner` had made."""
    out: list[Run] = []
    ends = [at + length for at, length, _, _ in inner]
    for at, length, start, end in outer:
        index, is_plain = bisect.bisect_right(ends, start), length == end - start
        while index < len(inner) and inner[index][0] < end:
            before_at, before_length, first, last = inner[index]
            left, right = max(start, before_at), min(end, before_at + before_length)
            if before_length == last - first:
                first, last = first + left - before_at, first + right - before_at
            step, count = (left - start, right - left) if is_plain else (0, length)
            out.append((at + step, count, first, last))
            index = index + 1 if is_plain else len(inner)
    return out


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
    lines = [line.strip() for line in text.split("\n") if line.strip()]
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
        return len(last.strip()) in _WRAP
    return not _ENDED.search(last) and len(last) >= 40 and bool(_CONTINUES.match(line))
