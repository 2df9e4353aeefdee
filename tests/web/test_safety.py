"""Requests that try what they may not: bad ids, methods, bodies, hosts, forms and tokens."""

import asyncio
import html
import re
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.testclient import TestClient
from starlette.types import Message

from parley.store import Database
from parley.web import changes, guard, judging, routes
from parley.web.access import FORM_FIELD, Access, TokenFile
from parley.web.app import make_app
from parley.web.guard import OTHER_BYTES, UPLOAD_BYTES
from parley.web.serving import is_loopback, listen
from tests.web.conftest import HERE, proof_of

BAD_PATHS = [
    "/rounds/nothing/7",
    "/rounds/../../etc/passwd",
    "/rounds/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/dialogues/' OR 1=1 --",
    "/people/{{7*7}}",
    "/people/<script>",
    "/reports/0000000000000000",
    "/reports/%00",
    "/sources/%2e%2e/original",
    "/sources/adding/0000",
    "/static/../app.py",
    "/static/%2e%2e/app.py",
    "/nothing",
]


@pytest.mark.parametrize("suffix", ["", ".json"])
@pytest.mark.parametrize("path", BAD_PATHS)
def test_bad_path_gets_one_sentence_and_no_trace(
    client: TestClient, path: str, suffix: str
) -> None:
    answer = client.get(path + suffix)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert "/parley/" not in answer.text
    assert suffix or "<script>" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/", "/index.json", "/ledger", "/people.json", "/static/parley.css", "/nothing", "/sign-in"],
)
def test_head_tells_what_get_would_without_the_body(client: TestClient, path: str) -> None:
    asked, whole = client.head(path), client.get(path)
    assert (asked.status_code, asked.content) == (whole.status_code, b"")
    for name in ("content-type", "content-length", "content-security-policy", "cache-control"):
        assert asked.headers.get(name) == whole.headers.get(name)


@pytest.mark.parametrize(
    "path",
    [
        "/ledger?page=0",
        "/ledger?page=x",
        "/ledger?page=99999999999",
        "/search?since=2O19",
        "/ledger?topic=" + "x" * 301,
    ],
)
def test_bad_value_is_named(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 422
    assert path.partition("?")[2].partition("=")[0] in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        '"',
        "'",
        "*",
        "a AND",
        "NEAR(",
        "title:x",
        "(",
        "x OR y NOT",
        "-",
        '"a" "',
        "\x00",
        "{{7*7}}",
        "💥",
        "^x",
        "a*b*",
    ],
)
def test_any_question_is_only_words(client: TestClient, asked: str) -> None:
    assert client.get("/search", params={"q": asked}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/ledger", "/search", "/openapi.json"])
def test_pages_cannot_be_written_to(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path).status_code == 405


def test_every_address_that_changes_something_asks_for_its_form(client: TestClient) -> None:
    unsafe = {"POST", "PUT", "PATCH", "DELETE"}
    every = [*routes.router.routes, *changes.router.routes, *judging.router.routes]
    changing = {
        route.path
        for route in every
        if isinstance(route, APIRoute) and unsafe & set(route.methods or ())
    }
    assert changing == {"/sign-in", "/sign-out", "/sources", "/judge", "/withdraw"}
    for path in changing:
        answer = client.post(path, data={"address": "http://example.org/", FORM_FIELD: "0" * 64})
        assert answer.status_code == 403, path


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://example.org"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}],
)
def test_form_from_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/sources", data={FORM_FIELD: proof_of(client)}, headers=headers)
    assert answer.status_code == 403


def test_form_without_its_cookie_is_refused(client: TestClient) -> None:
    proof = proof_of(client)
    client.cookies.clear()
    assert client.post("/sources", data={FORM_FIELD: proof}).status_code == 403


def test_our_own_form_is_taken_and_says_what_is_missing(client: TestClient) -> None:
    answer = client.post("/sources", data={FORM_FIELD: proof_of(client)})
    assert answer.status_code == 400
    assert "Nothing was given" in answer.text


@pytest.mark.parametrize(
    ("path", "size"), [("/sources", UPLOAD_BYTES + 1), ("/sign-in", OTHER_BYTES + 1)]
)
def test_body_that_is_too_large_is_refused_before_it_is_read(
    client: TestClient, path: str, size: int
) -> None:
    answer = client.post(path, headers={"content-length": str(size)}, content=b"")
    assert answer.status_code == 413


def test_body_that_hides_its_size_is_cut_off(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(OTHER_BYTES // 1000 + 2):
            yield b"x" * 1000

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/sign-in", content=endless(), headers=headers).status_code == 413


def test_body_that_arrives_too_slowly_is_given_up(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.3)
    app = client.app
    assert isinstance(app, FastAPI)
    headers = [(b"host", b"127.0.0.1"), (b"content-type", b"application/x-www-form-urlencoded")]
    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": "/sign-in",
        "headers": headers,
    }
    scope |= {"query_string": b"", "scheme": "http", "root_path": "", "http_version": "1.1"}
    told: list[Message] = []

    async def drip() -> Message:
        await asyncio.sleep(0.1)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def hear(message: Message) -> None:
        told.append(message)

    with ThreadPoolExecutor(1) as beside:  # a browser that is open has a loop in this thread
        beside.submit(asyncio.run, app(scope, drip, hear)).result()
    assert told[0]["status"] == 408
    assert b"took too long to arrive" in told[1]["body"]


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("GET", "/ledger?by=%ff%fe", {}, b"", 200),
        ("GET", "/people/%ff", {}, b"", 404),
        ("GET", "/search?q=%ed%a0%80", {}, b"", 200),
        ("TRACE", "/", {}, b"", 405),
        ("NONSENSE", "/ledger", {}, b"", 405),
        ("GET", "/", {"cookie": 'parley_form=";\\;;=,a=b; \x01'}, b"", 200),
        ("GET", "/", {"host": "[::1"}, b"", 421),
        ("POST", "/sources", {"content-type": "multipart/form-data"}, b"x", 400),
        ("POST", "/sources", {"content-type": "multipart/form-data; boundary=x"}, b"--x\r\nA", 403),
        ("POST", "/sources", {"content-type": "application/json"}, b"{", 403),
        (
            "POST",
            "/judge",
            {"content-type": "application/x-www-form-urlencoded"},
            b"%ff=%fe&=",
            403,
        ),
        ("GET", "/sources/..%2f..%2fetc%2fpasswd/original", {}, b"", 404),
    ],
)
def test_broken_request_gets_its_error_and_no_fault_inside(
    client: TestClient, method: str, path: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    answer = client.request(method, path, headers=headers, content=body)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("token", ["", " ", "é", "x" * 5000, "null", "Bearer", "0" * 43])
def test_no_other_token_opens_anything(guarded: TestClient, token: str) -> None:
    answer = guarded.get("/ledger.json", headers={b"authorization": f"Bearer {token}".encode()})
    assert answer.status_code == 401


def test_more_files_than_are_taken_are_refused(client: TestClient) -> None:
    files = [("files", (f"{n}.txt", b"x")) for n in range(60)]
    answer = client.post("/sources", data={FORM_FIELD: proof_of(client)}, files=files)
    assert answer.status_code == 400


@pytest.mark.parametrize("host", ["example.org", "parley.example.org:8000", "127.0.0.1.nip.io", ""])
def test_server_of_this_machine_answers_to_no_other_name(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/parley.css", "/ledger.json"])
def test_every_answer_carries_the_strict_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_no_template_holds_script_or_style_of_its_own() -> None:
    folder = Path(__file__).parents[2] / "parley" / "web" / "templates"
    inline = re.compile(r"<style|\sstyle=|<script(?! src=)|\son[a-z]+=|javascript:|\|\s*safe")
    found = [path.name for path in folder.glob("*.html") if inline.search(path.read_text("utf-8"))]
    assert found == []


def test_fault_inside_shows_no_trace(samples: Database, capsys: pytest.CaptureFixture[str]) -> None:
    app = make_app(samples)

    def broken() -> None:
        raise ZeroDivisionError("a secret of the machine")

    app.router.add_api_route("/broken.json", broken)
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as client:
        answer = client.get("/broken.json")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "a secret of the machine" in capsys.readouterr().err


# -- tokens ----------------------------------------------------------------------------------------


@pytest.fixture
def tokens(tmp_path: Path) -> tuple[TokenFile, str, str]:
    file = TokenFile(tmp_path / "parley.db.tokens.json")
    return file, file.add("Lan", "judge"), file.add("Sam", "reader")


@pytest.fixture
def guarded(client_of: Callable[..., TestClient], tokens: tuple[TokenFile, str, str]) -> TestClient:
    return client_of(access=Access(tokens[0].holders()))


def test_tokens_are_kept_as_hashes_for_their_owner_alone(
    tokens: tuple[TokenFile, str, str],
) -> None:
    file, judge, reader = tokens
    kept = file.path.read_text()
    assert judge not in kept
    assert reader not in kept
    assert file.path.stat().st_mode & 0o077 == 0


def test_new_token_takes_the_place_of_the_old(tokens: tuple[TokenFile, str, str]) -> None:
    file, judge, _ = tokens
    newer = file.add("Lan", "judge")
    access = Access(file.holders())
    assert access.holder_of(judge) is None
    assert access.holder_of(newer) is not None


@pytest.mark.parametrize("path", ["/ledger.json", "/openapi.json", "/index.json"])
@pytest.mark.parametrize(
    "header", [{}, {"authorization": "Bearer wrong"}, {"authorization": "Basic x"}]
)
def test_stranger_gets_nothing(guarded: TestClient, path: str, header: dict[str, str]) -> None:
    answer = guarded.get(path, headers=header)
    assert answer.status_code == 401
    assert set(answer.json()) == {"error"}


def test_stranger_with_a_browser_is_asked_to_sign_in(guarded: TestClient) -> None:
    answer = guarded.get("/ledger", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?to=/ledger"


def test_signing_in_leads_to_the_page_that_was_asked_for(
    guarded: TestClient, tokens: tuple[TokenFile, str, str]
) -> None:
    asked = "/ledger?by=VN&topic=dioxin-remediation"
    form = guarded.get(asked)
    assert form.url.path == "/sign-in"
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form.text))
    given = {FORM_FIELD: hidden[FORM_FIELD], "to": html.unescape(hidden["to"])}
    wrong = guarded.post("/sign-in", data={**given, "token": "wrong"})
    assert hidden["to"] in wrong.text
    answer = guarded.post("/sign-in", data={**given, "token": tokens[2]})
    assert (answer.status_code, str(answer.url)) == (200, HERE + asked)


def test_signing_in_opens_a_session_and_signing_out_ends_it(
    guarded: TestClient, tokens: tuple[TokenFile, str, str]
) -> None:
    form = {FORM_FIELD: proof_of(guarded, "/sign-in"), "token": tokens[2], "to": "/ledger"}
    answer = guarded.post("/sign-in", data=form)
    assert answer.url.path == "/ledger"
    guarded.post("/sign-out", data={FORM_FIELD: form[FORM_FIELD]})
    assert guarded.get("/ledger.json").status_code == 401


def test_wrong_token_opens_nothing(guarded: TestClient) -> None:
    form = {FORM_FIELD: proof_of(guarded, "/sign-in"), "token": "wrong"}
    assert guarded.post("/sign-in", data=form).status_code == 403
    assert guarded.get("/ledger.json").status_code == 401


@pytest.mark.parametrize("to", ["//example.org", "https://example.org", "/\\example.org", "x"])
def test_signing_in_leads_nowhere_else(
    guarded: TestClient, tokens: tuple[TokenFile, str, str], to: str
) -> None:
    form = {FORM_FIELD: proof_of(guarded, "/sign-in"), "token": tokens[2], "to": to}
    answer = guarded.post("/sign-in", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_reader_reads_and_changes_nothing(
    guarded: TestClient, tokens: tuple[TokenFile, str, str]
) -> None:
    header = {"authorization": f"Bearer {tokens[2]}"}
    assert guarded.get("/ledger.json", headers=header).status_code == 200
    answer = guarded.post("/sources", data={"address": "http://x.example/"}, headers=header)
    assert answer.status_code == 403


def test_judge_may_add(guarded: TestClient, tokens: tuple[TokenFile, str, str]) -> None:
    header = {"authorization": f"Bearer {tokens[1]}"}
    files = {"files": ("empty.txt", b"")}
    answer = guarded.post("/sources", files=files, headers=header, follow_redirects=False)
    assert answer.status_code == 303


def test_listener_is_named_as_tcp_so_that_answers_do_not_wait() -> None:
    with listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP


@pytest.mark.parametrize(
    ("host", "is_this_machine"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("127.8.9.1", True),
        ("0.0.0.0", False),  # noqa: S104 - nothing is bound here
        ("::", False),
        ("192.168.1.4", False),
        ("example.org", False),
    ],
)
def test_only_loopback_needs_no_token(host: str, *, is_this_machine: bool) -> None:
    assert is_loopback(host) is is_this_machine
