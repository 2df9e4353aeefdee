"""What a person judged: kept with who and why, never undone by a new reading."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, inspect, text, update

from parley.cli import parley
from parley.dossiers import look_into
from parley.dossiers.left import left_of
from parley.model.claim import Claim, make_claim
from parley.model.judgement import Judgement, Target, Verb, hold
from parley.record import resolve
from parley.samples import sample_paths
from parley.store import View, open_database, schema
from tests.record.gold import read_claims


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("record") / "samples.db"
    # without the ministry's answers of 2019 one side alone tells of the end at Da Nang
    told = [path for path in sample_paths() if path.stem != "2019-11-21-vn-ministry"]
    assert run(where, "add", *map(str, told)).exit_code == 0
    return where


@pytest.fixture
def record(samples: Path, tmp_path: Path) -> Path:
    where = tmp_path / "own.db"
    where.write_bytes(samples.read_bytes())
    return where


def run(where: Path, *words: str) -> Result:
    return CliRunner().invoke(parley, ["--record", str(where), *words])


def judge(where: Path, *words: str) -> str:
    done = run(where, "judge", *words, "--who", "Lan", "--at", "2024-09-01T10:00")
    assert done.exit_code == 0, done.output
    return done.output.partition(": ")[0]


def shown(where: Path, what: str, *which: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(run(where, "show", what, *which, "--json").output)


def start_of(where: Path, number: str) -> str:
    choices = shown(where, "round", number)["choices"]
    return str(next(each["working"] for each in choices if each["key"] == "start"))


# -- on the command line ---------------------------------------------------------------------------


def test_correcting_a_date_wins_and_keeps_the_others_beside_it(record: Path) -> None:
    name = shown(record, "round", "9")["id"]
    judge(record, "correct", name, "start=2018-01-29", "--why", "the minutes say so")
    lines = {each["key"]: each for each in shown(record, "round", "9")["choices"]}
    assert lines["start"]["working"] == "2018-01-29"
    assert "Lan decided: the minutes say so" in lines["start"]["why"]
    assert {"2018-01-30", "2018-01-31"} <= {each["value"] for each in lines["start"]["values"]}


def test_withdrawn_judgement_is_kept_and_the_record_is_as_before(record: Path) -> None:
    before = [run(record, "show", what, "--json").output for what in ("people", "threads", "gaps")]
    made = judge(record, "reject", "person:us-charles-kupperman", "--why", "he was not there")
    names = [each["name"] for each in shown(record, "people")]
    assert "Charles Kupperman" not in names
    run(record, "judge", "withdraw", made, "--who", "Lan", "--why", "he was")
    after = [run(record, "show", what, "--json").output for what in ("people", "threads", "gaps")]
    assert after == before
    (line,) = json.loads(run(record, "history", "--json").output)
    assert (line["state"], line["who"]) == ("withdrawn", "Lan")


def test_two_people_are_one_once_a_person_says_so(record: Path) -> None:
    judge(record, "same", "us-marc-knapper", "us-bonnie-jenkins", "--why", "only a test")
    names = [each["name"] for each in shown(record, "people")]
    assert ("Marc Knapper" in names) != ("Bonnie Jenkins" in names)


def test_question_whether_two_are_one_is_answered_with_yes_or_no(record: Path) -> None:
    task = next(each for each in shown(record, "tasks") if each["other"])
    assert "accepting it would make them one" in run(record, "why", task["id"]).output
    judge(record, "reject", task["id"], "--why", "the site was another")
    assert task["id"] not in {each["id"] for each in shown(record, "tasks")}
    (line,) = json.loads(run(record, "history", "--json").output)
    assert (line["verb"], line["lines"]) == ("different", [task["about"], task["other"]])
    run(record, "judge", "withdraw", line["id"], "--who", "Lan", "--why", "it was not")
    judge(record, "accept", task["id"], "--why", "the same site")
    assert not {task["about"], task["other"]} <= {each["id"] for each in shown(record, "threads")}


def test_status_of_a_thread_is_the_one_a_person_gave(record: Path) -> None:
    judge(record, "status", "dioxin-remediation/bien-hoa", "suspended", "--why", "funds ran out")
    thread = shown(record, "thread", "dioxin-remediation/bien-hoa")
    assert thread["line"]["status"] == "suspended"
    assert thread["transitions"][-1]["actor"] == "Lan"


def test_accepted_task_does_what_it_proposes(record: Path) -> None:
    judge(record, "accept", "task:complete/us-vn/dioxin-remediation/da-nang", "--why", "I saw it")
    thread = shown(record, "thread", "dioxin-remediation/da-nang")
    assert thread["line"]["status"] == "complete"
    assert not thread["tasks"]


def test_task_that_was_answered_with_no_is_asked_no_more_until_something_new_speaks_for_it(
    record: Path, tmp_path: Path
) -> None:
    task = "task:complete/us-vn/dioxin-remediation/da-nang"
    judge(record, "reject", task, "--why", "a hangar is still to be cleaned")
    assert task not in {each["id"] for each in shown(record, "tasks")}
    thread = shown(record, "thread", "dioxin-remediation/da-nang")
    assert thread["line"]["status"] == "reported-complete"
    later = tmp_path / "later.txt"
    later.write_text(
        "WASHINGTON, 3 September 2025 - The 14th Vietnam-US Political, Security and Defense"
        " Dialogue was held in Washington on 2 September 2025. The dioxin cleanup at Da Nang"
        " airport has been completed.\n"
    )
    assert run(record, "add", str(later)).exit_code == 0
    assert task in {each["id"] for each in shown(record, "tasks")}


def test_accepting_a_conflict_settles_it_on_its_working_value(record: Path) -> None:
    name = next(each["id"] for each in shown(record, "conflicts") if each["key"] == "start")
    judge(record, "accept", name, "--why", "the ministry must know")
    assert name not in {each["id"] for each in shown(record, "conflicts")}
    assert start_of(record, "9") == "2018-01-30"


def test_settling_a_title_changes_it_at_that_round_alone(record: Path) -> None:
    name = "conflict:person:vn-bui-thanh-son/role"
    judge(record, "correct", name, "role=Vice Minister", "--why", "his card says so")
    (person,) = (e for e in shown(record, "people") if e["id"] == "person:vn-bui-thanh-son")
    offices = {office["role"]: office["rounds"] for office in person["held"]}
    assert offices["Vice Minister"] == ["10"]


def test_unread_sentence_that_was_seen_is_told_as_judged(record: Path) -> None:
    database = open_database(str(record))
    left = left_of(View(database))
    database.close()
    name = next(each for each in left if each.startswith("unread:"))
    judge(record, "accept", name, "--why", "it promises nothing")
    (line,) = json.loads(run(record, "history", name, "--json").output)
    assert (line["state"], line["of"][0]) == ("standing", left[name].quotes[0])


def test_meeting_in_person_is_told_with_what_it_follows_from(record: Path) -> None:
    name = shown(record, "round", "10")["id"]
    modes = [each for each in shown(record, "round", "10")["choices"] if each["key"] == "mode"]
    assert [each["working"] for each in modes] == ["in-person"]
    assert modes[0]["follows"].startswith("a place or a host is told")
    told = json.loads(run(record, "why", name, "--json").output)["chosen"]
    assert any("mode in-person" in each and "it follows: a place" in each for each in told)
    judge(record, "correct", name, "mode=in-person", "--why", "I was there")
    modes = [each for each in shown(record, "round", "10")["choices"] if each["key"] == "mode"]
    assert [each["follows"] for each in modes] == [None]


def test_why_names_sources_comparisons_and_judgements(record: Path) -> None:
    name = shown(record, "round", "10")["id"]
    judge(record, "note", name, "the minister was ill", "--why", "told by the embassy")
    told = json.loads(run(record, "why", name, "--json").output)
    assert any("same-number (+4): both are round 10" in each for each in told["joined"])
    assert any("March 25" in quote for each in told["grounds"] for quote in each["quotes"])
    assert [each["verb"] for each in told["judgements"]] == ["note"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("correct", "round:nowhere", "start=2018"), "has no line"),
        (("status", "person:us-mark-esper", "complete"), "Only a thread has a status"),
        (("status", "dioxin-remediation/bien-hoa", "broken"), "is no status"),
        (("same", "person:us-mark-esper"), "takes 2 ids"),
        (("same", "person:us-mark-esper", "person:us-mark-esper"), "rest on the same claims"),
        (("withdraw", "judgement:none"), "No judgement"),
        (("accept", "person:us-mark-esper", "--why", " "), "Say why"),
        (("withdraw", "judgement:none", "--why", ""), "Say why"),
        (
            ("same", "person:us-tina-kaidanow", "person:vn-bui-thanh-son"),
            "would stay two: one is of US, one of VN",
        ),
        (
            ("same", "person:us-mark-esper", "round:us-vn-political-security-defence-dialogue/9"),
            "of two kinds",
        ),
        (("reject", "conflict:person:us-tina-kaidanow/role"), "takes no 'reject'"),
        (("correct", "conflict:person:us-tina-kaidanow/role", "city=Hue"), "is about role"),
        (("correct", "person:us-mark-esper", "role="), "KEY=VALUE"),
        (
            ("correct", "person:us-tina-kaidanow", "start=2018"),
            "has no value 'start'. It has: name",
        ),
        (("correct", "round:us-vn-political-security-defence-dialogue/9", "start=soon"), "no date"),
        (("correct", "round:us-vn-political-security-defence-dialogue/9", "ordinal=x"), "number"),
        (("correct", "round:us-vn-political-security-defence-dialogue/9", "mode=x"), "in-person"),
        (("correct", "person:us-tina-kaidanow", "party=Mars"), "is no party"),
        (("correct", "person:us-tina-kaidanow", "name=null"), "without one"),
    ],
)
def test_judgement_that_cannot_be_made_says_why(
    record: Path, words: tuple[str, ...], says: str
) -> None:
    done = run(record, "judge", "--why", "a test", "--who", "Lan", *words)
    assert done.exception is not None
    assert says in str(done.exception)
    assert json.loads(run(record, "history", "--json").output) == []


@pytest.mark.parametrize("what", ["rounds", "people", "threads", "wording", "conflicts", "gaps"])
def test_any_line_can_be_asked_why(record: Path, what: str) -> None:
    lines = shown(record, {"rounds": "dialogues"}.get(what, what))
    for line in lines[:6]:
        told = json.loads(run(record, "why", line["id"], "--json").output)
        assert told["grounds"], line["id"]


# -- through a new reading -------------------------------------------------------------------------


def reread(claim: Claim, **values: object) -> Claim:
    """The claim as changed rules make it: another rule, other offsets, perhaps other words."""
    evidence = [{**quote, "start": quote["start"] + 7} for quote in claim.item["evidence"]]
    item = {**claim.item, "rule": "a/new-one", "evidence": evidence, **values}
    return make_claim(claim.report, claim.part, item)


def decide(verb: Verb, claim: Claim) -> Judgement:
    target = Target(claim.id, (hold(claim),))
    return Judgement(verb, (target,), {}, "Lan", "a test", "2024-09-01")


@pytest.mark.parametrize("values", [{}, {"what": "the cleanup of Bien Hoa airport at last"}])
def test_judgement_holds_on_to_its_claim_through_a_new_reading(values: dict[str, str]) -> None:
    claims = read_claims()[0]
    claim = next(c for c in claims if "cleanup of Bien Hoa airport" in c.item.get("what", ""))
    again = [reread(claim, **values) if each is claim else each for each in claims]
    record = resolve(again, [decide("reject", claim)])
    assert [ruling.lost for ruling in record.rulings] == [()]
    assert record.rulings[0].claims == (reread(claim, **values).id,)
    said = {name for line in record.commitments for name in line.claims}
    assert reread(claim, **values).id not in said


def test_judgement_whose_claim_is_gone_is_listed_not_dropped() -> None:
    claims = read_claims()[0]
    claim = next(each for each in claims if each.part == "visits")
    record = resolve([each for each in claims if each is not claim], [decide("accept", claim)])
    (ruling,) = record.rulings
    assert ruling.claims == ()
    assert ruling.lost == (f"visits: {claim.item['visitor']}",)


# -- in the store ----------------------------------------------------------------------------------


WITHOUT = {
    1: ("DROP TABLE judgements",),
    2: (
        "DROP TABLE pieces",
        "DROP TABLE piece_contents",
        "ALTER TABLE reports DROP COLUMN stamp",
    ),
}
"""What a version of the tables does not have that the next one has."""


@pytest.mark.parametrize("version", sorted(WITHOUT))
def test_older_record_is_brought_forward_with_all_it_holds(record: Path, version: int) -> None:
    engine = create_engine(f"sqlite:///{record}")
    before = run(record, "show", "threads", "--json").output
    with engine.begin() as connection:
        for each in range(version, schema.VERSION):
            for statement in WITHOUT[each]:
                connection.execute(text(statement))
        is_version = schema.meta.c.key == "schema"
        connection.execute(update(schema.meta).where(is_version).values(value=str(version)))
    engine.dispose()
    open_database(str(record)).close()
    engine = create_engine(f"sqlite:///{record}")
    assert all(inspect(engine).has_table(table) for table in schema.metadata.tables)
    engine.dispose()
    assert run(record, "show", "threads", "--json").output == before


def test_judgement_is_the_same_after_a_round_trip_through_json() -> None:
    claim = next(each for each in read_claims()[0] if each.part == "rounds")
    made = decide("accept", claim)
    assert Judgement.of(json.loads(json.dumps(made.data()))).id == made.id


TRAVELLER = """TOKYO, 3 June 2023 - The fifth Japan-Fiji Maritime Dialogue was held in Tokyo on
2 June 2023. It was co-chaired by Japanese Foreign Minister Aiko Mori and Fijian Foreign Minister
Ratu Vuli. Japanese Foreign Minister Aiko Mori will visit Suva on 4 July 2023.
"""


def test_person_at_a_table_who_also_travelled_can_be_corrected(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TRAVELLER)
    where = tmp_path / "own.db"
    assert run(where, "add", str(tmp_path / "report.txt")).exit_code == 0
    parts = {claim.part for claim in claims_of_line(where, "person:jp-aiko-mori")}
    assert parts == {"participants", "visits"}
    judge(where, "correct", "person:jp-aiko-mori", "role=Vice Minister", "--why", "her card")
    (line,) = (each for each in shown(where, "people") if each["name"] == "Aiko Mori")
    assert {office["role"] for office in line["held"]} == {"Vice Minister"}
    days = run(where, "judge", "correct", "person:jp-aiko-mori", "start=2023-07-05", "--why", "no")
    assert "It has: name, role, function, party" in str(days.exception)


def claims_of_line(where: Path, line: str) -> list[Claim]:
    database = open_database(str(where))
    with look_into(database) as look:
        dossiers = look.dossiers()
        found = [dossiers.claim(each) for each in dossiers.claims_behind(line)]
    database.close()
    return [claim for claim in found if claim is not None]
