"""The pages in a real browser: they open clean, lead from finding to sentence and back, by key."""

from itertools import product
from pathlib import Path

import pytest
from lxml.html import document_fromstring
from playwright.sync_api import Browser, Page, expect

from parley.web import addresses
from parley.web.views.briefings import WORDS
from tests.web.conftest import Served, Window, filled, looking, serving

AXE = Path(__file__).parent / "axe" / "axe.min.js"
FIXED = [
    "/",
    "/dialogues",
    "/people",
    "/ledger",
    "/positions",
    "/instruments",
    "/visits",
    "/milestones",
    "/conflicts",
    "/gaps",
    "/sources",
    "/search",
    "/search?q=dioxin",
    "/ledger?by=VN&topic=dioxin-remediation",
    "/sign-in",
    "/history",
    "/queue",
    "/queue?kind=conflict",
    "/queue?kind=unread",
    "/threads",
    "/wording",
    "/formulae",
    "/names",
]
OF_THE_RECORD = [
    "dialogue",
    "round",
    "announced round",
    "person",
    "report",
    "plain report",
    "thread",
    "briefing",
    *(f"briefing/{word}" for word in WORDS),
    "judging a person",
    "judging a conflict",
]
A_REPORT = "2018-01-31-red-river-post.html"


def path_of(served: Served, what: str) -> str:
    shelf = served.shelf
    if what.startswith("/"):
        return what
    rounds = {each.ordinal: each.id for each in shelf.rounds.values()}
    things = {
        "dialogue": addresses.thing(shelf.dossiers.record.dialogues[0].id),
        "round": addresses.thing(rounds[9]),
        "announced round": addresses.thing(rounds[8]),
        "person": addresses.thing("person:vn-ha-kim-ngoc"),
        "thread": addresses.thing("thread:us-vn/dioxin-remediation/da-nang"),
        "briefing": addresses.briefing(shelf.dossiers.record.dialogues[0].id),
        **{
            f"briefing/{word}": addresses.briefing(shelf.dossiers.record.dialogues[0].id, word)
            for word in WORDS
        },
        "judging a person": addresses.judge("person:vn-ha-kim-ngoc", "/people"),
        "judging a conflict": addresses.judge(shelf.conflicts[0].id, "/conflicts"),
        "report": report_path(served, A_REPORT),
        "plain report": report_path(served, "2019-03-27-red-river-post.txt"),
    }
    return things[what]


def report_path(served: Served, name: str) -> str:
    return addresses.report(
        next(line.sha256 for line in served.shelf.sources if line.name.endswith(name))
    )


@pytest.mark.parametrize("what", FIXED + OF_THE_RECORD)
def test_page_opens_without_a_complaint_and_asks_nobody_else(
    served: Served, window: Window, what: str
) -> None:
    answer = window.page.goto(path_of(served, what))
    assert answer is not None
    assert answer.status == 200
    expect(window.page.locator("h1")).to_have_count(1)
    assert window.complaints == []


@pytest.mark.parametrize("what", FIXED + OF_THE_RECORD)
def test_page_has_no_serious_fault_for_those_who_see_or_point_badly(
    served: Served, window: Window, what: str
) -> None:
    page = window.page
    page.goto(path_of(served, what))
    page.evaluate(AXE.read_text("utf-8"))
    serious = []
    for width, scheme in product((390, 1440), ("light", "dark")):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 900})
        # the rules that passed need no list of every element that they passed on
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        serious += [
            f"{width} {scheme}, {fault['id']}: {node['target']}"
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]
    assert serious == []


@pytest.mark.parametrize("what", FIXED + OF_THE_RECORD)
def test_page_is_no_wider_than_a_phone(served: Served, window: Window, what: str) -> None:
    window.page.set_viewport_size({"width": 390, "height": 844})
    window.page.goto(path_of(served, what))
    assert window.page.evaluate("document.documentElement.scrollWidth") <= 390


BOOK = (None, *WORDS)
UNBROKEN = "Unbroken" * 30
LONG_WORDS = f"""Vietnam and the US hold the 7th Political, Security and Defense Dialogue {UNBROKEN}

Hanoi, 22 January 2015 ({UNBROKEN}) - The 7th Vietnam-US Political, Security and Defense Dialogue \
was held in Hanoi on 22 January 2015. Vietnam's Deputy Foreign Minister Ha {UNBROKEN} co-chaired it.

The two sides agreed to clear unexploded ordnance at {UNBROKEN}. Vietnam pledged to train \
peacekeepers for {UNBROKEN}. The United States stressed freedom of navigation in {UNBROKEN}.

President {UNBROKEN} paid a visit to Hanoi in May 2014. The two countries signed the {UNBROKEN} \
Memorandum of Understanding in 2011.
"""


@pytest.mark.parametrize("width", [390, 1440])
def test_long_words_make_no_page_wider(browser: Browser, tmp_path: Path, width: int) -> None:
    source = tmp_path / f"{UNBROKEN[:200]}.txt"
    source.write_text(LONG_WORDS, "utf-8")
    database = filled(tmp_path / "parley.db", [source])
    with serving(database) as served, looking(browser, served) as window:
        window.page.set_viewport_size({"width": width, "height": 900})
        record = served.shelf.dossiers.record
        every = (record.dialogues, record.rounds, record.people, record.threads)
        things = [each.id for some in every for each in some]
        paths = [*(addresses.thing(each) for each in things), *FIXED]
        paths += [addresses.report(served.shelf.sources[0].sha256), f"/search?q={UNBROKEN}"]
        paths += [addresses.judge(each, "/") for each in things]
        paths += [addresses.briefing(each.id, word) for each in record.dialogues for word in BOOK]
        for path in paths:
            window.page.goto(path)
            found = window.page.evaluate("document.documentElement.scrollWidth")
            assert found <= width, path
    database.close()


def test_every_link_of_the_pages_leads_somewhere(window: Window) -> None:
    waiting, seen, dead = ["/"], {"/"}, []
    while waiting:
        path = waiting.pop()
        answer = window.context.request.get(path)
        if answer.status != 200:
            dead.append(f"{path}: {answer.status}")
        if "text/html" not in answer.headers["content-type"]:
            continue
        every = document_fromstring(answer.text()).xpath("//a/@href")
        links = [each.partition("#")[0] for each in every if each.startswith("/")]
        new = {each for each in links if each not in seen and "?" not in each}
        seen |= new
        waiting += sorted(new)
    assert dead == []
    assert len(seen) > 40


def test_clicking_a_finding_lands_on_its_sentence(served: Served, window: Window) -> None:
    page = window.page
    page.goto(report_path(served, A_REPORT))
    finding = page.locator(".finding", has=page.locator("b", has_text="Tina Kaidanow"))
    finding.locator("a.to-text").click()
    lit = page.locator(".text :target")
    expect(lit).to_be_in_viewport()
    assert "joint chairmanship" in lit.inner_text()
    expect(finding).to_have_class("finding is-participants lit")


def test_clicking_a_sentence_lands_on_its_findings(served: Served, window: Window) -> None:
    page = window.page
    page.goto(report_path(served, A_REPORT))
    page.locator(".passage", has_text="Ngoc proposed that the two countries").click()
    target = page.locator(".reading .finding:target")
    expect(target).to_be_in_viewport()
    assert "Support for victims" in target.inner_text()


@pytest.mark.parametrize("has_script", [True, False])
def test_link_to_a_sentence_scrolls_to_it(
    served: Served,
    window: Window,
    has_script: bool,  # noqa: FBT001 - a case
) -> None:
    shelf = served.shelf
    line = next(each for each in shelf.ledger if "dioxin" in each.what.lower())
    citation = line.citations[0]
    source = shelf.by_report[citation.report]
    context = window.page.context.browser
    assert context is not None
    page = context.new_context(java_script_enabled=has_script).new_page()
    page.goto(served.address + addresses.report(source.sha256, citation.quotes[0]))
    target = page.locator(".text :target")
    expect(target).to_be_in_viewport()
    assert " ".join(citation.quotes[0].split()) in " ".join(target.inner_text().split())
    page.context.close()


def test_noise_is_shown_on_demand(served: Served, window: Window) -> None:
    page = window.page
    page.goto(report_path(served, A_REPORT))
    noise = page.locator(".block.noise").first
    expect(noise).to_be_hidden()
    page.get_by_label("set aside").check()
    expect(noise).to_be_visible()


def test_upload_is_watched_until_the_report_is_there_and_then_found(
    window_afresh: Window, tmp_path: Path
) -> None:
    told = tmp_path / "fourteenth.txt"
    told.write_text(
        "Fourteenth dialogue opens in Washington\n\n"
        "WASHINGTON, 3 September 2025 - The fourteenth Vietnam-US Political, Security and Defense"
        " Dialogue was held in Washington on 2 September 2025. The two sides agreed to train"
        " zebrafish specialists for the dioxin laboratory in Bien Hoa.\n"
    )
    page = window_afresh.page
    page.goto("/sources")
    page.get_by_text("Add sources").click()
    page.get_by_label("Files").set_input_files(told)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("read and kept")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="See the report").click()
    expect(page.locator("h1")).to_have_text("Fourteenth dialogue opens in Washington")
    page.locator("#find").fill("zebrafish")
    page.locator("#find").press("Enter")
    page.locator(".hits a").first.click()
    assert "zebrafish" in page.locator("main").inner_text()
    assert window_afresh.complaints == []


def test_a_wrong_source_is_told_and_kept_apart(window_afresh: Window, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page = window_afresh.page
    page.goto("/sources")
    page.get_by_text("Add sources").click()
    page.get_by_label("Files").set_input_files(tmp_path / "picture.png")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("this is a PNG picture")).to_be_visible(timeout=30_000)
    page.goto("/sources?state=problem")
    expect(page.locator("td", has_text="bytes")).to_have_count(1)


def test_typing_a_word_finds_without_a_click(served: Served, window: Window) -> None:
    page = window.page
    page.goto("/search")
    page.get_by_label("Words").fill("unexploded ordn")
    expect(page.locator(".hits mark").first).to_have_text("unexploded")
    expect(page).to_have_url(
        f"{served.address}/search?q=unexploded+ordn&kind=&party=&topic=&since=&until="
    )
    assert window.complaints == []


def focus_by_tab(page: Page, text: str, most: int = 150, within: str = "*") -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "w => document.activeElement.closest(w) ? document.activeElement.innerText || '' : ''",
            within,
        )
        if text in told:
            return
    raise AssertionError(f"{text!r} cannot be reached by the keyboard")


def test_from_search_to_sentence_to_finding_by_keyboard_alone(window: Window) -> None:
    page = window.page
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("joint chairmanship")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    focus_by_tab(page, "joint chairmanship")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*#s-*")
    sentence = page.locator(".text :target")
    expect(sentence).to_be_in_viewport()
    sentence.locator(".passage").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".finding:target")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.finding') !== null")


def test_ledger_is_narrowed_by_keyboard_alone(window: Window) -> None:
    page = window.page
    page.goto("/ledger")
    before = page.locator("#count").inner_text()
    page.get_by_label("Owner").focus()
    page.keyboard.type("Vietnam")
    page.wait_for_url("**/ledger?by=VN*")
    expect(page.locator("#count")).not_to_have_text(before)
    assert page.locator(".statements > li", has_text="Vietnam").count() > 0
    assert window.complaints == []


def test_skip_link_is_the_first_stop(window: Window) -> None:
    window.page.goto("/")
    window.page.keyboard.press("Tab")
    assert window.page.evaluate("document.activeElement.className") == "skip"
    window.page.keyboard.press("Enter")
    assert window.page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("what", ["dialogue", "ledger", "report", "briefing/ledger"])
def test_page_prints_with_its_content_and_without_its_menus(
    served: Served, window: Window, what: str
) -> None:
    page = window.page
    page.emulate_media(media="print")
    page.goto(path_of(served, "/ledger" if what == "ledger" else what))
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    assert page.pdf().startswith(b"%PDF")
