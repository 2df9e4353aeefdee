"""How the book groups, counts and hedges the promises of a dialogue."""

import pytest

from parley.briefing.chapters import write_book
from parley.briefing.content import Book
from parley.dossiers import Dossiers, briefing
from parley.record import resolve
from parley.store import KeptClaims
from tests.briefing.test_chapters import texts
from tests.briefing.test_next_round import source
from tests.record.telling import Report


@pytest.fixture(scope="module")
def book() -> Book:
    """Two rounds, and promises of every kind."""
    first, second = Report("r1", "2018-05-02"), Report("r2", "2019-05-02")
    at = first.round(1, "2018-05-01")
    first.promise(
        at,
        "JP",
        "pledge",
        "deliver two radars",
        "defence-trade",
        due="2030",
        condition="if the Diet approves",
        said_by="VN",
    )
    first.promise(at, "JP+VN", "agree", "clear the mines at Hue", "unexploded-ordnance")
    at = second.round(2, "2019-05-01")
    second.promise(at, "VN", "pledge", "open the port of Cam Ranh", "energy", due="2029")
    second.promise(at, "JP", "progress", "build a dam at Can Tho", "energy")
    second.promise(at, "JP", "pledge", "lend boats", "energy", said_by="VN")
    claims = [*first.claims, *second.claims]
    dossiers = Dossiers(
        resolve(claims), KeptClaims(known=claims), lambda: [source("r1"), source("r2")]
    )
    return write_book(briefing(dossiers))


COUNTED = (
    "Beside these: 2 promises gone quiet or silent (flagged in the ledger), 0 phrases left out"
    " from one round to the next (wording watch)."
)


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Ledger", "on condition: if the Diet approves"),
        ("Ledger", "as told by Vietnam"),
        ("After the round", "on condition: if the Diet approves"),
        ("Ledger", "Under way (1)"),
        ("Ledger", "Quiet or silent (1)"),
        (
            "Conflicts and gaps",
            COUNTED,
        ),
    ],
)
def test_book_tells(book: Book, title: str, says: str) -> None:
    assert says in list(texts(book, title))


def test_words_of_a_side_carry_who_says_so(book: Book) -> None:
    told = [each for each in texts(book, "Topic sheets") if "lend boats" in each]
    assert any("as told by Vietnam" in each for each in told)


def test_day_ahead_carries_what_it_hangs_on(book: Book) -> None:
    told = [each for each in texts(book, "One page") if "radars" in each]
    assert told
    assert all("on condition: if the Diet approves" in each for each in told)
