"""Addresses are fetched from the public network alone, whatever they redirect or resolve to."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from parley.errors import SourceError
from parley.sources import fetching
from parley.sources.fetching import Network, fetch_source, is_public

ANYWHERE = Network(permits=lambda _: True, ports=None)


class _Site(BaseHTTPRequestHandler):
    """A small site: a page, redirects of several kinds, an endless answer, an error."""

    def do_GET(self) -> None:
        if self.path == "/page":
            self._answer(200, b"<html><body><p>A page.</p></body></html>")
        elif self.path == "/moved":
            self._answer(302, b"", location="/page")
        elif self.path == "/round":
            self._answer(302, b"", location="/round")
        elif self.path == "/inside":
            self._answer(302, b"", location="http://169.254.169.254/latest/meta-data")
        elif self.path == "/inside-6":
            self._answer(302, b"", location="http://[fd00::1]/")
        elif self.path == "/mapped":
            self._answer(302, b"", location="http://[::ffff:10.0.0.1]/")
        elif self.path == "/file":
            self._answer(302, b"", location="file:///etc/passwd")
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            with suppress(ConnectionError):  # whoever reads too much hangs up
                for _ in range(400):
                    self.wfile.write(b"x" * 65_536)
        else:
            self._answer(404, b"none")

    def _answer(self, status: int, body: bytes, location: str | None = None) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_page_is_fetched_and_named_by_its_address(site: str, path: str) -> None:
    source = fetch_source(site + path, network=ANYWHERE)
    assert b"A page." in source.content
    assert source.name == site + path
    assert source.media_type == "text/html"
    assert source.stated.url == site + "/page"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/inside", r"169\.254\.169\.254"),
        ("/inside-6", "fd00::1"),
        ("/mapped", r"::ffff:(10\.0\.0\.1|a00:1)"),
    ],
)
def test_redirect_into_a_private_network_is_refused(site: str, path: str, told: str) -> None:
    network = Network(permits=lambda address: address == "127.0.0.1", ports=None)
    with pytest.raises(SourceError, match=rf"{told}, in a private network"):
        fetch_source(site + path, network=network)


def looked_up(*answers: str) -> Callable[..., list[tuple[Any, ...]]]:
    """A name server that gives its answers one after the other, the last for ever."""
    left, of_this_machine = list(answers), socket.getaddrinfo

    def look_up(host: str, port: int, *more: int, **named: int) -> list[tuple[Any, ...]]:
        if not host.endswith(".example"):
            return of_this_machine(host, port, *more, **named)
        told = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in told.split()]

    return look_up


def test_name_that_means_another_machine_after_the_check_is_not_looked_up_again(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = site.rpartition(":")[2]
    monkeypatch.setattr(socket, "getaddrinfo", looked_up("127.0.0.1", "10.0.0.1"))
    checked: list[str] = []

    def permits(address: str) -> bool:
        checked.append(address)
        return True

    network = Network(permits=permits, ports=None)
    source = fetch_source(f"http://rebinds.example:{port}/page", network=network)
    assert b"A page." in source.content
    assert checked == ["127.0.0.1"]


def test_name_with_one_private_machine_among_its_machines_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looked_up("8.8.8.8 10.0.0.1"))
    with pytest.raises(SourceError, match=r"10\.0\.0\.1, in a private network"):
        fetch_source("http://several.example/")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/round", "redirected more than 5 times"),
        ("/file", "no address that begins with http"),
        ("/nothing", "the server answered 404"),
        ("/endless", "larger than 20,000,000 bytes"),
    ],
)
def test_what_cannot_be_fetched_is_told(site: str, path: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        fetch_source(site + path, network=ANYWHERE)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://192.168.0.1/",
        "http://172.16.0.1/",
        "http://169.254.169.254/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
    ],
)
def test_private_address_is_never_reached(address: str) -> None:
    with pytest.raises(SourceError, match=r"private network|no machine"):
        fetch_source(address)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "javascript:alert(1)",
        "http://",
        "//example.org/",
        "http://user:word@example.org/",
        "http://example.org:22/",
        "http://example.org:99999/",
        "http://example.org/ x",
        "http://example.org/\r\nX: y",
        "http://[::1",
        "http://exämple.org/",
        "http://example.org/" + "x" * 2000,
        "",
    ],
)
def test_what_is_no_public_web_address_is_refused_before_anything_is_asked(address: str) -> None:
    with pytest.raises(SourceError, match="Give the address of a public page"):
        fetch_source(address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("8.8.8.8", True),
        ("2606:4700:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("192.0.2.1", False),
        ("255.255.255.255", False),
        ("not an address", False),
        ("64:ff9b::8.8.8.8", True),
        ("64:ff9b::10.0.0.1", False),
        ("64:ff9b:1::7f00:1", False),
        ("::7f00:1", False),
        ("::ffff:0:7f00:1", False),
        ("fec0::1", False),
        ("2001:4860::5efe:7f00:1", False),
        ("2001:4860::200:5efe:a00:1", False),
        ("3fff::1", False),
        ("::", False),
        ("ff02::1", False),
    ],
)
def test_public_addresses_are_told_from_private_ones(address: str, *, expected: bool) -> None:
    assert is_public(address) is expected


def test_slow_page_is_given_up(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.0)
    with pytest.raises(SourceError, match="it took longer"):
        fetch_source(site + "/page", network=ANYWHERE)
