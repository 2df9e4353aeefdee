"""The reading's quality on the corpus has floors that only rise."""

import pytest

from tests.floors import BATCHES, Figures, load, measure
from tests.scoring import PARTS


@pytest.fixture(scope="module")
def reached() -> Figures:
    return measure()


@pytest.mark.parametrize(
    ("batch", "part"), [(batch, part) for batch, parts in load().items() for part in parts]
)
def test_reading_stays_above_its_floor(reached: Figures, batch: str, part: str) -> None:
    floors = load()[batch][part]
    fallen = [
        f"{name} {value:.3f} under {floor}"
        for name, value, floor in zip(
            ("precision", "recall", "F1"), reached[batch][part], floors, strict=True
        )
        if value < floor
    ]
    assert not fallen, f"{batch}, {part}: {fallen}"


def test_every_part_has_its_floor(reached: Figures) -> None:
    assert {batch: set(parts) for batch, parts in load().items()} == {
        batch: set(parts) for batch, parts in reached.items()
    }
    assert set(reached) == set(BATCHES)
    assert set(reached["samples"]) == set(PARTS)
