from dataclasses import replace

import pytest

from parley.model.report import Label
from parley.model.source import Stated
from parley.model.when import When
from tests.factory import SECOND, STORY, a_report, label_of


def test_report_id_does_not_depend_on_its_name() -> None:
    report = a_report(STORY)
    assert replace(report, name="another.txt").id == report.id


def test_report_id_depends_on_what_is_read_and_stated() -> None:
    report = a_report(STORY)
    dated = replace(report, stated=Stated(published=When("2018-01-31")))
    assert len({report.id, a_report(f"{STORY} More.").id, dated.id}) == 3


def test_readable_blocks_are_headline_body_and_caption() -> None:
    report = a_report(
        f"Ninth dialogue held in Hanoi\n\nHa Kim Ngoc in Hanoi. Photo: VNA\n\n{STORY}\n\n"
        f"© 2018 Red River Post. All rights reserved.\n",
    )
    assert [block.label for block in report.readable()] == [Label.TITLE, Label.CAPTION, Label.BODY]
    assert label_of("All rights", report) is Label.LEGAL


def test_origin_of_a_character_that_cleaning_added_is_none() -> None:
    report = a_report(f"<html><body><p>{STORY}</p><p>{SECOND}</p></body></html>")
    with pytest.raises(IndexError, match="added by cleaning"):
        report.origin_of(len(STORY))
