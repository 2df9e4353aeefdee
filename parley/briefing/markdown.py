"""A book to Markdown with footnotes, as GitHub and pandoc read it."""

import re
from collections.abc import Iterator

from parley.briefing.content import (
    Blank,
    Block,
    Book,
    Cell,
    Heading,
    Items,
    Line,
    Look,
    Paragraph,
    Run,
    Table,
)

_MEANT = re.compile(r"([\\`*_{}\[\]<>|~&#!$^])")
_LINKS = re.compile(r"(?i)(?<=:)(?=//)|(?<=www)(?=\.)|(?<=\w)(?=@)")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_LOOKS = {
    Look.STRONG: ("**", "**"),
    Look.CAME: ("<ins>", "</ins>"),
    Look.WENT: ("~~", "~~"),
    Look.BLANK: ("**", "**"),
}


def render(book: Book) -> bytes:
    """The text in UTF-8."""
    return ("\n\n".join(_parts(book)) + "\n").encode()


def _parts(book: Book) -> Iterator[str]:
    yield f"# {_text(book.title)}"
    yield _text(book.subtitle)
    yield from map(_block, book.cover)
    yield "\n".join(
        f"{each.number}. [{_text(each.title)}](#{each.anchor})" for each in book.chapters
    )
    for chapter in book.chapters:
        yield f'<a id="{chapter.anchor}"></a>'
        yield f"## {chapter.number} {_text(chapter.title)}"
        yield _text(chapter.rule)
        yield from map(_block, chapter.blocks)
    yield from (
        f"[^{note.number}]: {_text(note.source)} {_text(note.sentence)}" for note in book.notes
    )


def _block(block: Block) -> str:
    match block:
        case Heading(title, _, level):
            return f"{'#' * (level + 1)} {_text(title)}"
        case Paragraph(line):
            return _line(line)
        case Items(lines):
            return "\n".join(f"- {_line(line)}" for line in lines)
        case Blank(asks):
            return f"> **{_text(asks)}**\n>\n> \\_\\_\\_\\_"
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    head = [_text(name) for name in table.columns]
    rows = [head, ["---" for _ in head], *([_cell(cell) for cell in row] for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(cell: Cell) -> str:
    return "<br>".join(_line(line) for line in cell)


def _line(line: Line) -> str:
    """A line; what would begin a list or a rule there is escaped."""
    told = ""
    for run in line:
        told += _run(run, is_first=not told)
    return told


def _run(run: Run, *, is_first: bool) -> str:
    before, after = _LOOKS.get(run.look, ("", ""))
    told = _escaped(run.text, is_first=is_first)
    inner = told.strip()
    if not inner:
        marked = told
    else:
        # a mark beside a space would not be one
        lead, tail = told[: len(told) - len(told.lstrip())], told[len(told.rstrip()) :]
        marked = f"{lead}{before}{inner}{after}{tail}"
    return marked + "".join(f"[^{note}]" for note in run.notes)


def _text(run: Run) -> str:
    return _escaped(run.text, is_first=True).strip()


def _escaped(text: str, *, is_first: bool) -> str:
    told = _LINKS.sub(r"\\", _MEANT.sub(r"\\\1", text))
    return _AT_START.sub(_start, told) if is_first else told


def _start(found: re.Match[str]) -> str:
    """What begins a line: a dash is escaped, of a number the full stop behind it."""
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
