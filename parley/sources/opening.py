"""Paths and standard input to sources: finds files, reads their bytes, tells what kind they are."""

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from parley.errors import SourceError
from parley.model.source import NOTHING_STATED, Source, Stated

MAX_BYTES = 20_000_000  # a report is some kilobytes, a bloated page some megabytes
MAX_CHARACTERS = 1_000_000  # of text
MAX_LINES = 20_000
STANDARD_INPUT = "-"

_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x7fELF": "a program",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")


def find_inputs(paths: list[str]) -> Iterator[str | SourceError]:
    """Yield the files that the given paths lead to, folders opened, each once, in sorted order.

    A path that does not exist, or a folder that cannot be listed, is yielded as its error, so that
    the rest goes on. In folders, what begins with a dot is passed over and links to folders are
    not followed.
    """
    seen: set[str] = set()
    for given in paths:
        for found in _expand(given):
            if isinstance(found, SourceError):
                yield found
            elif found not in seen:
                seen.add(found)
                yield found


def _expand(given: str) -> Iterator[str | SourceError]:
    is_folder = False
    try:
        if given != STANDARD_INPUT:
            is_folder = Path(given).is_dir()
    except OSError as error:
        yield SourceError(where=_shown(given), reason=_cannot_read(error))
        return
    if not is_folder:
        yield given
    else:
        unlisted: list[OSError] = []
        for folder, folders, files in os.walk(given, onerror=unlisted.append):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (
                str(Path(folder) / name) for name in sorted(files) if not name.startswith(".")
            )
        for refused in unlisted:
            yield SourceError(where=_shown(str(refused.filename)), reason=_cannot_read(refused))


def _shown(where: str) -> str:
    """A path as it may be printed and kept: a name may hold bytes that are no characters."""
    return "".join(character if character.isprintable() else "�" for character in where)


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def _no_file(path: Path, where: str) -> str:
    if path.exists():
        # A pipe or a device: it may never end, or wait for ever.
        return (
            "this is neither a file nor a folder. Give a file, a folder, or - for standard input."
        )
    if path.is_symlink():
        return "this link leads nowhere. Mend it or take it away."
    if scheme := _SCHEME.match(where):
        return (
            f"Parley does not fetch {scheme[0]} addresses, only http:// and https://. Give one of"
            " those, or the path of a file."
        )
    return "there is no such file or folder. Check the path."


def _cannot_read(error: OSError) -> str:
    return f"it cannot be read ({error.strerror}). Check its name and permissions."


def open_source(where: str, stated: Stated = NOTHING_STATED) -> Source:
    """Read a file, or standard input for `-`, into a source.

    Raises SourceError where it cannot be read or is larger than MAX_BYTES.
    """
    if where == STANDARD_INPUT:
        content = sys.stdin.buffer.read(MAX_BYTES + 1)
        name = "standard input"
    else:
        name, path = _shown(where), Path(where)
        try:
            if not path.is_file():
                raise SourceError(where=name, reason=_no_file(path, where))
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise SourceError(where=name, reason=_cannot_read(error)) from error
    if len(content) > MAX_BYTES:
        raise SourceError(
            where=name,
            reason=f"it is larger than {MAX_BYTES:,} bytes, more than any report. It was not read;"
            " give the report itself.",
        )
    return Source(content=content, name=name, media_type=media_type(content), stated=stated)


def media_type(content: bytes) -> str:
    """Tell what kind of bytes these are, from the bytes alone."""
    head = content[:4096]
    if head.startswith(b"\x1f\x8b"):
        return "application/gzip"
    for magic in _MAGIC:
        if head.startswith(magic):
            return "application/octet-stream"
    plain = head.replace(b"\x00", b"").lower()
    if any(
        mark in plain for mark in (b"<!doctype html", b"<html", b"<body", b"<head", b"<article")
    ):
        return "text/html"
    if any(mark in plain for mark in (b"</p>", b"</div>", b"</span>")):
        return "text/html"
    return "text/plain"


def unpack(source: Source) -> Source:
    """Open a gzip file into the source it holds; any other source is returned as it is.

    Raises SourceError where the file is cut short, broken, or grows beyond MAX_BYTES.
    """
    if source.media_type != "application/gzip":
        return source
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(source.content)) as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(
            where=source.name,
            reason=f"the gzip file is cut short or broken ({error}). Fetch it again.",
        ) from error
    if len(content) > MAX_BYTES:
        raise SourceError(
            where=source.name,
            reason=f"unpacked it is larger than {MAX_BYTES:,} bytes. Give the report itself.",
        )
    return Source(
        content=content,
        name=source.name,
        media_type=media_type(content),
        stated=source.stated,
    )


def refuse_long(name: str, *, lines: int, characters: int) -> None:
    """Raise SourceError where a text is too long to be one report."""
    if characters > MAX_CHARACTERS or lines > MAX_LINES:
        raise SourceError(
            where=name,
            reason=f"{lines:,} lines with {characters:,} characters are no single report (the"
            f" limits are {MAX_LINES:,} and {MAX_CHARACTERS:,}). Split it into its reports.",
        )


def refuse_binary(source: Source) -> None:
    """Raise SourceError where the bytes are no text at all."""
    content = source.content
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            raise SourceError(
                where=source.name,
                reason=f"this is {kind}, which Parley does not read. Give the text or the HTML"
                f" page.",
            )
    head = content[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or _is_wide(head):
        return
    strange = sum(byte < 0x20 and byte not in _TEXT_CONTROLS for byte in head)
    if strange * 100 > len(head):
        raise SourceError(
            where=source.name,
            reason=f"these are {len(content):,} bytes of binary data, not text. Give the text or"
            " the HTML page.",
        )


def _is_wide(head: bytes) -> bool:
    """Whether every other byte is mostly zero, as in UTF-16 without a byte order mark."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2 or 1
    return max(even, odd) > 0.4 * half and min(even, odd) < 0.05 * half
