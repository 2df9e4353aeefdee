"""After the round: sheets to fill in for what was said, what was promised, and the readouts."""

from collections.abc import Iterator

from parley.briefing.content import Block, Cell, Heading, Line, Look, Run
from parley.briefing.writing import Writer, cell, left_open, plain, said, table, where
from parley.dossiers import words
from parley.dossiers.book import Promise

TITLE = "After the round"
RULE = (
    "Sheets to fill in: the record of discussion by the items of the expected agenda; every open"
    " promise with its last word, for the next step; the readouts beside each other."
)
_OPEN: Cell = ((left_open("    "),),)


def write(writer: Writer) -> Iterator[Block]:
    """The three sheets."""
    yield Heading(Run("Record of discussion"), "record-of-discussion")
    yield table(("", ""), list(_head(writer)), widths=(1, 3), none="")
    topics = [words.topic(each.topic) for each in writer.dossier.agenda]
    sides = [f"{words.capitalize_first(words.party(p))} said" for p in writer.about.line.parties]
    columns = ("Item", *sides, "Common ground", "Not agreed", "Undertakings: owner, object, due")
    yield table(
        columns,
        ((cell(name), *(_OPEN for _ in columns[1:])) for name in (*topics, "Other matters")),
        widths=(2, *(2 for _ in columns[1:])),
        none="",
    )
    yield Heading(Run("Open promises, to carry on"), "tracker")
    ledger = writer.dossier.ledger
    yield table(
        ("Promise", "Owner", "Where it stands", "Last word", "Next step, and by when"),
        (
            (
                _promise(each),
                cell(words.parties(each.line.owners)),
                _standing(each),
                _last_word(writer, each),
                _OPEN,
            )
            for each in (
                *ledger.overdue,
                *ledger.due,
                *ledger.undertaken,
                *ledger.under_way,
                *ledger.silent,
            )
        ),
        widths=(5, 2, 3, 4, 3),
        none="No promise is open.",
    )
    yield Heading(Run("Readouts beside each other"), "readouts")
    texts = [f"Text of {words.party(each)}" for each in writer.about.line.parties]
    yield table(
        ("Point", *texts, "Agencies"),
        (
            (cell(name), *(_OPEN for _ in (*texts, "Agencies")))
            for name in (*topics, "Next round", "Only in one text")
        ),
        widths=(2, *(3 for _ in texts), 3),
        none="",
    )


def _head(writer: Writer) -> Iterator[tuple[Cell, Cell]]:
    number = writer.about.next.ordinal
    known = (
        ("Mechanism", writer.about.line.name),
        ("Round", words.ordinal(number) if number else ""),
        ("Date and place", writer.when_and_where() if writer.about.next.start else ""),
        ("Mode and languages", ""),
        ("Chairs", ""),
        ("Delegations by body", ""),
        ("Documents exchanged", ""),
        ("Press lines agreed", ""),
        ("Note-taker, and status of this record", ""),
    )
    for name, told in known:
        yield cell(name), cell(told) if told else _OPEN


def _promise(promise: Promise) -> Cell:
    line = promise.line
    about = f"{words.topic(line.topic)}{f': {line.object}' if line.object else ''}"
    return plain(said(line.what)), *map(plain, line.provisos), (Run(about, Look.FAINT),)


def _standing(promise: Promise) -> Cell:
    line = promise.line
    told: list[Line] = [(Run(words.label(line.status), Look.STRONG),)]
    if line.flags:
        told.append(plain(", ".join(line.flags)))
    if line.due:
        told.append(plain(f"due {words.day(line.due)}"))
    return tuple(told)


def _last_word(writer: Writer, promise: Promise) -> Cell:
    last = promise.said[-1]
    notes = writer.best_note(last.citations)
    told = Run(words.label(last.value).lower(), Look.FAINT)
    return ((Run(words.capitalize_first(where(last.where)), notes=notes),), (told,))
