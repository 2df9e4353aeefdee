"""Words, cues and patterns as data, one folder a language; no code but how to find them."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from parley.rules.kept import kept_file

LANGUAGE = "en"


def text(name: str) -> str:
    """A file of the language's folder as it stands, for instance "filed.tsv"."""
    return (files(__name__) / LANGUAGE / name).read_text("utf-8")


@cache
def load(name: str) -> Any:  # noqa: ANN401 - the readers of a file give it its type
    """What one rule file says, for instance `noise`. Raises RuleError where it is no YAML."""
    rule_file = text(f"{name}.yaml")

    def parse() -> Any:  # noqa: ANN401
        # A start that finds the file parsed needs no parser.
        from parley.rules.parsing import parsed  # noqa: PLC0415

        return parsed(rule_file, where=f"rules/{LANGUAGE}/{name}.yaml")

    parser = Path(__file__).with_name("parsing.py")
    return kept_file.get(str(parser), "rule file", rule_file, parse)
