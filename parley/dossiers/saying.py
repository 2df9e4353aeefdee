"""An item of a reading to the words in which a person would say it."""

from typing import Any

from parley.dossiers import words


def say(part: str, values: dict[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    """An item of a reading in words: what it is about, what it says, and notes on it."""
    head, says, notes = _WORDS[part](values)
    return head, says, tuple(note for note in notes if note)


_Values = dict[str, Any]
_Words = tuple[str, str, list[str]]


def _span(values: _Values) -> str:
    start, end = values.get("start"), values.get("end")
    if not start:
        return ""
    return words.days(f"{start}/{end}" if end and end != start else start)


def _round(values: _Values) -> _Words:
    number = f", {words.ordinal(values['ordinal'])} round" if values["ordinal"] else ""
    told = [values["status"], _span(values), values["city"] or "", values["mode"] or ""]
    return (
        f"{values['mechanism'] or 'Mechanism not named'}{number}",
        ", ".join(each for each in told if each),
        [words.parties(values["parties"])],
    )


def _participant(values: _Values) -> _Words:
    return (
        values["name"],
        values["role"] or "office not told",
        [f"{values['function']}, {words.party(values['party'])}"],
    )


def _topic(values: _Values) -> _Words:
    raised = values.get("raised_by")
    return (
        words.topic(values["code"]),
        "",
        [
            "for the first time" if values.get("first_time") else "",
            f"raised by {words.party(raised)}" if raised else "",
        ],
    )


def _commitment(values: _Values) -> _Words:
    amount = values.get("amount") or {}
    return (
        f"{words.parties(values['by'])}: {values['act']}",
        values["what"],
        [
            words.topic(values["topic"]),
            f"by {words.day(values['due'])}" if values["due"] else "",
            "denied" if values.get("negated") else "",
            " ".join(str(amount[key]) for key in ("currency", "value") if amount.get(key)),
            *words.provisos("", _one(values.get("condition")), _one(values.get("said_by"))),
        ],
    )


def _one(told: str | None) -> tuple[str, ...]:
    return (told,) if told else ()


def _position(values: _Values) -> _Words:
    said_by = values.get("said_by")
    return (
        f"{words.parties(values['by'])}: {values['stance']}",
        values["what"],
        [
            words.topic(values["topic"]),
            f"as told by {words.party(said_by)}" if said_by else "",
            *(f"formula: {each}" for each in values.get("formulae", ())),
            *(f"name used: {each}" for each in values.get("names_used", ())),
        ],
    )


def _instrument(values: _Values) -> _Words:
    return (
        values["name"],
        ", ".join(each for each in (values["kind"], values["year"], values["status"]) if each),
        [words.ref(values["ref"])],
    )


def _visit(values: _Values) -> _Words:
    way = " to ".join(words.party(values[key]) for key in ("from", "to") if values[key])
    return (
        values["visitor"],
        ", ".join(each for each in (way, values["city"], _span(values)) if each),
        [values["role"] or "", values["status"]],
    )


def _milestone(values: _Values) -> _Words:
    return (
        words.label(values["kind"]),
        values["what"],
        [words.parties(values["parties"]), words.day(values["date"]) if values["date"] else ""],
    )


_WORDS = {
    "rounds": _round,
    "participants": _participant,
    "topics": _topic,
    "commitments": _commitment,
    "positions": _position,
    "instruments": _instrument,
    "visits": _visit,
    "milestones": _milestone,
}
