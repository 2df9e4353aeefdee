"""parley show: parts of the record as tables or JSON."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from parley.cli.tables import (
    Marks,
    as_printed,
    console,
    print_round,
    print_sources_of,
    print_thread,
    rival_values,
    statement_rows,
    table,
)
from parley.dossiers import (
    DialogueLine,
    Dossiers,
    FormulaCell,
    OfficeLine,
    RoundDossier,
    ThreadDossier,
    ThreadLine,
    look_into,
)
from parley.dossiers.left import called
from parley.store import open_database

Rows = tuple[str, Sequence[str], list[Sequence[object]]]


def _dialogues(dossiers: Dossiers, _: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (
            " – ".join(line.parties),
            line.name,
            line.held,
            line.first or "",
            line.last or "",
            ", ".join(line.announced),
        )
        for line in dossiers.dialogues()
    ]
    return "Dialogues", ("parties", "mechanism", "rounds held", "first", "last", "announced"), rows


def _people(dossiers: Dossiers, marks: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (
            line.party or "?",
            line.name,
            "; ".join(_office(each) for each in line.held),
            ", ".join(line.seats),
            marks.of(line.citations),
        )
        for line in dossiers.people()
    ]
    return "People", ("party", "name", "offices as printed", "rounds", ""), rows


def _office(line: OfficeLine) -> str:
    span = dict.fromkeys(day for day in (line.first, line.last) if day)
    return f"{line.role} ({' to '.join(span)})" if span else line.role


def _ledger(dossiers: Dossiers, marks: Marks) -> Rows:
    lines = dossiers.ledger()
    rows = statement_rows(lines, marks, dossiers, with_round=True)
    levels = (line.level or "" for line in lines)
    return (
        "Ledger",
        ("round", "by", "act", "what", "topic", "", "level"),
        [(*row, level) for row, level in zip(rows, levels, strict=True)],
    )


def _positions(dossiers: Dossiers, marks: Marks) -> Rows:
    rows = statement_rows(dossiers.positions(), marks, dossiers, with_round=True)
    return "Positions", ("round", "by", "stance", "what", "topic", ""), list(rows)


def _instruments(dossiers: Dossiers, marks: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (
            line.when or "",
            line.what,
            line.kind,
            line.status or "",
            line.detail,
            marks.of(line.citations),
        )
        for line in dossiers.instruments()
    ]
    return "Instruments", ("year", "name", "kind", "status", "ref", ""), rows


def _visits(dossiers: Dossiers, marks: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (line.when or "", line.what, line.kind, line.status or "", marks.of(line.citations))
        for line in dossiers.visits()
    ]
    return "Visits", ("when", "visitor", "from → to", "status", ""), rows


def _milestones(dossiers: Dossiers, marks: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (line.when or "", line.kind, line.what, line.detail, marks.of(line.citations))
        for line in dossiers.milestones()
    ]
    return "Milestones", ("when", "kind", "what", "parties", ""), rows


def _conflicts(dossiers: Dossiers, marks: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (
            line.about.partition(":")[2],
            line.key,
            rival_values(line, marks),
            f"{as_printed(line.working, line.key)} ({line.why})",
            f"{line.matters}. To settle it: {line.settle}",
        )
        for line in dossiers.conflicts()
    ]
    columns = ("of", "what", "values", "working value", "why it matters")
    return "Conflicts", columns, rows


def _gaps(dossiers: Dossiers, _: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (line.kind, line.says, f"{line.matters}. To fill it: {line.settle}")
        for line in dossiers.gaps()
    ]
    return "Gaps", ("kind", "what is missing", "why it matters"), rows


def _sources(dossiers: Dossiers, _: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (
            line.published or "",
            line.outlet or line.agency or ("not told" if line.report else ""),
            " ".join(part for part in (line.kind, line.side, line.grade) if part),
            line.problem or line.title or "",
            line.name,
        )
        for line in dossiers.sources()
    ]
    return (
        "Sources",
        ("published", "outlet", "kind, side, grade", "headline or problem", "name"),
        rows,
    )


def _threads(dossiers: Dossiers, marks: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (
            "\n".join(("+".join(line.owners), line.topic)),
            "\n".join((_named(line), *line.provisos)),
            "\n".join(line.rounds),
            "\n".join(part for part in (_status(line), *line.flags, line.due, line.level) if part),
            marks.of(line.citations),
        )
        for line in dossiers.threads()
    ]
    columns = ("owners, topic", "object: what", "rounds", "status, level", "")
    return "Threads", columns, rows


def _named(line: ThreadLine) -> str:
    return f"{line.object}: {line.what}" if line.object else line.what


def _status(line: ThreadLine) -> str:
    return f"{line.status} by {'+'.join(line.proposers)}" if line.proposers else line.status


def _tasks(dossiers: Dossiers, marks: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (line.asks, line.about.partition(":")[2], line.why, line.id, marks.of(line.citations))
        for line in dossiers.tasks()
    ]
    return "Tasks, which only a person may decide", ("question", "of", "why", "id", ""), rows


def _wording(dossiers: Dossiers, marks: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (
            dossiers.round_name(line.round) if line.round else line.day or "",
            "+".join(line.by),
            line.topic,
            line.text,
            _change(line.added, line.removed) if line.before else "",
            line.standing + ("" if line.is_comparable or not line.before else ", other outlet"),
            marks.of(line.citations),
        )
        for line in sorted(
            dossiers.wording(), key=lambda line: (line.topic, line.by, line.day or "")
        )
    ]
    columns = ("round", "by", "topic", "wording", "words in and out", "whose words", "")
    return "Wording", columns, rows


def _change(added: tuple[str, ...], removed: tuple[str, ...]) -> str:
    return " ".join([*(f"+{word}" for word in added), *(f"-{word}" for word in removed)])


def _formulae(dossiers: Dossiers, dialogue: DialogueLine) -> Rows:
    lines = [line for line in dossiers.formulae() if line.dialogue == dialogue.id]
    rounds = list(dict.fromkeys(cell.round for line in lines for cell in line.cells))
    rows: list[Sequence[object]] = []
    for line in lines:
        cells = {cell.round: cell for cell in line.cells}
        rows.append((line.formula, *(_formula_cell(cells.get(each)) for each in rounds)))
    return "Formulae", ("phrase", *(dossiers.round_name(each) for each in rounds)), rows


def _formula_cell(cell: FormulaCell | None) -> str:
    if cell is None:
        return ""
    if not cell.is_present:
        return "-"
    return "+".join(cell.by) or "named"


def _names(dossiers: Dossiers, marks: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (
            line.place,
            line.printed,
            line.attribution,
            dossiers.round_name(line.round),
            marks.of(line.citations),
        )
        for line in dossiers.names()
    ]
    return "Names used", ("place", "as printed", "whose words", "round", ""), rows


def _witnesses(dossiers: Dossiers, _: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (
            line.source,
            line.side or "",
            line.grade,
            "; ".join(line.copies),
            "; ".join(f"{edit.was!r} became {edit.now!r}" for edit in line.edits),
        )
        for line in dossiers.witnesses()
    ]
    return "Witnesses", ("source", "side", "grade", "copies", "edits"), rows


def _agenda(dossiers: Dossiers, dialogue: DialogueLine) -> Rows:
    grid = dossiers.agenda(dialogue.id)
    names = [dossiers.round_name(cell.round) for row in grid[:1] for cell in row.cells]
    rows: list[Sequence[object]] = [
        (row.topic, *(cell.state for cell in row.cells), row.trend) for row in grid
    ]
    return "Agenda", ("topic", *names, "last"), rows


_VIEWS: dict[str, Callable[[Dossiers, Marks], Rows]] = {
    "dialogues": _dialogues,
    "people": _people,
    "ledger": _ledger,
    "threads": _threads,
    "tasks": _tasks,
    "positions": _positions,
    "wording": _wording,
    "names": _names,
    "instruments": _instruments,
    "visits": _visits,
    "milestones": _milestones,
    "conflicts": _conflicts,
    "gaps": _gaps,
    "sources": _sources,
    "witnesses": _witnesses,
}
# Their columns are the rounds of a dialogue, so that each dialogue has a table of its own.
_OVER_ROUNDS: dict[str, Callable[[Dossiers, DialogueLine], Rows]] = {
    "agenda": _agenda,
    "formulae": _formulae,
}

_OF_ONE = ("round", "thread")
_OF_SOURCES = ("sources", "witnesses", "refused")


@click.command("show")
@click.argument(
    "what",
    type=click.Choice([*_VIEWS, *_OVER_ROUNDS, "round", "thread", "refused"]),
    default="dialogues",
)
@click.argument("which", required=False)
@click.option("--dialogue", help="Only of the dialogue whose id contains this.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--quotes", is_flag=True, help="With round: print the sentence behind every line.")
@click.pass_obj
def command(
    obj: dict[str, str],
    what: str,
    which: str | None,
    dialogue: str | None,
    as_json: bool,  # noqa: FBT001 - a flag
    quotes: bool,  # noqa: FBT001 - a flag
) -> None:
    """Print a part of the record.

    `parley show round 9` shows one round, by its number, date or id, `parley show thread bien-hoa`
    one promise through the rounds, by a part of its id, and `parley show refused` what was read but
    not taken into the record, because its sentence does not carry it. The letters at the end of a
    line name the sources that say so.
    """
    _check(what, which=which, dialogue=dialogue, quotes=quotes)
    database = open_database(obj["record"], create=False)
    try:
        with look_into(database) as look:
            if what == "refused":
                _print_refused(look.view.refused(), as_json=as_json)
            elif what == "round" and which is not None:
                _show_round(look.round(which, dialogue), as_json=as_json, quotes=quotes)
            elif what == "thread" and which is not None:
                _show_thread(look.thread(which, dialogue), as_json=as_json)
            else:
                _show_list(look.of_dialogue(dialogue), what, as_json=as_json)
    finally:
        database.close()


def _check(what: str, *, which: str | None, dialogue: str | None, quotes: bool) -> None:
    """Refuse what a view cannot heed, rather than leave it out in silence."""
    if what == "round" and which is None:
        raise click.UsageError("Which round? For instance: parley show round 9")
    if what == "thread" and which is None:
        raise click.UsageError("Which thread? For instance: parley show thread bien-hoa")
    if which is not None and what not in _OF_ONE:
        raise click.UsageError(f"parley show {what} takes no further word; {which!r} is one.")
    if quotes and what != "round":
        raise click.UsageError(
            f"--quotes goes with one round (parley show round 9 --quotes), not with {what}."
        )
    if dialogue is not None and what in _OF_SOURCES:
        raise click.UsageError(f"parley show {what} is of all sources and takes no --dialogue.")


def _show_round(found: tuple[Dossiers, RoundDossier], *, as_json: bool, quotes: bool) -> None:
    dossiers, dossier = found
    if as_json:
        _print_json(asdict(dossier))
    else:
        print_round(dossier, dossiers, quotes=quotes)


def _show_thread(found: tuple[Dossiers, ThreadDossier], *, as_json: bool) -> None:
    dossiers, dossier = found
    if as_json:
        _print_json(asdict(dossier))
    else:
        print_thread(dossier, dossiers)


def _show_list(dossiers: Dossiers, what: str, *, as_json: bool) -> None:
    if as_json:
        lines = (
            [asdict(row) for each in dossiers.dialogues() for row in dossiers.agenda(each.id)]
            if what == "agenda"
            else [asdict(line) for line in getattr(dossiers, what)()]
        )
        _print_json(lines)
        return
    marks = Marks(dossiers)
    if what in _OVER_ROUNDS:
        tables = [
            (f"{title}: {_full_name(each)}", columns, rows)
            for each in dossiers.dialogues()
            for title, columns, rows in [_OVER_ROUNDS[what](dossiers, each)]
        ]
    else:
        tables = [_VIEWS[what](dossiers, marks)]
    out = console()
    told = [table(*each) for each in tables if each[2]]
    if not told:
        out.print(f"{what.capitalize()}: none in this record.")
        if what == "conflicts" and (doubt := dossiers.not_compared()):
            out.print(doubt)
        return
    for number, each in enumerate(told):
        if number:
            out.print()
        out.print(each)
    print_sources_of(marks, out)


def _full_name(line: DialogueLine) -> str:
    return f"{' – '.join(line.parties)} {line.name}"


def _print_refused(refused: list[tuple[str, dict[str, Any]]], *, as_json: bool) -> None:
    if as_json:
        _print_json([{"source": name, **each} for name, each in refused])
        return
    out = console()
    if not refused:
        out.print("Refused: none in this record.")
        return
    rows: list[Sequence[object]] = [
        (
            each["verdict"],
            each["part"],
            called(each["item"]),
            "\n".join(each["why"]),
            Path(name).name,
        )
        for name, each in refused
    ]
    out.print(table("Refused", ("verdict", "part", "item", "why", "source"), rows))


def _print_json(data: Any) -> None:  # noqa: ANN401 - any dossier
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
