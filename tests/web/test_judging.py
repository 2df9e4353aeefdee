"""Judging on the spot: who, why, at once by two, taken back, and what each page shows of it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from parley.web.access import FORM_FIELD, Access, TokenFile
from tests.web.conftest import HERE, shelf_of

ROUND = "round:us-vn-political-security-defence-dialogue/9"
TASK = "task:lapsed/us-vn/disaster-relief/no-object"


@pytest.fixture
def desk(client_of: Callable[..., TestClient], sample_file: Path) -> TestClient:
    """A client over samples of its own, to judge in."""
    return client_of(record=sample_file)


def fields_of(client: TestClient, line: str) -> dict[str, str]:
    """The hidden fields of the form that judges a line."""
    page = client.get("/judge", params={"line": line, "back": "/ledger"}).text
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


def judge(client: TestClient, line: str, **given: str) -> str:
    """Judge a line by its form; returns the id of the judgement."""
    filled = {**fields_of(client, line), "why": "a test", "who": "Lan", **given}
    answer = client.post("/judge", data=filled, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return re.sub("%3A", ":", answer.headers["location"].partition("judged=")[2])


def withdraw(client: TestClient, judgement: str) -> int:
    form = {FORM_FIELD: fields_of(client, ROUND)[FORM_FIELD], "judgement": judgement, "why": "slip"}
    return client.post("/withdraw", data=form, follow_redirects=False).status_code


def states(client: TestClient, line: str = "") -> list[tuple[str, str, str]]:
    lines = client.get("/history.json", params={"line": line}).json()["lines"]["lines"]
    return [(each["who"], each["verb"], each["state"]) for each in lines]


def test_correction_shows_on_the_page_and_its_withdrawal_brings_the_record_back(
    desk: TestClient,
) -> None:
    before = desk.get(f"/rounds/{ROUND.removeprefix('round:')}.json").content
    made = judge(desk, ROUND, verb="correct", key="start", value="2018-01-29")
    page = desk.get(f"/rounds/{ROUND.removeprefix('round:')}").text
    assert "29 January 2018" in page
    assert states(desk, ROUND) == [("Lan", "correct", "standing")]
    assert withdraw(desk, made) == 303
    assert desk.get(f"/rounds/{ROUND.removeprefix('round:')}.json").content == before
    assert states(desk) == [("Lan", "correct", "withdrawn")]


def test_rejected_person_leaves_the_list_and_stays_in_the_history(desk: TestClient) -> None:
    person = "person:us-charles-kupperman"
    judge(desk, person, verb="reject")
    assert "Charles Kupperman" not in desk.get("/people").text
    page = desk.get("/history", params={"line": person}).text
    assert "Charles Kupperman" in page
    assert "rejected" in page


@pytest.mark.parametrize(
    ("line", "given", "verb"),
    [
        (TASK, {"verb": "reject"}, "reject"),
        (ROUND, {"verb": "note", "note": "the minister was ill"}, "note"),
        (
            "thread:us-vn/dioxin-remediation/bien-hoa",
            {"verb": "status", "status": "suspended"},
            "status",
        ),
        ("person:us-marc-knapper", {"verb": "same", "same": "us-bonnie-jenkins"}, "same"),
        (f"conflict:{ROUND}/start", {"verb": "correct=start=2018-01-31"}, "correct"),
        (f"conflict:{ROUND}/start", {"verb": "accept"}, "correct"),
    ],
)
def test_every_verb_is_kept(desk: TestClient, line: str, given: dict[str, str], verb: str) -> None:
    judge(desk, line, **given)
    assert states(desk, line) == [("Lan", verb, "standing")]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"verb": "accept", "why": " "}, "Say why"),
        ({"verb": ""}, "Choose what you decide"),
        ({"verb": "withdraw"}, "Choose what you decide"),
        ({"verb": "correct", "key": "start", "value": "soon"}, "is no date"),
        ({"verb": "correct", "key": "start"}, "Write the value that is right"),
        ({"verb": "same", "same": "nobody-at-all"}, "has no line"),
        ({"verb": "status", "status": "complete"}, "Only a thread has a status"),
        ({"verb": "accept", "who": ""}, "Say who decides"),
        ({"verb": "accept", "who": "x" * 81}, "at most 80"),
        ({"verb": "accept", "why": "x" * 2001}, "at most 2,000"),
    ],
)
def test_judgement_that_cannot_be_kept_is_asked_for_again_with_what_was_written(
    desk: TestClient, given: dict[str, str], says: str
) -> None:
    filled = {**fields_of(desk, ROUND), "why": "the minutes say so", "who": "Lan", **given}
    answer = desk.post("/judge", data=filled)
    assert answer.status_code == 400
    assert says in answer.text.replace("&#39;", "'")
    assert given.get("why") or "the minutes say so" in answer.text
    assert states(desk) == []


def test_name_is_asked_for_once(desk: TestClient) -> None:
    assert "Your name" in desk.get("/judge", params={"line": ROUND}).text
    judge(desk, ROUND, verb="accept", who="Lý Thị Lan")
    assert "You judge as <b>Lý Thị Lan</b>" in desk.get("/judge", params={"line": ROUND}).text
    judge(desk, ROUND, verb="note", note="a remark", who="")
    assert [who for who, _, _ in states(desk)] == ["Lý Thị Lan", "Lý Thị Lan"]


def test_two_who_judge_at_once_lose_nothing_and_the_second_is_told(desk: TestClient) -> None:
    other = TestClient(desk.app, base_url=HERE)
    hers, his = fields_of(desk, ROUND), fields_of(other, ROUND)
    first = {**hers, "verb": "accept", "why": "so printed", "who": "Lan"}
    second = {**his, "verb": "reject", "why": "a mix-up", "who": "Sam"}
    assert desk.post("/judge", data=first, follow_redirects=False).status_code == 303
    told = other.post("/judge", data=second)
    assert told.status_code == 409
    assert "changed since you opened it" in told.text
    assert "so printed" in told.text
    assert 'value="a mix-up"' in told.text
    again = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', told.text))
    second |= again
    assert other.post("/judge", data=second, follow_redirects=False).status_code == 303
    assert {each[:2] for each in states(desk)} == {("Sam", "reject"), ("Lan", "accept")}


def test_what_left_the_record_meanwhile_is_told_with_who_rejected_it(desk: TestClient) -> None:
    person = "person:us-charles-kupperman"
    form = {**fields_of(desk, person), "verb": "accept", "why": "he was there", "who": "Sam"}
    judge(desk, person, verb="reject", why="he was elsewhere")
    answer = desk.post("/judge", data=form)
    assert answer.status_code == 404
    assert "he was elsewhere" in answer.text


def test_what_was_taken_back_already_is_not_taken_back_again(desk: TestClient) -> None:
    made = judge(desk, ROUND, verb="accept")
    assert withdraw(desk, made) == 303
    assert withdraw(desk, made) == 400
    assert withdraw(desk, "judgement:000000000000") == 404


def test_page_one_comes_back_to_says_what_was_done_and_offers_to_undo_it(desk: TestClient) -> None:
    filled = {**fields_of(desk, ROUND), "verb": "accept", "why": "so printed", "who": "Lan"}
    page = desk.post("/judge", data=filled | {"back": "/ledger?by=VN#main"})
    assert page.url.path == "/ledger"
    assert "by=VN" in str(page.url)
    assert re.search(r'role="status".*Lan accepted.*action="/withdraw"', page.text, re.S)
    assert "judged=" not in page.text.partition("This page as JSON")[0].rpartition("<a href=")[2]


@pytest.mark.parametrize("back", ["//example.org/", "https://example.org/", "/\\example.org", ""])
def test_judging_leads_nowhere_else(desk: TestClient, back: str) -> None:
    filled = {**fields_of(desk, ROUND), "verb": "accept", "why": "x", "who": "Lan", "back": back}
    answer = desk.post("/judge", data=filled, follow_redirects=False)
    assert answer.headers["location"].startswith(("/?judged=", "/history?judged="))


def test_signed_in_judge_is_named_and_a_reader_may_not(
    client_of: Callable[..., TestClient], sample_file: Path, tmp_path: Path
) -> None:
    file = TokenFile(tmp_path / "tokens.json")
    judging, reading = file.add("Lan", "judge"), file.add("Sam", "reader")
    client = client_of(record=sample_file, access=Access(file.holders()))
    given = {"line": ROUND, "verb": "accept", "why": "so printed", "who": "Somebody Else"}
    reader = {"authorization": f"Bearer {reading}"}
    assert client.post("/judge", data=given, headers=reader).status_code == 403
    assert (
        "judge"
        not in client.get("/conflicts", headers=reader)
        .text.partition("<main")[2]
        .partition("</main")[0]
    )
    holder = {"authorization": f"Bearer {judging}"}
    answer = client.post("/judge", data=given, headers=holder, follow_redirects=False)
    assert answer.status_code == 303
    (line,) = client.get("/history.json", headers=holder).json()["lines"]["lines"]
    assert line["who"] == "Lan"


def test_judged_finding_is_marked_on_its_report(desk: TestClient) -> None:
    shelf = shelf_of(desk)
    line = next(each for each in shelf.people if each.id == "person:us-tina-kaidanow")
    citation = line.citations[0]
    judge(desk, citation.claim, verb="accept")
    page = desk.get(f"/reports/{shelf.by_report[citation.report].sha256[:16]}").text
    assert page.count('class="judged"') == 1
