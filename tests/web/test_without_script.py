"""Every page works where no script runs: it opens, its forms post, its lists narrow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served
from tests.web.test_pages import A_REPORT, FIXED, OF_THE_RECORD, path_of, report_path


def opened(browser: Browser, served: Served) -> Iterator[Page]:
    context = browser.new_context(base_url=served.address, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    yield from opened(browser, served)


@pytest.fixture
def page_afresh(browser: Browser, served_afresh: Served) -> Iterator[Page]:
    yield from opened(browser, served_afresh)


@pytest.mark.parametrize("what", FIXED + OF_THE_RECORD)
def test_page_opens(served: Served, page: Page, what: str) -> None:
    answer = page.goto(path_of(served, what))
    assert answer is not None
    assert answer.status == 200
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("main")).to_be_visible()


def test_list_is_narrowed_by_its_button(page: Page) -> None:
    page.goto("/ledger")
    before = page.locator(".statements > li").count()
    page.get_by_label("Owner").select_option("VN")
    page.get_by_label("Topic").select_option("dioxin-remediation")
    page.get_by_role("button", name="Show").click()
    assert "by=VN" in page.url
    assert 0 < page.locator(".statements > li").count() < before
    expect(page.get_by_label("Owner")).to_have_value("VN")


def test_menu_of_a_phone_opens_and_leads_to_every_list(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    menu = page.get_by_role("navigation", name="Record")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    for link in menu.get_by_role("link").all():
        expect(link).to_be_in_viewport(ratio=1)
    menu.get_by_role("link", name="For a person").click()
    expect(page.locator("h1")).to_have_text("For a person")


def test_menu_is_a_row_where_there_is_room(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/")
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    page.get_by_role("navigation", name="Record").get_by_role("link", name="Gaps").click()
    expect(page.locator("h1")).to_have_text("Gaps")


def test_search_is_asked_by_its_button(page: Page) -> None:
    page.goto("/search")
    page.get_by_label("Words").fill("dioxin")
    page.get_by_label("What").select_option("sentence")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.locator(".hits mark").first).to_have_text("dioxin")


def test_further_page_is_reached_by_its_link(page: Page) -> None:
    page.goto("/ledger")
    first = page.locator(".statements > li").first.inner_text()
    page.get_by_role("link", name="further").first.click()
    assert "page=2" in page.url
    assert page.locator(".statements > li").first.inner_text() != first


def test_sentences_of_a_line_unfold_and_lead_to_the_report(page: Page) -> None:
    page.goto("/ledger")
    page.locator("details.cites summary").first.click()
    page.locator("details.cites blockquote a").first.click()
    expect(page.locator(".text :target")).to_be_in_viewport()


def test_noise_is_shown_on_demand(served: Served, page: Page) -> None:
    page.goto(report_path(served, A_REPORT))
    noise = page.locator(".block.noise").first
    expect(noise).to_be_hidden()
    page.get_by_label("set aside").check()
    expect(noise).to_be_visible()


def test_upload_is_watched_by_looking_again(page_afresh: Page, tmp_path: Path) -> None:
    told = tmp_path / "note.txt"
    told.write_text("HANOI, 5 May 2021 - Both sides agreed to train peacekeepers in Hanoi.\n")
    page = page_afresh
    page.goto("/sources")
    page.get_by_text("Add sources").click()
    page.get_by_label("Files").set_input_files(told)
    page.get_by_role("button", name="Add").click()
    for _ in range(200):
        if page.get_by_text("Done.").is_visible():
            break
        page.wait_for_timeout(200)
        page.get_by_role("link", name="Look again").click()
    page.get_by_role("link", name="See the report").click()
    expect(page.locator(".text")).to_contain_text("train peacekeepers")


def test_line_is_judged_by_its_form(page_afresh: Page) -> None:
    page = page_afresh
    page.goto("/ledger")
    page.locator(".statements > li").first.get_by_role("link", name="judge").click()
    page.get_by_label("It is right").check()
    page.get_by_label("Why, in a sentence").fill("I read the joint statement.")
    page.get_by_label("Your name").fill("Lan")
    page.locator("form.judge-form button").first.click()
    page.goto("/history")
    expect(page.locator("main")).to_contain_text("I read the joint statement.")
