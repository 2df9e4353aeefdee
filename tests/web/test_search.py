"""Search: words in any order, phrases, what is left out, filters, and where a hit leads."""

import pytest
from starlette.testclient import TestClient

from parley.store.search import Entry, Filter, SearchIndex
from tests.web.conftest import shelf_of


@pytest.fixture
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    made = SearchIndex(str(tmp_path_factory.mktemp("index") / "search.db"))
    sentences = {
        "one": [
            Entry(
                kind="sentence",
                about="one",
                title="",
                body="Việt Nam clears dioxin at Bien Hoa.",
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
    made.renew(["one", "two"], lambda report: sentences[report], lines)
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
    index.renew(["two"], lambda _: [], [])
    assert index.find("dioxin", Filter()).total == 0
    assert index.find("mines", Filter()).total == 1
    index.close()


def test_snippet_marks_the_hit_and_nothing_else(index: SearchIndex) -> None:
    (hit,) = index.find("mines", Filter()).hits
    assert [piece.text for piece in hit.snippet if piece.is_hit] == ["mines"]
    assert "".join(piece.text for piece in hit.snippet) == "Committed funding for clearing mines."
    index.close()


def test_hit_in_a_sentence_leads_to_that_sentence(client: TestClient) -> None:
    found = client.get("/search.json", params={"q": "joint chairmanship", "kind": "sentence"})
    (hit,) = found.json()["found"]["hits"]
    line = next(each for each in shelf_of(client).sources if each.sha256 == hit["source"])
    kept = shelf_of(client).view.report(line.report or "")
    assert kept
    assert hit["quote"] in kept.text
