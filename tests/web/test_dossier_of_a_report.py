"""The report's dossier: every character of the text once, every finding at its sentence."""

from dataclasses import replace

import pytest

from parley.dossiers.report import ReportDossier, report_dossier, sentence_anchor
from parley.pipeline import read_source
from parley.samples import sample_paths
from parley.store import IN_MEMORY, Database, View, Writer, open_database
from parley.store.writer import Read
from tests.factory import STORY, a_source

SAMPLES = [path.name for path in sample_paths()]


def dossier_of(samples: Database, name: str) -> tuple[ReportDossier, str]:
    view = View(samples)
    line = next(each for each in view.sources() if each.name.endswith(name))
    assert line.report
    dossier, kept = report_dossier(view, line.report), view.report(line.report)
    assert dossier
    assert kept
    return dossier, "".join(block.span.of(kept.text) for block in kept.blocks)


@pytest.mark.parametrize("name", SAMPLES)
def test_passages_of_a_report_are_its_blocks_whole(samples: Database, name: str) -> None:
    dossier, text = dossier_of(samples, name)
    assert "".join(p.text for block in dossier.blocks for p in block.passages) == text


@pytest.mark.parametrize("name", SAMPLES)
def test_every_evidence_of_a_finding_has_its_anchor_in_the_text(
    samples: Database, name: str
) -> None:
    dossier, _ = dossier_of(samples, name)
    anchors = [a for block in dossier.blocks for p in block.passages for a in p.anchors]
    wanted = {m.anchor for finding in dossier.findings for m in finding.evidence}
    assert len(anchors) == len(set(anchors))
    assert wanted <= set(anchors)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_passage_points_to_the_findings_whose_evidence_it_is(
    samples: Database, name: str
) -> None:
    dossier, _ = dossier_of(samples, name)
    findings = {finding.anchor: finding for finding in dossier.findings}
    pointed = [(p, each) for b in dossier.blocks for p in b.passages for each in p.findings]
    assert {each.anchor for _, each in pointed} == set(findings)
    assert all(
        any(passage.text.strip() in mention.quote for mention in findings[each.anchor].evidence)
        for passage, each in pointed
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_noise_carries_no_finding(samples: Database, name: str) -> None:
    dossier, _ = dossier_of(samples, name)
    assert not [p for b in dossier.blocks if b.is_noise for p in b.passages if p.findings]


def test_anchor_of_a_sentence_depends_on_its_words_alone() -> None:
    assert sentence_anchor("They met\n in Hanoi.") == sentence_anchor("They met in Hanoi.")
    assert sentence_anchor("They met in Hanoi.") != sentence_anchor("They met in Hue.")


def test_refused_items_stand_on_the_page_with_the_reason() -> None:
    source = a_source(STORY)
    read = read_source(source)
    assert isinstance(read, Read)
    item = {"code": "space", "evidence": [{"start": 0, "end": 9, "quote": STORY[:9]}]}
    why = ["code: no word of the evidence names or hints at space"]
    refused: dict[str, object] = {
        "part": "topics",
        "item": item,
        "verdict": "absent",
        "values": ["code"],
        "why": why,
    }
    database = open_database(IN_MEMORY)
    Writer(database).keep(source, replace(read, refused=[refused]))
    dossier = report_dossier(View(database), read.report.id)
    database.close()
    assert dossier
    (told,) = dossier.refused
    assert (told.part, told.verdict, told.why) == ("topics", "absent", tuple(why))
    assert [each.quote for each in told.evidence] == [STORY[:9]]
