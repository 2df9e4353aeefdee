"""Where a thing stands in a report, to the character."""

from dataclasses import dataclass

from parley.errors import Bug


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A half-open run of characters, counted in code points from the start of a report."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forward and is never empty: {self.start}-{self.end}")

    def of(self, text: str) -> str:
        """Return the exact characters this span covers."""
        if self.end > len(text):
            raise ValueError(f"span {self} runs past the end of a text of {len(text)} characters")
        return text[self.start : self.end]

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


@dataclass(frozen=True, order=True, slots=True)
class Quote:
    """A span together with the characters that stand there: the evidence of a finding."""

    start: int
    end: int
    quote: str

    def matches(self, text: str) -> bool:
        """Say whether the text carries this quote at this place."""
        return text[self.start : self.end] == self.quote

    def data(self) -> dict[str, object]:
        """Return the form of the contract: start, end, quote."""
        return {"start": self.start, "end": self.end, "quote": self.quote}


def quote(text: str, start: int, end: int) -> Quote:
    """Take the quote that stands at a place, without white space at its edges.

    A place that holds nothing but white space is a fault of the caller's.
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        raise Bug(f"there is nothing to quote at {start}-{end}")
    return Quote(start, end, text[start:end])
