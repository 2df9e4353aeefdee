"""parley verify --claims: one line of JSON for each claim, whoever made it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from parley.cli.verify import command

TEXT = """OSLO, 2 May 2022 – The third Kenya-Norway Maritime Dialogue was held in Oslo on Monday.

Norway pledged “ten boats” for Kenya’s coast guard. Kenya agreed to train forty officers.
"""
PLEDGE = "Norway pledged “ten boats” for Kenya’s coast guard."
ITEM = {"by": ["NO"], "act": "pledge", "what": "“ten boats” for Kenya’s coast guard"}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def line(path: Path, text: str = TEXT, quote: str = PLEDGE, **values: Any) -> str:  # noqa: ANN401
    start = text.index(quote)
    evidence = [{"start": start, "end": start + len(quote), "quote": quote}]
    item = {**ITEM, **values, "evidence": evidence}
    return json.dumps({"text": str(path), "part": "commitments", "item": item})


def verify(*lines: str) -> tuple[Result, list[dict[str, Any]]]:
    given = "\n".join(lines)
    result = CliRunner().invoke(command, ["--claims", "-"], input=given, obj={"record": "none.db"})
    return result, [json.loads(each) for each in result.stdout.splitlines()]


def test_supported_claims_end_in_exit_code_0(report: Path) -> None:
    result, answers = verify(line(report), line(report))
    assert result.exit_code == 0
    assert [(each["line"], each["verdict"]) for each in answers] == [
        (1, "supported"),
        (2, "supported"),
    ]


def test_each_claim_gets_one_line_with_four_keys(report: Path) -> None:
    result, answers = verify(line(report), line(report, by=["KE"]), line(report, act="complete"))
    assert result.exit_code == 1
    assert [sorted(each) for each in answers] == [["line", "values", "verdict", "why"]] * 3
    assert [each["values"][:1] for each in answers] == [[], ["by"], ["act"]]


def test_keys_it_does_not_know_are_ignored(report: Path) -> None:
    told = json.loads(line(report, mood="cheerful"))
    _, answers = verify(json.dumps({**told, "model": "any", "seen": [1]}))
    assert answers[0]["verdict"] == "supported"


def test_blank_lines_count_but_get_no_answer(report: Path) -> None:
    _, answers = verify("", line(report), "   ")
    assert [each["line"] for each in answers] == [2]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("{not json", "no JSON"),
        ("[1, 2]", "no JSON object"),
        ('{"part": "rounds", "item": {}}', "gives no text"),
        ('{"text": "x", "item": {}}', "gives no part"),
        ('{"text": "x", "part": "rounds"}', "gives no item"),
        ('{"text": "x", "part": "rounds", "item": []}', "gives no item"),
        ('{"text": "nowhere.txt", "part": "rounds", "item": {}}', "nowhere.txt"),
        ("[" * 100_000, "no JSON"),
        ('{"text": "x", "part": "rounds", "item": 1' + "0" * 5000 + "}", "no JSON"),
        ('{"text": ".", "part": "rounds", "item": {}}', "is a folder"),
        ('{"text": "-", "part": "rounds", "item": {}}', "Give its path"),
        ('{"text": "x\\u0000", "part": "rounds", "item": {}}', "no such file"),
    ],
)
def test_bad_line_is_named_and_the_rest_goes_on(report: Path, given: str, says: str) -> None:
    result, answers = verify(given, line(report))
    assert result.exit_code == 1
    assert says in answers[0]["why"][0]
    assert [each["verdict"] for each in answers] == ["absent", "supported"]


@pytest.mark.parametrize(
    "ends", ["\n", "\r\n", "\r"], ids=["line feeds", "both", "carriage returns"]
)
def test_offsets_count_code_points_of_the_file_as_it_is(tmp_path: Path, ends: str) -> None:
    # an "é" of two characters, which the report composes to one
    text = TEXT.replace("Oslo", "Oslo, near Cafe\u0301 Nord,").replace("\n", ends)
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode())
    _, answers = verify(line(path, text))
    assert answers[0]["verdict"] == "supported", answers


@pytest.mark.parametrize("counted", ["\ufeff", ""], ids=["counted", "not counted"])
def test_byte_order_mark_may_be_counted_or_not(tmp_path: Path, counted: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    _, answers = verify(line(path, counted + TEXT))
    assert answers[0]["verdict"] == "supported", answers


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"by": {"a": 1}}, "by"),
        ({"what": ["fund"]}, "what"),
        ({"act": ["pledge"]}, "act"),
        ({"amount": "5"}, "amount"),
        ({"amount": {"value": True}}, "amount"),
        ({"object": "school"}, "object"),
        ({"negated": "no"}, "negated"),
        ({"topic": 1.5}, "topic"),
    ],
)
def test_value_of_the_wrong_form_is_named(report: Path, values: dict[str, Any], key: str) -> None:
    _, answers = verify(line(report, **values))
    assert (answers[0]["verdict"], answers[0]["values"]) == ("altered", [key])


@pytest.mark.parametrize(
    "evidence",
    [
        None,
        [],
        "the quote",
        {"start": 0, "end": 5, "quote": "x"},
        [{"start": True, "end": 5, "quote": "x"}],
        [{"start": 0.0, "end": 5, "quote": "x"}],
        [{"start": 0, "end": 5, "quote": "\ud800"}],
        [{"start": 0, "end": 10**30, "quote": "x"}],
    ],
)
def test_evidence_that_quotes_nothing_is_named(report: Path, evidence: object) -> None:
    item = {**ITEM, "evidence": evidence}
    claim = json.dumps({"text": str(report), "part": "commitments", "item": item})
    _, answers = verify(claim)
    assert (answers[0]["verdict"], answers[0]["values"]) == ("absent", ["evidence"])


def test_item_without_a_value_says_nothing(report: Path) -> None:
    told = json.loads(line(report))
    told["part"], told["item"] = "rounds", {"evidence": told["item"]["evidence"]}
    result, answers = verify(json.dumps(told))
    assert (result.exit_code, answers[0]["verdict"]) == (1, "absent")


def test_claims_of_several_files_may_be_mixed(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(12)]
    for path in paths:
        path.write_text(TEXT, "utf-8")
    _, answers = verify(*(line(path) for path in paths * 2))
    assert [each["verdict"] for each in answers] == ["supported"] * 24


def test_wrong_offset_is_not_supported(report: Path) -> None:
    told = json.loads(line(report))
    told["item"]["evidence"][0]["start"] += 1
    _, answers = verify(json.dumps(told))
    assert answers[0]["values"] == ["evidence"]


def test_page_is_checked_by_its_cleaned_text(tmp_path: Path) -> None:
    story = TEXT.replace("\n\n", "</p><p>").strip()
    path = tmp_path / "report.html"
    path.write_text(
        f"<html><head><title>x</title></head><body><article><p>{story}</p></article></body></html>",
        "utf-8",
    )
    cleaned = TEXT.strip() + "\n\n"
    _, answers = verify(line(path, cleaned))
    assert answers[0]["verdict"] == "supported", answers


def test_claims_file_that_is_not_there_is_wrong_use() -> None:
    result = CliRunner().invoke(command, ["--claims", "nowhere.jsonl"], obj={"record": "none.db"})
    assert result.exit_code == 2
