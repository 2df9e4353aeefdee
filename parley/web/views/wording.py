"""Wordings, set phrases and names to pages: what came, what went, who says which name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from parley.dossiers import FormulaCell, FormulaRow, NameLine, WordingLine, words
from parley.record.wording import stem_of, telling_words
from parley.web import addresses
from parley.web.charts.grid import Cell, Column, Grid, Group, Row, make_grid
from parley.web.desk import Shelf
from parley.web.views.dialogues import find_dialogue, name_of, when_of
from parley.web.views.lists import Option, dialogue_options
from parley.web.views.paging import Paged, paged

_TRACKS = 4  # a track is a party on a topic through all rounds


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a wording, new or not."""

    text: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A wording with its new words marked; those that went stand in its line."""

    line: WordingLine
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """One position of a party, or of several together, on a topic through the rounds."""

    by: tuple[str, ...]
    topic: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class WordingPage:
    """Positions word by word."""

    tracks: Paged[Track]
    by: str
    topic: str
    parties: tuple[Option, ...]
    topics: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class FormulaePage:
    """Which set phrases were in the sources on which covered round of a dialogue."""

    dialogue: str
    dialogues: tuple[Option, ...]
    grid: Grid


@dataclass(frozen=True, slots=True)
class Place:
    """A disputed place with every name that is printed for it."""

    name: str
    uses: tuple[NameLine, ...]


@dataclass(frozen=True, slots=True)
class NamesPage:
    """The names of disputed places, with whose words they are."""

    uses: Paged[NameLine]
    place: str
    places: tuple[Option, ...]


def wording(shelf: Shelf, *, by: str, topic: str, page: int) -> WordingPage:
    """Every position through the rounds, those that moved first."""
    every = shelf.once("tracks", lambda: _tracks(shelf))
    fits = every
    if by or topic:
        fits = [t for t in every if by in ("", "+".join(t.by)) and topic in ("", t.topic)]
    parties, topics = shelf.once("choices of wording", lambda: _choices(every))
    return WordingPage(paged(fits, page, _TRACKS), by, topic, parties, topics)


def _choices(every: Sequence[Track]) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """The parties, alone and together, and the topics that there are."""
    owners = sorted({track.by for track in every}, key=lambda by: (len(by), by))
    present = {track.topic for track in every}
    return (
        tuple(Option("+".join(each), words.parties(each)) for each in owners),
        tuple(Option(c, words.topic(c)) for c in words.topic_codes() if c in present),
    )


def _tracks(shelf: Shelf) -> list[Track]:
    lines = sorted(
        shelf.dossiers.wording(), key=lambda line: (line.topic, line.by, line.day or "~", line.id)
    )
    made = [
        Track(by, topic, tuple(Step(line, tuple(_pieces(line))) for line in own))
        for (topic, by), own in groupby(lines, key=lambda line: (line.topic, line.by))
    ]
    return sorted(made, key=lambda track: (len(track.steps) < 2, track.topic, track.by))


def _pieces(line: WordingLine) -> Iterator[Piece]:
    """The text cut at its words; a run of new words is one piece."""
    new = {stem_of(word) for word in line.added}
    cut: list[tuple[str, bool]] = []
    at = 0
    for found in telling_words(line.text):
        cut.append((line.text[at : found.start()], False))
        cut.append((found[0], stem_of(found[0]) in new))
        at = found.end()
    cut.append((line.text[at:], False))
    joined = list(_bridged(cut))
    for is_new, own in groupby(joined, key=lambda each: each[1]):
        text = "".join(each[0] for each in own)
        if text:
            yield Piece(text, is_new)


def _bridged(cut: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """White space between two new words belongs to them."""
    for number, (text, is_new) in enumerate(cut):
        between = 0 < number < len(cut) - 1 and cut[number - 1][1] and cut[number + 1][1]
        yield text, is_new or (between and text.isspace())


def formulae(shelf: Shelf, slug: str) -> FormulaePage:
    """The checklist of set phrases of one dialogue; without one, of the first that has any."""
    rows = shelf.once("formulae", shelf.dossiers.formulae)
    choices = [each for each in dialogue_options(shelf) if _has(rows, each.value)]
    if slug:
        chosen = find_dialogue(shelf, slug).id
    else:
        chosen = f"dialogue:{choices[0].value}" if choices else ""
    own = [row for row in rows if row.dialogue == chosen]
    return FormulaePage(chosen.partition(":")[2], tuple(choices), _grid(shelf, own))


def _has(rows: Sequence[FormulaRow], slug: str) -> bool:
    return any(row.dialogue == f"dialogue:{slug}" for row in rows)


def _grid(shelf: Shelf, rows: Sequence[FormulaRow]) -> Grid:
    order = dict.fromkeys(cell.round for row in rows for cell in row.cells)
    columns = [_column(shelf, each) for each in order]
    made = []
    for row in rows:
        cells = {cell.round: cell for cell in row.cells}
        drawn = tuple(_cell(shelf, row.formula, column, cells[column.key]) for column in columns)
        found = addresses.query("/search", q=f'"{row.formula}"')
        made.append(Row(words.ref(row.formula), "", found, drawn))
    return make_grid(columns, [Group("", tuple(made))])


def _column(shelf: Shelf, round_id: str) -> Column:
    each = shelf.rounds[round_id]
    label = str(each.ordinal) if each.ordinal is not None else (when_of(each) or "?")[:4]
    title = f"{name_of(shelf, round_id)}, {words.days(when_of(each))}"
    return Column(round_id, label, title, addresses.thing(round_id))


def _cell(shelf: Shelf, formula: str, column: Column, cell: FormulaCell) -> Cell | None:
    if not cell.is_present or not cell.citations:
        return None
    first = cell.citations[0]
    source = shelf.by_report[first.report]
    who = f"in the position of {words.parties(cell.by)}" if cell.by else "named"
    return Cell(
        shape=f"agenda-{min(1 + len(cell.by), 3)}",
        says=f"{words.ref(formula)}, {column.title}: {who}",
        href=addresses.report(source.sha256, addresses.first_quote(first)),
    )


def names(shelf: Shelf, *, place: str, page: int) -> NamesPage:
    """Every use of a name for a disputed place, by place and in the order of publication."""
    every = shelf.once("names", shelf.dossiers.names)
    known = dict.fromkeys(line.place for line in every)
    fits = [line for line in every if place in ("", line.place)]
    return NamesPage(paged(fits, page), place, tuple(Option(each, each) for each in known))
