"""parley show: parts of the record as tables or JSON."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from parley.cli.tables import Marks, console, print_round, print_sources_of, statement_rows, table
from parley.dossiers import Dossiers, open_dossiers
from parley.pipeline import record_of
from parley.store import View, open_database

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
            "; ".join(line.offices),
            ", ".join(line.seats),
            marks.of(line.citations),
        )
        for line in dossiers.people()
    ]
    return "People", ("party", "name", "offices as printed", "rounds", ""), rows


def _ledger(dossiers: Dossiers, marks: Marks) -> Rows:
    rows = statement_rows(dossiers.ledger(), marks, dossiers, with_round=True)
    return "Ledger", ("round", "by", "act", "what", "topic", ""), list(rows)


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
            "; ".join(f"{v.value} [{marks.of(v.citations)}]" for v in line.values),
            f"{line.working} ({line.why})",
        )
        for line in dossiers.conflicts()
    ]
    return "Conflicts", ("of", "what", "values", "working value"), rows


def _gaps(dossiers: Dossiers, _: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (line.kind, line.about.partition(":")[2], line.says) for line in dossiers.gaps()
    ]
    return "Gaps", ("kind", "of", "what is missing"), rows


def _sources(dossiers: Dossiers, _: Marks) -> Rows:
    rows: list[Sequence[object]] = [
        (
            line.published or "",
            line.outlet or line.agency or "",
            line.kind or "",
            line.problem or line.title or "",
            line.name,
        )
        for line in dossiers.sources()
    ]
    return "Sources", ("published", "outlet", "kind", "headline or problem", "name"), rows


_VIEWS: dict[str, Callable[[Dossiers, Marks], Rows]] = {
    "dialogues": _dialogues,
    "people": _people,
    "ledger": _ledger,
    "positions": _positions,
    "instruments": _instruments,
    "visits": _visits,
    "milestones": _milestones,
    "conflicts": _conflicts,
    "gaps": _gaps,
    "sources": _sources,
}


@click.command("show")
@click.argument("what", type=click.Choice([*_VIEWS, "round", "refused"]), default="dialogues")
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

    `parley show round 9` shows one round, by its number, date or id. The letters at the end of a
    line name the sources that say so. `parley show refused` shows what was read but not taken into
    the record, because its sentence does not carry it.
    """
    database = open_database(obj["record"], create=False)
    try:
        if what == "refused":
            _print_refused(View(database).refused(), as_json=as_json)
            return
        dossiers = open_dossiers(database, record_of(database))
    finally:
        database.close()
    if what == "round":
        if which is None:
            raise click.UsageError("Which round? For instance: parley show round 9")
        dossier = dossiers.round(which, dialogue)
        if as_json:
            _print_json(asdict(dossier))
        else:
            print_round(dossier, dossiers, quotes=quotes)
        return
    if as_json:
        _print_json([asdict(line) for line in getattr(dossiers, what)()])
        return
    marks = Marks(dossiers)
    title, columns, rows = _VIEWS[what](dossiers, marks)
    out = console()
    if not rows:
        out.print(f"{title}: none in this record.")
        return
    out.print(table(title, columns, rows))
    print_sources_of(marks, out)


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
            _called(each["item"]),
            "\n".join(each["why"]),
            Path(name).name,
        )
        for name, each in refused
    ]
    out.print(table("Refused", ("verdict", "part", "item", "why", "source"), rows))


def _called(item: dict[str, Any]) -> str:
    """An item in a few words: what was claimed, by whom, as what."""
    keys = ("by", "act", "stance", "ordinal", "what", "name", "visitor", "code", "kind", "function")
    values = [item[key] for key in keys if item.get(key)]
    return " · ".join(", ".join(v) if isinstance(v, list) else str(v) for v in values)


def _print_json(data: Any) -> None:  # noqa: ANN401 - any dossier
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
