"""Pieces of a dossier to lines and blocks that several chapters share, with their notes."""

from collections.abc import Container, Iterable, Iterator, Sequence

from parley.briefing.content import (
    Blank,
    Block,
    Cell,
    Items,
    Line,
    Look,
    Note,
    Paragraph,
    Run,
    Table,
)
from parley.dossiers import BriefingDossier, Citation, FrameLine, SourceLine, StatementLine, words
from parley.dossiers.book import ExpectedTopic, Promise, best


class Writer:
    """Writes lines of one dossier and numbers their notes in the order in which they are met."""

    def __init__(self, dossier: BriefingDossier) -> None:
        self.dossier = dossier
        self.about = dossier.about
        self.register = sorted(
            dossier.about.sources,
            key=lambda each: (each.published or "9999", each.witness != each.report, each.sha256),
        )
        self._source_of = {each.report: each for each in self.register if each.report}
        self._mark_of = {
            each.report: f"S{number}" for number, each in enumerate(self.register, start=1)
        }
        self._numbers: dict[tuple[str, str], int] = {}

    # -- notes ---------------------------------------------------------------------------------

    def notes(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of the sentences that some citations quote: one for each sentence."""
        found = {
            self._numbers.setdefault((citation.report, quote), len(self._numbers) + 1)
            for citation in citations
            for quote in citation.quotes
        }
        return tuple(sorted(found))

    def best_note(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """The note of one citation only: that of the source with the best grade."""
        return self.notes(best(citations, self._source_of))

    def every_note(self, among: Container[int] | None = None) -> tuple[Note, ...]:
        """All notes that lines have given so far, or some."""
        reports = dict.fromkeys(report for report, _ in self._numbers)
        cited = {report: Run(self._cited(report)) for report in reports}
        return tuple(
            Note(number, cited[report], Run(f"“{quote}”"), report, quote)
            for (report, quote), number in self._numbers.items()
            if among is None or number in among
        )

    def mark(self, report: str | None) -> str:
        """The mark of a source in the register, by its report."""
        return self._mark_of.get(report) or report or ""

    def marks(self, numbers: Iterable[int]) -> list[str]:
        """The marks of the sources that some notes are from, in the order of the register."""
        reports = {number: report for (report, _), number in self._numbers.items()}
        found = {self.mark(reports[number]) for number in numbers}
        return sorted(found, key=lambda mark: (len(mark), mark))

    def _cited(self, report: str) -> str:
        source = self._source_of.get(report)
        if source is None:
            return f"{report}:"
        grade = f", grade {source.grade}" if source.grade else ""
        return f"{self.mark(report)}, {label(source)}{grade}:"

    # -- lines ---------------------------------------------------------------------------------

    def last_round(self) -> str | None:
        """The name of the last covered round."""
        return self.dossier.name_of(self.about.last.id) if self.about.last else None

    def place(self, round_id: str | None, day: str | None) -> str:
        """Where a line belongs: round 13, else the day outside the rounds."""
        return words.capitalize_first(where(self.dossier.name_of(round_id) or day))

    def statement(self, line: StatementLine) -> Line:
        """What was promised or held, in the words of a source."""
        extra = [f"due {words.day(line.due)}"] if line.due else []
        extra += [line.amount] if line.amount else []
        extra += line.provisos
        return (
            Run(f"{words.label(line.value)}: "),
            Run(said(line.what), notes=self.notes(line.citations)),
            Run(f" ({', '.join([*extra, f'grade {line.grade}'])})", Look.FAINT),
        )

    def expected(self, each: ExpectedTopic) -> Run:
        """Why a topic is expected."""
        told = [words.count(each.overdue, "overdue promise")] if each.overdue else []
        if each.unanswered:
            told.append(f"{words.count(each.unanswered, 'proposal')} without an answer")
        told.append(
            f"on the table at {len(each.tabled)} of {words.count(each.covered, 'covered round')}"
            f" ({', '.join(each.tabled)})"
        )
        return Run("; ".join(told), notes=self.notes(each.citations))

    def agenda(self, topics: Sequence[ExpectedTopic]) -> Block:
        """Expected topics, each with its reason."""
        return items(
            (
                (Run(words.topic(each.topic), Look.STRONG), Run(": "), self.expected(each))
                for each in topics
            ),
            none="No covered round tells of an agenda.",
        )

    def when_and_where(self) -> str:
        """What is announced of the round to come."""
        coming = self.about.next
        told = [words.day(coming.start)] if coming.start else []
        told += [coming.city] if coming.city else []
        return ", ".join(told) or "not announced in these sources"

    # -- blocks --------------------------------------------------------------------------------

    def frames(self, lines: Iterable[FrameLine], none: str) -> Block:
        """Visits and milestones in the order of time."""
        ordered = sorted(lines, key=lambda each: (each.when or "9999", each.id))
        return table(
            ("When", "What", "Kind"),
            (
                (
                    cell(words.days(each.when)),
                    cell(each.what, self.notes(each.citations)),
                    cell(kind(each)),
                )
                for each in ordered
            ),
            widths=(2, 6, 4),
            none=none,
        )

    def promises(self, promises: Iterable[Promise], none: str) -> Block:
        """Promises with every place where they were spoken of."""
        return table(
            ("Whose", "What", "Spoken of", "Status"),
            (
                (
                    cell(words.parties(each.line.owners)),
                    _what(each),
                    self._mentions(each),
                    _status(each),
                )
                for each in promises
            ),
            widths=(2, 5, 4, 3),
            none=none,
        )

    def _mentions(self, promise: Promise) -> Cell:
        return tuple(
            (
                Run(
                    f"{words.capitalize_first(where(each.where))}: "
                    + (f"{words.parties(each.by)}, " if each.by else "")
                    + words.label(each.value).lower(),
                    notes=self.notes(each.citations),
                ),
            )
            for each in promise.said
        )


def _what(promise: Promise) -> Cell:
    line = promise.line
    about = f"{words.topic(line.topic)}{f': {line.object}' if line.object else ''}"
    lines: list[Line] = [plain(said(line.what)), (Run(about, Look.FAINT),)]
    lines += [plain(each) for each in line.provisos]
    if line.amounts:
        lines.append(plain(f"amounts: {'; '.join(line.amounts)}"))
    if line.silence:
        lines.append(plain(line.silence))
    return tuple(lines)


def _status(promise: Promise) -> Cell:
    line = promise.line
    by = f" by {words.parties(line.proposers)}" if line.proposers else ""
    lines: list[Line] = [(Run(f"{words.label(line.status)}{by}", Look.STRONG),)]
    if line.flags:
        lines.append(plain(", ".join(line.flags)))
    if line.due:
        lines.append(plain(f"due {words.day(line.due)}"))
    if line.level:
        lines.append(plain(f"level: {line.level}"))
    lines.append((Run(f"grade {line.grade}", Look.FAINT),))
    return tuple(lines)


def label(source: SourceLine) -> str:
    """A source as it is cited: who published it, and its day."""
    return f"{source.publisher}, {words.day(source.published)}"


def kind(line: FrameLine) -> str:
    """What kind of visit or milestone it is, with its status where it was not simply held."""
    ends = [_end(each) for each in line.kind.split(" → ")]
    told = " → ".join(ends) if len(ends) > 1 else words.label(line.kind)
    return f"{told}, {line.status}" if line.status and line.status != "held" else told


def _end(told: str) -> str:
    """One end of a journey: "VN, Da Nang" is Vietnam, Da Nang."""
    code, comma, rest = told.partition(", ")
    return f"{words.party(code)}{comma}{rest}"


def said(text: str) -> str:
    """A source's own words, in quotation marks."""
    return f"“{text}”"


def where(name: str | None) -> str:
    """Where something was said: round 13, or a day outside the rounds."""
    if name is None:
        return ""
    return f"round {name}" if name.isdecimal() else words.day(name)


def plain(text: str) -> Line:
    """A line of one run."""
    return (Run(text),)


def listed(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs with commas between them."""
    for number, run in enumerate(runs):
        if number:
            yield Run(", ")
        yield run


def cell(text: str, notes: tuple[int, ...] = ()) -> Cell:
    """A cell of one line."""
    return ((Run(text, notes=notes),),) if text or notes else ()


def faint(text: str) -> Paragraph:
    """A remark on what stands here, or why nothing does."""
    return Paragraph((Run(text, Look.FAINT),))


def items(lines: Iterable[Line], none: str) -> Block:
    """Lines below each other; where there are none, a remark that says so."""
    found = tuple(lines)
    return Items(found) if found else faint(none)


def table(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, widths: Sequence[int], none: str
) -> Block:
    """A table with plain names over its columns; where it has no rows, a remark that says so."""
    found = tuple(tuple(row) for row in rows)
    if not found:
        return faint(none)
    return Table(tuple(Run(name) for name in columns), found, tuple(widths))


def blank(asks: str) -> Blank:
    """Room for a person."""
    return Blank(Run(f"To be written: {asks}", Look.BLANK))


def left_open(text: str = "to be written") -> Run:
    """A place in a line that a person fills."""
    return Run(f"[{text}]", Look.BLANK)
