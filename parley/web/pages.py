"""One view to two addresses: its page, and the same dossier as JSON beside it."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from parley.web.rendering import about, as_json, render

View = Callable[..., object]


def add_page(router: APIRouter, path: str, template: str, view: View) -> None:
    """Show a view at a path by a template, and as JSON at the path with `.json`."""
    beside = "/index.json" if path == "/" else f"{path}.json"
    kind = inspect.signature(view).return_annotation
    router.add_api_route(
        beside,
        _as_json(view),
        methods=["GET"],
        responses={200: {"model": kind}},
        response_model=None,
        name=f"{view.__name__}_json",
    )
    router.add_api_route(
        path,
        _as_html(view, template),
        methods=["GET"],
        response_class=Response,
        response_model=None,
        include_in_schema=False,
        name=view.__name__,
    )


def _as_json(view: View) -> Callable[..., Response]:
    @wraps(view)
    def endpoint(**values: Any) -> Response:  # noqa: ANN401 - whatever the view takes
        return as_json(view(**values))

    return _with_signature(endpoint, view, with_request=False)


def _as_html(view: View, template: str) -> Callable[..., Response]:
    @wraps(view)
    def endpoint(page_request: Request, **values: Any) -> Response:  # noqa: ANN401 - likewise
        page = view(**values)
        shelf = page_request.app.state.desk.shelf()
        return render(template, page=page, **about(page_request, shelf))

    return _with_signature(endpoint, view, with_request=True)


def _with_signature(
    endpoint: Callable[..., Response], view: View, *, with_request: bool
) -> Callable[..., Response]:
    """Tell FastAPI which values the view asks for, and the request where it is needed."""
    signature = inspect.signature(view)
    parameters = list(signature.parameters.values())
    if with_request:
        own = inspect.Parameter("page_request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
        parameters = [*parameters, own]
    changed = signature.replace(parameters=parameters, return_annotation=Response)
    endpoint.__signature__ = changed  # type: ignore[attr-defined]
    return endpoint
