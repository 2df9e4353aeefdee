"""What changes something: adding sources, signing in and out. Each form proves that it is ours."""

from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.responses import RedirectResponse, Response

from parley.errors import UsageError
from parley.model.source import Source, Stated
from parley.model.when import When
from parley.sources.opening import MAX_BYTES, media_type
from parley.store import View
from parley.web.access import FORM_COOKIE, FORM_FIELD, SESSION_COOKIE, Access
from parley.web.description import CHANGED, READ, problems_as_text
from parley.web.guard import cookie_of
from parley.web.intake import Intake, Wanted
from parley.web.rendering import about, render
from parley.web.views.reports import find_source

router = APIRouter()
MOST_FILES = 50
_MOST_FIELDS = 20
_FIELD_BYTES = 20_000
_NAME_LETTERS = 200


async def proven_form(request: Request) -> AsyncIterator[FormData]:
    """The form that was sent, once it has shown that it was made by us for this browser.

    A program that sends its token in a header has no form of ours and needs no proof: no browser
    sends that header by itself.
    """
    async with request.form(
        max_files=MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_FIELD_BYTES
    ) as form:
        _refuse_unproven(request, form)
        yield form


def _refuse_unproven(request: Request, form: FormData) -> None:
    access: Access = request.app.state.access
    if request.headers.get("authorization") and not access.is_open:
        return
    proof = form.get(FORM_FIELD)
    cookie = cookie_of(Headers(scope=request.scope), FORM_COOKIE)
    if not access.is_ours(cookie, proof if isinstance(proof, str) else None):
        raise HTTPException(
            403,
            "The form has grown old, or was not made here. Nothing was changed. Load the page"
            " again and send it once more.",
        )


Form = Annotated[FormData, Depends(proven_form)]


@router.post(
    "/sources",
    status_code=303,
    response_class=RedirectResponse,
    responses=problems_as_text(*CHANGED, 503),
    openapi_extra={
        "requestBody": {
            "content": {
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "files": {
                                "type": "array",
                                "items": {"type": "string", "format": "binary"},
                            },
                            "address": {"type": "string"},
                            "published": {"type": "string"},
                            "outlet": {"type": "string"},
                            FORM_FIELD: {"type": "string"},
                        },
                    }
                }
            }
        }
    },
)
async def add_sources(request: Request, form: Form) -> Response:
    """Take files, or the pages at addresses, into the record; answers with where to watch."""
    stated = _stated(form)
    wanted = [await _uploaded(each, stated) for each in form.getlist("files") if _is_file(each)]
    wanted += [Wanted(line, None, stated) for line in written(form, "address").split()]
    if not wanted:
        raise UsageError("Nothing was given. Choose files, or write an address.")
    if len(wanted) > MOST_FILES:
        raise UsageError(f"More than {MOST_FILES} sources at a time. Add them in parts.")
    intake: Intake = request.app.state.intake
    return RedirectResponse(f"/sources/adding/{intake.add(wanted)}", status_code=303)


def _is_file(each: object) -> bool:
    return isinstance(each, UploadFile) and bool(each.filename)


def written(form: FormData, name: str) -> str:
    """What was written into a field, without the white space around it."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _stated(form: FormData) -> Stated:
    published = written(form, "published")
    try:
        when = When(published) if published else None
    except ValueError as error:
        raise UsageError(
            f"{published!r} is no date. Write it as 2019-03-26, 2019-03 or 2019."
        ) from error
    return Stated(published=when, outlet=written(form, "outlet") or None)


async def _uploaded(each: UploadFile | str, stated: Stated) -> Wanted:
    if isinstance(each, str):
        raise UsageError("A file was sent as text. Choose it again.")
    name = file_name(each.filename or "")
    content = await each.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise UsageError(
            f"{name}: it is larger than {MAX_BYTES:,} bytes, more than any report. Nothing was"
            " added; give the report itself."
        )
    return Wanted(name, Source(content, name, media_type(content), stated), stated)


def file_name(given: str) -> str:
    """The last part of a path, whatever the browser's system, without what cannot be printed."""
    last = given.replace("\\", "/").rpartition("/")[2]
    printable = "".join(each if each.isprintable() else " " for each in last)
    name = " ".join(printable.encode("utf-8", "replace").decode().split())
    return name[:_NAME_LETTERS] or "upload"


@router.get(
    "/sources/{key}/original",
    response_class=Response,
    responses={
        200: {
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            }
        },
        303: {"description": "A browser without a session is sent to sign in."},
        **problems_as_text(*READ, 404, 422),
    },
)
def original(request: Request, key: str) -> Response:
    """The bytes as they were received: to be saved, never to be shown."""
    shelf = request.app.state.desk.shelf()
    line = find_source(shelf, key)
    source = View(request.app.state.desk.database).source(line.sha256)
    if source is None:
        raise HTTPException(404, "The bytes are not in the record any more.")
    name = file_name(source.name)
    return Response(
        source.content,
        media_type="application/octet-stream",
        headers={
            "content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
            "content-security-policy": "sandbox; default-src 'none'",
        },
    )


@router.get("/sign-in", include_in_schema=False, response_class=Response)
def ask_for_token(request: Request) -> Response:
    """The form that asks for a token."""
    to = request.query_params.get("to", "/")
    return render("sign_in.html", page=None, to=to, wrong=False, **about(request, None))


@router.post("/sign-in", include_in_schema=False, response_class=Response)
async def sign_in(request: Request, form: Form) -> Response:
    """Open a session for the holder of a token."""
    access: Access = request.app.state.access
    to = here(written(form, "to"))
    session = access.sign_in(written(form, "token"))
    if session is None:
        told = {"page": None, "to": to, "wrong": True, **about(request, None)}
        return render("sign_in.html", status=403, **told)
    answer = RedirectResponse(to, status_code=303)
    answer.set_cookie(
        SESSION_COOKIE,
        session,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/sign-out", include_in_schema=False, response_class=Response)
async def sign_out(request: Request, form: Form) -> Response:  # noqa: ARG001 - it must be proven
    """Close the session."""
    access: Access = request.app.state.access
    access.sign_out(cookie_of(Headers(scope=request.scope), SESSION_COOKIE) or "")
    answer = RedirectResponse("/sign-in", status_code=303)
    answer.delete_cookie(SESSION_COOKIE)
    return answer


def here(path: str) -> str:
    """A path of this server; anything that could lead elsewhere becomes the first page."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_ours else "/"
