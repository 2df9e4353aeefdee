"""Lists narrowed by an index hold what a look at every line would find, page by page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from parley.dossiers import StatementLine
from parley.web.desk import Shelf
from parley.web.views.lists import Narrowed, statements
from tests.factory import TWO_NAMES, a_file
from tests.web.conftest import shelf_of


def is_wanted(shelf: Shelf, line: StatementLine, narrowed: Narrowed) -> bool:
    home = shelf.rounds[line.round].dialogue if line.round else ""
    return (
        narrowed.by in ("", *line.by)
        and narrowed.topic in ("", line.topic)
        and narrowed.value in ("", line.value)
        and narrowed.round in ("", line.round or "none")
        and narrowed.dialogue in ("", home.partition(":")[2])
    )


def all_lines(shelf: Shelf, kind: str, narrowed: Narrowed) -> list[StatementLine]:
    pages = statements(shelf, kind, narrowed, 1).lines.pages
    return [
        line
        for page in range(1, pages + 1)
        for line in statements(shelf, kind, narrowed, page).lines.lines
    ]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"by": "VN"},
        {"topic": "dioxin-remediation"},
        {"by": "US", "topic": "dioxin-remediation"},
        {"value": "agreed", "by": "VN"},
        {"round": "none"},
        {"by": "nobody"},
        {"by": "VN", "topic": "no-such-topic"},
    ],
)
@pytest.mark.parametrize("kind", ["ledger", "positions"])
def test_narrowed_list_is_what_a_look_at_every_line_finds(
    client: TestClient, kind: str, asked: dict[str, str]
) -> None:
    shelf = shelf_of(client)
    every = shelf.ledger if kind == "ledger" else shelf.positions
    narrowed = Narrowed(**asked)
    assert all_lines(shelf, kind, narrowed) == [
        line for line in every if is_wanted(shelf, line, narrowed)
    ]


def test_list_is_narrowed_to_each_dialogue_and_each_round(client: TestClient) -> None:
    shelf = shelf_of(client)
    for home in shelf.dialogues:
        narrowed = Narrowed(dialogue=home.id.partition(":")[2])
        wanted = [line for line in shelf.ledger if is_wanted(shelf, line, narrowed)]
        assert all_lines(shelf, "ledger", narrowed) == wanted
    for each in shelf.rounds:
        narrowed = Narrowed(round=each)
        wanted = [line for line in shelf.ledger if line.round == each]
        assert all_lines(shelf, "ledger", narrowed) == wanted


def test_rounds_to_choose_are_those_of_the_dialogue(client: TestClient) -> None:
    shelf = shelf_of(client)
    home = shelf.dossiers.record.dialogues[0]
    page = statements(shelf, "ledger", Narrowed(dialogue=home.id.partition(":")[2]), 1)
    chosen = {option.value for option in page.rounds} - {"none"}
    assert chosen
    assert chosen == {line.round for line in shelf.ledger if line.round in home.rounds}


@pytest.mark.parametrize(
    "address", ["/conflicts", "/conflicts?dialogue=cl-pe-defence-policy-talks"]
)
def test_page_of_no_conflicts_tells_what_was_not_compared(
    client_of: Callable[..., TestClient], tmp_path: Path, address: str
) -> None:
    files = [a_file(tmp_path, each, f"{number}.txt") for number, each in enumerate(TWO_NAMES)]
    one, both = (client_of(*some).get(address).text for some in (files[:1], files))
    agree, open_question = "The sources agree wherever", "Not all was compared"
    assert agree in one
    assert open_question not in one
    assert agree not in both
    assert open_question in both
