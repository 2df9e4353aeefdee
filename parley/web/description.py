"""What can go wrong at an address, and how to show a token, to the OpenAPI description of it."""

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI

from parley.web.access import Access

Answers = dict[int | str, dict[str, Any]]
_SCHEME = "token"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a request, in a sentence that says what to do."""

    error: str


_SAYS = {
    400: "What was sent cannot be used.",
    401: "A token is needed, or the one that was sent is not known.",
    403: "The form was not made here, or the token is for reading.",
    404: "The record has nothing of that name.",
    409: "Somebody judged the line since the form was made.",
    413: "What was sent is too large.",
    421: "The server is not asked for under that name.",
    422: "A value cannot be used; it is named.",
    503: "Too much is waiting to be read.",
}
_AS_TEXT = {
    "text/html": {"schema": {"type": "string"}},
    "text/plain": {"schema": {"type": "string"}},
}
READ = (401, 421)
CHANGED = (400, 401, 403, 413, 421)


def problems_as_json(*statuses: int) -> Answers:
    """What an address answers as JSON where something is wrong."""
    return {each: {"model": Problem, "description": _SAYS[each]} for each in statuses}


def problems_as_text(*statuses: int) -> Answers:
    """What an address answers as a page, or in a line, where something is wrong."""
    return {each: {"content": _AS_TEXT, "description": _SAYS[each]} for each in statuses}


def describe_tokens(app: FastAPI, access: Access) -> None:
    """Say in the description how a token is sent, where one is asked for."""
    if access.is_open:
        return
    described = app.openapi()
    scheme = {"type": "http", "scheme": "bearer"}
    described.setdefault("components", {})["securitySchemes"] = {_SCHEME: scheme}
    described["security"] = [{_SCHEME: []}]
