"""Bytes to characters: finds out the encoding and keeps what was composed."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from parley.errors import SourceError
from parley.model.source import Source

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_LONE = re.compile(r"[\ud800-\udfff]")  # half a character, which no file or database can hold
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a source and the name of the encoding that they were written in."""

    text: str
    encoding: str


def decode(source: Source) -> Decoded:
    """Decode a source: byte order mark, UTF-16 without a mark, UTF-8, declared, cp1252, guessed.

    Raises SourceError where no encoding fits.
    """
    content = source.content
    for mark, name in _BOMS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(name, "replace"), name)
    # Latin text in UTF-16 is valid UTF-8 too, with a zero byte behind every letter.
    for name in (*_wide(content), "utf-8", *_declared(content), "cp1252"):
        try:
            return Decoded(_LONE.sub("�", content.decode(name)), name)
        except (UnicodeError, LookupError):
            continue
    # Imported here: hardly any page is left to be guessed at.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(content).best()
    if best is None:
        raise SourceError(
            where=source.name,
            reason="its characters fit no encoding that is known. Save it as UTF-8.",
        )
    return Decoded(_LONE.sub("�", str(best)), best.encoding)


def _wide(content: bytes) -> tuple[str, ...]:
    head = content[:65536]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) <= len(head) // 5:
        return ()
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def _declared(content: bytes) -> tuple[str, ...]:
    found = _DECLARED.search(content[:4096])
    return (found[1].decode("ascii"),) if found else ()


def compose(text: str) -> tuple[str, list[tuple[int, int, int, int]]]:
    """Normalise text to NFC and say where each run came from.

    Returns the composed text and runs (at, length, start, end): characters at…at+length of the
    composed text came from start…end of the given one. Runs of equal length correspond one by one.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, [(0, len(text), 0, len(text))] if text else []
    out: list[str] = []
    runs: list[tuple[int, int, int, int]] = []
    at = plain_at = plain_start = 0
    for found in _COMBINING.finditer(text):
        start, end = found.span()
        composed = unicodedata.normalize("NFC", found[0])
        if composed == found[0]:
            continue
        if start > plain_start:
            runs.append((plain_at, start - plain_start, plain_start, start))
            out.append(text[plain_start:start])
            at = plain_at + start - plain_start
        runs.append((at, len(composed), start, end))
        out.append(composed)
        at += len(composed)
        plain_at, plain_start = at, end
    if plain_start < len(text):
        runs.append((plain_at, len(text) - plain_start, plain_start, len(text)))
        out.append(text[plain_start:])
    return "".join(out), runs


# A character with all that may combine with it. What NFC changes beside marks (the Ångström sign,
# Hangul jamo, CJK compatibility forms) lies outside ASCII too.
_COMBINING = re.compile(r"[^\x00-\x7f]+|[\x21-\x7e][^\x00-\x7f]+")
