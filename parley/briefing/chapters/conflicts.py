"""Conflicts and gaps: where sources differ, what none tells, and whom to ask."""

from collections.abc import Iterator

from parley.briefing.content import Block, Cell, Heading, Look, Run
from parley.briefing.writing import Writer, cell, faint, items, plain, said, table
from parley.dossiers import GapLine, words
from parley.dossiers.book import Doubt

TITLE = "Conflicts and gaps"
RULE = (
    "Values that cannot both stand, with the working one and why it was chosen; what no source"
    " tells; what would settle either. Silent promises stand in the ledger, phrases left out in"
    " the wording watch."
)
_KEYS = {
    "start": "first day",
    "end": "last day",
    "city": "place",
    "role": "office",
    "order": "number and day",
    "amount": "amount",
    "due": "day it is due",
    "count": "how many",
}
_ELSEWHERE = ("silent", "wording")


def write(writer: Writer) -> Iterator[Block]:
    """The conflicts, the gaps, the questions that follow, and what a person has to decide."""
    conflicts = writer.dossier.conflicts
    gaps = [each for each in writer.about.gaps if each.kind not in _ELSEWHERE]
    yield Heading(Run("Where sources differ"), "conflicts")
    yield table(
        ("Of", "Values", "Working value, and why", "Why it matters"),
        (
            (
                (plain(words.capitalize_first(each.of)), (Run(_key(each), Look.FAINT),)),
                _values(writer, each),
                (
                    (Run(_value(each.line.key, each.line.working), Look.STRONG),),
                    plain(each.line.why),
                ),
                cell(each.line.matters),
            )
            for each in conflicts
        ),
        widths=(3, 4, 4, 4),
        none=writer.about.not_compared or "No source contradicts another.",
    )
    yield Heading(Run("What no source tells"), "gaps")
    yield table(
        ("What is missing", "Why it matters"),
        (
            (
                cell(words.capitalize_first(each.says), writer.best_note(each.citations)),
                cell(each.matters),
            )
            for each in gaps
        ),
        widths=(1, 1),
        none="No gap stands open.",
    )
    yield faint(_counted(len(writer.about.ledger.silent), writer.about.gaps))
    settles = [f"{each.of}, {_key(each)}: {each.line.settle}" for each in conflicts]
    settles += [each.settle for each in gaps]
    yield Heading(Run("Questions for the post"), "questions")
    yield items(
        (plain(words.capitalize_first(each)) for each in dict.fromkeys(settles)),
        none="Nothing is to be asked.",
    )
    yield Heading(Run("For a person to decide"), "tasks")
    yield table(
        ("Question", "Why it is asked", "Answer it with parley judge"),
        (
            (
                (
                    (Run(said(each.of), notes=writer.best_note(each.line.citations)),),
                    plain(each.line.asks),
                ),
                cell(each.line.why),
                cell(each.line.id),
            )
            for each in writer.dossier.tasks
        ),
        widths=(4, 4, 5),
        none="Nothing waits for a person.",
    )


def _key(doubt: Doubt) -> str:
    return _KEYS.get(doubt.line.key, doubt.line.key)


def _values(writer: Writer, doubt: Doubt) -> Cell:
    return tuple(
        (Run(_value(doubt.line.key, each.value), notes=writer.notes(each.citations)),)
        for each in doubt.line.values
    )


def _value(key: str, value: str) -> str:
    return words.as_told(value, key) if key in ("start", "end", "date", "due", "amount") else value


def _counted(quiet: int, gaps: tuple[GapLine, ...]) -> str:
    left_out = sum(each.kind == "wording" for each in gaps)
    return (
        f"Beside these: {words.count(quiet, 'promise')} gone quiet or silent (flagged in the"
        " ledger),"
        f" {words.count(left_out, 'phrase')} left out from one round to the next (wording watch)."
    )
