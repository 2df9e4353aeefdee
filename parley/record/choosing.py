"""The working value among those that reports give, and the others beside it."""

from collections.abc import Iterable
from typing import Any

from parley.model.claim import Claim
from parley.model.record import Choice, Value
from parley.model.when import When


def choose(claims: Iterable[Claim], key: str) -> Choice | None:
    """Choose the value that most reports give; the more precise of two that agree counts as one.

    A date without a year agrees with one that has it, a month with its days. Values that do not
    agree stand beside the working value as a conflict. None where no claim gives a value.
    """
    by_value: dict[Any, list[Claim]] = {}
    for claim in claims:
        value = claim.item.get(key)
        if value is not None:
            by_value.setdefault(value, []).append(claim)
    if not by_value:
        return None
    groups = _agreeing(by_value, is_date=key in ("start", "end", "date"))
    ranked = sorted(
        groups,
        key=lambda group: (-len({c.report for c in group[1]}), -len(str(group[0])), str(group[0])),
    )
    values = tuple(
        Value(value, tuple(sorted(claim.id for claim in members))) for value, members in ranked
    )
    reports = len({claim.report for claim in ranked[0][1]})
    why = "the only value" if len(ranked) == 1 else f"given by most reports ({reports})"
    return Choice(values[0].value, why, values, is_conflict=len(values) > 1)


def _agreeing(by_value: dict[Any, list[Claim]], *, is_date: bool) -> list[tuple[Any, list[Claim]]]:
    """Put values together that say the same, the more precise standing for both."""
    if not is_date:
        return [(value, members) for value, members in sorted(by_value.items(), key=_by_text)]
    groups: list[tuple[Any, list[Claim]]] = []
    # most precise first: years before their lack, days before months
    for value, members in sorted(
        by_value.items(), key=lambda each: (each[0].startswith("XXXX"), -len(each[0]), each[0])
    ):
        home = next((group for group in groups if agree(group[0], value)), None)
        if home is not None:
            home[1].extend(members)
        else:
            groups.append((value, list(members)))
    return groups


def _by_text(each: tuple[Any, Any]) -> str:
    return str(each[0])


def agree(one: str, other: str) -> bool:
    """Whether two dates may be one: "2018" and "2018-01-30", "XXXX-03-25" and "2019-03-25"."""
    return When(one).covers(When(other)) or When(other).covers(When(one))
