import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import Bug
from parley.model.span import Span, quote


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_span_is_forward_and_never_empty(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="forward"):
        Span(start, end)


def test_span_refuses_to_run_past_the_end() -> None:
    with pytest.raises(ValueError, match="past the end"):
        Span(0, 6).of("Hanoi")


def test_span_counts_code_points() -> None:
    assert Span(3, 8).of("Hà Nội 𝒩") == "Nội 𝒩"


def test_span_contains_what_lies_within() -> None:
    assert Span(2, 4) in Span(2, 5)
    assert Span(2, 6) not in Span(2, 5)


@given(st.text(min_size=1), st.data())
def test_quote_is_what_stands_there_without_white_space_at_its_edges(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].isspace():
        return
    made = quote(text, start, end)
    assert made.matches(text)
    assert made.quote == text[start:end].strip()


def test_quote_of_white_space_is_a_fault_of_ours() -> None:
    with pytest.raises(Bug, match="nothing to quote"):
        quote("a  b", 1, 3)
