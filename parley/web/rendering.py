"""Page dossiers to HTML by templates, and to JSON; all that is shown is escaped on the way."""

import json
from collections.abc import Iterable
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pydantic import TypeAdapter
from starlette.datastructures import URL, Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from parley import __version__
from parley.briefing.content import Blank, Heading, Items, Paragraph
from parley.dossiers import Citation, JudgementLine, SourceLine, words
from parley.web import addresses
from parley.web.access import FORM_FIELD, Visitor
from parley.web.desk import Shelf
from parley.web.guard import name_in_cookie
from parley.web.views.decisions import decided
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
        auto_reload=False,
    )
    for block in (Blank, Heading, Items, Paragraph):
        made.tests[block.__name__.lower()] = lambda each, block=block: isinstance(each, block)
    made.globals |= {
        "version": __version__,
        "words": words,
        "zip": zip,
        "to": addresses.thing,
        "has_page": addresses.has_page,
        "to_briefing": addresses.briefing,
        "to_report": addresses.report,
        "to_original": addresses.source_bytes,
        "query": addresses.query,
        "to_history": addresses.history,
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
        "value_key": words.value_key,
        "as_told": words.as_told,
        "part": words.part,
        "decided": decided,
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
        "cite": _Citer(shelf, request) if shelf else None,
        "done": _done(request, shelf) if shelf else None,
        "who": _name_of(request),
        "problem": None,
        "title_of": (lambda each: title_of(shelf, each)) if shelf else None,
        "name_of": (lambda each: name_of(shelf, each)) if shelf else None,
        "page_query": lambda number: "?" + str(_lasting(request, page=number).query),
    }


def _lasting(request: Request, **values: str | int) -> URL:
    """The address of a page without what was done there last."""
    return request.url.remove_query_params("judged").include_query_params(**values)


def _done(request: Request, shelf: Shelf) -> JudgementLine | None:
    """The judgement that a page is shown after, so that it can be told of and taken back."""
    name = request.query_params.get("judged")
    if not name:
        return None
    found = (each for each in shelf.view.judgements() if each.id == name)
    return next((shelf.dossiers.judgement_line(each) for each in found), None)


def _name_of(request: Request) -> str:
    """Who judges here: the one who signed in, or who gave a name at this machine before."""
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    if not request.app.state.access.is_open:
        return visitor.name if visitor else ""
    return name_in_cookie(Headers(scope=request.scope))


def _json_address(request: Request) -> str:
    path = request.url.path if request.url.path != "/" else "/index"
    query = _lasting(request).query
    return f"{path}.json" + (f"?{query}" if query else "")


class _Citer:
    """From a citation to the report it is of, for templates."""

    def __init__(self, shelf: Shelf, request: Request) -> None:
        self._by_report = shelf.by_report
        self._by_key = shelf.by_key
        self._judged = shelf.judged
        visitor: Visitor | None = getattr(request.state, "visitor", None)
        self.may_judge = visitor is not None and visitor.may_change
        here = _lasting(request)
        self.here = f"{here.path}?{here.query}" if here.query else here.path

    def judge(self, line: str, anchor: str = "", **chosen: str) -> str:
        """Where a line is judged, and from where one comes back to this page."""
        return addresses.judge(line, f"{self.here}#{anchor}" if anchor else self.here, **chosen)

    def is_judged(self, claims: Iterable[str]) -> bool:
        """Whether a person judged any of these."""
        return not self._judged.isdisjoint(claims)

    def of(self, sha256: str) -> SourceLine | None:
        """The source with a hash."""
        return self._by_key.get(sha256[: addresses.KEY])

    def has(self, citation: Citation) -> bool:
        """Whether the report of a citation is in the record."""
        return citation.report in self._by_report

    def source(self, citation: Citation) -> SourceLine:
        """The source that says so."""
        return self._by_report[citation.report]

    def href(self, citation: Citation) -> str:
        """The address of the sentence."""
        source = self._by_report[citation.report]
        return addresses.report(source.sha256, addresses.first_quote(citation))

    def label(self, citation: Citation) -> str:
        """Who says so and when: the outlet and the day."""
        source = self._by_report[citation.report]
        return f"{source.publisher}, {words.day(source.published)}"

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
