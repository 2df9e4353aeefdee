"""Pages of the sample record to pictures: two widths, light and dark.

All go to docs/pictures/pages, which is not kept; those that the documents show, to docs/pictures.
"""

import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from parley.pipeline import add
from parley.samples import sample_paths
from parley.store import open_database
from parley.web import addresses
from parley.web.app import make_app

SHOWN = Path(__file__).parents[1] / "docs" / "pictures"
PICTURES = SHOWN / "pages"
IN_DOCUMENTS = {
    "dialogue": ("dialogue", 1440, 900, "light"),
    "report": ("report", 1440, 620, "light"),
    "round-on-a-phone": ("round", 390, 844, "light"),
    "ledger-on-a-phone": ("ledger", 390, 844, "dark"),
}
WIDTHS = {390: 844, 1440: 900}
SCHEMES = ("light", "dark")


@contextmanager
def sample_server() -> Iterator[tuple[str, dict[str, str]]]:
    """Serve the sample record; yields its address and the paths of the pages to picture."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(str(Path(folder) / "parley.db"))
        list(add([str(path) for path in sample_paths()], database))
        app = make_app(database)
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        shelf = app.state.desk.shelf()
        record = shelf.dossiers.record
        told = next(
            line for line in shelf.sources if line.name.endswith("2018-01-31-red-river-post.html")
        )
        pages = {
            "home": "/",
            "dialogue": addresses.thing(record.dialogues[0].id),
            "round": addresses.thing(next(each.id for each in record.rounds if each.ordinal == 9)),
            "report": addresses.report(told.sha256),
            "ledger": "/ledger",
            "search": "/search?q=dioxin",
            "sources": "/sources",
            "conflicts": "/conflicts",
            "people": "/people",
            "visits": "/visits",
            "queue": "/queue",
            "conflict-in-the-queue": "/queue?kind=conflict",
            "judge": addresses.judge(record.threads[0].id, "/threads"),
            "history": "/history",
            "threads": "/threads",
            "thread": addresses.thing("thread:us-vn/dioxin-remediation/da-nang"),
            "wording": "/wording",
            "formulae": "/formulae",
            "names": "/names",
            "briefing": addresses.briefing(record.dialogues[0].id),
            **{
                f"briefing-{word}": addresses.briefing(record.dialogues[0].id, word)
                for word in ("agenda", "sheets", "ledger", "wording")
            },
        }
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}", pages
        finally:
            server.should_exit = True
            thread.join()
            database.close()


@contextmanager
def window(browser: Browser, width: int, height: int, scheme: str) -> Iterator[Page]:
    """A page of a browser window of that size, light or dark."""
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="light" if scheme == "light" else "dark",
        reduced_motion="reduce",
    )
    yield page
    page.close()


def picture(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """Save each page at each width in each scheme, and those that the documents show."""
    for (width, height), scheme in product(WIDTHS.items(), SCHEMES):
        with window(browser, width, height, scheme) as page:
            for name, path in pages.items():
                page.goto(address + path)
                page.screenshot(path=str(PICTURES / f"{name}-{width}-{scheme}.png"))
                print(f"{name}-{width}-{scheme}.png")
    for shown, (name, width, height, scheme) in IN_DOCUMENTS.items():
        with window(browser, width, height, scheme) as page:
            page.goto(address + pages[name])
            page.screenshot(path=str(SHOWN / f"{shown}.png"))
            print(f"{shown}.png")


def main() -> None:
    """Make all pictures; says what is missing where there is no Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("There is no Chromium here. Install it with: scripts/set-up-chromium")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sample_server() as (address, pages), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        picture(browser, address, pages)
        browser.close()


if __name__ == "__main__":
    main()
