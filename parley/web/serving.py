"""A record to a running server: bound to this machine, or elsewhere behind tokens."""

import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from parley.errors import UsageError
from parley.store import Database
from parley.web.access import Access, TokenFile
from parley.web.app import LOOPBACK, make_app

_MOST_AT_ONCE = 200  # connections; beyond it the server answers that it is busy
_IDLE_SECONDS = 15


def token_file(record: str) -> TokenFile:
    """The tokens that belong to a record: in a file beside it."""
    return TokenFile(Path(f"{record}.tokens.json"))


def is_loopback(host: str) -> bool:
    """Whether a server bound to this host is reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(
    database: Database, *, host: str, port: int, tokens: TokenFile, ready: Callable[[str], None]
) -> None:
    """Serve a record until it is interrupted; `ready` is told the address once it answers there.

    Raises UsageError where the port is taken, or where the host is reached from elsewhere and
    nobody has a token.
    """
    holders = None if is_loopback(host) else tokens.holders()
    if holders is not None and not holders:
        raise UsageError(
            f"--host {host} is reached from elsewhere, so everyone needs a token, and there is none"
            " yet. Make one first: parley serve --new-token NAME --role judge."
        )
    listening = listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    hosts = LOOPBACK | {shown} if holders is None else None
    app = make_app(database, Access(holders), hosts=hosts)
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        limit_concurrency=_MOST_AT_ONCE,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=3,
    )
    try:
        _Server(config, lambda: ready(address)).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()


class _Server(uvicorn.Server):
    """Says when pages can be asked for: a large record is worked out first."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start as uvicorn does."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def listen(host: str, port: int) -> socket.socket:
    """Take a port. Raises UsageError where it is taken, or the host is not this machine's."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        # Named as TCP, or asyncio leaves Nagle's delay on: 40 ms on each kept connection's answers.
        listening = socket.socket(*found[:3])
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(found[4])
    except OSError as error:
        raise UsageError(
            f"--host {host} --port {port}: nothing can listen there ({error.strerror}). Give"
            " another --port."
        ) from error
    return listening
