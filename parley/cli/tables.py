"""Dossiers as tables on the terminal."""

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from parley.dossiers import (
    Citation,
    ConflictLine,
    Dossiers,
    LevelLine,
    RoundDossier,
    StatementLine,
    ThreadDossier,
    words,
)

NARROW = 100  # where standard output is no terminal, lines are this wide


def console() -> Console:
    """A console on standard output: the terminal's width, or a fixed one into a file or pipe."""
    is_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if is_terminal or "COLUMNS" in os.environ else NARROW
    return Console(width=width, highlight=False, emoji=False, markup=False)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """A plain table; what a report says is printed as it is, without markup."""
    made = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*(Text(printable(str(cell))) for cell in row))
    return made


def printable(text: str) -> str:
    """A text without control characters, which could rewrite a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else _stand_in(c) for c in text)


def _stand_in(character: str) -> str:
    """A space for the spaces of other widths, which harm nobody; a mark for all else."""
    return " " if unicodedata.category(character) == "Zs" else "�"


class Marks:
    """Letters for the sources of one table: a, b, c … as they are first cited."""

    def __init__(self, dossiers: Dossiers) -> None:
        self._dossiers = dossiers
        self._letters: dict[str, str] = {}

    def of(self, citations: Iterable[Citation]) -> str:
        """The letters of the sources of a line."""
        found = {self._letter(citation.report) for citation in citations}
        return " ".join(sorted(found, key=lambda letter: (len(letter), letter)))

    def _letter(self, report: str) -> str:
        if report not in self._letters:
            number = len(self._letters)
            letter = ""
            while number >= 0:
                letter = chr(ord("a") + number % 26) + letter
                number = number // 26 - 1
            self._letters[report] = letter
        return self._letters[report]

    def rows(self) -> list[tuple[str, str, str]]:
        """The sources behind the letters."""
        out = []
        for report, letter in self._letters.items():
            line = self._dossiers.source_of(report)
            out.append((letter, line.label, line.title or "no headline"))
        return out


def print_sources_of(marks: Marks, out: Console) -> None:
    """Print what the letters of a table stand for."""
    rows = marks.rows()
    if rows:
        out.print(table("Sources", ("", "outlet, day", "headline"), rows))


def statement_rows(
    lines: Iterable[StatementLine], marks: Marks, dossiers: Dossiers, *, with_round: bool
) -> list[tuple[str, ...]]:
    """Rows of commitments or positions."""
    rows: list[tuple[str, ...]] = []
    for line in lines:
        place = dossiers.round_name(line.round) if line.round else line.day or "undated"
        lead = (place,) if with_round else ()
        beside = "; ".join(
            part for part in (line.due and f"due {line.due}", *line.provisos) if part
        )
        rows.append(
            (
                *lead,
                "+".join(line.by),
                line.value,
                line.what + (f" ({beside})" if beside else ""),
                line.topic,
                marks.of(line.citations),
            ),
        )
    return rows


def print_round(dossier: RoundDossier, dossiers: Dossiers, *, quotes: bool) -> None:
    """Print a round on one screen: when, where, who, what was on the table, what was promised."""
    out = console()
    marks = Marks(dossiers)
    number = f"Round {dossier.ordinal}" if dossier.ordinal else "A round"
    values = {line.key: line for line in dossier.choices}
    when = values["start"].working if "start" in values else "date unknown"
    if "end" in values and values["end"].working != when:
        when += f" to {values['end'].working}"
    where = (
        values["city"].working
        if "city" in values
        else values["mode"].working
        if "mode" in values
        else "place unknown"
    )
    out.print(
        Text(
            f"{number} of the {' – '.join(dossier.parties)} {dossier.name}: {dossier.status},"
            f" {when}, {where}",
            style="bold",
        ),
    )
    if dossier.years:
        out.print(Text(f"No report prints the year; it lies in {dossier.years}."))
    if dossier.announcement:
        out.print(Text(f"It was {dossier.announcement}."))
    if dossier.basis:
        out.print(Text(f"Its number is {dossier.basis}."))
    _print_conflicts(dossier.conflicts, marks, out)
    out.print()
    seats = [
        (line.function, line.party or "?", line.name, line.role or "", marks.of(line.citations))
        for line in dossier.seats
    ]
    if seats:
        out.print(table("Who", ("function", "party", "name", "office", ""), seats))
        out.print()
    if dossier.topics:
        told = ", ".join(f"{t.code} [{marks.of(t.citations)}]" for t in dossier.topics)
        out.print(Text("On the table: ", style="bold") + Text(told))
        out.print()
    columns = ("by", "act", "what", "topic", "")
    rows = statement_rows(dossier.commitments, marks, dossiers, with_round=False)
    if rows:
        out.print(table("Promised, proposed, done", columns, rows))
        out.print()
    rows = statement_rows(dossier.positions, marks, dossiers, with_round=False)
    if rows:
        out.print(table("Positions", ("by", "stance", "what", "topic", ""), rows))
        out.print()
    for source in dossier.sources + dossier.announced_by:
        marks.of([Citation("", source.report or "", ())])
    print_sources_of(marks, out)
    if quotes:
        out.print()
        print_quotes([*dossier.commitments, *dossier.positions], marks, out)


def _print_conflicts(lines: Iterable[ConflictLine], marks: Marks, out: Console) -> None:
    for line in lines:
        working = as_printed(line.working, line.key)
        told = rival_values(line, marks)
        out.print(
            Text(f"Sources differ on {line.key}: {told}. Working value: {working}, {line.why}.")
        )


def rival_values(line: ConflictLine, marks: Marks) -> str:
    """The values of a conflict, each with the letters of its sources."""
    told = ((as_printed(each.value, line.key), marks.of(each.citations)) for each in line.values)
    return "; ".join(f"{value} [{letters}]" for value, letters in told)


def as_printed(value: str, key: str) -> str:
    """A value as a table prints it: a sum as one would write it, all else as it is kept."""
    return words.amount(value) if key == "amount" else value


def print_thread(dossier: ThreadDossier, dossiers: Dossiers) -> None:
    """Print a promise through time: its statements in order, each step, what is to decide."""
    out = console()
    marks = Marks(dossiers)
    line = dossier.line
    about = f", {line.object}" if line.object else ""
    out.print(Text(f"{'+'.join(line.owners)}: {line.topic}{about}", style="bold"))
    flags = f" ({', '.join(line.flags)})" if line.flags else ""
    due = f", due {line.due}" if line.due else ""
    by = f" by {'+'.join(line.proposers)}" if line.proposers else ""
    out.print(Text(f"{line.status}{by}{flags}{due}; testability {line.testability}, {line.grade}"))
    for told in line.provisos:
        out.print(Text(told))
    if line.silence:
        out.print(Text(line.silence))
    _print_conflicts(dossier.conflicts, marks, out)
    if line.amounts:
        out.print(Text(f"amounts: {'; '.join(line.amounts)}"))
    out.print()
    said = [
        (
            dossiers.round_name(each.round) if each.round else "",
            each.day or "",
            "+".join(each.by),
            each.value,
            each.what + (f" ({'; '.join(each.provisos)})" if each.provisos else ""),
            each.grade,
            marks.of(each.citations),
        )
        for each in dossier.statements
    ]
    out.print(table("Said", ("round", "day", "by", "act", "what", "grade", ""), said))
    out.print()
    levels = [
        (
            ", ".join(each.until for each in own),
            f"{own[0].level} {own[0].means}".strip(),
            own[0].rule,
            own[0].grade or "",
            marks.of(own[0].citations),
        )
        for own in _runs(dossier.levels)
    ]
    if levels:
        columns = ("until round", "level", "rule", "grade", "")
        out.print(table("Carried out, from one covered round to the next", columns, levels))
        out.print()
    steps = [
        (step.when or "", f"{step.before or '-'} → {step.after}", step.rule, step.actor)
        for step in dossier.transitions
    ]
    if steps:
        out.print(table("Steps", ("when", "status", "rule", "by"), steps))
        out.print()
    tasks = [(task.asks, task.why, task.id) for task in dossier.tasks]
    if tasks:
        out.print(table("For a person to decide", ("question", "why", "id"), tasks))
        out.print()
    print_quotes(dossier.statements, marks, out)
    out.print()
    print_sources_of(marks, out)


def _runs(levels: Iterable[LevelLine]) -> list[list[LevelLine]]:
    """Levels in the order of time; times without evidence that follow each other are one run."""
    runs: list[list[LevelLine]] = []
    for each in levels:
        if runs and not each.means and not runs[-1][-1].means:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def print_quotes(lines: Iterable[StatementLine], marks: Marks, out: Console) -> None:
    """Print the sentences behind each line."""
    for line in lines:
        lead = " ".join(part for part in ("+".join(line.by), line.value) if part)
        beside = f" ({'; '.join(line.provisos)})" if line.provisos else ""
        out.print(Text(f"{lead}: {line.what}{beside}", style="bold"))
        for citation in line.citations:
            for quote in citation.quotes:
                out.print(Text(f"  [{marks.of([citation])}] {printable(quote)}"))


_SHOWN = {
    "rounds": ("mechanism", "ordinal", "parties", "start", "end", "city", "mode", "status"),
    "participants": ("name", "role", "party", "function"),
    "topics": ("code",),
    "commitments": ("by", "act", "what", "topic", "due"),
    "positions": ("by", "stance", "what", "topic"),
    "instruments": ("name", "kind", "year", "status", "ref"),
    "visits": ("visitor", "role", "from", "to", "city", "start", "end", "status"),
    "milestones": ("what", "kind", "parties", "date"),
}


def print_reading(name: str, reading: dict[str, Any]) -> None:
    """Print one reading, part by part."""
    out = console()
    header = reading["report"]
    told = ", ".join(
        f"{k} {header[k]}"
        for k in ("outlet", "agency", "published", "dateline", "kind")
        if header.get(k)
    )
    out.print(Text(f"{name}: {header['title'] or 'no headline'}", style="bold"))
    out.print(Text(told))
    for part, columns in _SHOWN.items():
        rows = [[_cell(item.get(column)) for column in columns] for item in reading[part]]
        if rows:
            out.print(table(part, columns, rows))
    if reading["unread"]:
        out.print(table("unread", ("sentence",), [[each["quote"]] for each in reading["unread"]]))
    out.print()


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "+".join(str(each) for each in value)
    return "" if value is None else str(value)
