"""Search: words in any order, phrases, what is left out, filters, and where a hit leads."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from parley.store import open_database
from parley.store.search import Entry, Filter, SearchIndex, Stock, on_shelves
from tests.web.conftest import shelf_of


@pytest.fixture
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    made = SearchIndex(tmp_path_factory.mktemp("index") / "search.db")
    sentences = {
        "one": [
            Entry(
                kind="sentence",
                about="one",
                title="",
                body="Việt Nam clears dioxin at Bien Hoa, and bombs at Đà Nẵng in co-operation.",
                year=2019,
            )
        ],
        "two": [
            Entry(
                kind="sentence",
                about="two",
                title="",
                body="Committed funding for clearing mines.",
                year=2015,
            )
        ],
    }
    lines = [
        Entry(
            kind="commitment",
            about="c",
            title="",
            body="continue its funding of dioxin remediation",
            parties=("US",),
            topics=("dioxin-remediation",),
        ),
        Entry(
            kind="person", about="p", title="Ha Kim Ngoc", body="Deputy Minister", parties=("VN",)
        ),
    ]
    stocks = {name: Stock("first", own.copy) for name, own in sentences.items()}
    made.renew({**stocks, **on_shelves(lines)})
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("dioxin", {"one", "c"}),
        ("dioxin viet", {"one"}),
        ("DIOXIN funding", {"c"}),
        ("funds commit", {"two"}),
        ('"funding of dioxin"', {"c"}),
        ('"dioxin funding"', set()),
        ("dioxin -funding", {"one"}),
        ("rem", {"c"}),
        ("rem ", set()),
        ("ngoc", {"p"}),
        ("biên hòa", {"one"}),
        ("da nang ", {"one"}),
        ("Đà Nẵng", {"one"}),
        ('"at Da Nang"', {"one"}),
        ("Đioxin", {"one", "c"}),
        ("co-operation", {"one"}),
        ("com-mitted", {"two"}),
        ("", set()),
        ("-dioxin", set()),
    ],
)
def test_words_find(index: SearchIndex, asked: str, found: set[str]) -> None:
    hits = index.find(asked, Filter()).hits
    assert {hit.about for hit in hits} == found
    index.close()


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        (Filter(kind="commitment"), {"c"}),
        (Filter(kind="sentence"), {"one"}),
        (Filter(party="US"), {"c"}),
        (Filter(party="VN"), set()),
        (Filter(topic="dioxin-remediation"), {"c"}),
        (Filter(since=2018), {"one"}),
        (Filter(until=2018), set()),
    ],
)
def test_filters_narrow(index: SearchIndex, narrowed: Filter, found: set[str]) -> None:
    assert {hit.about for hit in index.find("dioxin", narrowed).hits} == found
    index.close()


def test_renewing_takes_out_what_has_gone(index: SearchIndex) -> None:
    index.renew({"two": Stock("first", list)})
    assert index.find("dioxin", Filter()).total == 0
    assert index.find("mines", Filter()).total == 1
    index.close()


def sentence(name: str, body: str) -> Entry:
    return Entry(kind="sentence", about=name, title="", body=body)


def of_words(**said: str) -> dict[str, Stock]:
    """A shelf for each name with one sentence on it."""
    return {name: Stock(body, [sentence(name, body)].copy) for name, body in said.items()}


def found_in(path: Path, asked: str) -> list[str]:
    index = SearchIndex(path)
    hits = [hit.about for hit in index.find(asked, Filter()).hits]
    index.close()
    return hits


def test_only_what_changed_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "search"
    first = SearchIndex(path)
    assert first.renew(of_words(a="the sea", b="the sky")) == 2
    first.close()
    again = SearchIndex(path)
    assert again.renew(of_words(a="the sea", b="the sky")) == 0
    assert again.renew(of_words(a="the sea", b="the land", c="the sky")) == 2
    again.close()
    assert found_in(path, "land ") == ["b"]
    assert found_in(path, "sky ") == ["c"]


def test_hits_stand_in_one_order_however_the_index_came_about(tmp_path: Path) -> None:
    every = of_words(**dict.fromkeys("abcdefgh", "maritime security"))
    at_once, step_by_step = SearchIndex(tmp_path / "one"), SearchIndex(tmp_path / "two")
    at_once.renew(every)
    for names in ("hd", "hdab", "dabgce", "abcdefgh"):
        step_by_step.renew({name: every[name] for name in names})
    at_once.close()
    step_by_step.close()
    assert found_in(tmp_path / "one", "maritime") == found_in(tmp_path / "two", "maritime")


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 500, None])
def test_damaged_index_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "search"
    first = SearchIndex(path)
    first.renew(of_words(**{f"n{number}": f"word{number} " * 300 for number in range(50)}))
    first.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    again = SearchIndex(path)
    assert again.renew(of_words(a="the sea")) >= 1
    again.close()
    assert found_in(path, "sea") == ["a"]
    assert found_in(path, "word7 ") == []


_KILLED = """
import os, signal, sys
from pathlib import Path
from parley.store import open_database
from parley.store.search import Entry, SearchIndex, Stock

def entries():
    for number in range(20_000):
        yield Entry(kind="sentence", about="new", title="", body=f"new words {number}")
        if number == 15_000:
            os.kill(os.getpid(), signal.SIGKILL)

SearchIndex(Path(sys.argv[1])).renew({"new": Stock("new", entries)})
"""


def test_index_is_as_before_after_a_kill_while_it_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "search"
    first = SearchIndex(path)
    first.renew(of_words(a="old words"))
    first.close()
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False)
    assert killed.returncode == -9
    assert found_in(path, "words") == ["a"]


def test_fault_while_the_index_is_filled_leaves_it_as_it_was(tmp_path: Path) -> None:
    def entries() -> Iterator[Entry]:
        yield sentence("b", "new words")
        raise RuntimeError("cannot be read")

    index = SearchIndex(tmp_path / "search")
    index.renew(of_words(a="old words"))
    with pytest.raises(RuntimeError):
        index.renew({"b": Stock("b", entries)})
    index.close()
    assert found_in(tmp_path / "search", "words") == ["a"]


def test_snippet_marks_the_hit_and_nothing_else(index: SearchIndex) -> None:
    (hit,) = index.find("mines", Filter()).hits
    assert [piece.text for piece in hit.snippet if piece.is_hit] == ["mines"]
    assert "".join(piece.text for piece in hit.snippet) == "Committed funding for clearing mines."
    index.close()


def test_index_beside_a_record_follows_the_record(
    client_of: Callable[..., TestClient], sample_file: Path, tmp_path: Path
) -> None:
    """Another record came under the old name, and the index of the old one was left."""
    database = open_database(str(tmp_path / "other.db"))
    database.close()
    (tmp_path / "other.db.search").write_bytes(
        sample_file.with_name(f"{sample_file.name}.search").read_bytes()
    )
    for record, found in ((tmp_path / "other.db", 0), (sample_file, 22)):
        client = client_of(record=record)
        total = client.get("/search.json", params={"q": "dioxin"}).json()["found"]["total"]
        assert total == found


def test_hit_in_a_sentence_leads_to_that_sentence(client: TestClient) -> None:
    found = client.get("/search.json", params={"q": "joint chairmanship", "kind": "sentence"})
    (hit,) = found.json()["found"]["hits"]
    line = next(each for each in shelf_of(client).sources if each.sha256 == hit["source"])
    kept = shelf_of(client).view.report(line.report or "")
    assert kept
    assert hit["quote"] in kept.text
