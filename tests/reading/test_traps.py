"""The traps a reader of diplomatic reports falls into: each case says what must be read, or not."""

from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, get_args

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

from parley.errors import SourceError
from parley.model import reading as model
from parley.model.reading import PARTS, Reading
from parley.model.source import Source, Stated
from parley.model.when import When
from parley.reading import read
from parley.sources import clean
from parley.sources.opening import media_type

CORPUS = Path(__file__).parents[1] / "corpus" / "traps.yaml"
TOPICS = Path(__file__).parents[2] / "../shared/contract/topics.csv"
ITEMS = {
    "rounds": model.RoundItem,
    "participants": model.ParticipantItem,
    "topics": model.TopicItem,
    "commitments": model.CommitmentItem,
    "positions": model.PositionItem,
    "instruments": model.InstrumentItem,
    "visits": model.VisitItem,
    "milestones": model.MilestoneItem,
}
WORDS = {
    "act": get_args(model.Act),
    "stance": get_args(model.Stance),
    "function": get_args(model.Function),
    "mode": get_args(model.Mode),
}
TESTS_OF_A_VALUE = {"has", "lacks", "any"}

Pattern = dict[str, Any]


def as_printed(data: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    """Turn the days that YAML reads as dates back into text."""
    if isinstance(data, dict):
        return {key: as_printed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_printed(value) for value in data]
    return data if data is None or isinstance(data, bool | int) else str(data)


class Expected(BaseModel):
    """What is expected of a reading, part by part."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: Pattern = {}
    rounds: list[Pattern] = []
    participants: list[Pattern] = []
    topics: list[Pattern] = []
    commitments: list[Pattern] = []
    positions: list[Pattern] = []
    instruments: list[Pattern] = []
    visits: list[Pattern] = []
    milestones: list[Pattern] = []

    @field_validator("*", mode="before")
    @classmethod
    def spell_out(cls, value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        """Take `any` for the pattern that every item fits, and a bare code for its topic."""
        if value == "any":
            return [{}]
        if not isinstance(value, list):
            return value
        return [{"code": each} if isinstance(each, str) else each for each in value]

    def patterns(self) -> list[tuple[str, Pattern]]:
        """Every pattern with the part it is about; the report itself is no part."""
        return [(part, pattern) for part in PARTS for pattern in getattr(self, part)]


class Case(BaseModel):
    """A small report and what must and must not be read from it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    published: str | None = None
    url: str | None = None
    reads: Expected = Expected()
    either: list[Expected] = []
    exactly: dict[
        Literal["rounds", "participants", "instruments", "milestones", "visits"], int
    ] = {}
    not_: Expected = Field(default=Expected(), alias="not")
    fails_yet: str | None = None

    def expectations(self) -> list[Expected]:
        """Everything that is expected, wanted or unwanted."""
        return [self.reads, *self.either, self.not_]


class Trap(BaseModel):
    """One way to misread, by its number in the list of traps."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    trap: int
    name: str
    cases: list[Case] = Field(min_length=2)


TRAPS = [
    Trap.model_validate(as_printed(each))
    for each in yaml.safe_load(CORPUS.read_text(encoding="utf-8"))
]


def fails_yet(reason: str) -> pytest.MarkDecorator:
    """A misreading or a refusal is known; any other error is a fault of its own."""
    return pytest.mark.xfail(reason=reason, strict=True, raises=(AssertionError, SourceError))


def cases() -> list[Any]:
    """The cases as parameters, those that are known to fail marked with the reason."""
    return [
        pytest.param(
            case,
            id=f"{trap.trap:02d}-{trap.name}-{number}",
            marks=[fails_yet(case.fails_yet)] if case.fails_yet else [],
        )
        for trap in TRAPS
        for number, case in enumerate(trap.cases, 1)
    ]


def reading_of(case: Case) -> tuple[str, Reading]:
    content = case.text.encode()
    stated = Stated(published=When(case.published) if case.published else None, url=case.url)
    report = clean(
        Source(content=content, name="trap", media_type=media_type(content), stated=stated)
    )
    return report.text, read(report)


def fits(wanted: Any, got: Any) -> bool:  # noqa: ANN401 - any value of an item
    """Whether a value is the one that is wanted, as the head of the file explains."""
    if isinstance(wanted, dict) and wanted.keys() & TESTS_OF_A_VALUE:
        words = str(got or "").casefold()
        return (
            str(wanted.get("has", "")).casefold() in words
            and ("lacks" not in wanted or str(wanted["lacks"]).casefold() not in words)
            and ("any" not in wanted or any(fits(each, got) for each in wanted["any"]))
        )
    if isinstance(wanted, dict):
        return isinstance(got, dict) and all(fits(wanted[key], got.get(key)) for key in wanted)
    if isinstance(wanted, list):
        return isinstance(got, list) and sorted(wanted) == sorted(got)
    if wanted is None or isinstance(wanted, bool):
        return got is wanted
    return got is not None and str(wanted).casefold() == str(got).casefold()


def missing(expected: Expected, data: dict[str, Any]) -> list[str]:
    """What is expected and not read."""
    out = [
        f"report {key}: {value!r}, not {data['report'][key]!r}"
        for key, value in expected.report.items()
        if not fits(value, data["report"][key])
    ]
    return out + [
        f"{part}: {pattern}"
        for part, pattern in expected.patterns()
        if not any(fits(pattern, item) for item in data[part])
    ]


def unwanted(expected: Expected, data: dict[str, Any]) -> list[str]:
    """What is read and must not be."""
    out = [
        f"report {key}: {value!r}"
        for key, value in expected.report.items()
        if fits(value, data["report"][key])
    ]
    return out + [
        f"{part}: {item}"
        for part, pattern in expected.patterns()
        for item in data[part]
        if fits(pattern, item)
    ]


@pytest.mark.parametrize("case", cases())
def test_reading_avoids_the_trap(case: Case) -> None:
    text, reading = reading_of(case)
    data = reading.data(text)
    counted = {part: len(data[part]) for part in case.exactly}
    found = {part: [each.data() for each in getattr(reading, part)] for part in counted}

    assert missing(case.reads, data) == []
    assert unwanted(case.not_, data) == []
    assert counted == case.exactly, found
    if case.either:
        assert [] in [missing(each, data) for each in case.either], case.either
    assert all(quote.matches(text) for _, item in reading.items() for quote in item.evidence)


def test_every_trap_is_there_once() -> None:
    assert [trap.trap for trap in TRAPS] == list(range(1, 79))


def told() -> list[tuple[str, str, Any]]:
    """Every key of every pattern with its part and the values it names."""
    return [
        (part, key, value)
        for trap in TRAPS
        for case in trap.cases
        for expected in case.expectations()
        for part, pattern in expected.patterns()
        for key, value in pattern.items()
    ]


def values(value: Any) -> list[Any]:  # noqa: ANN401 - any value of a pattern
    if isinstance(value, dict):
        return [each for one in value.get("any", []) for each in values(one)]
    return value if isinstance(value, list) else [value]


def test_patterns_use_the_keys_of_the_contract() -> None:
    keys = {
        part: {each.metadata["key"] or each.name for each in fields(item)}
        for part, item in ITEMS.items()
    }
    assert [(part, key) for part, key, _ in told() if key not in keys[part]] == []


@pytest.mark.parametrize("key", ["act", "stance", "function", "mode"])
def test_patterns_use_the_words_of_the_contract(key: str) -> None:
    named = {each for _, told_key, value in told() if told_key == key for each in values(value)}
    assert named - {None} <= set(WORDS[key])


def test_parties_are_codes() -> None:
    named = [
        each
        for _, key, value in told()
        if key in {"by", "parties", "party", "from", "to"}
        for each in values(value)
    ]
    assert [each for each in named if each is not None and not str(each).isupper()] == []


@pytest.mark.skipif(not TOPICS.exists(), reason="the list of topics is not beside the checkout")
def test_topics_are_codes_of_the_contract() -> None:
    codes = {line.split(",")[0] for line in TOPICS.read_text(encoding="utf-8").splitlines()[1:]}
    named = {each for _, key, value in told() if key in {"topic", "code"} for each in values(value)}
    assert named - {None} <= codes


def test_every_case_can_fail() -> None:
    idle = [
        f"{trap.trap}-{trap.name}"
        for trap in TRAPS
        for case in trap.cases
        if not case.exactly
        and not case.either
        and not any(each.patterns() or each.report for each in case.expectations())
    ]
    assert idle == []


@pytest.mark.parametrize(
    ("wanted", "got", "is_fit"),
    [
        ("Hanoi", "hanoi", True),
        ("2018-01-30", "2018-01", False),
        (None, None, True),
        (None, "Hanoi", False),
        ("Hanoi", None, False),
        (False, None, False),
        (["US", "VN"], ["VN", "US"], True),
        (["US"], ["US", "VN"], False),
        ({"has": "patrol boats"}, "extra Patrol Boats", True),
        ({"has": "boats", "lacks": "patrol"}, "patrol boats", False),
        ({"any": [None, {"has": "2022"}]}, "2022~", True),
        ({"any": ["2022", "2023"]}, "2024", False),
        ({"value": 5}, {"value": 5, "currency": "USD"}, True),
        ({"value": 5}, None, False),
    ],
)
def test_patterns_fit_as_the_file_explains(wanted: object, got: object, *, is_fit: bool) -> None:
    assert fits(wanted, got) is is_fit
