from parley.model.report import Label
from parley.pipeline import read_source
from parley.store import Database, View, Writer
from parley.store.writer import Read
from tests.factory import SECOND, STORY, a_source

SOURCE = a_source(f"{STORY}\n\n{SECOND}\n\nRead more\n", "ninth.txt")


def keep(database: Database) -> Read:
    read = read_source(SOURCE)
    assert isinstance(read, Read)
    Writer(database).keep(SOURCE, read)
    return read


def test_source_comes_back_as_it_was(database: Database) -> None:
    keep(database)
    assert View(database).source(SOURCE.sha256) == SOURCE


def test_report_comes_back_with_its_blocks(database: Database) -> None:
    read = keep(database)
    report = View(database).report(read.report.id)
    assert report is not None
    assert report.text == read.report.text
    assert report.blocks == read.report.blocks
    assert [block.label for block in report.blocks] == [Label.BODY, Label.BODY, Label.RELATED]


def test_claims_come_back_as_they_were(database: Database) -> None:
    read = keep(database)
    kept = View(database).claims()
    assert kept == sorted(read.claims, key=lambda claim: claim.id)
    assert {claim.id: claim.item for claim in kept} == {
        claim.id: claim.item for claim in read.claims
    }
    assert View(database).claims_of(read.report.id) == kept


def test_what_is_not_kept_is_none(database: Database) -> None:
    view = View(database)
    assert view.source(SOURCE.sha256) is None
    assert view.report("none") is None
    assert (view.sources(), view.claims(), view.claims_of("none"), view.known()) == ([], [], [], {})


def test_sources_come_by_name(database: Database) -> None:
    for name in ("c.txt", "a.txt", "b.txt"):
        source = a_source(f"{STORY} {name}", name)
        Writer(database).keep(source, read_source(source))
    assert [kept.name for kept in View(database).sources()] == ["a.txt", "b.txt", "c.txt"]


def test_report_that_no_source_stands_for_makes_no_claims(database: Database) -> None:
    keep(database)
    Writer(database).keep(SOURCE, "it cannot be read any more.")
    assert View(database).claims() == []
