"""Words, cues and patterns as data, one folder a language; no code but how to find them."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from parley.errors import RuleError

LANGUAGE = "en"


@cache
def load(name: str) -> Any:  # noqa: ANN401 - the readers of a file give it its type
    """Parse one rule file, for instance `noise`, and keep it."""
    path = files(__name__) / LANGUAGE / f"{name}.yaml"
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise RuleError(where=f"rules/{LANGUAGE}/{name}.yaml", reason=str(error)) from error


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which "on", "no" and "1:30" are words: only numbers are more than strings."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the form that PyYAML asks for
        first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":int", ":float"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
