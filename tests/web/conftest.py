"""A server over the sample record, and a headless Chromium to look at it with."""

import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

for _needed in ("fastapi", "uvicorn", "httpx2", "playwright"):
    pytest.importorskip(
        _needed, reason=f"the pages are not tested: {_needed} is missing (make test)"
    )

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page
from starlette.testclient import TestClient

from parley.pipeline import add
from parley.samples import sample_paths
from parley.sources.fetching import PUBLIC, Network
from parley.store import Database, open_database
from parley.web.access import FORM_FIELD, Access
from parley.web.app import make_app
from parley.web.desk import Desk, Shelf

HERE = "http://127.0.0.1:8000"


def filled(path: Path, sources: list[Path]) -> Database:
    """A record of some files."""
    database = open_database(str(path))
    list(add([str(each) for each in sources], database))
    return database


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record of the samples, worked out and with its index; to be copied."""
    path = tmp_path_factory.mktemp("samples") / "parley.db"
    database = filled(path, sample_paths())
    Desk(database).close()
    database.close()
    return path


def copied(record: Path, to: Path) -> Database:
    """A record of its own that is like another."""
    for each in record.parent.glob(f"{record.name}*"):
        shutil.copy(each, to.with_name(each.name.replace(record.name, to.name)))
    return open_database(str(to))


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, sample_file: Path) -> Iterator[Database]:
    database = copied(sample_file, tmp_path_factory.mktemp("record") / "parley.db")
    yield database
    database.close()


@pytest.fixture(scope="session")
def client_of_samples(samples: Database) -> Iterator[TestClient]:
    with TestClient(make_app(samples), base_url=HERE, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client(client_of_samples: TestClient) -> TestClient:
    """A client over the samples without the cookies of the test before."""
    client_of_samples.cookies.clear()
    return client_of_samples


@pytest.fixture
def client_of(tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """Makes a client over a copy of a record, or one of files, with the given access."""
    opened: list[tuple[Database, TestClient]] = []

    def make(
        *sources: Path,
        record: Path | None = None,
        access: Access | None = None,
        network: Network = PUBLIC,
    ) -> TestClient:
        path = tmp_path / f"record-{len(opened)}.db"
        database = copied(record, path) if record else filled(path, list(sources))
        app = make_app(database, access, network=network)
        client = TestClient(app, base_url=HERE, raise_server_exceptions=False)
        client.__enter__()
        opened.append((database, client))
        return client

    yield make
    for database, client in opened:
        client.__exit__(None, None, None)
        database.close()


def shelf_of(client: TestClient) -> Shelf:
    app = client.app
    assert isinstance(app, FastAPI)
    shelf: Shelf = app.state.desk.shelf()
    return shelf


def proof_of(client: TestClient, path: str = "/sources") -> str:
    found = re.search(rf'name="{FORM_FIELD}" value="([0-9a-f]+)"', client.get(path).text)
    assert found
    return found[1]


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address, and what it shows."""

    address: str
    app: FastAPI

    @property
    def shelf(self) -> Shelf:
        shelf: Shelf = self.app.state.desk.shelf()
        return shelf


@contextmanager
def serving(database: Database) -> Iterator[Served]:
    app = make_app(database)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", app)
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def served(samples: Database) -> Iterator[Served]:
    """A server over the samples, for tests that only look."""
    with serving(samples) as running:
        yield running


@pytest.fixture
def served_afresh(tmp_path: Path, sample_file: Path) -> Iterator[Served]:
    """A server over samples of its own, for tests that add to them."""
    database = copied(sample_file, tmp_path / "parley.db")
    with serving(database) as running:
        yield running
    database.close()


@dataclass(frozen=True, slots=True)
class Window:
    """A browser window that remembers complaints of the console and requests to elsewhere."""

    page: Page
    context: BrowserContext
    complaints: list[str]


@contextmanager
def looking(browser: Browser, served: Served) -> Iterator[Window]:
    context = browser.new_context(base_url=served.address, reduced_motion="reduce")
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(served.address)
            else complaints.append(f"a request to {request.url}")
        ),
    )
    yield Window(page, context, complaints)
    context.close()


@pytest.fixture
def window(browser: Browser, served: Served) -> Iterator[Window]:
    with looking(browser, served) as opened:
        yield opened


@pytest.fixture
def window_afresh(browser: Browser, served_afresh: Served) -> Iterator[Window]:
    with looking(browser, served_afresh) as opened:
        yield opened
