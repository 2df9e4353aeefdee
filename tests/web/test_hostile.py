"""Reports that attack the reader: nothing runs, nothing leaks, nothing is lost."""

import html
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.html import document_fromstring
from playwright.sync_api import expect
from starlette.testclient import TestClient

from parley.web import addresses
from parley.web.access import FORM_FIELD
from parley.web.changes import file_name
from parley.web.views.briefings import WORDS
from tests.web.conftest import Served, Window, proof_of, shelf_of

_LEAD = (
    "HANOI, 5 May 2021 - The eleventh Vietnam-US Political, Security and Defense Dialogue was held"
    " in Hanoi on 4 May 2021. Deputy Foreign Minister Ha Kim Ngoc co-chaired it. The two sides"
    " agreed to clear unexploded ordnance in Quang Tri, and the United States pledged to fund it."
)
HOSTILE = {
    "script in the text": "Eleventh dialogue\n\n<script>window.harmed = 1</script> " + _LEAD,
    "handler in the title": '<img src=x onerror="window.harmed = 1"> held\n\n' + _LEAD,
    "template code": "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7}\n\n{{ config }} " + _LEAD,
    "right-to-left override": "Eleventh \u202egnorw\u202c dialogue\n\n" + _LEAD,
    "end of the attribute": '"><svg onload="window.harmed = 1">\n\n' + _LEAD,
    "htmx attributes": '<b hx-get="/sources" hx-trigger="load">Eleventh</b>\n\n' + _LEAD,
    "names that are SQL": "Eleventh'); DROP TABLE sources;-- dialogue\n\n" + _LEAD,
}
_PAGE = (
    "<!doctype html><html><head><title>Eleventh dialogue</title>{head}</head>"
    "<body>{body}</body></html>"
)
_LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10)
)  # ten times as many at each of ten steps: 20 GB, were they written out
UNREADABLE = {
    "nested tags": _PAGE.format(head="", body="<div>" * 10_000 + f"<p>{_LEAD}</p>"),
    "entity bomb": '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    + _PAGE.format(head="", body=f"<p>{_LEAD}</p><p>{'&b;' * 5000}</p>"),
}
HOSTILE_PAGES = {
    "billion laughs": f"<!DOCTYPE html [{_LAUGHS}]>"
    + _PAGE.format(head="", body=f"<p>{_LEAD}</p><p>&l9;</p>"),
    "script in the head": _PAGE.format(
        head="<script>window.harmed = 1</script>", body=f"<h1>Eleventh dialogue</h1><p>{_LEAD}</p>"
    ),
    "broken characters": _PAGE.format(head="", body=f"<p>{_LEAD} &#xD800; &#0; &#x110000;</p>"),
    "meta refresh": _PAGE.format(
        head='<meta http-equiv="refresh" content="0;url=//example.org">', body=f"<p>{_LEAD}</p>"
    ),
}


def paths_of(client: TestClient) -> list[str]:
    shelf = shelf_of(client)
    record = shelf.dossiers.record
    things = [each.id for each in record.dialogues]
    things += [each.id for each in record.rounds]
    things += [each.id for each in record.people]
    lists = (
        "/ /people /ledger /positions /instruments /visits /milestones /conflicts /gaps /sources"
        " /threads /wording /formulae /names /queue /history"
    )
    judged = [*things, *(each.id for each in record.threads), *shelf.dossiers.left]
    return [
        *lists.split(),
        *(addresses.thing(each) for each in things),
        *(addresses.thing(each.id) for each in record.threads),
        *(
            addresses.briefing(each.id, word)
            for each in record.dialogues
            for word in (None, *WORDS)
        ),
        *(addresses.judge(each, "/") for each in judged),
        *(addresses.report(line.sha256) for line in shelf.sources if line.report),
        "/search?q=eleventh",
    ]


def written(folder: Path, name: str) -> Path:
    path = folder / f"{name}.{'txt' if name in HOSTILE else 'html'}"
    path.write_bytes((HOSTILE | HOSTILE_PAGES | UNREADABLE)[name].encode())
    return path


@pytest.mark.parametrize("name", [*HOSTILE, *HOSTILE_PAGES])
def test_hostile_report_is_kept_read_and_shown_harmlessly(
    client_of: Callable[..., TestClient], tmp_path: Path, name: str
) -> None:
    client = client_of(written(tmp_path, name))
    (source,) = shelf_of(client).sources
    assert source.report, source.problem
    for path in paths_of(client):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "\u202e" not in answer.text
        assert harm_in(answer.text) == [], path


def harm_in(page: str) -> list[str]:
    """Elements and attributes of a page that none of our templates writes."""
    ours = {"/static/htmx-4.0.1.min.js", "/static/parley.js?v=0.1.0"}
    found = []
    for element in document_fromstring(page).iter():
        if element.tag in ("img", "iframe", "object", "embed", "style", "base"):
            found.append(str(element.tag))
        if element.tag == "script" and element.get("src") not in ours:
            found.append("script")
        found += [name for name in element.attrib if name.startswith("on") or name == "style"]
        found += [
            each
            for each in (element.get("href"), element.get("hx-get"))
            if each and not each.startswith(("/", "#", "?"))
        ]
    return found


@pytest.mark.parametrize("name", list(UNREADABLE))
def test_what_cannot_be_read_is_kept_with_its_reason(
    client_of: Callable[..., TestClient], tmp_path: Path, name: str
) -> None:
    path = written(tmp_path, name)
    client = client_of(path)
    (source,) = shelf_of(client).sources
    assert source.report is None
    assert source.problem
    assert source.problem in html.unescape(client.get("/sources").text)
    assert client.get(addresses.source_bytes(source.sha256)).content == path.read_bytes()


def test_hostile_report_runs_nothing_in_a_browser(
    served_afresh: Served, window_afresh: Window, tmp_path: Path
) -> None:
    page = window_afresh.page
    files = [written(tmp_path, name) for name in (*HOSTILE, *HOSTILE_PAGES)]
    page.goto("/sources")
    page.get_by_text("Add sources").click()
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("Done.")).to_be_visible(timeout=60_000)
    expect(page.locator(".steps li.is-added")).to_have_count(len(files))
    for line in [
        each for each in served_afresh.shelf.sources if each.name in {f.name for f in files}
    ]:
        page.goto(addresses.report(line.sha256))
        assert page.evaluate("window.harmed") is None
        assert page.locator(".text script, .text img, .text svg, .text [hx-get]").count() == 0
    assert window_afresh.complaints == []


@pytest.mark.parametrize(
    "stated",
    [
        '"><script>window.harmed = 1</script>',
        "{{ 7 * 7 }}{% include 'base.html' %}",
        "' OR 1=1; DROP TABLE sources; --",
        "\u202eegalpmoc\u202c",
        "/* */ onclick=alert(1)",
    ],
)
def test_hostile_outlet_and_name_of_an_upload_are_shown_as_words(
    client_of: Callable[..., TestClient], stated: str
) -> None:
    client = client_of()
    form = {FORM_FIELD: proof_of(client), "outlet": stated}
    files = {"files": (f"{stated}.txt", _LEAD.encode())}
    progress = client.post("/sources", data=form, files=files).url.path
    while not client.get(f"{progress}.json").json()["is_done"]:
        time.sleep(0.05)
    (source,) = shelf_of(client).sources
    assert source.outlet == stated
    for path in (*paths_of(client), progress):
        answer = client.get(path, params={"outlet": stated} if path == "/sources" else None)
        assert answer.status_code == 200, path
        assert harm_in(answer.text) == [], path
        assert "\u202e" not in answer.text, path
        assert "49{%" not in answer.text, path


def test_turning_characters_are_shown_by_name(
    client_of: Callable[..., TestClient], tmp_path: Path
) -> None:
    path = tmp_path / "turned.txt"
    path.write_text(HOSTILE["right-to-left override"])
    client = client_of(path)
    (source,) = shelf_of(client).sources
    page = client.get(addresses.report(source.sha256)).text
    assert "⟨right-to-left override⟩gnorw" in page


def test_original_is_saved_never_shown(
    client_of: Callable[..., TestClient], tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(HOSTILE_PAGES["script in the head"])
    client = client_of(path)
    (source,) = shelf_of(client).sources
    answer = client.get(addresses.source_bytes(source.sha256))
    assert answer.content == path.read_bytes()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\note.txt", "note.txt"),
        ("a\u202eb\x00c\nd.html", "a b c d.html"),
        ("", "upload"),
        ("x" * 500, "x" * 200),
    ],
)
def test_name_of_an_upload_is_a_name_and_no_path(given: str, kept: str) -> None:
    assert file_name(given) == kept
