"""Things that make each part when it is first asked for, to all of their parts."""

from dataclasses import asdict, is_dataclass
from functools import cached_property


def parts_of(thing: object) -> dict[str, object]:
    """Every part by its name, made now where nobody has asked for it yet."""
    return {
        name: getattr(thing, name)
        for name, part in vars(type(thing)).items()
        if isinstance(part, cached_property) and not name.startswith("_")
    }


def as_data(part: object) -> object:
    """A dossier, or a part of one, as plain data for JSON."""
    if isinstance(part, tuple):
        return [as_data(each) for each in part]
    if is_dataclass(part) and not isinstance(part, type):
        return asdict(part)
    parts = parts_of(part)
    return {name: as_data(each) for name, each in parts.items()} if parts else part
