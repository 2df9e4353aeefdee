"""What stands before every page: host, size and time of a request, who asks, strict headers."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.web.access import FORM_COOKIE, NAME_COOKIE, SESSION_COOKIE, Access, Visitor

UPLOAD_BYTES = 64_000_000  # a handful of pages, each smaller than what is read
OTHER_BYTES = 64_000
NAME_LETTERS = 80
BODY_SECONDS = 120.0
_SAFE = frozenset({"GET", "OPTIONS"})
_FREE = ("/static/", "/sign-in")
_TOO_LARGE = "The request is larger than {:,} bytes, which is the most that is taken."
_TOO_SLOW = "The request took too long to arrive. Send it again."
_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src"
    " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets a request through to the pages, or answers it with the reason why not."""

    def __init__(self, app: ASGIApp, *, access: Access, hosts: frozenset[str] | None) -> None:
        self._app = app
        self._access = access
        self._hosts = hosts
        """Names under which we may be asked for; None where a token is asked for anyway."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD"
        if is_head:
            # answered as GET is, without the body: routes need not know of it
            scope = {**scope, "method": "GET"}
        cookie = cookie_of(Headers(scope=scope), FORM_COOKIE)
        fresh = None if cookie else secrets.token_urlsafe(24)
        proof = self._access.proof_for(cookie or fresh or "")
        scope.setdefault("state", {})["form_proof"] = proof

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                _make_strict(headers)
                if fresh and headers.get("content-type", "").startswith("text/html"):
                    headers.append("set-cookie", _form_cookie(fresh, scope["scheme"]))
            elif is_head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send_guarded)
        else:
            await self._app(scope, _bounded(receive, _limit(scope)), send_guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if self._hosts is not None and _host(headers.get("host", "")) not in self._hosts:
            return _answer(scope, 421, "This server is not asked for under that name.")
        if scope["method"] not in _SAFE and _is_from_elsewhere(headers):
            return _answer(scope, 403, "The request comes from another site. Nothing was changed.")
        length = headers.get("content-length", "0")
        limit = _limit(scope)
        if not (length.isascii() and length.isdigit()) or int(length) > limit:
            return _answer(scope, 413, _TOO_LARGE.format(limit))
        visitor = self._visitor(headers)
        scope["state"]["visitor"] = visitor
        if visitor is None and not scope["path"].startswith(_FREE):
            return _stranger(scope, headers)
        is_change = scope["method"] not in _SAFE and not scope["path"].startswith("/sign-")
        if visitor is not None and is_change and not visitor.may_change:
            return _answer(
                scope, 403, "Your token is for reading. Ask for one with the role judge."
            )
        return None

    def _visitor(self, headers: Headers) -> Visitor | None:
        kind, _, token = headers.get("authorization", "").partition(" ")
        bearer = token.strip() if kind.lower() == "bearer" else None
        return self._access.visitor(session=cookie_of(headers, SESSION_COOKIE), bearer=bearer)


def _limit(scope: Scope) -> int:
    return UPLOAD_BYTES if scope["path"] == "/sources" else OTHER_BYTES


def _make_strict(headers: MutableHeaders) -> None:
    for name, value in _HEADERS.items():
        headers[name] = value
    headers.setdefault("cache-control", "no-store")


def _form_cookie(value: str, scheme: str) -> str:
    """The cookie that ties forms to this browser; no other site can make it send a form of ours."""
    secure = "; Secure" if scheme == "https" else ""
    return f"{FORM_COOKIE}={value}; Path=/; HttpOnly; SameSite=Strict{secure}"


def cookie_of(headers: Headers, name: str) -> str | None:
    """The value of a cookie; none where it was not sent or the header is no cookie header."""
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    return jar[name].value if name in jar else None


def name_in_cookie(headers: Headers) -> str:
    """The name under which somebody at this machine judged before; empty where nobody did."""
    kept = unquote(cookie_of(headers, NAME_COOKIE) or "")
    return kept if kept.isprintable() and len(kept) <= NAME_LETTERS else ""


def _host(header: str) -> str:
    """The name in a Host header, without the port."""
    if header.startswith("["):
        name, bracket, _ = header.partition("]")
        return name + bracket
    return header.partition(":")[0].lower()


def _is_from_elsewhere(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _stranger(scope: Scope, headers: Headers) -> Response:
    """Send a browser to the form that asks for a token; tell a program that it needs one."""
    is_browser = scope["method"] == "GET" and "authorization" not in headers
    if is_browser and not scope["path"].endswith(".json"):
        query = scope["query_string"].decode("ascii", "replace")
        asked = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"/sign-in?to={quote(asked)}", status_code=303)
    return _answer(scope, 401, "A token is needed. Send it as: Authorization: Bearer TOKEN.")


def _answer(scope: Scope, status: int, says: str) -> Response:
    if scope["path"].endswith(".json"):
        return JSONResponse({"error": says}, status_code=status)
    return PlainTextResponse(says + "\n", status_code=status)


def _bounded(receive: Receive, limit: int) -> Callable[[], Awaitable[Message]]:
    taken = 0
    until = time.monotonic() + BODY_SECONDS
    is_whole = False

    async def receive_bounded() -> Message:
        nonlocal taken, is_whole
        if is_whole:
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), max(until - time.monotonic(), 0.001))
        except TimeoutError as error:
            raise HTTPException(408, _TOO_SLOW) from error
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > limit:
                raise HTTPException(413, _TOO_LARGE.format(limit))
            is_whole = not message.get("more_body", False)
        return message

    return receive_bounded
