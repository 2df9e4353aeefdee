"""Promises, wordings, set phrases, names and the briefing book on their pages."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from parley.web import addresses
from tests.factory import HEDGED, a_file
from tests.web.conftest import shelf_of

DA_NANG = "/threads/us-vn/dioxin-remediation/da-nang"
BRIEFING = "/dialogues/us-vn-political-security-defence-dialogue/briefing"


def test_thread_shows_each_step_with_its_sentence(client: TestClient) -> None:
    page = client.get(DA_NANG).text
    assert "The dioxin cleanup at Da Nang Airport has been completed." in page
    assert "Reported complete" in page
    assert "both sides&#39; own texts" in page


def test_thread_asks_what_only_a_person_may_answer(client: TestClient) -> None:
    task = shelf_of(client).dossiers.record.tasks[0]
    page = client.get(addresses.thing(task.about)).text
    assert task.asks in page
    assert "Answer it" in page


@pytest.mark.parametrize(
    ("asked", "key", "value"),
    [
        ({"status": "complete"}, "status", "complete"),
        ({"topic": "dioxin-remediation"}, "topic", "dioxin-remediation"),
    ],
)
def test_threads_are_narrowed(
    client: TestClient, asked: dict[str, str], key: str, value: str
) -> None:
    lines = client.get("/threads.json", params=asked).json()["lines"]
    assert 0 < lines["total"] < len(shelf_of(client).threads)
    assert {line[key] for line in lines["lines"]} == {value}


def test_threads_of_a_round_speak_of_it(client: TestClient) -> None:
    name = next(each.id for each in shelf_of(client).rounds.values() if each.ordinal == 9)
    lines = client.get("/threads.json", params={"round": name}).json()["lines"]["lines"]
    assert lines
    assert all("9" in line["rounds"] for line in lines)


def test_ledger_is_narrowed_by_where_the_promise_stands(client: TestClient) -> None:
    page = client.get("/ledger.json", params={"status": "complete"}).json()
    assert 0 < page["lines"]["total"] < len(shelf_of(client).ledger)
    for line in page["lines"]["lines"]:
        assert "complete" in {page["standing"][each] for each in line["threads"]}


def test_wording_marks_the_words_that_came_and_only_those(client: TestClient) -> None:
    tracks = client.get("/wording.json", params={"page": 1}).json()["tracks"]["lines"]
    steps = [step for track in tracks for step in track["steps"]]
    assert all("".join(p["text"] for p in s["pieces"]) == s["line"]["text"] for s in steps)
    for step in steps:
        came = " ".join(piece["text"] for piece in step["pieces"] if piece["is_new"])
        assert set(step["line"]["added"]) <= set(came.split())
        assert bool(came) == bool(step["line"]["added"])
    assert any(step["line"]["removed"] for step in steps)


def test_wording_page_says_so_with_ins_and_del(client: TestClient) -> None:
    page = client.get("/wording").text.partition('id="lines"')[2]
    assert "<ins>" in page
    assert "<del>" in page


def test_set_phrase_leads_to_its_sentence_where_it_was_used(client: TestClient) -> None:
    grid = client.get("/formulae.json").json()["grid"]
    row = next(
        each for each in grid["groups"][0]["rows"] if each["label"] == "freedom of navigation"
    )
    assert [bool(cell) for cell in row["cells"]] == [True] * 4
    absent = next(each for each in grid["groups"][0]["rows"] if "unilateral" in each["label"])
    assert [bool(cell) for cell in absent["cells"]] == [True, False, False, False]
    answer = client.get(row["cells"][0]["href"].partition("#")[0])
    assert row["cells"][0]["href"].partition("#")[2] in answer.text


def test_names_are_told_apart_from_house_style(client: TestClient) -> None:
    uses = client.get("/names.json", params={"place": "South China Sea"}).json()["uses"]["lines"]
    own = {(use["printed"], use["attribution"]) for use in uses}
    assert ("East Sea", "own text of Vietnam") in own
    assert ("South China Sea", "own text of the United States") in own
    assert ("East Sea", "house style of Red River Post") in own


def test_briefing_is_previewed_and_had_in_three_forms(client: TestClient) -> None:
    page = client.get(BRIEFING).text
    assert "Briefing book for the 14th round" in page
    assert "Set phrases gone at round 13" in page
    assert client.get(f"{BRIEFING}/book.md").text.startswith("#")
    assert "<!doctype html>" in client.get(f"{BRIEFING}/book.html").text
    word = client.get(f"{BRIEFING}/book.docx")
    assert "attachment" in word.headers["content-disposition"]
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(word.content)).namelist()


@pytest.mark.parametrize(
    "path",
    [
        f"{BRIEFING}/book.pdf",
        f"{BRIEFING}/nothing",
        f"{BRIEFING}/front",
        f"{BRIEFING}/nothing.json",
        "/dialogues/nothing/briefing/ledger",
        "/dialogues/nothing/briefing",
        "/dialogues/nothing/briefing/book.md",
        "/threads/nothing",
    ],
)
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["threads", "threads/{key}", "wording", "formulae", "names", "queue", "judge", "history"],
)
def test_every_new_page_is_described_as_json(client: TestClient, path: str) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert f"/{path}.json" in paths
    assert {"/judge", "/withdraw"} <= {each for each in paths if "post" in paths[each]}


def test_pages_show_on_what_a_promise_hangs_who_says_so_and_who_proposes(
    client_of: Callable[..., TestClient], tmp_path: Path
) -> None:
    client = client_of(a_file(tmp_path, HEDGED))
    shelf = shelf_of(client)
    radars = next(each for each in shelf.threads if "radars" in each.what)
    (meeting,) = shelf.rounds
    pages = {path: client.get(path).text for path in ("/threads", "/ledger")}
    pages |= {thing: client.get(addresses.thing(thing)).text for thing in (radars.id, meeting)}
    assert "Hangs on</dt><dd>If the Diet approves" in pages.pop(radars.id)
    assert all("on condition: If the Diet approves" in page for page in pages.values())
    assert "as told by Vietnam" in pages["/ledger"]
    assert "Proposed by Vietnam" in pages["/threads"]
