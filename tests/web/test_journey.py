"""From a report to a briefing book in a real browser, by keyboard alone."""

from pathlib import Path

from playwright.sync_api import Error, Page, expect

from tests.web.conftest import Served, Window
from tests.web.test_pages import focus_by_tab

REPORT = (
    "Fourteenth dialogue opens in Washington\n\n"
    "WASHINGTON, 3 September 2025 - The fourteenth Vietnam-US Political, Security and Defense"
    " Dialogue was held in Washington on 2 September 2025. The two sides agreed to train"
    " zebrafish specialists for the dioxin laboratory in Bien Hoa. They also agreed to clear"
    " unexploded ordnance in Quang Tri.\n"
)


def upload(page: Page, told: Path) -> None:
    page.goto("/sources")
    focus_by_tab(page, "Add sources")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    choose(page, told)
    focus_by_tab(page, "Add")
    page.keyboard.press("Enter")
    expect(page.get_by_text("read and kept")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Done.")).to_be_visible(timeout=60_000)
    focus_by_tab(page, "See the report")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*")


def choose(page: Page, told: Path) -> None:
    """Open the chooser of files by key; a browser that is still busy may let the first key pass."""
    expect(page.locator("input[type=file]")).to_be_focused()
    for _ in range(3):
        try:
            with page.expect_file_chooser(timeout=8_000) as chooser:
                page.keyboard.press("Space")
        except Error:
            continue
        chooser.value.set_files(told)
        return
    raise AssertionError("the keyboard opens no chooser of files")


def judge(page: Page, part: str, downs: int, why: str, who: str = "") -> None:
    """Judge the first finding of a part: the radio button that lies some presses further down."""
    focus_by_tab(page, "judge", within=f".finding.is-{part}")
    page.keyboard.press("Enter")
    expect(page.locator("#judging")).to_be_visible()
    expect(page.locator("#judging [name=verb]").first).to_be_focused()
    page.keyboard.press("Space")
    for _ in range(downs):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type(why)
    if who:
        page.keyboard.press("Tab")
        page.keyboard.type(who)
    page.keyboard.press("Enter")
    expect(page.locator("#judging")).to_be_hidden()


def test_report_is_added_judged_found_and_briefed_on_by_keyboard_alone(
    served_afresh: Served, window_afresh: Window, tmp_path: Path
) -> None:
    page = window_afresh.page
    told = tmp_path / "fourteenth.txt"
    told.write_text(REPORT)
    upload(page, told)
    judge(page, "rounds", 0, "the lead says so", "Lan")
    expect(page.locator("#done")).to_contain_text("Lan accepted: Political, Security")
    judge(page, "topics", 1, "named in passing")
    expect(page.locator("#done")).to_contain_text("Lan rejected")
    judge(page, "commitments", 0, "word for word")
    expect(page.locator("#done")).to_contain_text("Lan accepted: United States and Vietnam")
    expect(page.locator(".finding .judged")).to_have_count(3)
    page.keyboard.press("u")
    expect(page.locator("#done")).to_contain_text("Taken back")
    states = [line.state for line in served_afresh.shelf.dossiers.judgements()]
    assert sorted(states) == ["standing", "standing", "withdrawn"]
    find(page, "zebrafish")
    with page.expect_download() as download:
        brief(page)
    assert download.value.suggested_filename == "briefing-round-15.docx"
    assert window_afresh.complaints == []


def find(page: Page, word: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/search?q={word}*")
    focus_by_tab(page, word, within=".hits")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*#*")
    assert word in page.locator("main").inner_text()


def brief(page: Page) -> None:
    focus_by_tab(page, "Dialogues", within=".top")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dialogues")
    focus_by_tab(page, "Political, Security", within=".card h3")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dialogues/*")
    focus_by_tab(page, "Briefing book")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefing")
    focus_by_tab(page, "Ledger", within=".contents")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefing/ledger")
    focus_by_tab(page, "Briefing book for the 15th round")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefing")
    focus_by_tab(page, "Word (.docx)")
    page.keyboard.press("Enter")
