"""What waits for a person: one thing at a time, by keys, nothing unseen."""

import html
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import expect
from sqlalchemy import select, update
from starlette.testclient import TestClient

from parley.store.schema import reports
from tests.web.conftest import Served, Window
from tests.web.test_judging import judge, withdraw

TASK = "task:lapsed/us-vn/disaster-relief/no-object"


@pytest.fixture
def desk(client_of: Callable[..., TestClient], sample_file: Path) -> TestClient:
    return client_of(record=sample_file)


def numbers(client: TestClient) -> dict[str, int]:
    waiting = client.get("/queue.json").json()["waiting"]
    return {each["kind"]: each["number"] for each in waiting}


@pytest.mark.parametrize("kind", ["task", "conflict", "unread"])
def test_what_was_accepted_waits_no_more_and_what_was_taken_back_waits_again(
    desk: TestClient, kind: str
) -> None:
    before = numbers(desk)
    assert before[kind] > 0
    page = desk.get("/queue.json", params={"kind": kind}).json()
    made = judge(desk, page["item"]["matter"]["line"], verb="accept")
    assert numbers(desk) == {**before, kind: before[kind] - 1}
    assert withdraw(desk, made) == 303
    assert numbers(desk) == before


def test_refused_item_is_shown_with_its_reason_until_it_was_seen(desk: TestClient) -> None:
    quote = {"start": 0, "end": 4, "quote": "They met in Hue."}
    refused = {
        "part": "visits",
        "item": {"visitor": "Le Van An", "evidence": [quote], "rule": "x"},
        "verdict": "altered",
        "values": ["visitor"],
        "why": ["visitor: Le Van An is not named"],
    }
    app = desk.app
    assert isinstance(app, FastAPI)
    with app.state.desk.database.writing() as connection:
        first = select(reports.c.id).limit(1).scalar_subquery()
        connection.execute(update(reports).values(refused="[]"))
        told = json.dumps([refused])
        connection.execute(update(reports).where(reports.c.id == first).values(refused=told))
    app.state.desk.renew()
    page = desk.get("/queue", params={"kind": "refused"}).text
    assert "visitor: Le Van An is not named" in html.unescape(page)
    assert "They met in Hue." in page
    line = desk.get("/queue.json", params={"kind": "refused"}).json()["item"]["matter"]["line"]
    judge(desk, line, verb="accept")
    assert numbers(desk)["refused"] == 0


def test_note_answers_nothing(desk: TestClient) -> None:
    before = numbers(desk)
    judge(desk, TASK, verb="note", note="ask the embassy")
    assert numbers(desk) == before


def test_places_lead_from_one_thing_to_the_next_and_back(desk: TestClient) -> None:
    first = desk.get("/queue.json").json()
    assert (first["place"], first["previous"]) == (1, None)
    second = desk.get("/queue.json", params={"item": first["following"]}).json()
    assert second["place"] == 2
    assert second["previous"] == first["item"]["matter"]["line"]
    last = desk.get("/queue.json", params={"at": 100_000}).json()
    assert last["place"] == last["total"] == sum(numbers(desk).values())
    assert last["following"] is None


def test_unknown_kind_is_told(desk: TestClient) -> None:
    assert desk.get("/queue.json", params={"kind": "gossip"}).status_code == 404


def test_one_key_accepts_what_is_on_screen_and_only_that(
    served_afresh: Served, window_afresh: Window
) -> None:
    page = window_afresh.page
    page.goto("/queue")
    total = served_afresh.shelf.dossiers.record.tasks
    title = page.locator("#item").inner_text()
    page.get_by_label("Your name").fill("Lan")
    page.locator("h1").click()
    page.keyboard.press("a")
    expect(page.locator("#done")).to_contain_text("Lan answered yes, lapsed")
    expect(page.locator("#queue-kinds")).to_contain_text(f"Tasks {len(total) - 1}")
    expect(page.locator("#item")).not_to_have_text(title)
    expect(page.locator("#item")).to_be_focused()
    assert len(served_afresh.shelf.dossiers.record.tasks) == len(total) - 1
    page.keyboard.press("u")
    expect(page.locator("#done")).to_contain_text("Taken back")
    assert len(served_afresh.shelf.dossiers.record.tasks) == len(total)
    assert window_afresh.complaints == []


def test_keys_move_through_the_queue_and_can_be_switched_off(window: Window) -> None:
    page = window.page
    page.goto("/queue")
    for key, place in (("j", "2"), ("ArrowRight", "3"), ("k", "2"), ("ArrowLeft", "1")):
        page.keyboard.press(key)
        expect(page.locator("#queue .pager")).to_contain_text(f"{place} of ")
    page.get_by_label("keys work").uncheck()
    page.keyboard.press("j")
    expect(page.locator("#queue .pager")).to_contain_text("1 of ")
    page.keyboard.press("a")
    expect(page.locator("#done p")).to_have_count(0)


def test_letters_typed_into_a_field_decide_nothing(window: Window) -> None:
    page = window.page
    page.goto("/queue")
    page.get_by_label("Why").press_sequentially("jakxu")
    expect(page.get_by_label("Why")).to_have_value("jakxu")
    expect(page.locator("#queue .pager")).to_contain_text("1 of ")


def test_answer_without_its_reason_is_asked_for_it(window_afresh: Window) -> None:
    page = window_afresh.page
    page.goto("/queue?kind=task")
    page.get_by_label("Your name").fill("Lan")
    page.get_by_role("button", name="No").click()
    expect(page.get_by_role("alert").first).to_contain_text("Say why")
    page.get_by_label("Why").first.fill("it goes on")
    page.get_by_role("button", name="No").click()
    expect(page.locator("#done")).to_contain_text("Lan answered no")
