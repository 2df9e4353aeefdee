"""Page dossiers to HTML by templates, and to JSON; all that is shown is escaped on the way."""

import json
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from parley import __version__
from parley.dossiers import Citation, SourceLine, words
from parley.web import addresses
from parley.web.access import FORM_FIELD
from parley.web.desk import Shelf
from parley.web.views.dialogues import name_of
from parley.web.views.naming import title_of


def _shown(value: object) -> object:
    """What is printed for a value; most of it is plain ASCII, which can neither turn nor break."""
    if value is None:
        return ""
    if isinstance(value, str) and not value.isascii() and not isinstance(value, Markup):
        return words.harmless(value)
    return value


@cache
def environment() -> Environment:
    """The templates with the words and addresses that they use."""
    made = Environment(
        loader=PackageLoader("parley.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.globals |= {
        "version": __version__,
        "words": words,
        "to": addresses.thing,
        "has_page": addresses.has_page,
        "to_report": addresses.report,
        "to_original": addresses.source_bytes,
        "query": addresses.query,
        "fragment": addresses.fragment,
        "form_field": FORM_FIELD,
    }
    made.filters |= {
        "day": words.day,
        "days": words.days,
        "party": words.party,
        "parties": words.parties,
        "topic": words.topic,
        "label": words.label,
        "capitalize_first": words.capitalize_first,
        "count": words.count,
    }
    return made


def render(template: str, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401 - what templates show
    """A page."""
    html = environment().get_template(template).render(**values)
    return HTMLResponse(html.encode("utf-8", "replace"), status_code=status)


def about(request: Request, shelf: Shelf | None) -> dict[str, Any]:
    """What every template may use beside its page."""
    return {
        "path": request.url.path,
        "asked": request.query_params,
        "visitor": getattr(request.state, "visitor", None),
        "is_open": request.app.state.access.is_open,
        "proof": getattr(request.state, "form_proof", ""),
        "json_address": _json_address(request),
        "cite": _Citer(shelf) if shelf else None,
        "title_of": (lambda each: title_of(shelf, each)) if shelf else None,
        "name_of": (lambda each: name_of(shelf, each)) if shelf else None,
        "page_query": lambda number: "?" + str(request.url.include_query_params(page=number).query),
    }


def _json_address(request: Request) -> str:
    path = request.url.path if request.url.path != "/" else "/index"
    query = request.url.query
    return f"{path}.json" + (f"?{query}" if query else "")


class _Citer:
    """From a citation to the report it is of, for templates."""

    def __init__(self, shelf: Shelf) -> None:
        self._by_report = shelf.by_report
        self._by_key = shelf.by_key

    def of(self, sha256: str) -> SourceLine | None:
        """The source with a hash."""
        return self._by_key.get(sha256[: addresses.KEY])

    def source(self, citation: Citation) -> SourceLine:
        """The source that says so."""
        return self._by_report[citation.report]

    def href(self, citation: Citation) -> str:
        """The address of the sentence."""
        source = self._by_report[citation.report]
        return addresses.report(source.sha256, addresses.first_quote(citation))

    def sources(self, citations: tuple[Citation, ...]) -> int:
        """How many reports are cited."""
        return len({each.report for each in citations})


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def as_json(page: object, *, status: int = 200) -> Response:
    """A page dossier as JSON."""
    kind: type = type(page)
    plain = _adapter(kind).dump_python(page) if is_dataclass(kind) else page
    written = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    content = written.encode("utf-8", "replace")
    return Response(content, status_code=status, media_type="application/json")
