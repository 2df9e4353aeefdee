import json

from tests.conftest import Run


def test_rules_prints_a_rule_whole(run: Run) -> None:
    done = run("rules", "commitments/agreed-to-do")
    assert done.returncode == 0
    assert done.stdout.startswith("commitments/agreed-to-do: agree, fired ")
    assert "ignores  They agreed to the proposal." in done.stdout


def test_rules_of_a_file_are_a_table(run: Run) -> None:
    done = run("rules", "participants")
    assert [line.split()[0] for line in done.stdout.splitlines()[:3]] == [
        "participants",
        "rule",
        "co-chaired",
    ]
    assert "agreed-to-do" not in done.stdout


def test_rules_as_json_count_what_they_read(run: Run) -> None:
    told = {entry["id"]: entry for entry in json.loads(run("rules", "rounds", "--json").stdout)}
    assert told["rounds/main"]["fired"] > 0
    assert told["rounds/meet-again"]["reads"]


def test_rules_names_what_is_not_there(run: Run) -> None:
    done = run("rules", "nosuch")
    assert done.returncode == 2
    assert "nosuch: there is no such file of rules. Name one of: rounds," in done.stderr
    done = run("rules", "commitments/nosuch")
    assert "commitments has no such rule. See: parley rules commitments" in done.stderr
