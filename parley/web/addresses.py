"""Things of the record to the addresses of their pages; the one place that knows them."""

import re
from urllib.parse import parse_qsl, quote, urlencode

from parley.dossiers import Citation
from parley.dossiers.report import sentence_anchor

_PLURALS = {"dialogue": "dialogues", "round": "rounds", "person": "people", "thread": "threads"}
_LISTS = {
    "commitment": "ledger",
    "position": "positions",
    "instrument": "instruments",
    "visit": "visits",
    "milestone": "milestones",
    "conflict": "conflicts",
    "gap": "gaps",
}
_QUEUED = frozenset({"task", "refused", "unread"})
_NOT_IN_IDS = re.compile(r"[^\w-]")
KEY = 16  # hexadecimal digits of a source's hash that stand in its address


def thing(identity: str) -> str:
    """The address of anything that has an id in the record: `round:us-vn-…/9`."""
    kind, _, rest = identity.partition(":")
    if kind in _PLURALS:
        return f"/{_PLURALS[kind]}/{quote(rest)}"
    if kind in _LISTS:
        return f"/{_LISTS[kind]}?{urlencode({'only': identity})}"
    if kind in _QUEUED:
        return f"/queue?{urlencode({'item': identity})}"
    return "/"


def briefing(dialogue: str, chapter: str | None = None) -> str:
    """The address of a dialogue's briefing book, or of one chapter of it."""
    return f"{thing(dialogue)}/briefing" + (f"/{chapter}" if chapter else "")


def has_page(identity: str) -> bool:
    """Whether things of this kind have a page, or a place on one."""
    kind = identity.partition(":")[0]
    return kind in _PLURALS or kind in _LISTS or kind in _QUEUED


def report(sha256: str, quoted: str | None = None) -> str:
    """The address of a report, at the sentence that is quoted.

    It is made from the hash of the source's bytes, which no new reading changes.
    """
    anchor = f"#{sentence_anchor(quoted)}" if quoted else ""
    return f"/reports/{sha256[:KEY]}{anchor}"


def source_bytes(sha256: str) -> str:
    """Where the bytes can be downloaded as they were received."""
    return f"/sources/{sha256[:KEY]}/original"


def first_quote(citation: Citation) -> str | None:
    """The sentence that a link to a citation lands on."""
    return citation.quotes[0] if citation.quotes else None


def fragment(identity: str) -> str:
    """An id of the record as the id of an element on a page."""
    return _NOT_IN_IDS.sub("-", identity)


def query(base: str, **values: str | int | None) -> str:
    """An address with the query values that are given."""
    given = {key: value for key, value in values.items() if value not in (None, "")}
    return f"{base}?{urlencode(given)}" if given else base


def judge(line: str, back: str, **chosen: str) -> str:
    """Where a line is judged; `back` is the place on a page to return to."""
    return query("/judge", line=line, back=back, **chosen)


def history(line: str) -> str:
    """What people decided on a line."""
    return query("/history", line=line)


def without(asked: str, *names: str) -> str:
    """The query of an address without some of its values."""
    return urlencode([(key, text) for key, text in parse_qsl(asked) if key not in names])
