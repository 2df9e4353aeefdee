"""Source to report: clean text in labelled blocks, every character with its way back."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from parley.errors import SourceError
from parley.model.report import NO_PAGE_DATA, Block, Label, Origin, PageData, Report
from parley.model.source import Source
from parley.model.span import Span
from parley.sources import html, zones
from parley.sources.decoding import compose, decode
from parley.sources.opening import refuse_binary, refuse_long, unpack
from parley.sources.spacing import space_out
from parley.sources.text import carried, paragraphs_of, straighten
from parley.sources.zones import Paragraph

LEAST_ENGLISH = 0.08  # of the words; no text in English has fewer little words, however many names
SMALL_TEXT = 30  # words; below this no language can be told

# Languages whose names a refusal should be able to say; the lists come with jusText.
_NAMED = ("Vietnamese", "French", "German", "Spanish", "Russian", "Indonesian", "Portuguese")
# Letters that tell a language at once; kana first, for Japanese is written in Chinese letters too.
_BY_SCRIPT = {
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "CJK": "Chinese",
    "HANGUL": "Korean",
    "THAI": "Thai",
    "LAO": "Lao",
    "KHMER": "Khmer",
    "MYANMAR": "Burmese",
}


def clean(source: Source) -> Report:
    """Turn a source into a report: decode, normalise once (NFC), take apart, label the blocks.

    Raises SourceError with what is wrong and what to do where no report can be made of it: no
    text, binary data, a broken archive, too long, or a language that Parley does not read.
    """
    opened = unpack(source)
    if not opened.content.strip():
        raise SourceError(where=source.name, reason="the file is empty. Nothing can be read.")
    refuse_binary(opened)
    decoded = decode(opened).text
    if opened.media_type == "text/html":
        report = _from_html(source, decoded)
    else:
        report = _from_text(source, decoded)
    _refuse_unreadable(source, report)
    return report


def _from_text(source: Source, decoded: str) -> Report:
    refuse_long(source.name, lines=decoded.count("\n") + 1, characters=len(decoded))
    composed, runs = compose(decoded.replace("\r\n", " \n").replace("\r", "\n"))
    straight, moved = straighten(composed)
    text, runs = space_out(straight, carried(runs, moved))
    places = [_trim(text, start, end) for start, end in paragraphs_of(text)]
    paragraphs = [Paragraph(text[start:end]) for start, end in places]
    lines = _LineCounter(text)
    blocks = tuple(
        Block(Span(start, end), label, f"line {lines.at(start)}")
        for (start, end), label in zip(places, zones.label(paragraphs), strict=True)
    )
    origins = tuple(Origin(at, length, "", start, end) for at, length, start, end in runs)
    return Report(
        text=text,
        blocks=blocks,
        origins=origins,
        name=source.name,
        source=source.sha256,
        stated=source.stated,
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


class _LineCounter:
    """Counts lines from the start, going forward only."""

    def __init__(self, text: str) -> None:
        self._text, self._position, self._line = text, 0, 1

    def at(self, position: int) -> int:
        self._line += self._text.count("\n", self._position, position)
        self._position = position
        return self._line


def _from_html(source: Source, decoded: str) -> Report:
    page = html.take_apart(decoded, source.name)
    text: list[str] = []
    origins: list[Origin] = []
    blocks: list[Block] = []
    at = 0
    for paragraph, label in zip(page.paragraphs, _labels(page.paragraphs), strict=True):
        start = at
        for piece in _stripped(paragraph.pieces):
            composed, runs = space_out(*compose(piece.text))
            origins += [
                Origin(at + run_at, length, piece.where, piece.start + run_start, piece.start + end)
                for run_at, length, run_start, end in runs
            ]
            text.append(composed)
            at += len(composed)
        blocks.append(Block(Span(start, at), label, paragraph.where))
        text.append("\n\n")
        at += 2
    joined = "".join(text)
    return Report(
        text=joined,
        blocks=tuple(blocks),
        origins=tuple(origins),
        name=source.name,
        source=source.sha256,
        stated=source.stated,
        page=_agreed(page.data),
    )


def _labels(paragraphs: list[html.PageParagraph]) -> Iterator[Label]:
    """The label of each paragraph; those shown are labelled as if the page hid nothing."""
    shown = [Paragraph(each.text.strip(), each.label) for each in paragraphs if not each.is_hidden]
    labels = iter(zones.label(shown))
    return (Label.HIDDEN if each.is_hidden else next(labels) for each in paragraphs)


def _agreed(data: PageData) -> PageData:
    return data if data.data() else NO_PAGE_DATA


def _stripped(pieces: list[html.Piece]) -> list[html.Piece]:
    """The pieces of a paragraph without white space at its edges and without runs of spaces."""
    out: list[html.Piece] = []
    for piece in pieces:
        text, start = piece.text, piece.start
        if not out or out[-1].text.endswith(" "):
            start += len(text) - len(text.lstrip())
            text = text.lstrip()
        if text:
            out.append(html.Piece(text, piece.where, start))
    while out and not out[-1].text.rstrip():
        out.pop()
    if out:
        out[-1] = html.Piece(out[-1].text.rstrip(), out[-1].where, out[-1].start)
    return out


def _refuse_unreadable(source: Source, report: Report) -> None:
    readable = [block.span.of(report.text) for block in report.readable()]
    words = sum(len(text.split()) for text in readable)
    language = _by_letters(report.text)
    if language is None and words >= SMALL_TEXT and not zones.is_english(readable):
        language = _other_language(readable)
    if language is not None:
        looks = f" (it looks like {language})" if language else ""
        raise SourceError(
            where=source.name,
            reason=f"it is not in English{looks}, the one language that Parley reads so far. Give"
            " an English version.",
        )
    if not readable:
        raise SourceError(
            where=source.name,
            reason=f"nothing left after cleaning; {len(source.content):,} bytes held no text"
            " outside menus, notices and what the page hides. Save the article itself.",
        )


def _by_letters(text: str) -> str | None:
    """The language that other letters than Latin tell, "" where they tell none; None for Latin."""
    letters = [letter for letter in text[:20_000] if letter.isalpha() and not letter.isascii()]
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    foreign = sum(count for script, count in scripts.items() if script != "LATIN")
    if foreign < SMALL_TEXT or 2 * foreign < sum(letter.isalpha() for letter in text[:20_000]):
        return None
    told = [name for script, name in _BY_SCRIPT.items() if scripts[script] * 20 > foreign]
    return told[0] if told else _by_words([text])


def _other_language(texts: list[str]) -> str | None:
    """The language of a text that hardly looks English; None where English still fits best.

    A short text full of names has few little words of any language.
    """
    told = _by_words(texts)
    words = {word for text in texts for word in text.lower().split()}
    if told and len(words & _little_words("English")) < len(words & _little_words(told)):
        return told
    return None if zones.prose_share(texts) >= LEAST_ENGLISH else told


def _by_words(texts: list[str]) -> str:
    words = {word for text in texts for word in text.lower().split()}
    share, name = max((len(words & _little_words(name)), name) for name in _NAMED)
    return name if share >= 5 else ""


def _little_words(language: str) -> frozenset[str]:
    # Imported here: a text in English need not wait for it.
    from justext import get_stoplist  # noqa: PLC0415

    words: frozenset[str] = get_stoplist(language)
    return words


__all__ = ["Label", "clean"]
