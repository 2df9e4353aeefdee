"""The page in Chromium: no sideways scrolling, nothing that axe-core objects to."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from parley.briefing import render
from parley.dossiers import BriefingDossier

AXE = Path(__file__).parents[1] / "web" / "axe" / "axe.min.js"


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_can_be_read_by_everyone(
    browser: Browser, dossier: BriefingDossier, width: int, scheme: str
) -> None:
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    page = browser.new_context(**options, bypass_csp=True).new_page()  # type: ignore[arg-type]
    page.set_content(render(dossier, "html").decode())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    assert [each["id"] for each in found["violations"]] == []
    page.context.close()
