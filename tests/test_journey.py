"""One report on its way: from a file to a record that answers, with nothing in its place."""

import json
from pathlib import Path

from parley.samples import sample_paths
from tests.conftest import Run

(SAMPLE,) = [path for path in sample_paths() if path.stem == "2024-08-26-us-media-note"]


def test_report_becomes_a_record_that_answers(start: Run, tmp_path: Path) -> None:
    added = start("add", str(SAMPLE))
    assert (added.returncode, added.stdout) == (0, "")
    assert (tmp_path / "parley.db").stat().st_size > 0
    (dialogue,) = json.loads(start("show", "--json").stdout)
    assert dialogue["parties"] == ["US", "VN"]
    dossier = json.loads(start("show", "round", "13", "--json").stdout)
    working = {choice["key"]: choice["working"] for choice in dossier["choices"]}
    assert (working["start"], working["city"]) == ("2024-08-26", "Hanoi")
    table = start("show", "round", "13", COLUMNS="80").stdout
    assert table.startswith("Round 13 of the US – VN Political, Security, and Defense Dialogue")
    assert start("verify").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["parley.db"]
