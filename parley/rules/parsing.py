"""The YAML of rule files."""

from typing import Any

import yaml

from parley.errors import RuleError


def parsed(text: str, where: str) -> Any:  # noqa: ANN401 - the readers of a file give it its type
    """What the text of a rule file says. Raises RuleError, which tells where the file lies."""
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise RuleError(where=where, reason=str(error)) from error


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which "on", "no" and "1:30" are words: only numbers are more than strings."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the form that PyYAML asks for
        first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":int", ":float"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
