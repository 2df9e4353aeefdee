import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from parley.model.source import Stated
from parley.model.when import When
from parley.pipeline import read_source
from parley.store import Database, View, Writer, schema
from parley.store.writer import Read
from tests.factory import STORY, a_source

TABLES = (schema.sources, schema.reports, schema.claims, schema.readings)


def rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is kept, row by row."""
    with database.reading() as connection:
        return {
            table.name: sorted(tuple(row) for row in connection.execute(select(table)))
            for table in TABLES
        }


def test_source_kept_twice_is_kept_once(database: Database) -> None:
    source = a_source(STORY)
    Writer(database).keep(source, read_source(source))
    before = rows(database)
    Writer(database).keep(source, read_source(source))
    assert rows(database) == before
    assert [len(before[table]) for table in ("sources", "reports")] == [1, 1]


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_same_bytes_under_two_names_keep_one_of_them(
    database: Database, names: tuple[str, str]
) -> None:
    for name in names:
        source = a_source(STORY, name)
        Writer(database).keep(source, read_source(source))
    assert [kept.name for kept in View(database).sources()] == ["a.txt"]


def test_source_that_could_not_be_read_keeps_its_bytes_and_reason(database: Database) -> None:
    source = a_source(b"%PDF-1.7 \x00\xff", "a.pdf")
    Writer(database).keep(source, "this is a PDF.")
    (kept,) = View(database).sources()
    assert (kept.report, kept.problem, kept.size) == (None, "this is a PDF.", 11)
    stored = View(database).source(source.sha256)
    assert stored is not None
    assert stored.content == source.content


def test_new_reading_takes_the_place_of_the_old_whose_claims_stay(database: Database) -> None:
    source = a_source(STORY)
    read = read_source(source)
    assert isinstance(read, Read)
    Writer(database).keep(source, read)
    fewer = Read(read.report, read.claims[:2], [], [], "2")
    Writer(database).keep(source, fewer)
    view = View(database)
    assert {claim.id for claim in view.claims()} == {claim.id for claim in read.claims[:2]}
    assert len(rows(database)["claims"]) == len(read.claims)
    kept = view.report(read.report.id)
    assert kept is not None
    assert kept.reader == "2"


def test_keeping_breaks_off_whole(database: Database) -> None:
    source = a_source(STORY)
    read = read_source(source)
    assert isinstance(read, Read)
    broken = Read(read.report, read.claims, [{"quote": object()}], [], "1")
    with pytest.raises(TypeError):
        Writer(database).keep(source, broken)
    unfinished = Read(read.report, [*read.claims, *read.claims[:1]], [], [], "1")
    with pytest.raises(IntegrityError, match="UNIQUE"):
        Writer(database).keep(source, unfinished)
    assert not any(rows(database).values())


def test_stated_values_are_kept_with_the_source(database: Database) -> None:
    stated = Stated(published=When("2018-01-31"), outlet="Red River Post")
    source = a_source(STORY, stated=stated)
    Writer(database).keep(source, read_source(source))
    (kept,) = View(database).sources()
    assert kept.stated == stated.data()
