"""Values of an item to what is wrong with their form: what cannot be checked is not let through."""

from collections.abc import Callable
from typing import Any

from parley.reading.grounding.evidence import Check, missing


def _is_text(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))


def _is_texts(value: object) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)
    )


def _is_amount(value: object) -> bool:
    return isinstance(value, dict) and _is_number(value.get("value"))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_object(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


_TEXTS = (
    "mechanism start end city mode status name role party function code act what topic due said_by"
    " condition stance kind year ref visitor from to date"
).split()
_FORMS: dict[str, tuple[Callable[[object], bool], str]] = {
    **dict.fromkeys(_TEXTS, (_is_text, "a text")),
    **dict.fromkeys(("by", "parties"), (_is_texts, "a list of party codes")),
    "names_used": (_is_texts, "a list of names"),
    "amount": (_is_amount, 'a sum: {"value": …, "currency": …}'),
    "object": (_is_object, 'an object: {"site": …}'),
    "negated": (_is_truth, "true or false"),
}


def check_forms(item: dict[str, Any]) -> list[Check]:
    """Every value that has not the form that its key asks for."""
    wrong = {
        key
        for key, value in item.items()
        if value is not None and key in _FORMS and not _FORMS[key][0](value)
    }
    return [
        missing(key, f"{_short(item[key])} is not {form}")
        for key, (_, form) in _FORMS.items()
        if key in wrong
    ]


MOST = 60  # characters of a value that are shown


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= MOST else f"{shown[:MOST]}…"
