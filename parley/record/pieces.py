"""Pieces of the record to bytes and back: what was worked out once need not be again.

A piece is what follows from some claims, judgements and rules alone. It is kept under a hash of
all of them, so that one that no longer follows is known as such, and one that is lost or damaged
is simply made again.
"""

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Protocol, get_type_hints

import msgspec

from parley.model.record import Conflict, Instrument, Person, SourceFacts, Task, Witness
from parley.record.blocks import Relation
from parley.record.relations import Part

PieceName = tuple[str, str]
"""What kind of piece it is, and of what."""


@dataclass(slots=True)
class Heard:
    """The witnesses among the reports of one relation."""

    witnesses: list[Witness]
    facts: list[SourceFacts]
    headers: dict[str, dict[str, Any]]
    """What each report says of itself."""


@dataclass(slots=True)
class Acquaintance:
    """The people of one party, with the conflicts between their titles."""

    people: list[Person]
    conflicts: list[Conflict]
    tasks: list[Task]


@dataclass(slots=True)
class Papers:
    """The papers of one name that is the same in all relations, as UNCLOS."""

    instruments: list[Instrument]


DIVISION, VOICES, PART, PEOPLE, PAPERS = "division", "voices", "part", "people", "papers"
# A division has no contents: its outline says which relations a report speaks of.
CONTENTS: dict[str, type] = {
    VOICES: Heard,
    PART: Part,
    PEOPLE: Acquaintance,
    PAPERS: Papers,
}


@dataclass(frozen=True, slots=True)
class Outline:
    """What has to be known of a piece to count it, and to see what else hangs on it."""

    home: Relation = ()
    relations: tuple[Relation, ...] = ()
    """Of a division: the relations that the report's claims belong to; none without claims."""
    facts: dict[str, str] = field(default_factory=dict)
    """Of voices: a hash of what is known of each report."""
    parties: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    """Of a part: whose people and which papers of a known name it speaks of."""
    counts: dict[str, int] = field(default_factory=dict)
    """How much of everything it has."""


class Piece:
    """One piece, fresh or as it was kept; what was kept is looked at only when it is asked for."""

    __slots__ = ("contents", "is_fresh", "made_of", "outline")

    def __init__(
        self,
        made_of: str,
        outline: Outline,
        contents: dict[str, Any] | None = None,
        *,
        is_fresh: bool = True,
    ) -> None:
        self.made_of = made_of
        self.outline = outline
        self.contents: dict[str, Any] = contents or {}
        self.is_fresh = is_fresh


def made(made_of: str, outline: Outline, body: Any) -> Piece:  # noqa: ANN401 - one of CONTENTS
    """A fresh piece of what was worked out."""
    contents = {each.name: getattr(body, each.name) for each in fields(body)}
    counts = {name: len(value) for name, value in contents.items()}
    return Piece(made_of, replace(outline, counts=counts), contents)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A piece as bytes."""

    made_of: str
    outline: bytes
    contents: Mapping[str, bytes]


class Shelf(Protocol):
    """Where pieces are kept."""

    def outlines(self) -> Iterable[tuple[PieceName, str, bytes]]:
        """The name of every piece, what it was made of, and its outline."""

    def contents(self, kind: str, key: str, names: Iterable[str]) -> Mapping[str, bytes]:
        """One of the contents of some pieces of a kind, by their names."""


class Nothing:
    """A shelf on which nothing is kept."""

    def outlines(self) -> Iterable[tuple[PieceName, str, bytes]]:
        """None."""
        return ()

    def contents(self, kind: str, key: str, names: Iterable[str]) -> Mapping[str, bytes]:  # noqa: ARG002
        """None."""
        return {}


# -- as bytes --------------------------------------------------------------------------------------

_SUM = 8  # bytes before the packed ones; a damaged piece is told by them
_PACKED = 1  # zlib's fastest: half the time of its usual, a fifth more bytes


class Damaged(Exception):  # noqa: N818 - what became of it, not a fault
    """Bytes that are not what was kept."""


def seal(thing: Any) -> bytes:  # noqa: ANN401 - any content
    """Pack one of the contents of a piece."""
    packed = zlib.compress(msgspec.json.encode(thing), _PACKED)
    return hashlib.blake2b(packed, digest_size=_SUM).digest() + packed


def unseal(kept: bytes, kind: str, key: str) -> Any:  # noqa: ANN401 - any content
    """Unpack one of the contents of a piece, or its outline; Damaged where that cannot be."""
    told, packed = kept[:_SUM], kept[_SUM:]
    if hashlib.blake2b(packed, digest_size=_SUM).digest() != told:
        raise Damaged
    try:
        return _decoder(kind, key).decode(zlib.decompress(packed))
    except (zlib.error, msgspec.DecodeError) as error:
        raise Damaged from error


OUTLINE = "outline"


@cache
def _decoder(kind: str, key: str) -> msgspec.json.Decoder[Any]:
    if key == OUTLINE:
        return msgspec.json.Decoder(Outline)
    return msgspec.json.Decoder(get_type_hints(CONTENTS[kind])[key])


def hash_of(*parts: str) -> str:
    """A hash of what a piece is made of: by these rules, of these things."""
    written = "\n".join((_rules(), *parts))
    return hashlib.blake2b(written.encode(), digest_size=12).hexdigest()


def hash_of_content(thing: Any) -> str:  # noqa: ANN401 - any content
    """A hash of something that was worked out."""
    return hashlib.blake2b(msgspec.json.encode(thing), digest_size=8).hexdigest()


@cache
def _rules() -> str:
    """A hash of the code and the words that work the record out: nobody has to count versions."""
    digest = hashlib.blake2b(digest_size=12)
    for name in ("anyascii", "rapidfuzz"):
        digest.update(f"{name} {version(name)}".encode())
    root = files("parley")
    for folder in ("model", "record", "rules"):
        for each in sorted(_inside(root / folder), key=str):
            if each.name.endswith((".py", ".yaml")):
                digest.update(each.read_bytes())
    return digest.hexdigest()


def _inside(folder: Traversable) -> Iterable[Traversable]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _inside(each)
        else:
            yield each
