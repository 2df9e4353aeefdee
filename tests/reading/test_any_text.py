"""What holds of a reading whatever the text: its quotes, its independence, its measure of work."""

import random
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.reading import KINDS, renewed
from parley.model.reading import PARTS
from parley.model.report import Block, Label, Report
from parley.model.span import Span
from parley.reading import lay, read, read_grounded
from parley.reading.sentences import MAX_SENTENCE
from tests.factory import a_report

CORPUS = Path(__file__).parents[1] / "corpus"
SAMPLES = CORPUS / "samples" / "clean"
ACTS = CORPUS / "acts.yaml"
WORDS = (
    "the two sides agreed to meet in Hanoi on 5 May 2024 and Minister Ha Kim Ngoc said that".split()
)


@cache
def samples() -> tuple[Report, ...]:
    return tuple(a_report(path.read_bytes()) for path in sorted(SAMPLES.glob("*.txt")))


def report_of(text: str) -> Report:
    """A report whose lines are all read."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), Label.BODY, "line"))
        at += len(line) + 1
    return Report(text, tuple(blocks), (), "any.txt", "")


def quotes_in(data: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
    if isinstance(data, dict):
        own = [data] if "quote" in data else []
        return own + [quote for value in data.values() for quote in quotes_in(value)]
    return [quote for each in data for quote in quotes_in(each)] if isinstance(data, list) else []


# -- quotes ----------------------------------------------------------------------------------------


PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(WORDS),
    st.sampled_from(list(" \n\t.,;:“”\"'()-–İßẞŉﬁ\u0301\ue000\ue001\ue0ff\u200b\U0001f1fb")),
)


@settings(max_examples=150)
@given(pieces=st.lists(PIECES, max_size=60), glue=st.sampled_from(["", " "]))
def test_no_text_breaks_a_span(pieces: list[str], glue: str) -> None:
    report = report_of(glue.join(pieces))
    layers = lay(report)
    assert len(layers.painted) == len(layers.folded) == len(report.text)
    for quote in quotes_in(read_grounded(report).data(report.text)):
        assert report.text[quote["start"] : quote["end"]] == quote["quote"] != ""


@cache
def told_sentences() -> list[list[str]]:
    """The words of the sentences on which the acts are tested."""
    cases: dict[str, list[str]] = yaml.safe_load(ACTS.read_text("utf-8"))
    return [case.split(" => ")[0].split() for family in cases.values() for case in family]


@settings(max_examples=150)
@given(data=st.data())
def test_sentences_cut_and_stitched_anywhere_are_read(data: st.DataObject) -> None:
    said = ["Japan and Canada held their fifth Strategic Dialogue in Tokyo on 4 June 2024."]
    for words in data.draw(st.lists(st.sampled_from(told_sentences()), max_size=4)):
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first, len(words)))
        said.append(" ".join(words[first:last]) + data.draw(st.sampled_from([".", " that.", ","])))
    report = report_of(" ".join(said))

    for quote in quotes_in(read_grounded(report).data(report.text)):
        assert report.text[quote["start"] : quote["end"]] == quote["quote"] != ""


@settings(max_examples=30)
@given(st.data())
def test_strange_characters_inside_a_report_break_no_span(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(samples())).text
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(PIECES) + text[at:]
    report = report_of(text)
    for quote in quotes_in(read_grounded(report).data(report.text)):
        assert report.text[quote["start"] : quote["end"]] == quote["quote"] != ""


def test_reports_with_fresh_words_are_read() -> None:
    """Names and verbs that stand nowhere else leave pronouns and owners without those they mean."""
    chance = random.Random(20240604)  # noqa: S311 - no secret
    for path in sorted(CORPUS.rglob("*.txt")):
        report = a_report(renewed(path.read_text("utf-8"), chance).encode())
        for quote in quotes_in(read_grounded(report).data(report.text)):
            assert report.text[quote["start"] : quote["end"]] == quote["quote"] != ""


def test_what_has_no_end_is_cut_and_nothing_is_lost() -> None:
    for text in ("a, and b " * 1000, "1234567890" * 1000, "no mark " * 1000, "line\t" * 2000):
        pieces = lay(report_of(text)).sentences
        assert max(piece.end - piece.start for piece in pieces) <= MAX_SENTENCE
        kept = "".join(text[piece.start : piece.end] for piece in pieces)
        assert "".join(kept.split()) == "".join(text.split())


# -- independence ----------------------------------------------------------------------------------


def in_front(report: Report, paragraph: str) -> tuple[Report, int]:
    """The report with a paragraph before its first, and by how much that moves the rest."""
    first = next(block.span.start for block in report.blocks if block.label is Label.BODY)
    shift = len(paragraph) + 2
    text = f"{report.text[:first]}{paragraph}\n\n{report.text[first:]}"
    blocks: list[Block] = []
    for block in report.blocks:
        if block.span.start < first:
            blocks.append(block)
            continue
        if block.span.start == first:
            blocks.append(Block(Span(first, first + len(paragraph)), Label.BODY, "line 0"))
        moved = Span(block.span.start + shift, block.span.end + shift)
        blocks.append(replace(block, span=moved))
    return replace(report, text=text, blocks=tuple(blocks)), shift


def moved(items: Any, first: int, shift: int) -> Any:  # noqa: ANN401 - JSON
    """Readings with the spans behind a place moved."""
    if isinstance(items, dict):
        out = {key: moved(value, first, shift) for key, value in items.items()}
        if "quote" in out and out["start"] >= first:
            out |= {"start": out["start"] + shift, "end": out["end"] + shift}
        return out
    return [moved(each, first, shift) for each in items] if isinstance(items, list) else items


THINGS = st.sampled_from(
    "the garden|an old bicycle|her kitchen|the rain|a loaf of bread|the smell of coffee".split("|")
)
DEEDS = st.sampled_from(
    "was quieter than the day before|stood by the door|looked like new|smelled of apples".split("|")
)
PARAGRAPH = st.tuples(THINGS, DEEDS).map(lambda pair: f"{pair[0].capitalize()} {pair[1]}.")


@settings(max_examples=40)
@given(report=st.sampled_from(range(14)), paragraph=PARAGRAPH)
def test_unrelated_paragraph_in_front_shifts_spans_and_changes_nothing_else(
    report: int, paragraph: str
) -> None:
    plain = samples()[report]
    behind, shift = in_front(plain, paragraph)
    first = behind.text.index(paragraph)
    expected, found = read(plain).data(plain.text), read(behind).data(behind.text)
    for part in (*PARTS, "unread"):
        assert found[part] == moved(expected[part], first, shift), part


# -- work ------------------------------------------------------------------------------------------


def calls_for(text: str) -> int:
    """How many functions are called, of Python's and of C's, to read and ground a text."""
    count = 0

    def note(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    report = a_report(text)
    sys.setprofile(note)
    try:
        read_grounded(report)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", KINDS)
def test_work_grows_with_the_text_and_not_faster(kind: str) -> None:
    text = KINDS[kind](6_000)
    calls_for(text)  # loads the rules that it needs
    # the same words twice: another text of twice the length may have more to read in its half
    once, twice = calls_for(text), calls_for(f"{text} {text}")
    assert twice < 2.5 * once
