"""Who may do what: tokens kept as hashes, sessions in memory, and proof that a form is ours."""

import hashlib
import hmac
import json
import os
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from parley.errors import StoreError

Role = Literal["reader", "judge"]
ROLES: tuple[Role, ...] = ("reader", "judge")
SESSION_COOKIE = "parley_session"
FORM_COOKIE = "parley_form"
NAME_COOKIE = "parley_name"
FORM_FIELD = "form_proof"
_SESSION_SECONDS = 12 * 3600
_MOST_SESSIONS = 1000


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone with a token: a name and a role. The token itself is kept nowhere."""

    name: str
    role: Role
    token_hash: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: the holder of a token, or whoever sits at this machine."""

    name: str
    role: Role

    @property
    def may_change(self) -> bool:
        """Whether this visitor may add sources and judge."""
        return self.role == "judge"


AT_THIS_MACHINE = Visitor("you", "judge")


def hash_token(token: str) -> str:
    """The form in which a token is kept.

    Tokens are 256 random bits, so that a plain hash cannot be searched for them.
    """
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


class TokenFile:
    """The holders of tokens, in a file beside the record that its owner alone may read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def holders(self) -> list[Holder]:
        """Everyone with a token. Raises StoreError where the file is not ours."""
        if not self.path.exists():
            return []
        try:
            rows = json.loads(self.path.read_text("utf-8"))
            holders = [Holder(row["name"], row["role"], row["token_hash"]) for row in rows]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{self.path}: the tokens cannot be read ({error}). Move the file away and make"
                " new ones with --new-token.",
            ) from error
        if any(holder.role not in ROLES for holder in holders):
            raise StoreError(f"{self.path}: a role is neither reader nor judge. Mend the file.")
        return holders

    def add(self, name: str, role: Role) -> str:
        """Make a token for someone, in place of an earlier one, and return it: once, here only."""
        token = secrets.token_urlsafe(32)
        kept = [holder for holder in self.holders() if holder.name != name]
        rows = [asdict(holder) for holder in (*kept, Holder(name, role, hash_token(token)))]
        beside = self.path.with_name(self.path.name + ".new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(rows, file, indent=1)
        beside.replace(self.path)
        return token


class Access:
    """Tells who a visitor is. Without holders everybody is let in: only for this machine."""

    def __init__(self, holders: list[Holder] | None = None) -> None:
        self._holders = holders
        self._sessions: OrderedDict[str, tuple[float, Holder]] = OrderedDict()
        self._lock = threading.Lock()
        self._secret = secrets.token_bytes(32)

    @property
    def is_open(self) -> bool:
        """Whether no token is asked for."""
        return self._holders is None

    def holder_of(self, token: str) -> Holder | None:
        """Who holds a token; compared in constant time."""
        hashed = hash_token(token)
        found = None
        for holder in self._holders or ():
            if hmac.compare_digest(holder.token_hash, hashed):
                found = holder
        return found

    def sign_in(self, token: str) -> str | None:
        """Open a session for the holder of a token and return its name; none for a wrong one."""
        holder = self.holder_of(token)
        if holder is None:
            return None
        session = secrets.token_urlsafe(32)
        with self._lock:
            while len(self._sessions) >= _MOST_SESSIONS:
                self._sessions.popitem(last=False)
            self._sessions[hash_token(session)] = (time.monotonic() + _SESSION_SECONDS, holder)
        return session

    def sign_out(self, session: str) -> None:
        """Close a session."""
        with self._lock:
            self._sessions.pop(hash_token(session), None)

    def visitor(self, *, session: str | None, bearer: str | None) -> Visitor | None:
        """Who asks, by the header or the cookie that was sent; none for a stranger."""
        if self.is_open:
            return AT_THIS_MACHINE
        holder = self.holder_of(bearer) if bearer else self._of_session(session)
        return Visitor(holder.name, holder.role) if holder else None

    def _of_session(self, session: str | None) -> Holder | None:
        if not session:
            return None
        with self._lock:
            until, holder = self._sessions.get(hash_token(session), (0.0, None))
            if until < time.monotonic():
                return None
        return holder

    def proof_for(self, cookie: str) -> str:
        """What a form must carry to show that it was made by us for this browser."""
        return hmac.new(self._secret, cookie.encode("utf-8", "replace"), "sha256").hexdigest()

    def is_ours(self, cookie: str | None, proof: str | None) -> bool:
        """Whether a form carries the proof that belongs to its browser's cookie."""
        if not cookie or not proof:
            return False
        return hmac.compare_digest(
            self.proof_for(cookie).encode(), proof.encode("utf-8", "replace")
        )
