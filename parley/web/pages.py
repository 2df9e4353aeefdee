"""One view to two addresses: its page, and the same dossier as JSON beside it."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from parley.web.description import READ, problems_as_json
from parley.web.desk import Shelf
from parley.web.rendering import about, as_json, render

View = Callable[..., object]
_SHELF = "shelf"


def add_page(router: APIRouter, path: str, template: str, view: View) -> None:
    """Show a view at a path by a template, and as JSON at the path with `.json`."""
    beside = "/index.json" if path == "/" else f"{path}.json"
    signature = inspect.signature(view)
    wrong = (*READ, 404, 422) if set(signature.parameters) - {_SHELF} else READ
    router.add_api_route(
        beside,
        _as_json(view),
        methods=["GET"],
        responses={200: {"model": signature.return_annotation}, **problems_as_json(*wrong)},
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
    def endpoint(page_request: Request, **values: Any) -> Response:  # noqa: ANN401 - whatever the view takes
        return as_json(_shown(view, page_request.app.state.desk.shelf(), values))

    return _with_signature(endpoint, view)


def _as_html(view: View, template: str) -> Callable[..., Response]:
    @wraps(view)
    def endpoint(page_request: Request, **values: Any) -> Response:  # noqa: ANN401 - likewise
        shelf = page_request.app.state.desk.shelf()
        page = _shown(view, shelf, values)
        return render(template, page=page, **about(page_request, shelf))

    return _with_signature(endpoint, view)


def _shown(view: View, shelf: Shelf, values: dict[str, Any]) -> object:
    if _SHELF in inspect.signature(view).parameters:
        return view(shelf, **values)
    return view(**values)


def _with_signature(endpoint: Callable[..., Response], view: View) -> Callable[..., Response]:
    """Tell FastAPI that the request is asked for, and which values the view takes from it.

    The shelf is not one of them: it is taken down once a page, where the page is made.
    """
    signature = inspect.signature(view)
    own = inspect.Parameter("page_request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    asked = [each for each in signature.parameters.values() if each.name != _SHELF]
    changed = signature.replace(parameters=[*asked, own], return_annotation=Response)
    endpoint.__signature__ = changed  # type: ignore[attr-defined]
    return endpoint
