"""The clean text of one source, in labelled blocks, with the way back to the source."""

import bisect
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from parley.model.source import NOTHING_STATED, Stated
from parley.model.span import Span


class Label(StrEnum):
    """What a block of a page is; noise is set aside under its label, never thrown away."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    STAMP = "stamp"
    BYLINE = "byline"
    NAVIGATION = "navigation"
    RELATED = "related"
    SHARE = "share"
    NOTICE = "notice"
    LEGAL = "legal"
    ADVERT = "advert"
    REPEAT = "repeat"
    HIDDEN = "hidden"

    @property
    def is_read(self) -> bool:
        """Whether findings may come from such a block."""
        return self in (Label.TITLE, Label.BODY, Label.CAPTION)

    @property
    def is_noise(self) -> bool:
        """Whether such a block is set aside."""
        return not self.is_read and self not in (Label.STAMP, Label.BYLINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline, caption or piece of page noise, as a run of the report's text."""

    span: Span
    label: Label
    where: str
    """XPath of the element in an HTML source; `line N` in a plain text."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a run of the report's characters came from.

    `where` is the XPath of the element that holds the text ("" in a plain text). Characters
    `start`-`end` of that text (of the decoded file, in a plain text) became characters from
    `at` of the report. Where both runs have one length they correspond one by one; elsewhere
    white space was folded or a character was composed.
    """

    at: int
    length: int
    where: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageData:
    """What an HTML page says of itself in its head; no evidence, but a help for a desk."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None

    def data(self) -> dict[str, str]:
        """Return what the page gave, leaving out what it did not."""
        pairs = {
            "title": self.title,
            "outlet": self.outlet,
            "published": self.published,
            "url": self.url,
        }
        return {key: value for key, value in pairs.items() if value is not None}


NO_PAGE_DATA = PageData()


@dataclass(frozen=True, slots=True)
class Report:
    """Clean text that never changes, what its blocks are, and where each character came from."""

    text: str
    blocks: tuple[Block, ...]
    origins: tuple[Origin, ...]
    name: str
    source: str
    """SHA-256 of the source's bytes."""
    stated: Stated = NOTHING_STATED
    page: PageData = NO_PAGE_DATA

    @property
    def id(self) -> str:
        """A hash of what is read: the text, its blocks and what was stated or said of it."""
        read_from = [
            self.text,
            [[block.span.start, block.span.end, block.label] for block in self.blocks],
            self.stated.data(),
            self.page.data(),
        ]
        return hashlib.sha256(json.dumps(read_from).encode()).hexdigest()[:16]

    def shown(self) -> list[Block]:
        """The blocks that a reader of the source sees, noise included, in order."""
        return [block for block in self.blocks if block.label is not Label.HIDDEN]

    def readable(self) -> Iterator[Block]:
        """Yield the blocks that findings may come from, in order."""
        return (block for block in self.blocks if block.label.is_read)

    def place_of(self, start: int, end: int) -> Span | None:
        """Return where a run of a plain text's characters stands in the report's text.

        None where cleaning dropped its first or last character.
        """
        first = next((o for o in self.origins if o.start <= start < o.end), None)
        last = next((o for o in self.origins if o.start < end <= o.end), None)
        if first is None or last is None:
            return None
        left = first.at + min(start - first.start, first.length - 1)
        right = last.at + (last.length if end == last.end else min(end - last.start, last.length))
        return Span(left, right) if left < right else None

    def origin_of(self, position: int) -> tuple[str, int]:
        """Return where one character came from: the element, and the offset in its text."""
        index = bisect.bisect_right([origin.at for origin in self.origins], position) - 1
        origin = self.origins[index]
        step = position - origin.at
        if index < 0 or step >= origin.length:
            raise IndexError(f"character {position} was added by cleaning and has no origin")
        return origin.where, min(origin.start + step, origin.end - 1)
