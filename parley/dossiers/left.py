"""What the readings left, sentence by sentence, to lines that a person may judge."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parley.store import View

_PASSING = frozenset({"evidence", "rule", "derived"})


@dataclass(frozen=True, slots=True)
class LeftLine:
    """A refused item or an unread sentence, under an id that holds after a new reading."""

    id: str
    """refused:HASH or unread:HASH, from the report and the words, not from where they stand."""
    report: str
    part: str
    """The part of the reading it was proposed for; empty for a sentence."""
    values: dict[str, Any]
    verdict: str
    why: tuple[str, ...]
    quotes: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What was left: refused or unread."""
        return self.id.partition(":")[0]

    @property
    def says(self) -> str:
        """What was proposed, in a few words."""
        return called(self.values)


_TELLING = ("by", "act", "stance", "ordinal", "what", "name", "visitor", "code", "kind", "function")


def called(item: dict[str, Any]) -> str:
    """An item in a few words: what was claimed, by whom, as what."""
    values = [item[key] for key in _TELLING if item.get(key)]
    return " · ".join(", ".join(v) if isinstance(v, list) else str(v) for v in values)


def left_of(view: View) -> dict[str, LeftLine]:
    """Everything that the readings left, by id, in the order of the reports."""
    return {line.id: line for line in _lines(view)}


def _lines(view: View) -> Iterator[LeftLine]:
    for report, unread, refused in view.left():
        for each in refused:
            item = each["item"]
            values = {key: value for key, value in item.items() if key not in _PASSING}
            quotes = tuple(str(quote["quote"]) for quote in item.get("evidence", ()))
            name = _hash(report, each["part"], values, quotes)
            yield LeftLine(
                id=f"refused:{name}",
                report=report,
                part=each["part"],
                values=values,
                verdict=each["verdict"],
                why=tuple(each["why"]),
                quotes=quotes,
            )
        for each in unread:
            quotes = (str(each["quote"]),)
            yield LeftLine(f"unread:{_hash(report, quotes)}", report, "", {}, "", (), quotes)


def _hash(*content: object) -> str:
    written = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()[:12]
