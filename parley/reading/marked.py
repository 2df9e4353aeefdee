"""Marked text: a sentence with what must be read in it written into it.

    "{by: The two sides} {cue: agreed to }{what: hold joint exercises}."

Braces name a slot and enclose its exact characters; they may nest, not cross. Without the marks the
text is the sentence itself. A brace that belongs to the sentence is doubled.
"""

from dataclasses import dataclass, field

from parley.reading.late import Late

_OPEN = Late(r"\{([A-Za-z_-]+): ?")


@dataclass(frozen=True, slots=True)
class Mark:
    """A slot and where it stands in the text without marks."""

    slot: str
    start: int
    end: int


@dataclass(slots=True)
class Marked:
    """A text and the marks that were in it."""

    text: str
    marks: list[Mark] = field(default_factory=list)

    def of(self, slot: str) -> str | None:
        """The characters of the first mark of a slot."""
        found = next((mark for mark in self.marks if mark.slot == slot), None)
        return self.text[found.start : found.end] if found else None


def parse(marked: str) -> Marked:
    """Take the marks out of a text. Raises ValueError where a brace is never closed or opened."""
    out: list[str] = []
    size = at = 0
    stack: list[tuple[str, int]] = []
    marks: list[Mark] = []
    while at < len(marked):
        char = marked[at]
        if marked[at : at + 2] in ("{{", "}}"):
            out.append(char)
            size += 1
            at += 2
        elif char == "{":
            opened = _OPEN.match(marked, at)
            if not opened:
                raise ValueError(f"a brace without a slot name at {at} in {marked!r}")
            stack.append((opened[1], size))
            at = opened.end()
        elif char == "}":
            if not stack:
                raise ValueError(f"a brace closes at {at} that was never opened in {marked!r}")
            slot, start = stack.pop()
            marks.append(Mark(slot, start, size))
            at += 1
        else:
            out.append(char)
            size += 1
            at += 1
    if stack:
        raise ValueError(f"the mark {stack[-1][0]!r} is never closed in {marked!r}")
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return Marked("".join(out), marks)


def write(text: str, marks: list[Mark]) -> str:
    """Write marks into a text; the inverse of `parse`."""
    opens: dict[int, list[Mark]] = {}
    closes: dict[int, int] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        opens.setdefault(mark.start, []).append(mark)
        closes[mark.end] = closes.get(mark.end, 0) + 1
    out: list[str] = []
    for at in range(len(text) + 1):
        out.append("}" * closes.get(at, 0))
        out += [f"{{{mark.slot}: " for mark in opens.get(at, [])]
        if at < len(text):
            out.append(text[at] * 2 if text[at] in "{}" else text[at])
    return "".join(out)
