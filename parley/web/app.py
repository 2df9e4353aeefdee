"""A database to a web application: routes, guard and errors put together."""

import sys
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from parley import __version__
from parley.errors import ParleyError, RecordError, UsageError
from parley.sources.fetching import PUBLIC, Network
from parley.store import Database
from parley.web import changes, judging, routes
from parley.web.access import Access
from parley.web.description import Problem, describe_tokens
from parley.web.desk import Desk
from parley.web.guard import Guard
from parley.web.intake import Intake, TooMuchWaitingError
from parley.web.rendering import about, as_json, render

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_STATUS = {RecordError: 404, UsageError: 400, TooMuchWaitingError: 503}
_TITLES = {
    400: "That cannot be done",
    403: "Not allowed",
    404: "Not found",
    405: "Not here",
    408: "Too slow",
    413: "Too large",
}


def make_app(
    database: Database,
    access: Access | None = None,
    *,
    hosts: frozenset[str] | None = LOOPBACK,
    network: Network = PUBLIC,
) -> FastAPI:
    """Make the application over a record.

    Without `access` everybody is let in, which is for this machine alone. `hosts` are the names
    under which it may be asked for. `network` says which addresses may be fetched.
    """
    access = access or Access()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.desk = desk = Desk(database)
        app.state.intake = intake = Intake(database, desk.renew, network)
        try:
            yield
        finally:
            intake.close()
            desk.close()

    app = FastAPI(
        title="Parley",
        version=__version__,
        description="The record of a dialogue: every page as JSON.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.access = access
    app.include_router(routes.router)
    app.include_router(changes.router)
    app.include_router(judging.router)
    app.mount("/static", _Static(packages=[("parley.web", "static")]), name="static")
    for error in (ParleyError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(error, _tell)
    describe_tokens(app, access)
    app.add_middleware(Guard, access=access, hosts=hosts)
    return app


class _Static(StaticFiles):
    """Files of the package; their addresses carry the version, so that they may be kept."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        answer = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        answer.headers["cache-control"] = "public, max-age=3600"
        return answer


async def _tell(request: Request, error: Exception) -> Response:
    """One clear sentence, as page or as JSON; what went wrong inside stays on this machine."""
    status, says = _status_of(error)
    if status == 500:
        traceback.print_exception(error, file=sys.stderr)
    if request.url.path.endswith(".json"):
        answer = as_json(Problem(says), status=status)
    else:
        values = about(request, None)
        title = _TITLES.get(status, "Something went wrong")
        answer = render("error.html", status=status, page=None, title=title, says=says, **values)
    headers = getattr(error, "headers", None) or {}
    answer.headers.update(headers)
    return answer


def _status_of(error: Exception) -> tuple[int, str]:
    if isinstance(error, ParleyError):
        return _STATUS.get(type(error), 400), str(error)
    if isinstance(error, RequestValidationError):
        where = [str(each["loc"][-1]) for each in error.errors()]
        return 422, f"These values cannot be used: {', '.join(sorted(set(where)))}."
    if isinstance(error, HTTPException):
        known = {404: "There is no such page.", 405: "This page does not take that."}
        is_plain = error.detail in ("Not Found", "Method Not Allowed")
        return error.status_code, known.get(error.status_code, "") if is_plain else error.detail
    return 500, "This is a fault in Parley itself. What happened stands on the server's terminal."
