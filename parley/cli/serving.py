"""What serve and demo share: starting the server, where its libraries are installed."""

import threading
from typing import TYPE_CHECKING

import click

from parley.errors import UsageError
from parley.store import Database

if TYPE_CHECKING:
    from parley.web.access import TokenFile

_PATIENCE = 3.0  # seconds of silence after which one wonders
_SLOW = "The record is large; its pages can be had once it is put together."
_MISSING = (
    "The pages need libraries that are not installed ({name}). Install them in the folder of the"
    " program with: pip install '.[web]'"
)


def tokens_of(record: str) -> "TokenFile":
    """The tokens that belong to a record."""
    try:
        from parley.web.serving import token_file  # noqa: PLC0415 - an extra that may be missing
    except ModuleNotFoundError as error:
        raise UsageError(_MISSING.format(name=error.name)) from error
    return token_file(record)


def serve_record(database: Database, *, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve a record until it is interrupted. Raises UsageError where the extra is missing."""
    try:
        from parley.web.serving import serve, token_file  # noqa: PLC0415 - likewise
    except ModuleNotFoundError as error:
        raise UsageError(_MISSING.format(name=error.name)) from error

    waiting = threading.Timer(_PATIENCE, click.echo, [_SLOW], {"err": True})
    waiting.daemon = True
    waiting.start()

    def ready(address: str) -> None:
        waiting.cancel()
        click.echo(f"The record is at {address} (stop with Ctrl-C).", err=True)

    try:
        serve(database, host=host, port=port, tokens=token_file(database.name), ready=ready)
    finally:
        waiting.cancel()
