"""The measurement reads what it says: other words in each report, and texts of the size asked."""

import random

import pytest

from bench.reading import KINDS, SEED, renewed, sources, texts
from parley.model.source import Source
from parley.pipeline import read_source


def test_a_tenth_of_the_words_is_fresh() -> None:
    text = " ".join(texts()[:20])
    words = renewed(text, random.Random(SEED)).split()  # noqa: S311 - no secret
    fresh = set(words) - set(text.split())
    assert 0.05 * len(words) < sum(word in fresh for word in words) < 0.15 * len(words)


def test_no_two_reports_are_alike() -> None:
    count = 3 * len(texts())
    assert len({source.content for source in sources(count)}) == count


@pytest.mark.parametrize("kind", KINDS)
def test_texts_have_the_size_asked_for_and_are_read(kind: str) -> None:
    text = KINDS[kind](2000)
    assert 1700 < len(text) <= 2000
    assert not isinstance(read_source(Source(text.encode(), "grown.txt", "text/plain")), str)
