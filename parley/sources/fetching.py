"""An address to a source: fetched once, bounded, and never from a private network.

Every host, of a redirect too, is looked up here and reached at the very address that was checked,
so that a name cannot mean one machine when it is checked and another when it is reached. Proxies
set in the environment are not used: a proxy would look the names up itself.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import SplitResult, urljoin, urlsplit

from parley import __version__
from parley.errors import SourceError
from parley.model.source import NOTHING_STATED, Source, Stated
from parley.sources.opening import MAX_BYTES, media_type

REDIRECTS = 5
SECONDS = 30.0
_STEP = 10.0  # seconds that one step of the network may take
_CHUNK = 65_536
_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset({301, 302, 303, 307, 308})
_MOST_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class Network:
    """Which machines and ports may be asked; the default is the public network's web."""

    permits: Callable[[str], bool]
    ports: frozenset[int] | None = frozenset(_PORTS.values())


def is_address(where: str) -> bool:
    """Whether an input is an address on the web, not a path."""
    return where.startswith(("http://", "https://"))


def is_public(address: str) -> bool:
    """Whether an IP address is of the public network: not private, loopback or link-local."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return _is_public_machine(parsed)
    if parsed.ipv4_mapped:
        return _is_public_machine(parsed.ipv4_mapped)
    if parsed in _TRANSLATED:
        return _is_public_machine(_last_four_bytes(parsed))
    # an IPv4 address may hide in one of these forms
    hidden = [each for each in (parsed.sixtofour, *(parsed.teredo or ())) if each]
    if int(parsed) >> 32 & 0xFDFF_FFFF == _ISATAP:
        hidden.append(_last_four_bytes(parsed))
    is_unicast = parsed in _UNICAST and parsed not in _EXAMPLES
    return is_unicast and parsed.is_global and all(map(_is_public_machine, hidden))


_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that is given out on the public network
_EXAMPLES = ipaddress.IPv6Network("3fff::/20")  # not yet known to Python 3.11 as such
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP = 0x0000_5EFE  # or 0x0200_5EFE, in the middle of an address with an IPv4 one behind it


def _is_public_machine(address: ipaddress.IPv4Address) -> bool:
    return address.is_global and not address.is_multicast


def _last_four_bytes(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)


PUBLIC = Network(is_public)


def fetch_source(
    address: str, stated: Stated = NOTHING_STATED, network: Network = PUBLIC
) -> Source:
    """Fetch an address into a source that is named by it.

    Raises SourceError with what is wrong and what to do where it cannot be fetched.
    """
    until = time.monotonic() + SECONDS
    at = address
    for _ in range(REDIRECTS + 1):
        content, moved = _fetch(at, network, until, address)
        if moved is None:
            kept = Stated(published=stated.published, outlet=stated.outlet, url=stated.url or at)
            return Source(
                content=content, name=address, media_type=media_type(content), stated=kept
            )
        at = urljoin(at, moved)
    raise SourceError(
        where=address,
        reason=f"it was redirected more than {REDIRECTS} times. Give the address it ends at.",
    )


def _fetch(at: str, network: Network, until: float, asked: str) -> tuple[bytes, str | None]:
    parts, port = _checked(at, network, asked)
    host = parts.hostname or ""
    reached = _look_up(host, port, network, asked)
    connection = _Pinned(host, port, reached, is_secure=parts.scheme == "https")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {
        "User-Agent": f"parley/{__version__}",
        "Accept": "text/html, text/plain;q=0.9, */*;q=0.1",
        "Accept-Encoding": "identity",
    }
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        if response.status in _MOVED and response.getheader("Location"):
            return b"", response.getheader("Location")
        if response.status != 200:
            raise SourceError(
                where=asked,
                reason=f"the server answered {response.status} {response.reason}. Open the address"
                " in a browser, save the page and add the file.",
            )
        return _body(response, until, asked), None
    except (OSError, HTTPException, ValueError) as error:
        raise SourceError(
            where=asked,
            reason=f"it could not be fetched ({_told(error)}). Check the address, or save the page"
            " in a browser and add the file.",
        ) from error
    finally:
        connection.close()


def _checked(at: str, network: Network, asked: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(at)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise _refused(asked, f"{at[:200]!r} is no address ({error})") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise _refused(asked, f"{at[:200]!r} is no address that begins with http:// or https://")
    if len(at) > _MOST_LETTERS or any(ord(each) <= 0x20 or ord(each) == 0x7F for each in at):
        raise _refused(asked, "the address holds spaces or is too long")
    if parts.username is not None or parts.password is not None:
        raise _refused(asked, "the address holds a name or a password")
    if not at.isascii():
        raise _refused(asked, "the address holds letters that must be written as %XX")
    if network.ports is not None and port not in network.ports:
        raise _refused(asked, f"port {port} is not one of the web's (80, 443)")
    return parts, port


def _refused(asked: str, why: str) -> SourceError:
    return SourceError(where=asked[:200], reason=f"{why}. Give the address of a public page.")


def _look_up(host: str, port: int, network: Network, asked: str) -> str:
    """The first machine behind a name; refused where any machine behind it is private."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(
            where=asked, reason=f"no machine is called {host!r}. Check the address."
        ) from error
    addresses = [str(each[4][0]) for each in found]
    for address in addresses:
        if not network.permits(address):
            raise _refused(asked, f"{host!r} stands for {address}, in a private network")
    return addresses[0]


class _Pinned(HTTPConnection):
    """A connection to a machine that was looked up before, under the name that was asked for."""

    def __init__(self, host: str, port: int, reached: str, *, is_secure: bool) -> None:
        super().__init__(host, port, timeout=_STEP)
        self._reached = reached
        self._is_secure = is_secure

    def connect(self) -> None:
        """Connect to the pinned address; for https under the certificate of the name."""
        plain = socket.create_connection((self._reached, self.port), self.timeout)
        if self._is_secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self.host)
        else:
            self.sock = plain


def _body(response: HTTPResponse, until: float, asked: str) -> bytes:
    pieces, size = [], 0
    while piece := response.read1(_CHUNK):
        size += len(piece)
        if size > MAX_BYTES:
            raise SourceError(
                where=asked,
                reason=f"it is larger than {MAX_BYTES:,} bytes, more than any report. Give the"
                " report itself.",
            )
        if time.monotonic() > until:
            raise SourceError(
                where=asked,
                reason=f"it took longer than {SECONDS:.0f} seconds. Save the page in a browser and"
                " add the file.",
            )
        pieces.append(piece)
    return b"".join(pieces)


def _told(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or "no answer"
