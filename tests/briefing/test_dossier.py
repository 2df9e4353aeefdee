import json

import pytest

from parley.dossiers import BriefingDossier, Dossiers, as_data, briefing
from parley.dossiers.belonging import Places
from parley.errors import RecordError


def test_book_is_for_the_round_after_the_last_held(dossier: BriefingDossier) -> None:
    assert dossier.about.next.ordinal == 14
    assert dossier.about.next.start is None
    assert "round 13 is the last held" in dossier.about.next.basis


def test_series_has_every_number_and_says_what_the_sources_tell(dossier: BriefingDossier) -> None:
    assert [(each.name, each.state, each.city) for each in dossier.series] == [
        ("7", "covered", "Hanoi"),
        ("8", "announced", "Washington"),
        ("9", "covered", "Hanoi"),
        ("10", "covered", "Washington"),
        ("11", "no source", None),
        ("12", "no source", None),
        ("13", "covered", "Hanoi"),
    ]


@pytest.mark.parametrize(
    ("topic", "name", "state"),
    [
        pytest.param("counter-terrorism", "9", "agreed", id="the two governments agreed"),
        pytest.param("agent-orange-victims", "9", "one side", id="Ngoc asked"),
        pytest.param("drug-trafficking", "10", "deed told", id="the police work together"),
        pytest.param("korean-peninsula", "10", "raised", id="only on the table"),
        pytest.param("emerging-technology", "10", "absent", id="covered and not named"),
        pytest.param("emerging-technology", "12", "no coverage", id="no source"),
        pytest.param("maritime-law-enforcement", "8", "no coverage", id="announced only"),
    ],
)
def test_grid_tells_agreed_from_promised_from_raised(
    dossier: BriefingDossier, topic: str, name: str, state: str
) -> None:
    (row,) = [each for each in dossier.grid if each.topic == topic]
    (cell,) = [each for each in row.cells if each.name == name]
    assert cell.state == state
    assert len(cell.citations) == (state not in ("absent", "no coverage"))


def test_topic_is_expected_from_the_last_round_or_two_of_three(dossier: BriefingDossier) -> None:
    expected = {each.topic: each.tabled for each in dossier.agenda}
    assert expected["emerging-technology"] == ("13",)
    assert expected["code-of-conduct"] == ("9", "10")
    assert "korean-peninsula" not in expected


def test_front_page_tells_the_phrases_that_the_last_round_left_out(
    dossier: BriefingDossier,
) -> None:
    assert [each.formula for each in dossier.front.went] == ["COC", "DOC"]
    assert all(each.citations for each in (*dossier.front.came, *dossier.front.went))


def test_promise_stands_once_in_the_ledger(dossier: BriefingDossier) -> None:
    ledger = dossier.ledger
    groups = (
        ledger.overdue,
        ledger.due,
        ledger.undertaken,
        ledger.under_way,
        ledger.silent,
        ledger.done,
        ledger.unanswered,
        ledger.standing,
        ledger.closed,
    )
    stand = [each.line.id for group in groups for each in group]
    assert len(stand) == len(set(stand))
    threads = {each.line.id for sheet in dossier.sheets for each in (*sheet.promises, *sheet.asks)}
    assert threads <= set(stand)


def test_anniversary_is_counted_from_the_milestone(dossier: BriefingDossier) -> None:
    told = {each.line.kind: (each.when, each.years) for each in dossier.anniversaries}
    assert told["normalisation"] == ("2025-07", 30)
    assert told["partnership-upgraded"] == ("2028-09-10", 5)


def test_words_of_each_side_stand_beside_those_of_both(dossier: BriefingDossier) -> None:
    (sheet,) = [each for each in dossier.sheets if each.expected.topic == "counter-terrorism"]
    assert [each.by for each in sheet.words] == [("US",), ("VN",), ("US", "VN")]
    assert [each.where for each in sheet.words] == ["13", None, "9"]


def test_dossier_is_json(dossier: BriefingDossier) -> None:
    told = json.loads(json.dumps(as_data(dossier)))
    assert told["about"]["next"]["ordinal"] == 14


@pytest.mark.parametrize("ordinal", [8, 13])
def test_round_behind_us_is_refused(dossiers: Dossiers, ordinal: int) -> None:
    with pytest.raises(RecordError, match=rf"^Round {ordinal} of .* is behind us: round 13 was"):
        briefing(dossiers, ordinal=ordinal)


def test_later_round_may_be_asked_for(dossiers: Dossiers) -> None:
    assert briefing(dossiers, ordinal=15).about.next.ordinal == 15


def test_unknown_dialogue_is_named_with_those_there_are(dossiers: Dossiers) -> None:
    with pytest.raises(RecordError, match=r"No dialogue fits 'Rhine'") as error:
        briefing(dossiers, "Rhine")
    assert "dialogue:us-vn-political-security-defence-dialogue" in str(error.value)


def test_completed_and_proposed_are_not_among_the_silent(dossier: BriefingDossier) -> None:
    ledger = dossier.ledger
    assert "Da Nang" in {each.line.object for each in ledger.done}
    assert {each.line.status for each in ledger.unanswered} == {"proposed"}
    assert {each.line.status for each in ledger.silent} <= {"undertaken", "standing"}


def test_lines_are_found_by_any_of_their_places_once_and_in_order() -> None:
    places = Places(["c", "ab", "c", "c", "c", "c", "c", "c", "b"], iter)
    assert places.of("ba") == ["ab", "b"]
    assert places.of("z") == []
