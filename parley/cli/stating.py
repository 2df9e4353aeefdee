"""The options with which a user states what a source does not say."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from parley.errors import UsageError
from parley.model.source import Stated
from parley.model.when import When

_F = TypeVar("_F", bound=Callable[..., Any])


def stating_options(command: _F) -> _F:
    """Add --published, --outlet and --url to a command."""
    for option, text in (
        ("--url", "Where the report was published."),
        ("--outlet", "Who published it; wins over what the page says."),
        ("--published", "The day it came out (2019-03-26); wins over what the page says."),
    ):
        command = click.option(option, metavar="TEXT", help=text)(command)
    return command


def stated(published: str | None, outlet: str | None, url: str | None) -> Stated:
    """Make the stated values. Raises UsageError for a day that is none."""
    try:
        when = When(published) if published else None
    except ValueError as error:
        raise UsageError(
            f"--published {published!r} is no date. Write it as 2019-03-26, 2019-03 or 2019.",
        ) from error
    return Stated(published=when, outlet=outlet, url=url)
