"""What a person decides on a page to a kept judgement, or to its withdrawal."""

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Request
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response

from parley.dossiers import Decision, judge, keep, verbs_on
from parley.dossiers.judging import OF_TWO, WITH_VALUE
from parley.errors import ParleyError, RecordError, UsageError
from parley.model.judgement import Judgement, Verb, Withdrawal
from parley.record.judging import describe
from parley.store import View, Writer
from parley.web import addresses
from parley.web.access import FORM_FIELD, NAME_COOKIE, Access, Visitor
from parley.web.changes import Form, here, written
from parley.web.description import CHANGED, problems_as_text
from parley.web.desk import Desk, Shelf
from parley.web.guard import NAME_LETTERS, name_in_cookie
from parley.web.rendering import about, render
from parley.web.views.decisions import fingerprint, judge_page, judgements_on

router = APIRouter()
_ONE_AT_A_TIME = threading.Lock()
_LONGEST = 2000
_KEPT_SECONDS = 400 * 24 * 3600
_FIELDS = tuple("line verb key value same different status note why why_else who seen back".split())


class ChangedError(ParleyError):
    """Somebody judged the line since the page was made."""


def _described(names: tuple[str, ...]) -> dict[str, object]:
    properties = {name: {"type": "string"} for name in (*names, FORM_FIELD)}
    schema = {"type": "object", "properties": properties}
    content = {"application/x-www-form-urlencoded": {"schema": schema}}
    return {"requestBody": {"content": content}}


@router.post(
    "/judge",
    status_code=303,
    response_class=RedirectResponse,
    responses=problems_as_text(*CHANGED, 404, 409),
    openapi_extra=_described(_FIELDS),
)
def keep_judgement(request: Request, form: Form) -> Response:
    """Keep a judgement on a line: verb, line, what it says, why, and who where nobody signed in."""
    desk: Desk = request.app.state.desk
    given = {name: written(form, name) for name in _FIELDS}
    line = _find(desk.shelf(), given["line"])
    try:
        kept = _keep(desk, request, line, given)
    except (UsageError, RecordError, ChangedError) as error:
        return _ask_again(request, desk.shelf(), given, error)
    answer = RedirectResponse(_back_with(given["back"], kept.id), status_code=303)
    _remember(request, answer, kept.who)
    return answer


def _find(shelf: Shelf, asked: str) -> str:
    """The line that is judged. Raises RecordError where there is none, or none any more."""
    try:
        return shelf.dossiers.find(asked)
    except RecordError as error:
        for each in reversed(shelf.view.judgements()):
            if each.is_active and any(target.line == asked for target in each.targets):
                raise RecordError(
                    f"This is no longer in the record. {describe(each)}. Nothing was kept; take"
                    " that judgement back first, under History.",
                ) from error
        raise


def _keep(desk: Desk, request: Request, line: str, given: Mapping[str, str]) -> Judgement:
    who = _who(request, given["who"])
    why = given["why"] or (given["why_else"] if given["verb"] == "accept" else "")
    if len(why) > _LONGEST or len(given["note"]) > _LONGEST:
        raise UsageError(f"A reason or a note has at most {_LONGEST:,} letters.")
    verb, text = _verb(given)
    shelf = desk.shelf()
    with _ONE_AT_A_TIME:
        _refuse_unseen(shelf, line, given["seen"])
        lines = (line, text) if text else (line,)
        made = judge(shelf.dossiers, verb, lines, Decision(who, why, _now()))
        keep(desk.database, made)
    desk.take_in()
    return made


def _verb(given: Mapping[str, str]) -> tuple[Verb, str]:
    """The verb with what it says; a button may bring both: `correct=start=2018-01-30`."""
    name, _, text = given["verb"].partition("=")
    known = {verb: verb for verb in (*verbs_on("thread:"), *verbs_on("task:"))}
    if name not in known:
        raise UsageError("Choose what you decide. Nothing was kept yet.")
    verb = known[name]
    if verb == "correct" and not text:
        text = f"{given['key']}={given['value']}" if given["value"] else ""
    elif verb in (*OF_TWO, *WITH_VALUE) and not text:
        text = given[verb]
    if verb in (*OF_TWO, *WITH_VALUE) and not text:
        raise UsageError(f"{_MISSING[verb]} Nothing was kept yet.")
    return verb, text


_MISSING = {
    "correct": "Write the value that is right; null for none.",
    "same": "Name the other line by its id.",
    "different": "Name the other line by its id.",
    "status": "Choose a status.",
    "note": "Write the note.",
}


def _refuse_unseen(shelf: Shelf, line: str, seen: str) -> None:
    """Stop where somebody judged the line after the form was made; a program need not say."""
    if not seen:
        return
    own = judgements_on(shelf, shelf.view.judgements(), line)
    if seen != fingerprint(line, shelf.dossiers.claims_behind(line), own):
        raise ChangedError(
            "This changed since you opened it: see below what was decided meanwhile. Yours is not"
            " kept yet; send it again if it still holds."
        )


def _ask_again(
    request: Request, shelf: Shelf, given: Mapping[str, str], error: ParleyError
) -> Response:
    """The form once more with all that was written in it, and what is in the way."""
    page = judge_page(shelf, shelf.view.judgements(), given["line"])
    values = {**about(request, shelf), "asked": given, "problem": str(error)}
    status = 409 if isinstance(error, ChangedError) else 400
    return render("judge.html", status=status, page=page, **values)


@router.post(
    "/withdraw",
    status_code=303,
    response_class=RedirectResponse,
    responses=problems_as_text(*CHANGED, 404, 409),
    openapi_extra=_described(("judgement", "why", "who", "back")),
)
def withdraw_judgement(request: Request, form: Form) -> Response:
    """Take a judgement back: it is kept, and no longer counts."""
    desk: Desk = request.app.state.desk
    name, why = written(form, "judgement"), written(form, "why")
    who = _who(request, written(form, "who"))
    if not why:
        raise UsageError("Say why it is taken back. Nothing was changed.")
    found = {each.id: each for each in View(desk.database).judgements()}.get(name)
    if found is None:
        raise RecordError(f"There is no judgement {name!r}. All of them are under History.")
    if found.withdrawn is not None:
        told = found.withdrawn
        raise UsageError(f"{told.who} took it back already, on {told.at[:10]}: {told.why}")
    Writer(desk.database).withdraw(name, Withdrawal(who, why, _now()))
    desk.take_in()
    answer = RedirectResponse(_back_with(written(form, "back"), name), status_code=303)
    _remember(request, answer, who)
    return answer


# -- who ---------------------------------------------------------------------------------------


def _who(request: Request, given: str) -> str:
    """The name of the one who signed in; on this machine the one that was given, now or before."""
    access: Access = request.app.state.access
    if not access.is_open:
        visitor: Visitor = request.state.visitor
        return visitor.name
    name = " ".join(given.split()) or name_in_cookie(Headers(scope=request.scope))
    if not name:
        raise UsageError("Say who decides: your name. It is asked for once. Nothing was kept yet.")
    if len(name) > NAME_LETTERS or not name.isprintable():
        raise UsageError(f"A name has at most {NAME_LETTERS} letters, all of which can be printed.")
    return name


def _remember(request: Request, answer: Response, who: str) -> None:
    access: Access = request.app.state.access
    if access.is_open:
        answer.set_cookie(
            NAME_COOKIE,
            quote(who),
            max_age=_KEPT_SECONDS,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _back_with(back: str, judgement: str) -> str:
    """The page that the form came from, which then says what was done."""
    parts = urlsplit(here(back) if back else "/history")
    query = addresses.without(parts.query, "judged")
    told = f"{query}&" if query else ""
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.path}?{told}judged={quote(judgement)}{anchor}"
