"""What frames a dialogue: which milestones that reports tell of are one."""

import pytest

from parley.record import resolve
from tests.record.telling import Report


@pytest.mark.parametrize(
    ("one", "other", "milestones"),
    [
        ("an Extensive Strategic Partnership", "a Comprehensive Strategic Partnership", 2),
        ("a Comprehensive Strategic Partnership", "a Comprehensive Strategic Partnership", 1),
    ],
)
def test_partnerships_of_other_ranks_are_two_milestones(
    one: str, other: str, milestones: int
) -> None:
    first, second = Report("a"), Report("b")
    first.turn(f"elevation of ties to {one}", "XXXX-03")
    second.turn(f"ties were elevated to {other}", "2023-03")

    claims = [*first.claims, *second.claims]
    assert len(resolve(iter(claims)).milestones) == milestones
